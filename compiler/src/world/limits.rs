//! Where memory and the stack end, for a program that may notice.
//!
//! *Memory.* When MemoryError comes depends on what objects take: of a program that names it, so that it may
//! handle it, all objects are CPython's. Others stay native; what MemoryError is there:
//! `runtime/src/memory.rs`.
//!
//! *The stack*, as 3.11 counts it: calls of C functions count, too; and as 3.13 does: some calls are not
//! refused.
//!
//! On 3.11 a frame at the limit cannot even call `len`, so what a program that runs into the limit sees
//! depends on which calls the interpreter has specialised by then. Native frames are counted, not such calls:
//! a program that shows an interest in the limit (it names `RecursionError`, or sets the limit) recurses in
//! the isolate. From 3.12 on only Python frames count.
//!
//! 3.13 specialises calls whose arguments do not just fill the parameters (`CALL_PY_GENERAL`: some have
//! defaults, or are collected by `*rest`), and then counts the frame without looking at the limit: it is the
//! next call of another kind that is refused. Where a program names `RecursionError` and may make such calls
//! as it recurses, all of that runs in the isolate.

use std::collections::HashSet;

use super::names_builtin;
use crate::catalog::intrinsics::{LIMIT_SETTER, MEMORY_ERROR, RECURSION_ERROR};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{Arg, ExprKind, FuncId, Function, FunctionKind, NameRef, ParamKind, StmtKind};
use crate::hir::visit::each_stmt;
use crate::source::Span;

/// Against the whole program.
pub fn memory(program: &Program) -> Option<Reason> {
    let span =
        program.native_functions().iter().find_map(|function| names_builtin(function, MEMORY_ERROR))?;
    Some(Reason::new(ReasonId::Memory, span, MEMORY_ERROR))
}

/// Where somebody may handle that the stack has ended.
pub fn recursion_error(program: &Program) -> Option<Span> {
    program.native_functions().iter().find_map(|function| names_builtin(function, RECURSION_ERROR))
}

/// Against the functions that may call themselves, directly or through others.
pub fn recursion(program: &Program, minor: u32) -> Vec<(FuncId, Reason)> {
    match minor {
        ..=11 => counted_calls(program),
        12 => vec![],
        13.. => unrefused_calls(program),
    }
}

fn counted_calls(program: &Program) -> Vec<(FuncId, Reason)> {
    let imported = program.native_globals().any(|global| global.name == LIMIT_SETTER);
    if !imported && !program.native_functions().iter().any(is_interested) {
        return vec![];
    }
    let recursive =
        defs(program).filter(|function| reached(program, function).contains(function.name.as_str()));
    recursive.map(|function| reason(function, "recursion up to 3.11's limit")).collect()
}

fn unrefused_calls(program: &Program) -> Vec<(FuncId, Reason)> {
    if !program.native_functions().iter().any(names_the_error) {
        return vec![];
    }
    let mut below: HashSet<&str> = HashSet::new();
    for function in defs(program) {
        let reached = reached(program, function);
        if reached.contains(function.name.as_str()) {
            below.extend(reached);
        }
    }
    let found = |function: &&Function| below.contains(function.name.as_str());
    // What is nested in a function, lambdas among it, runs below it at most.
    let makes_them = |function: &Function| {
        let outer = std::iter::successors(Some(function), |inner| {
            inner.parent.map(|parent| &program.functions[parent.index()])
        });
        outer.into_iter().any(|outer| found(&outer)) && makes_general_calls(program, function)
    };
    if !program.native_functions().iter().any(makes_them) {
        return vec![];
    }
    defs(program).filter(found).map(|function| reason(function, "recursion up to 3.13's limit")).collect()
}

/// Does it call a function of the program with arguments, all by position, that do not just fill the
/// parameters?
fn makes_general_calls(program: &Program, function: &Function) -> bool {
    let is_general = |name: &str, count: usize| {
        defs(program).filter(|callee| callee.name == name).any(|callee| {
            let plain = callee
                .params
                .iter()
                .all(|param| matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional));
            let is_method = callee
                .parent
                .is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
            !plain || callee.params.len() != count && !(is_method && callee.params.len() == count + 1)
        })
    };
    function.exprs.iter().any(|expr| match &expr.kind {
        ExprKind::Call { func, args } if args.iter().all(|arg| matches!(arg, Arg::Positional(_))) => {
            name_of(program, function, &function.expr(*func).kind)
                .is_some_and(|name| is_general(name, args.len()))
        }
        _ => false,
    })
}

fn defs(program: &Program) -> impl Iterator<Item = &Function> {
    program.native_functions().iter().filter(|function| function.kind == FunctionKind::Def)
}

fn reason(function: &Function, what: &str) -> (FuncId, Reason) {
    (function.id, Reason::new(ReasonId::NotLowered, function.name_span, what))
}

fn is_interested(function: &Function) -> bool {
    let mut imports = false;
    each_stmt(&function.body, &mut |stmt| {
        imports |= matches!(&stmt.kind, StmtKind::ImportFrom { name, .. } if name == LIMIT_SETTER)
    });
    imports
        || names_the_error(function)
        || function
            .exprs
            .iter()
            .any(|expr| matches!(&expr.kind, ExprKind::Attribute { name, .. } if name == LIMIT_SETTER))
}

fn names_the_error(function: &Function) -> bool {
    names_builtin(function, RECURSION_ERROR).is_some()
}

/// The names of what a function may call, directly or through others.
fn reached<'a>(program: &'a Program, function: &'a Function) -> HashSet<&'a str> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut todo = names(program, function);
    while let Some(name) = todo.pop() {
        if seen.insert(name) {
            let named = program.native_functions().iter().filter(|other| other.name == name);
            todo.extend(named.flat_map(|other| names(program, other)));
        }
    }
    seen
}

/// The names a function uses for what may be functions.
fn names<'a>(program: &'a Program, function: &'a Function) -> Vec<&'a str> {
    let named = function.exprs.iter().filter_map(|expr| name_of(program, function, &expr.kind));
    named
        .chain(
            program
                .native_functions()
                .iter()
                .filter(|inner| inner.parent == Some(function.id))
                .flat_map(|inner| names(program, inner)),
        )
        .collect()
}

fn name_of<'a>(program: &'a Program, function: &'a Function, expr: &'a ExprKind) -> Option<&'a str> {
    match expr {
        ExprKind::Name(NameRef::Global(global)) => Some(&program.def(*global).name),
        ExprKind::Name(NameRef::Local(binding)) => Some(&function.binding(*binding).name),
        ExprKind::Name(NameRef::Free(outer, binding)) => {
            Some(&program.functions[outer.index()].binding(*binding).name)
        }
        ExprKind::Attribute { name, .. } => Some(name),
        _ => None,
    }
}
