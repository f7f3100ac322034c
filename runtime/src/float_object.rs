//! `float` and `complex` as values. Skeleton.

/// A Python complex.
#[derive(Clone, Copy, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}
