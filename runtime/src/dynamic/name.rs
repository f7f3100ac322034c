//! Places of the program that name something of the isolate: the interned name, and what the isolate found
//! there last time (`runtime/isolate/src/lookup.rs`).
#![allow(unsafe_code)] // The isolate writes to these places.

use std::cell::{RefCell, UnsafeCell};
use std::collections::HashMap;

use super::table::{Bytes, KeywordsRepr, NameRepr};

/// A name, of an attribute or of a global: `rt::name!("x")` makes one for the place where it stands.
pub struct Name(UnsafeCell<NameRepr>);

// SAFETY: only the isolate reads and writes what is inside, with the GIL held.
unsafe impl Sync for Name {}

impl Name {
    pub const fn new(text: &'static str) -> Name {
        Name(UnsafeCell::new(NameRepr::of(Bytes::of(text.as_bytes()))))
    }

    /// A name that is known only when the program runs.
    pub fn of(text: &str) -> &'static Name {
        thread_local! {
            static NAMES: RefCell<HashMap<&'static str, &'static Name>> = RefCell::default();
        }
        NAMES.with_borrow_mut(|names| match names.get(text) {
            Some(known) => known,
            None => {
                let text: &'static str = Box::leak(text.into());
                let name: &'static Name = Box::leak(Box::new(Name::new(text)));
                names.insert(text, name);
                name
            }
        })
    }

    #[inline(always)]
    pub(super) fn place(&'static self) -> *mut NameRepr {
        self.0.get()
    }
}

/// One of [`Keywords`].
#[repr(transparent)]
pub struct Keyword(Bytes);

// SAFETY: text that nobody writes.
unsafe impl Sync for Keyword {}

impl Keyword {
    pub const fn new(text: &'static str) -> Keyword {
        Keyword(Bytes::of(text.as_bytes()))
    }
}

/// The names of the last arguments of a call: `rt::keywords!["end"]`.
pub struct Keywords(UnsafeCell<KeywordsRepr>);

// SAFETY: as of `Name`.
unsafe impl Sync for Keywords {}

impl Keywords {
    pub const fn new(names: &'static [Keyword]) -> Keywords {
        Keywords(UnsafeCell::new(KeywordsRepr {
            // `Keyword` is a transparent `Bytes`.
            names: names.as_ptr().cast(),
            count: names.len(),
            tuple: 0,
        }))
    }

    #[inline(always)]
    pub(super) fn place(keywords: Option<&'static Keywords>) -> *mut KeywordsRepr {
        keywords.map_or(std::ptr::null_mut(), |keywords| keywords.0.get())
    }
}

/// The [`Name`] of this place.
#[macro_export]
macro_rules! name {
    ($text:expr) => {{
        static NAME: $crate::dynamic::Name = $crate::dynamic::Name::new($text);
        &NAME
    }};
}

/// The [`Keywords`] of this place.
#[macro_export]
macro_rules! keywords {
    ($($text:expr),+) => {{
        static NAMES: &[$crate::dynamic::Keyword] = &[$($crate::dynamic::Keyword::new($text)),+];
        static KEYWORDS: $crate::dynamic::Keywords = $crate::dynamic::Keywords::new(NAMES);
        Some(&KEYWORDS)
    }};
}
