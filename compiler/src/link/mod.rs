//! Rust → executable: rustc against the runtime, which is compiled once per toolchain into a cache.
//!
//! ```text
//! cache/workshop/TOOLCHAIN/    runtime, isolate and their crates, unpacked from this executable; cargo's
//! cache/runtime/KEY/           libhybridc_runtime.rlib and what it depends on
//! cache/isolate/KEY/           libhybridc_isolate.so, one per Python minor version
//! cache/programs/KEY/program   finished executables, by content
//! cache/known/KEY              which of them an unchanged program is
//! cache/incremental/KEY/       rustc's own, for --dev
//! cache/reports/               emitted code that rustc refused: our bug
//! ```
//! A folder that has its final name is complete: everything is made beside it and renamed.

mod cache;
pub mod entry;
mod isolate;
mod output;
mod program;
mod runtime;
mod sources;
mod toolchain;

pub use cache::{Cache, digest, write_whole};
pub use isolate::helper;
pub use output::{Wanted, check, install};
pub use program::{Unit, executable, remember, remembered};
pub use toolchain::Toolchain;

use crate::diag::{Code, Diagnostic};

/// Says on stderr what takes long; silent when nobody has to wait.
pub fn progress(message: &str) {
    eprintln!("hybridc: {message}");
}

fn cache_error(path: &std::path::Path, error: &std::io::Error) -> Diagnostic {
    let code = Code::CacheUnwritable;
    Diagnostic::new(code, format!("cannot use the cache: `{}`: {}", path.display(), plain(error)))
}

/// The system's words for an error, without Rust's `(os error 2)`.
pub fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_lowercase(),
        None => text,
    }
}
