//! Does a module ask whether two values are one object?

use super::ast::{CompareOp, Const, Expr, ExprKind, Module, Stmt, StmtKind};

/// By `is` between what are no singletons both, or by a function of which `asks` knows the name.
pub fn asks_identity(module: &Module, asks: fn(&str) -> bool) -> bool {
    in_body(&module.body, asks)
}

fn in_body(body: &[Stmt], asks: fn(&str) -> bool) -> bool {
    body.iter().any(|statement| {
        let mut found = matches!(&statement.kind, StmtKind::ImportFrom { names, .. } if names.iter().any(|alias| asks(&alias.name)));
        statement.each_expr(&mut |expr| found |= in_expr(expr, asks));
        statement.each_block(&mut |body| found |= in_body(body, asks));
        found
    })
}

fn in_expr(expr: &Expr, asks: fn(&str) -> bool) -> bool {
    let mut found = match &expr.kind {
        ExprKind::Compare { left, ops, comparators } => {
            let sides: Vec<&Expr> = std::iter::once(&**left).chain(comparators).collect();
            let is_unknown = |pair: &[&Expr]| !pair.iter().any(|side| is_singleton(side));
            sides
                .windows(2)
                .zip(ops)
                .any(|(pair, op)| matches!(op, CompareOp::Is | CompareOp::IsNot) && is_unknown(pair))
        }
        ExprKind::Name { id, .. } => asks(id),
        ExprKind::Attribute { attr, .. } => asks(attr),
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
            asks_identity(&module, |name| name == "id")
        };
        assert!(!asks("x is None or y is not ... or 1 == 2\n") && !asks("def f(x):\n return x is False\n"));
        assert!(
            asks("def f(x, y):\n return [x is not y]\n") && asks("x == y is z\n") && asks("key = {id(x)}\n")
        );
        assert!(!asks("class A:\n identity = 1\n"));
    }
}
