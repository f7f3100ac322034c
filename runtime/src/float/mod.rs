//! Floats: CPython's algorithms over `f64`.

pub mod complex;
pub mod divide;
pub mod hex;
pub mod parse;
pub mod power;
pub mod repr;
pub mod round;
pub mod sum;

/// `value == mantissa * 2 ** exponent` with the mantissa in [0.5, 1); zero, infinities and NaN have exponent
/// 0.
pub fn frexp(value: f64) -> (f64, i64) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let (mantissa, exponent) = crate::int::float::decompose(value);
    let bits = i64::from(64 - mantissa.leading_zeros());
    // At most 53 bits: the conversion is exact, and so is the division by a power of two.
    let fraction = mantissa as f64 / (1u64 << bits) as f64;
    (fraction.copysign(value), exponent + bits)
}
