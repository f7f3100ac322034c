//! Long straight bodies, cut into closures.
//!
//! rustc takes more than linear time for one long function: every way out of it is looked at with all the
//! locals before it. A module body of a thousand calls would take minutes. Its statements are put, some
//! dozens at a time, into closures that are called where they stand: to rustc each is a function of its own.
//!
//! A closure holds whole runs of statements between which no value lives, and none that leaves the function
//! or sets a slot for which Rust keeps no place yet.

use std::collections::HashMap;

use super::stmt::SlotForm;
use crate::sir::flow::{nested, operands, size, stmt_diverges};
use crate::sir::{Stmt, StmtKind, Value};

/// A body of fewer statements stays whole.
const LONG: usize = 200;

/// Statements of one closure.
const PIECE: usize = 40;

/// A run of statements of the region, and whether it is a closure.
pub struct Piece<'a> {
    pub statements: &'a [Stmt],
    pub apart: bool,
}

/// The pieces of a function's body, in order.
///
/// A loop of a function stays where it is: what it reads in every turn is to be in registers, not in a
/// closure's captures.
pub fn pieces<'a>(body: &'a [Stmt], slots: &[SlotForm], is_main: bool) -> Vec<Piece<'a>> {
    if size(body) < LONG {
        return vec![Piece { statements: body, apart: false }];
    }
    let mut found: Vec<(std::ops::Range<usize>, bool)> = vec![];
    for run in runs(body) {
        let apart = body[run.clone()]
            .iter()
            .all(|stmt| can_stand_apart(stmt, slots, is_main) && !stmt_diverges(stmt));
        match found.last_mut() {
            Some((last, same)) if *same == apart && !(apart && size(&body[last.clone()]) >= PIECE) => {
                last.end = run.end
            }
            _ => found.push((run, apart)),
        }
    }
    found.into_iter().map(|(run, apart)| Piece { statements: &body[run], apart }).collect()
}

/// The shortest runs of statements such that no value is read outside the run it is made in.
fn runs(body: &[Stmt]) -> Vec<std::ops::Range<usize>> {
    let mut last_read: HashMap<Value, usize> = HashMap::new();
    for (index, stmt) in body.iter().enumerate() {
        note_reads(stmt, index, &mut last_read);
    }
    let (mut found, mut start, mut until) = (vec![], 0, 0);
    for (index, stmt) in body.iter().enumerate() {
        if let StmtKind::Let { value, .. } = &stmt.kind {
            until = until.max(last_read.get(value).copied().unwrap_or(index));
        }
        if until <= index {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    found
}

fn note_reads(stmt: &Stmt, index: usize, last_read: &mut HashMap<Value, usize>) {
    for value in operands(stmt) {
        last_read.insert(value, index);
    }
    nested(stmt).into_iter().flatten().for_each(|inner| note_reads(inner, index, last_read));
}

fn can_stand_apart(stmt: &Stmt, slots: &[SlotForm], is_main: bool) -> bool {
    let here = match &stmt.kind {
        StmtKind::Set { slot, .. } | StmtKind::Unset { slot, .. } => {
            matches!(slots[slot.index()], SlotForm::Maybe(_))
        }
        StmtKind::Return(_) | StmtKind::Unreachable => false,
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
    here && nested(stmt).into_iter().flatten().all(|inner| can_stand_apart(inner, slots, is_main))
}
