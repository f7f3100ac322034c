//! The methods of files of bytes (`Modules/_io/bufferedio.c`, `Modules/_io/iobase.c`): `BufferedReader`,
//! `BufferedWriter` and `BufferedRandom`, which the file itself tells apart.

use hybridc_macros::py;

use super::text_file::{length, optional_size, size};
use crate::bytes::Bytes;
use crate::error::{Class, R, Raised, raise_new, value_error};
use crate::file::{ByteFile, Failure, OrRaise as _, open};
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Iter as _, Iterable};
use crate::sys;
use crate::text::Str;

/// `open(path, …)` for bytes.
#[py("hybridc.open_bytes(file, mode, buffering=-1)", io, raises = [OSError, ValueError, UnicodeEncodeError])]
pub fn open_bytes(file: &Str, mode: &Str, buffering: Option<&Int>) -> R<ByteFile> {
    open::open_binary(file, &mode.to_utf8_lossy(), buffering).map(ByteFile)
}

/// `BufferedReader.read`
#[py("_io.BufferedIO.read(self, size=None, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn read(file: &ByteFile, size: Option<&Int>) -> R<Bytes> {
    let size = match size.and_then(Int::to_i64) {
        Some(..-1) if file.0.raw.access.reads => {
            return Err(value_error("read length must be non-negative or -1"));
        }
        _ => optional_size(size)?,
    };
    // (A descriptor that would have to wait is none that `open` gives.)
    file.0.read(size).or_raise().map(|bytes| Bytes::from(bytes.unwrap_or_default()))
}

/// `BufferedReader.read1`
#[py("_io.BufferedIO.read1(self, size=-1, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn read1(file: &ByteFile, size: Option<&Int>) -> R<Bytes> {
    file.0.read1(self::size(size)?).or_raise().map(Bytes::from)
}

/// `BufferedReader.peek`
#[py("_io.BufferedIO.peek(self, size=0, /)", io, raises = [OSError, ValueError, AttributeError])]
pub fn peek(file: &ByteFile, _size: Option<&Int>) -> R<Bytes> {
    if !file.0.raw.access.reads {
        return Err(no_attribute("peek"));
    }
    file.0.peek().or_raise().map(Bytes::from)
}

#[cold]
fn no_attribute(name: &str) -> Raised {
    raise_new(Class::AttributeError, format!("'_io.BufferedWriter' object has no attribute '{name}'"))
}

/// `IOBase.readline`
#[py("_io.BufferedIO.readline(self, size=-1, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn readline(file: &ByteFile, size: Option<&Int>) -> R<Bytes> {
    file.0.line(self::size(size)?).or_raise().map(Bytes::from)
}

/// `IOBase.readlines`
#[py("_io.BufferedIO.readlines(self, hint=None, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn readlines(file: &ByteFile, hint: Option<&Int>) -> R<List<Bytes>> {
    let lines = List::from_vec(vec![]);
    let hint = optional_size(hint)?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
    let mut lines_left = file.iterate()?;
    let mut length = 0;
    while let Some(line) = lines_left.next()? {
        let own = line.len();
        lines.push(line);
        if own > hint - length {
            break;
        }
        length += own;
    }
    Ok(lines)
}

/// `BufferedWriter.write`: how many bytes that were.
#[py("_io.BufferedIO.write(self, buffer, /)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn write(file: &ByteFile, buffer: &Bytes) -> R<Int> {
    file.0.write(buffer.as_slice()).or_raise()?;
    Ok(Int::from(buffer.len() as i64))
}

/// `IOBase.writelines`
#[py(
    "_io.BufferedIO.writelines(self, lines, /)",
    io, calls_user, raises = [OSError, ValueError, KeyboardInterrupt]
)]
pub fn writelines<I: Iterable<Item = Bytes>>(file: &ByteFile, lines: &I) -> R<()> {
    check_open(file)?;
    let mut lines = lines.iterate()?;
    while let Some(line) = lines.next()? {
        file.0.write(line.as_slice()).or_raise()?;
    }
    Ok(())
}

fn check_open(file: &ByteFile) -> R<()> {
    match file.0.is_closed() {
        true => Err(Failure::Value("I/O operation on closed file.").raise()),
        false => Ok(()),
    }
}

/// `BufferedWriter.flush`
#[py("_io.BufferedIO.flush(self)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn flush(file: &ByteFile) -> R<()> {
    file.0.flush().or_raise()
}

/// `BufferedReader.close`
#[py("_io.BufferedIO.close(self)", io, raises = [OSError, KeyboardInterrupt])]
pub fn close(file: &ByteFile) -> R<()> {
    file.0.close().or_raise()
}

/// `BufferedReader.seek`
#[py("_io.BufferedIO.seek(self, target, whence=0, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn seek(file: &ByteFile, target: &Int, whence: Option<&Int>) -> R<Int> {
    let whence = whence.map_or(0, Int::saturating_i64);
    // (Linux has SEEK_DATA and SEEK_HOLE besides.)
    let Some(known) = i32::try_from(whence).ok().filter(|whence| (0..5).contains(whence)) else {
        return Err(value_error(format!("whence value {whence} unsupported")));
    };
    let Some(target) = target.to_i64() else {
        return Err(raise_new(Class::OverflowError, "Python int too large to convert to C long"));
    };
    file.0.seek(target, known).or_raise().map(Int::from)
}

/// `BufferedReader.tell`
#[py("_io.BufferedIO.tell(self)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn tell(file: &ByteFile) -> R<Int> {
    file.0.tell().or_raise().map(Int::from)
}

/// `BufferedWriter.truncate`
#[py("_io.BufferedIO.truncate(self, pos=None, /)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn truncate(file: &ByteFile, pos: Option<&Int>) -> R<Int> {
    file.0.truncate(length(pos)?).or_raise().map(Int::from)
}

/// `BufferedReader.readable`
#[py("_io.BufferedIO.readable(self)", io, raises = [ValueError])]
pub fn readable(file: &ByteFile) -> R<bool> {
    file.0.is_readable().or_raise()
}

/// `BufferedReader.writable`
#[py("_io.BufferedIO.writable(self)", io, raises = [ValueError])]
pub fn writable(file: &ByteFile) -> R<bool> {
    file.0.is_writable().or_raise()
}

/// `BufferedReader.seekable`
#[py("_io.BufferedIO.seekable(self)", io, raises = [ValueError])]
pub fn seekable(file: &ByteFile) -> R<bool> {
    file.0.is_seekable().or_raise()
}

/// `BufferedReader.isatty`
#[py("_io.BufferedIO.isatty(self)", io, raises = [ValueError])]
pub fn isatty(file: &ByteFile) -> R<bool> {
    file.0.raw.fd().or_raise().map(sys::is_terminal)
}

/// `BufferedReader.fileno`
#[py("_io.BufferedIO.fileno(self)", io, raises = [ValueError])]
pub fn fileno(file: &ByteFile) -> R<Int> {
    file.0.raw.fd().or_raise().map(|fd| Int::from(i64::from(fd)))
}

/// `BufferedReader.closed`
#[py("_io.BufferedIO.closed(self, /)", property, io)]
pub fn closed(file: &ByteFile) -> bool {
    file.0.is_closed()
}

/// `BufferedReader.name`
#[py("_io.BufferedIO.name(self, /)", property)]
pub fn name(file: &ByteFile) -> Str {
    file.0.raw.name.clone()
}

/// `BufferedReader.mode`
#[py("_io.BufferedIO.mode(self, /)", property)]
pub fn mode(file: &ByteFile) -> Str {
    Str::from(file.0.raw.mode())
}

/// `IOBase.__enter__`
#[py("_io.BufferedIO.__enter__(self)", io, raises = [ValueError])]
pub fn enter(file: &ByteFile) -> R<ByteFile> {
    check_open(file)?;
    Ok(file.clone())
}

/// `IOBase.__exit__`
#[py("_io.BufferedIO.__exit__(self, *args)", io, raises = [OSError, KeyboardInterrupt])]
pub fn exit(file: &ByteFile, _args: &[&dyn AnyValue]) -> R<()> {
    file.0.close().or_raise()
}
