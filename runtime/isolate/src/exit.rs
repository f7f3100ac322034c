//! The end of the process, in python3's order.

use pyo3::ffi;

/// Finalises the interpreter after the script runner and gives the exit status. `failed`: it has printed an
/// exception.
pub unsafe fn finish(failed: bool) -> i32 {
    // Exactly KeyboardInterrupt: its subclasses end with status 1.
    let interrupted = failed && ffi::PySys_GetObject(c"last_type".as_ptr()) == ffi::PyExc_KeyboardInterrupt;
    end(i32::from(failed), interrupted)
}

/// Finalises the interpreter; `interrupted` ends the process as SIGINT does.
pub unsafe fn end(mut status: i32, interrupted: bool) -> i32 {
    if ffi::Py_FinalizeEx() < 0 {
        // Buffered output could not be written.
        status = 120;
    }
    if interrupted {
        status = die_of_interrupt();
    }
    status
}

/// `Table::abandon`. Another thread than the main one cannot finalise: what it can, it flushes.
pub unsafe extern "C" fn abandon() {
    ffi::PyErr_Clear();
    flush_streams();
    ffi::PySys_WriteStderr(c"MemoryError\n".as_ptr());
    if libc::gettid() == libc::getpid() {
        ffi::Py_FinalizeEx();
    }
}

/// `Table::last_flush`.
pub unsafe extern "C" fn last_flush() {
    ffi::PyErr_Clear();
    flush_streams();
}

/// Lets the parent see a death by SIGINT; where that fails, 130 as a shell would say.
unsafe fn die_of_interrupt() -> i32 {
    libc::signal(libc::SIGINT, libc::SIG_DFL);
    libc::kill(libc::getpid(), libc::SIGINT);
    libc::SIGINT + 128
}

/// stderr, then stdout, failures ignored: after the script's last line and before its exception is printed.
pub unsafe fn flush_streams() {
    for name in [c"stderr", c"stdout"] {
        let stream = ffi::PySys_GetObject(name.as_ptr());
        if !stream.is_null() {
            let flushed = ffi::PyObject_CallMethod(stream, c"flush".as_ptr(), std::ptr::null());
            if flushed.is_null() {
                ffi::PyErr_Clear();
            }
            ffi::Py_XDECREF(flushed);
        }
    }
}
