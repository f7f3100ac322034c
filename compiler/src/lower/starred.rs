//! `*items` in displays and calls.

use super::function::Lower;
use crate::catalog;
use crate::catalog::intrinsics::starred::{
    ADD, AFTER_STAR, AS_TUPLE, CHECKED, EXTEND, ITEMS, ONLY_ARGUMENT, OWN, TUPLE, UPDATE,
};
use crate::hir::nodes::{Arg, CompKind, DictItem, Element, ExprId, ExprKind, NameRef};
use crate::sir::{Display, Literal, Op, Slot, Value};
use crate::source::Span;
use crate::ty::{IterKind, Ty};

impl<'a> Lower<'_, 'a> {
    /// `*items`: all of them, as a list. `message`: of the TypeError where there are none.
    pub fn starred(&mut self, items: ExprId, span: Span, message: &str) -> Value {
        let ty = self.type_of(items);
        if let (true, Ty::List(item)) = (self.is_mapped(items), ty) {
            return self.mapped_list(items, &item, span, None);
        }
        let outer = std::mem::replace(&mut self.call_span, span);
        let value = self.expr(items);
        self.call_span = outer;
        let value = self.iterable(value, span, message);
        match catalog::item_type(self.ty(value)) {
            Some(item) => self.list_of_items(value, &item, span),
            None => self.unreachable(),
        }
    }

    fn type_of(&self, expr: ExprId) -> Ty {
        self.instance.exprs.get(&(self.func.id, expr)).map_or(Ty::Never, |info| info.ty)
    }

    /// `max(*xs)`, `zip(*rows)`: the row takes all arguments as one list.
    pub fn call_of_all(
        &mut self,
        func: ExprId,
        args: &'a [Arg],
        (row, item): (&str, &Ty),
        ty: &Ty,
        span: Span,
    ) -> Value {
        let message = match (&self.func.expr(func).kind, args) {
            (ExprKind::Name(NameRef::Builtin(name)), [_]) => format!("{name}{ONLY_ARGUMENT}"),
            _ => AFTER_STAR.to_owned(),
        };
        let list = self.new_list("arguments", item);
        for arg in args {
            let value = match arg {
                Arg::Star(items) => self.starred(*items, span, &message),
                Arg::Positional(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => self.expr(arg.value()),
            };
            if *self.ty(value) == Ty::Never {
                return value;
            }
            match arg {
                Arg::Star(_) => self.for_each(value, span, &mut |lower, item, _| {
                    lower.append(list, item, span);
                }),
                Arg::Positional(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => self.append(list, value, span),
            }
        }
        let list = self.get(list);
        self.exact_row(OWN, row, &[list], *ty, span)
    }

    /// The items of a tuple of known length behind a star: arguments, or items of a tuple.
    pub fn spread(&mut self, items: ExprId) -> Vec<Value> {
        let mut value = self.expr(items);
        if let Ty::Instance(class) = *self.ty(value)
            && self.is_iterated_as_value(class)
        {
            value = self.held_value(value);
        }
        match *self.ty(value) {
            Ty::Tuple(parts) => parts
                .iter()
                .enumerate()
                .map(|(index, part)| self.let_(*part, Op::TupleItem(value, index)))
                .collect(),
            _ => vec![value],
        }
    }

    /// A list or set display with stars in it, of type `ty`.
    pub fn display_with_stars(&mut self, items: &'a [Element], ty: &Ty, kind: CompKind, span: Span) -> Value {
        let is_dyn = |element: &Element| match element {
            Element::Star(item) => self.type_of(*item) == Ty::Dyn,
            Element::One(_) => false,
        };
        let from_isolate = items.iter().any(is_dyn);
        let native = match (ty, kind) {
            (Ty::Dyn, _) if from_isolate => Ty::Dyn,
            (Ty::Dyn, CompKind::Set) => Ty::set(Ty::Dyn),
            (Ty::Dyn, CompKind::List | CompKind::Dict) => Ty::list(Ty::Dyn),
            (native, _) => *native,
        };
        let element = match native {
            Ty::List(element) | Ty::Set(element) => *element,
            _ => Ty::Dyn,
        };
        // What stands before the first star is there before the container is.
        let first = items.iter().position(|item| matches!(item, Element::Star(_))).unwrap_or(items.len());
        let mut values = vec![];
        for item in &items[..first] {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            if *self.ty(value) == Ty::Never {
                return value;
            }
            values.push(self.coerce(value, &element));
        }
        let op = match (native, kind) {
            (Ty::Dyn, CompKind::Set) => Op::DynDisplay { kind: Display::Set, items: values },
            (Ty::Dyn, CompKind::List | CompKind::Dict) => {
                Op::DynDisplay { kind: Display::List, items: values }
            }
            (Ty::Set(_), _) => Op::Set(values),
            _ => Op::List(values),
        };
        let made = match op {
            Op::List(_) => self.let_(native, op),
            op => self.try_(native, op, span),
        };
        let slot = self.new_slot("display", native, false);
        self.set(slot, made);
        for item in &items[first..] {
            self.add_element(slot, item, kind, span);
            if self.ended() {
                return self.unreachable();
            }
        }
        let made = self.get(slot);
        self.coerce(made, ty)
    }

    fn add_element(&mut self, slot: Slot, item: &Element, kind: CompKind, span: Span) {
        let Element::Star(items) = item else {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            if *self.ty(value) != Ty::Never {
                self.add_to(slot, value, kind, span);
            }
            return;
        };
        if self.type_of(*items) == Ty::Dyn {
            let value = self.expr(*items);
            let container = self.get(slot);
            let (name, value) = match kind {
                CompKind::Set => (UPDATE, value),
                CompKind::List | CompKind::Dict => {
                    (EXTEND, self.exact_row(OWN, CHECKED, &[value], Ty::Dyn, span))
                }
            };
            let lookup = self.site(span);
            let op = Op::CallDynMethod {
                object: container,
                name: name.to_owned(),
                args: vec![value],
                keywords: vec![],
                lookup,
            };
            self.try_(Ty::Dyn, op, span);
            return;
        }
        let message = if kind == CompKind::Set { super::loops::NOT_ITERABLE } else { AFTER_STAR };
        let values = self.starred(*items, span, message);
        if *self.ty(values) != Ty::Never {
            self.for_each(values, span, &mut |lower, item, _| lower.add_to(slot, item, kind, span));
        }
    }

    fn add_to(&mut self, slot: Slot, value: Value, kind: CompKind, span: Span) {
        let container = self.get(slot);
        match *self.ty(container) {
            Ty::Set(element) => {
                let value = self.coerce(value, &element);
                let owner = catalog::owner_of(self.ty(container));
                self.exact_row(owner, ADD, &[container, value], Ty::None, span);
            }
            Ty::List(_) => self.append(slot, value, span),
            _ => self.dyn_add(container, kind, None, value, span),
        }
    }

    /// `(*xs, y)`
    pub fn tuple_with_stars(&mut self, items: &'a [Element], ty: &Ty, span: Span) -> Value {
        if let Ty::Tuple(_) = ty {
            let mut values = vec![];
            for item in items {
                match item {
                    Element::One(item) => values.push(self.expr(*item)),
                    Element::Star(item) => values.extend(self.spread(*item)),
                }
            }
            if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
                return self.unreachable();
            }
            let types = values.iter().map(|value| *self.ty(*value)).collect();
            return self.let_(Ty::Tuple(types), Op::Tuple(values));
        }
        let list_ty = match ty {
            Ty::TupleOf(element) => Ty::List(*element),
            _ => Ty::Dyn,
        };
        let list = self.display_with_stars(items, &list_ty, CompKind::List, span);
        if *self.ty(list) == Ty::Never {
            return list;
        }
        if list_ty != Ty::Dyn {
            return self.exact_row(OWN, AS_TUPLE, &[list], *ty, span);
        }
        let class = self.literal(Literal::Class(TUPLE.to_owned()));
        let callee = self.coerce(class, &Ty::Dyn);
        self.try_(Ty::Dyn, Op::CallDyn { callee, args: vec![list], keywords: vec![] }, span)
    }

    /// `{**d, k: v}`: pairs between the dicts are evaluated, then put in.
    pub fn dict_with_stars(&mut self, items: &'a [DictItem], ty: &Ty, span: Span) -> Value {
        let native = if *ty == Ty::Dyn { Ty::dict(Ty::Dyn, Ty::Dyn) } else { *ty };
        let Ty::Dict(key_ty, value_ty) = native else { return self.unreachable() };
        let slot = self.new_slot("display", native, false);
        let groups =
            items.chunk_by(|one, two| matches!((one, two), (DictItem::Pair(..), DictItem::Pair(..))));
        for (index, group) in groups.enumerate() {
            let mut pairs = vec![];
            for item in group {
                if let DictItem::Pair(key, value) = item {
                    let (key, value) = (self.expr(*key), self.expr(*value));
                    pairs.push((self.coerce(key, &key_ty), self.coerce(value, &value_ty)));
                }
            }
            let is_start = index == 0;
            let given = match group {
                [DictItem::Unpack(given)] => {
                    if is_start {
                        let empty = self.try_(native, Op::Dict(vec![]), span);
                        self.set(slot, empty);
                    }
                    self.expr(*given)
                }
                _ => self.try_(native, Op::Dict(pairs), span),
            };
            let unpacked = matches!(group, [DictItem::Unpack(_)]);
            match *self.ty(given) {
                _ if is_start && !unpacked => self.set(slot, given),
                Ty::Dict(key, value) => self.merge(slot, given, (*key, *value), span),
                _ => return self.unreachable(),
            }
        }
        let made = self.get(slot);
        self.coerce(made, ty)
    }

    fn merge(&mut self, slot: Slot, given: Value, (key_ty, value_ty): (Ty, Ty), span: Span) {
        let view = Ty::iter(IterKind::DictItems, &[key_ty, value_ty]);
        let owner = catalog::owner_of(self.ty(given));
        let view = self.exact_row(owner, ITEMS, &[given], view, span);
        self.for_each(view, span, &mut |lower, pair, _| {
            let key = lower.let_(key_ty, Op::TupleItem(pair, 0));
            let value = lower.let_(value_ty, Op::TupleItem(pair, 1));
            let dict = lower.get(slot);
            let Ty::Dict(to_key, to_value) = *lower.ty(dict) else { unreachable!("a dict display") };
            let (key, value) = (lower.coerce(key, &to_key), lower.coerce(value, &to_value));
            lower.exact_row(owner, "__setitem__", &[dict, key, value], Ty::None, span);
        });
    }
}
