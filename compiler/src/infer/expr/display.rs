//! Displays: tuples, lists, sets, dicts.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{DictItem, Element, ExprId};
use crate::infer::expr::TUPLE_LIMIT;
use crate::infer::walk::{Sink, Walk};
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn tuple(&mut self, items: &'a [Element], id: ExprId) -> Ty {
        let span = self.func.expr(id).span;
        if items.iter().any(|item| matches!(item, Element::Star(_))) {
            return self.tuple_with_stars(items, id);
        }
        let is_taken_apart = self.taken_apart.take() == Some(self.key(id));
        let mut types = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let ty = if is_taken_apart { self.expr_or_function(*item) } else { self.expr(*item) };
            types.push(self.storable(&ty, *item));
        }
        if types.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return Ty::Never;
        }
        if types.len() > TUPLE_LIMIT {
            let element = types.iter().fold(Ty::Never, |acc, ty| self.join(&acc, ty));
            types.iter().for_each(|ty| self.flow(ty, Sink::Type(element), span));
            return Ty::tuple_of(element);
        }
        Ty::Tuple(types.into())
    }

    pub(super) fn dict(&mut self, items: &'a [DictItem], id: ExprId) -> Ty {
        let (keys, values) = (self.site(id, 0), self.site(id, 1));
        for item in items {
            match item {
                DictItem::Pair(key, value) => {
                    let key_ty = self.expr(*key);
                    let value_ty = self.expr(*value);
                    self.put(&keys, &key_ty, *key);
                    self.put(&values, &value_ty, *value);
                }
                DictItem::Unpack(item) => {
                    let ty = self.expr(*item);
                    let knows_keys = self.cx.cells.resolve(&ty).is_ok_and(|ty| !ty.mentions_dyn());
                    match self.shallow(&ty) {
                        Ty::Dict(key, value) if knows_keys => {
                            self.put(&keys, &key, *item);
                            self.put(&values, &value, *item);
                        }
                        Ty::Never => {}
                        _ => {
                            let span = self.func.expr(*item).span;
                            self.refuse(ReasonId::NotLowered, span, "unpacking into a dict");
                        }
                    }
                }
            }
        }
        self.check_keys(&keys, self.func.expr(id).span);
        Ty::dict(keys, values)
    }

    /// The order of three or more constants follows how CPython merges constants: that of the main module's
    /// is asked of a real run (`python/orders.py`). In a module that is imported also how they come back from
    /// its compiled file.
    pub(super) fn check_constant_set(&mut self, items: &'a [Element], id: ExprId) {
        let span = self.func.expr(id).span;
        let constant = |item: &Element| match item {
            Element::One(item) | Element::Star(item) => {
                crate::infer::facts::is_constant(self.func, self.func.expr(*item))
            }
        };
        let by_value = |item: &Element| match item {
            Element::One(item) | Element::Star(item) => {
                matches!(
                    crate::infer::call::constant_type(self.func, *item),
                    Some(Ty::Int | Ty::Str | Ty::None)
                )
            }
        };
        let is_imported = self.func.module != self.cx.program.main().id;
        let is_seen = is_imported && self.asked != Some(self.key(id));
        let is_known = self.cx.program.is_ordered(span) || items.iter().all(by_value);
        let has_order = items.len() >= 3 && !is_known || items.len() >= 2 && is_seen;
        if has_order && items.iter().all(constant) {
            self.refuse(ReasonId::NotLowered, span, "a set of these constants");
        }
    }
}
