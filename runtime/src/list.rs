//! `list`: a shared, growing sequence of one Rust type.
//!
//! Comparison, hashing or release of an element may run code that changes this very list, so every loop asks
//! for its element by index anew, holds it by a handle of its own, and removed elements are let go after the
//! list is whole again.

use std::ops::Range;

use crate::error::{R, Raised, index_error, value_error};
use crate::int::Int;
use crate::protocol::{AnyValue, Iter, Iterable, Order, Sequence, Value, View};
use crate::repr_guard;
use crate::shared::Shared;
use crate::text::StrBuf;

/// A Python list; `clone` is another name for it.
pub struct List<T: Value>(Shared<Items<T>>);

/// What it holds, or will hold; let go last to first.
pub(crate) struct Items<T: Value>(pub(crate) Vec<T>);

impl<T: Value> Items<T> {
    /// Somebody else holds them from now on.
    pub(crate) fn into_vec(mut self) -> Vec<T> {
        std::mem::take(&mut self.0)
    }
}

impl<T: Value> Drop for Items<T> {
    #[inline]
    fn drop(&mut self) {
        if T::OBSERVED {
            release(std::mem::take(&mut self.0));
        }
    }
}

/// Lets go of items that are in no list any more, last to first where that can be seen: `list_dealloc`,
/// `list_clear` and `list_ass_slice` count down.
#[inline]
pub(crate) fn release<T: Value>(mut items: Vec<T>) {
    if T::OBSERVED {
        while let Some(item) = items.pop() {
            item.let_go();
        }
    }
}

impl<T: Value> Clone for List<T> {
    #[inline]
    fn clone(&self) -> List<T> {
        List(self.0.clone())
    }
}

impl<T: Value> Default for List<T> {
    fn default() -> List<T> {
        List::new()
    }
}

impl<T: Value> List<T> {
    // A call: lists are made in many places, and this is all that is done in each.
    #[inline(never)]
    pub fn new() -> List<T> {
        List::from_vec(Vec::new())
    }

    /// A display. A call, as `new` is.
    #[inline(never)]
    pub fn of<const N: usize>(items: [T; N]) -> List<T> {
        List::from_vec(Vec::from(items))
    }

    #[inline]
    pub fn from_vec(items: Vec<T>) -> List<T> {
        List(Shared::new(Items(items)))
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.read(|items| items.0.len())
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `a is b`.
    pub fn same(&self, other: &List<T>) -> bool {
        self.0.same(&other.0)
    }

    /// `append`.
    #[inline]
    pub fn push(&self, value: T) {
        self.0.write(|items| items.0.push(value));
    }

    pub fn reserve(&self, additional: usize) {
        self.0.write(|items| items.0.reserve(additional));
    }

    /// Takes everything out.
    pub fn take(&self) -> Vec<T> {
        self.0.write(|items| std::mem::take(&mut items.0))
    }

    /// Puts other contents in; the old ones are for the caller to let go.
    #[must_use = "released where no list is being changed"]
    pub fn replace(&self, items: Vec<T>) -> Vec<T> {
        self.0.write(|old| std::mem::replace(&mut old.0, items))
    }

    pub fn reverse(&self) {
        self.0.write(|items| items.0.reverse());
    }

    /// Removes and returns the elements of a range that lies inside.
    #[must_use = "released where no list is being changed"]
    pub fn splice(&self, range: Range<usize>, new: Vec<T>) -> Vec<T> {
        self.0.write(|items| items.0.splice(range, new).collect())
    }

    /// The same with items that are there already: as many as the range is long take their places.
    #[must_use = "released where no list is being changed"]
    pub fn put(&self, range: Range<usize>, mut new: Vec<T>) -> Vec<T> {
        if new.len() != range.len() {
            return self.splice(range, new);
        }
        self.0.write(|items| items.0[range].swap_with_slice(&mut new));
        new
    }

    /// Whole contents, for code that neither calls nor releases Python values meanwhile.
    #[inline]
    pub(crate) fn with<A>(&self, see: impl FnOnce(&[T]) -> A) -> A {
        self.0.read(|items| see(&items.0))
    }

    /// The same for changes.
    #[inline]
    pub(crate) fn with_mut<A>(&self, change: impl FnOnce(&mut Vec<T>) -> A) -> A {
        self.0.write(|items| change(&mut items.0))
    }
}

impl<T: Value> List<T> {
    /// The element at a position counted from the start.
    #[inline]
    pub fn at(&self, index: usize) -> Option<T> {
        self.with(|items| items.get(index).cloned())
    }

    /// A copy of the contents.
    pub fn to_vec(&self) -> Vec<T> {
        self.with(<[T]>::to_vec)
    }

    /// `list[index]`; negative counts from the end.
    #[inline]
    pub fn get(&self, index: i64) -> R<T> {
        match self.with(|items| position(index, items.len()).map(|index| items[index].clone())) {
            Some(value) => Ok(value),
            None => Err(out_of_range()),
        }
    }

    /// `list[index] = value`.
    #[inline]
    pub fn set(&self, index: i64, value: T) -> R<()> {
        let old = self.with_mut(|items| {
            position(index, items.len()).map(|index| std::mem::replace(&mut items[index], value))
        });
        match old {
            Some(old) => {
                old.let_go();
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }
}

#[cold]
fn out_of_range() -> Raised {
    index_error("list index out of range")
}

/// A Python index into `length` elements, or `None` when it lies outside.
#[inline]
pub fn position(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.wrapping_add(length as i64) } else { index };
    // A negative rest becomes huge.
    if (index as u64) < length as u64 { Some(index as usize) } else { None }
}

/// The same for an unbounded int; one that is not small is outside of every sequence.
#[inline]
pub fn int_position(index: &Int, length: usize) -> Option<usize> {
    position(index.as_small()?, length)
}

impl<T: Value> List<T> {
    /// The position of the first equal element at or after `start`, before `stop`.
    pub fn find(&self, value: &T, start: usize, stop: usize) -> R<Option<usize>> {
        let mut index = start;
        while index < stop {
            let Some(item) = self.at(index) else { break };
            if item.same_or_eq(value)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }

    pub fn contains(&self, value: &T) -> R<bool> {
        Ok(self.find(value, 0, usize::MAX)?.is_some())
    }

    /// `list.remove`.
    pub fn remove(&self, value: &T) -> R<()> {
        let Some(index) = self.find(value, 0, usize::MAX)? else {
            return Err(value_error("list.remove(x): x not in list"));
        };
        // The comparison may have shortened the list; CPython then deletes a slice that is no longer there.
        let removed =
            self.with_mut(|items| if index < items.len() { Some(items.remove(index)) } else { None });
        removed.into_iter().for_each(T::let_go);
        Ok(())
    }

    pub fn count(&self, value: &T) -> R<usize> {
        let mut found = 0;
        let mut index = 0;
        while let Some(item) = self.at(index) {
            found += usize::from(item.same_or_eq(value)?);
            index += 1;
        }
        Ok(found)
    }

    fn order_lists(&self, other: &List<T>, order: Order) -> R<bool> {
        let mut index = 0;
        while let (Some(a), Some(b)) = (self.at(index), other.at(index)) {
            if !a.same_or_eq(&b)? {
                return a.order(&b, order);
            }
            index += 1;
        }
        Ok(order.holds(self.len().cmp(&other.len())))
    }
}

impl<T: Value> Sequence for List<T> {
    fn length(&self) -> usize {
        self.len()
    }
    fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
        match self.at(index) {
            Some(item) => see(&item).map(Some),
            None => Ok(None),
        }
    }
    fn elements(&self) -> Vec<Box<dyn AnyValue>> {
        (0..self.len()).filter_map(|index| Some(Box::new(self.at(index)?) as Box<dyn AnyValue>)).collect()
    }
}

impl<T: Value> AnyValue for List<T> {
    fn type_name(&self) -> &'static str {
        "list"
    }

    fn repr(&self, out: &mut StrBuf) -> R<()> {
        let Some(_inside) = repr_guard::enter(self.address(), !self.is_empty())? else {
            out.push_str("[...]");
            return Ok(());
        };
        out.push_str("[");
        let mut index = 0;
        while let Some(item) = self.at(index) {
            if index > 0 {
                out.push_str(", ");
            }
            item.repr(out)?;
            index += 1;
        }
        out.push_str("]");
        Ok(())
    }

    fn truth(&self) -> R<bool> {
        Ok(!self.is_empty())
    }

    fn hash(&self) -> R<i64> {
        Err(crate::protocol::unhashable(self))
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn address(&self) -> usize {
        self.0.address()
    }
}

impl<T: Value> Value for List<T> {
    const OBSERVED: bool = T::OBSERVED;

    fn eq(&self, other: &List<T>) -> R<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        let mut index = 0;
        while let (Some(a), Some(b)) = (self.at(index), other.at(index)) {
            if !a.same_or_eq(&b)? {
                return Ok(false);
            }
            index += 1;
        }
        Ok(self.len() == other.len())
    }

    fn same_or_eq(&self, other: &List<T>) -> R<bool> {
        Ok(self.same(other) || Value::eq(self, other)?)
    }

    fn order(&self, other: &List<T>, order: Order) -> R<bool> {
        self.order_lists(other, order)
    }
}

/// `iter(list)`: looks at the live list by index; once past the end it stays there.
#[derive(Clone)]
pub struct ListIter<T: Value> {
    list: Option<List<T>>,
    index: usize,
}

impl<T: Value> Iter for ListIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        let Some(list) = &self.list else { return Ok(None) };
        match list.at(self.index) {
            Some(item) => {
                self.index += 1;
                Ok(Some(item))
            }
            None => {
                self.list = None;
                Ok(None)
            }
        }
    }

    fn length_hint(&self) -> usize {
        self.list.as_ref().map_or(0, |list| list.len().saturating_sub(self.index))
    }
    fn class(&self) -> &'static str {
        "list_iterator"
    }
}

/// `for item in list`: nobody but the loop has its iterator, so that it needs no mark for being past the end.
pub struct ListLoop<T: Value> {
    list: List<T>,
    index: usize,
}

impl<T: Value> ListLoop<T> {
    #[inline(always)]
    pub fn new(list: &List<T>) -> ListLoop<T> {
        ListLoop { list: list.clone(), index: 0 }
    }
}

impl<T: Value> Iterator for ListLoop<T> {
    type Item = T;

    #[inline(always)]
    fn next(&mut self) -> Option<T> {
        let item = self.list.at(self.index)?;
        self.index += 1;
        Some(item)
    }
}

impl<T: Value> Iterable for List<T> {
    type Item = T;
    type Iterator = ListIter<T>;
    #[inline]
    fn iterate(&self) -> R<ListIter<T>> {
        Ok(ListIter { list: Some(self.clone()), index: 0 })
    }
    fn items_now(&self) -> Option<Vec<T>> {
        Some(self.to_vec())
    }
    #[inline]
    fn exactly<const N: usize>(&self) -> Option<[T; N]> {
        self.with(|items| <&[T; N]>::try_from(items).ok().cloned())
    }
    fn extend_now(&self, list: &List<T>) -> bool {
        if self.same(list) {
            list.with_mut(|own| own.extend_from_within(..));
        } else {
            // Two lists; taking another reference to an item runs no code.
            list.with_mut(|own| self.with(|items| own.extend_from_slice(items)));
        }
        true
    }
    #[inline]
    fn overwrite_now(&self, list: &List<T>, places: Range<usize>) -> bool {
        if T::OBSERVED || self.len() != places.len() || self.same(list) {
            return false;
        }
        list.with_mut(|own| self.with(|items| own[places].clone_from_slice(items)));
        true
    }
}
