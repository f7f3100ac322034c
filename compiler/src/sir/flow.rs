//! Questions about regions: does control fall off the end, what stands inside, what is read, set and called?

use std::collections::HashSet;

use super::{Arm, FnId, Function, Label, Op, Region, Slot, Stmt, StmtKind, Value};

/// Control never reaches the end of the region.
pub fn diverges(region: &Region) -> bool {
    region.iter().any(stmt_diverges)
}

pub fn stmt_diverges(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Unreachable => true,
        StmtKind::If { then, orelse, .. } => diverges(then) && diverges(orelse),
        StmtKind::Loop { label, site: _, body } => !breaks(body, *label),
        StmtKind::Block { label, body } => diverges(body) && !breaks(body, *label),
        StmtKind::Try { body, handler, .. } => diverges(body) && diverges(handler),
        StmtKind::Match { arms, .. } => arms.iter().all(|arm| diverges(&arm.body)),
        StmtKind::Let { .. }
        | StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::For { .. }
        | StmtKind::ForRange { .. }
        | StmtKind::Apart { .. } => false,
    }
}

/// Some reachable statement leaves the loop or block of this label.
pub fn breaks(region: &Region, label: Label) -> bool {
    for stmt in region {
        let is_it = matches!(stmt.kind, StmtKind::Break(to) if to == label);
        if is_it || nested(stmt).into_iter().any(|region| breaks(region, label)) {
            return true;
        }
        if stmt_diverges(stmt) {
            return false;
        }
    }
    false
}

/// The regions of a statement in the order of its text, by shared or by mutable reference.
macro_rules! regions {
    ($kind:expr, $iter:ident) => {
        match $kind {
            StmtKind::If { then, orelse, .. } => vec![then, orelse],
            StmtKind::Loop { body, .. }
            | StmtKind::For { body, .. }
            | StmtKind::ForRange { body, .. }
            | StmtKind::Block { body, .. }
            | StmtKind::Apart { body } => vec![body],
            StmtKind::Try { body, handler, .. } => vec![body, handler],
            StmtKind::Match { arms, .. } => arms.$iter().map(|Arm { body, .. }| body).collect(),
            StmtKind::Let { .. }
            | StmtKind::Set { .. }
            | StmtKind::Unset { .. }
            | StmtKind::SetGlobal { .. }
            | StmtKind::UnsetGlobal { .. }
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Reraise { .. }
            | StmtKind::Unreachable => vec![],
        }
    };
}

/// The regions inside a statement.
pub fn nested(stmt: &Stmt) -> Vec<&Region> {
    regions!(&stmt.kind, iter)
}

/// The same, to be changed.
pub fn nested_mut(kind: &mut StmtKind) -> Vec<&mut Region> {
    regions!(kind, iter_mut)
}

/// The values a statement reads itself, its nested regions left out.
pub fn operands(stmt: &Stmt) -> Vec<Value> {
    match &stmt.kind {
        StmtKind::Let { op, .. } => op.operands(),
        StmtKind::Set { value, .. } | StmtKind::SetGlobal { value, .. } | StmtKind::Return(value) => {
            vec![*value]
        }
        StmtKind::If { cond, .. } => vec![*cond],
        StmtKind::For { iter, .. } => vec![*iter],
        StmtKind::ForRange { start, stop, .. } => vec![*start, *stop],
        StmtKind::Raise { exception, .. } | StmtKind::Reraise { exception } => vec![*exception],
        StmtKind::Match { subject, .. } => vec![*subject],
        StmtKind::Unset { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::Loop { .. }
        | StmtKind::Block { .. }
        | StmtKind::Apart { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Try { .. }
        | StmtKind::Unreachable => vec![],
    }
}

/// The label that the statement defines.
pub fn label(stmt: &Stmt) -> Option<Label> {
    match &stmt.kind {
        StmtKind::Loop { label, .. }
        | StmtKind::For { label, .. }
        | StmtKind::ForRange { label, .. }
        | StmtKind::Block { label, .. } => Some(*label),
        StmtKind::Let { .. }
        | StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::If { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Try { .. }
        | StmtKind::Match { .. }
        | StmtKind::Apart { .. }
        | StmtKind::Unreachable => None,
    }
}

/// Statements, nested ones too.
pub fn size(region: &[Stmt]) -> usize {
    region.iter().map(|stmt| 1 + nested(stmt).into_iter().map(|region| size(region)).sum::<usize>()).sum()
}

/// What [`Function::head`] asks for: the statements after the first `head` need nothing of them but the
/// parameters.
pub fn can_be_head(function: &Function, head: usize) -> bool {
    let (first, rest) = function.body.split_at(head);
    let made = |stmt: &Stmt| if let StmtKind::Let { value, .. } = &stmt.kind { Some(*value) } else { None };
    let made: Vec<Value> = first.iter().filter_map(made).collect();
    let plain = |slot: &Slot| !function.slots[slot.index()].maybe_unbound && !sets(&function.body, *slot);
    !any(rest, &|stmt| operands(stmt).iter().any(|value| made.contains(value)))
        && !any(first, &|stmt| matches!(stmt.kind, StmtKind::Set { .. } | StmtKind::Unset { .. }))
        && function.params.iter().all(plain)
}

/// Does something in the region assign to the slot, or delete it?
pub fn sets(region: &[Stmt], slot: Slot) -> bool {
    any(region, &|stmt| {
        matches!(
            stmt.kind,
            StmtKind::Set { slot: set, .. } | StmtKind::Unset { slot: set, .. } if set == slot
        )
    })
}

/// The slots that begin with a statement.
pub fn declared(region: &[Stmt]) -> HashSet<Slot> {
    let mut found = HashSet::new();
    for stmt in region {
        if let (StmtKind::Set { slot, .. }, true) = (&stmt.kind, stmt.uses.declares) {
            found.insert(*slot);
        }
        nested(stmt).into_iter().for_each(|inner| found.extend(declared(inner)));
    }
    found
}

/// Does something in the region read the slot?
pub fn gets(region: &[Stmt], slot: Slot) -> bool {
    let reads = |op: &Op| matches!(op, Op::Get(read) | Op::Alias(read) if *read == slot);
    any(region, &|stmt| matches!(&stmt.kind, StmtKind::Let { op, .. } if reads(op)))
}

/// Does this hold for a statement of the region, nested ones included?
pub fn any(region: &[Stmt], holds: &dyn Fn(&Stmt) -> bool) -> bool {
    region.iter().any(|stmt| holds(stmt) || nested(stmt).into_iter().any(|inner| any(inner, holds)))
}

impl Function {
    /// Calls of a function of the program that stand in this one.
    pub fn calls_to(&self, target: FnId) -> usize {
        calls(&self.body, target)
    }
}

fn calls(region: &[Stmt], target: FnId) -> usize {
    let here = |stmt: &Stmt| {
        matches!(
            stmt.kind,
            StmtKind::Let { op: Op::CallFn { func, .. }, .. } if func == target
        )
    };
    region
        .iter()
        .map(|stmt| {
            usize::from(here(stmt))
                + nested(stmt).into_iter().map(|inner| calls(inner, target)).sum::<usize>()
        })
        .sum()
}
