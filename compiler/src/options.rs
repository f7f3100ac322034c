//! Flags → data. Nothing here looks at files or at the environment.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Compiles unmodified Python programs to one exact executable.
#[derive(Parser, Debug)]
#[command(name = "hybridc", version, max_term_width = 100)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Makes one executable of a Python program.
    Build(Build),
    /// Builds into a cache and runs; arguments, stdin, signals and exit status pass through.
    Run(Run),
    /// Says of every function whether it runs as native code, and if not, why.
    Explain(Explain),
    /// Runs a program under CPython and as a binary, and compares stdout, exit status and stderr.
    Verify(Verify),
}

/// What every command that compiles takes.
#[derive(Args, Clone, Default, Debug)]
pub struct Compile {
    /// Optimise the program for speed (the default of `build`).
    #[arg(long, conflicts_with = "dev")]
    pub release: bool,
    /// Optimise the build for speed (the default of `run`).
    #[arg(long)]
    pub dev: bool,
    /// Optimise nothing and check the emitted program's own arithmetic: for tests of hybridc itself.
    #[arg(long, hide = true, conflicts_with_all = ["dev", "release"])]
    pub checked: bool,
    /// The CPython to be exact to; else `$HYBRIDC_PYTHON`, else `python3` on PATH.
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// Print what each stage took.
    #[arg(long)]
    pub timings: bool,
    /// Whatever has a native form is native and has entries; no option of the command line
    /// (`HYBRIDC_AT_ANY_PRICE`).
    #[arg(skip)]
    pub at_any_price: bool,
}

#[derive(Args, Debug)]
pub struct Build {
    /// The program.
    #[arg(value_name = "PROG.py")]
    pub program: PathBuf,
    /// The executable to make; by default the program's name without `.py`, in the current folder.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Print a stage instead of building: ast, hir, types, partition, sir, sir-after:PASS, rust. No file is
    /// written, OUT neither.
    #[arg(long, value_name = "STAGE", conflicts_with = "force")]
    pub emit: Vec<String>,
    /// Replace the file at OUT although hybridc did not make it.
    #[arg(long)]
    pub force: bool,
    /// Say nothing where all went well.
    #[arg(short, long)]
    pub quiet: bool,
    #[command(flatten)]
    pub compile: Compile,
}

#[derive(Args, Debug)]
pub struct Run {
    #[command(flatten)]
    pub compile: Compile,
    /// The program, and its arguments after it.
    #[arg(
        value_name = "PROG.py [ARGS]",
        required = true,
        num_args = 1..,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub command: Vec<OsString>,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The program.
    #[arg(value_name = "PROG.py")]
    pub program: PathBuf,
    /// As JSON: an object with `functions`.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub compile: Compile,
}

#[derive(Args, Debug)]
pub struct Verify {
    /// The program.
    #[arg(value_name = "PROG.py")]
    pub program: PathBuf,
    #[command(flatten)]
    pub compile: Compile,
    /// Arguments of the program, after `--`.
    #[arg(last = true, value_name = "ARGS")]
    pub arguments: Vec<OsString>,
}

/// How the emitted program is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Profile {
    Release,
    Dev,
    /// Neither is optimised: what tests compile many programs with. Overflow in emitted code is a panic.
    Checked,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Profile::Release => "release",
            Profile::Dev => "dev",
            Profile::Checked => "checked",
        }
    }
}

impl Compile {
    /// The profile asked for, else the command's own default.
    pub fn profile(&self, default: Profile) -> Profile {
        match (self.release, self.dev, self.checked) {
            (true, _, _) => Profile::Release,
            (_, true, _) => Profile::Dev,
            (_, _, true) => Profile::Checked,
            (false, false, false) => default,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_passes_everything_after_the_program() {
        let options = Options::parse_from(["hybridc", "run", "--dev", "a.py", "-x", "--release", "--", "b"]);
        let Command::Run(run) = options.command else { panic!("run") };
        assert!(run.compile.dev && !run.compile.release);
        assert_eq!(run.command, ["a.py", "-x", "--release", "--", "b"]);
    }

    #[test]
    fn verify_takes_arguments_after_dashes() {
        let options = Options::parse_from(["hybridc", "verify", "a.py", "--", "--json", "1"]);
        let Command::Verify(verify) = options.command else { panic!("verify") };
        assert_eq!(verify.arguments, ["--json", "1"]);
    }
}
