//! Runs of statements that hand nothing to those behind them.

use std::collections::HashMap;
use std::ops::Range;

use crate::sir::flow::{nested, operands};
use crate::sir::{Function, Op, Slot, Stmt, StmtKind, Var};

/// The shortest runs of statements such that no value is read outside the run it is made in, and what
/// lowering keeps for itself in a slot is mentioned in one run only.
pub(super) fn runs(function: &Function, body: &[Stmt]) -> Vec<Range<usize>> {
    let mut last_mention: HashMap<Var, usize> = HashMap::new();
    let mut first_mention: HashMap<Slot, usize> = HashMap::new();
    for (index, stmt) in body.iter().enumerate() {
        each_mention(stmt, &mut |var| {
            last_mention.insert(var, index);
            if let Var::Slot(slot) = var {
                first_mention.entry(slot).or_insert(index);
            }
        });
    }
    let (mut found, mut start, mut until) = (vec![], 0, 0);
    for (index, stmt) in body.iter().enumerate() {
        let mut begun = None;
        if let StmtKind::Let { value, .. } = &stmt.kind {
            begun = Some(Var::Value(*value));
        } else if let StmtKind::Set { slot, .. } = &stmt.kind
            && !function.slots[slot.index()].is_variable
            && first_mention[slot] == index
        {
            begun = Some(Var::Slot(*slot));
        }
        if let Some(last) = begun.and_then(|var| last_mention.get(&var)) {
            until = until.max(*last);
        }
        if until <= index {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    found
}

/// The values a statement reads and the slots it names, those of its regions included.
pub(super) fn each_mention(stmt: &Stmt, see: &mut dyn FnMut(Var)) {
    operands(stmt).into_iter().for_each(|value| see(Var::Value(value)));
    if let Some(slot) = named_slot(stmt) {
        see(Var::Slot(slot));
    }
    nested(stmt).into_iter().flatten().for_each(|inner| each_mention(inner, see));
}

/// The slot that a statement itself names.
pub(super) fn named_slot(stmt: &Stmt) -> Option<Slot> {
    if let StmtKind::Set { slot, .. } | StmtKind::Unset { slot, .. } = &stmt.kind {
        return Some(*slot);
    }
    if let StmtKind::Let { op: Op::Get(slot) | Op::Alias(slot), .. } = &stmt.kind {
        return Some(*slot);
    }
    None
}
