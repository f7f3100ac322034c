//! What was printed comes out before native code aborts, and backtraces from its stack end where it begins.
//!
//! Each test runs itself once more, as a program that fails.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};

use hybridc_runtime::start::{on_large_stack, prepare};
use hybridc_runtime::{AnyValue, Str, print_values};

const CHILD: &str = "HYBRIDC_TEST_CHILD";

/// The output of this test run as a program that prints `said` and then fails.
fn fail(test: &str, failure: fn()) -> Option<Output> {
    if std::env::var_os(CHILD).is_some() {
        prepare(12);
        on_large_stack(|| {
            let said = Str::from("said");
            print_values(&[&said as &dyn AnyValue], None, None, false).expect("stdout is open");
            failure();
        });
        std::process::exit(0);
    }
    // With little address space the stack is small, and soon used up.
    let mut child = Command::new("sh");
    child
        .args(["-c", "ulimit -v 800000; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().expect("has a file"));
    child
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(CHILD, "1")
        .env("RUST_BACKTRACE", "1");
    Some(child.output().expect("the test can be run again"))
}

fn check(output: Output, says: &str) {
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(stdout.contains("said\n"), "stdout: {stdout}\nstderr: {stderr}");
    assert!(stderr.contains(says), "stderr: {stderr}");
    assert!(stderr.contains("bug of hybridc, please report it"), "stderr: {stderr}");
    assert_eq!(output.status.signal(), Some(6), "stderr: {stderr}");
}

#[test]
fn a_panic_flushes_stdout_and_says_whose_bug_it_is() {
    let failed = fail("a_panic_flushes_stdout_and_says_whose_bug_it_is", || panic!("no such case"));
    check(failed.expect("not the child"), "no such case");
}

#[test]
fn a_backtrace_ends_where_the_stack_begins() {
    let failed = fail("a_backtrace_ends_where_the_stack_begins", || panic!("no such case"));
    check(failed.expect("not the child"), "stack backtrace:");
}

fn deep(left: u64) -> u64 {
    let here = [left; 512];
    if left == 0 { 0 } else { 1 + deep(std::hint::black_box(here)[7] - 1) }
}

#[test]
fn the_end_of_the_stack_flushes_stdout() {
    let exhaust = || {
        std::hint::black_box(deep(u64::MAX));
    };
    check(fail("the_end_of_the_stack_flushes_stdout", exhaust).expect("not the child"), "used up its stack");
}
