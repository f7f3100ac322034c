//! Notes which functions count how deep they are: those on a cycle of calls, or that reach one; and whose
//! frames the isolate counts, because code of it may run below them.
//!
//! ```text
//! fn fib(n: int) -> int raises {            fn fib(n: int) -> int raises recursive {
//!   … call_fn fib (%3)              =>        … call_fn fib (%3)
//! }                                         }
//! ```
//!
//! A generator is run by whatever takes its items: its function counts as called there, too. So do the
//! special methods of what an operation is given.
//!
//! Lowering says of which functions the own code may run code of the isolate; callers of such a function get
//! a frame here. What has a frame counts there and nowhere else.
//!
//! Keeps: everything.

use std::collections::HashMap;

use crate::catalog;
use crate::sir::hooks::{self, Hooks};
use crate::sir::{FnId, Function, Module, Op, Region, StmtKind, flow};
use crate::ty::Ty;

pub fn run(module: &mut Module) -> bool {
    let index: HashMap<FnId, usize> =
        module.functions.iter().enumerate().map(|(index, function)| (function.id, index)).collect();
    let makers: Vec<(FnId, Ty)> = module
        .functions
        .iter()
        .filter(|function| function.generator.is_some())
        .map(|function| (function.id, function.given()))
        .collect();
    let hooks = Hooks::of(module);
    let hooks = (!hooks.is_empty()).then_some(&hooks);
    let calls: Vec<Vec<usize>> = module
        .functions
        .iter()
        .map(|function| {
            let mut found = vec![];
            callees(function, &function.body, (&makers, hooks), &mut |id| found.extend(index.get(&id)));
            found.sort_unstable();
            found.dedup();
            found
        })
        .collect();
    let mut depth = vec![false; calls.len()];
    let mut frame: Vec<bool> = module.functions.iter().map(|function| function.frame).collect();
    for group in groups(&calls) {
        let below = || group.iter().flat_map(|member| &calls[*member]);
        let is_cycle = group.len() > 1 || below().any(|callee| *callee == group[0]);
        let is_deep = is_cycle || below().any(|callee| depth[*callee]);
        let is_framed = group.iter().chain(below()).any(|function| frame[*function]);
        for member in group {
            depth[member] = is_deep;
            frame[member] = is_framed;
        }
    }
    let mut changed = false;
    for ((function, depth), frame) in module.functions.iter_mut().zip(depth).zip(frame) {
        let depth = depth && !frame;
        changed |= (function.depth, function.frame) != (depth, frame);
        (function.depth, function.frame) = (depth, frame);
    }
    changed
}

/// The functions that are called, and those whose bodies run when a generator does. What takes a generator,
/// or something that holds one, may run it; a call of a function of the program leaves that to the callee.
fn callees(
    function: &Function,
    region: &Region,
    (makers, hooks): (&[(FnId, Ty)], Option<&Hooks>),
    found: &mut dyn FnMut(FnId),
) {
    for stmt in region {
        if let StmtKind::Let { op: Op::CallFn { func, .. }, .. } = &stmt.kind {
            found(*func);
        } else {
            if !makers.is_empty() {
                for value in flow::operands(stmt) {
                    let ty = &function.values[value.index()];
                    makers.iter().filter(|(_, made)| ty.holds(made)).for_each(|(id, _)| found(*id));
                }
            }
            if let Some(hooks) = hooks {
                for value in hooks::may_ask(stmt, &|row| catalog::row(row).effects.calls_user) {
                    hooks.asked(&function.values[value.index()]).into_iter().for_each(&mut *found);
                }
            }
        }
        flow::nested(stmt).into_iter().for_each(|inner| callees(function, inner, (makers, hooks), found));
    }
}

/// Functions that reach each other, callees before their callers (Tarjan's components).
fn groups(calls: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        calls,
        number: vec![None; calls.len()],
        lowest: vec![0; calls.len()],
        is_open: vec![false; calls.len()],
        open: vec![],
        next: 0,
        groups: vec![],
    };
    for start in 0..calls.len() {
        if search.number[start].is_none() {
            search.from(start);
        }
    }
    search.groups
}

struct Search<'a> {
    calls: &'a [Vec<usize>],
    /// In the order they were found.
    number: Vec<Option<usize>>,
    /// The lowest number reached from it.
    lowest: Vec<usize>,
    is_open: Vec<bool>,
    open: Vec<usize>,
    next: usize,
    groups: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Without recursion: a program may have a long chain of calls.
    fn from(&mut self, start: usize) {
        let mut path = vec![(start, 0)];
        self.enter(start);
        while let Some((function, done)) = path.last_mut() {
            let function = *function;
            let Some(callee) = self.calls[function].get(*done).copied() else {
                path.pop();
                self.leave(function);
                if let Some((caller, _)) = path.last() {
                    self.lowest[*caller] = self.lowest[*caller].min(self.lowest[function]);
                }
                continue;
            };
            *done += 1;
            match self.number[callee] {
                None => {
                    self.enter(callee);
                    path.push((callee, 0));
                }
                Some(number) if self.is_open[callee] => {
                    self.lowest[function] = self.lowest[function].min(number);
                }
                Some(_) => {}
            }
        }
    }

    fn enter(&mut self, function: usize) {
        self.number[function] = Some(self.next);
        self.lowest[function] = self.next;
        self.next += 1;
        self.open.push(function);
        self.is_open[function] = true;
    }

    fn leave(&mut self, function: usize) {
        if self.number[function] != Some(self.lowest[function]) {
            return;
        }
        let first = self.open.iter().rposition(|open| *open == function).expect("it is open");
        let group = self.open.split_off(first);
        for member in &group {
            self.is_open[*member] = false;
        }
        self.groups.push(group);
    }
}
