//! What runs where, as it grows while it is decided.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::guesses::{self, Waiting};
use super::reach::Reach;
use super::{collect, homes, nested, plan, roots};
use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::Solver;
use crate::infer::home::ClassForced;
use crate::infer::table::{InstanceId, TypeTable};
use crate::ty::{Class, Ty};
use crate::world::classes::Classes;

/// What runs where, as far as is known.
#[derive(Default)]
pub(super) struct Division {
    /// Functions that the isolate runs.
    pub deferred: HashSet<FuncId>,
    /// Statements of the module body that the isolate runs.
    pub chunks: HashSet<usize>,
    /// Argument types that code of the isolate is thought to pass.
    pub guessed: Vec<(FuncId, Vec<Ty>)>,
    pub known: HashMap<FuncId, Vec<Reason>>,
    /// Classes that inference has sent to the isolate.
    pub sent: BTreeMap<Class, ClassForced>,
}

impl Division {
    pub fn size(&self) -> (usize, usize, usize) {
        (self.deferred.len(), self.chunks.len(), self.guessed.len())
    }

    /// What goes with what is deferred.
    pub fn complete(&mut self, program: &Program, shape: &plan::Hybrid) {
        nested(program, &mut self.deferred);
        homes::whole_statements(program, &mut self.chunks);
        shape.make_objects(&self.sent, &mut self.deferred, &mut self.chunks);
    }

    /// Asks for the types with what is known now.
    pub fn solve(&mut self, solver: &mut Solver, shape: &plan::Hybrid, waiting: &mut Waiting) {
        waiting.leave(&shape.without_object(&self.chunks), &self.deferred, &mut self.guessed);
        solver.decide(shape.plan(&self.deferred, &self.chunks, &self.guessed));
        solver.solve();
    }

    /// Classes live in the isolate once inference has seen an instance go there. Are there new ones?
    pub fn learn_classes(&mut self, table: &TypeTable) -> bool {
        let before = self.sent.len();
        for (class, forced) in &table.sent_classes {
            self.sent.entry(*class).or_insert(*forced);
        }
        self.sent.len() > before
    }

    /// Drops guesses that lead to a refusal, and defers what is refused for another cause.
    pub fn apply_refusals(&mut self, program: &Program, table: &TypeTable, tentative: &HashSet<FuncId>) {
        let body = program.main_body().id;
        let refused: HashSet<InstanceId> = table.refusals.iter().map(|refusal| refusal.instance).collect();
        let wrong = guesses::drop_wrong(&mut self.guessed, table, &refused, tentative);
        // What is dropped with its guess holds nobody up.
        let first = roots::first(table, &refused.difference(&wrong).copied().collect());
        let against = table.refusals.iter().filter(|refusal| first.contains(&refusal.instance));
        let against: Vec<(FuncId, Reason)> =
            against.map(|refusal| (refusal.func, refusal.reason.clone())).collect();
        self.deferred.extend(against.iter().map(|(func, _)| *func).filter(|func| *func != body));
        collect(&mut self.known, &against);
        let definitions = homes::definitions(program);
        self.chunks.extend(table.failed_statements.intersection(&definitions));
        if table.main.is_some_and(|main| first.contains(&main)) {
            self.chunks.extend(table.failed_statements.iter().copied());
        }
        homes::whole_statements(program, &mut self.chunks);
        self.drop_guesses();
    }

    /// What is deferred has no native code to enter.
    pub fn drop_guesses(&mut self) {
        let Division { deferred, guessed, .. } = self;
        guessed.retain(|(func, _)| !deferred.contains(func));
    }
}

/// What the text alone defers. What failed when everything was taken as native may work around an isolate: it
/// is asked again.
pub(super) fn from_text(
    program: &Program,
    written: &[(FuncId, Reason)],
    reach: &Reach,
    classes: &Classes,
) -> Division {
    let body = program.main_body().id;
    let mut division = Division { chunks: homes::made_by_isolate(program, classes), ..Division::default() };
    collect(&mut division.known, written);
    division.known.retain(|func, _| !reach.is_dead(*func));
    division.deferred = division.known.keys().copied().filter(|func| *func != body).collect();
    division.known.remove(&body);
    homes::statements_named(program, written, &mut division.chunks);
    division
}
