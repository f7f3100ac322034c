//! Which CPython the program is built against; what it said of itself is remembered.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Failure;
use crate::diag::{Code, Diagnostic};
use crate::link::{Cache, digest, write_whole};
use crate::options::Compile;
use crate::python::{self, Interpreter};

/// The interpreter as it is called: `--python PATH`, else `$HYBRIDC_PYTHON`, else `python3`.
pub fn name(options: &Compile) -> Result<String, Failure> {
    let path = options.python.as_ref().map(|path| {
        path.to_str().ok_or_else(|| Diagnostic::new(Code::NoPython, "no Python found: its path is not UTF-8"))
    });
    Ok(python::named(path.transpose()?))
}

/// Asks the interpreter who it is, unless the same file has answered before.
pub fn probe(name: &str, cache: &Cache) -> Result<Interpreter, Failure> {
    let Some(path) = found(name) else { return Ok(python::probe(Some(name))?) };
    let known = cache.folder("interpreters")?.join(format!("{}.json", identity(&path)));
    if let Some(interpreter) = fs::read(&known).ok().and_then(|text| read(&text)) {
        return Ok(interpreter);
    }
    let interpreter = python::probe(Some(name))?;
    // Only a shortcut: a cache that cannot be written is reported where it is needed.
    let _ = write_whole(&known, shown(&interpreter).to_string().as_bytes());
    Ok(interpreter)
}

/// Where the system would find it. Links are kept: a virtual environment is known by the path its `python3`
/// is called by.
fn found(name: &str) -> Option<PathBuf> {
    if name.contains('/') {
        return std::path::absolute(name).ok();
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Path, size and time of the file, of `pyvenv.cfg` beside it, and what else moves an interpreter.
pub fn identity(path: &Path) -> String {
    let mut parts = vec![path.as_os_str().as_encoded_bytes().to_vec()];
    let venv = path.parent().and_then(Path::parent).map(|folder| folder.join("pyvenv.cfg"));
    for file in [Some(path.to_path_buf()), venv].into_iter().flatten() {
        if let Ok(found) = fs::metadata(&file) {
            parts.push(format!("{} {:?}", found.len(), found.modified().ok()).into_bytes());
        }
    }
    // Shims (pyenv) choose by these and by the folder.
    for variable in ["PYTHONHOME", "PYENV_VERSION"] {
        parts.push(env::var_os(variable).unwrap_or_default().into_encoded_bytes());
    }
    parts.push(env::current_dir().unwrap_or_default().into_os_string().into_encoded_bytes());
    digest(parts.iter().map(Vec::as_slice))
}

fn shown(interpreter: &Interpreter) -> Value {
    let Interpreter { executable, version, library, prefix, base_prefix, stdlib, platform } = interpreter;
    json!([executable, [version.0, version.1, version.2], library, prefix, base_prefix, stdlib, platform])
}

fn read(text: &[u8]) -> Option<Interpreter> {
    let value: Value = serde_json::from_slice(text).ok()?;
    let string = |index: usize| value[index].as_str().map(str::to_string);
    let number = |index: usize| value[1][index].as_u64().and_then(|number| u8::try_from(number).ok());
    let interpreter = Interpreter {
        executable: string(0)?,
        version: (number(0)?, number(1)?, number(2)?),
        library: string(2),
        prefix: string(3)?,
        base_prefix: string(4)?,
        stdlib: string(5)?,
        platform: string(6)?,
    };
    // One that has been uninstalled behind its shim is asked again.
    Path::new(&interpreter.executable).is_file().then_some(interpreter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_said() {
        let interpreter = Interpreter {
            executable: "/bin/sh".into(),
            version: (3, 12, 1),
            library: None,
            prefix: "p".into(),
            base_prefix: "b".into(),
            stdlib: "s".into(),
            platform: "linux".into(),
        };
        assert_eq!(read(shown(&interpreter).to_string().as_bytes()), Some(interpreter));
        assert_eq!(read(b"[]"), None);
    }
}
