//! A fixed slice of the generated programs of `cargo dev fuzz-programs`, for each CPython found.
//!
//! What differs is printed with its seed and number: `cargo dev fuzz-programs --seed S --first N --count 1
//! --world W` makes the same program again, alone, and reduces it.

use hybridc_dev::fuzz::{self, Request, World};
use hybridc_dev::root;
use std::path::PathBuf;

/// Programs of each world. More takes longer than a test may.
const SLICE: [(World, u64); 4] =
    [(World::Native, 24), (World::Classes, 8), (World::Hybrid, 16), (World::Module, 2)];

#[test]
fn generated_programs_do_what_cpython_does() {
    let hybridc = PathBuf::from(env!("CARGO_BIN_EXE_hybridc"));
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mut wrong = Vec::new();
    for (world, count) in SLICE {
        let request = Request {
            seed: 20,
            count,
            world: Some(world),
            reduce: 0,
            out: root().join("target/fuzz/test"),
            ..Request::default()
        };
        let classes = fuzz::run(&request, &hybridc, &scratch).expect("programs can be built and run");
        wrong.extend(classes.into_keys().map(|class| format!("seed {} {world:?}: {class}", request.seed)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
