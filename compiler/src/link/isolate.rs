//! The isolate's library, compiled once per toolchain and Python minor version.
//!
//! It depends on the layout of that CPython's objects, not on the installation: PyO3 is told the version by a file
//! instead of by asking an interpreter, and the library is not linked to any libpython.

use std::fs;
use std::path::PathBuf;

use super::{Cache, Toolchain, cache_error, digest, progress, runtime, sources};
use crate::diag::{Code, Diagnostic};

pub const LIBRARY: &str = "libhybridc_isolate.so";

/// Path of the library for Python 3.`minor`.
pub fn compiled(cache: &Cache, toolchain: &Toolchain, minor: u32) -> Result<PathBuf, Diagnostic> {
    let folder = cache.entry("isolate", &key(toolchain, minor), |folder| {
        progress(&format!("compiling the isolate for Python 3.{minor} (once per Rust toolchain)"));
        let sources = sources::unpacked(cache)?;
        let config = folder.join("pyo3.txt");
        fs::write(&config, pyo3_config(minor)).map_err(|error| cache_error(&config, &error))?;
        // A folder per version: PyO3 is configured when it is compiled, and cargo would compile it anew at each change.
        let target = cache.folder(&format!("target/{}-3.{minor}", digest([toolchain.identity.as_bytes()])))?;
        // PyO3 looks at the file's time to see whether it is configured anew: one place per version.
        let stable = target.join("pyo3.txt");
        if fs::read_to_string(&stable).ok().as_deref() != Some(&pyo3_config(minor)) {
            fs::copy(&config, &stable).map_err(|error| cache_error(&stable, &error))?;
        }
        let mut cargo = runtime::cargo(toolchain, &sources);
        cargo.arg("--manifest-path").arg(sources.join("runtime/isolate/Cargo.toml")).arg("--target-dir").arg(&target);
        cargo.env("PYO3_CONFIG_FILE", &stable).env("PYO3_BUILD_EXTENSION_MODULE", "1");
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

/// What PyO3 would otherwise ask an interpreter.
fn pyo3_config(minor: u32) -> String {
    format!(
        "implementation=CPython\nversion=3.{minor}\nshared=true\nabi3=false\npointer_width=64\nbuild_flags=\n\
         suppress_build_script_link_lines=true\n"
    )
}
