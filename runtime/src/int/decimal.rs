//! Ints of some hundred decimal digits, to text and back: digit by digit, nineteen at a time. What is longer
//! is worth num-bigint's better ways.

use num_bigint::{BigInt, BigUint, Sign};

/// Up to so many digits.
pub(super) const FEW: usize = 1000;
/// So many bits have no more digits than that.
const FEW_BITS: u64 = 3300;

/// Digits in a step, and what they count up to: the largest power of ten in a word.
const STEP: usize = 19;
const BASE: u64 = 10_000_000_000_000_000_000;
/// `(2**128 - 1) // BASE - 2**64`: with that, [`divided`] needs no division.
const INVERSE: u64 = (u128::MAX / BASE as u128 - (1 << 64)) as u64;

/// The number that decimal digits are.
pub(super) fn value(digits: &[u8]) -> BigInt {
    let mut words: Vec<u64> = Vec::with_capacity(digits.len() / STEP + 1);
    // The first digits are those that are left over.
    let (first, rest) = digits.split_at(digits.len() % STEP);
    for step in std::iter::once(first).chain(rest.chunks_exact(STEP)) {
        let mut carry = step.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        for word in &mut words {
            let value = u128::from(*word) * u128::from(BASE) + u128::from(carry);
            *word = value as u64;
            carry = (value >> 64) as u64;
        }
        if carry > 0 {
            words.push(carry);
        }
    }
    let halves = words.into_iter().flat_map(|word| [word as u32, (word >> 32) as u32]);
    BigInt::from(BigUint::new(halves.collect()))
}

/// Its decimal digits, with a minus sign in front of a negative one.
pub(super) fn text(value: &BigInt) -> String {
    if value.bits() > FEW_BITS {
        return value.to_str_radix(10);
    }
    let mut words = value.magnitude().to_u64_digits();
    // From behind.
    let mut digits: Vec<u8> = Vec::with_capacity(words.len() * 20 + 20);
    while !words.is_empty() {
        let mut rest = 0;
        for word in words.iter_mut().rev() {
            (*word, rest) = divided(rest, *word);
        }
        while words.last() == Some(&0) {
            words.pop();
        }
        for _ in 0..STEP {
            digits.push(b'0' + (rest % 10) as u8);
            rest /= 10;
        }
    }
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    digits.truncate((digits.len() - zeros).max(1));
    if digits.is_empty() {
        digits.push(b'0');
    }
    if value.sign() == Sign::Minus {
        digits.push(b'-');
    }
    digits.reverse();
    String::from_utf8(digits).expect("digits are ASCII")
}

/// `divmod(high << 64 | low, BASE)` for a `high` below the base: Möller and Granlund, "Improved division by
/// invariant integers", algorithm 4 (the base has its topmost bit set).
#[inline]
fn divided(high: u64, low: u64) -> (u64, u64) {
    let estimate = u128::from(INVERSE) * u128::from(high) + (u128::from(high) << 64 | u128::from(low));
    let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
    let mut rest = low.wrapping_sub(quotient.wrapping_mul(BASE));
    if rest > estimate as u64 {
        quotient = quotient.wrapping_sub(1);
        rest = rest.wrapping_add(BASE);
    }
    if rest >= BASE {
        quotient = quotient.wrapping_add(1);
        rest -= BASE;
    }
    (quotient, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_is_the_machines() {
        let edges = [0, 1, 2, 9, 1 << 32, BASE / 2, BASE - 2, BASE - 1, BASE, u64::MAX - 1, u64::MAX];
        for high in edges.into_iter().filter(|high| *high < BASE) {
            for low in edges {
                let all = u128::from(high) << 64 | u128::from(low);
                let expected = ((all / u128::from(BASE)) as u64, (all % u128::from(BASE)) as u64);
                assert_eq!(divided(high, low), expected, "{high} {low}");
            }
        }
    }

    #[test]
    fn text_and_value_are_num_bigints() {
        let texts = [
            "0",
            "1",
            "9",
            "10",
            "999999999",
            "1000000000",
            "1000000001",
            "4294967296",
            "18446744073709551616",
            "9999999999999999999",
            "10000000000000000000",
            "184467440737095516159999999999999999999",
            "340282366920938463463374607431768211455",
        ];
        let mut all: Vec<String> = texts.map(str::to_owned).into();
        for length in (1..1010).step_by(37) {
            all.push("9".repeat(length));
            all.push(format!("1{}", "0".repeat(length)));
            all.push((0..length).map(|index| char::from(b'1' + (index * index % 9) as u8)).collect());
        }
        for digits in all {
            let expected = BigInt::parse_bytes(digits.as_bytes(), 10).expect("digits");
            assert_eq!(value(digits.as_bytes()), expected);
            assert_eq!(value(format!("000{digits}").as_bytes()), expected);
            assert_eq!(text(&expected), digits);
            let negative = if digits == "0" { digits.clone() } else { format!("-{digits}") };
            assert_eq!(text(&-expected), negative);
        }
    }
}
