//! `#[py("list.index(self, value, start=0, /)", raises = [ValueError])]`: marks a builtin for the catalog.
//!
//! The marker leaves the function exactly as it stands. `cargo dev catalog` parses the sources and reads it.

use proc_macro::TokenStream;

/// Marks a runtime function as a Python builtin; see `compiler/ARCHITECTURE.md`, "Builtins".
#[proc_macro_attribute]
pub fn py(_signature: TokenStream, item: TokenStream) -> TokenStream {
    item
}
