//! Operands: ints that somebody keeps, and ints that an operation uses up.
//!
//! A small int owns nothing. Where an operation has found that its operands are small, nothing is left to let
//! go, so who gives up an operand has no test for that of its own: only the slow half lets go.

use std::mem::forget;

use super::{Borrowed, Int};

/// An int to look at (`&Int`), or one that is used up (`Int`).
pub trait Operand: Sized {
    type Kept: Kept;
    fn int(&self) -> &Int;
    /// For the slow half, by value: see [`Borrowed`].
    fn kept(self) -> Self::Kept;
}

impl<'a> Operand for &'a Int {
    type Kept = Borrowed<'a>;
    #[inline(always)]
    fn int(&self) -> &Int {
        self
    }
    #[inline(always)]
    fn kept(self) -> Borrowed<'a> {
        self.borrowed()
    }
}

impl Operand for Int {
    type Kept = Int;
    #[inline(always)]
    fn int(&self) -> &Int {
        self
    }
    #[inline(always)]
    fn kept(self) -> Int {
        self
    }
}

/// What the slow half has: it lets go of what it owns.
pub trait Kept {
    fn word(&self) -> Borrowed<'_>;
}

impl Kept for Borrowed<'_> {
    fn word(&self) -> Borrowed<'_> {
        *self
    }
}

impl Kept for Int {
    fn word(&self) -> Borrowed<'_> {
        self.borrowed()
    }
}

/// `quick` gives something only where both are small.
#[inline(always)]
pub(crate) fn operate<A: Operand, B: Operand, T>(
    a: A,
    b: B,
    quick: impl FnOnce(&Int, &Int) -> Option<T>,
    slow: fn(Borrowed<'_>, Borrowed<'_>) -> T,
) -> T {
    match quick(a.int(), b.int()) {
        Some(result) => {
            forget(a);
            forget(b);
            result
        }
        None => slowly(a.kept(), b.kept(), slow),
    }
}

/// A question about two ints. `quick` answers it wherever both are small.
#[inline(always)]
pub(crate) fn ask<A: Operand, B: Operand>(
    a: A,
    b: B,
    quick: impl FnOnce(&Int, &Int) -> bool,
    slow: fn(Borrowed<'_>, Borrowed<'_>) -> bool,
) -> bool {
    if !a.int().both_small(b.int()) {
        return slowly(a.kept(), b.kept(), slow);
    }
    let answer = quick(a.int(), b.int());
    forget(a);
    forget(b);
    answer
}

#[cold]
#[inline(never)]
fn slowly<A: Kept, B: Kept, T>(a: A, b: B, slow: fn(Borrowed<'_>, Borrowed<'_>) -> T) -> T {
    slow(a.word(), b.word())
}

#[cfg(test)]
mod tests {
    use super::operate;
    use crate::int::Int;

    #[test]
    fn owned_and_borrowed() {
        let add = |a: &Int, b: &Int| operate(a.clone(), b, Int::small_add, super::super::big::add);
        let (one, big) = (Int::ONE, Int::from(i64::MAX));
        assert_eq!(add(&one, &one).as_small(), Some(2));
        assert_eq!(add(&big, &one), add(&one, &big));
        assert_eq!(add(&big, &big), big.add(&big));
    }
}
