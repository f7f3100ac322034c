//! What a statement binds.

use crate::hir::definition::Form;
use crate::hir::nodes::*;
use crate::hir::visit::each_stmt;

/// Every statement of a function, those inside expressions too: then with `true`. Not what stands in nested
/// functions.
pub(super) fn each_of<'f>(function: &'f Function, see: &mut dyn FnMut(&'f Stmt, bool)) {
    each_stmt(&function.body, &mut |stmt| see(stmt, false));
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, &mut |stmt| see(stmt, true));
        }
    }
}

/// Every target of a function's statements, tuples taken apart, with the statement and its form.
pub(in crate::hir) fn each_bound<'f>(
    function: &'f Function,
    see: &mut dyn FnMut(&'f Stmt, &'f Target, Form),
) {
    each_of(function, &mut |stmt, in_expr| {
        let mut bound = |target: &'f Target, form| leaves(target, &mut |leaf| see(stmt, leaf, form));
        match &stmt.kind {
            StmtKind::Assign { target, value } => {
                let augmented = matches!(function.expr(*value).kind, ExprKind::Binary { inplace: true, .. });
                let form = match (in_expr, augmented) {
                    (true, _) => Form::Walrus,
                    (false, true) => Form::Augmented,
                    (false, false) => Form::Assignment,
                };
                bound(target, form);
            }
            // `(x): int` and `m.x: int` bind nothing.
            StmtKind::AnnAssign { target, value, simple, .. } => {
                if *simple || value.is_some() {
                    bound(target, Form::Annotated);
                }
            }
            StmtKind::Delete(target) => bound(target, Form::Delete),
            StmtKind::For { target, .. } => bound(target, Form::For),
            StmtKind::Try { handlers, .. } => {
                let names = handlers.iter().filter_map(|handler| handler.name.as_ref());
                names.for_each(|name| bound(name, Form::Handler));
            }
            StmtKind::With { items, .. } => {
                let targets = items.iter().filter_map(|(_, target)| target.as_ref());
                targets.for_each(|target| bound(target, Form::With));
            }
            StmtKind::Def { target, .. } => bound(target, Form::Def),
            StmtKind::Class { target, .. } => bound(target, Form::Class),
            StmtKind::Import { target, .. } => bound(target, Form::Import),
            StmtKind::ImportFrom { target, .. } => {
                target.iter().for_each(|target| bound(target, Form::FromImport));
            }
            StmtKind::Opaque { binds, .. } => {
                binds.iter().for_each(|target| bound(target, Form::TypeAlias));
            }
            StmtKind::Expr(_)
            | StmtKind::CompAdd { .. }
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass => {}
        }
    });
}

fn leaves<'f>(target: &'f Target, see: &mut dyn FnMut(&'f Target)) {
    match &target.kind {
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| leaves(item, see)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => see(target),
    }
}
