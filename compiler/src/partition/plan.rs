//! What inference is told when a part of the program runs in the isolate.

use std::collections::HashSet;

use super::{early::Early, homes, reach::Reach};
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::Plan;
use crate::infer::home::{Forced, Homes};
use crate::ty::Ty;
use crate::world::World;

/// The part of the plan that no round changes.
pub struct Hybrid<'a> {
    program: &'a Program,
    minor: u32,
    early: &'a Early,
    world: &'a World,
    reach: &'a Reach,
    text_classes: bool,
}

impl<'a> Hybrid<'a> {
    pub fn new(
        program: &'a Program,
        minor: u32,
        early: &'a Early,
        world: &'a World,
        reach: &'a Reach,
    ) -> Hybrid<'a> {
        Hybrid { program, minor, early, world, reach, text_classes: world.text_classes }
    }

    /// Where any code may make a subclass of `str` or `bytes`.
    pub fn for_any_text(self) -> Hybrid<'a> {
        Hybrid { text_classes: true, ..self }
    }

    /// Has the isolate run the `def`s of functions whose objects it needs.
    pub fn make_objects(&self, deferred: &HashSet<FuncId>, chunks: &mut HashSet<usize>) {
        let globals = |chunks: &HashSet<usize>| self.isolate_globals(deferred, chunks);
        homes::objects_of_functions(self.program, deferred, chunks, &self.world.rebindable, &globals);
    }

    fn isolate_globals(&self, deferred: &HashSet<FuncId>, chunks: &HashSet<usize>) -> Homes {
        let mut found = homes::isolate_globals(self.program, chunks, deferred, self.world, self.reach);
        let Early { suggested, falls_through, .. } = self.early;
        let others = [
            (suggested, Forced::Suggested),
            (falls_through, Forced::FallsThrough),
            (&self.world.read_by_types, Forced::Types),
        ];
        for (globals, why) in others {
            globals.iter().for_each(|global| {
                found.entry(*global).or_insert(why);
            });
        }
        found
    }

    /// Functions that only native code calls.
    pub fn without_object(&self, chunks: &HashSet<usize>) -> HashSet<FuncId> {
        homes::without_object(self.program, chunks)
    }

    /// With these functions and top-level statements in the isolate, and these types guessed for arguments.
    pub fn plan(
        &self,
        deferred: &HashSet<FuncId>,
        chunks: &HashSet<usize>,
        guesses: &[(FuncId, Vec<Ty>)],
    ) -> Plan {
        let isolate_globals = self.isolate_globals(deferred, chunks);
        let copied = homes::copied(self.program, chunks, &isolate_globals, &self.world.rebindable);
        Plan {
            copied: copied.difference(&self.early.falls_through).copied().collect(),
            isolate_globals,
            without_object: self.without_object(chunks),
            deferred: deferred.clone(),
            hybrid: true,
            chunks: chunks.clone(),
            guesses: guesses.to_vec(),
            rebindable: self.world.rebindable.clone(),
            text_classes: self.text_classes,
            ..self.early.plan(self.minor)
        }
    }
}
