//! A slice of the tables of texts, native code against CPython: `cargo dev texts` has the whole.

use hybridc_dev::interpreter;
use hybridc_dev::texts::{self, Choice};
use std::path::Path;

/// Every so many-th case: a prime, so that each form meets each kind of value in some slice.
const STEP: usize = 1009;

#[test]
fn native_errors_read_as_those_of_cpython() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let hybridc = Path::new(env!("CARGO_BIN_EXE_hybridc"));
    let pythons = interpreter::find();
    assert!(!pythons.is_empty(), "no CPython 3.11, 3.12 or 3.13 found: set HYBRIDC_TEST_PYTHONS");
    for (index, python) in pythons.iter().enumerate() {
        // Another slice for each interpreter.
        let choice =
            Choice { words: &[], step: STEP, first: index * STEP / 3, batch: 2 * STEP, tracebacks: true };
        let report = texts::run(hybridc, python, scratch, &choice, |_| {}).expect("the tables run");
        let wrong: Vec<String> = report.differences.iter().map(|found| found.to_string()).collect();
        assert!(wrong.is_empty(), "CPython {}:\n{}", python.version, wrong.join("\n"));
        assert!(report.compared > 0, "nothing of the slice is native");
        println!(
            "CPython {}: {} compared, {} tracebacks, {} deferred",
            python.version, report.compared, report.tracebacks, report.deferred
        );
    }
}
