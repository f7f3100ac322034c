//! The slow halves of the operators: at least one operand or the result does not fit the word, or the
//! operation raises.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::{Borrowed, Int, division_by_zero, modulo_by_zero, negative_shift};
use crate::error::{R, memory_error, overflow_error};
use crate::memory;

/// The two forms of a value, for operations that need not widen a small operand.
enum Form<'a> {
    Small(i64),
    Big(&'a BigInt),
}

fn form(int: Borrowed<'_>) -> Form<'_> {
    match int.as_big() {
        Some(value) => Form::Big(value),
        None => Form::Small(int.int().as_small().expect("an int is small or big")),
    }
}

/// Values below this, up or down, are added, divided and cut in registers.
const WIDE: u128 = 1 << 126;

/// The value, where it takes two words at most: hashes, keys and random numbers of 64 bits do.
fn wide(int: Borrowed<'_>) -> Option<i128> {
    let value = match form(int) {
        Form::Small(value) => return Some(i128::from(value)),
        Form::Big(value) => value,
    };
    let mut digits = value.iter_u64_digits();
    if digits.len() > 2 {
        return None;
    }
    let low = digits.next().map_or(0, u128::from);
    let magnitude = low | digits.next().map_or(0, u128::from) << 64;
    if magnitude >= WIDE {
        return None;
    }
    let magnitude = magnitude.cast_signed();
    Some(if value.sign() == Sign::Minus { -magnitude } else { magnitude })
}

fn both_wide(a: Borrowed<'_>, b: Borrowed<'_>) -> Option<(i128, i128)> {
    Some((wide(a)?, wide(b)?))
}

#[cold]
#[inline(never)]
pub(super) fn of_i64(value: i64) -> Int {
    Int::of_big(BigInt::from(value))
}

#[cold]
#[inline(never)]
pub(super) fn to_i64(int: Borrowed) -> Option<i64> {
    int.as_big().and_then(BigInt::to_i64)
}

#[cold]
#[inline(never)]
pub(super) fn add(a: Borrowed, b: Borrowed) -> Int {
    if let Some((a, b)) = both_wide(a, b) {
        return Int::from(a + b);
    }
    match (form(a), form(b)) {
        (Form::Small(a), Form::Small(b)) => Int::from(i128::from(a) + i128::from(b)),
        (Form::Small(a), Form::Big(b)) => Int::from(b + a),
        (Form::Big(a), Form::Small(b)) => Int::from(a + b),
        (Form::Big(a), Form::Big(b)) => Int::from(a + b),
    }
}

#[cold]
#[inline(never)]
pub(super) fn sub(a: Borrowed, b: Borrowed) -> Int {
    if let Some((a, b)) = both_wide(a, b) {
        return Int::from(a - b);
    }
    match (form(a), form(b)) {
        (Form::Small(a), Form::Small(b)) => Int::from(i128::from(a) - i128::from(b)),
        (Form::Small(a), Form::Big(b)) => Int::from(a - b),
        (Form::Big(a), Form::Small(b)) => Int::from(a - b),
        (Form::Big(a), Form::Big(b)) => Int::from(a - b),
    }
}

#[cold]
#[inline(never)]
pub(super) fn mul(a: Borrowed, b: Borrowed) -> Int {
    match (form(a), form(b)) {
        (Form::Small(a), Form::Small(b)) => Int::from(i128::from(a) * i128::from(b)),
        (Form::Small(a), Form::Big(b)) => Int::from(b * a),
        (Form::Big(a), Form::Small(b)) => Int::from(a * b),
        (Form::Big(a), Form::Big(b)) => Int::from(a * b),
    }
}

#[cold]
#[inline(never)]
pub(super) fn neg(a: Borrowed) -> Int {
    Int::from(-a.int().to_bigint())
}

#[cold]
#[inline(never)]
pub(super) fn invert(a: Borrowed) -> Int {
    Int::from(!a.int().to_bigint())
}

#[cold]
#[inline(never)]
pub(super) fn bit_and(a: Borrowed, b: Borrowed) -> Int {
    match (form(a), form(b)) {
        // A non-negative small operand keeps only the low word of the other: `hash & 0xffff` on a big value.
        (Form::Big(big), Form::Small(small)) | (Form::Small(small), Form::Big(big)) if small >= 0 => {
            let low = low_word(big);
            Int::small(low & small)
        }
        _ => match both_wide(a, b) {
            Some((a, b)) => Int::from(a & b),
            None => Int::from(a.int().to_bigint() & b.int().to_bigint()),
        },
    }
}

/// The low 64 bits of a big value in two's complement.
fn low_word(value: &BigInt) -> i64 {
    let magnitude = value.iter_u64_digits().next().unwrap_or(0).cast_signed();
    if value.sign() == Sign::Minus { magnitude.wrapping_neg() } else { magnitude }
}

#[cold]
#[inline(never)]
pub(super) fn bit_or(a: Borrowed, b: Borrowed) -> Int {
    match both_wide(a, b) {
        Some((a, b)) => Int::from(a | b),
        None => Int::from(a.int().to_bigint() | b.int().to_bigint()),
    }
}

#[cold]
#[inline(never)]
pub(super) fn bit_xor(a: Borrowed, b: Borrowed) -> Int {
    match both_wide(a, b) {
        Some((a, b)) => Int::from(a ^ b),
        None => Int::from(a.int().to_bigint() ^ b.int().to_bigint()),
    }
}

/// CPython keeps 30 bits in a digit; a number of more digits than fit an object's size is an OverflowError,
/// one that only the machine cannot hold a MemoryError.
const MAX_DIGITS: u64 = (i64::MAX as u64 - 24) / 4;
/// 2 ** 40 bits are 128 GiB.
const MEMORY_BITS: u64 = 1 << 40;

#[cold]
#[inline(never)]
pub(super) fn shl(a: Borrowed, count: Borrowed) -> R<Int> {
    let (a, count) = (a.int(), count.int());
    if count.is_negative() {
        return Err(negative_shift());
    }
    if a.is_zero() {
        return Ok(Int::ZERO);
    }
    let bits = a.bits();
    match count.to_bigint().to_u128() {
        Some(shift) if shift / 30 <= u128::from(MAX_DIGITS - bits / 30 - 2) => {
            if shift > u128::from(MEMORY_BITS) || !memory::holds_bits(bits + shift as u64) {
                return Err(memory_error());
            }
            Ok(Int::from(a.to_bigint() << shift))
        }
        _ => Err(overflow_error("too many digits in integer")),
    }
}

#[cold]
#[inline(never)]
pub(super) fn shr(a: Borrowed, count: Borrowed) -> R<Int> {
    let (a, count) = (a.int(), count.int());
    if count.is_negative() {
        return Err(negative_shift());
    }
    match (a.as_big(), count.to_i64()) {
        (Some(value), Some(shift)) => Ok(Int::from(value >> shift)),
        _ if a.is_negative() => Ok(Int::small(-1)),
        _ => Ok(Int::ZERO),
    }
}

#[cold]
#[inline(never)]
pub(super) fn floordiv(a: Borrowed, b: Borrowed) -> R<Int> {
    let words = both_wide(a, b);
    let (a, b) = (a.int(), b.int());
    if b.is_zero() {
        return Err(division_by_zero());
    }
    Ok(match words {
        Some((a, b)) => Int::from(Integer::div_floor(&a, &b)),
        None => Int::from(a.to_bigint().div_floor(&b.to_bigint())),
    })
}

#[cold]
#[inline(never)]
pub(super) fn modulo(a: Borrowed, b: Borrowed) -> R<Int> {
    let words = both_wide(a, b);
    let (a, b) = (a.int(), b.int());
    if b.is_zero() {
        return Err(modulo_by_zero());
    }
    Ok(match words {
        Some((a, b)) => Int::from(Integer::mod_floor(&a, &b)),
        None => Int::from(a.to_bigint().mod_floor(&b.to_bigint())),
    })
}

#[cold]
#[inline(never)]
pub(super) fn divmod(a: Borrowed, b: Borrowed) -> R<(Int, Int)> {
    let (a, b) = (a.int(), b.int());
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let (quotient, remainder) = a.to_bigint().div_mod_floor(&b.to_bigint());
    Ok((Int::from(quotient), Int::from(remainder)))
}

#[cold]
#[inline(never)]
pub(super) fn equals(a: Borrowed, b: Borrowed) -> bool {
    a.as_big() == b.as_big()
}

#[cold]
#[inline(never)]
pub(super) fn compare(a: Borrowed, b: Borrowed) -> Ordering {
    match (form(a), form(b)) {
        (Form::Small(a), Form::Small(b)) => a.cmp(&b),
        (Form::Big(a), Form::Big(b)) => a.cmp(b),
        // A big value lies outside the small range, so its sign decides.
        (Form::Small(_), Form::Big(b)) => {
            if b.sign() == Sign::Minus {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (Form::Big(a), Form::Small(_)) => {
            if a.sign() == Sign::Minus {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    }
}
