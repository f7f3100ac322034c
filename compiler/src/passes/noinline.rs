//! A function with a loop stays one function of the machine's: rustc does not copy it into its caller.
//!
//! ```text
//! fn f(n: int) -> int {                       fn f(n: int) -> int noinline {
//!   for … { … }                        =>       for … { … }
//! ```
//!
//! Its loop costs what a call costs many times over, so a copy gains nothing. Without this rule all that is
//! called from one place ends up in one function, and rustc takes more time than grows with its length.
//!
//! Does nothing: where another pass wants the copy.

use crate::sir::{Inlining, Module, StmtKind, flow};

pub fn run(module: &mut Module) -> bool {
    let mut changed = false;
    for function in &mut module.functions {
        let loops = flow::any(&function.body, &|stmt| {
            matches!(stmt.kind, StmtKind::Loop { .. } | StmtKind::For { .. } | StmtKind::ForRange { .. })
        });
        if loops && function.inline == Inlining::Free {
            function.inline = Inlining::Never;
            changed = true;
        }
    }
    changed
}
