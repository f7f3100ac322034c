//! Running a program for comparison: clean environment, own folder, time limit, outcome with paths taken out.

use crate::interpreter::Interpreter;
use crate::sample::Sample;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// No sample runs a second; this is for those that hang.
const LIMIT: Duration = Duration::from_secs(60);

#[derive(Clone)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// `0`, `1`, `signal 2`, `timeout`.
    pub status: String,
}

/// Runs the sample under CPython, the way every expectation is made: hash seed 0, no other `PYTHON…`
/// variable.
pub fn run_python(interpreter: &Interpreter, sample: &Sample, folder: &Path) -> io::Result<Outcome> {
    let mut command = clean_command(&interpreter.path, folder);
    command.env("PYTHONHASHSEED", "0").arg(&sample.path).args(&sample.arguments);
    run_sample(command, sample)
}

/// Runs a binary built from the sample, or hybridc itself on its behalf.
pub fn run_sample(command: Command, sample: &Sample) -> io::Result<Outcome> {
    let mut outcome = run(command, sample.stdin.as_deref())?;
    outcome.stderr = normalise(&outcome.stderr, sample);
    Ok(outcome)
}

/// A command in `folder` that inherits nothing which changes what a Python program prints.
pub fn clean_command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let is_noise = ["COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "LANG"].contains(&name.as_str());
        if is_noise || name.starts_with("PYTHON") || name.starts_with("LC_") {
            command.env_remove(name);
        }
    }
    command.env("LC_ALL", "C.UTF-8");
    command
}

pub fn run(command: Command, stdin: Option<&Path>) -> io::Result<Outcome> {
    run_within(LIMIT, command, stdin)
}

/// Ended, with the status `timeout`, when it takes longer.
pub fn run_within(limit: Duration, mut command: Command, stdin: Option<&Path>) -> io::Result<Outcome> {
    command.stdin(match stdin {
        Some(path) => Stdio::from(File::open(path)?),
        None => Stdio::null(),
    });
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let status = wait(&mut child, limit)?;
    let collect = |reader: thread::JoinHandle<Vec<u8>>| reader.join().unwrap_or_default();
    Ok(Outcome {
        stdout: collect(stdout),
        stderr: collect(stderr),
        status: status.map_or("timeout".into(), describe),
    })
}

/// Reads a stream to its end beside the others, so that no pipe fills up.
fn drain(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // A stream that breaks off leaves what came before it; the comparison shows the rest missing.
            let _ = stream.read_to_end(&mut bytes);
        }
        bytes
    })
}

/// `None` when the limit was reached and the child was ended.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

fn describe(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => code.to_string(),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "unknown".to_string(),
    }
}

/// Takes out what differs between machines: the folder of the sample, and addresses.
fn normalise(stderr: &[u8], sample: &Sample) -> Vec<u8> {
    let path = sample.path.to_string_lossy().into_owned();
    let folder = sample.path.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    let text = String::from_utf8_lossy(stderr).replace(&path, "<sample>").replace(&folder, "<folder>");
    without_addresses(&text).into_bytes()
}

/// `<function f at 0x…>`
pub fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("0x");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str("0x");
        let digits = piece.chars().take_while(|c| matches!(c, '0'..='9' | 'a'..='f')).count();
        out.push_str(if digits >= 6 { "…" } else { &piece[..digits] });
        out.push_str(&piece[digits..]);
    }
    out
}
