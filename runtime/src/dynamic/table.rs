//! The isolate interface: everything that crosses between compiled code and the isolate, in C layout.
//!
//! This file is compiled twice: into the runtime, and (through `#[path]`) into the isolate's own crate. It therefore names
//! nothing outside `core`. A change of any layout or order here raises [`INTERFACE`].

use core::ffi::c_char;

/// Version of this file's layouts; both sides compare it before anything else.
pub const INTERFACE: u32 = 1;

/// The symbol the isolate exports, a [`Enter`].
pub const ENTER: &core::ffi::CStr = c"hybridc_isolate";

/// Gives the table. `program` must live as long as the process. Null when the two sides disagree on [`INTERFACE`].
pub type Enter = unsafe extern "C" fn(program: *const ProgramRepr) -> *const Table;

/// Borrowed bytes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Bytes {
    pub data: *const u8,
    pub length: usize,
}

impl Bytes {
    pub const fn of(bytes: &[u8]) -> Bytes {
        Bytes { data: bytes.as_ptr(), length: bytes.len() }
    }
}

/// One source file that travels in the program.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ModuleRepr {
    pub name: Bytes,
    /// Absolute; what `co_filename` and `__file__` say.
    pub path: Bytes,
    /// As it was on disk.
    pub source: Bytes,
    pub is_package: bool,
}

/// The program as the isolate must see it.
#[repr(C)]
pub struct ProgramRepr {
    pub interface: u32,
    /// Python's minor version the isolate was compiled for.
    pub minor: u32,
    /// `sys.executable`, and where prefix and site-packages are looked up from.
    pub python_executable: Bytes,
    /// `sys.path[0]`.
    pub script_directory: Bytes,
    pub main: ModuleRepr,
    pub modules: *const ModuleRepr,
    pub module_count: usize,
    /// `python3 SCRIPT ARGS…` as C strings: `sys.orig_argv`.
    pub arguments: *const *const c_char,
    pub argument_count: usize,
}

/// What the isolate can do. Everything is called on the thread that called `start`, which holds the GIL all along.
#[repr(C)]
pub struct Table {
    pub interface: u32,
    /// Starts the interpreter: `__main__` exists with its attributes, nothing has run. A failure ends the process as
    /// CPython's own start would.
    pub start: unsafe extern "C" fn(),
    /// Runs the main module's whole source and ends the interpreter; the result is the process's exit status.
    pub run_main: unsafe extern "C" fn() -> i32,
}
