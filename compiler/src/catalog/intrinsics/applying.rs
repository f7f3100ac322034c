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
    /// What the calls give is passed on.
    Map,
    /// Each item is put together with what the calls before have given.
    Reduce,
    /// Items are passed on of which the calls give something true.
    Filter,
}

/// The row that sorts a list by a list of keys.
pub const SORT_BY_KEYS: &str = "sort_by_keys";
/// The row that tells whether a list has so many elements.
pub const IS_FULL: &str = "is_full";
/// The row that prints the items of a list.
pub const PRINT_ITEMS: &str = "print_items";

/// The same for another file.
pub const PRINT_ITEMS_TO: &str = "print_items_to";
/// The keywords of such calls.
pub const KEY: &str = "key";
pub const REVERSE: &str = "reverse";
pub const DEFAULT: &str = "default";

/// A builtin that passes something on for the items of its second argument, one by one.
pub fn mapping(name: &str) -> Option<Form> {
    match name {
        "map" => Some(Form::Map),
        "filter" => Some(Form::Filter),
        _ => None,
    }
}

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
