//! Shared handles: what makes `a = b` two names for one list. Reference counted, not atomic.
//!
//! A program may hold any number of handles and change the object through each, and equality, hashing or
//! release of an element may run code that changes it again. So nothing outside this file ever holds a
//! reference into the object while such code can run: `read` and `write` lend it for the length of a closure
//! that must not call back into Python values (debug builds check this), and whoever removes an element lets
//! it go after the closure has ended.
#![allow(unsafe_code, reason = "interior mutability without a borrow flag on every access")]

use std::cell::UnsafeCell;

use crate::counted::Counted;

/// A shared mutable object.
pub struct Shared<T>(Counted<Cell<T>>);

struct Cell<T> {
    /// Readers, or -1 for a writer.
    #[cfg(debug_assertions)]
    lent: std::cell::Cell<isize>,
    value: UnsafeCell<T>,
}

impl<T> Clone for Shared<T> {
    #[inline]
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

impl<T> Shared<T> {
    #[inline]
    pub fn new(value: T) -> Shared<T> {
        Shared(Counted::new(Cell {
            #[cfg(debug_assertions)]
            lent: std::cell::Cell::new(0),
            value: UnsafeCell::new(value),
        }))
    }

    /// `a is b`.
    #[inline]
    pub fn same(&self, other: &Shared<T>) -> bool {
        self.0.same(&other.0)
    }

    /// The address that stands for identity.
    #[inline]
    pub fn address(&self) -> usize {
        self.0.address()
    }

    /// Is this the only handle?
    #[inline]
    pub fn is_unique(&self) -> bool {
        self.0.is_unique()
    }

    /// Looks at the object; `see` neither calls nor releases Python values.
    #[inline]
    pub(crate) fn read<A>(&self, see: impl FnOnce(&T) -> A) -> A {
        let _lent = self.lend(false);
        // SAFETY: handles are not Send, so this thread is the only one; `see` runs no code that could reach
        // `write` of the same object (the rule of this file, checked by `lend` in debug builds), so no `&mut`
        // exists meanwhile.
        see(unsafe { &*self.0.value.get() })
    }

    /// Changes the object; `change` neither calls nor releases Python values.
    #[inline]
    pub(crate) fn write<A>(&self, change: impl FnOnce(&mut T) -> A) -> A {
        let _lent = self.lend(true);
        // SAFETY: as in `read`; the reference is the only one while `change` runs.
        change(unsafe { &mut *self.0.value.get() })
    }

    #[cfg(debug_assertions)]
    fn lend(&self, write: bool) -> Lent<'_> {
        let lent = &self.0.lent;
        assert!(
            if write { lent.get() == 0 } else { lent.get() >= 0 },
            "an object was reached while it was lent out"
        );
        lent.set(if write { -1 } else { lent.get() + 1 });
        Lent(lent)
    }

    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn lend(&self, _write: bool) {}
}

#[cfg(debug_assertions)]
struct Lent<'a>(&'a std::cell::Cell<isize>);

#[cfg(debug_assertions)]
impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.0.set(if self.0.get() < 0 { 0 } else { self.0.get() - 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;

    #[test]
    fn handles_share() {
        let a = Shared::new(vec![1]);
        let b = a.clone();
        b.write(|items| items.push(2));
        assert_eq!(a.read(Vec::len), 2);
        assert!(a.same(&b) && !a.is_unique());
        drop(b);
        assert!(a.is_unique());
    }

    #[test]
    #[should_panic(expected = "lent out")]
    fn changing_what_is_being_read_is_noticed() {
        let a = Shared::new(1);
        a.read(|_| a.write(|value| *value = 2));
    }
}
