//! Items of containers. Those of exact lists, tuples, dicts and texts are read and written in place; the rest
//! is CPython's business.

use std::cell::UnsafeCell;

use pyo3::ffi::{self, PyObject};

use crate::calls::call_two;
use crate::capi::{_PyErr_SetKeyError, _PyType_Lookup};
use crate::objects::{Kept, Owned};
use crate::ops::with;
use crate::scratch::store;
use crate::table::{DynRepr, tag};
use crate::values::{ERROR, from_borrowed, from_object, to_object};

pub unsafe extern "C" fn get_item(object: DynRepr, key: DynRepr) -> DynRepr {
    if object.tag == tag::OBJECT {
        let container = object.payload as *mut PyObject;
        let class = ffi::Py_TYPE(container);
        if key.tag == tag::INT
            && let Some(item) = indexed(container, class, key.payload as i64 as isize)
        {
            return from_borrowed(item);
        }
        if class == &raw mut ffi::PyDict_Type && key.tag == tag::OBJECT {
            return item_of_dict(container, key.payload as *mut PyObject);
        }
    }
    any_item(object, key)
}

#[inline(never)]
unsafe fn any_item(object: DynRepr, key: DynRepr) -> DynRepr {
    if object.tag == tag::OBJECT {
        let container = object.payload as *mut PyObject;
        let class = ffi::Py_TYPE(container);
        if class == &raw mut ffi::PyDict_Type {
            return with!(ERROR, [key = key] item_of_dict(container, key.get()));
        }
        if key.tag == tag::INT
            && let Some(item) = character(container, class, key.payload as i64 as isize)
        {
            return from_object(item);
        }
    }
    with!(ERROR, [object = object, key = key] {
        let (object, key) = (object.get(), key.get());
        let function = known_getitem(ffi::Py_TYPE(object));
        from_object(if function.is_null() {
            ffi::PyObject_GetItem(object, key)
        } else {
            call_two(function, object, key)
        })
    })
}

/// The `__getitem__` of a class in Python, where that is a plain function (BINARY_SUBSCR_GETITEM); else null.
/// Borrowed: it is called at once, and its frame has a reference of its own.
#[inline]
unsafe fn known_getitem(class: *mut ffi::PyTypeObject) -> *mut PyObject {
    let version = (*class).tp_version_tag;
    if version == 0 || (*class).tp_flags & ffi::Py_TPFLAGS_HEAPTYPE == 0 {
        return std::ptr::null_mut();
    }
    let known = &mut (&mut *KNOWN.0.get())[version as usize % KNOWN_CLASSES];
    if known.version != version {
        *known = Known { version, function: learn_getitem(class) };
    }
    known.function
}

/// What a class has, which holds as long as it has this version.
#[derive(Clone, Copy)]
struct Known {
    version: u32,
    function: *mut PyObject,
}

const KNOWN_CLASSES: usize = 64;

struct KnownClasses(UnsafeCell<[Known; KNOWN_CLASSES]>);

// SAFETY: only touched with the GIL held, and nothing runs meanwhile.
unsafe impl Sync for KnownClasses {}

static KNOWN: KnownClasses = KnownClasses(UnsafeCell::new(
    [const { Known { version: 0, function: std::ptr::null_mut() } }; KNOWN_CLASSES],
));

#[cold]
unsafe fn learn_getitem(class: *mut ffi::PyTypeObject) -> *mut PyObject {
    static NAME: Kept = Kept::new();
    if NAME.get().is_null() {
        match Owned::new(ffi::PyUnicode_InternFromString(c"__getitem__".as_ptr())) {
            Some(name) => NAME.set(name),
            None => {
                ffi::PyErr_Clear();
                return std::ptr::null_mut();
            }
        }
    }
    let found = _PyType_Lookup(class, NAME.get());
    let is_function = !found.is_null() && ffi::Py_TYPE(found) == &raw mut ffi::PyFunction_Type;
    if is_function { found } else { std::ptr::null_mut() }
}

/// An exact dict's, which has no `__missing__`.
#[inline(never)]
unsafe fn item_of_dict(dict: *mut PyObject, key: *mut PyObject) -> DynRepr {
    let item = ffi::PyDict_GetItemWithError(dict, key);
    if item.is_null() { no_item(key) } else { from_borrowed(item) }
}

#[cold]
unsafe fn no_item(key: *mut PyObject) -> DynRepr {
    if ffi::PyErr_Occurred().is_null() {
        _PyErr_SetKeyError(key);
    }
    ERROR
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
            return store(place, value);
        }
        if class == &raw mut ffi::PyDict_Type && key.tag == tag::OBJECT && value.tag == tag::OBJECT {
            return ffi::PyDict_SetItem(
                container,
                key.payload as *mut PyObject,
                value.payload as *mut PyObject,
            );
        }
    }
    set_any_item(object, key, value)
}

#[inline(never)]
unsafe fn set_any_item(object: DynRepr, key: DynRepr, value: DynRepr) -> i32 {
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
    with!(-1, [container = container, item = item] {
        let (container, item) = (container.get(), item.get());
        if ffi::Py_TYPE(container) == &raw mut ffi::PyDict_Type {
            return ffi::PyDict_Contains(container, item);
        }
        if ffi::Py_TYPE(container) == &raw mut ffi::PySet_Type {
            return ffi::PySet_Contains(container, item);
        }
        ffi::PySequence_Contains(container, item)
    })
}

/// Where the items of an exact list or tuple stand.
#[inline(always)]
pub unsafe fn items_of(sequence: *mut PyObject) -> Option<*const *mut PyObject> {
    let class = ffi::Py_TYPE(sequence);
    if class == &raw mut ffi::PyTuple_Type {
        return Some((&raw const (*sequence.cast::<ffi::PyTupleObject>()).ob_item).cast());
    }
    (class == &raw mut ffi::PyList_Type).then(|| (*sequence.cast::<ffi::PyListObject>()).ob_item.cast_const())
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
