//! `round` on floats: correctly rounded on the exact decimal value, ties to even.

use std::io::Write;

use crate::error::{R, overflow_error};
use crate::int::Int;

/// `round(value)`: the nearest integer, ties to even.
#[inline]
pub fn to_int(value: f64) -> R<Int> {
    Int::from_f64(value.round_ties_even())
}

/// Beyond these many digits the value itself, or zero, is the answer.
const DIGITS_MAX: i64 = 323;
const DIGITS_MIN: i64 = -308;

/// `round(value, digits)`.
pub fn to_digits(value: f64, digits: &Int) -> R<f64> {
    if !value.is_finite() || value == 0.0 {
        return Ok(value);
    }
    let digits = digits.saturating_i64();
    if digits > DIGITS_MAX {
        return Ok(value);
    }
    if digits < DIGITS_MIN {
        return Ok(0.0 * value);
    }
    let rounded = match usize::try_from(digits) {
        Ok(digits) => decimals(value, digits),
        Err(_) => tens(value, digits.unsigned_abs() as usize),
    };
    if rounded.is_infinite() {
        Err(overflow_error("rounded value too large to represent"))
    } else {
        Ok(rounded)
    }
}

/// Rounds to `digits` places after the point. Rust's `{:.N}` rounds the exact decimal expansion half to even,
/// which is what CPython's `dtoa` mode 3 does.
fn decimals(value: f64, digits: usize) -> f64 {
    // At most a sign, 309 digits, a point and 323 more.
    let mut buffer = [0u8; 640];
    let mut rest = &mut buffer[..];
    write!(rest, "{value:.digits$}").expect("the buffer holds the longest float");
    let left = rest.len();
    let length = buffer.len() - left;
    let text = std::str::from_utf8(&buffer[..length]).expect("Rust writes ASCII");
    text.parse().expect("Rust reads what it writes")
}

/// Rounds to a multiple of `10 ** zeros`.
fn tens(value: f64, zeros: usize) -> f64 {
    let point = super::repr::shortest(value).point;
    // Digits left of the rounding position.
    let kept = i64::from(point) - zeros as i64;
    if kept > 0 {
        let text = format!("{value:.*e}", usize::try_from(kept - 1).expect("positive"));
        return text.parse().expect("Rust reads what it writes");
    }
    // Half of 10 ** zeros itself rounds to zero, which is even; anything above to one unit.
    let unit = num_bigint::BigInt::from(10u8).pow(zeros as u32);
    let twice = Int::from_f64(value.abs()).map(|whole| whole.to_bigint() * 2u8);
    let above = match twice {
        // A fraction above an exact half counts.
        Ok(twice) => twice > unit || (twice == unit && value.abs().fract() > 0.0),
        Err(_) => false,
    };
    if !above {
        return 0.0f64.copysign(value);
    }
    let magnitude: f64 = format!("1e{zeros}").parse().expect("a float literal");
    magnitude.copysign(value)
}
