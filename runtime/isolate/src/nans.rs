//! NaNs that cross: which object is which number.
//!
//! Native code knows a NaN by the number in its lower bits (see `nan.rs` of the runtime), the isolate by its
//! object. Both sides of every NaN that has crossed are kept, so that one that crosses twice, or comes back,
//! is still the same; from time to time those go whose object nobody else has: no one could tell it from
//! another.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::ffi::{self, PyObject};

use crate::values::new_reference;

const SIGN: u64 = 1 << 63;
const QUIET: u64 = 0x7ff8_0000_0000_0000;
const NUMBER: u64 = (1 << 51) - 1;
/// Of this bit on the numbers are given here.
const OURS: u64 = 1 << 50;

#[derive(Default)]
struct Nans {
    /// By all bits; a reference to each object is held for good.
    objects: HashMap<u64, usize>,
    bits: HashMap<usize, u64>,
    /// Numbers given here.
    given: u64,
    /// How many there were after the last sweep.
    swept: usize,
}

impl Nans {
    /// Takes out the objects that only this table holds.
    unsafe fn sweep(&mut self) -> Vec<usize> {
        const FEW: usize = 1000;
        if self.bits.len() < FEW.max(2 * self.swept) {
            return vec![];
        }
        let unused = |object: &usize| ffi::Py_REFCNT(*object as *mut PyObject) == 1;
        let gone: Vec<usize> = self.bits.keys().copied().filter(unused).collect();
        for object in &gone {
            if let Some(bits) = self.bits.remove(object) {
                self.objects.remove(&bits);
            }
        }
        self.swept = self.bits.len();
        gone
    }
}

static NANS: Mutex<Option<Nans>> = Mutex::new(None);

fn nans() -> MutexGuard<'static, Option<Nans>> {
    NANS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new reference to the object of a native float.
pub unsafe fn object(float: f64) -> *mut PyObject {
    if !float.is_nan() {
        return ffi::PyFloat_FromDouble(float);
    }
    let bits = float.to_bits();
    let known = nans().get_or_insert_default().objects.get(&bits).copied();
    if let Some(known) = known {
        return new_reference(known as *mut PyObject);
    }
    let constant = if bits == QUIET { constant() } else { std::ptr::null_mut() };
    let object = if constant.is_null() {
        ffi::PyFloat_FromDouble(f64::from_bits(bits & SIGN | QUIET))
    } else {
        constant
    };
    if !object.is_null() {
        keep(object, bits);
    }
    object
}

/// The native float of a float object.
pub unsafe fn float(object: *mut PyObject) -> f64 {
    let float = ffi::PyFloat_AS_DOUBLE(object);
    if !float.is_nan() {
        return float;
    }
    let known = nans().get_or_insert_default().bits.get(&(object as usize)).copied();
    if let Some(known) = known {
        return f64::from_bits(known);
    }
    let constant = constant();
    let is_constant = constant == object;
    ffi::Py_XDECREF(constant);
    let number = {
        let mut nans = nans();
        let nans = nans.get_or_insert_default();
        nans.given += 1;
        nans.given
    };
    let bits =
        if is_constant { QUIET } else { float.to_bits() & SIGN | QUIET | OURS | number & (NUMBER >> 1) };
    keep(object, bits);
    f64::from_bits(bits)
}

unsafe fn keep(object: *mut PyObject, bits: u64) {
    let held = new_reference(object) as usize;
    let gone = {
        let mut nans = nans();
        let nans = nans.get_or_insert_default();
        let gone = nans.sweep();
        nans.objects.insert(bits, held);
        nans.bits.insert(held, bits);
        gone
    };
    for object in gone {
        ffi::Py_DECREF(object as *mut PyObject);
    }
}

/// A new reference to `math.nan`, where the program has imported `math`; else null, without an exception.
unsafe fn constant() -> *mut PyObject {
    let math = ffi::PyDict_GetItemString(ffi::PyImport_GetModuleDict(), c"math".as_ptr());
    if math.is_null() {
        return std::ptr::null_mut();
    }
    let constant = ffi::PyObject_GetAttrString(math, c"nan".as_ptr());
    if constant.is_null() {
        ffi::PyErr_Clear();
    }
    constant
}
