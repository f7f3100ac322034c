//! Ints of some hundred decimal digits, to text and back: digit by digit, nine at a time. What is longer is
//! worth num-bigint's better ways.

use num_bigint::{BigInt, BigUint, Sign};

/// Up to so many digits.
pub(super) const FEW: usize = 1000;
/// So many bits have no more digits than that.
const FEW_BITS: u64 = 3300;

/// Digits in a step, and what they count up to.
const STEP: usize = 9;
const BASE: u64 = 1_000_000_000;

/// The number that decimal digits are.
pub(super) fn value(digits: &[u8]) -> BigInt {
    let mut words: Vec<u32> = Vec::with_capacity(digits.len() / STEP + 1);
    // The first digits are those that are left over.
    let (first, rest) = digits.split_at(digits.len() % STEP);
    for step in std::iter::once(first).chain(rest.chunks_exact(STEP)) {
        let mut carry = step.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        for word in &mut words {
            let value = u64::from(*word) * BASE + carry;
            *word = value as u32;
            carry = value >> 32;
        }
        if carry > 0 {
            words.push(carry as u32);
        }
    }
    BigInt::from(BigUint::new(words))
}

/// Its decimal digits, with a minus sign in front of a negative one.
pub(super) fn text(value: &BigInt) -> String {
    if value.bits() > FEW_BITS {
        return value.to_str_radix(10);
    }
    let mut words = value.magnitude().to_u32_digits();
    // From behind.
    let mut digits: Vec<u8> = Vec::with_capacity(words.len() * 10 + 2);
    while !words.is_empty() {
        let mut rest = 0;
        for word in words.iter_mut().rev() {
            let value = rest << 32 | u64::from(*word);
            *word = (value / BASE) as u32;
            rest = value % BASE;
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

#[cfg(test)]
mod tests {
    use super::*;

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
