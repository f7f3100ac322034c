//! Displays: tuples, lists, sets, dicts.

use crate::hir::nodes::{CompKind, DictItem, Element, ExprId, ExprKind};
use crate::lower::function::Lower;
use crate::sir::{Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn tuple(&mut self, items: &'a [Element], ty: &Ty, span: crate::source::Span) -> Value {
        if items.iter().any(|item| matches!(item, Element::Star(_))) {
            return self.tuple_with_stars(items, ty, span);
        }
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            values.push(self.expr(*item));
        }
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        match ty {
            Ty::TupleOf(element) => {
                let values = values.into_iter().map(|value| self.coerce(value, element)).collect();
                self.let_(*ty, Op::TupleOf(values))
            }
            _ => {
                let types = values.iter().map(|value| *self.ty(*value)).collect();
                self.let_(Ty::Tuple(types), Op::Tuple(values))
            }
        }
    }

    pub(super) fn list(
        &mut self,
        items: &'a [Element],
        ty: &Ty,
        set: bool,
        span: crate::source::Span,
    ) -> Value {
        if items.iter().any(|item| matches!(item, Element::Star(_))) {
            let kind = if set { CompKind::Set } else { CompKind::List };
            return self.display_with_stars(items, ty, kind, span);
        }
        let element = match ty {
            Ty::List(element) | Ty::Set(element) => **element,
            _ => Ty::Dyn,
        };
        if let Some(list) = (!set).then(|| self.list_in_pieces(items, ty, span)).flatten() {
            return list;
        }
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            values.push(self.coerce(value, &element));
        }
        match (ty, set) {
            (Ty::Dyn, false) => {
                self.try_(Ty::Dyn, Op::DynDisplay { kind: crate::sir::Display::List, items: values }, span)
            }
            (Ty::Dyn, true) => {
                use crate::sir::Display;
                let constant = self.is_constant_set(items, span);
                let kind = if constant { Display::ConstantSet } else { Display::Set };
                self.try_(Ty::Dyn, Op::DynDisplay { kind, items: values }, span)
            }
            (_, false) => self.let_(*ty, Op::List(values)),
            (_, true) => {
                let set = self.try_(*ty, Op::Set(values), span);
                if !self.is_constant_set(items, span) {
                    return set;
                }
                // CPython keeps three or more constants as a frozenset, and updates an empty set with it,
                // which may give another order.
                let fresh = self.try_(*ty, Op::Set(vec![]), span);
                let owner = crate::catalog::owner_of(ty);
                self.exact_row(owner, "update", &[fresh, set], Ty::None, self.b.span());
                fresh
            }
        }
    }

    /// Is a set display three or more constants for CPython? Their order, where it is known, has been asked
    /// for.
    pub fn is_constant_set(&self, items: &[Element], span: crate::source::Span) -> bool {
        let known = self.module.input.sources.file(span.file).set_order(span).is_some();
        known || items.len() >= 3 && self.all_constant(items)
    }

    fn all_constant(&self, items: &[Element]) -> bool {
        items.iter().all(|item| match item {
            Element::One(item) => crate::infer::facts::is_constant(self.func, self.func.expr(*item)),
            Element::Star(_) => false,
        })
    }

    /// What a loop runs over. A set display of constants is the frozenset itself there, in the order of a set
    /// built item by item. What was given to a generator expression may be the iterator by now.
    pub fn iterated(&mut self, iter: ExprId) -> Value {
        let expr = self.func.expr(iter);
        if let ExprKind::Name(name) = &expr.kind
            && let Some((given, value)) = self.given
            && self.variable(name) == Some(given)
        {
            return value;
        }
        let ty = self.instance.exprs[&(self.func.id, iter)].ty;
        let (ExprKind::Set(items), Ty::Set(element)) = (&expr.kind, &ty) else { return self.expr(iter) };
        if !self.all_constant(items) {
            return self.expr(iter);
        }
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            values.push(self.coerce(value, element));
        }
        self.try_(ty, Op::Set(values), expr.span)
    }

    pub(super) fn dict(&mut self, items: &'a [DictItem], ty: &Ty, span: crate::source::Span) -> Value {
        if items.iter().any(|item| matches!(item, DictItem::Unpack(_))) {
            return self.dict_with_stars(items, ty, span);
        }
        let (key_ty, value_ty) = match ty {
            Ty::Dict(key, value) => ((**key), (**value)),
            _ => (Ty::Dyn, Ty::Dyn),
        };
        let mut pairs = vec![];
        for item in items {
            if let DictItem::Pair(key, value) = item {
                let key = self.expr(*key);
                let value = self.expr(*value);
                pairs.push((self.coerce(key, &key_ty), self.coerce(value, &value_ty)));
            }
        }
        if *ty == Ty::Dyn {
            let items = pairs.into_iter().flat_map(|(key, value)| [key, value]).collect();
            return self.try_(Ty::Dyn, Op::DynDisplay { kind: crate::sir::Display::Dict, items }, span);
        }
        self.try_(*ty, Op::Dict(pairs), span)
    }
}
