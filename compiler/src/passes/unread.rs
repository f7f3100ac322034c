//! Removes what is only kept for a variable that nobody reads.
//!
//! ```text
//! for 'l0 %2: int in range %0, %1, 1 {        for 'l0 %2: int in range %0, %1, 1 {
//!   set i = %2                           =>
//!   …                                           …
//! }                                           }
//! ```
//!
//! Most loop variables of `for _ in range(n)` are such. What a variable held is let go earlier than in
//! CPython then, so it must be of a type whose release nobody sees. rustc would find the same, after it has
//! made places, flags and releases of it all: a fifth of the time a build takes.
//!
//! Keeps: what raises, and where.

use std::collections::HashSet;

use crate::sir::{Function, Module, Op, Region, Slot, StmtKind, Value, flow};

pub fn run(module: &mut Module) -> bool {
    let is_seen = module.sees_releases();
    let mut changed = false;
    for function in &mut module.functions {
        while shrink(function, is_seen) {
            changed = true;
        }
    }
    changed
}

/// Removes what nobody reads as things are; that may leave more of it.
fn shrink(function: &mut Function, sees_releases: bool) -> bool {
    let mut read = Read { slots: HashSet::new(), values: HashSet::new() };
    read.region(&function.body);
    let unread: Vec<bool> = function
        .slots
        .iter()
        .enumerate()
        .map(|(index, info)| {
            !info.ty.is_seen_released(sees_releases) && !read.slots.contains(&Slot(index as u32))
        })
        .collect();
    remove(&mut function.body, &unread, &read.values)
}

/// What is read anywhere in a function.
struct Read {
    slots: HashSet<Slot>,
    values: HashSet<Value>,
}

impl Read {
    fn region(&mut self, region: &Region) {
        for stmt in region {
            self.values.extend(flow::operands(stmt));
            // `del x` asks whether it is bound.
            if let StmtKind::Let { op: Op::Get(slot) | Op::Alias(slot), .. } | StmtKind::Unset { slot, .. } =
                &stmt.kind
            {
                self.slots.insert(*slot);
            }
            for inner in flow::nested(stmt) {
                self.region(inner);
            }
        }
    }
}

fn remove(region: &mut Region, unread: &[bool], values: &HashSet<Value>) -> bool {
    let before = region.len();
    region.retain(|stmt| {
        if let StmtKind::Set { slot, .. } = &stmt.kind {
            return !unread[slot.index()];
        }
        // Copies and constants that were made for it.
        if let StmtKind::Let { value, op: Op::Get(_) | Op::Const(_), site: None } = &stmt.kind {
            return values.contains(value);
        }
        true
    });
    let mut changed = region.len() < before;
    for stmt in region {
        for inner in flow::nested_mut(&mut stmt.kind) {
            changed |= remove(inner, unread, values);
        }
    }
    changed
}
