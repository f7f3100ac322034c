//! The lines under a traceback entry (source line, carets), as the target interpreter prints them. Their
//! rules differ between versions and look into the expression, so the interpreter itself is asked, once for
//! all positions.

use super::{ANSWER, Interpreter, broken, exchange};
use crate::diag::Diagnostic;

const SHOWN: &str = include_str!("shown.py");

/// 1-based line, 0-based column in UTF-8 bytes.
type Place = (u32, u32);

/// For each start and end in the file at (absolute) `path`, what stands below `File "…", line N, in f`.
pub fn shown(
    interpreter: &Interpreter,
    path: &str,
    places: &[(Place, Place)],
) -> Result<Vec<String>, Diagnostic> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let question: String =
        places.iter().map(|(start, end)| format!("{} {} {} {}\n", start.0, start.1, end.0, end.1)).collect();
    let output = exchange(&interpreter.executable, SHOWN, Some(path), question.as_bytes())?;
    let start = output.stdout.windows(ANSWER.len()).position(|window| window == ANSWER);
    let answers = start.and_then(|at| answers(&output.stdout[at + ANSWER.len()..]));
    answers
        .filter(|answers| answers.len() == places.len())
        .ok_or_else(|| broken(&interpreter.executable, String::from_utf8_lossy(&output.stderr).trim()))
}

fn answers(mut rest: &[u8]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let length: usize = std::str::from_utf8(&rest[..end]).ok()?.strip_prefix("shown ")?.parse().ok()?;
        let (text, tail) = rest[end + 1..].split_at_checked(length)?;
        found.push(String::from_utf8_lossy(text).into_owned());
        rest = tail;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_carets_are_the_interpreters() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("prog.py");
        std::fs::write(&path, "def f(a):\n    return a['é'] / 0  # why\nx = 1\n")
            .expect("the folder is writable");
        let interpreter = super::super::probe(None).expect("a Python 3.11+");
        let place = |line, column, end| ((line, column), (line, end));
        let places = [place(2, 11, 22), place(2, 11, 18), place(3, 0, 5)];
        let shown = shown(&interpreter, path.to_str().expect("UTF-8"), &places).expect("it answers");
        assert_eq!(shown[0], "    return a['é'] / 0  # why\n           ~~~~~~~^~~\n");
        assert_eq!(shown[1], "    return a['é'] / 0  # why\n           ~^^^^^\n");
        assert_eq!(shown[2], "    x = 1\n");
    }
}
