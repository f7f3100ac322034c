//! Which modules a module may import: statements, and `import_module("name")` where the name is written out.
//!
//! A superset: what is imported conditionally counts, and `from a import b` may name a module `a.b` or an attribute of `a`.

use super::ast::{Const, ExprKind, Module, PyText, Stmt, StmtKind};

/// Absolute dotted names, in the order of the source. `package` is the one the module is in, which relative imports start
/// from; empty for the main program.
pub fn imports(module: &Module, package: &str) -> Vec<String> {
    let mut found = Vec::new();
    in_body(&module.body, package, &mut found);
    found
}

fn in_body(body: &[Stmt], package: &str, found: &mut Vec<String>) {
    for statement in body {
        in_statement(&statement.kind, package, found);
    }
}

fn in_statement(statement: &StmtKind, package: &str, found: &mut Vec<String>) {
    match statement {
        StmtKind::Import(names) => found.extend(names.iter().map(|alias| alias.name.clone())),
        StmtKind::ImportFrom { module, names, level } => {
            let Some(base) = base(module.as_deref(), *level, package) else { return };
            found.push(base.clone());
            found.extend(names.iter().filter(|alias| alias.name != "*").map(|alias| format!("{base}.{}", alias.name)));
        }
        StmtKind::FunctionDef(function) => in_body(&function.body, package, found),
        StmtKind::ClassDef(class) => in_body(&class.body, package, found),
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            in_body(body, package, found);
            in_body(orelse, package, found);
        }
        StmtKind::With { body, .. } => in_body(body, package, found),
        StmtKind::Match { cases, .. } => cases.iter().for_each(|case| in_body(&case.body, package, found)),
        StmtKind::Try(parts) => {
            in_body(&parts.body, package, found);
            parts.handlers.iter().for_each(|handler| in_body(&handler.body, package, found));
            in_body(&parts.orelse, package, found);
            in_body(&parts.finalbody, package, found);
        }
        StmtKind::Assign { value, .. } | StmtKind::Expr(value) | StmtKind::Return(Some(value)) => {
            found.extend(imported_by_call(&value.kind));
        }
        StmtKind::Return(None)
        | StmtKind::Delete(_)
        | StmtKind::TypeAlias { .. }
        | StmtKind::AugAssign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => {}
    }
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
fn imported_by_call(value: &ExprKind) -> Option<String> {
    let ExprKind::Call { func, args, .. } = value else { return None };
    let function = match &func.kind {
        ExprKind::Name { id, .. } => id,
        ExprKind::Attribute { attr, .. } => attr,
        _ => return None,
    };
    let written = args.first().filter(|_| function == "import_module" || function == "__import__")?;
    match &written.kind {
        ExprKind::Constant { value: Const::Str(PyText::Text(name)), .. } => Some(name.clone()),
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
    }
}
