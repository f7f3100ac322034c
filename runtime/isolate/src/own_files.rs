//! `open(__file__)` of a program whose source is not on disk any more: it reads what was built.
//!
//! The C function behind `open` is replaced, not the object: `io.open is open`, `repr(open)` and what copied it before stay
//! what they are. A path of a source that is missing, opened for reading only, becomes the descriptor of an anonymous file
//! with the text; all else goes on as it came. What else a program may ask about the file (`os.stat`, `os.path.exists`)
//! finds it missing.

use std::ffi::{CStr, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pyo3::ffi::{self, PyObject};

use crate::embedded;
use crate::main_module::memory_descriptor;
use crate::objects::{Owned, import_attribute};

static ORIGINAL: OnceLock<ffi::PyCFunctionFastWithKeywords> = OnceLock::new();

/// Where `open(file, mode, buffering, encoding, errors, newline, closefd, opener)` has them.
const FILE: usize = 0;
const MODE: usize = 1;
const CLOSEFD: usize = 6;
const OPENER: usize = 7;

/// Puts [`open`] behind `io.open`; `None` when Python raised.
pub unsafe fn install() -> Option<()> {
    let builtin = import_attribute(c"_io", c"open")?;
    let method = (*builtin.get().cast::<ffi::PyCFunctionObject>()).m_ml;
    // All CPythons this is compiled for declare it so; calling it otherwise would be undefined.
    assert_eq!((*method).ml_flags, ffi::METH_FASTCALL | ffi::METH_KEYWORDS, "io.open is called otherwise");
    ORIGINAL.get_or_init(|| (*method).ml_meth.PyCFunctionFastWithKeywords);
    (*method).ml_meth = ffi::PyMethodDefPointer { PyCFunctionFastWithKeywords: open };
    Some(())
}

unsafe extern "C" fn open(module: *mut PyObject, given: *const *mut PyObject, count: isize, keywords: *mut PyObject) -> *mut PyObject {
    let original = ORIGINAL.get().expect("set before this was installed");
    let call = Call { given, count: count as usize, keywords };
    let Some((place, path, text)) = call.missing_source() else { return original(module, given, count, keywords) };
    let Some(number) = Owned::new(ffi::PyLong_FromLong(memory_descriptor(text).into())) else { return std::ptr::null_mut() };
    let mut arguments = std::slice::from_raw_parts(given, call.total()).to_vec();
    arguments[place] = number.get();
    let Some(file) = Owned::new(original(module, arguments.as_ptr(), count, keywords)) else { return std::ptr::null_mut() };
    if rename(&file, &path) { file.give() } else { std::ptr::null_mut() }
}

/// The arguments of a call of `open`.
struct Call {
    given: *const *mut PyObject,
    count: usize,
    keywords: *mut PyObject,
}

impl Call {
    unsafe fn total(&self) -> usize {
        self.count + if self.keywords.is_null() { 0 } else { ffi::PyTuple_Size(self.keywords) as usize }
    }

    /// Where the argument of this name is, if it is given.
    unsafe fn place(&self, index: usize, name: &CStr) -> Option<usize> {
        if index < self.count {
            return Some(index);
        }
        (self.count..self.total()).find(|place| {
            let keyword = ffi::PyTuple_GetItem(self.keywords, (place - self.count) as isize);
            ffi::PyUnicode_CompareWithASCIIString(keyword, name.as_ptr()) == 0
        })
    }

    unsafe fn argument(&self, index: usize, name: &CStr) -> Option<*mut PyObject> {
        self.place(index, name).map(|place| *self.given.add(place))
    }

    /// Does this only read a source of the program that is missing? Where the path stands, what it is, and the text.
    unsafe fn missing_source(&self) -> Option<(usize, Owned, &'static [u8])> {
        let place = self.place(FILE, c"file")?;
        let reads = self.argument(MODE, c"mode").is_none_or(|mode| only_reads(mode));
        // The original refuses `closefd=False` of a path, and has an opener open it.
        let is = |index, name, usual| self.argument(index, name).is_none_or(|given| given == usual);
        if !reads || !is(CLOSEFD, c"closefd", ffi::Py_True()) || !is(OPENER, c"opener", ffi::Py_None()) {
            return None;
        }
        let path = path_of(*self.given.add(place))?;
        let text = embedded::text_of_missing(&absolute(&encoded(&path)?)?)?;
        Some((place, path, text))
    }
}

/// A str or bytes path, taken as it is, or one of pathlib's. What another class's `__fspath__` does can be seen: it is asked once, by
/// the original.
unsafe fn path_of(file: *mut PyObject) -> Option<Owned> {
    if ffi::PyUnicode_Check(file) != 0 || ffi::PyBytes_Check(file) != 0 {
        return Owned::borrowed(file);
    }
    let class = CStr::from_ptr((*ffi::Py_TYPE(file)).tp_name).to_bytes();
    if ![&b"PosixPath"[..], b"PurePosixPath"].contains(&class) {
        return None;
    }
    let path = Owned::new(ffi::PyOS_FSPath(file));
    if path.is_none() {
        ffi::PyErr_Clear();
    }
    path
}

unsafe fn encoded(path: &Owned) -> Option<Vec<u8>> {
    let bytes = if ffi::PyBytes_Check(path.get()) != 0 {
        Owned::borrowed(path.get())
    } else {
        Owned::new(ffi::PyUnicode_EncodeFSDefault(path.get()))
    };
    let Some(bytes) = bytes else {
        ffi::PyErr_Clear();
        return None;
    };
    let data = ffi::PyBytes_AsString(bytes.get()).cast::<u8>();
    Some(std::slice::from_raw_parts(data, ffi::PyBytes_Size(bytes.get()) as usize).to_vec())
}

/// The path from the root, without `.` and double slashes.
fn absolute(path: &[u8]) -> Option<PathBuf> {
    std::path::absolute(Path::new(OsStr::from_bytes(path))).ok()
}

unsafe fn only_reads(mode: *mut PyObject) -> bool {
    if ffi::PyUnicode_Check(mode) == 0 {
        return false;
    }
    let is = |text: &&CStr| ffi::PyUnicode_CompareWithASCIIString(mode, text.as_ptr()) == 0;
    [c"r", c"rb", c"rt", c"br", c"tr"].iter().any(is)
}

/// The file's `name` is the path it was opened with.
unsafe fn rename(file: &Owned, path: &Owned) -> bool {
    let Some(mut innermost) = Owned::borrowed(file.get()) else { return false };
    for layer in [c"buffer", c"raw"] {
        match Owned::new(ffi::PyObject_GetAttrString(innermost.get(), layer.as_ptr())) {
            Some(below) => innermost = below,
            None => ffi::PyErr_Clear(),
        }
    }
    ffi::PyObject_SetAttrString(innermost.get(), c"name".as_ptr(), path.get()) == 0
}
