//! hybridc: any Python program in, one exact executable out.
//!
//! ```text
//! syntax → hir → world → infer → partition → lower → passes → emit → link
//! ```
//! `ARCHITECTURE.md` beside this crate says what each stage may assume and where things go.

pub mod catalog;
pub mod diag;
pub mod driver;
pub mod emit;
pub mod hir;
pub mod infer;
pub mod link;
pub mod lower;
pub mod options;
pub mod partition;
pub mod passes;
pub mod prelude;
pub mod python;
pub mod sir;
pub mod source;
pub mod syntax;
pub mod ty;
pub mod world;
