//! `bytes`: its operators and methods, as rows of the catalog.

pub mod find;
pub mod operators;
pub mod split;

use crate::text::index::bounds;

pub use operators::decode;

use crate::int::Int;

/// The part of `data` between Python's bounds, and where it begins.
fn part<'a>(data: &'a [u8], start: Option<&Int>, end: Option<&Int>) -> Option<(usize, &'a [u8])> {
    let (start, stop) = bounds(start, end, data.len())?;
    Some((start, &data[start..stop]))
}
