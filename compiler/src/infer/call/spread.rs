//! `f(*items)`: the last arguments of a call, whose number is not known before it runs.
//!
//! ```text
//! def f(a, b): …                  def f(a, *rest): …
//! f(1, *items)                    f(*items)
//!   one item, or a TypeError        a: the first item, rest: the others, or a TypeError
//! ```

use super::placing::OTHERS;
use crate::catalog;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, FuncId, Param, ParamKind};
use crate::infer::table::Spread;
use crate::infer::walk::{Sink, Walk};
use crate::ty::Ty;

/// The cell of the items that `*rest` gets.
const SPREAD: u8 = 10;

impl<'a> Walk<'_, 'a> {
    /// The arguments that `*items` are for this function, which has been given `before` and `own` besides.
    pub(super) fn spread(
        &mut self,
        items: ExprId,
        before: usize,
        (callee, own): (FuncId, usize),
    ) -> Vec<(Option<&'a str>, Ty)> {
        let given = before + own;
        let span = self.func.expr(items).span;
        let ty = self.starred_value(items);
        if let Ty::Tuple(parts) = self.shallow(&self.held_tuple(&ty).unwrap_or(ty)) {
            return parts.into_iter().map(|part| (None, part)).collect();
        }
        if !self.env.reachable {
            return vec![(None, Ty::Never)];
        }
        // Not known what the TypeError calls the function.
        if self.shallow(&ty).members().iter().any(catalog::is_never_iterable) {
            return vec![(None, self.refuse(ReasonId::StarArguments, span, ""))];
        }
        let item = self.item_behind_star(&ty, items);
        if !self.env.reachable {
            return vec![(None, Ty::Never)];
        }
        let target = &self.cx.program.functions[callee.index()];
        let is_positional =
            |param: &&Param| matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional);
        let has = |kind: ParamKind| target.params.iter().any(|param| param.kind == kind);
        let positional: Vec<&Param> = target.params.iter().filter(is_positional).collect();
        let left = positional.get(given..).unwrap_or_default();
        // (Keywords come after the star, if at all.)
        let is_left_out = |param: &Param| param.kind != ParamKind::KeywordOnly || param.default.is_some();
        let is_counted = left.iter().all(|param| param.default.is_none())
            && target.params.iter().all(is_left_out)
            && (has(ParamKind::VarPositional) || given <= positional.len());
        let Some(item) = item.filter(|item| is_counted && *item != Ty::Dyn) else {
            return vec![(None, self.refuse(ReasonId::StarArguments, span, ""))];
        };
        let item = self.storable(&item, items);
        let mut found = vec![(None, item); left.len()];
        let others = has(ParamKind::VarPositional).then(|| {
            let cell = self.site(items, SPREAD);
            self.cx.cells.put(&cell, &item);
            self.flow(&item, Sink::Type(cell), span);
            Ty::tuple_of(cell)
        });
        found.extend(others.map(|others| (Some(OTHERS), others)));
        let spread = Spread { callee, given, taken: left.len(), others };
        self.spreads.insert(self.key(items), spread);
        found
    }
}
