//! One program: a few globals and functions of its own, and a function that is run.

use super::parts::{caught, close, function, globals, open, start, step};
use super::rng::Rng;
use super::tree::{Expr, Stmt, print};
use super::writer::{World, Writer};

#[derive(Clone, Debug)]
pub struct Case {
    pub seed: u64,
    pub index: u64,
    pub world: World,
    /// In front of its names: several cases share a module.
    pub prefix: String,
    pub statements: Vec<Stmt>,
    /// Modules of its own: paths and texts.
    pub files: Vec<(String, String)>,
}

impl Case {
    pub fn write(seed: u64, index: u64, world: World) -> Case {
        let prefix = format!("c{index}_");
        let mut writer = Writer::new(Rng::of(seed, index), world, &prefix);
        let (statements, files) = match world {
            World::Native | World::Classes | World::Hybrid => (in_functions(&mut writer), vec![]),
            World::Module => super::module::module(&mut writer),
        };
        let statements = with_support(&prefix, statements);
        Case { seed, index, world, prefix, statements, files }
    }

    pub fn entry(&self) -> String {
        format!("{}main", self.prefix)
    }
}

/// In front of a program: the fixed functions that it mentions.
fn with_support(prefix: &str, statements: Vec<Stmt>) -> Vec<Stmt> {
    let text = print(&statements);
    let mut out = Vec::new();
    for module in ["math", "contextlib", "builtins"] {
        if [".", ","].iter().any(|end| text.contains(&format!("{module}{end}"))) {
            out.push(Stmt::text(format!("import {module}")));
        }
    }
    if text.contains("@dataclass") {
        out.push(Stmt::text("from dataclasses import dataclass"));
    }
    if text.contains(&format!("{prefix}say(")) {
        let body = vec![Stmt::text("print('say', ascii(x))"), Stmt::text("return x")];
        out.push(Stmt::block(Expr::leaf(format!("def {prefix}say(x):")), body));
    }
    if text.contains(&format!("{prefix}Manager(")) {
        out.push(super::object::manager(prefix));
    }
    out.extend(statements);
    out
}

fn in_functions(writer: &mut Writer) -> Vec<Stmt> {
    let mut out = Vec::new();
    let globals = globals(writer, &mut out);
    if writer.world == World::Classes {
        super::class::classes(writer, &mut out);
    }
    for _ in 0..writer.rng.below(3) {
        out.push(function(writer, &globals));
    }
    if writer.world.has_isolate() {
        super::object::objects(writer, &globals, &mut out);
    }
    let end = if writer.rng.percent(50) { Some(super::chain::chain(writer, &mut out)) } else { None };
    let mut releases = Vec::new();
    if writer.world.has_isolate() && writer.rng.percent(25) {
        super::released::released(writer, &mut out, &mut releases);
    }
    let name = format!("{}main", writer.prefix);
    let mut body = releases;
    writer.choose_form(40);
    open(writer, &globals, None, &mut body);
    start(writer, 5, &mut body);
    super::object::instances(writer, &mut body);
    super::class::variables(writer, &mut body);
    for _ in 0..3 + writer.rng.below(4) {
        step(writer, &mut body);
    }
    for signature in writer.functions.clone() {
        // Each at least once, so that its arguments are known.
        let call = writer.call_of(&signature, 1);
        let shown = vec![Stmt::of("print(ascii(@))", vec![call])];
        body.push(caught(shown));
    }
    super::class::questions(writer, &mut body);
    close(writer, &mut body);
    if let Some(end) = end {
        body.push(Stmt::of("print(@)", vec![end]));
    }
    writer.scopes.pop();
    out.push(Stmt::block(Expr::leaf(format!("def {name}():")), body));
    out
}
