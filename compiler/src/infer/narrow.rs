//! What a test tells about the variables in it: `x is None`, `isinstance(x, C)`, `x`, `not`, `and`, `or`.

use super::walk::Walk;
use crate::hir::nodes::{CompareOp, Const, ExprId, ExprKind, NameRef, UnaryOp, Arg};
use crate::ty::Ty;

/// Continues under the assumption that the expression (already typed) is true or false.
pub(super) fn assume(walk: &mut Walk, test: ExprId, truth: bool) {
    if !walk.env.reachable {
        return;
    }
    match &walk.func.expr(test).kind {
        ExprKind::Const(constant) => {
            if let Some(value) = constant_truth(constant) {
                walk.env.reachable &= value == truth;
            }
        }
        ExprKind::Unary(UnaryOp::Not, operand) => assume(walk, *operand, !truth),
        ExprKind::And(left, right) => both(walk, *left, *right, truth, true),
        ExprKind::Or(left, right) => both(walk, *left, *right, !truth, false),
        ExprKind::Compare(CompareOp::Is, left, right) => is_none(walk, *left, *right, truth),
        ExprKind::Compare(CompareOp::IsNot, left, right) => is_none(walk, *left, *right, !truth),
        ExprKind::Name(_) => filter(walk, test, &|ty| !truth || *ty != Ty::None),
        ExprKind::Call { func, args } => {
            if let Some((value, members)) = isinstance(walk, *func, args) {
                filter(walk, value, &|ty| members.contains(ty) == truth);
            }
        }
        // The last value of a block (chained comparison, walrus) is not traced to its parts.
        ExprKind::Block { .. } | ExprKind::Tuple(_) | ExprKind::List(_) | ExprKind::Set(_) | ExprKind::Dict(_)
        | ExprKind::Unary(..) | ExprKind::Binary { .. } | ExprKind::Compare(..) | ExprKind::IfExp { .. }
        | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } | ExprKind::Slice { .. } | ExprKind::FString(_)
        | ExprKind::Lambda(_) | ExprKind::GeneratorExp { .. } | ExprKind::Yield(_) | ExprKind::YieldFrom(_)
        | ExprKind::Await(_) | ExprKind::Starred(_) | ExprKind::Opaque(_) => {}
    }
}

/// The truth of a constant test, where it is one.
pub fn constant_truth(constant: &Const) -> Option<bool> {
    match constant {
        Const::None => Some(false),
        Const::Bool(value) => Some(*value),
        Const::Int(value) => Some(*value != 0),
        Const::Ellipsis | Const::BigInt(_) | Const::Float(_) | Const::Complex(_) | Const::Str(_) | Const::Bytes(_) => None,
    }
}

/// `left and right` (or, with `and` false, the dual): when `hold`, both sides have the value `and`.
fn both(walk: &mut Walk, left: ExprId, right: ExprId, hold: bool, and: bool) {
    if hold {
        assume(walk, left, and);
        assume(walk, right, and);
        return;
    }
    let before = walk.env.clone();
    assume(walk, left, !and);
    let first = std::mem::replace(&mut walk.env, before);
    assume(walk, left, and);
    assume(walk, right, !and);
    walk.env.join(&first, &mut walk.cx.cells);
}

fn is_none(walk: &mut Walk, left: ExprId, right: ExprId, truth: bool) {
    let is_none = |walk: &Walk, id: ExprId| matches!(walk.func.expr(id).kind, ExprKind::Const(Const::None));
    let value = if is_none(walk, right) {
        left
    } else if is_none(walk, left) {
        right
    } else {
        return;
    };
    filter(walk, value, &|ty| (*ty == Ty::None) == truth);
}

/// Keeps only the members of a variable's type that pass; a variable nothing is left of means dead code.
fn filter(walk: &mut Walk, value: ExprId, keep: &dyn Fn(&Ty) -> bool) {
    let ExprKind::Name(name) = &walk.func.expr(value).kind else { return };
    // Only variables that nobody else can write between the test and the use.
    let (NameRef::Local(_) | NameRef::Free(..)) = name else {
        return;
    };
    let Some(var) = walk.variable(name) else { return };
    let Some(local) = walk.env.locals.get(&var) else { return };
    let ty = walk.shallow(&local.ty);
    if ty == Ty::Dyn {
        return;
    }
    let kept = ty.members().into_iter().filter(|member| keep(member)).fold(Ty::Never, |acc, m| acc.join(&m));
    if kept == Ty::Never {
        walk.env.reachable = false;
        return;
    }
    if let Some(local) = walk.env.locals.get_mut(&var) {
        local.ty = kept;
    }
}

/// `isinstance(x, C)` over builtin types: the argument and the member types that are instances.
pub(super) fn isinstance(walk: &Walk, func: ExprId, args: &[Arg]) -> Option<(ExprId, Vec<Ty>)> {
    let ExprKind::Name(NameRef::Builtin(name)) = &walk.func.expr(func).kind else { return None };
    if !crate::catalog::intrinsics::is_instance_test(name) {
        return None;
    }
    let [Arg::Positional(value), Arg::Positional(classes)] = args else { return None };
    let ty = walk.exprs.get(&walk.key(*value)).map(|info| walk.shallow(&info.ty))?;
    let names = class_names(walk, *classes)?;
    let members = ty.members().into_iter().filter(|member| names.iter().any(|name| crate::ty::builtin::is_instance(member, name)));
    Some((*value, members.collect()))
}

/// The builtin classes named by the second argument of `isinstance`.
pub(super) fn class_names(walk: &Walk, classes: ExprId) -> Option<Vec<String>> {
    match &walk.func.expr(classes).kind {
        ExprKind::Name(NameRef::Builtin(name)) if crate::ty::builtin::is_class(name) => Some(vec![name.clone()]),
        ExprKind::Tuple(items) => {
            let mut names = vec![];
            for item in items {
                let crate::hir::nodes::Element::One(item) = item else { return None };
                names.extend(class_names(walk, *item)?);
            }
            Some(names)
        }
        ExprKind::Binary { op: crate::hir::nodes::BinaryOp::Or, left, right, .. } => {
            let mut names = class_names(walk, *left)?;
            names.extend(class_names(walk, *right)?);
            Some(names)
        }
        _ => None,
    }
}
