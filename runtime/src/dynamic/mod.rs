//! Values of the isolate in static code, and the table through which they are reached. No Python is linked here.
//!
//! - `table`: the isolate interface, C layouts shared with `runtime/isolate`;
//! - `program`: what the emitted program says about itself, `run_program`;
//! - `loader`: libpython and the isolate's library into the process.

mod loader;
mod program;
pub mod table;

pub use program::{ModuleInfo, ProgramInfo, run_program};

/// A value of the isolate; ints, floats, bools and None are held inline.
#[derive(Clone)]
pub enum Dyn {
    None,
}

/// `a == b` where one side is a value of the isolate.
pub fn eq_any(_a: &dyn crate::protocol::AnyValue, _b: &dyn crate::protocol::AnyValue) -> crate::error::R<bool> {
    Err(crate::error::runtime_error("no isolate"))
}

/// `a < b` and its kin where one side is a value of the isolate.
pub fn order_any(
    _a: &dyn crate::protocol::AnyValue,
    _b: &dyn crate::protocol::AnyValue,
    _order: crate::protocol::Order,
) -> crate::error::R<bool> {
    Err(crate::error::runtime_error("no isolate"))
}
