//! Case: `lower`, `upper`, `title`, `swapcase`, `capitalize`, `casefold`, and the questions `islower`,
//! `istitle` ….

use crate::text::unicode::{self, Case, map_case};
use crate::text::{Str, StrBuf, Units};

const CAPITAL_SIGMA: u32 = 0x3a3;

/// `text.lower()`.
pub fn lower(text: &Str) -> Str {
    if let Some(result) = map_ascii(text, |byte| byte.to_ascii_lowercase()) {
        return result;
    }
    build(text, |index, code_point, out| push_lower(text, index, code_point, out))
}

/// `text.upper()`.
pub fn upper(text: &Str) -> Str {
    if let Some(result) = map_ascii(text, |byte| byte.to_ascii_uppercase()) {
        return result;
    }
    build(text, |_, code_point, out| push_case(code_point, Case::Upper, out))
}

/// `text.casefold()`.
pub fn casefold(text: &Str) -> Str {
    if let Some(result) = map_ascii(text, |byte| byte.to_ascii_lowercase()) {
        return result;
    }
    build(text, |_, code_point, out| push_case(code_point, Case::Fold, out))
}

/// `text.swapcase()`.
pub fn swapcase(text: &Str) -> Str {
    build(text, |index, code_point, out| {
        if unicode::has(code_point, unicode::UPPER) {
            push_lower(text, index, code_point, out);
        } else if unicode::has(code_point, unicode::LOWER) {
            push_case(code_point, Case::Upper, out);
        } else {
            out.push_code_point(code_point);
        }
    })
}

/// `text.capitalize()`: the first character in title case, the others in lower case.
pub fn capitalize(text: &Str) -> Str {
    build(text, |index, code_point, out| match index {
        0 => push_case(code_point, Case::Title, out),
        _ => push_lower(text, index, code_point, out),
    })
}

/// `text.title()`: a character after a cased one in lower case, the others in title case.
pub fn title(text: &Str) -> Str {
    let mut after_cased = false;
    build(text, |index, code_point, out| {
        if after_cased {
            push_lower(text, index, code_point, out);
        } else {
            push_case(code_point, Case::Title, out);
        }
        after_cased = unicode::has(code_point, unicode::CASED);
    })
}

fn map_ascii(text: &Str, map: impl Fn(u8) -> u8) -> Option<Str> {
    match text.units() {
        Units::Latin1(units) if text.is_ascii() => {
            let mut short = [0; 128];
            if let Some(mapped) = short.get_mut(..units.len()) {
                mapped.iter_mut().zip(units).for_each(|(to, from)| *to = map(*from));
                return Some(Str::from_latin1(mapped));
            }
            let mapped: Vec<u8> = units.iter().map(|byte| map(*byte)).collect();
            Some(Str::from_latin1(&mapped))
        }
        _ => None,
    }
}

fn build(text: &Str, mut push: impl FnMut(usize, u32, &mut StrBuf)) -> Str {
    let mut out = StrBuf::new();
    for (index, code_point) in text.code_points().enumerate() {
        push(index, code_point, &mut out);
    }
    out.finish()
}

fn push_case(code_point: u32, case: Case, out: &mut StrBuf) {
    map_case(code_point, case, &mut |mapped| out.push_code_point(mapped));
}

fn push_lower(text: &Str, index: usize, code_point: u32, out: &mut StrBuf) {
    if code_point == CAPITAL_SIGMA {
        out.push_code_point(if is_final_sigma(text, index) { 0x3c2 } else { 0x3c3 });
    } else {
        push_case(code_point, Case::Lower, out);
    }
}

/// Does a sigma at `index` end a word? A cased character stands before it and none behind it, case-ignorable
/// ones (the apostrophe, accents) passed over on both sides.
fn is_final_sigma(text: &Str, index: usize) -> bool {
    let ignorable = |at: &usize| unicode::has(text.get(*at), unicode::CASE_IGNORABLE);
    let cased = |at: usize| unicode::has(text.get(at), unicode::CASED);
    let before = (0..index).rev().find(|at| !ignorable(at)).is_some_and(cased);
    before && !(index + 1..text.len()).find(|at| !ignorable(at)).is_some_and(cased)
}

/// `text.islower()`: some lower case, no upper or title case.
pub fn is_lower(text: &Str) -> bool {
    only_case(text, unicode::LOWER, unicode::UPPER | unicode::TITLE)
}

/// `text.isupper()`.
pub fn is_upper(text: &Str) -> bool {
    only_case(text, unicode::UPPER, unicode::LOWER | unicode::TITLE)
}

fn only_case(text: &Str, wanted: u16, refused: u16) -> bool {
    let mut found = false;
    for code_point in text.code_points() {
        if unicode::has(code_point, refused) {
            return false;
        }
        found |= unicode::has(code_point, wanted);
    }
    found
}

/// `text.istitle()`: upper case only after uncased characters, lower case only after cased ones, and some
/// case at all.
pub fn is_title(text: &Str) -> bool {
    let (mut found, mut after_cased) = (false, false);
    for code_point in text.code_points() {
        let capital = unicode::has(code_point, unicode::UPPER | unicode::TITLE);
        let small = !capital && unicode::has(code_point, unicode::LOWER);
        if (capital && after_cased) || (small && !after_cased) {
            return false;
        }
        after_cased = capital || small;
        found |= after_cased;
    }
    found
}

/// Does every character have one of the properties, and is there any?
pub fn all_have(text: &Str, properties: u16) -> bool {
    !text.is_empty() && text.code_points().all(|code_point| unicode::has(code_point, properties))
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &Str) -> bool {
    let mut code_points = text.code_points();
    code_points.next().is_some_and(|first| unicode::has(first, unicode::XID_START))
        && code_points.all(|code_point| unicode::has(code_point, unicode::XID_CONTINUE))
}
