//! A stack large enough for any recursion limit a program sets.
//!
//! The program stays on its threads (signals and `fork` mean the main one); only their stack is another piece
//! of memory, which the system fills in as it is used. A Python frame of CPython takes none of a thread's
//! stack, a native frame does: a thread that reaches native code goes on there, however small its own stack
//! is. Nothing is ever unwound: a panic aborts. To whoever walks the stack (a backtrace, the end of a thread)
//! a large stack is all there is: the call frame information says that nothing called its first function.
#![allow(unsafe_code, reason = "switching stacks needs two instructions Rust has no words for")]

use std::cell::Cell;
use std::ffi::c_void;

use crate::last_words;

/// Tried in order: a system may limit how much address space a process reserves.
const SIZES: [usize; 4] = [16 << 30, 1 << 30, 256 << 20, 64 << 20];
/// Below the stack; also the room for last words, which the isolate's `flush` has to fit in.
const GUARD: usize = 1 << 20;

thread_local! {
    /// Is this thread on its large stack now?
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    static OWN: Own = const { Own(Cell::new(None)) };
}

/// Runs `work` on this thread's large stack; on the present one where that is it already, or where the system
/// gives none.
#[inline]
pub fn on_large_stack<T, F: FnOnce() -> T>(work: F) -> T {
    if INSIDE.get() { work() } else { change(work) }
}

fn change<T, F: FnOnce() -> T>(work: F) -> T {
    let Some(top) = OWN.try_with(Own::top).ok().flatten() else { return work() };
    let mut task = Task { work: Some(work), result: None };
    INSIDE.set(true);
    // SAFETY: `top` is the 16-byte aligned end of memory of which nothing is in use, as this thread is not on
    // it, with a guard below; `call` has the C calling convention, gets the pointer it expects and returns
    // normally (a panic aborts). `task` outlives the call.
    unsafe { switch(top, call::<T, F>, (&raw mut task).cast()) };
    INSIDE.set(false);
    task.result.expect("the task has run")
}

/// A thread's large stack: reserved when first needed, given back when the thread ends.
struct Own(Cell<Option<Memory>>);

#[derive(Clone, Copy)]
struct Memory {
    bottom: *mut u8,
    size: usize,
}

impl Memory {
    /// The end of the stack; above it is the signal handler's own.
    fn top(self) -> *mut u8 {
        // SAFETY: inside of memory that is ours, of any size there is.
        unsafe { self.bottom.add(self.size - last_words::SIGNAL_STACK) }
    }
}

impl Own {
    /// The upper end.
    fn top(&self) -> Option<*mut u8> {
        if self.0.get().is_none() {
            self.0.set(SIZES.into_iter().find_map(reserve));
        }
        self.0.get().map(Memory::top)
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // A thread that the interpreter ends in the midst of native code may be on it still.
        if let Some(memory) = self.0.get().filter(|_| !INSIDE.get()) {
            last_words::unwatch(memory.top());
            // SAFETY: mapped by `reserve`, and nothing lies there any more.
            unsafe { libc::munmap(memory.bottom.cast(), memory.size) };
        }
    }
}

struct Task<T, F> {
    work: Option<F>,
    result: Option<T>,
}

extern "C" fn call<T, F: FnOnce() -> T>(task: *mut c_void) {
    // SAFETY: `on_large_stack` passes a live task of these types, and looks at it again only after this has
    // returned.
    let task = unsafe { &mut *task.cast::<Task<T, F>>() };
    task.result = task.work.take().map(|work| work());
}

fn reserve(size: usize) -> Option<Memory> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_STACK;
    // SAFETY: asks for new memory anywhere; the guard lies inside of it.
    unsafe {
        let bottom = libc::mmap(std::ptr::null_mut(), size, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
        if bottom == libc::MAP_FAILED {
            return None;
        }
        if libc::mprotect(bottom, GUARD, libc::PROT_NONE) != 0 {
            libc::munmap(bottom, size);
            return None;
        }
        let memory = Memory { bottom: bottom.cast(), size };
        last_words::watch(memory.bottom, GUARD, memory.top());
        Some(memory)
    }
}

#[cfg(target_arch = "x86_64")]
unsafe fn switch(top: *mut u8, function: extern "C" fn(*mut c_void), argument: *mut c_void) {
    // SAFETY: the old stack pointer waits in a register the callee preserves; the caller keeps the other
    // promises.
    unsafe {
        std::arch::asm!(
            ".cfi_remember_state",
            ".cfi_undefined rip",
            "mov r12, rsp",
            "mov rsp, {top}",
            "call {function}",
            "mov rsp, r12",
            ".cfi_restore_state",
            top = in(reg) top,
            function = in(reg) function,
            in("rdi") argument,
            out("r12") _,
            clobber_abi("C"),
        );
    }
}

#[cfg(target_arch = "aarch64")]
unsafe fn switch(top: *mut u8, function: extern "C" fn(*mut c_void), argument: *mut c_void) {
    // SAFETY: as above.
    unsafe {
        std::arch::asm!(
            ".cfi_remember_state",
            ".cfi_undefined x30",
            "mov x20, sp",
            "mov sp, {top}",
            "blr {function}",
            "mov sp, x20",
            ".cfi_restore_state",
            top = in(reg) top,
            function = in(reg) function,
            in("x0") argument,
            out("x20") _,
            clobber_abi("C"),
        );
    }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn switch(_top: *mut u8, function: extern "C" fn(*mut c_void), argument: *mut c_void) {
    function(argument);
}

#[cfg(test)]
mod tests {
    use super::on_large_stack;

    fn depth(left: u64) -> u64 {
        let here = [left; 64];
        if left == 0 { 0 } else { 1 + depth(std::hint::black_box(here)[7] - 1) }
    }

    #[test]
    fn recursion_far_beyond_a_thread_s_stack() {
        let text = String::from("kept");
        assert_eq!(on_large_stack(|| (depth(100_000), text.len())), (100_000, 4));
    }

    #[test]
    fn a_thread_changes_once_and_again() {
        let work = || {
            (0..3).map(|_| on_large_stack(|| depth(10_000) + on_large_stack(|| depth(50_000)))).sum::<u64>()
        };
        assert_eq!(std::thread::spawn(work).join().expect("no panic"), 180_000);
    }
}
