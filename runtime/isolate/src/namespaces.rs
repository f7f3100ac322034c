//! What an object itself has under a name: its `__dict__`, or the values that stand in its place, read in
//! place.
//!
//! The layouts are CPython's own (`pycore_dict.h`, `pycore_object.h`), the same in 3.11 to 3.13 but where a
//! version is named; [`fits`] looks before anything relies on them. A name found at an index once is looked
//! for there first; the key that stands there says whether it still is there, so nothing has to be told of
//! changes.

use std::sync::atomic::{AtomicBool, Ordering};

use pyo3::ffi::{self, PyObject, PyTypeObject};

use crate::objects::Owned;

/// Keys of a dict; all the values of one class share one.
#[repr(C)]
struct Keys {
    references: isize,
    log2_size: u8,
    log2_index_bytes: u8,
    kind: u8,
    version: u32,
    usable: isize,
    entries: isize,
}

/// Keys of any type.
const GENERAL: u8 = 0;
/// An index where there is no entry: `DKIX_EMPTY`.
const EMPTY: i64 = -1;

#[repr(C)]
struct Entry {
    key: *mut PyObject,
    value: *mut PyObject,
}

#[repr(C)]
struct Dict {
    object: PyObject,
    used: isize,
    version: u64,
    keys: *const Keys,
    /// Where the values stand if not beside the keys.
    values: *const Values,
}

#[repr(C)]
struct Values {
    #[cfg(Py_3_13)]
    capacity: u8,
    #[cfg(Py_3_13)]
    size: u8,
    #[cfg(Py_3_13)]
    embedded: u8,
    #[cfg(Py_3_13)]
    valid: u8,
    values: [*mut PyObject; 1],
}

/// What is known of a name at one place of the program.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Hint {
    /// The index the name was found at.
    index: usize,
    /// The keys that had so many entries, and none of the name. Shared keys only grow.
    absent: (usize, usize),
}

impl Hint {
    /// Of a class: what was found holds as long as it has this version.
    #[inline]
    pub unsafe fn version(class: *mut PyObject) -> Hint {
        Hint { index: (*class.cast::<PyTypeObject>()).tp_version_tag as usize, absent: (0, 0) }
    }
}

/// Where a name stands in keys.
enum Found {
    At(usize),
    Nowhere,
    /// It takes more to say.
    Unknown,
}

/// The hash of a str that has been a key: it is kept in it.
#[inline]
unsafe fn hash_of(text: *mut PyObject) -> usize {
    (*text.cast::<ffi::PyASCIIObject>()).hash as usize
}

/// What an object has under a name.
pub enum Own {
    /// Borrowed.
    Value(*mut PyObject),
    Absent,
    /// It takes more to say.
    Unknown,
}

impl Keys {
    unsafe fn entry(keys: *const Keys, index: usize) -> *const Entry {
        let indices = keys.add(1).cast::<u8>();
        indices.add(1 << (*keys).log2_index_bytes).cast::<Entry>().add(index)
    }

    /// Does the name stand at this index?
    #[inline]
    unsafe fn has_at(keys: *const Keys, index: usize, name: *mut PyObject) -> bool {
        index < (*keys).entries as usize && (*Keys::entry(keys, index)).key == name
    }

    /// Where a name stands, of keys that are all str: `unicodekeys_lookup_unicode`, but that an equal key
    /// that is another object is left to CPython.
    #[inline]
    unsafe fn find(keys: *const Keys, name: *mut PyObject) -> Found {
        let hash = hash_of(name);
        let mask = (1usize << (*keys).log2_size) - 1;
        let (mut place, mut perturb) = (hash & mask, hash);
        for _ in 0..=mask {
            match Keys::index_at(keys, place) {
                EMPTY => return Found::Nowhere,
                index if index >= 0 => {
                    let key = (*Keys::entry(keys, index as usize)).key;
                    if key == name {
                        return Found::At(index as usize);
                    }
                    if key.is_null() || hash_of(key) == hash {
                        return Found::Unknown;
                    }
                }
                _ => {}
            }
            perturb >>= 5;
            place = (place.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1)) & mask;
        }
        Found::Unknown
    }

    /// `dictkeys_get_index`
    unsafe fn index_at(keys: *const Keys, place: usize) -> i64 {
        let indices = keys.add(1);
        match (*keys).log2_size {
            0..8 => (*indices.cast::<i8>().add(place)).into(),
            8..16 => (*indices.cast::<i16>().add(place)).into(),
            16..32 => (*indices.cast::<i32>().add(place)).into(),
            _ => *indices.cast::<i64>().add(place),
        }
    }

    /// Is no key equal to the name? (One that is not interned may be, and be another object.)
    unsafe fn lacks(keys: *const Keys, name: *mut PyObject) -> bool {
        (0..(*keys).entries as usize).all(|index| {
            let key = (*Keys::entry(keys, index)).key;
            !key.is_null() && ffi::PyUnicode_Compare(key, name) != 0
        })
    }
}

/// The value of an interned name in a dict.
#[inline]
pub unsafe fn in_dict(dict: *mut PyObject, name: *mut PyObject, hint: &mut Hint) -> Own {
    let keys = (*dict.cast::<Dict>()).keys;
    if (*keys).kind == GENERAL {
        return Own::Unknown;
    }
    if !Keys::has_at(keys, hint.index, name) {
        match Keys::find(keys, name) {
            Found::At(index) => hint.index = index,
            Found::Nowhere => return Own::Absent,
            Found::Unknown => return search(dict, name),
        }
    }
    let values = (*dict.cast::<Dict>()).values;
    let value = match values.is_null() {
        true => (*Keys::entry(keys, hint.index)).value,
        false => (&raw const (*values).values).cast::<*mut PyObject>().add(hint.index).read(),
    };
    if value.is_null() { Own::Absent } else { Own::Value(value) }
}

/// The same of a dict that does not share its keys, where the name stood before; null where it takes more.
#[inline(always)]
pub unsafe fn in_main(dict: *mut PyObject, name: *mut PyObject, hint: &Hint) -> *mut PyObject {
    let dict = dict.cast::<Dict>();
    if (*dict).values.is_null()
        && (*(*dict).keys).kind != GENERAL
        && Keys::has_at((*dict).keys, hint.index, name)
    {
        return (*Keys::entry((*dict).keys, hint.index)).value;
    }
    std::ptr::null_mut()
}

/// All keys are str, so that no code of the program runs.
#[cold]
unsafe fn search(dict: *mut PyObject, name: *mut PyObject) -> Own {
    let value = ffi::PyDict_GetItemWithError(dict, name);
    if value.is_null() {
        return if ffi::PyErr_Occurred().is_null() { Own::Absent } else { Own::Unknown };
    }
    Own::Value(value)
}

/// Where the attributes of an object are.
enum Home {
    /// Beside the shared keys of its class.
    Values(*mut *mut PyObject),
    Dict(*mut PyObject),
    /// It has none.
    Nowhere,
    Unknown,
}

#[inline]
unsafe fn home(object: *mut PyObject, class: *mut PyTypeObject) -> Home {
    if (*class).tp_flags & ffi::Py_TPFLAGS_MANAGED_DICT != 0 {
        return managed(object, class);
    }
    match (*class).tp_dictoffset {
        0 => Home::Nowhere,
        offset if offset > 0 => dict(*object.cast::<u8>().offset(offset).cast::<*mut PyObject>()),
        _ => Home::Unknown,
    }
}

/// Can instances of the class have attributes beside its slots?
pub unsafe fn has_own(class: *mut PyTypeObject) -> bool {
    (*class).tp_flags & ffi::Py_TPFLAGS_MANAGED_DICT != 0 || (*class).tp_dictoffset != 0
}

unsafe fn dict(dict: *mut PyObject) -> Home {
    if dict.is_null() { Home::Nowhere } else { Home::Dict(dict) }
}

/// `_PyObject_ValuesPointer`, `_PyObject_ManagedDictPointer`: in front of the object.
#[cfg(not(Py_3_12))]
#[inline]
unsafe fn managed(object: *mut PyObject, _class: *mut PyTypeObject) -> Home {
    let before = object.cast::<*mut PyObject>();
    let values: *mut *mut PyObject = (*before.sub(4)).cast();
    if values.is_null() { dict(*before.sub(3)) } else { Home::Values(values) }
}

/// `_PyObject_DictOrValuesPointer`: in front of the object; odd for values.
#[cfg(all(Py_3_12, not(Py_3_13)))]
#[inline]
unsafe fn managed(object: *mut PyObject, _class: *mut PyTypeObject) -> Home {
    let either = *object.cast::<*mut u8>().sub(3);
    if either.addr() & 1 == 1 { Home::Values(either.add(1).cast()) } else { dict(either.cast()) }
}

/// `_PyObject_InlineValues`: behind the object, as long as they are valid; else
/// `_PyObject_ManagedDictPointer`.
#[cfg(Py_3_13)]
#[inline]
unsafe fn managed(object: *mut PyObject, class: *mut PyTypeObject) -> Home {
    const INLINE_VALUES: std::ffi::c_ulong = 1 << 2;
    if (*class).tp_flags & INLINE_VALUES != 0 {
        let values = object.add(1).cast::<Values>();
        if (*values).valid != 0 {
            return Home::Values((&raw mut (*values).values).cast());
        }
    }
    dict(*object.cast::<*mut PyObject>().sub(3))
}

/// The keys of the values of a class's instances.
#[inline]
unsafe fn shared_keys(class: *mut PyTypeObject) -> *const Keys {
    if (*class).tp_flags & ffi::Py_TPFLAGS_HEAPTYPE == 0 {
        return std::ptr::null();
    }
    (*class.cast::<ffi::PyHeapTypeObject>()).ht_cached_keys.cast()
}

/// What an object, of this class, has under an interned name.
#[inline]
pub unsafe fn own(
    object: *mut PyObject,
    class: *mut PyTypeObject,
    name: *mut PyObject,
    hint: &mut Hint,
) -> Own {
    match home(object, class) {
        Home::Values(values) => {
            let keys = shared_keys(class);
            if keys.is_null() {
                return Own::Unknown;
            }
            if !Keys::has_at(keys, hint.index, name) {
                if hint.absent == (keys.addr(), (*keys).entries as usize) {
                    return Own::Absent;
                }
                if !find_shared(keys, name, hint) {
                    return if hint.absent.0 == 0 { Own::Unknown } else { Own::Absent };
                }
            }
            let value = *values.add(hint.index);
            if value.is_null() { Own::Absent } else { Own::Value(value) }
        }
        Home::Dict(dict) => in_dict(dict, name, hint),
        Home::Nowhere => Own::Absent,
        Home::Unknown => Own::Unknown,
    }
}

/// Does the name stand in the shared keys? The hint then says where, or else that it does not.
#[cold]
unsafe fn find_shared(keys: *const Keys, name: *mut PyObject, hint: &mut Hint) -> bool {
    if let Found::At(index) = Keys::find(keys, name) {
        hint.index = index;
        return true;
    }
    let lacks = Keys::lacks(keys, name);
    hint.absent = if lacks { (keys.addr(), (*keys).entries as usize) } else { (0, 0) };
    false
}

/// The index of a name in the shared keys, if it stands there and an object's values stand beside them. It
/// holds for all objects of the class as long as the class has its version: shared keys only grow.
#[inline]
pub unsafe fn shared_index(
    object: *mut PyObject,
    class: *mut PyTypeObject,
    name: *mut PyObject,
    hint: &Hint,
) -> bool {
    let keys = shared_keys(class);
    matches!(home(object, class), Home::Values(_)) && !keys.is_null() && Keys::has_at(keys, hint.index, name)
}

/// Where the values of an object stand whose class has some beside shared keys; null if this one's are in a
/// dict.
#[inline(always)]
unsafe fn values_of(object: *mut PyObject) -> *mut *mut PyObject {
    #[cfg(not(Py_3_12))]
    {
        (*object.cast::<*mut PyObject>().sub(4)).cast()
    }
    #[cfg(all(Py_3_12, not(Py_3_13)))]
    {
        let either = *object.cast::<*mut u8>().sub(3);
        if either.addr() & 1 == 1 { either.add(1).cast() } else { std::ptr::null_mut() }
    }
    #[cfg(Py_3_13)]
    {
        let values = object.add(1).cast::<Values>();
        if (*values).valid != 0 { (&raw mut (*values).values).cast() } else { std::ptr::null_mut() }
    }
}

/// The value at the index of [`shared_index`]; null where there is none, or it is in a dict.
#[inline(always)]
pub unsafe fn value_at(object: *mut PyObject, hint: &Hint) -> *mut PyObject {
    let values = values_of(object);
    if values.is_null() { std::ptr::null_mut() } else { *values.add(hint.index) }
}

/// Its place, as of [`own_place`].
#[inline(always)]
pub unsafe fn place_at(object: *mut PyObject, hint: &Hint) -> Option<*mut *mut PyObject> {
    let values = values_of(object);
    #[cfg(Py_3_13)]
    if !(*object.cast::<*mut PyObject>().sub(3)).is_null() {
        return None;
    }
    if values.is_null() {
        return None;
    }
    let place = values.add(hint.index);
    (!(*place).is_null()).then_some(place)
}

/// Does an object have its values beside shared keys that still lack the name?
#[inline(always)]
pub unsafe fn lacks_as_before(object: *mut PyObject, class: *mut PyTypeObject, hint: &Hint) -> bool {
    let keys: *const Keys = (*class.cast::<ffi::PyHeapTypeObject>()).ht_cached_keys.cast();
    !values_of(object).is_null() && hint.absent.0 == keys.addr() && hint.absent.1 == (*keys).entries as usize
}

/// Is that how it is for this object, and may be for others of its class?
pub unsafe fn lacks_in_shared(object: *mut PyObject, class: *mut PyTypeObject, hint: &Hint) -> bool {
    matches!(home(object, class), Home::Values(_))
        && !shared_keys(class).is_null()
        && lacks_as_before(object, class, hint)
}

/// The place of a value that an object of this class has under an interned name, if it may simply be given
/// another: nobody watches, and there is one already.
#[inline]
pub unsafe fn own_place(
    object: *mut PyObject,
    class: *mut PyTypeObject,
    name: *mut PyObject,
    hint: &mut Hint,
) -> Option<*mut *mut PyObject> {
    let Home::Values(values) = home(object, class) else { return None };
    // From 3.13 on a dict may show the same values.
    #[cfg(Py_3_13)]
    if !(*object.cast::<*mut PyObject>().sub(3)).is_null() {
        return None;
    }
    let keys = shared_keys(class);
    if keys.is_null() || !Keys::has_at(keys, hint.index, name) && !find_shared(keys, name, hint) {
        return None;
    }
    let place = values.add(hint.index);
    (!(*place).is_null()).then_some(place)
}

static FITS: AtomicBool = AtomicBool::new(false);

/// Are the layouts the ones compiled for? Asked once, of an object that every interpreter has; otherwise
/// every name is looked up by CPython.
pub unsafe fn check() {
    let fits = || {
        let module = Owned::new(ffi::PyImport_ImportModule(c"sys".as_ptr()))?;
        let object = Owned::new(ffi::PyObject_GetAttrString(module.get(), c"__spec__".as_ptr()))?;
        let name = Owned::new(ffi::PyUnicode_InternFromString(c"loader".as_ptr()))?;
        let value = Owned::new(ffi::PyObject_GetAttr(object.get(), name.get()))?;
        let class = ffi::Py_TYPE(object.get());
        let own = own(object.get(), class, name.get(), &mut Hint::default());
        let names = ffi::PyModule_GetDict(module.get());
        let spec = Owned::new(ffi::PyUnicode_InternFromString(c"__spec__".as_ptr()))?;
        let listed = in_dict(names, spec.get(), &mut Hint::default());
        let has = |own, wanted: &Owned| matches!(own, Own::Value(value) if value == wanted.get());
        Some(has(own, &value) && has(listed, &object))
    };
    FITS.store(fits().unwrap_or(false), Ordering::Relaxed);
    ffi::PyErr_Clear();
}

#[inline]
pub fn fits() -> bool {
    FITS.load(Ordering::Relaxed)
}
