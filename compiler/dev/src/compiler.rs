//! hybridc under test: builds a sample, explains it, counts its crossings. Always through the command a user
//! types.

use crate::execute::{self, Outcome};
use crate::explain::{self, Verdict};
use crate::interpreter::Interpreter;
use crate::sample::Sample;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    /// Builds in development mode into `folder`. A sample with `# command:` runs hybridc with these arguments
    /// instead.
    pub fn build(&self, sample: &Sample, interpreter: &Interpreter, folder: &Path) -> io::Result<Built> {
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
                command.env("HYBRIDC_ENTER_ALL", "1");
                command.args(["build", "--dev", "--python"]).arg(&interpreter.path);
                command.arg(&sample.path).arg("-o").arg(&binary);
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
        command.args(["build", "--dev", "--python"]).arg(&interpreter.path).arg(&program);
        command.stdin(std::process::Stdio::null()).status().map(drop)
    }

    pub fn run(&self, binary: &Path, sample: &Sample, folder: &Path) -> io::Result<Outcome> {
        let mut command = execute::clean_command(binary, folder);
        command.args(&sample.arguments);
        execute::run_sample(command, sample)
    }

    /// (calls into the isolate, calls out of it); the error is what was printed instead.
    pub fn crossings(
        &self,
        binary: &Path,
        sample: &Sample,
        folder: &Path,
    ) -> io::Result<Result<(u64, u64), String>> {
        let mut command = execute::clean_command(binary, folder);
        command.args(&sample.arguments).env("HYBRIDC_TRACE_BOUNDARY", "1");
        let stderr = String::from_utf8_lossy(&execute::run_sample(command, sample)?.stderr).into_owned();
        Ok(explain::crossings(&stderr).ok_or_else(|| format!("no boundary report on stderr:\n{stderr}")))
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
