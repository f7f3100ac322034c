//! Calls: arguments side by side, as vectorcall takes them.

use std::ffi::c_int;

use pyo3::ffi::{self, PyObject};

use crate::capi::_PyType_Lookup;
use crate::lookup::{Callee, callee as method_callee, intern, interned};
use crate::objects::Owned;
use crate::ops::with;
use crate::scratch::Operand;
use crate::table::{DynRepr, KeywordsRepr, NO_ATTRIBUTE, NameRepr, tag};
use crate::thread::{enter_c, inline_call_of};
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
        let (object, arguments) = (object.get(), values(arguments, count));
        let callee = method_callee(object, name);
        if let Callee::Builtin(method) = callee
            && keywords.is_null()
            && let Some(result) = builtin(method, object, arguments, remaining)
        {
            return result;
        }
        let mut objects = Arguments::none();
        let Some(()) = objects.fill(Some(object), arguments) else { return ERROR };
        let Some((names, positional)) = names(keywords, count) else { return ERROR };
        let _inline = inline_call_of(remaining);
        let start = objects.start();
        let result = match callee {
            // The call may run code that takes it from the class or the module.
            Callee::Method(method) => {
                let Some(method) = Owned::borrowed(method) else { return ERROR };
                vectorcall(method.get(), start, positional + 1, names)
            }
            Callee::Function(function) => {
                let Some(function) = Owned::borrowed(function) else { return ERROR };
                vectorcall(function.get(), start.add(1), positional, names)
            }
            Callee::Builtin(method) => vectorcall(method.cast(), start, positional + 1, names),
            Callee::Generic => return generic_method(object, interned(name), start, positional, names),
        };
        from_object(result)
    })
}

/// The C function behind a method of a builtin class, as the interpreter's CALL_METHOD_DESCRIPTOR_… call it.
/// `None`: the arguments are not as many as it takes, or it is of another kind.
#[inline]
unsafe fn builtin(
    method: *mut ffi::PyMethodDescrObject,
    object: *mut PyObject,
    arguments: &[*const DynRepr],
    remaining: *mut i32,
) -> Option<DynRepr> {
    const NONE: c_int = ffi::METH_NOARGS;
    const ONE: c_int = ffi::METH_O;
    const FAST: c_int = ffi::METH_FASTCALL;
    const NAMED: c_int = ffi::METH_FASTCALL | ffi::METH_KEYWORDS;
    let definition = (*method).d_method;
    let function = (*definition).ml_meth;
    let _deeper = enter_c(remaining)?;
    let mut objects = Arguments::none();
    let result = match ((*definition).ml_flags & kinds(), arguments) {
        (NONE, []) => (function.PyCFunction)(object, std::ptr::null_mut()),
        (ONE, [argument]) => {
            let argument = Operand::new(**argument)?;
            (function.PyCFunction)(object, argument.get())
        }
        (FAST, _) => {
            objects.fill(None, arguments)?;
            (function.PyCFunctionFast)(object, objects.start().cast_mut(), arguments.len() as isize)
        }
        (NAMED, _) => {
            objects.fill(None, arguments)?;
            let (start, no_names) = (objects.start(), std::ptr::null_mut());
            (function.PyCFunctionFastWithKeywords)(object, start, arguments.len() as isize, no_names)
        }
        _ => return None,
    };
    Some(from_object(checked(method.cast(), result)))
}

/// The flags that say how a C function is called.
const fn kinds() -> c_int {
    ffi::METH_VARARGS
        | ffi::METH_KEYWORDS
        | ffi::METH_NOARGS
        | ffi::METH_O
        | ffi::METH_FASTCALL
        | ffi::METH_METHOD
}

/// In front of the arguments is a place that the callee may use.
#[inline]
unsafe fn vectorcall(
    callee: *mut PyObject,
    arguments: *const *mut PyObject,
    positional: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let (class, flagged) = (ffi::Py_TYPE(callee), positional | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET);
    if (*class).tp_flags & ffi::Py_TPFLAGS_HAVE_VECTORCALL != 0 {
        let place = callee.cast::<u8>().offset((*class).tp_vectorcall_offset);
        if let Some(function) = *place.cast::<Option<ffi::vectorcallfunc>>() {
            return checked(callee, function(callee, arguments, flagged, names));
        }
    }
    ffi::PyObject_Vectorcall(callee, arguments, flagged, names)
}

/// Calls with one argument, in front of which is a place that the callee may use.
pub unsafe fn call_one(callee: *mut PyObject, argument: *mut PyObject) -> *mut PyObject {
    let objects = [std::ptr::null_mut(), argument];
    vectorcall(callee, objects.as_ptr().add(1), 1, std::ptr::null_mut())
}

/// `_Py_CheckFunctionResult`, of a result that is missing.
#[inline]
unsafe fn checked(callee: *mut PyObject, result: *mut PyObject) -> *mut PyObject {
    if result.is_null() && ffi::PyErr_Occurred().is_null() {
        let text = c"%R returned NULL without setting an exception";
        ffi::PyErr_Format(ffi::PyExc_SystemError, text.as_ptr(), callee);
    }
    result
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
