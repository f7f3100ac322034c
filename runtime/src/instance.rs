//! Instances of classes of the program.
//!
//! Emission makes a struct for each class, one [`Field`] or [`Scalar`] for each attribute of its instances,
//! and implements [`Instance`] for it. [`Obj`] is a reference to one, counted like all others.
#![allow(unsafe_code, reason = "attributes are changed through shared references without a borrow flag")]

use std::any::Any;
use std::cell::{Cell, UnsafeCell};
use std::marker::PhantomData;
use std::rc::Rc;

use crate::counted::Counted;
use crate::error::{self, Class, R, Raised, attribute_error, overflow_error, type_error, value_error};
use crate::int::Int;
use crate::protocol::{AnyInstance, AnyValue, Iter, Iterable, Order, Value, View, unhashable};
use crate::text::{Str, StrBuf};

/// A class of the program with native instances.
pub trait Instance: Sized + 'static {
    /// `C.__name__`
    const NAME: &'static str;
    /// `module.qualname`
    const FULL_NAME: &'static str;
    /// Its attributes hold values of the isolate.
    const OBSERVED: bool = false;

    /// The number or text of the builtin class that its class extends.
    fn builtin(_this: &Obj<Self>) -> Option<View<'_>> {
        None
    }
    /// `__repr__`; `None` where it is `object`'s.
    fn repr(_this: &Obj<Self>) -> Option<R<Str>> {
        None
    }
    /// `__str__`; `None` where it is `object`'s, which asks `__repr__`.
    fn str(_this: &Obj<Self>) -> Option<R<Str>> {
        None
    }
    /// `__format__`; `None` where it is `object`'s, which gives `str(x)` and refuses any other text.
    fn format(_this: &Obj<Self>, _spec: &Str) -> Option<R<Str>> {
        None
    }
    /// `__bool__`, else whether `__len__` gives more than 0; `None` where there is neither.
    fn truth(_this: &Obj<Self>) -> Option<R<bool>> {
        None
    }
    /// `len(x)`; `None` where there is no `__len__`.
    fn length(_this: &Obj<Self>) -> Option<R<Int>> {
        None
    }
    /// Has it `__eq__` and no `__hash__`? Then the class statement has made the latter None.
    const UNHASHABLE: bool = false;
    /// `__hash__`; `None` where it is `object`'s.
    fn hash(_this: &Obj<Self>) -> Option<R<Int>> {
        None
    }
    /// `__eq__` of two of them; an answer that is `None` is NotImplemented.
    fn eq(_this: &Obj<Self>, _other: &Obj<Self>) -> Option<R<Option<bool>>> {
        None
    }
    /// `__eq__` (without an order), `__lt__` and its kin given an instance of another class, the same way.
    fn ask(_this: &Obj<Self>, _other: &dyn Any, _order: Option<Order>) -> Option<R<Option<bool>>> {
        None
    }
    /// The same given a value of a builtin class.
    fn ask_plain(_this: &Obj<Self>, _other: &View, _order: Option<Order>) -> Option<R<Option<bool>>> {
        None
    }
    /// Is it an instance of a class derived from this one, which is asked first?
    fn yields_to(_other: &dyn Any) -> bool {
        false
    }
    /// `__lt__` and its kin, the same way.
    fn order(_this: &Obj<Self>, _other: &Obj<Self>, _order: Order) -> Option<R<Option<bool>>> {
        None
    }
}

/// A class with `__next__`.
pub trait Next: Instance {
    type Item: Value;
    fn next(this: &Obj<Self>) -> R<Self::Item>;
}

/// An instance that is iterated, and the iterator that its `__iter__` has given.
pub struct InstanceIter<X, Y, T>(X, Y, PhantomData<T>);

impl<X, Y, T> InstanceIter<X, Y, T> {
    pub fn new(object: X, iterator: Y) -> InstanceIter<X, Y, T> {
        InstanceIter(object, iterator, PhantomData)
    }
}

impl<X: Clone, Y: Clone, T> Clone for InstanceIter<X, Y, T> {
    fn clone(&self) -> InstanceIter<X, Y, T> {
        InstanceIter::new(self.0.clone(), self.1.clone())
    }
}

/// Who has `__next__` is an iterator. StopIteration, whoever has raised it, is the end.
impl<D: Next> Iter for Obj<D> {
    type Item = D::Item;

    #[inline]
    fn next(&mut self) -> R<Option<D::Item>> {
        match D::next(self) {
            Ok(item) => Ok(Some(item)),
            Err(raised) => end_or_error(raised).map(|()| None),
        }
    }
}

impl<X, Y: Iter> Iter for InstanceIter<X, Y, Y::Item> {
    type Item = Y::Item;

    #[inline]
    fn next(&mut self) -> R<Option<Y::Item>> {
        self.1.next()
    }

    fn length_hint(&self) -> usize {
        self.1.length_hint()
    }

    fn make_room(&self, width: usize) -> R<()> {
        self.1.make_room(width)
    }
}

#[cold]
fn end_or_error(raised: Raised) -> R<()> {
    if !error::pending_class(raised).is_subclass(Class::StopIteration) {
        return Err(raised);
    }
    drop(error::take_unseen(raised));
    Ok(())
}

impl<C: Instance, Y: Iter + Clone> Iterable for InstanceIter<Obj<C>, Y, Y::Item> {
    type Item = Y::Item;
    type Iterator = InstanceIter<Obj<C>, Y, Y::Item>;

    fn iterate(&self) -> R<Self::Iterator> {
        Ok(self.clone())
    }

    /// `PyObject_LengthHint`: `len(x)`, where the class has `__len__`; its TypeError is no error.
    fn announce_length(&self) -> R<()> {
        let Some(Err(raised)) = C::length(&self.0) else { return Ok(()) };
        if !error::pending_class(raised).is_subclass(Class::TypeError) {
            return Err(raised);
        }
        drop(error::take_unseen(raised));
        Ok(())
    }
}

/// What a comparison method has answered: its truth, `None` for NotImplemented.
pub fn verdict(answer: &dyn AnyValue) -> R<Option<bool>> {
    match answer.view() {
        View::NotImplemented => Ok(None),
        View::Dyn(object) if object.is_not_implemented() => Ok(None),
        _ => answer.truth().map(Some),
    }
}

/// `repr(x)` of the value in an instance with a builtin base.
pub fn repr_of(value: &dyn AnyValue) -> R<Str> {
    let mut out = StrBuf::new();
    value.repr(&mut out)?;
    Ok(out.finish())
}

/// `format(x, spec)` of the number or text in an instance, for a specification that is not empty; messages
/// name the class.
pub fn format_of(value: View, spec: &Str, class: &'static str) -> R<Str> {
    let mut out = StrBuf::new();
    match value {
        View::Int(value) => crate::format::number::format_int_of(value, spec, class, &mut out)?,
        View::Float(value) => crate::format::number::format_float_of(value, spec, class, &mut out)?,
        View::Str(value) => crate::format::text::format_str_of(value, spec, class, &mut out)?,
        _ => unreachable!("only these are held by what has a format of its own"),
    }
    Ok(out.finish())
}

/// `len(x)` of what `__len__` has given (`slot_sq_length`, `Objects/typeobject.c`).
pub fn length(given: &Int) -> R<Int> {
    if given.is_negative() {
        return Err(value_error("__len__() should return >= 0"));
    }
    match given.to_i64() {
        Some(_) => Ok(given.clone()),
        None => Err(overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// A reference to an instance.
pub struct Obj<C>(Counted<C>);

impl<C> Clone for Obj<C> {
    #[inline]
    fn clone(&self) -> Obj<C> {
        Obj(self.0.clone())
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
        Obj(Counted::new(attributes))
    }

    fn place(&self) -> usize {
        self.0.address()
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

    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        match C::format(self, spec) {
            Some(text) => out.push(&text?),
            None => return crate::format::format_object(C::NAME, spec, out, &mut |out| self.str(out)),
        }
        Ok(())
    }

    /// `_Py_HashPointer` (`Python/pyhash.c`)
    fn hash(&self) -> R<i64> {
        if C::UNHASHABLE {
            return Err(unhashable(self));
        }
        let hash = match C::hash(self) {
            // `slot_tp_hash`: an int that fits is the hash, another one is hashed.
            Some(given) => {
                let given = given?;
                match given.to_i64() {
                    Some(hash) => hash,
                    None => AnyValue::hash(&given)?,
                }
            }
            None => (self.place() as u64).rotate_right(4) as i64,
        };
        Ok(if hash == -1 { -2 } else { hash })
    }

    #[inline]
    fn truth(&self) -> R<bool> {
        C::truth(self).unwrap_or(Ok(true))
    }

    fn view(&self) -> View<'_> {
        View::Instance(self)
    }

    #[inline]
    fn as_builtin(&self) -> View<'_> {
        C::builtin(self).unwrap_or(View::Instance(self))
    }

    #[inline]
    fn address(&self) -> usize {
        self.place()
    }
}

impl<C: Instance> Value for Obj<C> {
    const OBSERVED: bool = C::OBSERVED;

    /// `do_richcompare` (`Objects/object.c`): the left one is asked, the right one; then identity decides.
    #[inline]
    fn eq(&self, other: &Obj<C>) -> R<bool> {
        for (one, two) in [(self, other), (other, self)] {
            match C::eq(one, two) {
                Some(answer) => {
                    if let Some(answer) = answer? {
                        return Ok(answer);
                    }
                }
                None => break,
            }
        }
        Ok(self.place() == other.place())
    }

    #[inline]
    fn same_or_eq(&self, other: &Obj<C>) -> R<bool> {
        Ok(self.place() == other.place() || Value::eq(self, other)?)
    }

    fn order(&self, other: &Obj<C>, order: Order) -> R<bool> {
        for (one, two, order) in [(self, other, order), (other, self, order.reflected())] {
            if let Some(answer) = C::order(one, two, order)
                && let Some(answer) = answer?
            {
                return Ok(answer);
            }
        }
        let (symbol, name) = (order.symbol(), C::NAME);
        Err(type_error(format!("'{symbol}' not supported between instances of '{name}' and '{name}'")))
    }
}

/// Instances of different classes are asked as `do_richcompare` does (`Objects/object.c`); `None` where
/// neither answers.
fn mixed(one: &dyn AnyInstance, two: &dyn AnyInstance, order: Option<Order>) -> R<Option<bool>> {
    let (left, right) = ((one, two, order), (two, one, order.map(Order::reflected)));
    let attempts = if one.yields_to_any(two) { [right, left] } else { [left, right] };
    for (asked, other, order) in attempts {
        if let Some(answer) = asked.ask_any(other, order)
            && let Some(answer) = answer?
        {
            return Ok(Some(answer));
        }
    }
    Ok(None)
}

impl<C: Instance> AnyInstance for Obj<C> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn shared(&self) -> Rc<dyn AnyValue> {
        Rc::new(self.clone())
    }

    fn eq_any(&self, other: &dyn AnyInstance) -> R<bool> {
        match other.as_any().downcast_ref::<Obj<C>>() {
            Some(other) => Value::eq(self, other),
            None => Ok(mixed(self, other, None)?.unwrap_or(false)),
        }
    }

    fn order_any(&self, other: &dyn AnyInstance, order: Order) -> Option<R<bool>> {
        match other.as_any().downcast_ref::<Obj<C>>() {
            Some(other) => Some(Value::order(self, other, order)),
            None => mixed(self, other, Some(order)).transpose(),
        }
    }

    fn ask_any(&self, other: &dyn AnyInstance, order: Option<Order>) -> Option<R<Option<bool>>> {
        C::ask(self, other.as_any(), order)
    }

    fn ask_plain_any(&self, other: &View, order: Option<Order>) -> Option<R<Option<bool>>> {
        C::ask_plain(self, other, order)
    }

    fn yields_to_any(&self, other: &dyn AnyInstance) -> bool {
        C::yields_to(other.as_any())
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
    const OBSERVED: bool = T::OBSERVED;

    #[inline]
    fn eq(&self, other: &Method<T, FUNCTION>) -> R<bool> {
        Ok(self.address() == other.address())
    }
}

/// An attribute that may be missing, or whose type has no value to begin with.
pub struct Field<T: Value>(UnsafeCell<Option<T>>);

/// As CPython lets go of a tuple: [`Value::let_go`].
impl<T: Value> Drop for Field<T> {
    #[inline]
    fn drop(&mut self) {
        if T::OBSERVED
            && let Some(held) = self.0.get_mut().take()
        {
            held.let_go();
        }
    }
}

impl<T: Value> Default for Field<T> {
    #[inline]
    fn default() -> Field<T> {
        Field(UnsafeCell::new(None))
    }
}

impl<T: Value> Field<T> {
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

    /// The same of one that is bound once, before anybody else has the instance.
    #[inline]
    pub fn peek(&self) -> &T {
        // SAFETY: nobody binds it again.
        unsafe { (*self.0.get()).as_ref() }.expect("the compiler has proven that the attribute is there")
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
        if let Some(old) = old {
            old.let_go();
        }
    }

    /// `del o.name`
    pub fn unset(&self, class: &'static str, name: &'static str) -> R<()> {
        self.take().map(T::let_go).ok_or_else(|| missing(class, name))
    }

    /// The same of a slot (`member_set` in `Objects/descrobject.c`).
    pub fn unset_slot(&self, name: &'static str) -> R<()> {
        self.take().map(T::let_go).ok_or_else(|| attribute_error(name.to_owned()))
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

    /// The same of one that is bound once, before anybody else has the instance.
    #[inline]
    pub fn peek(&self) -> &Int {
        // SAFETY: nobody binds it again.
        unsafe { &*self.0.get() }
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
