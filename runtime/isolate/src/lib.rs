//! The isolate: one embedded CPython, behind the C-ABI table of `runtime/src/dynamic/table.rs`.
//!
//! A program that defers anything carries this library in its own file and loads it at first use, after
//! libpython (`runtime/src/dynamic/loader.rs`). It is compiled once per Python *minor version*, not against
//! one installation:
//!
//! ```text
//! # in runtime/isolate, own CARGO_TARGET_DIR
//! PYO3_CONFIG_FILE=<file below> cargo build --release --offline --locked
//! ```
//!
//! with this configuration file (shown for 3.12):
//!
//! ```text
//! implementation=CPython
//! version=3.12
//! shared=true
//! abi3=false
//! suppress_build_script_link_lines=true
//! ```
//!
//! The last line keeps libpython out of the library's needs: its symbols are found in the process. No Python
//! is needed to build. `../src/dynamic/table.rs` must lie where it lies in the source tree. The result is
//! `libhybridc_isolate.so`.
#![allow(unsafe_code)] // Every line here talks to CPython's C API.
#![cfg_attr(not(Py_3_12), allow(dead_code))]
// 3.11 attaches no native code to functions.
// Bodies of C callbacks are unsafe throughout; blocks inside them would say nothing.
#![allow(unsafe_op_in_unsafe_fn)]

mod calls;
mod capi;
mod config;
mod embedded;
mod embedded_code;
mod errors;
mod exit;
mod functions;
mod hybrid;
mod imports;
mod items;
mod lookup;
mod main_module;
mod namespaces;
mod nans;
mod objects;
mod ops;
mod own_files;
mod scratch;
mod sets;
mod start;
#[path = "../../src/dynamic/table.rs"]
#[allow(dead_code)] // Some names are the runtime's side only.
mod table;
mod thread;
mod values;

use table::{INTERFACE, ProgramRepr, Table};

static TABLE: Table = Table {
    interface: INTERFACE,
    start: start::start,
    run_main: main_module::run_main,
    begin_main: hybrid::begin_main,
    run_chunk: hybrid::run_chunk,
    finish: hybrid::finish,
    abandon: exit::abandon,
    last_flush: exit::last_flush,
    safepoint: ops::safepoint,
    remaining: thread::remaining_field,
    release: values::release,
    kind_of: values::kind_of,
    type_name: ops::type_name,
    binary: ops::binary,
    unary: ops::unary_operation,
    compare: ops::compare,
    compare_bool: ops::compare_bool,
    truth: ops::truth,
    hash: ops::hash,
    length: ops::length,
    length_hint: ops::length_hint,
    as_double: ops::as_double,
    index: ops::index,
    is: ops::is,
    format: ops::format,
    isinstance: ops::isinstance,
    get_item: items::get_item,
    set_item: items::set_item,
    del_item: items::del_item,
    contains: items::contains,
    next: ops::next,
    next_or_raise: ops::next_or_raise,
    unpack: ops::unpack,
    get_attribute: lookup::get_attribute,
    set_attribute: lookup::set_attribute,
    del_attribute: lookup::del_attribute,
    get_global: lookup::get_global,
    set_global: lookup::set_global,
    del_global: lookup::del_global,
    is_global: lookup::is_global,
    import: imports::import,
    import_from: imports::import_from,
    call: calls::call,
    call_method: calls::call_method,
    display: values::make_display,
    make_set: sets::make_set,
    set_slots: sets::set_slots,
    make_str: values::make_str,
    make_constant: values::make_constant,
    make_bytes: values::make_bytes,
    make_int: values::make_int,
    make_float: values::make_float,
    text: values::text,
    bytes: values::bytes,
    int_bytes: values::int_bytes,
    float: values::float,
    complex: values::complex,
    item_at: values::item_at,
    look_items: values::look_items,
    take_error: errors::take_error,
    exception_classes: errors::exception_classes,
    exception_class: errors::exception_class,
    exception_matches: errors::exception_matches,
    make_exception: errors::make_exception,
    set_error: errors::set_error,
    link_exception: errors::link_exception,
    add_frame: errors::add_frame,
    keep_locals: errors::keep_locals,
    make_capsule: errors::make_capsule,
    raise: errors::raise,
    set_handled: errors::set_handled,
    write: ops::write,
    flush: ops::flush,
};

/// The library's entry; see [`table::Enter`].
///
/// # Safety
/// `program` points to a description of the runtime's interface version that lives as long as the process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hybridc_isolate(program: *const ProgramRepr) -> *const Table {
    if (*program).interface != INTERFACE {
        return std::ptr::null();
    }
    start::remember(&*program);
    &TABLE
}
