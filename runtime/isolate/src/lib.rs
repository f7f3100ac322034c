//! The isolate: one embedded CPython, behind the C-ABI table of `runtime/src/dynamic/table.rs`.
//!
//! A program that defers anything carries this library in its own file and loads it at first use, after libpython
//! (`runtime/src/dynamic/loader.rs`). It is compiled once per Python *minor version*, not against one installation:
//!
//! ```text
//! PYO3_CONFIG_FILE=<file below> cargo build --release --offline --locked     # in runtime/isolate, own CARGO_TARGET_DIR
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
//! The last line keeps libpython out of the library's needs: its symbols are found in the process. No Python is needed to
//! build. `../src/dynamic/table.rs` must lie where it lies in the source tree. The result is `libhybridc_isolate.so`.
#![allow(unsafe_code)] // Every line here talks to CPython's C API.
#![allow(unsafe_op_in_unsafe_fn)] // Bodies of C callbacks are unsafe throughout; blocks inside them would say nothing.

mod capi;
mod config;
mod embedded;
mod exit;
mod main_module;
mod objects;
mod start;
#[path = "../../src/dynamic/table.rs"]
#[allow(dead_code)] // Some names are the runtime's side only.
mod table;

use table::{INTERFACE, ProgramRepr, Table};

static TABLE: Table = Table { interface: INTERFACE, start: start::start, run_main: main_module::run_main };

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
