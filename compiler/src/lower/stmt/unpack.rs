//! Assignment to several targets: `a, *b = value`.

use crate::hir::nodes::{Element, ExprId, ExprKind, NameRef, Target, TargetKind};
use crate::lower::function::Lower;
use crate::sir::{Op, Value};
use crate::ty::Ty;
use std::collections::HashSet;

/// In which order the targets of an unpacking are bound.
#[derive(Clone, Copy)]
pub(super) enum BindingOrder {
    Forward,
    Backward,
}

impl<'a> Lower<'_, 'a> {
    /// `a, b = map(f, xs)` takes one item more than there are targets, to see that it is too many.
    pub(super) fn unpacked_value(&mut self, target: &Target, value: ExprId) -> Value {
        match (&target.kind, self.instance.exprs.get(&(self.func.id, value)).map(|info| info.ty)) {
            (TargetKind::Tuple { items, star }, Some(Ty::List(item))) if self.is_mapped(value) => {
                let limit = star.is_none().then_some(items.len() + 1);
                self.mapped_list(value, &item, target.span, limit)
            }
            _ => self.expr(value),
        }
    }

    /// `a, *b = value`: all items are taken before the first is bound.
    pub(super) fn unpack(
        &mut self,
        target: &'a Target,
        items: &'a [Target],
        star: Option<usize>,
        value: Value,
        order: BindingOrder,
    ) {
        if let (Ty::Union(_), None) = (self.ty(value), star) {
            let info = &self.instance.targets[&(self.func.id, target.id)];
            let whole = info.ty;
            let ty = if whole.parts().contains(&&Ty::Never) { Ty::Never } else { whole };
            let whole = self.by_member(value, &ty, &mut |lower, member| {
                lower.unpacked(target, items.len(), None, member, Some(&ty))
            });
            self.assign_parts(items, whole, order);
            return;
        }
        let value = match *self.ty(value) {
            Ty::Instance(class) if self.is_iterated_as_value(class) => self.held_value(value),
            _ => value,
        };
        let whole = self.unpacked(target, items.len(), star, value, None);
        self.assign_parts(items, whole, order);
    }

    /// The items that the targets get, as one tuple; of type `wanted` when there is a choice.
    fn unpacked(
        &mut self,
        target: &'a Target,
        count: usize,
        star: Option<usize>,
        value: Value,
        wanted: Option<&Ty>,
    ) -> Value {
        let value = match (*self.ty(value), star) {
            (Ty::Tuple(parts), None) if parts.len() == count => value,
            // One of several, and of another length: unpacking it raises, so what it holds says nothing of
            // the targets.
            (Ty::Tuple(_), None) if wanted.is_some() => {
                self.unpack_items(target, count, star, value);
                return self.unreachable();
            }
            _ => self.unpack_items(target, count, star, value),
        };
        match (wanted, *self.ty(value)) {
            (Some(Ty::Tuple(wanted)), Ty::Tuple(parts)) => {
                let mut items = vec![];
                for (index, (part, wanted)) in parts.iter().zip(wanted).enumerate() {
                    let item = self.let_(*part, Op::TupleItem(value, index));
                    items.push(self.coerce(item, wanted));
                }
                self.let_(Ty::Tuple(*wanted), Op::Tuple(items))
            }
            _ => value,
        }
    }

    fn unpack_items(&mut self, target: &'a Target, count: usize, star: Option<usize>, value: Value) -> Value {
        let is_tree = matches!(self.ty(value), Ty::Tree(_)) && star.is_none();
        let value = if is_tree {
            value
        } else {
            self.iterable(value, target.span, "cannot unpack non-iterable {} object")
        };
        if *self.ty(value) == Ty::Never {
            return value;
        }
        let element = crate::catalog::item_type(self.ty(value)).expect("inference found it iterable");
        let before = star.unwrap_or(count);
        let after = star.map_or(0, |star| count - star - 1);
        let types: Vec<Ty> =
            (0..count).map(|index| if star == Some(index) { Ty::list(element) } else { element }).collect();
        let op = Op::Unpack { value, before: before as u32, after: after as u32, star: star.is_some() };
        self.try_(Ty::Tuple(types.into()), op, target.span)
    }

    fn assign_parts(&mut self, items: &'a [Target], whole: Value, order: BindingOrder) {
        let Ty::Tuple(types) = *self.ty(whole) else { return };
        let parts: Vec<Value> = types
            .into_iter()
            .enumerate()
            .map(|(index, ty)| self.let_(ty, Op::TupleItem(whole, index)))
            .collect();
        let pairs = items.iter().zip(parts);
        match order {
            BindingOrder::Forward => pairs.for_each(|(item, part)| self.assign(item, part)),
            BindingOrder::Backward => {
                // The frame has its variables in the order in which they are named all the same.
                for item in items {
                    if let TargetKind::Name(name) = &item.kind
                        && let Some(variable) = self.variable(name)
                    {
                        self.variable_slot(variable);
                    }
                }
                pairs.rev().for_each(|(item, part)| self.assign(item, part));
            }
        }
    }

    /// `a, b = f(), g()` makes no tuple in CPython: two or three values are swapped on the stack, and where
    /// all targets are different plain locals, the last is bound first instead. What they held shows it as it
    /// is let go.
    pub(super) fn binding_order(&self, target: &Target, value: ExprId) -> BindingOrder {
        let TargetKind::Tuple { items: targets, star: None } = &target.kind else {
            return BindingOrder::Forward;
        };
        let ExprKind::Tuple(values) = &self.func.expr(value).kind else { return BindingOrder::Forward };
        let plain = |target: &Target| match &target.kind {
            TargetKind::Name(NameRef::Local(binding)) => {
                (!self.func.binding(*binding).captured).then_some(*binding)
            }
            TargetKind::Name(_)
            | TargetKind::Tuple { .. }
            | TargetKind::Subscript { .. }
            | TargetKind::Attribute { .. } => None,
        };
        let locals: HashSet<_> = targets.iter().filter_map(plain).collect();
        let folded = |value: &Element| match value {
            Element::One(value) => self.is_folded(*value),
            Element::Star(_) => false,
        };
        let is_swapped = (2..=3).contains(&values.len())
            && targets.len() == values.len()
            && locals.len() == targets.len()
            && values.iter().all(|value| matches!(value, Element::One(_)))
            && !values.iter().all(folded);
        if is_swapped { BindingOrder::Backward } else { BindingOrder::Forward }
    }
}
