//! One count of frames for both halves: CPython's own.
//!
//! A native function below which code of the isolate may run counts its frame where the interpreter counts:
//! in the thread state's field of how many more may be entered. Before the isolate lives, in a variable that
//! stands for it. Other native functions count in a parameter (see `depth_exceeded`), starting from here.
#![allow(unsafe_code)] // The field belongs to the interpreter.

use std::cell::Cell;

use super::table::Table;
use crate::error::{R, recursion_error};
use crate::start::{RECURSION_LIMIT, recursion_limit};

thread_local! {
    /// Stands for the thread state's field, and for what a call touches behind it (the limit, what C may
    /// recurse), while there is none.
    static OWN: Cell<[i32; 3]> = const { Cell::new([RECURSION_LIMIT as i32; 3]) };
    static REMAINING: Cell<*mut i32> = const { Cell::new(std::ptr::null_mut()) };
}

/// How many more frames this thread may enter.
#[inline(always)]
pub(super) fn remaining() -> *mut i32 {
    let field = REMAINING.get();
    if field.is_null() { own() } else { field }
}

#[cold]
fn own() -> *mut i32 {
    let field = OWN.with(Cell::as_ptr).cast();
    REMAINING.set(field);
    field
}

/// A frame that counts until this is dropped.
pub struct Frame(i32);

impl Frame {
    /// Enters a function, if the recursion limit lets it.
    #[inline(always)]
    pub fn enter() -> R<Frame> {
        let field = remaining();
        // SAFETY: this thread's field: the stand-in, or the thread state's, which lives while the thread runs
        // Python code or is called by it. Nobody else writes it without the GIL.
        unsafe {
            if *field <= 0 {
                return Err(recursion_error());
            }
            *field -= 1;
        }
        Ok(Frame(1))
    }

    /// So many frames more (or less), unchecked.
    #[inline(always)]
    pub fn more(count: i32) -> Frame {
        // SAFETY: as in `enter`.
        unsafe { *remaining() -= count };
        Frame(count)
    }
}

impl Drop for Frame {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: as in `enter`.
        unsafe { *remaining() += self.0 };
    }
}

/// Frames entered so far.
#[inline]
pub fn depth() -> u32 {
    // SAFETY: as in `Frame::enter`.
    let remaining = unsafe { *remaining() };
    (i64::from(recursion_limit()) - i64::from(remaining)).max(0) as u32
}

/// `sys.setrecursionlimit`, which code of the isolate may have called, is for native frames too.
#[inline]
pub(super) fn adopt_limit() {
    // SAFETY: as in `Frame::enter`; the limit stands behind the field.
    let limit = unsafe { *remaining().add(1) };
    crate::start::set_recursion_limit(limit.max(0) as u32);
}

/// The isolate has started on this thread: the frames that are open count there from now on.
pub(super) fn hand_over(table: &Table) {
    let used = RECURSION_LIMIT as i32 - OWN.get()[0];
    // SAFETY: the interpreter runs, and this thread has a state in it.
    unsafe {
        let field = (table.remaining)();
        *field -= used;
        REMAINING.set(field);
    }
}

/// Python code calls native code on this thread.
///
/// # Safety
/// `field` is the field of this thread's state.
#[inline]
pub(super) unsafe fn adopt(field: *mut i32) {
    REMAINING.set(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_count_until_they_end() {
        let before = depth();
        {
            let _one = Frame::enter().expect("far from the limit");
            let _two = Frame::more(2);
            assert_eq!(depth(), before + 3);
        }
        assert_eq!(depth(), before);
        let mut open = vec![];
        while let Ok(frame) = Frame::enter() {
            open.push(frame);
        }
        drop(crate::error::take_pending());
        assert_eq!(open.len() as u32 + before, RECURSION_LIMIT);
    }
}
