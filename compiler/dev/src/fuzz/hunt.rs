//! Runs packs of programs, finds which program of a pack differs, and keeps one small example of each class.

use super::case::Case;
use super::compare::{Bench, Binary, Manner, difference, first_difference};
use super::pack::{sections, source};
use super::reduce::reduce;
use super::tree::print;
use crate::execute::Outcome;
use crate::interpreter::Interpreter;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

/// What one program did differently.
pub struct Finding {
    pub case: Case,
    pub class: String,
}

pub struct Hunt {
    pub bench: Bench,
    /// Where examples are left.
    pub out: PathBuf,
    /// Questions that the reducer may ask for each class.
    pub questions: usize,
    /// How often each class was seen.
    pub classes: Mutex<BTreeMap<String, usize>>,
    /// Programs that CPython refused or did not end.
    pub discarded: Mutex<usize>,
}

impl Hunt {
    /// Compares a pack; every new class is reduced and left as files.
    pub fn pack(&self, cases: &[Case], python: &Interpreter, manner: Manner) -> io::Result<()> {
        for finding in self.search(cases, python, manner)? {
            let is_new = {
                let mut classes = self.classes.lock().expect("no thread panics with it");
                let count = classes.entry(finding.class.clone()).or_insert(0);
                *count += 1;
                *count == 1
            };
            let Case { seed, index, world, .. } = finding.case;
            println!("3.{} seed {seed} program {index} {world:?}: {}", python.minor, finding.class);
            if is_new {
                self.leave(&finding, python, manner)?;
            }
        }
        Ok(())
    }

    /// Which programs differ; one that differs only in company is reported as such.
    fn search(&self, cases: &[Case], python: &Interpreter, manner: Manner) -> io::Result<Vec<Finding>> {
        let Some(both) = self.bench.both(cases, python, manner)? else {
            return match cases {
                [_] => {
                    *self.discarded.lock().expect("no thread panics with it") += 1;
                    Ok(Vec::new())
                }
                _ => self.halves(cases, python, manner),
            };
        };
        let Some(class) = both.difference() else { return Ok(Vec::new()) };
        if let [case] = cases {
            if !self.bench.is_repeated(cases, python)? {
                *self.discarded.lock().expect("no thread panics with it") += 1;
                return Ok(Vec::new());
            }
            return Ok(vec![Finding { case: case.clone(), class }]);
        }
        let Binary::Ran(binary) = &both.binary else { return self.halves(cases, python, manner) };
        let mut suspects = suspects(&both.python, binary);
        suspects.extend(both.differing_alone());
        let mut found = Vec::new();
        for (at, class) in suspects.iter().filter_map(|(at, class)| Some((cases.get(*at)?, class))) {
            let known = self.classes.lock().expect("no thread panics with it").contains_key(class);
            let case = at.clone();
            if known {
                found.push(Finding { case, class: class.clone() });
                continue;
            }
            match self.search(std::slice::from_ref(at), python, manner)?.pop() {
                Some(alone) => found.push(alone),
                None if self.bench.is_repeated(cases, python)? => {
                    found.push(Finding { case, class: format!("in company: {class}") });
                }
                None => {}
            }
        }
        // A crash hides what follows it.
        if let Some((last, _)) = suspects.last().filter(|_| class.starts_with("crash") || class == "hangs") {
            found.extend(self.search(&cases[(last + 1).min(cases.len())..], python, manner)?);
        }
        if found.is_empty() && suspects.is_empty() {
            return self.halves(cases, python, manner);
        }
        Ok(found)
    }

    fn halves(&self, cases: &[Case], python: &Interpreter, manner: Manner) -> io::Result<Vec<Finding>> {
        let (left, right) = cases.split_at(cases.len() / 2);
        let mut found = Vec::new();
        for half in [left, right].into_iter().filter(|half| !half.is_empty()) {
            found.extend(self.search(half, python, manner)?);
        }
        Ok(found)
    }

    /// Reduces and writes down: the program, its small form, what both printed.
    fn leave(&self, finding: &Finding, python: &Interpreter, manner: Manner) -> io::Result<()> {
        let family = finding.class.split(':').next().unwrap_or("").to_string();
        let mut fails = |statements: &[super::tree::Stmt]| {
            let case = Case { statements: statements.to_vec(), ..finding.case.clone() };
            let both = self.bench.both(&[case], python, manner);
            let class = both.ok().flatten().and_then(|both| both.difference());
            class.is_some_and(|class| class.starts_with(&family) && !is_trivial(&class))
        };
        let small = reduce(finding.case.statements.clone(), self.questions, &mut fails);
        let small = Case { statements: small, ..finding.case.clone() };
        let folder = self.out.join(format!("{}-{}-3{}", finding.case.seed, finding.case.index, python.minor));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("whole.py"), source(std::slice::from_ref(&finding.case)))?;
        fs::write(folder.join("small.py"), source(std::slice::from_ref(&small)))?;
        for (path, text) in &finding.case.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            fs::write(path, text)?;
        }
        let mut note = format!("{}\n{manner:?}\n", finding.class);
        if let Some(both) = self.bench.both(std::slice::from_ref(&small), python, manner)? {
            note.push_str(&format!("small: {}\n", both.difference().unwrap_or_default()));
            note.push_str(&described("CPython", &both.python));
            note.push_str(&match &both.binary {
                Binary::Ran(outcome) => described("binary", outcome),
                Binary::Refused(outcome) => described("hybridc", outcome),
            });
            for (_, python, binary) in &both.alone {
                note.push_str(&described("CPython, alone", python));
                note.push_str(&described("binary, alone", binary));
            }
        }
        fs::write(folder.join("note.txt"), &note)?;
        println!("--- {}\n{}\n{note}---", folder.display(), print(&small.statements));
        Ok(())
    }
}

/// What the reducer would make of any program: a mark that one of both did not reach.
fn is_trivial(class: &str) -> bool {
    class.is_empty()
}

/// Programs of a pack whose part of the output differs, in order; at a crash, the one that was running.
fn suspects(python: &Outcome, binary: &Outcome) -> Vec<(usize, String)> {
    let (expected, found) = (sections(&python.stdout), sections(&binary.stdout));
    let mut out = Vec::new();
    let has_crashed = python.status != binary.status;
    for (number, text) in &expected {
        match found.iter().find(|(other, _)| other == number) {
            Some((_, other)) if other == text => {}
            Some((_, other)) => {
                let is_last = found.last().is_some_and(|(last, _)| last == number);
                let class = match difference(python, binary).filter(|_| is_last && has_crashed) {
                    Some(crash) => crash,
                    None => format!("stdout: {}", first_difference(text.as_bytes(), other.as_bytes())),
                };
                out.push((*number, class));
            }
            None => break,
        }
    }
    if let Some((last, _)) =
        found.last().filter(|(last, _)| has_crashed && !out.iter().any(|(n, _)| n == last))
    {
        out.push((*last, difference(python, binary).unwrap_or_default()));
    }
    out
}

fn described(name: &str, outcome: &Outcome) -> String {
    format!(
        "== {name}: status {}\n{}\n-- stderr\n{}\n",
        outcome.status,
        String::from_utf8_lossy(&outcome.stdout),
        String::from_utf8_lossy(&outcome.stderr)
    )
}
