//! The interpreter's configuration: what `python3 SCRIPT ARGS…` would have, with hash seed 0.

use std::ffi::CString;
use std::mem::MaybeUninit;

use pyo3::ffi::{self, PyConfig, PyStatus};

use crate::table::{Bytes, ProgramRepr};

/// Initialises the interpreter. Failure ends the process with CPython's own message.
pub unsafe fn initialize(program: &ProgramRepr) {
    // Child processes inherit the seed through the environment, as they do from `PYTHONHASHSEED=0 python3`.
    libc::setenv(c"PYTHONHASHSEED".as_ptr(), c"0".as_ptr(), 1);
    let mut memory = MaybeUninit::<PyConfig>::zeroed();
    let config = memory.as_mut_ptr();
    ffi::PyConfig_InitPythonConfig(config);
    (*config).use_hash_seed = 1;
    (*config).hash_seed = 0;
    // Arguments are parsed as python3 parses them: this fixes sys.argv and sys.orig_argv, and decodes by the
    // locale.
    let arguments = program.arguments.cast_mut();
    check(ffi::PyConfig_SetBytesArgv(config, program.argument_count as isize, arguments), config);
    set(config, |c| &raw mut (*c).program_name, program.python_executable);
    #[cfg(Py_3_13)]
    // Messages about modules that shadow the standard library's look here.
    set(config, |c| &raw mut (*c).sys_path_0, program.script_directory);
    check(ffi::Py_InitializeFromConfig(config), config);
    ffi::PyConfig_Clear(config);
}

unsafe fn set(config: *mut PyConfig, field: impl Fn(*mut PyConfig) -> *mut *mut libc::wchar_t, value: Bytes) {
    let value = CString::new(value.slice()).unwrap_or_default();
    check(ffi::PyConfig_SetBytesString(config, field(config), value.as_ptr()), config);
}

unsafe fn check(status: PyStatus, config: *mut PyConfig) {
    if ffi::PyStatus_Exception(status) != 0 {
        ffi::PyConfig_Clear(config);
        ffi::Py_ExitStatusException(status);
    }
}
