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
    let value = value.as_big().expect("small ones are hashed where they are");
    let digits = value.iter_u64_digits();
    // 2**64 is 8 modulo the prime, and `weight` what the power of 2**64 of a digit is.
    let (reduced, _) = digits.fold((0u64, 1u64), |(sum, weight), digit| {
        (reduce(u128::from(digit) * u128::from(weight) + u128::from(sum)), reduce(u128::from(weight) * 8))
    });
    with_sign(reduced, value.sign() == Sign::Minus)
}

/// Modulo the prime: 2**61 is 1. The value has 126 bits at most.
#[inline]
fn reduce(value: u128) -> u64 {
    let prime = u128::from(MODULUS);
    // 66 bits, 62 bits.
    let value = (value & prime) + (value >> 61);
    let value = ((value & prime) + (value >> 61)) as u64;
    if value >= MODULUS { value - MODULUS } else { value }
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
