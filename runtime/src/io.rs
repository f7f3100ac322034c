//! `print`, `input`, and the stdout beneath them.
//!
//! stdout has the two layers of CPython's: text waits until 8192 bytes are there, then moves into a buffer of
//! the file's block size. That decides which bytes go out together, what a dying process loses, and when a
//! broken pipe is noticed. Once the isolate lives, its `sys.stdout` takes over: see [`set_sink`].

use std::cell::RefCell;
use std::sync::atomic::Ordering;

use crate::error::{Class, R, Raised, eof_error};
use crate::file::OrRaise as _;
use crate::protocol::AnyValue;
use crate::sys;
use crate::text::{Str, StrBuf};

/// `TextIOWrapper`'s chunk: pending text of this size moves on.
const CHUNK: usize = 8192;
const STDIN: i32 = 0;
const STDOUT: i32 = 1;
const STDERR: i32 = 2;

struct Output {
    /// The text layer: encoded, not yet handed down.
    pending: Vec<u8>,
    /// The byte layer.
    buffer: Vec<u8>,
    buffer_size: usize,
    /// A terminal: every line goes out at once.
    line_buffered: bool,
    /// `PYTHONUNBUFFERED`.
    unbuffered: bool,
    /// There is no stdout (`>&-`): Python's is None, and print does nothing.
    closed: bool,
    /// Bytes that came in as lone surrogates go out as bytes.
    surrogate_escape: bool,
    sink: Option<Sink>,
}

/// Where output goes once the isolate lives; both run Python code.
#[derive(Clone, Copy)]
pub struct Sink {
    /// `sys.stdout.write(text)`; the text is UTF-8, lone surrogates encoded as if they were characters
    /// ("surrogatepass").
    pub write: fn(&[u8]) -> R<()>,
    /// `sys.stdout.flush()`.
    pub flush: fn() -> R<()>,
}

enum Failure {
    System(i32),
    /// SIGINT arrived while the system call waited.
    Interrupted,
}

thread_local! {
    static OUTPUT: RefCell<Option<Box<Output>>> = const { RefCell::new(None) };
    static INPUT: RefCell<Input> = const { RefCell::new(Input { bytes: Vec::new(), position: 0 }) };
}

fn with_output<A>(act: impl FnOnce(&mut Output) -> A) -> A {
    OUTPUT.with_borrow_mut(|output| act(output.get_or_insert_with(|| Box::new(Output::open()))))
}

impl Output {
    fn open() -> Output {
        let closed = !sys::is_open(STDOUT);
        Output {
            pending: Vec::with_capacity(CHUNK),
            buffer: Vec::new(),
            buffer_size: sys::block_size(STDOUT).unwrap_or(CHUNK),
            line_buffered: sys::is_terminal(STDOUT),
            unbuffered: std::env::var_os("PYTHONUNBUFFERED").is_some_and(|value| !value.is_empty()),
            closed,
            surrogate_escape: escapes_surrogates(),
            sink: None,
        }
    }

    /// `TextIOWrapper.write`.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let full = self.pending.len() + bytes.len() > CHUNK;
        // 3.13 keeps small pieces together even beyond the chunk.
        let first = if crate::target::minor() >= 13 { bytes.len() >= CHUNK } else { full };
        if first && !self.pending.is_empty() {
            self.hand_down()?;
        }
        self.pending.extend_from_slice(bytes);
        if self.unbuffered {
            self.hand_down()?;
            return self.flush_buffer();
        }
        let flush = self.line_buffered && bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        if self.pending.len() >= CHUNK || flush {
            self.hand_down()?;
        }
        if flush { self.flush_buffer() } else { Ok(()) }
    }

    /// Moves pending text into the byte layer; as in CPython it is gone when that fails.
    fn hand_down(&mut self) -> Result<(), Failure> {
        let mut pending = std::mem::take(&mut self.pending);
        let result = self.write_bytes(&pending);
        pending.clear();
        self.pending = pending;
        result
    }

    /// `BufferedWriter.write`.
    fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if self.buffer.len() + bytes.len() <= self.buffer_size {
            self.buffer.extend_from_slice(bytes);
            return Ok(());
        }
        self.flush_buffer()?;
        let mut rest = bytes;
        while rest.len() > self.buffer_size {
            rest = &rest[write_out(rest)?..];
        }
        self.buffer.extend_from_slice(rest);
        Ok(())
    }

    fn flush_buffer(&mut self) -> Result<(), Failure> {
        let mut done = 0;
        let mut result = Ok(());
        while done < self.buffer.len() {
            match write_out(&self.buffer[done..]) {
                Ok(count) => done += count,
                Err(failure) => {
                    result = Err(failure);
                    break;
                }
            }
        }
        // What did not go out stays, and is tried again at the next flush.
        self.buffer.drain(..done);
        result
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.hand_down()?;
        self.flush_buffer()
    }
}

/// One `write(2)`, repeated when a signal other than SIGINT interrupts it.
fn write_out(bytes: &[u8]) -> Result<usize, Failure> {
    loop {
        match sys::write(STDOUT, bytes) {
            Ok(count) => return Ok(count),
            Err(libc::EINTR) if sys::INTERRUPTED.load(Ordering::Relaxed) => return Err(Failure::Interrupted),
            Err(libc::EINTR) => {}
            Err(errno) => return Err(Failure::System(errno)),
        }
    }
}

#[cold]
fn fail(failure: Failure) -> Raised {
    match failure {
        Failure::System(errno) => crate::error::os_error(errno, None),
        Failure::Interrupted => crate::start::interrupt(),
    }
}

/// Do lone surrogates stand for bytes? python3 says so in the C locale, in those it turns it into, and in
/// UTF-8 mode; `PYTHONIOENCODING` overrides them.
fn escapes_surrogates() -> bool {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(encoding) = variable("PYTHONIOENCODING") {
        return encoding.ends_with(":surrogateescape");
    }
    let utf8_mode = variable("PYTHONUTF8");
    utf8_mode.as_deref() == Some("1")
        || matches!(sys::character_locale().as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8" | "UTF-8")
}

/// From now on text goes to the isolate's stdout. What waits here goes to the caller, who gives it to that
/// stdout unflushed.
pub fn set_sink(sink: Option<Sink>) -> Vec<u8> {
    with_output(|output| {
        output.sink = sink;
        let mut waiting = std::mem::take(&mut output.buffer);
        waiting.append(&mut output.pending);
        waiting
    })
}

/// `sys.stdout.write(text)`.
pub fn write(text: &Str) -> R<()> {
    if let Some(ascii) = text.as_ascii() {
        return write_encoded(ascii.as_bytes());
    }
    let (escape, sink) = with_output(|output| (output.surrogate_escape, output.sink));
    let mut bytes = Vec::with_capacity(text.len() * 2);
    for (position, point) in text.code_points().enumerate() {
        match char::from_u32(point) {
            Some(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None if sink.is_some() => push_surrogate(point, &mut bytes),
            None if escape && (0xdc80..0xdd00).contains(&point) => bytes.push((point - 0xdc00) as u8),
            None => return Err(cannot_encode(text, position)),
        }
    }
    write_encoded(&bytes)
}

/// `sys.stdout.write` of plain text.
pub fn write_utf8(text: &str) -> R<()> {
    write_encoded(text.as_bytes())
}

fn write_encoded(bytes: &[u8]) -> R<()> {
    let sink = with_output(|output| match output.sink {
        Some(sink) => Ok(Some(sink)),
        None if output.closed => Ok(None),
        None => output.write(bytes).map(|()| None),
    });
    match sink {
        Ok(Some(sink)) => (sink.write)(bytes),
        Ok(None) => Ok(()),
        Err(failure) => Err(fail(failure)),
    }
}

/// A lone surrogate in UTF-8's three-byte form.
fn push_surrogate(point: u32, bytes: &mut Vec<u8>) {
    bytes.extend([0xe0 | (point >> 12) as u8, 0x80 | (point >> 6 & 0x3f) as u8, 0x80 | (point & 0x3f) as u8]);
}

#[cold]
fn cannot_encode(text: &Str, start: usize) -> Raised {
    let surrogates =
        text.code_points().skip(start).take_while(|point| char::from_u32(*point).is_none()).count();
    crate::error::unicode_encode_error(
        "utf-8",
        text.clone(),
        start,
        start + surrogates,
        "surrogates not allowed",
    )
}

/// `print(*args, sep=sep, end=end, flush=flush)`: each piece is written before the next argument's `str`
/// runs.
pub fn print_values(args: &[&dyn AnyValue], sep: Option<&Str>, end: Option<&Str>, flush: bool) -> R<()> {
    for (index, value) in args.iter().enumerate() {
        if index > 0 {
            match sep {
                Some(sep) => write(sep)?,
                None => write_utf8(" ")?,
            }
        }
        let mut text = StrBuf::new();
        value.str(&mut text)?;
        write(&text.finish())?;
    }
    match end {
        Some(end) => write(end)?,
        None => write_utf8("\n")?,
    }
    if flush { self::flush() } else { Ok(()) }
}

/// `print(*args, sep=sep, end=end, file=file, flush=flush)`
pub fn print_to(
    file: &crate::file::TextFile,
    args: &[&dyn AnyValue],
    sep: Option<&Str>,
    end: Option<&Str>,
    flush: bool,
) -> R<()> {
    for (index, value) in args.iter().enumerate() {
        if index > 0 {
            file.0.write(sep.unwrap_or(&Str::from(" ")))?;
        }
        let mut text = StrBuf::new();
        value.str(&mut text)?;
        file.0.write(&text.finish())?;
    }
    file.0.write(end.unwrap_or(&Str::from("\n")))?;
    if flush { file.0.flush().or_raise() } else { Ok(()) }
}

/// `sys.stdout is None`
pub fn has_no_stdout() -> bool {
    with_output(|output| output.closed)
}

/// `sys.stdout.flush()`.
pub fn flush() -> R<()> {
    let sink = with_output(|output| match output.sink {
        Some(sink) => Ok(Some(sink)),
        None if output.closed => Ok(None),
        None => output.flush().map(|()| None),
    });
    match sink {
        Ok(Some(sink)) => (sink.flush)(),
        Ok(None) => Ok(()),
        Err(failure) => Err(fail(failure)),
    }
}

/// What waits goes out, in the middle of anything, an output of text included; nothing is done about
/// failures.
pub(crate) fn last_flush() {
    OUTPUT.with(|output| {
        if let Ok(mut output) = output.try_borrow_mut()
            && let Some(output) = output.as_mut()
            && output.sink.is_none()
        {
            // Nobody is left to be told.
            let _ = output.flush();
        }
    });
}

/// Text for stderr: always at once, lone surrogates as `\udc80`; failures are nobody's business.
pub fn write_error(text: &str) {
    let mut bytes = text.as_bytes();
    while !bytes.is_empty() {
        match sys::write(STDERR, bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(libc::EINTR) => {}
            Err(_) => return,
        }
    }
}

struct Input {
    bytes: Vec<u8>,
    position: usize,
}

impl Input {
    /// The next line with its end; empty at the end of the input.
    fn line(&mut self) -> Result<Vec<u8>, Failure> {
        let mut line = Vec::new();
        loop {
            let waiting = &self.bytes[self.position..];
            if let Some(end) = waiting.iter().position(|byte| *byte == b'\n') {
                line.extend_from_slice(&waiting[..=end]);
                self.position += end + 1;
                return Ok(line);
            }
            line.extend_from_slice(waiting);
            if !self.fill()? {
                return Ok(line);
            }
        }
    }

    /// Reads more; `false` at the end of the input.
    fn fill(&mut self) -> Result<bool, Failure> {
        self.position = 0;
        self.bytes.resize(CHUNK, 0);
        loop {
            if sys::INTERRUPTED.load(Ordering::Relaxed) {
                self.bytes.clear();
                return Err(Failure::Interrupted);
            }
            match sys::read(STDIN, &mut self.bytes) {
                // A signal that arrived with the end of the input goes first.
                Ok(0) if sys::INTERRUPTED.load(Ordering::Relaxed) => {}
                Ok(count) => {
                    self.bytes.truncate(count);
                    return Ok(count > 0);
                }
                Err(libc::EINTR) => {}
                Err(errno) => {
                    self.bytes.clear();
                    return Err(Failure::System(errno));
                }
            }
        }
    }
}

/// What has been read from stdin and not yet been asked for, for the isolate's `sys.stdin`.
pub fn take_input() -> Vec<u8> {
    INPUT.with_borrow_mut(|input| {
        let rest = input.bytes.split_off(input.position);
        input.bytes.clear();
        input.position = 0;
        rest
    })
}

/// `input(prompt)`: between two terminals the prompt goes to stderr, as C's line reader does it.
pub fn input(prompt: Option<&dyn AnyValue>) -> R<Str> {
    if crate::dynamic::is_running() {
        return crate::dynamic::input(prompt);
    }
    let terminals = sys::is_terminal(STDIN) && sys::is_terminal(STDOUT);
    if terminals {
        flush()?;
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
        flush()?;
    }
    let line = INPUT.with_borrow_mut(Input::line).map_err(fail)?;
    if line.is_empty() {
        return Err(eof_error("EOF when reading a line"));
    }
    decode(line.strip_suffix(b"\n").unwrap_or(&line))
}

/// Input text: UTF-8, with undecodable bytes refused or kept as lone surrogates.
fn decode(bytes: &[u8]) -> R<Str> {
    if with_output(|output| output.surrogate_escape) {
        return Ok(Str::from_file_system_bytes(bytes));
    }
    crate::text::utf8::decode(bytes).map_err(|fault| {
        let place = if fault.end - fault.start == 1 {
            format!("byte 0x{:02x} in position {}", bytes[fault.start], fault.start)
        } else {
            format!("bytes in position {}-{}", fault.start, fault.end - 1)
        };
        crate::error::raise_new(
            Class::UnicodeDecodeError,
            format!("'utf-8' codec can't decode {place}: {}", fault.reason),
        )
    })
}
