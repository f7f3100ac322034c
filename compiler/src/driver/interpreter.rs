//! Which CPython the program is built against, and what is known of it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::diag::{Code, Diagnostic};
use crate::link::{Cache, digest, plain};
use crate::options::Compile;

/// `--python PATH`, else `$HYBRIDC_PYTHON`, else `python3` on PATH. A name without a slash is looked for on PATH. Links are
/// kept: a virtual environment is known by the path its `python3` is called by.
pub fn choose(options: &Compile) -> Result<PathBuf, Diagnostic> {
    let variable = env::var_os("HYBRIDC_PYTHON").filter(|value| !value.is_empty());
    let (named, from) = match (&options.python, variable) {
        (Some(path), _) => (path.clone().into_os_string(), " (from `--python`)"),
        (None, Some(value)) => (value, " (from `HYBRIDC_PYTHON`)"),
        (None, None) => (OsString::from("python3"), ""),
    };
    let tried = PathBuf::from(&named);
    let found = if tried.components().count() > 1 { absolute(&tried) } else { on_path(&tried) };
    found.ok_or_else(|| {
        let place = if tried.components().count() > 1 { "" } else { " on PATH" };
        Diagnostic::new(Code::NoPython, format!("no Python found: tried `{}`{place}{from}", tried.display()))
    })
}

fn absolute(path: &Path) -> Option<PathBuf> {
    std::path::absolute(path).ok().filter(|path| is_executable(path))
}

fn on_path(name: &Path) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).filter_map(|folder| absolute(&folder.join(name))).next()
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// A CPython of the machine.
#[derive(Clone, Debug)]
pub struct Interpreter {
    /// As it was called: a virtual environment is known by this path.
    pub path: PathBuf,
    pub version: (u32, u32, u32),
    /// `sys.executable`.
    pub executable: String,
    /// Path of its shared library; empty when it has none.
    pub libpython: String,
}

/// What hybridc asks an interpreter.
const PROBE: &str = r#"
import sys, sysconfig, json, os
get = sysconfig.get_config_var
library = ""
if get("Py_ENABLE_SHARED"):
    for folder in (get("LIBDIR"), get("LIBPL")):
        for name in (get("INSTSONAME"), get("LDLIBRARY")):
            if folder and name and not library and os.path.exists(os.path.join(folder, name)):
                library = os.path.join(folder, name)
print(json.dumps([sys.implementation.name, list(sys.version_info[:3]), sys.executable, library,
                  bool(get("Py_GIL_DISABLED")), hasattr(sys, "gettotalrefcount")]))
"#;

/// Asks `path` what it is; the answer is kept in the cache as long as the file does not change.
pub fn probe(path: &Path, cache: &Cache) -> Result<Interpreter, Diagnostic> {
    let known = cache.folder("interpreters")?.join(format!("{}.json", identity(path)));
    let answer = match fs::read(&known).ok().and_then(|text| serde_json::from_slice(&text).ok()) {
        Some(answer) => answer,
        None => {
            let answer = ask(path)?;
            // Only a shortcut: a cache that cannot be written is reported where it is needed.
            let _ = write_whole(&known, answer.to_string().as_bytes());
            answer
        }
    };
    supported(path, &answer)
}

/// Path, size and time of the file the interpreter's path leads to, and of `pyvenv.cfg` beside it.
fn identity(path: &Path) -> String {
    let mut parts = vec![path.as_os_str().as_encoded_bytes().to_vec()];
    let venv = path.parent().and_then(Path::parent).map(|folder| folder.join("pyvenv.cfg"));
    for file in [Some(path.to_path_buf()), venv].into_iter().flatten() {
        if let Ok(found) = fs::metadata(&file) {
            parts.push(format!("{} {:?}", found.len(), found.modified().ok()).into_bytes());
        }
    }
    digest(parts.iter().map(Vec::as_slice))
}

fn write_whole(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut beside = tempfile::NamedTempFile::new_in(path.parent().expect("a file in the cache"))?;
    beside.write_all(content)?;
    beside.persist(path).map(drop).map_err(|error| error.error)
}

fn ask(path: &Path) -> Result<Value, Diagnostic> {
    let broken = |why: String| Diagnostic::new(Code::PythonBroken, format!("`{}` {why}", path.display()));
    let output = command(path).args(["-c", PROBE]).stdin(Stdio::null()).output();
    let output = output.map_err(|error| broken(format!("cannot be run: {}", plain(&error))))?;
    let answer = serde_json::from_slice(&output.stdout).ok().filter(|_| output.status.success());
    answer.ok_or_else(|| {
        broken(format!("does not answer as a Python interpreter does ({})", output.status))
    })
}

/// The interpreter as build processes call it: not moved by the user's `PYTHON…` variables.
pub fn command(path: &Path) -> Command {
    let mut command = Command::new(path);
    command.env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8:surrogateescape");
    for name in ["PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONVERBOSE", "PYTHONWARNINGS"] {
        command.env_remove(name);
    }
    command
}

fn supported(path: &Path, answer: &Value) -> Result<Interpreter, Diagnostic> {
    let number = |index: usize| answer[1][index].as_u64().unwrap_or(0) as u32;
    let text = |index: usize| answer[index].as_str().unwrap_or("").to_string();
    let version = (number(0), number(1), number(2));
    let kind = match (text(0).as_str(), answer[4] == true, answer[5] == true) {
        ("cpython", false, false) if version.0 == 3 && (11..=13).contains(&version.1) => {
            let (executable, libpython) = (text(2), text(3));
            return Ok(Interpreter { path: path.to_path_buf(), version, executable, libpython });
        }
        ("cpython", true, _) => " (free-threaded)".to_string(),
        ("cpython", _, true) => " (debug build)".to_string(),
        ("cpython", false, false) => String::new(),
        (other, ..) => format!(" ({other})"),
    };
    let message = format!("`{}` is Python {}.{}{kind}, not CPython 3.11, 3.12 or 3.13", path.display(), version.0, version.1);
    Err(Diagnostic::new(Code::PythonVersion, message))
}
