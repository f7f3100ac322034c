//! Rust identifiers, all of them: no other file makes one.
//!
//! ```text
//! def_fib  rest_fib  enter_fib      a function, what follows its head, its entry for the isolate
//! part_7  sites_7                   files: functions, and where they stand in the source
//! py_total                          a variable of a function
//! GLOBAL_total                      a variable of the module
//! v12  it3  turns3  out3  item0  a0  STR_4  BYTES_0  BIG_1  PACKED_3  SITES  CHUNK_2  'l3  'try_1  'end_1
//! ```
//! A name from the source never stands alone: its kind stands before it, and no kind begins with another or
//! with anything that emission itself spells (`rt`, `depth`, `e`, keywords). So no name of a program can be
//! one of ours, and within a kind [`Scope`] keeps names apart.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};
use syn::Lifetime;

use crate::sir::{Label, Value};

/// Hands out the names of one kind, each once.
pub struct Scope {
    kind: &'static str,
    used: HashSet<String>,
}

impl Scope {
    pub fn functions() -> Scope {
        Scope { kind: FUNCTION, used: HashSet::new() }
    }
    pub fn variables() -> Scope {
        Scope { kind: "py_", used: HashSet::new() }
    }
    pub fn globals() -> Scope {
        Scope { kind: "GLOBAL_", used: HashSet::new() }
    }

    /// `def_fib`, and when that is taken `def_fib_2`.
    pub fn fresh(&mut self, python: &str) -> Ident {
        let base = spelt(python);
        let mut name = base.clone();
        let mut count = 2;
        while !self.used.insert(name.clone()) {
            name = format!("{base}_{count}");
            count += 1;
        }
        ident(self.kind, name)
    }
}

const FUNCTION: &str = "def_";

/// More of a name than this says nothing to a reader. Python sets no limit; linkers and debuggers do.
const LONG: usize = 100;

/// What can be seen of a Python name in Rust: `fib`, `lambda` for `<lambda>`, `nauefve` for `naïve`. Rust has
/// other characters for identifiers, and normalises them otherwise.
fn spelt(python: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let shown = python.trim_matches(|c: char| c.is_ascii() && !is_plain(c)).chars().take(LONG);
    let pieces = shown.map(|c| match c {
        c if is_plain(c) => c.to_string(),
        c if c.is_ascii() => "_".to_string(),
        c => format!("u{:x}", u32::from(c)),
    });
    pieces.collect()
}

/// What is known of a class of exceptions of the program.
pub fn class_info(class: crate::ty::Class) -> Ident {
    ident("CLASS", format!("{}", class.index()))
}

/// The struct of a class of the program, or of a contour of one.
pub fn class(class: crate::ty::Class) -> Ident {
    let contour = if class.contour() == 0 { String::new() } else { format!("{}_", class.contour()) };
    ident("Class", format!("{}_{contour}{}", class.index(), spelt(class.name())))
}

/// An attribute of instances.
pub fn field(index: usize, name: &str) -> Ident {
    ident("field", format!("{index}_{}", spelt(name)))
}

/// What follows the head of a function.
pub fn rest_of(function: &Ident) -> Ident {
    of_function("rest_", function)
}

/// What the isolate calls.
pub fn entry_of(function: &Ident) -> Ident {
    of_function("enter_", function)
}

/// Of one function, so as unique as its name is.
fn of_function(kind: &str, function: &Ident) -> Ident {
    let name = function.to_string();
    ident(kind, name.strip_prefix(FUNCTION).expect("functions are named by `Scope::functions`"))
}

pub fn value(value: Value) -> Ident {
    ident("v", value.0)
}

/// The iterator of a loop over `item`.
pub fn iterator(item: Value) -> Ident {
    ident("it", item.0)
}

/// The counter of a loop over a range.
pub fn turns(item: Value) -> Ident {
    ident("turns", item.0)
}

/// The text that an f-string is written to.
pub fn out(value: Value) -> Ident {
    ident("out", value.0)
}

/// Items of a tuple taken apart.
pub fn items(count: usize) -> Vec<Ident> {
    (0..count).map(|index| ident("item", index)).collect()
}

/// An argument that comes from the isolate.
pub fn argument(index: usize) -> Ident {
    ident("a", index)
}

pub fn string(index: usize) -> Ident {
    ident("STR_", index)
}

/// A text with lone surrogates.
pub fn code_points(index: usize) -> Ident {
    ident("STR_P", index)
}

pub fn bytes(index: usize) -> Ident {
    ident("BYTES_", index)
}

pub fn big_int(index: usize) -> Ident {
    ident("BIG_", index)
}

pub fn packed(index: usize) -> Ident {
    ident("PACKED_", index)
}

/// The file that holds some of the functions.
pub fn part(index: usize) -> Ident {
    ident("part_", index)
}

/// The file that holds the sites of these functions, and the table in it.
pub fn sites_of(part: usize) -> Ident {
    ident("sites_", part)
}

pub fn sites() -> Ident {
    ident("SITES", "")
}

pub fn chunk(index: usize) -> Ident {
    ident("CHUNK_", index)
}

pub fn loop_label(label: Label) -> Lifetime {
    lifetime("l", label.0)
}

/// Where the body of a `try` ends with an exception.
pub fn try_label(number: u32) -> Lifetime {
    lifetime("try_", number)
}

/// Where a `try` ends without one.
pub fn end_label(number: u32) -> Lifetime {
    lifetime("end_", number)
}

/// Where the body of a function ends that goes on with its locals.
pub fn frame_label() -> Lifetime {
    lifetime("frame_", 0)
}

/// A type of the runtime, a class of exceptions, a type object: as the runtime spells it.
pub fn of_runtime(name: &str) -> Ident {
    ident(name, "")
}

/// `U3`
pub fn union(members: usize) -> Ident {
    ident("U", members)
}

/// The variant for one member of a union.
pub fn member(index: usize) -> Ident {
    let letter = char::from(b'A' + u8::try_from(index).expect("a union has few members"));
    ident("", letter)
}

fn ident(kind: &str, name: impl std::fmt::Display) -> Ident {
    Ident::new(&format!("{kind}{name}"), Span::call_site())
}

fn lifetime(kind: &str, number: u32) -> Lifetime {
    Lifetime::new(&format!("'{kind}{number}"), Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_valid_and_unique() {
        let mut scope = Scope::functions();
        for (python, rust) in [
            ("fib", "def_fib"),
            ("fib", "def_fib_2"),
            ("fib_2", "def_fib_2_2"),
            ("match", "def_match"),
            ("<lambda>", "def_lambda"),
            ("<lambda>", "def_lambda_2"),
            ("self", "def_self"),
            ("naïve", "def_nauefve"),
            ("nauefve", "def_nauefve_2"),
            ("_", "def__"),
            ("__", "def___"),
            ("Fib", "def_Fib"),
            ("", "def_"),
        ] {
            let name = scope.fresh(python);
            assert_eq!(name.to_string(), rust);
            assert!(syn::parse_str::<Ident>(rust).is_ok());
        }
        assert!(scope.fresh(&"x".repeat(10_000)).to_string().len() < 200);
    }

    #[test]
    fn what_belongs_to_a_function_is_named_after_it() {
        let mut scope = Scope::functions();
        let (first, second) = (scope.fresh("rest_f"), scope.fresh("rest_f"));
        assert_eq!(rest_of(&first).to_string(), "rest_rest_f");
        assert_eq!(entry_of(&second).to_string(), "enter_rest_f_2");
    }
}
