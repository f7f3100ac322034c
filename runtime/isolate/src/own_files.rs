//! `open(__file__)` of a program whose source is not on disk any more: it reads what was built.
//!
//! The C function behind `open` is replaced, not the object: `io.open is open`, `repr(open)` and what copied
//! it before stay what they are. It calls the original; where that finds no file under the path of a source
//! of the program, to be read only, it is called again with the descriptor of an anonymous file that has the
//! text. Whatever else a program does with the path (`os.stat`, `os.open`, `io.FileIO`) finds nothing there.

use std::ffi::{CStr, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::OnceLock;

use pyo3::ffi::{self, PyObject};

use crate::embedded;
use crate::main_module::memory_descriptor;
use crate::objects::{Owned, import_attribute};

static ORIGINAL: OnceLock<ffi::PyCFunctionFastWithKeywords> = OnceLock::new();

/// Where `open(file, mode, buffering, encoding, errors, newline, closefd, opener)` has them.
const FILE: usize = 0;
const MODE: usize = 1;
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

unsafe extern "C" fn open(
    module: *mut PyObject,
    given: *const *mut PyObject,
    count: isize,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let original = ORIGINAL.get().expect("set before this was installed");
    let opened = original(module, given, count, keywords);
    if !opened.is_null() || ffi::PyErr_ExceptionMatches(ffi::PyExc_FileNotFoundError) == 0 {
        return opened;
    }
    let error = Raised::take();
    let call = Call { given, count: count as usize, keywords };
    let Some((place, path, text)) = call.missing_source(&error) else { return error.raise() };
    drop(error);
    let Some(number) = descriptor(text, path.get()) else { return std::ptr::null_mut() };
    let mut arguments = std::slice::from_raw_parts(given, call.total()).to_vec();
    arguments[place] = number.get();
    let Some(file) = Owned::new(original(module, arguments.as_ptr(), count, keywords)) else {
        return std::ptr::null_mut();
    };
    if rename(&file, &path) { file.give() } else { std::ptr::null_mut() }
}

/// The exception that is set, kept aside.
struct Raised([*mut PyObject; 3]);

#[allow(deprecated, reason = "3.11 has no PyErr_GetRaisedException")]
impl Raised {
    unsafe fn take() -> Raised {
        let mut parts = [std::ptr::null_mut(); 3];
        let [class, value, traceback] = &mut parts;
        ffi::PyErr_Fetch(class, value, traceback);
        ffi::PyErr_NormalizeException(class, value, traceback);
        Raised(parts)
    }
    /// The path that was not found.
    unsafe fn filename(&self) -> Option<Owned> {
        let found = Owned::new(ffi::PyObject_GetAttrString(self.0[1], c"filename".as_ptr()));
        if found.is_none() {
            ffi::PyErr_Clear();
        }
        found
    }
    /// Sets it again: the result of a function that fails.
    unsafe fn raise(mut self) -> *mut PyObject {
        let [class, value, traceback] = std::mem::replace(&mut self.0, [std::ptr::null_mut(); 3]);
        ffi::PyErr_Restore(class, value, traceback);
        std::ptr::null_mut()
    }
}

impl Drop for Raised {
    fn drop(&mut self) {
        // SAFETY: the references are ours, null after `raise`; the GIL is held.
        self.0.iter().for_each(|part| unsafe { ffi::Py_XDECREF(*part) });
    }
}

/// A descriptor of the text, as an int; OSError when the process has no more of them.
pub unsafe fn descriptor(text: &[u8], path: *mut PyObject) -> Option<Owned> {
    let Ok(number) = memory_descriptor(text) else {
        ffi::PyErr_SetFromErrnoWithFilenameObject(ffi::PyExc_OSError, path);
        return None;
    };
    Owned::new(ffi::PyLong_FromLong(number.into()))
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

    /// Does this only read a source of the program that is missing? Where the path stands, what it is, and
    /// the text.
    unsafe fn missing_source(&self, error: &Raised) -> Option<(usize, Owned, &'static [u8])> {
        let place = self.place(FILE, c"file")?;
        let reads = self.argument(MODE, c"mode").is_none_or(|mode| only_reads(mode));
        // An opener may mean another file.
        let is_opened_here = self.argument(OPENER, c"opener").is_none_or(|opener| opener == ffi::Py_None());
        if !reads || !is_opened_here {
            return None;
        }
        let path = error.filename()?;
        let text = embedded::text_of_missing(Path::new(OsStr::from_bytes(&encoded(&path)?)))?;
        Some((place, path, text))
    }
}

/// The bytes of a str or bytes path.
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
