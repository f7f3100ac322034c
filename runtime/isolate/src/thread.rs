//! Fields of the thread state that no API reads fast enough, or at all: recursion count and trace functions.

use pyo3::ffi;

/// Where the fields stand in `PyThreadState`, by version; from CPython's `cpython/pystate.h`.
struct Layout {
    remaining: usize,
    limit: usize,
    profile: usize,
    trace: usize,
}

#[cfg(not(Py_3_12))]
const LAYOUT: Layout = Layout { remaining: 32, limit: 36, profile: 64, trace: 72 };
#[cfg(all(Py_3_12, not(Py_3_13)))]
const LAYOUT: Layout = Layout { remaining: 28, limit: 32, profile: 64, trace: 72 };
#[cfg(Py_3_13)]
const LAYOUT: Layout = Layout { remaining: 44, limit: 48, profile: 80, trace: 88 };

/// `c_recursion_remaining`, which stands behind the limit.
#[cfg(Py_3_12)]
const C_REMAINING: usize = LAYOUT.limit + 4;
/// What a call of the interpreter's loop takes of it: `PY_EVAL_C_STACK_UNITS`.
#[cfg(Py_3_12)]
const UNITS: i32 = 2;

unsafe fn field<T>(offset: usize) -> *mut T {
    ffi::PyThreadState_Get().cast::<u8>().add(offset).cast()
}

/// Is the layout the one compiled for? Python functions then go native, else they never do.
pub unsafe fn layout_fits() -> bool {
    *field::<i32>(LAYOUT.limit) == ffi::Py_GetRecursionLimit() && *field::<i32>(LAYOUT.remaining) > 0
}

/// Is `sys.settrace` or `sys.setprofile` in force on this thread?
pub unsafe fn traced() -> bool {
    !(*field::<*const ()>(LAYOUT.trace)).is_null() || !(*field::<*const ()>(LAYOUT.profile)).is_null()
}

pub unsafe extern "C" fn recursion_limit() -> u32 {
    ffi::Py_GetRecursionLimit().max(0) as u32
}

/// `Table::remaining`.
pub unsafe extern "C" fn remaining_field() -> *mut i32 {
    remaining()
}

/// Python frames that may still be entered.
pub unsafe fn remaining() -> *mut i32 {
    field(LAYOUT.remaining)
}

/// Python frames entered so far.
pub unsafe fn depth() -> u32 {
    (*field::<i32>(LAYOUT.limit) - *field::<i32>(LAYOUT.remaining)).max(0) as u32
}

/// A call that the interpreter makes without recursing in C: a Python function's by a Python function (3.12 and later count
/// both). One of the two being native, it recurses here all the same, on a stack that has room.
pub struct Inline;

pub unsafe fn inline_call() -> Inline {
    #[cfg(Py_3_12)]
    {
        *field::<i32>(C_REMAINING) += UNITS;
    }
    Inline
}

impl Drop for Inline {
    fn drop(&mut self) {
        #[cfg(Py_3_12)]
        // SAFETY: the GIL is held as it was when the call began, by the same thread.
        unsafe {
            *field::<i32>(C_REMAINING) -= UNITS;
        }
    }
}

/// Lets the isolate's own Python code run where the program's has used up the recursion limit.
pub struct Room;

pub unsafe fn room_for_helpers() -> Room {
    *remaining() += 60;
    Room
}

impl Drop for Room {
    fn drop(&mut self) {
        // SAFETY: the GIL is held as it was when the room was made.
        unsafe { *remaining() -= 60 }
    }
}
