//! Taking text apart: `split`, `rsplit`, `splitlines`, `strip`. Results are ranges; whoever calls makes
//! strings of them.

use std::ops::Range;

use crate::text::search::{Places, rfind};
use crate::text::{Str, Unit, unicode, with_units};

/// Most texts have few parts: room is made for as many as CPython does.
const EXPECTED: usize = 12;

/// `text.split(separator, limit)`; the separator is not empty.
pub fn split(text: &Str, separator: &Str, limit: usize) -> Vec<Str> {
    let mut parts = Vec::with_capacity(limit.saturating_add(1).min(EXPECTED));
    let mut start = 0;
    for place in Places::new(text, separator).take(limit) {
        parts.push(text.slice(start, place));
        start = place + separator.len();
    }
    parts.push(text.slice(start, text.len()));
    parts
}

/// `text.rsplit(separator, limit)`.
pub fn rsplit(text: &Str, separator: &Str, limit: usize) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut stop = text.len();
    while parts.len() < limit {
        let Some(place) = rfind(text, separator, 0, stop) else { break };
        parts.push(text.slice(place + separator.len(), stop));
        stop = place;
    }
    parts.push(text.slice(0, stop));
    parts.reverse();
    parts
}

/// `text.split(None, limit)`: at stretches of white space, none of which is kept.
pub fn split_whitespace(text: &Str, limit: usize) -> Vec<Str> {
    with_units!(text.units(), units => {
        let mut parts = Vec::with_capacity(limit.saturating_add(1).min(EXPECTED));
        let mut at = 0;
        loop {
            at = skip(units, at, true);
            if at == units.len() {
                return parts;
            }
            if parts.len() == limit {
                // White space at the far end stays.
                parts.push(text.slice(at, text.len()));
                return parts;
            }
            let start = at;
            at = skip(units, at, false);
            parts.push(text.slice(start, at));
        }
    })
}

/// The first position from `at` whose character is not (`space`) or is white space.
#[inline]
fn skip<T: Unit>(units: &[T], at: usize, space: bool) -> usize {
    let place = units[at..].iter().position(|unit| unicode::is_space(unit.code_point()) != space);
    place.map_or(units.len(), |place| at + place)
}

/// `text.rsplit(None, limit)`.
pub fn rsplit_whitespace(text: &Str, limit: usize) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut stop = text.len();
    loop {
        stop = strip_end_of(text, 0..stop, &unicode::is_space);
        if stop == 0 {
            break;
        }
        if parts.len() == limit {
            parts.push(text.slice(0, stop));
            break;
        }
        let start = strip_end_of(text, 0..stop, &|code_point| !unicode::is_space(code_point));
        parts.push(text.slice(start, stop));
        stop = start;
    }
    parts.reverse();
    parts
}

/// `text.splitlines(keep_ends)`.
pub fn split_lines(text: &Str, keep_ends: bool) -> Vec<Str> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = (start..text.len()).find(|index| is_line_break(text.get(*index))).unwrap_or(text.len());
        let mut next = end;
        if end < text.len() {
            let pair = text.get(end) == 0x0d && end + 1 < text.len() && text.get(end + 1) == 0x0a;
            next += if pair { 2 } else { 1 };
        }
        lines.push(text.slice(start, if keep_ends { next } else { end }));
        start = next;
    }
    lines
}

fn is_line_break(code_point: u32) -> bool {
    matches!(code_point, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// What is left when characters that `strips` says yes to are taken off both ends.
pub fn strip(text: &Str, strips: &dyn Fn(u32) -> bool) -> Range<usize> {
    let start = strip_start(text, strips);
    start..strip_end(text, start, strips)
}

pub fn strip_start(text: &Str, strips: &dyn Fn(u32) -> bool) -> usize {
    text.code_points().position(|code_point| !strips(code_point)).unwrap_or(text.len())
}

pub fn strip_end(text: &Str, start: usize, strips: &dyn Fn(u32) -> bool) -> usize {
    strip_end_of(text, start..text.len(), strips)
}

fn strip_end_of(text: &Str, range: Range<usize>, strips: &dyn Fn(u32) -> bool) -> usize {
    let start = range.start;
    range.rev().find(|index| !strips(text.get(*index))).map_or(start, |last| last + 1)
}
