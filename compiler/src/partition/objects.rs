//! Which classes live in the isolate.
//!
//! A class is native as long as no code of the isolate comes by it or by its instances: none names it, none
//! of its functions runs there, inference found no instance that goes there. Bases and subclasses live
//! together.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{FuncId, Function, FunctionKind, StmtKind};
use crate::infer::home::{ClassForced, ClassHomes, Homes};
use crate::source::Span;
use crate::ty::Class;
use crate::world::Rebindable;
use crate::world::classes::{ClassInfo, Classes};

/// The top-level statements of the main module that make classes which may be native, by their bodies.
pub fn statements(program: &Program, classes: &Classes) -> HashMap<FuncId, usize> {
    let body = program.main_body();
    let made = body.body.iter().enumerate().filter_map(|(index, stmt)| match &stmt.kind {
        StmtKind::Class { func, .. } if classes.of_body(*func).is_some() => Some((*func, index)),
        _ => None,
    });
    made.collect()
}

/// The body of the class that stands in no other.
fn outermost(program: &Program, body: FuncId) -> FuncId {
    let parent = program.functions[body.index()].parent.map(|parent| &program.functions[parent.index()]);
    match parent.filter(|parent| parent.kind == FunctionKind::Class) {
        Some(parent) => outermost(program, parent.id),
        None => body,
    }
}

/// What speaks against native classes.
pub struct Against<'a> {
    pub deferred: &'a HashSet<FuncId>,
    pub chunks: &'a HashSet<usize>,
    pub isolate_globals: &'a Homes,
    pub rebindable: &'a Rebindable,
    /// What inference has sent there.
    pub sent: &'a BTreeMap<Class, ClassForced>,
}

impl Against<'_> {
    /// All of it that is against this class.
    fn all(
        &self,
        (program, classes): (&Program, &Classes),
        info: &ClassInfo,
        stands: Option<&usize>,
    ) -> Vec<ClassForced> {
        let mut found: Vec<ClassForced> = self.sent.get(&info.class).copied().into_iter().collect();
        let functions = info.members.values().flat_map(|member| member.functions()).chain([info.body]);
        let functions = functions.chain(program.generic(info.body).map(|generic| generic.call));
        found.extend(functions.filter(|func| self.deferred.contains(func)).map(ClassForced::Function));
        let named = info.def.and_then(|def| self.isolate_globals.get(&def));
        found.extend(named.map(|forced| ClassForced::Named(*forced)));
        let names = info.members.keys().map(|attr| classes.attr_name(*attr));
        let may_change = [info.class.name()].into_iter().chain(names);
        found.extend(may_change.filter_map(|name| self.rebindable.place(name)).map(ClassForced::Rebound));
        if info.class.is_exception() {
            found.push(ClassForced::Raised);
        }
        if stands.is_none_or(|index| self.chunks.contains(index)) {
            found.push(ClassForced::Statement);
        }
        found
    }
}

/// The classes that live in the isolate, with all that they are connected with.
pub fn in_isolate(program: &Program, classes: &Classes, against: &Against) -> ClassHomes {
    let made = statements(program, classes);
    let mut found = ClassHomes::new();
    for info in classes.all() {
        let all = against.all((program, classes), info, made.get(&outermost(program, info.body)));
        if !all.is_empty() {
            found.insert(info.class, all);
        }
    }
    let left: Vec<Class> = found.keys().copied().collect();
    for class in left {
        for member in classes.family(class).into_iter().filter(|member| *member != class) {
            found.entry(member).or_default().push(ClassForced::With(class));
        }
    }
    found
}

/// Their functions run there, too, and their statements.
pub fn leave(
    program: &Program,
    classes: &Classes,
    left: &ClassHomes,
    deferred: &mut HashSet<FuncId>,
    chunks: &mut HashSet<usize>,
) {
    let made = statements(program, classes);
    for info in left.keys().map(|class| classes.info(*class)) {
        deferred.extend(info.members.values().flat_map(|member| member.functions()));
        deferred.insert(info.body);
        chunks.extend(made.get(&outermost(program, info.body)));
    }
}

/// Why the functions of these classes are deferred that have no reason of their own.
pub fn explain(
    program: &Program,
    classes: &Classes,
    left: &ClassHomes,
    known: &mut HashMap<FuncId, Vec<Reason>>,
) {
    for info in left.keys().map(|class| classes.info(*class)) {
        let span = program.functions[info.body.index()].name_span;
        let what = format!("class `{}`, which lives in CPython,", info.class.name());
        let functions = info.members.values().flat_map(|member| member.functions()).chain([info.body]);
        for func in functions {
            let reason = || vec![Reason::new(ReasonId::Class, span, what.clone())];
            known.entry(func).or_insert_with(reason);
        }
    }
}

/// Why a class is left to CPython that the text alone rules out.
pub fn foreign(classes: &Classes, body: &Function, span: Span) -> Reason {
    match classes.reason(body.id) {
        Some(reason) => Reason::new(ReasonId::Class, span, &reason.subject),
        None => Reason::new(ReasonId::Class, span, format!("class `{}`", body.name)),
    }
}

/// The functions of native classes, with all that stands in them.
pub fn native_functions(program: &Program, classes: &Classes, native: &[Class]) -> HashSet<FuncId> {
    let mut found: HashSet<FuncId> = native.iter().map(|class| classes.info(*class).body).collect();
    for function in &program.functions {
        if function.parent.is_some_and(|parent| found.contains(&parent)) {
            found.insert(function.id);
        }
    }
    found
}
