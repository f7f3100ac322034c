//! The committed catalog is what the runtime's sources say, and no row breaks a rule.

mod rust;

use std::collections::BTreeSet;

use hybridc::catalog::failing::FAILING;
use hybridc::catalog::{self, rules};
use hybridc_dev::catalog as generator;

#[test]
fn generated_files_are_fresh() {
    let root = hybridc_dev::root();
    let generated = generator::generate(&root);
    assert!(generated.refused.is_empty(), "refused rows:\n{}", generated.refused.join("\n"));
    for (path, text) in
        [(generator::CODE_PATH, &generated.code), (generator::LISTING_PATH, &generated.listing)]
    {
        let committed = std::fs::read_to_string(root.join(path)).unwrap_or_default();
        assert!(committed == *text, "{path} is stale: run `cargo dev catalog`");
    }
}

#[test]
fn rows_obey_the_rules() {
    let errors = rules::check(catalog::rows());
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Each row is where the catalog says, with the type it says.
#[test]
fn rows_compile() {
    rust::compile(&hybridc::emit::probe(catalog::rows()), "probe");
}

/// How functions of the library fail, as the runtime names it (`failed(raised, "random.choice([])")`), is
/// what the interpreter is asked for, and nothing else.
#[test]
fn failures_are_asked_for() {
    let calls = FAILING.iter().flat_map(|(_, functions)| *functions).flat_map(|(_, calls)| *calls);
    let asked: BTreeSet<String> = calls.map(|call| (*call).to_owned()).collect();
    let folder = hybridc_dev::root().join("runtime/src/stdlib");
    let mut named = BTreeSet::new();
    for file in ["enumeration.rs", "random.rs", "random/choosing.rs", "../file/decoder.rs"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for after in text.split("failed(").skip(1) {
            let call = after.split_once(", \"").and_then(|(_, rest)| rest.split_once("\")"));
            let is_call = |call: &String| FAILING.iter().any(|(module, _)| call.starts_with(module));
            named.extend(call.map(|(call, _)| call.to_owned()).filter(is_call));
        }
    }
    // Long calls stand by themselves, over several lines.
    let text = hybridc_dev::root().join("runtime/src/builtins/generator_managers.rs");
    let text = std::fs::read_to_string(text).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let whole = lines.join("\n").replace("\\\n", "");
    let texts = whole.split('"').skip(1).step_by(2);
    named.extend(texts.filter(|text| text.starts_with("contextlib.")).map(str::to_owned));
    assert_eq!(named, asked);
}
