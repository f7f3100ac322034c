//! Sums of floats as `sum` makes them: plain additions up to 3.11, compensated (Neumaier) from 3.12 on.

use crate::target;

/// The running total of `sum` while all items are floats (or ints converted to float).
#[derive(Clone, Copy, Debug)]
pub struct FloatSum {
    total: f64,
    compensation: f64,
    compensated: bool,
}

impl FloatSum {
    /// Starts with the sum so far.
    pub fn new(start: f64) -> FloatSum {
        FloatSum { total: start, compensation: 0.0, compensated: target::version() >= (3, 12) }
    }

    /// Adds a float item.
    #[inline]
    pub fn add(&mut self, item: f64) {
        if !self.compensated {
            self.total += item;
            return;
        }
        let sum = self.total + item;
        self.compensation +=
            if self.total.abs() >= item.abs() { (self.total - sum) + item } else { (item - sum) + self.total };
        self.total = sum;
    }

    /// Adds an int item, which CPython adds without compensation.
    #[inline]
    pub fn add_int(&mut self, item: f64) {
        self.total += item;
    }

    /// The result, or the sum so far when an item of another type follows.
    #[inline]
    pub fn finish(self) -> f64 {
        // A compensation that is infinite or NaN would spoil an infinite total.
        if self.compensation != 0.0 && self.compensation.is_finite() { self.total + self.compensation } else { self.total }
    }
}
