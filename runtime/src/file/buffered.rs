//! The byte layer (`Modules/_io/bufferedio.c`): one buffer, for reading ahead and for writing later.
//!
//! ```text
//! |------------------------------ buffer ------------------------------|
//! |      pos ^ where the program is       ^ read_end (what is read)
//! |   write_pos ^ … write_end ^ (what is to be written)   ^ raw_pos (where the descriptor is)
//! ```

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::Closes;
use super::failure::{Failure, Result};
use super::layer::Layer;
use super::raw::Raw;

/// A binary file, or what is beneath a text file.
pub struct Buffered {
    pub raw: Raw,
    /// Of the buffer.
    pub size: usize,
    state: RefCell<State>,
    /// What the file came from is to be closed no more: it has been.
    is_done: Cell<bool>,
}

pub(super) struct State {
    /// Empty until it is needed.
    pub(super) bytes: Vec<u8>,
    pub(super) pos: usize,
    /// Where the descriptor is, in the buffer; -1 where that has nothing to do with the buffer.
    pub(super) raw_pos: i64,
    /// -1: nothing has been read.
    pub(super) read_end: i64,
    pub(super) write_pos: usize,
    /// -1: nothing is to be written.
    pub(super) write_end: i64,
    /// Where the descriptor is in the file; -1 where that is not known.
    pub(super) abs_pos: i64,
}

impl Buffered {
    pub fn new(raw: Raw, size: usize) -> Rc<Buffered> {
        let state = State {
            bytes: Vec::new(),
            pos: 0,
            raw_pos: 0,
            read_end: -1,
            write_pos: 0,
            write_end: -1,
            abs_pos: -1,
        };
        let file = Rc::new(Buffered { raw, size, state: RefCell::new(state), is_done: Cell::new(false) });
        let weak: Weak<Buffered> = Rc::downgrade(&file);
        super::register(weak);
        file
    }

    pub(super) fn reads(&self) -> bool {
        self.raw.access.reads
    }

    pub(super) fn writes(&self) -> bool {
        self.raw.access.writes
    }

    pub fn is_absent(&self) -> bool {
        self.raw.is_absent()
    }

    pub fn is_closed(&self) -> bool {
        self.raw.is_closed()
    }

    fn check_open(&self, message: &'static str) -> Result<()> {
        if self.is_closed() { Err(Failure::Value(message)) } else { Ok(()) }
    }

    fn check_reads(&self, what: &'static str) -> Result<()> {
        if self.reads() { Ok(()) } else { Err(Failure::Unsupported(what)) }
    }

    fn with<T>(&self, act: impl FnOnce(&mut Layer<'_>) -> Result<T>) -> Result<T> {
        let mut state = self.state.borrow_mut();
        if state.bytes.is_empty() {
            state.bytes.resize(self.size, 0);
        }
        act(&mut Layer { file: self, state: &mut state })
    }

    /// `read(size)`; `None`: nothing is there yet.
    pub fn read(&self, size: Option<usize>) -> Result<Option<Vec<u8>>> {
        self.check_reads("read")?;
        self.check_open("read of closed file")?;
        self.with(|layer| match size {
            None => layer.read_all(),
            Some(size) => layer.read(size),
        })
    }

    /// `read1(size)`: at most one system call.
    pub fn read1(&self, size: Option<usize>) -> Result<Vec<u8>> {
        self.check_reads("read1")?;
        self.check_open("read of closed file")?;
        self.with(|layer| layer.read1(size.unwrap_or(layer.file.size)))
    }

    /// `peek()`
    pub fn peek(&self) -> Result<Vec<u8>> {
        self.check_open("peek of closed file")?;
        self.with(|layer| {
            layer.flush_and_rewind_if_written()?;
            if layer.ahead() == 0 {
                layer.forget_read();
                layer.fill()?;
                layer.state.pos = 0;
            }
            let at = layer.state.pos;
            Ok(layer.state.bytes[at..at + layer.ahead()].to_vec())
        })
    }

    /// The next line, at most `limit` bytes of it; empty at the end.
    pub fn line(&self, limit: Option<usize>) -> Result<Vec<u8>> {
        self.check_reads("read")?;
        self.check_open("readline of closed file")?;
        self.with(|layer| layer.line(limit))
    }

    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        if !self.writes() {
            return Err(Failure::Unsupported("write"));
        }
        self.check_open("write to closed file")?;
        self.with(|layer| layer.write(bytes))
    }

    pub fn flush(&self) -> Result<()> {
        if !self.writes() {
            // `FileIO.flush`
            return self.check_open("I/O operation on closed file.");
        }
        self.check_open("flush of closed file")?;
        self.with(|layer| layer.flush_and_rewind())
    }

    pub fn seek(&self, target: i64, whence: i32) -> Result<i64> {
        self.check_open("seek of closed file")?;
        if !self.raw.is_seekable()? {
            return Err(Failure::Unsupported("File or stream is not seekable."));
        }
        self.with(|layer| layer.seek(target, whence))
    }

    pub fn tell(&self) -> Result<i64> {
        let position = self.raw.tell()?;
        self.with(|layer| {
            layer.state.abs_pos = position;
            Ok(position - layer.raw_offset())
        })
    }

    pub fn truncate(&self, length: Option<i64>) -> Result<i64> {
        self.check_open("truncate of closed file")?;
        if !self.writes() {
            return Err(Failure::Unsupported("truncate"));
        }
        self.with(|layer| {
            layer.flush_and_rewind()?;
            let length = layer.file.raw.truncate(length)?;
            layer.state.abs_pos = layer.file.raw.tell()?;
            Ok(length)
        })
    }

    pub fn close(&self) -> Result<()> {
        if self.is_closed() {
            return Ok(());
        }
        self.is_done.set(true);
        let flushed = self.flush();
        let closed = self.raw.close();
        self.state.borrow_mut().bytes = Vec::new();
        Failure::chain(flushed, closed)
    }

    /// Nobody is at work here.
    pub(super) fn is_idle(&self) -> bool {
        self.state.try_borrow_mut().is_ok()
    }

    /// What has been read ahead and not been asked for.
    pub(super) fn take_ahead(&self) -> Vec<u8> {
        let state = &mut *self.state.borrow_mut();
        let ahead = (state.pos, usize::try_from(state.read_end).unwrap_or(state.pos));
        state.pos = ahead.1;
        state.bytes[ahead.0..ahead.1].to_vec()
    }

    /// What waits to be written.
    pub(super) fn take_waiting(&self) -> Vec<u8> {
        let state = &mut *self.state.borrow_mut();
        let end = usize::try_from(state.write_end).unwrap_or(state.write_pos);
        let waiting = state.bytes.get(state.write_pos..end).unwrap_or_default().to_vec();
        (state.pos, state.write_pos, state.write_end) = (0, 0, -1);
        waiting
    }

    pub fn is_seekable(&self) -> Result<bool> {
        self.raw.is_seekable()
    }

    pub fn is_readable(&self) -> Result<bool> {
        // A writer has no such question for its descriptor.
        if self.writes() && !self.reads() {
            return Ok(false);
        }
        self.raw.fd().map(|_| self.reads())
    }

    pub fn is_writable(&self) -> Result<bool> {
        if self.reads() && !self.writes() {
            return Ok(false);
        }
        self.raw.fd().map(|_| self.writes())
    }
}

impl Closes for Buffered {
    fn close_quietly(&self) {
        // Nobody is left to be told.
        let _ = self.close();
    }
}

impl Drop for Buffered {
    fn drop(&mut self) {
        if !self.is_done.get() {
            self.close_quietly();
        }
    }
}
