//! Builtins that are given `*items`, and the rows of hybridc's own that take all arguments as one list.

/// `zip(*rows)`
pub const COLUMNS: &str = "columns";
/// A value of the isolate behind a star in a display.
pub const CHECKED: &str = "starred";
/// A list as a tuple.
pub const AS_TUPLE: &str = "as_tuple";
/// The same from an index on.
pub const ITEMS_FROM: &str = "items_from";
/// The item of an index.
pub const ARGUMENT: &str = "argument";
/// Refuses so many arguments.
pub const WRONG_COUNT: &str = "wrong_count";
/// Whose rows these are.
pub const OWN: &str = "hybridc";
/// What CPython does with the items that a list or set display takes behind a star, as methods of these.
pub const EXTEND: &str = "extend";
pub const UPDATE: &str = "update";
pub const ADD: &str = "add";
/// The view that a dict display takes behind two stars.
pub const ITEMS: &str = "items";
/// The class that makes a tuple of a list.
pub const TUPLE: &str = "tuple";
/// The messages of the TypeErrors, `{}` being the name of the value's class.
pub const AFTER_STAR: &str = "Value after * must be an iterable, not {}";
pub const ONLY_ARGUMENT: &str = "() argument after * must be an iterable, not {}";

/// The row that takes the arguments of this builtin as one list.
pub fn of_all(name: &str) -> Option<&'static str> {
    match name {
        "max" => Some("max_of_all"),
        "min" => Some("min_of_all"),
        "zip" => Some(COLUMNS),
        _ => None,
    }
}
