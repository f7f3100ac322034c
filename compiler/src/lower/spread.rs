//! `f(*items)`, where only the run knows how many there are (`infer/call/spread.rs`).

use super::function::Lower;
use crate::catalog::intrinsics::starred::{AFTER_STAR, ARGUMENT, AS_TUPLE, ITEMS_FROM, OWN, WRONG_COUNT};
use crate::hir::nodes::{ExprId, Param, ParamKind};
use crate::infer::table::Spread;
use crate::sir::{Literal, Op, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// The arguments that stand behind a star.
    pub(super) fn spread_given(&mut self, items: ExprId, span: Span) -> Vec<Value> {
        match self.instance.spreads.get(&(self.func.id, items)).cloned() {
            Some(spread) => self.spread_counted(items, &spread, span),
            None => self.spread(items),
        }
    }

    /// The arguments. As they are the last ones of the call, it is time to count them.
    fn spread_counted(&mut self, items: ExprId, spread: &Spread, span: Span) -> Vec<Value> {
        let list = self.starred(items, span, AFTER_STAR);
        let Ty::List(item) = *self.ty(list) else { return vec![list] };
        self.check_count(list, spread, span);
        if *item == Ty::Never && spread.taken > 0 {
            return vec![self.unreachable()];
        }
        let mut values = vec![];
        for index in 0..spread.taken {
            let index = self.literal(Literal::Int(index as i64));
            values.push(self.exact_row(OWN, ARGUMENT, &[list, index], *item, span));
        }
        if let Some(Ty::TupleOf(of)) = spread.others {
            let first = self.literal(Literal::Int(spread.taken as i64));
            let others = self.exact_row(OWN, ITEMS_FROM, &[list, first], Ty::tuple_of(*item), span);
            values.push(self.coerce(others, &Ty::TupleOf(of)));
        }
        values
    }

    /// `f() missing 1 required positional argument: 'b'`, `f() takes 2 positional arguments but 3 were given`
    fn check_count(&mut self, list: Value, spread: &Spread, span: Span) {
        if spread.taken == 0 && spread.others.is_some() {
            return;
        }
        let callee = &self.module.input.program.functions[spread.callee.index()];
        let is_positional =
            |param: &&Param| matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional);
        let params: Vec<&Param> = callee.params.iter().filter(is_positional).collect();
        let names: Vec<&str> = params.iter().map(|param| param.name.as_str()).collect();
        let defaults = params.iter().filter(|param| param.default.is_some()).count();
        let texts = [callee.qualname.clone(), names.join(" ")].map(Literal::Str);
        let counts = [spread.given, defaults].map(|count| Literal::Int(count as i64));
        let mut operands = vec![list];
        operands.extend(texts.into_iter().chain(counts).map(|literal| self.literal(literal)));
        operands.push(self.literal(Literal::Bool(spread.others.is_some())));
        self.exact_row(OWN, WRONG_COUNT, &operands, Ty::None, span);
    }

    /// `f(1, *items)` where `f` takes `*rest`.
    pub(super) fn tuple_with_others(
        &mut self,
        first: &[usize],
        others: Value,
        values: &[Value],
        span: Span,
    ) -> Value {
        let whole = *self.ty(others);
        let Ty::TupleOf(item) = whole else { return others };
        if first.is_empty() {
            return others;
        }
        let items = first.iter().map(|index| self.coerce(values[*index], &item)).collect();
        let list = self.let_(Ty::List(item), Op::List(items));
        let slot = self.new_slot("arguments", Ty::List(item), false);
        self.set(slot, list);
        self.for_each(others, span, &mut |lower, item, _| lower.append(slot, item, span));
        let list = self.get(slot);
        self.exact_row(OWN, AS_TUPLE, &[list], whole, span)
    }
}
