//! `int`: unbounded, one machine word. Skeleton: the file's owner replaces the representation, keeps the names.

/// A Python int.
#[derive(Clone)]
pub struct Int(i64);

impl From<i64> for Int {
    fn from(value: i64) -> Int {
        Int(value)
    }
}

impl From<bool> for Int {
    fn from(value: bool) -> Int {
        Int(i64::from(value))
    }
}

impl Int {
    /// The value when it fits.
    pub fn to_i64(&self) -> Option<i64> {
        Some(self.0)
    }
}
