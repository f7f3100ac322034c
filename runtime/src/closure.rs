//! Functions that take what they see of the functions around them with them, and the cells of variables that
//! several functions share (`Objects/funcobject.c`, `Objects/cellobject.c`).
#![allow(unsafe_code, reason = "variables are changed through shared references without a borrow flag")]

use std::cell::{RefCell, UnsafeCell};
use std::collections::HashMap;

use crate::counted::Counted;
use crate::error::{R, name_error, unbound_local_error};
use crate::protocol::{AnyValue, Value, View};
use crate::text::StrBuf;

/// A function object, or a class as one. `FUNCTION` tells the functions and classes of the program apart.
pub struct Closure<E, const FUNCTION: u32>(Counted<Made<E>>);

struct Made<E> {
    sees: E,
    /// Of a class, behind that of its module.
    qualname: &'static str,
    /// The name of its own class.
    class: &'static str,
}

const FUNCTION: &str = "function";

impl<E, const FUNCTION: u32> Clone for Closure<E, FUNCTION> {
    #[inline]
    fn clone(&self) -> Closure<E, FUNCTION> {
        Closure(self.0.clone())
    }
}

impl<E, const FUNCTION: u32> Closure<E, FUNCTION> {
    #[inline]
    pub fn new(sees: E, qualname: &'static str) -> Closure<E, FUNCTION> {
        Closure(Counted::new(Made { sees, qualname, class: self::FUNCTION }))
    }

    /// What it sees.
    #[inline]
    pub fn sees(&self) -> &E {
        &self.0.sees
    }
}

thread_local! {
    /// Function objects of modules, and classes, by function.
    static OF_MODULES: RefCell<HashMap<u32, Counted<Made<()>>>> = RefCell::default();
}

impl<const FUNCTION: u32> Closure<(), FUNCTION> {
    /// The one object of a function of a module.
    pub fn of_module(qualname: &'static str) -> Closure<(), FUNCTION> {
        Closure::the_one(qualname, self::FUNCTION)
    }

    fn the_one(qualname: &'static str, class: &'static str) -> Closure<(), FUNCTION> {
        OF_MODULES.with_borrow_mut(|made| {
            let new = || Counted::new(Made { sees: (), qualname, class });
            Closure(made.entry(FUNCTION).or_insert_with(new).clone())
        })
    }

    /// The object of a class.
    pub fn of_class(name: &'static str, metaclass: &'static str) -> Closure<(), FUNCTION> {
        Closure::the_one(name, metaclass)
    }
}

impl<E: 'static, const FUNCTION: u32> AnyValue for Closure<E, FUNCTION> {
    fn type_name(&self) -> &'static str {
        self.0.class
    }

    /// `func_repr`, `type_repr`
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        if self.0.class != self::FUNCTION {
            out.push_str(&format!("<class '{}'>", self.0.qualname));
            return Ok(());
        }
        out.push_str(&format!("<function {} at {:#x}>", self.0.qualname, self.address()));
        Ok(())
    }

    /// `_Py_HashPointer` (`Python/pyhash.c`)
    fn hash(&self) -> R<i64> {
        let hash = (self.address() as u64).rotate_right(4) as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn view(&self) -> View<'_> {
        View::Other
    }

    fn address(&self) -> usize {
        self.0.address()
    }
}

impl<E: 'static, const FUNCTION: u32> Value for Closure<E, FUNCTION> {
    #[inline]
    fn eq(&self, other: &Closure<E, FUNCTION>) -> R<bool> {
        Ok(self.address() == other.address())
    }
}

/// A variable that functions share.
pub struct VarCell<T>(Counted<UnsafeCell<Option<T>>>);

impl<T> Clone for VarCell<T> {
    #[inline]
    fn clone(&self) -> VarCell<T> {
        VarCell(self.0.clone())
    }
}

impl<T> Default for VarCell<T> {
    fn default() -> VarCell<T> {
        VarCell::new()
    }
}

impl<T> VarCell<T> {
    /// Of a variable that is not bound yet.
    #[inline]
    pub fn new() -> VarCell<T> {
        VarCell(Counted::new(UnsafeCell::new(None)))
    }

    /// Binds it; what it held is let go when the variable is whole again, for its release may read it.
    #[inline]
    pub fn set(&self, value: T) {
        // SAFETY: cells are not Send; the exclusive reference ends before any code of the program can run.
        let old = unsafe { (*self.0.get()).replace(value) };
        drop(old);
    }

    fn take(&self) -> Option<T> {
        // SAFETY: as in `set`.
        unsafe { (*self.0.get()).take() }
    }

    /// `del name`; `message`: why it cannot be.
    pub fn unset(&self, is_free: bool, message: &'static str) -> R<()> {
        self.take().map(drop).ok_or_else(|| unbound(is_free, message))
    }
}

impl<T: Clone> VarCell<T> {
    /// Of a variable that the compiler has proven to be bound.
    #[inline]
    pub fn here(&self) -> T {
        // SAFETY: as in `get`.
        unsafe { (*self.0.get()).clone() }.expect("the compiler has proven this variable bound")
    }

    /// What it holds; `message`: that it holds nothing.
    #[inline]
    pub fn get(&self, is_free: bool, message: &'static str) -> R<T> {
        // SAFETY: a clone of a value runs no code of the program, so nothing binds the variable meanwhile.
        unsafe { (*self.0.get()).clone() }.ok_or_else(|| unbound(is_free, message))
    }
}

/// `format_exc_unbound` (`Python/ceval.c`)
#[cold]
fn unbound(is_free: bool, message: &'static str) -> crate::error::Raised {
    if is_free { name_error(message) } else { unbound_local_error(message) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::int::Int;

    #[test]
    fn a_cell_is_shared() {
        let one: VarCell<Int> = VarCell::new();
        let two = one.clone();
        assert!(one.get(true, "unbound").is_err());
        drop(crate::error::take_pending());
        two.set(Int::from(3i64));
        assert_eq!(one.get(true, "unbound").unwrap(), Int::from(3i64));
        one.unset(false, "unbound").unwrap();
        assert!(two.unset(false, "unbound").is_err());
        drop(crate::error::take_pending());
    }

    #[test]
    fn a_function_is_one_object() {
        let one: Closure<(), 1> = Closure::new((), "f.<locals>.g");
        assert!(Value::eq(&one, &one.clone()).unwrap());
        assert!(!Value::eq(&one, &Closure::new((), "f.<locals>.g")).unwrap());
    }
}
