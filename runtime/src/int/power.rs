//! `**` and three-argument `pow` on ints.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Zero};

use super::{Borrowed, Int};
use crate::error::{R, memory_error, value_error};
use crate::memory;

impl Int {
    /// `self ** exponent` for an exponent that is not negative.
    #[inline]
    pub fn pow_nonnegative(&self, exponent: &Int) -> R<Int> {
        debug_assert!(!exponent.is_negative());
        if let (Some(base), Some(exponent)) = (self.as_small(), exponent.as_small())
            && let Some(power) = small_power(base, exponent.cast_unsigned())
        {
            return Ok(Int::from(power));
        }
        big_power(self.borrowed(), exponent.borrowed())
    }

    /// `pow(self, exponent, modulus)`.
    pub fn pow_mod(&self, exponent: &Int, modulus: &Int) -> R<Int> {
        if modulus.is_zero() {
            return Err(value_error("pow() 3rd argument cannot be 0"));
        }
        let positive = modulus.abs();
        if positive == Int::ONE {
            return Ok(Int::ZERO);
        }
        let (base, exponent) = if exponent.is_negative() {
            (self.inverse(&positive)?, exponent.neg())
        } else {
            (self.modulo(&positive)?, exponent.clone())
        };
        let power = match (base.as_small(), positive.as_small()) {
            (Some(base), Some(modulus)) => {
                small_power_mod(base.unsigned_abs(), &exponent, modulus.unsigned_abs())
            }
            _ => Int::from(base.to_bigint().modpow(&exponent.to_bigint(), &positive.to_bigint())),
        };
        // The result has the modulus's sign.
        Ok(if modulus.is_negative() && !power.is_zero() { power.sub(&positive) } else { power })
    }

    /// The inverse of `self` modulo `modulus` > 1.
    fn inverse(&self, modulus: &Int) -> R<Int> {
        let modulus = modulus.to_bigint();
        let base = self.to_bigint().mod_floor(&modulus);
        let found = base.extended_gcd(&modulus);
        if !found.gcd.is_one() {
            return Err(value_error("base is not invertible for the given modulus"));
        }
        Ok(Int::from(found.x.mod_floor(&modulus)))
    }
}

/// Square and multiply as long as everything fits 64 bits.
#[inline]
fn small_power(base: i64, exponent: u64) -> Option<i64> {
    let (mut result, mut square, mut left) = (1i64, base, exponent);
    loop {
        if left & 1 == 1 {
            result = result.checked_mul(square)?;
        }
        left >>= 1;
        if left == 0 {
            return Some(result);
        }
        square = square.checked_mul(square)?;
    }
}

/// A result of this many bits is 64 GiB: CPython runs out of memory (or of its user's patience) before.
const MEMORY_BITS: u128 = 1 << 39;

#[cold]
#[inline(never)]
fn big_power(base: Borrowed, exponent: Borrowed) -> R<Int> {
    let (base, exponent) = (base.int(), exponent.int());
    if exponent.is_zero() || base.equals(&Int::ONE) {
        return Ok(Int::ONE);
    }
    if base.is_zero() {
        return Ok(Int::ZERO);
    }
    let odd = !exponent.bit_and(&Int::ONE).is_zero();
    if base.equals(&Int::small(-1)) {
        return Ok(if odd { Int::small(-1) } else { Int::ONE });
    }
    let exponent = match exponent.as_small() {
        Some(exponent)
            if u128::from(exponent.unsigned_abs()) * u128::from(base.bits() - 1) <= MEMORY_BITS =>
        {
            exponent.unsigned_abs()
        }
        _ => return Err(memory_error()),
    };
    if !memory::holds_bits(exponent * (base.bits() - 1)) {
        return Err(memory_error());
    }
    let value = base.to_bigint();
    // The powers of two in the base are a shift: `2 ** n`, `10 ** n`.
    let twos = value.trailing_zeros().unwrap_or(0);
    let rest = BigInt::from(value.magnitude() >> twos);
    let power = odd_power(&rest, exponent) << (twos * exponent);
    Ok(Int::from(if base.is_negative() && odd { -power } else { power }))
}

fn odd_power(base: &BigInt, exponent: u64) -> BigInt {
    if base.is_one() {
        return BigInt::one();
    }
    match u32::try_from(exponent) {
        Ok(exponent) => base.pow(exponent),
        Err(_) => {
            let half = odd_power(base, exponent / 2);
            let square = &half * &half;
            if exponent % 2 == 1 { square * base } else { square }
        }
    }
}

fn small_power_mod(base: u64, exponent: &Int, modulus: u64) -> Int {
    let exponent = exponent.to_bigint();
    let wide = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        match u64::try_from(product) {
            Ok(product) => product % modulus,
            Err(_) => u64::try_from(product % u128::from(modulus)).expect("smaller than the modulus"),
        }
    };
    let (mut result, mut square) = (1 % modulus, base);
    let digits: Vec<u64> = exponent.iter_u64_digits().collect();
    for (index, digit) in digits.iter().enumerate() {
        let mut left = *digit;
        // The top digit ends with its highest bit, the others have 64.
        let bits = if index + 1 == digits.len() { 64 - left.leading_zeros() } else { 64 };
        for _ in 0..bits {
            if left & 1 == 1 {
                result = wide(result, square);
            }
            left >>= 1;
            square = wide(square, square);
        }
    }
    debug_assert!(!modulus.is_zero());
    Int::from(i128::from(result))
}
