//! Every error text, compared with CPython's: programs made from tables of operations and values.
//!
//! Nothing is registered: values stand in `kinds.rs`, the forms of the language in `tables.rs`; functions and
//! methods are those of the catalog and of CPython's own `dir()`. What hybridc defers is left out, so that
//! everything compared is native code's own answer; of the deferred calls, which CPython itself answers, a
//! few are compared to see that they reach it.
//!
//! What is not compiled, since other calls stand for it:
//!
//! - Calls that are refused as others are, and calls on a version whose CPython says what the others say:
//!   `selection.rs`. Another turn (`Choice::turn`) takes the next version for each call.
//! - A third and fourth argument of every kind: a function refuses them for their number, or each by its own
//!   type, so few kinds are tried there, and pairs of few kinds (`members.rs`).
//! - A right operand of every kind where it is stored or handed on, whatever it is (`Form::is_of_the_left`).
//! - Forms of which a call defers the whole program (`is` between values without identity, code from text):
//!   they are put aside once a few were seen, and counted.
//!
//! Calls of one function share its compiled code where types are the same (`program::grouped`).

mod case;
mod judge;
mod kinds;
mod members;
mod program;
mod selection;
mod tables;

pub use judge::{Difference, Report};

use crate::compiler::scratch_folder;
use crate::interpreter::Interpreter;
use crate::parallel;
use case::Case;
use judge::Judge;
use kinds::{KINDS, Kind};
use members::Members;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Mutex;

pub struct Choice<'a> {
    /// Only cases whose table or text contains one of the words; all where there is none.
    pub words: &'a [String],
    /// Each case by itself (`1`), every seventh (`7`).
    pub step: usize,
    /// Those before are left out.
    pub first: usize,
    /// Programs that were walked before.
    pub start: usize,
    /// Cases in one program.
    pub batch: usize,
    /// Which version has the first case, of those that all versions answer alike.
    pub turn: usize,
    pub tracebacks: bool,
}

impl Choice<'_> {
    fn of(&self, cases: Vec<Case>) -> Vec<Case> {
        let is_asked =
            |case: &Case| self.words.is_empty() || self.words.iter().any(|word| case.mentions(word));
        cases.into_iter().filter(is_asked).skip(self.first).step_by(self.step).collect()
    }
}

pub fn run(
    hybridc: &Path,
    interpreters: &[&Interpreter],
    scratch: &Path,
    choice: &Choice<'_>,
    progress: impl FnMut(&Report) + Send,
) -> io::Result<Report> {
    // Kept when it goes wrong: the error names the program.
    let mut folder = scratch_folder(scratch)?;
    folder.disable_cleanup(true);
    let place = folder.path().to_owned();
    let no_modules = BTreeSet::new();
    let first = interpreters.first().ok_or_else(|| io::Error::other("no CPython"))?;
    let alone = Mutex::new(BTreeMap::new());
    let modules = &no_modules;
    let probe =
        Judge { hybridc, interpreter: first, folder: &place, modules, alone: None, tracebacks: false };
    let kinds = native_kinds(&probe)?;
    let members = Members::of(interpreters, &kinds)?;
    let modules = members.modules();
    let cases = choice.of(tables::cases(&members, &kinds));
    let shared = Mutex::new((Report::default(), progress));
    let advance = |found: Report| {
        let (report, progress) = &mut *shared.lock().expect("no other thread panics");
        report.add(found);
        progress(report);
    };
    let all = cases.iter().map(|case| case.operands.len()).sum();
    let work = batches(cases, interpreters, &modules, choice, &place)?;
    let chosen = work.iter().flat_map(|(_, cases)| cases).map(|case| case.operands.len()).sum();
    advance(Report { all, chosen, ..Report::default() });
    let done = parallel::map(&work, |(version, cases)| {
        let own = scratch_folder(&place)?;
        let judge = Judge {
            hybridc,
            interpreter: interpreters[*version],
            folder: own.path(),
            modules: &modules,
            alone: Some(&alone),
            tracebacks: choice.tracebacks,
        };
        judge.check(cases).map(&advance)
    });
    let mut done = done.into_iter().collect::<io::Result<Vec<()>>>();
    let (mut report, mut progress) = shared.into_inner().expect("no thread panics");
    if done.is_ok() {
        let judge = Judge { modules: &modules, ..probe };
        let some: Vec<Case> = std::mem::take(&mut report.deferred_cases);
        for some in some.chunks(choice.batch) {
            done = done.and(judge.compare_deferred(some, &mut report).map(|()| vec![]));
        }
        progress(&report);
    }
    done?;
    folder.disable_cleanup(false);
    Ok(report)
}

/// What is compiled together, each for one of the interpreters.
fn batches(
    cases: Vec<Case>,
    interpreters: &[&Interpreter],
    modules: &BTreeSet<&str>,
    choice: &Choice<'_>,
    folder: &Path,
) -> io::Result<Vec<(usize, Vec<Case>)>> {
    let mut of_version: Vec<Vec<Case>> = interpreters.iter().map(|_| vec![]).collect();
    for (index, chosen) in selection::choose(cases, interpreters, modules, folder)?.into_iter().enumerate() {
        let own = (index + choice.turn) % interpreters.len();
        let versions = of_version.iter_mut().enumerate();
        versions
            .filter(|(version, _)| !chosen.is_alike || *version == own)
            .for_each(|(_, cases)| cases.push(chosen.case.clone()));
    }
    let mut work = vec![];
    for (version, cases) in of_version.iter().enumerate() {
        let count = cases.len().div_ceil(choice.batch);
        work.extend((0..count).map(|number| {
            let some: Vec<Case> = cases.iter().skip(number).step_by(count).cloned().collect();
            (number, version, some)
        }));
    }
    // Each program has some of every table, and the versions take turns: a part of the walk is a sample of
    // all.
    work.sort_by_key(|(number, version, _)| (*number, *version));
    Ok(work.into_iter().skip(choice.start).map(|(_, version, cases)| (version, cases)).collect())
}

/// The kinds that native code has values of.
fn native_kinds(judge: &Judge<'_>) -> io::Result<Vec<Kind>> {
    let probes = judge.native(&tables::values(KINDS), &mut Report::default())?;
    let is_native = |kind: &Kind| probes.iter().any(|case| case.operands[0][0] == kind.text);
    Ok(KINDS.iter().copied().filter(is_native).collect())
}
