//! References to objects of the isolate, counted in the first field of every object, as `Py_INCREF` and
//! `Py_DECREF` do it: that happens far too often for a call.
//!
//! Of the field's 64 bits (3.11) the lower half is enough; from 3.12 on only that is the count, and negative
//! for an object that lives for ever.
#![allow(unsafe_code)] // Writes into objects.

/// # Safety
/// The address of a live object, with the GIL held.
#[inline(always)]
pub(super) unsafe fn up(object: u64) {
    let count = object as *mut u32;
    // SAFETY: by the caller.
    unsafe {
        let more = (*count).wrapping_add(1);
        if more != 0 {
            *count = more;
        }
    }
}

/// Gives a reference back; `false`: it is the last one, and has not been given back.
///
/// # Safety
/// As of `up`; the reference is the caller's.
#[inline(always)]
#[must_use]
pub(super) unsafe fn down(object: u64) -> bool {
    let count = object as *mut u32;
    // SAFETY: by the caller.
    unsafe {
        let now = *count;
        if now as i32 > 1 {
            *count = now - 1;
        }
        now != 1
    }
}

/// Is there one reference?
///
/// # Safety
/// As of `up`.
#[inline(always)]
pub(super) unsafe fn is_last(object: u64) -> bool {
    // SAFETY: by the caller.
    unsafe { *(object as *const u32) == 1 }
}
