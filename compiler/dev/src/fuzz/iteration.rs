//! What iterates inside an expression: comprehensions, generator expressions, lambdas, things to go over.

use super::kind::Kind;
use super::tree::Expr;
use super::writer::Writer;

impl Writer {
    /// Anything that gives such items.
    pub fn iterable(&mut self, item: &Kind, depth: u32) -> Expr {
        self.iterated(item, depth, false)
    }

    /// A generator expression has a native form only as an argument of some builtins.
    pub fn iterated(&mut self, item: &Kind, depth: u32, is_argument: bool) -> Expr {
        if depth == 0 {
            return self.simple(&Kind::list(item.clone()));
        }
        let listed = Kind::list(item.clone());
        match (self.rng.below(12), item) {
            (0, Kind::Int) => self.expr(&Kind::Range, depth - 1),
            (0, Kind::Str) => self.expr(&Kind::Str, depth - 1),
            (1, Kind::Int) => self.expr(&Kind::Bytes, depth - 1),
            (1, _) if item.is_hashable() => self.expr(&Kind::Set(Box::new(item.clone())), depth - 1),
            (2, _) if item.is_hashable() => {
                let value = self.any_kind(1);
                self.expr(&Kind::Dict(Box::new(item.clone()), Box::new(value)), depth - 1)
            }
            (3 | 4, _) if is_argument || self.rng.percent(50) => self.over("(@ for @ in @)", item, depth - 1),
            (5, _) => Expr::of("reversed(@)", vec![self.expr(&listed, depth - 1)]),
            (6, _) if is_argument || !self.is_native() => {
                let from = Kind::scalar(&mut self.rng);
                let (function, items) =
                    (self.function(&from, item, depth - 1), self.iterable(&from, depth - 1));
                Expr::of("map(@, @)", vec![function, items])
            }
            (7, _) => self.expr(&Kind::Tuple(vec![item.clone(), item.clone()]), depth - 1),
            (8, _) => Expr::of("iter(@)", vec![self.expr(&listed, depth - 1)]),
            _ => self.expr(&listed, depth - 1),
        }
    }

    pub fn comprehension(&mut self, kind: &Kind, depth: u32) -> Option<Expr> {
        Some(match kind {
            Kind::List(item) => self.over("[@ for @ in @]", item, depth),
            Kind::Set(item) => self.over("{@ for @ in @}", item, depth),
            Kind::Frozen(item) => self.over("frozenset(@ for @ in @)", item, depth),
            Kind::Dict(key, value) => self.pairs(key, value, depth),
            Kind::Bool => self.over("any(@ for @ in @)", &Kind::Bool, depth),
            Kind::Int => self.over("sum(@ for @ in @)", &Kind::Int, depth),
            Kind::Str => self.over("'-'.join(@ for @ in @)", &Kind::Str, depth),
            _ => return None,
        })
    }

    /// The template's holes: the item, its target, what is iterated over.
    fn over(&mut self, template: &str, item: &Kind, depth: u32) -> Expr {
        self.over_items(template, depth, &mut |writer| writer.expr(item, depth))
    }

    fn pairs(&mut self, key: &Kind, value: &Kind, depth: u32) -> Expr {
        self.over_items("{@ for @ in @}", depth, &mut |writer| {
            Expr::loose("@: @", vec![writer.expr(key, depth), writer.expr(value, depth)])
        })
    }

    fn over_items(&mut self, template: &str, depth: u32, item: &mut dyn FnMut(&mut Writer) -> Expr) -> Expr {
        self.iterating += 1;
        let from = if self.rng.percent(50) { Kind::Int } else { self.any_kind(1) };
        let mut source = self.iterable(&from, depth.min(1));
        let known = self.scope().variables.clone();
        let name = self.fresh("v");
        self.scope().fix(&name, from);
        let value = item(self);
        if self.rng.percent(30) {
            let test = self.expr(&Kind::Bool, depth);
            source = Expr::of("$ if $", vec![source, test]);
        }
        if self.rng.percent(10) {
            let inner = self.fresh("w");
            source = Expr::of(&format!("@ for {inner} in range(2)"), vec![source]);
        }
        self.scope().variables = known;
        self.iterating -= 1;
        Expr::of(template, vec![value, Expr::leaf(name), source])
    }

    /// A lambda, or the name of a function.
    pub fn function(&mut self, from: &Kind, to: &Kind, depth: u32) -> Expr {
        if self.rng.percent(20) {
            match to {
                Kind::Str => return Expr::leaf(self.rng.word("str repr ascii")),
                Kind::Int if matches!(from, Kind::Str | Kind::List(_)) => return Expr::leaf("len"),
                Kind::Bool => return Expr::leaf("bool"),
                _ => {}
            }
        }
        self.iterating += 1;
        let known = self.scope().variables.clone();
        let name = self.fresh("x");
        self.scope().fix(&name, from.clone());
        let value = self.expr(to, depth.min(2));
        self.scope().variables = known;
        self.iterating -= 1;
        Expr::loose(&format!("lambda {name}: @"), vec![value])
    }
}
