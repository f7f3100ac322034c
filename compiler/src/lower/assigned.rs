//! Which slots Rust can see to be assigned before they are read.
//!
//! Inference proves more than Rust's own rule does (a loop that runs at least once, a branch that always
//! raises). A slot it has proved bound but Rust would refuse becomes `maybe_unbound`; its reads keep having
//! no site, so they are not checked.

use std::collections::{HashMap, HashSet};

use crate::sir::{Label, Op, Region, Slot, SlotInfo, StmtKind};

/// Slots assigned at a point; `None` where control does not arrive.
type State = Option<HashSet<Slot>>;

struct Scan {
    unproven: HashSet<Slot>,
    breaks: HashMap<Label, State>,
}

pub(super) fn mark_unproven(params: &[Slot], body: &Region, slots: &mut [SlotInfo]) {
    let mut scan = Scan { unproven: HashSet::new(), breaks: HashMap::new() };
    scan.region(body, Some(params.iter().copied().collect()));
    for slot in scan.unproven {
        slots[slot.index()].maybe_unbound = true;
    }
}

fn meet(a: State, b: State) -> State {
    match (a, b) {
        (None, other) | (other, None) => other,
        (Some(a), Some(b)) => Some(a.intersection(&b).copied().collect()),
    }
}

impl Scan {
    fn region(&mut self, region: &Region, mut state: State) -> State {
        for stmt in region {
            let Some(assigned) = &mut state else { break };
            match &stmt.kind {
                StmtKind::Let { op: Op::Get(slot), .. } => {
                    if !assigned.contains(slot) {
                        self.unproven.insert(*slot);
                    }
                }
                StmtKind::Let { op: Op::Unreachable, .. } => state = None,
                StmtKind::Let { .. }
                | StmtKind::SetGlobal { .. }
                | StmtKind::UnsetGlobal { .. }
                | StmtKind::Unset { .. } => {}
                StmtKind::Set { slot, .. } => {
                    assigned.insert(*slot);
                }
                StmtKind::If { then, orelse, .. } => {
                    let before = state.clone();
                    let one = self.region(then, state);
                    let two = self.region(orelse, before);
                    state = meet(one, two);
                }
                StmtKind::Loop { label, site: _, body } => {
                    self.region(body, state);
                    state = self.breaks.remove(label).flatten();
                }
                StmtKind::For { label, body, .. } | StmtKind::ForRange { label, body, .. } => {
                    let before = state.clone();
                    self.region(body, state);
                    let left = self.breaks.remove(label).flatten();
                    state = meet(before, left);
                }
                StmtKind::Block { label, body } => {
                    let end = self.region(body, state);
                    let left = self.breaks.remove(label).flatten();
                    state = meet(end, left);
                }
                StmtKind::Break(label) => {
                    let here = state.take();
                    let known = self.breaks.remove(label).flatten();
                    self.breaks.insert(*label, meet(known, here));
                }
                StmtKind::Continue(_)
                | StmtKind::Return(_)
                | StmtKind::Raise { .. }
                | StmtKind::Reraise { .. }
                | StmtKind::Unreachable => {
                    state = None;
                }
                StmtKind::Try { body, handler, .. } => {
                    let before = state.clone();
                    let end = self.region(body, state);
                    let handled = self.region(handler, before);
                    state = meet(end, handled);
                }
                StmtKind::Match { arms, .. } => {
                    let before = state.clone();
                    state = None;
                    for arm in arms {
                        let end = self.region(&arm.body, before.clone());
                        state = meet(state, end);
                    }
                }
            }
        }
        state
    }
}
