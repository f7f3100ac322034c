//! `hash` of numbers: equal numbers of any type hash alike, so all are reduced modulo the prime 2**61 - 1.

use num_bigint::Sign;

use crate::float_object::Complex;
use crate::int::{Borrowed, Int, float::decompose};

const MODULUS: u64 = (1 << 61) - 1;
const INFINITY: i64 = 314_159;
const IMAGINARY: i64 = 1_000_003;
/// CPython hashes a NaN by its address, so no program can rely on the number; two NaNs are never equal
/// anyway.
const NAN: i64 = 0;

/// -1 means "error" to CPython's C code, so no hash is -1.
#[inline]
fn without_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

#[inline]
fn with_sign(magnitude: u64, negative: bool) -> i64 {
    // At most 61 bits.
    let magnitude = magnitude as i64;
    without_error(if negative { -magnitude } else { magnitude })
}

#[inline]
pub fn int(value: &Int) -> i64 {
    match value.as_small() {
        Some(small) => {
            let magnitude = small.unsigned_abs();
            let reduced = if magnitude < MODULUS { magnitude } else { magnitude % MODULUS };
            with_sign(reduced, small < 0)
        }
        None => big(value.borrowed()),
    }
}

#[cold]
#[inline(never)]
fn big(value: Borrowed) -> i64 {
    let value = value.int().to_bigint();
    let digits: Vec<u64> = value.iter_u64_digits().collect();
    // 2**64 is 8 modulo the prime.
    let reduced = digits.iter().rev().fold(0u64, |high, digit| {
        let wide = u128::from(high) * 8 + u128::from(*digit);
        (wide % u128::from(MODULUS)) as u64
    });
    with_sign(reduced, value.sign() == Sign::Minus)
}

pub fn float(value: f64) -> i64 {
    if !value.is_finite() {
        return if value.is_nan() {
            NAN
        } else if value > 0.0 {
            INFINITY
        } else {
            -INFINITY
        };
    }
    let (mantissa, exponent) = decompose(value);
    // 2**61 is 1 modulo the prime: multiplying by a power of two rotates 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let reduced = (u128::from(mantissa) << turn) % u128::from(MODULUS);
    with_sign(reduced as u64, value < 0.0)
}

pub fn complex(value: Complex) -> i64 {
    let (real, imaginary) = (float(value.real), float(value.imag));
    without_error(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY)))
}
