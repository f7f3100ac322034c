//! Which NaN: CPython makes a new object each time arithmetic gives one, and containers ask for identity
//! first (`x in [x]`).
//!
//! An unboxed float has no identity, but a NaN has 50 bits that nobody looks at. Programs that could tell one
//! NaN from another number every NaN an operation gives; moving, storing and copying keep the number. The
//! sign stays as it is: `copysign` shows it.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::float_object::Complex;
use crate::int::Int;
use crate::protocol::Value;
use crate::union::U2;

/// A quiet NaN, positive and without a number: the one of `math.nan`.
const QUIET: u64 = 0x7ff8_0000_0000_0000;
const SIGN: u64 = 1 << 63;

/// Numbers below this one are native, those from it on the isolate's.
const NUMBERS: u64 = 1 << 50;

/// What an operation gives: a new object where CPython makes one.
pub trait Made {
    fn made(self) -> Self;
}

impl Made for f64 {
    #[inline(always)]
    fn made(self) -> f64 {
        if self.is_nan() { numbered(self) } else { self }
    }
}

impl Made for Int {
    #[inline(always)]
    fn made(self) -> Int {
        self
    }
}

impl Made for Complex {
    #[inline(always)]
    fn made(self) -> Complex {
        Complex { real: self.real.made(), imag: self.imag.made() }
    }
}

impl<A: Made, B: Made> Made for (A, B) {
    #[inline(always)]
    fn made(self) -> (A, B) {
        (self.0.made(), self.1.made())
    }
}

impl<A: Made + Value, B: Made + Value> Made for U2<A, B> {
    #[inline(always)]
    fn made(self) -> U2<A, B> {
        match self {
            U2::A(value) => U2::A(value.made()),
            U2::B(value) => U2::B(value.made()),
        }
    }
}

#[cold]
#[inline(never)]
fn numbered(nan: f64) -> f64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed) % NUMBERS;
    f64::from_bits(nan.to_bits() & SIGN | QUIET | number)
}

/// The same object, as far as that can be told: NaNs of one number; other floats are compared by value.
#[inline(always)]
pub fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_nan_is_itself_only() {
        let (a, b) = (f64::NAN.made(), f64::NAN.made());
        assert!(a.is_nan() && b.is_nan() && is_same(a, a) && !is_same(a, b));
        assert!((-f64::NAN).made().is_sign_negative() && !f64::NAN.made().is_sign_negative());
        assert_eq!(1.5.made(), 1.5);
    }
}
