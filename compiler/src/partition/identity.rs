//! Programs whose code in the isolate asks for identity: `is`, `id`.
//!
//! What crosses as an unboxed scalar comes back as another object, and the same number crosses as a new
//! object each time: such a program stays whole, unless the text says that what it asks of is an object of
//! the isolate. So does one that writes objects down with references to those that were written before.

use std::collections::HashSet;

use super::Around;
use crate::catalog::intrinsics;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{CompareOp, ExprId, ExprKind, FuncId, Function, NameRef, Program, StmtKind};
use crate::hir::visit::each_expr;
use crate::infer::facts::{Facts, each_stmt, facts};
use crate::infer::objects::is_object;

/// Whether the program asks so anywhere.
pub fn is_asked(program: &Program, around: &Around) -> bool {
    let functions = program.functions.iter().map(|function| function.id).collect();
    let statements = (0..program.functions[program.modules[0].body.index()].body.len()).collect();
    asked(program, around, &functions, &statements).is_some()
}

/// The first such question in these functions, in these statements of the module body, or in another module.
pub fn asked(
    program: &Program,
    around: &Around,
    deferred: &HashSet<FuncId>,
    chunks: &HashSet<usize>,
) -> Option<Reason> {
    let facts = facts(program);
    let body = &program.functions[program.modules[0].body.index()];
    let elsewhere =
        around.asks_identity || around.imports.iter().any(|module| intrinsics::writes_references(module));
    let mut found = elsewhere.then(|| Reason::new(ReasonId::Identity, body.name_span, ""));
    for (_, stmt) in body.body.iter().enumerate().filter(|(index, _)| chunks.contains(index)) {
        each_expr(body, stmt, &mut |id| found = found.take().or_else(|| asks(&facts, body, id)));
    }
    for function in program.functions.iter().filter(|function| deferred.contains(&function.id)) {
        let mut questions =
            (0..function.exprs.len()).filter_map(|index| asks(&facts, function, ExprId(index as u32)));
        found = found.or_else(|| questions.next());
    }
    for function in &program.functions {
        each_stmt(&function.body, &mut |stmt| {
            let asks = match &stmt.kind {
                StmtKind::Import { module, .. } => intrinsics::writes_references(module),
                StmtKind::ImportFrom { module, name, .. } => {
                    intrinsics::writes_references(module) || intrinsics::asks_identity(name)
                }
                _ => false,
            };
            if asks {
                found = found.take().or_else(|| Some(Reason::new(ReasonId::Identity, stmt.span, "")));
            }
        });
    }
    found
}

fn asks(facts: &Facts, function: &Function, id: ExprId) -> Option<Reason> {
    let expr = function.expr(id);
    let asks = match &expr.kind {
        ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, left, right) => {
            !is_object(facts, function, *left) && !is_object(facts, function, *right)
        }
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::asks_identity(name),
        ExprKind::Attribute { name, .. } => intrinsics::asks_identity(name),
        _ => false,
    };
    asks.then(|| Reason::new(ReasonId::Identity, expr.span, ""))
}
