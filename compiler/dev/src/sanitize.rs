//! Memory checks: `cargo dev sanitize [PART-OF-A-NAME…]` and `cargo dev miri [TEST…]`.
//!
//! `sanitize` runs the runtime's tests under AddressSanitizer and samples (those named, else one in so many)
//! under valgrind; `tests/memory.rs` has a few samples in every run of the tests. `miri` runs the unit tests
//! of the files with `unsafe` in them that ask nothing of the system. A tool that is not there is named, with
//! the way to get it.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::compiler::{Built, Compiler, Configuration, scratch_folder};
use crate::execute;
use crate::interpreter::Interpreter;
use crate::root;
use crate::sample::{self, Sample};

/// Without words, one sample in so many is run.
const SLICE: usize = 60;

/// Exit status of valgrind where it has found something; no sample ends with it.
const FOUND: &str = "99";

fn is_there(program: &str, arguments: &[&str]) -> bool {
    let asked = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    asked.is_ok_and(|output| output.status.success())
}

pub fn has_valgrind() -> bool {
    is_there("valgrind", &["--version"])
}

/// The runtime's tests under AddressSanitizer, also those that compare with CPython: did all pass?
///
/// The sanitizer is a switch of nightly compilers, which `RUSTC_BOOTSTRAP` opens in any; the standard library
/// stays as it is, which hides only what happens inside of it.
pub fn runtime_tests() -> io::Result<bool> {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["test", "--package", "hybridc-runtime", "--tests", "--target", &target]);
    cargo.arg("--target-dir").arg(root().join("target/sanitize"));
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zsanitizer=address -Cunsafe-allow-abi-mismatch=sanitizer");
    cargo.env("PYTHONMALLOC", "malloc");
    // A stack of 16 GB, and rings that the program leaves, are no faults.
    cargo.env("ASAN_OPTIONS", "detect_leaks=0:detect_stack_use_after_return=0:use_sigaltstack=0");
    Ok(cargo.status()?.success())
}

/// Samples to be run: those whose names contain one of the words, else a slice of all that are programs.
pub fn chosen(words: &[String]) -> io::Result<Vec<Sample>> {
    let (samples, _) = sample::find(&root())?;
    let programs = samples.into_iter().filter(|sample| sample.command.is_none() && !sample.is_gone);
    if words.is_empty() {
        return Ok(programs.step_by(SLICE).collect());
    }
    let named = |sample: &Sample| words.iter().any(|word| sample.name.contains(word.as_str()));
    Ok(programs.filter(named).collect())
}

/// What valgrind says of a sample's reads and writes of memory; nothing when all are its own.
pub fn valgrind(
    compiler: &Compiler,
    sample: &Sample,
    python: &Interpreter,
    below: &Path,
) -> io::Result<Option<String>> {
    let folder = scratch_folder(below)?;
    match compiler.build(sample, python, Configuration::Forced, folder.path())? {
        Built::Binary(binary) => {
            let watched = Watched { binary: &binary, name: None, is_hybrid: true };
            under_valgrind(&watched, sample, folder.path())
        }
        Built::Refused(outcome) => Ok(Some(String::from_utf8_lossy(&outcome.stderr).into_owned())),
    }
}

/// A program to be looked at.
pub struct Watched<'a> {
    pub binary: &'a Path,
    /// What it is called by, where it holds several.
    pub name: Option<String>,
    /// What CPython never frees, and does with uninitialised memory on purpose, is not looked at.
    pub is_hybrid: bool,
}

/// The same of one that is built.
pub fn under_valgrind(watched: &Watched, sample: &Sample, folder: &Path) -> io::Result<Option<String>> {
    let report = folder.join("valgrind.log");
    let mut command = execute::clean_command("valgrind", folder);
    command.args(["--quiet", "--max-stackframe=20000000000"]);
    command.arg(format!("--error-exitcode={FOUND}")).arg(format!("--log-file={}", report.display()));
    // Blocks one by one from the allocator that valgrind watches.
    command.env("PYTHONMALLOC", "malloc");
    if watched.is_hybrid {
        command.arg("--undef-value-errors=no");
    } else {
        command.args(["--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite"]);
    }
    // Valgrind calls a program by the path of its file.
    let program = match &watched.name {
        Some(name) => {
            let link = folder.join(name);
            if link.is_symlink() {
                fs::remove_file(&link)?;
            }
            std::os::unix::fs::symlink(watched.binary, &link)?;
            link
        }
        None => watched.binary.to_path_buf(),
    };
    command.arg(program).args(&sample.arguments);
    let outcome = execute::run_sample(command, sample)?;
    Ok((outcome.status == FOUND).then(|| fs::read_to_string(&report).unwrap_or_default()))
}

/// `cargo dev miri`: the unit tests of these files of the runtime, by their module paths.
pub fn miri_tests() -> io::Result<Vec<String>> {
    let source = root().join("runtime/src");
    let mut found = Vec::new();
    collect_pure_unsafe(&source, &source, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect_pure_unsafe(folder: &Path, source: &Path, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect_pure_unsafe(&path, source, found)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let asks_the_system = text.contains("libc::") || path.starts_with(source.join("dynamic"));
        if text.contains("#![allow(unsafe_code") && text.contains("mod tests") && !asks_the_system {
            let below = path.strip_prefix(source).expect("collected below it").with_extension("");
            found.push(below.to_string_lossy().replace('/', "::") + "::");
        }
    }
    Ok(())
}

/// Runs Miri over the tests named, else over [`miri_tests`]; `None` where there is no Miri.
pub fn miri(tests: &[String]) -> io::Result<Option<bool>> {
    if !is_there("cargo", &["+nightly", "miri", "--version"]) {
        return Ok(None);
    }
    let tests = if tests.is_empty() { miri_tests()? } else { tests.to_vec() };
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["+nightly", "miri", "test", "--package", "hybridc-runtime", "--lib"]);
    cargo.arg("--target-dir").arg(root().join("target/miri")).arg("--").args(tests);
    Ok(Some(cargo.env("MIRIFLAGS", "-Zmiri-disable-isolation").status()?.success()))
}
