//! Where functions stand that the library makes for a program: what tracebacks show of them.

use crate::python::Interpreter;
use crate::source::{OfLibrary, SourceMap, Span};
use crate::syntax::{self, ast};
use std::fs;
use std::path::Path;

/// Does a module ask for any?
pub fn is_asked_for(tree: &ast::Module) -> bool {
    syntax::imports(tree, "").iter().any(|module| module == "dataclasses" || module == "enum")
}

/// So many lines a text may have that the library generates.
const LINES: usize = 1 << 16;

/// Adds their files to the sources; `None` for a library that is written otherwise than CPython's.
pub fn places(interpreter: &Interpreter, sources: &mut SourceMap) -> Option<OfLibrary> {
    let name = if interpreter.version.1 >= 13 { "reprlib.py" } else { "dataclasses.py" };
    let path = Path::new(&interpreter.stdlib).join(name);
    let text = fs::read_to_string(&path).ok()?;
    let statement = "            result = user_function(self)\n";
    let call = text.find(statement)? + statement.find("user_function")?;
    let end = text[call..].find('\n')? + call;
    let file = sources.add(path.to_string_lossy().into_owned(), Vec::new(), text);
    let around_repr = Span::new(file, call as u32, end as u32);
    let generated = sources.add("<string>".to_owned(), Vec::new(), "\n".repeat(LINES));
    Some(OfLibrary { generated, around_repr })
}
