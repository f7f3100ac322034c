//! Classes of which everything has a native form, and what is done with their instances.
//!
//! Programs end: a method calls only methods of lower numbers, whoever replaces them; and an instance holds
//! instances of earlier classes only, so that none holds itself.

use super::kind::{Class, Kind};
use super::literal::literal;
use super::scope::Scope;
use super::tree::{Expr, Stmt};
use super::writer::Writer;
use std::sync::Arc;

/// A class, and what instances of it and of what is derived from it can be asked.
#[derive(Clone, Debug)]
pub struct Shape {
    pub class: Arc<Class>,
    ancestors: Vec<String>,
    is_exception: bool,
    is_dataclass: bool,
    /// Attributes that can be bound anew.
    fields: Vec<(String, Kind)>,
    asked: Vec<Asked>,
}

/// An expression over an instance: `None` among the operands stands for it.
#[derive(Clone, Debug)]
struct Asked {
    template: String,
    operands: Vec<Option<Kind>>,
    result: Kind,
    /// Of a method: where it stands in the order of calls, and its name.
    method: Option<(usize, String)>,
}

impl Asked {
    fn new(template: impl Into<String>, operands: Vec<Option<Kind>>, result: Kind) -> Asked {
        Asked { template: template.into(), operands, result, method: None }
    }
}

/// The classes of a program.
pub fn classes(writer: &mut Writer, out: &mut Vec<Stmt>) {
    for at in 0..1 + writer.rng.below(4) {
        let name = format!("{}C{at}", writer.prefix);
        let statement = Builder::new(writer, name).statement();
        out.push(statement);
    }
}

/// Variables that hold instances, alone and in containers.
pub fn variables(writer: &mut Writer, body: &mut Vec<Stmt>) {
    for shape in writer.shapes.clone() {
        let object = Kind::Object(shape.class.clone());
        for kind in [
            object.clone(),
            Kind::list(object.clone()),
            Kind::Dict(Box::new(Kind::Str), Box::new(object.clone())),
            Kind::Union(vec![Kind::None, object.clone()]),
            Kind::Tuple(vec![object.clone(), Kind::Int]),
        ] {
            if kind == object || writer.rng.percent(35) {
                let name = writer.fresh("o");
                let value = writer.instance_or_literal(&kind);
                body.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), value]));
                writer.scope().set(&name, kind);
            }
        }
    }
}

/// Each question once, to an instance of each class.
pub fn questions(writer: &mut Writer, body: &mut Vec<Stmt>) {
    for shape in writer.shapes.clone() {
        let name = writer.fresh("o");
        let made = writer.instance(&shape.class, 0);
        body.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), made]));
        for asked in &shape.asked {
            let given = |writer: &mut Writer, operand: &Option<Kind>| match operand {
                Some(kind) => writer.expr(kind, 1),
                None => Expr::leaf(name.clone()),
            };
            let operands = asked.operands.iter().map(|operand| given(writer, operand)).collect();
            let value = Expr::of(&asked.template, operands);
            body.push(super::parts::caught(vec![Stmt::of("print(ascii(@))", vec![value])]));
        }
    }
}

struct Builder<'w> {
    writer: &'w mut Writer,
    name: String,
    base: Option<Shape>,
    builtin: Option<&'static str>,
    is_dataclass: bool,
    fields: Vec<(String, Kind)>,
    asked: Vec<Asked>,
    is_hashable: bool,
    is_orderable: bool,
    body: Vec<Stmt>,
}

impl Builder<'_> {
    fn new(writer: &mut Writer, name: String) -> Builder<'_> {
        let shapes = writer.shapes.clone();
        let base = if shapes.is_empty() || writer.rng.percent(45) {
            None
        } else {
            Some(writer.rng.pick(&shapes).clone())
        };
        let is_error = base.is_none() && writer.rng.percent(12);
        let builtin = is_error.then(|| writer.rng.word("Exception ValueError KeyError RuntimeError"));
        let is_dataclass = match &base {
            Some(base) => base.is_dataclass,
            None => !is_error && writer.rng.percent(25),
        };
        let inherited = |given: fn(&Shape) -> bool| base.as_ref().is_some_and(given);
        let (is_hashable, is_orderable) =
            (inherited(|base| base.class.is_hashable), inherited(|base| base.class.is_orderable));
        Builder {
            writer,
            name,
            base,
            builtin,
            is_dataclass,
            fields: Vec::new(),
            asked: Vec::new(),
            is_hashable: is_hashable && !is_dataclass,
            is_orderable: is_orderable && !is_dataclass,
            body: Vec::new(),
        }
    }

    fn statement(mut self) -> Stmt {
        let count = 1 + self.writer.rng.below(3);
        for _ in 0..count {
            let (name, kind) = (self.writer.fresh("f"), self.field_kind());
            self.fields.push((name, kind));
        }
        let own = self.fields.clone();
        for (name, kind) in &own {
            self.asked.push(Asked::new(format!("$.{name}"), vec![None], kind.clone()));
        }
        let decorator = if self.is_dataclass { self.dataclass(&own) } else { String::new() };
        if !self.is_dataclass {
            self.init(&own);
            self.repr();
        }
        self.publish();
        self.methods();
        self.specials(&own);
        let base = match (&self.base, self.builtin) {
            (Some(base), _) => format!("({})", base.class.name),
            (None, Some(builtin)) => format!("({builtin})"),
            (None, None) => String::new(),
        };
        self.publish();
        Stmt::block(Expr::leaf(format!("{decorator}class {}{base}:", self.name)), self.body)
    }

    /// What is known of the class so far, for its own methods and for all that follows.
    fn publish(&mut self) {
        let mut parameters = self.base.as_ref().map_or(Vec::new(), |base| base.class.parameters.clone());
        parameters.extend(self.fields.iter().map(|(_, kind)| kind.clone()));
        let (is_hashable, is_orderable) = (self.is_hashable, self.is_orderable);
        let class = Arc::new(Class { name: self.name.clone(), parameters, is_hashable, is_orderable });
        let mut shape = Shape {
            class,
            ancestors: vec![self.name.clone()],
            is_exception: self.builtin.is_some(),
            is_dataclass: self.is_dataclass,
            fields: self.fields.clone(),
            asked: self.asked.clone(),
        };
        if let Some(base) = &self.base {
            shape.ancestors.extend(base.ancestors.iter().cloned());
            shape.is_exception = base.is_exception;
            shape.fields.extend(base.fields.iter().cloned());
            shape.asked.extend(base.asked.iter().cloned());
        }
        self.writer.shapes.retain(|known| known.class.name != self.name);
        self.writer.shapes.push(shape);
    }

    fn field_kind(&mut self) -> Kind {
        let shapes = self.writer.shapes.clone();
        if shapes.is_empty() || self.writer.rng.percent(65) {
            return Kind::any(&mut self.writer.rng, 1);
        }
        let object = Kind::Object(self.writer.rng.pick(&shapes).class.clone());
        match self.writer.rng.below(4) {
            0 => Kind::list(object),
            1 => Kind::Union(vec![Kind::None, object]),
            _ => object,
        }
    }

    /// `f1: int`, `f2: list = field(default_factory=list)`; the decorator.
    fn dataclass(&mut self, own: &[(String, Kind)]) -> String {
        for (name, _) in own {
            self.body.push(Stmt::text(format!("{name}: object")));
        }
        let is_scalar = |kind: &Kind| matches!(kind, Kind::Int | Kind::Str | Kind::Bool);
        let is_plain = self.base.is_none() && own.iter().all(|(_, kind)| is_scalar(kind));
        let option = match self.writer.rng.below(4) {
            0 if is_plain => {
                self.is_orderable = true;
                "(order=True)"
            }
            1 if is_plain => {
                self.is_hashable = true;
                "(unsafe_hash=True)"
            }
            _ => "",
        };
        format!("@dataclass{option}\n")
    }

    fn init(&mut self, own: &[(String, Kind)]) {
        let inherited = self.base.as_ref().map_or(Vec::new(), |base| base.class.parameters.clone());
        let names: Vec<String> = (0..inherited.len() + own.len()).map(|at| format!("p{at}")).collect();
        let mut body = Vec::new();
        let is_derived = self.base.is_some() || self.builtin.is_some();
        let given = names[..inherited.len()].join(", ");
        if is_derived && self.writer.rng.percent(85) {
            body.push(Stmt::text(format!("super().__init__({given})")));
        } else if let Some(base) = &self.base {
            body.push(Stmt::text(format!("{}.__init__(self, {given})", base.class.name)));
        }
        for ((field, _), parameter) in own.iter().zip(&names[inherited.len()..]) {
            body.push(Stmt::text(format!("self.{field} = {parameter}")));
        }
        if self.writer.rng.percent(30) {
            self.body.push(Stmt::text("made = 0"));
            body.push(Stmt::text(format!("{}.made += 1", self.name)));
            self.asked.push(Asked::new("$.made", vec![None], Kind::Int));
        }
        if is_derived && self.writer.rng.percent(25) {
            body.rotate_left(1);
        }
        let last = own.last().expect("a class has fields");
        let mut head = format!("def __init__(self, {}", names.join(", "));
        if self.writer.rng.percent(30) {
            head.push_str(&format!("={}", literal(&last.1, &mut self.writer.rng).text()));
        }
        self.body.push(Stmt::block(Expr::leaf(format!("{head}):")), body));
    }

    /// Never the address.
    fn repr(&mut self) {
        let shown = match self.fields.first() {
            Some((name, _)) => format!("return f'{{type(self).__name__}}({{self.{name}!r}})'"),
            None => "return type(self).__name__".to_string(),
        };
        self.body.push(Stmt::block(Expr::leaf("def __repr__(self):"), vec![Stmt::text(shown)]));
        if self.writer.rng.percent(20) {
            let text = self.returned("def __str__(self):", &[], &Kind::Str, usize::MAX);
            self.body.push(text);
        }
    }

    fn methods(&mut self) {
        let known: Vec<Asked> = self.base.as_ref().map_or(Vec::new(), |base| base.asked.clone());
        for asked in known.iter().filter(|asked| asked.method.is_some()) {
            if self.writer.rng.percent(45) {
                self.method(asked.clone());
            }
        }
        for _ in 0..1 + self.writer.rng.below(2) {
            let mut operands = vec![None];
            operands.extend((0..self.writer.rng.below(3)).map(|_| Some(Kind::any(&mut self.writer.rng, 1))));
            let name = self.writer.fresh("m");
            let holes = vec!["@"; operands.len() - 1].join(", ");
            let result = self.field_kind();
            let number = self.writer.methods;
            self.writer.methods += 1;
            let method = Some((number, name.clone()));
            let asked = Asked { method, ..Asked::new(format!("$.{name}({holes})"), operands, result) };
            self.method(asked.clone());
            self.asked.push(asked);
            self.publish();
        }
    }

    fn method(&mut self, asked: Asked) {
        let (number, name) = asked.method.clone().expect("it is one of a method");
        let kinds: Vec<Kind> = asked.operands.iter().flatten().cloned().collect();
        let parameters: Vec<String> = (0..kinds.len()).map(|at| format!(", p{at}")).collect();
        let head = format!("def {name}(self{}):", parameters.concat());
        let mut statement = self.returned(&head, &kinds, &asked.result, number);
        let is_known = self.base.as_ref().is_some_and(|base| {
            base.asked.iter().any(|known| known.method.as_ref().is_some_and(|(_, n)| *n == name))
        });
        if is_known && self.writer.rng.percent(40) {
            let given: Vec<String> = (0..kinds.len()).map(|at| format!("p{at}")).collect();
            let call = format!("print('base', super().{name}({}))", given.join(", "));
            if let Some(body) = &mut statement.clauses[0].body {
                body.insert(0, Stmt::text(call));
            }
        }
        self.body.push(statement);
    }

    /// A method: a few statements over `self`, and a value.
    fn returned(&mut self, head: &str, kinds: &[Kind], result: &Kind, number: usize) -> Stmt {
        let class = self.writer.shapes.iter().find(|shape| shape.class.name == self.name);
        let class = class.map(|shape| shape.class.clone());
        let writer = &mut *self.writer;
        let scopes = std::mem::replace(&mut writer.scopes, vec![Scope::default()]);
        let loops = std::mem::replace(&mut writer.loops, 1);
        let limit = std::mem::replace(&mut writer.callable, if class.is_some() { number } else { 0 });
        if let Some(class) = class {
            writer.scope().fix("self", Kind::Object(class));
        }
        for (at, kind) in kinds.iter().enumerate() {
            writer.scope().set(&format!("p{at}"), kind.clone());
        }
        writer.scope().result = Some(result.clone());
        let count = writer.rng.below(3);
        let mut body = writer.statements(count, 1);
        let value = writer.expr(result, 2);
        body.push(Stmt::of("return @", vec![value]));
        writer.scopes = scopes;
        writer.loops = loops;
        writer.callable = limit;
        Stmt::block(Expr::leaf(head), body)
    }

    fn special(&mut self, head: &str, kinds: &[Kind], result: &Kind) {
        let statement = self.returned(&format!("def {head}:"), kinds, result, 0);
        self.body.push(statement);
    }

    fn specials(&mut self, own: &[(String, Kind)]) {
        if self.builtin.is_some() || self.base.as_ref().is_some_and(|base| base.is_exception) {
            return;
        }
        let is_scalar = |kind: &Kind| matches!(kind, Kind::Int | Kind::Str | Kind::Bool);
        let first = own.iter().find(|(_, kind)| is_scalar(kind)).map(|(name, _)| name.clone());
        if let Some(field) = first.filter(|_| !self.is_dataclass) {
            self.comparisons(&field);
        }
        let object = Kind::Object(self.writer.shapes.last().expect("published").class.clone());
        let any = |builder: &mut Self| Kind::any(&mut builder.writer.rng, 1);
        for choice in 0..9 {
            if !self.writer.rng.percent(18) {
                continue;
            }
            let (item, result) = (any(self), any(self));
            let given = |kind: &Kind| vec![None, Some(kind.clone())];
            let (head, kinds, result, asked) = match choice {
                0 => ("__add__(self, p0)", vec![object.clone()], result, Some(("$ + $", given(&object)))),
                1 => ("__getitem__(self, p0)", vec![Kind::Int], result, Some(("$[@]", given(&Kind::Int)))),
                2 => ("__call__(self, p0)", vec![item.clone()], result, Some(("$(@)", given(&item)))),
                3 => ("__neg__(self)", vec![], result, Some(("-$", vec![None]))),
                4 => {
                    let operands = vec![Some(item.clone()), None];
                    ("__contains__(self, p0)", vec![item.clone()], Kind::Bool, Some(("$ in $", operands)))
                }
                5 => ("__bool__(self)", vec![], Kind::Bool, Some(("bool(@)", vec![None]))),
                6 => ("__rmul__(self, p0)", vec![Kind::Int], result, {
                    Some(("$ * $", vec![Some(Kind::Int), None]))
                }),
                7 => ("__isub__(self, p0)", vec![Kind::Int], object.clone(), None),
                _ => ("__sub__(self, p0)", vec![Kind::Int], result, Some(("$ - $", given(&Kind::Int)))),
            };
            if self.base.is_some() && self.is_special(head) {
                continue;
            }
            self.special(head, &kinds, &result);
            if let Some((template, operands)) = asked {
                self.asked.push(Asked::new(template, operands, result));
            }
        }
        self.iteration();
        self.properties(&object);
    }

    /// Has a base this one? Its replacement might give something else.
    fn is_special(&self, head: &str) -> bool {
        let name = head.split('(').next().unwrap_or(head);
        let mark = match name {
            "__add__" => "$ + $",
            "__getitem__" => "$[@]",
            "__call__" => "$(@)",
            "__neg__" => "-$",
            "__contains__" => "$ in $",
            "__rmul__" => "$ * $",
            "__sub__" => "$ - $",
            _ => return false,
        };
        self.base.as_ref().is_some_and(|base| base.asked.iter().any(|asked| asked.template == mark))
    }

    fn comparisons(&mut self, field: &str) {
        let check = format!("if not isinstance(other, {}):", self.name);
        let check = || Stmt::block(Expr::leaf(&check), vec![Stmt::text("return NotImplemented")]);
        if self.writer.rng.percent(30) {
            let shown = Stmt::text(format!("print('eq', self.{field})"));
            let value = Stmt::text(format!("return self.{field} == other.{field}"));
            self.body.push(Stmt::block(Expr::leaf("def __eq__(self, other):"), vec![check(), shown, value]));
            let value = Stmt::text(format!("return hash((self.{field}, 1))"));
            self.is_hashable = self.writer.rng.percent(70);
            if self.is_hashable {
                self.body.push(Stmt::block(Expr::leaf("def __hash__(self):"), vec![value]));
            }
        }
        if self.writer.rng.percent(30) {
            let value = Stmt::text(format!("return self.{field} < other.{field}"));
            self.body.push(Stmt::block(Expr::leaf("def __lt__(self, other):"), vec![check(), value]));
            self.is_orderable = true;
        }
    }

    fn iteration(&mut self) {
        let is_known = |base: &Shape| base.asked.iter().any(|asked| asked.template == "list(@)");
        if !self.writer.rng.percent(25) || self.base.as_ref().is_some_and(is_known) {
            return;
        }
        let items = Kind::list(Kind::any(&mut self.writer.rng, 0));
        let mut statement = self.returned("def __iter__(self):", &[], &items, 0);
        if let Some(last) = statement.clauses[0].body.as_mut().and_then(|body| body.pop()) {
            // The value, which is the list.
            let value = last.clauses[0].head.children()[0].clone();
            let body = statement.clauses[0].body.as_mut().expect("it has one");
            if self.writer.rng.percent(50) {
                body.push(Stmt::of("return iter(@)", vec![value]));
            } else {
                let yields = vec![Stmt::text("yield item")];
                body.clear();
                body.push(Stmt::block(Expr::of("for item in @:", vec![value]), yields));
            }
        }
        self.body.push(statement);
        self.asked.push(Asked::new("list(@)", vec![None], items));
    }

    fn properties(&mut self, object: &Kind) {
        if self.writer.rng.percent(30) {
            let (name, kind) = (self.writer.fresh("q"), Kind::any(&mut self.writer.rng, 1));
            self.special_under("@property", &format!("{name}(self)"), &[], &kind);
            self.asked.push(Asked::new(format!("$.{name}"), vec![None], kind));
        }
        if self.writer.rng.percent(20) {
            let (name, kind) = (self.writer.fresh("s"), Kind::any(&mut self.writer.rng, 1));
            let head = format!("@staticmethod\ndef {name}(p0):");
            let scopes = std::mem::replace(&mut self.writer.scopes, vec![Scope::default()]);
            self.writer.scope().set("p0", Kind::Int);
            let value = self.writer.expr(&kind, 2);
            self.writer.scopes = scopes;
            self.body.push(Stmt::block(Expr::leaf(head), vec![Stmt::of("return @", vec![value])]));
            let operands = vec![None, Some(Kind::Int)];
            self.asked.push(Asked::new(format!("$.{name}(@)"), operands, kind));
        }
        if self.writer.rng.percent(20) {
            let name = self.writer.fresh("k");
            let Kind::Object(class) = object else { return };
            let arguments = class.parameters.iter().map(|kind| literal(kind, &mut self.writer.rng)).collect();
            let made = Expr::listed("cls(", arguments, ")");
            let head = Expr::leaf(format!("@classmethod\ndef {name}(cls):"));
            self.body.push(Stmt::block(head, vec![Stmt::of("return @", vec![made])]));
        }
    }

    fn special_under(&mut self, decorator: &str, head: &str, kinds: &[Kind], result: &Kind) {
        let statement = self.returned(&format!("{decorator}\ndef {head}:"), kinds, result, 0);
        self.body.push(statement);
    }
}

impl Writer {
    /// `C(…)`, or of a class derived from it.
    pub fn instance(&mut self, class: &Arc<Class>, depth: u32) -> Expr {
        let is_derived = |shape: &&Shape| shape.ancestors.contains(&class.name);
        let fitting: Vec<Arc<Class>> =
            self.shapes.iter().filter(is_derived).map(|shape| shape.class.clone()).collect();
        // What is derived from a class may hold instances of it.
        let is_itself = depth == 0 || fitting.is_empty();
        let made = if is_itself { class.clone() } else { self.rng.pick(&fitting).clone() };
        let depth = depth.min(2).saturating_sub(1);
        let arguments = made.parameters.iter().map(|kind| self.expr(kind, depth)).collect();
        Expr::listed(&format!("{}(", made.name), arguments, ")")
    }

    fn instance_or_literal(&mut self, kind: &Kind) -> Expr {
        match kind {
            Kind::Object(class) => self.instance(&class.clone(), 0),
            kind => literal(kind, &mut self.rng),
        }
    }

    /// What some instance in reach can be asked for such a value.
    pub fn asked(&mut self, kind: &Kind, depth: u32) -> Option<Expr> {
        let objects: Vec<(String, Arc<Class>)> = self
            .scope()
            .variables
            .iter()
            .filter_map(|variable| match &variable.kind {
                Kind::Object(class) => Some((variable.name.clone(), class.clone())),
                _ => None,
            })
            .collect();
        if objects.is_empty() {
            return None;
        }
        let (name, class) = self.rng.pick(&objects).clone();
        let shape = self.shapes.iter().find(|shape| shape.class == class)?.clone();
        let may_call = self.loops < 2 && self.iterating == 0;
        let is_open = |asked: &&Asked| match &asked.method {
            Some((number, _)) => may_call && *number < self.callable,
            // A special method may call none itself, but is one.
            None => asked.template.starts_with("$.f") || (may_call && self.callable > 0),
        };
        let fitting: Vec<Asked> =
            shape.asked.iter().filter(is_open).filter(|asked| asked.result == *kind).cloned().collect();
        if fitting.is_empty() {
            return None;
        }
        let asked = self.rng.pick(&fitting).clone();
        let mut operands = Vec::new();
        for operand in &asked.operands {
            operands.push(match operand {
                Some(kind) => self.expr(kind, depth.min(1)),
                None => Expr::leaf(name.clone()),
            });
        }
        Some(Expr::of(&asked.template, operands))
    }

    /// Attributes are bound anew, methods called, own exceptions raised and caught.
    pub fn about_objects(&mut self, out: &mut Vec<Stmt>) {
        let variables = self.scope().variables.clone();
        let is_object = |kind: &Kind| matches!(kind, Kind::Object(_));
        let objects: Vec<_> = variables.iter().filter(|variable| is_object(&variable.kind)).collect();
        if objects.is_empty() {
            return self.assign(out);
        }
        let variable = (*self.rng.pick(&objects)).clone();
        let Kind::Object(class) = &variable.kind else { return };
        let shape = self.shapes.iter().find(|shape| shape.class == *class).cloned();
        let Some(shape) = shape else { return self.assign(out) };
        let object = Expr::leaf(variable.name.clone());
        let (field, kind) = self.rng.pick(&shape.fields).clone();
        match self.rng.below(12) {
            0..=3 => {
                let value = self.expr(&kind, 2);
                out.push(Stmt::of(&format!("$.{field} = @"), vec![object, value]));
            }
            4 if matches!(kind, Kind::Int | Kind::Float) => {
                let value = self.expr(&kind, 1);
                out.push(Stmt::of(&format!("$.{field} += @"), vec![object, value]));
            }
            5 if shape.is_exception && self.loops < 2 => {
                let shown = Stmt::text(format!("print(type(error).__name__, error.args, error.{field})"));
                let raised = vec![Stmt::of("raise @", vec![object])];
                let handler = Expr::leaf(format!("except {} as error:", class.name));
                out.push(Stmt::block(Expr::leaf("try:"), raised).then(handler, vec![shown]));
            }
            6 => {
                let shapes = self.shapes.clone();
                let other = self.rng.pick(&shapes).class.name.clone();
                out.push(Stmt::of(
                    &format!("print(isinstance(@, {other}), type(@).__name__)"),
                    vec![object.clone(), object],
                ));
            }
            7 if self.rng.percent(20) => out.push(Stmt::of(
                &format!("print(hasattr(@, '{field}'), @.{field})"),
                vec![object.clone(), object],
            )),
            8 if self.loops == 0 && self.rng.percent(20) && self.callable > 0 => {
                out.push(Stmt::of(&format!("del $.{field}"), vec![object.clone()]));
                if self.rng.percent(80) {
                    let value = self.expr(&kind, 1);
                    out.push(Stmt::of(&format!("$.{field} = @"), vec![object, value]));
                }
            }
            _ => {
                let kinds: Vec<Kind> = shape.asked.iter().map(|asked| asked.result.clone()).collect();
                let kind = self.rng.pick(&kinds).clone();
                if let Some(value) = self.asked(&kind, 1) {
                    let form = if kind == Kind::Str { "print(ascii(@))" } else { "print(@)" };
                    out.push(Stmt::of(form, vec![value]));
                }
            }
        }
    }
}
