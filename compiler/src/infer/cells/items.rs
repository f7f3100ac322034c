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
