//! What a compiled Python program rests on: values with CPython's exact meaning, and its builtins.
//!
//! Three kinds of file:
//! - *values*: `int`, `float`, `complex`, `text` (str), `list`, `tuple`, `dict`, `set`, `range`, `union`;
//!   each type implements [`Value`], so that containers, `print`, comparison and hashing work over any
//!   mixture of them;
//! - *builtins*: `builtins/<type>.rs`, `stdlib/<module>.rs`: functions marked `#[py("…")]`. Their Rust
//!   signature is what the compiler knows of them (see `compiler/ARCHITECTURE.md`, "Builtins");
//! - *the program's frame*: `error` (exceptions, tracebacks), `io` (stdout), `start` (entry and exit),
//!   `dynamic` (the isolate's table; no Python code is linked into this crate).

mod address_hash;
mod apart;
mod bool_;
pub mod builtins;
pub mod bytes;
mod c_math;
pub mod class_object;
pub mod closure;
mod counted;
pub mod cross;
pub mod dict;
pub mod dynamic;
pub mod error;
mod error_number;
pub mod file;
pub mod float;
pub mod float_object;
pub mod format;
pub mod generator;
pub mod global;
pub mod import;
pub mod instance;
pub mod int;
pub mod io;
pub mod iterators;
pub mod kept_iter;
mod last_words;
pub mod library;
pub mod list;
mod memory;
pub mod nan;
mod nesting;
pub mod never;
pub mod number;
mod number_hash;
mod number_text;
pub mod object;
pub mod packed;
pub mod protocol;
pub mod range;
mod range_loop;
mod repr_guard;
pub mod set;
pub mod shared;
pub mod singletons;
pub mod slice;
mod sort;
mod stack;
pub mod start;
pub mod stdlib;
mod sys;
pub mod target;
pub mod text;
pub mod tree;
pub mod tuple;
pub mod union;
pub mod unpack;
pub mod widened;

pub use apart::apart;
pub use bytes::Bytes;
pub use class_object::Type;
pub use closure::{Closure, VarCell};
pub use dict::{Dict, DictItems, DictKeys, DictValues};
pub use dynamic::{Dyn, DynIter};
pub use error::{
    Class, Exception, Held, KeptLocals, Lack, Locals, OwnClass, OwnException, OwnInfo, R, Raised, Site,
    current_exception, enter_handler, handled, leave_handler, raise, raise_from, raise_new, recursion_error,
    recursion_error_in_call, reraise, reraise_handled, take, trace, trace_in,
};
pub use file::{ByteFile, TextFile};
pub use float_object::Complex;
pub use format::{Conversion, format_value};
pub use generator::Generator;
pub use global::Global;
pub use instance::{Field, Instance, InstanceIter, IntField, Method, Obj, Scalar};
pub use int::Int;
pub use io::{print_to, print_values};
pub use iterators::{
    ColumnsIter, EnumerateIter, IterOf, ReversedIter, Zip1Iter, Zip3Iter, Zip4Iter, Zip5Iter, ZipIter,
};
pub use kept_iter::KeptIter;
pub use list::{List, ListLoop};
pub use nan::Made;
pub use never::Never;
pub use number::Number;
pub use object::Object;
pub use packed::Packed;
pub use protocol::{AnyValue, Iter, Iterable, Value};
pub use range::Range;
pub use range_loop::{RangeLoop, turns};
pub use set::{FrozenSet, Set};
/// A value of which the compiler knows that it is one certain function: nothing at run time.
pub use singletons::NoneType as Function;
pub use singletons::{Ellipsis, NoneType, NotImplementedType};
pub use slice::Slice;
pub use start::{depth_exceeded, first_depth_exceeded, safepoint, turn};
pub use text::{Str, StrBuf, StrConst};
pub use tree::{Node, Tree};
pub use tuple::Tup;
pub use union::{U2, U3, U4, U5, U6, U7, U8, U9, U10, U11, U12, U13, U14, U15, U16};
pub use widened::Widened;
