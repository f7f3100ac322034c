//! Builds the cases that are native, runs them, and compares every line with CPython's.

use super::case::Case;
use super::program::{self, Call, Layout};
use crate::execute::{self, Outcome};
use crate::explain;
use crate::interpreter::Interpreter;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub struct Judge<'a> {
    pub hybridc: &'a Path,
    pub interpreter: &'a Interpreter,
    pub folder: &'a Path,
    pub modules: &'a BTreeSet<&'a str>,
    /// Forms of which a call defers the whole program: one of them among many would hide what the others are.
    /// How many did, by template; `None` where each case counts.
    pub alone: Option<&'a Mutex<BTreeMap<Vec<String>, usize>>>,
    /// Runs each call that raises once more, uncaught: the traceback is compared, too.
    pub tracebacks: bool,
}

/// Calls that defer the whole program before their form is put aside.
const ALONE: usize = 5;

/// Of the deferred calls, one in so many is compared.
const DEFERRED: usize = 100;

#[derive(Default)]
pub struct Report {
    /// Calls in the table.
    pub all: usize,
    /// Of these, calls that others do not stand for, once for each version they are compared with.
    pub chosen: usize,
    /// Programs that the calls came in.
    pub programs: usize,
    /// By version.
    pub compared: BTreeMap<String, usize>,
    pub tracebacks: usize,
    pub deferred: usize,
    /// Not looked at: deferred at least where they stand with others.
    pub aside: usize,
    /// A few of them, to be compared later.
    pub(super) deferred_cases: Vec<Case>,
    /// Of these, calls compared.
    pub deferred_compared: usize,
    pub differences: Vec<Difference>,
}

impl Report {
    fn defer(&mut self, case: &Case) {
        if self.deferred.is_multiple_of(DEFERRED) {
            self.deferred_cases.push(case.clone());
        }
        self.deferred += case.operands.len();
    }

    pub fn add(&mut self, other: Report) {
        self.all += other.all;
        self.chosen += other.chosen;
        self.programs += other.programs;
        for (version, count) in other.compared {
            *self.compared.entry(version).or_default() += count;
        }
        self.tracebacks += other.tracebacks;
        self.deferred += other.deferred;
        self.aside += other.aside;
        self.deferred_cases.extend(other.deferred_cases);
        self.deferred_compared += other.deferred_compared;
        self.differences.extend(other.differences);
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} calls, {} to compare:", self.all, self.chosen)?;
        for (version, count) in &self.compared {
            write!(f, " {count} compared with CPython {version},")?;
        }
        let Report { tracebacks, deferred, deferred_compared, differences, .. } = self;
        let wrong = differences.len();
        write!(
            f,
            " {tracebacks} tracebacks, {deferred} deferred ({deferred_compared} compared), {wrong} differ"
        )
    }
}

pub struct Difference {
    pub version: String,
    pub table: &'static str,
    pub source: String,
    pub expected: String,
    pub got: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Difference { version, table, source, expected, got } = self;
        write!(f, "{table}, CPython {version}: {source}\n  expected {expected}\n  got      {got}")
    }
}

impl Judge<'_> {
    pub fn check(&self, cases: &[Case]) -> io::Result<Report> {
        let mut report = Report { programs: 1, ..Report::default() };
        let native = self.native(cases, &mut report)?;
        self.compare(&program::grouped(&native), Mode::Native(Layout::Together), &mut report)?;
        Ok(report)
    }

    /// Deferred calls, which CPython itself answers inside of the program.
    pub fn compare_deferred(&self, cases: &[Case], report: &mut Report) -> io::Result<()> {
        let mut own = Report::default();
        self.compare(cases, Mode::Deferred, &mut own)?;
        report.deferred_compared += own.compared.values().sum::<usize>();
        report.add(Report { compared: BTreeMap::new(), ..own });
        Ok(())
    }

    /// Leaves out what is deferred, until hybridc says that the whole program is native: only then it
    /// contains no isolate that could answer in its place.
    pub fn native(&self, cases: &[Case], report: &mut Report) -> io::Result<Vec<Case>> {
        let mut kept = cases.to_vec();
        loop {
            self.put_aside(&mut kept, report);
            let path = self.write(&kept, Layout::Apart)?;
            let mut command = execute::clean_command(self.hybridc, self.folder);
            command.args(["explain", "--json", "--python"]).arg(&self.interpreter.path).arg(&path);
            let outcome = execute::run(command, None)?;
            let failed = |why: String| {
                let stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
                io::Error::other(format!("hybridc explain {}: {why}\n{stderr}", path.display()))
            };
            let text = fs::read_to_string(&path)?;
            let Found { foreign, rest, everywhere } = foreign(&outcome.stdout, &text).map_err(failed)?;
            let before = kept.len();
            let index_of = |name: &String| name.strip_prefix('c').and_then(|digits| digits.parse().ok());
            if everywhere
                && let Some(case) =
                    foreign.first().and_then(index_of).and_then(|index: usize| kept.get(index))
                && let Some(alone) = self.alone
            {
                let mut alone = alone.lock().expect("no other thread panics");
                *alone.entry(case.template.clone()).or_default() += 1;
            }
            let mut index = 0;
            kept.retain(|case| {
                index += 1;
                let is_foreign = foreign.contains(&program::name(index - 1));
                if is_foreign {
                    report.defer(case);
                }
                !is_foreign
            });
            if kept.len() == before {
                return if rest { self.native_apart(&kept, report) } else { Ok(kept) };
            }
        }
    }

    /// Each case has a native form, and together they have not: which of them is it?
    fn native_apart(&self, cases: &[Case], report: &mut Report) -> io::Result<Vec<Case>> {
        if let [only] = cases {
            report.defer(only);
            return Ok(vec![]);
        }
        let (first, second) = cases.split_at(cases.len() / 2);
        let mut kept = if first.is_empty() { vec![] } else { self.native(first, report)? };
        kept.extend(if second.is_empty() { vec![] } else { self.native(second, report)? });
        Ok(kept)
    }

    /// Leaves out the forms that defer everything around them.
    fn put_aside(&self, cases: &mut Vec<Case>, report: &mut Report) {
        let Some(alone) = self.alone else { return };
        let alone = alone.lock().expect("no other thread panics");
        cases.retain(|case| {
            let is_aside = alone.get(&case.template).is_some_and(|count| *count >= ALONE);
            if is_aside {
                report.aside += case.operands.len();
            }
            !is_aside
        });
    }

    fn compare(&self, cases: &[Case], mode: Mode, report: &mut Report) -> io::Result<()> {
        if cases.is_empty() {
            return Ok(());
        }
        let calls = program::calls(cases);
        let path = self.write(cases, mode.layout())?;
        let binary = self.folder.join("program");
        let built = self.build(&path, &binary)?;
        let ran = match built {
            Build::Failed(_) => None,
            Build::Done => {
                let mut command = execute::clean_command(&binary, self.folder);
                command.env("HYBRIDC_TRACE_BOUNDARY", "1");
                Some(execute::run(command, None)?)
            }
        };
        if let (Some(outcome), Mode::Native(layout)) = (&ran, mode)
            && explain::take_crossings(&mut outcome.stderr.clone()).is_some()
        {
            // Together they are something that hybridc defers: CPython would answer in its place.
            return match layout {
                Layout::Together => self.compare(cases, Mode::Native(Layout::Apart), report),
                Layout::Apart if cases.len() > 1 => self.halves(cases, mode, report),
                Layout::Apart => Err(io::Error::other(format!("{}: not native", path.display()))),
            };
        }
        let expected = self.python(&path, None)?;
        match (&ran, built) {
            (Some(outcome), _) if outcome.status == expected.status => {
                self.compare_answers((&path, &binary), &calls, [&expected, outcome], report)
            }
            // It does not build, or dies: which of the cases is it?
            _ if cases.len() > 1 => self.halves(cases, mode, report),
            (ran, built) => {
                let got = match (ran, built) {
                    (_, Build::Failed(text)) => format!("does not build: {text}"),
                    (Some(outcome), Build::Done) => {
                        format!("status {}: {}", outcome.status, String::from_utf8_lossy(&outcome.stderr))
                    }
                    (None, Build::Done) => unreachable!("what is built is run"),
                };
                report.differences.push(self.difference(&calls[0], expected.status, got));
                Ok(())
            }
        }
    }

    fn halves(&self, cases: &[Case], mode: Mode, report: &mut Report) -> io::Result<()> {
        let (first, second) = cases.split_at(cases.len() / 2);
        self.compare(first, mode, report)?;
        self.compare(second, mode, report)
    }

    fn compare_answers(
        &self,
        (path, binary): (&Path, &Path),
        calls: &[Call<'_>],
        [expected, got]: [&Outcome; 2],
        report: &mut Report,
    ) -> io::Result<()> {
        let (mut want, got) = (answers(&expected.stdout), answers(&got.stdout));
        if want != got {
            self.drop_chance(path, &mut want)?;
        }
        *report.compared.entry(self.interpreter.version.clone()).or_default() += calls.len();
        for (number, call) in calls.iter().enumerate() {
            let (want, got) = match want.get(&number) {
                Some(Answer::Chance) => continue,
                other => (other, got.get(&number)),
            };
            if want != got {
                let show = |text: Option<&Answer>| text.map_or("(nothing)".to_owned(), Answer::to_string);
                report.differences.push(self.difference(call, show(want), show(got)));
            }
            if self.tracebacks && want.is_some_and(Answer::is_error) {
                self.compare_uncaught(path, binary, number, call, report)?;
            }
        }
        Ok(())
    }

    fn build(&self, path: &Path, binary: &Path) -> io::Result<Build> {
        let mut command = execute::clean_command(self.hybridc, self.folder);
        command.args(["build", "--checked", "--python"]).arg(&self.interpreter.path);
        command.arg(path).arg("-o").arg(binary);
        Build::of(command)
    }

    /// What depends on addresses (the hash of a nan, of a class) is another thing each time.
    fn drop_chance(&self, path: &Path, want: &mut BTreeMap<usize, Answer>) -> io::Result<()> {
        for _ in 0..6 {
            let again = answers(&self.python(path, None)?.stdout);
            for (number, answer) in want.iter_mut() {
                if again.get(number) != Some(answer) {
                    *answer = Answer::Chance;
                }
            }
        }
        Ok(())
    }

    fn compare_uncaught(
        &self,
        path: &Path,
        binary: &Path,
        number: usize,
        call: &Call<'_>,
        report: &mut Report,
    ) -> io::Result<()> {
        let mut command = execute::clean_command(binary, self.folder);
        command.arg(number.to_string());
        let got = execute::run(command, None)?;
        let want = self.python(path, Some(number))?;
        report.tracebacks += 1;
        let show = |outcome: &Outcome| {
            let text = String::from_utf8_lossy(&outcome.stderr);
            let start = text.find("Traceback").unwrap_or(0);
            format!("{} {}", outcome.status, execute::without_addresses(&text[start..]))
        };
        if show(&want) != show(&got) || want.stdout != got.stdout {
            report.differences.push(self.difference(call, show(&want), show(&got)));
        }
        Ok(())
    }

    fn python(&self, path: &Path, number: Option<usize>) -> io::Result<Outcome> {
        let mut command = execute::clean_command(&self.interpreter.path, self.folder);
        command.env("PYTHONHASHSEED", "0").arg("-S").arg(path);
        command.args(number.map(|number| number.to_string()));
        execute::run(command, None)
    }

    fn write(&self, cases: &[Case], layout: Layout) -> io::Result<PathBuf> {
        let path = self.folder.join("texts.py");
        fs::write(&path, program::text(cases, self.modules, layout))?;
        Ok(path)
    }

    fn difference(&self, call: &Call<'_>, expected: String, got: String) -> Difference {
        let source = format!("{}  <- ({})", call.case.body().join("; "), call.arguments.join(", "));
        let version = self.interpreter.version.clone();
        Difference { version, table: call.case.table, source, expected, got }
    }
}

/// Who answers.
#[derive(Clone, Copy)]
enum Mode {
    Native(Layout),
    /// CPython, inside of the program.
    Deferred,
}

impl Mode {
    fn layout(self) -> Layout {
        match self {
            Mode::Native(layout) => layout,
            Mode::Deferred => Layout::Apart,
        }
    }
}

/// What keeps a program from being native.
struct Found {
    /// The functions of cases with a reason to defer; where there is none, those that take values of the
    /// isolate.
    foreign: BTreeSet<String>,
    /// Something is not native.
    rest: bool,
    /// One case is the reason why all are deferred.
    everywhere: bool,
}

fn foreign(json: &[u8], text: &str) -> Result<Found, String> {
    let verdicts = explain::parse(json)?;
    let rest = verdicts.iter().any(|v| v.verdict != "static");
    let lines: Vec<&str> = text.lines().collect();
    let case_at = |line: usize| {
        let def = lines[..line].iter().rev().find_map(|text| text.strip_prefix("def "))?;
        Some(case_name(def.split('(').next().unwrap_or_default()))
    };
    let reasons = verdicts.iter().filter(|v| v.verdict == "deferred").flat_map(|v| &v.lines);
    let with_reason: BTreeSet<String> = reasons.filter_map(|line| case_at(*line)).collect();
    if !with_reason.is_empty() {
        let everywhere = with_reason.len() == 1 && verdicts.iter().all(|v| v.verdict == "deferred");
        return Ok(Found { foreign: with_reason, rest, everywhere });
    }
    let others = verdicts.iter().filter(|v| v.verdict != "static");
    Ok(Found { foreign: others.map(|v| case_name(&v.name)).collect(), rest, everywhere: false })
}

fn case_name(function: &str) -> String {
    function.split('_').next().unwrap_or_default().to_owned()
}

enum Build {
    Done,
    Failed(String),
}

impl Build {
    fn of(mut command: std::process::Command) -> io::Result<Build> {
        let output = command.stdin(std::process::Stdio::null()).output()?;
        let text = || String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(if output.status.success() { Build::Done } else { Build::Failed(text()) })
    }
}

#[derive(PartialEq, Eq)]
enum Answer {
    Text(String),
    /// Not the same in two runs of CPython.
    Chance,
}

impl Answer {
    fn is_error(&self) -> bool {
        matches!(self, Answer::Text(text) if !text.starts_with("ok"))
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Answer::Text(text) => f.write_str(text),
            Answer::Chance => f.write_str("(chance)"),
        }
    }
}

/// What follows `@ NUMBER`, and whatever was printed before it, by number.
fn answers(stdout: &[u8]) -> BTreeMap<usize, Answer> {
    let mut found = BTreeMap::new();
    let mut printed = String::new();
    for line in String::from_utf8_lossy(stdout).lines() {
        let answer = line.find("@ ").and_then(|at| {
            let (number, text) = line[at + 2..].split_once(' ')?;
            Some((number.parse().ok()?, text, &line[..at]))
        });
        match answer {
            Some((number, text, before)) => {
                let text = format!("{text}{printed}{before}");
                found.insert(number, Answer::Text(execute::without_addresses(&text)));
                printed.clear();
            }
            None => printed.push_str(line),
        }
    }
    found
}
