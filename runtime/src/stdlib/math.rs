//! `math`: the elementary functions. Integers are in `math/integer.rs`, sums and norms in `math/vector.rs`, Γ
//! in `math/gamma.rs`.
//!
//! Results are the C library's. Errors follow CPython's rule: a NaN from no NaN, or an infinity from no
//! infinity, is a "math domain error", or a "math range error" where the function can overflow.

pub mod gamma;
pub mod integer;
pub mod vector;

use hybridc_macros::py;

use crate::c_math;
use crate::error::{R, Raised, overflow_error, value_error};
use crate::float::divide;
use crate::int::Int;
use crate::number::{AsFloat, Number, Real};

/// `math.pi`
#[py("math.pi")]
pub const PI: f64 = std::f64::consts::PI;

/// `math.e`
#[py("math.e")]
pub const E: f64 = std::f64::consts::E;

/// `math.tau`
#[py("math.tau")]
pub const TAU: f64 = std::f64::consts::TAU;

/// `math.inf`
#[py("math.inf")]
pub const INF: f64 = f64::INFINITY;

/// `math.nan`
#[py("math.nan")]
pub const NAN: f64 = f64::NAN;

#[cold]
pub(crate) fn domain_error() -> Raised {
    value_error("math domain error")
}

#[cold]
pub(crate) fn range_error() -> Raised {
    overflow_error("math range error")
}

/// Judges the result of a function that cannot overflow: an infinity from a finite operand is a pole.
#[inline]
fn pole_checked(x: f64, result: f64) -> R<f64> {
    if result.is_finite() || x.is_nan() || (result.is_infinite() && x.is_infinite()) {
        Ok(result)
    } else {
        Err(domain_error())
    }
}

/// Judges the result of a function that can overflow.
#[inline]
fn range_checked(x: f64, result: f64) -> R<f64> {
    if result.is_finite() || x.is_nan() {
        return Ok(result);
    }
    if result.is_nan() {
        return Err(domain_error());
    }
    if x.is_infinite() { Ok(result) } else { Err(range_error()) }
}

/// `math.acos`: arc cosine.
#[py("math.acos(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn acos<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::acos(x))
}

/// `math.acosh`: inverse hyperbolic cosine.
#[py("math.acosh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn acosh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::acosh(x))
}

/// `math.asin`: arc sine.
#[py("math.asin(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn asin<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::asin(x))
}

/// `math.asinh`: inverse hyperbolic sine.
#[py("math.asinh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn asinh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::asinh(x))
}

/// `math.atan`: arc tangent.
#[py("math.atan(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn atan<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::atan(x))
}

/// `math.atanh`: inverse hyperbolic tangent.
#[py("math.atanh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn atanh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::atanh(x))
}

/// `math.cbrt`: cube root.
#[py("math.cbrt(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn cbrt<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::cbrt(x))
}

/// `math.cos`: cosine.
#[py("math.cos(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn cos<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::cos(x))
}

/// `math.log1p`: log(1 + x).
#[py("math.log1p(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn log1p<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::log1p(x))
}

/// `math.sin`: sine.
#[py("math.sin(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn sin<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::sin(x))
}

/// `math.tan`: tangent.
#[py("math.tan(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn tan<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::tan(x))
}

/// `math.tanh`: hyperbolic tangent.
#[py("math.tanh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn tanh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    pole_checked(x, c_math::tanh(x))
}

/// `math.cosh`: hyperbolic cosine.
#[py("math.cosh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn cosh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    range_checked(x, c_math::cosh(x))
}

/// `math.exp`: e ** x.
#[py("math.exp(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn exp<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    range_checked(x, c_math::exp(x))
}

/// `math.exp2`: 2 ** x.
#[py("math.exp2(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn exp2<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    range_checked(x, c_math::exp2(x))
}

/// `math.expm1`: exp(x) - 1.
#[py("math.expm1(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn expm1<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    range_checked(x, c_math::expm1(x))
}

/// `math.sinh`: hyperbolic sine.
#[py("math.sinh(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn sinh<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    range_checked(x, c_math::sinh(x))
}

/// `math.sqrt`: correctly rounded on every machine.
#[py("math.sqrt(x, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn sqrt<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    // -0.0 has a root, itself.
    if x < 0.0 { Err(domain_error()) } else { Ok(x.sqrt()) }
}

/// `math.fabs`
#[py("math.fabs(x, /)", pure, raises = [OverflowError])]
#[inline]
pub fn fabs<N: AsFloat>(x: &N) -> R<f64> {
    Ok(x.as_float()?.abs())
}

/// `math.floor`: an int.
#[py("math.floor(x, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn floor<N: Number>(x: &N) -> R<Int> {
    match x.as_real() {
        Real::Int(x) => Ok(x),
        Real::Float(x) => Int::from_f64(x.floor()),
    }
}

/// `math.ceil`: an int.
#[py("math.ceil(x, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn ceil<N: Number>(x: &N) -> R<Int> {
    match x.as_real() {
        Real::Int(x) => Ok(x),
        Real::Float(x) => Int::from_f64(x.ceil()),
    }
}

/// `math.trunc`: an int.
#[py("math.trunc(x, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn trunc<N: Number>(x: &N) -> R<Int> {
    match x.as_real() {
        Real::Int(x) => Ok(x),
        Real::Float(x) => Int::from_f64(x),
    }
}

/// `math.log(x)`: the natural logarithm, also of ints beyond the largest float.
#[py("math.log(x, /)", pure, raises = [ValueError])]
pub fn log<N: Number>(x: &N) -> R<f64> {
    logarithm(x.as_real(), c_math::log)
}

/// `math.log(x, base)`: a quotient of natural logarithms.
#[py("math.log(x, base, /)", pure, raises = [ValueError, ZeroDivisionError])]
pub fn log_base<N: Number, M: Number>(x: &N, base: &M) -> R<f64> {
    let numerator = log(x)?;
    divide::divide(numerator, log(base)?)
}

/// `math.log2`
#[py("math.log2(x, /)", pure, raises = [ValueError])]
pub fn log2<N: Number>(x: &N) -> R<f64> {
    logarithm(x.as_real(), c_math::log2)
}

/// `math.log10`
#[py("math.log10(x, /)", pure, raises = [ValueError])]
pub fn log10<N: Number>(x: &N) -> R<f64> {
    logarithm(x.as_real(), c_math::log10)
}

fn logarithm(x: Real, log: fn(f64) -> f64) -> R<f64> {
    let x = match x {
        Real::Float(x) => x,
        Real::Int(x) => {
            if x.is_negative() || x.is_zero() {
                return Err(domain_error());
            }
            match x.finite_f64() {
                Some(x) => x,
                None => {
                    let (mantissa, exponent) = x.frexp();
                    return Ok(log(mantissa) + log(2.0) * exponent);
                }
            }
        }
    };
    if x > 0.0 && x.is_finite() {
        Ok(log(x))
    } else if x.is_nan() || x > 0.0 {
        Ok(x)
    } else {
        Err(domain_error())
    }
}

/// `math.pow`: always of floats.
#[py("math.pow(x, y, /)", pure, raises = [ValueError, OverflowError])]
pub fn pow<N: AsFloat, M: AsFloat>(x: &N, y: &M) -> R<f64> {
    let (x, y) = (x.as_float()?, y.as_float()?);
    let result = c_math::pow(x, y);
    if result.is_finite() || !x.is_finite() || !y.is_finite() {
        // C99 fixes the results for infinities and NaNs; they are CPython's.
        return Ok(result);
    }
    // A negative base with a fraction, or zero with a negative exponent; everything else is overflow.
    if result.is_nan() || x == 0.0 { Err(domain_error()) } else { Err(range_error()) }
}

/// `math.fmod`: C's remainder, with the sign of `x`.
#[py("math.fmod(x, y, /)", pure, raises = [ValueError, OverflowError])]
pub fn fmod<N: AsFloat, M: AsFloat>(x: &N, y: &M) -> R<f64> {
    let (x, y) = (x.as_float()?, y.as_float()?);
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error()) } else { Ok(result) }
}

/// `math.remainder`: the nearest multiple of `y` taken away, ties to the even one.
#[py("math.remainder(x, y, /)", pure, raises = [ValueError, OverflowError])]
pub fn remainder<N: AsFloat, M: AsFloat>(x: &N, y: &M) -> R<f64> {
    let (x, y) = (x.as_float()?, y.as_float()?);
    if x.is_nan() {
        return Ok(x);
    }
    if y.is_nan() {
        return Ok(y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error());
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (magnitude, modulus) = (x.abs(), y.abs());
    let below = magnitude % modulus;
    let above = modulus - below;
    let result = if below < above {
        below
    } else if below > above {
        -above
    } else {
        // Halfway, exactly: the even multiple.
        below - 2.0 * ((0.5 * (magnitude - below)) % modulus)
    };
    Ok(1.0f64.copysign(x) * result)
}

/// `math.modf`: fraction and integral part, both floats with the sign of `x`.
#[py("math.modf(x, /)", pure, raises = [OverflowError])]
pub fn modf<N: AsFloat>(x: &N) -> R<(f64, f64)> {
    let x = x.as_float()?;
    if x.is_nan() {
        return Ok((x, x));
    }
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    Ok((fraction.copysign(x), whole))
}

/// `math.frexp`: mantissa in [0.5, 1) and exponent of two.
#[py("math.frexp(x, /)", pure, raises = [OverflowError])]
pub fn frexp<N: AsFloat>(x: &N) -> R<(f64, Int)> {
    let (mantissa, exponent) = crate::float::frexp(x.as_float()?);
    Ok((mantissa, Int::from(exponent)))
}

/// `math.ldexp`: `x * 2 ** i`.
#[py("math.ldexp(x, i, /)", pure, raises = [OverflowError])]
pub fn ldexp<N: AsFloat>(x: &N, i: &Int) -> R<f64> {
    let x = x.as_float()?;
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    // Beyond a C int the C function is not asked.
    let result = match i32::try_from(i.saturating_i64()) {
        Ok(exponent) => c_math::ldexp(x, exponent),
        Err(_) if i.is_negative() => 0.0f64.copysign(x),
        Err(_) => f64::INFINITY,
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

/// `math.copysign`
#[py("math.copysign(x, y, /)", pure, raises = [OverflowError])]
pub fn copysign<N: AsFloat, M: AsFloat>(x: &N, y: &M) -> R<f64> {
    Ok(x.as_float()?.copysign(y.as_float()?))
}

/// `math.atan2`
#[py("math.atan2(y, x, /)", pure, raises = [OverflowError])]
pub fn atan2<N: AsFloat, M: AsFloat>(y: &N, x: &M) -> R<f64> {
    Ok(c_math::atan2(y.as_float()?, x.as_float()?))
}

/// `math.erf`
#[py("math.erf(x, /)", pure, raises = [OverflowError])]
pub fn erf<N: AsFloat>(x: &N) -> R<f64> {
    Ok(c_math::erf(x.as_float()?))
}

/// `math.erfc`
#[py("math.erfc(x, /)", pure, raises = [OverflowError])]
pub fn erfc<N: AsFloat>(x: &N) -> R<f64> {
    Ok(c_math::erfc(x.as_float()?))
}

/// `math.isnan`
#[py("math.isnan(x, /)", pure, raises = [OverflowError])]
#[inline]
pub fn isnan<N: AsFloat>(x: &N) -> R<bool> {
    Ok(x.as_float()?.is_nan())
}

/// `math.isinf`
#[py("math.isinf(x, /)", pure, raises = [OverflowError])]
#[inline]
pub fn isinf<N: AsFloat>(x: &N) -> R<bool> {
    Ok(x.as_float()?.is_infinite())
}

/// `math.isfinite`
#[py("math.isfinite(x, /)", pure, raises = [OverflowError])]
#[inline]
pub fn isfinite<N: AsFloat>(x: &N) -> R<bool> {
    Ok(x.as_float()?.is_finite())
}

/// `math.isclose`
#[py("math.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", pure, raises = [ValueError, OverflowError])]
pub fn isclose<N: AsFloat, M: AsFloat>(a: &N, b: &M, rel_tol: Option<f64>, abs_tol: Option<f64>) -> R<bool> {
    let (a, b) = (a.as_float()?, b.as_float()?);
    let (relative, absolute) = (rel_tol.unwrap_or(1e-09), abs_tol.unwrap_or(0.0));
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}

/// `math.degrees`
#[py("math.degrees(x, /)", pure, raises = [OverflowError])]
pub fn degrees<N: AsFloat>(x: &N) -> R<f64> {
    Ok(x.as_float()? * (180.0 / PI))
}

/// `math.radians`
#[py("math.radians(x, /)", pure, raises = [OverflowError])]
pub fn radians<N: AsFloat>(x: &N) -> R<f64> {
    Ok(x.as_float()? * (PI / 180.0))
}

/// `math.nextafter`
#[py("math.nextafter(x, y, /)", pure, raises = [OverflowError])]
pub fn nextafter<N: AsFloat, M: AsFloat>(x: &N, y: &M) -> R<f64> {
    Ok(c_math::nextafter(x.as_float()?, y.as_float()?))
}

/// `math.ulp`: the value of the lowest bit.
#[py("math.ulp(x, /)", pure, raises = [OverflowError])]
pub fn ulp<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?.abs();
    if x.is_nan() || x.is_infinite() {
        return Ok(x);
    }
    let above = c_math::nextafter(x, f64::INFINITY);
    Ok(if above.is_infinite() { x - c_math::nextafter(x, f64::NEG_INFINITY) } else { above - x })
}
