//! The Python version the program was built against: `(3, 12)` unless the program's start says otherwise.

use std::sync::atomic::{AtomicU8, Ordering};

static MINOR: AtomicU8 = AtomicU8::new(12);

/// `sys.version_info[:2]`.
pub fn version() -> (u8, u8) {
    (3, minor())
}

/// The minor version alone.
pub fn minor() -> u8 {
    MINOR.load(Ordering::Relaxed)
}

/// Called once, by `start`.
pub fn set_minor(minor: u8) {
    MINOR.store(minor, Ordering::Relaxed);
}
