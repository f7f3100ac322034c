//! Instances of classes of the program.
//!
//! Emission makes a struct for each class, one [`Field`] or [`Scalar`] for each attribute of its instances,
//! and implements [`Instance`] for it. [`Obj`] is a reference to one, counted like all others.
#![allow(unsafe_code, reason = "attributes are changed through shared references without a borrow flag")]

use std::cell::{Cell, UnsafeCell};
use std::rc::Rc;

use crate::error::{R, Raised, attribute_error};
use crate::int::Int;
use crate::protocol::{AnyValue, Value, View};
use crate::text::{Str, StrBuf};

/// A class of the program with native instances.
pub trait Instance: Sized + 'static {
    /// `C.__name__`
    const NAME: &'static str;
    /// `module.qualname`
    const FULL_NAME: &'static str;

    /// `__repr__`; `None` where it is `object`'s.
    fn repr(_this: &Obj<Self>) -> Option<R<Str>> {
        None
    }
    /// `__str__`; `None` where it is `object`'s, which asks `__repr__`.
    fn str(_this: &Obj<Self>) -> Option<R<Str>> {
        None
    }
}

/// A reference to an instance.
pub struct Obj<C>(Rc<C>);

impl<C> Clone for Obj<C> {
    #[inline]
    fn clone(&self) -> Obj<C> {
        Obj(Rc::clone(&self.0))
    }
}

impl<C> std::ops::Deref for Obj<C> {
    type Target = C;
    #[inline]
    fn deref(&self) -> &C {
        &self.0
    }
}

impl<C> Obj<C> {
    #[inline]
    pub fn new(attributes: C) -> Obj<C> {
        Obj(Rc::new(attributes))
    }

    fn place(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }
}

impl<C: Instance> AnyValue for Obj<C> {
    fn type_name(&self) -> &'static str {
        C::NAME
    }

    /// `object.__repr__` (`Objects/typeobject.c`) unless the class has its own.
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        match C::repr(self) {
            Some(text) => out.push(&text?),
            None => out.push_str(&format!("<{} object at {:#x}>", C::FULL_NAME, self.place())),
        }
        Ok(())
    }

    fn str(&self, out: &mut StrBuf) -> R<()> {
        match C::str(self) {
            Some(text) => out.push(&text?),
            None => self.repr(out)?,
        }
        Ok(())
    }

    /// `_Py_HashPointer` (`Python/pyhash.c`)
    fn hash(&self) -> R<i64> {
        let hash = (self.place() as u64).rotate_right(4) as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn view(&self) -> View<'_> {
        View::Other
    }

    #[inline]
    fn address(&self) -> usize {
        self.place()
    }
}

impl<C: Instance> Value for Obj<C> {
    #[inline]
    fn eq(&self, other: &Obj<C>) -> R<bool> {
        Ok(self.place() == other.place())
    }
}

/// A method bound to an object, kept as a value. `FUNCTION` tells methods of one class apart.
#[derive(Clone)]
pub struct Method<T, const FUNCTION: u32> {
    pub object: T,
    qualname: &'static str,
}

impl<T, const FUNCTION: u32> Method<T, FUNCTION> {
    #[inline]
    pub fn new(object: T, qualname: &'static str) -> Method<T, FUNCTION> {
        Method { object, qualname }
    }
}

impl<T: AnyValue, const FUNCTION: u32> AnyValue for Method<T, FUNCTION> {
    fn type_name(&self) -> &'static str {
        "method"
    }

    /// `method_repr` (`Objects/classobject.c`)
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(&format!("<bound method {} of ", self.qualname));
        self.object.repr(out)?;
        out.push_str(">");
        Ok(())
    }

    fn hash(&self) -> R<i64> {
        let hash = (self.address() as u64).rotate_right(4) as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn view(&self) -> View<'_> {
        View::Other
    }

    /// Two methods are equal where object and function are the same ones; no object has an odd address.
    fn address(&self) -> usize {
        self.object.address() ^ (((FUNCTION as usize) << 1) | 1)
    }
}

impl<T: Value, const FUNCTION: u32> Value for Method<T, FUNCTION> {
    #[inline]
    fn eq(&self, other: &Method<T, FUNCTION>) -> R<bool> {
        Ok(self.address() == other.address())
    }
}

thread_local! {
    static HOOKS: Cell<u32> = const { Cell::new(0) };
}

/// Calls a special method where no caller says how deep it is: below others of the kind.
pub fn hooked<T>(call: impl FnOnce(u32) -> T) -> T {
    let depth = HOOKS.get() + 1;
    HOOKS.set(depth);
    let given = call(depth + 1);
    HOOKS.set(depth - 1);
    given
}

/// An attribute that may be missing, or whose type has no value to begin with.
pub struct Field<T>(UnsafeCell<Option<T>>);

impl<T> Default for Field<T> {
    #[inline]
    fn default() -> Field<T> {
        Field(UnsafeCell::new(None))
    }
}

impl<T: Clone> Field<T> {
    #[inline]
    pub fn get(&self) -> Option<T> {
        // SAFETY: instances are not Send; a clone of a value runs no code of the program, so nothing writes
        // the attribute meanwhile.
        unsafe { (*self.0.get()).clone() }
    }

    /// Of an attribute that the compiler has proven to be there.
    #[inline]
    pub fn here(&self) -> T {
        self.get().expect("the compiler has proven that the attribute is there")
    }

    /// AttributeError where it is missing.
    #[inline]
    pub fn get_or_error(&self, class: &'static str, name: &'static str) -> R<T> {
        self.get().ok_or_else(|| missing(class, name))
    }

    #[inline]
    pub fn is_here(&self) -> bool {
        // SAFETY: as in `get`.
        unsafe { (*self.0.get()).is_some() }
    }

    /// Binds it; what it held is let go when the attribute is whole again, for its release may read it.
    #[inline]
    pub fn set(&self, value: T) {
        // SAFETY: the exclusive reference ends before any code of the program can run.
        let old = unsafe { (*self.0.get()).replace(value) };
        drop(old);
    }
}

impl<T> Field<T> {
    /// `del o.name`
    pub fn unset(&self, class: &'static str, name: &'static str) -> R<()> {
        self.take().map(drop).ok_or_else(|| missing(class, name))
    }

    /// The same of a slot (`member_set` in `Objects/descrobject.c`).
    pub fn unset_slot(&self, name: &'static str) -> R<()> {
        self.take().map(drop).ok_or_else(|| attribute_error(name.to_owned()))
    }

    fn take(&self) -> Option<T> {
        // SAFETY: the exclusive reference ends before any code of the program can run.
        unsafe { (*self.0.get()).take() }
    }
}

#[cold]
fn missing(class: &'static str, name: &'static str) -> Raised {
    attribute_error(format!("'{class}' object has no attribute '{name}'"))
}

/// A number that is always there once anybody asks.
pub struct Scalar<T>(Cell<T>);

impl<T: Default> Default for Scalar<T> {
    #[inline]
    fn default() -> Scalar<T> {
        Scalar(Cell::new(T::default()))
    }
}

impl<T: Copy> Scalar<T> {
    #[inline]
    pub fn here(&self) -> T {
        self.0.get()
    }

    #[inline]
    pub fn set(&self, value: T) {
        self.0.set(value);
    }
}

/// An int that is always there once anybody asks.
pub struct IntField(UnsafeCell<Int>);

impl Default for IntField {
    #[inline]
    fn default() -> IntField {
        IntField(UnsafeCell::new(Int::from(0i64)))
    }
}

impl IntField {
    #[inline]
    pub fn here(&self) -> Int {
        // SAFETY: as in `Field::get`.
        unsafe { (*self.0.get()).clone() }
    }

    #[inline]
    pub fn set(&self, value: Int) {
        // SAFETY: releasing an int runs no code of the program.
        let old = std::mem::replace(unsafe { &mut *self.0.get() }, value);
        drop(old);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Point {
        x: IntField,
        name: Field<Str>,
    }

    impl Instance for Point {
        const NAME: &'static str = "Point";
        const FULL_NAME: &'static str = "__main__.Point";
    }

    #[test]
    fn attributes_are_shared() {
        let one = Obj::new(Point::default());
        let two = one.clone();
        two.x.set(Int::from(3i64));
        assert_eq!(one.x.here(), Int::from(3i64));
        assert!(!one.name.is_here());
        assert!(one.name.get_or_error("Point", "name").is_err());
        drop(crate::error::take_pending());
        two.name.set(Str::from("p"));
        assert!(one.name.is_here());
        assert!(Value::eq(&one, &two).unwrap());
        assert!(!Value::eq(&one, &Obj::new(Point::default())).unwrap());
    }
}
