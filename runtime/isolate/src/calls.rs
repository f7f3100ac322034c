//! Calls: arguments side by side, as vectorcall takes them.

use std::ffi::c_int;
use std::mem::MaybeUninit;

use pyo3::ffi::{self, PyObject};

use crate::capi::_PyType_Lookup;
use crate::lookup::{Callee, callee as method_callee, intern, interned, known_builtin, known_method};
use crate::objects::Owned;
use crate::ops::with;
use crate::scratch::{Operand, give_back, temporary, temporary_of_inline};
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
    if callee.tag == tag::OBJECT && keywords.is_null() {
        let callee = callee.payload as *mut PyObject;
        match count {
            0 => return few::<0, false>(callee, NOBODY, arguments, remaining),
            1 => return few::<1, false>(callee, NOBODY, arguments, remaining),
            2 => return few::<2, false>(callee, NOBODY, arguments, remaining),
            3 => return few::<3, false>(callee, NOBODY, arguments, remaining),
            4 => return few::<4, false>(callee, NOBODY, arguments, remaining),
            _ => {}
        }
    }
    call_any(callee, arguments, count, keywords, remaining)
}

#[inline(never)]
unsafe fn call_any(
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

const NOBODY: *mut PyObject = std::ptr::null_mut();

/// Calls with so many arguments, behind `first` for a method: what almost every call is. Whoever calls holds
/// `callee`, and everything else, meanwhile.
#[inline(never)]
unsafe fn few<const COUNT: usize, const METHOD: bool>(
    callee: *mut PyObject,
    first: *mut PyObject,
    arguments: *const *const DynRepr,
    remaining: *mut i32,
) -> DynRepr {
    // In front stands a place that the callee may use.
    let mut places = [const { MaybeUninit::<*mut PyObject>::uninit() }; 6];
    let start = places.as_mut_ptr().cast::<*mut PyObject>().add(1);
    let own = start.add(METHOD.into());
    if METHOD {
        start.write(first);
    }
    let mut has_inline = false;
    for index in 0..COUNT {
        let value = **arguments.add(index);
        let mut object = value.payload as *mut PyObject;
        if value.tag != tag::OBJECT {
            has_inline = true;
            object = temporary_of_inline(value);
            if object.is_null() {
                give_back_some(own, arguments, index);
                return ERROR;
            }
        }
        own.add(index).write(object);
    }
    let result = if COUNT == 1 && !METHOD && callee == (&raw mut ffi::PyUnicode_Type).cast() {
        // As CALL_NO_KW_STR_1 does it.
        ffi::PyObject_Str(*own)
    } else {
        let _inline = inline_call_of(remaining);
        vectorcall(callee, start, COUNT + usize::from(METHOD), std::ptr::null_mut())
    };
    // First the result, which may be one of them.
    let result = from_object(result);
    if has_inline {
        give_back_some(own, arguments, COUNT);
    }
    result
}

#[inline(never)]
unsafe fn give_back_some(objects: *mut *mut PyObject, values: *const *const DynRepr, count: usize) {
    for index in 0..count {
        give_back(*objects.add(index), (**values.add(index)).tag);
    }
}

pub unsafe extern "C" fn call_method(
    object: DynRepr,
    name: *mut NameRepr,
    arguments: *const *const DynRepr,
    count: usize,
    keywords: *mut KeywordsRepr,
    remaining: *mut i32,
) -> DynRepr {
    if object.tag == tag::OBJECT && keywords.is_null() && count <= 4 {
        let object = object.payload as *mut PyObject;
        let method = known_method(object, name);
        // The call may take it from the class; a frame has a reference of its own to its function.
        if !method.is_null() && ffi::Py_TYPE(method) == &raw mut ffi::PyFunction_Type {
            return match count {
                0 => few::<0, true>(method, object, arguments, remaining),
                1 => few::<1, true>(method, object, arguments, remaining),
                2 => few::<2, true>(method, object, arguments, remaining),
                3 => few::<3, true>(method, object, arguments, remaining),
                _ => few::<4, true>(method, object, arguments, remaining),
            };
        }
        if let Some(method) = known_builtin(object, name)
            && let Some(result) = builtin(method, object, arguments, count, remaining)
        {
            return result;
        }
    }
    call_any_method(object, name, arguments, count, keywords, remaining)
}

#[inline(never)]
unsafe fn call_any_method(
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
            && let Some(result) = builtin(method, object, arguments.as_ptr(), count, remaining)
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
#[inline(never)]
unsafe fn builtin(
    method: *mut ffi::PyMethodDescrObject,
    object: *mut PyObject,
    arguments: *const *const DynRepr,
    count: usize,
    remaining: *mut i32,
) -> Option<DynRepr> {
    const NONE: c_int = ffi::METH_NOARGS;
    const ONE: c_int = ffi::METH_O;
    const FAST: c_int = ffi::METH_FASTCALL;
    const NAMED: c_int = ffi::METH_FASTCALL | ffi::METH_KEYWORDS;
    const MOST: usize = 4;
    let definition = (*method).d_method;
    let function = (*definition).ml_meth;
    let flags = (*definition).ml_flags & kinds();
    match (flags, count) {
        (NONE, 0) => {
            let _deeper = enter_c(remaining)?;
            let result = (function.PyCFunction)(object, std::ptr::null_mut());
            return Some(from_object(checked(method.cast(), result)));
        }
        (ONE, 1) => {
            let _deeper = enter_c(remaining)?;
            let argument = Operand::new(**arguments)?;
            let result = (function.PyCFunction)(object, argument.get());
            return Some(from_object(checked(method.cast(), result)));
        }
        (FAST | NAMED, ..=MOST) => {}
        _ => return None,
    }
    let _deeper = enter_c(remaining)?;
    let mut objects = [const { MaybeUninit::<*mut PyObject>::uninit() }; MOST];
    let objects = objects.as_mut_ptr().cast::<*mut PyObject>();
    for index in 0..count {
        let object = temporary(**arguments.add(index));
        if object.is_null() {
            give_back_some(objects, arguments, index);
            return Some(ERROR);
        }
        objects.add(index).write(object);
    }
    let result = if flags == FAST {
        (function.PyCFunctionFast)(object, objects, count as isize)
    } else {
        (function.PyCFunctionFastWithKeywords)(object, objects, count as isize, std::ptr::null_mut())
    };
    let result = from_object(checked(method.cast(), result));
    give_back_some(objects, arguments, count);
    Some(result)
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

/// The same with two.
pub unsafe fn call_two(callee: *mut PyObject, first: *mut PyObject, second: *mut PyObject) -> *mut PyObject {
    let objects = [std::ptr::null_mut(), first, second];
    vectorcall(callee, objects.as_ptr().add(1), 2, std::ptr::null_mut())
}

/// `_Py_CheckFunctionResult`, of a result that is missing.
#[inline]
unsafe fn checked(callee: *mut PyObject, result: *mut PyObject) -> *mut PyObject {
    if result.is_null() { missing(callee) } else { result }
}

#[cold]
unsafe fn missing(callee: *mut PyObject) -> *mut PyObject {
    if ffi::PyErr_Occurred().is_null() {
        let text = c"%R returned NULL without setting an exception";
        ffi::PyErr_Format(ffi::PyExc_SystemError, text.as_ptr(), callee);
    }
    std::ptr::null_mut()
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
