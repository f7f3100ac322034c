//! `str`: its operators and methods, as rows of the catalog. The work is done in `text/` and `format/`.

pub mod case;
pub mod codec;
pub mod find;
pub mod format;
pub mod operators;
pub mod pad;
pub mod question;
pub mod split;
pub mod translate;

use crate::error::{R, overflow_error};
use crate::int::Int;

/// An int argument that C would hold in a `Py_ssize_t`.
fn word(value: &Int) -> R<i64> {
    value.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
}

/// `maxsplit`, `count`: how many at most; negative is no limit.
fn limit(value: Option<&Int>) -> R<usize> {
    match value {
        None => Ok(usize::MAX),
        Some(value) => Ok(usize::try_from(word(value)?).unwrap_or(usize::MAX)),
    }
}

/// A length as an int.
fn int(value: usize) -> Int {
    Int::from(value as i64)
}
