//! The main module's code as the isolate runs it, compiled by the target interpreter when the program is
//! built: a start then reads it as it reads a `.pyc`. What would not be the same when it is read (sets,
//! warnings) is compiled at each start, and so is everything where another CPython runs than was asked here.

use super::{ANSWER, Interpreter, exchange};
use crate::diag::Diagnostic;

const PREPARED: &str = include_str!("prepared.py");

/// Start and end of some statements of the module body: 1-based lines, columns in UTF-8 bytes.
pub type Place = [u32; 4];

/// What `runtime/isolate/src/embedded_code.rs` reads; empty where there is nothing to read. `helper` is the
/// text of `hybrid.py` beside it, `source` what is in the file at (absolute) `path`.
pub fn prepared(
    interpreter: &Interpreter,
    helper: &[u8],
    path: &str,
    source: &[u8],
    chunks: &[Place],
) -> Result<Vec<u8>, Diagnostic> {
    let mut question = format!("{} {}\n", helper.len(), source.len()).into_bytes();
    question.extend_from_slice(helper);
    question.extend_from_slice(source);
    for [line, column, end_line, end_column] in chunks {
        question.extend_from_slice(format!("{line} {column} {end_line} {end_column}\n").as_bytes());
    }
    let output = exchange(&interpreter.executable, PREPARED, Some(path), &question)?;
    let start = output.stdout.windows(ANSWER.len()).position(|window| window == ANSWER);
    Ok(start.map_or_else(Vec::new, |at| output.stdout[at + ANSWER.len()..].to_vec()))
}
