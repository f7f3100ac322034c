//! `range`. Skeleton.
use crate::int::Int;

/// A Python range.
#[derive(Clone)]
pub struct Range {
    start: Int,
    stop: Int,
    step: Int,
}

impl Range {
    pub fn equals(&self, other: &Range) -> bool {
        let same = |a: &Int, b: &Int| a.to_i64() == b.to_i64();
        same(&self.start, &other.start) && same(&self.stop, &other.stop) && same(&self.step, &other.step)
    }
}
