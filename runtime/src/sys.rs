//! What the runtime asks of the operating system: bytes in and out, signals.
#![allow(unsafe_code, reason = "system calls without a safe wrapper in the standard library")]

use std::sync::atomic::{AtomicBool, Ordering};

/// The `errno` of the last failed call.
fn errno() -> i32 {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// `write(2)`: how many bytes went out, or `errno`.
pub fn write(fd: i32, bytes: &[u8]) -> Result<usize, i32> {
    // SAFETY: the pointer and length are those of a live slice.
    let written = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
    usize::try_from(written).map_err(|_| errno())
}

/// `read(2)`: how many bytes came in (0 at the end), or `errno`.
pub fn read(fd: i32, bytes: &mut [u8]) -> Result<usize, i32> {
    // SAFETY: the pointer and length are those of a live, writable slice.
    let count = unsafe { libc::read(fd, bytes.as_mut_ptr().cast(), bytes.len()) };
    usize::try_from(count).map_err(|_| errno())
}

pub fn is_terminal(fd: i32) -> bool {
    // SAFETY: takes a number only.
    unsafe { libc::isatty(fd) == 1 }
}

/// Is the descriptor open? (`python3 prog.py >&-` runs without a stdout.)
pub fn is_open(fd: i32) -> bool {
    // SAFETY: takes numbers only.
    unsafe { libc::fcntl(fd, libc::F_GETFD) >= 0 }
}

/// `st_blksize`: CPython's buffer size for the file.
pub fn block_size(fd: i32) -> Option<usize> {
    // SAFETY: an all-zero `stat` is a valid value to be overwritten.
    let mut stat: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: the pointer is to a live `stat`.
    let failed = unsafe { libc::fstat(fd, &mut stat) } != 0;
    if failed || stat.st_blksize <= 1 { None } else { usize::try_from(stat.st_blksize).ok() }
}

/// The locale of characters the environment asks for; `C` when there is none of that name.
pub fn character_locale() -> String {
    // SAFETY: called before any other thread exists; the empty C string asks for the environment's locale,
    // null for the name of the present one, which is a C string that stays until the next call.
    unsafe {
        libc::setlocale(libc::LC_CTYPE, c"".as_ptr());
        let name = libc::setlocale(libc::LC_CTYPE, std::ptr::null());
        if name.is_null() {
            "C".into()
        } else {
            std::ffi::CStr::from_ptr(name).to_string_lossy().into_owned()
        }
    }
}

/// Set by SIGINT, taken by `start::safepoint`.
pub static INTERRUPTED: AtomicBool = AtomicBool::new(false);

extern "C" fn on_interrupt(_signal: i32) {
    INTERRUPTED.store(true, Ordering::Relaxed);
}

/// CPython's signal set-up: SIGPIPE and SIGXFSZ are ignored (a broken pipe is an exception), SIGINT becomes
/// KeyboardInterrupt unless the parent had it ignored.
pub fn install_signals() {
    // SAFETY: `on_interrupt` only stores to an atomic, which is allowed in a handler; the `sigaction` is
    // fully initialised; no SA_RESTART, so that a blocked read comes back.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        let mut old: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGINT, std::ptr::null(), &mut old);
        if old.sa_sigaction == libc::SIG_DFL {
            let mut new: libc::sigaction = std::mem::zeroed();
            new.sa_sigaction = on_interrupt as *const () as usize;
            libc::sigemptyset(&mut new.sa_mask);
            libc::sigaction(libc::SIGINT, &new, std::ptr::null_mut());
        }
    }
}

/// Ends the process here, without any last words of its own.
pub fn exit_now(status: i32) -> ! {
    // SAFETY: takes a number only.
    unsafe { libc::_exit(status) }
}

/// Dies of SIGINT, so that the parent sees what it sees of an interrupted python3.
pub fn die_of_interrupt() {
    // SAFETY: takes numbers only.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
}
