//! Floats: CPython's algorithms over `f64`.

pub mod complex;
pub mod divide;
pub mod hex;
pub mod parse;
pub mod power;
pub mod repr;
pub mod round;
pub mod sum;
