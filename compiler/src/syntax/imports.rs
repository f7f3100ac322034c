//! Which modules a module may import: statements, and `import_module("name")` where the name is written out.
//!
//! A superset: what is imported conditionally counts, and `from a import b` may name a module `a.b` or an
//! attribute of `a`.

use super::ast::{Const, Expr, ExprKind, Module, PyText, Stmt, StmtKind};

/// Absolute dotted names, in the order of the source. `package` is the one the module is in, which relative
/// imports start from; empty for the main program.
pub fn imports(module: &Module, package: &str) -> Vec<String> {
    let mut found = Vec::new();
    in_body(&module.body, package, &mut found);
    found
}

fn in_body(body: &[Stmt], package: &str, found: &mut Vec<String>) {
    for statement in body {
        match &statement.kind {
            StmtKind::Import(names) => found.extend(names.iter().map(|alias| alias.name.clone())),
            StmtKind::ImportFrom { module, names, level } => {
                let Some(base) = base(module.as_deref(), *level, package) else { continue };
                found.push(base.clone());
                let names = names.iter().filter(|alias| alias.name != "*");
                found.extend(names.map(|alias| format!("{base}.{}", alias.name)));
            }
            _ => {
                statement.each_expr(&mut |expr| in_expr(expr, package, found));
                statement.each_block(&mut |body| in_body(body, package, found));
            }
        }
    }
}

fn in_expr(expr: &Expr, package: &str, found: &mut Vec<String>) {
    found.extend(imported_by_call(&expr.kind, package));
    expr.each_child(&mut |child| in_expr(child, package, found));
}

/// `..a` in package `p.q.r` is `p.q.a`; more dots than packages name nothing.
fn base(module: Option<&str>, level: u32, package: &str) -> Option<String> {
    if level == 0 {
        return module.map(str::to_string);
    }
    let mut parts: Vec<&str> = package.split('.').filter(|part| !part.is_empty()).collect();
    let kept = (parts.len() + 1).checked_sub(level as usize)?;
    parts.truncate(kept);
    parts.extend(module);
    (!parts.is_empty()).then(|| parts.join("."))
}

/// `importlib.import_module("name")` and `__import__("name")`.
fn imported_by_call(value: &ExprKind, package: &str) -> Option<String> {
    let ExprKind::Call { func, args, .. } = value else { return None };
    let function = match &func.kind {
        ExprKind::Name { id, .. } => id,
        ExprKind::Attribute { attr, .. } => attr,
        _ => return None,
    };
    let written = args.first().filter(|_| function == "import_module" || function == "__import__")?;
    match &written.kind {
        ExprKind::Constant { value: Const::Str(PyText::Text(name)), .. } => {
            let module = name.trim_start_matches('.');
            base(
                Some(module).filter(|module| !module.is_empty()),
                (name.len() - module.len()) as u32,
                package,
            )
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;
    use crate::syntax::{Target, parse};

    fn check(text: &str, package: &str, expected: &[&str]) {
        let mut sources = SourceMap::default();
        let file = sources.add("a.py".into(), text.into(), text.into());
        let Ok(module) = parse(file, text, Target { minor: 12 }) else { panic!("parses: {text}") };
        assert_eq!(imports(&module, package), expected, "{text}");
    }

    #[test]
    fn every_form_counts() {
        check("import a, b.c as d\n", "", &["a", "b.c"]);
        check("from a import b, c\n", "", &["a", "a.b", "a.c"]);
        check("from a import *\n", "", &["a"]);
        check("from . import b\n", "p.q", &["p.q", "p.q.b"]);
        check("from ..a import b\n", "p.q", &["p.a", "p.a.b"]);
        check("from ... import b\n", "p.q", &[]);
        check("from . import b\n", "", &[]);
        check("def f():\n try:\n  import a\n except E:\n  import b\n", "", &["a", "b"]);
        check("m = importlib.import_module('a.b')\n", "", &["a.b"]);
        check("f(lambda: [import_module(x) for x in __import__('a')])\n", "", &["a"]);
        check("import_module('.b', __package__)\n", "p", &["p.b"]);
    }
}
