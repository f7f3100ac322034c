//! Does a module ask whether two values are one object?

use super::ast::{CompareOp, Const, Expr, ExprKind, Module, Stmt, StmtKind};

/// Which names ask.
#[derive(Clone, Copy)]
pub struct Asks {
    /// Builtin functions.
    pub builtin: fn(&str) -> bool,
    /// Functions and methods, as attributes or imported.
    pub attribute: fn(&str) -> bool,
    /// The module of builtins: who has it may ask by any of its functions.
    pub builtins: fn(&str) -> bool,
}

/// By `is` between what are no singletons both, or by a function of which `asks` knows the name.
pub fn asks_identity(module: &Module, asks: Asks) -> bool {
    in_body(&module.body, asks)
}

fn in_body(body: &[Stmt], asks: Asks) -> bool {
    body.iter().any(|statement| {
        let mut found = match &statement.kind {
            StmtKind::ImportFrom { names, module, .. } => {
                module.as_ref().is_some_and(|module| (asks.builtins)(module))
                    || names.iter().any(|alias| (asks.attribute)(&alias.name))
            }
            StmtKind::Import(names) => names.iter().any(|alias| (asks.builtins)(&alias.name)),
            _ => false,
        };
        statement.each_expr(&mut |expr| found |= in_expr(expr, asks));
        statement.each_block(&mut |body| found |= in_body(body, asks));
        found
    })
}

fn in_expr(expr: &Expr, asks: Asks) -> bool {
    let mut found = match &expr.kind {
        ExprKind::Compare { left, ops, comparators } => {
            let sides: Vec<&Expr> = std::iter::once(&**left).chain(comparators).collect();
            let is_unknown = |pair: &[&Expr]| !pair.iter().any(|side| is_singleton(side));
            sides
                .windows(2)
                .zip(ops)
                .any(|(pair, op)| matches!(op, CompareOp::Is | CompareOp::IsNot) && is_unknown(pair))
        }
        ExprKind::Name { id, .. } => (asks.builtin)(id) || (asks.builtins)(id),
        ExprKind::Attribute { attr, .. } => (asks.attribute)(attr),
        _ => false,
    };
    expr.each_child(&mut |child| found |= in_expr(child, asks));
    found
}

fn is_singleton(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Constant { value: Const::None | Const::Bool(_) | Const::Ellipsis, .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;
    use crate::syntax::{Target, parse};

    #[test]
    fn singletons_are_known() {
        let asks = |text: &str| {
            let mut sources = SourceMap::default();
            let file = sources.add("a.py".into(), text.into(), text.into());
            let Ok(module) = parse(file, text, Target { minor: 12 }) else { panic!("parses: {text}") };
            let names = Asks {
                builtin: |name| name == "id",
                attribute: |name| name == "is_",
                builtins: |name| name == "builtins",
            };
            asks_identity(&module, names)
        };
        assert!(!asks("x is None or y is not ... or 1 == 2\n") && !asks("def f(x):\n return x is False\n"));
        assert!(
            asks("def f(x, y):\n return [x is not y]\n") && asks("x == y is z\n") && asks("key = {id(x)}\n")
        );
        assert!(!asks("class A:\n identity = 1\nx.id = y.id\n"));
        assert!(
            asks("from operator import is_ as same\n") && asks("import builtins as b\n") && asks("o.is_\n")
        );
    }
}
