//! A few samples under valgrind, of each kind of value that has memory of its own: no read or write beyond
//! it. Where there is no isolate, no use of what was never written either, and nothing that is lost.
//!
//! `cargo dev sanitize WORDS…` runs more of them, and the runtime's own tests under AddressSanitizer.

use hybridc_dev::compiler::{Compiler, Configuration, scratch_folder};
use hybridc_dev::sample::{self, Sample};
use hybridc_dev::sanitize::{self, Watched};
use hybridc_dev::{batch, interpreter, root};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Built as one program, each run by itself.
const PURE: &[&str] = &[
    "builtins/list/insert",
    "builtins/list/extend",
    "lang/list/aliasing",
    "lang/str/build_in_loop",
    "lang/exception/args",
    "lang/int/huge",
    "builtins/list/sort",
];

/// The same with an isolate, which takes longer: what moves between both halves, and who lets go of it.
const HYBRID: &[&str] =
    &["homes/released_list_items", "homes/sets_keep_their_order", "lang/dict/methods", "lang/set/algorithms"];

#[test]
fn samples_keep_to_their_memory() {
    if !sanitize::has_valgrind() {
        // Not by `println!`, which a test that passes does not show.
        let _ = writeln!(std::io::stderr(), "no valgrind: what samples do with memory is not looked at");
        return;
    }
    let found = interpreter::find();
    let python = found.last().expect("a CPython 3.11, 3.12 or 3.13: set HYBRIDC_TEST_PYTHONS");
    let folder =
        scratch_folder(Path::new(env!("CARGO_TARGET_TMPDIR"))).expect("a scratch folder can be made");
    let compiler = Compiler { path: PathBuf::from(env!("CARGO_BIN_EXE_hybridc")) };
    compiler.prepare(python, folder.path()).expect("hybridc runs");
    let (samples, _) = sample::find(&root()).expect("samples/ can be read");
    let mut wrong = Vec::new();
    for names in [PURE, HYBRID] {
        let named = |name: &&str| samples.iter().find(|sample| sample.name == *name).expect("it is there");
        let chosen: Vec<&Sample> = names.iter().map(named).collect();
        let emitted = |sample: &&Sample| batch::emit(sample, python, Configuration::Forced);
        let units: Vec<_> = chosen.iter().map(|sample| emitted(sample).expect("it compiles").unit).collect();
        let is_hybrid = names == HYBRID;
        for (sample, unit) in chosen.iter().zip(&units) {
            assert_eq!(unit.isolate.is_some(), is_hybrid, "{}: move it to the other list", sample.name);
        }
        let units: Vec<_> = units.iter().collect();
        let binary = batch::link(&units, Configuration::Forced).expect("they compile");
        for (index, sample) in chosen.iter().enumerate() {
            let watched = Watched { binary: &binary, name: Some(batch::name(index)), is_hybrid };
            let report = sanitize::under_valgrind(&watched, sample, folder.path()).expect("valgrind runs");
            wrong.extend(report.map(|report| format!("{}:\n{report}", sample.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
