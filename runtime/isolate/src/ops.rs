//! Operations on values: operators, comparison, subscripts, attributes, calls. Thin: CPython does everything.

use std::ffi::CString;
use std::sync::atomic::{AtomicU32, Ordering};

use pyo3::ffi::{self, PyObject};

use crate::objects::Owned;
use crate::start;
use crate::table::{Bytes, DynRepr, NO_ATTRIBUTE, operator, tag, unary};
use crate::thread::inline_call;
use crate::values::{Arguments, ERROR, STOP, from_borrowed, from_object, to_object, values};

/// Calls a C function with the objects of one to three values.
macro_rules! with {
    ($failed:expr, [$($object:ident = $value:expr),+] $body:expr) => {{
        $(let Some($object) = Owned::new(to_object($value)) else { return $failed };)+
        $(let $object = &$object;)+
        $body
    }};
}

pub unsafe extern "C" fn binary(what: u32, left: DynRepr, right: DynRepr) -> DynRepr {
    with!(ERROR, [left = left, right = right] from_object(apply(what, left.get(), right.get())))
}

unsafe fn apply(what: u32, a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    use operator::*;
    match what {
        ADD => ffi::PyNumber_Add(a, b),
        SUB => ffi::PyNumber_Subtract(a, b),
        MUL => ffi::PyNumber_Multiply(a, b),
        MATMUL => ffi::PyNumber_MatrixMultiply(a, b),
        TRUEDIV => ffi::PyNumber_TrueDivide(a, b),
        FLOORDIV => ffi::PyNumber_FloorDivide(a, b),
        MOD => ffi::PyNumber_Remainder(a, b),
        POW => ffi::PyNumber_Power(a, b, ffi::Py_None()),
        LSHIFT => ffi::PyNumber_Lshift(a, b),
        RSHIFT => ffi::PyNumber_Rshift(a, b),
        AND => ffi::PyNumber_And(a, b),
        OR => ffi::PyNumber_Or(a, b),
        XOR => ffi::PyNumber_Xor(a, b),
        DIVMOD => ffi::PyNumber_Divmod(a, b),
        _ => apply_in_place(what & !IN_PLACE, a, b),
    }
}

unsafe fn apply_in_place(what: u32, a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    use operator::*;
    match what {
        ADD => ffi::PyNumber_InPlaceAdd(a, b),
        SUB => ffi::PyNumber_InPlaceSubtract(a, b),
        MUL => ffi::PyNumber_InPlaceMultiply(a, b),
        MATMUL => ffi::PyNumber_InPlaceMatrixMultiply(a, b),
        TRUEDIV => ffi::PyNumber_InPlaceTrueDivide(a, b),
        FLOORDIV => ffi::PyNumber_InPlaceFloorDivide(a, b),
        MOD => ffi::PyNumber_InPlaceRemainder(a, b),
        POW => ffi::PyNumber_InPlacePower(a, b, ffi::Py_None()),
        LSHIFT => ffi::PyNumber_InPlaceLshift(a, b),
        RSHIFT => ffi::PyNumber_InPlaceRshift(a, b),
        AND => ffi::PyNumber_InPlaceAnd(a, b),
        OR => ffi::PyNumber_InPlaceOr(a, b),
        _ => ffi::PyNumber_InPlaceXor(a, b),
    }
}

pub unsafe extern "C" fn unary_operation(what: u32, value: DynRepr) -> DynRepr {
    with!(ERROR, [value = value] {
        let object = value.get();
        from_object(match what {
            unary::NEG => ffi::PyNumber_Negative(object),
            unary::POS => ffi::PyNumber_Positive(object),
            unary::INVERT => ffi::PyNumber_Invert(object),
            unary::ABS => ffi::PyNumber_Absolute(object),
            unary::REPR => ffi::PyObject_Repr(object),
            unary::STR => ffi::PyObject_Str(object),
            unary::ASCII => ffi::PyObject_ASCII(object),
            unary::ITER => ffi::PyObject_GetIter(object),
            unary::TYPE => ffi::PyObject_Type(object),
            unary::UNPACK => iterator_to_unpack(value).map_or(std::ptr::null_mut(), Owned::give),
            _ => ffi::PyNumber_Index(object),
        })
    })
}

/// Now and then, in what native loops call: other threads and signal handlers get their turn, as they do
/// between bytecodes.
#[inline]
unsafe fn turn() -> bool {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let calls = CALLS.load(Ordering::Relaxed).wrapping_add(1);
    CALLS.store(calls, Ordering::Relaxed);
    !calls.is_multiple_of(1024) || safepoint() == 0
}

pub unsafe extern "C" fn compare(what: i32, left: DynRepr, right: DynRepr) -> DynRepr {
    with!(ERROR, [left = left, right = right] from_object(ffi::PyObject_RichCompare(left.get(), right.get(), what)))
}

pub unsafe extern "C" fn compare_bool(what: i32, left: DynRepr, right: DynRepr) -> i32 {
    with!(-1, [left = left, right = right] ffi::PyObject_RichCompareBool(left.get(), right.get(), what))
}

pub unsafe extern "C" fn truth(value: DynRepr) -> i32 {
    with!(-1, [value = value] ffi::PyObject_IsTrue(value.get()))
}

pub unsafe extern "C" fn hash(value: DynRepr, out: *mut i64) -> i32 {
    with!(-1, [value = value] {
        *out = ffi::PyObject_Hash(value.get()) as i64;
        if *out == -1 { -1 } else { 0 }
    })
}

pub unsafe extern "C" fn length(value: DynRepr) -> i64 {
    with!(-1, [value = value] ffi::PyObject_Size(value.get()) as i64)
}

pub unsafe extern "C" fn length_hint(value: DynRepr) -> i64 {
    with!(-1, [value = value] ffi::PyObject_LengthHint(value.get(), 0) as i64)
}

pub unsafe extern "C" fn as_double(value: DynRepr, out: *mut f64) -> i32 {
    with!(-1, [value = value] {
        let exact = ffi::PyFloat_CheckExact(value.get()) != 0;
        *out = if exact { crate::nans::float(value.get()) } else { ffi::PyFloat_AsDouble(value.get()) };
        if *out == -1.0 && !ffi::PyErr_Occurred().is_null() { -1 } else { 0 }
    })
}

pub unsafe extern "C" fn index(value: DynRepr) -> DynRepr {
    with!(ERROR, [value = value] {
        if ffi::PyIndex_Check(value.get()) == 0 { STOP } else { from_object(ffi::PyNumber_Index(value.get())) }
    })
}

/// Identity of objects; inline values are identical when equal bit by bit, which CPython guarantees only for
/// small ones.
pub unsafe extern "C" fn is(left: DynRepr, right: DynRepr) -> bool {
    left.tag == right.tag && left.payload == right.payload
}

pub unsafe extern "C" fn format(value: DynRepr, specification: DynRepr) -> DynRepr {
    with!(ERROR, [value = value, specification = specification] from_object(ffi::PyObject_Format(value.get(), specification.get())))
}

pub unsafe extern "C" fn isinstance(value: DynRepr, class: DynRepr) -> i32 {
    with!(-1, [value = value, class = class] ffi::PyObject_IsInstance(value.get(), class.get()))
}

/// The text is kept for ever: types are few.
pub unsafe extern "C" fn type_name(value: DynRepr) -> Bytes {
    with!(Bytes::of(b"?"), [value = value] name_of_type(value.get()))
}

/// `type(object).__name__`.
pub unsafe fn name_of_type(object: *mut PyObject) -> Bytes {
    let name = || {
        let name =
            Owned::new(ffi::PyObject_GetAttrString(ffi::Py_TYPE(object).cast(), c"__name__".as_ptr()))?;
        let mut name = name.give();
        // An interned str that is never released keeps its UTF-8 form.
        ffi::PyUnicode_InternInPlace(&mut name);
        let mut length = 0;
        let data = ffi::PyUnicode_AsUTF8AndSize(name, &mut length);
        (!data.is_null()).then_some(Bytes { data: data.cast(), length: length as usize })
    };
    name().unwrap_or_else(|| {
        ffi::PyErr_Clear();
        Bytes::of(b"?")
    })
}

pub unsafe extern "C" fn get_item(object: DynRepr, key: DynRepr) -> DynRepr {
    with!(ERROR, [object = object, key = key] from_object(ffi::PyObject_GetItem(object.get(), key.get())))
}

pub unsafe extern "C" fn set_item(object: DynRepr, key: DynRepr, value: DynRepr) -> i32 {
    with!(-1, [object = object, key = key, value = value] ffi::PyObject_SetItem(object.get(), key.get(), value.get()))
}

pub unsafe extern "C" fn del_item(object: DynRepr, key: DynRepr) -> i32 {
    with!(-1, [object = object, key = key] ffi::PyObject_DelItem(object.get(), key.get()))
}

pub unsafe extern "C" fn contains(container: DynRepr, item: DynRepr) -> i32 {
    with!(-1, [container = container, item = item] ffi::PySequence_Contains(container.get(), item.get()))
}

pub unsafe extern "C" fn next(iterator: DynRepr) -> DynRepr {
    let item = advance(iterator);
    if item.is_null() {
        if ffi::PyErr_Occurred().is_null() {
            return STOP;
        }
        if ffi::PyErr_ExceptionMatches(ffi::PyExc_StopIteration) == 0 {
            return ERROR;
        }
        ffi::PyErr_Clear();
        return STOP;
    }
    from_object(item)
}

pub unsafe extern "C" fn next_or_raise(iterator: DynRepr) -> DynRepr {
    let item = advance(iterator);
    if item.is_null() && ffi::PyErr_Occurred().is_null() {
        ffi::PyErr_SetNone(ffi::PyExc_StopIteration);
    }
    from_object(item)
}

/// The iterator's own `next`; null without an exception, or with one, at the end.
unsafe fn advance(iterator: DynRepr) -> *mut PyObject {
    with!(std::ptr::null_mut(), [iterator = iterator] match (*ffi::Py_TYPE(iterator.get())).tp_iternext {
        Some(advance) => {
            let _inline = (ffi::Py_TYPE(iterator.get()) == &raw mut ffi::PyGen_Type).then(|| inline_call());
            advance(iterator.get())
        }
        None => {
            let name = String::from_utf8_lossy(name_of_type(iterator.get()).slice()).into_owned();
            fail::<()>(ffi::PyExc_TypeError, &format!("'{name}' object is not an iterator"));
            std::ptr::null_mut()
        }
    })
}

/// As the interpreter's UNPACK_SEQUENCE: exact tuples and lists by index, everything else by iteration.
pub unsafe extern "C" fn unpack(value: DynRepr, count: usize, out: *mut DynRepr) -> i32 {
    with!(-1, [value = value] match unpack_object(value, count) {
        Some(items) => {
            for (index, item) in items.into_iter().enumerate() {
                out.add(index).write(from_object(item.give()));
            }
            0
        }
        None => -1,
    })
}

unsafe fn unpack_object(value: &Owned, count: usize) -> Option<Vec<Owned>> {
    let class = ffi::Py_TYPE(value.get());
    let exact = class == &raw mut ffi::PyTuple_Type || class == &raw mut ffi::PyList_Type;
    if exact && ffi::PySequence_Size(value.get()) as usize == count {
        return (0..count)
            .map(|index| Owned::new(ffi::PySequence_GetItem(value.get(), index as isize)))
            .collect();
    }
    let iterator = iterator_to_unpack(value)?;
    let mut items = Vec::with_capacity(count);
    for index in 0..count {
        match Owned::new(ffi::PyIter_Next(iterator.get())) {
            Some(item) => items.push(item),
            None if !ffi::PyErr_Occurred().is_null() => return None,
            None => {
                let text = format!("not enough values to unpack (expected {count}, got {index})");
                return fail(ffi::PyExc_ValueError, &text);
            }
        }
    }
    match Owned::new(ffi::PyIter_Next(iterator.get())) {
        Some(_) => fail(ffi::PyExc_ValueError, &format!("too many values to unpack (expected {count})")),
        None if !ffi::PyErr_Occurred().is_null() => None,
        None => Some(items),
    }
}

/// `iter(value)`, as the interpreter's UNPACK_SEQUENCE and UNPACK_EX take it.
unsafe fn iterator_to_unpack(value: &Owned) -> Option<Owned> {
    let class = ffi::Py_TYPE(value.get());
    if (*class).tp_iter.is_none() && ffi::PySequence_Check(value.get()) == 0 {
        let name = String::from_utf8_lossy(name_of_type(value.get()).slice()).into_owned();
        return fail(ffi::PyExc_TypeError, &format!("cannot unpack non-iterable {name} object"));
    }
    Owned::new(ffi::PyObject_GetIter(value.get()))
}

/// Sets an exception.
unsafe fn fail<T>(class: *mut PyObject, text: &str) -> Option<T> {
    let text = CString::new(text).unwrap_or_default();
    ffi::PyErr_SetString(class, text.as_ptr());
    None
}

pub unsafe extern "C" fn intern(text: Bytes) -> u64 {
    let mut name = ffi::PyUnicode_FromStringAndSize(text.data.cast(), text.length as isize);
    assert!(!name.is_null(), "names are valid text");
    ffi::PyUnicode_InternInPlace(&mut name);
    name as u64
}

pub unsafe extern "C" fn get_attribute(object: DynRepr, name: u64) -> DynRepr {
    if !turn() {
        return ERROR;
    }
    with!(ERROR, [object = object] from_object(ffi::PyObject_GetAttr(object.get(), name as *mut PyObject)))
}

pub unsafe extern "C" fn set_attribute(object: DynRepr, name: u64, value: DynRepr) -> i32 {
    with!(-1, [object = object, value = value] ffi::PyObject_SetAttr(object.get(), name as *mut PyObject, value.get()))
}

pub unsafe extern "C" fn del_attribute(object: DynRepr, name: u64) -> i32 {
    with!(-1, [object = object] ffi::PyObject_SetAttr(object.get(), name as *mut PyObject, std::ptr::null_mut()))
}

/// The namespace of a module: of the main one, where none is named. Borrowed; null where there is none.
unsafe fn namespace(module: u64) -> *mut PyObject {
    match module {
        0 => start::main_dict(),
        name => start::module_dict(name as *mut PyObject),
    }
}

/// As LOAD_NAME in a module: the namespace, then the builtins.
pub unsafe extern "C" fn get_global(module: u64, name: u64) -> DynRepr {
    if !turn() {
        return ERROR;
    }
    let name = name as *mut PyObject;
    let globals = namespace(module);
    let mut found = std::ptr::null_mut();
    if !globals.is_null() {
        found = ffi::PyDict_GetItemWithError(globals, name);
    }
    if found.is_null() && ffi::PyErr_Occurred().is_null() {
        found = ffi::PyDict_GetItemWithError(start::builtins_dict(), name);
    }
    if found.is_null() {
        if ffi::PyErr_Occurred().is_null() {
            name_error(name);
        }
        return ERROR;
    }
    from_borrowed(found)
}

/// `NameError: name 'x' is not defined`, with the name in its attribute (the printer's suggestions look
/// there).
unsafe fn name_error(name: *mut PyObject) {
    let raised = || -> Option<()> {
        let text = Owned::new(ffi::PyUnicode_FromFormat(c"name '%.200U' is not defined".as_ptr(), name))?;
        let error = Owned::new(ffi::PyObject_CallOneArg(ffi::PyExc_NameError, text.get()))?;
        ffi::PyObject_SetAttrString(error.get(), c"name".as_ptr(), name);
        ffi::PyErr_SetObject(ffi::PyExc_NameError, error.get());
        Some(())
    };
    raised();
}

pub unsafe extern "C" fn set_global(module: u64, name: u64, value: DynRepr) -> i32 {
    with!(-1, [value = value] ffi::PyDict_SetItem(namespace(module), name as *mut PyObject, value.get()))
}

pub unsafe extern "C" fn is_global(name: u64, value: DynRepr) -> bool {
    let found = ffi::PyDict_GetItemWithError(start::main_dict(), name as *mut PyObject);
    !found.is_null() && value.tag == tag::OBJECT && value.payload == found as u64
}

pub unsafe extern "C" fn del_global(module: u64, name: u64) -> i32 {
    let name = name as *mut PyObject;
    let failed = ffi::PyDict_DelItem(namespace(module), name);
    if failed < 0 && ffi::PyErr_ExceptionMatches(ffi::PyExc_KeyError) != 0 {
        ffi::PyErr_Clear();
        name_error(name);
    }
    failed
}

pub unsafe extern "C" fn call(
    callee: DynRepr,
    arguments: *const DynRepr,
    count: usize,
    names: *const u64,
    name_count: usize,
) -> DynRepr {
    with!(ERROR, [callee = callee] {
        let Some(arguments) = Arguments::new(None, values(arguments, count)) else { return ERROR };
        let Some(names) = name_tuple(names, name_count) else { return ERROR };
        let objects = arguments.objects();
        let _inline = inline_call();
        let result = ffi::PyObject_Vectorcall(callee.get(), objects.as_ptr(), count - name_count, names.as_ref().map_or(std::ptr::null_mut(), Owned::get));
        from_object(result)
    })
}

pub unsafe extern "C" fn call_method(
    object: DynRepr,
    name: u64,
    arguments: *const DynRepr,
    count: usize,
    names: *const u64,
    name_count: usize,
) -> DynRepr {
    with!(ERROR, [object = object] {
        let Some(arguments) = Arguments::new(Some(object.get()), values(arguments, count)) else { return ERROR };
        let Some(names) = name_tuple(names, name_count) else { return ERROR };
        let objects = arguments.objects();
        let _inline = inline_call();
        let names = names.as_ref().map_or(std::ptr::null_mut(), Owned::get);
        let positional = count + 1 - name_count;
        let name = name as *mut PyObject;
        let generic = ffi::PyObject_GenericGetAttr as *const () as usize;
        let class = ffi::Py_TYPE(object.get());
        let plain = (*class).tp_getattro.is_some_and(|look_up| look_up as *const () as usize == generic);
        if !plain || runs_when_looked_up(crate::capi::_PyType_Lookup(class, name)) {
            // The look-up may run code of its own, which may raise anything.
            let Some(method) = Owned::new(ffi::PyObject_GetAttr(object.get(), name)) else { return NO_SUCH };
            return from_object(ffi::PyObject_Vectorcall(method.get(), objects.as_ptr().add(1), positional - 1, names));
        }
        let result = ffi::PyObject_VectorcallMethod(name, objects.as_ptr(), positional, names);
        if result.is_null() && crate::errors::is_missing(object.get(), name) {
            return NO_SUCH;
        }
        from_object(result)
    })
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

/// The outer `None` is failure, the inner one no keywords.
unsafe fn name_tuple(names: *const u64, count: usize) -> Option<Option<Owned>> {
    if count == 0 {
        return Some(None);
    }
    let tuple = Owned::new(ffi::PyTuple_New(count as isize))?;
    for index in 0..count {
        let name = Owned::borrowed(*names.add(index) as *mut PyObject)?;
        ffi::PyTuple_SET_ITEM(tuple.get(), index as isize, name.give());
    }
    Some(Some(tuple))
}

/// Borrowed `sys.stdout`; null when there is none.
unsafe fn stdout() -> *mut PyObject {
    let stdout = ffi::PySys_GetObject(c"stdout".as_ptr());
    if stdout == ffi::Py_None() { std::ptr::null_mut() } else { stdout }
}

pub unsafe extern "C" fn write(text: Bytes) -> i32 {
    let stdout = stdout();
    if stdout.is_null() {
        // As `print` without a stdout: nothing is written and nothing raised.
        return 0;
    }
    let (data, length) = (text.data.cast(), text.length as isize);
    let written = || -> Option<Owned> {
        let text = Owned::new(ffi::PyUnicode_DecodeUTF8(data, length, c"surrogatepass".as_ptr()))?;
        let stdout = Owned::borrowed(stdout)?;
        let method = Owned::new(ffi::PyObject_GetAttrString(stdout.get(), c"write".as_ptr()))?;
        Owned::new(ffi::PyObject_CallOneArg(method.get(), text.get()))
    };
    if written().is_some() { 0 } else { -1 }
}

pub unsafe extern "C" fn flush() -> i32 {
    let stdout = stdout();
    if stdout.is_null() {
        return 0;
    }
    match Owned::new(ffi::PyObject_CallMethod(stdout, c"flush".as_ptr(), std::ptr::null())) {
        Some(_) => 0,
        None => -1,
    }
}

pub unsafe extern "C" fn safepoint() -> i32 {
    let failed = ffi::PyErr_CheckSignals();
    let state = ffi::PyEval_SaveThread();
    ffi::PyEval_RestoreThread(state);
    failed
}
