//! Classes of the program, as types name them.
//!
//! A class is known by its number in the program (`world/classes`); its name is for people. Like parts of
//! types, classes are kept once and live as long as the compiler runs.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, Mutex};

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Entry {
    index: u32,
    name: String,
    is_exception: bool,
    holds_dyn: bool,
    holds_file: bool,
    contour: u32,
}

/// A class of the program: all of its instances, or those of one *contour*, which have a layout of their own
/// (`infer/objects/contour.rs`). What Python calls a class is [`Class::index`] alone.
#[derive(Clone, Copy)]
pub struct Class(&'static Entry);

impl Class {
    /// What stands for the value of its builtin base among the attributes of instances; no text names it.
    pub const VALUE: &str = "<value>";

    pub fn new(index: u32, name: &str) -> Class {
        Class::first(index, name, false)
    }

    /// One that derives from a builtin exception.
    pub fn exception(index: u32, name: &str) -> Class {
        Class::first(index, name, true)
    }

    fn first(index: u32, name: &str, is_exception: bool) -> Class {
        let name = name.to_owned();
        Class::kept(Entry { index, name, is_exception, holds_dyn: false, holds_file: false, contour: 0 })
    }

    /// The same class, in the types of a program whose instances of it hold values of the isolate: what is to
    /// be minded of these wherever they are, the types of instances say.
    pub fn holding_dyn(self) -> Class {
        Class::kept(Entry { holds_dyn: true, ..self.0.clone() })
    }

    /// The same where they hold files, in a program without an isolate.
    pub fn holding_file(self) -> Class {
        Class::kept(Entry { holds_file: true, ..self.0.clone() })
    }

    /// Its instances of a contour.
    pub fn at(self, contour: u32) -> Class {
        Class::kept(Entry { contour, ..self.0.clone() })
    }

    /// The class of a contour; of a class, itself.
    pub fn whole(self) -> Class {
        if self.0.contour == 0 { self } else { self.at(0) }
    }

    /// Which contour it is; 0 where it is the class.
    pub fn contour(self) -> u32 {
        self.0.contour
    }

    /// Are they one class to Python?
    pub fn is_same(self, other: Class) -> bool {
        self.0.index == other.0.index
    }

    fn kept(entry: Entry) -> Class {
        static STORE: LazyLock<Mutex<HashMap<Entry, Class>>> = LazyLock::new(Mutex::default);
        let mut store = STORE.lock().expect("nothing panics while it holds the store");
        let make = || Class(Box::leak(Box::new(entry.clone())));
        *store.entry(entry.clone()).or_insert_with(make)
    }

    /// Are its instances exceptions?
    pub fn is_exception(self) -> bool {
        self.0.is_exception
    }

    /// Do its instances hold values of the isolate?
    pub fn holds_dyn(self) -> bool {
        self.0.holds_dyn
    }

    /// Do its instances hold files?
    pub fn holds_file(self) -> bool {
        self.0.holds_file
    }

    /// Its number among the classes of the program.
    pub fn index(self) -> usize {
        self.0.index as usize
    }

    /// `C.__name__`
    pub fn name(self) -> &'static str {
        &self.0.name
    }
}

/// What is known of a class of exceptions of the program.
#[derive(Clone, PartialEq, Debug)]
pub struct ExceptionClass {
    /// The nearest builtin class among its bases.
    pub builtin: String,
    /// Itself and its bases, of the program.
    pub bases: Vec<Class>,
    /// It has an `__init__` of the program.
    pub has_init: bool,
}

impl PartialEq for Class {
    fn eq(&self, other: &Class) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Class {}

impl PartialOrd for Class {
    fn partial_cmp(&self, other: &Class) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Class {
    fn cmp(&self, other: &Class) -> Ordering {
        self.0.cmp(other.0)
    }
}

impl Hash for Class {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::hash(self.0, state);
    }
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.0.name, self.0.index)?;
        f.write_str(if self.0.is_exception { "e" } else { "" })?;
        f.write_str(if self.0.holds_dyn { "d" } else { "" })?;
        f.write_str(if self.0.holds_file { "f" } else { "" })?;
        if self.0.contour == 0 { Ok(()) } else { write!(f, "c{}", self.0.contour) }
    }
}
