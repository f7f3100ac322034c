//! `for i in range(start, stop, step)` without a range object.
//!
//! While the bounds are small ints, so is each item: a turn counts down and adds, `left` turns remain, so the
//! sum cannot overflow before the last one. Other bounds take the cold way.
//!
//! Every loop of a program has this code in it, and the place of a `RangeLoop` is a few registers only while
//! no call gets its address: what is cold is a call, with the box.

use std::mem::ManuallyDrop;

use num_bigint::{BigInt, Sign};

use crate::int::{Borrowed, Int};

/// `STEP` is not 0.
pub struct RangeLoop<const STEP: i64> {
    next: i64,
    left: u64,
    big: ManuallyDrop<Option<Box<Big>>>,
}

impl<const STEP: i64> RangeLoop<STEP> {
    #[inline(always)]
    pub fn new(start: &Int, stop: &Int) -> RangeLoop<STEP> {
        if let (Some(start), Some(stop)) = (start.as_small(), stop.as_small()) {
            return RangeLoop {
                next: start,
                left: small_turns::<STEP>(start, stop),
                big: ManuallyDrop::new(None),
            };
        }
        let big = Big::new(start.borrowed(), stop.borrowed(), STEP);
        RangeLoop { next: 0, left: 0, big: ManuallyDrop::new(Some(big)) }
    }
}

impl<const STEP: i64> Iterator for RangeLoop<STEP> {
    type Item = Int;

    #[inline(always)]
    fn next(&mut self) -> Option<Int> {
        if self.left == 0 {
            return match &mut *self.big {
                None => None,
                Some(big) => big.next(),
            };
        }
        self.left -= 1;
        let item = self.next;
        self.next = item.wrapping_add(STEP);
        Some(Int::small(item))
    }
}

impl<const STEP: i64> Drop for RangeLoop<STEP> {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(big) = self.big.take() {
            release(big);
        }
    }
}

#[cold]
#[inline(never)]
fn release(big: Box<Big>) {
    drop(big);
}

/// The next item and the bound it must not reach.
struct Big {
    next: Int,
    stop: Int,
    step: Int,
}

impl Big {
    #[cold]
    #[inline(never)]
    fn new(start: Borrowed<'_>, stop: Borrowed<'_>, step: i64) -> Box<Big> {
        Box::new(Big { next: (*start.int()).clone(), stop: (*stop.int()).clone(), step: Int::from(step) })
    }

    #[cold]
    #[inline(never)]
    fn next(&mut self) -> Option<Int> {
        let more = if self.step > Int::ZERO { self.next < self.stop } else { self.next > self.stop };
        if !more {
            return None;
        }
        let following = self.next.add(&self.step);
        Some(std::mem::replace(&mut self.next, following))
    }
}

/// How often `for _ in range(start, stop, step)` goes round, where nobody reads the items. What a `u64` does
/// not hold ends in five hundred years at the earliest.
#[inline(always)]
pub fn turns<const STEP: i64>(start: &Int, stop: &Int) -> u64 {
    match (start.as_small(), stop.as_small()) {
        (Some(start), Some(stop)) => small_turns::<STEP>(start, stop),
        _ => big_turns(start.borrowed(), stop.borrowed(), STEP),
    }
}

/// How many items there are between two small ints.
#[inline(always)]
fn small_turns<const STEP: i64>(start: i64, stop: i64) -> u64 {
    let (low, high) = if STEP > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return 0;
    }
    let distance = high.wrapping_sub(low) as u64;
    if STEP.unsigned_abs() == 1 { distance } else { (distance - 1) / STEP.unsigned_abs() + 1 }
}

#[cold]
#[inline(never)]
fn big_turns(start: Borrowed<'_>, stop: Borrowed<'_>, step: i64) -> u64 {
    let (start, stop) = (start.int().to_bigint(), stop.int().to_bigint());
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance.sign() != Sign::Plus {
        return 0;
    }
    let turns: BigInt = (distance - 1) / step.unsigned_abs() + 1;
    turns.try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items<const STEP: i64>(start: &str, stop: &str) -> Vec<String> {
        let (start, stop) = (Int::from_decimal(start), Int::from_decimal(stop));
        let range = RangeLoop::<STEP>::new(&start, &stop);
        let items: Vec<_> = range.take(4).map(|item| item.to_bigint().to_string()).collect();
        assert_eq!(turns::<STEP>(&start, &stop).min(4), items.len() as u64);
        items
    }

    #[test]
    fn small_and_big() {
        assert_eq!(items::<1>("0", "3"), ["0", "1", "2"]);
        assert_eq!(items::<-2>("5", "0"), ["5", "3", "1"]);
        assert_eq!(items::<1>("0", "0"), Vec::<String>::new());
        assert_eq!(items::<1>("3", "0"), Vec::<String>::new());
        assert_eq!(items::<{ i64::MAX }>("-9223372036854775808", "9223372036854775807").len(), 3);
        assert_eq!(items::<5>("9223372036854775806", "9223372036854775807"), ["9223372036854775806"]);
        let huge = "100000000000000000000";
        assert_eq!(items::<1>(huge, "100000000000000000002"), [huge, "100000000000000000001"]);
        assert_eq!(items::<1>("0", huge), ["0", "1", "2", "3"]);
        assert_eq!(items::<1>(huge, "0"), Vec::<String>::new());
    }
}
