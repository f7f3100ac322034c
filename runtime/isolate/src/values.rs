//! Values across the boundary: [`DynRepr`] to object and back, texts, numbers, displays.

use std::mem::MaybeUninit;

use pyo3::ffi::{self, PyObject};

use crate::objects::{Owned, count_down};
use crate::scratch::{Int, Operand, give_back, is_number, temporary};
use crate::table::{Bytes, DynRepr, TextRepr, display, kind, tag};

pub const ERROR: DynRepr = DynRepr { tag: tag::ERROR, payload: 0 };
pub const STOP: DynRepr = DynRepr { tag: tag::STOP, payload: 0 };
pub const NONE: DynRepr = DynRepr { tag: tag::NONE, payload: 0 };

/// A new reference to the object of a value; null when memory is out.
#[inline]
pub unsafe fn to_object(value: DynRepr) -> *mut PyObject {
    if value.tag == tag::OBJECT {
        return new_reference(value.payload as *mut PyObject);
    }
    object_of_inline(value)
}

#[inline(never)]
unsafe fn object_of_inline(value: DynRepr) -> *mut PyObject {
    match value.tag {
        tag::NONE => new_reference(ffi::Py_None()),
        tag::BOOL => new_reference(if value.payload != 0 { ffi::Py_True() } else { ffi::Py_False() }),
        tag::INT => ffi::PyLong_FromLongLong(value.payload as i64),
        _ => ffi::PyFloat_FromDouble(f64::from_bits(value.payload)),
    }
}

#[inline]
pub unsafe fn new_reference(object: *mut PyObject) -> *mut PyObject {
    ffi::Py_INCREF(object);
    object
}

/// The value of an object whose reference is given away; null (an exception is set) becomes `ERROR`.
#[inline]
pub unsafe fn from_object(object: *mut PyObject) -> DynRepr {
    if object.is_null() {
        return ERROR;
    }
    let value = look(object);
    if value.tag != tag::OBJECT {
        count_down(object);
    }
    value
}

/// The value of a borrowed object, owned.
#[inline(always)]
pub unsafe fn from_borrowed(object: *mut PyObject) -> DynRepr {
    let class = ffi::Py_TYPE(object);
    if class == &raw mut ffi::PyLong_Type {
        return match Int::of_one_digit(object) {
            Some(int) => DynRepr { tag: tag::INT, payload: int as u64 },
            None => counted(look_at_int(object)),
        };
    }
    if let Some(value) = inline_value(object, class) {
        return value;
    }
    ffi::Py_INCREF(object);
    DynRepr { tag: tag::OBJECT, payload: object as u64 }
}

#[inline(never)]
unsafe fn counted(value: DynRepr) -> DynRepr {
    if value.tag == tag::OBJECT {
        ffi::Py_INCREF(value.payload as *mut PyObject);
    }
    value
}

/// The value of a borrowed object, itself borrowed: nothing is counted.
#[inline(always)]
pub unsafe fn look(object: *mut PyObject) -> DynRepr {
    let class = ffi::Py_TYPE(object);
    if class == &raw mut ffi::PyLong_Type {
        return match Int::of_one_digit(object) {
            Some(int) => DynRepr { tag: tag::INT, payload: int as u64 },
            None => look_at_int(object),
        };
    }
    inline_value(object, class).unwrap_or(DynRepr { tag: tag::OBJECT, payload: object as u64 })
}

/// The value of a float, a bool or None.
#[inline(always)]
unsafe fn inline_value(object: *mut PyObject, class: *mut ffi::PyTypeObject) -> Option<DynRepr> {
    if class == &raw mut ffi::PyFloat_Type {
        let float = ffi::PyFloat_AS_DOUBLE(object);
        return (!float.is_nan()).then_some(DynRepr { tag: tag::FLOAT, payload: float.to_bits() });
    }
    if class == &raw mut ffi::PyBool_Type {
        return Some(DynRepr { tag: tag::BOOL, payload: u64::from(object == ffi::Py_True()) });
    }
    (object == ffi::Py_None()).then_some(NONE)
}

/// The value of an int: inline where it fits 64 bits.
#[inline(never)]
unsafe fn look_at_int(object: *mut PyObject) -> DynRepr {
    let value = |int: i64| DynRepr { tag: tag::INT, payload: int as u64 };
    if let Some(small) = Int::value(object) {
        return value(small);
    }
    let mut overflow = 0;
    let int = ffi::PyLong_AsLongLongAndOverflow(object, &mut overflow);
    if overflow == 0 { value(int) } else { DynRepr { tag: tag::OBJECT, payload: object as u64 } }
}

/// The object of an owned value, owned.
#[inline]
pub unsafe fn owned_object(value: DynRepr) -> *mut PyObject {
    if value.tag == tag::OBJECT { value.payload as *mut PyObject } else { to_object(value) }
}

/// The objects of some values, for the length of a call. They are filled in where they stay: moving them
/// takes longer.
pub struct Arguments<'a> {
    values: &'a [*const DynRepr],
    /// Whether there is something to give back.
    has_numbers: bool,
    /// How many stand before those of `values`.
    first: usize,
    inline: [MaybeUninit<*mut PyObject>; Arguments::INLINE],
    heap: Vec<*mut PyObject>,
}

impl<'a> Arguments<'a> {
    const INLINE: usize = 8;
    /// In front of the objects stands a place that a call may use (`PY_VECTORCALL_ARGUMENTS_OFFSET`).
    const FRONT: usize = 1;

    #[inline(always)]
    pub fn none() -> Arguments<'a> {
        Arguments {
            values: &[],
            has_numbers: false,
            first: 0,
            inline: [const { MaybeUninit::uninit() }; Self::INLINE],
            heap: Vec::new(),
        }
    }

    /// `first` (borrowed), when there is one, then `values`. `None` when memory is out.
    #[inline(always)]
    pub unsafe fn fill(&mut self, first: Option<*mut PyObject>, values: &'a [*const DynRepr]) -> Option<()> {
        let room = values.len() + 1 + Self::FRONT;
        if room > Self::INLINE {
            self.heap.reserve_exact(room);
        }
        let mut places = self.start().cast_mut();
        if let Some(first) = first {
            places.write(first);
            self.first = 1;
            places = places.add(1);
        }
        for (index, value) in values.iter().enumerate() {
            let object = temporary(**value);
            if object.is_null() {
                return None;
            }
            places.add(index).write(object);
            self.has_numbers |= is_number((**value).tag);
            self.values = &values[..=index];
        }
        Some(())
    }

    /// Where the objects are.
    #[inline(always)]
    pub fn start(&self) -> *const *mut PyObject {
        let places = if self.heap.capacity() == 0 { self.inline.as_ptr().cast() } else { self.heap.as_ptr() };
        // SAFETY: there is room for more.
        unsafe { places.add(Self::FRONT) }
    }

    pub fn objects(&self) -> &[*mut PyObject] {
        // SAFETY: `fill` has written so many.
        unsafe { std::slice::from_raw_parts(self.start(), self.first + self.values.len()) }
    }

    fn give_back(&self) {
        for (index, value) in self.values.iter().enumerate() {
            // SAFETY: made in `fill`.
            unsafe { give_back(*self.start().add(self.first + index), (**value).tag) };
        }
    }
}

impl Drop for Arguments<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.has_numbers {
            self.give_back();
        }
    }
}

/// Where values that stand side by side are.
pub fn apart(values: &[DynRepr]) -> Vec<*const DynRepr> {
    values.iter().map(std::ptr::from_ref).collect()
}

pub unsafe fn values<'a, T>(data: *const T, count: usize) -> &'a [T] {
    if count == 0 { &[] } else { std::slice::from_raw_parts(data, count) }
}

pub unsafe extern "C" fn release(object: u64) {
    ffi::Py_DECREF(object as *mut PyObject);
}

pub unsafe extern "C" fn kind_of(object: u64) -> u32 {
    let object = object as *mut PyObject;
    let class = ffi::Py_TYPE(object);
    // One after the other: a table would be filled in each time.
    macro_rules! exact {
        ($($class:ident: $kind:ident),+) => {
            $(if class == &raw mut ffi::$class {
                return kind::$kind;
            })+
        };
    }
    exact!(
        PyUnicode_Type: STR, PyLong_Type: INT, PyTuple_Type: TUPLE, PyList_Type: LIST, PyDict_Type: DICT,
        PyBytes_Type: BYTES, PyFloat_Type: FLOAT, PySet_Type: SET, PyFrozenSet_Type: FROZENSET,
        PyComplex_Type: COMPLEX, PyRange_Type: RANGE, PySlice_Type: SLICE
    );
    if object == ffi::Py_Ellipsis() {
        kind::ELLIPSIS
    } else if object == ffi::Py_NotImplemented() {
        kind::NOT_IMPLEMENTED
    } else if ffi::PyExceptionInstance_Check(object) != 0 {
        kind::EXCEPTION
    } else if ffi::PyExceptionClass_Check(object) != 0 {
        kind::EXCEPTION_CLASS
    } else {
        kind::OTHER
    }
}

pub unsafe extern "C" fn make_str(text: TextRepr) -> DynRepr {
    let kind = i32::from(text.width);
    from_object(ffi::PyUnicode_FromKindAndData(kind, text.data.cast(), text.length as isize))
}

/// Constants that could be names are interned: `all_name_chars` of CPython's `codeobject.c`.
pub unsafe extern "C" fn make_constant(text: TextRepr) -> DynRepr {
    let kind = i32::from(text.width);
    let mut object = ffi::PyUnicode_FromKindAndData(kind, text.data.cast(), text.length as isize);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    if !object.is_null()
        && text.ascii
        && std::slice::from_raw_parts(text.data, text.length).iter().all(is_name)
    {
        ffi::PyUnicode_InternInPlace(&mut object);
    }
    from_object(object)
}

pub unsafe extern "C" fn make_bytes(bytes: Bytes) -> DynRepr {
    from_object(ffi::PyBytes_FromStringAndSize(bytes.data.cast(), bytes.length as isize))
}

pub unsafe extern "C" fn make_int(bytes: Bytes) -> DynRepr {
    from_object(crate::capi::_PyLong_FromByteArray(bytes.data, bytes.length, 1, 1))
}

pub unsafe extern "C" fn make_float(float: f64) -> DynRepr {
    from_object(crate::nans::object(float))
}

pub unsafe extern "C" fn text(object: u64) -> TextRepr {
    let object = object as *mut PyObject;
    TextRepr {
        data: ffi::PyUnicode_DATA(object).cast(),
        length: ffi::PyUnicode_GET_LENGTH(object) as usize,
        width: ffi::PyUnicode_KIND(object) as u8,
        ascii: ffi::PyUnicode_IS_ASCII(object) != 0,
    }
}

pub unsafe extern "C" fn bytes(object: u64) -> Bytes {
    let object = object as *mut PyObject;
    Bytes { data: ffi::PyBytes_AsString(object).cast(), length: ffi::PyBytes_Size(object) as usize }
}

/// Asks `int.bit_length` and `int.to_bytes`: only ints beyond 64 bits come here.
pub unsafe extern "C" fn int_bytes(object: u64, out: *mut u8, room: usize) -> usize {
    let written = || -> Option<usize> {
        let int = Owned::borrowed(object as *mut PyObject)?;
        let bits = Owned::new(ffi::PyObject_CallMethod(int.get(), c"bit_length".as_ptr(), std::ptr::null()))?;
        let length = ffi::PyLong_AsSize_t(bits.get()) / 8 + 1;
        if room < length {
            return Some(length);
        }
        let to_bytes = Owned::new(ffi::PyObject_GetAttrString(int.get(), c"to_bytes".as_ptr()))?;
        let keywords = Owned::new(ffi::PyDict_New())?;
        ffi::PyDict_SetItemString(keywords.get(), c"signed".as_ptr(), ffi::Py_True());
        let count = Owned::new(ffi::PyLong_FromSize_t(length))?;
        let little = Owned::new(ffi::PyUnicode_FromString(c"little".as_ptr()))?;
        let arguments = Owned::new(ffi::PyTuple_Pack(2, count.get(), little.get()))?;
        let bytes = Owned::new(ffi::PyObject_Call(to_bytes.get(), arguments.get(), keywords.get()))?;
        std::ptr::copy_nonoverlapping(ffi::PyBytes_AsString(bytes.get()).cast(), out, length);
        Some(length)
    };
    written().expect("memory for an int")
}

pub unsafe extern "C" fn float(object: u64) -> f64 {
    crate::nans::float(object as *mut PyObject)
}

pub unsafe extern "C" fn complex(object: u64, out: *mut f64) {
    *out = ffi::PyComplex_RealAsDouble(object as *mut PyObject);
    *out.add(1) = ffi::PyComplex_ImagAsDouble(object as *mut PyObject);
}

pub unsafe extern "C" fn item_at(object: u64, index: usize) -> DynRepr {
    let object = object as *mut PyObject;
    let list = ffi::Py_TYPE(object) == &raw mut ffi::PyList_Type;
    let length = if list { ffi::PyList_GET_SIZE(object) } else { ffi::PyTuple_GET_SIZE(object) };
    if index >= length as usize {
        return STOP;
    }
    let index = index as isize;
    from_borrowed(if list {
        ffi::PyList_GET_ITEM(object, index)
    } else {
        ffi::PyTuple_GET_ITEM(object, index)
    })
}

/// Values of items of an exact tuple or list from `start` on, borrowed: as many as there are and `out` has
/// room for.
pub unsafe extern "C" fn look_items(object: u64, start: usize, out: *mut DynRepr, room: usize) -> usize {
    let object = object as *mut PyObject;
    let (items, length) = if ffi::Py_TYPE(object) == &raw mut ffi::PyList_Type {
        ((*object.cast::<ffi::PyListObject>()).ob_item.cast_const(), ffi::PyList_GET_SIZE(object))
    } else {
        (
            (&raw const (*object.cast::<ffi::PyTupleObject>()).ob_item).cast::<*mut PyObject>(),
            ffi::PyTuple_GET_SIZE(object),
        )
    };
    let count = room.min((length as usize).saturating_sub(start));
    for index in 0..count {
        out.add(index).write(look(*items.add(start + index)));
    }
    count
}

pub unsafe extern "C" fn make_display(what: u32, items: *const DynRepr, count: usize) -> DynRepr {
    from_object(build(what, values(items, count)).map_or(std::ptr::null_mut(), Owned::give))
}

unsafe fn build(what: u32, items: &[DynRepr]) -> Option<Owned> {
    let size = items.len() as isize;
    match what {
        display::LIST => {
            let list = Owned::new(ffi::PyList_New(size))?;
            for (index, item) in items.iter().enumerate() {
                ffi::PyList_SET_ITEM(list.get(), index as isize, Owned::new(to_object(*item))?.give());
            }
            Some(list)
        }
        display::TUPLE => {
            let tuple = Owned::new(ffi::PyTuple_New(size))?;
            for (index, item) in items.iter().enumerate() {
                ffi::PyTuple_SET_ITEM(tuple.get(), index as isize, Owned::new(to_object(*item))?.give());
            }
            Some(tuple)
        }
        display::SET | display::FROZENSET => {
            let frozen = what == display::FROZENSET;
            let empty = std::ptr::null_mut();
            let set = Owned::new(if frozen { ffi::PyFrozenSet_New(empty) } else { ffi::PySet_New(empty) })?;
            for item in items {
                let item = Owned::new(to_object(*item))?;
                if ffi::PySet_Add(set.get(), item.get()) < 0 {
                    return None;
                }
            }
            Some(set)
        }
        display::CONSTANT_SET => {
            let set = build(display::FROZENSET, items)?;
            Owned::new(ffi::PySet_New(set.get()))
        }
        display::DICT => {
            let dict = Owned::new(ffi::PyDict_New())?;
            for pair in items.chunks_exact(2) {
                let (key, value) = (Owned::new(to_object(pair[0]))?, Owned::new(to_object(pair[1]))?);
                if ffi::PyDict_SetItem(dict.get(), key.get(), value.get()) < 0 {
                    return None;
                }
            }
            Some(dict)
        }
        display::SLICE => {
            let [start, stop, step] = [items[0], items[1], items[2]].map(|item| Operand::new(item));
            Owned::new(ffi::PySlice_New(start?.get(), stop?.get(), step?.get()))
        }
        display::ELLIPSIS => Owned::borrowed(ffi::Py_Ellipsis()),
        display::NOT_IMPLEMENTED => Owned::borrowed(ffi::Py_NotImplemented()),
        _ => {
            let items = apart(items);
            let mut arguments = Arguments::none();
            arguments.fill(None, &items)?;
            let items = arguments.objects();
            match what {
                display::COMPLEX => {
                    let (real, imaginary) =
                        (ffi::PyFloat_AsDouble(items[0]), ffi::PyFloat_AsDouble(items[1]));
                    Owned::new(ffi::PyComplex_FromDoubles(real, imaginary))
                }
                display::CLASS => class(items[0]),
                _ => {
                    let class = (&raw mut ffi::PyRange_Type).cast::<PyObject>();
                    Owned::new(ffi::PyObject_Vectorcall(
                        class,
                        items.as_ptr(),
                        items.len(),
                        std::ptr::null_mut(),
                    ))
                }
            }
        }
    }
}

/// The builtin class of this name; four have none in the module `builtins`.
unsafe fn class(name: *mut PyObject) -> Option<Owned> {
    let of = |object: *mut PyObject| Owned::borrowed(ffi::Py_TYPE(object).cast());
    let named = ffi::PyDict_GetItemWithError(crate::start::pristine_builtins(), name);
    if !named.is_null() {
        return Owned::borrowed(named);
    }
    let is = |text: &std::ffi::CStr| ffi::PyUnicode_CompareWithASCIIString(name, text.as_ptr()) == 0;
    if is(c"NoneType") {
        of(ffi::Py_None())
    } else if is(c"ellipsis") {
        of(ffi::Py_Ellipsis())
    } else if is(c"method") {
        Owned::borrowed((&raw mut crate::capi::PyMethod_Type).cast())
    } else {
        of(ffi::Py_NotImplemented())
    }
}
