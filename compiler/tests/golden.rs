//! One test per file in `samples/`, per CPython found: build, run, compare with `golden/`.
//!
//! The form of a sample's header is described in `dev/src/sample.rs`, the form of a golden file in
//! `dev/src/golden.rs`; `cargo dev bless` writes goldens, from CPython. In short:
//!
//! - stdout is compared byte for byte (by SHA-256), with exit status and stderr (the sample's own path taken
//!   out);
//! - where another patch release of CPython prints something else than was recorded, that interpreter itself
//!   is the judge: the test passes when the binary does what it does, and says that the golden is of another
//!   release;
//! - `verdict` and `crossings` are hybridc's own and pinned for review (`cargo dev bless --verdicts`); `#
//!   static:`, `# deferred:`, `# crossings:` and `# sha256:` in the sample are demands that no blessing can
//!   change;
//! - a sample with `# wrong:` must fail: it says what is wrong today, and whoever rights it takes the line
//!   away.
//!
//! There are two configurations: as users build (`--release`), and at any price with nothing optimised
//! (`--checked`; alone, `--dev`), where crossings are counted. With every interpreter a sample runs in one of
//! them, such that over two interpreters it runs in both, and every interpreter runs about half of the
//! samples in each. `HYBRIDC_TEST_FULL=1` runs the whole product.
//!
//! Samples are modules of a few crates (`dev/src/batch.rs`). The first of every folder, and whatever is about
//! the command line, the source file or the binary, goes through `hybridc build` itself.
//!
//! `cargo test --test golden -- NAME…` runs the samples whose name contains one of the words; with `--exact`
//! it leaves out what hybridc says of itself. `HYBRIDC_TEST_PYTHONS` and `HYBRIDC_TEST_JOBS` choose
//! interpreters and threads.

use hybridc_dev::batch::{self, Emitted};
use hybridc_dev::compiler::{Built, Compiler, Configuration, scratch_folder};
use hybridc_dev::execute::{self, Outcome};
use hybridc_dev::explain::{self, Verdict};
use hybridc_dev::golden::{Golden, Section, section_of, sha256};
use hybridc_dev::interpreter::{self, Interpreter};
use hybridc_dev::sample::{self, Pin, Sample};
use hybridc_dev::{parallel, root};
use std::collections::BTreeMap;
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

/// One test.
#[derive(Clone, Copy)]
struct Run<'a> {
    sample: &'a Sample,
    python: &'a Interpreter,
    configuration: Configuration,
}

/// What is built at once.
enum Job<'a> {
    /// By `hybridc build`.
    Alone(Run<'a>),
    /// As modules of one crate (of two, where some of them have an isolate).
    Batch(Vec<Run<'a>>),
}

/// What a run left.
struct Ran {
    outcome: Outcome,
    /// Calls into the isolate, and out of it.
    crossings: Option<(u64, u64)>,
    /// None: hybridc refused.
    binary: Option<PathBuf>,
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
    let mut ran = BTreeMap::new();
    for python in &pythons {
        let folder = scratch_folder(&suite.scratch).expect("a scratch folder can be made");
        suite.compiler.prepare(python, folder.path()).expect("hybridc runs");
        let runs: Vec<Run> = chosen.iter().flat_map(|sample| runs(sample, python, &pythons)).collect();
        for run in &runs {
            *ran.entry(format!("{} {}", python.version, run.configuration.name())).or_insert(0) += 1;
        }
        let found = parallel::map(&jobs(runs), |job| suite.work(job));
        failures.extend(found.into_iter().flatten());
    }
    let result = if failures.is_empty() { "ok" } else { "FAILED" };
    for (what, count) in &ran {
        println!("{count} runs with {what}");
    }
    println!(
        "golden result: {result}. {} runs, {} problems, {:.0} s\n",
        ran.values().sum::<usize>(),
        failures.len(),
        start.elapsed().as_secs_f64()
    );
    exit(i32::from(!failures.is_empty()));
}

/// The configurations in which a sample runs with this interpreter: in turn over the interpreters, beginning
/// with one or the other; both where there is only one interpreter.
fn runs<'a>(sample: &'a Sample, python: &'a Interpreter, pythons: &[Interpreter]) -> Vec<Run<'a>> {
    if !sample.runs_on(python.minor) {
        return Vec::new();
    }
    let mine: Vec<u32> = pythons.iter().map(|p| p.minor).filter(|minor| sample.runs_on(*minor)).collect();
    let turn = number_of(&sample.name) + mine.iter().take_while(|minor| **minor < python.minor).count();
    let all = mine.len() < 2 || std::env::var_os("HYBRIDC_TEST_FULL").is_some_and(|value| value == "1");
    let configurations = Configuration::ALL.into_iter().enumerate();
    configurations
        .filter(|(index, _)| all || turn % 2 == *index)
        .map(|(_, configuration)| Run { sample, python, configuration })
        .collect()
}

/// The same for a name in every run, whatever other samples there are.
fn number_of(name: &str) -> usize {
    name.bytes().fold(5381_u32, |number, byte| number.wrapping_mul(33) ^ u32::from(byte)) as usize >> 4
}

/// So many samples make a crate: more share more of what is compiled, fewer leave less to do when one
/// changes.
const BATCH: usize = 32;

/// Long jobs first.
fn jobs(runs: Vec<Run>) -> Vec<Job> {
    let (alone, together): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(|run| is_alone(run.sample));
    let key =
        |run: &Run| (run.configuration.name(), run.sample.name.split('/').next().unwrap_or("").to_string());
    let mut folders: BTreeMap<_, Vec<Run>> = BTreeMap::new();
    for run in together {
        folders.entry(key(&run)).or_default().push(run);
    }
    let mut batches: BTreeMap<_, Vec<Run>> = BTreeMap::new();
    for (folder, runs) in folders {
        let parts = runs.len().div_ceil(BATCH);
        for run in runs {
            batches.entry((folder.clone(), number_of(&run.sample.name) / 2 % parts)).or_default().push(run);
        }
    }
    let mut jobs: Vec<Job> = batches.into_values().map(Job::Batch).collect();
    jobs.sort_by_key(|job| match job {
        Job::Batch(runs) => std::cmp::Reverse(runs.len()),
        Job::Alone(_) => std::cmp::Reverse(1),
    });
    jobs.extend(alone.into_iter().map(Job::Alone));
    jobs
}

/// Is it about what `hybridc build` makes of the command line, the file or the binary? Or the first of its
/// folder?
fn is_alone(sample: &Sample) -> bool {
    let is_first = || {
        let beside = fs::read_dir(sample.path.parent().expect("a sample is a file"));
        let names = beside.into_iter().flatten().flatten().map(|entry| entry.path());
        let samples = names.filter(|path| path.extension().is_some_and(|end| end == "py"));
        samples.min().is_some_and(|first| first == sample.path)
    };
    let source = fs::read(&sample.path).unwrap_or_default();
    let says = |word: &str| source.windows(word.len()).any(|window| window == word.as_bytes());
    sample.command.is_some()
        || sample.is_gone
        || sample.sha256.is_some()
        || !sample.arguments.is_empty()
        || says("argv")
        || says("__file__")
        || is_first()
}

impl Suite {
    /// Everything that is wrong.
    fn work(&self, job: &Job) -> Vec<String> {
        match job {
            Job::Alone(run) => self.alone(run),
            Job::Batch(runs) => self.batch(runs),
        }
    }

    fn alone(&self, run: &Run) -> Vec<String> {
        self.check(run, |folder| {
            let Run { sample, python, configuration } = *run;
            let copy = if sample.is_gone { Some(copied(sample, folder)?) } else { None };
            let built = copy.as_ref().unwrap_or(sample);
            match self.compiler.build(built, python, configuration, folder)? {
                Built::Refused(outcome) => Ok(Ran { outcome, crossings: None, binary: None }),
                Built::Binary(binary) => {
                    if let Some(copy) = &copy {
                        fs::remove_file(&copy.path)?;
                    }
                    let (outcome, crossings) = self.compiler.run(&binary, None, built, folder)?;
                    Ok(Ran { outcome, crossings, binary: Some(binary) })
                }
            }
        })
    }

    /// What cannot be emitted goes through `hybridc build`, which says why.
    fn batch(&self, runs: &[Run]) -> Vec<String> {
        let mut wrong = Vec::new();
        let (mut pure, mut hybrid) = (Vec::new(), Vec::new());
        for run in runs {
            match batch::emit(run.sample, run.python, run.configuration) {
                None => wrong.extend(self.alone(run)),
                Some(emitted) if emitted.unit.isolate.is_none() => pure.push((run, emitted)),
                Some(emitted) => hybrid.push((run, emitted)),
            }
        }
        for emitted in [pure, hybrid].iter().filter(|emitted| !emitted.is_empty()) {
            wrong.extend(self.linked(emitted));
        }
        wrong
    }

    fn linked(&self, emitted: &[(&Run, Emitted)]) -> Vec<String> {
        let units: Vec<_> = emitted.iter().map(|(_, emitted)| &emitted.unit).collect();
        let binary = match batch::link(&units, emitted[0].0.configuration) {
            Ok(binary) => binary,
            Err(why) => return self.refused(emitted, &why),
        };
        let members = emitted.iter().enumerate().map(|(index, (run, emitted))| {
            let run_it = |folder: &Path| {
                let name = batch::name(index);
                let (outcome, crossings) = self.compiler.run(&binary, Some(&name), run.sample, folder)?;
                Ok(Ran { outcome, crossings, binary: Some(binary.clone()) })
            };
            self.check_with(run, Some(&emitted.verdicts), run_it)
        });
        members.flatten().collect()
    }

    /// What is emitted compiles, in company, too: else something is wrong. One by one it may show which
    /// sample it is.
    fn refused(&self, emitted: &[(&Run, Emitted)], why: &str) -> Vec<String> {
        let names: Vec<&str> = emitted.iter().map(|(run, _)| run.sample.name.as_str()).collect();
        let line =
            format!("a crate of {} samples does not compile: {why}\n({})", names.len(), names.join(", "));
        println!("FAILED {line}");
        let mut wrong = vec![line];
        wrong.extend(emitted.iter().flat_map(|(run, _)| self.alone(run)));
        wrong
    }

    fn check(&self, run: &Run, make: impl FnOnce(&Path) -> io::Result<Ran>) -> Vec<String> {
        self.check_with(run, None, make)
    }

    /// What is wrong with one sample; verdicts that are not known yet are asked for.
    fn check_with(
        &self,
        run: &Run,
        verdicts: Option<&[Verdict]>,
        make: impl FnOnce(&Path) -> io::Result<Ran>,
    ) -> Vec<String> {
        let Run { sample, python, configuration } = *run;
        let checked = fs::read_to_string(sample.golden(&self.root))
            .map_err(|_| "no golden file: run `cargo dev bless`".to_string())
            .and_then(|text| Golden::parse(&text).map_err(|why| format!("golden file: {why}")))
            .and_then(|golden| self.compare(run, verdicts, &golden, make).map_err(|error| error.to_string()));
        let wrong = checked.unwrap_or_else(|why| vec![why]);
        let name = format!("samples/{}.py @3.{} ({})", sample.name, python.minor, configuration.name());
        let wrong = match (sample.known_wrong(python.minor), wrong.is_empty()) {
            (None, _) => wrong,
            (Some(_), true) => vec!["it is right now: take its `# wrong:` away".to_string()],
            (Some(why), false) => {
                println!("known: {name}: {why}");
                Vec::new()
            }
        };
        let lines: Vec<String> = wrong.into_iter().map(|why| format!("{name}: {why}")).collect();
        // At once: a suite that is stopped has still said what it found.
        for line in &lines {
            println!("FAILED {line}");
        }
        lines
    }

    fn compare(
        &self,
        run: &Run,
        verdicts: Option<&[Verdict]>,
        golden: &Golden,
        make: impl FnOnce(&Path) -> io::Result<Ran>,
    ) -> io::Result<Vec<String>> {
        let Run { sample, python, configuration } = *run;
        let folder = scratch_folder(&self.scratch)?;
        let mut wrong = Vec::new();
        let ran = make(folder.path())?;
        if let Some(binary) = &ran.binary {
            check_specified_stdout(sample, &ran.outcome, binary, &mut wrong)?;
            // Small samples cross only where they are made to.
            let counts =
                configuration == Configuration::Forced && sample.needs_crossings() && !self.exact_only;
            if counts {
                wrong.extend(check_crossings(sample, python, golden, ran.crossings));
            }
        }
        let pins = sample.pins.iter().filter(|pin| pin.is_from_cpython());
        let differences: Vec<String> = pins
            .filter_map(|pin| {
                difference(*pin, golden.get(*pin, python.minor), &section_of(*pin, &ran.outcome))
            })
            .collect();
        if !differences.is_empty() && !is_other_release(sample, python, &ran.outcome, folder.path())? {
            wrong.extend(differences);
            if !sample.pins.contains(&Pin::Stderr) {
                wrong.push(format!("its stderr was:\n{}", String::from_utf8_lossy(&ran.outcome.stderr)));
            }
        }
        // Price decides nothing where entries are forced: verdicts are those of what is shipped.
        if !sample.needs_verdict() || self.exact_only || configuration == Configuration::Forced {
            return Ok(wrong);
        }
        match verdicts {
            Some(verdicts) => wrong.extend(check_verdicts(sample, python, golden, verdicts)),
            None => match self.compiler.explain(sample, python, folder.path())? {
                Err(why) => wrong.push(why),
                Ok(verdicts) => wrong.extend(check_verdicts(sample, python, golden, &verdicts)),
            },
        }
        Ok(wrong)
    }
}

fn check_verdicts(
    sample: &Sample,
    python: &Interpreter,
    golden: &Golden,
    verdicts: &[Verdict],
) -> Vec<String> {
    let mut wrong = explain::check_demands(sample, verdicts);
    if sample.pins.contains(&Pin::Verdict) {
        let pinned = golden.get(Pin::Verdict, python.minor);
        wrong.extend(difference(Pin::Verdict, pinned, &explain::section(verdicts)));
    }
    wrong
}

fn check_crossings(
    sample: &Sample,
    python: &Interpreter,
    golden: &Golden,
    counts: Option<(u64, u64)>,
) -> Vec<String> {
    let Some(counts) = counts else { return vec!["no boundary report on stderr".into()] };
    let mut wrong = Vec::new();
    for (direction, count) in [("in", counts.0), ("out", counts.1)] {
        // In 3.11 functions have no native entries: code of the isolate runs their originals.
        let possible = direction == "in" || python.minor >= 12;
        if count == 0 && possible && sample.crossings.iter().any(|demanded| demanded == direction) {
            wrong.push(format!("the boundary is never crossed {direction}, the sample demands it"));
        }
    }
    if sample.pins.contains(&Pin::Crossings) {
        let pinned = golden.get(Pin::Crossings, python.minor);
        wrong.extend(difference(Pin::Crossings, pinned, &explain::crossings_section(counts)));
    }
    wrong
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
