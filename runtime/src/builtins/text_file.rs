//! The methods of text files (`TextIOWrapper` in `Modules/_io/textio.c`, `IOBase` in `Modules/_io/iobase.c`).

use hybridc_macros::py;

use crate::error::{Class, R, raise_new};
use crate::file::open::{self, Given};
use crate::file::{ByteFile, OrRaise as _, TextFile};
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Iter as _, Iterable};
use crate::sys;
use crate::text::Str;

/// `open(path, …)` for text.
#[py(
    "hybridc.open_text(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None)",
    io, raises = [OSError, ValueError, LookupError, UnicodeEncodeError]
)]
pub fn open_text(
    file: &Str,
    mode: Option<&Str>,
    buffering: Option<&Int>,
    encoding: Option<&Str>,
    errors: Option<&Str>,
    newline: Option<&Str>,
) -> R<TextFile> {
    open::open_text(file, &Given { mode, buffering, encoding, errors, newline }).map(TextFile)
}

/// A number of characters or bytes, or None: what is negative means all there are.
/// (`_Py_convert_optional_to_ssize_t`)
pub(super) fn optional_size(given: Option<&Int>) -> R<Option<usize>> {
    size_or(given, "cannot fit 'int' into an index-sized integer")
}

/// The same where None is no answer.
pub(super) fn size(given: Option<&Int>) -> R<Option<usize>> {
    size_or(given, "Python int too large to convert to C ssize_t")
}

fn size_or(given: Option<&Int>, message: &'static str) -> R<Option<usize>> {
    match given.map(Int::to_i64) {
        None => Ok(None),
        Some(Some(size)) => Ok(usize::try_from(size).ok()),
        Some(None) => Err(raise_new(Class::OverflowError, message)),
    }
}

/// A length of a file. (`PyLong_AsOff_t`)
pub(super) fn length(given: Option<&Int>) -> R<Option<i64>> {
    let too_large = || raise_new(Class::OverflowError, "Python int too large to convert to C long");
    given.map(|length| length.to_i64().ok_or_else(too_large)).transpose()
}

/// `TextIOWrapper.read`
#[py(
    "_io.TextIOWrapper.read(self, size=None, /)",
    io, raises = [OSError, ValueError, OverflowError, AttributeError, KeyboardInterrupt]
)]
pub fn read(file: &TextFile, size: Option<&Int>) -> R<Str> {
    file.0.present("read")?.read(optional_size(size)?)
}

/// `TextIOWrapper.readline`
#[py(
    "_io.TextIOWrapper.readline(self, size=-1, /)",
    io, raises = [OSError, ValueError, OverflowError, AttributeError, KeyboardInterrupt]
)]
pub fn readline(file: &TextFile, size: Option<&Int>) -> R<Str> {
    file.0.present("readline")?.line(self::size(size)?)
}

/// `IOBase.readlines`: as many lines as have so many characters in all, at least.
#[py(
    "_io.TextIOWrapper.readlines(self, hint=None, /)",
    io, raises = [OSError, ValueError, OverflowError, AttributeError, KeyboardInterrupt]
)]
pub fn readlines(file: &TextFile, hint: Option<&Int>) -> R<List<Str>> {
    let lines = List::from_vec(vec![]);
    let hint = optional_size(hint)?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
    file.0.present("readlines")?;
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

/// `TextIOWrapper.write`: how many characters that were.
#[py(
    "_io.TextIOWrapper.write(self, text, /)",
    io, raises = [OSError, ValueError, UnicodeEncodeError, AttributeError, KeyboardInterrupt]
)]
pub fn write(file: &TextFile, text: &Str) -> R<Int> {
    file.0.present("write")?.write(text)?;
    Ok(Int::from(text.len() as i64))
}

/// `IOBase.writelines`
#[py(
    "_io.TextIOWrapper.writelines(self, lines, /)",
    io, calls_user, raises = [OSError, ValueError, UnicodeEncodeError, AttributeError, KeyboardInterrupt]
)]
pub fn writelines<I: Iterable<Item = Str>>(file: &TextFile, lines: &I) -> R<()> {
    file.0.present("writelines")?.check_open().or_raise()?;
    let mut lines = lines.iterate()?;
    while let Some(line) = lines.next()? {
        file.0.write(&line)?;
    }
    Ok(())
}

/// `TextIOWrapper.flush`
#[py("_io.TextIOWrapper.flush(self)", io, raises = [OSError, ValueError, AttributeError, KeyboardInterrupt])]
pub fn flush(file: &TextFile) -> R<()> {
    file.0.present("flush")?.flush().or_raise()
}

/// `TextIOWrapper.close`
#[py("_io.TextIOWrapper.close(self)", io, raises = [OSError, KeyboardInterrupt])]
pub fn close(file: &TextFile) -> R<()> {
    file.0.close().or_raise()
}

/// `TextIOWrapper.seek`
#[py("_io.TextIOWrapper.seek(self, cookie, whence=0, /)", io, raises = [OSError, ValueError, OverflowError])]
pub fn seek(file: &TextFile, cookie: &Int, whence: Option<&Int>) -> R<Int> {
    file.0.seek(cookie, whence.map_or(0, Int::saturating_i64))
}

/// `TextIOWrapper.tell`
#[py("_io.TextIOWrapper.tell(self)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn tell(file: &TextFile) -> R<Int> {
    file.0.tell()
}

/// `TextIOWrapper.truncate`
#[py("_io.TextIOWrapper.truncate(self, pos=None, /)", io, raises = [OSError, ValueError, KeyboardInterrupt])]
pub fn truncate(file: &TextFile, pos: Option<&Int>) -> R<Int> {
    file.0.truncate(length(pos)?).or_raise().map(Int::from)
}

/// `TextIOWrapper.readable`
#[py("_io.TextIOWrapper.readable(self)", io, raises = [ValueError])]
pub fn readable(file: &TextFile) -> R<bool> {
    file.0.buffer.is_readable().or_raise()
}

/// `TextIOWrapper.writable`
#[py("_io.TextIOWrapper.writable(self)", io, raises = [ValueError])]
pub fn writable(file: &TextFile) -> R<bool> {
    file.0.buffer.is_writable().or_raise()
}

/// `TextIOWrapper.seekable`
#[py("_io.TextIOWrapper.seekable(self)", io, raises = [ValueError])]
pub fn seekable(file: &TextFile) -> R<bool> {
    file.0.buffer.is_seekable().or_raise()
}

/// `TextIOWrapper.isatty`
#[py("_io.TextIOWrapper.isatty(self)", io, raises = [ValueError])]
pub fn isatty(file: &TextFile) -> R<bool> {
    file.0.buffer.raw.fd().or_raise().map(sys::is_terminal)
}

/// `TextIOWrapper.fileno`
#[py("_io.TextIOWrapper.fileno(self)", io, raises = [ValueError])]
pub fn fileno(file: &TextFile) -> R<Int> {
    file.0.buffer.raw.fd().or_raise().map(|fd| Int::from(i64::from(fd)))
}

/// `TextIOWrapper.closed`
#[py("_io.TextIOWrapper.closed(self, /)", property, io)]
pub fn closed(file: &TextFile) -> bool {
    file.0.is_closed()
}

/// `TextIOWrapper.name`
#[py("_io.TextIOWrapper.name(self, /)", property)]
pub fn name(file: &TextFile) -> Str {
    file.0.buffer.raw.name.clone()
}

/// `TextIOWrapper.mode`
#[py("_io.TextIOWrapper.mode(self, /)", property)]
pub fn mode(file: &TextFile) -> Str {
    file.0.mode.clone()
}

/// `TextIOWrapper.encoding`
#[py("_io.TextIOWrapper.encoding(self, /)", property)]
pub fn encoding(file: &TextFile) -> Str {
    file.0.encoding.clone()
}

/// `TextIOWrapper.errors`
#[py("_io.TextIOWrapper.errors(self, /)", property)]
pub fn errors(file: &TextFile) -> Str {
    file.0.errors.clone().unwrap_or_else(|| Str::from("strict"))
}

/// `TextIOWrapper.line_buffering`
#[py("_io.TextIOWrapper.line_buffering(self, /)", property)]
pub fn line_buffering(file: &TextFile) -> bool {
    file.0.line_buffering
}

/// `TextIOWrapper.buffer`
#[py("_io.TextIOWrapper.buffer(self, /)", property)]
pub fn buffer(file: &TextFile) -> ByteFile {
    ByteFile(file.0.buffer.clone())
}

/// `IOBase.__enter__`
#[py("_io.TextIOWrapper.__enter__(self)", io, raises = [ValueError])]
pub fn enter(file: &TextFile) -> R<TextFile> {
    file.0.check_open().or_raise()?;
    Ok(file.clone())
}

/// `IOBase.__exit__`
#[py("_io.TextIOWrapper.__exit__(self, *args)", io, raises = [OSError, KeyboardInterrupt])]
pub fn exit(file: &TextFile, _args: &[&dyn AnyValue]) -> R<()> {
    file.0.close().or_raise()
}
