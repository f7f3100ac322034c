//! `for i in range(start, stop, step)` without a range object.
//!
//! While the bounds are small ints, so is each item: a turn counts down and adds, `left` turns remain, so the sum
//! cannot overflow before the last one. Other bounds take the cold way.
//!
//! Every loop of a program has this code in it: what is cold is a call, and is no part of it.

use std::mem::ManuallyDrop;

use crate::int::{Borrowed, Int};

pub struct RangeLoop {
    next: i64,
    left: u64,
    step: i64,
    big: ManuallyDrop<Option<Box<Big>>>,
}

/// The next item and the bound it must not reach.
struct Big {
    next: Int,
    stop: Int,
    step: Int,
}

impl RangeLoop {
    /// `step` is not 0.
    #[inline(always)]
    pub fn new(start: &Int, stop: &Int, step: i64) -> RangeLoop {
        match (start.as_small(), stop.as_small()) {
            (Some(start), Some(stop)) => {
                RangeLoop { next: start, left: turns(start, stop, step), step, big: ManuallyDrop::new(None) }
            }
            _ => RangeLoop::big(start.borrowed(), stop.borrowed(), step),
        }
    }

    #[cold]
    #[inline(never)]
    fn big(start: Borrowed<'_>, stop: Borrowed<'_>, step: i64) -> RangeLoop {
        let big = Big { next: (*start.int()).clone(), stop: (*stop.int()).clone(), step: Int::from(step) };
        RangeLoop { next: 0, left: 0, step, big: ManuallyDrop::new(Some(Box::new(big))) }
    }

    #[cold]
    #[inline(never)]
    fn next_big(&mut self) -> Option<Int> {
        let big = self.big.as_mut()?;
        let more = if self.step > 0 { big.next < big.stop } else { big.next > big.stop };
        if !more {
            return None;
        }
        let following = big.next.add(&big.step);
        Some(std::mem::replace(&mut big.next, following))
    }
}

impl Iterator for RangeLoop {
    type Item = Int;

    #[inline(always)]
    fn next(&mut self) -> Option<Int> {
        if self.left == 0 {
            return if self.big.is_none() { None } else { self.next_big() };
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
        if self.big.is_some() {
            release(self.big.take());
        }
    }
}

#[cold]
#[inline(never)]
fn release(big: Option<Box<Big>>) {
    drop(big);
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
