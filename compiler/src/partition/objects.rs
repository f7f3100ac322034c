//! Which classes live in the isolate.
//!
//! A class is native as long as no code of the isolate comes by it or by its instances: none names it, none
//! of its functions runs there, inference found no instance that goes there. Bases and subclasses live
//! together.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{FuncId, Function, StmtKind};
use crate::infer::home::Homes;
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

/// What speaks against native classes.
pub struct Against<'a> {
    pub deferred: &'a HashSet<FuncId>,
    pub chunks: &'a HashSet<usize>,
    pub isolate_globals: &'a Homes,
    pub rebindable: &'a Rebindable,
    /// What inference has sent there.
    pub sent: &'a BTreeSet<Class>,
}

/// The classes that live in the isolate, with all that they are connected with.
pub fn in_isolate(program: &Program, classes: &Classes, against: &Against) -> BTreeSet<Class> {
    let made = statements(program, classes);
    let is_left = |info: &ClassInfo| {
        let functions = info.members.values().flat_map(|member| member.functions());
        let is_deferred = functions.chain([info.body]).any(|func| against.deferred.contains(&func));
        let in_chunk = made.get(&info.body).is_none_or(|index| against.chunks.contains(index));
        let is_named = against.isolate_globals.contains_key(&info.def);
        let may_change = against.rebindable.may(info.class.name())
            || info.members.keys().any(|attr| against.rebindable.may(classes.attr_name(*attr)));
        // (What is raised beside an isolate may reach it.)
        let may_be_raised = info.class.is_exception();
        is_deferred
            || in_chunk
            || is_named
            || may_change
            || may_be_raised
            || against.sent.contains(&info.class)
    };
    let left = classes.all().iter().filter(|info| is_left(info));
    left.flat_map(|info| classes.family(info.class)).collect()
}

/// Their functions run there, too, and their statements.
pub fn leave(
    program: &Program,
    classes: &Classes,
    left: &BTreeSet<Class>,
    deferred: &mut HashSet<FuncId>,
    chunks: &mut HashSet<usize>,
) {
    let made = statements(program, classes);
    for info in left.iter().map(|class| classes.info(*class)) {
        deferred.extend(info.members.values().flat_map(|member| member.functions()));
        deferred.insert(info.body);
        chunks.extend(made.get(&info.body));
    }
}

/// Why the functions of these classes are deferred that have no reason of their own.
pub fn explain(
    program: &Program,
    classes: &Classes,
    left: &BTreeSet<Class>,
    known: &mut HashMap<FuncId, Vec<Reason>>,
) {
    for info in left.iter().map(|class| classes.info(*class)) {
        let span = program.functions[info.body.index()].name_span;
        let what = format!("class `{}`, which code of CPython uses,", info.class.name());
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
