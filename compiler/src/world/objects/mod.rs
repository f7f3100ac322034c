//! Expressions whose value is an object of one place for both halves of a program, whatever else is unknown
//! of it: never an int, float, string or tuple that native code holds unboxed, and that is another object
//! each time it crosses.

mod origins;
mod uses;

pub use origins::Origins;

use super::facts::{Facts, GlobalFact};
use crate::catalog::{intrinsics, names};
use crate::hir::nodes::{
    Arg, BindingId, Const, ExprId, ExprKind, Function, NameRef, StmtKind, Target, TargetKind,
};
use crate::hir::visit::{each_stmt, each_target};

/// Is it such an object?
fn is_object(facts: &Facts, function: &Function, id: ExprId) -> bool {
    match &function.expr(id).kind {
        ExprKind::Const(value) => matches!(value, Const::None | Const::Bool(_) | Const::Ellipsis),
        // `__name__` and the like are strings; a star import brings anything.
        ExprKind::Name(NameRef::Builtin(name)) => {
            !facts.imports_all && !name.starts_with("__") && names::is_builtin_everywhere(name)
        }
        ExprKind::Name(NameRef::Local(binding)) => is_caught(function, *binding),
        ExprKind::Name(NameRef::Global(global)) => {
            facts.containers.contains(global)
                || facts.classes.contains(global)
                || matches!(facts.globals[global.index()], GlobalFact::Function(..) | GlobalFact::Module(_))
        }
        ExprKind::Attribute { object, name, .. } => {
            let is_member = |expr: &ExprKind| {
                matches!(
                    expr,
                    ExprKind::Name(NameRef::Global(global)) if facts.enums.contains(global)
                )
            };
            !name.starts_with('_') && is_member(&function.expr(*object).kind)
        }
        // `type(x)`, `object()`
        ExprKind::Call { func, args } => match &function.expr(*func).kind {
            ExprKind::Name(NameRef::Builtin(name)) if !facts.imports_all => match args.as_slice() {
                [] => intrinsics::makes_plain_object(name),
                [Arg::Positional(_)] => intrinsics::is_class_of(name),
                _ => false,
            },
            _ => false,
        },
        ExprKind::List(_) | ExprKind::Set(_) | ExprKind::Dict(_) | ExprKind::Lambda(_) => true,
        ExprKind::Name(_)
        | ExprKind::Tuple(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary { .. }
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => false,
    }
}

/// Is the variable bound by nothing but `except … as`? (`None` is what it holds before it is unbound.)
fn is_caught(function: &Function, binding: BindingId) -> bool {
    let is_it =
        |target: &Target| matches!(target.kind, TargetKind::Name(NameRef::Local(local)) if local == binding);
    let (mut bound, mut caught) = (0, 0);
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Try { handlers, .. } = &stmt.kind {
            caught += handlers.iter().filter(|handler| handler.name.as_ref().is_some_and(is_it)).count();
        }
        if let StmtKind::Delete(target) = &stmt.kind {
            caught += usize::from(is_it(target));
        }
        if let StmtKind::Assign { target, value } = &stmt.kind {
            let is_none = matches!(function.expr(*value).kind, ExprKind::Const(Const::None));
            caught += usize::from(is_none && is_it(target));
        }
    });
    for stmt in &function.body {
        each_target(function, stmt, &mut |target| bound += usize::from(is_it(target)));
    }
    let is_param = function.params.iter().any(|param| param.binding == binding);
    caught > 0 && bound == caught && !is_param && !function.binding(binding).captured
}
