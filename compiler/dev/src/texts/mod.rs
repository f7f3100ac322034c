//! Every error text, compared with CPython's: programs made from tables of operations and values.
//!
//! Nothing is registered: values stand in `kinds.rs`, the forms of the language in `tables.rs`; functions and
//! methods are those of the catalog and of CPython's own `dir()`. What hybridc defers is left out, so that
//! everything compared is native code's own answer.

mod judge;
mod kinds;
mod members;
mod program;
mod tables;

pub use judge::{Difference, Report};

use crate::compiler::scratch_folder;
use crate::interpreter::Interpreter;
use judge::Judge;
use kinds::{KINDS, Kind};
use members::Members;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use tables::Case;

pub struct Choice<'a> {
    /// Only cases whose table or text contains one of the words; all where there is none.
    pub words: &'a [String],
    /// Each case by itself (`1`), every seventh (`7`).
    pub step: usize,
    /// Those before are left out.
    pub first: usize,
    /// Cases in one program.
    pub batch: usize,
    pub tracebacks: bool,
}

pub fn run(
    hybridc: &Path,
    interpreter: &Interpreter,
    scratch: &Path,
    choice: &Choice<'_>,
    mut progress: impl FnMut(&Report),
) -> io::Result<Report> {
    // Kept when it goes wrong: the error names the program.
    let mut folder = scratch_folder(scratch)?;
    folder.disable_cleanup(true);
    let place = folder.path().to_owned();
    let probe = Judge { hybridc, interpreter, folder: &place, modules: &BTreeSet::new(), tracebacks: false };
    let kinds = native_kinds(&probe)?;
    let members = Members::of(interpreter, &kinds)?;
    let modules = members.modules();
    let cases: Vec<Case> = tables::cases(&members, &kinds)
        .into_iter()
        .filter(|case| choice.words.is_empty() || choice.words.iter().any(|word| mentions(case, word)))
        .skip(choice.first)
        .step_by(choice.step)
        .collect();
    let judge = Judge { modules: &modules, tracebacks: choice.tracebacks, ..probe };
    let mut report = Report::default();
    for some in cases.chunks(choice.batch) {
        judge.check(some, &mut report)?;
        progress(&report);
    }
    folder.disable_cleanup(false);
    Ok(report)
}

/// The kinds that native code has values of.
fn native_kinds(judge: &Judge<'_>) -> io::Result<Vec<Kind>> {
    let probes = judge.native(&tables::values(KINDS), &mut Report::default())?;
    let is_native = |kind: &Kind| probes.iter().any(|case| case.calls[0][0] == kind.text);
    Ok(KINDS.iter().copied().filter(is_native).collect())
}

fn mentions(case: &Case, word: &str) -> bool {
    case.table == word || case.body.iter().any(|line| line.contains(word))
}
