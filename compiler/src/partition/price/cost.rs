//! What something takes on either side.

use std::fmt;
use std::ops::{Add, AddAssign};

/// Nanoseconds, scaled as `mod.rs` says.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Cost {
    /// In CPython's bytecode.
    pub interpreted: f64,
    pub native: f64,
}

impl Cost {
    pub fn times(self, count: f64) -> Cost {
        Cost { interpreted: self.interpreted * count, native: self.native * count }
    }

    /// Natively it takes longer, by more than so many percent.
    pub fn is_slower(self, percent: f64) -> bool {
        self.native > self.interpreted * (1.0 + percent / 100.0)
    }

    /// The dearer one natively.
    pub fn max(self, other: Cost) -> Cost {
        if other.native > self.native { other } else { self }
    }
}

impl Add for Cost {
    type Output = Cost;

    fn add(self, other: Cost) -> Cost {
        Cost { interpreted: self.interpreted + other.interpreted, native: self.native + other.native }
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Cost) {
        *self = *self + other;
    }
}

/// `about 250 ns natively and 170 ns in CPython`
impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "about {:.0} ns natively and {:.0} ns in CPython",
            rounded(self.native),
            rounded(self.interpreted)
        )
    }
}

/// To two digits: more is not known.
fn rounded(ns: f64) -> f64 {
    let unit = 10f64.powi((ns.max(1.0).log10().floor() as i32 - 1).max(0));
    (ns / unit).round() * unit
}
