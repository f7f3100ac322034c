//! Finds the row of a call and says how each argument is passed.
//!
//! Type variables of a row are bound in two rounds. First by containers: `&List<T>` *pins* `T`, because a list's element
//! type is its representation. Then by plain occurrences: an unpinned `T` is the join of what is passed; for a pinned one
//! the argument must fit:
//! - `&T` (looked at): widened where possible, else no match;
//! - `T` (stored), row writes: `needs_element_join` tells inference to widen the container;
//! - `T` (handed on), row does not write: must fit without changing what it is.

use super::items::{is_iterator, item_type, iterator_type};
use super::{Bound, Con, Mode, Param, ParamKind, Pattern, Row, RowId, RowKind, lookup, lookup_inherited, row};
use crate::ty::Ty;
use crate::ty::coerce::{Coercion, coercion, widens};

/// A call and its row.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub row: RowId,
    /// Of the row's generics.
    pub bindings: Vec<Ty>,
    pub result: Ty,
    /// One for each parameter of the row.
    pub arg_plan: Vec<ArgPlan>,
    /// The row stores a value of this type in a container that cannot hold it. Everything else here is told as if the
    /// container were widened: the parameters to widen are those whose planned type differs from what is passed.
    pub needs_element_join: Option<Ty>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ArgPlan {
    /// One argument, widened (converted, see `ty::coerce`) to `ty`.
    One { from: ArgSource, ty: Ty },
    /// `*args` of the row, each widened to its type.
    Many(Vec<(ArgSource, Ty)>),
    /// Left out, or `None` where that is the default.
    Missing,
}

/// Which argument of the call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgSource {
    Receiver,
    Positional(usize),
    Keyword(usize),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No row has this name.
    NoSuchName,
    /// Rows exist, none takes these types.
    NoMatch(String),
    /// Rows exist, none takes this number or these names of arguments.
    Arity(String),
}

/// The row for `owner.name(args, keywords)`, with `receiver` as `self` for methods.
pub fn resolve(
    owner: &str,
    name: &str,
    receiver: Option<&Ty>,
    args: &[Ty],
    keywords: &[(&str, Ty)],
) -> Result<Resolved, Refusal> {
    let candidates = match receiver {
        Some(_) => lookup_inherited(owner, name),
        None => lookup(owner, name).to_vec(),
    };
    let candidates: Vec<RowId> = candidates.into_iter().filter(|id| row(*id).kind == RowKind::Function).collect();
    if candidates.is_empty() {
        return Err(Refusal::NoSuchName);
    }
    let call = Call { receiver, args, keywords };
    resolve_among(&candidates, &call).ok_or_else(|| refusal(&candidates, &call))
}

struct Call<'a> {
    receiver: Option<&'a Ty>,
    args: &'a [Ty],
    keywords: &'a [(&'a str, Ty)],
}

impl Call<'_> {
    fn ty(&self, source: ArgSource) -> &Ty {
        match source {
            ArgSource::Receiver => self.receiver.expect("a receiver source comes from a receiver"),
            ArgSource::Positional(index) => &self.args[index],
            ArgSource::Keyword(index) => &self.keywords[index].1,
        }
    }
}

/// The cheapest match; an owner earlier in the resolution order wins whatever it costs.
fn resolve_among(candidates: &[RowId], call: &Call) -> Option<Resolved> {
    let mut best: Option<(Cost, Resolved)> = None;
    for id in candidates {
        let row = row(*id);
        if let Some((_, found)) = &best
            && super::row(found.row).owner != row.owner
        {
            break;
        }
        let Some(sources) = assign(row, call) else { continue };
        let Some((cost, resolved)) = match_row(*id, row, &sources, call) else { continue };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, resolved));
        }
    }
    best.map(|(_, resolved)| resolved)
}

fn refusal(candidates: &[RowId], call: &Call) -> Refusal {
    let name = row(candidates[0]).python;
    if candidates.iter().all(|id| assign(row(*id), call).is_none()) {
        return Refusal::Arity(format!("`{name}` does not take these arguments"));
    }
    let types = call.args.iter().map(|ty| format!("`{ty}`"));
    let keywords = call.keywords.iter().map(|(name, ty)| format!("{name}=`{ty}`"));
    let types = types.chain(keywords).collect::<Vec<String>>().join(", ");
    match call.receiver {
        Some(receiver) => Refusal::NoMatch(format!("`{name}` of `{receiver}` does not take ({types})")),
        None => Refusal::NoMatch(format!("`{name}` does not take ({types})")),
    }
}

/// Conversions, then how unspecific the row is.
type Cost = (u32, usize);

/// What is passed for each parameter of the row.
enum Passed {
    One(ArgSource),
    Many(Vec<ArgSource>),
    Missing,
}

/// Python's rules of passing arguments. `None`: too many, too few, unknown keyword, given twice.
fn assign(row: &Row, call: &Call) -> Option<Vec<Passed>> {
    let mut passed: Vec<Passed> = row
        .params
        .iter()
        .map(|p| if p.kind == ParamKind::VarPositional { Passed::Many(vec![]) } else { Passed::Missing })
        .collect();
    let receiver = call.receiver.iter().map(|_| ArgSource::Receiver);
    let mut next = 0;
    for source in receiver.chain((0..call.args.len()).map(ArgSource::Positional)) {
        let param = row.params.get(next)?;
        match (param.kind, &mut passed[next]) {
            (ParamKind::PositionalOnly | ParamKind::Positional, slot) => {
                *slot = Passed::One(source);
                next += 1;
            }
            (ParamKind::VarPositional, Passed::Many(sources)) => sources.push(source),
            (ParamKind::VarPositional | ParamKind::KeywordOnly, _) => return None,
        }
    }
    for (index, (keyword, _)) in call.keywords.iter().enumerate() {
        let at = row.params.iter().position(|p| {
            p.name == *keyword && matches!(p.kind, ParamKind::Positional | ParamKind::KeywordOnly)
        })?;
        if !matches!(passed[at], Passed::Missing) {
            return None;
        }
        passed[at] = Passed::One(ArgSource::Keyword(index));
    }
    let complete = row.params.iter().zip(&passed).all(|(p, s)| p.default.is_some() || !matches!(s, Passed::Missing));
    complete.then_some(passed)
}

#[derive(Clone)]
struct Binding {
    ty: Ty,
    /// Bound by a container: the representation of its elements.
    pinned: bool,
}

type Bindings = Vec<Option<Binding>>;

fn match_row(id: RowId, row: &Row, passed: &[Passed], call: &Call) -> Option<(Cost, Resolved)> {
    let mut bindings: Bindings = vec![None; row.generics.len()];
    let mut join = None;
    // `None` given for an optional parameter whose default is None is the same as leaving it out.
    let is_default = |param: &Param, source: ArgSource| {
        param.mode.is_optional() && param.default == Some("None") && *call.ty(source) == Ty::None
    };
    let typed = |param: &Param| !matches!(param.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice);
    let given = || {
        row.params.iter().zip(passed).filter(|(param, _)| typed(param)).flat_map(|(param, passed)| {
            let sources = match passed {
                Passed::One(source) if is_default(param, *source) => vec![],
                Passed::One(source) => vec![*source],
                Passed::Many(sources) => sources.clone(),
                Passed::Missing => vec![],
            };
            sources.into_iter().map(move |source| (param, call.ty(source)))
        })
    };
    for (param, ty) in given().filter(|(param, _)| !matches!(param.ty, Pattern::Var(_))) {
        bind_container(&param.ty, ty, false, &mut bindings)?;
    }
    for (param, ty) in given() {
        if let Pattern::Var(var) = param.ty {
            bind_plain(row, param, var, ty, &mut bindings, &mut join)?;
        }
    }
    let finished: Vec<Ty> = bindings.into_iter().map(|b| b.map_or(Ty::Never, |b| b.ty)).collect();

    let mut cost = 0;
    let mut plan = vec![];
    for (param, passed) in row.params.iter().zip(passed) {
        plan.push(match passed {
            Passed::Missing => ArgPlan::Missing,
            Passed::One(source) if is_default(param, *source) => ArgPlan::Missing,
            Passed::One(source) => {
                let ty = expected(row, param, call.ty(*source), &finished, join.is_some(), &mut cost)?;
                ArgPlan::One { from: *source, ty }
            }
            Passed::Many(sources) => ArgPlan::Many(
                sources
                    .iter()
                    .map(|s| Some((*s, expected(row, param, call.ty(*s), &finished, join.is_some(), &mut cost)?)))
                    .collect::<Option<Vec<(ArgSource, Ty)>>>()?,
            ),
        });
    }
    if join.is_some() {
        cost += 8;
    }
    let result = substitute(&row.result, &finished)?;
    Some((
        (cost, row.generics.len()),
        Resolved { row: id, bindings: finished, result, arg_plan: plan, needs_element_join: join },
    ))
}

/// The type an argument must have, with what it costs to get there.
fn expected(row: &Row, param: &Param, ty: &Ty, bindings: &[Ty], joined: bool, cost: &mut u32) -> Option<Ty> {
    if matches!(param.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice) {
        // An iterator or view is no value on its own.
        *cost += 4;
        return (!matches!(ty, Ty::Iter(..))).then(|| ty.clone());
    }
    let wanted = substitute(&param.ty, bindings)?;
    if let Pattern::Var(var) = param.ty
        && matches!(row.generics[var as usize].bound, Bound::Iterable(_) | Bound::Iter(_))
    {
        if *ty != wanted {
            *cost += 3;
        }
        return Some(wanted);
    }
    let written = row.effects.writes.contains(&param.name);
    match coercion(ty, &wanted)? {
        Coercion::Same => {}
        Coercion::Widen => *cost += if matches!(ty, Ty::Tuple(_)) { 2 } else { 1 },
        // The container to widen: inference does it.
        Coercion::Convert if written && joined => {}
        // Nothing can ever be in it, so nobody can tell the copy from it.
        Coercion::Convert if ty.parts().iter().all(|part| **part == Ty::Never) => *cost += 3,
        Coercion::Convert if written => return None,
        Coercion::Convert => *cost += 3,
    }
    Some(wanted)
}

/// Binds the variables inside a container's pattern. `pinning`: below a type whose parts are its representation.
fn bind_container(pattern: &Pattern, ty: &Ty, pinning: bool, bindings: &mut Bindings) -> Option<()> {
    match pattern {
        Pattern::Var(var) => {
            let slot = &mut bindings[*var as usize];
            let before = slot.take().unwrap_or(Binding { ty: Ty::Never, pinned: false });
            *slot = Some(Binding { ty: before.ty.join(ty), pinned: before.pinned | pinning });
            Some(())
        }
        // Follows from what binds the variable itself.
        Pattern::Item(_) | Pattern::Iterator(_) => Some(()),
        Pattern::Con(con, parts) => {
            if *ty == Ty::Never {
                return Some(());
            }
            // Without variables inside, `expected` compares.
            if !has_variables(pattern) {
                return Some(());
            }
            match (con, ty) {
                (Con::TupleOf, Ty::Tuple(items)) => {
                    items.iter().try_for_each(|item| bind_container(&parts[0], item, false, bindings))
                }
                _ if ty.con() == *con && ty.parts().len() == parts.len() => {
                    let pinning = *con != Con::Tuple && *con != Con::Union;
                    let mut pairs = parts.iter().zip(ty.parts());
                    pairs.try_for_each(|(part, ty)| bind_container(part, ty, pinning, bindings))
                }
                _ => None,
            }
        }
    }
}

fn has_variables(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => true,
        Pattern::Con(_, parts) => parts.iter().any(has_variables),
    }
}

/// Binds a parameter whose whole type is a variable.
fn bind_plain(
    row: &Row,
    param: &Param,
    var: u8,
    ty: &Ty,
    bindings: &mut Bindings,
    join: &mut Option<Ty>,
) -> Option<()> {
    let index = var as usize;
    match row.generics[index].bound {
        Bound::Number => {
            // A union of numbers is a number too: the runtime implements `Number` for it.
            let is_number = |ty: &Ty| matches!(ty, Ty::Int | Ty::Bool | Ty::Float | Ty::Never);
            let all_numbers = matches!(ty, Ty::Union(members) if members.iter().all(is_number));
            if !is_number(ty) && !all_numbers {
                return None;
            }
        }
        Bound::AsFloat | Bound::Scalar => {
            if !ty.members().iter().all(|member| *member == Ty::Never || row.generics[index].bound.admits(member)) {
                return None;
            }
        }
        Bound::Value => {
            if matches!(ty, Ty::Iter(..)) {
                return None;
            }
        }
        Bound::Iter(item) => {
            if !is_iterator(ty) {
                return None;
            }
            return bind_iterable(row, index, ty.clone(), item, bindings, join);
        }
        Bound::Iterable(item) => {
            let ty = match ty {
                // A Rust tuple's items may differ in type; iteration needs one.
                Ty::Tuple(_) => Ty::TupleOf(Box::new(item_type(ty)?)),
                other => other.clone(),
            };
            return bind_iterable(row, index, ty, item, bindings, join);
        }
    }
    let looked_at = !param.mode.is_owned();
    match &mut bindings[index] {
        Some(binding) if binding.pinned => admit(row, ty, looked_at, binding, join),
        Some(binding) => {
            binding.ty = binding.ty.join(ty);
            Some(())
        }
        slot => {
            *slot = Some(Binding { ty: ty.clone(), pinned: false });
            Some(())
        }
    }
}

/// A value meets a variable that a container has pinned.
fn admit(row: &Row, ty: &Ty, looked_at: bool, binding: &mut Binding, join: &mut Option<Ty>) -> Option<()> {
    if *ty == Ty::Never || widens(ty, &binding.ty) {
        return Some(());
    }
    if looked_at {
        if binding.ty == Ty::Never {
            binding.ty = ty.clone();
            return Some(());
        }
        // `[1].index(True)`: equal values hash and compare alike. Containers looked at may be copied.
        return coercion(ty, &binding.ty).map(|_| ());
    }
    if row.effects.writes.is_empty() {
        // Handed on, not stored: `{}.get(k, True)` must give `True` back, not 1.
        return None;
    }
    binding.ty = binding.ty.join(ty);
    *join = Some(join.take().unwrap_or(Ty::Never).join(ty));
    Some(())
}

fn bind_iterable(
    row: &Row,
    index: usize,
    ty: Ty,
    item: Option<Pattern>,
    bindings: &mut Bindings,
    join: &mut Option<Ty>,
) -> Option<()> {
    if ty == Ty::Never {
        bindings[index] = Some(Binding { ty, pinned: false });
        return Some(());
    }
    let given = item_type(&ty)?;
    let mut taken = ty;
    if let Some(pattern) = item {
        bind_item(row, &pattern, &given, bindings, join)?;
        let plain: Vec<Ty> =
            bindings.iter().map(|b| b.as_ref().map_or(Ty::Never, |b| b.ty.clone())).collect();
        let wanted = substitute(&pattern, &plain)?;
        if wanted != given {
            // The items come out in another representation than wanted: materialise them. Only what can be read twice
            // without anyone noticing.
            if matches!(taken, Ty::Iter(..) | Ty::Dyn) || coercion(&given, &wanted).is_none() {
                return None;
            }
            taken = match taken {
                Ty::TupleOf(_) => Ty::TupleOf(Box::new(wanted)),
                // What is added to a set from a set or a dict is added in ways of its own, which show in the order.
                Ty::Set(_) => Ty::Set(Box::new(wanted)),
                Ty::FrozenSet(_) => Ty::FrozenSet(Box::new(wanted)),
                Ty::Dict(_, value) => Ty::Dict(Box::new(wanted), value),
                _ => Ty::list(wanted),
            };
        }
    }
    bindings[index] = Some(Binding { ty: taken, pinned: false });
    Some(())
}

/// The item of an iterable meets its pattern: `T`, `(K, V)`, `Str`. Items are stored by rows that write.
fn bind_item(row: &Row, pattern: &Pattern, given: &Ty, bindings: &mut Bindings, join: &mut Option<Ty>) -> Option<()> {
    match pattern {
        Pattern::Var(var) => match &mut bindings[*var as usize] {
            Some(binding) if binding.pinned => admit(row, given, false, binding, join),
            Some(binding) => {
                binding.ty = binding.ty.join(given);
                Some(())
            }
            slot => {
                *slot = Some(Binding { ty: given.clone(), pinned: false });
                Some(())
            }
        },
        Pattern::Con(Con::Tuple, parts) => match given {
            Ty::Tuple(items) if items.len() == parts.len() => {
                let mut pairs = parts.iter().zip(items);
                pairs.try_for_each(|(part, item)| bind_item(row, part, item, bindings, join))
            }
            Ty::Never => Some(()),
            _ => None,
        },
        Pattern::Con(..) if has_variables(pattern) => bind_container(pattern, given, true, bindings),
        Pattern::Con(..) => {
            let wanted = substitute(pattern, &[])?;
            (*given == Ty::Never || widens(given, &wanted)).then_some(())
        }
        Pattern::Item(_) | Pattern::Iterator(_) => Some(()),
    }
}

/// The pattern with its variables replaced. `None` when a variable has no items or iterator.
pub fn substitute(pattern: &Pattern, bindings: &[Ty]) -> Option<Ty> {
    Some(match pattern {
        Pattern::Var(var) => bindings[*var as usize].clone(),
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

/// The types that the arguments of a call must have, given those they have; `None` for what may have any type or is missing.
pub fn expected_types(row: &Row, args: &[Option<Ty>]) -> Vec<Option<Ty>> {
    let bindings = instantiate(row, args);
    row.params
        .iter()
        .zip(args)
        .map(|(param, arg)| match param.mode {
            Mode::Any | Mode::OptionalAny | Mode::AnySlice => None,
            Mode::Owned | Mode::Ref | Mode::OptionalOwned | Mode::OptionalRef | Mode::Slice => {
                arg.as_ref().and_then(|_| substitute(&param.ty, &bindings))
            }
        })
        .collect()
}

/// The bindings of a row whose arguments already have exactly the planned types; `None` stands for a missing one.
pub fn instantiate(row: &Row, args: &[Option<Ty>]) -> Vec<Ty> {
    let mut bindings: Bindings = vec![None; row.generics.len()];
    let mut join = None;
    for plain in [false, true] {
        for (param, ty) in row.params.iter().zip(args).filter_map(|(p, ty)| ty.as_ref().map(|ty| (p, ty))) {
            match (param.mode, param.ty) {
                (Mode::Any | Mode::OptionalAny | Mode::AnySlice, _) => {}
                (_, Pattern::Var(var)) if plain => {
                    let _fits = bind_plain(row, param, var, ty, &mut bindings, &mut join);
                }
                (_, Pattern::Var(_)) => {}
                (_, pattern) if !plain => {
                    let _fits = bind_container(&pattern, ty, false, &mut bindings);
                }
                _ => {}
            }
        }
    }
    bindings.into_iter().map(|b| b.map_or(Ty::Never, |b| b.ty)).collect()
}

/// The type of a pattern without variables.
pub fn substitute_closed(pattern: &Pattern) -> Option<Ty> {
    (!has_variables(pattern)).then(|| substitute(pattern, &[])).flatten()
}
