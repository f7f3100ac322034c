//! What a compiled Python program rests on: values with CPython's exact meaning, and its builtins.
//!
//! Three kinds of file:
//! - *values*: `int`, `float`, `complex`, `text` (str), `list`, `tuple`, `dict`, `set`, `range`, `union`; each type
//!   implements [`Value`], so that containers, `print`, comparison and hashing work over any mixture of them;
//! - *builtins*: `builtins/<type>.rs`, `stdlib/<module>.rs`: functions marked `#[py("…")]`. Their Rust signature is what
//!   the compiler knows of them (see `compiler/ARCHITECTURE.md`, "Builtins");
//! - *the program's frame*: `error` (exceptions, tracebacks), `io` (stdout), `start` (entry and exit), `dynamic` (the
//!   isolate's table; no Python code is linked into this crate).

pub mod builtins;
pub mod bytes;
mod bool_;
mod c_math;
pub mod cross;
pub mod dynamic;
pub mod error;
mod error_number;
pub mod float;
pub mod float_object;
pub mod format;
pub mod global;
pub mod int;
pub mod list;
pub mod never;
pub mod number;
mod number_hash;
mod number_text;
pub mod protocol;
pub mod range;
mod range_loop;
mod repr_guard;
pub mod shared;
pub mod singletons;
pub mod start;
pub mod stdlib;
pub mod target;
pub mod text;
pub mod union;
pub mod unpack;

pub use bytes::Bytes;
pub use error::{
    At, Class, Exception, R, Raised, Site, enter_handler, handled, leave_handler, raise, raise_from, raise_new, recursion_error, reraise,
    reraise_handled, take, trace,
};
pub use error::current_exception;
pub use float_object::Complex;
pub use format::{Conversion, format_value};
pub use global::Global;
pub use int::Int;
pub use list::List;
pub use never::Never;
pub use number::Number;
pub use protocol::{AnyValue, Iter, Iterable, Value};
pub use range_loop::RangeLoop;
pub use singletons::{Ellipsis, NoneType, NotImplementedType};
pub use start::depth_exceeded;
pub use text::{Str, StrBuf, StrConst};
pub use union::{U2, U3, U4, U5, U6};
