//! Native code behind real function objects (3.12 and later).
//!
//! A function watcher sees every function as it is made and recognises ours by file, qualified name and line
//! of its code. Only the function's `vectorcall` changes: type, name, code, defaults, signature stay
//! CPython's. The wrapper runs native code for plain positional calls, while the code object is still the
//! recognised one and nothing traces; parameters that a call leaves out get the function's present defaults.
//! Whatever else is called, or answered with a miss, runs the original.

use pyo3::ffi;

/// Registers the watcher; nothing on 3.11, where calls between Python frames do not look at `vectorcall`.
pub unsafe fn watch() {
    #[cfg(Py_3_12)]
    native::watch();
    #[cfg(not(Py_3_12))]
    let _ = ffi::Py_IsInitialized;
}

#[cfg(Py_3_12)]
mod native {
    use std::cell::{Cell, UnsafeCell};
    use std::ffi::CStr;
    use std::mem::MaybeUninit;

    use super::ffi::{self, PyObject};
    use crate::objects::{Owned, path_str};
    use crate::table::{CallState, DynRepr, EntryRepr, status};
    use crate::values::{look, owned_object};
    use crate::{capi, errors, start, thread};

    /// A recognised code object, kept alive.
    #[derive(Clone, Copy)]
    struct Slot {
        code: *mut PyObject,
        entry: usize,
        /// The name of the function's module, interned; null for the main one.
        module: *mut PyObject,
        /// Calls since the last one that native code answered.
        misses: u32,
    }

    const EMPTY: Slot =
        Slot { code: std::ptr::null_mut(), entry: 0, module: std::ptr::null_mut(), misses: 0 };

    /// Recognised code objects: few, so a table by address with linear probing.
    struct Recognised {
        slots: UnsafeCell<Vec<Slot>>,
        /// CPython's own `vectorcall` of functions.
        original: Cell<Option<ffi::vectorcallfunc>>,
        /// How many originals run, one below another (or on other threads).
        nested: Cell<u32>,
    }

    // SAFETY: only touched with the GIL held.
    unsafe impl Sync for Recognised {}

    static RECOGNISED: Recognised =
        Recognised { slots: UnsafeCell::new(Vec::new()), original: Cell::new(None), nested: Cell::new(0) };

    unsafe fn entries() -> &'static [EntryRepr] {
        let program = start::program();
        if program.entry_count == 0 {
            &[]
        } else {
            std::slice::from_raw_parts(program.entries, program.entry_count)
        }
    }

    pub unsafe fn watch() {
        if entries().is_empty() || !thread::layout_fits() || !code_layout_fits() {
            return;
        }
        let room = (entries().len() * 4).next_power_of_two();
        *RECOGNISED.slots.get() = vec![EMPTY; room];
        capi::PyFunction_AddWatcher(on_event);
    }

    /// Offsets in `PyCodeObject`, the same in 3.12 and 3.13: `co_firstlineno`, `co_nlocals`, `co_nfreevars`
    /// and, next to it, `co_version`.
    const FIRST_LINE: usize = 68;
    const LOCALS: usize = 80;
    const FREE_VARIABLES: usize = 88;
    const VERSION: usize = FREE_VARIABLES + 4;

    /// Are the fields where this file looks for them? Else Python functions stay the interpreter's.
    unsafe fn code_layout_fits() -> bool {
        let fits = || {
            let text = c"\n\ndef f(a, b): pass\n".as_ptr();
            let module = Owned::new(ffi::Py_CompileString(text, c"<layout>".as_ptr(), ffi::Py_file_input))?;
            let constants = Owned::new(ffi::PyObject_GetAttrString(module.get(), c"co_consts".as_ptr()))?;
            let code = ffi::PyTuple_GetItem(constants.get(), 0);
            if ffi::Py_TYPE(code) != &raw mut ffi::PyCode_Type {
                return None;
            }
            // SAFETY: a code object, which is larger than these offsets in every version.
            let field = |offset| unsafe { code.cast::<u8>().add(offset).cast::<i32>().read() };
            Some([field(FIRST_LINE), field(LOCALS), field(FREE_VARIABLES)] == [3, 2, 0])
        };
        fits().unwrap_or_else(|| {
            ffi::PyErr_Clear();
            false
        })
    }

    const CREATE: i32 = 0;

    unsafe extern "C" fn on_event(
        event: i32,
        function: *mut ffi::PyFunctionObject,
        _value: *mut PyObject,
    ) -> i32 {
        if event == CREATE {
            let code = (*function).func_code;
            if lookup(code).is_some() || recognise(code) {
                RECOGNISED.original.set((*function).vectorcall);
                capi::PyFunction_SetVectorcall(function, call);
            }
        }
        0
    }

    unsafe fn slot(code: *mut PyObject) -> Option<*mut Slot> {
        let slots = &mut *RECOGNISED.slots.get();
        let mask = slots.len() - 1;
        let mut index = (code as usize >> 4) & mask;
        for _ in 0..slots.len() {
            if slots[index].code == code || slots[index].code.is_null() {
                return Some(&raw mut slots[index]);
            }
            index = (index + 1) & mask;
        }
        None
    }

    #[inline]
    unsafe fn lookup(code: *mut PyObject) -> Option<*mut Slot> {
        slot(code).filter(|slot| !(**slot).code.is_null())
    }

    /// Remembers the code object when it is one of ours.
    unsafe fn recognise(code: *mut PyObject) -> bool {
        let line = first_line(code);
        let Some(index) = entries().iter().position(|entry| entry.line as i32 == line && same(code, entry))
        else {
            return false;
        };
        // A program that makes the same code object anew for ever keeps the originals once the table is full.
        let is_roomy = {
            let slots = &*RECOGNISED.slots.get();
            slots.iter().filter(|slot| !slot.code.is_null()).count() * 2 < slots.len()
        };
        match slot(code) {
            Some(free) if is_roomy => {
                let Some(module) = module_of(&entries()[index]) else { return false };
                ffi::Py_INCREF(code);
                *free = Slot { code, entry: index, module, misses: 0 };
                forget_version(code);
                true
            }
            _ => false,
        }
    }

    /// The name lives for ever.
    unsafe fn module_of(entry: &EntryRepr) -> Option<*mut PyObject> {
        if entry.module.slice() == b"__main__" {
            return Some(std::ptr::null_mut());
        }
        let mut name = crate::hybrid::str_of(entry.module)?.give();
        ffi::PyUnicode_InternInPlace(&raw mut name);
        Some(name)
    }

    /// Are its globals the ones that native code works on? A module may be there twice, under two names.
    unsafe fn is_at_home(function: *mut ffi::PyFunctionObject, module: *mut PyObject) -> bool {
        let home = if module.is_null() { start::main_dict() } else { start::module_dict(module) };
        home == (*function).func_globals || module.is_null() && home.is_null()
    }

    /// `co_firstlineno`, read in place: the watcher sees every function that any code makes. The same in 3.12
    /// and 3.13.
    unsafe fn first_line(code: *mut PyObject) -> i32 {
        *code.cast::<u8>().add(FIRST_LINE).cast()
    }

    /// `co_version`, which `MAKE_FUNCTION` gives the new function after the watcher has seen it. A function
    /// with a version has its calls specialised, past its `vectorcall`; version 0 is "none"
    /// (Objects/funcobject.c). The same place in 3.12 and 3.13.
    unsafe fn forget_version(code: *mut PyObject) {
        code.cast::<u8>().add(VERSION).cast::<u32>().write(0);
    }

    unsafe fn same(code: *mut PyObject, entry: &EntryRepr) -> bool {
        let equal = |name: &CStr, text: Option<Owned>| {
            let attribute = Owned::new(ffi::PyObject_GetAttrString(code, name.as_ptr()));
            attribute
                .zip(text)
                .is_some_and(|(attribute, text)| ffi::PyUnicode_Compare(attribute.get(), text.get()) == 0)
        };
        equal(c"co_qualname", crate::hybrid::str_of(entry.qualname))
            && equal(c"co_filename", path_str(entry.file.slice()))
    }

    /// The `vectorcall` of recognised functions.
    unsafe extern "C" fn call(
        function: *mut PyObject,
        arguments: *const *mut PyObject,
        flagged_count: usize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        let count = ffi::PyVectorcall_NARGS(flagged_count) as usize;
        let slot = lookup((*function.cast::<ffi::PyFunctionObject>()).func_code);
        let by_c = lies_on_stack(arguments);
        if let Some(slot) = slot {
            let entry = (*slot).entry;
            if names.is_null() && is_at_home(function.cast(), (*slot).module) {
                let given = if count == 0 { &[] } else { std::slice::from_raw_parts(arguments, count) };
                let parameters = entries()[entry].parameters as usize;
                if let Some(left_out) = LeftOut::of(function.cast(), parameters, count)
                    && let Some(result) = call_native(entry, given, left_out.defaults, by_c)
                {
                    (*slot).misses = 0;
                    return result;
                }
            }
            (*slot).misses += 1;
        }
        let Some(original) = RECOGNISED.original.get() else { return std::ptr::null_mut() };
        // The interpreter calls Python functions without recursing in C; C code does not.
        let _inline = (!by_c).then(|| thread::inline_call());
        let nested = &RECOGNISED.nested;
        nested.set(nested.get() + 1);
        if slot.is_some_and(|slot| (*slot).misses > MOST_MISSES) || nested.get() > MOST_NESTED {
            capi::PyFunction_SetVectorcall(function.cast(), original);
        }
        let result = original(function, arguments, flagged_count, names);
        nested.set(nested.get() - 1);
        result
    }

    /// So many misses in a row leave a function to the interpreter, which then specialises its calls.
    const MOST_MISSES: u32 = 1000;
    /// So do originals so deep: as the interpreter runs them they take no stack.
    const MOST_NESTED: u32 = 200;

    /// Are these arguments a C function's? The interpreter passes a part of its own stack.
    fn lies_on_stack(arguments: *const *mut PyObject) -> bool {
        let here = 0u8;
        arguments.is_null() || (arguments as usize).wrapping_sub(&raw const here as usize) < 4096
    }

    /// The parameters that a call leaves out: the last ones, with their defaults.
    struct LeftOut<'a> {
        defaults: &'a [*mut PyObject],
        /// The tuple they are in: somebody may give the function another while it runs.
        _kept: Option<Owned>,
    }

    impl LeftOut<'_> {
        /// `None` when `count` arguments are too many or not enough.
        #[inline]
        unsafe fn of(function: *mut ffi::PyFunctionObject, parameters: usize, count: usize) -> Option<Self> {
            let missing = parameters.checked_sub(count)?;
            if missing == 0 {
                return Some(LeftOut { defaults: &[], _kept: None });
            }
            let tuple = Owned::borrowed((*function).func_defaults)?;
            let first = (ffi::PyTuple_GET_SIZE(tuple.get()) as usize).checked_sub(missing)?;
            let items =
                (&raw const (*tuple.get().cast::<ffi::PyTupleObject>()).ob_item).cast::<*mut PyObject>();
            Some(LeftOut {
                defaults: std::slice::from_raw_parts(items.add(first), missing),
                _kept: Some(tuple),
            })
        }
    }

    const MOST: usize = 12;

    /// `None`: the arguments do not fit.
    #[inline]
    unsafe fn call_native(
        index: usize,
        given: &[*mut PyObject],
        defaults: &[*mut PyObject],
        by_c: bool,
    ) -> Option<*mut PyObject> {
        let count = given.len() + defaults.len();
        let state = thread::State::current();
        let remaining = state.remaining();
        if count > MOST || *remaining <= 1 || state.ends_in_c() || state.traced() {
            // At the limit the original raises RecursionError with the text of its place.
            return None;
        }
        let mut values = [const { MaybeUninit::<DynRepr>::uninit() }; MOST];
        for (value, argument) in values.iter_mut().zip(given.iter().chain(defaults)) {
            value.write(look(*argument));
        }
        let mut result = crate::values::NONE;
        // The native function counts its own frame where that matters.
        let depth = (state.limit() - *remaining).max(0) as u32 + 1;
        let handled = if state.handles() { errors::handled() } else { crate::values::NONE };
        let _loop = by_c.then(|| thread::Loop::enter(remaining));
        let call = CallState { depth, limit: state.limit() as u32, remaining, handled };
        let answer = (start::program().call_entry)(index, values.as_ptr().cast(), count, call, &mut result);
        match answer {
            status::DONE => Some(owned_object(result)),
            status::RAISED => Some(std::ptr::null_mut()),
            _ => None,
        }
    }
}
