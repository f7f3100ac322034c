//! What inference is told when a part of the program runs in the isolate.

use std::collections::{BTreeMap, HashSet};

use super::objects::{self, Against};
use super::{drawing, early::Early, homes, reach::Reach};
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::Plan;
use crate::infer::home::{ClassForced, ClassHomes, Forced, Homes};
use crate::infer::table::TypeTable;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::World;
use crate::world::classes::Classes;
use crate::world::facts::facts;

/// The part of the plan that no round changes.
pub struct Hybrid<'a> {
    program: &'a Program,
    minor: u32,
    early: &'a Early,
    world: &'a World,
    reach: &'a Reach,
    text_classes: bool,
    classes: Classes,
    /// Native globals hold what shows its end when CPython empties the module.
    shows_at_exit: bool,
    /// The generator of `random` is native, as far as is known.
    random_is_own: bool,
    /// Calls by name that ask whether the name is bound.
    asked: HashSet<(FuncId, Span)>,
}

impl<'a> Hybrid<'a> {
    pub fn new(
        program: &'a Program,
        minor: u32,
        early: &'a Early,
        world: &'a World,
        reach: &'a Reach,
    ) -> Hybrid<'a> {
        let classes = facts(program).but_for(program, &world.rebindable).table;
        let text_classes = world.text_classes;
        Hybrid {
            program,
            minor,
            early,
            world,
            reach,
            text_classes,
            classes,
            shows_at_exit: false,
            random_is_own: false,
            asked: HashSet::new(),
        }
    }

    /// Where any code may make a subclass of `str` or `bytes`.
    pub fn for_any_text(self) -> Hybrid<'a> {
        Hybrid { text_classes: true, ..self }
    }

    /// Where these calls ask whether the name is bound.
    pub fn asking(self, asked: HashSet<(FuncId, Span)>) -> Hybrid<'a> {
        Hybrid { asked, ..self }
    }

    /// Do native globals hold values of the isolate, among which there may be generators that wait or
    /// coroutines? Then all globals live there from now on. Is that new?
    pub fn learn_exit(&mut self, table: &TypeTable) -> bool {
        let is_known = self.shows_at_exit || homes::waiting(self.program).is_empty();
        self.shows_at_exit |= !is_known && homes::hold_isolate_values(self.program, table);
        !is_known && self.shows_at_exit
    }

    /// The classes of which instances may be native.
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// Has the isolate run the `def`s of functions whose objects it needs, and the class statements of what
    /// lives there: what inference sent there, and what follows from the rest.
    pub fn make_objects(
        &self,
        sent: &BTreeMap<Class, ClassForced>,
        deferred: &mut HashSet<FuncId>,
        chunks: &mut HashSet<usize>,
    ) {
        loop {
            let before = (deferred.len(), chunks.len());
            let globals = |chunks: &HashSet<usize>| self.isolate_globals(deferred, chunks);
            homes::objects_of_functions(self.program, deferred, chunks, &self.world.rebindable, &globals);
            let left = self.classes_in_isolate(sent, deferred, chunks);
            objects::leave(self.program, &self.classes, &left, deferred, chunks);
            super::nested(self.program, deferred);
            homes::whole_statements(self.program, chunks);
            if before == (deferred.len(), chunks.len()) {
                return;
            }
        }
    }

    /// The classes that live in the isolate.
    pub fn classes_in_isolate(
        &self,
        sent: &BTreeMap<Class, ClassForced>,
        deferred: &HashSet<FuncId>,
        chunks: &HashSet<usize>,
    ) -> ClassHomes {
        let isolate_globals = self.isolate_globals(deferred, chunks);
        let rebindable = &self.world.rebindable;
        let against = Against { deferred, chunks, isolate_globals: &isolate_globals, rebindable, sent };
        objects::in_isolate(self.program, &self.classes, &against)
    }

    fn isolate_globals(&self, deferred: &HashSet<FuncId>, chunks: &HashSet<usize>) -> Homes {
        if self.shows_at_exit {
            return self.program.defs.iter().map(|def| (def.id, Forced::SeenAtExit)).collect();
        }
        let (around, of_native) = ((self.world, self.reach), self.of_native_classes(deferred));
        let mut found = homes::isolate_globals(self.program, chunks, deferred, around, &of_native);
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

    /// Functions of classes that may be native.
    fn of_native_classes(&self, deferred: &HashSet<FuncId>) -> HashSet<FuncId> {
        let native = self.classes.all().iter().filter(|info| !deferred.contains(&info.body));
        let native: Vec<Class> = native.map(|info| info.class).collect();
        objects::native_functions(self.program, &self.classes, &native)
    }

    /// Is the generator of `random` native? So it is taken to be until code of the isolate draws from it.
    pub fn with_random(self, random_is_own: bool) -> Hybrid<'a> {
        Hybrid { random_is_own, ..self }
    }

    /// Has it been taken to be native, and is it not?
    pub fn is_wrong_about_random(
        &self,
        table: &TypeTable,
        deferred: &HashSet<FuncId>,
        chunks: &HashSet<usize>,
    ) -> bool {
        let around = (self.world, self.reach);
        let read_there = || {
            let of_native = self.of_native_classes(deferred);
            homes::read_there(self.program, chunks, deferred, around, &of_native)
                .filter(|_| !self.shows_at_exit)
        };
        self.random_is_own && drawing::is_drawn_there(self.program, table, read_there())
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
            isolate_classes: self
                .classes_in_isolate(&BTreeMap::new(), deferred, chunks)
                .into_keys()
                .collect(),
            hybrid: true,
            asked: self.asked.clone(),
            chunks: chunks.clone(),
            guesses: guesses.to_vec(),
            rebindable: self.world.rebindable.clone(),
            text_classes: self.text_classes,
            random_is_own: self.random_is_own,
            spelled: self.world.spelled.clone(),
            objects: self.world.questions.objects.clone(),
            ..self.early.plan(self.minor)
        }
    }
}
