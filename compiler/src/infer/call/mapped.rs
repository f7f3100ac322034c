//! `map(f, xs)` and `filter(f, xs)` where their items are taken at once: in a loop, an unpacking, a call that
//! takes them all. No object is made of them.

use super::each_item::{ITEMS, KEYS, Target};
use crate::catalog::intrinsics::applying::{self, Form};
use crate::hir::nodes::{Arg, Const, ExprId, ExprKind, NameRef};
use crate::infer::table::{Apply, Dispatch, EachItem, How};
use crate::infer::walk::Walk;
use crate::ty::Ty;

/// Such a call, the arguments of which have been evaluated; the iterable may be another one.
pub(in crate::infer) struct Mapped {
    /// From the outside in.
    steps: Vec<Step>,
    iterable: Ty,
    /// The innermost iterable.
    at: ExprId,
}

struct Step {
    form: Form,
    call: ExprId,
    function: ExprId,
    target: Target,
}

impl<'a> Walk<'_, 'a> {
    /// `None` where the expression is no such call.
    pub(in crate::infer) fn mapped(&mut self, call: ExprId) -> Option<Mapped> {
        let (form, function, iterable) = self.mapping(call)?;
        let nothing = matches!(self.func.expr(function).kind, ExprKind::Const(Const::None));
        let target = if nothing && form == Form::Filter {
            self.record(function, Ty::None, How::Called);
            Some(Target::Itself)
        } else {
            self.target(function)
        };
        let Some(target) = target else {
            self.record(call, if self.env.reachable { Ty::Dyn } else { Ty::Never }, How::Plain);
            return Some(Mapped { steps: vec![], iterable: Ty::Dyn, at: iterable });
        };
        let mut mapped = match self.mapped(iterable) {
            Some(inner) => inner,
            None => {
                let ty = self.expr(iterable);
                if self.env.reachable {
                    self.item_of(&ty, iterable);
                }
                Mapped { steps: vec![], iterable: ty, at: iterable }
            }
        };
        if !self.env.reachable {
            // Something in it raises.
            let apply = Apply::Dispatch(Dispatch::Dead, false);
            let each = EachItem { form, apply, item: Ty::Never, given: Ty::Never };
            self.record(call, Ty::Never, How::EachItem(Box::new(each)));
        }
        mapped.steps.insert(0, Step { form, call, function, target });
        Some(mapped)
    }

    pub(super) fn mapping(&self, call: ExprId) -> Option<(Form, ExprId, ExprId)> {
        let ExprKind::Call { func, args } = &self.func.expr(call).kind else { return None };
        let ExprKind::Name(NameRef::Builtin(name)) = &self.func.expr(*func).kind else { return None };
        let form = applying::mapping(name).filter(|_| !self.cx.plan.may_rebind(name))?;
        match args[..] {
            [Arg::Positional(function), Arg::Positional(iterable)] => Some((form, function, iterable)),
            _ => None,
        }
    }

    /// Takes an item: the calls are made. Gives the cell of all items.
    pub(in crate::infer) fn mapped_item(&mut self, mapped: &Mapped) -> Ty {
        if !self.env.reachable || mapped.steps.is_empty() {
            return if self.env.reachable { Ty::Dyn } else { Ty::Never };
        }
        let mut item = self.item_of(&mapped.iterable, mapped.at);
        let mut cell = item;
        for step in mapped.steps.iter().rev() {
            let span = self.func.expr(step.call).span;
            let given = self.site(step.call, KEYS);
            let apply = self.apply_to_each(&step.target, step.function, item, &given, span);
            let Some(apply) = apply else {
                self.record(step.call, Ty::Dyn, How::Plain);
                return Ty::Dyn;
            };
            cell = match step.form {
                Form::Filter => {
                    let kept = self.site(step.call, ITEMS);
                    self.put(&kept, &item, step.call);
                    kept
                }
                Form::Map | Form::Sorted | Form::Sort | Form::Best { .. } | Form::Reduce => given,
            };
            let each = EachItem { form: step.form, apply, item, given };
            self.record(step.call, Ty::list(cell), How::EachItem(Box::new(each)));
            item = self.shallow(&cell);
        }
        cell
    }

    /// The items of such a call, all of them, as a list; `None` where the expression is none.
    pub(in crate::infer) fn mapped_list(&mut self, call: ExprId) -> Option<Ty> {
        let mapped = self.mapped(call)?;
        let item = self.mapped_item(&mapped);
        Some(if self.env.reachable { Ty::list(item) } else { Ty::Never })
    }
}
