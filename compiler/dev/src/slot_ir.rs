//! Samples of Slot IR: `samples/passes/<pass>/<case>.sir` is what a pass gets,
//! `golden/passes/<pass>/<case>.sir` what it makes of that. What stands in `samples/passes/verify/` is
//! ill-formed: each line that the parser or the verifier has to refuse says why.
//!
//! ```text
//! set acc = %0                      ; error: is `str`, not `int`
//! ```

use hybridc::catalog::Rows;
use hybridc::passes::PIPELINE;
use hybridc::sir::print::{self, Names};
use hybridc::sir::{Module, parse, verify};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of those that are refused.
const VERIFY: &str = "verify";

pub struct Case {
    /// `passes/inline_recursion/fib`
    pub name: String,
    pub pass: String,
    pub path: PathBuf,
}

impl Case {
    pub fn golden(&self, root: &Path) -> PathBuf {
        root.join("golden").join(format!("{}.sir", self.name))
    }

    pub fn is_refused(&self) -> bool {
        self.pass == VERIFY
    }

    /// What the pass makes of it.
    pub fn after(&self) -> Result<String, String> {
        let (module, changed) = self.run(1)?;
        let text = text_of(&module);
        Ok(if changed { text } else { format!("; unchanged\n{text}") })
    }

    /// What it makes of that.
    pub fn after_twice(&self) -> Result<String, String> {
        self.run(2).map(|(module, _)| text_of(&module))
    }

    /// The module after so many runs, and whether the last changed anything.
    fn run(&self, times: usize) -> Result<(Module, bool), String> {
        let mut module = read(&self.text()?)?;
        well_formed(&module, "it")?;
        let pass = PIPELINE.iter().find(|pass| pass.name == self.pass);
        let pass = pass.ok_or_else(|| format!("there is no pass `{}`", self.pass))?;
        let mut changed = false;
        for _ in 0..times {
            changed = (pass.run)(&mut module);
            well_formed(&module, "what the pass made")?;
        }
        Ok((module, changed))
    }

    /// Demands on lines that are not met, and errors that no line demands.
    pub fn unmet(&self) -> Result<Vec<String>, String> {
        let text = self.text()?;
        let found: Vec<(usize, String)> = match parse::module(&text, &Rows) {
            Err(wrong) => vec![(wrong.line, wrong.text)],
            Ok(module) => verify::verify(&module, &Rows)
                .into_iter()
                .map(|wrong| (wrong.span.map_or(1, |span| line_of(&text, span.start as usize)), wrong.text))
                .collect(),
        };
        let demands: Vec<(usize, &str)> = text
            .lines()
            .enumerate()
            .filter_map(|(index, line)| Some((index + 1, line.split_once("; error: ")?.1.trim())))
            .collect();
        let is_met = |(line, demand): &(usize, &str), found: &(usize, String)| {
            found.0 == *line && found.1.contains(*demand)
        };
        let missing = demands.iter().filter(|demand| !found.iter().any(|found| is_met(demand, found)));
        let missing = missing.map(|(line, demand)| format!("line {line}: not refused: {demand}"));
        let others = found.iter().filter(|found| !demands.iter().any(|demand| is_met(demand, found)));
        let others = others.map(|(line, text)| format!("line {line}: refused: {text}"));
        let none = demands.is_empty().then(|| "no line demands an error".to_string());
        Ok(missing.chain(others).chain(none).collect())
    }

    fn text(&self) -> Result<String, String> {
        fs::read_to_string(&self.path).map_err(|error| error.to_string())
    }
}

fn text_of(module: &Module) -> String {
    print::module(module, &Names { rows: &Rows, sources: None })
}

/// Every case there is.
pub fn find(root: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for pass in entries(&root.join("samples/passes")) {
        for path in entries(&pass) {
            let (Some(folder), Some(case)) = (pass.file_name(), path.file_stem()) else { continue };
            let (folder, case) = (folder.to_string_lossy(), case.to_string_lossy());
            let name = format!("passes/{folder}/{case}");
            cases.push(Case { name, pass: folder.into_owned(), path: path.clone() });
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The module in the text; else the line that is none.
pub fn read(text: &str) -> Result<Module, String> {
    parse::module(text, &Rows).map_err(|wrong| format!("line {}: {}", wrong.line, wrong.text))
}

fn well_formed(module: &Module, what: &str) -> Result<(), String> {
    let wrong: Vec<String> = verify::verify(module, &Rows).iter().map(ToString::to_string).collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("{what} is ill-formed: {}", wrong.join("; "))) }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].bytes().filter(|byte| *byte == b'\n').count() + 1
}
