//! Which reads are last reads: there a value may be moved in place of cloned. And which reads of slots need
//! no copy at all.
//!
//! *Alias*: `%3 = get acc` needs no Rust variable when `acc` is not set before the last use of `%3`: every
//! use of `%3` is then a use of `acc`.
//!
//! *Dies*: the variable (value or slot) is not read again after a statement before it is set again, on any
//! way control can take, exceptions and the next turn of a loop included. In a statement that names a
//! variable twice it does not count.

use std::collections::{HashMap, HashSet};

use crate::sir::flow::{nested, operands};
use crate::sir::{Function, Label, Op, Region, Slot, Stmt, StmtId, StmtKind, Value};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Var {
    Value(Value),
    Slot(Slot),
}

pub struct Liveness {
    /// `%v` is another name for the slot while it lives.
    pub aliases: HashMap<Value, Slot>,
    /// Only taken apart, each item once: its items can be moved out.
    pub taken_apart: HashSet<Value>,
    /// A `match` on a value read nowhere else: the arms own what they bind. Other arms borrow it from the
    /// subject.
    pub owning_matches: HashSet<StmtId>,
    /// Values that some statement reads.
    read: HashSet<Value>,
    dies: HashSet<(StmtId, Var)>,
}

impl Liveness {
    pub fn of(function: &Function) -> Liveness {
        let mut found = Liveness {
            aliases: HashMap::new(),
            taken_apart: HashSet::new(),
            owning_matches: HashSet::new(),
            read: HashSet::new(),
            dies: HashSet::new(),
        };
        found.read = found.scan(&function.body).reads;
        let mut walker = Walker {
            found: &found,
            borrowed: HashMap::new(),
            dies: HashSet::new(),
            labels: HashMap::new(),
            handlers: vec![],
            record: true,
        };
        walker.region(&function.body, Live::new());
        found.dies = walker.dies;
        found
    }

    /// Is the value read anywhere?
    pub fn is_read(&self, value: Value) -> bool {
        self.read.contains(&value)
    }

    /// `None` is before the first statement.
    pub fn dies(&self, stmt: Option<StmtId>, var: Var) -> bool {
        stmt.is_some_and(|stmt| self.dies.contains(&(stmt, var)))
    }
}

/// What a statement does, its nested regions included.
struct Summary {
    reads: HashSet<Value>,
    sets: HashSet<Slot>,
}

impl Liveness {
    /// Finds what holds inside one region, innermost regions first; the summary of the region.
    fn scan(&mut self, region: &Region) -> Summary {
        let summaries: Vec<Summary> = region.iter().map(|stmt| self.summary(stmt)).collect();
        let mut last_use: HashMap<Value, usize> = HashMap::new();
        for (index, summary) in summaries.iter().enumerate() {
            last_use.extend(summary.reads.iter().map(|value| (*value, index)));
        }
        for (index, stmt) in region.iter().enumerate() {
            if let StmtKind::Let { value, op: Op::Get(slot), .. } = &stmt.kind {
                let last = last_use.get(value).copied().unwrap_or(index);
                if !summaries[index..=last].iter().any(|summary| summary.sets.contains(slot)) {
                    self.aliases.insert(*value, *slot);
                }
            }
            if let Some(value) = defined_here(stmt)
                && only_items(value, region)
            {
                self.taken_apart.insert(value);
            }
            if let Some(item) = defined_for(stmt)
                && only_items(item, nested(stmt)[0])
            {
                self.taken_apart.insert(item);
            }
            if let StmtKind::Match { subject, arms } = &stmt.kind
                && region.iter().any(|other| defined_here(other) == Some(*subject))
                && summaries.iter().filter(|summary| summary.reads.contains(subject)).count() == 1
                && !arms.iter().any(|arm| arm.body.iter().any(|stmt| reads(stmt, *subject)))
            {
                self.owning_matches.insert(stmt.id);
            }
        }
        let mut whole = Summary { reads: HashSet::new(), sets: HashSet::new() };
        for summary in summaries {
            whole.reads.extend(summary.reads);
            whole.sets.extend(summary.sets);
        }
        whole
    }

    fn summary(&mut self, stmt: &Stmt) -> Summary {
        let mut found = Summary { reads: operands(stmt).into_iter().collect(), sets: HashSet::new() };
        if let StmtKind::Set { slot, .. } | StmtKind::Unset { slot, .. } = &stmt.kind {
            found.sets.insert(*slot);
        }
        for region in nested(stmt) {
            let inner = self.scan(region);
            found.reads.extend(inner.reads);
            found.sets.extend(inner.sets);
        }
        found
    }
}

fn defined_here(stmt: &Stmt) -> Option<Value> {
    match &stmt.kind {
        // Another name for a slot is not ours to take apart.
        StmtKind::Let { op: Op::Get(_) | Op::GetGlobal(_), .. } => None,
        StmtKind::Let { value, .. } => Some(*value),
        _ => None,
    }
}

fn defined_for(stmt: &Stmt) -> Option<Value> {
    match &stmt.kind {
        StmtKind::For { item, .. } => Some(*item),
        _ => None,
    }
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
    found: &'a Liveness,
    /// What an arm of a `match` binds without owning it: reading it reads the subject.
    borrowed: HashMap<Value, Var>,
    dies: HashSet<(StmtId, Var)>,
    /// What is live where `break` and `continue` to a label go.
    labels: HashMap<Label, (Live, Live)>,
    /// What is live where an exception goes, innermost handler last.
    handlers: Vec<Live>,
    record: bool,
}

impl Walker<'_> {
    fn var(&self, value: Value) -> Var {
        if let Some(subject) = self.borrowed.get(&value) {
            return *subject;
        }
        self.found.aliases.get(&value).map_or(Var::Value(value), |slot| Var::Slot(*slot))
    }

    /// What is live before the region, given what is live after it.
    fn region(&mut self, region: &Region, mut live: Live) -> Live {
        for stmt in region.iter().rev() {
            live = self.stmt(stmt, live);
        }
        live
    }

    fn stmt(&mut self, stmt: &Stmt, mut after: Live) -> Live {
        if let Some(handler) = self.handlers.last() {
            after.extend(handler);
        }
        let mut reads: Vec<Var> = operands(stmt).into_iter().map(|value| self.var(value)).collect();
        let mut before = match &stmt.kind {
            StmtKind::Let { value, op, site } => {
                // A checked read looks whether the slot is bound, whoever uses what it gives.
                if let Op::Get(slot) = op
                    && (site.is_some() || !self.found.aliases.contains_key(value))
                {
                    reads.push(Var::Slot(*slot));
                }
                self.without(&after, Var::Value(*value))
            }
            StmtKind::Set { slot, .. } => self.without(&after, Var::Slot(*slot)),
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
            StmtKind::Loop { label, site: _, body } => self.turns(*label, body, None, &after, Live::new()),
            StmtKind::For { label, item, body, .. } | StmtKind::ForRange { label, item, body, .. } => {
                self.turns(*label, body, Some(*item), &after, after.clone())
            }
            StmtKind::Block { label, body } => {
                self.labels.insert(*label, (after.clone(), Live::new()));
                self.region(body, after.clone())
            }
            StmtKind::Break(label) => self.labels.get(label).map_or_else(Live::new, |(out, _)| out.clone()),
            StmtKind::Continue(label) => {
                self.labels.get(label).map_or_else(Live::new, |(_, head)| head.clone())
            }
            StmtKind::Return(_) | StmtKind::Unreachable => Live::new(),
            StmtKind::Raise { .. } | StmtKind::Reraise { .. } => Live::new(),
            StmtKind::Try { body, caught, handler } => {
                let handled = self.region(handler, after.clone());
                let handled = self.without(&handled, Var::Value(*caught));
                self.handlers.push(handled.clone());
                let mut before = self.region(body, after.clone());
                self.handlers.pop();
                before.extend(handled);
                before
            }
            StmtKind::Match { subject, arms } => {
                let mut before = Live::new();
                if !self.found.owning_matches.contains(&stmt.id) {
                    let subject = self.var(*subject);
                    self.borrowed.extend(arms.iter().map(|arm| (arm.bound, subject)));
                }
                for arm in arms {
                    let inside = self.region(&arm.body, after.clone());
                    before.extend(self.without(&inside, Var::Value(arm.bound)));
                }
                before
            }
        };
        // An exception raised here goes to the handler.
        if let Some(handler) = self.handlers.last() {
            before.extend(handler);
        }
        if self.record {
            self.record_deaths(stmt, &reads, &before, &after);
        }
        before.extend(reads);
        before
    }

    /// A loop: one turn with what is live after it tells what is live at its head; a second one, with that
    /// known, records.
    fn turns(&mut self, label: Label, body: &Region, item: Option<Value>, after: &Live, exit: Live) -> Live {
        let record = std::mem::replace(&mut self.record, false);
        let mut head = exit;
        for last in [false, true] {
            self.record = record && last;
            self.labels.insert(label, (after.clone(), head.clone()));
            let inside = self.region(body, head.clone());
            head.extend(match item {
                Some(item) => self.without(&inside, Var::Value(item)),
                None => inside,
            });
        }
        self.record = record;
        head
    }

    fn without(&self, live: &Live, var: Var) -> Live {
        live.iter().copied().filter(|other| *other != var).collect()
    }

    fn record_deaths(&mut self, stmt: &Stmt, reads: &[Var], before: &Live, after: &Live) {
        let key = stmt.id;
        for var in reads {
            let again = match &stmt.kind {
                // Read on the way in, set on the way out: `acc = f(acc)` in one statement.
                StmtKind::Set { slot, .. } if *var == Var::Slot(*slot) => false,
                // Read once more inside the statement's regions, or after it.
                StmtKind::If { .. }
                | StmtKind::For { .. }
                | StmtKind::ForRange { .. }
                | StmtKind::Match { .. } => before.contains(var) || after.contains(var),
                StmtKind::Return(_) | StmtKind::Raise { .. } | StmtKind::Reraise { .. } => {
                    before.contains(var)
                }
                StmtKind::Let { .. }
                | StmtKind::Set { .. }
                | StmtKind::Unset { .. }
                | StmtKind::SetGlobal { .. }
                | StmtKind::UnsetGlobal { .. }
                | StmtKind::Loop { .. }
                | StmtKind::Block { .. }
                | StmtKind::Break(_)
                | StmtKind::Continue(_)
                | StmtKind::Try { .. }
                | StmtKind::Unreachable => after.contains(var) || before.contains(var),
            };
            let twice = reads.iter().filter(|other| *other == var).count() > 1;
            if !again && !twice {
                self.dies.insert((key, *var));
            }
        }
    }
}
