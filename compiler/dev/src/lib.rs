//! What `cargo dev bless` and `cargo test` share: samples, goldens, the interpreters found, and running
//! programs.
//!
//! Lives here, not in the compiler: the compiler knows nothing of its samples.

pub mod batch;
pub mod catalog;
pub mod compiler;
pub mod costs;
pub mod execute;
pub mod explain;
pub mod fuzz;
pub mod golden;
pub mod interpreter;
pub mod parallel;
pub mod sample;
pub mod sanitize;
pub mod slot_ir;
pub mod texts;

use std::path::PathBuf;

/// The root of the repository, found from where this crate was built.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .and_then(|compiler| compiler.parent())
        .expect("compiler/dev is two below the root")
        .to_path_buf()
}
