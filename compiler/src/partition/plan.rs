//! What inference is told when a part of the program runs in the isolate.

use std::collections::HashSet;

use super::{early::Early, homes, later, rebind};
use crate::hir::nodes::{DefId, FuncId, Program};
use crate::infer::Plan;
use crate::infer::facts::others_make_text_classes;
use crate::ty::Ty;

/// The part of the plan that no round changes.
pub struct Hybrid<'a> {
    program: &'a Program,
    minor: u32,
    early: &'a Early,
    rebindable: HashSet<String>,
    read_later: HashSet<DefId>,
    text_classes: bool,
}

impl<'a> Hybrid<'a> {
    pub fn new(program: &'a Program, minor: u32, early: &'a Early) -> Hybrid<'a> {
        let rebindable = rebind::rebindable(program);
        let read_later = later::named(program);
        Hybrid {
            program,
            minor,
            early,
            rebindable,
            read_later,
            text_classes: others_make_text_classes(program),
        }
    }

    /// Where any code may make a subclass of `str` or `bytes`.
    pub fn for_any_text(self) -> Hybrid<'a> {
        Hybrid { text_classes: true, ..self }
    }

    /// Names that dynamic code may bind again.
    pub fn rebindable(&self) -> &HashSet<String> {
        &self.rebindable
    }

    /// With these functions and top-level statements in the isolate, and these types guessed for arguments.
    pub fn plan(
        &self,
        deferred: &HashSet<FuncId>,
        chunks: &HashSet<usize>,
        guesses: &[(FuncId, Vec<Ty>)],
    ) -> Plan {
        let isolate_globals = homes::isolate_globals(self.program, chunks, deferred, &self.rebindable);
        let seen = self.early.suggested.iter().chain(&self.early.falls_through).chain(&self.read_later);
        let isolate_globals: HashSet<DefId> = isolate_globals.iter().chain(seen).copied().collect();
        let copied = homes::copied(self.program, chunks, &isolate_globals, &self.rebindable);
        Plan {
            copied: copied.difference(&self.early.falls_through).copied().collect(),
            isolate_globals,
            deferred: deferred.clone(),
            hybrid: true,
            chunks: chunks.clone(),
            guesses: guesses.to_vec(),
            rebindable: self.rebindable.clone(),
            text_classes: self.text_classes,
            ..self.early.plan(self.minor)
        }
    }
}
