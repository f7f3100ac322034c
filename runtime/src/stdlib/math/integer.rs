//! `math` on integers: gcd lcm factorial comb perm isqrt.

use hybridc_macros::py;
use num_bigint::BigInt;
use num_integer::Integer;

use crate::error::{Class, R, overflow_error, raise_args, value_error};
use crate::int::Int;

/// `math.gcd`: of any number of ints; of none it is 0.
#[py("math.gcd(*integers)", pure)]
pub fn gcd(integers: &[Int]) -> Int {
    integers.iter().fold(Int::ZERO, |so_far, next| so_far.gcd(next))
}

/// `math.lcm`: of any number of ints; of none it is 1.
#[py("math.lcm(*integers)", pure)]
pub fn lcm(integers: &[Int]) -> Int {
    integers.iter().fold(Int::ONE, |so_far, next| {
        if so_far.is_zero() || next.is_zero() {
            return Int::ZERO;
        }
        let common = so_far.gcd(next);
        so_far.floordiv(&common).map_or(Int::ZERO, |quotient| quotient.mul(next).abs())
    })
}

/// `math.isqrt`: the integral part of the square root.
#[py("math.isqrt(n, /)", pure, raises = [ValueError])]
pub fn isqrt(n: &Int) -> R<Int> {
    if n.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(match n.as_small() {
        Some(small) => Int::from(small.isqrt()),
        None => Int::from(n.to_bigint().sqrt()),
    })
}

/// The factorial of this many is far beyond any memory.
const TOO_MANY: i64 = 1 << 36;

/// `math.factorial`
#[py("math.factorial(n, /)", pure, raises = [ValueError, OverflowError, MemoryError])]
pub fn factorial(n: &Int) -> R<Int> {
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    match n.to_i64() {
        None => Err(overflow_error("factorial() argument should not exceed 9223372036854775807")),
        Some(n) if n > TOO_MANY => Err(raise_args(Class::MemoryError, Vec::new())),
        Some(n) => Ok(Int::from(product(2, n))),
    }
}

/// The product of the integers from `low` to `high`: halves of like size, so that the multiplications are of
/// like numbers.
fn product(low: i64, high: i64) -> BigInt {
    if high - low < 16 {
        let (mut result, mut part) = (BigInt::from(1), 1u64);
        for factor in low..=high {
            let factor = factor.unsigned_abs();
            part = match part.checked_mul(factor) {
                Some(part) => part,
                None => {
                    result *= part;
                    factor
                }
            };
        }
        return result * part;
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn check_not_negative(name: &str, value: &Int) -> R<()> {
    if value.is_negative() {
        return Err(value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(())
}

/// `math.perm(n)`: n!.
#[py("math.perm(n, k=None, /)", pure, raises = [ValueError, OverflowError, MemoryError])]
pub fn perm(n: &Int, k: Option<&Int>) -> R<Int> {
    let Some(k) = k else { return factorial(n) };
    check_not_negative("n", n)?;
    check_not_negative("k", k)?;
    if n.compare(k).is_lt() {
        return Ok(Int::ZERO);
    }
    match (n.to_i64(), k.to_i64()) {
        (_, None) => Err(overflow_error("k must not exceed 9223372036854775807")),
        (_, Some(k)) if k > TOO_MANY => Err(raise_args(Class::MemoryError, Vec::new())),
        // `n + 1` may leave the word.
        (_, Some(0)) => Ok(Int::ONE),
        (Some(n), Some(k)) => Ok(Int::from(product(n - k + 1, n))),
        (None, Some(k)) => Ok(Int::from(falling(&n.to_bigint(), k))),
    }
}

/// n * (n - 1) * … : `count` factors.
fn falling(n: &BigInt, count: i64) -> BigInt {
    match count {
        0 => BigInt::from(1),
        1 => n.clone(),
        _ => {
            let half = count / 2;
            falling(n, half) * falling(&(n - half), count - half)
        }
    }
}

/// `math.comb`
#[py("math.comb(n, k, /)", pure, raises = [ValueError, OverflowError, MemoryError])]
pub fn comb(n: &Int, k: &Int) -> R<Int> {
    check_not_negative("n", n)?;
    check_not_negative("k", k)?;
    if n.compare(k).is_lt() {
        return Ok(Int::ZERO);
    }
    let other = n.sub(k);
    let k = if other.compare(k).is_lt() { &other } else { k };
    let Some(k) = k.to_i64() else {
        return Err(overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    if k > TOO_MANY {
        return Err(raise_args(Class::MemoryError, Vec::new()));
    }
    if let Some(n) = n.as_small()
        && let Some(small) = small_comb(n, k)
    {
        return Ok(Int::from(small));
    }
    Ok(Int::from(choose(&n.to_bigint(), k)))
}

/// As long as no intermediate product leaves 128 bits.
fn small_comb(n: i64, k: i64) -> Option<i128> {
    if k > 64 {
        return None;
    }
    let (n, mut result) = (i128::from(n), 1i128);
    for step in 1..=i128::from(k) {
        // The product of `step` neighbours is divisible by step!.
        result = result.checked_mul(n - i128::from(k) + step)? / step;
    }
    Some(result)
}

/// C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j) with j half of k.
fn choose(n: &BigInt, k: i64) -> BigInt {
    match k {
        0 => BigInt::from(1),
        1 => n.clone(),
        _ => {
            let half = k / 2;
            let upper = choose(n, half) * choose(&(n - half), k - half);
            upper.div_floor(&choose(&BigInt::from(k), half))
        }
    }
}
