//! The program's sources when they are not on disk any more, or not as they were built.
//!
//! While every file still holds what was built, nothing is installed: CPython finds, caches and shows the
//! very same text itself. Otherwise the embedded text takes the place of the files where the program opens
//! one that is missing ([`crate::own_files`]), and at the three points where CPython opens sources:
//! - `SourceFileLoader` reads through `open_code` (its hook answers; linecache, inspect and doctest follow
//!   from there);
//! - tracebacks are printed in C with lines read through `io.open`;
//! - `FileFinder.find_spec` looks for the files of modules.

use std::ffi::{CStr, OsStr, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use pyo3::ffi::{self, PyObject};

use crate::objects::{Owned, call, import_attribute, item, path_str};
use crate::table::{ModuleRepr, ProgramRepr};
use crate::{capi, own_files, start};

/// The finder's part is Python. Its frames count as importlib's own and so stay out of tracebacks.
const FINDER: &CStr = match CStr::from_bytes_with_nul(concat!(include_str!("embedded.py"), "\0").as_bytes()) {
    Ok(text) => text,
    Err(_) => panic!("NUL in embedded.py"),
};

/// Installs what is needed; `None` when Python raised.
pub unsafe fn install(program: &'static ProgramRepr) -> Option<()> {
    if !files(program).any(|file| differs(file)) {
        return Some(());
    }
    let sources = Owned::new(ffi::PyDict_New())?;
    for file in files(program).filter(|file| differs(file)) {
        let text = bytes_of(file.source.slice())?;
        if ffi::PyDict_SetItem(sources.get(), path_str(file.path.slice())?.get(), text.get()) < 0 {
            return None;
        }
    }
    capi::PyFile_SetOpenCodeHook(open_code, std::ptr::null_mut());
    own_files::install()?;
    // The traceback printer opens files, too: what is missing is found, but not what was changed.
    if files(program)
        .any(|file| differs(file) && !is_missing(Path::new(OsStr::from_bytes(file.path.slice()))))
    {
        replace_open()?;
    }
    install_finder(&sources)
}

unsafe fn files(program: &'static ProgramRepr) -> impl Iterator<Item = &'static ModuleRepr> {
    std::iter::once(&program.main).chain(std::slice::from_raw_parts(program.modules, program.module_count))
}

/// The embedded text of a source that is not there.
pub unsafe fn text_of_missing(path: &Path) -> Option<&'static [u8]> {
    let file = files(start::program())
        .find(|file| is_same(path, Path::new(OsStr::from_bytes(file.path.slice()))))?;
    is_missing(path).then(|| file.source.slice())
}

/// Do both name one file, be it there or not? Their folder may be.
fn is_same(path: &Path, own: &Path) -> bool {
    let place = |path: &Path| {
        let path = std::path::absolute(path).ok()?;
        let folder = path.parent()?;
        Some((
            std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf()),
            path.file_name()?.to_os_string(),
        ))
    };
    path.file_name() == own.file_name() && place(path).is_some_and(|found| place(own) == Some(found))
}

fn is_missing(path: &Path) -> bool {
    std::fs::metadata(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// Is the file on disk anything but what was built?
unsafe fn differs(file: &ModuleRepr) -> bool {
    let path = Path::new(OsStr::from_bytes(file.path.slice()));
    std::fs::read(path).map_or(true, |now| now != file.source.slice())
}

unsafe fn bytes_of(text: &[u8]) -> Option<Owned> {
    Owned::new(ffi::PyBytes_FromStringAndSize(text.as_ptr().cast(), text.len() as isize))
}

/// The embedded text of a path that differs from disk.
unsafe fn embedded_text(path: *mut PyObject) -> Option<&'static [u8]> {
    if ffi::PyUnicode_Check(path) == 0 {
        return None;
    }
    let Some(encoded) = Owned::new(ffi::PyUnicode_EncodeFSDefault(path)) else {
        ffi::PyErr_Clear();
        return None;
    };
    let length = ffi::PyBytes_Size(encoded.get()) as usize;
    let wanted = std::slice::from_raw_parts(ffi::PyBytes_AsString(encoded.get()).cast::<u8>(), length);
    files(start::program()).find(|f| f.path.slice() == wanted && differs(f)).map(|f| f.source.slice())
}

/// The hook of `io.open_code`.
unsafe extern "C" fn open_code(path: *mut PyObject, _data: *mut c_void) -> *mut PyObject {
    let opened = match embedded_text(path) {
        Some(text) => as_memory(text),
        None => import_attribute(c"_io", c"open").and_then(|open| open_with(&open, path)),
    };
    opened.map_or(std::ptr::null_mut(), Owned::give)
}

unsafe fn as_memory(text: &[u8]) -> Option<Owned> {
    call(&import_attribute(c"_io", c"BytesIO")?, &[bytes_of(text)?.get()])
}

unsafe fn open_with(open: &Owned, path: *mut PyObject) -> Option<Owned> {
    let mode = Owned::new(ffi::PyUnicode_FromString(c"rb".as_ptr()))?;
    call(open, &[path, mode.get()])
}

/// Puts [`open_source`] in the place of `io.open`; the original travels as its `self`.
unsafe fn replace_open() -> Option<()> {
    let io = Owned::new(ffi::PyImport_ImportModule(c"io".as_ptr()))?;
    let original = Owned::new(ffi::PyObject_GetAttrString(io.get(), c"open".as_ptr()))?;
    let method = Box::leak(Box::new(ffi::PyMethodDef {
        ml_name: c"open".as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: open_source },
        ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS,
        ml_doc: std::ptr::null(),
    }));
    let module = Owned::new(ffi::PyUnicode_FromString(c"_io".as_ptr()))?;
    let wrapper = Owned::new(ffi::PyCFunction_NewEx(method, original.get(), module.get()))?;
    (ffi::PyObject_SetAttrString(io.get(), c"open".as_ptr(), wrapper.get()) == 0).then_some(())
}

/// `io.open`: exactly `open(path, "rb")`, as the traceback printer calls it, is answered from the embedded
/// text. The printer asks for a descriptor, so the text goes into an anonymous file.
unsafe extern "C" fn open_source(
    original: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    if keywords.is_null() && ffi::PyTuple_Size(arguments) == 2 {
        let (path, mode) = (ffi::PyTuple_GetItem(arguments, 0), ffi::PyTuple_GetItem(arguments, 1));
        if ffi::PyUnicode_Check(mode) != 0
            && ffi::PyUnicode_CompareWithASCIIString(mode, c"rb".as_ptr()) == 0
            && let Some(text) = embedded_text(path)
        {
            return as_descriptor(original, text, path).map_or(std::ptr::null_mut(), Owned::give);
        }
    }
    ffi::PyObject_Call(original, arguments, keywords)
}

unsafe fn as_descriptor(original: *mut PyObject, text: &[u8], path: *mut PyObject) -> Option<Owned> {
    let number = own_files::descriptor(text, path)?;
    open_with(&Owned::borrowed(original)?, number.get())
}

/// Runs `embedded.py` and calls its `install(sources)`.
unsafe fn install_finder(sources: &Owned) -> Option<()> {
    let namespace = start::private_namespace(FINDER, c"<frozen importlib._bootstrap_external>")?;
    call(&item(namespace.get(), c"install")?, &[sources.get()]).map(drop)
}
