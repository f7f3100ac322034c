//! When native code fails: a panic, or the end of its stack. Neither is the program's doing, and what it has
//! printed must not be lost with it: stdout goes out first, then follows what happened and that it is a bug
//! of hybridc.
//!
//! A stack that has run into its guard (`stack.rs`) is noticed by SIGSEGV. The handler opens the guard and
//! goes on in it, outside of the signal: flushing the isolate's stdout takes more than a handler may do. Any
//! other SIGSEGV (code in C that the program calls, a signal somebody sends) ends the process as it ends
//! python3.
#![allow(unsafe_code, reason = "a signal handler that continues elsewhere")]

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{dynamic, io};

const PLEA: &str = "this is a bug of hybridc, please report it with the program and the lines above\n";

/// Panics and the end of the stack say their last words from now on.
pub(crate) fn prepare() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        release_faults();
        let describe = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |what| {
            flush();
            describe(what);
            io::write_error(PLEA);
        }));
    });
}

/// What was printed goes out, once: a failure of the flush itself comes here again.
fn flush() {
    static ENDING: AtomicBool = AtomicBool::new(false);
    if !ENDING.swap(true, Ordering::Relaxed) {
        io::last_flush();
        dynamic::last_flush();
    }
}

thread_local! {
    /// The guard below this thread's large stack: where it begins and how long it is.
    static GUARD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// What [`watch`] wants for the handler's own stack.
pub(crate) const SIGNAL_STACK: usize = 1 << 16;

/// This thread has a large stack above this guard, and [`SIGNAL_STACK`] bytes for a handler. Whoever handles
/// SIGSEGV already (Python's faulthandler) goes on doing so.
pub(crate) fn watch(guard: *mut u8, size: usize, signal_stack: *mut u8) {
    GUARD.set((guard.addr(), size));
    // SAFETY: the structures are initialised; the handler only does what it may do in a signal; its stack is
    // the thread's until `unwatch`.
    unsafe {
        let mut now: libc::stack_t = std::mem::zeroed();
        libc::sigaltstack(std::ptr::null(), &mut now);
        if now.ss_flags & libc::SS_DISABLE != 0 {
            let own = libc::stack_t { ss_sp: signal_stack.cast(), ss_flags: 0, ss_size: SIGNAL_STACK };
            libc::sigaltstack(&own, std::ptr::null_mut());
        }
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGSEGV, std::ptr::null(), &mut action);
        if action.sa_sigaction == libc::SIG_DFL {
            action.sa_sigaction = on_fault as *const () as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
            libc::sigaction(libc::SIGSEGV, &action, std::ptr::null_mut());
        }
    }
}

/// The thread ends; the memory goes away.
pub(crate) fn unwatch(signal_stack: *mut u8) {
    GUARD.set((0, 0));
    // SAFETY: as in `watch`.
    unsafe {
        let mut now: libc::stack_t = std::mem::zeroed();
        libc::sigaltstack(std::ptr::null(), &mut now);
        if now.ss_sp == signal_stack.cast() {
            now.ss_flags = libc::SS_DISABLE;
            libc::sigaltstack(&now, std::ptr::null_mut());
        }
    }
}

/// Rust's own handlers say nothing that python3 would say, and swallow a signal that somebody sends.
fn release_faults() {
    // SAFETY: plain system calls, before any other thread exists.
    unsafe {
        libc::signal(libc::SIGSEGV, libc::SIG_DFL);
        libc::signal(libc::SIGBUS, libc::SIG_DFL);
    }
}

unsafe extern "C" fn on_fault(signal: i32, info: *mut libc::siginfo_t, context: *mut c_void) {
    let (guard, size) = GUARD.get();
    // SAFETY: what the system passes; plain system calls.
    unsafe {
        let sent = (*info).si_code <= 0;
        let address = (*info).si_addr().addr();
        if sent || !(guard..guard + size).contains(&address) || size == 0 {
            libc::signal(signal, libc::SIG_DFL);
            if sent {
                libc::raise(signal);
            }
            // Else the fault happens again.
            return;
        }
        libc::mprotect(std::ptr::without_provenance_mut(guard), size, libc::PROT_READ | libc::PROT_WRITE);
        GUARD.set((0, 0));
        go_on_at(&mut *context.cast::<libc::ucontext_t>(), guard + size, stack_has_ended);
    }
}

/// The interrupted thread goes on with a function that does not return, on the stack below `top`.
fn go_on_at(context: &mut libc::ucontext_t, top: usize, function: extern "C" fn() -> !) {
    #[cfg(target_arch = "x86_64")]
    {
        let registers = &mut context.uc_mcontext.gregs;
        // As a call leaves it: 8 below a multiple of 16.
        registers[libc::REG_RSP as usize] = (top - 24) as i64;
        registers[libc::REG_RIP as usize] = function as usize as i64;
    }
    #[cfg(target_arch = "aarch64")]
    {
        context.uc_mcontext.sp = (top - 16) as u64;
        context.uc_mcontext.pc = function as usize as u64;
    }
}

extern "C" fn stack_has_ended() -> ! {
    flush();
    io::write_error("native code has used up its stack\n");
    io::write_error(PLEA);
    std::process::abort()
}
