//! Slot IR → Rust. Total: one op, one function; nothing is looked up and nothing decided that Slot IR does
//! not say.
//!
//! ```text
//! layout     which file a function stands in
//! item       functions, statics, the program's entry
//! stmt       statements and control flow
//! op         operations
//! ty         types, and values of one type as another
//! class      structs of classes of the program
//! generator  functions whose calls give a generator
//! boundary   operations on values of the isolate
//! slots      slots as variables of Rust
//! shared     what functions share: names, constants
//! names      identifiers
//! ```
//!
//! | Slot IR | Rust |
//! | --- | --- |
//! | function | `fn def_fib(depth: u32, py_n: rt::Int) -> rt::R<rt::Int>`; by value what is small |
//! | function with a head | two: the head, inlined everywhere, ends with calling the rest |
//! | value `%3` | `let v3`, or nothing: a constant, or a slot unchanged until then, stands for itself |
//! | slot | `let mut py_acc: T`; `Option<T>` when it may be unbound |
//! | op that raises | `match op { Ok(v) => v, Err(e) => return Err(rt::trace(e, &SITE_3)) }`, or `break` |
//! | `try` | two labelled blocks: the inner one ends with an exception, the outer one without |

mod boundary;
mod class;
mod generator;
mod item;
mod layout;
mod names;
mod op;
mod probe;
mod shared;
mod slots;
mod stmt;
mod ty;

use proc_macro2::TokenStream;

pub use layout::File;

use crate::catalog::Row;
use crate::sir::Module;

/// A call of a function of the library that fails, and what its traceback shows inside of the library,
/// outermost first.
pub struct Failure {
    pub call: String,
    pub entries: Vec<Entry>,
}

/// One entry of a traceback.
pub struct Entry {
    pub function: String,
    pub file: String,
    /// Line, column, last line, column behind; columns in UTF-8 bytes.
    pub place: [u32; 4],
    /// Source line and carets.
    pub shown: String,
}

/// What a program without an isolate knows of itself.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Of the Python that the program stands in for.
    pub minor: u8,
    /// What that prints before it runs anything.
    pub warnings: &'a str,
    /// `sys.argv[0]`
    pub script: &'a str,
    /// What tracebacks show inside of the library.
    pub library: &'a [Failure],
}

/// The items of the program: functions and statics, and the entry when the module body is native.
pub fn items(module: &Module, about: &About) -> TokenStream {
    item::module(module, about).inline()
}

/// A whole crate that needs no isolate, formatted.
pub fn program(module: &Module, about: &About) -> String {
    pretty(&item::krate(items(module, about)).to_string())
}

/// The items of `main.rs` with what every emitted crate begins with, for whoever adds the entry of a program
/// with an isolate; and the files that belong to it.
pub fn files(module: &Module, about: &About) -> (TokenStream, Vec<File>) {
    let (root, files) = item::module(module, about).files();
    (item::krate(root), files)
}

/// Formatted; as it is when it does not parse, so that rustc can say why.
pub fn pretty(rust: &str) -> String {
    match syn::parse_str(rust) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => rust.to_string(),
    }
}

/// The attributes and imports every emitted crate begins with.
pub fn prelude() -> TokenStream {
    item::prelude()
}

/// A crate that names every row with the type the catalog says it has, for the test that compiles it.
pub fn probe(rows: &[Row]) -> String {
    pretty(&probe::probe(rows).to_string())
}
