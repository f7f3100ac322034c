//! The CPythons that tests run for: the first 3.11, 3.12 and 3.13 found.
//!
//! `HYBRIDC_TEST_PYTHONS` (paths separated by `:`) names them all; else version managers' folders, else
//! `PATH`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The minor versions that hybridc supports.
pub const MINORS: [u32; 3] = [11, 12, 13];

#[derive(Clone, Debug)]
pub struct Interpreter {
    pub path: PathBuf,
    pub minor: u32,
    /// `3.12.1`.
    pub version: String,
}

/// One interpreter per supported minor version, oldest first.
pub fn find() -> Vec<Interpreter> {
    let mut found: Vec<Interpreter> = Vec::new();
    for candidate in candidates() {
        let known = |minor| found.iter().any(|i| i.minor == minor);
        if let Some(interpreter) = ask(&candidate)
            && MINORS.contains(&interpreter.minor)
            && !known(interpreter.minor)
        {
            found.push(interpreter);
        }
    }
    found.sort_by_key(|i| i.minor);
    found
}

fn candidates() -> Vec<PathBuf> {
    if let Some(list) = env::var_os("HYBRIDC_TEST_PYTHONS") {
        return env::split_paths(&list).collect();
    }
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from);
    let mut paths = Vec::new();
    for folder in [pyenv.join("versions"), home.join(".local/share/uv/python")] {
        let mut versions: Vec<PathBuf> =
            folder.read_dir().into_iter().flatten().flatten().map(|e| e.path()).collect();
        versions.sort();
        paths.extend(versions.iter().filter(|v| is_version_folder(v)).map(|v| v.join("bin/python3")));
    }
    paths.extend(MINORS.map(|minor| PathBuf::from(format!("python3.{minor}"))));
    paths.push(PathBuf::from("python3"));
    paths
}

/// `3.12.1`, `cpython-3.12.1-linux-x86_64-gnu`: asking every Python ever installed would cost time.
fn is_version_folder(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    MINORS.iter().any(|minor| name.trim_start_matches("cpython-").starts_with(&format!("3.{minor}")))
}

/// Runs it: a shim on `PATH` may stand for another interpreter, or for none.
fn ask(path: &Path) -> Option<Interpreter> {
    const QUESTION: &str = "import sys, platform; print(sys.version_info[1], platform.python_version(), \
                            platform.python_implementation(), sys.executable)";
    let output = Command::new(path).args(["-S", "-c", QUESTION]).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.trim().splitn(4, ' ');
    let minor = words.next()?.parse().ok()?;
    let version = words.next()?.to_string();
    let is_cpython = words.next()? == "CPython";
    let path = PathBuf::from(words.next()?);
    (output.status.success() && is_cpython).then_some(Interpreter { path, minor, version })
}
