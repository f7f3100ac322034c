//! `//`, `%` and `divmod` on floats: C's `fmod`, then Python's sign rules.

use crate::error::{R, Raised, zero_division};
use crate::target;

#[cold]
pub fn division_by_zero() -> Raised {
    zero_division("float division by zero")
}

#[cold]
fn modulo_by_zero() -> Raised {
    zero_division(if target::version() >= (3, 13) { "float modulo by zero" } else { "float modulo" })
}

/// `a / b`.
#[inline(always)]
pub fn divide(a: f64, b: f64) -> R<f64> {
    if b == 0.0 { Err(division_by_zero()) } else { Ok(a / b) }
}

/// `a % b`: the sign of `b`, also for a zero.
#[inline]
pub fn modulo(a: f64, b: f64) -> R<f64> {
    if b == 0.0 {
        return Err(modulo_by_zero());
    }
    let remainder = a % b;
    Ok(if remainder == 0.0 {
        0.0f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    })
}

/// `a // b`.
#[inline]
pub fn floordiv(a: f64, b: f64) -> R<f64> {
    if b == 0.0 {
        return Err(zero_division("float floor division by zero"));
    }
    Ok(floor_and_remainder(a, b).0)
}

/// `divmod(a, b)`.
#[inline]
pub fn divmod(a: f64, b: f64) -> R<(f64, f64)> {
    if b == 0.0 {
        return Err(zero_division("float divmod()"));
    }
    Ok(floor_and_remainder(a, b))
}

/// CPython's `_float_div_mod`: `a - remainder` is a multiple of `b` up to rounding, so the quotient is nearly
/// integral and is snapped to the nearest integer.
#[inline]
fn floor_and_remainder(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 {
        if (b < 0.0) != (remainder < 0.0) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = 0.0f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0f64.copysign(a / b)
    };
    (floor, remainder)
}
