//! What a compiled Python program rests on: values with CPython's exact meaning, and its builtins.
//!
//! Three kinds of file:
//! - *values*: `int`, `float`, `complex`, `text` (str), `list`, `tuple`, `dict`, `set`, `range`, `union`; each type
//!   implements [`Value`], so that containers, `print`, comparison and hashing work over any mixture of them;
//! - *builtins*: `builtins/<type>.rs`, `stdlib/<module>.rs`: functions marked `#[py("…")]`. Their Rust signature is what
//!   the compiler knows of them (see `compiler/ARCHITECTURE.md`, "Builtins");
//! - *the program's frame*: `error` (exceptions, tracebacks), `io` (stdout), `start` (entry and exit), `dynamic` (the
//!   isolate's table; no Python code is linked into this crate).

pub mod cross;
pub mod dynamic;
pub mod error;
pub mod float_object;
pub mod format;
pub mod int;
pub mod protocol;
pub mod text;

pub use error::{R, Raised};
pub use protocol::{Iter, Value};
