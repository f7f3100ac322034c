//! What the byte layer does with its buffer.

use super::buffered::{Buffered, State};
use super::failure::Result;

/// The file while it is worked on.
pub(super) struct Layer<'f> {
    pub(super) file: &'f Buffered,
    pub(super) state: &'f mut State,
}

impl Layer<'_> {
    pub(super) fn has_read(&self) -> bool {
        self.file.reads() && self.state.read_end >= 0
    }

    pub(super) fn has_written(&self) -> bool {
        self.file.writes() && self.state.write_end >= 0
    }

    /// How many bytes have been read ahead.
    pub(super) fn ahead(&self) -> usize {
        if self.has_read() { self.state.read_end as usize - self.state.pos } else { 0 }
    }

    /// How far the descriptor is beyond the program.
    pub(super) fn raw_offset(&self) -> i64 {
        if (self.has_read() || self.has_written()) && self.state.raw_pos >= 0 {
            self.state.raw_pos - self.state.pos as i64
        } else {
            0
        }
    }

    pub(super) fn set_position(&mut self, position: usize) {
        self.state.pos = position;
        if self.has_read() && self.state.read_end < position as i64 {
            self.state.read_end = position as i64;
        }
    }

    pub(super) fn forget_read(&mut self) {
        self.state.read_end = -1;
    }

    pub(super) fn forget_written(&mut self) {
        self.state.write_pos = 0;
        self.state.write_end = -1;
    }

    pub(super) fn raw_read(&mut self, start: usize, end: usize) -> Result<Option<usize>> {
        let count = self.file.raw.read(&mut self.state.bytes[start..end])?;
        self.has_moved(count);
        Ok(count)
    }

    pub(super) fn has_moved(&mut self, count: Option<usize>) {
        if let (Some(count), true) = (count, self.state.abs_pos >= 0) {
            self.state.abs_pos += count as i64;
        }
    }

    pub(super) fn raw_write(&mut self, bytes: &[u8]) -> Result<usize> {
        let count = self.file.raw.write(bytes)?;
        self.has_moved(Some(count));
        Ok(count)
    }

    pub(super) fn raw_seek(&mut self, offset: i64, whence: i32) -> Result<i64> {
        let position = self.file.raw.seek(offset, whence)?;
        self.state.abs_pos = position;
        Ok(position)
    }

    /// Reads more; `Some(0)` at the end.
    pub(super) fn fill(&mut self) -> Result<Option<usize>> {
        let start = if self.has_read() { self.state.read_end as usize } else { 0 };
        let count = self.raw_read(start, self.file.size)?;
        if let Some(count) = count.filter(|count| *count > 0) {
            self.state.read_end = (start + count) as i64;
            self.state.raw_pos = (start + count) as i64;
        }
        Ok(count)
    }

    pub(super) fn take_ahead(&mut self, count: usize) -> &[u8] {
        let at = self.state.pos;
        self.state.pos += count;
        &self.state.bytes[at..at + count]
    }

    /// What is to be written goes out.
    pub(super) fn flush(&mut self) -> Result<()> {
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

    pub(super) fn flush_and_rewind(&mut self) -> Result<()> {
        self.flush()?;
        if self.file.reads() {
            let offset = self.raw_offset();
            self.raw_seek(-offset, libc::SEEK_CUR)?;
            self.forget_read();
        }
        Ok(())
    }

    pub(super) fn flush_and_rewind_if_written(&mut self) -> Result<()> {
        if self.file.writes() { self.flush_and_rewind() } else { Ok(()) }
    }

    /// `_bufferedreader_read_all`
    pub(super) fn read_all(&mut self) -> Result<Option<Vec<u8>>> {
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
    pub(super) fn read(&mut self, size: usize) -> Result<Option<Vec<u8>>> {
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

    pub(super) fn read1(&mut self, size: usize) -> Result<Vec<u8>> {
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
    pub(super) fn line(&mut self, limit: Option<usize>) -> Result<Vec<u8>> {
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
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
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
    pub(super) fn seek(&mut self, target: i64, whence: i32) -> Result<i64> {
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
