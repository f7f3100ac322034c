//! Parts the start of a recursive function that may return at once from the rest: callers hold the start, and
//! only call what has work to do.
//!
//! ```text
//! fn fib(n) { if n < 2 { return n }; … }      =>      inline fn fib(n) { if n < 2 { return n };
//! fib_rest(n) }
//!                                                     fn fib_rest(n) { … }
//! ```
//!
//! Keeps: everything; the depth is checked where the start is.
//! Does nothing: when the function does not call itself, no short start of it returns without raising, or its
//! end asks for its variables.

use crate::sir::{Function, Module, Stmt, StmtKind, flow};

/// Statements a start may have to be copied to wherever the function is called.
const SIZE_LIMIT: usize = 14;

pub fn run(module: &mut Module) -> bool {
    let mut changed = false;
    for function in &mut module.functions {
        let is_plain = function.generator.is_none() && !function.keeps_locals();
        if function.depth && is_plain && function.calls_to(function.id) > 0 {
            function.head = head(function);
            changed |= function.head > 0;
        }
    }
    changed
}

/// The longest start that ends with a way out.
fn head(function: &Function) -> usize {
    let body = &function.body;
    let longest = body.iter().take_while(|stmt| makes_value(stmt) || is_way_out(stmt)).count();
    let mut ends = (1..=longest)
        .rev()
        .filter(|end| is_way_out(&body[end - 1]) && flow::size(&body[..*end]) <= SIZE_LIMIT);
    ends.find(|end| flow::can_be_head(function, *end)).unwrap_or(0)
}

/// `if c { … return x }`
fn is_way_out(stmt: &Stmt) -> bool {
    let StmtKind::If { then, orelse, .. } = &stmt.kind else { return false };
    let returns = |last: &Stmt| matches!(last.kind, StmtKind::Return(_));
    orelse.is_empty()
        && then.split_last().is_some_and(|(last, others)| returns(last) && others.iter().all(makes_value))
}

fn makes_value(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Let { site: None, .. })
}
