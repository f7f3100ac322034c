//! The lines under a traceback entry: the source line and its carets, as the target CPython prints them.

use super::{SourceMap, Span};

/// Source line and caret line (each with its line end) for an operation at `span`.
pub fn shown(sources: &SourceMap, span: Span, _minor: u32) -> String {
    let line = sources.file(span.file).line(sources.start(span).line);
    format!("    {}\n", line.trim())
}
