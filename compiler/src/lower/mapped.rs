//! `map(f, xs)` and `filter(f, xs)`, the items of which are taken at once:
//!
//! ```text
//! for y in map(f, xs): body      =>   for x in xs: y = f(x); body
//! list(filter(f, xs))            =>   for x in xs: if f(x): append x
//! ```

use super::exits::Steps;
use super::function::Lower;
use super::loops::NOT_ITERABLE;
use crate::catalog::intrinsics::applying::{Form, IS_FULL};
use crate::hir::nodes::{ExprId, ExprKind};
use crate::infer::table::{EachItem, How};
use crate::sir::{Label, Literal, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub fn is_mapped(&self, call: ExprId) -> bool {
        let info = self.instance.exprs.get(&(self.func.id, call));
        let how = info.map(|info| &info.how);
        matches!(how, Some(How::EachItem(each)) if matches!(each.form, Form::Map | Form::Filter))
    }

    /// Evaluates the arguments of such a call; gives what it goes through.
    pub fn mapped(&mut self, call: ExprId) -> Option<(Steps<'a>, Value)> {
        let instance = self.instance;
        if !self.is_mapped(call) {
            return None;
        }
        let How::EachItem(each) = &instance.exprs[&(self.func.id, call)].how else { return None };
        let expr = self.func.expr(call);
        let ExprKind::Call { args, .. } = &expr.kind else { unreachable!("a call") };
        let called = self.expr(args[0].value());
        let iterable = args[1].value();
        let (mut steps, iterable) = match self.mapped(iterable) {
            Some(inner) => inner,
            None => {
                let value = self.iterated(iterable);
                let iterable = self.iterable(value, expr.span, NOT_ITERABLE);
                // Here it is asked for the iterator, not where items are taken.
                (vec![], self.ready_iterator(iterable, expr.span))
            }
        };
        steps.insert(0, (&**each, called));
        Some((steps, iterable))
    }

    /// Takes an item through the calls; `then`, where it is passed on. `end` is the loop that gives the
    /// items.
    pub fn pass_on(
        &mut self,
        steps: &[(&'a EachItem, Value)],
        item: Value,
        (span, end): (Span, Label),
        then: &mut dyn FnMut(&mut Self, Value),
    ) {
        let Some(((each, called), outer)) = steps.split_last() else { return then(self, item) };
        let Some(value) = self.apply_or_stop(each, *called, item, span, end) else { return };
        if each.form == Form::Map {
            return self.pass_on(outer, value, (span, end), then);
        }
        let cond = self.truth(value, span);
        if *self.ty(cond) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let kept = self.region(&mut |lower| lower.pass_on(outer, item, (span, end), then));
        self.push(StmtKind::If { cond, then: kept, orelse: vec![] });
    }

    /// Goes through what is passed on, in code that may leave the loop.
    pub fn for_mapped(&mut self, call: ExprId, span: Span, each: &mut dyn FnMut(&mut Self, Value, Label)) {
        let (steps, iterable) = self.mapped(call).expect("asked before");
        self.for_each(iterable, span, &mut |lower, item, label| {
            lower.pass_on(&steps, item, (span, label), &mut |lower, item| each(lower, item, label));
        });
    }

    /// Something in the call raises.
    pub fn never_mapped(&mut self, call: ExprId) -> Value {
        self.mapped(call);
        self.unreachable()
    }

    /// All that is passed on, as a fresh list; with a limit, no more than so many.
    pub fn mapped_list(&mut self, call: ExprId, item: &Ty, span: Span, limit: Option<usize>) -> Value {
        let list = self.new_list("mapped", item);
        self.for_mapped(call, span, &mut |lower, item, label| {
            lower.append(list, item, span);
            if let Some(limit) = limit {
                let limit = lower.literal(Literal::Int(limit as i64));
                let taken = lower.get(list);
                let cond = lower.generic_row(IS_FULL, &[taken, limit], vec![], Ty::Bool, span);
                let then = lower.region(&mut |lower| lower.push(StmtKind::Break(label)));
                lower.push(StmtKind::If { cond, then, orelse: vec![] });
            }
        });
        if self.ended() { self.unreachable() } else { self.get(list) }
    }
}
