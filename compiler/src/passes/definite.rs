//! Notes which slots Rust cannot see to be assigned before they are read.
//!
//! ```text
//! var x: int                                var x?: int
//! block 'l0 {                       =>      block 'l0 {
//!   for … { set x = %1 }                      for … { set x = %1 }
//! }                                         }
//! let %2: int = get x                       let %2: int = get x
//! ```
//!
//! Inference proves more than Rust's own rule does (a loop that runs at least once, a branch that always
//! raises). A slot it has proved bound but Rust would refuse becomes `maybe_unbound`; its reads keep having
//! no site, so they are not checked.
//!
//! Keeps: everything.

use std::collections::{HashMap, HashSet};

use crate::sir::{Label, Module, Op, Region, Slot, StmtKind};

pub fn run(module: &mut Module) -> bool {
    let mut changed = false;
    for function in &mut module.functions {
        let mut scan = Scan { unproven: HashSet::new(), breaks: HashMap::new() };
        scan.region(&function.body, Some(function.params.iter().copied().collect()));
        for slot in scan.unproven {
            let maybe_unbound = &mut function.slots[slot.index()].maybe_unbound;
            changed |= !std::mem::replace(maybe_unbound, true);
        }
    }
    changed
}

/// Slots assigned at a point; `None` where control does not arrive.
type State = Option<HashSet<Slot>>;

struct Scan {
    unproven: HashSet<Slot>,
    breaks: HashMap<Label, State>,
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
                StmtKind::Let { op: Op::Get(slot) | Op::Alias(slot), .. } => {
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
                StmtKind::Apart { body } => state = self.region(body, state),
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
