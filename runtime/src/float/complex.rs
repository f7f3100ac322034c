//! Arithmetic on complex numbers: CPython's formulas, step by step (each rounds).

use crate::c_math;
use crate::error::{R, Raised, overflow_error, zero_division};
use crate::float_object::Complex;
use crate::target;

const ONE: Complex = Complex { real: 1.0, imag: 0.0 };

pub fn add(a: Complex, b: Complex) -> Complex {
    Complex { real: a.real + b.real, imag: a.imag + b.imag }
}

pub fn sub(a: Complex, b: Complex) -> Complex {
    Complex { real: a.real - b.real, imag: a.imag - b.imag }
}

pub fn neg(a: Complex) -> Complex {
    Complex { real: -a.real, imag: -a.imag }
}

pub fn mul(a: Complex, b: Complex) -> Complex {
    Complex { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real }
}

/// `a / b` by Smith's method: scaled by the larger part of the divisor.
pub fn divide(a: Complex, b: Complex) -> R<Complex> {
    quotient(a, b).ok_or_else(|| zero_division("complex division by zero"))
}

/// `None` when the divisor is zero.
fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    let (real, imag) = (b.real.abs(), b.imag.abs());
    if real >= imag {
        if real == 0.0 {
            return None;
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Some(Complex {
            real: (a.real + a.imag * ratio) / denominator,
            imag: (a.imag - a.real * ratio) / denominator,
        })
    } else if imag >= real {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Some(Complex {
            real: (a.real * ratio + a.imag) / denominator,
            imag: (a.imag * ratio - a.real) / denominator,
        })
    } else {
        // A part of the divisor is a NaN.
        Some(Complex { real: f64::NAN, imag: f64::NAN })
    }
}

/// `abs(a)`.
pub fn abs(a: Complex) -> R<f64> {
    if !a.real.is_finite() || !a.imag.is_finite() {
        // An infinity counts even beside a NaN.
        if a.real.is_infinite() || a.imag.is_infinite() {
            return Ok(f64::INFINITY);
        }
        return Ok(f64::NAN);
    }
    let result = c_math::hypot(a.real, a.imag);
    if result.is_finite() { Ok(result) } else { Err(overflow_error("absolute value too large")) }
}

#[cold]
fn zero_to_negative() -> Raised {
    zero_division(if target::version() >= (3, 14) {
        "zero to a negative or complex power"
    } else {
        "0.0 to a negative or complex power"
    })
}

/// `a ** b`.
pub fn power(a: Complex, b: Complex) -> R<Complex> {
    let small = b.imag == 0.0 && b.real == b.real.floor() && b.real.abs() <= 100.0;
    let result = if small { small_power(a, b.real as i64) } else { general_power(a, b) };
    let result = result.ok_or_else(zero_to_negative)?;
    if result.real.is_infinite() || result.imag.is_infinite() {
        return Err(overflow_error("complex exponentiation"));
    }
    Ok(result)
}

/// Repeated multiplication; `None` when zero is raised to a negative power.
fn small_power(base: Complex, exponent: i64) -> Option<Complex> {
    let power = unsigned_power(base, exponent.unsigned_abs());
    if exponent > 0 { Some(power) } else { quotient(ONE, power) }
}

fn unsigned_power(base: Complex, exponent: u64) -> Complex {
    let (mut result, mut square) = (ONE, base);
    let mut mask = 1;
    while exponent >= mask {
        if exponent & mask != 0 {
            result = mul(result, square);
        }
        mask <<= 1;
        square = mul(square, square);
    }
    result
}

/// Through polar coordinates.
fn general_power(a: Complex, b: Complex) -> Option<Complex> {
    if b.real == 0.0 && b.imag == 0.0 {
        return Some(ONE);
    }
    if a.real == 0.0 && a.imag == 0.0 {
        return if b.imag != 0.0 || b.real < 0.0 { None } else { Some(Complex { real: 0.0, imag: 0.0 }) };
    }
    let magnitude = c_math::hypot(a.real, a.imag);
    let angle = c_math::atan2(a.imag, a.real);
    let mut length = c_math::pow(magnitude, b.real);
    let mut phase = angle * b.real;
    if b.imag != 0.0 {
        length /= c_math::exp(angle * b.imag);
        phase += b.imag * c_math::log(magnitude);
    }
    if phase.is_infinite() {
        // The C library calls the cosine of infinity a domain error, and CPython takes it for a division by
        // zero.
        return None;
    }
    Some(Complex { real: length * c_math::cos(phase), imag: length * c_math::sin(phase) })
}
