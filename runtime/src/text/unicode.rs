//! Properties and case mappings of code points, as the target interpreter's `str` has them.
//!
//! Each Python version carries its own Unicode version; `generated.rs` was read off the interpreters. At the
//! first question about a code point beyond Latin-1 its tables are laid out flat, once, for the target
//! version: a look-up is then one load.

#[rustfmt::skip]
mod generated;

use std::sync::OnceLock;

pub use generated::{
    ALPHA, CASE_IGNORABLE, CASED, DECIMAL, DIGIT, LOWER, NUMERIC, PRINTABLE, SPACE, TITLE, UPPER,
    XID_CONTINUE, XID_START,
};
use generated::{DECIMAL_ZEROS, IN_3_11, IN_3_12, RANGES, RECORDS, Record, SPECIAL_CASE, SPECIAL_CASES};

/// Code points below this are looked up in the flat table: both planes that have scripts with case.
const FLAT: usize = 0x20000;

static FLAT_RECORDS: OnceLock<Box<[u8]>> = OnceLock::new();
static LATIN1_RECORDS: [u8; 256] = latin1_records();
static LATIN1_PROPERTIES: [u16; 256] = latin1_properties();

/// Which case to map to; the order is that of the generated records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    Lower,
    Upper,
    Title,
    Fold,
}

const fn latin1_records() -> [u8; 256] {
    let mut records = [0; 256];
    let (mut code_point, mut range) = (0, 0);
    while code_point < 256 {
        while (RANGES[range + 1] >> 8) as usize <= code_point {
            range += 1;
        }
        records[code_point] = RANGES[range] as u8;
        code_point += 1;
    }
    records
}

const fn latin1_properties() -> [u16; 256] {
    let records = latin1_records();
    let mut properties = [0; 256];
    let mut code_point = 0;
    while code_point < 256 {
        properties[code_point] = RECORDS[records[code_point] as usize].0;
        code_point += 1;
    }
    properties
}

#[inline]
fn record(code_point: u32) -> &'static Record {
    let number = match LATIN1_RECORDS.get(code_point as usize) {
        Some(number) => *number,
        None => record_beyond_latin1(code_point),
    };
    &RECORDS[usize::from(number)]
}

fn record_beyond_latin1(code_point: u32) -> u8 {
    let flat = FLAT_RECORDS.get_or_init(|| flat_records(older_ranges(crate::target::version().1)));
    match flat.get(code_point as usize) {
        Some(number) => *number,
        None => search_record(code_point, older_ranges(crate::target::version().1)),
    }
}

/// Where the target version differs from the newest.
fn older_ranges(minor: u8) -> &'static [(u32, u32, u8)] {
    match minor {
        0..=11 => &IN_3_11,
        12 => &IN_3_12,
        _ => &[],
    }
}

fn flat_records(older: &[(u32, u32, u8)]) -> Box<[u8]> {
    let mut flat = vec![0; FLAT];
    let ends = RANGES[1..].iter().map(|range| range >> 8).chain([0x110000]);
    for (range, end) in RANGES.iter().zip(ends) {
        let (start, end) = ((range >> 8) as usize, (end as usize).min(FLAT));
        if start < end {
            flat[start..end].fill(*range as u8);
        }
    }
    for (first, last, number) in older {
        let (start, end) = (*first as usize, (*last as usize + 1).min(FLAT));
        if start < end {
            flat[start..end].fill(*number);
        }
    }
    flat.into_boxed_slice()
}

fn search_record(code_point: u32, older: &[(u32, u32, u8)]) -> u8 {
    let at = older.partition_point(|(_, last, _)| *last < code_point);
    match older.get(at) {
        Some((first, _, number)) if *first <= code_point => *number,
        _ => RANGES[RANGES.partition_point(|range| range >> 8 <= code_point) - 1] as u8,
    }
}

/// Does the code point have one of the properties (a union of `ALPHA`, `DECIMAL` …)?
#[inline]
pub fn has(code_point: u32, properties: u16) -> bool {
    match LATIN1_PROPERTIES.get(code_point as usize) {
        Some(own) => own & properties != 0,
        None => record(code_point).0 & properties != 0,
    }
}

/// What `str.isprintable` says; `repr` escapes the others.
#[inline]
pub fn is_printable(code_point: u32) -> bool {
    has(code_point, PRINTABLE)
}

/// White space of `str.split`, `str.strip`.
#[inline]
pub fn is_space(code_point: u32) -> bool {
    has(code_point, SPACE)
}

/// The value of a decimal digit of any script.
#[inline]
pub fn decimal_value(code_point: u32) -> Option<u32> {
    if code_point < 128 {
        return (code_point as u8 as char).to_digit(10);
    }
    if !has(code_point, DECIMAL) {
        return None;
    }
    let zero = DECIMAL_ZEROS[DECIMAL_ZEROS.partition_point(|zero| *zero <= code_point) - 1];
    Some(code_point - zero)
}

/// The code point in another case: up to three of them.
#[inline]
pub fn map_case(code_point: u32, case: Case, out: &mut impl FnMut(u32)) {
    let (flags, lower, upper, title, fold) = *record(code_point);
    if flags & SPECIAL_CASE != 0 {
        return map_special_case(code_point, case, out);
    }
    let distance = match case {
        Case::Lower => lower,
        Case::Upper => upper,
        Case::Title => title,
        Case::Fold => fold,
    };
    out(code_point.wrapping_add_signed(distance));
}

#[cold]
fn map_special_case(code_point: u32, case: Case, out: &mut impl FnMut(u32)) {
    let at = SPECIAL_CASES
        .binary_search_by_key(&code_point, |row| row.0)
        .expect("flagged code points are in the table");
    let (_, lower, upper, title, fold) = SPECIAL_CASES[at];
    let mapped = match case {
        Case::Lower => lower,
        Case::Upper => upper,
        Case::Title => title,
        Case::Fold => fold,
    };
    mapped.chars().for_each(|c| out(c as u32));
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::text::siphash::hash_bytes;

    /// The hash of a text with one line for each code point; the expected ones are CPython's:
    ///
    ///     c = map(chr, range(0x110000)); hash(b"".join(b"%x %d %d …\n" % (ord(c), c.isalpha(), …) for c in
    ///     c))
    fn digest(minor: u8) -> i64 {
        let older = older_ranges(minor);
        let flat = flat_records(older);
        let mut text = String::new();
        for code_point in 0..0x110000 {
            let number = match flat.get(code_point as usize) {
                Some(number) => *number,
                None => search_record(code_point, older),
            };
            assert!(code_point % 16 != 0 || number == search_record(code_point, older));
            let flags = RECORDS[usize::from(number)].0 & !SPECIAL_CASE;
            writeln!(text, "{code_point:x} {flags}").expect("text takes everything");
        }
        hash_bytes(text.as_bytes())
    }

    #[test]
    fn properties_are_those_of_each_interpreter() {
        assert_eq!(
            [digest(11), digest(12), digest(13)],
            [-2995059401002208309, -816948833436860555, 8802945686688783359]
        );
    }

    #[test]
    fn latin1_is_the_same_in_all_versions() {
        for older in [&IN_3_11[..], &IN_3_12[..]] {
            assert!(older.iter().all(|(first, ..)| *first > 255));
        }
    }

    #[test]
    fn case_and_digits() {
        let mapped = |code_point: char, case| {
            let mut text = String::new();
            map_case(code_point as u32, case, &mut |mapped| text.extend(char::from_u32(mapped)));
            text
        };
        assert_eq!(mapped('ß', Case::Upper), "SS");
        assert_eq!(mapped('ß', Case::Title), "Ss");
        assert_eq!(mapped('ß', Case::Lower), "ß");
        assert_eq!(mapped('ǆ', Case::Title), "ǅ");
        assert_eq!(mapped('İ', Case::Lower), "i\u{307}");
        assert_eq!(mapped('ᏸ', Case::Fold), "Ᏸ");
        assert_eq!(decimal_value('٣' as u32), Some(3));
        assert_eq!(decimal_value(0x1d7ff), Some(9));
        assert_eq!(decimal_value('²' as u32), None);
    }
}
