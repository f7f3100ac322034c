//! Attributes and globals, with what was found at the same place of the program last time: as the
//! interpreter's specialised instructions (LOAD_ATTR_INSTANCE_VALUE, LOAD_ATTR_SLOT, LOAD_ATTR_MODULE,
//! LOAD_ATTR_METHOD_…, STORE_ATTR_…, LOAD_GLOBAL), and guarded like these by the version of the class:
//! whatever changes what a class or one of its bases has gives it another one. What is not plain is CPython's
//! business.

use std::ffi::c_int;

use pyo3::ffi::{self, PyObject, PyTypeObject};

use crate::calls::call_one;
use crate::capi::_PyType_Lookup;
use crate::namespaces::{self, Hint, Own, in_dict, own, own_place};
use crate::objects::{Kept, Owned};
use crate::ops::{fail_name, is_due, safepoint, with};
use crate::scratch::store;
use crate::start;
use crate::table::{DynRepr, NameRepr, tag};
use crate::values::{ERROR, from_borrowed, from_object, to_object};

/// [`NameRepr::found`].
#[repr(C)]
struct Found {
    /// `tp_version_tag` of the class this is about; 0: of none.
    version: u32,
    /// How often it was another class.
    misses: u16,
    how: How,
    /// What the class has under the name, borrowed (it lives as long as the version holds); or the offset of
    /// a slot. Of a class of its own that may yet become one of descriptors, which no version here tells.
    object: *mut PyObject,
    hint: Hint,
}

const _: () = assert!(size_of::<Found>() == 40);

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
enum How {
    /// CPython's way.
    Generic = 0,
    /// The instance's own; and where it has none, the class's `object` if that is a plain value; as long as
    /// that is no data descriptor.
    Instance,
    /// The instance's own, beside the shared keys of its class, at `hint`; what the class has stays no data
    /// descriptor.
    Beside,
    /// In a slot (`__slots__`), at the offset `object`.
    Slot,
    /// In the namespace of a module.
    Module,
    /// A function of the class, `object`, that binds; as long as the instance has nothing of the name.
    Method,
    /// The same, and the shared keys of the class lack the name (`hint`), or instances have no attributes.
    MethodOfMost,
    MethodOfAll,
    /// A method in C of the class, `object`, whose instances have nothing of their own.
    Builtin,
    /// What a property of the class, `object`, gives.
    Property,
    /// The instance is a class itself, whose version is `hint.index`, and `object` is what it has.
    Class,
}

unsafe fn found<'a>(name: *mut NameRepr) -> &'a mut Found {
    &mut *(&raw mut (*name).found).cast::<Found>()
}

/// The interned name.
#[inline]
pub unsafe fn interned(name: *mut NameRepr) -> *mut PyObject {
    if (*name).interned == 0 {
        (*name).interned = intern((*name).text) as u64;
    }
    (*name).interned as *mut PyObject
}

/// It lives for ever.
#[cold]
pub unsafe fn intern(text: crate::table::Bytes) -> *mut PyObject {
    let mut name = ffi::PyUnicode_FromStringAndSize(text.data.cast(), text.length as isize);
    assert!(!name.is_null(), "names are valid text");
    ffi::PyUnicode_InternInPlace(&mut name);
    name
}

impl Found {
    /// What was found holds for this object, of this class, or does now.
    #[inline]
    unsafe fn holds(
        &mut self,
        object: *mut PyObject,
        class: *mut PyTypeObject,
        name: *mut PyObject,
        learn: Learn,
    ) -> bool {
        self.is_of(class) && (self.how != How::Class || self.hint == Hint::version(object))
            || self.learn(object, class, name, learn)
    }

    #[inline]
    unsafe fn is_of(&self, class: *mut PyTypeObject) -> bool {
        self.version != 0 && self.version == (*class).tp_version_tag
    }

    /// Looks what the class has. A place that meets many classes stops asking.
    #[cold]
    unsafe fn learn(
        &mut self,
        object: *mut PyObject,
        class: *mut PyTypeObject,
        name: *mut PyObject,
        learn: Learn,
    ) -> bool {
        const OFTEN: u16 = 64;
        self.misses = self.misses.wrapping_add(1);
        if self.misses > OFTEN && !self.misses.is_multiple_of(OFTEN) || !namespaces::fits() {
            return false;
        }
        let in_class = _PyType_Lookup(class, name);
        let (mut how, mut found) = learn(class, in_class);
        let mut hint = Hint::default();
        if class == &raw mut ffi::PyType_Type {
            (how, found) = learn_of_class(object, name, in_class);
            hint = Hint::version(object);
        }
        *self = Found { version: (*class).tp_version_tag, misses: self.misses, how, object: found, hint };
        self.version != 0
    }
}

impl Found {
    /// What an instance has stands beside the shared keys of its class: so it will with the next one.
    #[inline]
    unsafe fn notice(&mut self, object: *mut PyObject, class: *mut PyTypeObject, name: *mut PyObject) {
        if self.how == How::Instance
            && (self.object.is_null() || is_settled(self.object))
            && namespaces::shared_index(object, class, name, &self.hint)
        {
            self.how = How::Beside;
        }
    }

    /// What the class has, if that is no descriptor now; else null.
    #[inline]
    unsafe fn plain(&self) -> *mut PyObject {
        if self.object.is_null() || (*ffi::Py_TYPE(self.object)).tp_descr_get.is_none() {
            return self.object;
        }
        std::ptr::null_mut()
    }

    /// What a class itself has, if that is now what its attribute gives; else null.
    #[inline]
    unsafe fn of_class(&self) -> *mut PyObject {
        if ffi::Py_TYPE(self.object) == &raw mut ffi::PyFunction_Type { self.object } else { self.plain() }
    }

    /// Has the class a data descriptor, which goes before the instance's own?
    #[inline]
    unsafe fn has_setter(&self) -> bool {
        !self.object.is_null() && (*ffi::Py_TYPE(self.object)).tp_descr_set.is_some()
    }
}

/// Is the class of this one that never changes?
unsafe fn is_settled(object: *mut PyObject) -> bool {
    let class = ffi::Py_TYPE(object);
    (*class).tp_flags & ffi::Py_TPFLAGS_IMMUTABLETYPE != 0
}

/// How to find what; given the class, and what the class has under the name (null: nothing).
type Learn = unsafe fn(*mut PyTypeObject, *mut PyObject) -> (How, *mut PyObject);

/// Do reads look where `object.__getattribute__` looks?
unsafe fn has_generic_reads(class: *mut PyTypeObject) -> bool {
    let generic = ffi::PyObject_GenericGetAttr as *const () as usize;
    (*class).tp_getattro.is_some_and(|look_up| look_up as *const () as usize == generic)
}

/// The same, with `__getattr__` for what is not there.
unsafe fn has_generic_finds(class: *mut PyTypeObject) -> bool {
    has_generic_reads(class)
        || (*class).tp_getattro.is_some()
            && getattribute(class) == getattribute(&raw mut ffi::PyBaseObject_Type)
}

/// What a class has under `__getattribute__`; null when memory is out.
unsafe fn getattribute(class: *mut PyTypeObject) -> *mut PyObject {
    static NAME: Kept = Kept::new();
    if NAME.get().is_null() {
        match Owned::new(ffi::PyUnicode_InternFromString(c"__getattribute__".as_ptr())) {
            Some(name) => NAME.set(name),
            None => {
                ffi::PyErr_Clear();
                return std::ptr::null_mut();
            }
        }
    }
    _PyType_Lookup(class, NAME.get())
}

/// `tp_version_tag`, which a class gets when something is looked up in it; 0 where there are no more of them.
pub unsafe fn version(class: *mut PyTypeObject) -> u32 {
    if (*class).tp_version_tag == 0 {
        getattribute(class);
    }
    (*class).tp_version_tag
}

/// What a class, of no metaclass, has under a name, as `type.__getattribute__` finds it (LOAD_ATTR_CLASS);
/// `type` itself has `in_type`.
unsafe fn learn_of_class(
    class: *mut PyObject,
    name: *mut PyObject,
    in_type: *mut PyObject,
) -> (How, *mut PyObject) {
    if in_type.is_null() {
        let found = _PyType_Lookup(class.cast(), name);
        if !found.is_null() && (*class.cast::<PyTypeObject>()).tp_version_tag != 0 {
            let of = ffi::Py_TYPE(found);
            if (*of).tp_descr_get.is_none() || of == &raw mut ffi::PyFunction_Type {
                return (How::Class, found);
            }
        }
    }
    (How::Generic, in_type)
}

unsafe fn learn_read(class: *mut PyTypeObject, object: *mut PyObject) -> (How, *mut PyObject) {
    if class == &raw mut ffi::PyModule_Type {
        return (if object.is_null() { How::Module } else { How::Generic }, object);
    }
    if !has_generic_finds(class) {
        return (How::Generic, object);
    }
    if !object.is_null() && ffi::Py_TYPE(object) == &raw mut ffi::PyProperty_Type && has_generic_reads(class)
    {
        return (How::Property, object);
    }
    if let Some(offset) = slot(class, object, ffi::Py_READONLY) {
        return (How::Slot, offset);
    }
    if !object.is_null() && (*ffi::Py_TYPE(object)).tp_descr_set.is_some() {
        return (How::Generic, object);
    }
    (How::Instance, object)
}

unsafe fn learn_write(class: *mut PyTypeObject, object: *mut PyObject) -> (How, *mut PyObject) {
    let generic = ffi::PyObject_GenericSetAttr as *const () as usize;
    if (*class).tp_setattro.is_none_or(|set| set as *const () as usize != generic) {
        return (How::Generic, object);
    }
    match slot(class, object, 0) {
        Some(offset) => (How::Slot, offset),
        None if !object.is_null() && (*ffi::Py_TYPE(object)).tp_descr_set.is_some() => (How::Generic, object),
        None => (How::Instance, object),
    }
}

unsafe fn learn_method(class: *mut PyTypeObject, object: *mut PyObject) -> (How, *mut PyObject) {
    if class == &raw mut ffi::PyModule_Type {
        return (if object.is_null() { How::Module } else { How::Generic }, object);
    }
    let binds = !object.is_null()
        && ffi::PyType_HasFeature(ffi::Py_TYPE(object), ffi::Py_TPFLAGS_METHOD_DESCRIPTOR) != 0;
    let how = match binds && has_generic_finds(class) {
        true if is_builtin(class, object) => How::Builtin,
        true if !namespaces::has_own(class) => How::MethodOfAll,
        true => How::Method,
        false => How::Generic,
    };
    (how, object)
}

/// Is it a method in C, of a class whose instances have no attributes of their own?
unsafe fn is_builtin(class: *mut PyTypeObject, object: *mut PyObject) -> bool {
    ffi::Py_TYPE(object) == &raw mut ffi::PyMethodDescr_Type
        && !namespaces::has_own(class)
        && ffi::PyType_IsSubtype(class, (*object.cast::<ffi::PyMethodDescrObject>()).d_common.d_type) != 0
}

/// The offset of a slot that `__slots__` made, or a class in C that says no more of it than what is allowed.
unsafe fn slot(class: *mut PyTypeObject, object: *mut PyObject, allowed: c_int) -> Option<*mut PyObject> {
    if object.is_null() || ffi::Py_TYPE(object) != &raw mut ffi::PyMemberDescr_Type {
        return None;
    }
    let descriptor = object.cast::<ffi::PyMemberDescrObject>();
    let member = (*descriptor).d_member;
    let is_slot = (*member).type_code == ffi::Py_T_OBJECT_EX
        && (*member).flags & !allowed == 0
        && ffi::PyType_IsSubtype(class, (*descriptor).d_common.d_type) != 0;
    is_slot.then_some((*member).offset as *mut PyObject)
}

unsafe fn place_of_slot(object: *mut PyObject, offset: *mut PyObject) -> *mut *mut PyObject {
    object.cast::<u8>().add(offset as usize).cast()
}

unsafe fn in_module(module: *mut PyObject, name: *mut PyObject, hint: &mut Hint) -> Own {
    let dict = ffi::PyModule_GetDict(module);
    if dict.is_null() { Own::Unknown } else { in_dict(dict, name, hint) }
}

pub unsafe extern "C" fn get_attribute(object: DynRepr, name: *mut NameRepr) -> DynRepr {
    let is_due = is_due();
    if object.tag == tag::OBJECT && !is_due {
        let (object, found) = (object.payload as *mut PyObject, found(name));
        if found.is_of(ffi::Py_TYPE(object)) {
            let value = match found.how {
                How::Beside => namespaces::value_at(object, &found.hint),
                How::Slot => *place_of_slot(object, found.object),
                _ => std::ptr::null_mut(),
            };
            if !value.is_null() {
                return from_borrowed(value);
            }
        }
    }
    look_up_attribute(object, name, is_due)
}

#[inline(never)]
unsafe fn look_up_attribute(object: DynRepr, name: *mut NameRepr, is_due: bool) -> DynRepr {
    if is_due && safepoint() != 0 {
        return ERROR;
    }
    let attribute = interned(name);
    if object.tag == tag::OBJECT {
        let object = object.payload as *mut PyObject;
        let found = found(name);
        let value = read(object, attribute, found);
        if !value.is_null() {
            return from_borrowed(value);
        }
        if found.how == How::Property
            && found.is_of(ffi::Py_TYPE(object))
            && let Some(getter) = Owned::borrowed((*found.object.cast::<Property>()).getter)
        {
            return from_object(call_one(getter.get(), object));
        }
    }
    with!(ERROR, [object = object] from_object(ffi::PyObject_GetAttr(object.get(), attribute)))
}

/// The beginning of `propertyobject`.
#[repr(C)]
struct Property {
    object: PyObject,
    getter: *mut PyObject,
}

/// Borrowed; null where it takes CPython to say.
#[inline]
unsafe fn read(object: *mut PyObject, name: *mut PyObject, found: &mut Found) -> *mut PyObject {
    let class = ffi::Py_TYPE(object);
    if !found.holds(object, class, name, learn_read) {
        return std::ptr::null_mut();
    }
    let own = match found.how {
        How::Instance | How::Beside if found.has_setter() => Own::Unknown,
        How::Instance | How::Beside => {
            let own = own(object, class, name, &mut found.hint);
            found.notice(object, class, name);
            own
        }
        How::Slot => return *place_of_slot(object, found.object),
        How::Module => in_module(object, name, &mut found.hint),
        How::Class => return found.of_class(),
        How::Generic | How::Method | How::MethodOfMost | How::MethodOfAll | How::Builtin | How::Property => {
            Own::Unknown
        }
    };
    match own {
        Own::Value(value) => value,
        Own::Absent if matches!(found.how, How::Instance | How::Beside) => found.plain(),
        Own::Absent | Own::Unknown => std::ptr::null_mut(),
    }
}

pub unsafe extern "C" fn set_attribute(object: DynRepr, name: *mut NameRepr, value: DynRepr) -> i32 {
    if object.tag == tag::OBJECT {
        let (object, found) = (object.payload as *mut PyObject, found(name));
        if found.is_of(ffi::Py_TYPE(object)) {
            let place = match found.how {
                How::Beside => namespaces::place_at(object, &found.hint),
                How::Slot => Some(place_of_slot(object, found.object)),
                _ => None,
            };
            if let Some(place) = place {
                return store(place, value);
            }
        }
    }
    write_attribute(object, name, value)
}

#[inline(never)]
unsafe fn write_attribute(object: DynRepr, name: *mut NameRepr, value: DynRepr) -> i32 {
    let attribute = interned(name);
    with!(-1, [object = object] {
        if let Some(place) = place_to_write(object.get(), attribute, found(name)) {
            return store(place, value);
        }
        let Some(value) = Owned::new(to_object(value)) else { return -1 };
        ffi::PyObject_SetAttr(object.get(), attribute, value.get())
    })
}

#[inline]
unsafe fn place_to_write(
    object: *mut PyObject,
    name: *mut PyObject,
    found: &mut Found,
) -> Option<*mut *mut PyObject> {
    let class = ffi::Py_TYPE(object);
    if !found.holds(object, class, name, learn_write) {
        return None;
    }
    match found.how {
        How::Instance | How::Beside if found.has_setter() => None,
        How::Instance | How::Beside => {
            let place = own_place(object, class, name, &mut found.hint);
            found.notice(object, class, name);
            place
        }
        How::Slot => Some(place_of_slot(object, found.object)),
        How::Generic
        | How::Module
        | How::Method
        | How::MethodOfMost
        | How::MethodOfAll
        | How::Builtin
        | How::Property
        | How::Class => None,
    }
}

pub unsafe extern "C" fn del_attribute(object: DynRepr, name: *mut NameRepr) -> i32 {
    with!(-1, [object = object] ffi::PyObject_SetAttr(object.get(), interned(name), std::ptr::null_mut()))
}

/// What `object.name(…)` calls.
pub enum Callee {
    /// With the object as first argument.
    Method(*mut PyObject),
    /// Without.
    Function(*mut PyObject),
    /// With the object apart.
    Builtin(*mut ffi::PyMethodDescrObject),
    Generic,
}

/// Borrowed.
#[inline]
pub unsafe fn callee(object: *mut PyObject, name: *mut NameRepr) -> Callee {
    let (attribute, found) = (interned(name), found(name));
    let class = ffi::Py_TYPE(object);
    if !found.holds(object, class, attribute, learn_method) {
        return Callee::Generic;
    }
    match found.how {
        How::Method | How::MethodOfMost => match own(object, class, attribute, &mut found.hint) {
            Own::Absent => {
                if found.how == How::Method && namespaces::lacks_in_shared(object, class, &found.hint) {
                    found.how = How::MethodOfMost;
                }
                Callee::Method(found.object)
            }
            Own::Value(_) | Own::Unknown => Callee::Generic,
        },
        How::MethodOfAll => Callee::Method(found.object),
        How::Module => match in_module(object, attribute, &mut found.hint) {
            Own::Value(function) => Callee::Function(function),
            Own::Absent | Own::Unknown => Callee::Generic,
        },
        How::Builtin => Callee::Builtin(found.object.cast()),
        How::Class if found.of_class().is_null() => Callee::Generic,
        How::Class => Callee::Function(found.object),
        How::Generic | How::Instance | How::Beside | How::Slot | How::Property => Callee::Generic,
    }
}

/// The method of the class, where the place met its instances last time and they have nothing of the name;
/// borrowed, null where it takes more to say.
#[inline(always)]
pub unsafe fn known_method(object: *mut PyObject, name: *mut NameRepr) -> *mut PyObject {
    let (class, found) = (ffi::Py_TYPE(object), found(name));
    if found.is_of(class) {
        match found.how {
            How::MethodOfMost if namespaces::lacks_as_before(object, class, &found.hint) => {
                return found.object;
            }
            How::MethodOfAll => return found.object,
            _ => {}
        }
    }
    std::ptr::null_mut()
}

/// The same of a method in C, of a class whose instances have nothing of their own.
#[inline(always)]
pub unsafe fn known_builtin(
    object: *mut PyObject,
    name: *mut NameRepr,
) -> Option<*mut ffi::PyMethodDescrObject> {
    let found = found(name);
    (found.how == How::Builtin && found.is_of(ffi::Py_TYPE(object))).then(|| found.object.cast())
}

/// The namespace of a module: of the main one, where none is named. Borrowed; null where there is none.
pub unsafe fn namespace(module: *mut NameRepr) -> *mut PyObject {
    if module.is_null() { start::main_dict() } else { start::module_dict(interned(module)) }
}

/// As LOAD_NAME in a module: the namespace, then the builtins.
pub unsafe extern "C" fn get_global(module: *mut NameRepr, name: *mut NameRepr) -> DynRepr {
    let (is_due, found) = (is_due(), found(name));
    if module.is_null() && !is_due && found.how == How::Module {
        let name = (*name).interned as *mut PyObject;
        let value = namespaces::in_main(start::main_dict(), name, &found.hint);
        if !value.is_null() {
            return from_borrowed(value);
        }
    }
    find_global(module, name, is_due)
}

#[inline(never)]
unsafe fn find_global(module: *mut NameRepr, name: *mut NameRepr, is_due: bool) -> DynRepr {
    if is_due && safepoint() != 0 {
        return ERROR;
    }
    let (globals, global) = (namespace(module), interned(name));
    if namespaces::fits() && !globals.is_null() {
        let found = found(name);
        match in_dict(globals, global, &mut found.hint) {
            Own::Value(value) => {
                (found.version, found.how) = (0, How::Module);
                return from_borrowed(value);
            }
            Own::Absent => {
                let builtins = start::builtins_dict();
                if !builtins.is_null()
                    && let Own::Value(value) = in_dict(builtins, global, &mut found.hint)
                {
                    return from_borrowed(value);
                }
            }
            Own::Unknown => {}
        }
    }
    look_up_global(globals, global)
}

#[cold]
unsafe fn look_up_global(globals: *mut PyObject, global: *mut PyObject) -> DynRepr {
    let mut object: *mut PyObject = std::ptr::null_mut();
    for namespace in [globals, start::builtins_dict()] {
        if !namespace.is_null() && object.is_null() && ffi::PyErr_Occurred().is_null() {
            object = ffi::PyDict_GetItemWithError(namespace, global);
        }
    }
    if object.is_null() {
        if ffi::PyErr_Occurred().is_null() {
            fail_name(global);
        }
        return ERROR;
    }
    from_borrowed(object)
}

pub unsafe extern "C" fn set_global(module: *mut NameRepr, name: *mut NameRepr, value: DynRepr) -> i32 {
    with!(-1, [value = value] ffi::PyDict_SetItem(namespace(module), interned(name), value.get()))
}

pub unsafe extern "C" fn is_global(name: *mut NameRepr, value: DynRepr) -> bool {
    let found = ffi::PyDict_GetItemWithError(start::main_dict(), interned(name));
    !found.is_null() && value.tag == tag::OBJECT && value.payload == found as u64
}

pub unsafe extern "C" fn del_global(module: *mut NameRepr, name: *mut NameRepr) -> i32 {
    let name = interned(name);
    let failed = ffi::PyDict_DelItem(namespace(module), name);
    if failed < 0 && ffi::PyErr_ExceptionMatches(ffi::PyExc_KeyError) != 0 {
        ffi::PyErr_Clear();
        fail_name(name);
    }
    failed
}
