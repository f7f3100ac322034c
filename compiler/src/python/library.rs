//! What tracebacks show inside of modules that CPython has in Python. Their native form has no lines: the
//! target interpreter is asked to fail in the same way.

use super::{ANSWER, Interpreter, broken, exchange};
use crate::diag::Diagnostic;

const LIBRARY: &str = include_str!("library.py");

/// A call that fails, and the entries of its traceback inside of the library, outermost first.
pub struct Failure {
    pub call: String,
    pub entries: Vec<Entry>,
}

#[derive(Default)]
pub struct Entry {
    pub function: String,
    pub file: String,
    /// Line, column, last line, column behind; columns in UTF-8 bytes.
    pub place: [u32; 4],
    /// Source line and carets, as the interpreter prints them.
    pub shown: String,
}

/// Asks for calls of functions of one module.
pub fn failures(interpreter: &Interpreter, module: &str, calls: &[&str]) -> Result<Vec<Failure>, Diagnostic> {
    let question: String = calls.iter().map(|call| format!("{call}\n")).collect();
    let output = exchange(&interpreter.executable, LIBRARY, Some(module), question.as_bytes())?;
    let start = output.stdout.windows(ANSWER.len()).position(|window| window == ANSWER);
    let found = start.and_then(|at| answers(&output.stdout[at + ANSWER.len()..]));
    found
        .filter(|found| found.len() == calls.len())
        .ok_or_else(|| broken(&interpreter.executable, String::from_utf8_lossy(&output.stderr).trim()))
}

fn answers(mut rest: &[u8]) -> Option<Vec<Failure>> {
    let mut found: Vec<Failure> = vec![];
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (name, length) = std::str::from_utf8(&rest[..end]).ok()?.split_once(' ')?;
        let (value, tail) = rest[end + 1..].split_at_checked(length.parse().ok()?)?;
        let value = String::from_utf8_lossy(value).into_owned();
        rest = tail;
        match name {
            "call" => found.push(Failure { call: value, entries: vec![] }),
            "function" => {
                found.last_mut()?.entries.push(Entry { function: value, ..Entry::default() });
            }
            "file" => found.last_mut()?.entries.last_mut()?.file = value,
            "place" => {
                let numbers: Option<Vec<u32>> = value.split(' ').map(|part| part.parse().ok()).collect();
                found.last_mut()?.entries.last_mut()?.place = numbers?.try_into().ok()?;
            }
            "shown" => found.last_mut()?.entries.last_mut()?.shown = value,
            _ => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_the_interpreters() {
        let interpreter = super::super::probe(None).expect("a Python 3.11+");
        let found = failures(&interpreter, "random", &["random.choice([])", "random.randint(1, 0)"])
            .expect("it answers");
        let functions = |failure: &Failure| -> Vec<String> {
            failure.entries.iter().map(|entry| entry.function.clone()).collect()
        };
        assert_eq!(functions(&found[0]), ["choice"]);
        assert_eq!(functions(&found[1]), ["randint", "randrange"]);
        assert!(found[0].entries[0].file.ends_with("random.py"));
        assert!(found[0].entries[0].shown.contains("raise IndexError"), "{}", found[0].entries[0].shown);
    }
}
