//! `float ** float`.

use super::complex;
use crate::c_math;
use crate::error::{R, Raised, zero_division};
use crate::float_object::Complex;
use crate::union::U2;

/// Is `value` an odd integer? (Beyond 2**53 all floats are even.)
#[inline]
fn is_odd_integer(value: f64) -> bool {
    (value.abs() % 2.0) == 1.0
}

/// `OverflowError(34, 'Numerical result out of range')`: the C library's error with its number.
#[cold]
pub fn out_of_range() -> Raised {
    crate::error_number::out_of_range()
}

#[cold]
fn zero_to_negative() -> Raised {
    zero_division("0.0 cannot be raised to a negative power")
}

/// `base ** exponent`; complex when a negative base is raised to a fraction.
#[inline]
pub fn power(base: f64, exponent: f64) -> R<U2<f64, Complex>> {
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        let complex =
            complex::power(Complex { real: base, imag: 0.0 }, Complex { real: exponent, imag: 0.0 })?;
        return Ok(U2::B(complex));
    }
    real_power(base, exponent).map(U2::A)
}

/// `base ** exponent` where the result is known to be real (an integral exponent, say).
#[inline]
pub fn real_power(base: f64, exponent: f64) -> R<f64> {
    // The usual case: nothing that CPython treats before it asks the C library.
    if base > 0.0 && base.is_finite() && exponent.is_finite() && base != 1.0 && exponent != 0.0 {
        let result = c_math::pow(base, exponent);
        return if result.is_infinite() { Err(out_of_range()) } else { Ok(result) };
    }
    special_power(base, exponent)
}

/// The rules of `float_pow`, in its order.
#[inline(never)]
fn special_power(base: f64, exponent: f64) -> R<f64> {
    if exponent == 0.0 {
        return Ok(1.0);
    }
    if base.is_nan() {
        return Ok(base);
    }
    if exponent.is_nan() {
        return Ok(if base == 1.0 { 1.0 } else { exponent });
    }
    if exponent.is_infinite() {
        let magnitude = base.abs();
        return Ok(if magnitude == 1.0 {
            1.0
        } else if (exponent > 0.0) == (magnitude > 1.0) {
            exponent.abs()
        } else {
            0.0
        });
    }
    let odd = is_odd_integer(exponent);
    if base.is_infinite() {
        return Ok(match (exponent > 0.0, odd) {
            (true, true) => base,
            (true, false) => base.abs(),
            (false, true) => 0.0f64.copysign(base),
            (false, false) => 0.0,
        });
    }
    if base == 0.0 {
        if exponent < 0.0 {
            return Err(zero_to_negative());
        }
        return Ok(if odd { base } else { 0.0 });
    }
    let negate = base < 0.0 && odd;
    let magnitude = base.abs();
    let result = if magnitude == 1.0 { 1.0 } else { c_math::pow(magnitude, exponent) };
    if result.is_infinite() {
        return Err(out_of_range());
    }
    Ok(if negate { -result } else { result })
}
