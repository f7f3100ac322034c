//! Greatest common divisor of big ints, by Lehmer's method: most steps of Euclid's algorithm are made on the
//! leading 62 bits.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use super::{Borrowed, Int};

#[cold]
#[inline(never)]
pub(super) fn gcd(a: Borrowed, b: Borrowed) -> Int {
    let (a, b) = (a.int().to_bigint().into_parts().1, b.int().to_bigint().into_parts().1);
    let (larger, smaller) = if a >= b { (a, b) } else { (b, a) };
    Int::from(BigInt::from(euclid(larger, smaller)))
}

fn euclid(mut larger: BigUint, mut smaller: BigUint) -> BigUint {
    while smaller.bits() > 64 {
        let shift = larger.bits() - 62;
        let (x, y) = (leading(&larger, shift), leading(&smaller, shift));
        match steps(x, y) {
            Some(Steps { odd, a, b, c, d }) => {
                let (first, second) = if odd { (&smaller, &larger) } else { (&larger, &smaller) };
                let next = (first * a - second * b, second * d - first * c);
                (larger, smaller) = next;
            }
            // The leading bits did not decide even one quotient.
            None => {
                let rest = &larger % &smaller;
                larger = std::mem::replace(&mut smaller, rest);
            }
        }
    }
    if smaller.is_zero() {
        return larger;
    }
    let small = smaller.to_u64().expect("at most 64 bits");
    let rest = (larger % small).to_u64().expect("smaller than the divisor");
    BigUint::from(small.gcd(&rest))
}

fn leading(value: &BigUint, shift: u64) -> i128 {
    (value >> shift).to_i128().expect("62 bits")
}

/// Several steps at once: the new pair is `(a * x - b * y, d * y - c * x)`, with x and y exchanged after an
/// odd number.
struct Steps {
    odd: bool,
    a: u64,
    b: u64,
    c: u64,
    d: u64,
}

/// Quotients are taken as long as they do not depend on the bits that are missing (Jebelean's condition).
fn steps(mut x: i128, mut y: i128) -> Option<Steps> {
    let (mut a, mut b, mut c, mut d) = (1i128, 0i128, 0i128, 1i128);
    let mut count = 0;
    while y != c {
        let quotient = (x + (a - 1)) / (y - c);
        let s = b + quotient * d;
        let t = x - quotient * y;
        if s > t {
            break;
        }
        (x, y) = (y, t);
        let next = a + quotient * c;
        (a, b, c, d) = (d, c, s, next);
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let word = |value: i128| u64::try_from(value).expect("cofactors stay below the leading bits");
    Some(Steps { odd: count % 2 == 1, a: word(a), b: word(b), c: word(c), d: word(d) })
}
