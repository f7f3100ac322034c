//! `functools.reduce`, `operator.itemgetter` and the functions of `operator` that are operators.

use super::each_item::{KEYS, Target};
use crate::catalog::intrinsics::{self, applying::Form};
use crate::diag::reasons::ReasonId;
use crate::hir::expansion;
use crate::hir::nodes::{Arg, ExprId, ExprKind};
use crate::infer::facts::GlobalFact;
use crate::infer::spelling::{comparison_of, operator_of};
use crate::infer::table::{Apply, Dispatch, EachItem, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;

/// So many times the type of what there is so far may grow.
const ROUNDS: usize = 8;

impl<'a> Walk<'_, 'a> {
    /// A call of one of these functions; `None` where it is something else.
    pub(super) fn call_of_library(
        &mut self,
        id: ExprId,
        func: ExprId,
        args: &'a [Arg],
        span: Span,
    ) -> Option<(Ty, How)> {
        let (module, name) = self.library_member(func)?;
        if let Some(method) = expansion::made_method((&module, &name))
            && !self.cx.plan.hybrid
        {
            return Some(self.called_as_method(method, args, span));
        }
        if intrinsics::is_reduce((&module, &name)) {
            return match args {
                [Arg::Positional(function), Arg::Positional(iterable)] => {
                    Some(self.reduce(id, (*function, *iterable, None), span))
                }
                [Arg::Positional(function), Arg::Positional(iterable), Arg::Positional(initial)] => {
                    Some(self.reduce(id, (*function, *iterable, Some(*initial)), span))
                }
                _ => None,
            };
        }
        let symbol = intrinsics::operator_of((&module, &name))?;
        let [Arg::Positional(left), Arg::Positional(right)] = args else { return None };
        let (left, right) = (self.expr(*left), self.expr(*right));
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let (ty, dispatch) = self.operator_called(symbol, &left, &right, span);
        Some((ty, How::Dispatch(dispatch)))
    }

    /// The module of the library that a name stands for, native or not.
    pub(super) fn library_module(&self, object: ExprId) -> Option<String> {
        self.module_of(object).or_else(|| {
            let ExprKind::Name(name) = &self.func.expr(object).kind else { return None };
            match self.fact(name)? {
                GlobalFact::Module(module) => Some(module.clone()),
                GlobalFact::Member(..)
                | GlobalFact::Function(..)
                | GlobalFact::Class(_)
                | GlobalFact::TypeVariable
                | GlobalFact::Variable => None,
            }
        })
    }

    /// The module, and the name in it, of what an expression names, if nobody may bind that again.
    fn library_member(&self, expr: ExprId) -> Option<(String, String)> {
        let (module, name) = match &self.func.expr(expr).kind {
            ExprKind::Name(name) => match self.fact(name)? {
                GlobalFact::Member(module, member) => (module.clone(), member.clone()),
                GlobalFact::Module(_)
                | GlobalFact::Function(..)
                | GlobalFact::Class(_)
                | GlobalFact::TypeVariable
                | GlobalFact::Variable => return None,
            },
            ExprKind::Attribute { object, name, .. } => (self.library_module(*object)?, name.clone()),
            _ => return None,
        };
        (!self.cx.plan.may_rebind(&name)).then_some((module, name))
    }

    /// The indices of `itemgetter(0, "name")`: constants, which nothing can be wrong with.
    pub(super) fn item_getter(&mut self, value: ExprId) -> Option<Vec<ExprId>> {
        let ExprKind::Call { func, args } = &self.func.expr(value).kind else { return None };
        let (module, name) = self.library_member(*func)?;
        if !intrinsics::is_item_getter((&module, &name)) || args.is_empty() {
            return None;
        }
        let is_constant = |index: &ExprId| matches!(self.func.expr(*index).kind, ExprKind::Const(_));
        let one = |arg: &Arg| match arg {
            Arg::Positional(index) => Some(*index).filter(is_constant),
            Arg::Keyword(..) | Arg::Star(_) | Arg::DoubleStar(_) => None,
        };
        let indices: Vec<ExprId> = args.iter().map(one).collect::<Option<_>>()?;
        for index in &indices {
            self.expr(*index);
        }
        self.record(value, Ty::None, How::Called);
        Some(indices)
    }

    /// What `itemgetter` gives of an item.
    pub(super) fn items_got(&mut self, item: Ty, indices: &[ExprId], span: Span) -> (Ty, Apply) {
        let mut found = vec![];
        for index in indices {
            let index_ty = self.expr(*index);
            let (ty, dispatch) = self.item_dispatch(&item, *index, &index_ty, span);
            found.push((*index, ty, dispatch));
        }
        let types: Vec<Ty> = found.iter().map(|(_, ty, _)| *ty).collect();
        let ty = match types[..] {
            _ if types.iter().any(|ty| self.shallow(ty) == Ty::Never) => Ty::Never,
            [only] => only,
            _ => Ty::tuple(&types),
        };
        (ty, Apply::Items(found))
    }

    pub(super) fn operator_called(
        &mut self,
        symbol: &str,
        left: &Ty,
        right: &Ty,
        span: Span,
    ) -> (Ty, Dispatch) {
        if let Some(op) = operator_of(symbol) {
            return self.binary_dispatch(op, false, left, right, None, span);
        }
        let (left, right) = (self.shallow(left), self.shallow(right));
        self.check_nan(&left, span);
        self.check_nan(&right, span);
        self.compare_dispatch(comparison_of(symbol).expect("an operator"), &left, &right, span)
    }

    fn reduce(
        &mut self,
        id: ExprId,
        (function, iterable, initial): (ExprId, ExprId, Option<ExprId>),
        span: Span,
    ) -> (Ty, How) {
        let target = self.target(function);
        let ty = if self.env.reachable { self.expr(iterable) } else { Ty::Never };
        let initial = initial.map(|initial| {
            let ty = self.expr(initial);
            self.storable(&ty, initial)
        });
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        let Some(target) = target else { return (Ty::Dyn, How::Plain) };
        // Of others the TypeError is one of `reduce`'s own.
        let plain = |ty: &Ty| {
            matches!(ty, Ty::List(_) | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Set(_) | Ty::FrozenSet(_))
                || matches!(
                    ty,
                    Ty::Dict(..) | Ty::Str | Ty::Bytes | Ty::Range | Ty::Iter(..) | Ty::Generator(_)
                )
        };
        if !plain(&self.shallow(&ty)) {
            let what = format!("`reduce` of `{}`", self.type_name(&ty));
            return (self.refuse(ReasonId::NotLowered, span, what), How::Plain);
        }
        let item = self.item_of(&ty, iterable);
        let given = self.site(id, KEYS);
        self.put(&given, &initial.unwrap_or(item), id);
        let Some(apply) = self.reduced(&target, function, item, &given, span) else {
            return (Ty::Dyn, How::Plain);
        };
        let so_far = self.shallow(&given);
        let each = EachItem { form: Form::Reduce, apply, item, given };
        (so_far, How::EachItem(Box::new(each)))
    }

    /// The calls, until what they give is no more than what they are given.
    fn reduced(&mut self, target: &Target, at: ExprId, item: Ty, given: &Ty, span: Span) -> Option<Apply> {
        for _ in 0..ROUNDS {
            let so_far = self.shallow(given);
            if self.shallow(&item) == Ty::Never {
                return Some(Apply::Dispatch(Dispatch::Dead, false));
            }
            let before = self.env.clone();
            let (ty, apply) = self.apply(target, at, &[so_far, item], span)?;
            if self.env.reachable {
                self.put(given, &ty, at);
            }
            // There may be no items.
            self.env.join(&before, &mut self.cx.cells);
            if self.shallow(given) == so_far {
                return Some(apply);
            }
        }
        self.refuse(ReasonId::NotLowered, span, "`reduce` to values of ever more types");
        None
    }
}
