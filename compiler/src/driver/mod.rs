//! The commands of hybridc. The stages they run are named in `pipeline`, in order.

mod emission;
mod explain;
mod front;
mod interpreter;
mod known;
mod native;
mod of_library;
mod pipeline;
mod print;
mod run;
mod stage;
mod summary;
mod timing;
mod verify;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::diag::render::{self, Style};
use crate::diag::{Code, Diagnostic, Severity};
use crate::link;
use crate::options::{Build, Command, Options, Profile};
use crate::source::SourceMap;
use crate::syntax;
pub use emission::{Emitted, emitted, lowered};
use pipeline::executable;
use stage::Stage;

/// Why a command did not do its work.
pub enum Failure {
    Diagnostic(Box<Diagnostic>),
    /// CPython refuses the program: its own text and exit status.
    Refused {
        stderr: Vec<u8>,
        status: i32,
    },
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Failure {
        Failure::Diagnostic(Box::new(diagnostic))
    }
}

/// Runs the command where recursion over a program's tree has room.
pub fn main(options: Options) -> ExitCode {
    let result = std::panic::catch_unwind(|| syntax::with_big_stack(|| command(&options)));
    match result.unwrap_or_else(|_| Err(broken())) {
        Ok(code) => code,
        Err(failure) => report(&failure),
    }
}

/// A stage panicked; its own words have been printed.
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
        Failure::Refused { stderr, status } => (stderr.clone(), u8::try_from(*status).unwrap_or(1)),
        Failure::Diagnostic(diagnostic) => {
            let style = if io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
            let usage =
                diagnostic.code == Code::UnknownStage || diagnostic.code.row().severity == Severity::Bug;
            (
                render::diagnostic(diagnostic, &SourceMap::default(), style).into_bytes(),
                if usage { 2 } else { 1 },
            )
        }
    };
    // Nobody left to tell when stderr is closed.
    let _ = io::stderr().write_all(&text);
    ExitCode::from(code)
}

fn build(options: &Build) -> Result<(), Failure> {
    let stages = options.emit.iter().map(|name| Stage::parse(name)).collect::<Result<Vec<_>, _>>()?;
    if !stages.is_empty() {
        return print::emit(options, &stages);
    }
    let output = match &options.output {
        Some(output) => output.clone(),
        None => default_output(&options.program),
    };
    let start = Instant::now();
    let program = pipeline::open(&options.program, &options.compile)?;
    let paths: Vec<PathBuf> = program.loaded.files().map(Path::to_path_buf).collect();
    let sources = paths.iter().map(PathBuf::as_path).collect();
    let wanted = link::Wanted { output: &output, sources, force: options.force };
    link::check(&wanted)?;
    let made = executable(program, &options.compile, Profile::Release)?;
    link::install(&made.path, &wanted)?;
    if !options.quiet {
        // Whoever closed stderr knows already.
        let _ = writeln!(
            io::stderr(),
            "{}",
            summary::text(made.native, &options.program, &output, start.elapsed())
        );
    }
    Ok(())
}

/// `./PROG` for `dir/PROG.py`; for a program without ending, a name that is not its own.
fn default_output(program: &Path) -> PathBuf {
    match (program.extension(), program.file_stem()) {
        (Some(_), Some(stem)) => PathBuf::from(stem),
        _ => PathBuf::from(program.file_name().unwrap_or_default()).with_extension("out"),
    }
}
