//! How builtins take the items of a generator expression that runs in place.
//!
//! One that can refuse an item does so before the next is made, as in `set(f(x) for x in xs)` with an `f`
//! that gives lists: `f` is called once. Those take their items step by step, through rows of hybridc's own.

use crate::sir::hash_is_safe;
use crate::ty::Ty;

/// When the items are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taking {
    /// All of them before anything else can be seen to happen.
    Whole,
    Steps(Steps),
    /// Not known well enough.
    Unknown,
}

/// What takes an item, and what gives the result in the end: owner and name of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Steps {
    pub state: State,
    pub step: (&'static str, &'static str),
    /// `None` where the state is the result.
    pub total: Option<(&'static str, &'static str)>,
}

/// What it knows so far: an empty one of these to begin with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// A list of items.
    List,
    /// A set of items.
    Set,
    /// A dict of the pairs.
    Dict,
    /// A list of floats.
    Floats,
    /// An int: 0. What the step gives is the next.
    Int,
}

impl State {
    pub fn ty(self, item: &Ty) -> Ty {
        match (self, item) {
            (State::List, _) => Ty::list(*item),
            (State::Set, _) => Ty::set(*item),
            (State::Floats, _) => Ty::list(Ty::Float),
            (State::Int, _) => Ty::Int,
            (State::Dict, Ty::Tuple(parts)) if parts.len() == 2 => Ty::dict(parts[0], parts[1]),
            (State::Dict, _) => unreachable!("only pairs are taken"),
        }
    }
}

const fn own(state: State, step: &'static str, total: &'static str) -> Taking {
    Taking::Steps(Steps { state, step: ("hybridc", step), total: Some(("hybridc", total)) })
}

/// The steps of one that may be given all items at once and needs no list of them, or the very list.
pub fn steps_of_whole(owner: &str, name: &str, item: &Ty, others: usize) -> Option<Steps> {
    let steps = |state, step, total| Some(Steps { state, step, total });
    let alone = others == 0;
    match (owner, name) {
        ("builtins", "list") => steps(State::List, ("list", "append"), None),
        ("builtins", "tuple") => steps(State::List, ("list", "append"), Some(("hybridc", "into_tuple"))),
        ("builtins", "sorted") if alone => {
            steps(State::List, ("list", "append"), Some(("hybridc", "sorted_whole")))
        }
        ("builtins", "set") => steps(State::Set, ("set", "add"), None),
        ("builtins", "frozenset") => steps(State::Set, ("set", "add"), Some(("hybridc", "frozen"))),
        ("builtins", "dict") if alone => steps(State::Dict, ("hybridc", "pair_step"), None),
        ("builtins", "max") if alone => {
            steps(State::List, ("hybridc", "max_step"), Some(("hybridc", "max_total")))
        }
        ("builtins", "min") if alone => {
            steps(State::List, ("hybridc", "min_step"), Some(("hybridc", "min_total")))
        }
        ("builtins", "sum") if alone && matches!(item, Ty::Int | Ty::Bool) => {
            steps(State::Int, ("int", "__add__"), None)
        }
        ("builtins", "sum") if alone && *item == Ty::Float => {
            steps(State::Floats, ("hybridc", "float_sum_step"), Some(("hybridc", "float_sum_total")))
        }
        _ => None,
    }
}

/// How a function takes items of this type when it is given `others` further arguments.
pub fn taking(owner: &str, name: &str, item: &Ty, others: usize) -> Taking {
    if *item == Ty::Never {
        return Taking::Whole;
    }
    let alone = others == 0;
    match (owner, name) {
        // They make a list of the items first.
        ("builtins", "list" | "tuple" | "sorted") | ("str" | "bytes", "join") => Taking::Whole,
        ("builtins", "set" | "frozenset") if hash_is_safe(item) => Taking::Whole,
        ("builtins", "set") => Taking::Steps(Steps { state: State::Set, step: ("set", "add"), total: None }),
        ("builtins", "frozenset") => Taking::Steps(Steps {
            state: State::Set,
            step: ("set", "add"),
            total: Some(("hybridc", "frozen")),
        }),
        ("builtins", "dict") if alone => match item {
            Ty::Tuple(parts) if parts.len() == 2 && hash_is_safe(&parts[0]) => Taking::Whole,
            Ty::Tuple(parts) if parts.len() == 2 => {
                Taking::Steps(Steps { state: State::Dict, step: ("hybridc", "pair_step"), total: None })
            }
            _ => Taking::Unknown,
        },
        ("builtins", "max" | "min") if orders_safely(item) => Taking::Whole,
        ("builtins", "max") if alone => own(State::List, "max_step", "max_total"),
        ("builtins", "min") if alone => own(State::List, "min_step", "min_total"),
        ("builtins", "sum") => match item {
            Ty::Int | Ty::Bool | Ty::Float | Ty::List(_) => Taking::Whole,
            _ if alone && is_mixed(item) => own(State::List, "sum_step", "sum_total"),
            Ty::Dyn if alone => own(State::List, "dyn_sum_step", "dyn_sum_total"),
            Ty::Never
            | Ty::None
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::Set(_)
            | Ty::FrozenSet(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_) => Taking::Unknown,
        },
        ("math", "prod") => match item {
            Ty::Int | Ty::Bool => Taking::Whole,
            Ty::Float if alone => Taking::Whole,
            Ty::Never
            | Ty::None
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::List(_)
            | Ty::Set(_)
            | Ty::FrozenSet(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_) => Taking::Unknown,
        },
        ("math", "fsum") if matches!(item, Ty::Int | Ty::Bool | Ty::Float) || is_mixed(item) => {
            own(State::Floats, "fsum_step", "fsum_total")
        }
        _ => Taking::Unknown,
    }
}

/// Ints and floats, the two ways around.
fn is_mixed(item: &Ty) -> bool {
    matches!(item, Ty::Union(members) if members[..] == [Ty::Int, Ty::Float])
}

/// `<` between two of them neither raises nor runs code of the program.
fn orders_safely(ty: &Ty) -> bool {
    let members = ty.members();
    let all = |is: fn(&Ty) -> bool| members.iter().all(&is);
    match ty {
        Ty::Tuple(parts) => parts.iter().all(orders_safely),
        Ty::TupleOf(part) | Ty::List(part) => orders_safely(part),
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Complex
        | Ty::Str
        | Ty::Bytes
        | Ty::Range
        | Ty::Slice
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::Set(_)
        | Ty::FrozenSet(_)
        | Ty::Dict(..)
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Tree(_)
        | Ty::Union(_)
        | Ty::Dyn
        | Ty::Var(_) => {
            all(|ty| matches!(ty, Ty::Bool | Ty::Int | Ty::Float))
                || all(|ty| *ty == Ty::Str)
                || all(|ty| *ty == Ty::Bytes)
        }
    }
}
