//! `hybridc verify`: the program under CPython and as a binary; stdout, exit status and stderr must be equal.

use std::io::{self, IsTerminal, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use sha2::{Digest, Sha256};

use super::Failure;
use super::interpreter;
use super::pipeline::{executable, open};
use crate::diag::{Code, Diagnostic};
use crate::link::plain;
use crate::options::{Profile, Verify};

/// What one run left.
struct Ran {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    status: ExitStatus,
}

/// Prints the verdict; was it PASS?
pub fn verify(options: &Verify) -> Result<bool, Failure> {
    let made = executable(open(&options.program, &options.compile)?, &options.compile, Profile::Release)?;
    let python = interpreter::name(&options.compile)?;
    let input = input().map_err(|error| cannot_run("stdin", &error))?;
    let mut reference = Command::new(python);
    reference.arg(&options.program);
    let expected = ran(reference, options, &input)?;
    let got = ran(Command::new(&made.path), options, &input)?;
    let verdict = compare(&expected, &got);
    // A closed stdout is not this command's failure to report.
    let _ = writeln!(io::stdout(), "{}", verdict.as_ref().unwrap_or_else(|difference| difference));
    Ok(verdict.is_ok())
}

/// Both runs get the same input: all of stdin, unless a person would have to type it twice.
fn input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if !io::stdin().is_terminal() {
        io::stdin().read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn ran(mut command: Command, options: &Verify, input: &[u8]) -> Result<Ran, Failure> {
    let name = command.get_program().to_owned();
    // Unbuffered output and missing bytecode files are not how programs run; they change the order of output
    // and `__cached__`.
    command.env("PYTHONHASHSEED", "0").env_remove("PYTHONUNBUFFERED").env_remove("PYTHONDONTWRITEBYTECODE");
    command.args(&options.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_run(&name.to_string_lossy(), &error))?;
    let mut pipe = child.stdin.take().expect("stdin is a pipe");
    let output = thread::scope(|scope| {
        // A program that does not read its input closes the pipe; that is its right.
        scope.spawn(move || drop(pipe.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| cannot_run(&name.to_string_lossy(), &error))?;
    Ok(Ran { stdout: output.stdout, stderr: output.stderr, status: output.status })
}

fn cannot_run(what: &str, error: &io::Error) -> Failure {
    Diagnostic::new(Code::CannotRun, format!("cannot run `{}`: {}", Path::new(what).display(), plain(error)))
        .into()
}

fn compare(expected: &Ran, got: &Ran) -> Result<String, String> {
    let mut differences = Vec::new();
    differences.extend(first_difference("stdout", &expected.stdout, &got.stdout));
    if expected.status != got.status {
        differences.push(format!(
            "status: CPython {}, binary {}",
            status(expected.status),
            status(got.status)
        ));
    }
    differences.extend(first_difference("stderr", &expected.stderr, &got.stderr));
    if !differences.is_empty() {
        return Err(format!("FAIL\n  {}", differences.join("\n  ")));
    }
    let hash: String = Sha256::digest(&got.stdout).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("PASS sha256:{hash} ({} bytes, {})", got.stdout.len(), status(got.status)))
}

fn status(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("status {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}

/// `stdout: first difference at byte 17, line 2` and that line of both.
fn first_difference(name: &str, expected: &[u8], got: &[u8]) -> Option<String> {
    if expected == got {
        return None;
    }
    let same = expected.iter().zip(got).take_while(|(a, b)| a == b).count();
    let line = expected[..same].iter().filter(|byte| **byte == b'\n').count() + 1;
    Some(format!(
        "{name}: first difference at byte {same}, line {line}\n    CPython {}\n    binary  {}",
        line_at(expected, same),
        line_at(got, same)
    ))
}

/// The line that holds a byte, quoted; or that there is none.
fn line_at(text: &[u8], at: usize) -> String {
    let start = text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = text[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| at + end + 1);
    if start == text.len() {
        "(ends here)".into()
    } else {
        format!("{:?}", String::from_utf8_lossy(&text[start..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_name_byte_line_and_text() {
        assert_eq!(first_difference("stdout", b"a\nb\n", b"a\nb\n"), None);
        let found = first_difference("stdout", b"a\nbc\n", b"a\nbd\n").unwrap();
        assert!(found.starts_with("stdout: first difference at byte 3, line 2\n"), "{found}");
        assert!(found.contains(r#"CPython "bc\n""#) && found.contains(r#"binary  "bd\n""#), "{found}");
        let short = first_difference("stderr", b"a\nb\n", b"a\n").unwrap();
        assert!(short.contains("byte 2, line 2") && short.ends_with("(ends here)"), "{short}");
        let longer = first_difference("stderr", b"a", b"a\n").unwrap();
        assert!(longer.contains("byte 1, line 1"), "{longer}");
    }
}
