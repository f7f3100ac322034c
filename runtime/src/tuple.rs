//! Tuples. One of known length is a Rust tuple; `Tup<T>` holds any number of one type. Both print, compare
//! and hash alike.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::error::R;
use crate::protocol::{AnyValue, Iter, Iterable, Order, Sequence, Value, View};
use crate::text::StrBuf;

/// CPython's tuple hash: xxHash over the hashes of the elements.
pub struct TupleHasher {
    state: u64,
    length: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl Default for TupleHasher {
    fn default() -> TupleHasher {
        TupleHasher { state: PRIME_5, length: 0 }
    }
}

impl TupleHasher {
    #[inline]
    pub fn push(&mut self, hash: i64) {
        let state = self.state.wrapping_add((hash as u64).wrapping_mul(PRIME_2));
        self.state = state.rotate_left(31).wrapping_mul(PRIME_1);
        self.length += 1;
    }

    #[inline]
    pub fn finish(&self) -> i64 {
        let state = self.state.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539));
        without_minus_one(state)
    }

    /// The hash of a slice: the same over its three parts, without their number.
    pub fn finish_slice(&self) -> i64 {
        without_minus_one(self.state)
    }
}

/// -1 means "error" in CPython's C code.
fn without_minus_one(state: u64) -> i64 {
    if state == u64::MAX { 1_546_275_796 } else { state as i64 }
}

impl AnyValue for () {
    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("()");
        Ok(())
    }
    fn truth(&self) -> R<bool> {
        Ok(false)
    }
    fn hash(&self) -> R<i64> {
        Ok(TupleHasher::default().finish())
    }
    fn view(&self) -> View<'_> {
        View::Tuple(self)
    }
}

impl Sequence for () {
    fn length(&self) -> usize {
        0
    }
    fn element(&self, _index: usize, _see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
        Ok(None)
    }
    fn elements(&self) -> Vec<Box<dyn AnyValue>> {
        vec![]
    }
}

impl Value for () {
    fn eq(&self, _other: &()) -> R<bool> {
        Ok(true)
    }
    fn order(&self, _other: &(), order: Order) -> R<bool> {
        Ok(order.holds(Ordering::Equal))
    }
}

impl Iterable for () {
    type Item = crate::never::Never;
    type Iterator = TupleIter<crate::never::Never>;
    fn iterate(&self) -> R<Self::Iterator> {
        Tup::from_vec(Vec::new()).iterate()
    }
}

macro_rules! tuples {
    (@release $tuple:ident:) => {};
    (@release $tuple:ident: $first:tt $($rest:tt)*) => {
        tuples!(@release $tuple: $($rest)*);
        $tuple.$first.let_go();
    };
    ($($length:literal: $($member:ident $index:tt $same:ident),+;)*) => {
        $(impl<$($member: Value),+> AnyValue for ($($member,)+) {
            fn type_name(&self) -> &'static str {
                "tuple"
            }
            fn repr(&self, out: &mut StrBuf) -> R<()> {
                let _deeper = crate::nesting::enter(crate::nesting::Doing::Repr, true)?;
                out.push_str("(");
                $(
                    if $index > 0 {
                        out.push_str(", ");
                    }
                    self.$index.repr(out)?;
                )+
                out.push_str(if $length == 1 { ",)" } else { ")" });
                Ok(())
            }
            #[inline]
            fn hash(&self) -> R<i64> {
                let mut hasher = TupleHasher::default();
                $(hasher.push(self.$index.hash()?);)+
                Ok(hasher.finish())
            }
            fn view(&self) -> View<'_> {
                View::Tuple(self)
            }
            fn let_go_boxed(self: Box<Self>) {
                (*self).let_go();
            }
        }

        impl<$($member: Value),+> Sequence for ($($member,)+) {
            fn length(&self) -> usize {
                $length
            }
            fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
                match index {
                    $($index => see(&self.$index).map(Some),)+
                    _ => Ok(None),
                }
            }
            fn elements(&self) -> Vec<Box<dyn AnyValue>> {
                vec![$(Box::new(self.$index.clone())),+]
            }
        }

        impl<$($member: Value),+> Value for ($($member,)+) {
            const OBSERVED: bool = $($member::OBSERVED)||+;

            #[inline]
            fn let_go(self) {
                tuples!(@release self: $($index)+);
            }
            #[inline]
            fn eq(&self, other: &Self) -> R<bool> {
                let same = $(self.$index.same_or_eq(&other.$index)?)&&+;
                Ok(same)
            }
            #[inline]
            fn order(&self, other: &Self, order: Order) -> R<bool> {
                $(
                    if !self.$index.same_or_eq(&other.$index)? {
                        return self.$index.order(&other.$index, order);
                    }
                )+
                Ok(order.holds(Ordering::Equal))
            }
            fn has_total_order(&self) -> bool {
                $(self.$index.has_total_order())&&+
            }
            fn total_cmp(&self, other: &Self) -> Ordering {
                Ordering::Equal$(.then_with(|| self.$index.total_cmp(&other.$index)))+
            }
        }

        impl<Same: Value> Iterable for ($($same,)+) {
            type Item = Same;
            type Iterator = TupleIter<Same>;
            fn iterate(&self) -> R<TupleIter<Same>> {
                Tup::from(self.clone()).iterate()
            }
            fn items_now(&self) -> Option<Vec<Same>> {
                Some(vec![$(self.$index.clone()),+])
            }
        }

        impl<Same: Value> From<($($same,)+)> for Tup<Same> {
            fn from(items: ($($same,)+)) -> Tup<Same> {
                Tup(Rc::new([$(items.$index),+]))
            }
        })*
    };
}
tuples! {
    1: A 0 Same;
    2: A 0 Same, B 1 Same;
    3: A 0 Same, B 1 Same, C 2 Same;
    4: A 0 Same, B 1 Same, C 2 Same, D 3 Same;
    5: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same;
    6: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same;
    7: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same;
    8: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same, H 7 Same;
    9: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same, H 7 Same, I 8 Same;
    10: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same, H 7 Same, I 8 Same, J 9 Same;
    11: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same, H 7 Same, I 8 Same, J 9 Same,
        K 10 Same;
    12: A 0 Same, B 1 Same, C 2 Same, D 3 Same, E 4 Same, F 5 Same, G 6 Same, H 7 Same, I 8 Same, J 9 Same,
        K 10 Same, L 11 Same;
}

/// A tuple of any number of elements of one type.
pub struct Tup<T: Value>(Rc<[T]>);

/// `tupledealloc` counts down.
impl<T: Value> Drop for Tup<T> {
    #[inline]
    fn drop(&mut self) {
        if T::OBSERVED && Rc::strong_count(&self.0) == 1 && !self.is_empty() {
            // Other references to the items outlive those of the tuple.
            let items = self.0.to_vec();
            self.0 = Rc::new([]);
            crate::list::release(items);
        }
    }
}

impl<T: Value> Clone for Tup<T> {
    #[inline]
    fn clone(&self) -> Tup<T> {
        Tup(Rc::clone(&self.0))
    }
}

impl<T: Value> Tup<T> {
    /// A display: a call, as a list's is.
    #[inline(never)]
    pub fn of<const N: usize>(items: [T; N]) -> Tup<T> {
        Tup::from_vec(Vec::from(items))
    }

    pub fn from_vec(items: Vec<T>) -> Tup<T> {
        Tup(items.into())
    }

    #[inline]
    pub fn items(&self) -> &[T] {
        &self.0
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `a is b`.
    pub fn same(&self, other: &Tup<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Value> AnyValue for Tup<T> {
    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        let Some(_inside) = crate::repr_guard::enter(self.address(), !self.is_empty())? else {
            out.push_str("(...)");
            return Ok(());
        };
        out.push_str("(");
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.repr(out)?;
        }
        out.push_str(if self.len() == 1 { ",)" } else { ")" });
        Ok(())
    }
    fn truth(&self) -> R<bool> {
        Ok(!self.is_empty())
    }
    fn hash(&self) -> R<i64> {
        let mut hasher = TupleHasher::default();
        for item in self.0.iter() {
            hasher.push(item.hash()?);
        }
        Ok(hasher.finish())
    }
    fn view(&self) -> View<'_> {
        View::Tuple(self)
    }
    fn address(&self) -> usize {
        self.0.as_ptr().addr()
    }
}

impl<T: Value> Sequence for Tup<T> {
    fn length(&self) -> usize {
        self.len()
    }
    fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
        match self.0.get(index) {
            Some(item) => see(item).map(Some),
            None => Ok(None),
        }
    }
    fn elements(&self) -> Vec<Box<dyn AnyValue>> {
        self.0.iter().map(|item| Box::new(item.clone()) as Box<dyn AnyValue>).collect()
    }
}

impl<T: Value> Value for Tup<T> {
    const OBSERVED: bool = T::OBSERVED;

    fn eq(&self, other: &Tup<T>) -> R<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        for (a, b) in self.0.iter().zip(other.0.iter()) {
            if !a.same_or_eq(b)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn same_or_eq(&self, other: &Tup<T>) -> R<bool> {
        Ok((self.same(other) && !self.is_empty()) || Value::eq(self, other)?)
    }

    fn order(&self, other: &Tup<T>, order: Order) -> R<bool> {
        for (a, b) in self.0.iter().zip(other.0.iter()) {
            if !a.same_or_eq(b)? {
                return a.order(b, order);
            }
        }
        Ok(order.holds(self.len().cmp(&other.len())))
    }

    fn has_total_order(&self) -> bool {
        self.0.iter().all(Value::has_total_order)
    }

    fn total_cmp(&self, other: &Tup<T>) -> Ordering {
        let unequal =
            self.0.iter().zip(other.0.iter()).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
        unequal.unwrap_or_else(|| self.len().cmp(&other.len()))
    }
}

/// `iter(tuple)`.
#[derive(Clone)]
pub struct TupleIter<T: Value> {
    tuple: Tup<T>,
    index: usize,
}

impl<T: Value> Iter for TupleIter<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        let item = self.tuple.items().get(self.index).cloned();
        self.index += usize::from(item.is_some());
        Ok(item)
    }
    fn length_hint(&self) -> usize {
        self.tuple.len() - self.index
    }
    fn class(&self) -> &'static str {
        "tuple_iterator"
    }
}

impl<T: Value> Iterable for Tup<T> {
    type Item = T;
    type Iterator = TupleIter<T>;
    fn iterate(&self) -> R<TupleIter<T>> {
        Ok(TupleIter { tuple: self.clone(), index: 0 })
    }
    fn items_now(&self) -> Option<Vec<T>> {
        Some(self.0.to_vec())
    }
    #[inline]
    fn exactly<const N: usize>(&self) -> Option<[T; N]> {
        <&[T; N]>::try_from(&*self.0).ok().cloned()
    }
}
