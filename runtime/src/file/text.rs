//! The text layer (`TextIOWrapper` in `Modules/_io/textio.c`): reading. Writing is in `writing`, `tell` and
//! `seek` in `position`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::buffered::Buffered;
use super::decoder::{Coding, Decoder, joined};
use super::failure::{Failure, OrRaise, Result};
use super::newlines::Newline;
use crate::error::{Class, R, raise_new, take_pending};
use crate::text::{Str, codec};

/// So many bytes are read at once, and so many wait before they are handed down.
pub const CHUNK: usize = 8192;

pub struct Text {
    pub buffer: Rc<Buffered>,
    pub mode: Str,
    /// As `encoding` shows it.
    pub encoding: Str,
    pub coding: Coding,
    /// None is `strict`.
    pub errors: Option<Str>,
    pub newline: Newline,
    pub line_buffering: bool,
    /// Nothing waits.
    pub write_through: bool,
    pub(super) state: RefCell<State>,
    is_done: Cell<bool>,
}

pub(super) struct State {
    /// Encoded, not yet handed down.
    pub pending: Vec<u8>,
    /// Nothing has been written yet: a mark is due.
    pub is_start: bool,
    /// None where the file is not to be read.
    pub decoder: Option<Decoder>,
    /// Read, and from `used` on not asked for.
    pub decoded: Str,
    pub used: usize,
    /// The decoder's flags before the bytes that `decoded` was made of, and these.
    pub snapshot: Option<(u8, Vec<u8>)>,
    pub is_seekable: bool,
    /// `tell` may be asked; not while the file is iterated.
    pub tells: bool,
    /// Bytes for one character, last time.
    pub ratio: f64,
}

/// What `open` says of a text file.
pub struct Settings {
    pub mode: Str,
    pub encoding: Str,
    pub coding: Coding,
    pub errors: Option<Str>,
    pub newline: Newline,
    pub line_buffering: bool,
    pub write_through: bool,
}

pub(super) const CLOSED: Failure = Failure::Value("I/O operation on closed file.");

impl Text {
    pub fn new(buffer: Rc<Buffered>, settings: Settings) -> Rc<Text> {
        let Settings { mode, encoding, coding, errors, newline, line_buffering, write_through } = settings;
        let access = buffer.raw.access;
        let is_seekable = buffer.is_seekable().unwrap_or(false);
        let decoder = access.reads.then(|| Decoder::new(coding, errors.clone(), newline.decoder()));
        let is_start = !(is_seekable && access.writes && buffer.tell().is_ok_and(|position| position != 0));
        let state = State {
            pending: Vec::new(),
            is_start,
            decoder,
            decoded: Str::empty(),
            used: 0,
            snapshot: None,
            is_seekable,
            tells: is_seekable,
            ratio: 0.0,
        };
        let text = Rc::new(Text {
            buffer,
            mode,
            encoding,
            coding,
            errors,
            newline,
            line_buffering,
            write_through,
            state: RefCell::new(state),
            is_done: Cell::new(false),
        });
        let weak: std::rc::Weak<Text> = Rc::downgrade(&text);
        super::register(weak);
        text
    }

    pub fn is_closed(&self) -> bool {
        self.buffer.is_closed()
    }

    /// There is no such stream: Python's is None.
    pub fn is_absent(&self) -> bool {
        self.buffer.raw.is_absent()
    }

    /// AttributeError where there is no such stream: `None` has no method of the name.
    #[inline]
    pub fn present(&self, name: &str) -> R<&Text> {
        if self.is_absent() {
            let message = format!("'NoneType' object has no attribute '{name}'");
            return Err(raise_new(Class::AttributeError, message));
        }
        Ok(self)
    }

    pub fn check_open(&self) -> Result<()> {
        if self.is_closed() { Err(CLOSED) } else { Ok(()) }
    }

    fn begin_reading(&self, state: &mut State) -> Result<()> {
        self.check_open()?;
        if state.decoder.is_none() {
            return Err(Failure::Unsupported("not readable"));
        }
        self.hand_down(state)
    }

    /// `read(size)`
    pub fn read(&self, size: Option<usize>) -> R<Str> {
        let state = &mut *self.state.borrow_mut();
        self.begin_reading(state).or_raise()?;
        let Some(size) = size else { return self.read_all(state) };
        let mut left = size;
        let first = state.take(left);
        left -= first.len();
        let mut parts = vec![first];
        while left > 0 && self.read_chunk(state, left)? {
            let part = state.take(left);
            left -= part.len();
            parts.push(part);
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { joined(parts) })
    }

    fn read_all(&self, state: &mut State) -> R<Str> {
        let bytes = self.buffer.read(None).or_raise()?.unwrap_or_default();
        let decoder = state.decoder.as_mut().expect("it is readable");
        let rest = decoder.decode(&bytes, true)?;
        let first = state.take(usize::MAX);
        state.forget_decoded();
        Ok(if first.is_empty() { rest } else { joined(vec![first, rest]) })
    }

    /// Reads and decodes more; `false` at the end. (`textiowrapper_read_chunk`)
    fn read_chunk(&self, state: &mut State, size_hint: usize) -> R<bool> {
        let decoder = state.decoder.as_mut().expect("it is readable");
        let before = state.tells.then(|| (decoder.flags(), decoder.waiting().to_vec()));
        let hint = match size_hint {
            0 => 0,
            // (Beyond 2**53 it is about right in CPython, too.)
            _ => (state.ratio.max(1.0) * size_hint as f64) as usize,
        };
        // (What is asked for may be more than there is memory for.)
        let size = hint.clamp(CHUNK, 1 << 26);
        let bytes = self.buffer.read1(Some(size)).or_raise()?;
        let decoded = decoder.decode(&bytes, bytes.is_empty())?;
        let count = decoded.len();
        state.decoded = decoded;
        state.used = 0;
        state.ratio = if count > 0 { bytes.len() as f64 / count as f64 } else { 0.0 };
        let is_end = bytes.is_empty() && count == 0;
        if let Some((flags, mut waiting)) = before {
            waiting.extend_from_slice(&bytes);
            state.snapshot = Some((flags, waiting));
        }
        Ok(!is_end)
    }

    /// The next line; empty at the end.
    pub fn line(&self, limit: Option<usize>) -> R<Str> {
        let state = &mut *self.state.borrow_mut();
        self.begin_reading(state).or_raise()?;
        self.next_line(state, limit)
    }

    fn next_line(&self, state: &mut State, limit: Option<usize>) -> R<Str> {
        if limit.is_none()
            && state.used < state.decoded.len()
            && let Ok(end) = self.newline.end(&state.decoded, state.used)
        {
            let line = state.decoded.slice(state.used, end);
            state.used = end;
            return Ok(line);
        }
        self.collect_line(state, limit)
    }

    /// `_textiowrapper_readline`
    fn collect_line(&self, state: &mut State, limit: Option<usize>) -> R<Str> {
        let limit = limit.unwrap_or(usize::MAX);
        let mut parts: Vec<Str> = vec![];
        let mut collected = 0;
        // The end of the last chunk, which may be half of a line end.
        let mut remaining = Str::empty();
        loop {
            let mut has_more = true;
            while state.used >= state.decoded.len() && has_more {
                has_more = self.read_chunk(state, 0)?;
            }
            if !has_more {
                state.forget_decoded();
                parts.push(remaining);
                break;
            }
            let before = remaining.len();
            let (line, start) = match before {
                0 => (state.decoded.clone(), state.used),
                _ => {
                    (joined(vec![std::mem::replace(&mut remaining, Str::empty()), state.decoded.clone()]), 0)
                }
            };
            let found = self.newline.end(&line, start);
            let end = found.unwrap_or_else(|end| end);
            if found.is_ok() || end - start + collected >= limit {
                let end = end.min(start.saturating_add(limit - collected));
                state.used = end - before.min(end);
                parts.push(line.slice(start, end));
                break;
            }
            if end > start {
                collected += end - start;
                parts.push(line.slice(start, end));
            }
            remaining = line.slice(end, line.len());
            state.decoded = Str::empty();
            state.used = 0;
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { joined(parts) })
    }

    /// `next(file)`; None at the end. While a file is iterated it does not tell where it is.
    pub fn next(&self) -> R<Option<Str>> {
        let state = &mut *self.state.borrow_mut();
        state.tells = false;
        self.begin_reading(state).or_raise()?;
        let line = self.next_line(state, None)?;
        if line.is_empty() {
            state.snapshot = None;
            state.tells = state.is_seekable;
            return Ok(None);
        }
        Ok(Some(line))
    }

    /// What has been read and not been asked for, as bytes; it is somebody else's from now on.
    pub fn take_unread(&self) -> Vec<u8> {
        let state = &mut *self.state.borrow_mut();
        let rest = state.take(usize::MAX);
        state.forget_decoded();
        let escapes = Str::from("surrogateescape");
        let bytes = codec::encode(&rest, self.coding.encoding, Some(&escapes));
        let mut bytes = bytes.map(|bytes| bytes.as_slice().to_vec()).unwrap_or_else(|_| {
            drop(take_pending());
            Vec::new()
        });
        if let Some(decoder) = &mut state.decoder {
            bytes.extend_from_slice(decoder.waiting());
            decoder.reset();
        }
        bytes.append(&mut self.buffer.take_ahead());
        bytes
    }

    pub fn close(&self) -> Result<()> {
        if self.is_closed() {
            return Ok(());
        }
        self.is_done.set(true);
        let flushed = self.flush();
        Failure::chain(flushed, self.buffer.close())
    }
}

impl State {
    /// At most so many characters of what has been decoded.
    fn take(&mut self, count: usize) -> Str {
        let end = self.decoded.len().min(self.used.saturating_add(count));
        let taken = self.decoded.slice(self.used, end);
        self.used = end;
        taken
    }

    pub fn forget_decoded(&mut self) {
        self.decoded = Str::empty();
        self.used = 0;
        self.snapshot = None;
    }
}

impl super::Closes for Text {
    fn close_quietly(&self) {
        // Nobody is left to be told.
        let _ = self.close();
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        if !self.is_done.get() {
            super::Closes::close_quietly(self);
        }
    }
}
