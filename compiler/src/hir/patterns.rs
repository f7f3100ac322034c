//! What patterns ask of a value that Python has no word for: names of calls, none of Python's.
//!
//! The first argument is the value, a variable.

/// Is it a sequence (`Py_TPFLAGS_SEQUENCE`) of so many items?
pub const SEQUENCE_OF: &str = "hybridc.sequence_of";

/// The same of so many items or more.
pub const SEQUENCE_OF_AT_LEAST: &str = "hybridc.sequence_of_at_least";

/// The length less a number: the place of an item behind a star.
pub const PLACE_FROM_END: &str = "hybridc.place_from_end";

/// Is it a mapping (`Py_TPFLAGS_MAPPING`) of so many items or more?
pub const MAPPING_OF_AT_LEAST: &str = "hybridc.mapping_of_at_least";

/// What a mapping has under a key, as a tuple of one; None where it has nothing.
pub const FIND_KEY: &str = "hybridc.find_key";

/// `isinstance`
pub const INSTANCE_OF: &str = "hybridc.instance_of";

/// May an instance of the class (second argument) be asked for these attributes? Each is a number, a place in
/// `__match_args__`, or a name. True, or a TypeError (`match_class` in Python/ceval.c).
pub const HAS_PLACES: &str = "hybridc.has_places";

/// Has the instance of that class the attribute (third argument)?
pub const HAS_ATTRIBUTE: &str = "hybridc.has_attribute";

/// Does the name call a question with the answer yes or no, about the first argument alone?
pub fn is_question(name: &str) -> bool {
    [SEQUENCE_OF, SEQUENCE_OF_AT_LEAST, MAPPING_OF_AT_LEAST, HAS_PLACES, HAS_ATTRIBUTE].contains(&name)
}

/// The attribute.
pub const ATTRIBUTE: &str = "hybridc.attribute";
