//! The row that was chosen: its operands flow, its result gets a type.

use super::Cx;
use crate::catalog::{self, Bound, Con, Mode, Pattern, Row};
use crate::infer::cells;
use crate::infer::rows::Applied;
use crate::infer::rows::Place;
use crate::infer::rows::Shape;
use crate::infer::rows::concrete;
use crate::infer::table::{PlacedArg, RowCall};
use crate::ty::{RowId, Ty};

impl Cx<'_> {
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
                    Mode::Owned
                    | Mode::Ref
                    | Mode::Either
                    | Mode::OptionalOwned
                    | Mode::OptionalRef
                    | Mode::Slice => {
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
            Bound::Number | Bound::Integral | Bound::AsFloat => {
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
                if ty.is_iterator() { ty } else { Ty::Iter(crate::ty::IterKind::Of, vec![ty].into()) }
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
