//! Builtins that call what they are given with each item: `sorted(xs, key=f)`, `max(xs, key=f)`.
//!
//! The calls are made by code of the caller's, in CPython's order; what is done with the keys are rows of
//! hybridc's own.

/// What is done with the items and what the calls give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A list of the items is sorted, and is the result.
    Sorted,
    /// The list itself is sorted.
    Sort,
    /// One item, or one of several arguments, is chosen: rows that take a step, and that give the result.
    Best { step: &'static str, total: &'static str },
}

/// The row that sorts a list by a list of keys.
pub const SORT_BY_KEYS: &str = "sort_by_keys";
/// The keywords of such calls.
pub const KEY: &str = "key";
pub const REVERSE: &str = "reverse";
pub const DEFAULT: &str = "default";

/// A builtin or method that may be given a `key`.
pub fn keyed(owner: &str, name: &str) -> Option<Form> {
    match (owner, name) {
        ("builtins", "sorted") => Some(Form::Sorted),
        ("list", "sort") => Some(Form::Sort),
        ("builtins", "max") => Some(Form::Best { step: "max_by_key_step", total: "max_total" }),
        ("builtins", "min") => Some(Form::Best { step: "min_by_key_step", total: "min_total" }),
        _ => None,
    }
}
