//! What a test tells about the variables in it: `x is None`, `isinstance(x, C)`, `type(x) is C`, `x`, `not`,
//! `and`, `or`.

mod pattern;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::table::VarKey;
use super::walk::Walk;
use crate::catalog::intrinsics;
use crate::hir::expansion;
use crate::hir::nodes::{
    Arg, BinaryOp, CompareOp, Const, Element, ExprId, ExprKind, Function, NameRef, TargetKind, UnaryOp,
};
use crate::hir::patterns;
use crate::hir::visit::{self, Seen};
use crate::ty::{Class, Ty, builtin};

/// Continues under the assumption that the expression (already typed) is true or false.
pub(super) fn assume(walk: &mut Walk, test: ExprId, truth: bool) {
    assume_but(walk, test, truth, &BTreeSet::new());
}

/// The same, where some variables have been bound since the expression was evaluated: it says nothing about
/// them.
fn assume_but(walk: &mut Walk, test: ExprId, truth: bool, rebound: &BTreeSet<VarKey>) {
    if !walk.env.reachable {
        return;
    }
    match &walk.func.expr(test).kind {
        ExprKind::Const(constant) => {
            if let Some(value) = constant_truth(constant) {
                walk.env.reachable &= value == truth;
            }
        }
        ExprKind::Unary(UnaryOp::Not, operand) => assume_but(walk, *operand, !truth, rebound),
        ExprKind::And(left, right) => both(walk, (*left, *right), truth, true, rebound),
        ExprKind::Or(left, right) => both(walk, (*left, *right), !truth, false, rebound),
        ExprKind::Compare(op, left, right) => {
            match op {
                CompareOp::Is => is_singleton(walk, *left, *right, truth, rebound),
                CompareOp::IsNot => is_singleton(walk, *left, *right, !truth, rebound),
                CompareOp::Eq
                | CompareOp::NotEq
                | CompareOp::Lt
                | CompareOp::LtE
                | CompareOp::Gt
                | CompareOp::GtE
                | CompareOp::In
                | CompareOp::NotIn => {}
            }
            exact_class(walk, *op, (*left, *right), truth, rebound);
        }
        ExprKind::Name(_) => filter(walk, test, rebound, &|walk, ty| walk.may_be(ty, truth)),
        ExprKind::Call { func, args } => {
            if let Some((value, names)) = isinstance(walk, *func, args) {
                filter(walk, value, rebound, &|walk, ty| is_instance_of_any(walk, ty, &names) == truth);
            } else if let Some((value, names)) = isinstance_test(walk, *func, args) {
                refine(walk, value, rebound, &|walk, ty| with_class(walk, ty, &names, truth));
            } else {
                pattern::assume(walk, test, args, truth, rebound);
            }
        }
        // Whatever the statements of a block bind, its value is made after them.
        ExprKind::Block { value, .. } => assume_but(walk, *value, truth, rebound),
        ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary { .. }
        | ExprKind::IfExp { .. }
        | ExprKind::Attribute { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => {}
    }
}

/// The truth of a constant test, where it is one.
pub fn constant_truth(constant: &Const) -> Option<bool> {
    match constant {
        Const::None => Some(false),
        Const::Bool(value) => Some(*value),
        Const::Int(value) => Some(*value != 0),
        Const::Ellipsis
        | Const::BigInt(_)
        | Const::Float(_)
        | Const::Complex(_)
        | Const::Str(_)
        | Const::Bytes(_) => None,
    }
}

/// `left and right` (or, with `and` false, the dual): when `hold`, both sides have the value `and`. What the
/// right side binds (`x is None and (x := 5)`), the left side has asked about before.
fn both(walk: &mut Walk, (left, right): (ExprId, ExprId), hold: bool, and: bool, rebound: &BTreeSet<VarKey>) {
    let mut since = rebound.clone();
    bound_in(walk, right, &mut since);
    if hold {
        assume_but(walk, left, and, &since);
        assume_but(walk, right, and, rebound);
        return;
    }
    let before = walk.env.clone();
    assume_but(walk, left, !and, &since);
    let first = std::mem::replace(&mut walk.env, before);
    assume_but(walk, left, and, &since);
    assume_but(walk, right, !and, rebound);
    walk.env.join(&first, &mut walk.cx.cells);
}

/// The variables that an expression binds, its comprehensions and generator expressions included.
fn bound_in(walk: &Walk, expr: ExprId, found: &mut BTreeSet<VarKey>) {
    visit::each_in_expr(walk.func, expr, &mut |seen, _| bound_by(walk, walk.func, &seen, found));
}

fn bound_by(walk: &Walk, func: &Function, seen: &Seen, found: &mut BTreeSet<VarKey>) {
    match seen {
        Seen::Target(target) => match target.kind {
            TargetKind::Name(NameRef::Local(binding)) => {
                found.insert(VarKey::Local(func.id, binding));
            }
            TargetKind::Name(NameRef::Free(owner, binding)) => {
                found.insert(VarKey::Local(owner, binding));
            }
            TargetKind::Name(NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_))
            | TargetKind::Attribute { .. }
            | TargetKind::Subscript { .. }
            | TargetKind::Tuple { .. } => {}
        },
        Seen::Expr(id) => {
            if let ExprKind::GeneratorExp { func: inner, .. } = func.expr(*id).kind {
                let inner = &walk.cx.program.functions[inner.index()];
                for stmt in &inner.body {
                    visit::each(inner, stmt, &mut |seen, _| bound_by(walk, inner, &seen, found));
                }
            }
        }
        Seen::Stmt(_) => {}
    }
}

/// `x is None`, `x is ...`, `x is NotImplemented`
fn is_singleton(walk: &mut Walk, left: ExprId, right: ExprId, truth: bool, rebound: &BTreeSet<VarKey>) {
    let singleton = |walk: &Walk, id: ExprId| match &walk.func.expr(id).kind {
        ExprKind::Const(Const::None) => Some(Ty::None),
        ExprKind::Const(Const::Ellipsis) => Some(Ty::Ellipsis),
        ExprKind::Name(NameRef::Builtin(name))
            if name == intrinsics::NOT_IMPLEMENTED && !walk.cx.plan.may_rebind(name) =>
        {
            Some(Ty::NotImplemented)
        }
        _ => None,
    };
    let (value, one) = match (singleton(walk, left), singleton(walk, right)) {
        (_, Some(one)) => (left, one),
        (Some(one), None) => (right, one),
        (None, None) => return,
    };
    filter(walk, value, rebound, &|_, ty| *ty == Ty::Object || (*ty == one) == truth);
}

/// What a member of a variable's type is where a test of its class, which types alone do not decide, has
/// answered: an exception is one of the classes of the program that it was asked for.
fn with_class(walk: &Walk, member: &Ty, names: &[Tested], truth: bool) -> Ty {
    let is_certain = is_instance_of_any(walk, member, names);
    match member {
        Ty::Exception if is_certain => {
            if truth {
                *member
            } else {
                Ty::Never
            }
        }
        Ty::Exception if truth => {
            let asked: Vec<Tested> =
                names.iter().filter(|tested| tested.may_be_exception(walk)).cloned().collect();
            walk.seen_as(&asked)
        }
        Ty::Exception | Ty::Object => *member,
        _ if is_certain == truth => *member,
        _ => Ty::Never,
    }
}

/// Keeps only the members of a variable's type that pass; a variable nothing is left of means dead code.
fn filter(walk: &mut Walk, value: ExprId, rebound: &BTreeSet<VarKey>, keep: &dyn Fn(&Walk, &Ty) -> bool) {
    refine(walk, value, rebound, &|walk, member| if keep(walk, member) { *member } else { Ty::Never });
}

/// The same with what becomes of each member.
fn refine(walk: &mut Walk, value: ExprId, rebound: &BTreeSet<VarKey>, each: &dyn Fn(&Walk, &Ty) -> Ty) {
    let ExprKind::Name(name) = &walk.func.expr(value).kind else { return };
    // Only variables that nobody else can write between the test and the use.
    match name {
        NameRef::Local(_) | NameRef::Free(..) => {}
        NameRef::Global(global) if !walk.written_elsewhere(*global) => {}
        NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => return,
    }
    let Some(var) = walk.variable(name).filter(|var| !rebound.contains(var)) else { return };
    let Some(local) = walk.env.locals.get(&var) else { return };
    let ty = walk.shallow(&local.ty);
    if ty == Ty::Dyn {
        return;
    }
    let kept = ty.members().iter().fold(Ty::Never, |acc, member| acc.join(&each(walk, member)));
    if kept == Ty::Never {
        walk.env.reachable = false;
        return;
    }
    if let Some(local) = walk.env.locals.get_mut(&var) {
        local.ty = kept;
    }
}

/// `isinstance(x, C)` over builtin types: the argument and the names of the classes. `None` where types do
/// not decide: which exception it is.
pub(super) fn isinstance(walk: &Walk, func: ExprId, args: &[Arg]) -> Option<(ExprId, Vec<Tested>)> {
    let (value, names) = isinstance_test(walk, func, args)?;
    let ty = walk.exprs.get(&walk.key(value)).map(|info| walk.shallow(&info.ty))?;
    let undecided = |member: &Ty| {
        let exception = *member == Ty::Exception && names.iter().any(|tested| tested.may_be_exception(walk));
        (exception || *member == Ty::Object) && !is_instance_of_any(walk, member, &names)
    };
    (!ty.members().iter().any(undecided)).then_some((value, names))
}

/// The same, also where types do not decide.
pub(super) fn isinstance_test(walk: &Walk, func: ExprId, args: &[Arg]) -> Option<(ExprId, Vec<Tested>)> {
    let ExprKind::Name(NameRef::Builtin(name)) = &walk.func.expr(func).kind else { return None };
    let is_of_instances = name == expansion::SAME_CLASS;
    let is_own = is_of_instances || name == patterns::INSTANCE_OF;
    if !is_own && (!intrinsics::is_instance_test(name) || walk.cx.plan.may_rebind(name)) {
        return None;
    }
    let [Arg::Positional(value), Arg::Positional(classes)] = args else { return None };
    let names = if is_of_instances {
        vec![Tested::Exactly(instance_at(walk, *classes)?)]
    } else {
        class_names(walk, walk.func, *classes)?
    };
    Some((*value, names))
}

pub(super) fn is_instance_of_any(walk: &Walk, member: &Ty, tested: &[Tested]) -> bool {
    tested.iter().any(|tested| match (tested, member) {
        (Tested::Own(base), Ty::Instance(class)) => walk.cx.facts.table.derives(*class, *base),
        (Tested::Exactly(class), Ty::Instance(own)) => class.is_same(*own),
        (Tested::Own(_) | Tested::Exactly(_), _) => false,
        (Tested::Builtin(name), Ty::Instance(class)) if class.is_exception() => {
            name == "object" || walk.derives_from_builtin(*class, name)
        }
        (Tested::Builtin(name), Ty::Instance(class)) => {
            let base = walk.cx.facts.table.info(*class).value_base();
            builtin::is_instance(member, name) || base.is_some_and(|base| base.name() == name)
        }
        (Tested::Builtin(name), _) if walk.class_of_value(member).is_some() => {
            builtin::is_instance(&Ty::Type, name)
        }
        (Tested::Builtin(name), _) => builtin::is_instance(member, name),
    })
}

/// The class of the instance that an expression gives, already typed.
fn instance_at(walk: &Walk, id: ExprId) -> Option<Class> {
    match walk.exprs.get(&walk.key(id)).map(|info| walk.shallow(&info.ty))? {
        Ty::Instance(class) => Some(class),
        _ => None,
    }
}

/// A class that a value is tested for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Tested {
    Builtin(String),
    Own(Class),
    /// No subclass of it.
    Exactly(Class),
}

impl Tested {
    fn may_be_exception(&self, walk: &Walk) -> bool {
        match self {
            Tested::Builtin(name) => intrinsics::is_exception_class(name),
            Tested::Own(class) => walk.exceptions_below(*class).next().is_some(),
            // Asked of dataclasses, which are no exceptions.
            Tested::Exactly(_) => false,
        }
    }

    /// Is it the class of the (plain) type?
    fn is_class_of(&self, ty: &Ty) -> bool {
        match (self, ty) {
            (Tested::Own(class) | Tested::Exactly(class), Ty::Instance(own)) => class.is_same(*own),
            (Tested::Own(_) | Tested::Exactly(_), _) => false,
            (Tested::Builtin(name), _) => builtin::is_exactly(ty, name),
        }
    }
}

/// Their names, where all are builtin.
pub(super) fn builtin_names(tested: &[Tested]) -> Option<Vec<String>> {
    let name = |tested: &Tested| match tested {
        Tested::Builtin(name) => Some(name.clone()),
        Tested::Own(_) | Tested::Exactly(_) => None,
    };
    tested.iter().map(name).collect()
}

/// The classes named by the second argument of `isinstance`, an expression of `func`.
/// A class of the program, asked for its instances. (Protocols have an answer of their own.)
fn own_class(walk: &Walk, class: Class) -> Option<Vec<Tested>> {
    (!walk.cx.facts.table.info(class).is_protocol).then(|| vec![Tested::Own(class)])
}

pub(super) fn class_names(walk: &Walk, func: &Function, classes: ExprId) -> Option<Vec<Tested>> {
    match &func.expr(classes).kind {
        ExprKind::Name(NameRef::Builtin(name)) if !walk.cx.plan.may_rebind(name) => {
            intrinsics::tested_class(name).map(|name| vec![Tested::Builtin(name.to_owned())])
        }
        _ if func.id == walk.func.id
            && let Some(class) = walk.class_named(classes) =>
        {
            own_class(walk, class)
        }
        ExprKind::Name(NameRef::Global(global)) if let Some(class) = walk.cx.facts.table.named(*global) => {
            own_class(walk, class).filter(|_| !walk.cx.cells.is_class_in_isolate(class))
        }
        // A variable that holds a class.
        ExprKind::Name(NameRef::Local(_)) if func.id == walk.func.id => {
            walk.class_bound_to(classes).and_then(|class| own_class(walk, class))
        }
        ExprKind::Name(NameRef::Global(global)) => {
            let (owner, expr, _) = walk.constant_global(*global)?;
            class_names(walk, &walk.cx.program.functions[owner.index()], expr)
        }
        ExprKind::Tuple(items) => {
            let mut names = vec![];
            for item in items {
                let Element::One(item) = item else { return None };
                names.extend(class_names(walk, func, *item)?);
            }
            Some(names)
        }
        ExprKind::Binary { op: BinaryOp::Or, left, right, .. } => {
            let none = |id: ExprId| matches!(func.expr(id).kind, ExprKind::Const(Const::None));
            let side = |id: ExprId| {
                if none(id) {
                    Some(vec![Tested::Builtin(intrinsics::NONE_CLASS.to_owned())])
                } else {
                    class_names(walk, func, id)
                }
            };
            if none(*left) && none(*right) {
                return None;
            }
            let mut names = side(*left)?;
            names.extend(side(*right)?);
            Some(names)
        }
        // `type(None)`
        ExprKind::Call { func: callee, args } => match (&func.expr(*callee).kind, args.as_slice()) {
            (ExprKind::Name(NameRef::Builtin(name)), [Arg::Positional(value)])
                if intrinsics::is_class_of(name)
                    && !walk.cx.plan.may_rebind(name)
                    && matches!(func.expr(*value).kind, ExprKind::Const(Const::None)) =>
            {
                Some(vec![Tested::Builtin(intrinsics::NONE_CLASS.to_owned())])
            }
            _ => None,
        },
        ExprKind::Const(_)
        | ExprKind::Name(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary { .. }
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
        | ExprKind::Attribute { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => None,
    }
}

/// The `x` of `type(x)`.
pub(super) fn class_of(walk: &Walk, id: ExprId) -> Option<ExprId> {
    let ExprKind::Call { func, args } = &walk.func.expr(id).kind else { return None };
    match (&walk.func.expr(*func).kind, args.as_slice()) {
        (ExprKind::Name(NameRef::Builtin(name)), [Arg::Positional(value)])
            if intrinsics::is_class_of(name) && !walk.cx.plan.may_rebind(name) =>
        {
            Some(*value)
        }
        _ => None,
    }
}

/// `type(x) is C`, `type(x) == C`, `type(x) in (C, D)`, or the opposite of one: `x`, the classes, and which
/// of the two.
fn class_test(
    walk: &Walk,
    op: CompareOp,
    left: ExprId,
    right: ExprId,
) -> Option<(ExprId, Vec<Tested>, bool)> {
    let one = |id: ExprId| {
        let named = !matches!(walk.func.expr(id).kind, ExprKind::Tuple(_) | ExprKind::Binary { .. });
        class_names(walk, walk.func, id).filter(|names| named && names.len() == 1)
    };
    let (value, names) = match op {
        CompareOp::Is | CompareOp::IsNot | CompareOp::Eq | CompareOp::NotEq => match class_of(walk, left) {
            Some(value) => (value, one(right)?),
            None => (class_of(walk, right)?, one(left)?),
        },
        CompareOp::In | CompareOp::NotIn => {
            let (ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items)) =
                &walk.func.expr(right).kind
            else {
                return None;
            };
            let names = items.iter().map(|item| match item {
                Element::One(item) => one(*item),
                Element::Star(_) => None,
            });
            (class_of(walk, left)?, names.collect::<Option<Vec<_>>>()?.concat())
        }
        CompareOp::Lt | CompareOp::LtE | CompareOp::Gt | CompareOp::GtE => return None,
    };
    Some((value, names, matches!(op, CompareOp::Is | CompareOp::Eq | CompareOp::In)))
}

/// What the types alone say to a test of `x`'s class.
pub(super) fn decided_class_test(walk: &Walk, op: CompareOp, left: ExprId, right: ExprId) -> Option<bool> {
    let (value, names, positive) = class_test(walk, op, left, right)?;
    let ty = walk.exprs.get(&walk.key(value)).map(|info| walk.shallow(&info.ty))?;
    builtin::has_one_class(&ty).then(|| names.iter().any(|tested| tested.is_class_of(&ty)) == positive)
}

/// `type(x) is C` and its kin: keeps the members that can have the class.
fn exact_class(
    walk: &mut Walk,
    op: CompareOp,
    (left, right): (ExprId, ExprId),
    truth: bool,
    rebound: &BTreeSet<VarKey>,
) {
    let Some((value, names, positive)) = class_test(walk, op, left, right) else { return };
    filter(walk, value, rebound, &|_, ty| {
        !builtin::has_one_class(ty)
            || names.iter().any(|tested| tested.is_class_of(ty)) == (truth == positive)
    });
}
