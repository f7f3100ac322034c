//! No memory left: MemoryError, as far as it can be had.
//!
//! Where a program chooses a size (`[0] * n`, `list(range(n))`, `f"{x:{n}}"`, `1 << n`) the whole of it is
//! asked for at once, in an [`attempt`] ([`room`], [`zeros`], [`is_there`]); what is refused, or larger than
//! an address space, is a MemoryError like any other exception. Only inside an attempt does the allocator
//! return null, so an attempt holds nothing but the fallible call. Elsewhere (appending, `+`, collections
//! that grow) there is no way back from the middle of an operation: what was printed goes out, the process
//! says MemoryError and ends with status 1, as python3 does when nobody handles it ([`end`]).
#![allow(unsafe_code)] // An allocator is.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};

mod pool;

use crate::error::{R, memory_error};
use crate::{dynamic, io};

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

struct Allocator;

thread_local! {
    /// This thread is ready for a null pointer.
    static ATTEMPTS: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may be refused its memory, and says so.
pub(crate) fn attempt<A>(act: impl FnOnce() -> A) -> A {
    let before = ATTEMPTS.replace(true);
    let result = act();
    ATTEMPTS.set(before);
    result
}

/// An empty vector with room for so many items as the program chose.
pub(crate) fn room<T>(count: usize) -> R<Vec<T>> {
    let mut items = Vec::new();
    match attempt(|| items.try_reserve_exact(count)) {
        Ok(()) => Ok(items),
        Err(_) => Err(memory_error()),
    }
}

/// So many zero bytes as the program chose; the system hands out long ones without touching them.
pub(crate) fn zeros(count: usize) -> R<Vec<u8>> {
    let layout = Layout::array::<u8>(count).map_err(|_| memory_error())?;
    if count == 0 {
        return Ok(Vec::new());
    }
    // SAFETY: the layout is not empty.
    let block = attempt(|| unsafe { std::alloc::alloc_zeroed(layout) });
    if block.is_null() {
        return Err(memory_error());
    }
    // SAFETY: the block comes from the global allocator, of the layout of `count` bytes, all of which are
    // set.
    Ok(unsafe { Vec::from_raw_parts(block, count, count) })
}

/// Is there a block of so many bytes?
pub(crate) fn is_there(bytes: usize) -> bool {
    let mut block = Vec::<u8>::new();
    // Looked at, or the compiler would leave out the allocation.
    attempt(|| std::hint::black_box(&mut block).try_reserve_exact(bytes)).is_ok()
}

/// Is there a block for an int of so many bits?
pub(crate) fn holds_bits(bits: u64) -> bool {
    // Shorter ones are made without asking.
    bits < 1 << 24 || usize::try_from(bits / 8 + 8).is_ok_and(is_there)
}

// SAFETY: a block is the pool's or the system's, as its layout says; a null pointer is only handed on.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: what the caller promises is what both ask for.
        checked(unsafe { if pool::is_small(layout) { pool::alloc(layout) } else { System.alloc(layout) } })
    }
    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !pool::is_small(layout) {
            // SAFETY: what the caller promises is what the system's asks for.
            return checked(unsafe { System.alloc_zeroed(layout) });
        }
        // SAFETY: what the caller promises is what the pool asks for; the block is as large as the layout.
        unsafe {
            let block = checked(pool::alloc(layout));
            if !block.is_null() {
                block.write_bytes(0, layout.size());
            }
            block
        }
    }
    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `size` is not zero and fits a layout of this alignment.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (pool::is_small(layout), pool::is_small(new)) {
            // SAFETY: what the caller promises is what the system's asks for.
            (false, false) => checked(unsafe { System.realloc(block, layout, size) }),
            (true, true) if pool::is_same(layout.size(), size) => block,
            // SAFETY: the new block is another one, both are as large as what is copied, and the old one is
            // given back once.
            _ => unsafe {
                let moved = self.alloc(new);
                if !moved.is_null() {
                    block.copy_to_nonoverlapping(moved, layout.size().min(size));
                    self.dealloc(block, layout);
                }
                moved
            },
        }
    }
    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: what the caller promises is what both ask for.
        unsafe {
            if pool::is_small(layout) { pool::dealloc(block, layout) } else { System.dealloc(block, layout) }
        }
    }
}

#[inline]
fn checked(block: *mut u8) -> *mut u8 {
    if block.is_null() { refused() } else { block }
}

#[cold]
#[inline(never)]
fn refused() -> *mut u8 {
    if ATTEMPTS.get() { std::ptr::null_mut() } else { end() }
}

/// A block for one `T`, in which nothing is yet. One call, small where it is made: every object begins so.
#[inline(always)]
pub(crate) fn block_of<T>() -> NonNull<T> {
    block(Layout::new::<T>()).cast()
}

#[inline(never)]
fn block(layout: Layout) -> NonNull<u8> {
    debug_assert!(layout.size() > 0);
    // SAFETY: the layout is not empty.
    match NonNull::new(unsafe { std::alloc::alloc(layout) }) {
        Some(block) => block,
        None => end(),
    }
}

/// Nothing goes on without the memory.
#[cold]
pub(crate) fn end() -> ! {
    static ENDING: AtomicBool = AtomicBool::new(false);
    // Even the last words may need memory.
    if !ENDING.swap(true, Ordering::Relaxed) && !dynamic::abandon() {
        io::last_flush();
        io::write_error("MemoryError\n");
    }
    crate::sys::exit_now(1)
}
