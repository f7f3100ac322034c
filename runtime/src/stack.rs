//! A stack large enough for any recursion limit a program sets.
//!
//! The program stays on the main thread (signals and `fork` mean that one); only its stack is another piece of memory, which
//! the system fills in as it is used. Nothing is ever unwound: a panic aborts.
#![allow(unsafe_code, reason = "switching stacks needs two instructions Rust has no words for")]

use std::ffi::c_void;

/// Tried in order: a system may limit how much address space a process reserves.
const SIZES: [usize; 4] = [16 << 30, 1 << 30, 256 << 20, 64 << 20];
const GUARD: usize = 1 << 16;

/// Runs `work` on a large stack; on the present one where the system gives none.
pub fn on_large_stack<T, F: FnOnce() -> T>(work: F) -> T {
    let Some(top) = SIZES.into_iter().find_map(reserve) else { return work() };
    let mut task = Task { work: Some(work), result: None };
    // SAFETY: `top` is the 16-byte aligned end of fresh memory nobody else uses, with a guard below; `call` has the C calling
    // convention, gets the pointer it expects and returns normally (a panic aborts). `task` outlives the call.
    unsafe { switch(top, call::<T, F>, (&raw mut task).cast()) };
    // The memory stays reserved: this happens once, at the start of the program.
    task.result.expect("the task has run")
}

struct Task<T, F> {
    work: Option<F>,
    result: Option<T>,
}

extern "C" fn call<T, F: FnOnce() -> T>(task: *mut c_void) {
    // SAFETY: `on_large_stack` passes a live task of these types, and looks at it again only after this has returned.
    let task = unsafe { &mut *task.cast::<Task<T, F>>() };
    task.result = task.work.take().map(|work| work());
}

/// The upper end of a new stack of this size.
fn reserve(size: usize) -> Option<*mut u8> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_STACK;
    // SAFETY: asks for new memory anywhere; the guard lies inside of it.
    unsafe {
        let bottom = libc::mmap(std::ptr::null_mut(), size, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
        if bottom == libc::MAP_FAILED {
            return None;
        }
        libc::mprotect(bottom, GUARD, libc::PROT_NONE);
        Some(bottom.cast::<u8>().add(size))
    }
}

#[cfg(target_arch = "x86_64")]
unsafe fn switch(top: *mut u8, function: extern "C" fn(*mut c_void), argument: *mut c_void) {
    // SAFETY: the old stack pointer waits in a register the callee preserves; the caller keeps the other promises.
    unsafe {
        std::arch::asm!(
            "mov r12, rsp",
            "mov rsp, {top}",
            "call {function}",
            "mov rsp, r12",
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
            "mov x20, sp",
            "mov sp, {top}",
            "blr {function}",
            "mov sp, x20",
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
}
