//! `open(…)` (`_io_open_impl` in `Modules/_io/_iomodule.c`, `_io_FileIO___init___impl` in
//! `Modules/_io/fileio.c`). The compiler has seen to it that mode, encoding and the like are what they may
//! be.

use std::ffi::CString;
use std::rc::Rc;

use super::buffered::Buffered;
use super::decoder::Coding;
use super::newlines::Newline;
use super::raw::{Access, Raw};
use super::text::{CHUNK, Settings, Text};
use crate::error::{self, R};
use crate::int::Int;
use crate::sys;
use crate::text::Str;
use crate::text::codec::{self, Encoding};

impl Access {
    fn of(mode: &str) -> Access {
        let mut access = Access::default();
        for letter in mode.chars() {
            match letter {
                'r' => access.reads = true,
                'w' => (access.writes, access.truncates) = (true, true),
                'x' => (access.writes, access.creates) = (true, true),
                'a' => (access.writes, access.appends) = (true, true),
                '+' => (access.reads, access.writes) = (true, true),
                _ => {}
            }
        }
        access
    }

    fn flags(self) -> i32 {
        let direction = match (self.reads, self.writes) {
            (true, true) => libc::O_RDWR,
            (true, false) => libc::O_RDONLY,
            (false, _) => libc::O_WRONLY,
        };
        let creation = match self {
            Access { creates: true, .. } => libc::O_EXCL | libc::O_CREAT,
            Access { truncates: true, .. } => libc::O_CREAT | libc::O_TRUNC,
            Access { appends: true, .. } => libc::O_CREAT | libc::O_APPEND,
            _ => 0,
        };
        direction | creation
    }
}

/// The descriptor, its buffer, and whether that is to go out line by line.
fn open_bytes(path: &Str, mode: &str, buffering: Option<&Int>) -> R<(Rc<Buffered>, bool)> {
    let access = Access::of(mode);
    let encoding = super::locale::of_files().1.unwrap_or(Encoding::Utf8);
    let bytes = match path.to_file_system_bytes() {
        // (A locale of ASCII has no other characters in its file names, but for bytes.)
        Ok(_) if encoding == Encoding::Ascii && path.code_points().any(is_foreign) => {
            codec::encode(path, Encoding::Ascii, Some(&Str::from("surrogateescape")))?.as_slice().to_vec()
        }
        Ok(bytes) => bytes,
        Err(_) => {
            codec::encode(path, Encoding::Utf8, Some(&Str::from("surrogateescape")))?.as_slice().to_vec()
        }
    };
    let Ok(name) = CString::new(bytes) else { return Err(error::value_error("embedded null byte")) };
    let failed = |errno: i32| error::os_error(errno, Some(path.clone()));
    let fd = loop {
        match sys::open(&name, access.flags()) {
            Ok(fd) => break fd,
            Err(libc::EINTR) => crate::start::safepoint()?,
            Err(errno) => return Err(failed(errno)),
        }
    };
    let raw = Raw::new(fd, access, path.clone(), false);
    if sys::is_directory(fd) {
        return Err(failed(libc::EISDIR));
    }
    if access.appends {
        // So that `tell` knows before the first write.
        let _ = raw.seek(0, libc::SEEK_END);
    }
    let asked = buffering.map_or(-1, Int::saturating_i64);
    let by_line = asked == 1 || asked < 0 && sys::is_terminal(fd);
    let size = match asked {
        2.. => asked as usize,
        _ => sys::block_size(fd).unwrap_or(CHUNK),
    };
    Ok((Buffered::new(raw, size), by_line))
}

fn is_foreign(point: u32) -> bool {
    point >= 0x80 && !(0xdc80..0xdd00).contains(&point)
}

/// `open(path, mode)` with `b` in the mode.
pub fn open_binary(path: &Str, mode: &str, buffering: Option<&Int>) -> R<Rc<Buffered>> {
    Ok(open_bytes(path, mode, buffering)?.0)
}

/// What a text file is opened with.
pub struct Given<'a> {
    pub mode: Option<&'a Str>,
    pub buffering: Option<&'a Int>,
    pub encoding: Option<&'a Str>,
    pub errors: Option<&'a Str>,
    pub newline: Option<&'a Str>,
}

/// `open(path)` for text.
pub fn open_text(path: &Str, given: &Given<'_>) -> R<Rc<Text>> {
    let mode = given.mode.cloned().unwrap_or_else(|| Str::from("r"));
    let (buffer, line_buffering) = open_bytes(path, &mode.to_utf8_lossy(), given.buffering)?;
    let (encoding, coding) = match given.encoding {
        Some(name) => (name.clone(), coding(name)),
        None => {
            let (name, encoding) = super::locale::of_files();
            (name, encoding.map(|encoding| Coding { encoding, is_marked: false }))
        }
    };
    let Some(coding) = coding else { return Err(codec::unknown_encoding(&encoding)) };
    let settings = Settings {
        mode,
        encoding,
        coding,
        errors: given.errors.cloned(),
        newline: Newline::of(given.newline),
        line_buffering,
        write_through: false,
    };
    Ok(Text::new(buffer, settings))
}

fn coding(name: &Str) -> Option<Coding> {
    let normal = name.to_utf8_lossy().to_ascii_lowercase().replace('_', "-");
    if normal == "utf-8-sig" {
        return Some(Coding { encoding: Encoding::Utf8, is_marked: true });
    }
    Encoding::by_name(name).map(|encoding| Coding { encoding, is_marked: false })
}
