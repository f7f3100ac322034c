//! What cases are put together from: a function, its step counter, its globals, its end.

use super::kind::Kind;
use super::scope::{Parameter, Rest, Scope, Signature};
use super::tree::{Expr, Stmt};
use super::writer::Writer;

/// A statement of the main function: often under a handler, so that what fails does not hide what follows.
pub fn step(writer: &mut Writer, body: &mut Vec<Stmt>) {
    if !writer.rng.percent(80) {
        return body.extend(writer.statements(1, 2));
    }
    let before = writer.scope().clone();
    let inner = writer.statements(2, 1);
    let learned = std::mem::replace(writer.scope(), before);
    let keeps = writer.rng.percent(10);
    writer.scope().join(&learned, keeps);
    body.push(caught(inner));
}

/// What fails in it is printed.
pub fn caught(body: Vec<Stmt>) -> Stmt {
    let handler = vec![Stmt::text("print(type(error).__name__, ascii(str(error)))")];
    Stmt::block(Expr::leaf("try:"), body).then(Expr::leaf("except Exception as error:"), handler)
}

/// Variables to begin with.
pub fn start(writer: &mut Writer, count: usize, body: &mut Vec<Stmt>) {
    for _ in 0..count {
        let kind = Kind::any(&mut writer.rng, 2);
        let name = writer.target(&kind);
        let value = super::literal::literal(&kind, &mut writer.rng);
        body.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), value]));
        writer.scope().set(&name, kind);
    }
}

/// Prints everything there is in the end.
pub fn close(writer: &mut Writer, body: &mut Vec<Stmt>) {
    let names: Vec<String> = writer.scope().variables.iter().map(|v| v.name.clone()).collect();
    for name in names {
        body.push(Stmt::of("print(ascii(@))", vec![Expr::leaf(name)]));
    }
}

pub fn globals(writer: &mut Writer, out: &mut Vec<Stmt>) -> Vec<(String, Kind)> {
    let mut globals = Vec::new();
    for at in 0..writer.rng.below(3) {
        let kind = Kind::any(&mut writer.rng, 2);
        let name = format!("{}g{at}", writer.prefix);
        let value = super::literal::literal(&kind, &mut writer.rng);
        out.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), value]));
        globals.push((name, kind));
    }
    globals
}

/// Enters a function: its scope, and what it says of globals.
pub fn open(writer: &mut Writer, globals: &[(String, Kind)], result: Option<Kind>, body: &mut Vec<Stmt>) {
    let mut scope = Scope { result, ..Scope::default() };
    for (name, kind) in globals {
        scope.set(name, kind.clone());
        if writer.rng.percent(50) {
            body.push(Stmt::text(format!("global {name}")));
        } else {
            scope.outer.push(name.clone());
        }
    }
    writer.scopes.push(scope);
}

pub fn function(writer: &mut Writer, globals: &[(String, Kind)]) -> Stmt {
    writer.choose_form(60);
    let result = Kind::any(&mut writer.rng, 1);
    let name = format!("{}_h{}", writer.prefix.trim_end_matches('_'), writer.functions.len());
    let mut body = Vec::new();
    let outer = std::mem::take(&mut writer.scopes);
    let loops = std::mem::replace(&mut writer.loops, 0);
    let is_in_loop = std::mem::replace(&mut writer.is_in_loop, false);
    let is_top = std::mem::replace(&mut writer.is_top, false);
    let known = writer.functions.len();
    open(writer, globals, Some(result.clone()), &mut body);
    let parameters = parameters(writer);
    let rest = writer.rest();
    let head = header(writer, &name, &parameters, &rest);
    // Called from loops: little in it, and no loop in a loop.
    writer.loops = 1;
    start(writer, 1, &mut body);
    let count = 1 + writer.rng.below(3);
    body.extend(writer.statements(count, 1));
    let value = writer.expr(&result, 2);
    body.push(Stmt::of("return @", vec![value]));
    writer.scopes = outer;
    writer.loops = loops;
    writer.is_in_loop = is_in_loop;
    writer.is_top = is_top;
    // Functions inside of it are its own.
    writer.functions.truncate(known);
    writer.functions.push(Signature { name, parameters, result, rest });
    Stmt::block(head, body)
}

fn parameters(writer: &mut Writer) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let count = writer.rng.below(4);
    for at in 0..count {
        let kind = Kind::any(&mut writer.rng, 2);
        let is_keyword_only = parameters.last().is_some_and(|p| p.is_keyword_only) || writer.rng.percent(12);
        let has_default = parameters.last().is_some_and(|p| p.has_default) || writer.rng.percent(30);
        let name = format!("p{at}");
        writer.scope().set(&name, kind.clone());
        parameters.push(Parameter { name, kind, has_default, is_keyword_only });
    }
    parameters
}

fn header(writer: &mut Writer, name: &str, parameters: &[Parameter], rest: &Rest) -> Expr {
    let mut items = Vec::new();
    let mut is_starred = false;
    let star = if rest.items.is_some() { "*args" } else { "*" };
    for parameter in parameters {
        if parameter.is_keyword_only && !is_starred {
            is_starred = true;
            items.push(Expr::leaf(star));
        }
        items.push(if parameter.has_default {
            let value = super::literal::literal(&parameter.kind, &mut writer.rng);
            Expr::of(&format!("{}=@", parameter.name), vec![value])
        } else {
            Expr::leaf(parameter.name.clone())
        });
    }
    if rest.items.is_some() && !is_starred {
        items.push(Expr::leaf(star));
    }
    if rest.names.is_some() {
        items.push(Expr::leaf("**names"));
    }
    Expr::listed(&format!("def {name}("), items, "):")
}
