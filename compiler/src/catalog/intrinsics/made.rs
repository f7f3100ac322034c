//! What functions that the library makes ask of native code.

/// The row of hybridc's own that a name, none of Python's, calls.
pub fn own_row(name: &str) -> Option<&str> {
    name.strip_prefix("hybridc.")
}

/// What a call of an instance runs.
pub const CALL: &str = "__call__";

/// `InitVar[int]`: an annotation that only `dataclass` reads.
pub fn is_field_form(module: &str, name: &str) -> bool {
    module == "dataclasses" && name == "InitVar"
}
