//! The main module's code, compiled when the program was built (`python/prepared.py` of the compiler): read
//! here as importlib reads a `.pyc`. It counts for the very CPython that has compiled it, compiling as it
//! did; there it holds every chunk of the program.

use std::ffi::CStr;

use pyo3::ffi;

use crate::objects::{Kept, Owned};
use crate::start;
use crate::table::ChunkRepr;

/// The helper's code, the module's, the docstring's or None, and those of chunks by place.
static PREPARED: Kept = Kept::new();

const HELPER: isize = 0;
const WHOLE: isize = 1;
const DOCUMENT: isize = 2;
const CHUNKS: isize = 3;

/// The code that binds the docstring, or None. Without an answer, what runs is compiled now.
pub unsafe fn read() -> Option<Owned> {
    let (version, text) = start::program().prepared.slice().split_first_chunk::<4>()?;
    if libc::c_ulong::from(u32::from_le_bytes(*version)) != ffi::Py_Version || compiles_otherwise() {
        return None;
    }
    let read = ffi::PyMarshal_ReadObjectFromString(text.as_ptr().cast(), text.len() as isize);
    let Some(read) = Owned::new(read) else {
        ffi::PyErr_Clear();
        return None;
    };
    PREPARED.set(read);
    part(DOCUMENT)
}

/// Was Python asked to compile in another way than usual?
unsafe fn compiles_otherwise() -> bool {
    let is_set = |name: &CStr| {
        let value = libc::getenv(name.as_ptr());
        !value.is_null() && *value != 0
    };
    is_set(c"PYTHONOPTIMIZE") || is_set(c"PYTHONNODEBUGRANGES")
}

unsafe fn part(index: isize) -> Option<Owned> {
    if PREPARED.get().is_null() {
        return None;
    }
    Owned::borrowed(ffi::PyTuple_GetItem(PREPARED.get(), index))
}

/// What a `Main` of hybrid.py is made from.
pub unsafe fn helper_and_code() -> Option<(Owned, Owned)> {
    Some((part(HELPER)?, part(WHOLE)?))
}

/// The code of some statements of the module body.
pub unsafe fn chunk(chunk: &ChunkRepr) -> Option<Owned> {
    let &ChunkRepr { line, column, end_line, end_column } = chunk;
    let chunks = part(CHUNKS)?;
    let place = Owned::new(ffi::Py_BuildValue(c"(IIII)".as_ptr(), line, column, end_line, end_column))?;
    Owned::borrowed(ffi::PyDict_GetItem(chunks.get(), place.get()))
}
