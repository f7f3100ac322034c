//! The recursion limit as 3.11 counts it: calls of C functions count, too.
//!
//! There a frame at the limit cannot even call `len`, so what a program that runs into the limit sees depends on which calls the
//! interpreter has specialised by then. Native frames are counted, not such calls: a program that shows an interest in the limit
//! (it names `RecursionError`, or sets the limit) recurses in the isolate. From 3.12 on only Python frames count.

use std::collections::HashSet;

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprKind, FuncId, Function, FunctionKind, NameRef, Program, StmtKind};
use crate::infer::facts::each_stmt;

/// Against the functions that may call themselves, directly or through others.
pub fn reasons(program: &Program, minor: u32) -> Vec<(FuncId, Reason)> {
    let imported = program.modules.iter().flat_map(|module| &module.globals).any(|global| global.name == SETTER);
    if minor > 11 || !imported && !program.functions.iter().any(is_interested) {
        return vec![];
    }
    let functions = program.functions.iter().filter(|function| function.kind == FunctionKind::Def && reaches_itself(program, function));
    functions.map(|function| (function.id, Reason::new(ReasonId::NotLowered, function.name_span, "recursion up to 3.11's limit"))).collect()
}

/// The function of `sys` that sets the limit.
const SETTER: &str = "setrecursionlimit";

fn is_interested(function: &Function) -> bool {
    let mut imports = false;
    each_stmt(&function.body, &mut |stmt| imports |= matches!(&stmt.kind, StmtKind::ImportFrom { name, .. } if name == SETTER));
    imports || function.exprs.iter().any(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Builtin(name)) => name == "RecursionError",
        ExprKind::Attribute { name, .. } => name == SETTER,
        _ => false,
    })
}

fn reaches_itself(program: &Program, function: &Function) -> bool {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut todo = names(program, function);
    while let Some(name) = todo.pop() {
        if seen.insert(name) {
            let named = program.functions.iter().filter(|other| other.name == name);
            todo.extend(named.flat_map(|other| names(program, other)));
        }
    }
    seen.contains(function.name.as_str())
}

/// The names a function uses for what may be functions.
fn names<'a>(program: &'a Program, function: &'a Function) -> Vec<&'a str> {
    let named = function.exprs.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Global(global)) => Some(program.modules[function.module].globals[global.index()].name.as_str()),
        ExprKind::Attribute { name, .. } => Some(name.as_str()),
        _ => None,
    });
    named.chain(program.functions.iter().filter(|inner| inner.parent == Some(function.id)).flat_map(|inner| names(program, inner))).collect()
}
