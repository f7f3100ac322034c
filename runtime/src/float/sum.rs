//! Sums of floats as `sum` makes them: plain additions up to 3.11, compensated (Neumaier) from 3.12 on.

use crate::error::R;
use crate::int::Int;
use crate::target;
use crate::union::U2;

/// The running total of `sum` while all items are floats (or ints converted to float).
#[derive(Clone, Copy, Debug)]
pub struct FloatSum {
    total: f64,
    compensation: f64,
    compensated: bool,
}

impl FloatSum {
    /// Starts with the sum so far.
    #[inline]
    pub fn new(start: f64) -> FloatSum {
        FloatSum { total: start, compensation: 0.0, compensated: target::version() >= (3, 12) }
    }

    /// The sum so far, as [`FloatSum::parts`] gave it.
    #[inline]
    pub fn of_parts(total: f64, compensation: f64) -> FloatSum {
        FloatSum { compensation, ..FloatSum::new(total) }
    }

    /// Total and compensation.
    #[inline]
    pub fn parts(self) -> (f64, f64) {
        (self.total, self.compensation)
    }

    /// Adds a float item.
    #[inline]
    pub fn add(&mut self, item: f64) {
        if !self.compensated {
            self.total += item;
            return;
        }
        let sum = self.total + item;
        self.compensation += if self.total.abs() >= item.abs() {
            (self.total - sum) + item
        } else {
            (item - sum) + self.total
        };
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
        if self.compensation != 0.0 && self.compensation.is_finite() {
            self.total + self.compensation
        } else {
            self.total
        }
    }
}

/// The running total of `sum` over ints and floats in any order.
///
/// CPython adds machine ints first, then floats with compensation; an int that leaves the machine's range
/// sends it to ordinary additions for good.
pub enum MixedSum {
    Ints(Int),
    Floats(FloatSum),
    Plain(U2<Int, f64>),
}

impl MixedSum {
    pub fn add(&mut self, item: &U2<Int, f64>) -> R<()> {
        *self = match (&mut *self, item) {
            (MixedSum::Ints(total), U2::A(item)) => {
                let sum = total.add(item);
                // The first int too large for a C long ends the first stage.
                if item.to_i64().is_some() && sum.to_i64().is_some() {
                    MixedSum::Ints(sum)
                } else {
                    MixedSum::Plain(U2::A(sum))
                }
            }
            (MixedSum::Ints(total), U2::B(item)) => MixedSum::Floats(FloatSum::new(total.as_f64()? + item)),
            (MixedSum::Floats(total), U2::B(item)) => {
                total.add(*item);
                return Ok(());
            }
            (MixedSum::Floats(total), U2::A(item)) => match item.to_i64() {
                Some(item) => {
                    total.add_int(item as f64);
                    return Ok(());
                }
                None => MixedSum::Plain(U2::B(total.finish() + item.as_f64()?)),
            },
            (MixedSum::Plain(total), item) => MixedSum::Plain(match (&*total, item) {
                (U2::A(total), U2::A(item)) => U2::A(total.add(item)),
                (U2::A(total), U2::B(item)) => U2::B(total.as_f64()? + item),
                (U2::B(total), U2::A(item)) => U2::B(total + item.as_f64()?),
                (U2::B(total), U2::B(item)) => U2::B(total + item),
            }),
        };
        Ok(())
    }

    /// One part for ints, two for floats, three alike for ordinary additions; none is the int 0.
    pub fn parts(self) -> Vec<U2<Int, f64>> {
        match self {
            MixedSum::Ints(total) => vec![U2::A(total)],
            MixedSum::Floats(sum) => {
                let (total, compensation) = sum.parts();
                vec![U2::B(total), U2::B(compensation)]
            }
            MixedSum::Plain(total) => vec![total.clone(), total.clone(), total],
        }
    }

    pub fn of_parts(parts: &[U2<Int, f64>]) -> MixedSum {
        match parts {
            [] => MixedSum::Ints(Int::ZERO),
            [U2::A(total)] => MixedSum::Ints(total.clone()),
            [U2::B(total), U2::B(compensation)] => {
                MixedSum::Floats(FloatSum::of_parts(*total, *compensation))
            }
            [total, ..] => MixedSum::Plain(total.clone()),
        }
    }

    pub fn finish(self) -> U2<Int, f64> {
        match self {
            MixedSum::Ints(total) => U2::A(total),
            MixedSum::Floats(total) => U2::B(total.finish()),
            MixedSum::Plain(total) => total,
        }
    }
}
