//! `cargo dev bless [--verdicts] [PART-OF-A-NAME…]`: writes `golden/` anew, or only what `hybridc explain`
//! says.
//!
//! Stdout, status and stderr are recorded from each CPython found, never from hybridc. Only verdicts and
//! crossings come from hybridc (the binary beside this one, or `$HYBRIDC`): read their diff. Sections of
//! versions not found stay as they are.

use hybridc_dev::compiler::{Built, Compiler, Configuration, scratch_folder};
use hybridc_dev::explain;
use hybridc_dev::golden::{Golden, Section, section_of};
use hybridc_dev::interpreter::{self, Interpreter, MINORS};
use hybridc_dev::sample::{self, Pin, Sample};
use hybridc_dev::{execute, parallel, root, slot_ir};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

const VERDICTS: &str = "--verdicts";

/// Exit status of the command.
pub fn run(arguments: &[String]) -> i32 {
    let only_verdicts = arguments.iter().any(|argument| argument == VERDICTS);
    let filters: Vec<String> = arguments.iter().filter(|argument| *argument != VERDICTS).cloned().collect();
    let root = root();
    let (samples, mut wrong) = match sample::find(&root) {
        Ok(found) => found,
        Err(error) => (Vec::new(), vec![format!("samples/: {error}")]),
    };
    let pythons = interpreter::find();
    for python in &pythons {
        println!("CPython {} at {}", python.version, python.path.display());
    }
    let compiler = find_compiler();
    let chosen: Vec<&Sample> = samples.iter().filter(|s| is_chosen(&s.name, &filters)).collect();
    let results = parallel::map(&chosen, |sample| {
        let mut sample = (*sample).clone();
        let pins = std::mem::take(&mut sample.pins);
        let is_asked = |pin: &Pin| !only_verdicts || *pin == Pin::Verdict;
        sample.pins = pins.iter().copied().filter(is_asked).collect();
        bless(&root, &sample, &pins, &pythons, compiler.as_ref())
    });
    let mut written = 0;
    for (sample, result) in chosen.iter().zip(results) {
        match result {
            Ok(Some(path)) => {
                written += 1;
                println!("wrote {}", path.strip_prefix(&root).unwrap_or(&path).display());
            }
            Ok(None) => {}
            Err(why) => wrong.push(format!("samples/{}.py: {why}", sample.name)),
        }
    }
    for case in slot_ir::find(&root).iter().filter(|case| !case.is_refused()) {
        if !only_verdicts && is_chosen(&case.name, &filters) {
            match bless_pass(&root, case) {
                Ok(changed) => written += usize::from(changed),
                Err(why) => wrong.push(format!("samples/{}.sir: {why}", case.name)),
            }
        }
    }
    for line in &wrong {
        eprintln!("{line}");
    }
    println!("{} samples, {written} goldens changed, {} problems", chosen.len(), wrong.len());
    i32::from(!wrong.is_empty())
}

/// What a pass makes of Slot IR is hybridc's own: read the diff.
fn bless_pass(root: &Path, case: &slot_ir::Case) -> Result<bool, String> {
    let (path, text) = (case.golden(root), case.after()?);
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(false);
    }
    let folder = path.parent().expect("a golden is in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|error| error.to_string())?;
    println!("wrote {}", path.strip_prefix(root).unwrap_or(&path).display());
    Ok(true)
}

fn is_chosen(name: &str, filters: &[String]) -> bool {
    filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
}

pub fn find_compiler() -> Option<Compiler> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("hybridc")));
    let path = std::env::var_os("HYBRIDC").map(PathBuf::from).or(beside)?;
    path.is_file().then_some(Compiler { path })
}

/// Writes the golden file when it changed: the sections that the sample is asked for here, of all it pins.
fn bless(
    root: &Path,
    sample: &Sample,
    pins: &[Pin],
    pythons: &[Interpreter],
    compiler: Option<&Compiler>,
) -> Result<Option<PathBuf>, String> {
    let path = sample.golden(root);
    let old = fs::read_to_string(&path).unwrap_or_default();
    let mut golden = Golden::parse(&old).map_err(|why| format!("golden: {why}"))?;
    golden.keep(pins);
    let mut found: BTreeMap<Pin, BTreeMap<u32, Section>> = BTreeMap::new();
    let mut problem = None;
    for python in pythons.iter().filter(|python| sample.runs_on(python.minor)) {
        let sections = match observe(sample, python, compiler) {
            Ok(sections) => sections,
            Err(why) => {
                problem = Some(format!("3.{}: {why}", python.minor));
                continue;
            }
        };
        for (pin, section) in sections {
            found.entry(pin).or_default().insert(python.minor, section);
        }
    }
    for (pin, sections) in &found {
        golden.record(*pin, sections, &MINORS);
    }
    let new = golden.print();
    if new != old {
        fs::create_dir_all(path.parent().expect("golden files lie in folders")).map_err(|e| e.to_string())?;
        fs::write(&path, &new).map_err(|e| e.to_string())?;
    }
    match problem {
        Some(why) => Err(why),
        None => Ok((new != old).then_some(path)),
    }
}

/// Every pinned section that can be observed with what is there.
fn observe(
    sample: &Sample,
    python: &Interpreter,
    compiler: Option<&Compiler>,
) -> Result<Vec<(Pin, Section)>, String> {
    let folder = scratch_folder(&std::env::temp_dir()).map_err(describe)?;
    let mut sections = Vec::new();
    if sample.command.is_none() && sample.pins.iter().any(|pin| pin.is_from_cpython()) {
        let outcome = execute::run_python(python, sample, folder.path()).map_err(describe)?;
        if outcome.status == "timeout" {
            return Err("CPython ran into the time limit".to_string());
        }
        sections.extend(
            sample.pins.iter().filter(|p| p.is_from_cpython()).map(|p| (*p, section_of(*p, &outcome))),
        );
    }
    let Some(compiler) = compiler else { return Ok(sections) };
    if sample.command.is_some() {
        // A sample of a diagnostic: CPython has no say in it.
        if let Built::Refused(outcome) =
            compiler.build(sample, python, Configuration::Forced, folder.path()).map_err(describe)?
        {
            sections.extend(sample.pins.iter().map(|p| (*p, section_of(*p, &outcome))));
        }
        return Ok(sections);
    }
    if sample.pins.contains(&Pin::Verdict) {
        let verdicts = compiler.explain(sample, python, folder.path()).map_err(describe)??;
        sections.push((Pin::Verdict, explain::section(&verdicts)));
    }
    if sample.pins.contains(&Pin::Crossings)
        && let Built::Binary(binary) =
            compiler.build(sample, python, Configuration::Forced, folder.path()).map_err(describe)?
    {
        let (outcome, counts) = compiler.run(&binary, None, sample, folder.path()).map_err(describe)?;
        let counts = counts.ok_or_else(|| {
            format!("no boundary report on stderr:\n{}", String::from_utf8_lossy(&outcome.stderr))
        })?;
        sections.push((Pin::Crossings, explain::crossings_section(counts)));
    }
    Ok(sections)
}

fn describe(error: io::Error) -> String {
    error.to_string()
}
