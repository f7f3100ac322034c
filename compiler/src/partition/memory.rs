//! Programs that name MemoryError may handle it: when it comes depends on what objects take, so that all of
//! them are CPython's.
//!
//! Others stay native; what MemoryError is there: `runtime/src/memory.rs`.

use super::names_builtin;
use crate::catalog::intrinsics::MEMORY_ERROR;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::Program;

/// Against the whole program.
pub fn reason(program: &Program) -> Option<Reason> {
    let span = program.main_functions().iter().find_map(|function| names_builtin(function, MEMORY_ERROR))?;
    Some(Reason::new(ReasonId::Memory, span, MEMORY_ERROR))
}
