//! Programs that act on their module: code outside of functions, uncaught exceptions, names bound again,
//! a module beside them.

use super::kind::Kind;
use super::object::{instances, objects};
use super::parts::{close, function, globals, step};
use super::tree::{Expr, Stmt};
use super::writer::Writer;

/// The statements, and the modules beside.
pub fn module(writer: &mut Writer) -> (Vec<Stmt>, Vec<(String, String)>) {
    let mut out = Vec::new();
    let package = if writer.rng.percent(40) { Some(super::local::package(writer)) } else { None };
    if let Some(package) = &package {
        package.imports(writer, &mut out);
    }
    let end = if writer.rng.percent(40) { Some(super::chain::chain(writer, &mut out)) } else { None };
    let known = globals(writer, &mut out);
    for _ in 0..1 + writer.rng.below(3) {
        out.push(function(writer, &known));
    }
    let is_rich = writer.rng.percent(40);
    if is_rich {
        objects(writer, &known, &mut out);
    }
    if writer.rng.percent(35) {
        let mut calls = Vec::new();
        super::released::released(writer, &mut out, &mut calls);
        out.extend(calls);
    }
    writer.choose_form(50);
    writer.scopes.clear();
    writer.is_top = true;
    for (name, kind) in known {
        writer.scope().set(&name, kind);
    }
    instances(writer, &mut out);
    let rebound = if writer.rng.percent(50) { Some(rebinding(writer, &mut out)) } else { None };
    for _ in 0..3 + writer.rng.below(5) {
        step(writer, &mut out);
        if let Some(package) = package.as_ref().filter(|_| writer.rng.percent(60)) {
            let used = package.used(writer);
            out.push(used);
        }
    }
    if let Some(rebound) = rebound {
        out.extend(rebound);
        for _ in 0..3 {
            step(writer, &mut out);
        }
    }
    if writer.rng.percent(30) {
        uncaught(writer, &mut out);
    }
    close(writer, &mut out);
    match (end, &package) {
        (Some(end), _) => out.push(Stmt::of("print(@)", vec![end])),
        (None, Some(package)) => out.push(package.failing(writer)),
        (None, None) => {}
    }
    (out, package.map(|package| package.files).unwrap_or_default())
}

/// What ends the program: through a function, with a cause, by `sys.exit`.
fn uncaught(writer: &mut Writer, out: &mut Vec<Stmt>) {
    let kind = Kind::any(&mut writer.rng, 1);
    match writer.rng.below(6) {
        0 => {
            let value = writer.expr(&kind, 1);
            out.push(Stmt::of("raise SystemExit(@)", vec![value]));
        }
        1 => out.push(writer.raise()),
        _ => {
            writer.faults = 30;
            out.extend(writer.statements(3, 2));
            writer.faults = 1;
        }
    }
}

/// What is bound again, and how; the statements are for later in the program, what they need is written now.
fn rebinding(writer: &mut Writer, out: &mut Vec<Stmt>) -> Vec<Stmt> {
    let prefix = writer.prefix.clone();
    let builtin = writer.rng.word("len print sorted abs min max sum repr str int list range isinstance set");
    let fake = format!("{prefix}fake");
    let is_own = !writer.functions.is_empty() && writer.rng.percent(30);
    let functions = writer.functions.clone();
    let name = if is_own { writer.rng.pick(&functions).name.clone() } else { builtin.to_string() };
    let reply = writer.expr(&Kind::Int, 0);
    out.push(Stmt::block(
        Expr::leaf(format!("def {fake}(*args, **kwargs):")),
        vec![Stmt::of("return @", vec![reply])],
    ));
    // Something that reads the name from inside of a function.
    if !is_own {
        let reader = format!("{prefix}reader");
        let value = writer.expr(&Kind::list(Kind::Int), 1);
        out.push(Stmt::block(
            Expr::leaf(format!("def {reader}():")),
            vec![Stmt::of(&format!("return ascii({name}(@))"), vec![value])],
        ));
        out.push(attempt(format!("print({reader}())")));
    }
    let mut later = form(writer, &name, &fake, is_own);
    if !is_own {
        later.push(attempt(format!("builtins.print(ascii({prefix}reader()))")));
    }
    later
}

fn attempt(line: String) -> Stmt {
    let print = Stmt::text("builtins.print(type(error).__name__, error)");
    Stmt::block(Expr::leaf("try:"), vec![Stmt::text(line)])
        .then(Expr::leaf("except Exception as error:"), vec![print])
}

/// Every syntactic form that binds a name or an attribute.
fn form(writer: &mut Writer, name: &str, fake: &str, is_own: bool) -> Vec<Stmt> {
    let place = if is_own || writer.rng.percent(50) { name.to_string() } else { format!("builtins.{name}") };
    let is_name = place == name;
    let line = |text: String| vec![Stmt::text(text)];
    let block = |head: String, body: &str| {
        let (head, body) = (head.replace("FAKE", fake), body.replace("FAKE", fake));
        vec![Stmt::block(Expr::leaf(head), vec![Stmt::text(body)])]
    };
    match writer.rng.below(21) {
        0 => line(format!("{place} = {fake}")),
        1 => line(format!("{place}, z = {fake}, 1")),
        2 => line(format!("[z, *{place}] = 1, {fake}")),
        3 => block(format!("for {place} in [{fake}]:"), "pass"),
        4 => block(format!("with contextlib.nullcontext({fake}) as {place}:"), "pass"),
        5 => line(format!("z = {place} = {fake}")),
        6 if is_name => line(format!("print(({name} := {fake})())")),
        7 if is_name => block(format!("def {name}(*args):"), "return 5"),
        8 if is_name => block(format!("class {name}:"), "pass"),
        9 if is_name => line(format!("import math as {name}")),
        10 if is_name => line(format!("globals()['{name}'] = {fake}")),
        11 if is_name => vec![
            Stmt::block(
                Expr::leaf("def z():"),
                vec![Stmt::text(format!("global {name}")), Stmt::text(format!("{name} = {fake}"))],
            ),
            Stmt::text("z()"),
        ],
        12 if is_name => {
            let case = Stmt::block(Expr::leaf(format!("case {name}:")), vec![]);
            vec![Stmt::block(Expr::leaf(format!("match {fake}:")), vec![case])]
        }
        13 if is_name && is_own => line(format!("del {name}")),
        14 => line(format!("setattr(builtins, '{name}', {fake})")),
        15 => line(format!("builtins.__dict__['{name}'] = {fake}")),
        16 => vec![Stmt::text("z = builtins"), Stmt::text(format!("z.{name} = {fake}"))],
        17 => block(format!("for key in ('{name}', 'unused'):"), "setattr(builtins, key, FAKE)"),
        18 => {
            block(format!("for key, value in {{'{name}': FAKE}}.items():"), "setattr(builtins, key, value)")
        }
        19 => block("for key in ('floor', 'sqrt'):".to_string(), "setattr(math, key, FAKE)"),
        _ => line(format!("{place} = {fake}")),
    }
}
