//! The main module in parts: native code and chunks take turns in one namespace. The bookkeeping is
//! `hybrid.py`.

use std::ffi::CStr;

use pyo3::ffi;

use crate::objects::{Kept, Owned, call, import_attribute, item, path_str};
use crate::table::{Bytes, ChunkRepr, ModuleRepr, SiteRepr};
use crate::{embedded_code, errors, exit, functions, start, thread};

const HELPER: &CStr = match CStr::from_bytes_with_nul(concat!(include_str!("hybrid.py"), "\0").as_bytes()) {
    Ok(text) => text,
    Err(_) => panic!("NUL in hybrid.py"),
};

/// The `Main` of hybrid.py, and those of other modules in which native frames stand, by path.
static MAIN: Kept = Kept::new();
static OTHERS: Kept = Kept::new();

/// `Table::begin_main`: what the script runner sets, in its order.
pub unsafe extern "C" fn begin_main() {
    if prepare().is_none() {
        ffi::PyErr_Print();
        libc::exit(1);
    }
}

unsafe fn prepare() -> Option<()> {
    start::keep_namespaces()?;
    let main = &start::program().main;
    let namespace = start::main_dict();
    let path = path_str(main.path.slice())?;
    let set = |name: &CStr, value: *mut ffi::PyObject| {
        (ffi::PyDict_SetItemString(namespace, name.as_ptr(), value) == 0).then_some(())
    };
    set(c"__file__", path.get())?;
    set(c"__cached__", ffi::Py_None())?;
    let class = import_attribute(c"_frozen_importlib_external", c"SourceFileLoader")?;
    let name = Owned::new(ffi::PyUnicode_FromString(c"__main__".as_ptr()))?;
    set(c"__loader__", call(&class, &[name.get(), path.get()])?.get())?;
    let document = match embedded_code::read() {
        Some(document) => document,
        None => {
            make_main(false)?;
            call(&Owned::new(ffi::PyObject_GetAttrString(MAIN.get(), c"document".as_ptr()))?, &[])?
        }
    };
    if document.get() != ffi::Py_None() {
        drop(Owned::new(ffi::PyEval_EvalCode(document.get(), namespace, namespace))?);
    }
    functions::watch();
    thread::main_runs(true);
    Some(())
}

/// What a program needs of which only leaves are native; its main module runs as a whole.
pub unsafe fn prepare_leaves() -> Option<()> {
    start::note_namespaces()?;
    functions::watch();
    Some(())
}

/// `quiet`: what compiling the main module warns of has been said.
unsafe fn make_main(quiet: bool) -> Option<()> {
    let main = &start::program().main;
    MAIN.set(match embedded_code::helper_and_code() {
        Some((helper, code)) => {
            let class = item(start::private_run(&helper)?.get(), c"Main")?;
            call(&class, &[path_str(main.path.slice())?.get(), code.get()])?
        }
        None => read(main, quiet)?,
    });
    Some(())
}

/// A module's `Main` of hybrid.py.
unsafe fn read(module: &ModuleRepr, quiet: bool) -> Option<Owned> {
    let path = path_str(module.path.slice())?;
    let helper = start::private_namespace(HELPER, c"<hybrid>")?;
    let make = item(helper.get(), c"main_of")?;
    let source = module.source.slice();
    let source = Owned::new(ffi::PyBytes_FromStringAndSize(source.as_ptr().cast(), source.len() as isize))?;
    let quiet = if quiet { ffi::Py_True() } else { ffi::Py_False() };
    call(&make, &[source.get(), path.get(), quiet])
}

/// The one of this module, which is not the main one.
unsafe fn other(module: &ModuleRepr) -> Option<Owned> {
    if OTHERS.get().is_null() {
        OTHERS.set(Owned::new(ffi::PyDict_New())?);
    }
    let path = path_str(module.path.slice())?;
    if let Some(known) = Owned::borrowed(ffi::PyDict_GetItemWithError(OTHERS.get(), path.get())) {
        return Some(known);
    }
    let made = read(module, true)?;
    (ffi::PyDict_SetItem(OTHERS.get(), path.get(), made.get()) == 0).then_some(made)
}

/// `Table::run_chunk`.
pub unsafe extern "C" fn run_chunk(chunk: *const ChunkRepr) -> i32 {
    if run(&*chunk).is_some() { 0 } else { -1 }
}

unsafe fn run(chunk: &ChunkRepr) -> Option<()> {
    let code = match embedded_code::chunk(chunk) {
        Some(code) => code,
        None => compiled(chunk)?,
    };
    let namespace = start::main_dict();
    // Its frame is the main module's own.
    let _inline = thread::inline_call();
    Owned::new(ffi::PyEval_EvalCode(code.get(), namespace, namespace)).map(drop)
}

unsafe fn compiled(chunk: &ChunkRepr) -> Option<Owned> {
    let position = |line: u32, column: u32| Owned::new(ffi::Py_BuildValue(c"(II)".as_ptr(), line, column));
    let start_position = position(chunk.line, chunk.column)?;
    let end_position = position(chunk.end_line, chunk.end_column)?;
    let find = Owned::new(ffi::PyObject_GetAttrString(MAIN.get(), c"chunk".as_ptr()))?;
    call(&find, &[start_position.get(), end_position.get()])
}

/// The module that a native frame stands in; `None` for the main one.
pub unsafe fn module(site: &SiteRepr) -> Option<&'static ModuleRepr> {
    let program = start::program();
    if site.file.slice() == program.main.path.slice() || program.module_count == 0 {
        return None;
    }
    let modules = std::slice::from_raw_parts(program.modules, program.module_count);
    modules.iter().find(|module| module.path.slice() == site.file.slice())
}

/// The code object and instruction offset of a native frame.
pub unsafe fn place(site: &SiteRepr) -> Option<(Owned, i32)> {
    let text = match module(site) {
        Some(module) => other(module)?,
        None => {
            if MAIN.get().is_null() {
                make_main(true)?;
            }
            Owned::borrowed(MAIN.get())?
        }
    };
    let is_known = module(site).is_some() || site.file.slice() == start::program().main.path.slice();
    let find = if is_known { c"place" } else { c"elsewhere" };
    let find = Owned::new(ffi::PyObject_GetAttrString(text.get(), find.as_ptr()))?;
    let function = str_of(site.function)?;
    let number = |value: u32| Owned::new(ffi::PyLong_FromLong(value.into()));
    let (line, column) = (number(site.line)?, number(site.column)?);
    let (end_line, end_column) = (number(site.end_line)?, number(site.end_column)?);
    let path = path_str(site.file.slice())?;
    let given = [&function, &line, &column, &end_line, &end_column, &path].map(|argument| argument.get());
    let found = call(&find, if is_known { &given[..5] } else { &given })?;
    if ffi::PyTuple_Check(found.get()) == 0 {
        return None;
    }
    let code = Owned::borrowed(ffi::PyTuple_GetItem(found.get(), 0))?;
    Some((code, ffi::PyLong_AsLong(ffi::PyTuple_GetItem(found.get(), 1)) as i32))
}

pub unsafe fn str_of(text: Bytes) -> Option<Owned> {
    Owned::new(ffi::PyUnicode_FromStringAndSize(text.data.cast(), text.length as isize))
}

/// `Table::finish`: the end of the script runner.
pub unsafe extern "C" fn finish(exception: crate::table::DynRepr, of: u32) -> i32 {
    thread::main_runs(false);
    exit::flush_streams();
    let failed = exception.tag == crate::table::tag::OBJECT;
    let mut interrupted = false;
    if failed {
        interrupted =
            ffi::Py_TYPE(exception.payload as *mut ffi::PyObject) == ffi::PyExc_KeyboardInterrupt.cast();
        let exception = Owned::new(exception.payload as *mut ffi::PyObject).expect("an exception");
        errors::set_raised(exception, of);
        start::release_namespaces();
        // Ends the process here for SystemExit.
        ffi::PyErr_Print();
    } else {
        start::release_namespaces();
    }
    let module = ffi::PyImport_AddModule(c"__main__".as_ptr());
    let namespace = ffi::PyModule_GetDict(module);
    for name in [c"__file__", c"__cached__"] {
        if ffi::PyDict_DelItemString(namespace, name.as_ptr()) < 0 {
            ffi::PyErr_Clear();
        }
    }
    exit::end(i32::from(failed), interrupted)
}
