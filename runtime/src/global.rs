//! Module-level names of compiled modules: static cells that may be unbound.
#![allow(unsafe_code, reason = "statics shared by code that only ever runs on one thread at a time")]

use std::cell::UnsafeCell;

use crate::dynamic;
use crate::error::{R, Raised, name_error};
use crate::protocol::Value;

/// One global. Emitted code declares `static COUNT: Global<Int> = Global::new("count");`.
pub struct Global<T> {
    name: &'static str,
    value: UnsafeCell<Option<T>>,
}

// SAFETY: static code runs on one thread before the isolate lives, and holds the GIL once it does, so no two
// threads reach a cell at the same time. What a cell holds is never dropped by another thread either: statics
// are not dropped.
unsafe impl<T> Sync for Global<T> {}

impl<T> Global<T> {
    pub const fn new(name: &'static str) -> Global<T> {
        Global { name, value: UnsafeCell::new(None) }
    }

    /// Binds the name. What it held is let go after the cell is whole again, for its release may read the
    /// global.
    #[inline]
    pub fn set(&self, value: T) {
        drop(self.replace(value));
    }

    /// Binds the name; what it held is for the caller to let go.
    #[inline]
    pub fn replace(&self, value: T) -> Option<T> {
        // SAFETY: the exclusive reference ends before any code of the program can run; see `Sync`.
        unsafe { (*self.value.get()).replace(value) }
    }

    /// `del name`.
    pub fn unset(&self) -> R<()> {
        // SAFETY: as in `set`.
        let old = unsafe { (*self.value.get()).take() };
        match old {
            Some(_) => Ok(()),
            None => Err(self.unbound()),
        }
    }

    /// Leaves it unbound, whether it was or not.
    pub fn clear(&self) {
        // SAFETY: as in `set`.
        drop(unsafe { (*self.value.get()).take() });
    }

    pub fn is_bound(&self) -> bool {
        // SAFETY: as in `get`.
        unsafe { (*self.value.get()).is_some() }
    }

    #[cold]
    fn unbound(&self) -> Raised {
        name_error(format!("name '{}' is not defined", self.name))
    }
}

impl<T: Clone> Global<T> {
    /// What the name is bound to.
    #[inline]
    pub fn get(&self) -> Option<T> {
        // SAFETY: cloning a value runs no code of the program, so nothing writes the cell meanwhile; see
        // `Sync`.
        unsafe { (*self.value.get()).clone() }
    }

    /// The same of a name that may be unbound.
    #[inline]
    pub fn get_or_name_error(&self) -> R<T> {
        self.get().ok_or_else(|| self.unbound())
    }

    /// Of a name the compiler knows to be bound.
    #[inline]
    pub fn bound(&self) -> T {
        self.get().expect("the compiler has proven this name bound")
    }
}

/// A global whose value may own objects of the isolate.
trait Owner {
    fn name(&self) -> &'static str;
    fn is_bound(&self) -> bool;
    fn clear(&self);
}

impl<T: Value> Owner for Global<T> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn is_bound(&self) -> bool {
        self.is_bound()
    }
    fn clear(&self) {
        // SAFETY: as in `set`.
        let held = unsafe { (*self.value.get()).take() };
        if let Some(held) = held {
            held.let_go();
        }
    }
}

/// Those of them that have been bound, each where it stands in the module's dict in CPython.
struct Owners(UnsafeCell<Vec<&'static dyn Owner>>);

// SAFETY: as for `Global`.
unsafe impl Sync for Owners {}

static OWNERS: Owners = Owners(UnsafeCell::new(Vec::new()));

impl<T: Value> Global<T> {
    /// [`Global::set`] of one that may own objects of the isolate.
    pub fn keep(&'static self, value: T) {
        match self.replace(value) {
            Some(old) => old.let_go(),
            None => {
                // SAFETY: nothing in here runs code of the program; see `Sync`.
                let owners = unsafe { &mut *OWNERS.0.get() };
                owners.retain(|other| !std::ptr::addr_eq(*other, self));
                owners.push(self);
            }
        }
    }
}

/// At the end of a program without an isolate: name by name, those that begin with one underscore first
/// (`_PyModule_ClearDict` in `Objects/moduleobject.c`).
pub(crate) fn let_go() {
    let is_private = |name: &str| name.starts_with('_') && !name.starts_with("__");
    for private in [true, false] {
        // SAFETY: as in `keep`.
        let owners = unsafe { (*OWNERS.0.get()).clone() };
        let owners: Vec<_> = owners.into_iter().filter(|owner| is_private(owner.name()) == private).collect();
        if !owners.is_empty() {
            // A generator that is closed may call whatever it likes.
            crate::stack::on_large_stack(|| owners.into_iter().for_each(|owner| owner.clear()));
        }
    }
}

/// At the end of the program CPython lets go of what the module's names hold, so a file is written to its
/// end. From here on the module's dict in the isolate has these names, too, and by them what the globals
/// hold. (It is emptied name by name, unless the collector takes it first; then in the collector's order.)
pub(crate) fn hand_over() {
    struct Held(&'static dyn Owner);
    impl Drop for Held {
        fn drop(&mut self) {
            self.0.clear();
        }
    }
    // SAFETY: as in `keep`.
    let owners = std::mem::take(unsafe { &mut *OWNERS.0.get() });
    for owner in owners.into_iter().filter(|owner| owner.is_bound()) {
        let value = dynamic::capsule(Box::new(Held(owner)));
        if dynamic::set_global(dynamic::Name::of(owner.name()), &value).is_err() {
            drop(crate::error::take_pending());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAME: Global<i64> = Global::new("name");

    #[test]
    fn bound_and_unbound() {
        assert_eq!(NAME.get(), None);
        assert!(NAME.unset().is_err());
        NAME.set(3);
        assert_eq!(NAME.get_or_name_error(), Ok(3));
        assert_eq!(NAME.unset(), Ok(()));
        assert!(NAME.get_or_name_error().is_err());
        drop(crate::error::take_pending());
    }
}
