//! What each pass makes of Slot IR, and what the verifier refuses: `dev/src/slot_ir.rs` says how cases are
//! written.

use hybridc_dev::root;
use hybridc_dev::slot_ir::{self, Case};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn passes_make_what_is_recorded() {
    let wrong = wrongs(false, |case| {
        let golden = fs::read_to_string(case.golden(&root())).unwrap_or_default();
        let text = case.after()?;
        if text == golden { Ok(vec![]) } else { Ok(vec![format!("it is now:\n{text}")]) }
    });
    assert!(wrong.is_empty(), "`cargo dev bless passes/` writes goldens\n{}", wrong.join("\n"));
}

/// What a pass has made it leaves as it is.
#[test]
fn a_second_time_changes_nothing() {
    let wrong = wrongs(false, |case| {
        let once = case.after()?;
        let twice = case.after_twice()?;
        let same = once.trim_start_matches("; unchanged\n") == twice;
        Ok(if same { vec![] } else { vec![format!("the second time it makes\n{twice}")] })
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_verifier_refuses_what_it_must() {
    let wrong = wrongs(true, Case::unmet);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_pass_has_cases_and_every_golden_a_case() {
    let root = root();
    let cases = slot_ir::find(&root);
    for pass in hybridc::passes::PIPELINE {
        assert!(cases.iter().any(|case| case.pass == pass.name), "no case in samples/passes/{}/", pass.name);
    }
    let known: BTreeSet<_> = cases.iter().map(|case| case.golden(&root)).collect();
    for folder in fs::read_dir(root.join("golden/passes")).unwrap().flatten() {
        for golden in fs::read_dir(folder.path()).unwrap().flatten() {
            assert!(known.contains(&golden.path()), "{} belongs to no case", golden.path().display());
        }
    }
}

fn wrongs(refused: bool, check: impl Fn(&Case) -> Result<Vec<String>, String>) -> Vec<String> {
    let cases = slot_ir::find(&root()).into_iter().filter(|case| case.is_refused() == refused);
    let name = |case: &Case, found: Vec<String>| -> Vec<String> {
        found.into_iter().map(|text| format!("samples/{}.sir: {text}", case.name)).collect()
    };
    cases.flat_map(|case| name(&case, check(&case).unwrap_or_else(|why| vec![why]))).collect()
}
