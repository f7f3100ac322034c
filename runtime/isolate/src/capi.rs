//! Functions of CPython's C API that PyO3 does not declare.

use std::ffi::c_void;

use pyo3::ffi::PyObject;

unsafe extern "C" {
    pub fn PyFile_SetOpenCodeHook(
        hook: unsafe extern "C" fn(path: *mut PyObject, data: *mut c_void) -> *mut PyObject,
        data: *mut c_void,
    ) -> i32;
}
