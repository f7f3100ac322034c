//! The runtime, compiled once per toolchain.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::sources::Workshop;
use super::{Cache, Toolchain, cache_error, digest, plain, progress, sources};
use crate::diag::{Code, Diagnostic};

/// The folder that holds `libhybridc_runtime.rlib` and every crate it depends on.
pub fn compiled(cache: &Cache, toolchain: &Toolchain) -> Result<PathBuf, Diagnostic> {
    cache.entry("runtime", &key(toolchain), |folder| {
        progress("compiling the runtime (once per Rust toolchain)");
        let workshop = Workshop::enter(cache, toolchain)?;
        let mut cargo = cargo(toolchain, &workshop.sources);
        cargo.args(["--package", "hybridc-runtime", "--target-dir"]).arg(workshop.target("runtime"));
        // It goes into executables only: their statics are where the code says, and thread-locals need no
        // call.
        cargo.env(
            "CARGO_ENCODED_RUSTFLAGS",
            format!("{}\x1f-Crelocation-model=pie", flags(&workshop.sources)),
        );
        for artifact in run(cargo)? {
            let name = artifact.file_name().expect("an artifact is a file").to_owned();
            // rustc looks for the runtime by path and for the rest by the names cargo gave them.
            let name = if is_runtime(&name.to_string_lossy()) { RLIB.into() } else { name };
            fs::copy(&artifact, folder.join(name)).map_err(|error| cache_error(folder, &error))?;
        }
        Ok(())
    })
}

pub const RLIB: &str = "libhybridc_runtime.rlib";

/// What a compiled runtime depends on.
pub fn key(toolchain: &Toolchain) -> String {
    digest([toolchain.identity.as_bytes(), sources::RUNTIME.as_bytes()])
}

fn is_runtime(name: &str) -> bool {
    name.starts_with("libhybridc_runtime") && name.ends_with(".rlib")
}

/// `cargo build` over the unpacked sources, deaf to the user's own cargo settings that would change the
/// result.
pub fn cargo(toolchain: &Toolchain, sources: &Path) -> Command {
    let mut cargo = Command::new(&toolchain.cargo);
    cargo.args(["build", "--offline", "--release", "--message-format=json-render-diagnostics"]);
    cargo.args(["--target", toolchain.host()]).args(sources::vendored(sources)).current_dir(sources);
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let is_setting =
            ["CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_TARGET_"].iter().any(|start| name.starts_with(start));
        if is_setting || name == "CARGO_MANIFEST_DIR" || name == "RUSTFLAGS" {
            cargo.env_remove(name);
        }
    }
    cargo.env("RUSTC", &toolchain.rustc).env("CARGO_ENCODED_RUSTFLAGS", flags(sources));
    for wrapper in ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"] {
        cargo.env(wrapper, "");
    }
    cargo
}

/// What rustc is told, as cargo takes it.
fn flags(sources: &Path) -> String {
    format!("--remap-path-prefix={}=hybridc\x1f--cap-lints=allow", sources.display())
}

/// Runs cargo; its progress goes to stderr. The files it made (or found made).
pub fn run(mut cargo: Command) -> Result<Vec<PathBuf>, Diagnostic> {
    let failed = |why: String| {
        Diagnostic::new(Code::RuntimeBuild, format!("the runtime could not be compiled: {why}"))
    };
    let output = cargo.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|error| {
        failed(format!("cannot run `{}`: {}", cargo.get_program().display(), plain(&error)))
    })?;
    if !output.status.success() {
        return Err(failed(format!("cargo ended with {}", output.status)));
    }
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(messages.lines().filter_map(|line| serde_json::from_str(line).ok()).flat_map(artifacts).collect())
}

/// The libraries a compiler-artifact message names. Build scripts' own artifacts are not needed to link.
fn artifacts(message: Value) -> Vec<PathBuf> {
    if message["reason"] != "compiler-artifact" || message["target"]["kind"][0] == "custom-build" {
        return Vec::new();
    }
    let names = message["filenames"].as_array().cloned().unwrap_or_default();
    let paths = names.iter().filter_map(Value::as_str).map(PathBuf::from);
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "rlib" || end == "so" || end == "dylib"))
        .collect()
}
