//! `float`: operators and methods. An int operand is converted first, as CPython does: OverflowError when it
//! is too large.

use hybridc_macros::py;

use crate::error::{R, overflow_error, value_error};
use crate::float::{divide, hex, power, round as rounding};
use crate::float_object::Complex;
use crate::int::Int;
use crate::int::float::decompose;
use crate::text::Str;
use crate::union::U2;

/// `self + other`.
#[py("float.__add__(self, other, /)", pure)]
#[inline(always)]
pub fn add(value: f64, other: f64) -> f64 {
    value + other
}

/// `self + other` with an int.
#[py("float.__add__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn add_int(value: f64, other: &Int) -> R<f64> {
    Ok(value + other.as_f64()?)
}

/// `other + self` with an int.
#[py("float.__radd__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn radd_int(value: f64, other: &Int) -> R<f64> {
    Ok(other.as_f64()? + value)
}

/// `self - other`.
#[py("float.__sub__(self, other, /)", pure)]
#[inline(always)]
pub fn sub(value: f64, other: f64) -> f64 {
    value - other
}

/// `self - other` with an int.
#[py("float.__sub__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn sub_int(value: f64, other: &Int) -> R<f64> {
    Ok(value - other.as_f64()?)
}

/// `other - self` with an int.
#[py("float.__rsub__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn rsub_int(value: f64, other: &Int) -> R<f64> {
    Ok(other.as_f64()? - value)
}

/// `self * other`.
#[py("float.__mul__(self, other, /)", pure)]
#[inline(always)]
pub fn mul(value: f64, other: f64) -> f64 {
    value * other
}

/// `self * other` with an int.
#[py("float.__mul__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn mul_int(value: f64, other: &Int) -> R<f64> {
    Ok(value * other.as_f64()?)
}

/// `other * self` with an int.
#[py("float.__rmul__(self, other, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn rmul_int(value: f64, other: &Int) -> R<f64> {
    Ok(other.as_f64()? * value)
}

/// `self / other`.
#[py("float.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn truediv(value: f64, other: f64) -> R<f64> {
    divide::divide(value, other)
}

/// `self / other` with an int.
#[py("float.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn truediv_int(value: f64, other: &Int) -> R<f64> {
    divide::divide(value, other.as_f64()?)
}

/// `other / self` with an int.
#[py("float.__rtruediv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn rtruediv_int(value: f64, other: &Int) -> R<f64> {
    divide::divide(other.as_f64()?, value)
}

/// `self // other`.
#[py("float.__floordiv__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn floordiv(value: f64, other: f64) -> R<f64> {
    divide::floordiv(value, other)
}

/// `self // other` with an int.
#[py("float.__floordiv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn floordiv_int(value: f64, other: &Int) -> R<f64> {
    divide::floordiv(value, other.as_f64()?)
}

/// `other // self` with an int.
#[py("float.__rfloordiv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn rfloordiv_int(value: f64, other: &Int) -> R<f64> {
    divide::floordiv(other.as_f64()?, value)
}

/// `self % other`.
#[py("float.__mod__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn modulo(value: f64, other: f64) -> R<f64> {
    divide::modulo(value, other)
}

/// `self % other` with an int.
#[py("float.__mod__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn modulo_int(value: f64, other: &Int) -> R<f64> {
    divide::modulo(value, other.as_f64()?)
}

/// `other % self` with an int.
#[py("float.__rmod__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn rmodulo_int(value: f64, other: &Int) -> R<f64> {
    divide::modulo(other.as_f64()?, value)
}

/// `divmod(self, other)`.
#[py("float.__divmod__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn divmod(value: f64, other: f64) -> R<(f64, f64)> {
    divide::divmod(value, other)
}

/// `divmod(self, other)` with an int.
#[py("float.__divmod__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn divmod_int(value: f64, other: &Int) -> R<(f64, f64)> {
    divide::divmod(value, other.as_f64()?)
}

/// `divmod(other, self)` with an int.
#[py("float.__rdivmod__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn rdivmod_int(value: f64, other: &Int) -> R<(f64, f64)> {
    divide::divmod(other.as_f64()?, value)
}

/// `self ** other`: complex when a negative base is raised to a fraction.
#[py("float.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow(value: f64, other: f64) -> R<U2<f64, Complex>> {
    power::power(value, other)
}

/// `self ** other` with an int: an integral exponent never makes a complex.
#[py("float.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow_int(value: f64, other: &Int) -> R<f64> {
    power::real_power(value, other.as_f64()?)
}

/// `other ** self` with an int.
#[py("float.__rpow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn rpow_int(value: f64, other: &Int) -> R<U2<f64, Complex>> {
    power::power(other.as_f64()?, value)
}

/// `base ** exponent` where the compiler knows that the result is real: an integral exponent, or a positive
/// base.
#[py("hybridc.float_pow_real(base, exponent, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow_real(base: f64, exponent: f64) -> R<f64> {
    power::real_power(base, exponent)
}

/// `base ** exponent` with an int, likewise.
#[py("hybridc.float_pow_real(base, exponent, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow_real_int(base: f64, exponent: &Int) -> R<f64> {
    power::real_power(base, exponent.as_f64()?)
}

/// `-self`.
#[py("float.__neg__(self, /)", pure)]
#[inline(always)]
pub fn neg(value: f64) -> f64 {
    -value
}

/// `+self`.
#[py("float.__pos__(self, /)", pure)]
#[inline(always)]
pub fn pos(value: f64) -> f64 {
    value
}

/// `abs(self)`.
#[py("float.__abs__(self, /)", pure)]
#[inline(always)]
pub fn abs(value: f64) -> f64 {
    value.abs()
}

/// `self == other`.
#[py("float.__eq__(self, other, /)", pure)]
#[inline(always)]
pub fn eq(value: f64, other: f64) -> bool {
    value == other
}

/// `self == other` with an int: by exact value.
#[py("float.__eq__(self, other, /)", pure)]
#[inline]
pub fn eq_int(value: f64, other: &Int) -> bool {
    other.compare_float(value).is_some_and(|order| order.is_eq())
}

/// `self != other`.
#[py("float.__ne__(self, other, /)", pure)]
#[inline(always)]
pub fn ne(value: f64, other: f64) -> bool {
    value != other
}

/// `self != other` with an int: by exact value.
#[py("float.__ne__(self, other, /)", pure)]
#[inline]
pub fn ne_int(value: f64, other: &Int) -> bool {
    !eq_int(value, other)
}

/// `self < other`.
#[py("float.__lt__(self, other, /)", pure)]
#[inline(always)]
pub fn lt(value: f64, other: f64) -> bool {
    value < other
}

/// `self < other` with an int: by exact value.
#[py("float.__lt__(self, other, /)", pure)]
#[inline]
pub fn lt_int(value: f64, other: &Int) -> bool {
    other.compare_float(value).is_some_and(|order| order.is_gt())
}

/// `self <= other`.
#[py("float.__le__(self, other, /)", pure)]
#[inline(always)]
pub fn le(value: f64, other: f64) -> bool {
    value <= other
}

/// `self <= other` with an int: by exact value.
#[py("float.__le__(self, other, /)", pure)]
#[inline]
pub fn le_int(value: f64, other: &Int) -> bool {
    other.compare_float(value).is_some_and(|order| order.is_ge())
}

/// `self > other`.
#[py("float.__gt__(self, other, /)", pure)]
#[inline(always)]
pub fn gt(value: f64, other: f64) -> bool {
    value > other
}

/// `self > other` with an int: by exact value.
#[py("float.__gt__(self, other, /)", pure)]
#[inline]
pub fn gt_int(value: f64, other: &Int) -> bool {
    other.compare_float(value).is_some_and(|order| order.is_lt())
}

/// `self >= other`.
#[py("float.__ge__(self, other, /)", pure)]
#[inline(always)]
pub fn ge(value: f64, other: f64) -> bool {
    value >= other
}

/// `self >= other` with an int: by exact value.
#[py("float.__ge__(self, other, /)", pure)]
#[inline]
pub fn ge_int(value: f64, other: &Int) -> bool {
    other.compare_float(value).is_some_and(|order| order.is_le())
}

/// `self == other` with a complex.
#[py("float.__eq__(self, other, /)", pure)]
pub fn eq_complex(value: f64, other: Complex) -> bool {
    other.imag == 0.0 && other.real == value
}

/// `self != other` with a complex.
#[py("float.__ne__(self, other, /)", pure)]
pub fn ne_complex(value: f64, other: Complex) -> bool {
    !(other.imag == 0.0 && other.real == value)
}

/// `float.__bool__`: the truth value.
#[py("float.__bool__(self, /)", pure)]
#[inline(always)]
pub fn truth(value: f64) -> bool {
    value != 0.0
}

/// `float.__hash__`.
#[py("float.__hash__(self, /)", pure)]
pub fn hash(value: f64) -> Int {
    Int::from(crate::number_hash::float(value))
}

/// `float.__int__`.
#[py("float.__int__(self, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn int(value: f64) -> R<Int> {
    Int::from_f64(value)
}

/// `float.__trunc__`.
#[py("float.__trunc__(self, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn trunc(value: f64) -> R<Int> {
    Int::from_f64(value)
}

/// `float.__floor__`.
#[py("float.__floor__(self, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn floor(value: f64) -> R<Int> {
    Int::from_f64(value.floor())
}

/// `float.__ceil__`.
#[py("float.__ceil__(self, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn ceil(value: f64) -> R<Int> {
    Int::from_f64(value.ceil())
}

/// `float.__float__`.
#[py("float.__float__(self, /)", pure)]
#[inline(always)]
pub fn float(value: f64) -> f64 {
    value
}

/// `round(self)`.
#[py("float.__round__(self, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn round(value: f64) -> R<Int> {
    rounding::to_int(value)
}

/// `round(self, ndigits)`.
#[py("float.__round__(self, ndigits, /)", pure, raises = [OverflowError])]
pub fn round_digits(value: f64, ndigits: &Int) -> R<f64> {
    rounding::to_digits(value, ndigits)
}

/// `float.is_integer`.
#[py("float.is_integer(self, /)", pure)]
#[inline]
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value == value.floor()
}

/// `float.conjugate`.
#[py("float.conjugate(self, /)", pure)]
pub fn conjugate(value: f64) -> f64 {
    value
}

/// `float.as_integer_ratio`: the value as a fraction in lowest terms.
#[py("float.as_integer_ratio(self, /)", pure, raises = [ValueError, OverflowError])]
pub fn as_integer_ratio(value: f64) -> R<(Int, Int)> {
    if value.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    let (mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Int::ZERO, Int::ONE));
    }
    let twos = i64::from(mantissa.trailing_zeros()).min((-exponent).max(0));
    let numerator = Int::from((mantissa >> twos).cast_signed()).shl(&Int::from(exponent.max(0)))?;
    let denominator = Int::ONE.shl(&Int::from((-exponent - twos).max(0)))?;
    Ok((if value < 0.0 { numerator.neg() } else { numerator }, denominator))
}

/// `float.hex`.
#[py("float.hex(self, /)", pure)]
pub fn to_hex(value: f64) -> Str {
    Str::from(hex::write(value).as_str())
}

/// `float.fromhex`.
#[py("float.fromhex(string, /)", pure, raises = [ValueError, OverflowError])]
pub fn fromhex(string: &Str) -> R<f64> {
    // Spaces and digits of other scripts are not read here: what is not ASCII becomes invalid.
    match string.as_ascii() {
        Some(ascii) => hex::parse(ascii.as_bytes()),
        None => Err(hex::invalid()),
    }
}
