//! Owned references and the few conversions everything here needs.

use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, Ordering};

use pyo3::ffi::{self, PyObject};

use crate::table::Bytes;

/// An owned reference.
pub struct Owned(NonNull<PyObject>);

impl Owned {
    /// Takes over a new reference; `None` when the call that should have given it failed (an exception is
    /// then set).
    pub unsafe fn new(object: *mut PyObject) -> Option<Owned> {
        NonNull::new(object).map(Owned)
    }
    /// A further reference to a borrowed object.
    pub unsafe fn borrowed(object: *mut PyObject) -> Option<Owned> {
        ffi::Py_XINCREF(object);
        Owned::new(object)
    }
    pub fn get(&self) -> *mut PyObject {
        self.0.as_ptr()
    }
    pub fn give(self) -> *mut PyObject {
        let object = self.0.as_ptr();
        std::mem::forget(self);
        object
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: the reference is ours and the GIL is held wherever isolate code runs.
        unsafe { ffi::Py_DECREF(self.0.as_ptr()) }
    }
}

/// `Py_DECREF`. From 3.12 on `Py_INCREF` writes half of the field, and reading all of it so soon after makes
/// the processor wait for the write to arrive: this reads the half, which is all of the count.
#[inline(always)]
pub unsafe fn count_down(object: *mut PyObject) {
    #[cfg(Py_3_12)]
    {
        let count = object.cast::<u32>();
        let now = *count;
        if now as i32 > 1 {
            *count = now - 1;
        } else if now == 1 {
            last_down(object);
        }
    }
    #[cfg(not(Py_3_12))]
    ffi::Py_DECREF(object);
}

#[cfg(Py_3_12)]
#[inline(never)]
unsafe fn last_down(object: *mut PyObject) {
    ffi::Py_DECREF(object);
}

/// Is there one reference?
#[inline(always)]
pub unsafe fn is_last(object: *mut PyObject) -> bool {
    #[cfg(Py_3_12)]
    {
        *object.cast::<u32>() == 1
    }
    #[cfg(not(Py_3_12))]
    {
        ffi::Py_REFCNT(object) == 1
    }
}

impl Bytes {
    /// What they point to; the runtime keeps it alive for ever.
    pub unsafe fn slice(self) -> &'static [u8] {
        std::slice::from_raw_parts(self.data, self.length)
    }
}

/// A `str` from a path in file system encoding.
pub unsafe fn path_str(path: &[u8]) -> Option<Owned> {
    Owned::new(ffi::PyUnicode_DecodeFSDefaultAndSize(path.as_ptr().cast(), path.len() as isize))
}

/// `module.name`.
pub unsafe fn import_attribute(module: &CStr, name: &CStr) -> Option<Owned> {
    let module = Owned::new(ffi::PyImport_ImportModule(module.as_ptr()))?;
    Owned::new(ffi::PyObject_GetAttrString(module.get(), name.as_ptr()))
}

/// Calls with positional arguments.
pub unsafe fn call(callee: &Owned, arguments: &[*mut PyObject]) -> Option<Owned> {
    Owned::new(ffi::PyObject_Vectorcall(
        callee.get(),
        arguments.as_ptr(),
        arguments.len(),
        std::ptr::null_mut(),
    ))
}

/// A slot for an object that lives as long as the interpreter.
pub struct Kept(AtomicPtr<PyObject>);

impl Kept {
    pub const fn new() -> Kept {
        Kept(AtomicPtr::new(std::ptr::null_mut()))
    }
    pub fn set(&self, object: Owned) {
        self.0.store(object.give(), Ordering::Release);
    }
    /// Gives the reference back; `get` goes on answering, for who still needs the address.
    pub unsafe fn release(&self) {
        ffi::Py_XDECREF(self.get());
    }
    /// Borrowed; null before `set`.
    pub fn get(&self) -> *mut PyObject {
        self.0.load(Ordering::Acquire)
    }
}

/// `namespace[name]`, borrowed.
pub unsafe fn item(namespace: *mut PyObject, name: &CStr) -> Option<Owned> {
    Owned::borrowed(ffi::PyDict_GetItemString(namespace, name.as_ptr()))
}
