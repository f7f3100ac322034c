//! The loaded isolate's table, counters of crossings, and results turned into `R`.
// Calls through the table: the interface's types are the contract, this file and `value.rs` keep it.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use super::table::{Bytes, DynRepr, TextRepr, tag};
use super::value::Dyn;
use super::{errors, program, streams};
use crate::error::R;

static TABLE: AtomicPtr<super::table::Table> = AtomicPtr::new(std::ptr::null_mut());

/// The table; the isolate starts when this is asked for the first time.
#[inline(always)]
pub(super) fn table() -> &'static super::table::Table {
    let table = TABLE.load(Ordering::Relaxed);
    if table.is_null() {
        return start();
    }
    // SAFETY: only ever set to the isolate's static table.
    unsafe { &*table }
}

/// Is the interpreter gone? Nothing of it must be touched any more.
static CLOSED: AtomicBool = AtomicBool::new(false);

#[inline(always)]
pub(super) fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Does the isolate run?
pub fn is_running() -> bool {
    !TABLE.load(Ordering::Relaxed).is_null()
}

/// The end of memory: the isolate has the last word, if it runs.
pub fn abandon() -> bool {
    if is_running() {
        // SAFETY: a call without arguments, after which nothing else is done.
        unsafe { (table().abandon)() };
    }
    is_running()
}

/// The process is about to abort: what the isolate has buffered goes out, if it runs.
pub(crate) fn last_flush() {
    if is_running() {
        // SAFETY: native code runs with the GIL held; nothing is done after it.
        unsafe { (table().last_flush)() };
    }
}

#[cold]
fn start() -> &'static super::table::Table {
    let table = program::open_registered();
    // SAFETY: a table of the right interface; everything follows on this thread.
    unsafe {
        (table.start)();
    }
    TABLE.store(std::ptr::from_ref(table).cast_mut(), Ordering::Relaxed);
    // SAFETY: as above.
    unsafe {
        (table.begin_main)();
    }
    streams::take_over();
    super::frames::hand_over(table);
    table
}

/// The isolate was started by somebody else.
pub(super) fn adopt(table: &'static super::table::Table) {
    TABLE.store(std::ptr::from_ref(table).cast_mut(), Ordering::Relaxed);
}

/// The interpreter is gone: values that thread-locals still hold are let go without it.
pub(super) fn close() {
    unsafe extern "C" fn no_flush() {}
    CLOSED.store(true, Ordering::Relaxed);
    let dead = super::table::Table { last_flush: no_flush, ..*table() };
    TABLE.store(Box::leak(Box::new(dead)), Ordering::Relaxed);
}

thread_local! {
    static TO_ISOLATE: Cell<u64> = const { Cell::new(0) };
    static TO_NATIVE: Cell<u64> = const { Cell::new(0) };
}

/// A call into the isolate that may run the program's Python code.
#[inline]
pub(super) fn count_to_isolate() {
    TO_ISOLATE.set(TO_ISOLATE.get() + 1);
}

/// A Python call that native code answered.
#[inline]
pub(super) fn count_to_native() {
    TO_NATIVE.set(TO_NATIVE.get() + 1);
}

/// `(to the isolate, to native code)`.
pub fn crossings() -> (u64, u64) {
    (TO_ISOLATE.get(), TO_NATIVE.get())
}

/// An owned result.
#[inline]
pub(super) fn owned(result: DynRepr) -> R<Dyn> {
    if result.tag == tag::ERROR {
        return Err(errors::fetch());
    }
    Ok(Dyn::from_repr(result))
}

/// A result that cannot fail but for want of memory.
#[inline]
pub(super) fn made(result: DynRepr) -> Dyn {
    assert!(result.tag != tag::ERROR, "memory for a Python object");
    Dyn::from_repr(result)
}

/// A result where negative means an exception.
#[inline]
pub(super) fn number(result: i32) -> R<i32> {
    if result < 0 { Err(errors::fetch()) } else { Ok(result) }
}

#[inline]
pub(super) fn done(result: i32) -> R<()> {
    number(result).map(drop)
}

/// Values seen as the table wants them.
#[inline]
pub(super) fn reprs(values: &[Dyn]) -> *const DynRepr {
    // A `Dyn` lies in memory as a `DynRepr`.
    values.as_ptr().cast()
}

/// Where values are, as the table wants it.
#[inline]
pub(super) fn places(values: &[&Dyn]) -> *const *const DynRepr {
    // A reference is a pointer, and a `Dyn` lies in memory as a `DynRepr`.
    values.as_ptr().cast()
}

/// The same side by side: calls `call` with them side by side.
#[inline]
pub(super) fn with_reprs<T>(values: &[&Dyn], call: impl FnOnce(*const DynRepr, usize) -> T) -> T {
    const FEW: usize = 6;
    if values.len() <= FEW {
        let mut side_by_side = [Dyn::NONE.into_repr(); FEW];
        for (place, value) in side_by_side.iter_mut().zip(values) {
            *place = value.repr_of();
        }
        return call(side_by_side.as_ptr(), values.len());
    }
    let side_by_side: Vec<DynRepr> = values.iter().map(|value| value.repr_of()).collect();
    call(side_by_side.as_ptr(), values.len())
}

/// The bytes of a view as long as its object lives.
///
/// # Safety
/// The object must outlive `'a`.
pub(super) unsafe fn slice<'a>(bytes: Bytes) -> &'a [u8] {
    if bytes.length == 0 {
        return &[];
    }
    // SAFETY: by the caller; the isolate gives initialised memory.
    unsafe { std::slice::from_raw_parts(bytes.data, bytes.length) }
}

/// The code points of a `str` object as a native string.
pub(super) fn read_text(text: TextRepr) -> crate::text::Str {
    use crate::text::Str;
    if text.length == 0 {
        return Str::from("");
    }
    // SAFETY: a live str object's code points in its own kind, aligned as CPython keeps them; copied before
    // anything else runs.
    unsafe {
        match text.width {
            1 => Str::from_latin1(std::slice::from_raw_parts(text.data, text.length)),
            2 => Str::from_units(std::slice::from_raw_parts(text.data.cast::<u16>(), text.length)),
            _ => Str::from_units(std::slice::from_raw_parts(text.data.cast::<u32>(), text.length)),
        }
    }
}

/// A native string as the table wants it.
pub(super) fn text_repr(text: &crate::text::Str) -> TextRepr {
    use crate::text::Units;
    let (data, width) = match text.units() {
        Units::Latin1(units) => (units.as_ptr(), 1),
        Units::Ucs2(units) => (units.as_ptr().cast(), 2),
        Units::Ucs4(units) => (units.as_ptr().cast(), 4),
    };
    TextRepr { data, length: text.len(), width, ascii: text.is_ascii() }
}
