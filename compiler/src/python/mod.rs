//! The target interpreter: which Python the program is built against, and its judgement of a source file.
//!
//! CPython alone decides what is valid. One process answers everything: who it is, whether `compile()`
//! accepts the bytes, and the text decoded by its encoding cookie. Only a refused program costs a second
//! process, which prints the error as `python3 prog.py` would (reading a *file* words some errors differently
//! from `compile()`: undecodable bytes, null bytes).

mod calls;
mod library;
mod prepared;
mod shown;

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::diag::{Code, Diagnostic};
pub use calls::calls;
pub use library::{Entry, Failure, failures};
pub use prepared::{Place, prepared};
pub use shown::shown;

/// What the interpreter says about itself. Plain data, so the driver may cache it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interpreter {
    /// `sys.executable`
    pub executable: String,
    pub version: (u8, u8, u8),
    /// The shared library to load; none for an interpreter that is linked statically and has no library
    /// beside it.
    pub library: Option<String>,
    pub prefix: String,
    pub base_prefix: String,
    /// Where `os.py` is.
    pub stdlib: String,
    /// `linux-x86_64`
    pub platform: String,
}

/// CPython's judgement of one source file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Judgement {
    Accepted {
        /// Decoded by the cookie, line ends `\n`, no BOM.
        text: String,
        /// What compiling prints on stderr: `SyntaxWarning`s, as a normal run shows them.
        warnings: String,
        /// Set displays of constants, in the order CPython keeps them in.
        sets: Vec<SetOrder>,
    },
    /// What `python3 prog.py` prints on stderr before it exits with `status`.
    Refused { stderr: Vec<u8>, status: i32 },
}

/// A set display of constants: where it stands (1-based lines, columns in UTF-8 bytes, start and end), and
/// the numbers of its items in an order that gives, added one by one, the frozenset that CPython has made of
/// them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetOrder {
    pub start: (u32, u32),
    pub end: (u32, u32),
    pub items: Vec<usize>,
}

const PROBE: &str = include_str!("probe.py");
const STOP: &str = include_str!("stop.py");
const ORDERS: &str = include_str!("orders.py");
/// The exit status of `stop.py`.
const STOPPED: i32 = 86;
const ANSWER: &[u8] = b"HYBRIDC-ANSWER\n";

/// Variables that change what an interpreter accepts, warns about or prints, without saying which interpreter
/// it is.
const IGNORED_VARIABLES: &[&str] = &[
    "PYTHONPATH",
    "PYTHONWARNINGS",
    "PYTHONOPTIMIZE",
    "PYTHONDEBUG",
    "PYTHONDEVMODE",
    "PYTHONINSPECT",
    "PYTHONVERBOSE",
    "PYTHONIOENCODING",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONSTARTUP",
    "PYTHONUNBUFFERED",
    "PYTHONNODEBUGRANGES",
];

/// Finds the target interpreter: `path` (from `--python`), else `$HYBRIDC_PYTHON`, else `python3` on PATH.
pub fn probe(path: Option<&str>) -> Result<Interpreter, Diagnostic> {
    let command = named(path);
    let fields = ask(&command, None)?;
    identity(&command, &fields)
}

/// Asks an interpreter already known for its judgement of `bytes`, read from the file at (absolute) `path`.
pub fn compile_check(interpreter: &Interpreter, path: &str, bytes: &[u8]) -> Result<Judgement, Diagnostic> {
    let fields = ask(&interpreter.executable, Some((path, bytes)))?;
    judgement(&interpreter.executable, path, &fields)
}

/// Both in one process.
pub fn probe_and_check(
    python: Option<&str>,
    path: &str,
    bytes: &[u8],
) -> Result<(Interpreter, Judgement), Diagnostic> {
    let command = named(python);
    let fields = ask(&command, Some((path, bytes)))?;
    let interpreter = identity(&command, &fields)?;
    let judgement = judgement(&interpreter.executable, path, &fields)?;
    Ok((interpreter, judgement))
}

/// The command to try. An empty variable counts as unset.
pub fn named(path: Option<&str>) -> String {
    match path {
        Some(path) => path.to_owned(),
        None => {
            std::env::var("HYBRIDC_PYTHON").ok().filter(|v| !v.is_empty()).unwrap_or("python3".to_owned())
        }
    }
}

type Fields = HashMap<String, Vec<u8>>;

fn ask(command: &str, source: Option<(&str, &[u8])>) -> Result<Fields, Diagnostic> {
    let output =
        exchange(command, PROBE, source.map(|(path, _)| path), source.map_or(&b""[..], |(_, bytes)| bytes))?;
    let start = output.stdout.windows(ANSWER.len()).position(|window| window == ANSWER);
    match start.and_then(|at| parse_fields(&output.stdout[at + ANSWER.len()..])) {
        Some(fields) => Ok(fields),
        None => {
            let stderr = String::from_utf8_lossy(&output.stderr);
            let last = stderr.lines().rev().find(|line| !line.trim().is_empty());
            Err(broken(command, last.unwrap_or(&output.status.to_string())))
        }
    }
}

/// Runs one of our questions to its end: a script, its argument, its stdin.
fn exchange(command: &str, script: &str, argument: Option<&str>, input: &[u8]) -> Result<Output, Diagnostic> {
    let mut process = Command::new(command);
    process.arg("-c").arg(script).args(argument);
    for name in IGNORED_VARIABLES {
        process.env_remove(name);
    }
    process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = process.spawn().map_err(|error| no_python(command, &error))?;
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // An interpreter that ends early closes the pipe; its missing answer is the caller's matter.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().map_err(|error| broken(command, &error.to_string()))
}

/// `name length\n` and that many bytes, again and again.
fn parse_fields(mut rest: &[u8]) -> Option<Fields> {
    let mut fields = Fields::new();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (name, length) = std::str::from_utf8(&rest[..end]).ok()?.split_once(' ')?;
        let (value, tail) = rest[end + 1..].split_at_checked(length.parse().ok()?)?;
        fields.insert(name.to_owned(), value.to_owned());
        rest = tail;
    }
    Some(fields)
}

fn field(fields: &Fields, name: &str) -> String {
    fields.get(name).map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
}

fn identity(command: &str, fields: &Fields) -> Result<Interpreter, Diagnostic> {
    let text = field(fields, "version");
    let mut numbers = text.split('.').map(|part| part.parse::<u8>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let version = (next(), next(), next());
    if version.0 != 3 || !(11..=13).contains(&version.1) {
        let message = format!("`{command}` is Python {text}; 3.11, 3.12 and 3.13 are supported");
        return Err(Diagnostic::new(Code::PythonVersion, message));
    }
    let implementation = field(fields, "implementation");
    if implementation != "cpython" {
        let message = format!("`{command}` is {implementation}, not CPython");
        return Err(Diagnostic::new(Code::PythonVersion, message));
    }
    let executable = match field(fields, "executable") {
        empty if empty.is_empty() => command.to_owned(),
        path => path,
    };
    Ok(Interpreter {
        executable,
        version,
        library: Some(field(fields, "library")).filter(|path| !path.is_empty()),
        prefix: field(fields, "prefix"),
        base_prefix: field(fields, "base_prefix"),
        stdlib: field(fields, "stdlib"),
        platform: field(fields, "platform"),
    })
}

fn judgement(executable: &str, path: &str, fields: &Fields) -> Result<Judgement, Diagnostic> {
    if let Some(text) = fields.get("text") {
        let text = String::from_utf8(text.clone())
            .map_err(|_| broken(executable, "the decoded source holds a lone surrogate"))?;
        let warnings = match field(fields, "warnings") {
            none if none.is_empty() => none,
            warnings => shown_warnings(executable, path).unwrap_or(warnings),
        };
        let sets = if fields.contains_key("sets") { set_orders(executable, path) } else { vec![] };
        return Ok(Judgement::Accepted { text, warnings, sets });
    }
    let stderr = fields.get("refused").cloned().unwrap_or_default();
    Ok(shown_error(executable, path).unwrap_or(Judgement::Refused { stderr, status: 1 }))
}

/// The error as `python3 prog.py` prints it. None when the file is not there (the text of `compile()` serves
/// then), or when reading it as a file is accepted.
fn shown_error(executable: &str, path: &str) -> Option<Judgement> {
    let Output { stderr, status, .. } = shown_by_run(executable, path, None)?;
    let status = status.code()?;
    (status != STOPPED && status != 0).then_some(Judgement::Refused { stderr, status })
}

/// The warnings as `python3 prog.py` prints them: with the lines they are about, and some of them twice.
fn shown_warnings(executable: &str, path: &str) -> Option<String> {
    let Output { stderr, status, .. } = shown_by_run(executable, path, None)?;
    (status.code() == Some(STOPPED)).then(|| String::from_utf8_lossy(&stderr).into_owned())
}

/// Empty where nobody can tell: then the order is the usual one.
fn set_orders(executable: &str, path: &str) -> Vec<SetOrder> {
    let output = shown_by_run(executable, path, Some(ORDERS));
    let answer = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    answer.iter().flat_map(|answer| answer.lines()).filter_map(set_order).collect()
}

/// `line column end_line end_column item item…`
fn set_order(line: &str) -> Option<SetOrder> {
    let numbers: Vec<u32> = line.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let (place, items) = numbers.split_first_chunk::<4>()?;
    let items = items.iter().map(|item| *item as usize).collect();
    Some(SetOrder { start: (place[0], place[1]), end: (place[2], place[3]), items })
}

/// What `python3 prog.py` prints before the first statement, and its exit status. `then` is run in between.
fn shown_by_run(executable: &str, path: &str, then: Option<&str>) -> Option<Output> {
    if !Path::new(path).is_file() {
        return None;
    }
    let folder = tempfile::tempdir().ok()?;
    std::fs::write(folder.path().join("sitecustomize.py"), STOP).ok()?;
    let mut process = Command::new(executable);
    process.arg(path).stdin(Stdio::null());
    for name in IGNORED_VARIABLES {
        process.env_remove(name);
    }
    process.env("PYTHONPATH", folder.path()).env("PYTHONDONTWRITEBYTECODE", "1").env("HYBRIDC_STOP_AT", path);
    if let Some(then) = then {
        let script = folder.path().join("then.py");
        std::fs::write(&script, then).ok()?;
        process.env("HYBRIDC_THEN", script).env("PYTHONHASHSEED", "0");
    }
    process.output().ok()
}

fn no_python(command: &str, error: &std::io::Error) -> Diagnostic {
    let message = match (command.contains('/'), error.kind()) {
        (false, std::io::ErrorKind::NotFound) => format!("no Python found: tried `{command}` on PATH"),
        (true, std::io::ErrorKind::NotFound) => format!("no Python found: `{command}` does not exist"),
        _ => format!("no Python found: `{command}` cannot be started: {error}"),
    };
    Diagnostic::new(Code::NoPython, message)
}

fn broken(command: &str, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PythonBroken,
        format!("`{command}` does not answer as a Python interpreter: {what}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &[u8]) -> Judgement {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("prog.py");
        std::fs::write(&path, source).expect("the folder is writable");
        let (_, judgement) =
            probe_and_check(None, path.to_str().expect("UTF-8"), source).expect("a Python 3.11+");
        judgement
    }

    fn accepted(source: &[u8]) -> (String, String) {
        match check(source) {
            Judgement::Accepted { text, warnings, .. } => (text, warnings),
            Judgement::Refused { stderr, .. } => panic!("refused: {}", String::from_utf8_lossy(&stderr)),
        }
    }

    fn refused(source: &[u8]) -> String {
        match check(source) {
            Judgement::Accepted { .. } => panic!("accepted"),
            Judgement::Refused { stderr, status } => {
                assert_eq!(status, 1);
                String::from_utf8(stderr).expect("UTF-8")
            }
        }
    }

    #[test]
    fn the_source_is_decoded() {
        assert_eq!(accepted(b"\xef\xbb\xbfx = 1\r\ny = 2\rz = 3").0, "x = 1\ny = 2\nz = 3");
        assert_eq!(accepted(b"# coding: latin-1\nx = '\xe9'\n").0, "# coding: latin-1\nx = 'é'\n");
    }

    #[test]
    fn a_warning_is_not_an_error() {
        let (_, warnings) = accepted(b"x = 1\nif x is 2: pass\n");
        assert!(warnings.contains("prog.py:2: SyntaxWarning: \"is\" with"), "{warnings}");
    }

    #[test]
    fn errors_are_those_of_a_run() {
        let text = refused(b"print('must not run')\nx = = 1\n");
        assert!(text.ends_with("line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n"), "{text}");
        let text = refused(b"x = '\xff'\n");
        assert!(text.starts_with("SyntaxError: Non-UTF-8 code starting with '\\xff' in file"), "{text}");
        // `compile()` reads over such a comment, a run does not.
        let text = refused(b"# \xff\n");
        assert!(text.starts_with("SyntaxError: Non-UTF-8 code"), "{text}");
        assert!(refused(b"x = 1\0\n").contains("null bytes"));
    }

    #[test]
    fn no_interpreter() {
        let error = probe(Some("/no/such/python")).expect_err("there is none");
        assert_eq!(error.message, "no Python found: `/no/such/python` does not exist");
        let error = probe(Some("cat")).expect_err("not a Python");
        assert_eq!(error.code, Code::PythonBroken);
    }
}
