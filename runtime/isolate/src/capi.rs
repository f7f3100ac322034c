//! Functions of CPython's C API that PyO3 does not declare.

use std::ffi::c_void;

#[cfg(Py_3_12)]
use pyo3::ffi::{PyFunctionObject, vectorcallfunc};
use pyo3::ffi::{PyObject, PyTypeObject};

unsafe extern "C" {
    /// `types.MethodType`
    pub static mut PyMethod_Type: PyTypeObject;

    pub fn PyFile_SetOpenCodeHook(
        hook: unsafe extern "C" fn(path: *mut PyObject, data: *mut c_void) -> *mut PyObject,
        data: *mut c_void,
    ) -> i32;

    /// What the class or one of its bases has under the name; borrowed, null when nothing.
    pub fn _PyType_Lookup(class: *mut PyTypeObject, name: *mut PyObject) -> *mut PyObject;
    /// Raises KeyError with this one argument, also if it is a tuple.
    pub fn _PyErr_SetKeyError(key: *mut PyObject);
    pub fn _PyLong_FromByteArray(
        bytes: *const u8,
        length: usize,
        little_endian: i32,
        signed: i32,
    ) -> *mut PyObject;
    #[cfg(Py_3_12)]
    pub fn PyFunction_AddWatcher(
        callback: unsafe extern "C" fn(
            event: i32,
            function: *mut PyFunctionObject,
            value: *mut PyObject,
        ) -> i32,
    ) -> i32;
    #[cfg(Py_3_12)]
    pub fn PyFunction_SetVectorcall(function: *mut PyFunctionObject, call: vectorcallfunc);
}
