//! What the stages make of one program, for whoever links many programs into one executable: tests.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::Value;

use super::timing::Timings;
use super::{Failure, broken, explain, front, native, pipeline};
use crate::link::{Cache, Unit};
use crate::options::Compile;
use crate::sir;
use crate::syntax;

/// A program, not yet compiled.
pub struct Emitted {
    pub unit: Unit,
    /// As `hybridc explain --json` says it.
    pub explained: Value,
}

/// Runs every stage before `link`.
pub fn emitted(program: &Path, options: &Compile) -> Result<Emitted, Failure> {
    let work = || catch_unwind(AssertUnwindSafe(|| stages(program, options)));
    syntax::with_big_stack(work).unwrap_or_else(|_| Err(broken()))
}

/// The Slot IR of a program, before the passes; `None` when nothing of it is native.
pub fn lowered(program: &Path, options: &Compile) -> Result<Option<sir::Module>, Failure> {
    let work = || {
        let mut timings = Timings::new(false);
        let loaded = front::load(program, options, &Cache::open()?, &mut timings)?;
        let front = front::front(loaded, &mut timings)?;
        let analysis = native::analyse(&front, &mut timings);
        let native = analysis.filter(|analysis| !analysis.partition.is_all_deferred());
        Ok(native.map(|analysis| native::lowered(&front, &analysis, &mut timings)))
    };
    syntax::with_big_stack(|| catch_unwind(AssertUnwindSafe(work))).unwrap_or_else(|_| Err(broken()))
}

fn stages(program: &Path, options: &Compile) -> Result<Emitted, Failure> {
    let mut timings = Timings::new(false);
    let loaded = front::load(program, options, &Cache::open()?, &mut timings)?;
    let front = front::front(loaded, &mut timings)?;
    let analysis = native::analyse(&front, &mut timings);
    let explained = explain::as_json(&explain::explanation(&front, analysis.as_ref()), &front.sources);
    let unit = pipeline::unit_of(&front, analysis.as_ref(), &mut timings)?;
    Ok(Emitted { unit, explained })
}
