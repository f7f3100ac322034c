//! Objects of ints and floats for the length of an operation.
//!
//! Native code holds numbers, CPython wants objects. An object that nobody else has kept is given the next
//! number in place of going back to the allocator.

use std::cell::UnsafeCell;

use pyo3::ffi::{self, PyObject};

use crate::objects::{count_down, is_last};
use crate::table::{DynRepr, tag};
use crate::values::{new_reference, to_object};

/// An operand of an operation.
pub struct Operand {
    object: *mut PyObject,
    tag: u64,
}

impl Operand {
    /// `None` when memory is out.
    #[inline(always)]
    pub unsafe fn new(value: DynRepr) -> Option<Operand> {
        let object = temporary(value);
        (!object.is_null()).then_some(Operand { object, tag: value.tag })
    }

    #[inline(always)]
    pub fn get(&self) -> *mut PyObject {
        self.object
    }
}

impl Drop for Operand {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: made by `temporary`; the GIL is held.
        unsafe { give_back(self.object, self.tag) }
    }
}

/// The object of a value, for the length of a call, to be given back by [`give_back`]; null when memory is
/// out. Whoever calls holds the value meanwhile, so that what is an object needs no reference more.
#[inline(always)]
pub unsafe fn temporary(value: DynRepr) -> *mut PyObject {
    if value.tag == tag::OBJECT { value.payload as *mut PyObject } else { temporary_of_inline(value) }
}

/// The same of a value that is not an object.
#[inline(never)]
pub unsafe fn temporary_of_inline(value: DynRepr) -> *mut PyObject {
    match value.tag {
        tag::INT => int(value.payload as i64),
        tag::FLOAT => float(f64::from_bits(value.payload)),
        tag::BOOL if value.payload != 0 => ffi::Py_True(),
        tag::BOOL => ffi::Py_False(),
        _ => ffi::Py_None(),
    }
}

/// Gives back the object of a value with this tag.
#[inline(always)]
pub unsafe fn give_back(object: *mut PyObject, tag: u64) {
    if is_number(tag) {
        keep_number(object, tag);
    }
}

/// Do values of this tag have objects only for the length of a call?
#[inline(always)]
pub fn is_number(tag: u64) -> bool {
    matches!(tag, tag::INT | tag::FLOAT)
}

#[inline(never)]
unsafe fn keep_number(object: *mut PyObject, tag: u64) {
    let pool = if tag == tag::INT { &INTS } else { &FLOATS };
    if !is_last(object) || !pool.keep(object) {
        count_down(object);
    }
}

/// Puts a value into a place that owns an object, or is empty. Negative when memory is out.
///
/// An object of a number that only the place has becomes the new one: nobody can tell. The release of
/// anything else may run code, which finds the new value.
#[inline(always)]
pub unsafe fn store(place: *mut *mut PyObject, value: DynRepr) -> i32 {
    if value.tag == tag::OBJECT {
        let old = std::mem::replace(&mut *place, new_reference(value.payload as *mut PyObject));
        if !old.is_null() {
            count_down(old);
        }
        return 0;
    }
    store_inline(place, value)
}

#[inline(never)]
unsafe fn store_inline(place: *mut *mut PyObject, value: DynRepr) -> i32 {
    if is_number(value.tag) && !(*place).is_null() && becomes(*place, value) {
        return 0;
    }
    let object = to_object(value);
    if object.is_null() {
        return -1;
    }
    let old = std::mem::replace(&mut *place, object);
    if !old.is_null() {
        count_down(old);
    }
    0
}

unsafe fn becomes(object: *mut PyObject, value: DynRepr) -> bool {
    if !is_last(object) {
        return false;
    }
    let class = ffi::Py_TYPE(object);
    if value.tag == tag::FLOAT {
        let fits = class == &raw mut ffi::PyFloat_Type;
        if fits {
            (*object.cast::<ffi::PyFloatObject>()).ob_fval = f64::from_bits(value.payload);
        }
        return fits;
    }
    let (int, size) = (value.payload as i64, (value.payload as i64).unsigned_abs());
    // Of small ints there is one object each; what is larger takes more than a digit.
    let fits = class == &raw mut ffi::PyLong_Type
        && !SMALL.contains(&int)
        && size <= MASK
        && Int::has_one_digit(object);
    if fits {
        let object = &mut *object.cast::<Int>();
        object.set_size(1, int < 0);
        object.digits[0] = size as u32;
    }
    fits
}

/// Objects that only the pool has.
struct Pool(UnsafeCell<Kept>);

struct Kept {
    objects: [*mut PyObject; Pool::MOST],
    count: usize,
}

// SAFETY: only touched with the GIL held, and nothing runs meanwhile.
unsafe impl Sync for Pool {}

static INTS: Pool = Pool::new();
static FLOATS: Pool = Pool::new();

impl Pool {
    const MOST: usize = 16;

    const fn new() -> Pool {
        Pool(UnsafeCell::new(Kept { objects: [std::ptr::null_mut(); Pool::MOST], count: 0 }))
    }

    #[inline]
    unsafe fn take(&self) -> Option<*mut PyObject> {
        let kept = &mut *self.0.get();
        kept.count = kept.count.checked_sub(1)?;
        Some(kept.objects[kept.count])
    }

    /// `false`: there is no room.
    #[inline]
    unsafe fn keep(&self, object: *mut PyObject) -> bool {
        let kept = &mut *self.0.get();
        let Some(place) = kept.objects.get_mut(kept.count) else { return false };
        *place = object;
        kept.count += 1;
        true
    }
}

#[inline]
unsafe fn float(value: f64) -> *mut PyObject {
    match FLOATS.take() {
        Some(object) => {
            (*object.cast::<ffi::PyFloatObject>()).ob_fval = value;
            object
        }
        None => ffi::PyFloat_FromDouble(value),
    }
}

/// Of these there is one object each.
const SMALL: std::ops::RangeInclusive<i64> = -5..=256;
/// Needs two digits of 30 bits: what is in the pool has room for as many.
const LARGE: i64 = 1 << 59;
const MASK: u64 = (1 << 30) - 1;

#[inline]
unsafe fn int(value: i64) -> *mut PyObject {
    if SMALL.contains(&value) {
        return ffi::PyLong_FromLong(value as std::ffi::c_long);
    }
    let size = value.unsigned_abs();
    if size > LARGE as u64 {
        return ffi::PyLong_FromLongLong(value);
    }
    let object = match INTS.take() {
        Some(object) => object,
        None => ffi::PyLong_FromLongLong(LARGE),
    };
    if !object.is_null() {
        let digits = if size > MASK { 2 } else { 1 };
        let int = &mut *object.cast::<Int>();
        int.set_size(digits, value < 0);
        int.digits = [(size & MASK) as u32, (size >> 30) as u32];
    }
    object
}

/// An int object of up to two digits: `_longobject`, by version.
#[repr(C)]
pub struct Int {
    object: PyObject,
    #[cfg(Py_3_12)]
    /// The number of digits from bit 3 on; below, 0 for a positive number, 1 for zero, 2 for a negative one.
    tag: usize,
    #[cfg(not(Py_3_12))]
    /// The number of digits, negative for a negative number.
    size: isize,
    digits: [u32; 2],
}

impl Int {
    #[inline]
    fn set_size(&mut self, digits: usize, negative: bool) {
        #[cfg(Py_3_12)]
        {
            self.tag = digits << 3 | if negative { 2 } else { 0 };
        }
        #[cfg(not(Py_3_12))]
        {
            self.size = if negative { -(digits as isize) } else { digits as isize };
        }
    }

    unsafe fn has_one_digit(object: *mut PyObject) -> bool {
        let int = object.cast::<Int>();
        #[cfg(Py_3_12)]
        let digits = (*int).tag >> 3;
        #[cfg(not(Py_3_12))]
        let digits = (*int).size.unsigned_abs();
        digits == 1
    }

    /// The value of an int object of up to one digit.
    #[inline(always)]
    pub unsafe fn of_one_digit(object: *mut PyObject) -> Option<i64> {
        let int = object.cast::<Int>();
        #[cfg(Py_3_12)]
        {
            // Zero has a digit, too.
            let (tag, digit) = ((*int).tag, (&raw const (*int).digits).cast::<u32>().read());
            (tag < 2 << 3).then_some((1 - (tag & 3) as i64) * i64::from(digit))
        }
        #[cfg(not(Py_3_12))]
        match (*int).size {
            0 => Some(0),
            size @ (1 | -1) => Some(size as i64 * i64::from((&raw const (*int).digits).cast::<u32>().read())),
            _ => None,
        }
    }

    /// The value of an int object of up to two digits.
    #[inline]
    pub unsafe fn value(object: *mut PyObject) -> Option<i64> {
        let int = object.cast::<Int>();
        #[cfg(Py_3_12)]
        let (digits, sign) = ((*int).tag >> 3, 1 - ((*int).tag & 3) as i64);
        #[cfg(not(Py_3_12))]
        let (digits, sign) = ((*int).size.unsigned_abs(), (*int).size.signum() as i64);
        let digit = |index: usize| i64::from((&raw const (*int).digits).cast::<u32>().add(index).read());
        match digits {
            // Zero has a digit, too, from 3.12 on.
            0 | 1 => Some(if sign == 0 { 0 } else { sign * digit(0) }),
            2 => Some(sign * (digit(0) | digit(1) << 30)),
            _ => None,
        }
    }
}
