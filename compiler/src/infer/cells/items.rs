//! What iteration gives, while types grow.

use super::Cells;
use crate::catalog::{ItemTypes, item_of};
use crate::infer::objects::Iteration;
use crate::ty::Ty;

/// The item type of an iterable, as far as no catalog row is needed.
pub(in crate::infer) fn iter_item(cells: &mut Cells, ty: &Ty) -> Option<Ty> {
    match cells.shallow(ty) {
        Ty::Never => Some(Ty::Never),
        Ty::Union(members) => members.into_iter().try_fold(Ty::Never, |all, member| {
            let item = iter_item(cells, &member)?;
            Some(cells.join(&all, &item))
        }),
        Ty::Instance(class) => match cells.iteration(class) {
            Some(Iteration::Nothing) => Some(Ty::Never),
            Some(Iteration::Items(_, item)) => Some(cells.shallow(&item)),
            Some(Iteration::Foreign) => None,
            None => cells.held_value(class).and_then(|value| iter_item(cells, &value)),
        },
        one => item_of(cells, &one),
    }
}

impl ItemTypes for Cells {
    fn now(&self, part: &Ty) -> Ty {
        self.shallow(part)
    }

    fn all(&mut self, items: &[Ty]) -> Ty {
        items.iter().fold(Ty::Never, |all, item| self.join(&all, item))
    }

    fn item(&mut self, iterable: &Ty) -> Option<Ty> {
        iter_item(self, iterable)
    }
}

/// How deep tuples stand in one another.
pub(super) fn depth(ty: &Ty) -> usize {
    match ty {
        Ty::Tuple(items) | Ty::Union(items) | Ty::Iter(_, items) => {
            1 + items.iter().map(depth).max().unwrap_or(0)
        }
        Ty::TupleOf(item) | Ty::Bound(_, item) => 1 + depth(item),
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Complex
        | Ty::Str
        | Ty::Bytes
        | Ty::Range
        | Ty::Slice
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::FrozenSet(_)
        | Ty::Dict(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Tree(_)
        | Ty::Dyn
        | Ty::Var(_) => 0,
    }
}

/// What a tuple holds; of unknown length: what any item is.
pub(super) fn tuple_items(ty: &Ty) -> Vec<Ty> {
    match ty {
        Ty::Tuple(items) => items.to_vec(),
        Ty::TupleOf(item) => vec![(**item)],
        _ => vec![],
    }
}
