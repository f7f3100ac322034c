//! `cargo dev texts [--step=N] [--from=N] [--start=N] [--turn=N] [--batch=N] [--uncaught] [WORD…]`: the
//! tables of `texts/`, or every Nth case.
//!
//! Prints each difference; `--uncaught` compares the tracebacks of all that raises, too. Needs a built
//! `hybridc` (the binary beside this one, or `$HYBRIDC`).

use crate::bless::find_compiler;
use hybridc_dev::interpreter;
use hybridc_dev::texts::{self, Choice, Report};

/// Exit status of the command.
pub fn run(arguments: &[String]) -> i32 {
    let number = |name: &str| {
        let found = arguments.iter().find_map(|word| word.strip_prefix(name));
        found.and_then(|text| text.parse::<usize>().ok())
    };
    let words: Vec<String> = arguments.iter().filter(|word| !word.starts_with("--")).cloned().collect();
    let choice = Choice {
        words: &words,
        step: number("--step=").unwrap_or(1),
        first: number("--from=").unwrap_or(0),
        batch: number("--batch=").unwrap_or(1200),
        start: number("--start=").unwrap_or(0),
        turn: number("--turn=").unwrap_or(0),
        tracebacks: arguments.iter().any(|word| word == "--uncaught"),
    };
    let Some(compiler) = find_compiler() else {
        eprintln!("build hybridc first: cargo build -p hybridc");
        return 2;
    };
    let interpreters = interpreter::find();
    let mut shown = 0;
    let show = |report: &Report| {
        for found in &report.differences[shown..] {
            println!("\n{found}");
        }
        shown = report.differences.len();
        println!("{report}; {} programs done", choice.start + report.programs);
    };
    let interpreters: Vec<_> = interpreters.iter().collect();
    match texts::run(&compiler.path, &interpreters, &std::env::temp_dir(), &choice, show) {
        Ok(report) => i32::from(!report.differences.is_empty()),
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}
