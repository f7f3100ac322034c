//! `int`: operators and methods.
//!
//! Every operator is `#[inline]` down to the test for small operands; see `int.rs`. `bool` operands arrive
//! converted.

use hybridc_macros::py;
use num_bigint::{BigInt, Sign};

use crate::bytes::{Bytes, LONGEST};
use crate::error::{R, attribute_error, overflow_error, value_error};
use crate::float::power;
use crate::float_object::Complex;
use crate::int::{Int, Operand};
use crate::memory;
use crate::target;
use crate::text::Str;
use crate::union::U2;

/// `self + other`.
#[py("int.__add__(self, other, /)", pure)]
#[inline(always)]
pub fn add(value: impl Operand, other: impl Operand) -> Int {
    Int::sum(value, other)
}

/// `self - other`.
#[py("int.__sub__(self, other, /)", pure)]
#[inline(always)]
pub fn sub(value: impl Operand, other: impl Operand) -> Int {
    Int::difference(value, other)
}

/// `self * other`.
#[py("int.__mul__(self, other, /)", pure)]
#[inline(always)]
pub fn mul(value: impl Operand, other: impl Operand) -> Int {
    Int::product(value, other)
}

/// `self & other`.
#[py("int.__and__(self, other, /)", pure)]
#[inline(always)]
pub fn bit_and(value: impl Operand, other: impl Operand) -> Int {
    Int::common_bits(value, other)
}

/// `self | other`.
#[py("int.__or__(self, other, /)", pure)]
#[inline(always)]
pub fn bit_or(value: impl Operand, other: impl Operand) -> Int {
    Int::all_bits(value, other)
}

/// `self ^ other`.
#[py("int.__xor__(self, other, /)", pure)]
#[inline(always)]
pub fn bit_xor(value: impl Operand, other: impl Operand) -> Int {
    Int::different_bits(value, other)
}

/// `self << other`.
#[py("int.__lshift__(self, other, /)", pure, raises = [ValueError, OverflowError, MemoryError])]
#[inline(always)]
pub fn shl(value: impl Operand, other: impl Operand) -> R<Int> {
    Int::shifted_left(value, other)
}

/// `self >> other`.
#[py("int.__rshift__(self, other, /)", pure, raises = [ValueError])]
#[inline(always)]
pub fn shr(value: impl Operand, other: impl Operand) -> R<Int> {
    Int::shifted_right(value, other)
}

/// `self // other`.
#[py("int.__floordiv__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn floordiv(value: impl Operand, other: impl Operand) -> R<Int> {
    Int::quotient(value, other)
}

/// `self % other`.
#[py("int.__mod__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline(always)]
pub fn modulo(value: impl Operand, other: impl Operand) -> R<Int> {
    Int::remainder(value, other)
}

/// `self / other`: correctly rounded, whatever the size of the operands.
#[py("int.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn truediv(value: &Int, other: &Int) -> R<f64> {
    value.true_divide(other)
}

/// `divmod(self, other)`.
#[py("int.__divmod__(self, other, /)", pure, raises = [ZeroDivisionError])]
#[inline]
pub fn divmod(value: &Int, other: &Int) -> R<(Int, Int)> {
    value.divmod(other)
}

/// `self ** other`: an int, or a float when the exponent is negative.
#[py("int.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError, MemoryError])]
#[inline]
pub fn pow(value: &Int, other: &Int) -> R<U2<Int, f64>> {
    if other.is_negative() {
        pow_negative(value, other).map(U2::B)
    } else {
        value.pow_nonnegative(other).map(U2::A)
    }
}

/// `self ** other` where the compiler knows that the exponent is not negative.
#[py("hybridc.int_pow_nonnegative(base, exponent, /)", pure, raises = [MemoryError])]
#[inline]
pub fn pow_nonnegative(base: &Int, exponent: &Int) -> R<Int> {
    base.pow_nonnegative(exponent)
}

/// `self ** other` where the compiler knows that the exponent is negative.
#[py("hybridc.int_pow_negative(base, exponent, /)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow_negative(base: &Int, exponent: &Int) -> R<f64> {
    power::real_power(base.as_f64()?, exponent.as_f64()?)
}

/// `-self`.
#[py("int.__neg__(self, /)", pure)]
#[inline(always)]
pub fn neg(value: &Int) -> Int {
    value.neg()
}

/// `+self`: for a bool this is where it becomes an int.
#[py("int.__pos__(self, /)", pure)]
#[inline(always)]
pub fn pos(value: &Int) -> Int {
    value.clone()
}

/// `~self`.
#[py("int.__invert__(self, /)", pure)]
#[inline(always)]
pub fn invert(value: &Int) -> Int {
    value.invert()
}

/// `abs(self)`.
#[py("int.__abs__(self, /)", pure)]
#[inline]
pub fn abs(value: &Int) -> Int {
    value.abs()
}

/// `self == other`.
#[py("int.__eq__(self, other, /)", pure)]
#[inline(always)]
pub fn eq(value: &Int, other: &Int) -> bool {
    value.equals(other)
}

/// `self == other` with a float: by exact value.
#[py("int.__eq__(self, other, /)", pure)]
#[inline]
pub fn eq_float(value: &Int, other: f64) -> bool {
    value.compare_float(other).is_some_and(|order| order.is_eq())
}

/// `self != other`.
#[py("int.__ne__(self, other, /)", pure)]
#[inline(always)]
pub fn ne(value: &Int, other: &Int) -> bool {
    !value.equals(other)
}

/// `self != other` with a float: by exact value.
#[py("int.__ne__(self, other, /)", pure)]
#[inline]
pub fn ne_float(value: &Int, other: f64) -> bool {
    !value.compare_float(other).is_some_and(|order| order.is_eq())
}

/// `self < other`.
#[py("int.__lt__(self, other, /)", pure)]
#[inline(always)]
pub fn lt(value: impl Operand, other: impl Operand) -> bool {
    Int::in_order(value, other)
}

/// `self < other` with a float: by exact value.
#[py("int.__lt__(self, other, /)", pure)]
#[inline]
pub fn lt_float(value: &Int, other: f64) -> bool {
    value.compare_float(other).is_some_and(|order| order.is_lt())
}

/// `self <= other`.
#[py("int.__le__(self, other, /)", pure)]
#[inline(always)]
pub fn le(value: impl Operand, other: impl Operand) -> bool {
    !Int::in_order(other, value)
}

/// `self <= other` with a float: by exact value.
#[py("int.__le__(self, other, /)", pure)]
#[inline]
pub fn le_float(value: &Int, other: f64) -> bool {
    value.compare_float(other).is_some_and(|order| order.is_le())
}

/// `self > other`.
#[py("int.__gt__(self, other, /)", pure)]
#[inline(always)]
pub fn gt(value: impl Operand, other: impl Operand) -> bool {
    Int::in_order(other, value)
}

/// `self > other` with a float: by exact value.
#[py("int.__gt__(self, other, /)", pure)]
#[inline]
pub fn gt_float(value: &Int, other: f64) -> bool {
    value.compare_float(other).is_some_and(|order| order.is_gt())
}

/// `self >= other`.
#[py("int.__ge__(self, other, /)", pure)]
#[inline(always)]
pub fn ge(value: impl Operand, other: impl Operand) -> bool {
    !Int::in_order(value, other)
}

/// `self >= other` with a float: by exact value.
#[py("int.__ge__(self, other, /)", pure)]
#[inline]
pub fn ge_float(value: &Int, other: f64) -> bool {
    value.compare_float(other).is_some_and(|order| order.is_ge())
}

/// `self == other` with a complex.
#[py("int.__eq__(self, other, /)", pure)]
pub fn eq_complex(value: &Int, other: Complex) -> bool {
    other.imag == 0.0 && eq_float(value, other.real)
}

/// `self != other` with a complex.
#[py("int.__ne__(self, other, /)", pure)]
pub fn ne_complex(value: &Int, other: Complex) -> bool {
    !(other.imag == 0.0 && eq_float(value, other.real))
}

/// `int.__bool__`: the truth value.
#[py("int.__bool__(self, /)", pure)]
#[inline(always)]
pub fn truth(value: &Int) -> bool {
    !value.is_zero()
}

/// `int.__hash__`.
#[py("int.__hash__(self, /)", pure)]
#[inline]
pub fn hash(value: &Int) -> Int {
    Int::from(crate::number_hash::int(value))
}

/// `int.__int__`.
#[py("int.__int__(self, /)", pure)]
#[inline(always)]
pub fn int(value: &Int) -> Int {
    value.clone()
}

/// `int.__index__`.
#[py("int.__index__(self, /)", pure)]
#[inline(always)]
pub fn index(value: &Int) -> Int {
    value.clone()
}

/// `int.__float__`.
#[py("int.__float__(self, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn float(value: &Int) -> R<f64> {
    value.as_f64()
}

/// `int.bit_length`.
#[py("int.bit_length(self, /)", pure)]
#[inline]
pub fn bit_length(value: &Int) -> Int {
    Int::from(value.bits().cast_signed())
}

/// `int.bit_count`: ones in the magnitude.
#[py("int.bit_count(self, /)", pure)]
pub fn bit_count(value: &Int) -> Int {
    Int::from(value.ones().cast_signed())
}

/// `int.conjugate`.
#[py("int.conjugate(self, /)", pure)]
#[inline(always)]
pub fn conjugate(value: &Int) -> Int {
    value.clone()
}

/// `int.as_integer_ratio`.
#[py("int.as_integer_ratio(self, /)", pure)]
pub fn as_integer_ratio(value: &Int) -> (Int, Int) {
    (value.clone(), Int::ONE)
}

/// `int.is_integer`, from 3.12 on; before, the attribute does not exist.
#[py("int.is_integer(self, /)", pure, raises = [AttributeError])]
pub fn is_integer(_value: &Int) -> R<bool> {
    if target::minor() < 12 {
        return Err(attribute_error("'int' object has no attribute 'is_integer'"));
    }
    Ok(true)
}

/// `round(self, ndigits)`: to a multiple of a power of ten when `ndigits` is negative.
#[py("int.__round__(self, ndigits=None, /)", pure)]
pub fn round(value: &Int, ndigits: Option<&Int>) -> Int {
    match ndigits {
        Some(digits) if digits.is_negative() => value.round_to(digits),
        _ => value.clone(),
    }
}

/// `int.__floor__`.
#[py("int.__floor__(self, /)", pure)]
pub fn floor(value: &Int) -> Int {
    value.clone()
}

/// `int.__ceil__`.
#[py("int.__ceil__(self, /)", pure)]
pub fn ceil(value: &Int) -> Int {
    value.clone()
}

/// `int.__trunc__`.
#[py("int.__trunc__(self, /)", pure)]
pub fn trunc(value: &Int) -> Int {
    value.clone()
}

/// Reads `byteorder`: is it the big end first?
fn big_end_first(byteorder: Option<&Str>) -> R<bool> {
    match byteorder {
        None => Ok(true),
        Some(order) if order.eq_str("big") => Ok(true),
        Some(order) if order.eq_str("little") => Ok(false),
        Some(_) => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// `int.to_bytes`: exactly `length` bytes, in two's complement when `signed`.
#[py(
    "int.to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
    pure, raises = [ValueError, OverflowError, MemoryError]
)]
pub fn to_bytes(
    value: &Int,
    length: Option<&Int>,
    byteorder: Option<&Str>,
    signed: Option<bool>,
) -> R<Bytes> {
    let length = match length {
        None => 1,
        Some(length) => {
            length.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))?
        }
    };
    let big = big_end_first(byteorder)?;
    let length = usize::try_from(length).map_err(|_| value_error("length argument must be non-negative"))?;
    if length > LONGEST {
        return Err(overflow_error("byte string is too large"));
    }
    // CPython makes the object before it looks at the value.
    let mut all = memory::room(length)?;
    let signed = signed.unwrap_or(false);
    if value.is_negative() && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    // `(-1).to_bytes(0, signed=True)` is empty: no byte has to say more than the sign.
    let is_sign_alone = signed && length == 0 && value.to_i64() == Some(-1);
    let mut bytes =
        if value.is_zero() || is_sign_alone { Vec::new() } else { value.to_bigint().to_signed_bytes_le() };
    if !signed && bytes.last() == Some(&0) {
        // That byte was only there for the sign.
        bytes.pop();
    }
    if bytes.len() > length {
        return Err(overflow_error("int too big to convert"));
    }
    all.extend_from_slice(&bytes);
    all.resize(length, if value.is_negative() { 0xff } else { 0 });
    if big {
        all.reverse();
    }
    Ok(Bytes::from(all))
}

/// `int.from_bytes`.
#[py("int.from_bytes(bytes, byteorder='big', *, signed=False)", pure, raises = [ValueError])]
pub fn from_bytes(bytes: &Bytes, byteorder: Option<&Str>, signed: Option<bool>) -> R<Int> {
    let big = big_end_first(byteorder)?;
    let bytes = bytes.as_slice();
    Ok(Int::from(match (big, signed.unwrap_or(false)) {
        (true, true) => BigInt::from_signed_bytes_be(bytes),
        (false, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (false, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
    }))
}
