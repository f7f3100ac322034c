//! Reads Slot IR from its text form: what `print.rs` writes. A comment goes from `//` or `;` to the end of a
//! line.
//!
//! Statements and functions get their place in this text as origin, so that whoever finds something wrong
//! with one can show the line.

mod function;
mod lines;
mod module;
mod stmt;

use crate::sir::parse::function::FunctionReader;
use crate::sir::parse::lines::{Lines, unlabelled};
use crate::sir::reader::{Reader, Scope};
use crate::sir::{GlobalSlot, Module, RowFacts};
use std::collections::HashMap;

/// A line that is no Slot IR.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    /// 1-based
    pub line: usize,
    pub text: String,
}

/// The module in the text.
pub fn module(text: &str, rows: &dyn RowFacts) -> Result<Module, Wrong> {
    let mut lines = Lines::new(text);
    let scope = scope(&lines, rows)?;
    let mut module = Module {
        classes: vec![],
        tells_nans: false,
        fixed_limit: false,
        functions: vec![],
        globals: vec![],
        sites: vec![],
        main: None,
        isolate: None,
        files: vec![],
    };
    let mut seen = HashMap::new();
    while let Some(line) = lines.peek() {
        if line.text.starts_with("fn ") {
            let index = module.functions.len();
            let mut function = FunctionReader::new(&scope, index).function(&mut lines)?;
            let label = std::mem::take(&mut function.name);
            function.name = unlabelled(&label, &mut seen);
            if function.qualname == label {
                function.qualname.clone_from(&function.name);
            }
            module.functions.push(function);
        } else {
            lines.next();
            Reader::new(line.text, &scope).module_line(&mut module).map_err(|text| line.wrong(text))?;
        }
    }
    Ok(module)
}

/// Functions and globals may be named before they stand in the text.
fn scope<'a>(lines: &Lines, rows: &'a dyn RowFacts) -> Result<Scope<'a>, Wrong> {
    let (mut functions, mut globals) = (vec![], vec![]);
    let empty = Scope { rows, functions: HashMap::new(), globals: HashMap::new(), slots: HashMap::new() };
    for line in &lines.lines {
        let mut reader = Reader::new(line.text, &empty);
        let is_function = reader.take_word("fn");
        if is_function || reader.take_word("global") {
            let name = reader.name().map_err(|text| line.wrong(text))?;
            if is_function {
                let index = functions.len();
                let (_, id) = reader.identity(&name, index).map_err(|text| line.wrong(text))?;
                functions.push((name, id));
            } else {
                globals.push((name, GlobalSlot(globals.len() as u32)));
            }
        }
    }
    let (functions, globals) = (functions.into_iter().collect(), globals.into_iter().collect());
    Ok(Scope { rows, functions, globals, slots: HashMap::new() })
}
