//! What types are made of, each list of parts kept once.
//!
//! A [`Ty`] is copied like a number: `list[dict[str, int]]` holds a reference into the store, in which equal
//! lists of parts are one. So two types are compared by their addresses, and what is asked of a type again
//! and again (does it mention the isolate?) is worked out when its parts are first seen. The store is never
//! emptied: types live as long as the compiler runs, and a program has few different ones.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{LazyLock, Mutex};

use super::Ty;

struct Entry {
    parts: Box<[Ty]>,
    mentions_dyn: bool,
    may_hold_dyn: bool,
    closes: bool,
    has_variables: bool,
}

/// Types in a type: the items of a tuple, the members of a union.
#[derive(Clone, Copy)]
pub struct Parts(&'static Entry);

/// One type in another: the element of a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(Parts);

impl Parts {
    pub fn new(parts: &[Ty]) -> Parts {
        static STORE: LazyLock<Mutex<HashMap<&'static [Ty], &'static Entry>>> = LazyLock::new(Mutex::default);
        let mut store = STORE.lock().expect("nothing panics while it holds the store");
        if let Some(entry) = store.get(parts) {
            return Parts(entry);
        }
        let entry: &'static Entry = Box::leak(Box::new(Entry {
            parts: parts.into(),
            mentions_dyn: parts.iter().any(Ty::mentions_dyn),
            may_hold_dyn: parts.iter().any(Ty::may_hold_dyn),
            closes: parts.iter().any(Ty::closes),
            has_variables: parts.iter().any(Ty::has_variables),
        }));
        store.insert(&entry.parts, entry);
        Parts(entry)
    }

    /// See [`Ty::mentions_dyn`].
    pub fn mention_dyn(self) -> bool {
        self.0.mentions_dyn
    }

    /// See [`Ty::may_hold_dyn`].
    pub fn may_hold_dyn(self) -> bool {
        self.0.may_hold_dyn
    }

    /// See [`Ty::closes`].
    pub fn close(self) -> bool {
        self.0.closes
    }

    /// See [`Ty::has_variables`].
    pub fn have_variables(self) -> bool {
        self.0.has_variables
    }

    pub fn all(self) -> &'static [Ty] {
        &self.0.parts
    }
}

impl Part {
    pub fn new(ty: Ty) -> Part {
        Part(Parts::new(&[ty]))
    }

    /// The list of which it is the only one.
    pub fn alone(self) -> Parts {
        self.0
    }

    pub fn ty(self) -> Ty {
        self.0.all()[0]
    }
}

impl Deref for Parts {
    type Target = [Ty];
    fn deref(&self) -> &[Ty] {
        &self.0.parts
    }
}

impl Deref for Part {
    type Target = Ty;
    fn deref(&self) -> &Ty {
        &self.0.0.parts[0]
    }
}

impl From<Vec<Ty>> for Parts {
    fn from(parts: Vec<Ty>) -> Parts {
        Parts::new(&parts)
    }
}

impl FromIterator<Ty> for Parts {
    fn from_iter<I: IntoIterator<Item = Ty>>(parts: I) -> Parts {
        parts.into_iter().collect::<Vec<Ty>>().into()
    }
}

impl IntoIterator for Parts {
    type Item = Ty;
    type IntoIter = std::iter::Copied<std::slice::Iter<'static, Ty>>;
    fn into_iter(self) -> Self::IntoIter {
        self.all().iter().copied()
    }
}

impl<'a> IntoIterator for &'a Parts {
    type Item = &'a Ty;
    type IntoIter = std::slice::Iter<'a, Ty>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Parts {
    fn eq(&self, other: &Parts) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Parts {}

impl PartialOrd for Parts {
    fn partial_cmp(&self, other: &Parts) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By what the parts are, not by when they were first seen: the order of a union's members is the same in
/// every run.
impl Ord for Parts {
    fn cmp(&self, other: &Parts) -> Ordering {
        if self == other { Ordering::Equal } else { self.0.parts.cmp(&other.0.parts) }
    }
}

impl Hash for Parts {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::hash(self.0, state);
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.parts.fmt(f)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.ty(), f)
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.ty(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_parts_are_one() {
        let one = Ty::tuple(&[Ty::Int, Ty::list(Ty::Str)]);
        let two = Ty::tuple(&[Ty::Int, Ty::list(Ty::Str)]);
        assert_eq!(one, two);
        assert_ne!(one, Ty::tuple(&[Ty::Int, Ty::list(Ty::Int)]));
        assert!(Ty::list(Ty::tuple(&[Ty::Int])) < Ty::list(Ty::tuple(&[Ty::Float])));
    }
}
