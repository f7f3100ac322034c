//! Does a row fit the operands, and how well? Nothing flows yet.

use super::Cx;
use crate::catalog::{self, Bound, Con, Mode, Pattern, Row};
use crate::infer::rows::NO_VALUE;
use crate::infer::rows::Place;
use crate::infer::rows::Shape;
use crate::infer::rows::concrete;
use crate::ty::{Ty, builtin, fits_union, relate};
use std::collections::BTreeSet;

impl Cx<'_> {
    /// How far the operands are from an exact match; `None` when the row cannot take them.
    pub(super) fn fits(&self, row: &Row, operands: &[Ty], shape: &Shape) -> Option<u32> {
        let places = Self::place(row, shape)?;
        let mut vars: Vec<Option<Ty>> = vec![None; row.generics.len()];
        let mut score = 0;
        // A row over values of the isolate is for calls that have one: others are not sent there.
        let (mut takes_dyn, mut given_dyn) = (false, false);
        for (param, place) in row.params.iter().zip(&places) {
            let list = match place {
                Place::Missing => continue,
                Place::One(operand) => std::slice::from_ref(operand),
                Place::Many(list) => list.as_slice(),
            };
            for operand in list {
                let ty = self.cells.shallow(&operands[*operand]);
                takes_dyn |= matches!(param.ty, Pattern::Con(Con::Dyn, _))
                    && !matches!(param.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice);
                given_dyn |= ty == Ty::Dyn;
                let is_iterator = ty.may_be_passing();
                match param.mode {
                    Mode::Any | Mode::OptionalAny | Mode::AnySlice if is_iterator => return None,
                    Mode::Any | Mode::OptionalAny | Mode::AnySlice => score += 4,
                    Mode::OptionalOwned | Mode::OptionalRef
                        if ty == Ty::None
                            && param.default == Some(NO_VALUE)
                            && !matches!(param.ty, Pattern::Con(Con::None, _)) => {}
                    Mode::Owned | Mode::Ref | Mode::Either | Mode::OptionalOwned | Mode::OptionalRef => {
                        score += self.fit(row, &param.ty, &ty, &mut vars, param.mode.is_owned())?;
                    }
                    Mode::Slice => score += self.fit(row, &param.ty, &ty, &mut vars, true)?,
                }
            }
        }
        if !self.items_fit(row, &places, operands) || !self.gives_kinds(row, &places, operands) {
            return None;
        }
        (given_dyn || !takes_dyn).then_some(score)
    }

    /// `max([1, 2], default=None)`: the row gives an item or the other argument as one type. The items are
    /// widened to it as they are taken; to a value of the isolate only where they are some already.
    fn items_fit(&self, row: &Row, places: &[Place], operands: &[Ty]) -> bool {
        let operand = |place: &Place| match place {
            Place::One(operand) => Some(self.cells.shallow(&operands[*operand])),
            Place::Many(_) | Place::Missing => None,
        };
        let items = row.params.iter().zip(places).find_map(|(param, place)| match param.ty {
            Pattern::Var(var) => match row.generics[var as usize].bound {
                Bound::Iterable(Some(Pattern::Var(item))) | Bound::Iter(Some(Pattern::Var(item))) => {
                    Some((item, self.item_now(&operand(place)?)?))
                }
                Bound::Value
                | Bound::Scalar
                | Bound::Number
                | Bound::Integral
                | Bound::AsFloat
                | Bound::Iterable(_)
                | Bound::Iter(_) => None,
            },
            Pattern::Item(_) | Pattern::Iterator(_) | Pattern::Con(..) => None,
        });
        let Some((var, found)) = items else { return true };
        let found = self.cells.shallow(&found);
        let own = |(param, place): (&crate::catalog::Param, &Place)| match param.ty {
            Pattern::Var(own) if own == var => operand(place),
            Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) | Pattern::Con(..) => None,
        };
        let all = row.params.iter().zip(places).filter_map(own).fold(found, |all, ty| all.join(&ty));
        found == Ty::Dyn || found == all || self.is_union_of_kinds(&all)
    }

    /// `next(pairs, (0, None))`: the row gives an item as it is, or the other argument. No class may be that
    /// of two types, or they would be joined.
    fn gives_kinds(&self, row: &Row, places: &[Place], operands: &[Ty]) -> bool {
        let Pattern::Con(Con::Union, parts) = row.result else { return true };
        if !parts.iter().any(|part| matches!(part, Pattern::Item(_))) {
            return true;
        }
        let taken = |of: u8| {
            row.params.iter().zip(places).find_map(|(param, place)| match (param.ty, place) {
                (Pattern::Var(var), Place::One(operand)) if var == of => {
                    Some(self.cells.shallow(&operands[*operand]))
                }
                _ => None,
            })
        };
        let given = |part: &Pattern| match part {
            Pattern::Var(var) => taken(*var),
            Pattern::Item(var) => catalog::item_type(&self.cells.resolve(&taken(*var)?).ok()?),
            Pattern::Iterator(_) | Pattern::Con(..) => None,
        };
        let Some(given) = parts.iter().map(given).collect::<Option<Vec<Ty>>>() else { return false };
        let members: Vec<Ty> = given.iter().flat_map(|ty| self.cells.shallow(ty).members()).collect();
        let resolved: Vec<Ty> = members.iter().filter_map(|ty| self.cells.resolve(ty).ok()).collect();
        let is_other = |one: &Ty, two: &Ty| one == two || builtin::of(one).python != builtin::of(two).python;
        resolved.iter().all(|one| resolved.iter().all(|two| is_other(one, two)))
    }

    /// No two of its members are of one class, so that joining changes none of them.
    fn is_union_of_kinds(&self, ty: &Ty) -> bool {
        let members: BTreeSet<Ty> =
            ty.members().iter().filter_map(|member| self.cells.resolve(member).ok()).collect();
        let kinds: BTreeSet<&str> = members.iter().map(|member| builtin::of(member).python).collect();
        *ty != Ty::Dyn
            && members.len() == kinds.len()
            && fits_union(&members.iter().copied().collect::<Vec<Ty>>())
    }

    fn fit(
        &self,
        row: &Row,
        pattern: &Pattern,
        ty: &Ty,
        vars: &mut Vec<Option<Ty>>,
        owned: bool,
    ) -> Option<u32> {
        let ty = self.cells.shallow(ty);
        if ty == Ty::Never {
            // Nothing is in the container yet: ints are as good a guess as any, and harmless.
            return Some(if matches!(pattern, Pattern::Con(Con::Int, _)) { 0 } else { 1 });
        }
        match pattern {
            Pattern::Var(var) => self.fit_var(row, *var, &ty, vars, owned),
            Pattern::Item(_) | Pattern::Iterator(_) => Some(1),
            Pattern::Con(con, parts) => self.fit_con(row, *con, parts, &ty, vars),
        }
    }

    fn fit_var(&self, row: &Row, var: u8, ty: &Ty, vars: &mut Vec<Option<Ty>>, owned: bool) -> Option<u32> {
        match &row.generics[var as usize].bound {
            Bound::Value if ty.may_be_passing() => return None,
            Bound::Value => {}
            bound @ (Bound::Number | Bound::Integral | Bound::AsFloat) => {
                return bound.admits(ty).then_some(1);
            }
            bound @ Bound::Scalar => {
                if !self.cells.resolve(ty).is_ok_and(|ty| bound.admits(&ty)) {
                    return None;
                }
            }
            Bound::Iter(_) if !ty.is_iterator() => return None,
            Bound::Iterable(item) | Bound::Iter(item) => {
                let found = self.cells.shallow(&self.item_now(ty)?);
                if let Some(Pattern::Con(_, parts)) = item
                    && let Some(exact) = concrete(&item.expect("matched"), parts)
                    && (found != Ty::Never || exact == Ty::Dyn)
                    && self.cells.resolve(&found).ok() != Some(exact)
                {
                    // Rust's iterator gives exactly this item; nothing widens it on the way. What is never
                    // there may be any, but a value of the isolate only where there is one.
                    return None;
                }
                if let Some(Pattern::Var(of)) = item
                    && found != Ty::Never
                    && !self.admitted(row, *of, &found)
                {
                    return None;
                }
                if let Some(Pattern::Con(..)) = item {
                    self.fit(row, &item.expect("matched"), &found, vars, true)?;
                }
                return Some(2);
            }
        }
        let Some(bound) = vars[var as usize] else {
            vars[var as usize] = Some(*ty);
            return Some(0);
        };
        let now = self.cells.shallow(&bound);
        if now == *ty || owned || now == Ty::Never {
            return Some(0);
        }
        // `{1000: 0}[True]` says that True is missing, not 1.
        let names_it = row.raises.iter().any(|class| matches!(*class, "KeyError" | "ValueError"));
        if names_it && ty.members().contains(&Ty::Bool) && !now.members().contains(&Ty::Bool) {
            return None;
        }
        relate::holds(&now, ty, &self.cells).then_some(2)
    }

    /// Do the items satisfy the bound of their variable?
    fn admitted(&self, row: &Row, var: u8, item: &Ty) -> bool {
        let bound = row.generics[var as usize].bound;
        self.cells.resolve(item).is_ok_and(|item| item.members().iter().all(|member| bound.admits(member)))
    }

    fn fit_con(
        &self,
        row: &Row,
        con: Con,
        parts: &[Pattern],
        ty: &Ty,
        vars: &mut Vec<Option<Ty>>,
    ) -> Option<u32> {
        if ty.con() == con && con != Con::Union {
            let own: Vec<Ty> = ty.parts().into_iter().cloned().collect();
            if own.len() != parts.len() {
                return None;
            }
            let mut score = 0;
            for (part, own) in parts.iter().zip(&own) {
                score += match part {
                    Pattern::Var(var)
                        if matches!(
                            con,
                            Con::List | Con::Set | Con::FrozenSet | Con::Dict | Con::TupleOf
                        ) =>
                    {
                        // A container's element type is shared, not copied: an equal variable merges with it.
                        if self.cells.shallow(own) != Ty::Never && !self.admitted(row, *var, own) {
                            return None;
                        }
                        if vars[*var as usize].is_none() {
                            vars[*var as usize] = Some(*own);
                        }
                        0
                    }
                    Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) | Pattern::Con(..) => {
                        self.fit(row, part, own, vars, true)?
                    }
                };
            }
            return Some(score);
        }
        match (con, ty) {
            (Con::Int, Ty::Bool) => Some(1),
            (Con::TupleOf, Ty::Tuple(items)) => match parts {
                [Pattern::Var(var)] => items.iter().all(|item| self.admitted(row, *var, item)).then_some(1),
                // `s.startswith((1, "a"))`: every item has to be of the type the row names.
                [part @ Pattern::Con(con, inner)] => {
                    let wanted = concrete(part, inner);
                    let fits = |item: &Ty| {
                        item.con() == *con
                            || *item == Ty::Never
                            || wanted.as_ref().is_some_and(|wanted| relate::holds(wanted, item, &self.cells))
                    };
                    items.iter().all(|item| fits(&self.cells.shallow(item))).then_some(1)
                }
                _ => Some(1),
            },
            (Con::Dyn, ty) if !matches!(ty, Ty::Iter(..)) => Some(8),
            (Con::Union, ty) => {
                let target = concrete(&Pattern::Con(con, &[]), parts)?;
                relate::holds(&target, ty, &self.cells).then_some(2)
            }
            _ => None,
        }
    }

    fn item_now(&self, ty: &Ty) -> Option<Ty> {
        // Joining the members of a tuple may merge cells, which `apply` does; here only whether it iterates
        // matters.
        match ty {
            Ty::Tuple(items) => {
                Some(items.iter().fold(Ty::Never, |joined, item| joined.join(&self.cells.shallow(item))))
            }
            // A tree is iterated as the tuple of its items.
            Ty::Union(_) | Ty::Tree(_) => None,
            other => catalog::item_type(other).or_else(|| matches!(other, Ty::Never).then_some(Ty::Never)),
        }
    }
}
