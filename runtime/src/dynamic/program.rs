//! What the emitted program says about itself, and the way into the isolate.
#![allow(unsafe_code)] // Calls through the isolate's table.

use std::ffi::{CString, OsStr, c_char};
use std::sync::OnceLock;

use super::loader;
use super::table::{Bytes, INTERFACE, ModuleRepr, ProgramRepr, Table};

/// A source file carried in the program.
#[derive(Clone, Copy)]
pub struct ModuleInfo {
    /// Dotted name; `__main__` for the script.
    pub name: &'static str,
    /// Absolute path at build time.
    pub path: &'static str,
    pub is_package: bool,
    /// The bytes on disk at build time.
    pub source: &'static [u8],
}

/// Filled in by the emitted program, once, as a `static`.
pub struct ProgramInfo {
    /// The Python version it was built for, `(3, 12)`.
    pub version: (u8, u8),
    /// `sys.executable` of the interpreter it was built for.
    pub python_executable: &'static str,
    /// `sys.orig_argv[0]`: the interpreter as it would have been called.
    pub python_argument: &'static str,
    /// `sys.argv[0]`: the script as it would have been given to the interpreter.
    pub script_argument: &'static str,
    /// The script's directory with links resolved: `sys.path[0]`.
    pub script_directory: &'static str,
    /// libpython's path at build time, or empty.
    pub libpython: &'static str,
    /// The isolate's library for this version.
    pub isolate: &'static [u8],
    pub main: ModuleInfo,
    /// The program's other modules.
    pub modules: &'static [ModuleInfo],
}

/// Runs a program in which everything is deferred; it behaves exactly as `python3 SCRIPT ARGS…`.
pub fn run_program(info: &'static ProgramInfo) -> ! {
    let table = open(info);
    // SAFETY: `open` gives a table of the right interface; this is the thread that starts the isolate.
    let status = unsafe {
        (table.start)();
        (table.run_main)()
    };
    // SAFETY: C's exit, which flushes C's streams and runs C's exit handlers, as python3's return from main does.
    unsafe { libc::exit(status) }
}

/// The table of the loaded isolate; without it the process ends with one sentence and status 1.
pub(super) fn open(info: &'static ProgramInfo) -> &'static Table {
    static TABLE: OnceLock<&'static Table> = OnceLock::new();
    TABLE.get_or_init(|| match load(info) {
        Ok(table) => table,
        Err(sentence) => {
            eprintln!("{}: {sentence}", program_name());
            std::process::exit(1)
        }
    })
}

fn load(info: &'static ProgramInfo) -> Result<&'static Table, String> {
    let enter = loader::load(info)?;
    // SAFETY: the description lives for ever; the entry checks the interface version first.
    let table = unsafe { enter(Box::leak(Box::new(describe(info)))) };
    if table.is_null() {
        return Err("the isolate of this program belongs to another version of hybridc".to_owned());
    }
    // SAFETY: not null, so it is the isolate's static table.
    Ok(unsafe { &*table })
}

fn describe(info: &'static ProgramInfo) -> ProgramRepr {
    let modules: &'static [ModuleRepr] = info.modules.iter().map(module).collect::<Vec<_>>().leak();
    let own = [info.python_argument, info.script_argument].map(OsStr::new).map(loader::c_string);
    let given = std::env::args_os().skip(1).map(|a| loader::c_string(&a));
    let arguments: &'static [CString] = own.into_iter().chain(given).collect::<Vec<_>>().leak();
    let pointers: &'static [*const c_char] = arguments.iter().map(|a| a.as_ptr()).collect::<Vec<_>>().leak();
    ProgramRepr {
        interface: INTERFACE,
        minor: info.version.1.into(),
        python_executable: Bytes::of(info.python_executable.as_bytes()),
        script_directory: Bytes::of(info.script_directory.as_bytes()),
        main: module(&info.main),
        modules: modules.as_ptr(),
        module_count: modules.len(),
        arguments: pointers.as_ptr(),
        argument_count: pointers.len(),
    }
}

fn module(info: &ModuleInfo) -> ModuleRepr {
    ModuleRepr {
        name: Bytes::of(info.name.as_bytes()),
        path: Bytes::of(info.path.as_bytes()),
        source: Bytes::of(info.source),
        is_package: info.is_package,
    }
}

fn program_name() -> String {
    let path = std::env::args_os().next().unwrap_or_default();
    std::path::Path::new(&path).file_name().unwrap_or(&path).to_string_lossy().into_owned()
}
