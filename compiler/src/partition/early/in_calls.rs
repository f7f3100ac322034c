//! The same, for a program of which nothing runs in the isolate: inference has seen every call.
//!
//! ```text
//! class Vector:
//!     def sum(self, other): return Point(…)      read by who calls `sum`
//! assert Vector(1).negated() == …                calls `negated`
//! class Point: …
//! ```

use std::collections::HashSet;

use super::Early;
use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::{DefId, FuncId, FunctionKind, NameRef, StmtKind, Target, TargetKind};
use crate::infer::table::{InstanceId, TypeTable};

/// Of the reasons of the text those that hold: their readers are called before the name is bound.
pub(in crate::partition) fn reasons(
    program: &Program,
    early: &Early,
    table: &TypeTable,
) -> Vec<(FuncId, Reason)> {
    let holds = |(reader, reason): &&(FuncId, Reason)| {
        let name = early.names.get(&(*reader, reason.span));
        let bound = name.and_then(|name| bound_by(program, *name));
        // The bodies of other modules may run in the middle of anything.
        let is_known = program.others().is_empty() && *reader != program.main_body().id;
        match bound.filter(|_| is_known) {
            Some(statement) => may_run(program, &called_before(table, statement), *reader),
            None => true,
        }
    };
    early.reasons.iter().filter(holds).cloned().collect()
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

/// The one statement of the main module's body that binds the name.
fn bound_by(program: &Program, name: DefId) -> Option<usize> {
    let is_it =
        |target: &Target| matches!(&target.kind, TargetKind::Name(NameRef::Global(def)) if *def == name);
    if !program.def(name).is_written_once() {
        return None;
    }
    program.main_body().body.iter().position(|stmt| match &stmt.kind {
        StmtKind::Class { target, .. } | StmtKind::Def { target, .. } => is_it(target),
        _ => false,
    })
}

/// The functions that may run before the statement ends.
fn called_before(table: &TypeTable, statement: usize) -> HashSet<FuncId> {
    let first = table.first_calls.iter().filter(|(_, at)| **at <= statement);
    let called: Vec<InstanceId> = first.map(|(instance, _)| *instance).collect();
    table.reachable(called).into_iter().map(|id| table.instances[id.index()].func).collect()
}
