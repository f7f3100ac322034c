//! Where ints meet floats: conversion, true division and comparison, each exact or correctly rounded.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use super::{Borrowed, Int};
use crate::error::{R, Raised, overflow_error, value_error, zero_division};

/// Every int up to this size is a float without rounding.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

impl Int {
    /// `float(self)`: rounded half to even; OverflowError beyond the largest float.
    #[inline(always)]
    pub fn as_f64(&self) -> R<f64> {
        match self.as_small() {
            // The machine's conversion rounds half to even.
            Some(value) => Ok(value as f64),
            None => big_as_f64(self.borrowed()),
        }
    }

    /// `float(self)` when it fits.
    pub fn finite_f64(&self) -> Option<f64> {
        match self.as_small() {
            Some(value) => Some(value as f64),
            None => rounded_big(&self.to_bigint()),
        }
    }

    /// `self == mantissa * 2 ** exponent`, the mantissa in [0.5, 1), rounded to a float; for positive values.
    pub fn frexp(&self) -> (f64, f64) {
        let bits = i64::try_from(self.bits()).expect("a length in bits");
        let mantissa = rounded(self.to_bigint(), -bits, false).expect("at most 1.0");
        if mantissa == 1.0 { (0.5, (bits + 1) as f64) } else { (mantissa, bits as f64) }
    }

    /// `self / other`, correctly rounded whatever the size of the operands.
    #[inline]
    pub fn true_divide(&self, other: &Int) -> R<f64> {
        match self.small_pair(other) {
            Some((a, b)) if b != 0 && a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT => {
                Ok(a as f64 / b as f64)
            }
            _ => big_true_divide(self.borrowed(), other.borrowed()),
        }
    }

    /// The order of an int and a float by exact value; `None` for a NaN.
    #[inline]
    pub fn compare_float(&self, other: f64) -> Option<Ordering> {
        match self.as_small() {
            Some(value) if value.unsigned_abs() <= EXACT => (value as f64).partial_cmp(&other),
            _ => compare_exactly(self.borrowed(), other),
        }
    }

    /// `int(value)`: the fraction is cut off.
    #[inline]
    pub fn from_f64(value: f64) -> R<Int> {
        // 2 ** 62 itself is not small; NaN fails the test.
        if value.abs() < 4_611_686_018_427_387_904.0 {
            return Ok(Int::small(value as i64));
        }
        big_from_f64(value)
    }
}

#[cold]
#[inline(never)]
fn big_as_f64(int: Borrowed) -> R<f64> {
    rounded_big(&int.int().to_bigint()).ok_or_else(|| overflow_error("int too large to convert to float"))
}

fn rounded_big(value: &BigInt) -> Option<f64> {
    let magnitude = rounded(value.magnitude().to_owned().into(), 0, false)?;
    Some(if value.sign() == Sign::Minus { -magnitude } else { magnitude })
}

/// `magnitude * 2 ** exponent` (plus a little more when `sticky`) rounded half to even; `None` on overflow.
///
/// `magnitude` must be non-negative; with `sticky` it must have at least 66 bits or lie below the rounding
/// position anyway.
pub(crate) fn rounded(magnitude: BigInt, exponent: i64, sticky: bool) -> Option<f64> {
    if magnitude.is_zero() {
        return Some(0.0);
    }
    let bits = i64::try_from(magnitude.bits()).ok()?;
    // The exponent of the leading bit.
    let lead = bits - 1 + exponent;
    if lead > 1023 {
        return None;
    }
    // The lowest bit kept: 52 below the leading one, but no subnormal bit below -1074.
    let lowest = (lead - 52).max(-1074);
    let drop = lowest - exponent;
    let (mut mantissa, half, rest) = if drop <= 0 {
        ((magnitude << drop.unsigned_abs()).to_u64()?, false, sticky)
    } else {
        let drop = drop.unsigned_abs();
        let half = magnitude.bit(drop - 1);
        let rest = sticky || magnitude.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
        ((magnitude >> drop).to_u64()?, half, rest)
    };
    if half && (rest || mantissa & 1 == 1) {
        mantissa += 1;
    }
    scaled(mantissa, lowest)
}

/// `mantissa * 2 ** exponent` for a mantissa of at most 53 bits (or 2 ** 53) and an exponent of at least
/// -1074: exact.
fn scaled(mantissa: u64, exponent: i64) -> Option<f64> {
    if mantissa < 1 << 52 {
        // Subnormal: the mantissa is the pattern.
        return Some(f64::from_bits(mantissa));
    }
    let (mantissa, exponent) =
        if mantissa == 1 << 53 { (1 << 52, exponent + 1) } else { (mantissa, exponent) };
    let biased = exponent + 1075;
    if biased >= 2047 {
        return None;
    }
    Some(f64::from_bits((u64::try_from(biased).ok()? << 52) | (mantissa & ((1 << 52) - 1))))
}

#[cold]
#[inline(never)]
fn big_true_divide(a: Borrowed, b: Borrowed) -> R<f64> {
    let (a, b) = (a.int(), b.int());
    if b.is_zero() {
        return Err(zero_division("division by zero"));
    }
    let negative = a.is_negative() != b.is_negative();
    let signed = |value: f64| if negative { -value } else { value };
    if a.is_zero() {
        // `0 / -5` is -0.0 in CPython.
        return Ok(signed(0.0));
    }
    let (a_bits, b_bits) = (i128::from(a.bits()), i128::from(b.bits()));
    let difference = a_bits - b_bits;
    if difference > 1024 {
        return Err(division_too_large());
    }
    if difference < -1076 {
        return Ok(signed(0.0));
    }
    // A quotient of at least 66 bits, the remainder as a sticky bit.
    let shift = i64::try_from(66 - difference).expect("bounded above");
    let (a, b) = (BigInt::from(a.to_bigint().into_parts().1), BigInt::from(b.to_bigint().into_parts().1));
    let (quotient, remainder) = if shift >= 0 { (a << shift).div_rem(&b) } else { a.div_rem(&(b << -shift)) };
    match rounded(quotient, -shift, !remainder.is_zero()) {
        Some(value) => Ok(signed(value)),
        None => Err(division_too_large()),
    }
}

#[cold]
fn division_too_large() -> Raised {
    overflow_error("integer division result too large for a float")
}

#[cold]
#[inline(never)]
fn compare_exactly(a: Borrowed, b: f64) -> Option<Ordering> {
    let a = a.int();
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = Int::from_f64(b.trunc()).expect("a finite float has an integral part");
    let order = a.compare(&whole);
    // Equal up to the fraction, which has the float's sign.
    Some(order.then_with(|| 0.0f64.partial_cmp(&(b - b.trunc())).unwrap_or(Ordering::Equal)))
}

#[cold]
#[inline(never)]
fn big_from_f64(value: f64) -> R<Int> {
    if value.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert float infinity to integer"));
    }
    let (mantissa, exponent) = decompose(value);
    let magnitude = BigInt::from(mantissa) << exponent.max(0);
    Ok(Int::from(if value < 0.0 { -magnitude } else { magnitude }))
}

/// `abs(value) == mantissa * 2 ** exponent` for a finite float.
pub(crate) fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let biased = i64::try_from(bits >> 52 & 0x7ff).expect("11 bits");
    let fraction = bits & ((1 << 52) - 1);
    if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) }
}
