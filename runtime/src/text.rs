//! `str`: code points, PEP 393.
//!
//! A [`Str`] is a counted reference to one allocation in the narrowest kind that fits (`text/storage.rs`); a
//! [`StrBuf`] is text under construction; a [`StrConst`] is a literal. Searching, case, splitting and
//! escaping stand in the files of `text/`; the methods of Python's `str` are rows in `builtins/str_/`.

pub mod case;
pub mod codec;
pub mod index;
pub mod quote;
pub mod search;
pub mod siphash;
pub mod split;
mod storage;
pub mod unicode;
pub mod utf8;

use std::cmp::Ordering;
use std::fmt;

use crate::error::{R, memory_error};
use crate::protocol::{AnyValue, Iter, Iterable, Order, Value, View};

pub use storage::{Kind, Str, StrConst, Unit, Units};

/// Runs one body for whichever unit type a string is made of.
macro_rules! with_units {
    ($units:expr, $name:ident => $body:expr) => {
        match $units {
            $crate::text::Units::Latin1($name) => $body,
            $crate::text::Units::Ucs2($name) => $body,
            $crate::text::Units::Ucs4($name) => $body,
        }
    };
}
pub(crate) use with_units;

impl From<&str> for Str {
    fn from(text: &str) -> Str {
        if text.is_ascii() {
            return Str::from_exact_units(text.as_bytes(), true);
        }
        let code_points: Vec<u32> = text.chars().map(u32::from).collect();
        Str::from_code_points(&code_points)
    }
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        Str::from(&*text)
    }
}

impl From<char> for Str {
    fn from(character: char) -> Str {
        Str::from_code_point(u32::from(character))
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = StrBuf::new();
        quote::push_repr(self, &mut out);
        f.write_str(&out.finish().to_utf8_lossy())
    }
}

/// The widest code point, as far as kinds and ascii tell them apart: the bits of all of them together.
#[inline]
fn all_bits<T: Unit>(units: &[T]) -> u32 {
    units.iter().fold(0, |bits, unit| bits | unit.code_point())
}

impl Str {
    /// A string of code points in any kind, brought into the narrowest.
    pub fn from_units<T: Unit>(units: &[T]) -> Str {
        let bits = all_bits(units);
        let kind = Kind::of(bits);
        if kind == T::KIND {
            return Str::from_exact_units(units, bits < 128);
        }
        match kind {
            Kind::Latin1 => Str::from_exact_units(&narrowed::<T, u8>(units), bits < 128),
            Kind::Ucs2 => Str::from_exact_units(&narrowed::<T, u16>(units), false),
            Kind::Ucs4 => Str::from_exact_units(&narrowed::<T, u32>(units), false),
        }
    }

    pub fn from_code_points(code_points: &[u32]) -> Str {
        Str::from_units(code_points)
    }

    /// A string of code points below 256.
    pub fn from_latin1(bytes: &[u8]) -> Str {
        Str::from_exact_units(bytes, bytes.is_ascii())
    }

    /// A string of one character.
    #[inline]
    pub fn from_code_point(code_point: u32) -> Str {
        match Kind::of(code_point) {
            Kind::Latin1 => Str::latin1_char(code_point as u8),
            Kind::Ucs2 => Str::from_exact_units(&[code_point as u16], false),
            Kind::Ucs4 => Str::from_exact_units(&[code_point], false),
        }
    }

    /// The code point at `index`, which is below `len()`.
    #[inline]
    pub fn get(&self, index: usize) -> u32 {
        with_units!(self.units(), units => units[index].code_point())
    }

    /// The code points, one after the other.
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints { text: self, range: 0..self.len() }
    }

    /// `iter(self)`.
    #[inline]
    pub fn iter(&self) -> StrIter {
        StrIter { text: self.clone(), index: 0 }
    }

    /// The text when all of it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.units() {
            Units::Latin1(units) if self.is_ascii() => str::from_utf8(units).ok(),
            _ => None,
        }
    }

    /// Is it the same text as `other`?
    pub fn eq_str(&self, other: &str) -> bool {
        if self.is_ascii() {
            return self.raw_bytes() == other.as_bytes();
        }
        self.code_points().eq(other.chars().map(u32::from))
    }

    /// `self == other`.
    #[inline]
    pub fn equals(&self, other: &Str) -> bool {
        self.is(other)
            || (self.len() == other.len()
                && self.kind() == other.kind()
                && self.raw_bytes() == other.raw_bytes())
    }

    /// Order by code points.
    pub fn compare(&self, other: &Str) -> Ordering {
        match (self.units(), other.units()) {
            (Units::Latin1(a), Units::Latin1(b)) => a.cmp(b),
            (a, b) => with_units!(a, a => with_units!(b, b => compare_units(a, b))),
        }
    }

    /// `hash(self)`.
    #[inline]
    pub fn hash_value(&self) -> i64 {
        match self.cached_hash() {
            Some(hash) => hash,
            None => {
                let hash = siphash::hash_bytes(self.raw_bytes());
                self.cache_hash(hash);
                hash
            }
        }
    }

    /// `self[start:stop]`, with both in range and in order.
    pub fn slice(&self, start: usize, stop: usize) -> Str {
        if start == 0 && stop == self.len() {
            return self.clone();
        }
        match self.units() {
            Units::Latin1(units) => {
                let part = &units[start..stop];
                Str::from_exact_units(part, self.is_ascii() || part.is_ascii())
            }
            Units::Ucs2(units) => Str::from_units(&units[start..stop]),
            Units::Ucs4(units) => Str::from_units(&units[start..stop]),
        }
    }

    /// `self[start::step]`, `count` characters of it, all of which exist; at least one.
    pub fn slice_step(&self, start: usize, step: isize, count: usize) -> Str {
        if step == 1 {
            return self.slice(start, start + count);
        }
        with_units!(self.units(), units => {
            // Only places that exist are computed: the last step could leave the address space.
            let place = |i: usize| start.wrapping_add_signed((i as isize).wrapping_mul(step));
            let picked: Vec<_> = (0..count).map(|i| units[place(i)]).collect();
            Str::from_units(&picked)
        })
    }

    /// `self + other`.
    pub fn concat(&self, other: &Str) -> Str {
        if self.is_empty() {
            return other.clone();
        }
        if other.is_empty() {
            return self.clone();
        }
        let mut result = Str::with_capacity(self.kind().max(other.kind()), self.len() + other.len());
        result.append_units(self.units(), self.is_ascii());
        result.append_units(other.units(), other.is_ascii());
        result
    }

    /// `self += other`: in place, in amortised constant time a character, when this is the only reference.
    #[inline]
    pub fn append(&mut self, other: &Str) {
        if self.is_empty() {
            *self = other.clone();
        } else if !other.is_empty() {
            self.append_units(other.units(), other.is_ascii());
        }
    }

    /// `self * count`.
    pub fn repeat(&self, count: usize) -> R<Str> {
        if count == 1 || self.is_empty() {
            return Ok(self.clone());
        }
        let length = self.len().checked_mul(count).filter(|length| *length <= isize::MAX as usize);
        let Some(length) = length else {
            return Err(crate::error::overflow_error("repeated string is too long"));
        };
        if length == 0 {
            return Ok(Str::empty());
        }
        let mut result = Str::try_with_capacity(self.kind(), length).ok_or_else(memory_error)?;
        if self.len() == 1 {
            result.append_repeated(self.get(0), count);
            return Ok(result);
        }
        // Short strings are gathered into a chunk first, so that most of the work is copying long stretches.
        let in_chunk = (256 / self.len()).clamp(1, count);
        let mut chunk = Str::with_capacity(self.kind(), self.len() * in_chunk);
        for _ in 0..in_chunk {
            chunk.append_units(self.units(), self.is_ascii());
        }
        for _ in 0..count / in_chunk {
            result.append_units(chunk.units(), chunk.is_ascii());
        }
        for _ in 0..count % in_chunk {
            result.append_units(self.units(), self.is_ascii());
        }
        Ok(result)
    }

    /// An empty string with room for `length` units, for text whose size and kind are known; `None` when
    /// there is no memory for it.
    pub(crate) fn try_room_for(kind: Kind, length: usize) -> Option<Str> {
        Str::try_with_capacity(kind, length)
    }

    /// Copies another string behind this one.
    #[inline]
    pub(crate) fn append_copy(&mut self, other: &Str) {
        self.append_units(other.units(), other.is_ascii());
    }

    /// Appends one code point `count` times.
    pub(crate) fn append_repeated(&mut self, code_point: u32, count: usize) {
        const CHUNK: usize = 64;
        self.reserve_units(Kind::of(code_point), count);
        let mut left = count;
        while left > 0 {
            let now = left.min(CHUNK);
            match Kind::of(code_point) {
                Kind::Latin1 => {
                    self.append_units(Units::Latin1(&[code_point as u8; CHUNK][..now]), code_point < 128)
                }
                Kind::Ucs2 => self.append_units(Units::Ucs2(&[code_point as u16; CHUNK][..now]), false),
                Kind::Ucs4 => self.append_units(Units::Ucs4(&[code_point; CHUNK][..now]), false),
            }
            left -= now;
        }
    }
}

fn narrowed<T: Unit, U: Unit>(units: &[T]) -> Vec<U> {
    units.iter().map(|unit| U::truncate(unit.code_point())).collect()
}

fn compare_units<T: Unit, U: Unit>(a: &[T], b: &[U]) -> Ordering {
    a.iter().map(|unit| unit.code_point()).cmp(b.iter().map(|unit| unit.code_point()))
}

/// Iterator over the code points of a string, from both ends.
#[derive(Clone)]
pub struct CodePoints<'a> {
    text: &'a Str,
    range: std::ops::Range<usize>,
}

impl Iterator for CodePoints<'_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        self.range.next().map(|index| self.text.get(index))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        self.range.next_back().map(|index| self.text.get(index))
    }
}

impl ExactSizeIterator for CodePoints<'_> {}

const SMALL: usize = 62;

/// Text under construction; may hold any code points, lone surrogates too.
///
/// Short Latin-1 text is gathered in place, so that finishing it is one allocation of the right size; longer
/// or wider text moves into a growing string.
pub struct StrBuf {
    /// Text that has outgrown `small`; then `small` is unused.
    large: Option<Str>,
    small_length: u8,
    small: [u8; SMALL],
}

impl Default for StrBuf {
    fn default() -> StrBuf {
        StrBuf::new()
    }
}

impl StrBuf {
    #[inline]
    pub fn new() -> StrBuf {
        StrBuf { large: None, small_length: 0, small: [0; SMALL] }
    }

    /// Code points so far.
    #[inline]
    pub fn len(&self) -> usize {
        self.large.as_ref().map_or(usize::from(self.small_length), Str::len)
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn push_str(&mut self, text: &str) {
        if text.is_ascii() {
            self.push_latin1(text.as_bytes(), true);
        } else {
            text.chars().for_each(|character| self.push_code_point(u32::from(character)));
        }
    }

    #[inline]
    pub fn push(&mut self, text: &Str) {
        match text.units() {
            Units::Latin1(units) => self.push_latin1(units, text.is_ascii()),
            units => {
                if self.is_empty() {
                    self.large = Some(text.clone());
                } else {
                    self.spill(text.kind(), text.len()).append_units(units, false);
                }
            }
        }
    }

    /// `ascii`: all of them are below 128.
    #[inline]
    fn push_latin1(&mut self, units: &[u8], ascii: bool) {
        let length = usize::from(self.small_length);
        match &mut self.large {
            None if units.len() <= SMALL - length => {
                self.small[length..length + units.len()].copy_from_slice(units);
                self.small_length = (length + units.len()) as u8;
            }
            Some(large) => large.append_units(Units::Latin1(units), ascii),
            None => self.spill(Kind::Latin1, units.len()).append_units(Units::Latin1(units), ascii),
        }
    }

    /// Code points below 256.
    pub fn push_bytes(&mut self, units: &[u8]) {
        self.push_latin1(units, units.is_ascii());
    }

    /// Units of any kind; they may need a narrower one.
    pub fn push_units<T: Unit>(&mut self, units: &[T]) {
        let bits = all_bits(units);
        match Kind::of(bits) {
            Kind::Latin1 => self.push_latin1(&narrowed::<T, u8>(units), bits < 128),
            Kind::Ucs2 => self
                .spill(Kind::Ucs2, units.len())
                .append_units(Units::Ucs2(&narrowed::<T, u16>(units)), false),
            Kind::Ucs4 => self
                .spill(Kind::Ucs4, units.len())
                .append_units(Units::Ucs4(&narrowed::<T, u32>(units)), false),
        }
    }

    /// `text[start:stop]`, both in range.
    pub fn push_slice(&mut self, text: &Str, start: usize, stop: usize) {
        match text.units() {
            Units::Latin1(units) => {
                let units = &units[start..stop];
                self.push_latin1(units, text.is_ascii() || units.is_ascii());
            }
            Units::Ucs2(units) => self.push_units(&units[start..stop]),
            Units::Ucs4(units) => self.push_units(&units[start..stop]),
        }
    }

    #[inline]
    pub fn push_code_point(&mut self, code_point: u32) {
        match Kind::of(code_point) {
            Kind::Latin1 => self.push_latin1(&[code_point as u8], code_point < 128),
            Kind::Ucs2 => self.spill(Kind::Ucs2, 1).append_units(Units::Ucs2(&[code_point as u16]), false),
            Kind::Ucs4 => self.spill(Kind::Ucs4, 1).append_units(Units::Ucs4(&[code_point]), false),
        }
    }

    /// Room for as much padding as the program chose, which is going to be pushed, and `length` code points
    /// of exactly `kind`.
    #[inline]
    pub fn reserve_padded(&mut self, fill: u32, padding: usize, kind: Kind, length: usize) -> R<()> {
        if padding <= SMALL {
            Ok(())
        } else {
            self.try_reserve(Kind::of(fill).max(kind), padding.saturating_add(length))
        }
    }

    /// Room for `additional` more code points, a number that the program chose; one of them is going to be of
    /// `kind`.
    pub fn try_reserve(&mut self, kind: Kind, additional: usize) -> R<()> {
        if self.try_reserve_slow(kind, additional) { Ok(()) } else { Err(memory_error()) }
    }

    #[inline(never)]
    fn try_reserve_slow(&mut self, kind: Kind, additional: usize) -> bool {
        match &mut self.large {
            Some(large) => large.try_reserve_units(kind, additional),
            None => {
                let small = &self.small[..usize::from(self.small_length)];
                let large = small
                    .len()
                    .checked_add(additional)
                    .and_then(|length| Str::try_with_capacity(kind, length));
                self.large = large.map(|mut large| {
                    large.append_units(Units::Latin1(small), small.is_ascii());
                    large
                });
                self.large.is_some()
            }
        }
    }

    /// One code point, `count` times.
    pub fn push_repeated(&mut self, code_point: u32, count: usize) {
        let length = usize::from(self.small_length);
        if self.large.is_none() && code_point < 256 && count <= SMALL - length {
            self.small[length..length + count].fill(code_point as u8);
            self.small_length += count as u8;
        } else if count > 0 {
            self.spill(Kind::of(code_point), count).append_repeated(code_point, count);
        }
    }

    /// The growing string, with room for `additional` units.
    fn spill(&mut self, kind: Kind, additional: usize) -> &mut Str {
        let small = &self.small[..usize::from(self.small_length)];
        self.large.get_or_insert_with(|| {
            let mut large = Str::with_capacity(kind, small.len() + additional.max(SMALL));
            large.append_units(Units::Latin1(small), small.is_ascii());
            large
        })
    }

    pub fn finish(self) -> Str {
        match self.large {
            None => Str::from_latin1(&self.small[..usize::from(self.small_length)]),
            Some(mut large) => {
                large.shrink();
                large
            }
        }
    }
}

impl fmt::Write for StrBuf {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl AnyValue for Str {
    fn type_name(&self) -> &'static str {
        "str"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        quote::push_repr(self, out);
        Ok(())
    }
    fn str(&self, out: &mut StrBuf) -> R<()> {
        out.push(self);
        Ok(())
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::text::format_str(self, spec, out)
    }
    fn truth(&self) -> R<bool> {
        Ok(!self.is_empty())
    }
    fn hash(&self) -> R<i64> {
        Ok(self.hash_value())
    }
    fn view(&self) -> View<'_> {
        View::Str(self)
    }
}

impl Value for Str {
    #[inline]
    fn eq(&self, other: &Str) -> R<bool> {
        Ok(self.equals(other))
    }
    #[inline]
    fn same_or_eq(&self, other: &Str) -> R<bool> {
        Ok(self.equals(other))
    }
    fn order(&self, other: &Str, order: Order) -> R<bool> {
        Ok(order.holds(self.compare(other)))
    }
    #[inline]
    fn lt(&self, other: &Str) -> R<bool> {
        Ok(self.compare(other).is_lt())
    }
    fn has_total_order(&self) -> bool {
        true
    }
    #[inline]
    fn total_cmp(&self, other: &Str) -> Ordering {
        self.compare(other)
    }
}

/// `iter(text)`.
#[derive(Clone)]
pub struct StrIter {
    text: Str,
    index: usize,
}

impl Iter for StrIter {
    type Item = Str;
    #[inline]
    fn next(&mut self) -> R<Option<Str>> {
        if self.index == self.text.len() {
            return Ok(None);
        }
        let code_point = self.text.get(self.index);
        self.index += 1;
        Ok(Some(Str::from_code_point(code_point)))
    }
    fn length_hint(&self) -> usize {
        self.text.len() - self.index
    }
    fn class(&self) -> &'static str {
        if self.text.is_ascii() { "str_ascii_iterator" } else { "str_iterator" }
    }
}

impl Iterable for Str {
    type Item = Str;
    type Iterator = StrIter;
    #[inline]
    fn iterate(&self) -> R<StrIter> {
        Ok(self.iter())
    }
}
