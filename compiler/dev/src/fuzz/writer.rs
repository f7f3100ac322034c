//! Writes expressions: of a wanted kind, from variables, literals, rows of the table and calls.
//!
//! Every program ends and prints the same each time: loops are counted, what makes values larger is used a
//! few times only, nothing prints an address.

use super::class::Shape;
use super::kind::{Bound, Kind, Pattern, is_match, kind_of};
use super::literal::literal;
use super::operations::{Nature, Operation, table};
use super::rng::Rng;
use super::scope::{Scope, Signature};
use super::tree::Expr;
use std::sync::OnceLock;

/// Where a program is to run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum World {
    /// What has native forms only.
    Native,
    /// The same, with classes.
    Classes,
    /// Everything, native and deferred functions side by side.
    Hybrid,
    /// What acts on the whole module: a program of its own.
    Module,
}

impl World {
    /// May CPython carry some of it out?
    pub fn has_isolate(self) -> bool {
        !matches!(self, World::Native | World::Classes)
    }
}

pub struct Writer {
    pub rng: Rng,
    pub world: World,
    /// In front of the names that this case gives to things of the module.
    pub prefix: String,
    /// The innermost function last.
    pub scopes: Vec<Scope>,
    pub functions: Vec<Signature>,
    pub loops: u32,
    pub is_in_loop: bool,
    /// At the level of the module, in no function.
    pub is_top: bool,
    /// The function being written has native forms only.
    pub is_plain: bool,
    /// Uses of what makes values larger that are left.
    pub growth: u32,
    /// Percent of expressions that are of another kind than wanted.
    pub faults: usize,
    /// Inside of something that iterates: nothing is changed here.
    pub iterating: u32,
    /// Classes and generators of the program, and objects of them.
    pub classes: Vec<String>,
    pub generators: Vec<(String, Kind)>,
    pub objects: Vec<String>,
    /// Classes with native instances, how many methods they have, and up to which one may be called here.
    pub shapes: Vec<Shape>,
    pub methods: usize,
    pub callable: usize,
    fresh: u32,
}

fn operations() -> &'static [Operation] {
    static TABLE: OnceLock<Vec<Operation>> = OnceLock::new();
    TABLE.get_or_init(table)
}

impl Writer {
    pub fn new(rng: Rng, world: World, prefix: &str) -> Writer {
        let mut rng = rng;
        let faults = *rng.pick(&[0, 0, 1, 1, 2, 5]);
        Writer {
            rng,
            world,
            prefix: prefix.to_string(),
            scopes: Vec::new(),
            functions: Vec::new(),
            loops: 0,
            is_in_loop: false,
            is_top: false,
            is_plain: false,
            growth: 4,
            faults,
            iterating: 0,
            classes: Vec::new(),
            generators: Vec::new(),
            objects: Vec::new(),
            shapes: Vec::new(),
            methods: 0,
            callable: usize::MAX,
            fresh: 0,
        }
    }

    pub fn scope(&mut self) -> &mut Scope {
        if self.scopes.is_empty() {
            self.scopes.push(Scope::default());
        }
        self.scopes.last_mut().expect("there is one")
    }

    pub fn fresh(&mut self, stem: &str) -> String {
        self.fresh += 1;
        format!("{stem}{}", self.fresh)
    }

    /// Only what has a native form is written here.
    pub fn is_native(&self) -> bool {
        !self.world.has_isolate() || self.is_plain
    }

    /// A function of a hybrid program is native as a whole or may have anything in it.
    pub fn choose_form(&mut self, plain: usize) {
        self.is_plain = self.world.has_isolate() && self.rng.percent(plain);
    }

    /// Any kind, one that a variable has more often than not: values meet.
    pub fn any_kind(&mut self, depth: u32) -> Kind {
        let kinds: Vec<Kind> = self.scope().variables.iter().map(|v| v.kind.clone()).collect();
        if kinds.is_empty() || self.rng.percent(45) {
            return Kind::any(&mut self.rng, depth);
        }
        match self.rng.pick(&kinds) {
            // The items of what is there, too.
            Kind::List(item) | Kind::Set(item) if self.rng.percent(40) => (**item).clone(),
            kind => kind.clone(),
        }
    }

    pub fn expr(&mut self, kind: &Kind, depth: u32) -> Expr {
        if self.rng.percent(self.faults) {
            let other = Kind::any(&mut self.rng, 1);
            return self.of_kind(&other, depth.min(1));
        }
        if self.rng.percent(3)
            && let Some(object) = self.object()
        {
            return object;
        }
        self.of_kind(kind, depth)
    }

    fn of_kind(&mut self, kind: &Kind, depth: u32) -> Expr {
        match kind {
            Kind::Union(members) => {
                if let Some(found) = self.variable(kind).filter(|_| self.rng.percent(60)) {
                    return found;
                }
                let member = self.rng.pick(members).clone();
                self.of_kind(&member, depth)
            }
            Kind::Iter(item) => self.iterated(item, depth, true),
            Kind::Index | Kind::Count => self.small(kind, depth),
            Kind::Function(from, to) => self.function(from, to, depth),
            Kind::Object(class) => match self.variable(kind).filter(|_| depth == 0 || self.rng.percent(70)) {
                Some(found) => found,
                None => self.instance(&class.clone(), depth),
            },
            _ if depth == 0 || self.rng.percent(45) => self.simple(kind),
            _ => self.compound(kind, depth - 1),
        }
    }

    /// A variable where there is one, else a literal.
    pub fn simple(&mut self, kind: &Kind) -> Expr {
        match self.variable(kind).filter(|_| self.rng.percent(75)) {
            Some(found) => found,
            None => literal(kind, &mut self.rng),
        }
    }

    /// The name of a variable that may hold such a value.
    pub fn variable(&mut self, kind: &Kind) -> Option<Expr> {
        let fits = |have: &Kind| match have {
            Kind::Union(members) => have == kind || members.contains(kind),
            have => have == kind,
        };
        let names: Vec<String> =
            self.scope().variables.iter().filter(|v| fits(&v.kind)).map(|v| v.name.clone()).collect();
        if names.is_empty() { None } else { Some(Expr::leaf(self.rng.pick(&names).clone())) }
    }

    fn small(&mut self, kind: &Kind, depth: u32) -> Expr {
        if depth == 0 || self.rng.percent(70) {
            return literal(kind, &mut self.rng);
        }
        let inner = self.expr(&Kind::Int, depth - 1);
        Expr::of("$ % 5", vec![inner])
    }

    fn compound(&mut self, kind: &Kind, depth: u32) -> Expr {
        if !self.shapes.is_empty()
            && self.rng.percent(30)
            && let Some(asked) = self.asked(kind, depth)
        {
            return asked;
        }
        match self.rng.below(20) {
            0 | 1 => self.call(kind, depth).unwrap_or_else(|| self.row(kind, depth)),
            2 => self.comprehension(kind, depth).unwrap_or_else(|| self.row(kind, depth)),
            3 => self.display(kind, depth),
            4 => self.choice(kind, depth),
            5 if *kind == Kind::Str => self.formatted(),
            6 if self.iterating > 0 => {
                let value = self.expr(kind, depth);
                Expr::of(&format!("{}say(@)", self.prefix), vec![value])
            }
            6 if self.scopes.len() == 1 => {
                let name = self.target(kind);
                let value = self.expr(kind, depth);
                self.scope().set(&name, kind.clone());
                Expr::of("(@ := @)", vec![Expr::leaf(name), value])
            }
            _ => self.row(kind, depth),
        }
    }

    /// A name to assign to: a known one, a new one; seldom one that means something elsewhere.
    pub fn target(&mut self, _kind: &Kind) -> String {
        const POOL: &str = "a b c d e f g h a b c d a b c d";
        const ODD: &str =
            "x1 fn self loop R rt match type_ é main str_ box mut ref_ result e1 i l case impl_ U2 Err Ok";
        loop {
            let name = if self.rng.percent(4) { self.rng.word(ODD) } else { self.rng.word(POOL) };
            let scope = self.scope();
            let is_taken = scope.variables.iter().any(|v| v.name == name && v.is_fixed);
            if !is_taken && !scope.outer.iter().any(|o| o == name) {
                return name.to_string();
            }
        }
    }

    fn row(&mut self, kind: &Kind, depth: u32) -> Expr {
        let mut fitting: Vec<(&'static Operation, Bound)> = Vec::new();
        for row in operations() {
            let mut bound = Bound::new();
            let is_allowed = match row.nature {
                Nature::Deferred => !self.is_native(),
                Nature::Plain => true,
                Nature::Growing => self.growth > 0 && self.loops == 0 && self.iterating == 0,
                Nature::Mutating => self.iterating == 0,
            };
            if is_allowed && is_match(&row.result, kind, &mut bound) {
                fitting.push((row, bound));
            }
        }
        if fitting.is_empty() {
            return self.simple(kind);
        }
        let (row, mut bound) = fitting.swap_remove(self.rng.below(fitting.len()));
        if row.nature == Nature::Growing {
            self.growth -= 1;
        }
        let operands = row
            .operands
            .iter()
            .map(|pattern| {
                self.bind(pattern, &mut bound);
                let wanted = kind_of(pattern, &mut bound, &mut self.rng);
                self.expr(&wanted, depth)
            })
            .collect();
        Expr::of(row.template, operands)
    }

    /// The letters of an operand stand for the kind of some variable, often.
    fn bind(&mut self, pattern: &Pattern, bound: &mut Bound) {
        if self.rng.percent(40) {
            return;
        }
        let kinds: Vec<Kind> = self.scope().variables.iter().map(|v| v.kind.clone()).collect();
        if kinds.is_empty() {
            return;
        }
        let mut trial = bound.clone();
        if is_match(pattern, self.rng.pick(&kinds), &mut trial) {
            *bound = trial;
        }
    }

    /// A call of a function of the program; a name, a default, a keyword.
    fn call(&mut self, kind: &Kind, depth: u32) -> Option<Expr> {
        // What is called may change what is being iterated over.
        if self.loops > 1 || self.iterating > 0 {
            return None;
        }
        let fitting: Vec<Signature> = self.functions.iter().filter(|f| f.result == *kind).cloned().collect();
        let signature = if fitting.is_empty() { return None } else { self.rng.pick(&fitting).clone() };
        Some(self.call_of(&signature, depth))
    }

    pub fn call_of(&mut self, signature: &Signature, depth: u32) -> Expr {
        let mut arguments = Vec::new();
        let mut keywords = Vec::new();
        let mut is_by_name = false;
        for parameter in &signature.parameters {
            if parameter.has_default && self.rng.percent(50) {
                is_by_name = true;
                continue;
            }
            // Now and then another kind: the function has an instance for each.
            let kind = if self.rng.percent(6) { Kind::any(&mut self.rng, 1) } else { parameter.kind.clone() };
            let value = self.expr(&kind, depth);
            if parameter.is_keyword_only || is_by_name || self.rng.percent(20) {
                is_by_name = true;
                keywords.push(Expr::of("@=@", vec![Expr::leaf(parameter.name.clone()), value]));
            } else {
                arguments.push(value);
            }
        }
        self.call_rest(&signature.rest, depth, &mut arguments, &mut keywords);
        if keywords.len() > 1 && self.rng.percent(50) {
            keywords.reverse();
        }
        arguments.extend(keywords);
        Expr::listed(&format!("{}(", signature.name), arguments, ")")
    }

    fn display(&mut self, kind: &Kind, depth: u32) -> Expr {
        let items = |writer: &mut Writer, item: &Kind| -> Vec<Expr> {
            (0..writer.rng.below(4)).map(|_| writer.expr(item, depth)).collect()
        };
        match kind {
            Kind::List(item) => Expr::listed("[", items(self, item), "]"),
            Kind::Set(item) => match items(self, item) {
                empty if empty.is_empty() => Expr::leaf("set()"),
                items => Expr::listed("{", items, "}"),
            },
            Kind::Dict(key, value) => {
                let keys = items(self, key);
                let pairs = keys.into_iter().map(|k| Expr::loose("@: @", vec![k, self.expr(value, depth)]));
                Expr::listed("{", pairs.collect(), "}")
            }
            Kind::Tuple(kinds) => {
                let items: Vec<Expr> = kinds.iter().map(|k| self.expr(k, depth)).collect();
                let close = if items.len() == 1 { ",)" } else { ")" };
                Expr::listed("(", items, close)
            }
            _ => self.row(kind, depth),
        }
    }

    fn choice(&mut self, kind: &Kind, depth: u32) -> Expr {
        let (first, second) = (self.expr(kind, depth), self.expr(kind, depth));
        let test = self.expr(&Kind::Bool, depth);
        match self.rng.below(4) {
            0 => Expr::of("$ or $", vec![first, second]),
            1 => Expr::of("$ and $", vec![first, second]),
            _ => Expr::of("$ if $ else $", vec![first, test, second]),
        }
    }
}
