//! The isolate interface: everything that crosses between compiled code and the isolate, in C layout.
//!
//! This file is compiled twice: into the runtime, and (through `#[path]`) into the isolate's own crate. It
//! therefore names nothing outside `core`. A change of any layout or order here raises [`INTERFACE`].

use core::ffi::{c_char, c_void};

/// Version of this file's layouts; both sides compare it before anything else.
pub const INTERFACE: u32 = 17;

/// The symbol the isolate exports, a [`Enter`].
pub const ENTER: &core::ffi::CStr = c"hybridc_isolate";

/// Gives the table. `program` must live as long as the process. Null when the two sides disagree on
/// [`INTERFACE`].
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
    /// `embedded_code.rs` reads it.
    pub prepared: Bytes,
    pub modules: *const ModuleRepr,
    pub module_count: usize,
    /// `python3 SCRIPT ARGS…` as C strings: `sys.orig_argv`.
    pub arguments: *const *const c_char,
    pub argument_count: usize,
    /// Functions with native code.
    pub entries: *const EntryRepr,
    pub entry_count: usize,
    pub call_entry: CallEntry,
}

/// A Python function that has native code, recognised by its code object.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EntryRepr {
    pub file: Bytes,
    /// The module that the function finds its globals in.
    pub module: Bytes,
    pub qualname: Bytes,
    /// `co_firstlineno`.
    pub line: u32,
    /// All positional, without defaults left out.
    pub parameters: u32,
}

/// Calls native code: `(entry, arguments, count, call, result)`, the answer is one of [`status`]. Arguments
/// are borrowed.
pub type CallEntry = unsafe extern "C" fn(usize, *const DynRepr, usize, CallState, *mut DynRepr) -> i32;

/// What native code inherits from its Python caller.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CallState {
    /// Python frames so far, the new one included.
    pub depth: u32,
    /// `sys.getrecursionlimit()`.
    pub limit: u32,
    /// How many frames this thread may still enter.
    pub remaining: *mut i32,
    /// The exception being handled, owned; or None.
    pub handled: DynRepr,
}

/// What a native entry answers.
pub mod status {
    pub const DONE: i32 = 0;
    /// The exception has been set with [`super::Table::raise`].
    pub const RAISED: i32 = 1;
    /// The arguments do not fit: nothing has happened yet, the original function is to run.
    pub const MISS: i32 = 2;
}

/// A value of the isolate. Objects are counted references; whether one is owned is said where it passes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct DynRepr {
    pub tag: u64,
    /// A bool (0, 1), an i64, the bits of an f64, or an object's address.
    pub payload: u64,
}

/// The payload of [`tag::ERROR`] when there is no such attribute.
pub const NO_ATTRIBUTE: u64 = 1;

/// Tags of [`DynRepr`]. Only exact types are held inline; an int beyond i64 and a nan (which has an identity
/// that `in` looks at) stay objects.
pub mod tag {
    pub const NONE: u64 = 0;
    pub const BOOL: u64 = 1;
    pub const INT: u64 = 2;
    pub const FLOAT: u64 = 3;
    pub const OBJECT: u64 = 4;
    /// Not a value: an exception is set, to be taken with [`super::Table::take_error`].
    /// From `call_method`, with the payload [`super::NO_ATTRIBUTE`] when looking the method up failed.
    pub const ERROR: u64 = 5;
    /// Not a value: the iterator is exhausted.
    pub const STOP: u64 = 6;
}

/// Exact types of objects.
pub mod kind {
    pub const OTHER: u32 = 0;
    pub const INT: u32 = 1;
    pub const FLOAT: u32 = 2;
    pub const COMPLEX: u32 = 3;
    pub const STR: u32 = 4;
    pub const BYTES: u32 = 5;
    pub const TUPLE: u32 = 6;
    pub const LIST: u32 = 7;
    pub const DICT: u32 = 8;
    pub const SET: u32 = 9;
    pub const FROZENSET: u32 = 10;
    pub const RANGE: u32 = 11;
    pub const SLICE: u32 = 12;
    pub const ELLIPSIS: u32 = 13;
    pub const NOT_IMPLEMENTED: u32 = 14;
    /// An instance of BaseException, of whatever class.
    pub const EXCEPTION: u32 = 15;
    /// A class of which there are such instances.
    pub const EXCEPTION_CLASS: u32 = 16;
}

/// Binary operators of [`Table::binary`]; `| IN_PLACE` for the augmented ones.
pub mod operator {
    pub const ADD: u32 = 0;
    pub const SUB: u32 = 1;
    pub const MUL: u32 = 2;
    pub const MATMUL: u32 = 3;
    pub const TRUEDIV: u32 = 4;
    pub const FLOORDIV: u32 = 5;
    pub const MOD: u32 = 6;
    pub const POW: u32 = 7;
    pub const LSHIFT: u32 = 8;
    pub const RSHIFT: u32 = 9;
    pub const AND: u32 = 10;
    pub const OR: u32 = 11;
    pub const XOR: u32 = 12;
    pub const DIVMOD: u32 = 13;
    pub const IN_PLACE: u32 = 32;
}

/// Unary operations of [`Table::unary`].
pub mod unary {
    pub const NEG: u32 = 0;
    pub const POS: u32 = 1;
    pub const INVERT: u32 = 2;
    pub const ABS: u32 = 3;
    pub const REPR: u32 = 4;
    pub const STR: u32 = 5;
    pub const ASCII: u32 = 6;
    pub const ITER: u32 = 7;
    pub const TYPE: u32 = 8;
    /// `operator.index`.
    pub const INDEX: u32 = 9;
    /// `iter`, for an assignment to several targets: what is not iterable is told so in other words.
    pub const UNPACK: u32 = 10;
    /// The value itself, if it can stand behind a star in a display.
    pub const STARRED: u32 = 11;
    /// The methods that `with` calls, as it looks them up.
    pub const ENTER: u32 = 12;
    pub const EXIT: u32 = 13;
}

/// CPython's comparison codes.
pub mod comparison {
    pub const LT: i32 = 0;
    pub const LE: i32 = 1;
    pub const EQ: i32 = 2;
    pub const NE: i32 = 3;
    pub const GT: i32 = 4;
    pub const GE: i32 = 5;
}

/// Displays of [`Table::display`].
pub mod display {
    pub const LIST: u32 = 0;
    pub const TUPLE: u32 = 1;
    pub const SET: u32 = 2;
    /// Keys and values alternate.
    pub const DICT: u32 = 3;
    /// Three items.
    pub const SLICE: u32 = 4;
    pub const FROZENSET: u32 = 5;
    /// Three ints.
    pub const RANGE: u32 = 6;
    /// Two floats.
    pub const COMPLEX: u32 = 7;
    /// No items.
    pub const ELLIPSIS: u32 = 8;
    /// No items.
    pub const NOT_IMPLEMENTED: u32 = 9;
    /// A builtin class (or another object of the module `builtins`): one item, its name.
    pub const CLASS: u32 = 10;
    /// A set made of a frozenset made of the items.
    pub const CONSTANT_SET: u32 = 11;
}

/// A slot of the table of a set: a key and its hash; or, with the tag [`tag::STOP`], an unused one (hash 0)
/// or one whose key was removed (hash -1).
#[repr(C)]
#[derive(Clone, Copy)]
pub struct SlotRepr {
    pub key: DynRepr,
    pub hash: i64,
}

/// Links of [`Table::link_exception`].
pub mod link {
    pub const CAUSE: u32 = 0;
    pub const CONTEXT: u32 = 1;
    pub const NOTE: u32 = 2;
    pub const SUPPRESS_CONTEXT: u32 = 3;
}

/// What an exception that is set is made of. Up to 3.11, raising a class with a value (`sys.exit(value)`)
/// leaves the instance to the first handler that looks, and what nobody looked at ends the program as it is.
pub mod made {
    /// The instance itself.
    pub const INSTANCE: u32 = 0;
    /// A class with a value; the instance would be `class(value)`.
    pub const OF_VALUE: u32 = 1;
    /// A class with a tuple for a value; the instance would be `class(*value)`.
    pub const OF_ITEMS: u32 = 2;
}

/// Code points of a str, in its kind's width (1, 2 or 4 bytes).
#[repr(C)]
#[derive(Clone, Copy)]
pub struct TextRepr {
    pub data: *const u8,
    /// In code points.
    pub length: usize,
    pub width: u8,
    pub ascii: bool,
}

/// How many builtin classes an exception can be an instance of by its method resolution order.
pub const MOST_CLASSES: usize = 16;

/// One native frame an exception passed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct SiteRepr {
    pub function: Bytes,
    pub file: Bytes,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// A part of the main module's body, by position: all statements of one block that lie inside.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ChunkRepr {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// A place of the program that names something of the isolate; it lives for ever. The isolate alone writes to
/// it, with the GIL held.
#[repr(C)]
pub struct NameRepr {
    pub text: Bytes,
    /// The interned str; 0 until it is first asked for.
    pub interned: u64,
    /// What the isolate found here last time.
    pub found: [u64; 5],
}

impl NameRepr {
    pub const fn of(text: Bytes) -> NameRepr {
        NameRepr { text, interned: 0, found: [0; 5] }
    }
}

/// The names of the last arguments of the calls at a place of the program; otherwise as [`NameRepr`].
#[repr(C)]
pub struct KeywordsRepr {
    pub names: *const Bytes,
    pub count: usize,
    /// A tuple of them; 0 until it is first asked for.
    pub tuple: u64,
}

type Value = DynRepr;
type Name = *mut NameRepr;
/// Null: no keywords.
type Keywords = *mut KeywordsRepr;

/// What the isolate can do. Everything is called on the thread that called `start`, which holds the GIL all
/// along.
///
/// Arguments are borrowed, results owned. A result of tag [`tag::ERROR`], or a negative number, means that an
/// exception is set; it must be taken before the next call.
///
/// Native code counts references itself (`counted.rs`): in the first field of every object.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Table {
    pub interface: u32,
    /// Starts the interpreter: `__main__` exists with its attributes, nothing has run. A failure ends the
    /// process as CPython's own start would.
    pub start: unsafe extern "C" fn(),
    /// Runs the main module's whole source and ends the interpreter; the result is the process's exit status.
    pub run_main: unsafe extern "C" fn() -> i32,
    /// Makes `__main__` ready for chunks: what the script runner would have set.
    pub begin_main: unsafe extern "C" fn(),
    /// Runs a part of the main module's body in its namespace.
    pub run_chunk: unsafe extern "C" fn(*const ChunkRepr) -> i32,
    /// The end of the program after `begin_main`: reports an uncaught exception (none: tag `NONE`), which
    /// nobody has looked at if that is not [`made::INSTANCE`], ends the interpreter, and gives the exit
    /// status.
    pub finish: unsafe extern "C" fn(Value, u32) -> i32,
    /// Memory has ended in the middle of native code, and there is no way back: what is buffered goes out,
    /// the program says MemoryError, the interpreter ends.
    pub abandon: unsafe extern "C" fn(),
    /// Native code has failed and the process is about to abort: what is buffered goes out.
    pub last_flush: unsafe extern "C" fn(),
    /// Every few milliseconds: runs signal handlers, lets other threads run.
    pub safepoint: unsafe extern "C" fn() -> i32,
    /// How many frames this thread may still enter: the thread state's own field, behind which stands the
    /// recursion limit. It is also how a call knows its thread.
    pub remaining: unsafe extern "C" fn() -> *mut i32,

    /// Lets go of an object's last reference.
    pub release: unsafe extern "C" fn(u64),
    /// [`kind`] of an object.
    pub kind_of: unsafe extern "C" fn(u64) -> u32,
    /// `type(x).__name__` as interned str, borrowed from the type's name table.
    pub type_name: unsafe extern "C" fn(Value) -> Bytes,

    pub binary: unsafe extern "C" fn(u32, Value, Value) -> Value,
    pub unary: unsafe extern "C" fn(u32, Value) -> Value,
    pub compare: unsafe extern "C" fn(i32, Value, Value) -> Value,
    /// The same as a truth value, by `PyObject_RichCompareBool`: an object equals itself.
    pub compare_bool: unsafe extern "C" fn(i32, Value, Value) -> i32,
    pub truth: unsafe extern "C" fn(Value) -> i32,
    pub hash: unsafe extern "C" fn(Value, *mut i64) -> i32,
    pub length: unsafe extern "C" fn(Value) -> i64,
    /// `operator.length_hint`, which may ask `__len__`.
    pub length_hint: unsafe extern "C" fn(Value) -> i64,
    /// What functions of real numbers make of a value: `__float__`, else `__index__`.
    pub as_double: unsafe extern "C" fn(Value, *mut f64) -> i32,
    /// `operator.index`; tag `STOP` where the type has no `__index__`.
    pub index: unsafe extern "C" fn(Value) -> Value,
    pub is: unsafe extern "C" fn(Value, Value) -> bool,
    pub format: unsafe extern "C" fn(Value, Value) -> Value,
    pub isinstance: unsafe extern "C" fn(Value, Value) -> i32,

    pub get_item: unsafe extern "C" fn(Value, Value) -> Value,
    pub set_item: unsafe extern "C" fn(Value, Value, Value) -> i32,
    pub del_item: unsafe extern "C" fn(Value, Value) -> i32,
    pub contains: unsafe extern "C" fn(Value, Value) -> i32,
    /// `(iterator, remaining)`
    pub next: unsafe extern "C" fn(Value, *mut i32) -> Value,
    /// The builtin function `next`: StopIteration, with its value, is an exception.
    pub next_or_raise: unsafe extern "C" fn(Value, *mut i32) -> Value,
    /// `a, b = x`: exactly this many values, written to the pointer; or an exception with CPython's text.
    pub unpack: unsafe extern "C" fn(Value, usize, *mut Value) -> i32,

    pub get_attribute: unsafe extern "C" fn(Value, Name) -> Value,
    pub set_attribute: unsafe extern "C" fn(Value, Name, Value) -> i32,
    pub del_attribute: unsafe extern "C" fn(Value, Name) -> i32,
    /// `(module, name)`; without a module (null) a name of the main one.
    pub get_global: unsafe extern "C" fn(Name, Name) -> Value,
    pub set_global: unsafe extern "C" fn(Name, Name, Value) -> i32,
    pub del_global: unsafe extern "C" fn(Name, Name) -> i32,
    /// Does the name of the module stand for just this object? Nothing of the program runs.
    pub is_global: unsafe extern "C" fn(Name, Value) -> bool,
    /// `(module, name, dots, names, count)`: `import name` in that module (null: in the main one); or, where
    /// names are asked for, `from name import …`, of which it gives the module.
    pub import: unsafe extern "C" fn(Name, Name, u32, *const Name, usize) -> Value,
    /// What `from module import name` binds.
    pub import_from: unsafe extern "C" fn(Value, Name) -> Value,
    /// `(callee, where the arguments are, count, keywords, remaining)`; the last arguments belong to the
    /// keywords.
    pub call: unsafe extern "C" fn(Value, *const *const Value, usize, Keywords, *mut i32) -> Value,
    /// The same for `object.name(…)`.
    pub call_method:
        unsafe extern "C" fn(Value, Name, *const *const Value, usize, Keywords, *mut i32) -> Value,

    /// Makes one of [`display`] from items.
    pub display: unsafe extern "C" fn(u32, *const Value, usize) -> Value,
    /// Makes a set or frozenset ([`display`]) whose table has these slots: `(which, slots, count, finger)`.
    /// Keys that are hashed otherwise here are added one by one.
    pub make_set: unsafe extern "C" fn(u32, *const SlotRepr, usize, usize) -> Value,
    /// Slots of the table of a set or frozenset, keys borrowed, and where `pop` looks next; gives their
    /// number, and writes as many as there is room for.
    pub set_slots: unsafe extern "C" fn(u64, *mut SlotRepr, usize, *mut usize) -> usize,
    pub make_str: unsafe extern "C" fn(TextRepr) -> Value,
    /// The same of a constant of the program: interned if CPython interns it.
    pub make_constant: unsafe extern "C" fn(TextRepr) -> Value,
    pub make_bytes: unsafe extern "C" fn(Bytes) -> Value,
    /// From little-endian two's complement.
    pub make_int: unsafe extern "C" fn(Bytes) -> Value,
    pub make_float: unsafe extern "C" fn(f64) -> Value,
    /// Of an exact str; as long as the object lives.
    pub text: unsafe extern "C" fn(u64) -> TextRepr,
    /// Of an exact bytes object; as long as it lives.
    pub bytes: unsafe extern "C" fn(u64) -> Bytes,
    /// Writes an int object as little-endian two's complement; the result is the length it takes.
    pub int_bytes: unsafe extern "C" fn(u64, *mut u8, usize) -> usize,
    pub float: unsafe extern "C" fn(u64) -> f64,
    /// Real and imaginary part.
    pub complex: unsafe extern "C" fn(u64, *mut f64),
    /// Item of an exact tuple or list; tag `STOP` behind the end.
    pub item_at: unsafe extern "C" fn(u64, usize) -> Value,
    /// `(tuple or list, start, out, room)`: values of its items from `start` on, borrowed; how many there
    /// were.
    pub look_items: unsafe extern "C" fn(u64, usize, *mut Value, usize) -> usize,

    /// Takes the exception that is set: an instance, with its traceback; and says what it was before that
    /// ([`made`]).
    pub take_error: unsafe extern "C" fn(*mut u32) -> Value,
    /// Writes the names (C strings that live for ever) of the builtin exception classes in the method
    /// resolution order of an exception's class, at most [`MOST_CLASSES`]; the result is their number.
    pub exception_classes: unsafe extern "C" fn(Value, *mut *const c_char) -> usize,
    /// The class of an exception, and its version: another one whenever its bases may have changed, 0 where
    /// there is none.
    pub exception_class: unsafe extern "C" fn(Value, *mut u64) -> u64,
    /// `(exception, class, classes)`: does `except classes` catch it? An exception that is not the isolate's
    /// is None, and of a builtin class, by its C name. -1: these are not classes that can be caught.
    pub exception_matches: unsafe extern "C" fn(Value, Bytes, Value) -> i32,
    /// `class(*arguments)` of a builtin exception class, by its C name.
    pub make_exception: unsafe extern "C" fn(Bytes, *const Value, usize) -> Value,
    /// `PyErr_SetObject` of a builtin exception class, by its C name, and a value.
    pub set_error: unsafe extern "C" fn(Bytes, Value),
    /// Sets one of [`link`] on an exception.
    pub link_exception: unsafe extern "C" fn(u32, Value, Value),
    /// `(exception, site, frame)`: puts a native frame in front of an exception's traceback: this frame
    /// object of an earlier call, or a new one where it is None. Gives the frame object, owned; None when
    /// memory is out.
    pub add_frame: unsafe extern "C" fn(Value, *const SiteRepr, Value) -> Value,
    /// `(frame, values, count)`: a frame object owns these values, as it would the variables of its function.
    pub keep_locals: unsafe extern "C" fn(Value, *const Value, usize),
    /// An object that owns something native: what it is, and how to let it go.
    pub make_capsule: unsafe extern "C" fn(*mut c_void, unsafe extern "C" fn(*mut c_void)) -> Value,
    /// Sets the exception, which must be one.
    pub raise: unsafe extern "C" fn(Value),
    /// What bare `raise` and `__context__` see in the isolate from here on; gives what they saw before
    /// (owned).
    pub set_handled: unsafe extern "C" fn(Value) -> Value,

    /// `sys.stdout.write(text)`, as `print` does it; UTF-8 in which lone surrogates may stand.
    pub write: unsafe extern "C" fn(Bytes) -> i32,
    pub flush: unsafe extern "C" fn() -> i32,
}
