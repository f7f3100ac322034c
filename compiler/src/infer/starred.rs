//! `*items` in displays and calls: all of them are taken where the star stands.

use super::table::How;
use super::walk::Walk;
use crate::catalog::intrinsics::starred;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, Element, ExprId, ExprKind};
use crate::source::Span;
use crate::ty::{IterKind, Ty};

/// The cell of the arguments among those of a call.
const ARGUMENTS: u8 = 7;

impl<'a> Walk<'_, 'a> {
    /// The type of an item; `None` where there is none, since evaluating or iterating the value raises.
    pub fn starred_item(&mut self, items: ExprId) -> Option<Ty> {
        let ty = self.starred_value(items);
        self.item_behind_star(&ty, items)
    }

    /// The same of a value that has been evaluated.
    pub fn item_behind_star(&mut self, ty: &Ty, items: ExprId) -> Option<Ty> {
        if !self.env.reachable {
            return None;
        }
        if self.cx.plan.hybrid && self.shallow(ty) == Ty::Dyn {
            return Some(Ty::Dyn);
        }
        let item = self.item_of(ty, items);
        self.env.reachable.then_some(item)
    }

    /// What stands behind the star. What gives its items one by one does so in place.
    pub fn starred_value(&mut self, items: ExprId) -> Ty {
        if let ExprKind::GeneratorExp { func, iter } = self.func.expr(items).kind {
            let ty = Ty::list(self.generator(items, func, iter));
            return self.record(items, ty, How::Plain);
        }
        match self.mapped_list(items) {
            Some(list) => list,
            None => self.expr(items),
        }
    }

    /// Items of a display, put into its cell; `whole` is the display's own type.
    pub fn elements(&mut self, items: &'a [Element], cell: &Ty, whole: &Ty) {
        for item in items {
            match item {
                Element::One(item) => {
                    let ty = self.expr(*item);
                    self.put(cell, &ty, *item);
                }
                Element::Star(item) => match self.starred_item(*item) {
                    // The isolate makes a display of what only it can iterate.
                    Some(Ty::Dyn) => {
                        self.cx.cells.send_to_isolate(whole);
                    }
                    Some(ty) => self.put(cell, &ty, *item),
                    None => {}
                },
            }
        }
    }

    /// `(*xs, y)`: of known length where all of its parts are.
    pub fn tuple_with_stars(&mut self, items: &'a [Element], id: ExprId) -> Ty {
        let span = self.func.expr(id).span;
        let (mut types, mut is_known, mut is_dyn) = (vec![], true, false);
        for item in items {
            match item {
                Element::One(item) => {
                    let ty = self.expr(*item);
                    types.push(self.storable(&ty, *item));
                }
                Element::Star(item) => {
                    let found = self.starred_item(*item);
                    let known = self.exprs.get(&self.key(*item)).map(|info| info.ty);
                    let known = known.map(|ty| self.shallow(&self.held_tuple(&ty).unwrap_or(ty)));
                    match (known, found) {
                        (Some(Ty::Tuple(parts)), _) => types.extend(parts.iter().copied()),
                        (_, Some(ty)) => {
                            is_known = false;
                            is_dyn |= ty == Ty::Dyn;
                            types.push(self.storable(&ty, *item));
                        }
                        (_, None) => return Ty::Never,
                    }
                }
            }
        }
        if types.iter().any(|ty| self.shallow(ty) == Ty::Never) && is_known {
            return Ty::Never;
        }
        if is_known && types.len() <= super::expr::TUPLE_LIMIT {
            return Ty::Tuple(types.into());
        }
        if is_dyn {
            if !self.can_be_given(&types) {
                return self.refuse(ReasonId::NotLowered, span, "unpacking into a tuple");
            }
            self.give(&types, span);
            return Ty::Dyn;
        }
        let cell = self.site(id, 0);
        for ty in &types {
            self.cx.cells.put(&cell, ty);
            self.flow(ty, super::walk::Sink::Type(cell), span);
        }
        Ty::tuple_of(cell)
    }

    /// `*xs` among arguments, where their number is known.
    pub fn starred_arguments(&mut self, items: ExprId) -> Option<Vec<Ty>> {
        let ty = self.expr(items);
        match self.shallow(&self.held_tuple(&ty).unwrap_or(ty)) {
            Ty::Tuple(parts) => Some(parts.to_vec()),
            _ if !self.env.reachable => Some(vec![Ty::Never]),
            _ => None,
        }
    }

    /// `max(*xs)`, `zip(*rows)`: the arguments are taken into one list. `None` where it is no such call.
    pub fn call_of_all(&mut self, name: &str, id: ExprId, args: &'a [Arg], span: Span) -> Option<(Ty, How)> {
        let row = starred::of_all(name)?;
        let is_positional = |arg: &Arg| matches!(arg, Arg::Positional(_) | Arg::Star(_));
        let has_star = args.iter().any(|arg| matches!(arg, Arg::Star(_)));
        if !has_star || !args.iter().all(is_positional) {
            return None;
        }
        let cell = self.site(id, ARGUMENTS);
        let mut is_counted = true;
        for arg in args {
            let at = arg.value();
            let item = match arg {
                Arg::Star(_) => {
                    let item = self.starred_item(at);
                    let ty = self.exprs.get(&self.key(at)).map(|info| self.shallow(&info.ty));
                    is_counted &= matches!(ty, Some(Ty::Tuple(_)));
                    item.map(|item| self.as_argument(item, row))
                }
                Arg::Positional(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => Some(self.expr(at)),
            };
            let Some(item) = item.filter(|_| self.env.reachable) else {
                return Some((Ty::Never, How::Plain));
            };
            self.put(&cell, &item, at);
        }
        if is_counted {
            return None;
        }
        let item = self.shallow(&cell);
        let of_all = || How::OfAll(row, cell);
        if row == starred::COLUMNS {
            let is_one = !matches!(item, Ty::Union(_) | Ty::Tree(_) | Ty::Dyn | Ty::Never);
            let has_items = super::cells::iter_item(&mut self.cx.cells, &item).is_some();
            let row = if item.is_iterator() { item } else { Ty::iter(IterKind::Of, &[item]) };
            let column = Ty::iter(IterKind::Columns, &[row]);
            return (is_one && has_items).then(|| (column, of_all()));
        }
        self.check_nan_items(&Ty::list(cell), span);
        // One alone would be what the items are taken from.
        let is_item = item.members().iter().all(crate::catalog::is_never_iterable);
        (is_item && item != Ty::Never).then(|| (item, of_all()))
    }

    /// Rows are iterated: a tuple of known length as one of any.
    fn as_argument(&mut self, item: Ty, row: &str) -> Ty {
        match self.shallow(&item) {
            Ty::Tuple(parts) if row == starred::COLUMNS => {
                let item = parts.iter().fold(Ty::Never, |all, part| self.join(&all, part));
                Ty::tuple_of(item)
            }
            _ => item,
        }
    }
}
