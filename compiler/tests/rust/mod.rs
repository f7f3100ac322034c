//! Compiles emitted Rust against the runtime, for tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The folder with the runtime's rlib, compiled once for all tests of a file.
fn runtime() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runtime");
        let status = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--package", "hybridc-runtime", "--target-dir"])
            .arg(&target)
            .current_dir(hybridc_dev::root())
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the runtime does not compile");
        target.join("debug")
    })
}

/// The executable.
pub fn compile(code: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    std::fs::create_dir_all(&folder).expect("the tests' folder can be made");
    let (source, program) = (folder.join(format!("{name}.rs")), folder.join(name));
    std::fs::write(&source, code).expect("the tests' folder can be written to");
    let libraries = runtime();
    let output = Command::new("rustc")
        .args(["--edition=2024", "--crate-type=bin", "-Copt-level=0", "-o"])
        .arg(&program)
        .arg("--extern")
        .arg(format!("hybridc_runtime={}", libraries.join("libhybridc_runtime.rlib").display()))
        .arg(format!("-Ldependency={}", libraries.join("deps").display()))
        .arg(&source)
        .output()
        .expect("rustc runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    program
}
