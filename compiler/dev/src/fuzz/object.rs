//! What runs in the isolate beside native functions: classes with dunders that print, generators, closures,
//! and calls of all of them from both sides with shared containers.

use super::kind::Kind;
use super::parts::function;
use super::scope::Scope;
use super::tree::{Expr, Stmt};
use super::writer::{World, Writer};

/// A context manager that prints its ways in and out, and sometimes swallows.
pub fn manager(prefix: &str) -> Stmt {
    let head = Expr::leaf(format!("class {prefix}Manager:"));
    let method = |head: &str, lines: &[&str]| {
        Stmt::block(Expr::leaf(head), lines.iter().map(|line| Stmt::text(*line)).collect())
    };
    let body = vec![
        method("def __init__(self, name):", &["self.name = name"]),
        method("def __enter__(self):", &["print('enter', self.name)", "return len(self.name)"]),
        method(
            "def __exit__(self, kind, value, trace):",
            &["print('exit', kind and kind.__name__, ascii(str(value)))", "return kind is KeyError"],
        ),
    ];
    Stmt::block(head, body)
}

/// Classes and generators of a case, deferred all.
pub fn objects(writer: &mut Writer, globals: &[(String, Kind)], out: &mut Vec<Stmt>) {
    writer.is_plain = false;
    for at in 0..writer.rng.below(3) {
        let name = format!("{}C{at}", writer.prefix);
        let class = class(writer, &name, at);
        out.push(class);
        writer.classes.push(name);
    }
    for at in 0..writer.rng.below(3) {
        let item = Kind::any(&mut writer.rng, 1);
        let name = format!("{}y{at}", writer.prefix);
        let generator = generator(writer, &name, &item);
        out.push(generator);
        writer.generators.push((name, item));
    }
    if writer.rng.percent(50) {
        out.push(function(writer, globals));
    }
}

fn class(writer: &mut Writer, name: &str, at: usize) -> Stmt {
    let base = match writer.rng.below(6) {
        0 if at > 0 => format!("({}C{})", writer.prefix, at - 1),
        1 => format!("({})", writer.rng.word("list dict int str Exception")),
        _ => String::new(),
    };
    let mut body = vec![method(writer, "__init__(self, x=1)", "self.x = @", &Kind::Int)];
    let dunders: &[(&str, &str, Kind)] = &[
        ("__eq__(self, other)", "return @", Kind::Bool),
        ("__lt__(self, other)", "return @", Kind::Bool),
        ("__len__(self)", "return $ % 4", Kind::Int),
        ("__bool__(self)", "return @", Kind::Bool),
        ("__getitem__(self, key)", "return $[key]", Kind::list(Kind::Int)),
        ("__iter__(self)", "return iter(@)", Kind::list(Kind::Int)),
        ("__contains__(self, item)", "return @", Kind::Bool),
        ("__add__(self, other)", "return @", Kind::Str),
        ("__radd__(self, other)", "return @", Kind::Int),
        ("__iadd__(self, other)", "self.x = @; return self", Kind::Int),
        ("__call__(self, *args, **kwargs)", "return @", Kind::Int),
        ("__index__(self)", "return $ % 3", Kind::Int),
        ("__str__(self)", "return @", Kind::Str),
        ("__format__(self, spec)", "return @", Kind::Str),
        ("__neg__(self)", "return @", Kind::Float),
    ];
    // These defer the module as a whole, and a pack with it.
    let whole: &[(&str, &str, Kind)] = &[
        ("__mul__(self, other)", "return NotImplemented if $ else 7", Kind::Bool),
        ("__getattr__(self, name)", "return @", Kind::Int),
    ];
    let whole = if writer.world == World::Module { whole } else { &[] };
    for (head, last, kind) in dunders.iter().chain(whole) {
        if writer.rng.percent(25) {
            body.push(method(writer, head, last, kind));
        }
    }
    // Never the address: the order of a set would differ from run to run.
    body.push(Stmt::text(writer.rng.pick(&["__hash__ = None", "__hash__ = lambda self: 7"]).to_string()));
    body.push(Stmt::block(
        Expr::leaf("def __repr__(self):"),
        vec![Stmt::text(format!("return '{}'", name.rsplit('_').next().unwrap_or(name)))],
    ));
    Stmt::block(Expr::leaf(format!("class {name}{base}:")), body)
}

fn method(writer: &mut Writer, head: &str, last: &str, kind: &Kind) -> Stmt {
    let scopes = std::mem::replace(&mut writer.scopes, vec![Scope::default()]);
    let value = writer.expr(kind, 1);
    let name = head.split('(').next().unwrap_or(head);
    let body = vec![Stmt::text(format!("print('{name}')")), Stmt::of(last, vec![value])];
    writer.scopes = scopes;
    Stmt::block(Expr::leaf(format!("def {head}:")), body)
}

fn generator(writer: &mut Writer, name: &str, item: &Kind) -> Stmt {
    let scopes = std::mem::replace(&mut writer.scopes, vec![Scope::default()]);
    let source = writer.iterable(&Kind::Int, 1);
    let mut body = writer.statements(1, 1);
    writer.scope().fix("i", Kind::Int);
    let value = writer.expr(item, 2);
    let given = if writer.rng.percent(30) { "got = yield @" } else { "yield @" };
    let mut inner = writer.statements(1, 0);
    inner.push(Stmt::of(given, vec![value]));
    let head = Expr::of("for i in list(@)[:3]:", vec![source]);
    let mut statement = Stmt::block(head, inner);
    if writer.rng.percent(40) {
        let closing = Expr::leaf("finally:");
        statement = Stmt::block(Expr::leaf("try:"), vec![statement])
            .then(closing, vec![Stmt::text("print('closed')")]);
    }
    body.push(statement);
    if writer.rng.percent(30) {
        let value = writer.expr(item, 1);
        body.push(Stmt::of("yield from [@]", vec![value]));
    }
    writer.scopes = scopes;
    Stmt::block(Expr::leaf(format!("def {name}(p=0):")), body)
}

/// Objects and generators made in the main function, as variables.
pub fn instances(writer: &mut Writer, body: &mut Vec<Stmt>) {
    for class in writer.classes.clone() {
        let name = writer.fresh("o");
        let argument = writer.expr(&Kind::Int, 0);
        body.push(Stmt::of(&format!("{name} = {class}(@)"), vec![argument]));
        writer.objects.push(name);
    }
    for (generator, item) in writer.generators.clone() {
        let mut inner = Vec::new();
        used(writer, &generator, item, &mut inner);
        body.push(super::parts::caught(inner));
    }
}

fn used(writer: &mut Writer, generator: &str, item: Kind, body: &mut Vec<Stmt>) {
    match writer.rng.below(4) {
        0 => body.push(Stmt::text(format!("print(list({generator}()))"))),
        1 => {
            let name = writer.fresh("y");
            body.push(Stmt::text(format!("{name} = {generator}(3)")));
            body.push(Stmt::text(format!("print(next({name}, None), next({name}, 'end'))")));
            body.push(Stmt::text(format!("{name}.close()")));
        }
        2 => {
            let name = writer.target(&item);
            body.push(Stmt::text(format!("{name} = list({generator}())")));
            writer.scope().set(&name, Kind::list(item));
        }
        _ => {
            let inner = vec![Stmt::text("print(ascii(x))")];
            body.push(Stmt::block(Expr::leaf(format!("for x in {generator}():")), inner));
        }
    }
}

impl Writer {
    /// An object where a value of a known kind is expected: its dunders are called, or are missing.
    pub fn object(&mut self) -> Option<Expr> {
        if self.objects.is_empty() || self.scopes.len() != 1 {
            return None;
        }
        let objects = self.objects.clone();
        Some(Expr::leaf(self.rng.pick(&objects).clone()))
    }
}
