//! The standard library's modules: one row of the catalog for each function, one file per module.

pub mod enumeration;
pub mod heapq;
pub mod math;
pub mod random;
pub mod string;
pub mod sys;
pub mod time;
