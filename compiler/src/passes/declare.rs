//! Where the Rust variables of slots begin.
//!
//! ```text
//! for 'l1 %3: str in list %2 {        for 'l1 %3: str in list %2 {
//!   set w = %3                   =>     set w = %3 declares
//!   … get w …                           … get w …
//! }                                   }
//! ```
//!
//! A slot that one region alone mentions, to set it first, begins there: rustc need not ask on any way out
//! before it, or around that region, whether it holds something. Other slots begin with the function.
//!
//! Keeps: everything; these are facts that emission prints. A variable whose end can be seen lives as long as
//! its function.

use std::collections::HashMap;

use super::runs::{each_mention, named_slot};
use crate::sir::flow::nested_mut;
use crate::sir::{Module, Region, Slot, Stmt, StmtKind, Var};

pub fn run(module: &mut Module) -> bool {
    let sees_releases = module.sees_releases();
    for function in &mut module.functions {
        let may_begin = |index: usize| {
            let (slot, info) = (Slot(index as u32), &function.slots[index]);
            let is_seen = info.ty.is_seen_released(sees_releases);
            !is_seen && !function.params.contains(&slot) && !function.may_be_empty(slot)
        };
        let may_begin = (0..function.slots.len()).map(may_begin).collect();
        let mut all = Mentions::default();
        function.body.iter().for_each(|stmt| note(stmt, &mut all));
        let mut walk = Walk { may_begin, all };
        walk.region(&mut function.body);
    }
    true
}

/// How often slots are mentioned.
type Mentions = HashMap<Slot, usize>;

fn note(stmt: &Stmt, found: &mut Mentions) {
    each_mention(stmt, &mut |var| {
        if let Var::Slot(slot) = var {
            *found.entry(slot).or_default() += 1;
        }
    });
}

struct Walk {
    /// The slots that may begin elsewhere than with the function, and whose region has not been found.
    may_begin: Vec<bool>,
    all: Mentions,
}

impl Walk {
    /// Innermost regions first; what the region mentions.
    fn region(&mut self, region: &mut Region) -> Mentions {
        let mut found = Mentions::default();
        let mut first: HashMap<Slot, usize> = HashMap::new();
        for (index, stmt) in region.iter_mut().enumerate() {
            let mut here = Mentions::default();
            if let Some(slot) = named_slot(stmt) {
                here.insert(slot, 1);
            }
            for inner in nested_mut(&mut stmt.kind) {
                for (slot, count) in self.region(inner) {
                    *here.entry(slot).or_default() += count;
                }
            }
            for (slot, count) in here {
                first.entry(slot).or_insert(index);
                *found.entry(slot).or_default() += count;
            }
        }
        for (slot, count) in &found {
            if *count == self.all[slot] && std::mem::take(&mut self.may_begin[slot.index()]) {
                let stmt = &mut region[first[slot]];
                stmt.uses.declares = matches!(&stmt.kind, StmtKind::Set { .. });
            }
        }
        found
    }
}
