//! `sys`, as a program without an isolate sees it. Rows marked `io` are of the process: where an isolate
//! lives, they are its.

use hybridc_macros::py;

use crate::dynamic;
use crate::error::exception::Made;
use crate::error::{self, Class, R, value_error};
use crate::file::TextFile;
use crate::file::standard::{self, Stream};
use crate::int::Int;
use crate::list::List;
use crate::never::Never;
use crate::protocol::{AnyValue, Value, View};
use crate::start;
use crate::text::Str;

/// `sys.argv`: one list, the same at every look.
#[py("sys.argv", io)]
pub fn argv() -> List<Str> {
    thread_local! {
        static ARGUMENTS: List<Str> = List::from_vec(start::arguments());
    }
    ARGUMENTS.with(List::clone)
}

/// `sys.maxsize`
#[py("sys.maxsize")]
pub fn maxsize() -> Int {
    Int::from(i64::MAX)
}

/// `sys.maxunicode`
#[py("sys.maxunicode")]
pub fn maxunicode() -> Int {
    Int::from(0x0010_FFFF_i64)
}

/// `sys.byteorder`
#[py("sys.byteorder")]
pub fn byteorder() -> Str {
    Str::from(if cfg!(target_endian = "little") { "little" } else { "big" })
}

/// `sys.exit()`
#[py("sys.exit()", raises = [SystemExit])]
pub fn exit() -> R<Never> {
    Err(error::raise_args(Class::SystemExit, vec![]))
}

/// `sys.exit(status)`
#[py("sys.exit(status, /)", raises = [SystemExit])]
pub fn exit_with<T: Value>(status: T) -> R<Never> {
    // As `PyErr_SetObject` takes a value: None stands for no arguments, a tuple for all of them, and a
    // SystemExit for itself.
    let arguments: Vec<Box<dyn AnyValue>> = match status.view() {
        View::None => vec![],
        View::Tuple(items) => {
            return Err(error::raise(error::Exception::of_tuple(Class::SystemExit, items)));
        }
        View::Exception(exception) if exception.is_instance(Class::SystemExit) => {
            return Err(error::raise(exception.clone()));
        }
        View::Dyn(value) => return Err(dynamic::raise_with(Class::SystemExit, value)),
        // One of a class of the program may have an attribute `code`, which counts before 3.12.
        View::Exception(_) => {
            let exception = error::Exception::new(Class::SystemExit, vec![Box::new(status)]);
            exception.set_made(Made::OfValue);
            return Err(error::raise(exception));
        }
        _ => vec![Box::new(status)],
    };
    Err(error::raise_args(Class::SystemExit, arguments))
}

/// `sys.getrecursionlimit()`
#[py("sys.getrecursionlimit()", io)]
pub fn getrecursionlimit() -> Int {
    Int::from(i64::from(start::recursion_limit()))
}

/// `sys.setrecursionlimit(limit)` of a limit that no depth has reached yet.
#[py("sys.setrecursionlimit(limit, /)", io, raises = [ValueError, OverflowError])]
pub fn setrecursionlimit(limit: &Int) -> R<()> {
    let Some(limit) = limit.to_i64().and_then(|limit| u32::try_from(limit).ok()) else {
        return Err(value_error("recursion limit must be greater or equal than 1"));
    };
    start::set_recursion_limit(limit);
    Ok(())
}

/// `sys.stdin`
#[py("sys.stdin", io)]
pub fn stdin() -> TextFile {
    standard::with(Stream::In, TextFile::clone)
}

/// `sys.stdout`
#[py("sys.stdout", io)]
pub fn stdout() -> TextFile {
    standard::with(Stream::Out, TextFile::clone)
}

/// `sys.stderr`
#[py("sys.stderr", io)]
pub fn stderr() -> TextFile {
    standard::with(Stream::Error, TextFile::clone)
}
