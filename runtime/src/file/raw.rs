//! `FileIO` (`Modules/_io/fileio.c`): a descriptor.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use super::failure::{Failure, Result};
use crate::sys;
use crate::text::Str;

/// What `mode` says of the descriptor.
#[derive(Clone, Copy, Default)]
pub struct Access {
    pub reads: bool,
    pub writes: bool,
    pub creates: bool,
    pub appends: bool,
    pub truncates: bool,
}

pub struct Raw {
    /// -1 when closed.
    fd: Cell<i32>,
    pub access: Access,
    /// Its descriptor is not its own (stdin, stdout, stderr).
    keeps_open: bool,
    has_been_open: bool,
    seekable: Cell<Option<bool>>,
    pub name: Str,
}

pub const CLOSED: Failure = Failure::Value("I/O operation on closed file");

impl Raw {
    pub fn new(fd: i32, access: Access, name: Str, keeps_open: bool) -> Raw {
        Raw { fd: Cell::new(fd), access, keeps_open, has_been_open: fd >= 0, seekable: Cell::new(None), name }
    }

    pub fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// A standard stream without a descriptor.
    pub fn is_absent(&self) -> bool {
        self.keeps_open && self.is_closed() && !self.has_been_open
    }

    /// The descriptor of an open file.
    pub fn fd(&self) -> Result<i32> {
        if self.is_closed() { Err(CLOSED) } else { Ok(self.fd.get()) }
    }

    /// One `read(2)`; `None` where it would have to wait.
    pub fn read(&self, bytes: &mut [u8]) -> Result<Option<usize>> {
        let fd = self.fd()?;
        loop {
            if sys::INTERRUPTED.load(Ordering::Relaxed) {
                return Err(Failure::Interrupted);
            }
            match sys::read(fd, bytes) {
                // A signal that arrived with the end of the input goes first.
                Ok(0) if sys::INTERRUPTED.load(Ordering::Relaxed) => {}
                Ok(count) => return Ok(Some(count)),
                Err(libc::EINTR) => {}
                Err(libc::EAGAIN) => return Ok(None),
                Err(errno) => return Err(Failure::System(errno)),
            }
        }
    }

    /// One `write(2)`, repeated when a signal other than SIGINT interrupts it.
    pub fn write(&self, bytes: &[u8]) -> Result<usize> {
        let fd = self.fd()?;
        loop {
            match sys::write(fd, bytes) {
                Ok(count) => return Ok(count),
                Err(libc::EINTR) if sys::INTERRUPTED.load(Ordering::Relaxed) => {
                    return Err(Failure::Interrupted);
                }
                Err(libc::EINTR) => {}
                Err(errno) => return Err(Failure::System(errno)),
            }
        }
    }

    pub fn seek(&self, offset: i64, whence: i32) -> Result<i64> {
        let position = sys::seek(self.fd()?, offset, whence).map_err(Failure::System)?;
        self.seekable.set(Some(true));
        Ok(position)
    }

    pub fn tell(&self) -> Result<i64> {
        self.seek(0, libc::SEEK_CUR)
    }

    pub fn is_seekable(&self) -> Result<bool> {
        let fd = self.fd()?;
        let known = self.seekable.get().unwrap_or_else(|| sys::seek(fd, 0, libc::SEEK_CUR).is_ok());
        self.seekable.set(Some(known));
        Ok(known)
    }

    pub fn truncate(&self, length: Option<i64>) -> Result<i64> {
        let fd = self.fd()?;
        if !self.access.writes {
            return Err(Failure::Unsupported("File not open for writing"));
        }
        let length = match length {
            Some(length) => length,
            None => self.tell()?,
        };
        sys::truncate(fd, length).map_err(Failure::System)?;
        Ok(length)
    }

    pub fn close(&self) -> Result<()> {
        let fd = self.fd.replace(-1);
        if fd < 0 || self.keeps_open { Ok(()) } else { sys::close(fd).map_err(Failure::System) }
    }

    /// `mode`, in which only the access is left of what was asked for.
    pub fn mode(&self) -> &'static str {
        let Access { reads, writes, creates, appends, .. } = self.access;
        match (creates, appends, reads, writes) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, false, _) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            (_, _, false, _) => "wb",
        }
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.close();
    }
}
