//! Finding text in text, and what is built on it: `find`, `count`, `replace`, `startswith`.
//!
//! The search runs over the raw bytes of both strings, the needle widened to the haystack's kind; a hit that
//! does not begin at a unit is passed over.

use std::borrow::Cow;

use memchr::memmem;

use crate::error::{R, overflow_error};
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

/// Below this many bytes it does not pay to prepare a search.
const SHORT: usize = 256;

/// One search through bytes.
#[inline]
fn find_bytes(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let [first, rest @ ..] = needle else { return Some(0) };
    if bytes.len() > SHORT {
        return memmem::find(bytes, needle);
    }
    let mut at = 0;
    loop {
        at += memchr::memchr(*first, bytes.get(at..)?)?;
        if bytes[at + 1..].starts_with(rest) {
            return Some(at);
        }
        at += 1;
    }
}

/// The places of a needle that is not empty, from left to right, none overlapping another.
pub struct Places<'a> {
    bytes: &'a [u8],
    width: usize,
    needle: Cow<'a, [u8]>,
    /// Prepared when there is much to search.
    finder: Option<memmem::Finder<'static>>,
    at: usize,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a Str, needle: &'a Str) -> Places<'a> {
        Places::within(text, needle, 0, text.len())
    }

    /// The places in `text[start:stop]`, counted from `start`.
    fn within(text: &'a Str, needle: &'a Str, start: usize, stop: usize) -> Places<'a> {
        let width = text.kind().width();
        let bytes =
            if cannot_occur(text, needle) { &[] } else { &text.raw_bytes()[start * width..stop * width] };
        let needle = if bytes.is_empty() { Cow::Borrowed(&[0u8][..]) } else { widened(needle, text.kind()) };
        let prepare = bytes.len() > SHORT && needle.len() > 1;
        let finder = prepare.then(|| memmem::Finder::new(&*needle).into_owned());
        Places { bytes, width, needle, finder, at: 0 }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;
    #[inline]
    fn next(&mut self) -> Option<usize> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let found = match (&self.finder, &*self.needle) {
                (Some(finder), _) => finder.find(rest)?,
                (None, [byte]) => memchr::memchr(*byte, rest)?,
                (None, needle) => find_bytes(rest, needle)?,
            };
            let hit = self.at + found;
            if hit.is_multiple_of(self.width) {
                self.at = hit + self.needle.len();
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
    let mut at = start * width;
    loop {
        let hit = at + find_bytes(&bytes[at..], &needle)?;
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
    if let (Units::Latin1(units), 1, Kind::Latin1) = (text.units(), needle.len(), needle.kind()) {
        return memchr::memchr_iter(needle.get(0) as u8, &units[start..stop]).count();
    }
    Places::within(text, needle, start, stop).count()
}

/// The first place of a code point at or behind `start`.
#[inline]
pub fn find_code_point(text: &Str, wanted: u32, start: usize) -> Option<usize> {
    if Kind::of(wanted) > text.kind() {
        return None;
    }
    let place = match text.units() {
        Units::Latin1(units) => memchr::memchr(wanted as u8, &units[start..]),
        Units::Ucs2(units) => find_unit(&units[start..], wanted),
        Units::Ucs4(units) => find_unit(&units[start..], wanted),
    };
    place.map(|place| start + place)
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

/// `text[start:stop].startswith(prefix)`, as CPython bounds it: an empty prefix is found wherever `start <=
/// stop`.
pub fn starts_with(text: &Str, prefix: &Str, bounds: Option<(usize, usize)>) -> bool {
    bounds.is_some_and(|(start, stop)| prefix.len() <= stop - start && stands_at(text, prefix, start))
}

/// `text[start:stop].endswith(suffix)`.
pub fn ends_with(text: &Str, suffix: &Str, bounds: Option<(usize, usize)>) -> bool {
    bounds.is_some_and(|(start, stop)| {
        suffix.len() <= stop - start && stands_at(text, suffix, stop - suffix.len())
    })
}

/// `text.replace(old, new, limit)`.
pub fn replace(text: &Str, old: &Str, new: &Str, limit: usize) -> R<Str> {
    if limit == 0 || old.equals(new) {
        return Ok(text.clone());
    }
    if old.is_empty() {
        return interleave(text, new, limit);
    }
    if let (Units::Latin1(units), 1, 1, true) = (text.units(), old.len(), new.len(), limit >= text.len())
        && old.kind().max(new.kind()) == Kind::Latin1
        && units.len() <= 128
    {
        return Ok(replace_bytes(units, old.get(0) as u8, new.get(0) as u8, text));
    }
    let mut out = room_to_replace(text, old, new, limit)?;
    let mut done = 0;
    for place in Places::new(text, old).take(limit) {
        out.push_slice(text, done, place);
        out.push(new);
        done = place + old.len();
    }
    if done == 0 {
        return Ok(text.clone());
    }
    out.push_slice(text, done, text.len());
    Ok(out.finish())
}

/// What replacing adds at most is not counted before it is made, up to here.
const SURELY_FITS: usize = 1 << 24;

/// An empty buffer. As CPython refuses a size that is not possible before it makes anything, what gets long
/// is counted first.
#[inline]
fn room_to_replace(text: &Str, old: &Str, new: &Str, limit: usize) -> R<StrBuf> {
    let mut out = StrBuf::new();
    let Some(more) = new.len().checked_sub(old.len()) else { return Ok(out) };
    if limit.min(text.len() + 1).saturating_mul(more) > SURELY_FITS {
        let found = if old.is_empty() { text.len() + 1 } else { count(text, old, 0, text.len()) };
        let found = limit.min(found);
        let length = found.checked_mul(more).and_then(|more| more.checked_add(text.len()));
        let Some(length) = length.filter(|length| *length <= isize::MAX as usize) else {
            return Err(overflow_error("replace string is too long"));
        };
        if found > 0 {
            out.try_reserve(new.kind(), length)?;
        }
    }
    Ok(out)
}

/// One byte by another everywhere, in short text.
fn replace_bytes(units: &[u8], old: u8, new: u8, text: &Str) -> Str {
    if !units.contains(&old) {
        return text.clone();
    }
    let mut short = [0; 128];
    let replaced = &mut short[..units.len()];
    replaced.iter_mut().zip(units).for_each(|(to, from)| *to = if *from == old { new } else { *from });
    Str::from_latin1(replaced)
}

/// `"abc".replace("", "-")` is `-a-b-c-`.
fn interleave(text: &Str, new: &Str, limit: usize) -> R<Str> {
    let mut out = room_to_replace(text, &Str::empty(), new, limit)?;
    for index in 0..text.len() {
        if index >= limit {
            out.push_slice(text, index, text.len());
            return Ok(out.finish());
        }
        out.push(new);
        out.push_code_point(text.get(index));
    }
    if limit > text.len() {
        out.push(new);
    }
    Ok(out.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long texts, in which the search is prepared, against the obvious way.
    #[test]
    fn long_texts() {
        let mut seed = 7u64;
        let mut next = |limit: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % limit
        };
        for (letters, needles) in
            [(&[97, 98], 9), (&[0x161, 0x6161], 5), (&[0x10161, 0x6101], 5), (&[97, 0x3b1], 4)]
        {
            for _ in 0..40 {
                let text: Vec<u32> = (0..200 + next(400)).map(|_| letters[next(2)]).collect();
                let needle: Vec<u32> = (0..1 + next(needles)).map(|_| letters[next(2)]).collect();
                let all: Vec<usize> =
                    (0..=text.len()).filter(|at| text[*at..].starts_with(&needle)).collect();
                let mut apart = Vec::new();
                for at in &all {
                    if apart.last().is_none_or(|last| last + needle.len() <= *at) {
                        apart.push(*at);
                    }
                }
                let (text, needle) = (Str::from_code_points(&text), Str::from_code_points(&needle));
                assert_eq!(find(&text, &needle, 0, text.len()), all.first().copied());
                assert_eq!(rfind(&text, &needle, 0, text.len()), all.last().copied());
                assert_eq!(Places::new(&text, &needle).collect::<Vec<usize>>(), apart);
                assert_eq!(count(&text, &needle, 0, text.len()), apart.len());
                let gone = replace(&text, &needle, &Str::empty(), usize::MAX).expect("it gets shorter");
                assert_eq!(gone.len(), text.len() - apart.len() * needle.len());
            }
        }
    }
}
