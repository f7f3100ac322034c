//! Which type can stand where another is expected, and what it costs.
//!
//! - *widen*: the value stays what it is, its representation changes: `int` to `int | str`, `bool` to `int`
//!   where it is only looked at, a tuple element by element;
//! - *convert*: a mutable container with wider elements must be copied, so its identity is lost. Right only
//!   where nobody can tell: a fresh container, or one that is only read at once.

use super::Ty;

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
        (from, Ty::Dyn) => crosses_whole(from).then_some(Coercion::Widen),
        (Ty::Union(members), _) => {
            let all = members.iter().map(|m| coercion(m, to)).collect::<Option<Vec<Coercion>>>()?;
            all.into_iter().max().map(|worst| worst.max(Coercion::Widen))
        }
        (_, Ty::Union(members)) => {
            if members.contains(from) {
                return Some(Coercion::Widen);
            }
            members.iter().filter_map(|m| coercion(from, m)).min().map(|best| best.max(Coercion::Widen))
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
        _ => None,
    }
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
        | Ty::Exception
        | Ty::Object
        | Ty::Function(_)
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
