//! Numbers written in any script: `int('٣')` is 3. Shared by `int`, `float`, `complex` and format specifications.

use std::borrow::Cow;

use crate::error::{Raised, value_error};
use crate::float::parse;
use crate::float_object::Complex;
use crate::protocol::AnyValue;
use crate::target;
use crate::text::{Str, StrBuf};

/// The zeros of Unicode's decimal digits (category Nd): each is followed by one to nine. Unicode 15.1.
const ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090,
    0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
    0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0,
    0x1e950, 0x1fbf0,
];
/// Digits that Unicode 14, and so Python 3.11, does not have: Kawi and Nag Mundari.
const SINCE_UNICODE_15: [u32; 2] = [0x11f50, 0x1e4f0];

/// `unicodedata.decimal(chr(code_point))`.
pub fn decimal_digit(code_point: u32) -> Option<u8> {
    let index = ZEROS.partition_point(|zero| *zero <= code_point).checked_sub(1)?;
    let zero = ZEROS[index];
    if target::minor() < 12 && SINCE_UNICODE_15.contains(&zero) {
        return None;
    }
    u8::try_from(code_point - zero).ok().filter(|digit| *digit < 10)
}

/// The text with digits and spaces of any script as ASCII; what is neither becomes `?`, which no number contains.
///
/// ASCII text stays as it is: `\x1c` is a space to `str.isspace` but not here.
pub fn to_ascii(text: &Str) -> Cow<'_, [u8]> {
    let mut ascii = Vec::new();
    for code_point in text.code_points() {
        let byte = match u8::try_from(code_point) {
            Ok(byte) if byte < 127 => byte,
            _ if is_wide_space(code_point) => b' ',
            _ => match decimal_digit(code_point) {
                Some(digit) => b'0' + digit,
                None => {
                    // CPython ends the text here.
                    ascii.push(b'?');
                    break;
                }
            },
        };
        ascii.push(byte);
    }
    Cow::Owned(ascii)
}

/// `str.isspace` beyond ASCII.
fn is_wide_space(code_point: u32) -> bool {
    matches!(code_point, 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

/// `invalid literal for int() with base 10: 'x'`: the text as `%.200R`, that is cut after 200 characters.
#[cold]
pub fn invalid_int(text: &Str, base: u32) -> Raised {
    let shown = repr(text);
    let shown: String = shown.chars().take(200).collect();
    value_error(format!("invalid literal for int() with base {base}: {shown}"))
}

#[cold]
pub fn invalid_float(text: &Str) -> Raised {
    value_error(format!("could not convert string to float: {}", repr(text)))
}

/// `repr(text)`: Unicode text, since a lone surrogate is written as an escape.
fn repr(text: &Str) -> String {
    let mut out = StrBuf::new();
    // A str's repr cannot fail.
    let _ = text.repr(&mut out);
    out.finish().code_points().filter_map(char::from_u32).collect()
}

/// `complex(text)`: `real`, `imagj`, `real+imagj`, each with a sign, perhaps in parentheses, spaces around.
pub fn parse_complex(text: &[u8]) -> Option<Complex> {
    let text = std::str::from_utf8(text).ok()?;
    let space = |c: char| c.is_ascii() && crate::int::text::is_space(c as u8);
    let mut text = text.trim_matches(space);
    if let Some(inside) = text.strip_prefix('(') {
        text = inside.strip_suffix(')')?.trim_matches(space);
    }
    let text = without_underscores(text)?;
    let Some(before_j) = text.strip_suffix(['j', 'J']) else {
        return component(&text).map(|real| Complex { real, imag: 0.0 });
    };
    // The sign that begins the imaginary part: not the first character, not an exponent's.
    let bytes = before_j.as_bytes();
    let split = (1..bytes.len()).rev().find(|at| matches!(bytes[*at], b'+' | b'-') && !is_exponent_sign(bytes, *at));
    let (real, imaginary) = match split {
        Some(at) => (component(&before_j[..at])?, &before_j[at..]),
        None => (0.0, before_j),
    };
    let imag = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        number => component(number)?,
    };
    Some(Complex { real, imag })
}

/// Is the sign at `at` that of an exponent, `1e-5`? (The `e` must follow a digit or a point: `infe` is no number anyway.)
fn is_exponent_sign(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at - 1], b'e' | b'E')
}

/// One part: no spaces, at most one sign.
fn component(text: &str) -> Option<f64> {
    if text.bytes().any(|byte| crate::int::text::is_space(byte)) { None } else { parse::parse(text.as_bytes()) }
}

fn without_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let misplaced = (0..bytes.len()).any(|at| bytes[at] == b'_' && !(digit(at.checked_sub(1)) && digit(Some(at + 1))));
    if misplaced { None } else { Some(Cow::Owned(text.replace('_', ""))) }
}
