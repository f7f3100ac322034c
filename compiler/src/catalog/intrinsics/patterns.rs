//! What `match` knows of builtin classes and asks of builtins.

/// `len`
pub const LENGTH: &str = "len";

/// hybridc's own row: what a dict has under a key, in a tuple.
pub const FIND_KEY_ROW: &str = "find_key";

/// The variable of a class that says which attributes the places of a pattern stand for.
pub const MATCH_ARGS: &str = "__match_args__";

/// `int(x)`: the one place of a pattern is the value itself (`_Py_TPFLAGS_MATCH_SELF`).
pub fn matches_itself(class: &str) -> bool {
    const CLASSES: &[&str] =
        &["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];
    CLASSES.contains(&class)
}
