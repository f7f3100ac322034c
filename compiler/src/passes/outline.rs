//! Cuts long straight bodies into closures.
//!
//! ```text
//! let %0: int = …                       apart {
//! …                                =>     let %0: int = …
//! let %90: None = print (%89)             …
//! …                                     }
//!                                       apart { … }
//! ```
//!
//! rustc takes more than linear time for one long function: every way out of it is looked at with all the
//! locals before it. A module body of a thousand calls would take minutes. Its statements are put, some
//! dozens at a time, into closures that are called where they stand: to rustc each is a function of its own.
//!
//! A closure holds whole runs of statements between which no value lives, and none that leaves the function
//! or sets a slot for which Rust keeps no place yet.
//!
//! Keeps: everything.
//! Does nothing: when the body is short. A loop of a function stays where it is: what it reads in every
//! turn is to be in registers, not in a closure's captures.

use std::ops::Range;

use super::runs::runs;
use crate::sir::flow::{nested, size, stmt_diverges};
use crate::sir::{Function, Module, Region, Stmt, StmtKind, Uses};

/// A body of fewer statements stays whole.
const LONG: usize = 200;

/// Statements of one closure.
const PIECE: usize = 40;

pub fn run(module: &mut Module) -> bool {
    let mut changed = false;
    for function in &mut module.functions {
        // What stands apart could not stop at a `yield`.
        if function.generator.is_none() && size(&function.body[function.head..]) >= LONG {
            let is_main = module.main == Some(function.id);
            let pieces = pieces(function, is_main);
            changed |= pieces.iter().any(|(_, apart)| *apart);
            let body = std::mem::take(&mut function.body);
            function.body = cut(body, function.head, &pieces);
        }
    }
    changed
}

/// The body in pieces; those that are closures as one statement.
fn cut(body: Region, head: usize, pieces: &[(Range<usize>, bool)]) -> Region {
    let mut statements = body.into_iter();
    let mut made: Region = statements.by_ref().take(head).collect();
    for (run, apart) in pieces {
        let piece: Region = statements.by_ref().take(run.len()).collect();
        if *apart {
            let span = piece[0].span;
            made.push(Stmt { kind: StmtKind::Apart { body: piece }, span, uses: Uses::default() });
        } else {
            made.extend(piece);
        }
    }
    made
}

/// The pieces of what follows the head, in order, and whether they are closures.
fn pieces(function: &Function, is_main: bool) -> Vec<(Range<usize>, bool)> {
    let body = &function.body[function.head..];
    let mut found: Vec<(Range<usize>, bool)> = vec![];
    for run in runs(function, body) {
        let apart = body[run.clone()]
            .iter()
            .all(|stmt| can_stand_apart(stmt, function, is_main) && !stmt_diverges(stmt));
        match found.last_mut() {
            Some((last, same)) if *same == apart && !(apart && size(&body[last.clone()]) >= PIECE) => {
                last.end = run.end
            }
            _ => found.push((run, apart)),
        }
    }
    found
}

fn can_stand_apart(stmt: &Stmt, function: &Function, is_main: bool) -> bool {
    let here = match &stmt.kind {
        StmtKind::Set { slot, .. } | StmtKind::Unset { slot, .. } => function.may_be_empty(*slot),
        StmtKind::Return(_) | StmtKind::Unreachable | StmtKind::Apart { .. } => false,
        StmtKind::Loop { .. } | StmtKind::For { .. } | StmtKind::ForRange { .. } => is_main,
        // Labels are the function's own: what goes to one stands inside of it.
        StmtKind::Let { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::If { .. }
        | StmtKind::Block { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Try { .. }
        | StmtKind::Match { .. } => true,
    };
    here && nested(stmt).into_iter().flatten().all(|inner| can_stand_apart(inner, function, is_main))
}
