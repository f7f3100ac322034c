//! `functools.reduce`, and what `operator.itemgetter` gives.
//!
//! ```text
//! reduce(f, xs)      =>   for item in xs: so_far = f(so_far, item), of the first the item itself
//! ```

use super::function::Lower;
use crate::catalog::intrinsics::NOTHING_TO_REDUCE;
use crate::hir::nodes::{Arg, ExprId};
use crate::infer::table::{Dispatch, EachItem};
use crate::sir::{Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn reduce(&mut self, each: &EachItem, args: &'a [Arg], ty: &Ty, span: Span) -> Value {
        let values = self.args(args, span);
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let (called, iterable, initial) = (values[0], values[1], values.get(2).copied());
        let so_far = self.new_slot("so_far", each.given, false);
        let begun = self.new_slot("begun", Ty::Bool, false);
        let no = self.literal(Literal::Bool(false));
        self.set(begun, no);
        if let Some(initial) = initial {
            self.set(so_far, initial);
        }
        self.for_each(iterable, span, &mut |lower, item, _| {
            if *lower.ty(item) == Ty::Never || each.item == Ty::Never {
                lower.push(StmtKind::Unreachable);
                return;
            }
            let step = &mut |lower: &mut Self| {
                let before = lower.get(so_far);
                if let Some(value) = lower.apply(each, called, &[before, item], span) {
                    lower.set(so_far, value);
                }
            };
            if initial.is_some() {
                return step(lower);
            }
            let then = lower.region(step);
            let orelse = lower.region(&mut |lower| {
                lower.set(so_far, item);
                let yes = lower.literal(Literal::Bool(true));
                lower.set(begun, yes);
            });
            let cond = lower.get(begun);
            lower.push(StmtKind::If { cond, then, orelse });
        });
        if self.ended() {
            return self.unreachable();
        }
        if initial.is_none() {
            let cond = self.get(begun);
            let orelse = self.region(&mut |lower| {
                lower.raise_new("TypeError", NOTHING_TO_REDUCE, span);
            });
            self.push(StmtKind::If { cond, then: vec![], orelse });
        }
        if each.given == Ty::Never {
            return self.unreachable();
        }
        let value = self.get(so_far);
        self.coerce(value, ty)
    }

    /// The items under these indices, in a tuple where there are several.
    pub(super) fn items_got(&mut self, item: Value, indices: &[(ExprId, Ty, Dispatch)], span: Span) -> Value {
        let mut found = vec![];
        for (index, ty, dispatch) in indices {
            let index = self.expr(*index);
            let value = self.dispatch(dispatch, &mut vec![item, index], ty, span);
            if *self.ty(value) == Ty::Never {
                return value;
            }
            found.push(value);
        }
        match found[..] {
            [only] => only,
            _ => {
                let types = found.iter().map(|value| *self.ty(*value)).collect();
                self.let_(Ty::Tuple(types), Op::Tuple(found))
            }
        }
    }
}
