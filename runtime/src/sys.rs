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

/// `open(2)`: the descriptor, or `errno`. The path ends with a zero byte.
pub fn open(path: &std::ffi::CStr, flags: i32) -> Result<i32, i32> {
    // SAFETY: the pointer is to a live C string.
    let fd = unsafe { libc::open(path.as_ptr(), flags | libc::O_CLOEXEC, 0o666) };
    if fd < 0 { Err(errno()) } else { Ok(fd) }
}

/// `close(2)`
pub fn close(fd: i32) -> Result<(), i32> {
    // SAFETY: takes a number only; whoever calls it owns the descriptor.
    if unsafe { libc::close(fd) } < 0 { Err(errno()) } else { Ok(()) }
}

/// `lseek(2)`: the new position, or `errno`.
pub fn seek(fd: i32, offset: i64, whence: i32) -> Result<i64, i32> {
    // SAFETY: takes numbers only.
    let position = unsafe { libc::lseek(fd, offset, whence) };
    if position < 0 { Err(errno()) } else { Ok(position) }
}

/// `ftruncate(2)`
pub fn truncate(fd: i32, length: i64) -> Result<(), i32> {
    // SAFETY: takes numbers only.
    if unsafe { libc::ftruncate(fd, length) } < 0 { Err(errno()) } else { Ok(()) }
}

/// Is the open descriptor one of a directory?
pub fn is_directory(fd: i32) -> bool {
    // SAFETY: an all-zero `stat` is a valid value to be overwritten.
    let mut stat: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: the pointer is to a live `stat`.
    let failed = unsafe { libc::fstat(fd, &mut stat) } != 0;
    !failed && stat.st_mode & libc::S_IFMT == libc::S_IFDIR
}

/// `nl_langinfo(CODESET)`: what the present locale encodes characters in.
pub fn locale_codeset() -> String {
    // SAFETY: the answer is a C string that stays until the locale changes, which it does not.
    unsafe {
        let name = libc::nl_langinfo(libc::CODESET);
        if name.is_null() {
            String::new()
        } else {
            std::ffi::CStr::from_ptr(name).to_string_lossy().into_owned()
        }
    }
}

/// The locale of characters becomes this one, if the system has it.
pub fn set_character_locale(name: &std::ffi::CStr) -> bool {
    // SAFETY: called before any other thread exists; the pointer is to a live C string.
    unsafe { !libc::setlocale(libc::LC_CTYPE, name.as_ptr()).is_null() }
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
