//! Methods of `str` that look for text: `find`, `index`, `count`, `startswith`, `replace` and their kin.

use hybridc_macros::py;

use super::{int, limit};
use crate::error::{R, Raised, value_error};
use crate::int::Int;
use crate::text::index::bounds;
use crate::text::{Str, search};
use crate::tuple::Tup;

#[cold]
fn not_found() -> Raised {
    value_error("substring not found")
}

fn position(place: Option<usize>) -> Int {
    place.map_or(Int::from(-1i64), int)
}

fn first(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> Option<usize> {
    let (start, stop) = bounds(start, end, text.len())?;
    search::find(text, sub, start, stop)
}

fn last(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> Option<usize> {
    let (start, stop) = bounds(start, end, text.len())?;
    search::rfind(text, sub, start, stop)
}

#[py("str.find(self, sub, start=None, end=None, /)", pure)]
pub fn find(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> Int {
    position(first(text, sub, start, end))
}

#[py("str.rfind(self, sub, start=None, end=None, /)", pure)]
pub fn rfind(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> Int {
    position(last(text, sub, start, end))
}

#[py("str.index(self, sub, start=None, end=None, /)", raises = [ValueError])]
pub fn index(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> R<Int> {
    first(text, sub, start, end).map(int).ok_or_else(not_found)
}

#[py("str.rindex(self, sub, start=None, end=None, /)", raises = [ValueError])]
pub fn rindex(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> R<Int> {
    last(text, sub, start, end).map(int).ok_or_else(not_found)
}

/// The empty string stands between all characters, and at both ends.
#[py("str.count(self, sub, start=None, end=None, /)", pure)]
pub fn count(text: &Str, sub: &Str, start: Option<&Int>, end: Option<&Int>) -> Int {
    let Some((start, stop)) = bounds(start, end, text.len()) else { return Int::from(0i64) };
    match sub.is_empty() {
        true => int(stop - start + 1),
        false => int(search::count(text, sub, start, stop)),
    }
}

#[py("str.startswith(self, prefix, start=None, end=None, /)", pure)]
pub fn startswith(text: &Str, prefix: &Str, start: Option<&Int>, end: Option<&Int>) -> bool {
    search::starts_with(text, prefix, bounds(start, end, text.len()))
}

#[py("str.endswith(self, suffix, start=None, end=None, /)", pure)]
pub fn endswith(text: &Str, suffix: &Str, start: Option<&Int>, end: Option<&Int>) -> bool {
    search::ends_with(text, suffix, bounds(start, end, text.len()))
}

/// `text.startswith((a, b))`: any of them.
#[py("str.startswith(self, prefix, start=None, end=None, /)", pure)]
pub fn startswith_any(text: &Str, prefix: &Tup<Str>, start: Option<&Int>, end: Option<&Int>) -> bool {
    let bounds = bounds(start, end, text.len());
    prefix.items().iter().any(|prefix| search::starts_with(text, prefix, bounds))
}

#[py("str.endswith(self, suffix, start=None, end=None, /)", pure)]
pub fn endswith_any(text: &Str, suffix: &Tup<Str>, start: Option<&Int>, end: Option<&Int>) -> bool {
    let bounds = bounds(start, end, text.len());
    suffix.items().iter().any(|suffix| search::ends_with(text, suffix, bounds))
}

#[py("str.replace(self, old, new, count=-1, /)", raises = [OverflowError, MemoryError])]
pub fn replace(text: &Str, old: &Str, new: &Str, count: Option<&Int>) -> R<Str> {
    search::replace(text, old, new, limit(count)?)
}

#[py("str.removeprefix(self, prefix, /)", pure)]
pub fn removeprefix(text: &Str, prefix: &Str) -> Str {
    match search::starts_with(text, prefix, Some((0, text.len()))) {
        true => text.slice(prefix.len(), text.len()),
        false => text.clone(),
    }
}

#[py("str.removesuffix(self, suffix, /)", pure)]
pub fn removesuffix(text: &Str, suffix: &Str) -> Str {
    match search::ends_with(text, suffix, Some((0, text.len()))) {
        true => text.slice(0, text.len() - suffix.len()),
        false => text.clone(),
    }
}
