//! Assignment to several targets: `a, *b = value`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::Target;
use crate::infer::cells;
use crate::infer::table::{How, Site};
use crate::infer::walk::{Sink, Walk};
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// `a, *b = value`.
    pub(super) fn unpack(&mut self, target: &'a Target, items: &'a [Target], star: Option<usize>, ty: &Ty) {
        let whole = self.held_tuple(ty).unwrap_or_else(|| self.iterable_part(ty));
        if whole == Ty::Never {
            self.decide(target, Ty::Never, How::Plain);
            self.env.reachable = false;
            return;
        }
        if let (Ty::Union(_), None) = (self.shallow(ty), star) {
            self.unpack_union(target, items, &whole.members());
            return;
        }
        if let (Ty::Tuple(parts), None) = (&whole, star)
            && parts.len() == items.len()
        {
            for (item, part) in items.iter().zip(parts) {
                self.assign(item, *part);
            }
            return;
        }
        if matches!(whole, Ty::Union(_)) {
            self.refuse(ReasonId::NotLowered, target.span, "unpacking a value of several types");
        }
        let Some(element) = cells::iter_item(&mut self.cx.cells, &whole) else {
            self.refuse(ReasonId::NotLowered, target.span, format!("unpacking `{}`", self.type_name(&whole)));
            return;
        };
        for (index, item) in items.iter().enumerate() {
            if star == Some(index) {
                let cell = self.site_of(Site::Target((self.func.id, target.id)), index as u8);
                self.cx.cells.put(&cell, &element);
                self.flow(&element, Sink::Type(cell), target.span);
                self.assign(item, Ty::list(cell));
            } else {
                self.assign(item, element);
            }
        }
    }

    /// Each target gets what the members give it; a tuple of another length gives nothing, it raises.
    fn unpack_union(&mut self, target: &'a Target, items: &'a [Target], members: &[Ty]) {
        let mut parts = vec![Ty::Never; items.len()];
        let mut given_by_members = vec![];
        for member in members {
            let given = match member {
                Ty::Tuple(given) if given.len() == items.len() => *given,
                Ty::Tuple(_) => continue,
                other => match cells::iter_item(&mut self.cx.cells, other) {
                    Some(item) => vec![item; items.len()],
                    None => {
                        self.refuse(
                            ReasonId::NotLowered,
                            target.span,
                            format!("unpacking `{}`", self.type_name(other)),
                        );
                        return;
                    }
                }
                .into(),
            };
            for (part, given) in parts.iter_mut().zip(&given) {
                *part = self.cx.cells.join(part, given);
            }
            given_by_members.push(given);
        }
        for (part, given) in given_by_members.iter().flat_map(|given| parts.iter().zip(given)) {
            self.flow(given, Sink::Type(*part), target.span);
        }
        self.decide(target, Ty::Tuple(parts.clone().into()), How::Plain);
        if parts.contains(&Ty::Never) {
            self.env.reachable = false;
            return;
        }
        for (item, part) in items.iter().zip(parts) {
            self.assign(item, part);
        }
    }
}
