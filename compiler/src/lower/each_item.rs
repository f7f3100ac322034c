//! Builtins that call what they are given with each item: `sorted(xs, key=f)`, `xs.sort(key=f)`, `max(xs,
//! key=f)`.
//!
//! The items are gone through here, so that every call is an ordinary one:
//!
//! ```text
//! sorted(xs, key=f)   =>   items = list(xs); keys = [f(item) for item in items]; sort items by keys
//! max(xs, key=f)      =>   for item in xs: keep it, if f(item) is more than that of the one kept
//! ```

use super::function::Lower;
use super::loops::NOT_ITERABLE;
use crate::catalog;
use crate::catalog::intrinsics::applying::{DEFAULT, Form, KEY, REVERSE, SORT_BY_KEYS};
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, StmtKind as HirStmt};
use crate::infer::table::{Apply, EachItem, VarKey};
use crate::sir::{Label, Literal, Op, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// Rows of hybridc's own.
const OWN: &str = "hybridc";

impl<'a> Lower<'_, 'a> {
    pub fn call_each_item(
        &mut self,
        func: ExprId,
        each: &EachItem,
        args: &'a [Arg],
        ty: &Ty,
        span: Span,
    ) -> Value {
        if each.form == Form::Reduce {
            return self.reduce(each, args, ty, span);
        }
        let receiver = match (&self.func.expr(func).kind, each.form) {
            (ExprKind::Attribute { object, .. }, Form::Sort) => {
                let list = self.expr(*object);
                let holds_list = matches!(self.ty(list), Ty::Instance(_));
                Some(if holds_list { self.held_value(list) } else { list })
            }
            _ => None,
        };
        let values = self.args(args, span);
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let named = |name: &str| {
            let is_it = |arg: &Arg| matches!(arg, Arg::Keyword(keyword, _) if keyword == name);
            args.iter().position(is_it).map(|index| values[index])
        };
        let called = named(KEY).expect("inference saw the key");
        match each.form {
            Form::Sorted | Form::Sort => {
                let list = match receiver {
                    Some(list) => list,
                    None => self.list_of_items(values[0], &each.item, span),
                };
                if *self.ty(list) == Ty::Never {
                    return list;
                }
                let keys = self.new_list("by_key", &each.given);
                self.for_each(list, span, &mut |lower, item, _| {
                    if let Some(key) = lower.apply(each, called, &[item], span) {
                        lower.append(keys, key, span);
                    }
                });
                let reverse = named(REVERSE).unwrap_or_else(|| self.literal(Literal::Bool(false)));
                let keys = self.get(keys);
                self.exact_row(OWN, SORT_BY_KEYS, &[list, keys, reverse], Ty::None, span);
                if receiver.is_some() { self.literal(Literal::None) } else { self.coerce(list, ty) }
            }
            Form::Map | Form::Filter => unreachable!("taken at once, see `mapped`"),
            Form::Reduce => unreachable!("see `reduce`"),
            Form::Best { step, total } => {
                let best = self.new_list("best", &each.item);
                let best_key = self.new_list("best_key", &each.given);
                let take = |lower: &mut Self, item: Value| {
                    let Some(key) = lower.apply(each, called, &[item], span) else { return };
                    let item = lower.coerce(item, &each.item);
                    let (best, best_key) = (lower.get(best), lower.get(best_key));
                    lower.exact_row(OWN, step, &[best, best_key, item, key], Ty::None, span);
                };
                let positional =
                    args.iter().zip(&values).filter(|(arg, _)| matches!(arg, Arg::Positional(_)));
                let items: Vec<Value> = positional.map(|(_, value)| *value).collect();
                match items[..] {
                    [iterable] => self.for_each(iterable, span, &mut |lower, item, _| take(lower, item)),
                    _ => {
                        for item in items {
                            if !self.ended() {
                                take(self, item);
                            }
                        }
                    }
                }
                if self.ended() {
                    return self.unreachable();
                }
                self.best_of(best, total, named(DEFAULT), (&each.item, ty), span)
            }
        }
    }

    /// The item that was kept, or the default.
    fn best_of(
        &mut self,
        best: Slot,
        total: &str,
        default: Option<Value>,
        (item, ty): (&Ty, &Ty),
        span: Span,
    ) -> Value {
        let Some(default) = default else {
            let best = self.get(best);
            let value = self.exact_row(OWN, total, &[best], *item, span);
            return self.coerce(value, ty);
        };
        let result = self.new_slot("result", *ty, false);
        let list = self.get(best);
        let cond = self.truth(list, span);
        let then = self.region(&mut |lower| {
            let best = lower.get(best);
            let value = lower.exact_row(OWN, total, &[best], *item, span);
            lower.set(result, value);
        });
        let orelse = self.region(&mut |lower| lower.set(result, default));
        self.push(StmtKind::If { cond, then, orelse });
        self.get(result)
    }

    /// A fresh list, in a slot.
    pub fn new_list(&mut self, name: &str, item: &Ty) -> Slot {
        let ty = Ty::list(*item);
        let empty = self.let_(ty, Op::List(vec![]));
        let slot = self.new_slot(name, ty, false);
        self.set(slot, empty);
        slot
    }

    /// All items as a list of its own.
    pub fn list_of_items(&mut self, iterable: Value, item: &Ty, span: Span) -> Value {
        let items = self.new_list("taken", item);
        self.for_each(iterable, span, &mut |lower, item, _| lower.append(items, item, span));
        if self.ended() { self.unreachable() } else { self.get(items) }
    }

    /// Goes through the items of a value, in code that may leave the loop.
    pub fn for_each(&mut self, iterable: Value, span: Span, each: &mut dyn FnMut(&mut Self, Value, Label)) {
        let iterable = self.iterable(iterable, span, NOT_ITERABLE);
        if *self.ty(iterable) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let ty = catalog::item_type(self.ty(iterable)).expect("inference found it iterable");
        let (label, item) = (self.label(), self.new_value(ty));
        let body = self.region(&mut |lower| {
            each(lower, item, label);
        });
        let site = Some(self.site(span));
        self.push(StmtKind::For { label, item, iter: iterable, site, body });
    }

    /// Calls it with an item; `None` where that never gives a value.
    pub fn apply(&mut self, each: &EachItem, called: Value, items: &[Value], span: Span) -> Option<Value> {
        if items.iter().any(|item| *self.ty(*item) == Ty::Never) || each.item == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return None;
        }
        // (What stands before the item is what `reduce` has so far.)
        let mut items = items.to_vec();
        let item = items.pop().expect("it is called with an item");
        let item = self.coerce(item, &each.item);
        items.push(item);
        let value = match &each.apply {
            Apply::Itself => item,
            Apply::Lambda(func) => self.lambda_in_place(*func, &items, span),
            Apply::Call(instance, sources) => self.call_instance(*instance, sources, &items, span),
            Apply::Dispatch(dispatch, is_method) => {
                let mut operands: Vec<Value> = is_method.then_some(called).into_iter().collect();
                operands.extend(items);
                self.dispatch(dispatch, &mut operands, &each.given, span)
            }
            Apply::Items(indices) => self.items_got(item, indices, span),
        };
        if *self.ty(value) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return None;
        }
        Some(self.coerce(value, &each.given))
    }

    /// The body of a lambda, run where it is called, in a frame of its own.
    fn lambda_in_place(&mut self, func: FuncId, items: &[Value], call: Span) -> Value {
        let function = &self.module.input.program.functions[func.index()];
        let [body] = &function.body[..] else { unreachable!("a lambda is one expression") };
        let HirStmt::Return(Some(body)) = body.kind else { unreachable!("a lambda gives a value") };
        let site = self.site(call);
        for (param, item) in function.params.iter().zip(items) {
            let var = VarKey::Local(func, param.binding);
            let slot = match self.variables.get(&var) {
                Some(slot) => *slot,
                None => {
                    // Nothing is left of the frame after the call, so it is no variable of this function.
                    let ty = self.instance.slots[&var].ty;
                    let slot = self.new_slot(&param.name, ty, false);
                    self.variables.insert(var, slot);
                    slot
                }
            };
            self.set(slot, *item);
        }
        let outer = (self.func, self.yields.take(), self.frame, self.frames, std::mem::take(&mut self.exits));
        self.func = function;
        self.frame = Some(("<lambda>", site));
        self.frames += 1;
        let value = self.expr(body);
        (self.func, self.yields, self.frame, self.frames, self.exits) = outer;
        value
    }
}
