//! Finding text in text, and what is built on it: `find`, `count`, `replace`, `startswith`.
//!
//! The search runs over the raw bytes of both strings, the needle widened to the haystack's kind; a hit that does not begin at
//! a unit is passed over.

use std::borrow::Cow;

use memchr::memmem;

use crate::text::{Kind, Str, StrBuf, Unit, Units, with_units};

/// Is there no place in `text` for `needle` because of its characters or its length?
fn cannot_occur(text: &Str, needle: &Str) -> bool {
    needle.kind() > text.kind() || needle.len() > text.len()
}

/// The raw bytes of `needle` in a kind at least as wide as its own.
fn widened(needle: &Str, kind: Kind) -> Cow<'_, [u8]> {
    if needle.kind() == kind {
        return Cow::Borrowed(needle.raw_bytes());
    }
    Cow::Owned(match kind {
        Kind::Latin1 => needle.raw_bytes().to_vec(),
        Kind::Ucs2 => needle.code_points().flat_map(|code_point| (code_point as u16).to_ne_bytes()).collect(),
        Kind::Ucs4 => needle.code_points().flat_map(u32::to_ne_bytes).collect(),
    })
}

/// The places of a needle that is not empty, from left to right, none overlapping another.
pub struct Places<'a> {
    bytes: &'a [u8],
    width: usize,
    /// `None`: the needle does not occur.
    finder: Option<memmem::Finder<'static>>,
    at: usize,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a Str, needle: &Str) -> Places<'a> {
        let width = text.kind().width();
        let finder =
            (!cannot_occur(text, needle)).then(|| memmem::Finder::new(&*widened(needle, text.kind())).into_owned());
        Places { bytes: text.raw_bytes(), width, finder, at: 0 }
    }

    /// Places in bytes: those of `bytes`.
    pub fn in_bytes(bytes: &'a [u8], needle: &[u8]) -> Places<'a> {
        Places { bytes, width: 1, finder: Some(memmem::Finder::new(needle).into_owned()), at: 0 }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let finder = self.finder.as_ref()?;
        loop {
            let hit = self.at + finder.find(self.bytes.get(self.at..)?)?;
            if hit.is_multiple_of(self.width) {
                self.at = hit + finder.needle().len();
                return Some(hit / self.width);
            }
            self.at = hit + 1;
        }
    }
}

/// The first place of `needle` in `text[start:stop]`; `start <= stop <= len`.
pub fn find(text: &Str, needle: &Str, start: usize, stop: usize) -> Option<usize> {
    if needle.len() > stop - start || needle.kind() > text.kind() {
        return None;
    }
    if needle.is_empty() {
        return Some(start);
    }
    if needle.len() == 1 {
        let wanted = needle.get(0);
        let place = match text.units() {
            Units::Latin1(units) => memchr::memchr(wanted as u8, &units[start..stop]),
            Units::Ucs2(units) => find_unit(&units[start..stop], wanted),
            Units::Ucs4(units) => find_unit(&units[start..stop], wanted),
        };
        return place.map(|index| start + index);
    }
    let width = text.kind().width();
    let bytes = &text.raw_bytes()[..stop * width];
    let needle = widened(needle, text.kind());
    let finder = memmem::Finder::new(&*needle);
    let mut at = start * width;
    loop {
        let hit = at + finder.find(&bytes[at..])?;
        if hit.is_multiple_of(width) {
            return Some(hit / width);
        }
        at = hit + 1;
    }
}

fn find_unit<T: Unit>(units: &[T], wanted: u32) -> Option<usize> {
    let wanted = T::truncate(wanted);
    units.iter().position(|unit| *unit == wanted)
}

/// The last place of `needle` in `text[start:stop]`; `start <= stop <= len`.
pub fn rfind(text: &Str, needle: &Str, start: usize, stop: usize) -> Option<usize> {
    if needle.len() > stop - start || needle.kind() > text.kind() {
        return None;
    }
    if needle.is_empty() {
        return Some(stop);
    }
    let width = text.kind().width();
    let bytes = text.raw_bytes();
    let needle = widened(needle, text.kind());
    let finder = memmem::FinderRev::new(&*needle);
    let mut end = stop * width;
    loop {
        let hit = start * width + finder.rfind(&bytes[start * width..end])?;
        if hit.is_multiple_of(width) {
            return Some(hit / width);
        }
        // The next candidate begins before this one.
        end = hit + needle.len() - 1;
    }
}

/// `needle in text`.
pub fn contains(text: &Str, needle: &Str) -> bool {
    find(text, needle, 0, text.len()).is_some()
}

/// `text[start:stop].count(needle)` for a needle that is not empty.
pub fn count(text: &Str, needle: &Str, start: usize, stop: usize) -> usize {
    if needle.len() == 1 && needle.kind() <= text.kind() {
        let wanted = needle.get(0);
        return with_units!(text.units(), units => units[start..stop].iter().filter(|unit| unit.code_point() == wanted).count());
    }
    if start == 0 && stop == text.len() {
        return Places::new(text, needle).count();
    }
    let width = text.kind().width();
    let mut places = Places::new(text, needle);
    places.bytes = &places.bytes[start * width..stop * width];
    places.count()
}

/// Does `part` stand at `at` in `text`? There is room for it.
pub fn stands_at(text: &Str, part: &Str, at: usize) -> bool {
    match (text.units(), part.units()) {
        (Units::Latin1(text), Units::Latin1(part)) => &text[at..at + part.len()] == part,
        (text, part) => with_units!(text, text => with_units!(part, part => {
            text[at..at + part.len()].iter().zip(part).all(|(a, b)| a.code_point() == b.code_point())
        })),
    }
}

/// `text[start:stop].startswith(prefix)`, as CPython bounds it: an empty prefix is found wherever `start <= stop`.
pub fn starts_with(text: &Str, prefix: &Str, bounds: Option<(usize, usize)>) -> bool {
    bounds.is_some_and(|(start, stop)| prefix.len() <= stop - start && stands_at(text, prefix, start))
}

/// `text[start:stop].endswith(suffix)`.
pub fn ends_with(text: &Str, suffix: &Str, bounds: Option<(usize, usize)>) -> bool {
    bounds.is_some_and(|(start, stop)| suffix.len() <= stop - start && stands_at(text, suffix, stop - suffix.len()))
}

/// `text.replace(old, new, limit)`.
pub fn replace(text: &Str, old: &Str, new: &Str, limit: usize) -> Str {
    if limit == 0 || old.equals(new) {
        return text.clone();
    }
    if old.is_empty() {
        return interleave(text, new, limit);
    }
    let mut out = StrBuf::new();
    let mut done = 0;
    for place in Places::new(text, old).take(limit) {
        out.push_slice(text, done, place);
        out.push(new);
        done = place + old.len();
    }
    if done == 0 {
        return text.clone();
    }
    out.push_slice(text, done, text.len());
    out.finish()
}

/// `"abc".replace("", "-")` is `-a-b-c-`.
fn interleave(text: &Str, new: &Str, limit: usize) -> Str {
    let mut out = StrBuf::new();
    for index in 0..text.len() {
        if index >= limit {
            out.push_slice(text, index, text.len());
            return out.finish();
        }
        out.push(new);
        out.push_code_point(text.get(index));
    }
    if limit > text.len() {
        out.push(new);
    }
    out.finish()
}
