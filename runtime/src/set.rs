//! `set` and `frozenset`: handles on a [`Core`] table, whose order of slots is CPython's.
//!
//! The operations between sets stand in `set/operations.rs`, the methods in `builtins/set.rs` and
//! `builtins/frozenset.rs`.

use crate::error::{Class, R, raise_new};
use crate::protocol::{AnySet, AnyValue, Iter, Iterable, Order, Value, View};
use crate::repr_guard;
use crate::text::StrBuf;

pub mod operations;
pub mod table;

pub use operations::{Bulk, KeyTable};
pub use table::Core;

/// A Python set.
pub struct Set<T: Value>(pub(crate) Core<T>);

/// A Python frozenset.
pub struct FrozenSet<T: Value>(pub(crate) Core<T>);

/// `set(iterable)` and `frozenset(iterable)` in common.
pub fn core_of<I: Iterable>(iterable: &I) -> R<Core<I::Item>> {
    let core = Core::new();
    operations::update(&core, iterable)?;
    Ok(core)
}

/// The table of a set, or of a set made of what is none.
pub fn core_for_reading<I: Iterable>(iterable: &I) -> R<Core<I::Item>> {
    match iterable.bulk() {
        Bulk::Set(core) => Ok(core),
        Bulk::Dict(_) | Bulk::Items => core_of(iterable),
    }
}

macro_rules! handles {
    ($name:ident, $python:literal, $empty:literal, $open:literal, $close:literal) => {
        impl<T: Value> Clone for $name<T> {
            #[inline]
            fn clone(&self) -> Self {
                $name(self.0.clone())
            }
        }

        impl<T: Value> Default for $name<T> {
            fn default() -> Self {
                $name::new()
            }
        }

        impl<T: Value> $name<T> {
            // A call, as of lists.
            #[inline(never)]
            pub fn new() -> Self {
                $name(Core::new())
            }

            /// A display whose elements are evaluated one after the other, `{a, b}`.
            pub fn from_items(items: impl IntoIterator<Item = T>) -> R<Self> {
                let core = Core::new();
                for item in items {
                    let hash = item.hash()?;
                    core.add(item, hash)?;
                }
                Ok($name(core))
            }

            /// The same set with items of a wider type.
            pub fn mapped<U: Value>(&self, map: impl Fn(T) -> U) -> $name<U> {
                $name(self.0.mapped(map))
            }

            #[inline]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// `a is b`.
            pub fn same(&self, other: &Self) -> bool {
                self.0.same(&other.0)
            }

            pub fn contains(&self, value: &T) -> R<bool> {
                self.0.contains(value, lookup_hash(value)?)
            }

            pub fn to_vec(&self) -> Vec<T> {
                let mut items = Vec::with_capacity(self.len());
                let mut position = 0;
                while let Some((next, _, item)) = self.0.next(position) {
                    items.push(item);
                    position = next;
                }
                items
            }
        }

        impl<T: Value> AnySet for $name<T> {
            fn length(&self) -> usize {
                self.len()
            }
            fn contains_any(&self, value: &dyn AnyValue) -> R<bool> {
                self.0.contains_by(lookup_hash(value)?, &mut |own| crate::cross::same_or_eq(own, value))
            }
            fn frozen_hash(&self) -> Option<i64> {
                Some(self.0.hash_all())
            }
            fn all_elements(&self, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool> {
                let mut position = 0;
                while let Some((next, _, item)) = self.0.next(position) {
                    if !see(&item)? {
                        return Ok(false);
                    }
                    position = next;
                }
                Ok(true)
            }
            fn slots(&self, see: &mut dyn FnMut(Option<&dyn AnyValue>, i64)) -> Option<usize> {
                Some(self.0.slots(&mut |key, hash| see(key.map(|key| key as &dyn AnyValue), hash)))
            }
            fn shared(&self) -> Option<std::rc::Rc<dyn AnyValue>> {
                Some(std::rc::Rc::new(self.clone()))
            }
        }

        impl<T: Value> AnyValue for $name<T> {
            fn type_name(&self) -> &'static str {
                $python
            }

            fn repr(&self, out: &mut StrBuf) -> R<()> {
                let Some(_inside) = repr_guard::enter(self.address(), !self.is_empty())? else {
                    out.push_str(concat!($python, "(...)"));
                    return Ok(());
                };
                if self.is_empty() {
                    out.push_str($empty);
                    return Ok(());
                }
                out.push_str($open);
                // CPython prints a list made of the set, so a `repr` that changes the set changes nothing
                // here.
                for (index, item) in self.to_vec().iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    item.repr(out)?;
                }
                out.push_str($close);
                Ok(())
            }

            fn truth(&self) -> R<bool> {
                Ok(!self.is_empty())
            }

            fn hash(&self) -> R<i64> {
                self.own_hash()
            }

            fn view(&self) -> View<'_> {
                View::Set(self)
            }

            fn address(&self) -> usize {
                self.0.address()
            }
        }

        impl<T: Value> Value for $name<T> {
            const OBSERVED: bool = T::OBSERVED;

            fn eq(&self, other: &Self) -> R<bool> {
                Ok(self.len() == other.len() && operations::is_subset(&self.0, &other.0)?)
            }

            fn same_or_eq(&self, other: &Self) -> R<bool> {
                Ok(self.same(other) || Value::eq(self, other)?)
            }

            /// `<=` is "subset of".
            fn order(&self, other: &Self, order: Order) -> R<bool> {
                match order {
                    Order::Le => operations::is_subset(&self.0, &other.0),
                    Order::Lt => Ok(self.len() < other.len() && operations::is_subset(&self.0, &other.0)?),
                    Order::Ge => operations::is_subset(&other.0, &self.0),
                    Order::Gt => Ok(other.len() < self.len() && operations::is_subset(&other.0, &self.0)?),
                }
            }
        }

        impl<T: Value> Iterable for $name<T> {
            type Item = T;
            type Iterator = SetIter<T>;
            #[inline]
            fn iterate(&self) -> R<SetIter<T>> {
                Ok(SetIter { set: Some(self.0.clone()), used: self.len(), position: 0 })
            }
            fn bulk(&self) -> Bulk<'_, T> {
                Bulk::Set(self.0.clone())
            }
        }
    };
}
handles!(Set, "set", "set()", "{", "}");
handles!(FrozenSet, "frozenset", "frozenset()", "frozenset({", "})");

impl<T: Value> Set<T> {
    fn own_hash(&self) -> R<i64> {
        Err(crate::protocol::unhashable(self))
    }
}

impl<T: Value> FrozenSet<T> {
    fn own_hash(&self) -> R<i64> {
        Ok(self.0.hash_all())
    }
}

/// The hash a set looks a value up by: a set is looked up as the frozenset of its items.
#[inline]
pub(crate) fn lookup_hash<V: AnyValue + ?Sized>(value: &V) -> R<i64> {
    match value.view() {
        View::Set(set) => set.frozen_hash().map_or_else(|| value.hash(), Ok),
        _ => value.hash(),
    }
}

/// `iter(set)`.
pub struct SetIter<T: Value> {
    set: Option<Core<T>>,
    used: usize,
    position: usize,
}

impl<T: Value> Clone for SetIter<T> {
    fn clone(&self) -> SetIter<T> {
        SetIter { set: self.set.clone(), used: self.used, position: self.position }
    }
}

impl<T: Value> Iter for SetIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        let Some(set) = &self.set else { return Ok(None) };
        if set.len() != self.used {
            // Sticky: every further step fails too.
            self.used = usize::MAX;
            return Err(raise_new(Class::RuntimeError, "Set changed size during iteration"));
        }
        match set.next(self.position) {
            Some((next, _, item)) => {
                self.position = next;
                Ok(Some(item))
            }
            None => {
                self.set = None;
                Ok(None)
            }
        }
    }

    fn length_hint(&self) -> usize {
        if self.set.is_some() { self.used } else { 0 }
    }
    fn class(&self) -> &'static str {
        "set_iterator"
    }
}
