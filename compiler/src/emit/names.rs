//! Rust identifiers: source names kept, made valid and unique.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};
use quote::format_ident;

/// Names a local or function must not have: Rust's keywords, what patterns would take for a constructor, and
/// names emission uses itself.
const TAKEN: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where",
    "while", "abstract", "become", "box", "do", "final", "macro", "override", "priv", "try", "typeof",
    "unsized", "virtual", "yield", "union", "Ok", "Err", "Some", "None", "_", "rt", "main", "depth", "e",
    "vec", "std", "core", "bool", "f64", "i64", "u32", "str", "Vec", "Box", "PROGRAM", "run",
];

/// Hands out names of one scope.
#[derive(Default)]
pub struct Scope {
    used: HashSet<String>,
}

impl Scope {
    /// `fib`, `fib_2`, `match_`, `lambda`.
    pub fn fresh(&mut self, python: &str) -> Ident {
        let mut base: String =
            python.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
        if base.starts_with(|c: char| !c.is_alphabetic() && c != '_') {
            base.insert(0, '_');
        }
        // Python's identifiers are Unicode's too, but normalised differently.
        if !base.is_ascii() {
            base = base
                .chars()
                .map(|c| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) })
                .collect();
        }
        if is_taken(&base) {
            base.push('_');
        }
        let mut name = base.clone();
        let mut count = 2;
        while !self.used.insert(name.clone()) {
            name = format!("{base}_{count}");
            count += 1;
        }
        Ident::new(&name, Span::call_site())
    }
}

/// `v12`, `it3`, `out3`, `STR_0`: the spelling of values and statics.
fn is_taken(name: &str) -> bool {
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    TAKEN.contains(&name)
        || ["v", "it", "out", "turns", "item"].into_iter().any(numbered)
        || ["STR_", "BYTES_", "BIG_", "SITE_", "GLOBAL_"].into_iter().any(|prefix| name.starts_with(prefix))
        // All underscores are a pattern's business.
        || name.bytes().all(|b| b == b'_')
}

pub fn value(value: crate::sir::Value) -> Ident {
    format_ident!("v{}", value.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_valid_and_unique() {
        let mut scope = Scope::default();
        for (python, rust) in [
            ("fib", "fib"),
            ("fib", "fib_2"),
            ("match", "match_"),
            ("<lambda>", "_lambda_"),
            ("Ok", "Ok_"),
            ("v3", "v3_"),
            ("value", "value"),
            ("naïve", "nauefve"),
            ("_", "__"),
            ("STR_x", "STR_x_"),
        ] {
            assert_eq!(scope.fresh(python).to_string(), rust);
        }
    }
}
