//! Which reads are last reads: there a value may be moved in place of cloned. And which reads of slots need
//! no copy at all.
//!
//! ```text
//! let %0: list[int] = get xs               let %0: list[int] = alias xs
//! let %1: None = call … (%0)       =>      let %1: None = call … (%0) last=(xs, %1)
//! ```
//!
//! *Alias*: `%3 = get acc` needs no Rust variable when `acc` is not set before the last use of `%3`: every
//! use of `%3` is then a use of `acc`.
//!
//! *Last*: the variable (value or slot) is not read again after a statement before it is set again, on any
//! way control can take, exceptions and the next turn of a loop included. In a statement that names a
//! variable twice it does not count. A value that nothing reads is among the last of the statement that makes
//! it.
//!
//! *Apart*: the value is only taken apart, each item once: its items can be moved out. *Owning*: a `match`
//! on a value read nowhere else; the arms own what they bind. Other arms borrow it from the subject.
//!
//! Keeps: everything; these are facts that emission prints.

use std::collections::{HashMap, HashSet};

use crate::sir::flow::{nested, nested_mut, operands};
use crate::sir::{Function, Label, Module, Op, Region, Slot, Stmt, StmtKind, Uses, Value, Var};

pub fn run(module: &mut Module) -> bool {
    for function in &mut module.functions {
        let mut body = std::mem::take(&mut function.body);
        forget(&mut body);
        let mut scan = Scan::default();
        scan.region(&mut body);
        let mut walker = Walker {
            function,
            read: scan.read,
            aliases: scan.aliases,
            borrowed: HashMap::new(),
            labels: HashMap::new(),
            handlers: vec![],
            is_apart: false,
            record: true,
        };
        walker.region(&mut body, Live::new());
        function.body = body;
    }
    true
}

/// What was found before the function changed.
fn forget(region: &mut Region) {
    for stmt in region {
        stmt.uses = Uses::default();
        if let StmtKind::Let { op, .. } = &mut stmt.kind
            && let Op::Alias(slot) = op
        {
            *op = Op::Get(*slot);
        }
        nested_mut(&mut stmt.kind).into_iter().for_each(forget);
    }
}

/// What a statement does, its nested regions included.
struct Summary {
    reads: HashSet<Value>,
    sets: HashSet<Slot>,
}

/// What holds inside one region: aliases, what is taken apart, matches that own.
#[derive(Default)]
struct Scan {
    aliases: HashMap<Value, Slot>,
    /// Values that some statement reads.
    read: HashSet<Value>,
}

impl Scan {
    /// Innermost regions first; the summary of the region.
    fn region(&mut self, region: &mut Region) -> Summary {
        let summaries: Vec<Summary> = region.iter_mut().map(|stmt| self.summary(stmt)).collect();
        let mut last_use: HashMap<Value, usize> = HashMap::new();
        for (index, summary) in summaries.iter().enumerate() {
            last_use.extend(summary.reads.iter().map(|value| (*value, index)));
        }
        for index in 0..region.len() {
            let uses = Uses {
                last: vec![],
                apart: is_taken_apart(&region[index], region),
                owning: owns(&region[index], region, &summaries),
                declares: false,
            };
            region[index].uses = uses;
            let StmtKind::Let { value, op, .. } = &mut region[index].kind else { continue };
            if let Op::Get(slot) = *op {
                let last = last_use.get(value).copied().unwrap_or(index);
                if !summaries[index..=last].iter().any(|summary| summary.sets.contains(&slot)) {
                    self.aliases.insert(*value, slot);
                    *op = Op::Alias(slot);
                }
            }
        }
        let mut whole = Summary { reads: HashSet::new(), sets: HashSet::new() };
        for summary in summaries {
            whole.reads.extend(summary.reads);
            whole.sets.extend(summary.sets);
        }
        whole
    }

    fn summary(&mut self, stmt: &mut Stmt) -> Summary {
        let mut found = Summary { reads: operands(stmt).into_iter().collect(), sets: HashSet::new() };
        self.read.extend(&found.reads);
        if let StmtKind::Set { slot, .. } | StmtKind::Unset { slot, .. } = &stmt.kind {
            found.sets.insert(*slot);
        }
        for region in nested_mut(&mut stmt.kind) {
            let inner = self.region(region);
            found.reads.extend(inner.reads);
            found.sets.extend(inner.sets);
        }
        found
    }
}

fn is_taken_apart(stmt: &Stmt, region: &Region) -> bool {
    if let StmtKind::For { item, body, .. } = &stmt.kind {
        return only_items(*item, body);
    }
    defined_here(stmt).is_some_and(|value| only_items(value, region))
}

fn owns(stmt: &Stmt, region: &Region, summaries: &[Summary]) -> bool {
    let StmtKind::Match { subject, arms } = &stmt.kind else { return false };
    region.iter().any(|other| defined_here(other) == Some(*subject))
        && summaries.iter().filter(|summary| summary.reads.contains(subject)).count() == 1
        && !arms.iter().any(|arm| arm.body.iter().any(|stmt| reads(stmt, *subject)))
}

fn defined_here(stmt: &Stmt) -> Option<Value> {
    let StmtKind::Let { value, op, .. } = &stmt.kind else { return None };
    // Another name for a slot is not ours to take apart.
    (!matches!(op, Op::Get(_) | Op::Alias(_) | Op::GetGlobal(_))).then_some(*value)
}

/// Every read of the value in the region is `item n` of it in the region itself, each `n` once.
fn only_items(value: Value, region: &Region) -> bool {
    let mut seen = HashSet::new();
    for stmt in region {
        if let StmtKind::Let { op: Op::TupleItem(tuple, index), .. } = &stmt.kind
            && *tuple == value
        {
            if !seen.insert(*index) {
                return false;
            }
            continue;
        }
        if reads(stmt, value) {
            return false;
        }
    }
    !seen.is_empty()
}

fn reads(stmt: &Stmt, value: Value) -> bool {
    operands(stmt).contains(&value)
        || nested(stmt).into_iter().any(|region| region.iter().any(|stmt| reads(stmt, value)))
}

type Live = HashSet<Var>;

struct Walker<'a> {
    function: &'a Function,
    read: HashSet<Value>,
    aliases: HashMap<Value, Slot>,
    /// What an arm of a `match` binds without owning it: reading it reads the subject.
    borrowed: HashMap<Value, Var>,
    /// What is live where `break` and `continue` to a label go.
    labels: HashMap<Label, (Live, Live)>,
    /// What is live where an exception goes, innermost handler last.
    handlers: Vec<Live>,
    /// In a closure: it takes what it moves on every way through, so that only what can be empty is moved.
    is_apart: bool,
    record: bool,
}

impl Walker<'_> {
    fn var(&self, value: Value) -> Var {
        if let Some(subject) = self.borrowed.get(&value) {
            return *subject;
        }
        self.aliases.get(&value).map_or(Var::Value(value), |slot| Var::Slot(*slot))
    }

    /// What is live before the region, given what is live after it.
    fn region(&mut self, region: &mut Region, mut live: Live) -> Live {
        for stmt in region.iter_mut().rev() {
            live = self.stmt(stmt, live);
        }
        live
    }

    fn stmt(&mut self, stmt: &mut Stmt, mut after: Live) -> Live {
        if let Some(handler) = self.handlers.last() {
            after.extend(handler);
        }
        let mut reads: Vec<Var> = operands(stmt).into_iter().map(|value| self.var(value)).collect();
        // A checked read looks whether the slot is bound, whoever uses what it gives.
        if let StmtKind::Let { op, site, .. } = &stmt.kind
            && let Op::Get(slot) | Op::Alias(slot) = op
            && (site.is_some() || matches!(op, Op::Get(_)))
        {
            reads.push(Var::Slot(*slot));
        }
        let mut before = self.before(stmt, &after);
        // An exception raised here goes to the handler.
        if let Some(handler) = self.handlers.last() {
            before.extend(handler);
        }
        if self.record {
            stmt.uses.last = self.last(stmt, &reads, &before, &after);
        }
        before.extend(reads);
        before
    }

    /// What is live before the statement, but for what it reads itself.
    fn before(&mut self, stmt: &mut Stmt, after: &Live) -> Live {
        let is_owning = stmt.uses.owning;
        match &mut stmt.kind {
            StmtKind::Let { value, .. } => without(after, Var::Value(*value)),
            StmtKind::Set { slot, .. } => without(after, Var::Slot(*slot)),
            // `del x` looks whether `x` is bound: no read before it may take the value away.
            StmtKind::Unset { slot, .. } => {
                let mut before = after.clone();
                before.insert(Var::Slot(*slot));
                before
            }
            StmtKind::SetGlobal { .. } | StmtKind::UnsetGlobal { .. } => after.clone(),
            StmtKind::If { then, orelse, .. } => {
                let mut before = self.region(then, after.clone());
                before.extend(self.region(orelse, after.clone()));
                before
            }
            StmtKind::Loop { label, site: _, body } => self.turns(*label, body, None, after, Live::new()),
            StmtKind::For { label, item, body, .. } | StmtKind::ForRange { label, item, body, .. } => {
                self.turns(*label, body, Some(*item), after, after.clone())
            }
            StmtKind::Block { label, body } => {
                self.labels.insert(*label, (after.clone(), Live::new()));
                self.region(body, after.clone())
            }
            StmtKind::Apart { body } => {
                self.is_apart = true;
                let before = self.region(body, after.clone());
                self.is_apart = false;
                before
            }
            StmtKind::Break(label) => self.labels.get(label).map_or_else(Live::new, |(out, _)| out.clone()),
            StmtKind::Continue(label) => {
                self.labels.get(label).map_or_else(Live::new, |(_, head)| head.clone())
            }
            StmtKind::Return(_)
            | StmtKind::Unreachable
            | StmtKind::Raise { .. }
            | StmtKind::Reraise { .. } => Live::new(),
            StmtKind::Try { body, caught, handler } => {
                let handled = self.region(handler, after.clone());
                let handled = without(&handled, Var::Value(*caught));
                self.handlers.push(handled.clone());
                let mut before = self.region(body, after.clone());
                self.handlers.pop();
                before.extend(handled);
                before
            }
            StmtKind::Match { subject, arms } => {
                let mut before = Live::new();
                if !is_owning {
                    let subject = self.var(*subject);
                    self.borrowed.extend(arms.iter().map(|arm| (arm.bound, subject)));
                }
                for arm in arms {
                    let inside = self.region(&mut arm.body, after.clone());
                    before.extend(without(&inside, Var::Value(arm.bound)));
                }
                before
            }
        }
    }

    /// A loop: one turn with what is live after it tells what is live at its head; a second one, with that
    /// known, records.
    fn turns(
        &mut self,
        label: Label,
        body: &mut Region,
        item: Option<Value>,
        after: &Live,
        exit: Live,
    ) -> Live {
        let record = std::mem::replace(&mut self.record, false);
        let mut head = exit;
        for last in [false, true] {
            self.record = record && last;
            self.labels.insert(label, (after.clone(), head.clone()));
            let inside = self.region(body, head.clone());
            head.extend(match item {
                Some(item) => without(&inside, Var::Value(item)),
                None => inside,
            });
        }
        self.record = record;
        head
    }

    /// What is read here for the last time, and what is made here in vain.
    fn last(&self, stmt: &Stmt, reads: &[Var], before: &Live, after: &Live) -> Vec<Var> {
        let mut last = vec![];
        for var in reads {
            let again = match &stmt.kind {
                // Read on the way in, set on the way out: `acc = f(acc)` in one statement.
                StmtKind::Set { slot, .. } if *var == Var::Slot(*slot) => false,
                StmtKind::Return(_) | StmtKind::Raise { .. } | StmtKind::Reraise { .. } => {
                    before.contains(var)
                }
                // Read once more inside the statement's regions, or after it.
                StmtKind::If { .. }
                | StmtKind::For { .. }
                | StmtKind::ForRange { .. }
                | StmtKind::Match { .. }
                | StmtKind::Let { .. }
                | StmtKind::Set { .. }
                | StmtKind::Unset { .. }
                | StmtKind::SetGlobal { .. }
                | StmtKind::UnsetGlobal { .. }
                | StmtKind::Loop { .. }
                | StmtKind::Block { .. }
                | StmtKind::Apart { .. }
                | StmtKind::Break(_)
                | StmtKind::Continue(_)
                | StmtKind::Try { .. }
                | StmtKind::Unreachable => after.contains(var) || before.contains(var),
            };
            let twice = reads.iter().filter(|other| *other == var).count() > 1;
            if !again && !twice && self.may_move(*var) {
                last.push(*var);
            }
        }
        if let StmtKind::Let { value, .. } = &stmt.kind
            && !self.read.contains(value)
        {
            last.push(Var::Value(*value));
        }
        last
    }

    fn may_move(&self, var: Var) -> bool {
        match var {
            Var::Slot(slot) => !self.is_apart || self.function.may_be_empty(slot),
            Var::Value(_) => true,
        }
    }
}

fn without(live: &Live, var: Var) -> Live {
    live.iter().copied().filter(|other| *other != var).collect()
}
