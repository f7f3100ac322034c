//! Calls: arguments side by side, as vectorcall takes them.

use pyo3::ffi::{self, PyObject};

use crate::capi::_PyType_Lookup;
use crate::lookup::{Callee, callee as method_callee, intern, interned};
use crate::objects::Owned;
use crate::ops::with;
use crate::table::{DynRepr, KeywordsRepr, NO_ATTRIBUTE, NameRepr, tag};
use crate::thread::inline_call_of;
use crate::values::{Arguments, ERROR, from_object, values};

pub unsafe extern "C" fn call(
    callee: DynRepr,
    arguments: *const *const DynRepr,
    count: usize,
    keywords: *mut KeywordsRepr,
    remaining: *mut i32,
) -> DynRepr {
    with!(ERROR, [callee = callee] {
        let mut objects = Arguments::none();
        let Some(()) = objects.fill(None, values(arguments, count)) else { return ERROR };
        let Some((names, positional)) = names(keywords, count) else { return ERROR };
        let _inline = inline_call_of(remaining);
        from_object(vectorcall(callee.get(), objects.start(), positional, names))
    })
}

pub unsafe extern "C" fn call_method(
    object: DynRepr,
    name: *mut NameRepr,
    arguments: *const *const DynRepr,
    count: usize,
    keywords: *mut KeywordsRepr,
    remaining: *mut i32,
) -> DynRepr {
    with!(ERROR, [object = object] {
        let object = object.get();
        let mut objects = Arguments::none();
        let Some(()) = objects.fill(Some(object), values(arguments, count)) else { return ERROR };
        let Some((names, positional)) = names(keywords, count) else { return ERROR };
        let _inline = inline_call_of(remaining);
        let start = objects.start();
        let result = match method_callee(object, name) {
            // The call may run code that takes it from the class or the module.
            Callee::Method(method) => {
                let Some(method) = Owned::borrowed(method) else { return ERROR };
                vectorcall(method.get(), start, positional + 1, names)
            }
            Callee::Function(function) => {
                let Some(function) = Owned::borrowed(function) else { return ERROR };
                vectorcall(function.get(), start.add(1), positional, names)
            }
            Callee::Generic => return generic_method(object, interned(name), start, positional, names),
        };
        from_object(result)
    })
}

/// In front of the arguments is a place that the callee may use.
#[inline]
unsafe fn vectorcall(
    callee: *mut PyObject,
    arguments: *const *mut PyObject,
    positional: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    ffi::PyObject_Vectorcall(callee, arguments, positional | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET, names)
}

/// `arguments` begin with the object.
unsafe fn generic_method(
    object: *mut PyObject,
    name: *mut PyObject,
    arguments: *const *mut PyObject,
    positional: usize,
    names: *mut PyObject,
) -> DynRepr {
    let generic = ffi::PyObject_GenericGetAttr as *const () as usize;
    let class = ffi::Py_TYPE(object);
    let plain = (*class).tp_getattro.is_some_and(|look_up| look_up as *const () as usize == generic);
    if !plain || runs_when_looked_up(_PyType_Lookup(class, name)) {
        // The look-up may run code of its own, which may raise anything.
        let Some(method) = Owned::new(ffi::PyObject_GetAttr(object, name)) else { return NO_SUCH };
        return from_object(vectorcall(method.get(), arguments.add(1), positional, names));
    }
    let count = (positional + 1) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
    let result = ffi::PyObject_VectorcallMethod(name, arguments, count, names);
    if result.is_null() && crate::errors::is_missing(object, name) {
        return NO_SUCH;
    }
    from_object(result)
}

/// Is it a property, or another descriptor that is not simply a method? (Null: the class has nothing of the
/// name.)
unsafe fn runs_when_looked_up(found: *mut PyObject) -> bool {
    if found.is_null() {
        return false;
    }
    let class = ffi::Py_TYPE(found);
    (*class).tp_descr_get.is_some() && ffi::PyType_HasFeature(class, ffi::Py_TPFLAGS_METHOD_DESCRIPTOR) == 0
}

const NO_SUCH: DynRepr = DynRepr { tag: tag::ERROR, payload: NO_ATTRIBUTE };

/// The tuple of keyword names, or null; and how many arguments are positional. `None` when memory is out.
#[inline]
unsafe fn names(keywords: *mut KeywordsRepr, count: usize) -> Option<(*mut PyObject, usize)> {
    if keywords.is_null() {
        return Some((std::ptr::null_mut(), count));
    }
    if (*keywords).tuple == 0 {
        make_names(&mut *keywords)?;
    }
    Some(((*keywords).tuple as *mut PyObject, count - (*keywords).count))
}

/// It lives for ever.
#[cold]
unsafe fn make_names(keywords: &mut KeywordsRepr) -> Option<()> {
    let tuple = Owned::new(ffi::PyTuple_New(keywords.count as isize))?;
    for index in 0..keywords.count {
        let name = intern(*keywords.names.add(index));
        ffi::PyTuple_SET_ITEM(tuple.get(), index as isize, name);
    }
    keywords.tuple = tuple.give() as u64;
    Some(())
}
