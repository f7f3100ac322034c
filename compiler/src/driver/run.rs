//! `hybridc run`: the program takes the place of this process, so that stdin, signals and exit status are its
//! own.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use super::Failure;
use super::pipeline::{executable, open};
use crate::diag::{Code, Diagnostic};
use crate::link::plain;
use crate::options::{Profile, Run};

/// Returns only when the program could not be started.
pub fn run(options: &Run) -> Result<(), Failure> {
    let (program, arguments): (&OsString, &[OsString]) =
        options.command.split_first().expect("clap requires the program");
    let made = executable(open(Path::new(program), &options.compile)?, &options.compile, Profile::Dev)?;
    let error = Command::new(&made.path).args(arguments).exec();
    Err(Diagnostic::new(Code::CannotRun, format!("cannot start the built program: {}", plain(&error))).into())
}
