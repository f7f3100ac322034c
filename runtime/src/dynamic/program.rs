//! What the emitted program says about itself, and the way into the isolate.
#![allow(unsafe_code)] // Calls through the isolate's table.

use std::ffi::{CString, OsStr, c_char};
use std::sync::OnceLock;

use super::loader;
use super::table::{Bytes, CallState, DynRepr, EntryRepr, INTERFACE, ModuleRepr, ProgramRepr, Table, status};
use super::{bridge, convert, errors, value::Dyn};
use crate::error::exception::Made;
use crate::error::{self, R};
use crate::protocol::AnyValue as _;

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
    /// The main module's code, compiled when the program was built; may be empty.
    pub prepared: &'static [u8],
    /// The program's other modules.
    pub modules: &'static [ModuleInfo],
}

/// Native code of a Python function: `None` when the arguments do not fit (and nothing has happened yet).
pub type NativeCode = fn(arguments: &[Dyn], depth: u32) -> Option<R<Dyn>>;

/// A Python function whose plain positional calls native code answers.
pub struct Entry {
    /// `co_filename`.
    pub file: &'static str,
    /// The module that the function finds its globals in: dotted, or `__main__`.
    pub module: &'static str,
    /// `co_qualname`.
    pub qualname: &'static str,
    /// `co_firstlineno`.
    pub line: u32,
    /// How many positional parameters it has; calls that give fewer run the original.
    pub parameters: u32,
    /// Tried in order.
    pub variants: &'static [NativeCode],
}

/// A program of which a part is native.
pub struct HybridInfo {
    pub program: ProgramInfo,
    pub entries: &'static [Entry],
    /// CPython prints warnings when it compiles the main module: the isolate, which does that when it starts,
    /// starts at once.
    pub warns: bool,
}

/// A part of the main module's body that the isolate runs: all statements of one block that lie between two
/// positions (1-based lines, columns in UTF-8 bytes).
#[derive(Debug)]
pub struct Chunk {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

static HYBRID: OnceLock<&'static HybridInfo> = OnceLock::new();

fn register(info: &'static HybridInfo) {
    HYBRID.get_or_init(|| info);
    crate::address_hash::ask(|value| convert::to_dyn_any(value).hash());
    trace_boundary();
}

/// Runs a program of which a part is native: `body` is the module body. The isolate starts when first needed.
pub fn run_hybrid(info: &'static HybridInfo, body: fn() -> R<()>) -> ! {
    crate::start::prepare(info.program.version.1);
    register(info);
    let ended = crate::start::on_large_stack(|| {
        if info.warns {
            bridge::table();
        }
        body()
    });
    let uncaught = ended.err().map(error::take_unseen);
    // The isolate shows tracebacks: it has the source lines that stand in them.
    let is_shown = |exception: &error::Exception| !exception.is_instance(error::Class::SystemExit);
    if !bridge::is_running() && !uncaught.as_ref().is_some_and(is_shown) {
        crate::start::end(uncaught);
    }
    crate::global::hand_over();
    // An exception in the arguments of another one, and so on, takes a stack to cross.
    let (exception, of) = crate::start::on_large_stack(|| match uncaught {
        None => (Dyn::NONE, Made::Instance),
        Some(exception) => (errors::object(&exception), exception.made()),
    });
    // SAFETY: a live value; the last call into the isolate.
    let status = unsafe { (bridge::table().finish)(exception.into_repr(), errors::made_repr(of)) };
    bridge::close();
    // SAFETY: C's exit, as in `run_program`.
    unsafe { libc::exit(status) }
}

/// Runs a program that the isolate runs as it would run one with nothing native, but for the functions of
/// `info.entries`.
pub fn run_leaves(info: &'static HybridInfo) -> ! {
    crate::target::set_minor(info.program.version.1);
    crate::last_words::prepare();
    register(info);
    let table = open(&info.program);
    // SAFETY: as in `run_program`; native code is only called by what `run_main` runs.
    let status = crate::start::on_large_stack(|| unsafe {
        (table.start)();
        bridge::adopt(table);
        (table.run_main)()
    });
    bridge::close();
    // SAFETY: C's exit, as in `run_program`.
    unsafe { libc::exit(status) }
}

/// `HYBRIDC_TRACE_BOUNDARY=1` asks for the crossings at exit.
fn trace_boundary() {
    if std::env::var_os("HYBRIDC_TRACE_BOUNDARY").is_some_and(|value| !value.is_empty() && value != *"0") {
        // SAFETY: the handler reads two counters and writes a line. SystemExit ends the process inside the
        // isolate.
        unsafe { libc::atexit(report_crossings) };
    }
}

/// `HYBRIDC_TRACE_BOUNDARY=1`: how often the boundary was crossed.
extern "C" fn report_crossings() {
    let (to_isolate, to_native) = bridge::crossings();
    eprintln!("boundary: to isolate {to_isolate}, to native {to_native}");
}

/// The table of the program that `run_hybrid` runs.
pub(super) fn open_registered() -> &'static Table {
    let info = HYBRID.get().expect("only hybrid programs handle values of the isolate");
    open(&info.program)
}

/// [`super::table::CallEntry`].
unsafe extern "C" fn call_entry(
    index: usize,
    arguments: *const DynRepr,
    count: usize,
    call: CallState,
    result: *mut DynRepr,
) -> i32 {
    // SAFETY: the thread's own field.
    unsafe { super::frames::adopt(call.remaining) };
    crate::start::set_recursion_limit(call.limit);
    let handled = Dyn::from_repr(call.handled);
    // SAFETY: the caller's promises, passed on.
    let run = || unsafe { run_entry(index, arguments, count, call.depth, result) };
    let before = error::set_aside((!handled.is_none()).then(|| errors::of_object(handled)));
    let showing = super::ops::show_anew();
    let answer = crate::start::on_large_stack(run);
    super::ops::show_as_before(showing);
    error::restore(before);
    answer
}

unsafe fn run_entry(
    index: usize,
    arguments: *const DynRepr,
    count: usize,
    depth: u32,
    result: *mut DynRepr,
) -> i32 {
    let entry = &HYBRID.get().expect("entries belong to a hybrid program").entries[index];
    // SAFETY: a `Dyn` lies in memory as a `DynRepr`; the caller keeps the objects alive, and a slice drops
    // nothing.
    let arguments = unsafe { std::slice::from_raw_parts(arguments.cast::<Dyn>(), count) };
    for variant in entry.variants {
        match variant(arguments, depth) {
            None => {}
            Some(Ok(value)) => {
                bridge::count_to_native();
                // SAFETY: the caller's variable; None before, so nothing is overwritten.
                unsafe { result.write(value.into_repr()) };
                return status::DONE;
            }
            Some(Err(raised)) => {
                bridge::count_to_native();
                errors::set(raised);
                return status::RAISED;
            }
        }
    }
    status::MISS
}

/// Runs a program in which everything is deferred; it behaves exactly as `python3 SCRIPT ARGS…`.
pub fn run_program(info: &'static ProgramInfo) -> ! {
    crate::last_words::prepare();
    let table = open(info);
    // SAFETY: `open` gives a table of the right interface; this is the thread that starts the isolate.
    let status = unsafe {
        (table.start)();
        (table.run_main)()
    };
    // SAFETY: C's exit, which flushes C's streams and runs C's exit handlers, as python3's return from main
    // does.
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
    let hybrid = HYBRID.get().map_or(&[][..], |hybrid| hybrid.entries);
    let entries: &'static [EntryRepr] = hybrid.iter().map(entry).collect::<Vec<_>>().leak();
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
        prepared: Bytes::of(info.prepared),
        modules: modules.as_ptr(),
        module_count: modules.len(),
        arguments: pointers.as_ptr(),
        argument_count: pointers.len(),
        entries: entries.as_ptr(),
        entry_count: entries.len(),
        call_entry,
    }
}

fn entry(info: &Entry) -> EntryRepr {
    EntryRepr {
        file: Bytes::of(info.file.as_bytes()),
        module: Bytes::of(info.module.as_bytes()),
        qualname: Bytes::of(info.qualname.as_bytes()),
        line: info.line,
        parameters: info.parameters,
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
