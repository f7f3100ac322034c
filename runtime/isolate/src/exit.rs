//! The end of the process, in python3's order.

use pyo3::ffi;

/// Finalises the interpreter and gives the exit status. `failed`: an uncaught exception has been printed.
pub unsafe fn finish(failed: bool) -> i32 {
    let interrupted = failed && last_was_keyboard_interrupt();
    let mut status = i32::from(failed);
    if ffi::Py_FinalizeEx() < 0 {
        // Buffered output could not be written.
        status = 120;
    }
    if interrupted {
        status = die_of_interrupt();
    }
    status
}

/// Was the exception just printed a KeyboardInterrupt (exactly: subclasses end with status 1)?
unsafe fn last_was_keyboard_interrupt() -> bool {
    ffi::PySys_GetObject(c"last_type".as_ptr()) == ffi::PyExc_KeyboardInterrupt
}

/// Lets the parent see a death by SIGINT; where that fails, 130 as a shell would say.
unsafe fn die_of_interrupt() -> i32 {
    libc::signal(libc::SIGINT, libc::SIG_DFL);
    libc::kill(libc::getpid(), libc::SIGINT);
    libc::SIGINT + 128
}
