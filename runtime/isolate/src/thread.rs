//! Fields of the thread state that no API reads fast enough, or at all: recursion count and trace functions.

use pyo3::ffi;

/// Where the fields stand in `PyThreadState`, by version; from CPython's `cpython/pystate.h`.
struct Layout {
    remaining: usize,
    limit: usize,
    profile: usize,
    trace: usize,
    /// `exc_info`
    handled: usize,
}

/// One of the chain of exceptions being handled: `_PyErr_StackItem`.
#[cfg(Py_3_12)]
#[repr(C)]
struct Handled {
    exception: *mut ffi::PyObject,
    previous: *const Handled,
}

#[cfg(not(Py_3_12))]
const LAYOUT: Layout = Layout { remaining: 32, limit: 36, profile: 64, trace: 72, handled: 120 };
#[cfg(all(Py_3_12, not(Py_3_13)))]
const LAYOUT: Layout = Layout { remaining: 28, limit: 32, profile: 64, trace: 72, handled: 104 };
#[cfg(Py_3_13)]
const LAYOUT: Layout = Layout { remaining: 44, limit: 48, profile: 80, trace: 88, handled: 120 };

/// Native code finds the limit behind the remaining frames (`Table::remaining`).
const _: () = assert!(LAYOUT.limit == LAYOUT.remaining + size_of::<i32>());

/// `c_recursion_remaining`, which stands behind the limit.
#[cfg(Py_3_12)]
const C_REMAINING: usize = LAYOUT.limit + 4;
/// What a call of the interpreter's loop takes of it: `PY_EVAL_C_STACK_UNITS`.
#[cfg(Py_3_12)]
const UNITS: i32 = 2;
/// More than the calls of C functions within one function take.
#[cfg(Py_3_12)]
const NEAR: i32 = 50;

unsafe fn field<T>(offset: usize) -> *mut T {
    ffi::PyThreadState_Get().cast::<u8>().add(offset).cast()
}

/// Is the layout the one compiled for? Python functions then go native, else they never do.
#[cfg(Py_3_12)]
pub unsafe fn layout_fits() -> bool {
    let state = State::current();
    state.limit() == ffi::Py_GetRecursionLimit() && *state.remaining() > 0
}

/// The running thread's state: asking for it costs a call, reading it does not.
#[cfg(Py_3_12)]
#[derive(Clone, Copy)]
pub struct State(*mut u8);

#[cfg(Py_3_12)]
impl State {
    #[inline]
    pub unsafe fn current() -> State {
        State(ffi::PyThreadState_Get().cast())
    }

    #[inline]
    unsafe fn field<T>(self, offset: usize) -> *mut T {
        self.0.add(offset).cast()
    }

    /// Python frames that may still be entered.
    #[inline]
    pub unsafe fn remaining(self) -> *mut i32 {
        self.field(LAYOUT.remaining)
    }

    #[inline]
    pub unsafe fn limit(self) -> i32 {
        *self.field(LAYOUT.limit)
    }

    /// Is so little left of what C may recurse that any call may be refused?
    #[cfg(Py_3_12)]
    #[inline]
    pub unsafe fn ends_in_c(self) -> bool {
        *self.field::<i32>(C_REMAINING) < NEAR
    }

    /// Is `sys.settrace` or `sys.setprofile` in force on this thread?
    #[inline]
    pub unsafe fn traced(self) -> bool {
        !(*self.field::<*const ()>(LAYOUT.trace)).is_null()
            || !(*self.field::<*const ()>(LAYOUT.profile)).is_null()
    }

    /// Is an exception being handled?
    #[inline]
    pub unsafe fn handles(self) -> bool {
        let mut next = *self.field::<*const Handled>(LAYOUT.handled);
        while let Some(handled) = next.as_ref() {
            if !handled.exception.is_null() && handled.exception != ffi::Py_None() {
                return true;
            }
            next = handled.previous;
        }
        false
    }
}

/// `Table::remaining`.
pub unsafe extern "C" fn remaining_field() -> *mut i32 {
    remaining()
}

/// Python frames that may still be entered.
pub unsafe fn remaining() -> *mut i32 {
    field(LAYOUT.remaining)
}

/// A call that the interpreter makes without recursing in C: a Python function's by a Python function (3.12
/// and later count both). One of the two being native, it recurses here all the same, on a stack that has
/// room.
pub struct Inline {
    #[cfg(Py_3_12)]
    remaining_in_c: *mut i32,
}

pub unsafe fn inline_call() -> Inline {
    inline_call_of(remaining())
}

/// The same of a thread known by its [`remaining`].
#[inline]
pub unsafe fn inline_call_of(remaining: *mut i32) -> Inline {
    #[cfg(Py_3_12)]
    {
        let remaining_in_c = remaining.byte_add(C_REMAINING - LAYOUT.remaining);
        *remaining_in_c += UNITS;
        Inline { remaining_in_c }
    }
    #[cfg(not(Py_3_12))]
    {
        let _ = remaining;
        Inline {}
    }
}

impl Drop for Inline {
    #[inline]
    fn drop(&mut self) {
        #[cfg(Py_3_12)]
        // SAFETY: the GIL is held as it was when the call began, by the same thread.
        unsafe {
            *self.remaining_in_c -= UNITS;
        }
    }
}

/// A call of a native function by C code, as a special method or a key: the interpreter's loop would begin
/// there.
#[cfg(Py_3_12)]
pub struct Loop {
    remaining_in_c: *mut i32,
}

#[cfg(Py_3_12)]
impl Loop {
    #[inline]
    pub unsafe fn enter(remaining: *mut i32) -> Loop {
        let remaining_in_c = remaining.byte_add(C_REMAINING - LAYOUT.remaining);
        *remaining_in_c -= UNITS;
        Loop { remaining_in_c }
    }
}

#[cfg(Py_3_12)]
impl Drop for Loop {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: as of `Inline`.
        unsafe { *self.remaining_in_c += UNITS }
    }
}

/// A call of a C function by the interpreter, on the thread known by its [`remaining`]; `None` where it may
/// not recurse so deep: `_Py_EnterRecursiveCall`.
#[inline]
pub unsafe fn enter_c(remaining: *mut i32) -> Option<InC> {
    #[cfg(Py_3_12)]
    let remaining = remaining.byte_add(C_REMAINING - LAYOUT.remaining);
    if *remaining <= 0 {
        return None;
    }
    *remaining -= 1;
    Some(InC { remaining })
}

/// The interpreter's loop runs the main module in CPython; where native code does, it takes as much of what C
/// may recurse, while `main` is open.
pub unsafe fn main_runs(begins: bool) {
    #[cfg(Py_3_12)]
    {
        let remaining_in_c = remaining().byte_add(C_REMAINING - LAYOUT.remaining);
        *remaining_in_c += if begins { -UNITS } else { UNITS };
    }
    #[cfg(not(Py_3_12))]
    let _ = begins;
}

pub struct InC {
    remaining: *mut i32,
}

impl Drop for InC {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: as of `Inline`.
        unsafe { *self.remaining += 1 }
    }
}

/// Lets the isolate's own Python code run where the program's has used up the recursion limit.
pub struct Room;

pub unsafe fn room_for_helpers() -> Room {
    more(ROOM);
    Room
}

const ROOM: i32 = 60;

/// So many more frames, and calls of C where these are counted apart.
unsafe fn more(count: i32) {
    let remaining = remaining();
    *remaining += count;
    #[cfg(Py_3_12)]
    {
        *remaining.byte_add(C_REMAINING - LAYOUT.remaining) += count;
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // SAFETY: the GIL is held as it was when the room was made.
        unsafe { more(-ROOM) }
    }
}
