//! Python's indexes and slice bounds as positions.

use crate::error::{R, index_error};
use crate::int::Int;

/// `start`, `stop` of `find`, `count`, `startswith`: negative ones count from the end, both are clipped.
/// `None` when start lies behind stop: then not even the empty string is there.
pub fn bounds(start: Option<&Int>, stop: Option<&Int>, length: usize) -> Option<(usize, usize)> {
    let stop = stop.map_or(length, |stop| from_end(stop, length).min(length));
    let start = start.map_or(0, |start| from_end(start, length));
    (start <= stop).then_some((start, stop))
}

/// Negative counts from the end, and stops at the beginning; may lie behind the end.
fn from_end(index: &Int, length: usize) -> usize {
    let index = index.saturating_i64();
    match usize::try_from(index) {
        Ok(index) => index,
        Err(_) => length.saturating_sub(usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX)),
    }
}

/// The position `sequence[index]` speaks of, or IndexError with this message.
pub fn element(index: &Int, length: usize, message: &'static str) -> R<usize> {
    let position = match index.to_i64() {
        Some(index) if index < 0 => index.checked_add_unsigned(length as u64),
        other => other,
    };
    match position.and_then(|position| usize::try_from(position).ok()) {
        Some(position) if position < length => Ok(position),
        _ => Err(out_of_range(index, message)),
    }
}

#[cold]
fn out_of_range(index: &Int, message: &'static str) -> crate::error::Raised {
    match index.to_i64() {
        Some(_) => index_error(message),
        None => index_error("cannot fit 'int' into an index-sized integer"),
    }
}
