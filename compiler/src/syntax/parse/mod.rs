//! Source text → our tree. The only place that names the parser library.
//!
//! The parser reads source CPython has already accepted. Where its tree differs from CPython's, it is
//! repaired here: a `*args` parameter starts at the name; a generator that is the only argument spans the
//! parentheses; a decorated `def` starts at its keyword; `elif` nests; adjacent literals join; the text of
//! `{x=}` becomes a constant; a lone surrogate is read again from the source (the parser turns it into
//! U+FFFD); below 3.12 the parts of an f-string have the position of the whole string.
//!
//! Known differences that stay: the end of a block that ends in `;` leaves the semicolon out (nothing
//! observable rests on it). Refused here, so that the module is deferred: a comment inside `{x=}`; a newline
//! in the format spec of a single-quoted f-string.

mod expr;
mod fstring;
mod function;
mod operator;
mod pattern;
mod stmt;

use crate::source::{FileId, Span};
use crate::syntax::ast::*;
use crate::syntax::{Target, Unparsed};
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_python_ast::token::Tokens;
use rustpython_ruff_python_parser::{Mode, ParseOptions, parse as ruff_parse};
use rustpython_ruff_text_size::{Ranged, TextRange};

/// Parses decoded text (line ends `\n`).
pub fn parse(file: FileId, text: &str, target: Target) -> Result<Module, Unparsed> {
    let options = ParseOptions::from(Mode::Module)
        .with_target_version(ruff::PythonVersion { major: 3, minor: target.minor });
    let parsed = ruff_parse(text, options).map_err(|error| Unparsed {
        message: error.error.to_string(),
        span: Span::new(file, error.location.start().to_u32(), error.location.end().to_u32()),
    })?;
    let cx = Cx { file, text, tokens: parsed.tokens(), inner_positions: target.minor >= 12 };
    let ruff::Mod::Module(module) = parsed.syntax() else {
        return Err(cx.unparsed("not a module", parsed.syntax().range()));
    };
    Ok(Module { file, body: cx.block(&module.body)? })
}

type Converted<T> = Result<T, Unparsed>;

/// Below 3.12: the range of the whole f-string, and of the literal (of several adjacent ones) the piece is
/// in.
type Outer = Option<(TextRange, TextRange)>;

struct Cx<'a> {
    file: FileId,
    text: &'a str,
    tokens: &'a Tokens,
    /// The parts of an f-string have positions of their own (3.12 and later).
    inner_positions: bool,
}

// Statements.
impl Cx<'_> {
    fn span(&self, range: TextRange) -> Span {
        Span::new(self.file, range.start().to_u32(), range.end().to_u32())
    }

    fn unparsed(&self, message: &str, range: TextRange) -> Unparsed {
        Unparsed { message: message.to_owned(), span: self.span(range) }
    }

    fn block(&self, body: &[ruff::Stmt]) -> Converted<Vec<Stmt>> {
        body.iter().map(|stmt| self.stmt(stmt)).collect()
    }
}
