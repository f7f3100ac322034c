//! Values of the isolate in static code, and the table through which they are reached. No Python is linked
//! here.
//!
//! - `table`: the isolate interface, C layouts shared with `runtime/isolate`;
//! - `loader`: libpython and the isolate's library into the process; `program`: what the emitted program says
//!   about itself, its start and end, calls from Python into native code; `bridge`: the table at hand,
//!   results as `R`;
//! - `value`: [`Dyn`]; `convert`: native values to `Dyn` and back, `twins`: long texts that do so often;
//!   `ops`: names, attributes, calls, chunks;
//! - `name`: places of the program that name something of the isolate, and what was found there last;
//! - `counted`: references counted in place;
//! - `builtin`: conversions (`__index__`, `__float__`) and the isolate's builtin functions;
//! - `frames`: one recursion count; `errors`: exceptions both ways; `streams`: stdin, stdout and SIGINT
//!   change hands.

mod bridge;
mod builtin;
mod convert;
mod counted;
mod errors;
mod frames;
mod loader;
mod name;
mod ops;
mod program;
mod sets;
mod streams;
pub mod table;
mod twins;
mod value;

pub(crate) use bridge::{abandon, last_flush};
pub use bridge::{crossings, is_running};
pub(crate) use builtin::{
    as_double, call_builtin, call_library, exactly, index, index_bound, integer, is_slice, items_now,
    length_hint, sequence,
};
pub use convert::{Copying, FromDyn, ToDyn, to_dyn_any};
pub(crate) use convert::{build, builtin_class, builtin_class as builtin_function, class_name};
pub(crate) use errors::{
    add_entries, capsule, exception_in, is_exception_class, keep_locals, matches as exception_matches,
    object as exception_object, raise_with, set_cause, set_raised_context,
};
pub use frames::{Frame, depth};
pub use name::{Keyword, Keywords, Name};
pub(crate) use ops::{
    binary, compare, contains, del_item, get_item, in_place, length, next, set_item, type_of, unary,
};
pub use ops::{
    call, call_method, call_method_at, constant_set, del_attr, del_global, del_global_of, dict, eq_any,
    get_attr, global, global_of, import, import_from, is_global, is_same, isinstance, list, order_any,
    run_chunk, safepoint, set, set_attr, set_global, set_global_of, slice, tuple, unpack,
};
pub use program::{
    Chunk, Entry, HybridInfo, ModuleInfo, NativeCode, ProgramInfo, run_hybrid, run_leaves, run_program,
};
pub use streams::input;
pub use value::{Dyn, DynIter, literal, text_result};
