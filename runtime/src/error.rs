//! Exceptions: `R<T>`, the pending exception, tracebacks.
//!
//! `Raised` is zero-sized, so that `R<f64>` and `R<Int>` stay in registers; the exception object waits in a thread-local.

/// An exception is pending in this thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised;

/// What every fallible operation returns.
pub type R<T> = Result<T, Raised>;
