//! Values in values to any depth: `repr` and comparison of them end with RecursionError where CPython has
//! counted up to a limit.
//!
//! On 3.11 it counts them with the frames and with calls of C functions that lie around, from 3.12 on with
//! such calls alone; whether a call counts depends on what the interpreter has specialised by then. A program
//! that names RecursionError may be about just that: where its values may nest without end, all of it is
//! CPython's. Others stay native; where the error comes then: `runtime/src/nesting.rs`.

use crate::catalog;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{Arg, ExprKind, FuncId, FunctionKind, StmtKind};
use crate::hir::visit::each_stmt;
use crate::infer::table::{How, Instance, InstanceId, TypeTable};
use crate::infer::touches_isolate;
use crate::ty::Ty;
use crate::world::World;
use std::collections::HashSet;

/// Against the whole program.
pub fn reason(program: &Program, minor: u32, world: &World, table: &TypeTable) -> Option<Reason> {
    nested(program, world, table).or_else(|| endless(program, minor, table))
}

/// Functions that call each other and none of which ever gives a value or raises anything: `def __eq__(self,
/// other): return self == other`. They run into the limit for certain, whatever the program says of it. From
/// 3.12 on CPython counts calls by way of C (a special method, a property, the key of a sort) apart, by what
/// lies between, and 3.13 does not refuse each call; on 3.11 it counts any call of C with the frames.
fn endless(program: &Program, minor: u32, table: &TypeTable) -> Option<Reason> {
    let never = |id: &InstanceId| {
        let instance = &table.instances[id.index()];
        instance.result == Ty::Never && !instance.is_generator
    };
    let below = |id: InstanceId| {
        let mut seen = HashSet::new();
        let mut todo = vec![id];
        while let Some(next) = todo.pop() {
            todo.extend(table.instances[next.index()].calls.iter().filter(|callee| seen.insert(**callee)));
        }
        seen
    };
    // Called by its name, with frames alone between it and its caller.
    let is_plain = |id: &InstanceId| {
        let function = &program.functions[table.instances[id.index()].func.index()];
        let is_in_class = function
            .parent
            .is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
        let kept = matches!(function.kind, FunctionKind::Def)
            && (function.decorators.is_empty() || !is_in_class)
            && !catalog::is_special_method(&function.name);
        // What stands for a function of C counts as that one does.
        kept || program.module(function.module).is_unseen
    };
    let raises = |id: &InstanceId| {
        let mut found = false;
        let body = &program.functions[table.instances[id.index()].func.index()].body;
        each_stmt(body, &mut |stmt| found |= matches!(stmt.kind, StmtKind::Raise { .. }));
        found
    };
    let mut suspects: Vec<InstanceId> = table.live.iter().copied().filter(never).collect();
    suspects.sort();
    let found = suspects.into_iter().find(|id| {
        let callees = below(*id);
        if !callees.contains(id) {
            return false;
        }
        let group = callees.iter().filter(|callee| **callee == *id || below(**callee).contains(id));
        let group: Vec<InstanceId> = group.copied().collect();
        let by_c = |callee: &InstanceId| {
            !is_plain(callee) || minor < 12 && calls_builtins(program, &table.instances[callee.index()])
        };
        !group.iter().any(raises) && group.iter().any(by_c)
    })?;
    let span = program.functions[table.instances[found.index()].func.index()].name_span;
    Some(Reason::new(ReasonId::NotLowered, span, "recursion without an end"))
}

fn nested(program: &Program, world: &World, table: &TypeTable) -> Option<Reason> {
    let span = world.recursion_error?;
    let has_no_end = table.refusals.iter().any(|refusal| refusal.reason.id == ReasonId::RecursiveType);
    // The same goes for what special methods call: operators and containers lie between them.
    let special = |func: FuncId| {
        let name = &program.functions[func.index()].name;
        catalog::is_special_method(name) && name != "__init__"
    };
    let has_no_end = has_no_end || table.live.iter().any(|id| special(table.instances[id.index()].func));
    // What values of the isolate nest in is not known, and CPython's own count of calls does not know of
    // native ones.
    let of_isolate = |id: &InstanceId| {
        let instance = &table.instances[id.index()];
        let keeps = instance.slots.values().any(|slot| slot.ty.mentions_dyn());
        keeps || table.main != Some(*id) && touches_isolate(table, *id)
    };
    let has_no_end = has_no_end || table.live.iter().any(of_isolate);
    let nests = has_no_end || table.live.iter().any(|id| nests(program, &table.instances[id.index()]));
    nests.then(|| Reason::new(ReasonId::NotLowered, span, "nesting up to the recursion limit"))
}

/// Does it call what is a function of C?
fn calls_builtins(program: &Program, instance: &Instance) -> bool {
    let is_unseen = program.module(program.functions[instance.func.index()].module).is_unseen;
    !is_unseen
        && instance.exprs.iter().any(|((func, id), info)| {
            let is_call = matches!(program.functions[func.index()].expr(*id).kind, ExprKind::Call { .. });
            is_call && matches!(info.how, How::Dispatch(_))
        })
}

/// Does it see trees, or put exceptions into exceptions?
fn nests(program: &Program, instance: &Instance) -> bool {
    instance.exprs.iter().any(|((func, id), info)| {
        holds_tree(&info.ty)
            || match (&info.how, &program.functions[func.index()].expr(*id).kind) {
                (How::Exception(_), ExprKind::Call { args, .. }) => args.iter().any(|arg| match arg {
                    Arg::Positional(value) => {
                        instance.exprs.get(&(*func, *value)).is_some_and(|info| info.ty.may_hold_dyn())
                    }
                    _ => false,
                }),
                _ => false,
            }
    })
}

fn holds_tree(ty: &Ty) -> bool {
    matches!(ty, Ty::Tree(_)) || ty.parts().into_iter().any(holds_tree)
}
