//! Numbers written in any script: `int('٣')` is 3. Shared by `int`, `float`, `complex` and format
//! specifications.

use std::borrow::Cow;

use crate::error::{R, Raised, value_error};
use crate::float::parse;
use crate::float_object::Complex;
use crate::protocol::AnyValue;
use crate::text::{Str, StrBuf, unicode};

/// The text with digits and spaces of any script as ASCII; what is neither becomes `?`, which no number
/// contains.
///
/// ASCII text stays as it is: `\x1c` is a space to `str.isspace` but not here.
pub fn to_ascii(text: &Str) -> Cow<'_, [u8]> {
    if let Some(ascii) = text.as_ascii() {
        return Cow::Borrowed(ascii.as_bytes());
    }
    let mut ascii = Vec::new();
    for code_point in text.code_points() {
        let byte = match u8::try_from(code_point) {
            Ok(byte) if byte < 127 => byte,
            _ if code_point > 127 && unicode::is_space(code_point) => b' ',
            _ => match unicode::decimal_value(code_point).and_then(|digit| u8::try_from(digit).ok()) {
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

/// `invalid literal for int() with base 10: 'x'`: the text as `%.200R`, that is cut after 200 characters.
#[cold]
pub fn invalid_int(text: &Str, base: u32) -> Raised {
    let shown = repr(text);
    let shown: String = shown.chars().take(200).collect();
    value_error(format!("invalid literal for int() with base {base}: {shown}"))
}

#[cold]
pub fn invalid_float(text: &Str) -> Raised {
    message_with(text, "could not convert string to float: ")
}

fn message_with(text: &Str, before: &str) -> Raised {
    value_error(format!("{before}{}", repr(text)))
}

/// `repr(text)`: Unicode text, since a lone surrogate is written as an escape.
fn repr(text: &Str) -> String {
    let mut out = StrBuf::new();
    // A str's repr cannot fail.
    let _ = text.repr(&mut out);
    out.finish().code_points().filter_map(char::from_u32).collect()
}

/// `complex(text)`: `real`, `imagj`, `real+imagj`, each with a sign, perhaps in parentheses, spaces around.
pub fn parse_complex(text: &Str) -> R<Complex> {
    let ascii = to_ascii(text);
    let shown = std::str::from_utf8(&ascii).expect("ASCII");
    match without_underscores(shown) {
        None => Err(message_with(text, "could not convert string to complex: ")),
        Some(plain) => {
            complex_literal(&plain).ok_or_else(|| value_error("complex() arg is a malformed string"))
        }
    }
}

fn complex_literal(text: &str) -> Option<Complex> {
    let space = |c: char| c.is_ascii() && crate::int::text::is_space(c as u8);
    let mut text = text.trim_matches(space);
    if let Some(inside) = text.strip_prefix('(') {
        text = inside.strip_suffix(')')?.trim_matches(space);
    }
    let Some(before_j) = text.strip_suffix(['j', 'J']) else {
        return component(text).map(|real| Complex { real, imag: 0.0 });
    };
    // The sign that begins the imaginary part: not the first character, not an exponent's.
    let bytes = before_j.as_bytes();
    let split =
        (1..bytes.len()).rev().find(|at| matches!(bytes[*at], b'+' | b'-') && !is_exponent_sign(bytes, *at));
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

/// Is the sign at `at` that of an exponent, `1e-5`? (The `e` must follow a digit or a point: `infe` is no
/// number anyway.)
fn is_exponent_sign(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at - 1], b'e' | b'E')
}

/// One part: no spaces, at most one sign.
fn component(text: &str) -> Option<f64> {
    if text.bytes().any(crate::int::text::is_space) { None } else { parse::parse(text.as_bytes()) }
}

fn without_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let misplaced =
        (0..bytes.len()).any(|at| bytes[at] == b'_' && !(digit(at.checked_sub(1)) && digit(Some(at + 1))));
    if misplaced { None } else { Some(Cow::Owned(text.replace('_', ""))) }
}
