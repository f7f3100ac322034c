//! The isolate's library, compiled once per toolchain and Python minor version.
//!
//! It depends on the layout of that CPython's objects, not on the installation: PyO3 is told the version by a
//! file instead of by asking an interpreter, and the library is not linked to any libpython.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::sources::Workshop;
use super::{Cache, Toolchain, cache_error, digest, progress, runtime, sources};
use crate::diag::{Code, Diagnostic};

/// Python's part of it, which is compiled with each program.
pub fn helper() -> &'static [u8] {
    sources::content("runtime/isolate/src/hybrid.py")
}

pub const LIBRARY: &str = "libhybridc_isolate.so";

/// Path of the library for Python 3.`minor`.
pub fn compiled(cache: &Cache, toolchain: &Toolchain, minor: u32) -> Result<PathBuf, Diagnostic> {
    let folder = cache.entry("isolate", &key(toolchain, minor), |folder| {
        progress(&format!("compiling the isolate for Python 3.{minor} (once per Rust toolchain)"));
        let workshop = Workshop::enter(cache, toolchain)?;
        // A folder per version: PyO3 is configured when it is compiled, and cargo would compile it anew at
        // each change.
        let target = workshop.target(&format!("3.{minor}"));
        let config = target.join("pyo3.txt");
        write_config(&config, minor).map_err(|error| cache_error(&config, &error))?;
        let mut cargo = runtime::cargo(toolchain, &workshop.sources);
        cargo.args(["--manifest-path", "runtime/isolate/Cargo.toml", "--target-dir"]).arg(&target);
        cargo.env("PYO3_CONFIG_FILE", &config).env("PYO3_BUILD_EXTENSION_MODULE", "1");
        for name in ["PYO3_PYTHON", "PYO3_CROSS", "PYO3_NO_PYTHON", "PYO3_ENVIRONMENT_SIGNATURE"] {
            cargo.env_remove(name);
        }
        let made = runtime::run(cargo)?;
        let library = made.iter().find(|path| path.ends_with(LIBRARY)).ok_or_else(|| {
            Diagnostic::new(Code::RuntimeBuild, "the isolate could not be compiled: cargo made no library")
        })?;
        fs::copy(library, folder.join(LIBRARY)).map(drop).map_err(|error| cache_error(folder, &error))
    })?;
    Ok(folder.join(LIBRARY))
}

/// What a compiled isolate depends on.
pub fn key(toolchain: &Toolchain, minor: u32) -> String {
    digest([toolchain.identity.as_bytes(), sources::ISOLATE.as_bytes(), &minor.to_le_bytes()])
}

/// PyO3 looks at the file's time to see whether it is configured anew.
fn write_config(config: &Path, minor: u32) -> io::Result<()> {
    let text = pyo3_config(minor);
    if fs::read_to_string(config).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::create_dir_all(config.parent().expect("a file in the workshop"))?;
    fs::write(config, text)
}

/// What PyO3 would otherwise ask an interpreter.
fn pyo3_config(minor: u32) -> String {
    format!(
        "implementation=CPython\nversion=3.{minor}\nshared=true\nabi3=false\npointer_width=64\nbuild_flags=\n\
         suppress_build_script_link_lines=true\n"
    )
}
