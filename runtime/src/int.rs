//! `int`: unbounded, one machine word.
//!
//! The word itself and its fast paths are in `int/word.rs`; what does not fit goes through the cold functions
//! of `int/big.rs`. Text (decimal and other bases) is in `int/text.rs`, `**` in `int/power.rs`, exact
//! relations with floats in `int/float.rs`. The Python-visible operators are rows in `builtins/int.rs`.

mod big;
mod decimal;
pub mod float;
mod gcd;
mod operand;
pub mod power;
pub mod text;
mod value;
mod word;

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::ToPrimitive;

use crate::error::{R, Raised, value_error, zero_division};
use operand::operate;

pub use operand::{Kept, Operand};
pub use word::Borrowed;
pub use word::{Int, SMALL_MAX, SMALL_MIN};

impl From<i64> for Int {
    #[inline(always)]
    fn from(value: i64) -> Int {
        match Int::checked_small(value) {
            Some(int) => int,
            None => big::of_i64(value),
        }
    }
}

impl From<bool> for Int {
    #[inline(always)]
    fn from(value: bool) -> Int {
        Int::small(i64::from(value))
    }
}

impl From<usize> for Int {
    #[inline]
    fn from(value: usize) -> Int {
        match i64::try_from(value) {
            Ok(value) => Int::from(value),
            Err(_) => Int::from(BigInt::from(value)),
        }
    }
}

impl From<i128> for Int {
    #[inline]
    fn from(value: i128) -> Int {
        match i64::try_from(value) {
            Ok(value) => Int::from(value),
            Err(_) => Int::from(BigInt::from(value)),
        }
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Int {
        match value.to_i64() {
            Some(small) if (SMALL_MIN..=SMALL_MAX).contains(&small) => Int::small(small),
            _ => Int::of_big(value),
        }
    }
}

impl Int {
    /// The value when it fits 64 bits.
    #[inline(always)]
    pub fn to_i64(&self) -> Option<i64> {
        match self.as_small() {
            Some(value) => Some(value),
            None => big::to_i64(self.borrowed()),
        }
    }

    /// The value, or the nearest end of the range: for counts and positions, where anything beyond behaves
    /// like the end.
    #[inline]
    pub fn saturating_i64(&self) -> i64 {
        match self.to_i64() {
            Some(value) => value,
            None if self.is_negative() => i64::MIN,
            None => i64::MAX,
        }
    }

    pub fn to_bigint(&self) -> BigInt {
        match (self.as_small(), self.as_big()) {
            (Some(value), _) => BigInt::from(value),
            (None, Some(value)) => value.clone(),
            (None, None) => unreachable!("an int is small or big"),
        }
    }

    #[inline]
    pub fn is_negative(&self) -> bool {
        match self.as_small() {
            Some(value) => value < 0,
            None => self.as_big().is_some_and(|value| value.sign() == Sign::Minus),
        }
    }

    #[inline(always)]
    pub fn is_zero(&self) -> bool {
        self.same_word(&Int::ZERO)
    }

    /// `int.bit_length`.
    pub fn bits(&self) -> u64 {
        match (self.as_small(), self.as_big()) {
            (Some(value), _) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            (None, Some(value)) => value.bits(),
            (None, None) => 0,
        }
    }

    /// `math.gcd` of two: never negative.
    pub fn gcd(&self, other: &Int) -> Int {
        match self.small_pair(other) {
            Some((a, b)) => Int::from(i128::from(a.unsigned_abs().gcd(&b.unsigned_abs()))),
            None => gcd::gcd(self.borrowed(), other.borrowed()),
        }
    }

    /// Ones in the magnitude: `int.bit_count`.
    pub fn ones(&self) -> u64 {
        match (self.as_small(), self.as_big()) {
            (Some(value), _) => u64::from(value.unsigned_abs().count_ones()),
            (None, Some(value)) => value.magnitude().count_ones(),
            (None, None) => 0,
        }
    }

    /// `round(self, digits)` for negative digits: to a multiple of a power of ten, ties to even.
    pub fn round_to(&self, digits: &Int) -> Int {
        // A power of ten beyond twice the value rounds it to zero; only then may the power be too large to
        // make.
        let zeros = digits.saturating_i64().unsigned_abs();
        if zeros > self.bits() + 1 {
            return Int::ZERO;
        }
        let unit = BigInt::from(10u8).pow(u32::try_from(zeros).unwrap_or(u32::MAX));
        let value = self.to_bigint();
        let (quotient, remainder) = value.div_mod_floor(&unit);
        let twice = &remainder * 2u8;
        let up = match twice.cmp(&unit) {
            Ordering::Less => false,
            Ordering::Equal => quotient.is_odd(),
            Ordering::Greater => true,
        };
        let rounded = value - remainder;
        Int::from(if up { rounded + unit } else { rounded })
    }

    #[inline(always)]
    pub fn add(&self, other: &Int) -> Int {
        match self.small_add(other) {
            Some(sum) => sum,
            None => big::add(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn sub(&self, other: &Int) -> Int {
        match self.small_sub(other) {
            Some(difference) => difference,
            None => big::sub(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn mul(&self, other: &Int) -> Int {
        match self.small_mul(other) {
            Some(product) => product,
            None => big::mul(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn neg(&self) -> Int {
        match self.small_neg() {
            Some(value) => value,
            None => big::neg(self.borrowed()),
        }
    }

    #[inline]
    pub fn abs(&self) -> Int {
        if self.is_negative() { self.neg() } else { self.clone() }
    }

    #[inline(always)]
    pub fn invert(&self) -> Int {
        match self.small_not() {
            Some(value) => value,
            None => big::invert(self.borrowed()),
        }
    }

    #[inline(always)]
    pub fn bit_and(&self, other: &Int) -> Int {
        match self.small_and(other) {
            Some(value) => value,
            None => big::bit_and(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn bit_or(&self, other: &Int) -> Int {
        match self.small_or(other) {
            Some(value) => value,
            None => big::bit_or(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn bit_xor(&self, other: &Int) -> Int {
        match self.small_xor(other) {
            Some(value) => value,
            None => big::bit_xor(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn shl(&self, count: &Int) -> R<Int> {
        match self.small_shl(count) {
            Some(value) => Ok(value),
            None => big::shl(self.borrowed(), count.borrowed()),
        }
    }

    #[inline(always)]
    pub fn shr(&self, count: &Int) -> R<Int> {
        match self.small_shr(count) {
            Some(value) => Ok(value),
            None => big::shr(self.borrowed(), count.borrowed()),
        }
    }

    #[inline(always)]
    pub fn floordiv(&self, other: &Int) -> R<Int> {
        match self.small_floordiv(other) {
            Some(value) => Ok(value),
            None => big::floordiv(self.borrowed(), other.borrowed()),
        }
    }

    #[inline(always)]
    pub fn modulo(&self, other: &Int) -> R<Int> {
        match self.small_mod(other) {
            Some(value) => Ok(value),
            None => big::modulo(self.borrowed(), other.borrowed()),
        }
    }

    #[inline]
    pub fn divmod(&self, other: &Int) -> R<(Int, Int)> {
        match (self.small_floordiv(other), self.small_mod(other)) {
            (Some(quotient), Some(remainder)) => Ok((quotient, remainder)),
            _ => big::divmod(self.borrowed(), other.borrowed()),
        }
    }

    /// `a == b`, without the detour over `R`.
    #[inline(always)]
    pub fn equals(&self, other: &Int) -> bool {
        // A big value is never equal to a small one.
        self.same_word(other)
            || (!self.is_small() && !other.is_small() && big::equals(self.borrowed(), other.borrowed()))
    }

    #[inline(always)]
    pub fn compare(&self, other: &Int) -> Ordering {
        match self.small_pair(other) {
            Some((a, b)) => a.cmp(&b),
            None => big::compare(self.borrowed(), other.borrowed()),
        }
    }

    /// `self < other`: where both are small, one comparison, without an order that is asked again.
    #[inline(always)]
    pub fn is_less(&self, other: &Int) -> bool {
        match self.small_pair(other) {
            Some((a, b)) => a < b,
            None => big::compare(self.borrowed(), other.borrowed()).is_lt(),
        }
    }
}

/// The operators over operands that may be used up.
impl Int {
    #[inline(always)]
    pub(crate) fn sum(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_add, big::add)
    }

    #[inline(always)]
    pub(crate) fn difference(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_sub, big::sub)
    }

    #[inline(always)]
    pub(crate) fn product(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_mul, big::mul)
    }

    #[inline(always)]
    pub(crate) fn common_bits(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_and, big::bit_and)
    }

    #[inline(always)]
    pub(crate) fn all_bits(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_or, big::bit_or)
    }

    #[inline(always)]
    pub(crate) fn different_bits(a: impl Operand, b: impl Operand) -> Int {
        operate(a, b, Int::small_xor, big::bit_xor)
    }

    #[inline(always)]
    pub(crate) fn shifted_left(a: impl Operand, count: impl Operand) -> R<Int> {
        operate(a, count, |a, count| a.small_shl(count).map(Ok), big::shl)
    }

    #[inline(always)]
    pub(crate) fn shifted_right(a: impl Operand, count: impl Operand) -> R<Int> {
        operate(a, count, |a, count| a.small_shr(count).map(Ok), big::shr)
    }

    #[inline(always)]
    pub(crate) fn quotient(a: impl Operand, b: impl Operand) -> R<Int> {
        operate(a, b, |a, b| a.small_floordiv(b).map(Ok), big::floordiv)
    }

    #[inline(always)]
    pub(crate) fn remainder(a: impl Operand, b: impl Operand) -> R<Int> {
        operate(a, b, |a, b| a.small_mod(b).map(Ok), big::modulo)
    }

    /// `a < b`
    #[inline(always)]
    pub(crate) fn in_order(a: impl Operand, b: impl Operand) -> bool {
        operand::ask(a, b, Int::small_is_less, |a, b| big::compare(a, b).is_lt())
    }
}

/// `int // 0`, and the second half of `divmod(int, 0)`.
#[cold]
fn division_by_zero() -> Raised {
    zero_division("integer division or modulo by zero")
}

/// `int % 0`.
#[cold]
fn modulo_by_zero() -> Raised {
    zero_division("integer modulo by zero")
}

#[cold]
fn negative_shift() -> Raised {
    value_error("negative shift count")
}

impl PartialEq for Int {
    #[inline(always)]
    fn eq(&self, other: &Int) -> bool {
        self.equals(other)
    }
}

impl Eq for Int {}

impl PartialOrd for Int {
    #[inline(always)]
    fn partial_cmp(&self, other: &Int) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int {
    #[inline(always)]
    fn cmp(&self, other: &Int) -> Ordering {
        self.compare(other)
    }
}

impl fmt::Debug for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_bigint())
    }
}
