//! The main module run whole: CPython's own script runner, reading the embedded text.

use std::ffi::CString;
use std::io::{Seek, Write};
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd};

use pyo3::ffi;

use crate::{exit, hybrid, start};

/// `Table::run_main`.
///
/// `PyRun_SimpleFile` is what python3 itself uses: it sets `__file__`, `__cached__` and `__loader__`, reports
/// an uncaught exception, obeys SystemExit, and removes `__file__` and `__cached__` again. Only the file is
/// ours.
pub unsafe extern "C" fn run_main() -> i32 {
    let main = &start::program().main;
    let path = CString::new(main.path.slice()).unwrap_or_default();
    let file = stream(main.source.slice());
    if start::program().entry_count != 0 && hybrid::prepare_leaves().is_none() {
        ffi::PyErr_Clear();
    }
    let failed = ffi::PyRun_SimpleFileExFlags(file, path.as_ptr(), 1, std::ptr::null_mut()) != 0;
    exit::finish(failed)
}

/// A C stream over these bytes, with the descriptor number an opened script would have had.
unsafe fn stream(source: &[u8]) -> *mut libc::FILE {
    let descriptor = memory_descriptor(source).expect("memory for the script's text");
    libc::fdopen(descriptor, c"rb".as_ptr())
}

/// An anonymous file with these bytes, at its start.
pub unsafe fn memory_descriptor(bytes: &[u8]) -> std::io::Result<i32> {
    let descriptor = libc::memfd_create(c"script".as_ptr(), libc::MFD_CLOEXEC);
    if descriptor < 0 {
        return Err(std::io::Error::last_os_error());
    }
    let mut file = std::fs::File::from(OwnedFd::from_raw_fd(descriptor));
    file.write_all(bytes)?;
    file.rewind()?;
    Ok(file.into_raw_fd())
}
