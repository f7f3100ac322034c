//! Programs that name MemoryError may handle it: when it comes depends on what objects take, so that all of them are CPython's.
//!
//! Others stay native; what MemoryError is there: `runtime/src/memory.rs`.

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprKind, NameRef, Program};

const ERROR: &str = "MemoryError";

/// Against the whole program.
pub fn reason(program: &Program) -> Option<Reason> {
    let mut exprs = program.functions.iter().flat_map(|function| &function.exprs);
    let named = exprs.find(|expr| matches!(&expr.kind, ExprKind::Name(NameRef::Builtin(name)) if name == ERROR))?;
    Some(Reason::new(ReasonId::Memory, named.span, ERROR))
}
