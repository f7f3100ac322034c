//! `float.hex` and `float.fromhex`.

use crate::error::{R, Raised, overflow_error, value_error};
use crate::int::float::decompose;

/// `value.hex()`.
pub fn write(value: f64) -> String {
    if let Some(text) = super::repr::not_finite(value) {
        return text.to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(value);
    // `decompose` counts the mantissa as an integer; hex() has the point after the leading bit.
    let lead = mantissa >> 52;
    let fraction = mantissa & ((1 << 52) - 1);
    let exponent = exponent + 52;
    let exponent_sign = if exponent < 0 { '-' } else { '+' };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent_sign}{}", exponent.abs())
}

#[cold]
pub fn invalid() -> Raised {
    value_error("invalid hexadecimal floating-point string")
}

#[cold]
fn too_large() -> Raised {
    overflow_error("hexadecimal value too large to represent as a float")
}

/// `float.fromhex(text)`, for ASCII text.
pub fn parse(text: &[u8]) -> R<f64> {
    let text = trim(text);
    let (negative, body) = match text.first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match super::parse::named(body) {
        Some(value) => value,
        None => magnitude(body)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && crate::int::text::is_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && crate::int::text::is_space(*last)
    {
        text = rest;
    }
    text
}

/// Hexadecimal digits with an optional point, then an optional exponent of two.
fn magnitude(text: &[u8]) -> R<f64> {
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        _ => text,
    };
    let whole = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let mut rest = &text[whole..];
    let mut digits: Vec<u8> = text[..whole].to_vec();
    let mut exponent: i64 = 0;
    if let [b'.', after @ ..] = rest {
        let fraction = after.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        digits.extend_from_slice(&after[..fraction]);
        exponent = -4 * i64::try_from(fraction).map_err(|_| invalid())?;
        rest = &after[fraction..];
    }
    if digits.is_empty() {
        return Err(invalid());
    }
    if let [b'p' | b'P', after @ ..] = rest {
        let number = std::str::from_utf8(after).map_err(|_| invalid())?;
        exponent = exponent.saturating_add(power_of_two(number).ok_or_else(invalid)?);
        rest = &[];
    }
    if !rest.is_empty() {
        return Err(invalid());
    }
    let mantissa = num_bigint::BigUint::parse_bytes(&digits, 16).ok_or_else(invalid)?;
    scale(&mantissa, exponent)
}

/// A decimal exponent, clamped: far beyond any float it makes no difference.
fn power_of_two(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}

fn scale(mantissa: &num_bigint::BigUint, exponent: i64) -> R<f64> {
    crate::int::float::rounded(mantissa.clone().into(), exponent, false).ok_or_else(too_large)
}
