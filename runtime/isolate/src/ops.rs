//! Operations on values: operators, comparison, subscripts, iteration. Thin: CPython does everything but read
//! and write items of exact lists and tuples.

use std::ffi::{CStr, CString};
use std::sync::atomic::{AtomicU32, Ordering};

use pyo3::ffi::{self, PyObject};

use crate::capi::_PyType_Lookup;
use crate::items::{item_of, items_of};
use crate::objects::{Kept, Owned};
use crate::table::{Bytes, DynRepr, operator, tag, unary};
use crate::thread::inline_call_of;
use crate::values::{ERROR, STOP, from_borrowed, from_object};

/// Calls a C function with the objects of one to three values.
macro_rules! with {
    ($failed:expr, [$($object:ident = $value:expr),+] $body:expr) => {{
        $(let Some($object) = $crate::scratch::Operand::new($value) else { return $failed };)+
        $(let $object = &$object;)+
        $body
    }};
}
pub(crate) use with;

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
            unary::UNPACK => iterator_to_unpack(object).map_or(std::ptr::null_mut(), Owned::give),
            unary::STARRED => starred(object).map_or(std::ptr::null_mut(), Owned::give),
            unary::ENTER => special(object, c"__enter__", "").map_or(std::ptr::null_mut(), Owned::give),
            unary::EXIT => special(object, c"__exit__", " (missed __exit__ method)")
                .map_or(std::ptr::null_mut(), Owned::give),
            _ => ffi::PyNumber_Index(object),
        })
    })
}

/// Now and then, in what native loops call: other threads and signal handlers get their turn, as they do
/// between bytecodes.
#[inline(always)]
pub unsafe fn turn() -> bool {
    !is_due() || safepoint() == 0
}

/// Is it time for a [`safepoint`]? It comes before anything is looked up: it may run code.
#[inline(always)]
pub unsafe fn is_due() -> bool {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let calls = CALLS.load(Ordering::Relaxed).wrapping_add(1);
    CALLS.store(calls, Ordering::Relaxed);
    calls.is_multiple_of(1024)
}

pub unsafe extern "C" fn compare(what: i32, left: DynRepr, right: DynRepr) -> DynRepr {
    if is_str(left) && is_str(right) {
        let (left, right) = (left.payload as *mut PyObject, right.payload as *mut PyObject);
        return from_object(ffi::PyUnicode_RichCompare(left, right, what));
    }
    with!(ERROR, [left = left, right = right] {
        from_object(ffi::PyObject_RichCompare(left.get(), right.get(), what))
    })
}

/// An exact one.
#[inline]
unsafe fn is_str(value: DynRepr) -> bool {
    value.tag == tag::OBJECT && ffi::Py_TYPE(value.payload as *mut PyObject) == &raw mut ffi::PyUnicode_Type
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
        let is_index = ffi::PyIndex_Check(value.get()) != 0;
        if is_index { from_object(ffi::PyNumber_Index(value.get())) } else { STOP }
    })
}

/// Identity of objects; inline values are identical when equal bit by bit, which CPython guarantees only for
/// small ones.
pub unsafe extern "C" fn is(left: DynRepr, right: DynRepr) -> bool {
    left.tag == right.tag && left.payload == right.payload
}

pub unsafe extern "C" fn format(value: DynRepr, specification: DynRepr) -> DynRepr {
    with!(ERROR, [value = value, specification = specification] {
        from_object(ffi::PyObject_Format(value.get(), specification.get()))
    })
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

pub unsafe extern "C" fn next(iterator: DynRepr, remaining: *mut i32) -> DynRepr {
    if let Some(item) = next_item(iterator) {
        return item;
    }
    let item = advance(iterator, remaining);
    if item.is_null() { at_end() } else { from_object(item) }
}

#[inline(never)]
unsafe fn at_end() -> DynRepr {
    if ffi::PyErr_Occurred().is_null() {
        return STOP;
    }
    if ffi::PyErr_ExceptionMatches(ffi::PyExc_StopIteration) == 0 {
        return ERROR;
    }
    ffi::PyErr_Clear();
    STOP
}

pub unsafe extern "C" fn next_or_raise(iterator: DynRepr, remaining: *mut i32) -> DynRepr {
    let item = advance(iterator, remaining);
    if item.is_null() && ffi::PyErr_Occurred().is_null() {
        ffi::PyErr_SetNone(ffi::PyExc_StopIteration);
    }
    from_object(item)
}

/// The iterator's own `next`; null without an exception, or with one, at the end.
#[inline(always)]
unsafe fn advance(iterator: DynRepr, remaining: *mut i32) -> *mut PyObject {
    if iterator.tag != tag::OBJECT {
        return with!(std::ptr::null_mut(), [iterator = iterator] not_an_iterator(iterator.get()));
    }
    let iterator = iterator.payload as *mut PyObject;
    let class = ffi::Py_TYPE(iterator);
    match (*class).tp_iternext {
        Some(advance) if class == &raw mut ffi::PyGen_Type => {
            let _inline = inline_call_of(remaining);
            advance(iterator)
        }
        Some(advance) => advance(iterator),
        None => not_an_iterator(iterator),
    }
}

#[cold]
unsafe fn not_an_iterator(object: *mut PyObject) -> *mut PyObject {
    let name = String::from_utf8_lossy(name_of_type(object).slice()).into_owned();
    fail::<()>(ffi::PyExc_TypeError, &format!("'{name}' object is not an iterator"));
    std::ptr::null_mut()
}

/// `PyListIterObject`, `PyTupleIterObject`.
#[repr(C)]
struct SequenceIterator {
    object: PyObject,
    index: isize,
    /// Null at the end.
    sequence: *mut PyObject,
}

/// The next item of an exact list or tuple.
#[inline]
unsafe fn next_item(iterator: DynRepr) -> Option<DynRepr> {
    let iterator = (iterator.tag == tag::OBJECT).then_some(iterator.payload as *mut PyObject)?;
    let class = ffi::Py_TYPE(iterator);
    if class != &raw mut ffi::PyListIter_Type && class != &raw mut ffi::PyTupleIter_Type {
        return None;
    }
    let iterator = iterator.cast::<SequenceIterator>();
    let item = item_of((*iterator).sequence.as_mut()?, (*iterator).index)?;
    (*iterator).index += 1;
    Some(from_borrowed(item))
}

/// As the interpreter's UNPACK_SEQUENCE: exact tuples and lists by index, everything else by iteration.
pub unsafe extern "C" fn unpack(value: DynRepr, count: usize, out: *mut DynRepr) -> i32 {
    if value.tag == tag::OBJECT {
        let object = value.payload as *mut PyObject;
        if let Some(items) = items_of(object)
            && ffi::Py_SIZE(object) as usize == count
        {
            for index in 0..count {
                out.add(index).write(from_borrowed(*items.add(index)));
            }
            return 0;
        }
    }
    unpack_any(value, count, out)
}

#[inline(never)]
unsafe fn unpack_any(value: DynRepr, count: usize, out: *mut DynRepr) -> i32 {
    with!(-1, [value = value] match iterate_to_unpack(value.get(), count) {
        Some(items) => {
            for (index, item) in items.into_iter().enumerate() {
                out.add(index).write(from_object(item.give()));
            }
            0
        }
        None => -1,
    })
}

unsafe fn iterate_to_unpack(value: *mut PyObject, count: usize) -> Option<Vec<Owned>> {
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

/// A method of the class, bound to the value: `_PyObject_LookupSpecial`, and what `with` says where there is
/// none.
unsafe fn special(value: *mut PyObject, name: &CStr, what: &str) -> Option<Owned> {
    let name = Owned::new(ffi::PyUnicode_InternFromString(name.as_ptr()))?;
    let class = ffi::Py_TYPE(value);
    let found = _PyType_Lookup(class, name.get());
    if found.is_null() {
        let class = String::from_utf8_lossy(name_of_type(value).slice()).into_owned();
        let text = format!("'{class}' object does not support the context manager protocol{what}");
        return fail(ffi::PyExc_TypeError, &text);
    }
    let found = Owned::borrowed(found)?;
    match (*ffi::Py_TYPE(found.get())).tp_descr_get {
        Some(bind) => Owned::new(bind(found.get(), value, class.cast())),
        None => Some(found),
    }
}

/// `[*value]`: a list is extended by it next.
unsafe fn starred(value: *mut PyObject) -> Option<Owned> {
    if (*ffi::Py_TYPE(value)).tp_iter.is_none() && ffi::PySequence_Check(value) == 0 {
        let name = String::from_utf8_lossy(name_of_type(value).slice()).into_owned();
        return fail(ffi::PyExc_TypeError, &format!("Value after * must be an iterable, not {name}"));
    }
    Owned::borrowed(value)
}

/// `iter(value)`, as the interpreter's UNPACK_SEQUENCE and UNPACK_EX take it.
unsafe fn iterator_to_unpack(value: *mut PyObject) -> Option<Owned> {
    let class = ffi::Py_TYPE(value);
    if (*class).tp_iter.is_none() && ffi::PySequence_Check(value) == 0 {
        let name = String::from_utf8_lossy(name_of_type(value).slice()).into_owned();
        return fail(ffi::PyExc_TypeError, &format!("cannot unpack non-iterable {name} object"));
    }
    Owned::new(ffi::PyObject_GetIter(value))
}

/// Sets an exception.
unsafe fn fail<T>(class: *mut PyObject, text: &str) -> Option<T> {
    let text = CString::new(text).unwrap_or_default();
    ffi::PyErr_SetString(class, text.as_ptr());
    None
}

/// `NameError: name 'x' is not defined`, with the name in its attribute (the printer's suggestions look
/// there).
pub unsafe fn fail_name(name: *mut PyObject) {
    let raised = || -> Option<()> {
        let text = Owned::new(ffi::PyUnicode_FromFormat(c"name '%.200U' is not defined".as_ptr(), name))?;
        let error = Owned::new(ffi::PyObject_CallOneArg(ffi::PyExc_NameError, text.get()))?;
        ffi::PyObject_SetAttrString(error.get(), c"name".as_ptr(), name);
        ffi::PyErr_SetObject(ffi::PyExc_NameError, error.get());
        Some(())
    };
    raised();
}

/// Borrowed `sys.stdout`; null when there is none.
unsafe fn stdout() -> *mut PyObject {
    let stdout = ffi::PySys_GetObject(c"stdout".as_ptr());
    if stdout == ffi::Py_None() { std::ptr::null_mut() } else { stdout }
}

static WRITE: Kept = Kept::new();

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
        if WRITE.get().is_null() {
            WRITE.set(Owned::new(ffi::PyUnicode_InternFromString(c"write".as_ptr()))?);
        }
        Owned::new(ffi::PyObject_CallMethodOneArg(stdout.get(), WRITE.get(), text.get()))
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
