//! Notes that the recursion limit is a constant: the check at a function's start then reads nothing.
//!
//! Keeps: everything.
//! Does nothing: when something native sets the limit, or code of the isolate runs, which may.

use crate::catalog::intrinsics::sets_recursion_limit;
use crate::sir::{Module, Op, Stmt, StmtKind, flow};

pub fn run(module: &mut Module) -> bool {
    let sets = |stmt: &Stmt| {
        matches!(
            &stmt.kind,
            StmtKind::Let { op: Op::Call { row, .. }, .. } if sets_recursion_limit(row.row)
        )
    };
    let before = module.fixed_limit;
    module.fixed_limit =
        module.isolate.is_none() && !module.functions.iter().any(|function| flow::any(&function.body, &sets));
    module.fixed_limit != before
}
