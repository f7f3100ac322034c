//! Items of containers. Those of exact lists, tuples, dicts and texts are read and written in place; the rest
//! is CPython's business.

use pyo3::ffi::{self, PyObject};

use crate::capi::_PyErr_SetKeyError;
use crate::objects::Owned;
use crate::ops::with;
use crate::scratch::store;
use crate::table::{DynRepr, tag};
use crate::values::{ERROR, from_borrowed, from_object, to_object};

pub unsafe extern "C" fn get_item(object: DynRepr, key: DynRepr) -> DynRepr {
    if object.tag == tag::OBJECT {
        let container = object.payload as *mut PyObject;
        let class = ffi::Py_TYPE(container);
        if class == &raw mut ffi::PyDict_Type {
            return item_of_dict(container, key);
        }
        if key.tag == tag::INT {
            let index = key.payload as i64 as isize;
            if let Some(item) = indexed(container, class, index) {
                return from_borrowed(item);
            }
            if let Some(item) = character(container, class, index) {
                return from_object(item);
            }
        }
    }
    with!(ERROR, [object = object, key = key] from_object(ffi::PyObject_GetItem(object.get(), key.get())))
}

/// An exact dict's, which has no `__missing__`.
#[inline]
unsafe fn item_of_dict(dict: *mut PyObject, key: DynRepr) -> DynRepr {
    with!(ERROR, [key = key] {
        let item = ffi::PyDict_GetItemWithError(dict, key.get());
        if !item.is_null() {
            return from_borrowed(item);
        }
        if !ffi::PyErr_Occurred().is_null() {
            return ERROR;
        }
        _PyErr_SetKeyError(key.get());
        ERROR
    })
}

/// What stands at an index that a str, bytes or bytearray has; they make a new object of it, or have one.
#[inline]
unsafe fn character(
    sequence: *mut PyObject,
    class: *mut ffi::PyTypeObject,
    index: isize,
) -> Option<*mut PyObject> {
    let length = if class == &raw mut ffi::PyUnicode_Type {
        ffi::PyUnicode_GET_LENGTH(sequence)
    } else if class == &raw mut ffi::PyBytes_Type || class == &raw mut ffi::PyByteArray_Type {
        ffi::Py_SIZE(sequence)
    } else {
        return None;
    };
    let take = (*(*class).tp_as_sequence).sq_item?;
    (0..length).contains(&index).then(|| take(sequence, index))
}

pub unsafe extern "C" fn set_item(object: DynRepr, key: DynRepr, value: DynRepr) -> i32 {
    if object.tag == tag::OBJECT {
        let container = object.payload as *mut PyObject;
        let class = ffi::Py_TYPE(container);
        if class == &raw mut ffi::PyList_Type
            && key.tag == tag::INT
            && let Some(place) = place_in_list(container, key.payload as i64 as isize)
        {
            return if store(place, value) { 0 } else { -1 };
        }
    }
    with!(-1, [object = object, key = key] {
        // It is to be kept: not an object for the length of a call.
        let Some(value) = Owned::new(to_object(value)) else { return -1 };
        if ffi::Py_TYPE(object.get()) == &raw mut ffi::PyDict_Type {
            return ffi::PyDict_SetItem(object.get(), key.get(), value.get());
        }
        ffi::PyObject_SetItem(object.get(), key.get(), value.get())
    })
}

#[inline]
unsafe fn place_in_list(list: *mut PyObject, index: isize) -> Option<*mut *mut PyObject> {
    let length = ffi::Py_SIZE(list);
    let index = if index < 0 { index + length } else { index };
    (0..length).contains(&index).then(|| (*list.cast::<ffi::PyListObject>()).ob_item.offset(index))
}

pub unsafe extern "C" fn del_item(object: DynRepr, key: DynRepr) -> i32 {
    with!(-1, [object = object, key = key] ffi::PyObject_DelItem(object.get(), key.get()))
}

pub unsafe extern "C" fn contains(container: DynRepr, item: DynRepr) -> i32 {
    if container.tag == tag::OBJECT {
        let container = container.payload as *mut PyObject;
        if ffi::Py_TYPE(container) == &raw mut ffi::PyDict_Type {
            return with!(-1, [item = item] ffi::PyDict_Contains(container, item.get()));
        }
    }
    with!(-1, [container = container, item = item] ffi::PySequence_Contains(container.get(), item.get()))
}

/// The item of an exact list or tuple at an index that is not too large; borrowed.
#[inline]
pub unsafe fn item_of(sequence: *mut PyObject, index: isize) -> Option<*mut PyObject> {
    let class = ffi::Py_TYPE(sequence);
    if class == &raw mut ffi::PyList_Type {
        let list = sequence.cast::<ffi::PyListObject>();
        return (index < ffi::Py_SIZE(sequence)).then(|| *(*list).ob_item.offset(index));
    }
    if class == &raw mut ffi::PyTuple_Type {
        let items = (&raw const (*sequence.cast::<ffi::PyTupleObject>()).ob_item).cast::<*mut PyObject>();
        return (index < ffi::Py_SIZE(sequence)).then(|| *items.offset(index));
    }
    None
}

/// The item of an exact list or tuple at an index, which may count from behind; borrowed.
#[inline]
unsafe fn indexed(
    sequence: *mut PyObject,
    class: *mut ffi::PyTypeObject,
    index: isize,
) -> Option<*mut PyObject> {
    if index >= 0 {
        return item_of(sequence, index);
    }
    if class != &raw mut ffi::PyList_Type && class != &raw mut ffi::PyTuple_Type {
        return None;
    }
    let index = index + ffi::Py_SIZE(sequence);
    if index >= 0 { item_of(sequence, index) } else { None }
}
