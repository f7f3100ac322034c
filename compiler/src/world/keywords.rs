//! Functions that only ask their `**` parameter for names that the text says, or hand it on.
//!
//! ```text
//! def __init__(self, **options):
//!     self.size = options.get("size", 1)        asked
//!     self.name = options["name"]               asked
//!     super().__init__(**options)               handed on
//! ```
//!
//! Nobody sees the dict that CPython makes then: what a call names are values of their own, each with its
//! type.

use std::collections::HashSet;

use crate::catalog::intrinsics;
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, BindingId, CompareOp, Const, ExprId, ExprKind, FuncId, Function, NameRef, ParamKind, PyText,
    TargetKind,
};
use crate::hir::visit;

/// The functions.
pub fn only_asked(program: &Program) -> HashSet<FuncId> {
    let is_one = |function: &&Function| {
        let param = function.params.iter().find(|param| param.kind == ParamKind::VarKeyword);
        param.is_some_and(|param| {
            !is_free(program, function.id, param.binding)
                && !is_bound(function, param.binding)
                && named(function, param.binding) == asked(function, param.binding)
        })
    };
    program.functions.iter().filter(is_one).map(|function| function.id).collect()
}

/// Do functions inside, comprehensions among them, see it?
fn is_free(program: &Program, owner: FuncId, binding: BindingId) -> bool {
    let free = NameRef::Free(owner, binding);
    let sees = |kind: &ExprKind| matches!(kind, ExprKind::Name(name) if *name == free);
    program.functions.iter().any(|function| function.exprs.iter().any(|expr| sees(&expr.kind)))
}

fn is_bound(function: &Function, binding: BindingId) -> bool {
    let mut is_bound = false;
    let is_it =
        |kind: &TargetKind| matches!(kind, TargetKind::Name(NameRef::Local(local)) if *local == binding);
    for stmt in &function.body {
        visit::each_target(function, stmt, &mut |target| {
            is_bound |= is_it(&target.kind);
        });
    }
    is_bound
}

fn named(function: &Function, binding: BindingId) -> usize {
    let ids = (0..function.exprs.len() as u32).map(ExprId);
    ids.filter(|id| is_name(function, *id, binding)).count()
}

fn is_name(function: &Function, id: ExprId, binding: BindingId) -> bool {
    matches!(&function.expr(id).kind, ExprKind::Name(NameRef::Local(local)) if *local == binding)
}

/// How often it stands where it is only asked or handed on.
fn asked(function: &Function, binding: BindingId) -> usize {
    let is_it = |id: ExprId| is_name(function, id, binding);
    let places = function.exprs.iter().map(|expr| {
        if let ExprKind::Call { func, args } = &expr.kind {
            let handed = |arg: &&Arg| matches!(arg, Arg::DoubleStar(value) if is_it(*value));
            let is_asked = matches!(
                &function.expr(*func).kind,
                ExprKind::Attribute { object, name, .. }
                    if is_it(*object) && name == intrinsics::ASKED_KEY && asked_name(function, args).is_some()
            );
            return args.iter().filter(handed).count() + usize::from(is_asked);
        }
        if let ExprKind::Subscript { object, index } = &expr.kind {
            return usize::from(is_it(*object) && text(function, *index).is_some());
        }
        if let ExprKind::Compare(CompareOp::In | CompareOp::NotIn, name, of) = &expr.kind {
            return usize::from(is_it(*of) && text(function, *name).is_some());
        }
        0
    });
    places.sum()
}

/// The name that a call of `get` asks for.
pub fn asked_name<'a>(function: &'a Function, args: &[Arg]) -> Option<&'a str> {
    match args {
        [Arg::Positional(name)] | [Arg::Positional(name), Arg::Positional(_)] => text(function, *name),
        _ => None,
    }
}

/// A literal.
pub fn text(function: &Function, id: ExprId) -> Option<&str> {
    match &function.expr(id).kind {
        ExprKind::Const(Const::Str(PyText::Text(text))) => Some(text),
        _ => None,
    }
}
