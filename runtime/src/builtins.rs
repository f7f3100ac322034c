//! The builtin functions and the methods of the builtin types: one row of the catalog each, one file per
//! type.

pub mod bool_;
pub mod byte_file;
pub mod bytes;
pub mod complex;
pub mod dict;
pub mod dict_views;
pub mod dyn_;
pub mod dyn_exceptions;
pub mod dyn_functions;
pub mod dyn_items;
pub mod exception;
pub mod float;
pub mod frozenset;
pub mod functions;
pub mod generator;
pub mod generator_managers;
pub mod generic;
pub mod immutable;
pub mod int;
pub mod list;
pub mod managers;
pub mod number_functions;
pub mod prelude_rows;
pub mod range;
pub mod set;
pub mod starred;
pub mod steps;
pub mod str_;
pub mod text_file;
pub mod tuple;
pub mod type_;
