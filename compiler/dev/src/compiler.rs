//! hybridc under test: builds a sample, explains it, counts its crossings. Always through the command a user
//! types.

use crate::execute::{self, Outcome};
use crate::explain::{self, Verdict};
use crate::interpreter::Interpreter;
use crate::sample::Sample;
use std::fs;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

/// How a sample is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Configuration {
    /// As users build it: `--release`.
    Shipped,
    /// At any price: whatever has a native form is native and has entries, so that small samples cross the
    /// boundary.
    Forced,
}

impl Configuration {
    pub const ALL: [Configuration; 2] = [Configuration::Shipped, Configuration::Forced];

    pub fn name(self) -> &'static str {
        match self {
            Configuration::Shipped => "release",
            Configuration::Forced => "dev, at any price",
        }
    }
}

pub struct Compiler {
    pub path: PathBuf,
}

/// A sample as built for one interpreter.
pub enum Built {
    Binary(PathBuf),
    /// hybridc refused: what it printed (a SyntaxError in CPython's words, say).
    Refused(Outcome),
}

impl Compiler {
    /// Builds into `folder`. A sample with `# command:` runs hybridc with these arguments instead.
    pub fn build(
        &self,
        sample: &Sample,
        interpreter: &Interpreter,
        configuration: Configuration,
        folder: &Path,
    ) -> io::Result<Built> {
        let binary = folder.join("program");
        let mut command = execute::clean_command(&self.path, folder);
        match &sample.command {
            Some(arguments) => {
                let path = sample.path.to_string_lossy().into_owned();
                let beside = sample.path.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
                let place = |text: &str| text.replace("<sample>", &path).replace("<folder>", &beside);
                command.env("HYBRIDC_PYTHON", &interpreter.path);
                for (name, value) in &sample.environment {
                    match value.as_str() {
                        "" => command.env_remove(name),
                        value => command.env(name, place(value)),
                    };
                }
                command.args(arguments.iter().map(|word| place(word)));
            }
            None => {
                command.arg("build");
                match configuration {
                    Configuration::Shipped => command.arg("--release"),
                    Configuration::Forced => command.arg("--dev").env("HYBRIDC_AT_ANY_PRICE", "1"),
                };
                command.arg("--python").arg(&interpreter.path).arg(&sample.path).arg("-o").arg(&binary);
            }
        }
        let outcome = execute::run_sample(command, sample)?;
        let is_built = sample.command.is_none() && outcome.status == "0" && binary.is_file();
        Ok(if is_built { Built::Binary(binary) } else { Built::Refused(outcome) })
    }

    /// Has the runtime and the isolate compiled for this interpreter, without a time limit, so that no sample
    /// waits for them. What goes wrong here goes wrong again, and is reported, with the first sample.
    pub fn prepare(&self, interpreter: &Interpreter, folder: &Path) -> io::Result<()> {
        let program = folder.join("prepare.py");
        fs::write(&program, "exec('')\n")?;
        let mut command = execute::clean_command(&self.path, folder);
        command.args(["build", "--quiet", "--dev", "--python"]).arg(&interpreter.path).arg(&program);
        command.stdin(std::process::Stdio::null()).status().map(drop)
    }

    /// Runs a binary. What it reports of the boundary is no part of its stderr.
    pub fn run(
        &self,
        binary: &Path,
        name: Option<&str>,
        sample: &Sample,
        folder: &Path,
    ) -> io::Result<(Outcome, Option<(u64, u64)>)> {
        let mut command = execute::clean_command(binary, folder);
        command.args(&sample.arguments);
        if let Some(name) = name {
            command.arg0(name);
        }
        if !sample.needs_crossings() {
            return Ok((execute::run_sample(command, sample)?, None));
        }
        command.env("HYBRIDC_TRACE_BOUNDARY", "1");
        let mut outcome = execute::run_sample(command, sample)?;
        let crossings = explain::take_crossings(&mut outcome.stderr);
        Ok((outcome, crossings))
    }

    pub fn explain(
        &self,
        sample: &Sample,
        interpreter: &Interpreter,
        folder: &Path,
    ) -> io::Result<Result<Vec<Verdict>, String>> {
        let mut command = execute::clean_command(&self.path, folder);
        command.args(["explain", "--json", "--python"]).arg(&interpreter.path).arg(&sample.path);
        let outcome = execute::run(command, None)?;
        let failure = |why: String| {
            format!(
                "hybridc explain: status {}, {why}\n{}",
                outcome.status,
                String::from_utf8_lossy(&outcome.stderr)
            )
        };
        Ok(explain::parse(&outcome.stdout).map_err(failure))
    }
}

/// A folder of its own for each build and run, gone afterwards.
pub fn scratch_folder(below: &Path) -> io::Result<tempfile::TempDir> {
    fs::create_dir_all(below)?;
    tempfile::Builder::new().prefix("sample").tempdir_in(below)
}
