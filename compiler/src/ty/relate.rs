//! How two types relate: which of them holds the other, what both become, what it costs to make one the
//! other. Whoever asks that asks here.
//!
//! - *join*: the smallest type that holds the values of both;
//! - *coercion*: how a value of one type becomes one of another. It is *widened*: the value stays what it is,
//!   its representation changes (`int` to `int | str`, `bool` to `int` where it is only looked at, a tuple
//!   element by element); or *converted*: a mutable container with wider elements must be copied, so its
//!   identity is lost. Right only where nobody can tell: a fresh container, or one that is only read at once;
//! - *holds*: the same while types still grow ([`Growing`]);
//! - *crossing*: which values the isolate can be given.
//!
//! What inference does with cells when types join is `infer/cells.rs`; how a coercion is written in Rust,
//! `emit/ty.rs`.

use super::{IterKind, Ty, fits_union};

impl Ty {
    /// The smallest type that holds both. Containers of different element types do not join here (inference
    /// has already made them one); they become a union.
    pub fn join(&self, other: &Ty) -> Ty {
        if self == other {
            return *self;
        }
        let mut members: Vec<Ty> = self.members().into_iter().chain(other.members()).collect();
        if members.contains(&Ty::Dyn) {
            return Ty::Dyn;
        }
        members.sort();
        members.dedup();
        members.retain(|m| *m != Ty::Never);
        absorb_exceptions(&mut members);
        Ty::of_members(&members)
    }

    /// One type for all of these, as inference has it: tuples become one where a union cannot hold them all,
    /// and a value of the isolate holds what is left.
    pub fn of_items(items: &[Ty]) -> Ty {
        let all = items.iter().fold(Ty::Never, |joined, item| joined.join(item));
        if fits_union(&all.members()) {
            return all;
        }
        let is_tuple = |ty: &&Ty| matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_));
        let (tuples, others): (Vec<Ty>, Vec<Ty>) =
            all.members().into_iter().partition(|member| is_tuple(&member));
        let parts: Vec<Ty> = tuples.iter().flat_map(Ty::parts).cloned().collect();
        let tuple = if tuples.is_empty() { Ty::Never } else { Ty::tuple_of(Ty::of_items(&parts)) };
        let merged = others.iter().fold(tuple, |joined, item| joined.join(item));
        if fits_union(&merged.members()) { merged } else { Ty::Dyn }
    }
}

/// Any exception may be one of a class of the program: beside it, these are no members of their own. Which of
/// them it is, is asked at run time.
pub fn absorb_exceptions(members: &mut Vec<Ty>) {
    if members.contains(&Ty::Exception) {
        members.retain(|member| *member == Ty::Exception || !member.is_exception());
    }
}

/// The same where a union cannot hold them all: exceptions become one member.
pub fn gather_exceptions(members: &mut Vec<Ty>) {
    if members.iter().any(Ty::is_exception) {
        members.retain(|member| !member.is_exception());
        members.push(Ty::Exception);
    }
}

/// The member of a union that a value of this type becomes: the cheapest, the first of equals.
pub fn member_for<'a>(from: &Ty, members: &'a [Ty]) -> Option<(Coercion, &'a Ty)> {
    let fits = members.iter().filter_map(|member| coercion(from, member).map(|cost| (cost, member)));
    fits.min_by_key(|(cost, _)| *cost)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Coercion {
    Same,
    Widen,
    Convert,
}

/// How `from` becomes `to`; `None` when it does not. `bool` to `int` counts: whether it is right (`True` is
/// not to be printed as `1`) is the caller's business, see [`widens`].
pub fn coercion(from: &Ty, to: &Ty) -> Option<Coercion> {
    if from == to {
        return Some(Coercion::Same);
    }
    match (from, to) {
        (Ty::Never, _) => Some(Coercion::Widen),
        (Ty::Bool, Ty::Int) => Some(Coercion::Widen),
        // Its object is looked up.
        (Ty::Function(_), Ty::Dyn) => Some(Coercion::Widen),
        (Ty::Instance(class), Ty::Exception) => class.is_exception().then_some(Coercion::Widen),
        (from, Ty::Dyn) => crosses_whole(from).then_some(Coercion::Widen),
        (Ty::Union(members), _) => {
            let all = members.iter().map(|m| coercion(m, to)).collect::<Option<Vec<Coercion>>>()?;
            all.into_iter().max().map(|worst| worst.max(Coercion::Widen))
        }
        (_, Ty::Union(members)) => {
            if members.contains(from) {
                return Some(Coercion::Widen);
            }
            member_for(from, members).map(|(best, _)| best.max(Coercion::Widen))
        }
        (Ty::Tuple(items), Ty::Tuple(wider)) if items.len() == wider.len() => {
            let all =
                items.iter().zip(wider).map(|(a, b)| coercion(a, b)).collect::<Option<Vec<Coercion>>>()?;
            all.into_iter().max().map(|worst| worst.max(Coercion::Widen))
        }
        (Ty::Tuple(items), Ty::TupleOf(wider)) => {
            let all = items.iter().map(|a| coercion(a, wider)).collect::<Option<Vec<Coercion>>>()?;
            Some(all.into_iter().max().unwrap_or(Coercion::Same).max(Coercion::Widen))
        }
        (Ty::Tuple(items), Ty::Tree(leaf)) => {
            let wider = Ty::tree_item(leaf);
            let all = items.iter().map(|item| coercion(item, &wider)).collect::<Option<Vec<Coercion>>>()?;
            Some(all.into_iter().max().unwrap_or(Coercion::Same).max(Coercion::Widen))
        }
        (Ty::TupleOf(item), Ty::Tree(leaf)) => {
            coercion(item, &Ty::tree_item(leaf)).map(|worst| worst.max(Coercion::Widen))
        }
        (Ty::Tree(leaf), Ty::TupleOf(wider)) => {
            coercion(&Ty::tree_item(leaf), wider).map(|worst| worst.max(Coercion::Widen))
        }
        (Ty::TupleOf(item), Ty::TupleOf(wider)) | (Ty::FrozenSet(item), Ty::FrozenSet(wider)) => {
            coercion(item, wider).map(|worst| worst.max(Coercion::Widen))
        }
        (Ty::List(item), Ty::List(wider)) | (Ty::Set(item), Ty::Set(wider)) => {
            coercion(item, wider).map(|_| Coercion::Convert)
        }
        (Ty::Dict(key, value), Ty::Dict(wider_key, wider_value)) => {
            coercion(key, wider_key).and(coercion(value, wider_value)).map(|_| Coercion::Convert)
        }
        // (Its items are what has been put among the others.)
        (from, Ty::Iter(IterKind::Kept, _)) if from.is_passing() => Some(Coercion::Widen),
        _ => None,
    }
}

/// May a value of `from` that is known to be one of `to` be taken for it? It is one of the members of a
/// union; or an exception, of which the class has been asked.
pub fn narrows(from: &Ty, to: &Ty) -> bool {
    let members = from.members();
    let is_found =
        |member: &Ty| members.contains(member) || member.is_exception() && members.contains(&Ty::Exception);
    to.members().iter().all(is_found)
}

/// Immutable all the way down: the isolate gets an equal value, and nobody can tell that it is another
/// object.
pub fn crosses_by_value(ty: &Ty) -> bool {
    match ty {
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Complex
        | Ty::Str
        | Ty::Bytes
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::Type
        | Ty::Dyn => true,
        Ty::Tuple(parts) | Ty::Union(parts) => parts.iter().all(crosses_by_value),
        Ty::TupleOf(part) => crosses_by_value(part),
        Ty::Range
        | Ty::Slice
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::FrozenSet(_)
        | Ty::Dict(..)
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Tree(_)
        | Ty::Var(_) => false,
    }
}

/// The isolate gets a value that nobody can tell from the original, which no native code could change under
/// it.
fn crosses_whole(ty: &Ty) -> bool {
    match ty {
        Ty::Range | Ty::Slice | Ty::Exception => true,
        Ty::FrozenSet(part) | Ty::TupleOf(part) => crosses_whole(part),
        Ty::Tuple(parts) | Ty::Union(parts) => parts.iter().all(crosses_whole),
        other => crosses_by_value(other),
    }
}

/// A bound method is kept as one of the same name only.
pub fn stays_bound(from: &Ty, to: &Ty) -> bool {
    match (from, to) {
        (Ty::Bound(row, _), Ty::Bound(other, _)) => row == other,
        (from, to) => !from.holds_bound() && !to.holds_bound() || *from == Ty::Never,
    }
}

/// Types while inference is at work: parts of them are variables.
pub trait Growing {
    /// What a variable stands for now; other types are themselves.
    fn now(&self, ty: &Ty) -> Ty;
    /// The type without variables; `None` when it contains itself.
    fn finished(&self, ty: &Ty) -> Option<Ty>;
}

/// Can a value of `from` be stored where `to` is expected, as far as the types have grown? What is in
/// containers is shared: it has to be the same.
pub fn holds(to: &Ty, from: &Ty, types: &dyn Growing) -> bool {
    let (from, to) = (types.now(from), types.now(to));
    if to == Ty::Dyn || from == Ty::Never {
        return true;
    }
    let holds_member = |member: &Ty, target: &Ty| match (member, target) {
        (a, b) if a == b => true,
        (Ty::Bool, Ty::Int) => !to.members().contains(&Ty::Bool),
        (Ty::Instance(class), Ty::Exception) => class.is_exception(),
        (Ty::Tuple(a), Ty::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| holds(b, a, types))
        }
        (Ty::Tuple(a), Ty::TupleOf(b)) => a.iter().all(|a| holds(b, a, types)),
        (Ty::Tuple(a), Ty::Tree(leaf)) => {
            let item = types.now(leaf).join(target);
            a.iter().all(|a| holds(&item, a, types))
        }
        (Ty::List(a), Ty::List(b)) | (Ty::Set(a), Ty::Set(b)) | (Ty::FrozenSet(a), Ty::FrozenSet(b)) => {
            types.finished(a) == types.finished(b)
        }
        (Ty::Iter(IterKind::Kept, a), Ty::Iter(IterKind::Kept, b)) => {
            types.finished(&a[0]) == types.finished(&b[0])
        }
        _ => false,
    };
    from.members().iter().all(|member| to.members().iter().any(|target| holds_member(member, target)))
}

/// `from` becomes `to` and stays the same Python value: no bool turns into an int, nothing is copied.
pub fn widens(from: &Ty, to: &Ty) -> bool {
    matches!(coercion(from, to), Some(Coercion::Same | Coercion::Widen)) && !turns_bool_to_int(from, to)
}

/// Some bool in `from` has no place but an int in `to`.
pub fn turns_bool_to_int(from: &Ty, to: &Ty) -> bool {
    match (from, to) {
        (Ty::Bool, Ty::Int) => true,
        (Ty::Bool, Ty::Union(members)) => !members.contains(&Ty::Bool),
        (Ty::Union(members), _) => members.iter().any(|m| turns_bool_to_int(m, to)),
        (_, Ty::Union(members)) => {
            !members.contains(from)
                && members.iter().all(|m| coercion(from, m).is_none() || turns_bool_to_int(from, m))
        }
        (Ty::Tuple(items), Ty::TupleOf(wider)) => items.iter().any(|a| turns_bool_to_int(a, wider)),
        (Ty::Tuple(items), Ty::Tree(leaf)) => {
            items.iter().any(|item| turns_bool_to_int(item, &Ty::tree_item(leaf)))
        }
        (Ty::TupleOf(item), Ty::Tree(leaf)) => turns_bool_to_int(item, &Ty::tree_item(leaf)),
        (Ty::Tree(leaf), Ty::TupleOf(wider)) => turns_bool_to_int(&Ty::tree_item(leaf), wider),
        (from, to) if from.con() == to.con() => {
            from.parts().iter().zip(to.parts()).any(|(a, b)| turns_bool_to_int(a, b))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widening() {
        let int_or_str = Ty::Int.join(&Ty::Str);
        assert_eq!(coercion(&Ty::Int, &int_or_str), Some(Coercion::Widen));
        assert_eq!(coercion(&Ty::Bool, &Ty::Int), Some(Coercion::Widen));
        assert!(!widens(&Ty::Bool, &Ty::Int));
        assert!(!widens(&Ty::Bool, &int_or_str));
        assert!(widens(&Ty::Bool, &Ty::Bool.join(&Ty::Int)));
        assert_eq!(coercion(&Ty::list(Ty::Int), &Ty::list(int_or_str)), Some(Coercion::Convert));
        assert_eq!(coercion(&int_or_str, &Ty::Int), None);
        let pair = Ty::tuple(&[Ty::Int, Ty::Str]);
        assert!(widens(&pair, &Ty::tuple_of(int_or_str)));
        assert!(!widens(&pair, &Ty::tuple_of(Ty::Int)));
    }

    /// One of each kind, and some of several parts.
    fn samples() -> Vec<Ty> {
        let int_or_str = Ty::Int.join(&Ty::Str);
        vec![
            Ty::Never,
            Ty::None,
            Ty::Bool,
            Ty::Int,
            Ty::Str,
            int_or_str,
            Ty::Bool.join(&Ty::None),
            Ty::list(Ty::Int),
            Ty::list(int_or_str),
            Ty::dict(Ty::Str, Ty::list(Ty::Float)),
            Ty::tuple(&[]),
            Ty::tuple(&[Ty::Int, Ty::Str]),
            Ty::tuple(&[Ty::Bool, int_or_str]),
            Ty::tuple_of(int_or_str),
            Ty::tree(Ty::Int),
            Ty::frozen_set(Ty::Bool),
            Ty::Exception,
            Ty::Dyn,
        ]
    }

    #[test]
    fn join_is_a_least_upper_bound() {
        for a in samples() {
            assert_eq!(a.join(&a), a);
            assert_eq!(a.join(&Ty::Never), a);
            assert_eq!(coercion(&a, &a), Some(Coercion::Same));
            assert!(!turns_bool_to_int(&a, &a), "{a}");
            for b in samples() {
                let both = a.join(&b);
                assert_eq!(both, b.join(&a));
                // Whether a container may become an object of the isolate is not for the type to say.
                if both != Ty::Dyn {
                    assert!(widens(&a, &both), "{a} to {both}");
                }
                for c in samples() {
                    assert_eq!(both.join(&c), a.join(&b.join(&c)), "{a}, {b}, {c}");
                }
            }
        }
    }

    #[test]
    fn what_widens_twice_widens_at_once() {
        for (a, b, c) in samples().into_iter().flat_map(|a| {
            samples().into_iter().flat_map(move |b| samples().into_iter().map(move |c| (a, b, c)))
        }) {
            if widens(&a, &b) && widens(&b, &c) {
                assert!(widens(&a, &c), "{a} to {b} to {c}");
            }
        }
    }
}
