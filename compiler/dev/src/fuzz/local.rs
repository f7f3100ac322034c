//! A package of the program's own: two modules beside the main one, imported in several ways, whose names are
//! read and bound from outside and from inside.

use super::kind::Kind;
use super::literal::literal;
use super::parts::caught;
use super::tree::{Expr, Stmt, print};
use super::writer::Writer;

/// Names that a module of the package binds, and what to.
const KINDS: &[fn() -> Kind] = &[
    || Kind::Int,
    || Kind::Str,
    || Kind::Float,
    || Kind::list(Kind::Int),
    || Kind::Dict(Box::new(Kind::Str), Box::new(Kind::Int)),
];

pub struct Package {
    name: String,
    /// Of `one` and `two`.
    names: Vec<(String, Kind)>,
    /// Paths and texts.
    pub files: Vec<(String, String)>,
}

pub fn package(writer: &mut Writer) -> Package {
    let name = format!("{}pack", writer.prefix);
    let count = 2 + writer.rng.below(2);
    let names: Vec<(String, Kind)> =
        (0..count).map(|at| (format!("v{at}"), writer.rng.pick(KINDS)())).collect();
    let mut package = Package { name, names, files: Vec::new() };
    let (one, two, init) = (one(writer, &package), two(writer, &package), init(writer, &package));
    for (file, statements) in [("one", one), ("two", two), ("__init__", init)] {
        package.files.push((format!("{}/{file}.py", package.name), print(&statements)));
    }
    package
}

/// Values, a function that reads them, one that binds one of them.
fn one(writer: &mut Writer, package: &Package) -> Vec<Stmt> {
    let mut out = vec![];
    if writer.rng.percent(40) {
        out.push(Stmt::text("print('one', __name__)"));
    }
    for (name, kind) in &package.names {
        out.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), literal(kind, &mut writer.rng)]));
    }
    let (name, kind) = package.names[0].clone();
    let value = literal(&kind, &mut writer.rng);
    let read: Vec<&str> = package.names.iter().map(|(name, _)| name.as_str()).collect();
    out.push(Stmt::block(
        Expr::leaf("def get(x=0):"),
        vec![Stmt::text(format!("return x, {}", read.join(", ")))],
    ));
    let bind = vec![Stmt::text(format!("global {name}")), Stmt::of(&format!("{name} = @"), vec![value])];
    out.push(Stmt::block(Expr::leaf("def change():"), bind));
    out.push(Stmt::text(
        "def squares(n):\n    total = 0\n    for i in range(n):\n        total += i * i\n    \
         return total // (n - 3)",
    ));
    out
}

/// Functions over the other module, which it has under some name.
fn two(writer: &mut Writer, package: &Package) -> Vec<Stmt> {
    let Package { name, names, .. } = package;
    let (import, one) = match writer.rng.below(4) {
        0 => (format!("import {name}.one"), format!("{name}.one")),
        1 => (format!("import {name}.one as other"), "other".to_string()),
        2 => ("from . import one".to_string(), "one".to_string()),
        _ => (format!("from {name} import one as first"), "first".to_string()),
    };
    let (value, kind) = writer.rng.pick(names).clone();
    let fresh = literal(&kind, &mut writer.rng);
    let mut out = vec![Stmt::text(import), Stmt::text("from .one import *"), Stmt::text("own = [1]")];
    out.push(Stmt::text(format!(
        "def through(n):\n    own.append(n)\n    return {one}.squares(n), {one}.get(n), own"
    )));
    let bind =
        vec![Stmt::of(&format!("{one}.{value} = @"), vec![fresh]), Stmt::text(format!("return {value}"))];
    out.push(Stmt::block(Expr::leaf("def set_it():"), bind));
    out
}

fn init(writer: &mut Writer, package: &Package) -> Vec<Stmt> {
    let forms =
        ["from . import one, two", "from .one import get", "from .one import *", "version = 1", "pass"];
    let mut out = vec![Stmt::text(*writer.rng.pick(&forms))];
    if writer.rng.percent(30) {
        let (name, kind) = package.names[0].clone();
        out.push(Stmt::of(&format!("{name} = @"), vec![literal(&kind, &mut writer.rng)]));
    }
    out
}

impl Package {
    /// Imports for the main module.
    pub fn imports(&self, writer: &mut Writer, out: &mut Vec<Stmt>) {
        let name = &self.name;
        for module in ["one", "two"] {
            let form = match writer.rng.below(3) {
                0 => format!("import {name}.{module} as {module}"),
                1 => format!("from {name} import {module}"),
                _ => format!("import {name}.{module}\n{module} = {name}.{module}"),
            };
            out.push(Stmt::text(form));
        }
        match writer.rng.below(4) {
            0 => out.push(Stmt::text(format!("from {name}.one import *"))),
            1 => out.push(Stmt::text(format!("from {name}.one import {}, get, squares", self.names[0].0))),
            2 => out.push(Stmt::text(format!("import {name}"))),
            _ => {}
        }
    }

    /// Something is done with the modules' names.
    pub fn used(&self, writer: &mut Writer) -> Stmt {
        let (name, kind) = writer.rng.pick(&self.names).clone();
        let module = writer.rng.word("one one two");
        let value = writer.expr(&kind, 1);
        let line = |text: String| vec![Stmt::text(text)];
        caught(match writer.rng.below(16) {
            0 => vec![Stmt::of(&format!("{module}.{name} = @"), vec![value])],
            1 => vec![Stmt::of(&format!("{module}.{name} += @"), vec![value])],
            2 => line(format!("del {module}.{name}")),
            3 => vec![Stmt::of(&format!("setattr({module}, '{name}', @)"), vec![value])],
            4 => {
                let names: Vec<String> = self.names.iter().map(|(name, _)| format!("'{name}'")).collect();
                let head = Expr::leaf(format!("for key in ({},):", names.join(", ")));
                vec![Stmt::block(head, vec![Stmt::of(&format!("setattr({module}, key, @)"), vec![value])])]
            }
            5 => line("one.change()".to_string()),
            6 => line("print(ascii(two.set_it()), ascii(two.through(2)))".to_string()),
            7 => line("print(two.through(3))".to_string()),
            8 => line(format!("print(ascii(getattr({module}, '{name}', 'none')))")),
            9 => line(format!("print(ascii(squares(4)), ascii({name}))")),
            10 => line(format!("def get(*rest):\n    return rest, {module}.{name}\none.get = get")),
            11 => line("one.squares = lambda n: 7".to_string()),
            12 => line(format!("print({module}.__name__, {module} is one, {}.one is one)", self.name)),
            _ => line(format!("print(ascii({module}.{name}), ascii(one.get()), one.squares(5))")),
        })
    }

    /// A call through both modules that nobody catches.
    pub fn failing(&self, writer: &mut Writer) -> Stmt {
        Stmt::text(writer.rng.word("two.through(3) one.squares(3) print(one.squares(3))"))
    }
}
