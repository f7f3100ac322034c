//! Entry and exit of a compiled program: version, signals, the uncaught exception, the last flush, the exit
//! status.

use std::os::unix::ffi::OsStringExt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Instant;

use crate::error::{self, Class, Exception, R, Raised};
use crate::io;
use crate::library::Failure;
use crate::protocol::{AnyValue, View};
use crate::sys;
use crate::text::Str;

pub use crate::stack::on_large_stack;

/// What the emitted program knows of itself.
pub struct Program {
    /// Minor version of the Python it stands in for: 11, 12 or 13.
    pub minor: u8,
    /// What compiling the program prints on stderr before it runs.
    pub warnings: &'static str,
    /// `sys.argv[0]`: the script as it would have been given to the interpreter.
    pub script: &'static str,
    /// Traceback entries inside of modules that CPython has in Python.
    pub library: &'static [Failure],
    /// The module body.
    pub main: fn() -> R<()>,
}

/// `sys.getrecursionlimit()`.
pub const RECURSION_LIMIT: u32 = 1000;

static SCRIPT: OnceLock<&str> = OnceLock::new();

/// `sys.argv`, its bytes decoded as python3 does: those that are no UTF-8 become lone surrogates.
pub fn arguments() -> Vec<Str> {
    let script = SCRIPT.get().copied().unwrap_or("").as_bytes().to_vec();
    let given = std::env::args_os().skip(1).map(OsStringExt::into_vec);
    std::iter::once(script).chain(given).map(|bytes| decode(&bytes)).collect()
}

fn decode(bytes: &[u8]) -> Str {
    let mut points: Vec<u32> = vec![];
    for chunk in bytes.utf8_chunks() {
        points.extend(chunk.valid().chars().map(u32::from));
        points.extend(chunk.invalid().iter().map(|byte| 0xDC00 + u32::from(*byte)));
    }
    Str::from_units(&points)
}

static LIMIT: AtomicU32 = AtomicU32::new(RECURSION_LIMIT);

/// Would entering a Python function as the `depth`th frame (the module body is the first) exceed the
/// recursion limit?
#[inline(always)]
pub fn depth_exceeded(depth: u32) -> bool {
    depth > LIMIT.load(Ordering::Relaxed)
}

/// The same in a program that keeps the limit it starts with.
#[inline(always)]
pub fn first_depth_exceeded(depth: u32) -> bool {
    depth > RECURSION_LIMIT
}

/// `sys.getrecursionlimit()`, as it is now.
pub fn recursion_limit() -> u32 {
    LIMIT.load(Ordering::Relaxed)
}

/// `sys.setrecursionlimit(limit)`.
#[inline]
pub fn set_recursion_limit(limit: u32) {
    LIMIT.store(limit, Ordering::Relaxed);
}

/// Runs where a loop goes back or a function is entered: delivers SIGINT.
#[inline(always)]
pub fn safepoint() -> R<()> {
    if sys::INTERRUPTED.load(Ordering::Relaxed) { interrupted() } else { Ok(()) }
}

/// The same in a program of which only leaves are native: any thread may be in them, and any signal have a
/// handler. Every few milliseconds, as the interpreter does it (`sys.getswitchinterval()`), others get their
/// turn.
#[inline(always)]
pub fn turn() -> R<()> {
    let left = TURNS_LEFT.load(Ordering::Relaxed);
    if left == 0 {
        return turn_is_due();
    }
    TURNS_LEFT.store(left - 1, Ordering::Relaxed);
    Ok(())
}

/// Only touched by who holds the GIL.
static TURNS_LEFT: AtomicU32 = AtomicU32::new(0);

/// So often round a loop is the clock looked at.
const TURNS: u32 = 1000;

#[cold]
fn turn_is_due() -> R<()> {
    static LAST: AtomicU64 = AtomicU64::new(0);
    static START: OnceLock<Instant> = OnceLock::new();
    const INTERVAL: u64 = 5_000;
    TURNS_LEFT.store(TURNS, Ordering::Relaxed);
    let now = START.get_or_init(Instant::now).elapsed().as_micros() as u64;
    if now < LAST.load(Ordering::Relaxed) + INTERVAL {
        return Ok(());
    }
    LAST.store(now, Ordering::Relaxed);
    crate::dynamic::safepoint()
}

/// While the isolate lives, its handlers decide what the signal means.
#[cold]
fn interrupted() -> R<()> {
    if crate::dynamic::is_running() {
        sys::INTERRUPTED.store(false, Ordering::Relaxed);
        return crate::dynamic::safepoint();
    }
    Err(interrupt())
}

/// Raises the KeyboardInterrupt that is waiting.
#[cold]
pub fn interrupt() -> Raised {
    sys::INTERRUPTED.store(false, Ordering::Relaxed);
    error::raise(Exception::new(Class::KeyboardInterrupt, Vec::new()))
}

/// Runs a program without an isolate, from the first statement to the exit status.
pub fn run(program: &Program) -> ! {
    prepare(program.minor);
    SCRIPT.get_or_init(|| program.script);
    crate::library::prepare(program.library);
    if !program.warnings.is_empty() && !warnings_are_ignored() {
        io::write_error(program.warnings);
    }
    end(on_large_stack(program.main).err().map(error::take_unseen))
}

/// Does `PYTHONWARNINGS` turn off SyntaxWarnings? Later entries count first.
fn warnings_are_ignored() -> bool {
    let entries = std::env::var("PYTHONWARNINGS").unwrap_or_default();
    let about_syntax = |entry: &&str| {
        let mut fields = entry.split(':').map(str::trim).skip(1);
        let (message, category) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
        message.is_empty()
            && ["", "Warning", "SyntaxWarning"].contains(&category)
            && fields.all(|field| field.is_empty())
    };
    let decisive =
        entries.split(',').rev().find(about_syntax).and_then(|entry| entry.split(':').next()).unwrap_or("");
    let action = decisive.trim();
    !action.is_empty() && "ignore".starts_with(action)
}

/// The end of a program whose isolate never started.
pub fn end(uncaught: Option<Exception>) -> ! {
    let uncaught = uncaught.map(Exception::uncaught);
    // CPython flushes after the script, before it says anything about an exception, and forgives a failure
    // here: the last flush will meet it again.
    io::flush_errors();
    if io::flush().is_err() {
        drop(error::take_pending());
    }
    exit(uncaught.map_or(0, |exception| report(&exception)))
}

/// Sets the version and the signals.
pub fn prepare(minor: u8) {
    crate::target::set_minor(minor);
    crate::last_words::prepare();
    sys::install_signals();
}

/// How a program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Code(i32),
    /// KeyboardInterrupt: the process dies of the signal.
    Interrupted,
}

/// Shows an exception nobody caught and says how the program ends.
fn report(exception: &Exception) -> i32 {
    match uncaught(exception) {
        Status::Code(code) => code,
        Status::Interrupted => {
            let code = finish(1);
            let_go();
            if code == 1 {
                sys::die_of_interrupt();
            }
            std::process::exit(code)
        }
    }
}

/// The same, leaving flush and exit to the caller.
pub fn uncaught(exception: &Exception) -> Status {
    if exception.is_instance(Class::SystemExit) {
        return Status::Code(exit_code(exception));
    }
    let mut text = crate::text::StrBuf::new();
    error::print::write_exception(exception, &mut text);
    io::show_error(&text.finish());
    if exception.is_instance(Class::KeyboardInterrupt) { Status::Interrupted } else { Status::Code(1) }
}

/// `sys.exit(code)`: None is 0, an int is cut to what the system takes, anything else is printed and means 1.
fn exit_code(exception: &Exception) -> i32 {
    let shown = match crate::builtins::exception::exit_code(exception) {
        Ok(None) | Err(_) => return 0,
        Ok(Some(code)) => match code.as_builtin() {
            View::None => return 0,
            View::Int(code) => return code.to_i64().map_or_else(too_large, |code| code as i32),
            View::Bool(code) => return i32::from(code),
            _ => code.clone(),
        },
    };
    let mut text = crate::text::StrBuf::new();
    if shown.str(&mut text).is_ok() {
        text.push_str("\n");
        io::show_error(&text.finish());
    }
    drop(error::take_pending());
    1
}

/// The status is -1, and the error of the conversion stays set: from 3.12 on, finalisation meets it as it
/// looks for the module `threading`, and reports it there.
fn too_large() -> i32 {
    const ERROR: &str = "OverflowError: Python int too large to convert to C long\n";
    match crate::target::minor() {
        ..=11 => {}
        12 => io::write_error(ERROR),
        13.. => io::write_error(&format!("Exception ignored on threading shutdown:\n{ERROR}")),
    }
    -1
}

/// Flushes stdout and ends the process.
pub fn exit(status: i32) -> ! {
    let status = finish(status);
    let_go();
    std::process::exit(status)
}

/// What the names of modules still hold is let go of, and files are closed. What generators print as they are
/// closed is written without anybody asking how that went.
fn let_go() {
    crate::global::let_go();
    if io::flush().is_err() {
        drop(error::take_pending());
    }
    crate::file::close_all();
}

/// The last flush; its failure is reported and becomes the status, as in CPython's finalisation.
fn finish(status: i32) -> i32 {
    let Err(raised) = io::flush() else {
        return if io::flush_errors() { status } else { 120 };
    };
    let exception = error::take(raised);
    let mut text = crate::text::StrBuf::new();
    // pylifecycle.c, flush_std_files: 3.13 says what it was doing, before it showed the stream.
    text.push_str(if crate::target::minor() >= 13 {
        "Exception ignored on flushing sys.stdout:\n"
    } else {
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
    });
    error::print::write_exception(&exception, &mut text);
    io::show_error(&text.finish());
    120
}
