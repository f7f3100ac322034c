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
    let interpreters: Vec<_> = pythons.iter().collect();
    let choice =
        Choice { words: &[], step: STEP, first: 0, start: 0, batch: STEP, turn: 0, tracebacks: true };
    let report = texts::run(hybridc, &interpreters, scratch, &choice, |_| {}).expect("the tables run");
    let wrong: Vec<String> = report.differences.iter().map(|found| found.to_string()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!report.compared.is_empty(), "nothing of the slice is native");
    println!("{report}");
}
