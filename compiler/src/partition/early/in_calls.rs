//! The same, for a program of which nothing runs in the isolate: inference has seen every call.
//!
//! ```text
//! class Vector:
//!     def sum(self, other): return Point(…)      read by who calls `sum`
//! assert Vector(1).negated() == …                calls `negated`
//! class Point: …
//! ```
//!
//! Other modules of the program are no different where each of their bodies runs at one statement of another
//! body: what runs before is what that body has called by then.

use std::collections::{HashMap, HashSet};

use super::Early;
use crate::diag::reasons::Reason;
use crate::hir::nodes::{DefId, FuncId, FunctionKind, ModuleId};
use crate::hir::{Form, Program};
use crate::infer::Suggestions;
use crate::infer::table::{InstanceId, TypeTable};
use crate::world::Runs;

/// Of the reasons of the text those that hold: their readers are called before the name is bound.
pub(in crate::partition) fn reasons(
    program: &Program,
    early: &Early,
    (table, runs): (&TypeTable, Option<&Runs>),
) -> Vec<(FuncId, Reason)> {
    let mut calls = Calls::of(program, table, runs);
    let mut holds = |(reader, reason): &&(FuncId, Reason)| {
        let name = early.names.get(&(*reader, reason.span));
        name.is_none_or(|name| calls.may_read_early(*reader, *name))
    };
    early.reasons.iter().filter(|one| holds(one)).cloned().collect()
}

/// The same of reads that may find nothing, of which CPython's printer may say more than the message.
pub(in crate::partition) fn suggestions(
    program: &Program,
    all: &Suggestions,
    (table, runs): (&TypeTable, Option<&Runs>),
) -> Suggestions {
    let mut calls = Calls::of(program, table, runs);
    let mut hold = |reads: &HashSet<(FuncId, DefId)>| {
        let held = reads.iter().filter(|(reader, name)| calls.may_read_early(*reader, *name));
        held.copied().collect::<HashSet<(FuncId, DefId)>>()
    };
    Suggestions { locals: hold(&all.locals), unbound: hold(&all.unbound), ..all.clone() }
}

struct Calls<'t> {
    program: &'t Program,
    table: &'t TypeTable,
    runs: Option<&'t Runs>,
    /// By name: the functions that may run before it is bound; `None` where that is not known.
    before: HashMap<DefId, Option<HashSet<FuncId>>>,
}

/// So far have bodies of modules run: each to the end of the statement of this index.
type Until = HashMap<FuncId, usize>;

impl<'t> Calls<'t> {
    fn of(program: &'t Program, table: &'t TypeTable, runs: Option<&'t Runs>) -> Calls<'t> {
        Calls { program, table, runs, before: HashMap::new() }
    }

    /// May the function run before the name is bound?
    fn may_read_early(&mut self, reader: FuncId, name: DefId) -> bool {
        if self.program.functions[reader.index()].kind == FunctionKind::Module {
            return true;
        }
        if !self.before.contains_key(&name) {
            let found = self.until_bound(name).map(|until| self.called(&until));
            self.before.insert(name, found);
        }
        self.before[&name].as_ref().is_none_or(|called| may_run(self.program, called, reader))
    }

    /// How far bodies have run when the one statement that binds the name has ended.
    fn until_bound(&self, name: DefId) -> Option<Until> {
        let def = self.program.def(name);
        let [bind] = &def.bindings[..] else { return None };
        let is_plain = matches!(bind.form, Form::Assignment | Form::Def | Form::Class);
        let body = self.program.module(def.module).body.filter(|body| is_plain && *body == bind.func)?;
        let mut until = self.until_run(def.module)?;
        until.insert(body, self.program.functions[body.index()].body.iter().position(|s| s.id == bind.stmt)?);
        Some(until)
    }

    /// How far other bodies have run when the body of the module begins.
    fn until_run(&self, module: ModuleId) -> Option<Until> {
        let mut until = Until::new();
        let mut at = module;
        while at != self.program.main().id {
            let runs = self.runs?;
            if runs.asked.contains(&at) || runs.again.contains(&at) {
                return None;
            }
            let runs_it = runs.at.iter().filter(|(_, all)| all.iter().any(|run| run.module == at));
            let places: Vec<_> = runs_it.map(|(place, _)| *place).collect();
            let [(func, stmt)] = places[..] else { return None };
            let body = &self.program.functions[func.index()];
            let statement = body.body.iter().position(|one| one.id == stmt)?;
            let is_body = body.kind == FunctionKind::Module;
            if !is_body || until.insert(func, statement).is_some() {
                return None;
            }
            at = body.module;
        }
        Some(until)
    }

    /// The functions that these bodies may have called by then.
    fn called(&self, until: &Until) -> HashSet<FuncId> {
        let func = |id: InstanceId| self.table.instances[id.index()].func;
        let is_before = |body: &FuncId, at: usize| until.get(body).is_some_and(|last| at <= *last);
        let first = self.table.first_calls.iter().filter(|((body, _), at)| is_before(body, **at));
        let called = first.map(|((_, instance), _)| *instance).filter(|id| !until.contains_key(&func(*id)));
        self.table.reachable(called).into_iter().map(func).collect()
    }
}

/// Comprehensions and lambdas run where they stand.
fn may_run(program: &Program, called: &HashSet<FuncId>, reader: FuncId) -> bool {
    let mut at = reader;
    loop {
        let function = &program.functions[at.index()];
        if called.contains(&at) {
            return true;
        }
        match (function.kind, function.parent) {
            (FunctionKind::Def | FunctionKind::Class, Some(parent)) => {
                return program.functions[parent.index()].kind == FunctionKind::Def
                    && called.contains(&parent);
            }
            (FunctionKind::Module, _) | (_, None) => return true,
            (FunctionKind::Lambda | FunctionKind::GeneratorExpression, Some(parent)) => at = parent,
        }
    }
}
