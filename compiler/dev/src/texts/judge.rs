//! Builds the cases that are native, runs them, and compares every line with CPython's.

use super::program::{self, Call};
use super::tables::Case;
use crate::execute::{self, Outcome};
use crate::explain;
use crate::interpreter::Interpreter;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub struct Judge<'a> {
    pub hybridc: &'a Path,
    pub interpreter: &'a Interpreter,
    pub folder: &'a Path,
    pub modules: &'a BTreeSet<&'a str>,
    /// Runs each call that raises once more, uncaught: the traceback is compared, too.
    pub tracebacks: bool,
}

#[derive(Default)]
pub struct Report {
    pub compared: usize,
    pub tracebacks: usize,
    pub deferred: usize,
    pub differences: Vec<Difference>,
}

pub struct Difference {
    pub table: &'static str,
    pub source: String,
    pub expected: String,
    pub got: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Difference { table, source, expected, got } = self;
        write!(f, "{table}: {source}\n  expected {expected}\n  got      {got}")
    }
}

impl Judge<'_> {
    pub fn check(&self, cases: &[Case], report: &mut Report) -> io::Result<()> {
        let native = self.native(cases, report)?;
        self.compare(&native, report)
    }

    /// Leaves out what is deferred, until hybridc says that the whole program is native: only then it
    /// contains no isolate that could answer in its place.
    pub fn native(&self, cases: &[Case], report: &mut Report) -> io::Result<Vec<Case>> {
        let mut kept = cases.to_vec();
        loop {
            let path = self.write(&kept)?;
            let mut command = execute::clean_command(self.hybridc, self.folder);
            command.args(["explain", "--json", "--python"]).arg(&self.interpreter.path).arg(&path);
            let outcome = execute::run(command, None)?;
            let failed = |why: String| {
                let stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
                io::Error::other(format!("hybridc explain {}: {why}\n{stderr}", path.display()))
            };
            let text = fs::read_to_string(&path)?;
            let (foreign, rest) = foreign(&outcome.stdout, &text).map_err(failed)?;
            let before = kept.len();
            let mut index = 0;
            kept.retain(|_| {
                index += 1;
                !foreign.contains(&program::name(index - 1))
            });
            report.deferred += before - kept.len();
            if kept.len() == before {
                if rest && !kept.is_empty() {
                    return Err(failed("the program is not native, but all its cases are".to_owned()));
                }
                return Ok(kept);
            }
        }
    }

    fn compare(&self, cases: &[Case], report: &mut Report) -> io::Result<()> {
        if cases.is_empty() {
            return Ok(());
        }
        let calls = program::calls(cases);
        let path = self.write(cases)?;
        let binary = self.folder.join("program");
        let mut command = execute::clean_command(self.hybridc, self.folder);
        command.args(["build", "--checked", "--python"]).arg(&self.interpreter.path);
        command.arg(&path).arg("-o").arg(&binary);
        let built = Build::of(command)?;
        let ran = match built {
            Build::Failed(_) => None,
            Build::Done => Some(execute::run(execute::clean_command(&binary, self.folder), None)?),
        };
        let expected = self.python(&path, None)?;
        match (&ran, built) {
            (Some(outcome), _) if outcome.status == expected.status => {
                let (mut want, got) = (answers(&expected.stdout), answers(&outcome.stdout));
                if want != got {
                    self.drop_chance(&path, &mut want)?;
                }
                for (number, call) in calls.iter().enumerate() {
                    report.compared += 1;
                    let (want, got) = match want.get(&number) {
                        Some(Answer::Chance) => continue,
                        other => (other, got.get(&number)),
                    };
                    if want != got {
                        let show =
                            |text: Option<&Answer>| text.map_or("(nothing)".to_owned(), Answer::to_string);
                        report.differences.push(difference(call, show(want), show(got)));
                    }
                    if self.tracebacks && want.is_some_and(Answer::is_error) {
                        self.compare_uncaught(&path, &binary, number, call, report)?;
                    }
                }
                Ok(())
            }
            // It does not build, or dies: which of the cases is it?
            _ if cases.len() > 1 => {
                let (first, second) = cases.split_at(cases.len() / 2);
                self.compare(first, report)?;
                self.compare(second, report)
            }
            (ran, built) => {
                let got = match (ran, built) {
                    (_, Build::Failed(text)) => format!("does not build: {text}"),
                    (Some(outcome), Build::Done) => {
                        format!("status {}: {}", outcome.status, String::from_utf8_lossy(&outcome.stderr))
                    }
                    (None, Build::Done) => unreachable!("what is built is run"),
                };
                report.differences.push(difference(&calls[0], expected.status, got));
                Ok(())
            }
        }
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
            report.differences.push(difference(call, show(&want), show(&got)));
        }
        Ok(())
    }

    fn python(&self, path: &Path, number: Option<usize>) -> io::Result<Outcome> {
        let mut command = execute::clean_command(&self.interpreter.path, self.folder);
        command.env("PYTHONHASHSEED", "0").arg("-S").arg(path);
        command.args(number.map(|number| number.to_string()));
        execute::run(command, None)
    }

    fn write(&self, cases: &[Case]) -> io::Result<PathBuf> {
        let path = self.folder.join("texts.py");
        fs::write(&path, program::text(cases, self.modules))?;
        Ok(path)
    }
}

/// The functions of cases that keep the program from being native: those with a reason to defer; where there
/// is none, those that take values of the isolate. And whether there is anything that is not native.
fn foreign(json: &[u8], text: &str) -> Result<(BTreeSet<String>, bool), String> {
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
        return Ok((with_reason, rest));
    }
    let others = verdicts.iter().filter(|v| v.verdict != "static");
    Ok((others.map(|v| case_name(&v.name)).collect(), rest))
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

fn difference(call: &Call<'_>, expected: String, got: String) -> Difference {
    let source = format!("{}  <- ({})", call.case.body.join("; "), call.arguments.join(", "));
    Difference { table: call.case.table, source, expected, got }
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
