//! A module-level name that lives in native code.

use std::cell::RefCell;

/// The variable; empty while the name is unbound. Each is a thread-local of the emitted program.
pub struct Global<T>(RefCell<Option<T>>);

impl<T: Clone> Global<T> {
    pub const fn new() -> Global<T> {
        Global(RefCell::new(None))
    }

    /// `None`: the name is not bound.
    #[inline]
    pub fn get(&self) -> Option<T> {
        self.0.borrow().clone()
    }

    #[inline]
    pub fn set(&self, value: T) {
        // The old value is let go after the name is bound anew: its release may run code that reads the name.
        let old = self.0.borrow_mut().replace(value);
        drop(old);
    }

    /// `del name`; was it bound?
    pub fn unset(&self) -> bool {
        let old = self.0.borrow_mut().take();
        old.is_some()
    }
}

impl<T: Clone> Default for Global<T> {
    fn default() -> Global<T> {
        Global::new()
    }
}
