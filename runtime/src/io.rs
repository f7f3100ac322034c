//! `print`, `input`, and the standard streams beneath (`file/standard.rs`). Once the isolate lives, its
//! `sys.stdout` takes over: see [`set_sink`].

use std::cell::Cell;

use crate::error::{R, eof_error, runtime_error};
use crate::file::standard::{self, Stream};
use crate::file::{OrRaise as _, TextFile};
use crate::protocol::AnyValue;
use crate::sys;
use crate::text::{Str, StrBuf};

const STDIN: i32 = 0;
const STDOUT: i32 = 1;
const STDERR: i32 = 2;

/// Where output goes once the isolate lives; both run Python code.
#[derive(Clone, Copy)]
pub struct Sink {
    /// `sys.stdout.write(text)`; the text is UTF-8, lone surrogates encoded as if they were characters
    /// ("surrogatepass").
    pub write: fn(&[u8]) -> R<()>,
    /// `sys.stdout.flush()`.
    pub flush: fn() -> R<()>,
}

thread_local! {
    static SINK: Cell<Option<Sink>> = const { Cell::new(None) };
}

/// From now on text goes to the isolate's stdout. What waits here goes to the caller, who gives it to that
/// stdout unflushed.
pub fn set_sink(sink: Option<Sink>) -> Vec<u8> {
    SINK.set(sink);
    standard::with_used(Stream::Out, |file| file.0.take_waiting()).unwrap_or_default()
}

/// `sys.stdout.write(text)`.
pub fn write(text: &Str) -> R<()> {
    let Some(sink) = SINK.get() else {
        return standard::with(
            Stream::Out,
            |file| {
                if file.0.is_absent() { Ok(()) } else { file.0.write(text) }
            },
        );
    };
    if let Some(ascii) = text.as_ascii() {
        return (sink.write)(ascii.as_bytes());
    }
    let mut bytes = Vec::with_capacity(text.len() * 2);
    for point in text.code_points() {
        match char::from_u32(point) {
            Some(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None => push_surrogate(point, &mut bytes),
        }
    }
    (sink.write)(&bytes)
}

/// `sys.stdout.write` of ASCII.
fn write_plain(text: &str) -> R<()> {
    match SINK.get() {
        Some(sink) => (sink.write)(text.as_bytes()),
        None => {
            standard::with(
                Stream::Out,
                |file| {
                    if file.0.is_absent() { Ok(()) } else { file.0.write_plain(text) }
                },
            )
        }
    }
}

/// A lone surrogate in UTF-8's three-byte form.
fn push_surrogate(point: u32, bytes: &mut Vec<u8>) {
    bytes.extend([0xe0 | (point >> 12) as u8, 0x80 | (point >> 6 & 0x3f) as u8, 0x80 | (point & 0x3f) as u8]);
}

/// `print(*args, sep=sep, end=end, flush=flush)`: each piece is written before the next argument's `str`
/// runs.
pub fn print_values(args: &[&dyn AnyValue], sep: Option<&Str>, end: Option<&Str>, flush: bool) -> R<()> {
    for (index, value) in args.iter().enumerate() {
        if index > 0 {
            match sep {
                Some(sep) => write(sep)?,
                None => write_plain(" ")?,
            }
        }
        let mut text = StrBuf::new();
        value.str(&mut text)?;
        write(&text.finish())?;
    }
    match end {
        Some(end) => write(end)?,
        None => write_plain("\n")?,
    }
    if flush { self::flush() } else { Ok(()) }
}

/// `print(*args, sep=sep, end=end, file=file, flush=flush)`
pub fn print_to(
    file: &TextFile,
    args: &[&dyn AnyValue],
    sep: Option<&Str>,
    end: Option<&Str>,
    flush: bool,
) -> R<()> {
    let file = &file.0;
    if file.is_absent() {
        return Ok(());
    }
    let plain = |given: Option<&Str>, usual: &str| match given {
        Some(text) => file.write(text),
        None => file.write_plain(usual),
    };
    for (index, value) in args.iter().enumerate() {
        if index > 0 {
            plain(sep, " ")?;
        }
        let mut text = StrBuf::new();
        value.str(&mut text)?;
        file.write(&text.finish())?;
    }
    plain(end, "\n")?;
    if flush { file.flush().or_raise() } else { Ok(()) }
}

/// `sys.stdout.flush()`.
pub fn flush() -> R<()> {
    match SINK.get() {
        Some(sink) => (sink.flush)(),
        None => standard::with(Stream::Out, flush_open),
    }
}

/// The flush of a stream that is there and not closed (`flush_std_files` in `Python/pylifecycle.c`).
fn flush_open(file: &TextFile) -> R<()> {
    if file.0.is_closed() { Ok(()) } else { file.0.flush().or_raise() }
}

/// What waits for stderr goes out: is that possible?
pub(crate) fn flush_errors() -> bool {
    let flushed = standard::with_used(Stream::Error, |file| file.0.is_closed() || file.0.flush().is_ok());
    flushed.unwrap_or(true)
}

/// What waits goes out, in the middle of anything, an output of text included; nothing is done about
/// failures.
pub(crate) fn last_flush() {
    if SINK.get().is_none() {
        standard::with_used(Stream::Out, |file| file.0.flush_if_idle());
    }
}

/// Text for stderr: always at once, behind what the program has written there; lone surrogates as `\udc80`;
/// failures are nobody's business.
pub fn write_error(text: &str) {
    standard::with_used(Stream::Error, |file| file.0.flush_if_idle());
    let mut bytes = text.as_bytes();
    while !bytes.is_empty() {
        match sys::write(STDERR, bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(libc::EINTR) => {}
            Err(_) => return,
        }
    }
}

/// What CPython writes to `sys.stderr`: tracebacks, and what else it says of exceptions.
pub fn show_error(text: &Str) {
    if crate::dynamic::is_running() {
        return write_error(&text.to_utf8_lossy());
    }
    let shown = standard::with(Stream::Error, |file| file.0.is_closed() || file.0.write(text).is_ok());
    if !shown {
        // What did not go out is tried again at the end.
        drop(crate::error::take_pending());
    }
}

/// What has been read from stdin and not yet been asked for, for the isolate's `sys.stdin`.
pub fn take_input() -> Vec<u8> {
    standard::with_used(Stream::In, |file| file.0.take_unread()).unwrap_or_default()
}

/// `input(prompt)`: between two terminals the prompt goes to stderr, as C's line reader does it.
pub fn input(prompt: Option<&dyn AnyValue>) -> R<Str> {
    if crate::dynamic::is_running() {
        return crate::dynamic::input(prompt);
    }
    for (stream, lost) in [
        (Stream::In, "input(): lost sys.stdin"),
        (Stream::Out, "input(): lost sys.stdout"),
        (Stream::Error, "input(): lost sys.stderr"),
    ] {
        if standard::with(stream, |file| file.0.is_absent()) {
            return Err(runtime_error(lost));
        }
    }
    flush_errors();
    let terminals = sys::is_terminal(STDIN) && sys::is_terminal(STDOUT);
    if terminals {
        standard::with(Stream::Out, |file| drop(file.0.flush()));
    }
    if let Some(prompt) = prompt {
        let mut text = StrBuf::new();
        prompt.str(&mut text)?;
        if terminals {
            write_error(&text.finish().to_utf8_lossy());
        } else {
            write(&text.finish())?;
        }
    }
    if !terminals {
        standard::with(Stream::Out, |file| drop(file.0.flush()));
    }
    let line = standard::with(Stream::In, |file| file.0.line(None))?;
    let length = line.len();
    if length == 0 {
        return Err(eof_error("EOF when reading a line"));
    }
    Ok(if line.get(length - 1) == u32::from(b'\n') { line.slice(0, length - 1) } else { line })
}
