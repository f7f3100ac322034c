//! An iterable whose items are widened as they are taken: `xs.extend(zip(a, b))` where `xs` holds strings
//! too.
//!
//! Only the representation changes. When an item is taken, what the source has left, what it announces, and
//! what changes or raises in the middle stay the source's own; nothing is read ahead.

use crate::error::R;
use crate::protocol::{Iter, Iterable, Value};

/// `source`, its items widened to `T`.
pub struct Widened<X: Iterable, T> {
    source: X,
    widen: fn(X::Item) -> T,
}

impl<X: Iterable, T: Value> Widened<X, T> {
    #[inline]
    pub fn new(source: X, widen: fn(X::Item) -> T) -> Widened<X, T> {
        Widened { source, widen }
    }

    fn all(&self, items: Vec<X::Item>) -> Vec<T> {
        items.into_iter().map(self.widen).collect()
    }
}

impl<X: Iterable + Clone, T> Clone for Widened<X, T> {
    fn clone(&self) -> Self {
        Widened { source: self.source.clone(), widen: self.widen }
    }
}

/// What has a way of its own into a set (sets, dicts) is converted as a whole, so `bulk` is what it is by
/// default.
impl<X: Iterable, T: Value> Iterable for Widened<X, T> {
    type Item = T;
    type Iterator = WidenedIter<X::Iterator, T>;
    #[inline]
    fn iterate(&self) -> R<WidenedIter<X::Iterator, T>> {
        Ok(WidenedIter { inner: self.source.iterate()?, widen: self.widen })
    }
    fn items_now(&self) -> Option<Vec<T>> {
        self.source.items_now().map(|items| self.all(items))
    }
    fn announce_length(&self) -> R<()> {
        self.source.announce_length()
    }
    fn slice_items(&self, refusal: &'static str) -> R<Option<Vec<T>>> {
        Ok(self.source.slice_items(refusal)?.map(|items| self.all(items)))
    }
}

/// `iter(source)`, its items widened to `T`.
pub struct WidenedIter<I: Iter, T> {
    inner: I,
    widen: fn(I::Item) -> T,
}

impl<I: Iter + Clone, T> Clone for WidenedIter<I, T> {
    fn clone(&self) -> Self {
        WidenedIter { inner: self.inner.clone(), widen: self.widen }
    }
}

impl<I: Iter, T: Value> Iter for WidenedIter<I, T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        Ok(self.inner.next()?.map(self.widen))
    }
    fn length_hint(&self) -> usize {
        self.inner.length_hint()
    }
    fn make_room(&self, width: usize) -> R<()> {
        self.inner.make_room(width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::int::Int;
    use crate::list::List;
    use crate::range::Range;
    use crate::union::U2;

    fn range(stop: i64) -> Range {
        Range::new(Int::ZERO, Int::from(stop), Int::ONE).unwrap()
    }

    #[test]
    fn items_are_widened_as_they_are_taken() {
        let list: List<U2<bool, Int>> = List::new();
        crate::builtins::list::extend(&list, &Widened::new(range(3), U2::B)).unwrap();
        assert_eq!(list.len(), 3);
    }

    #[test]
    fn a_length_that_no_memory_holds_is_announced() {
        let list: List<U2<bool, Int>> = List::new();
        assert!(crate::builtins::list::extend(&list, &Widened::new(range(1 << 62), U2::B)).is_err());
        assert!(list.is_empty());
    }
}
