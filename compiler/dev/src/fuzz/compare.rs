//! One module under CPython and as a binary: what differs, as a class that does not name the program.

use super::case::Case;
use super::pack;
use crate::execute::{self, Outcome};
use crate::interpreter::Interpreter;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const PROGRAM_LIMIT: Duration = Duration::from_secs(10);
const BUILD_LIMIT: Duration = Duration::from_secs(600);

/// How the binary is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub release: bool,
    /// Whatever has a native form is native and has entries.
    pub at_any_price: bool,
}

pub struct Bench {
    pub hybridc: PathBuf,
    pub scratch: PathBuf,
    pub spent: Spent,
}

/// Milliseconds.
#[derive(Default)]
pub struct Spent {
    pub python: AtomicU64,
    pub build: AtomicU64,
    pub run: AtomicU64,
}

pub struct Both {
    pub python: Outcome,
    pub binary: Binary,
    /// Programs that end by an exception, run alone: what CPython and the binary do.
    pub alone: Vec<(usize, Outcome, Outcome)>,
}

pub enum Binary {
    Ran(Outcome),
    Refused(Outcome),
}

impl Bench {
    /// `None` when CPython does not accept the program, or does not end it: the generator's fault.
    pub fn python(&self, cases: &[Case], python: &Interpreter, folder: &Path) -> io::Result<Option<Outcome>> {
        for (path, text) in pack::files(cases) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        fs::write(folder.join("program.py"), pack::source(cases))?;
        let outcome = self.run_python(python, folder, &[])?;
        let stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
        let is_unreadable = outcome.stdout.is_empty()
            && ["SyntaxError:", "IndentationError:"].iter().any(|e| stderr.contains(e));
        Ok(if outcome.status == "timeout" || is_unreadable { None } else { Some(outcome) })
    }

    fn run_python(&self, python: &Interpreter, folder: &Path, words: &[String]) -> io::Result<Outcome> {
        let mut command = execute::clean_command(&python.path, folder);
        command.env("PYTHONHASHSEED", "0").arg(folder.join("program.py")).args(words);
        self.timed(&self.spent.python, || execute::run_within(PROGRAM_LIMIT, command, None))
    }

    fn run_binary(&self, folder: &Path, words: &[String]) -> io::Result<Outcome> {
        let mut command = execute::clean_command(folder.join("program"), folder);
        command.args(words);
        self.timed(&self.spent.run, || execute::run_within(PROGRAM_LIMIT * 2, command, None))
    }

    /// Does CPython print the same each time? Addresses do not come out the same.
    pub fn is_repeated(&self, cases: &[Case], python: &Interpreter) -> io::Result<bool> {
        let folder = crate::compiler::scratch_folder(&self.scratch)?;
        let Some(first) = self.python(cases, python, folder.path())? else { return Ok(false) };
        for _ in 0..4 {
            let again = self.python(cases, python, folder.path())?;
            if again.is_none_or(|again| difference(&first, &again).is_some()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub fn binary(&self, python: &Interpreter, manner: Manner, folder: &Path) -> io::Result<Binary> {
        let binary = folder.join("program");
        let mut build = execute::clean_command(&self.hybridc, folder);
        build
            .args(["build", if manner.release { "--release" } else { "--checked" }, "--python"])
            .arg(&python.path);
        build.arg(folder.join("program.py")).arg("-o").arg(&binary);
        if manner.at_any_price {
            build.env("HYBRIDC_AT_ANY_PRICE", "1");
        }
        let built = self.timed(&self.spent.build, || execute::run_within(BUILD_LIMIT, build, None))?;
        if built.status != "0" || !binary.is_file() {
            return Ok(Binary::Refused(built));
        }
        self.run_binary(folder, &[]).map(Binary::Ran)
    }

    pub fn both(&self, cases: &[Case], python: &Interpreter, manner: Manner) -> io::Result<Option<Both>> {
        let folder = crate::compiler::scratch_folder(&self.scratch)?;
        let Some(outcome) = self.python(cases, python, folder.path())? else { return Ok(None) };
        let binary = self.binary(python, manner, folder.path())?;
        let mut alone = Vec::new();
        if let Binary::Ran(ran) = &binary
            && difference(&outcome, ran).is_none()
        {
            for number in pack::raising(&outcome.stdout) {
                let words = [number.to_string()];
                let theirs = self.run_python(python, folder.path(), &words)?;
                alone.push((number, theirs, self.run_binary(folder.path(), &words)?));
            }
        }
        let place = folder.path().to_string_lossy().into_owned();
        let without = |outcome: Outcome| Outcome {
            stderr: String::from_utf8_lossy(&outcome.stderr).replace(&place, "<folder>").into_bytes(),
            ..outcome
        };
        Ok(Some(Both {
            python: without(outcome),
            binary: match binary {
                Binary::Ran(outcome) => Binary::Ran(without(outcome)),
                Binary::Refused(outcome) => Binary::Refused(without(outcome)),
            },
            alone: alone
                .into_iter()
                .map(|(number, python, binary)| (number, without(python), without(binary)))
                .collect(),
        }))
    }

    fn timed<T>(&self, clock: &AtomicU64, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        clock.fetch_add(start.elapsed().as_millis() as u64, Ordering::Relaxed);
        result
    }
}

impl Both {
    /// What is different, in general terms; `None` when nothing is.
    pub fn difference(&self) -> Option<String> {
        match &self.binary {
            Binary::Refused(outcome) => Some(format!("build: {}", complaint(&outcome.stderr))),
            Binary::Ran(outcome) => difference(&self.python, outcome)
                .or_else(|| self.differing_alone().into_iter().next().map(|(_, class)| class)),
        }
    }

    /// Programs that end otherwise, when they run alone.
    pub fn differing_alone(&self) -> Vec<(usize, String)> {
        let each = self.alone.iter();
        each.filter_map(|(number, python, binary)| Some((*number, difference(python, binary)?))).collect()
    }
}

pub fn difference(python: &Outcome, binary: &Outcome) -> Option<String> {
    if binary.status.starts_with("signal") || has_panicked(&binary.stderr) {
        return Some(format!("crash: {} {}", binary.status, complaint(&binary.stderr)));
    }
    if binary.status == "timeout" {
        return Some("hangs".to_string());
    }
    if python.stdout != binary.stdout {
        return Some(format!("stdout: {}", first_difference(&python.stdout, &binary.stdout)));
    }
    if python.status != binary.status {
        return Some(format!("status: {} -> {}", python.status, binary.status));
    }
    if python.stderr != binary.stderr {
        return Some(format!("stderr: {}", first_difference(&python.stderr, &binary.stderr)));
    }
    None
}

fn has_panicked(stderr: &[u8]) -> bool {
    String::from_utf8_lossy(stderr).contains("panicked at")
}

/// The line that says what went wrong.
fn complaint(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr).into_owned();
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let marked = text.lines().find(|line| line.starts_with("error[E") || line.contains("internal"));
    match text.lines().position(|line| line.contains("panicked at")) {
        Some(at) => general(&text.lines().skip(at).take(2).collect::<Vec<_>>().join(" ")),
        None => general(marked.or(lines.next()).unwrap_or("")),
    }
}

pub fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let (mut left, mut right) = (expected.lines(), found.lines());
    loop {
        match (left.next(), right.next()) {
            (a, b) if a != b => {
                let (a, b) = (a.unwrap_or("<end>"), b.unwrap_or("<end>"));
                return format!("{} -> {}", general(a), general(b));
            }
            (None, _) => return "line ends".to_string(),
            _ => {}
        }
    }
}

/// Numbers and quoted texts are not part of a class.
pub fn general(line: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => continue,
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, c) if c.is_ascii_digit() => {
                if !out.ends_with('0') {
                    out.push('0');
                }
                continue;
            }
            _ => {}
        }
        if out.chars().count() < 70 {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::general;

    #[test]
    fn classes_have_no_numbers_and_texts() {
        assert_eq!(general("IndexError: 'abc' at 12 of 345"), "IndexError: '' at 0 of 0");
    }
}
