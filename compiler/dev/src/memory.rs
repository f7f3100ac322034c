//! The commands `cargo dev sanitize` and `cargo dev miri`; what they do stands in `sanitize.rs`.

use std::path::PathBuf;

use hybridc_dev::compiler::Compiler;
use hybridc_dev::{interpreter, sanitize};

/// Exit status of `cargo dev sanitize`.
pub fn sanitize(words: &[String]) -> i32 {
    report(run_sanitize(words))
}

/// Exit status of `cargo dev miri`.
pub fn miri(tests: &[String]) -> i32 {
    match sanitize::miri(tests) {
        Ok(Some(passed)) => i32::from(!passed),
        Ok(None) => {
            eprintln!(
                "no Miri, which a nightly toolchain has: `rustup toolchain install nightly --component miri`"
            );
            2
        }
        Err(error) => report(Err(error)),
    }
}

fn report(result: std::io::Result<bool>) -> i32 {
    match result {
        Ok(passed) => i32::from(!passed),
        Err(error) => {
            eprintln!("{error}");
            2
        }
    }
}

fn run_sanitize(words: &[String]) -> std::io::Result<bool> {
    let mut passed = sanitize::runtime_tests()?;
    if !sanitize::has_valgrind() {
        eprintln!("no valgrind: the distribution's package of that name brings it; samples are not run");
        return Ok(false);
    }
    let beside = std::env::current_exe()?.with_file_name("hybridc");
    let compiler = Compiler { path: std::env::var_os("HYBRIDC").map_or(beside, PathBuf::from) };
    for python in interpreter::find() {
        compiler.prepare(&python, &std::env::temp_dir())?;
        for sample in sanitize::chosen(words)?.iter().filter(|sample| sample.runs_on(python.minor)) {
            let found = sanitize::valgrind(&compiler, sample, &python, &std::env::temp_dir())?;
            println!(
                "{} samples/{}.py @3.{}",
                if found.is_some() { "FAILED" } else { "ok" },
                sample.name,
                python.minor
            );
            passed &= found.is_none();
            if let Some(found) = found {
                println!("{found}");
            }
        }
    }
    Ok(passed)
}
