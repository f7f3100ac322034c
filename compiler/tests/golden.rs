//! One test per file in `samples/`, per CPython found: build with hybridc, run, compare with `golden/`.
//!
//! The form of a sample's header is described in `dev/src/sample.rs`, the form of a golden file in
//! `dev/src/golden.rs`; `cargo dev bless` writes goldens, from CPython. In short:
//!
//! - stdout is compared byte for byte (by SHA-256), with exit status and stderr (the sample's own path taken
//!   out);
//! - where another patch release of CPython prints something else than was recorded, that interpreter itself
//!   is the judge: the test passes when the binary does what it does, and says that the golden is of another
//!   release;
//! - `verdict` and `crossings` are hybridc's own and pinned for review; `# static:`, `# deferred:`, `#
//!   crossings:` and `# sha256:` in the sample are demands that no blessing can change;
//! - a sample with `# wrong:` must fail: it says what is wrong today, and whoever rights it takes the line
//!   away.
//!
//! `cargo test --test golden -- NAME…` runs the samples whose name contains one of the words; with `--exact`
//! it leaves out what hybridc says of itself. `HYBRIDC_TEST_PYTHONS` and `HYBRIDC_TEST_JOBS` choose
//! interpreters and threads.

use hybridc_dev::compiler::{Built, Compiler, scratch_folder};
use hybridc_dev::execute::{self, Outcome};
use hybridc_dev::explain;
use hybridc_dev::golden::{Golden, Section, section_of, sha256};
use hybridc_dev::interpreter::{self, Interpreter};
use hybridc_dev::sample::{self, Pin, Sample};
use hybridc_dev::{parallel, root};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::time::Instant;

struct Suite {
    root: PathBuf,
    compiler: Compiler,
    /// Compare with CPython only: no verdicts, no crossings.
    exact_only: bool,
    scratch: PathBuf,
}

fn main() {
    let filters: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let suite = Suite {
        root: root(),
        compiler: Compiler { path: PathBuf::from(env!("CARGO_BIN_EXE_hybridc")) },
        exact_only: std::env::args().any(|word| word == "--exact"),
        scratch: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
    };
    let (samples, mut failures) = sample::find(&suite.root).expect("samples/ can be read");
    for failure in &failures {
        println!("FAILED {failure}");
    }
    let chosen: Vec<&Sample> = samples
        .iter()
        .filter(|s| filters.is_empty() || filters.iter().any(|f| s.name.contains(f.as_str())))
        .collect();
    let pythons = interpreter::find();
    if pythons.is_empty() {
        eprintln!("no CPython 3.11, 3.12 or 3.13 found: set HYBRIDC_TEST_PYTHONS");
        exit(1);
    }
    let versions: Vec<&str> = pythons.iter().map(|p| p.version.as_str()).collect();
    println!("\n{} samples, each for CPython {}", chosen.len(), versions.join(", "));
    let start = Instant::now();
    // One interpreter after the other; what each needs is compiled before its samples.
    let mut ran = 0;
    for python in &pythons {
        let folder = scratch_folder(&suite.scratch).expect("a scratch folder can be made");
        suite.compiler.prepare(python, folder.path()).expect("hybridc runs");
        let mine: Vec<&Sample> = chosen.iter().copied().filter(|s| s.runs_on(python.minor)).collect();
        ran += mine.len();
        let found = parallel::map(&mine, |sample| {
            let wrong = suite.check(sample, python);
            let name = format!("samples/{}.py @3.{}", sample.name, python.minor);
            let lines: Vec<String> = wrong.into_iter().map(|why| format!("{name}: {why}")).collect();
            // At once: a suite that is stopped has still said what it found.
            for line in &lines {
                println!("FAILED {line}");
            }
            lines
        });
        failures.extend(found.into_iter().flatten());
    }
    let result = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "golden result: {result}. {ran} runs, {} problems, {:.0} s\n",
        failures.len(),
        start.elapsed().as_secs_f64()
    );
    exit(i32::from(!failures.is_empty()));
}

impl Suite {
    /// What is wrong with one sample under one interpreter.
    fn check(&self, sample: &Sample, python: &Interpreter) -> Vec<String> {
        let checked = std::fs::read_to_string(sample.golden(&self.root))
            .map_err(|_| "no golden file: run `cargo dev bless`".to_string())
            .and_then(|text| Golden::parse(&text).map_err(|why| format!("golden file: {why}")))
            .and_then(|golden| self.compare(sample, python, &golden).map_err(|error| error.to_string()));
        let wrong = checked.unwrap_or_else(|why| vec![why]);
        match (sample.known_wrong(python.minor), wrong.is_empty()) {
            (None, _) => wrong,
            (Some(_), true) => vec!["it is right now: take its `# wrong:` away".to_string()],
            (Some(why), false) => {
                println!("known: samples/{}.py @3.{}: {why}", sample.name, python.minor);
                Vec::new()
            }
        }
    }

    fn compare(&self, sample: &Sample, python: &Interpreter, golden: &Golden) -> io::Result<Vec<String>> {
        let folder = scratch_folder(&self.scratch)?;
        let mut wrong = Vec::new();
        let copy = if sample.is_gone { Some(copied(sample, folder.path())?) } else { None };
        let built = copy.as_ref().unwrap_or(sample);
        let outcome = match self.compiler.build(built, python, folder.path())? {
            Built::Refused(outcome) => outcome,
            Built::Binary(binary) => {
                if let Some(copy) = &copy {
                    fs::remove_file(&copy.path)?;
                }
                let outcome = self.compiler.run(&binary, built, folder.path())?;
                check_specified_stdout(sample, &outcome, &binary, &mut wrong)?;
                if sample.needs_crossings() && !self.exact_only {
                    self.check_crossings(sample, python, golden, &binary, folder.path(), &mut wrong)?;
                }
                outcome
            }
        };
        let pins = sample.pins.iter().filter(|pin| pin.is_from_cpython());
        let differences: Vec<String> = pins
            .filter_map(|pin| difference(*pin, golden.get(*pin, python.minor), &section_of(*pin, &outcome)))
            .collect();
        if !differences.is_empty() && !is_other_release(sample, python, &outcome, folder.path())? {
            wrong.extend(differences);
            if !sample.pins.contains(&Pin::Stderr) {
                wrong.push(format!("its stderr was:\n{}", String::from_utf8_lossy(&outcome.stderr)));
            }
        }
        if sample.needs_verdict() && !self.exact_only {
            self.check_verdict(sample, python, golden, folder.path(), &mut wrong)?;
        }
        Ok(wrong)
    }

    fn check_verdict(
        &self,
        sample: &Sample,
        python: &Interpreter,
        golden: &Golden,
        folder: &Path,
        wrong: &mut Vec<String>,
    ) -> io::Result<()> {
        match self.compiler.explain(sample, python, folder)? {
            Err(why) => wrong.push(why),
            Ok(verdicts) => {
                wrong.extend(explain::check_demands(sample, &verdicts));
                if sample.pins.contains(&Pin::Verdict) {
                    wrong.extend(difference(
                        Pin::Verdict,
                        golden.get(Pin::Verdict, python.minor),
                        &explain::section(&verdicts),
                    ));
                }
            }
        }
        Ok(())
    }

    fn check_crossings(
        &self,
        sample: &Sample,
        python: &Interpreter,
        golden: &Golden,
        binary: &Path,
        folder: &Path,
        wrong: &mut Vec<String>,
    ) -> io::Result<()> {
        match self.compiler.crossings(binary, sample, folder)? {
            Err(why) => wrong.push(why),
            Ok(counts) => {
                for (direction, count) in [("in", counts.0), ("out", counts.1)] {
                    // In 3.11 functions have no native entries: code of the isolate runs their originals.
                    let possible = direction == "in" || python.minor >= 12;
                    if count == 0 && possible && sample.crossings.iter().any(|demanded| demanded == direction)
                    {
                        wrong.push(format!(
                            "the boundary is never crossed {direction}, the sample demands it"
                        ));
                    }
                }
                if sample.pins.contains(&Pin::Crossings) {
                    wrong.extend(difference(
                        Pin::Crossings,
                        golden.get(Pin::Crossings, python.minor),
                        &explain::crossings_section(counts),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// The sample as a file of its own.
fn copied(sample: &Sample, folder: &Path) -> io::Result<Sample> {
    let path = folder.join(sample.path.file_name().expect("a sample is a file"));
    fs::copy(&sample.path, &path)?;
    Ok(Sample { path, ..sample.clone() })
}

/// `# sha256:` fixes stdout for ever, and the line must really be computed: it stands neither in source nor
/// in binary.
fn check_specified_stdout(
    sample: &Sample,
    outcome: &Outcome,
    binary: &Path,
    wrong: &mut Vec<String>,
) -> io::Result<()> {
    let Some(prefix) = &sample.sha256 else { return Ok(()) };
    let hash = sha256(&outcome.stdout);
    if !hash.starts_with(prefix.as_str()) {
        wrong.push(format!("stdout has the hash {hash}, the specification says {prefix}…"));
    }
    let line = outcome.stdout.strip_suffix(b"\n").unwrap_or(&outcome.stdout);
    for path in [&sample.path, binary] {
        if !line.is_empty() && std::fs::read(path)?.windows(line.len()).any(|window| window == line) {
            wrong.push(format!("the expected line stands literally in {}", path.display()));
        }
    }
    Ok(())
}

/// Does this very interpreter do what the binary did? Patch releases word some messages differently.
fn is_other_release(
    sample: &Sample,
    python: &Interpreter,
    outcome: &Outcome,
    folder: &Path,
) -> io::Result<bool> {
    if sample.command.is_some() {
        return Ok(false);
    }
    let reference = execute::run_python(python, sample, folder)?;
    let agrees = sample
        .pins
        .iter()
        .filter(|pin| pin.is_from_cpython())
        .all(|pin| section_of(*pin, &reference) == section_of(*pin, outcome));
    if agrees {
        println!(
            "note: samples/{}.py: the golden was recorded from another release than CPython {}",
            sample.name, python.version
        );
    }
    Ok(agrees)
}

/// What the reader of a failure needs: the section, and the first line that differs.
fn difference(pin: Pin, expected: Option<&Section>, got: &Section) -> Option<String> {
    let Some(expected) = expected else {
        return Some(format!("the golden file has no `{}`: run `cargo dev bless`", pin.name()));
    };
    if expected == got {
        return None;
    }
    if expected.body == got.body {
        return Some(format!("{}: expected {}, got {}", pin.name(), expected.head, got.head));
    }
    let (mut left, mut right) = (expected.body.lines(), got.body.lines());
    let mut number = 1;
    loop {
        let (want, have) = (left.next(), right.next());
        if want != have {
            let show = |line: Option<&str>| line.unwrap_or("(nothing)").to_string();
            return Some(format!(
                "{} line {number}:\n    expected {}\n    got      {}",
                pin.name(),
                show(want),
                show(have)
            ));
        }
        number += 1;
    }
}
