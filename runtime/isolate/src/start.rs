//! Start of the interpreter: configuration, embedded sources, `__main__`.

use std::sync::atomic::{AtomicPtr, Ordering};

use pyo3::ffi;

use crate::objects::{Owned, path_str};
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
    config::initialize(program);
    if embedded::install(program).is_none() || prepare_path(program).is_none() {
        ffi::PyErr_Print();
        libc::_exit(1);
    }
}

/// What python3 does between its start and the script's first line.
unsafe fn prepare_path(program: &ProgramRepr) -> Option<()> {
    // The script might have been a folder or an archive; the search leaves its trace in sys.path_importer_cache.
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
