//! Import statements inside native functions: what IMPORT_NAME and IMPORT_FROM do.

use std::ptr::null_mut;

use pyo3::ffi::{self, PyObject};

use crate::lookup::{interned, namespace};
use crate::objects::{Owned, call, item};
use crate::ops::{turn, with};
use crate::start;
use crate::table::{DynRepr, NameRepr};
use crate::values::{ERROR, from_object};

pub unsafe extern "C" fn import(
    module: *mut NameRepr,
    name: *mut NameRepr,
    dots: u32,
    names: *const *mut NameRepr,
    count: usize,
) -> DynRepr {
    if !turn() {
        return ERROR;
    }
    let names = if count == 0 { &[] } else { std::slice::from_raw_parts(names, count) };
    from_object(imported(module, name, dots, names).map_or(null_mut(), Owned::give))
}

/// Whatever the builtin `__import__` is by now does it.
unsafe fn imported(
    module: *mut NameRepr,
    name: *mut NameRepr,
    dots: u32,
    names: &[*mut NameRepr],
) -> Option<Owned> {
    let Some(import) = item(start::builtins_dict(), c"__import__") else {
        ffi::PyErr_SetString(ffi::PyExc_ImportError, c"__import__ not found".as_ptr());
        return None;
    };
    let asked = if names.is_empty() { Owned::borrowed(ffi::Py_None())? } else { tuple(names)? };
    let level = Owned::new(ffi::PyLong_FromUnsignedLong(dots.into()))?;
    let arguments = [interned(name), namespace(module), ffi::Py_None(), asked.get(), level.get()];
    Owned::new(ffi::PyObject_Vectorcall(import.get(), arguments.as_ptr(), arguments.len(), null_mut()))
}

unsafe fn tuple(names: &[*mut NameRepr]) -> Option<Owned> {
    let tuple = Owned::new(ffi::PyTuple_New(names.len() as isize))?;
    for (index, name) in names.iter().enumerate() {
        let name = Owned::borrowed(interned(*name))?;
        ffi::PyTuple_SetItem(tuple.get(), index as isize, name.give());
    }
    Some(tuple)
}

pub unsafe extern "C" fn import_from(module: DynRepr, name: *mut NameRepr) -> DynRepr {
    let name = interned(name);
    with!(ERROR, [module = module] from_object(member(module.get(), name).map_or(null_mut(), Owned::give)))
}

/// What the module has under the name. Where it is more than that (a module below it that is half done, a
/// module that makes its attributes, an error), it is the interpreter's loop that knows: it runs the
/// statement, in which `__import__` gives the module.
unsafe fn member(module: *mut PyObject, name: *mut PyObject) -> Option<Owned> {
    if ffi::PyModule_CheckExact(module) != 0 {
        let value = ffi::PyDict_GetItemWithError(ffi::PyModule_GetDict(module), name);
        if !value.is_null() {
            return Owned::borrowed(value);
        }
        ffi::PyErr_Clear();
    }
    let helper = start::private_namespace(
        c"def member(module, name):
    namespace = {'__builtins__': {'__import__': lambda *_: module}}
    try:
        exec(f'from _ import {name} as _', namespace)
        return True, namespace['_']
    except BaseException as error:
        inner = error.__traceback__.tb_next
        error.__traceback__ = inner and inner.tb_next
        return False, error
",
        c"<import>",
    )?;
    let found = call(&item(helper.get(), c"member")?, &[module, name])?;
    let (is_there, value) = (ffi::PyTuple_GetItem(found.get(), 0), ffi::PyTuple_GetItem(found.get(), 1));
    if is_there == ffi::Py_True() {
        return Owned::borrowed(value);
    }
    ffi::PyErr_SetObject(ffi::Py_TYPE(value).cast(), value);
    None
}
