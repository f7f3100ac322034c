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
use super::raw::Raw;

/// A binary file, or what is beneath a text file.
pub struct Buffered {
    pub raw: Raw,
    /// How `+` was given: `BufferedRandom`.
    pub size: usize,
    state: RefCell<State>,
    /// What the file came from is to be closed no more: it has been.
    is_done: Cell<bool>,
}

struct State {
    /// Empty until it is needed.
    bytes: Vec<u8>,
    pos: usize,
    /// Where the descriptor is, in the buffer; -1 where that has nothing to do with the buffer.
    raw_pos: i64,
    /// -1: nothing has been read.
    read_end: i64,
    write_pos: usize,
    /// -1: nothing is to be written.
    write_end: i64,
    /// Where the descriptor is in the file; -1 where that is not known.
    abs_pos: i64,
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

    fn reads(&self) -> bool {
        self.raw.access.reads
    }

    fn writes(&self) -> bool {
        self.raw.access.writes
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

    /// What has been read ahead and not asked for.
    pub(super) fn take_ahead(&self) -> Vec<u8> {
        let mut state = self.state.borrow_mut();
        let layer = Layer { file: self, state: &mut state };
        let (at, count) = (layer.state.pos, layer.ahead());
        layer.state.pos += count;
        layer.state.bytes[at..at + count].to_vec()
    }

    /// What waits to be written, which is nobody's any longer.
    pub(super) fn take_waiting(&self) -> Vec<u8> {
        let mut state = self.state.borrow_mut();
        let mut layer = Layer { file: self, state: &mut state };
        let waiting = layer.waiting().to_vec();
        layer.forget_written();
        layer.state.pos = 0;
        waiting
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

/// The file while it is worked on.
struct Layer<'f> {
    file: &'f Buffered,
    state: &'f mut State,
}

impl Layer<'_> {
    fn has_read(&self) -> bool {
        self.file.reads() && self.state.read_end >= 0
    }

    fn has_written(&self) -> bool {
        self.file.writes() && self.state.write_end >= 0
    }

    /// How many bytes have been read ahead.
    fn ahead(&self) -> usize {
        if self.has_read() { self.state.read_end as usize - self.state.pos } else { 0 }
    }

    /// How far the descriptor is beyond the program.
    fn raw_offset(&self) -> i64 {
        if (self.has_read() || self.has_written()) && self.state.raw_pos >= 0 {
            self.state.raw_pos - self.state.pos as i64
        } else {
            0
        }
    }

    fn waiting(&self) -> &[u8] {
        match self.has_written() {
            true => &self.state.bytes[self.state.write_pos..self.state.write_end as usize],
            false => &[],
        }
    }

    fn set_position(&mut self, position: usize) {
        self.state.pos = position;
        if self.has_read() && self.state.read_end < position as i64 {
            self.state.read_end = position as i64;
        }
    }

    fn forget_read(&mut self) {
        self.state.read_end = -1;
    }

    fn forget_written(&mut self) {
        self.state.write_pos = 0;
        self.state.write_end = -1;
    }

    fn raw_read(&mut self, start: usize, end: usize) -> Result<Option<usize>> {
        let count = self.file.raw.read(&mut self.state.bytes[start..end])?;
        self.has_moved(count);
        Ok(count)
    }

    fn has_moved(&mut self, count: Option<usize>) {
        if let (Some(count), true) = (count, self.state.abs_pos >= 0) {
            self.state.abs_pos += count as i64;
        }
    }

    fn raw_write(&mut self, bytes: &[u8]) -> Result<usize> {
        let count = self.file.raw.write(bytes)?;
        self.has_moved(Some(count));
        Ok(count)
    }

    fn raw_seek(&mut self, offset: i64, whence: i32) -> Result<i64> {
        let position = self.file.raw.seek(offset, whence)?;
        self.state.abs_pos = position;
        Ok(position)
    }

    /// Reads more; `Some(0)` at the end.
    fn fill(&mut self) -> Result<Option<usize>> {
        let start = if self.has_read() { self.state.read_end as usize } else { 0 };
        let count = self.raw_read(start, self.file.size)?;
        if let Some(count) = count.filter(|count| *count > 0) {
            self.state.read_end = (start + count) as i64;
            self.state.raw_pos = (start + count) as i64;
        }
        Ok(count)
    }

    fn take_ahead(&mut self, count: usize) -> &[u8] {
        let at = self.state.pos;
        self.state.pos += count;
        &self.state.bytes[at..at + count]
    }

    /// What is to be written goes out.
    fn flush(&mut self) -> Result<()> {
        if self.has_written() && self.state.write_pos as i64 != self.state.write_end {
            let rewind = self.raw_offset() + self.state.pos as i64 - self.state.write_pos as i64;
            if rewind != 0 {
                self.raw_seek(-rewind, libc::SEEK_CUR)?;
                self.state.raw_pos -= rewind;
            }
            while (self.state.write_pos as i64) < self.state.write_end {
                let (from, to) = (self.state.write_pos, self.state.write_end as usize);
                let count = self.file.raw.write(&self.state.bytes[from..to])?;
                self.has_moved(Some(count));
                self.set_position(from + count);
                self.state.write_pos = self.state.pos;
                self.state.raw_pos = self.state.pos as i64;
            }
        }
        self.forget_written();
        Ok(())
    }

    fn flush_and_rewind(&mut self) -> Result<()> {
        self.flush()?;
        if self.file.reads() {
            let offset = self.raw_offset();
            self.raw_seek(-offset, libc::SEEK_CUR)?;
            self.forget_read();
        }
        Ok(())
    }

    fn flush_and_rewind_if_written(&mut self) -> Result<()> {
        if self.file.writes() { self.flush_and_rewind() } else { Ok(()) }
    }

    /// `_bufferedreader_read_all`
    fn read_all(&mut self) -> Result<Option<Vec<u8>>> {
        let count = self.ahead();
        let mut out = self.take_ahead(count).to_vec();
        self.flush_and_rewind_if_written()?;
        self.forget_read();
        let mut chunk = vec![0; self.file.size.max(1 << 16)];
        loop {
            match self.file.raw.read(&mut chunk)? {
                None if out.is_empty() => return Ok(None),
                None | Some(0) => break,
                Some(count) => {
                    self.has_moved(Some(count));
                    out.extend_from_slice(&chunk[..count]);
                }
            }
        }
        Ok(Some(out))
    }

    /// `_bufferedreader_read_generic`: whole blocks go to the caller without the buffer.
    fn read(&mut self, size: usize) -> Result<Option<Vec<u8>>> {
        let ahead = self.ahead();
        if size <= ahead {
            return Ok(Some(self.take_ahead(size).to_vec()));
        }
        let mut out = self.take_ahead(ahead).to_vec();
        self.flush_and_rewind_if_written()?;
        self.forget_read();
        let mut left = size - out.len();
        let given = |out: Vec<u8>, count: Option<usize>| {
            if count == Some(0) || !out.is_empty() { Some(out) } else { None }
        };
        loop {
            let whole = left - left % self.file.size;
            if whole == 0 {
                break;
            }
            // (A size beyond all memory is for the file to end before.)
            let step = whole.min(1 << 26);
            let start = out.len();
            out.resize(start + step, 0);
            let count = self.file.raw.read(&mut out[start..]);
            out.truncate(start + count.as_ref().ok().copied().flatten().unwrap_or(0));
            let count = count?;
            self.has_moved(count);
            match count {
                None | Some(0) => return Ok(given(out, count)),
                Some(count) => left -= count,
            }
        }
        self.state.pos = 0;
        self.state.raw_pos = 0;
        self.state.read_end = 0;
        while left > 0 && (self.state.read_end as usize) < self.file.size {
            let count = self.fill()?;
            let Some(read @ 1..) = count else { return Ok(given(out, count)) };
            let taken = left.min(read);
            out.extend_from_slice(self.take_ahead(taken));
            left -= taken;
        }
        Ok(Some(out))
    }

    fn read1(&mut self, size: usize) -> Result<Vec<u8>> {
        if size == 0 {
            return Ok(vec![]);
        }
        let ahead = self.ahead();
        if ahead > 0 {
            return Ok(self.take_ahead(size.min(ahead)).to_vec());
        }
        self.flush_and_rewind_if_written()?;
        self.forget_read();
        let mut out = vec![0; size];
        let count = self.file.raw.read(&mut out)?;
        self.has_moved(count);
        out.truncate(count.unwrap_or(0));
        Ok(out)
    }

    /// `_buffered_readline`
    fn line(&mut self, limit: Option<usize>) -> Result<Vec<u8>> {
        let mut out = vec![];
        let mut left = limit.unwrap_or(usize::MAX);
        let mut is_first = true;
        loop {
            let ahead = self.ahead().min(left);
            let at = self.state.pos;
            let found = self.state.bytes[at..at + ahead].iter().position(|byte| *byte == b'\n');
            let taken = found.map_or(ahead, |end| end + 1);
            out.extend_from_slice(self.take_ahead(taken));
            left -= taken;
            if found.is_some() || left == 0 {
                return Ok(out);
            }
            if std::mem::take(&mut is_first) {
                self.flush_and_rewind_if_written()?;
            }
            self.forget_read();
            self.state.pos = 0;
            if self.fill()?.unwrap_or(0) == 0 {
                return Ok(out);
            }
        }
    }

    /// `_io_BufferedWriter_write`
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if !self.has_read() && !self.has_written() {
            self.state.pos = 0;
            self.state.raw_pos = 0;
        }
        let at = self.state.pos;
        if bytes.len() <= self.file.size - at {
            self.state.bytes[at..at + bytes.len()].copy_from_slice(bytes);
            if !self.has_written() || self.state.write_pos > at {
                self.state.write_pos = at;
            }
            self.set_position(at + bytes.len());
            self.state.write_end = self.state.write_end.max(self.state.pos as i64);
            return Ok(());
        }
        self.flush()?;
        let offset = self.raw_offset();
        if offset != 0 {
            self.raw_seek(-offset, libc::SEEK_CUR)?;
            self.state.raw_pos -= offset;
        }
        let mut rest = bytes;
        while rest.len() > self.file.size {
            let count = self.raw_write(rest)?;
            rest = &rest[count..];
        }
        if self.file.reads() {
            self.forget_read();
        }
        self.state.bytes[..rest.len()].copy_from_slice(rest);
        self.state.write_pos = 0;
        self.state.write_end = rest.len() as i64;
        self.set_position(rest.len());
        self.state.raw_pos = 0;
        Ok(())
    }

    /// `_io__Buffered_seek_impl`: inside of what has been read ahead nothing is asked of the system.
    fn seek(&mut self, target: i64, whence: i32) -> Result<i64> {
        let mut target = target;
        let ahead = self.ahead() as i64;
        if (whence == libc::SEEK_SET || whence == libc::SEEK_CUR) && self.file.reads() {
            if self.state.abs_pos < 0 {
                self.state.abs_pos = self.file.raw.tell()?;
            }
            let current = self.state.abs_pos - self.raw_offset();
            let offset = if whence == libc::SEEK_SET { target - current } else { target };
            if ahead > 0 && offset >= -(self.state.pos as i64) && offset <= ahead {
                self.state.pos = (self.state.pos as i64 + offset) as usize;
                return Ok(current + offset);
            }
        }
        if self.file.writes() {
            self.flush()?;
        }
        if whence == libc::SEEK_CUR {
            target -= self.raw_offset();
        }
        let position = self.raw_seek(target, whence)?;
        self.state.raw_pos = -1;
        if self.file.reads() {
            self.forget_read();
        }
        Ok(position)
    }
}
