//! The commands, and the stages in order: the only place that names them all.

pub mod explain;
mod interpreter;
mod run;
mod stage;
mod timing;
mod verify;

use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::thread;

use crate::diag::render::{self, Style};
use crate::diag::{Code, Diagnostic, Severity};
use crate::link::entry::{self, Carried, Host};
use crate::link::{self, Cache, Toolchain, Unit, plain};
use crate::options::{Build, Command, Compile, Options, Profile};
use crate::source::SourceMap;
use interpreter::Interpreter;
use stage::Stage;
use timing::Timings;

/// Why a command did not do its work.
pub enum Failure {
    Diagnostic(Box<Diagnostic>),
    /// CPython refuses the program: its own text, verbatim.
    Syntax(Vec<u8>),
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Failure {
        Failure::Diagnostic(Box::new(diagnostic))
    }
}

/// Runs the command on a thread with a stack as deep as any source nests: the front end recurses over the tree.
pub fn main(options: Options) -> ExitCode {
    const STACK: usize = 1 << 30;
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || command(&options));
    let result = match worker {
        Ok(worker) => worker.join().unwrap_or_else(|_| Err(broken())),
        Err(error) => Err(Diagnostic::new(Code::StageBroke, format!("no thread: {}", plain(&error))).into()),
    };
    match result {
        Ok(code) => code,
        Err(failure) => report(&failure),
    }
}

/// The panic's own message has been printed by the hook.
fn broken() -> Failure {
    Diagnostic::new(Code::StageBroke, "hybridc stopped where it must not")
        .hint("this is a bug of hybridc, please report it with the program and the lines above")
        .into()
}

fn command(options: &Options) -> Result<ExitCode, Failure> {
    match &options.command {
        Command::Build(options) => build(options).map(|()| ExitCode::SUCCESS),
        Command::Run(options) => run::run(options).map(|()| ExitCode::SUCCESS),
        Command::Explain(options) => explain::explain(options).map(|()| ExitCode::SUCCESS),
        Command::Verify(options) => verify::verify(options).map(|same| ExitCode::from(u8::from(!same))),
    }
}

/// Prints what went wrong. Exit status 1: the program or the machine; 2: hybridc or the command line.
fn report(failure: &Failure) -> ExitCode {
    let (text, code) = match failure {
        Failure::Syntax(text) => (text.clone(), 1),
        Failure::Diagnostic(diagnostic) => {
            let style = if io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
            let usage = diagnostic.code == Code::UnknownStage || diagnostic.code.row().severity == Severity::Bug;
            (render::diagnostic(diagnostic, &SourceMap::default(), style).into_bytes(), if usage { 2 } else { 1 })
        }
    };
    // Nobody left to tell when stderr is closed.
    let _ = io::stderr().write_all(&text);
    ExitCode::from(code)
}

fn build(options: &Build) -> Result<(), Failure> {
    let stages = options.emit.iter().map(|name| Stage::parse(name)).collect::<Result<Vec<_>, _>>()?;
    if !stages.is_empty() {
        return emit(options, &stages);
    }
    let output = match &options.output {
        Some(output) => output.clone(),
        None => default_output(&options.program),
    };
    let made = executable(&options.program, &options.compile, Profile::Release)?;
    link::install(&made, &output).map_err(Failure::from)
}

/// `./PROG` for `dir/PROG.py`; for a program without ending, a name that is not its own.
fn default_output(program: &Path) -> PathBuf {
    match (program.extension(), program.file_stem()) {
        (Some(_), Some(stem)) => PathBuf::from(stem),
        _ => PathBuf::from(program.file_name().unwrap_or_default()).with_extension("out"),
    }
}

fn emit(options: &Build, stages: &[Stage]) -> Result<(), Failure> {
    let mut timings = Timings::new(options.compile.timings);
    let cache = Cache::open()?;
    let unit = unit(&options.program, &options.compile, &cache, &mut timings)?;
    for stage in stages {
        let text = match stage {
            Stage::Rust => &unit.rust,
            Stage::Ast | Stage::Hir | Stage::Types | Stage::Partition | Stage::Sir | Stage::SirAfter(_) => "",
        };
        let _ = writeln!(io::stdout(), "{text}");
    }
    timings.report();
    Ok(())
}

/// The executable of a program, in the cache.
fn executable(program: &Path, options: &Compile, default: Profile) -> Result<PathBuf, Failure> {
    let mut timings = Timings::new(options.timings);
    let cache = Cache::open()?;
    let unit = unit(program, options, &cache, &mut timings)?;
    let toolchain = timings.stage("toolchain", || Toolchain::find(&cache.folder("")?))?;
    let path = absolute(program);
    let made = timings.stage("link", || {
        link::executable(&unit, &path.to_string_lossy(), options.profile(default), &cache, &toolchain)
    })?;
    timings.report();
    Ok(made)
}

/// From the program's path to Rust.
fn unit(program: &Path, options: &Compile, cache: &Cache, timings: &mut Timings) -> Result<Unit, Failure> {
    let raw = timings.stage("load", || load(program))?;
    let path = interpreter::choose(options)?;
    let python = timings.stage("probe", || interpreter::probe(&path, cache))?;
    let full = absolute(program);
    timings.stage("check", || check(&python, &full))?;
    let path = full.to_string_lossy();
    let directory = fs::canonicalize(full.parent().unwrap_or(Path::new("/"))).unwrap_or_default();
    let argument = called_as(options);
    let script = program.to_string_lossy();
    let host = Host {
        minor: python.version.1,
        executable: &python.executable,
        argument: &argument,
        libpython: &python.libpython,
        script_argument: &script,
        script_directory: &directory.to_string_lossy(),
    };
    let main = Carried { name: "__main__", path: &path, is_package: false, raw: &raw };
    Ok(entry::deferred(&host, &main, &[]))
}

/// `sys.orig_argv[0]`.
fn called_as(options: &Compile) -> String {
    let named = options.python.as_ref().map(|path| path.to_string_lossy().into_owned());
    named.or_else(|| env::var("HYBRIDC_PYTHON").ok().filter(|v| !v.is_empty())).unwrap_or_else(|| "python3".into())
}

fn absolute(program: &Path) -> PathBuf {
    std::path::absolute(program).unwrap_or_else(|_| program.to_path_buf())
}

fn load(program: &Path) -> Result<Vec<u8>, Diagnostic> {
    if program.is_dir() {
        return Err(Diagnostic::new(Code::SourceIsDirectory, format!("`{}` is a directory", program.display())));
    }
    fs::read(program).map_err(|error| {
        Diagnostic::new(Code::SourceUnreadable, format!("cannot read `{}`: {}", program.display(), plain(&error)))
    })
}

/// CPython's own `compile()` decides whether this is a program; its message is the message.
fn check(python: &Interpreter, path: &Path) -> Result<(), Failure> {
    const CHECK: &str = "
import sys
try:
    with open(sys.argv[1], 'rb') as f: compile(f.read(), sys.argv[1], 'exec', dont_inherit=True)
except BaseException as e:
    e.__traceback__ = None
    sys.excepthook(type(e), e, None)
    sys.exit(1)
";
    let mut command = interpreter::command(&python.path);
    command.args(["-W", "ignore", "-S", "-c", CHECK]).arg(path).stdin(Stdio::null());
    let output = command.output().map_err(|error| {
        Diagnostic::new(Code::PythonBroken, format!("`{}` cannot be run: {}", python.path.display(), plain(&error)))
    })?;
    if output.status.success() { Ok(()) } else { Err(Failure::Syntax(output.stderr)) }
}
