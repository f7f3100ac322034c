//! Arguments → driver → exit code.

use std::process::ExitCode;

use clap::Parser;
use hybridc::options::Options;

fn main() -> ExitCode {
    hybridc::driver::main(Options::parse())
}
