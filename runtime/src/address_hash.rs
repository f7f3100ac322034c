//! Hashes that CPython takes from addresses: of classes, of `...` and `NotImplemented`, and before 3.12 of
//! `None`.
//!
//! No program can rely on the number, but in a program with an isolate both halves must have the same one:
//! the isolate's.

use std::sync::OnceLock;

use crate::error::R;
use crate::protocol::AnyValue;

static ISOLATE: OnceLock<fn(&dyn AnyValue) -> R<i64>> = OnceLock::new();

/// The program has an isolate, which tells the hash of any value.
pub fn ask(isolate: fn(&dyn AnyValue) -> R<i64>) {
    ISOLATE.get_or_init(|| isolate);
}

/// The hash of `value`; in a program that is native as a whole it is `alone`.
pub fn of(value: &dyn AnyValue, alone: i64) -> R<i64> {
    ISOLATE.get().map_or(Ok(alone), |isolate| isolate(value))
}
