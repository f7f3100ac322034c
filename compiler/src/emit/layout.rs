//! Which file of Rust each function stands in.
//!
//! ```text
//! main.rs      classes, globals, what the isolate asks for, the entry
//! part_7.rs    functions, and the constants they use
//! sites_7.rs   where they stand in the source
//! ```
//! rustc compiles a module piece by piece, and with its incremental cache only what changed: a function moves
//! no other to another file, and gives no other a new name or number. A new line moves all sites below it,
//! which are data only, and stand apart for that.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::sir::Function;

/// A program of a few thousand lines has some ten functions in each file.
pub const PARTS: usize = 64;

/// The number of the file a function stands in: all instances of a Python function in one.
pub fn part_of(function: &Function) -> usize {
    // FNV-1a: the same in every build of hybridc.
    let hashed = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = function.qualname.bytes().fold(0xcbf2_9ce4_8422_2325, hashed);
    (hash % PARTS as u64) as usize
}

/// What a program becomes.
pub struct Layout {
    /// The items of `main.rs`.
    pub root: TokenStream,
    pub parts: Vec<Part>,
}

/// A module of the program.
pub struct Part {
    pub name: Ident,
    pub items: TokenStream,
}

/// A file of Rust: name and content.
pub type File = (String, Vec<u8>);

impl Layout {
    /// All of it in one text.
    pub fn inline(&self) -> TokenStream {
        let root = &self.root;
        let parts = self.parts.iter().map(|part| {
            let (name, items) = (&part.name, part.items());
            quote! { mod #name { #items } }
        });
        quote! { #root #(#parts)* }
    }

    /// `main.rs`, and the files that belong to it.
    pub fn files(&self) -> (TokenStream, Vec<File>) {
        let root = &self.root;
        let names = self.parts.iter().map(|part| &part.name);
        let files =
            self.parts.iter().map(|part| (format!("{}.rs", part.name), part.items().to_string().into()));
        (quote! { #root #(mod #names;)* }, files.collect())
    }
}

impl Part {
    fn items(&self) -> TokenStream {
        let items = &self.items;
        quote! { use super::*; #items }
    }
}
