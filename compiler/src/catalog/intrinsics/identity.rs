//! Who asks whether two values are one object.

use crate::catalog::members::{self, Act};

/// Builtins by which a program learns whether two values are one object, by their number.
pub fn asks_identity(name: &str) -> bool {
    name == "id"
}

/// Words of a text by which it asks for identity when it is run.
const IDENTITY_WORDS: &[&str] = &["is", "id", "is_", "is_not"];

/// May a text that is put together with this piece ask for identity when it is run? Then such a word stands
/// in the piece, or begins at its end.
pub fn may_ask_when_run(piece: &str) -> bool {
    let is_part = |c: char| c == '_' || c.is_alphanumeric();
    let piece = piece.to_lowercase();
    let mut words = piece.split(|c| !is_part(c));
    let last = words.next_back().unwrap_or_default();
    words.any(|word| IDENTITY_WORDS.contains(&word))
        || !last.is_empty() && IDENTITY_WORDS.iter().any(|word| word.starts_with(last))
}

/// The same of functions and methods of `operator` and `unittest`.
pub fn asks_identity_of_operands(name: &str) -> bool {
    members::may(name, Act::AsksIdentity)
}

/// Methods of `object` that say of one object, or of two, which one it is.
pub fn object_tells_identity(name: &str) -> bool {
    ["__eq__", "__ne__", "__hash__", "__repr__", "__str__", "__format__", "__dict__"].contains(&name)
}

/// May this text, or a part of it, go into the name of such a function?
pub fn may_spell_identity(text: &str) -> bool {
    !text.is_empty()
        && ["is_", "is_not", "id", "eval", "exec", "compile"]
            .iter()
            .any(|name| name.contains(text) || text.contains(name))
}
