//! What the type variables of a row stand for in a call whose row inference has chosen.
//!
//! Variables are bound in three rounds. First by containers: `&List<T>` *pins* `T`, because a list's element
//! type is its representation. Then by plain occurrences: an unpinned `T` is the join of what is passed, to a
//! pinned one the argument is widened. Last by the items of iterables, which are widened as they are taken to
//! what all have made of `T`.

use super::items::{item_type, iterator_type};
use super::{Bound, Con, Mode, Param, Pattern, Row};
use crate::ty::relate::coercion;
use crate::ty::{IterKind, Part, Ty};

#[derive(Clone)]
struct Binding {
    ty: Ty,
    /// Bound by a container: the representation of its elements.
    pinned: bool,
}

struct Bindings<'a> {
    row: &'a Row,
    of: Vec<Option<Binding>>,
}

/// The bindings of a row, given the types of its arguments; `None` stands for a missing one.
pub fn instantiate(row: &Row, args: &[Option<Ty>]) -> Vec<Ty> {
    let mut bindings = Bindings { row, of: vec![None; row.generics.len()] };
    let given = || {
        row.params
            .iter()
            .zip(args)
            .filter(|(param, _)| is_typed(param))
            .filter_map(|(param, ty)| Some((param, ty.as_ref()?)))
    };
    for (param, ty) in given().filter(|(param, _)| !matches!(param.ty, Pattern::Var(_))) {
        bindings.container(&param.ty, ty, false);
    }
    for of_iterables in [false, true] {
        for (param, ty) in given() {
            if let Pattern::Var(var) = param.ty
                && matches!(row.generics[usize::from(var)].bound, Bound::Iterable(_) | Bound::Iter(_))
                    == of_iterables
            {
                bindings.plain(param, usize::from(var), ty);
            }
        }
    }
    bindings.finish()
}

/// The types that the arguments of a call must have, given those they have; `None` for what may have any type
/// or is missing.
pub fn expected_types(row: &Row, args: &[Option<Ty>]) -> Vec<Option<Ty>> {
    let bindings = instantiate(row, args);
    let expected = |(param, arg): (&Param, &Option<Ty>)| {
        arg.as_ref().filter(|_| is_typed(param)).and_then(|_| substitute(&param.ty, &bindings))
    };
    row.params.iter().zip(args).map(expected).collect()
}

/// The pattern with its variables replaced. `None` when a variable has no items or iterator.
pub fn substitute(pattern: &Pattern, bindings: &[Ty]) -> Option<Ty> {
    Some(match pattern {
        Pattern::Var(var) => bindings[*var as usize],
        Pattern::Item(var) => match &bindings[*var as usize] {
            Ty::Never => Ty::Never,
            bound => item_type(bound)?,
        },
        Pattern::Iterator(var) => match &bindings[*var as usize] {
            Ty::Never => Ty::Never,
            bound => iterator_type(bound)?,
        },
        Pattern::Con(con, parts) => {
            Ty::build(*con, parts.iter().map(|part| substitute(part, bindings)).collect::<Option<Vec<Ty>>>()?)
        }
    })
}

/// The type of a pattern without variables.
pub fn substitute_closed(pattern: &Pattern) -> Option<Ty> {
    (!has_variables(pattern)).then(|| substitute(pattern, &[])).flatten()
}

fn is_typed(param: &Param) -> bool {
    !matches!(param.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice)
}

fn has_variables(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => true,
        Pattern::Con(_, parts) => parts.iter().any(has_variables),
    }
}

impl Bindings<'_> {
    fn finish(self) -> Vec<Ty> {
        self.of.into_iter().map(|binding| binding.map_or(Ty::Never, |binding| binding.ty)).collect()
    }

    /// Binds the variables inside a container's pattern. `pinning`: below a type whose parts are its
    /// representation.
    fn container(&mut self, pattern: &Pattern, ty: &Ty, pinning: bool) {
        match pattern {
            Pattern::Var(var) => {
                let slot = &mut self.of[usize::from(*var)];
                let before = slot.take().unwrap_or(Binding { ty: Ty::Never, pinned: false });
                *slot = Some(Binding { ty: before.ty.join(ty), pinned: before.pinned | pinning });
            }
            // Follows from what binds the variable itself.
            Pattern::Item(_) | Pattern::Iterator(_) => {}
            Pattern::Con(Con::TupleOf, parts) if matches!(ty, Ty::Tuple(_)) => {
                ty.parts().into_iter().for_each(|item| self.container(&parts[0], item, false));
            }
            Pattern::Con(con, parts) if ty.con() == *con && ty.parts().len() == parts.len() => {
                let pinning = *con != Con::Tuple && *con != Con::Union;
                parts.iter().zip(ty.parts()).for_each(|(part, ty)| self.container(part, ty, pinning));
            }
            Pattern::Con(..) => {}
        }
    }

    /// Binds a parameter whose whole type is a variable.
    fn plain(&mut self, param: &Param, var: usize, ty: &Ty) {
        match self.row.generics[var].bound {
            Bound::Number | Bound::Integral | Bound::AsFloat | Bound::Scalar | Bound::Value => {
                self.meet(var, ty, param.mode.is_owned())
            }
            Bound::Iter(_) if !ty.is_iterator() => {}
            Bound::Iter(item) => self.iterable(var, *ty, item),
            // A Rust tuple's items may differ in type; iteration needs one.
            Bound::Iterable(item) => match (ty, item_type(ty)) {
                (Ty::Tuple(_), Some(of)) => self.iterable(var, Ty::tuple_of(of), item),
                _ => self.iterable(var, *ty, item),
            },
        }
    }

    /// A value meets a variable. `owned`: it is stored or handed on, not only looked at.
    fn meet(&mut self, var: usize, ty: &Ty, owned: bool) {
        match &mut self.of[var] {
            // Handed on, not stored: `{}.get(k, True)` gives what an empty dict holds, or True.
            Some(binding) if binding.pinned => {
                if binding.ty == Ty::Never && (!owned || !self.row.effects.writes.is_empty()) {
                    binding.ty = *ty;
                }
            }
            Some(binding) => binding.ty = binding.ty.join(ty),
            slot => *slot = Some(Binding { ty: *ty, pinned: false }),
        }
    }

    fn iterable(&mut self, var: usize, ty: Ty, item: Option<Pattern>) {
        let Some(given) = item_type(&ty).or((ty == Ty::Never).then_some(Ty::Never)) else { return };
        let mut taken = ty;
        if let Some(pattern) = item.filter(|_| taken != Ty::Never) {
            self.item(&pattern, &given);
            let now: Vec<Ty> = self
                .of
                .iter()
                .map(|binding| binding.as_ref().map_or(Ty::Never, |binding| binding.ty))
                .collect();
            let Some(wanted) = substitute(&pattern, &now) else { return };
            if wanted != given {
                // The items come out in another representation than wanted.
                if coercion(&given, &wanted).is_none() {
                    return;
                }
                taken = match taken {
                    Ty::TupleOf(_) => Ty::tuple_of(wanted),
                    // What is added to a set from a set or a dict is added in ways of its own, which show in
                    // the order.
                    Ty::Set(_) => Ty::set(wanted),
                    Ty::FrozenSet(_) => Ty::frozen_set(wanted),
                    Ty::Dict(_, value) => Ty::Dict(Part::new(wanted), value),
                    // One by one as the row takes them, so that everything else is as without: when they are
                    // taken, what an iterator has left, what changes or raises meanwhile.
                    other => Ty::iter(IterKind::Widened, &[other, wanted]),
                };
            }
        }
        self.of[var] = Some(Binding { ty: taken, pinned: false });
    }

    /// The item of an iterable meets its pattern: `T`, `(K, V)`, `Str`. Items are stored by rows that write.
    fn item(&mut self, pattern: &Pattern, given: &Ty) {
        match (pattern, given) {
            (Pattern::Var(var), _) => self.meet(usize::from(*var), given, true),
            (Pattern::Con(Con::Tuple, parts), Ty::Tuple(items)) if items.len() == parts.len() => {
                parts.iter().zip(items).for_each(|(part, item)| self.item(part, item));
            }
            (Pattern::Con(Con::Tuple, _), _) | (Pattern::Item(_) | Pattern::Iterator(_), _) => {}
            (Pattern::Con(..), _) => self.container(pattern, given, true),
        }
    }
}
