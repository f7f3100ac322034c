//! `for i in range(start, stop, step)` without a range object.
//!
//! While the bounds are small ints, so is each item: a turn counts down and adds, `left` turns remain, so the
//! sum cannot overflow before the last one. Other bounds take the cold way.
//!
//! Every loop of a program has this code in it, and the place of a `RangeLoop` is a few registers only while
//! no call gets its address: what is cold is a call, with the box.

use std::mem::ManuallyDrop;

use crate::int::{Borrowed, Int};

pub struct RangeLoop {
    next: i64,
    left: u64,
    step: i64,
    big: ManuallyDrop<Option<Box<Big>>>,
}

impl RangeLoop {
    /// `step` is not 0.
    #[inline(always)]
    pub fn new(start: &Int, stop: &Int, step: i64) -> RangeLoop {
        let (next, left, big) = match (start.as_small(), stop.as_small()) {
            (Some(start), Some(stop)) => (start, turns(start, stop, step), None),
            _ => (0, 0, Some(Big::new(start.borrowed(), stop.borrowed(), step))),
        };
        RangeLoop { next, left, step, big: ManuallyDrop::new(big) }
    }
}

impl Iterator for RangeLoop {
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
        self.next = item.wrapping_add(self.step);
        Some(Int::small(item))
    }
}

impl Drop for RangeLoop {
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

/// How many items there are between two small ints.
#[inline(always)]
fn turns(start: i64, stop: i64, step: i64) -> u64 {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return 0;
    }
    let distance = high.wrapping_sub(low) as u64;
    (distance - 1) / step.unsigned_abs() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(start: &str, stop: &str, step: i64) -> Vec<String> {
        let range = RangeLoop::new(&Int::from_decimal(start), &Int::from_decimal(stop), step);
        range.take(4).map(|item| item.to_bigint().to_string()).collect()
    }

    #[test]
    fn small_and_big() {
        assert_eq!(items("0", "3", 1), ["0", "1", "2"]);
        assert_eq!(items("5", "0", -2), ["5", "3", "1"]);
        assert_eq!(items("0", "0", 1), Vec::<String>::new());
        assert_eq!(items("3", "0", 1), Vec::<String>::new());
        assert_eq!(items("-9223372036854775808", "9223372036854775807", i64::MAX).len(), 3);
        assert_eq!(items("9223372036854775806", "9223372036854775807", 5), ["9223372036854775806"]);
        let huge = "100000000000000000000";
        assert_eq!(items(huge, "100000000000000000002", 1), [huge, "100000000000000000001"]);
        assert_eq!(items("0", huge, 1), ["0", "1", "2", "3"]);
        assert_eq!(items(huge, "0", 1), Vec::<String>::new());
    }
}
