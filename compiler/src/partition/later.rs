//! Names that are read when somebody evaluates a text: annotations that are texts, and texts that stand for
//! types.
//!
//! ```text
//! Vector = list[float]
//! def norm(v: "Vector") -> float: …       typing.get_type_hints(norm)
//! ```
//!
//! Whoever does so looks in the module dict, so that these names live there.

use std::collections::HashSet;

use super::modules::{Things, each};
use crate::catalog::intrinsics;
use crate::hir::nodes::{Const, DefId, ExprId, ExprKind, Function, NameRef, Program, PyText, StmtKind};
use crate::hir::visit::{self, Seen};

/// Globals of the main module that such texts name.
pub fn named(program: &Program) -> HashSet<DefId> {
    let things = Things::of(program);
    let mut words: HashSet<&str> = HashSet::new();
    for function in program.main_functions() {
        for id in types(program, &things, function) {
            visit::each_below(function, id, &mut |id| {
                if let ExprKind::Const(Const::Str(PyText::Text(text))) = &function.expr(id).kind {
                    words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_'));
                }
            });
        }
    }
    let named = program.main_globals().filter(|global| words.contains(global.name.as_str()));
    named.map(|global| global.id).collect()
}

/// Expressions of this function that stand for types.
fn types(program: &Program, things: &Things, function: &Function) -> Vec<ExprId> {
    let mut found = vec![];
    // Annotations of a function are expressions of the one around it.
    for inner in program.main_functions().iter().filter(|inner| inner.parent == Some(function.id)) {
        found.extend(inner.params.iter().filter_map(|param| param.annotation));
        found.extend(inner.returns);
    }
    each(function, &mut |seen| {
        if let Seen::Stmt(stmt) = seen
            && let StmtKind::AnnAssign { annotation, .. } = &stmt.kind
        {
            found.push(*annotation);
        }
    });
    let is_typing = |id: ExprId| match &function.expr(id).kind {
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::is_generic_class(name),
        _ => things.member(function, id).is_some_and(|(module, _)| intrinsics::is_typing_module(&module)),
    };
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Subscript { object, index } if is_typing(*object) => found.push(*index),
            // `NamedTuple("Point", [("x", "Number")])`, `TypeVar("T", bound="Number")`; `dict(…)` is none.
            ExprKind::Call { func, args }
                if is_typing(*func)
                    && !matches!(function.expr(*func).kind, ExprKind::Name(NameRef::Builtin(_))) =>
            {
                found.extend(args.iter().map(|arg| arg.value()));
            }
            _ => {}
        }
    }
    found
}
