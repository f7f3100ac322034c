//! Start of the interpreter: configuration, embedded sources, `__main__`.

use std::ffi::CStr;
use std::sync::atomic::{AtomicPtr, Ordering};

use pyo3::ffi::{self, PyObject};

use crate::objects::{Kept, Owned, path_str};
use crate::table::ProgramRepr;
use crate::{config, embedded};

static PROGRAM: AtomicPtr<ProgramRepr> = AtomicPtr::new(std::ptr::null_mut());

pub fn remember(program: &'static ProgramRepr) {
    PROGRAM.store(std::ptr::from_ref(program).cast_mut(), Ordering::Release);
}

/// The program's description.
pub fn program() -> &'static ProgramRepr {
    // SAFETY: `hybridc_isolate` stored it before it gave out the table; it lives for ever.
    unsafe { &*PROGRAM.load(Ordering::Acquire) }
}

/// `Table::start`.
pub unsafe extern "C" fn start() {
    let program = program();
    release_interrupt();
    let faults = release_faults();
    config::initialize(program);
    watch_faults(faults);
    if embedded::install(program).is_none() || prepare_path(program).is_none() {
        ffi::PyErr_Print();
        libc::_exit(1);
    }
}

/// CPython takes SIGINT only when nobody has it; a compiled program's own handler gives way.
unsafe fn release_interrupt() {
    let mut now: libc::sigaction = std::mem::zeroed();
    libc::sigaction(libc::SIGINT, std::ptr::null(), &mut now);
    if now.sa_sigaction != libc::SIG_IGN {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
    }
}

/// Nor is the handler that watches the stacks of native code the program's business: `signal.getsignal`.
unsafe fn release_faults() -> libc::sigaction {
    let mut before: libc::sigaction = std::mem::zeroed();
    libc::sigaction(libc::SIGSEGV, std::ptr::null(), &mut before);
    libc::signal(libc::SIGSEGV, libc::SIG_DFL);
    before
}

/// It watches on, unless Python's own faulthandler has taken over (`PYTHONFAULTHANDLER=1`).
unsafe fn watch_faults(before: libc::sigaction) {
    let mut now: libc::sigaction = std::mem::zeroed();
    libc::sigaction(libc::SIGSEGV, std::ptr::null(), &mut now);
    if now.sa_sigaction == libc::SIG_DFL {
        libc::sigaction(libc::SIGSEGV, &before, std::ptr::null_mut());
    }
}

static MAIN_DICT: Kept = Kept::new();
static BUILTINS: Kept = Kept::new();
static PRISTINE_BUILTINS: Kept = Kept::new();

/// Keeps the namespaces that native code works on.
pub unsafe fn keep_namespaces() -> Option<()> {
    crate::namespaces::check();
    let main = ffi::PyImport_AddModule(c"__main__".as_ptr());
    MAIN_DICT.set(Owned::borrowed(ffi::PyModule_GetDict(main))?);
    let builtins = Owned::borrowed(ffi::PyEval_GetBuiltins())?;
    PRISTINE_BUILTINS.set(Owned::new(ffi::PyDict_Copy(builtins.get()))?);
    BUILTINS.set(builtins);
    Some(())
}

/// The same where native code is only called: nothing is kept alive that python3 would let go.
pub unsafe fn note_namespaces() -> Option<()> {
    keep_namespaces()?;
    MAIN_DICT.release();
    BUILTINS.release();
    Some(())
}

/// Lets them go again: what only they hold is to be finalised in the interpreter's own order.
pub unsafe fn release_namespaces() {
    for kept in [&MAIN_DICT, &BUILTINS, &PRISTINE_BUILTINS] {
        kept.release();
    }
}

/// `__main__.__dict__`, borrowed.
pub fn main_dict() -> *mut PyObject {
    MAIN_DICT.get()
}

/// The namespace of an imported module, borrowed; null where `sys.modules` has none of this name.
pub unsafe fn module_dict(name: *mut PyObject) -> *mut PyObject {
    let modules = ffi::PyImport_GetModuleDict();
    if modules.is_null() {
        return std::ptr::null_mut();
    }
    let module = ffi::PyDict_GetItemWithError(modules, name);
    let is_module = !module.is_null() && ffi::PyModule_Check(module) != 0;
    if is_module { ffi::PyModule_GetDict(module) } else { std::ptr::null_mut() }
}

/// `builtins.__dict__`, borrowed.
pub fn builtins_dict() -> *mut PyObject {
    BUILTINS.get()
}

/// The builtins before the program could change any, borrowed.
pub fn pristine_builtins() -> *mut PyObject {
    PRISTINE_BUILTINS.get()
}

/// Runs a helper's text in a namespace that the program cannot reach by name.
pub unsafe fn private_namespace(text: &CStr, file: &CStr) -> Option<Owned> {
    let code = Owned::new(ffi::Py_CompileString(text.as_ptr(), file.as_ptr(), ffi::Py_file_input))?;
    private_run(&code)
}

/// The same for a text that is compiled already.
pub unsafe fn private_run(code: &Owned) -> Option<Owned> {
    let namespace = Owned::new(ffi::PyDict_New())?;
    let builtins =
        if pristine_builtins().is_null() { ffi::PyEval_GetBuiltins() } else { pristine_builtins() };
    if ffi::PyDict_SetItemString(namespace.get(), c"__builtins__".as_ptr(), builtins) < 0 {
        return None;
    }
    let name = Owned::new(ffi::PyUnicode_FromString(c"hybrid".as_ptr()))?;
    if ffi::PyDict_SetItemString(namespace.get(), c"__name__".as_ptr(), name.get()) < 0 {
        return None;
    }
    drop(Owned::new(ffi::PyEval_EvalCode(code.get(), namespace.get(), namespace.get()))?);
    Some(namespace)
}

/// What python3 does between its start and the script's first line.
unsafe fn prepare_path(program: &ProgramRepr) -> Option<()> {
    // The script might have been a folder or an archive; the search leaves its trace in
    // sys.path_importer_cache.
    let script = path_str(program.main.path.slice())?;
    drop(Owned::new(ffi::PyImport_GetImporter(script.get()))?);
    // `-P` or PYTHONSAFEPATH: the script's folder stays out.
    let flags = ffi::PySys_GetObject(c"flags".as_ptr());
    let safe_path = Owned::new(ffi::PyObject_GetAttrString(flags, c"safe_path".as_ptr()))?;
    if ffi::PyObject_IsTrue(safe_path.get()) == 0 {
        let directory = path_str(program.script_directory.slice())?;
        let search_path = ffi::PySys_GetObject(c"path".as_ptr());
        if search_path.is_null() || ffi::PyList_Insert(search_path, 0, directory.get()) < 0 {
            return None;
        }
    }
    Some(())
}
