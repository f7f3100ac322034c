//! The committed catalog is what the runtime's sources say, and no row breaks a rule.

mod rust;

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
