//! Values of the isolate in static code, and the table through which they are reached. No Python is linked here. Skeleton.

/// A value of the isolate; ints, floats, bools and None are held inline.
#[derive(Clone)]
pub enum Dyn {
    None,
}
