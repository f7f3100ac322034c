//! How deep functions in C may call functions of the program.

use super::{ANSWER, Interpreter, exchange, field, parse_fields};

const CALLS: &str = include_str!("calls.py");

/// The text of a RecursionError, and what may stand behind it.
const TEXT: &str = "maximum recursion depth exceeded";
const OF_OBJECT: &str = " while calling a Python object";

/// The limit, 0 where there is none of its own, and whether it is the object that is called that is one too
/// many; `None` where nobody can tell.
pub fn calls(interpreter: &Interpreter) -> Option<(i64, bool)> {
    let output = exchange(&interpreter.executable, CALLS, None, b"").ok()?;
    let fields = parse_fields(output.stdout.strip_prefix(ANSWER)?)?;
    let limit: i64 = field(&fields, "limit").parse().ok()?;
    let text = field(&fields, "text");
    match text.strip_prefix(TEXT) {
        Some("") => Some((limit, false)),
        Some(OF_OBJECT) => Some((limit, true)),
        _ => (limit == 0).then_some((0, false)),
    }
}
