//! The builtin functions and the methods of the builtin types: one row of the catalog each, one file per type.

pub mod bool_;
pub mod bytes;
pub mod complex;
pub mod float;
pub mod int;
pub mod number_functions;
pub mod str_;
