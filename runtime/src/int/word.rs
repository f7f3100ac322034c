//! The machine word of an `int`, and the operations that stay inside it.
//!
//! A small value `v` (63 bits, signed) is the word `v << 1`: bit 0 is clear, so that the sum of two words is
//! the word of the sum and the overflow flag of the addition is the only test. A value that does not fit is a
//! pointer to a counted big integer with bit 0 set. A value is always in its smallest form, so equal values
//! of different form do not exist.
#![allow(unsafe_code)] // The one file that knows the pointer in the word.

use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// A Python int.
#[repr(transparent)]
pub struct Int {
    word: i64,
    /// The count is not atomic: an `Int` stays on its thread.
    not_send: PhantomData<*const Counted>,
}

/// A big integer and the number of words that point to it.
struct Counted {
    count: Cell<usize>,
    value: BigInt,
}

/// The smallest and the largest value that fits a word.
pub const SMALL_MIN: i64 = i64::MIN >> 1;
pub const SMALL_MAX: i64 = i64::MAX >> 1;

const BIG: i64 = 1;

impl Int {
    pub const ZERO: Int = Int::of_word(0);
    pub const ONE: Int = Int::of_word(2);

    /// `word` has bit 0 clear, or is a pointer made by `of_big` whose count already covers the new `Int`.
    #[inline(always)]
    const fn of_word(word: i64) -> Int {
        Int { word, not_send: PhantomData }
    }

    /// A value that is known to fit.
    #[inline(always)]
    pub const fn small(value: i64) -> Int {
        debug_assert!(value >= SMALL_MIN && value <= SMALL_MAX);
        Int::of_word(value << 1)
    }

    /// The value as a word, when it fits.
    #[inline(always)]
    pub(super) fn checked_small(value: i64) -> Option<Int> {
        value.checked_add(value).map(Int::of_word)
    }

    /// A value outside the small range.
    #[cold]
    #[inline(never)]
    pub(super) fn of_big(value: BigInt) -> Int {
        debug_assert!(value.to_i64().is_none_or(|value| !(SMALL_MIN..=SMALL_MAX).contains(&value)));
        let pointer = Box::into_raw(Box::new(Counted { count: Cell::new(1), value }));
        Int::of_word(pointer.expose_provenance() as i64 | BIG)
    }

    #[inline(always)]
    pub fn is_small(&self) -> bool {
        self.word & BIG == 0
    }

    /// The value when it is small.
    #[inline(always)]
    pub fn as_small(&self) -> Option<i64> {
        if self.is_small() { Some(self.word >> 1) } else { None }
    }

    /// The big integer when it is not small.
    #[inline]
    pub(super) fn as_big(&self) -> Option<&BigInt> {
        self.borrowed().as_big()
    }

    /// Equal words are equal values; two big values may be equal without.
    #[inline(always)]
    pub(super) fn same_word(&self, other: &Int) -> bool {
        self.word == other.word
    }

    /// The word by value, for the slow halves of the operators.
    #[inline(always)]
    pub(crate) fn borrowed(&self) -> Borrowed<'_> {
        Borrowed { word: self.word, of: PhantomData }
    }
}

/// The word of an `Int` that lives elsewhere.
///
/// Slow paths take it by value: a call with `&Int` would make the compiler keep the `Int` in memory on the
/// fast path too.
#[derive(Clone, Copy)]
pub struct Borrowed<'a> {
    word: i64,
    of: PhantomData<&'a Int>,
}

impl<'a> Borrowed<'a> {
    /// The same value as an `Int` that is not dropped.
    #[inline]
    pub(crate) fn int(self) -> ManuallyDrop<Int> {
        ManuallyDrop::new(Int::of_word(self.word))
    }

    /// The big integer when it is not small.
    pub(crate) fn as_big(self) -> Option<&'a BigInt> {
        if self.word & BIG == 0 { None } else { Some(&self.counted().value) }
    }

    fn counted(self) -> &'a Counted {
        debug_assert!(self.word & BIG == BIG);
        let pointer = std::ptr::with_exposed_provenance::<Counted>((self.word & !BIG) as usize);
        // SAFETY: bit 0 is only set by `of_big`, so this is its pointer; the count includes the `Int` that is
        // borrowed for 'a, so the box lives that long, and nothing hands out `&mut Counted` before the last
        // `Int` is gone.
        unsafe { &*pointer }
    }
}

/// Another reference to the big integer of this word.
#[cold]
#[inline(never)]
fn clone_big(value: Borrowed<'_>) -> Int {
    let counted = value.counted();
    counted.count.set(counted.count.get() + 1);
    Int::of_word(value.word)
}

/// An `Int` with this word is being dropped.
#[cold]
#[inline(never)]
fn drop_big(value: Borrowed<'_>) {
    let counted = value.counted();
    let count = counted.count.get() - 1;
    if count > 0 {
        counted.count.set(count);
        return;
    }
    let pointer = std::ptr::with_exposed_provenance_mut::<Counted>((value.word & !BIG) as usize);
    // SAFETY: the caller drops the last `Int` that points to the box that `of_big` leaked; `counted` is not
    // used any more.
    drop(unsafe { Box::from_raw(pointer) });
}

impl Clone for Int {
    #[inline(always)]
    fn clone(&self) -> Int {
        if self.is_small() { Int::of_word(self.word) } else { clone_big(self.borrowed()) }
    }
}

impl Drop for Int {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.is_small() {
            drop_big(self.borrowed());
        }
    }
}

/// Operations on two small values whose result is small; `None` sends the caller to its slow path.
///
/// All results have bit 0 clear because both operands have (or because it is cleared here): no operation on
/// words of small values can make a pointer.
impl Int {
    #[inline(always)]
    pub(crate) fn both_small(&self, other: &Int) -> bool {
        (self.word | other.word) & BIG == 0
    }

    /// Of two small values: words are in the order of their values.
    #[inline(always)]
    pub(crate) fn small_is_less(&self, other: &Int) -> bool {
        self.word < other.word
    }

    /// Both values, when both are small.
    #[inline(always)]
    pub(crate) fn small_pair(&self, other: &Int) -> Option<(i64, i64)> {
        if self.both_small(other) { Some((self.word >> 1, other.word >> 1)) } else { None }
    }

    #[inline(always)]
    pub(crate) fn small_add(&self, other: &Int) -> Option<Int> {
        if !self.both_small(other) {
            return None;
        }
        self.word.checked_add(other.word).map(Int::of_word)
    }

    #[inline(always)]
    pub(crate) fn small_sub(&self, other: &Int) -> Option<Int> {
        if !self.both_small(other) {
            return None;
        }
        self.word.checked_sub(other.word).map(Int::of_word)
    }

    #[inline(always)]
    pub(crate) fn small_mul(&self, other: &Int) -> Option<Int> {
        if !self.both_small(other) {
            return None;
        }
        self.word.checked_mul(other.word >> 1).map(Int::of_word)
    }

    #[inline(always)]
    pub(crate) fn small_neg(&self) -> Option<Int> {
        if !self.is_small() {
            return None;
        }
        self.word.checked_neg().map(Int::of_word)
    }

    #[inline(always)]
    pub(crate) fn small_and(&self, other: &Int) -> Option<Int> {
        if self.both_small(other) { Some(Int::of_word(self.word & other.word)) } else { None }
    }

    #[inline(always)]
    pub(crate) fn small_or(&self, other: &Int) -> Option<Int> {
        if self.both_small(other) { Some(Int::of_word(self.word | other.word)) } else { None }
    }

    #[inline(always)]
    pub(crate) fn small_xor(&self, other: &Int) -> Option<Int> {
        if self.both_small(other) { Some(Int::of_word(self.word ^ other.word)) } else { None }
    }

    /// `~v` is `-v - 1`: every bit but the tag flips.
    #[inline(always)]
    pub(crate) fn small_not(&self) -> Option<Int> {
        if self.is_small() { Some(Int::of_word(!self.word & !BIG)) } else { None }
    }

    /// Left shift by a small non-negative count.
    #[inline(always)]
    pub(crate) fn small_shl(&self, count: &Int) -> Option<Int> {
        let (_, count) = self.small_pair(count)?;
        if !(0..=62).contains(&count) {
            return None;
        }
        let shifted = self.word << count;
        if shifted >> count == self.word { Some(Int::of_word(shifted)) } else { None }
    }

    /// Right shift by a small non-negative count; shifting everything out leaves the sign.
    #[inline(always)]
    pub(crate) fn small_shr(&self, count: &Int) -> Option<Int> {
        let (_, count) = self.small_pair(count)?;
        if count < 0 {
            return None;
        }
        Some(Int::of_word((self.word >> count.min(63)) & !BIG))
    }

    /// Floor division; `None` also when the divisor is zero.
    #[inline(always)]
    pub(crate) fn small_floordiv(&self, other: &Int) -> Option<Int> {
        let (a, b) = self.small_pair(other)?;
        if b == 0 {
            return None;
        }
        // No overflow: both are 63-bit values.
        let quotient = a / b;
        let remainder = a % b;
        let floor = if remainder != 0 && (remainder ^ b) < 0 { quotient - 1 } else { quotient };
        Int::checked_small(floor)
    }

    /// Remainder with the sign of the divisor; `None` also when the divisor is zero.
    #[inline(always)]
    pub(crate) fn small_mod(&self, other: &Int) -> Option<Int> {
        let (a, b) = self.small_pair(other)?;
        if b == 0 {
            return None;
        }
        let remainder = a % b;
        let floor = if remainder != 0 && (remainder ^ b) < 0 { remainder + b } else { remainder };
        Some(Int::small(floor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_of_the_small_range() {
        for value in [SMALL_MIN, -1, 0, 1, SMALL_MAX] {
            assert_eq!(Int::from(value).as_small(), Some(value));
        }
        for value in [i64::MIN, SMALL_MIN - 1, SMALL_MAX + 1, i64::MAX] {
            let int = Int::from(value);
            assert_eq!(int.as_small(), None);
            assert_eq!(int.to_i64(), Some(value));
        }
    }

    #[test]
    fn counts_of_big_values() {
        let big = Int::from(i64::MAX);
        let copies: Vec<Int> = (0..10).map(|_| big.clone()).collect();
        assert_eq!(big.borrowed().counted().count.get(), 11);
        drop(copies);
        assert_eq!(big.borrowed().counted().count.get(), 1);
    }

    #[test]
    fn leaving_the_small_range() {
        let (min, max, one) = (Int::small(SMALL_MIN), Int::small(SMALL_MAX), Int::ONE);
        assert!(max.small_add(&one).is_none());
        assert!(min.small_sub(&one).is_none());
        assert!(min.small_neg().is_none());
        assert!(min.small_floordiv(&Int::small(-1)).is_none());
        assert!(max.small_shl(&one).is_none());
        assert_eq!(min.small_shr(&Int::small(100)).and_then(|value| value.as_small()), Some(-1));
        assert_eq!(max.small_not().and_then(|value| value.as_small()), Some(SMALL_MIN));
    }
}
