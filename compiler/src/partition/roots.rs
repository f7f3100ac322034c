//! Which refusals are decided first: those of instances that call nobody who is refused.
//!
//! A call of a deferred function gives a value of the isolate, which its caller can often work with, while
//! what a refused instance gives is only unknown. So callees are deferred before anything is held against
//! their callers; functions that call each other are decided together.

use std::collections::{HashMap, HashSet};

use crate::infer::table::{InstanceId, TypeTable};

/// Those among the refused instances below which nobody else is refused.
pub fn first(table: &TypeTable, refused: &HashSet<InstanceId>) -> HashSet<InstanceId> {
    let mut search = Search { table, refused, order: HashMap::new(), stack: vec![], found: HashSet::new() };
    let mut from: Vec<InstanceId> = table.live.iter().copied().collect();
    from.sort();
    from.into_iter().for_each(|id| search.from(id));
    search.found
}

/// Tarjan's search for instances that call each other, callees first, without recursion of its own: programs
/// call deep.
struct Search<'a> {
    table: &'a TypeTable,
    refused: &'a HashSet<InstanceId>,
    order: HashMap<InstanceId, Seen>,
    stack: Vec<InstanceId>,
    found: HashSet<InstanceId>,
}

struct Seen {
    index: usize,
    low: usize,
    is_on_stack: bool,
    /// Somebody below it, or in its own group once that is known, is refused.
    has_refused: bool,
}

impl Search<'_> {
    fn from(&mut self, start: InstanceId) {
        if self.order.contains_key(&start) {
            return;
        }
        let mut path = vec![self.enter(start)];
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            if let Some(callee) = rest.pop() {
                if !self.order.contains_key(&callee) {
                    path.push(self.enter(callee));
                } else if self.order[&callee].is_on_stack {
                    let low = self.order[&callee].index;
                    self.seen(id).low = self.order[&id].low.min(low);
                } else {
                    self.seen(id).has_refused |= self.order[&callee].has_refused;
                }
                continue;
            }
            path.pop();
            if self.order[&id].low == self.order[&id].index {
                self.close(id);
            }
            if let Some((caller, _)) = path.last() {
                let (low, has_refused) = (self.order[&id].low, self.order[&id].has_refused);
                let caller = *caller;
                self.seen(caller).low = self.order[&caller].low.min(low);
                self.seen(caller).has_refused |= has_refused;
            }
        }
    }

    fn seen(&mut self, id: InstanceId) -> &mut Seen {
        self.order.get_mut(&id).expect("it has been entered")
    }

    fn enter(&mut self, id: InstanceId) -> (InstanceId, Vec<InstanceId>) {
        let index = self.order.len();
        self.order.insert(id, Seen { index, low: index, is_on_stack: true, has_refused: false });
        self.stack.push(id);
        let mut callees: Vec<InstanceId> = self.table.instances[id.index()].calls.iter().copied().collect();
        callees.sort();
        (id, callees)
    }

    /// The group of instances that call each other, of which `id` was seen first, is complete.
    fn close(&mut self, id: InstanceId) {
        let start = self.stack.iter().rposition(|other| *other == id).expect("it is on the stack");
        let group = self.stack.split_off(start);
        let below = group.iter().any(|member| self.order[member].has_refused);
        let own: Vec<InstanceId> =
            group.iter().copied().filter(|member| self.refused.contains(member)).collect();
        let has_refused = below || !own.is_empty();
        if !below {
            self.found.extend(own);
        }
        for member in group {
            let seen = self.seen(member);
            seen.is_on_stack = false;
            seen.has_refused = has_refused;
        }
    }
}
