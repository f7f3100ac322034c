//! Catalog rows against operand types, while element types are still growing.
//!
//! First every overload is *tried* without touching anything; the best one is then *applied*: owned arguments
//! flow into the receiver's cells, containers that must have one representation are merged, results get cells
//! of their own.

use std::collections::BTreeSet;

use super::Cx;
use super::cells;
use super::table::{PlacedArg, RowCall};
use crate::catalog::{self, Bound, Con, Mode, ParamKind, Pattern, Row};
use crate::ty::{RowId, Ty, UNION_LIMIT, builtin};

/// `import module` is native: the catalog has rows of it.
pub fn is_native_module(module: &str) -> bool {
    !catalog::names_of(module).is_empty() && !is_type(module)
}

/// `from module import name` is native.
pub fn is_native_member(module: &str, name: &str) -> bool {
    let is_there =
        || !catalog::lookup(module, name).is_empty() || is_native_module(&format!("{module}.{name}"));
    catalog::intrinsics::is_silent_import(module, name) || (is_native_module(module) && is_there())
}

/// A default that a call may also give: `text.find(part, None)`, but not `data.pop(None)`.
const NO_VALUE: &str = "None";

fn is_type(owner: &str) -> bool {
    owner == "builtins" || crate::ty::builtin::BUILTIN_TYPES.iter().any(|row| row.python == owner)
}

/// Arguments as a call gives them: operand indices.
#[derive(Clone, Default)]
pub struct Shape {
    pub positional: Vec<usize>,
    pub keywords: Vec<(String, usize)>,
}

/// The operand (or operands) of each Rust parameter.
enum Place {
    One(usize),
    Many(Vec<usize>),
    Missing,
}

/// The result of applying a row.
pub struct Applied {
    pub call: RowCall,
    /// The result with variables; a fresh container still has the row's own element types.
    pub result: Ty,
    /// Parameters the row writes through.
    pub row: &'static Row,
}

impl Cx<'_> {
    /// The best row among the overloads, if any fits.
    pub fn choose_row(&self, rows: &[RowId], operands: &[Ty], shape: &Shape) -> Option<RowId> {
        let fitting = rows
            .iter()
            .filter_map(|id| self.fits(catalog::row(*id), operands, shape).map(|score| (score, *id)));
        fitting.min_by_key(|(score, id)| (*score, id.0)).map(|(_, id)| id)
    }

    fn place(row: &Row, shape: &Shape) -> Option<Vec<Place>> {
        let mut places = vec![];
        let mut positional = shape.positional.iter().copied();
        let mut used = 0;
        for param in row.params {
            let keyword =
                shape.keywords.iter().find(|(name, _)| name == param.name).map(|(_, operand)| *operand);
            let place = match param.kind {
                ParamKind::VarPositional => Place::Many(positional.by_ref().collect()),
                ParamKind::PositionalOnly => positional.next().map_or(Place::Missing, Place::One),
                ParamKind::KeywordOnly => match keyword {
                    Some(operand) => {
                        used += 1;
                        Place::One(operand)
                    }
                    None => Place::Missing,
                },
                ParamKind::Positional => match (positional.next(), keyword) {
                    (Some(_), Some(_)) => return None,
                    (Some(operand), None) => Place::One(operand),
                    (None, Some(operand)) => {
                        used += 1;
                        Place::One(operand)
                    }
                    (None, None) => Place::Missing,
                },
            };
            if matches!(place, Place::Missing) && !param.mode.is_optional() {
                return None;
            }
            places.push(place);
        }
        (positional.next().is_none() && used == shape.keywords.len()).then_some(places)
    }

    /// How far the operands are from an exact match; `None` when the row cannot take them.
    fn fits(&self, row: &Row, operands: &[Ty], shape: &Shape) -> Option<u32> {
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
                let is_iterator = ty.members().iter().any(|m| matches!(m, Ty::Iter(..)));
                match param.mode {
                    Mode::Any | Mode::OptionalAny | Mode::AnySlice if is_iterator => return None,
                    Mode::Any | Mode::OptionalAny | Mode::AnySlice => score += 4,
                    Mode::OptionalOwned | Mode::OptionalRef
                        if ty == Ty::None
                            && param.default == Some(NO_VALUE)
                            && !matches!(param.ty, Pattern::Con(Con::None, _)) => {}
                    Mode::Owned | Mode::Ref | Mode::OptionalOwned | Mode::OptionalRef => {
                        score += self.fit(row, &param.ty, &ty, &mut vars, param.mode.is_owned())?;
                    }
                    Mode::Slice => score += self.fit(row, &param.ty, &ty, &mut vars, true)?,
                }
            }
        }
        if !self.items_fit(row, &places, operands) {
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

    /// No two of its members are of one class, so that joining changes none of them.
    fn is_union_of_kinds(&self, ty: &Ty) -> bool {
        let members: BTreeSet<Ty> =
            ty.members().iter().filter_map(|member| self.cells.resolve(member).ok()).collect();
        let kinds: BTreeSet<&str> = members.iter().map(|member| builtin::of(member).python).collect();
        *ty != Ty::Dyn && members.len() == kinds.len() && members.len() <= UNION_LIMIT
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
            Bound::Value if ty.members().iter().any(|m| matches!(m, Ty::Iter(..))) => return None,
            Bound::Value => {}
            bound @ (Bound::Number | Bound::AsFloat) => return bound.admits(ty).then_some(1),
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
        self.widenable(ty, &now).then_some(2)
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
                            || wanted.as_ref().is_some_and(|wanted| self.widenable(item, wanted))
                    };
                    items.iter().all(|item| fits(&self.cells.shallow(item))).then_some(1)
                }
                _ => Some(1),
            },
            (Con::Dyn, ty) if !matches!(ty, Ty::Iter(..)) => Some(8),
            (Con::Union, ty) => {
                let target = concrete(&Pattern::Con(con, &[]), parts)?;
                self.widenable(ty, &target).then_some(2)
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

    /// Can a value of `from` be stored where `to` is expected, without looking inside containers?
    pub fn widenable(&self, from: &Ty, to: &Ty) -> bool {
        let (from, to) = (self.cells.shallow(from), self.cells.shallow(to));
        if to == Ty::Dyn || from == Ty::Never {
            return true;
        }
        from.members().iter().all(|member| {
            to.members().iter().any(|target| match (member, target) {
                (a, b) if a == b => true,
                (Ty::Bool, Ty::Int) => !to.members().contains(&Ty::Bool),
                (Ty::Tuple(a), Ty::Tuple(b)) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.widenable(a, b))
                }
                (Ty::Tuple(a), Ty::TupleOf(b)) => a.iter().all(|a| self.widenable(a, b)),
                (Ty::Tuple(a), Ty::Tree(leaf)) => {
                    let item = self.cells.shallow(leaf).join(target);
                    a.iter().all(|a| self.widenable(a, &item))
                }
                (Ty::List(a), Ty::List(b))
                | (Ty::Set(a), Ty::Set(b))
                | (Ty::FrozenSet(a), Ty::FrozenSet(b)) => {
                    self.cells.resolve(a).ok() == self.cells.resolve(b).ok()
                }
                _ => false,
            })
        })
    }

    /// Lets the operands flow and gives the result.
    pub fn apply_row(&mut self, id: RowId, operands: &[Ty], shape: &Shape) -> Applied {
        let row = catalog::row(id);
        let places = Self::place(row, shape).expect("the row was chosen because it fits");
        let mut vars: Vec<Option<Ty>> = vec![None; row.generics.len()];
        let mut args = vec![];
        for (param, place) in row.params.iter().zip(places) {
            args.push(match place {
                Place::Missing => PlacedArg::Missing,
                Place::Many(list) if param.mode == Mode::AnySlice => PlacedArg::ManyAny(list),
                Place::Many(list) => {
                    let target = list.iter().fold(Ty::Never, |_, operand| {
                        self.flow(row, &param.ty, &operands[*operand], &mut vars, true)
                    });
                    PlacedArg::Many(list, target)
                }
                Place::One(operand) => match param.mode {
                    Mode::Any | Mode::OptionalAny | Mode::AnySlice => PlacedArg::Any(operand),
                    Mode::OptionalOwned | Mode::OptionalRef
                        if self.cells.shallow(&operands[operand]) == Ty::None =>
                    {
                        PlacedArg::Missing
                    }
                    Mode::Owned | Mode::Ref | Mode::OptionalOwned | Mode::OptionalRef | Mode::Slice => {
                        let target =
                            self.flow(row, &param.ty, &operands[operand], &mut vars, param.mode.is_owned());
                        PlacedArg::Operand(operand, target)
                    }
                },
            });
        }
        let vars: Vec<Ty> = vars.into_iter().map(|var| var.unwrap_or(Ty::Never)).collect();
        for (param, arg) in row.params.iter().zip(&mut args) {
            if let (Pattern::Var(var), PlacedArg::Operand(_, target)) = (&param.ty, &mut *arg) {
                // A later argument may have widened the variable.
                *target = vars[*var as usize];
            }
            if let (Pattern::Con(Con::TupleOf, [Pattern::Var(var)]), PlacedArg::Operand(operand, target)) =
                (&param.ty, arg)
                && (matches!(self.cells.shallow(&operands[*operand]), Ty::Tuple(_))
                    || row.params.iter().filter(|other| other.ty == param.ty).count() > 1)
            {
                // `(1.5, x).count(0)`: the tuple is made for the row, with items of the type it compares. Two
                // tuples have items of one type: `names + ((),)`.
                *target = Ty::tuple_of(vars[*var as usize]);
            }
        }
        let result = self.substitute(&row.result, &vars);
        Applied { call: RowCall { row: id, args, result, vars }, result, row }
    }

    /// Unifies one operand with its pattern; gives the type the operand must be widened to.
    fn flow(&mut self, row: &Row, pattern: &Pattern, ty: &Ty, vars: &mut Vec<Option<Ty>>, owned: bool) -> Ty {
        match pattern {
            Pattern::Var(var) => self.flow_var(row, *var, ty, vars, owned),
            Pattern::Item(_) | Pattern::Iterator(_) => *ty,
            Pattern::Con(con, parts) => {
                let now = self.cells.shallow(ty);
                if *con == Con::Dyn {
                    self.cells.send_to_isolate(ty);
                    return Ty::Dyn;
                }
                if *con == Con::Union {
                    return concrete(pattern, parts).unwrap_or(now);
                }
                if let (Con::TupleOf, Ty::Tuple(items)) = (con, &now) {
                    let item = items.iter().fold(Ty::Never, |acc, item| self.cells.join(&acc, item));
                    self.flow(row, &parts[0], &item, vars, true);
                    return Ty::tuple_of(item);
                }
                if now.con() != *con {
                    return Ty::build(*con, vec![]);
                }
                let own: Vec<Ty> = now.parts().into_iter().cloned().collect();
                for (part, own) in parts.iter().zip(&own) {
                    match part {
                        Pattern::Var(var) => match vars[*var as usize] {
                            Some(bound) => {
                                let merged = self.unify(&bound, own);
                                vars[*var as usize] = Some(merged);
                            }
                            None => vars[*var as usize] = Some(*own),
                        },
                        Pattern::Item(_) | Pattern::Iterator(_) | Pattern::Con(..) => {
                            self.flow(row, part, own, vars, true);
                        }
                    }
                }
                now
            }
        }
    }

    /// Makes two element types one.
    fn unify(&mut self, a: &Ty, b: &Ty) -> Ty {
        match (a, b) {
            (Ty::Var(_), Ty::Var(_)) => {
                let list = self.cells.join(&Ty::list(*a), &Ty::list(*b));
                match list {
                    Ty::List(cell) => *cell,
                    other => other,
                }
            }
            (Ty::Var(_), other) => {
                self.cells.put(a, other);
                *a
            }
            (other, Ty::Var(_)) => {
                self.cells.put(b, other);
                *b
            }
            (a, b) => self.cells.join(a, b),
        }
    }

    fn flow_var(&mut self, row: &Row, var: u8, ty: &Ty, vars: &mut Vec<Option<Ty>>, owned: bool) -> Ty {
        match row.generics[var as usize].bound {
            Bound::Value | Bound::Scalar => {}
            Bound::Number | Bound::AsFloat => {
                vars[var as usize] = Some(*ty);
                return *ty;
            }
            Bound::Iterable(item) | Bound::Iter(item) => {
                let now = self.cells.shallow(ty);
                let found = cells::iter_item(&mut self.cells, &now).unwrap_or(Ty::Dyn);
                let iterated = match &now {
                    Ty::Tuple(_) => Ty::tuple_of(found),
                    other => *other,
                };
                vars[var as usize] = Some(iterated);
                if let Some(item) = item {
                    self.flow(row, &item, &found, vars, true);
                }
                return iterated;
            }
        }
        let Some(bound) = vars[var as usize] else {
            vars[var as usize] = Some(*ty);
            return *ty;
        };
        if let Ty::Var(_) = bound {
            if owned || self.cells.shallow(&bound) == Ty::Never {
                self.cells.put(&bound, ty);
            }
            return bound;
        }
        let joined = self.cells.join(&bound, ty);
        vars[var as usize] = Some(joined);
        joined
    }

    /// The pattern with its variables replaced.
    fn substitute(&mut self, pattern: &Pattern, vars: &[Ty]) -> Ty {
        match pattern {
            Pattern::Var(var) => vars[*var as usize],
            Pattern::Item(var) => {
                let ty = self.cells.shallow(&vars[*var as usize]);
                cells::iter_item(&mut self.cells, &ty).unwrap_or(Ty::Dyn)
            }
            Pattern::Iterator(var) => {
                let ty = self.cells.shallow(&vars[*var as usize]);
                if catalog::is_iterator(&ty) {
                    ty
                } else {
                    Ty::Iter(crate::ty::IterKind::Of, vec![ty].into())
                }
            }
            Pattern::Con(con, parts) => {
                let parts: Vec<Ty> = parts.iter().map(|part| self.substitute(part, vars)).collect();
                if *con == Con::Union {
                    return parts.iter().fold(Ty::Never, |acc, part| self.cells.join(&acc, part));
                }
                Ty::build(*con, parts)
            }
        }
    }
}

/// A pattern without variables as a type.
fn concrete(pattern: &Pattern, parts: &[Pattern]) -> Option<Ty> {
    let Pattern::Con(con, _) = pattern else { return None };
    let parts: Option<Vec<Ty>> = parts
        .iter()
        .map(|part| match part {
            Pattern::Con(_, inner) => concrete(part, inner),
            Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => None,
        })
        .collect();
    Some(Ty::build(*con, parts?))
}
