//! Exceptions across the boundary, and native frames in tracebacks.

use std::ffi::{CStr, c_char, c_void};

use pyo3::ffi::{self, PyObject};

use crate::objects::Owned;
use crate::table::{Bytes, DynRepr, MOST_CLASSES, SiteRepr, link, made, tag};
use crate::values::{Arguments, NONE, apart, from_object, to_object, values};
use crate::{hybrid, lookup, start, thread};

pub unsafe extern "C" fn take_error(what: *mut u32) -> DynRepr {
    let (value, of) = taken();
    what.write(of);
    DynRepr { tag: tag::OBJECT, payload: value.give() as u64 }
}

pub unsafe extern "C" fn exception_classes(exception: DynRepr, names: *mut *const c_char) -> usize {
    let order = (*ffi::Py_TYPE(exception.payload as *mut PyObject)).tp_mro;
    let mut count = 0;
    for index in 0..ffi::PyTuple_Size(order) {
        let class = ffi::PyTuple_GetItem(order, index).cast::<ffi::PyTypeObject>();
        let builtin = (*class).tp_flags & ffi::Py_TPFLAGS_HEAPTYPE == 0;
        if builtin && class != &raw mut ffi::PyBaseObject_Type && count < MOST_CLASSES {
            names.add(count).write((*class).tp_name);
            count += 1;
        }
    }
    count
}

pub unsafe extern "C" fn exception_class(exception: DynRepr, version: *mut u64) -> u64 {
    let class = ffi::Py_TYPE(exception.payload as *mut PyObject);
    // Others never change.
    let own = ffi::PyType_HasFeature(class, ffi::Py_TPFLAGS_HEAPTYPE) != 0;
    version.write(if own { lookup::version(class).into() } else { u64::MAX });
    class as u64
}

/// CHECK_EXC_MATCH, which runs no code of the program.
pub unsafe extern "C" fn exception_matches(exception: DynRepr, class: Bytes, classes: DynRepr) -> i32 {
    if classes.tag != tag::OBJECT {
        return -1;
    }
    let classes = classes.payload as *mut PyObject;
    let is_class = |object: *mut PyObject| ffi::PyExceptionClass_Check(object) != 0;
    let can_be_caught = if ffi::PyTuple_Check(classes) != 0 {
        let count = ffi::PyTuple_GET_SIZE(classes);
        (0..count).all(|index| is_class(ffi::PyTuple_GET_ITEM(classes, index)))
    } else {
        is_class(classes)
    };
    if !can_be_caught {
        return -1;
    }
    let native = if exception.tag == tag::OBJECT { None } else { class_named(class) };
    let given = native.as_ref().map_or(exception.payload as *mut PyObject, Owned::get);
    ffi::PyErr_GivenExceptionMatches(given, classes)
}

/// The exception that is set, as an instance with its traceback; and which of [`made`] it was.
unsafe fn taken() -> (Owned, u32) {
    #[cfg(Py_3_12)]
    let (value, of) = (ffi::PyErr_GetRaisedException(), made::INSTANCE);
    #[cfg(not(Py_3_12))]
    let (value, of) = {
        let (mut class, mut value, mut traceback) =
            (std::ptr::null_mut(), std::ptr::null_mut(), std::ptr::null_mut());
        ffi::PyErr_Fetch(&mut class, &mut value, &mut traceback);
        let of = made_of(class, value);
        ffi::PyErr_NormalizeException(&mut class, &mut value, &mut traceback);
        // Where the import machinery has taken all of its own frames out, the instance may still have them.
        if !traceback.is_null() {
            ffi::PyException_SetTraceback(value, traceback);
        } else if Owned::new(ffi::PyException_GetTraceback(value)).is_some() {
            ffi::PyException_SetTraceback(value, ffi::Py_None());
        }
        ffi::Py_XDECREF(class);
        ffi::Py_XDECREF(traceback);
        (value, of)
    };
    (Owned::new(value).expect("an exception is set"), of)
}

/// No value, and None, stand for no arguments, and mean the same to whoever reads the instance.
#[cfg(not(Py_3_12))]
unsafe fn made_of(class: *mut PyObject, value: *mut PyObject) -> u32 {
    if value.is_null() || value == ffi::Py_None() || ffi::PyObject_IsInstance(value, class) != 0 {
        made::INSTANCE
    } else if ffi::PyTuple_Check(value) != 0 {
        made::OF_ITEMS
    } else {
        made::OF_VALUE
    }
}

/// Sets an exception as it was raised, by which of [`made`] it was.
pub unsafe fn set_raised(exception: Owned, of: u32) {
    #[cfg(not(Py_3_12))]
    if of != made::INSTANCE {
        return set_unmade(exception, of);
    }
    debug_assert_eq!(of, made::INSTANCE);
    set(exception);
}

/// Sets an exception that nobody has looked at: its class and the value.
#[cfg(not(Py_3_12))]
unsafe fn set_unmade(exception: Owned, of: u32) {
    let arguments = Owned::new(ffi::PyObject_GetAttrString(exception.get(), c"args".as_ptr()));
    let arguments = arguments.expect("every exception has arguments");
    let value = if of == made::OF_ITEMS {
        arguments
    } else {
        Owned::borrowed(ffi::PyTuple_GetItem(arguments.get(), 0)).expect("made of one value")
    };
    let class = crate::values::new_reference(ffi::Py_TYPE(exception.get()).cast());
    let traceback = ffi::PyException_GetTraceback(exception.get());
    drop(exception);
    ffi::PyErr_Restore(class, value.give(), traceback);
}

/// The exception that is set, if any, waits until this is dropped: most of the C API must not be called
/// meanwhile.
#[cfg(Py_3_12)]
struct SetAside(*mut PyObject);

/// Class, value and traceback: the value need not be an instance yet.
#[cfg(not(Py_3_12))]
struct SetAside([*mut PyObject; 3]);

impl SetAside {
    #[cfg(Py_3_12)]
    unsafe fn new() -> SetAside {
        SetAside(ffi::PyErr_GetRaisedException())
    }
    #[cfg(not(Py_3_12))]
    unsafe fn new() -> SetAside {
        let mut parts = [std::ptr::null_mut(); 3];
        let [class, value, traceback] = &mut parts;
        ffi::PyErr_Fetch(class, value, traceback);
        SetAside(parts)
    }
}

impl Drop for SetAside {
    fn drop(&mut self) {
        // SAFETY: this thread holds the interpreter's lock, as when it was taken; the references go back.
        unsafe {
            #[cfg(Py_3_12)]
            ffi::PyErr_SetRaisedException(self.0);
            #[cfg(not(Py_3_12))]
            ffi::PyErr_Restore(self.0[0], self.0[1], self.0[2]);
        }
    }
}

/// Was the exception that is set raised because `object` has no attribute `name`?
pub unsafe fn is_missing(object: *mut PyObject, name: *mut PyObject) -> bool {
    if ffi::PyErr_ExceptionMatches(ffi::PyExc_AttributeError) == 0 {
        return false;
    }
    let (raised, _) = taken();
    let is = |attribute: &CStr, wanted: *mut PyObject| {
        let held = Owned::new(ffi::PyObject_GetAttrString(raised.get(), attribute.as_ptr()));
        held.is_some_and(|held| held.get() == wanted)
    };
    let traceback = Owned::new(ffi::PyException_GetTraceback(raised.get()));
    let passed_a_frame = traceback.is_some_and(|traceback| traceback.get() != ffi::Py_None());
    let missing = !passed_a_frame && is(c"name", name) && is(c"obj", object);
    set(raised);
    missing
}

/// Sets an exception instance, with the traceback it carries.
pub unsafe fn set(value: Owned) {
    #[cfg(Py_3_12)]
    ffi::PyErr_SetRaisedException(value.give());
    #[cfg(not(Py_3_12))]
    {
        let class = crate::values::new_reference(ffi::Py_TYPE(value.get()).cast());
        let traceback = ffi::PyException_GetTraceback(value.get());
        ffi::PyErr_Restore(class, value.give(), traceback);
    }
}

/// A builtin exception class.
unsafe fn class_named(name: Bytes) -> Option<Owned> {
    let name = Owned::new(ffi::PyUnicode_FromStringAndSize(name.data.cast(), name.length as isize))?;
    Owned::borrowed(ffi::PyDict_GetItemWithError(start::pristine_builtins(), name.get()))
}

pub unsafe extern "C" fn set_error(class: Bytes, value: DynRepr) {
    let value = Owned::new(to_object(value)).expect("a value is an object");
    if let Some(class) = class_named(class) {
        ffi::PyErr_SetObject(class.get(), value.get());
    }
}

pub unsafe extern "C" fn make_exception(class: Bytes, arguments: *const DynRepr, count: usize) -> DynRepr {
    // It may be the RecursionError of native code, at the limit.
    let _room = thread::room_for_helpers();
    let made = || {
        let class = class_named(class)?;
        let values = apart(values(arguments, count));
        let mut arguments = Arguments::none();
        arguments.fill(None, &values)?;
        let objects = arguments.objects();
        Owned::new(ffi::PyObject_Vectorcall(
            class.get(),
            objects.as_ptr(),
            objects.len(),
            std::ptr::null_mut(),
        ))
    };
    let object = made().map_or(std::ptr::null_mut(), Owned::give);
    from_object(object)
}

pub unsafe extern "C" fn link_exception(what: u32, exception: DynRepr, other: DynRepr) {
    let _room = thread::room_for_helpers();
    let (exception, other) = (exception.payload as *mut PyObject, to_object(other));
    let other_or_null = if other == ffi::Py_None() { std::ptr::null_mut() } else { other };
    match what {
        // Both take the reference over.
        link::CAUSE => ffi::PyException_SetCause(exception, other_or_null),
        link::CONTEXT => ffi::PyException_SetContext(exception, other_or_null),
        link::NOTE => {
            let name =
                Owned::new(ffi::PyUnicode_FromString(c"add_note".as_ptr())).expect("memory for a name");
            drop(Owned::new(ffi::PyObject_CallMethodOneArg(exception, name.get(), other)));
            ffi::Py_DECREF(other);
        }
        _ => {
            ffi::PyObject_SetAttrString(exception, c"__suppress_context__".as_ptr(), other);
            ffi::Py_DECREF(other);
        }
    }
}

/// A failure here loses an entry, never the exception.
pub unsafe extern "C" fn add_frame(exception: DynRepr, site: *const SiteRepr, frame: DynRepr) -> DynRepr {
    let exception = exception.payload as *mut PyObject;
    let _room = thread::room_for_helpers();
    let _aside = SetAside::new();
    let known = (frame.tag == tag::OBJECT).then_some(frame.payload as *mut PyObject);
    let next = ffi::PyException_GetTraceback(exception);
    let next = Owned::new(if next.is_null() { crate::values::new_reference(ffi::Py_None()) } else { next });
    let added = next.and_then(|next| {
        let (entry, frame) = entry(&next, &*site, known)?;
        name_self(exception, &frame);
        (ffi::PyException_SetTraceback(exception, entry.get()) == 0).then_some(frame)
    });
    match added {
        Some(frame) => from_object(frame.give()),
        None => {
            ffi::PyErr_Clear();
            NONE
        }
    }
}

/// A traceback entry of a native frame: real code object, the instruction of that position, a frame without
/// locals.
unsafe fn entry(next: &Owned, site: &SiteRepr, frame: Option<*mut PyObject>) -> Option<(Owned, Owned)> {
    let (code, offset) = hybrid::place(site)?;
    let frame = match frame {
        Some(frame) => Owned::borrowed(frame)?,
        None => {
            let globals = globals(site)?;
            let module = site.function.slice() == b"<module>";
            let locals = if module { globals } else { std::ptr::null_mut() };
            let frame = ffi::PyFrame_New(ffi::PyThreadState_Get(), code.get().cast(), globals, locals);
            Owned::new(frame.cast())?
        }
    };
    let offset = Owned::new(ffi::PyLong_FromLong(offset.into()))?;
    let line = Owned::new(ffi::PyLong_FromLong(site.line.into()))?;
    let class = (&raw mut ffi::PyTraceBack_Type).cast::<PyObject>();
    let arguments = [next.get(), frame.get(), offset.get(), line.get()];
    let entry = Owned::new(ffi::PyObject_Vectorcall(
        class,
        arguments.as_ptr(),
        arguments.len(),
        std::ptr::null_mut(),
    ))?;
    Some((entry, frame))
}

/// CPython 3.12 looks for the name that a NameError misses among the attributes of the frame's `self`, and
/// for no other if that is unbound (`get_suggestions_for_name_error` in `Python/suggestions.c`). Native code
/// raises only where `self` has no such attribute: None has none, either.
#[cfg(Py_3_12)]
unsafe fn name_self(exception: *mut PyObject, frame: &Owned) {
    #[cfg(not(Py_3_13))]
    if ffi::PyObject_TypeCheck(exception, ffi::PyExc_NameError.cast()) != 0 {
        let code = Owned::new(ffi::PyFrame_GetCode(frame.get().cast()).cast());
        let names = code
            .and_then(|code| Owned::new(ffi::PyObject_GetAttrString(code.get(), c"co_varnames".as_ptr())));
        let name = Owned::new(ffi::PyUnicode_FromString(c"self".as_ptr()));
        let is_there =
            names.zip(name).filter(|(names, name)| ffi::PySequence_Contains(names.get(), name.get()) == 1);
        let locals = is_there.and_then(|_| Owned::new(ffi::PyFrame_GetLocals(frame.get().cast())));
        let is_set = locals.is_some_and(|locals| {
            ffi::PyMapping_SetItemString(locals.get(), c"self".as_ptr(), ffi::Py_None()) == 0
        });
        if is_set {
            ffi::PyFrame_LocalsToFast(frame.get().cast(), 0);
        }
        ffi::PyErr_Clear();
    }
    let _ = (exception, frame);
}

#[cfg(not(Py_3_12))]
unsafe fn name_self(_: *mut PyObject, _: &Owned) {}

/// The namespace of the module that a native frame stands in, borrowed.
unsafe fn globals(site: &SiteRepr) -> Option<*mut PyObject> {
    let Some(module) = hybrid::module(site) else { return Some(start::main_dict()) };
    let name = hybrid::str_of(module.name)?;
    let globals = start::module_dict(name.get());
    // Of a module that nobody has any more, the traceback shows the text alone.
    Some(if globals.is_null() { start::main_dict() } else { globals })
}

/// A frame that does not run has no use for `f_trace`, which lives as long as its variables, is cleared with
/// them by `frame.clear()`, and is seen by the collector. A tuple lets its last item go first.
pub unsafe extern "C" fn keep_locals(frame: DynRepr, kept: *const DynRepr, count: usize) {
    let _aside = SetAside::new();
    let tuple = Owned::new(ffi::PyTuple_New(count as isize));
    let set = tuple.and_then(|tuple| {
        for (index, value) in values(kept, count).iter().enumerate() {
            ffi::PyTuple_SetItem(tuple.get(), (count - 1 - index) as isize, to_object(*value));
        }
        let frame = frame.payload as *mut PyObject;
        (ffi::PyObject_SetAttrString(frame, c"f_trace".as_ptr(), tuple.get()) == 0).then_some(())
    });
    if set.is_none() {
        ffi::PyErr_Clear();
    }
}

/// The value and how to let it go wait in a box of their own.
type Native = (*mut c_void, unsafe extern "C" fn(*mut c_void));

pub unsafe extern "C" fn make_capsule(
    value: *mut c_void,
    release: unsafe extern "C" fn(*mut c_void),
) -> DynRepr {
    unsafe extern "C" fn destroy(capsule: *mut PyObject) {
        let native = ffi::PyCapsule_GetPointer(capsule, std::ptr::null());
        let (value, release) = *Box::from_raw(native.cast::<Native>());
        // An object may be let go while an exception is on its way; what is native runs code of the isolate.
        let _aside = SetAside::new();
        release(value);
    }
    let native: *mut Native = Box::into_raw(Box::new((value, release)));
    from_object(ffi::PyCapsule_New(native.cast(), std::ptr::null(), Some(destroy)))
}

pub unsafe extern "C" fn raise(exception: DynRepr) {
    set(Owned::new(to_object(exception)).expect("an exception is an object"));
}

/// The exception being handled, owned; or None.
pub unsafe fn handled() -> DynRepr {
    let handled = ffi::PyErr_GetHandledException();
    if handled.is_null() { NONE } else { from_object(handled) }
}

pub unsafe extern "C" fn set_handled(exception: DynRepr) -> DynRepr {
    let before = handled();
    let exception = Owned::new(to_object(exception)).expect("an exception or None");
    ffi::PyErr_SetHandledException(exception.get());
    before
}
