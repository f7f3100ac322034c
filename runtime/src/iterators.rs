//! Iterators made of iterators: `enumerate`, `zip`, `reversed`.
//!
//! An iterator is an iterable of itself; the compiler keeps it within the expression that makes it, so
//! `iterate` may hand out a copy of its state.

use crate::dict::{DictItemIter, DictKeyIter, DictValueIter};
use crate::error::{R, Raised, value_error};
use crate::int::Int;
use crate::list::{List, ListIter};
use crate::protocol::{Iter, Iterable, Value};
use crate::set::SetIter;
use crate::text::StrIter;
use crate::tuple::{Tup, TupleIter};

/// The type of `iter(x)`.
pub type IterOf<X> = <X as Iterable>::Iterator;

macro_rules! iterate_themselves {
    ($($(#[$doc:meta])* [$($bound:tt)*] $iterator:ty;)*) => {
        $($(#[$doc])*
        impl<$($bound)*> Iterable for $iterator {
            type Item = <Self as Iter>::Item;
            type Iterator = Self;
            #[inline]
            fn iterate(&self) -> R<Self> {
                Ok(self.clone())
            }
        })*
    };
}
iterate_themselves! {
    [T: Value] ListIter<T>;
    [T: Value] TupleIter<T>;
    [T: Value] SetIter<T>;
    [K: Value, V: Value] DictKeyIter<K, V>;
    [K: Value, V: Value] DictValueIter<K, V>;
    [K: Value, V: Value] DictItemIter<K, V>;
    [] StrIter;
    [] crate::bytes::BytesIter;
    [] crate::range::RangeIter;
    [I: Iter + Clone] EnumerateIter<I>;
    [X: Reversible] ReversedIter<X>;
    [A: Iter + Clone] ColumnsIter<A>;
    [A: Iter + Clone] Zip1Iter<A>;
    [A: Iter + Clone, B: Iter + Clone] ZipIter<A, B>;
    [A: Iter + Clone, B: Iter + Clone, C: Iter + Clone] Zip3Iter<A, B, C>;
    [A: Iter + Clone, B: Iter + Clone, C: Iter + Clone, D: Iter + Clone] Zip4Iter<A, B, C, D>;
    [A: Iter + Clone, B: Iter + Clone, C: Iter + Clone, D: Iter + Clone, E: Iter + Clone]
        Zip5Iter<A, B, C, D, E>;
}

/// `enumerate(it, start)`.
#[derive(Clone)]
pub struct EnumerateIter<I> {
    inner: I,
    count: Int,
}

impl<I: Iter> EnumerateIter<I> {
    pub fn new(inner: I, start: Int) -> EnumerateIter<I> {
        EnumerateIter { inner, count: start }
    }
}

impl<I: Iter> Iter for EnumerateIter<I> {
    type Item = (Int, I::Item);
    #[inline]
    fn next(&mut self) -> R<Option<(Int, I::Item)>> {
        let Some(item) = self.inner.next()? else { return Ok(None) };
        let next = crate::range::int_add(&self.count, 1);
        Ok(Some((std::mem::replace(&mut self.count, next), item)))
    }
    fn length_hint(&self) -> usize {
        self.inner.length_hint()
    }
    fn class(&self) -> &'static str {
        "enumerate"
    }
}

macro_rules! zips {
    ($(
        $(#[$doc:meta])*
        $name:ident { $first:ident $first_field:ident 0 $(, $member:ident $field:ident $index:literal)* }
    )*) => {
        $($(#[$doc])*
        #[derive(Clone)]
        pub struct $name<$first $(, $member)*> {
            $first_field: $first,
            $($field: $member,)*
            strict: bool,
        }

        impl<$first: Iter $(, $member: Iter)*> $name<$first $(, $member)*> {
            #[allow(clippy::too_many_arguments, reason = "one for each iterator")]
            pub fn new($first_field: $first, $($field: $member,)* strict: bool) -> Self {
                $name { $first_field, $($field,)* strict }
            }
        }

        impl<$first: Iter $(, $member: Iter)*> Iter for $name<$first $(, $member)*> {
            type Item = ($first::Item, $($member::Item,)*);

            #[inline]
            fn next(&mut self) -> R<Option<Self::Item>> {
                let Some($first_field) = self.$first_field.next()? else {
                    // Strict: none of the others may have more.
                    if self.strict {
                        $(if self.$field.next()?.is_some() {
                            return Err(uneven($index, "longer"));
                        })*
                    }
                    return Ok(None);
                };
                $(let Some($field) = self.$field.next()? else {
                    return if self.strict { Err(uneven($index, "shorter")) } else { Ok(None) };
                };)*
                Ok(Some(($first_field, $($field,)*)))
            }

            fn length_hint(&self) -> usize {
                let hint = self.$first_field.length_hint();
                $(let hint = hint.min(self.$field.length_hint());)*
                hint
            }

            fn class(&self) -> &'static str {
                "zip"
            }
        })*
    };
}
zips! {
    /// `zip(a)`
    Zip1Iter { A a 0 }
    /// `zip(a, b)`
    ZipIter { A a 0, B b 1 }
    /// `zip(a, b, c)`
    Zip3Iter { A a 0, B b 1, C c 2 }
    /// `zip(a, b, c, d)`
    Zip4Iter { A a 0, B b 1, C c 2, D d 3 }
    /// `zip(a, b, c, d, e)`
    Zip5Iter { A a 0, B b 1, C c 2, D d 3, E e 4 }
}

/// `zip(*rows)`
#[derive(Clone)]
pub struct ColumnsIter<I> {
    rows: Vec<I>,
}

impl<I: Iter> ColumnsIter<I> {
    pub fn new(rows: Vec<I>) -> ColumnsIter<I> {
        ColumnsIter { rows }
    }
}

impl<I: Iter> Iter for ColumnsIter<I>
where
    I::Item: Value,
{
    type Item = Tup<I::Item>;

    fn next(&mut self) -> R<Option<Tup<I::Item>>> {
        if self.rows.is_empty() {
            return Ok(None);
        }
        let mut column = Vec::with_capacity(self.rows.len());
        for row in &mut self.rows {
            let Some(item) = row.next()? else { return Ok(None) };
            column.push(item);
        }
        Ok(Some(Tup::from_vec(column)))
    }

    fn length_hint(&self) -> usize {
        self.rows.iter().map(Iter::length_hint).min().unwrap_or(0)
    }
    fn class(&self) -> &'static str {
        "zip"
    }
}

/// `zip(…, strict=True)` over different lengths; `index` counts from 0.
#[cold]
fn uneven(index: usize, how: &str) -> Raised {
    let others = if index == 1 { "argument 1".to_string() } else { format!("arguments 1-{index}") };
    value_error(format!("zip() argument {} is {how} than {others}", index + 1))
}

/// What `reversed(x)` accepts.
pub trait Reversible {
    type Item: Value;
    type Backward: Iter<Item = Self::Item> + Clone;
    fn backward(&self) -> Self::Backward;
}

/// `reversed(x)`.
pub struct ReversedIter<X: Reversible>(X::Backward);

impl<X: Reversible> Clone for ReversedIter<X> {
    fn clone(&self) -> Self {
        ReversedIter(self.0.clone())
    }
}

impl<X: Reversible> ReversedIter<X> {
    pub fn new(sequence: &X) -> ReversedIter<X> {
        ReversedIter(sequence.backward())
    }
}

impl<X: Reversible> Iter for ReversedIter<X> {
    type Item = X::Item;
    #[inline]
    fn next(&mut self) -> R<Option<X::Item>> {
        self.0.next()
    }
    fn length_hint(&self) -> usize {
        self.0.length_hint()
    }
    fn make_room(&self, width: usize) -> R<()> {
        self.0.make_room(width)
    }
    fn class(&self) -> &'static str {
        self.0.class()
    }
}

/// `reversed(list)`: from the end that was, over the list that is.
#[derive(Clone)]
pub struct ListBackward<T: Value> {
    list: Option<List<T>>,
    /// One more than the next index.
    left: usize,
}

impl<T: Value> Iter for ListBackward<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        let item = match (&self.list, self.left.checked_sub(1)) {
            (Some(list), Some(index)) => list.at(index),
            _ => None,
        };
        match item {
            Some(item) => {
                self.left -= 1;
                Ok(Some(item))
            }
            None => {
                self.list = None;
                Ok(None)
            }
        }
    }
    fn length_hint(&self) -> usize {
        if self.list.is_some() { self.left } else { 0 }
    }
    fn class(&self) -> &'static str {
        "list_reverseiterator"
    }
}

impl<T: Value> Reversible for List<T> {
    type Item = T;
    type Backward = ListBackward<T>;
    fn backward(&self) -> ListBackward<T> {
        ListBackward { list: Some(self.clone()), left: self.len() }
    }
}

/// `reversed(tuple)` and others that do not change: a position moving to the front.
#[derive(Clone)]
pub struct FixedBackward<T: Value> {
    items: crate::tuple::Tup<T>,
    left: usize,
}

impl<T: Value> Iter for FixedBackward<T> {
    type Item = T;
    fn next(&mut self) -> R<Option<T>> {
        let Some(index) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = index;
        Ok(Some(self.items.items()[index].clone()))
    }
    fn length_hint(&self) -> usize {
        self.left
    }
    fn class(&self) -> &'static str {
        "reversed"
    }
}

impl<T: Value> Reversible for crate::tuple::Tup<T> {
    type Item = T;
    type Backward = FixedBackward<T>;
    fn backward(&self) -> FixedBackward<T> {
        FixedBackward { items: self.clone(), left: self.len() }
    }
}

/// `reversed(str)`.
#[derive(Clone)]
pub struct StrBackward {
    text: crate::text::Str,
    left: usize,
}

impl Iter for StrBackward {
    type Item = crate::text::Str;
    fn next(&mut self) -> R<Option<crate::text::Str>> {
        let Some(index) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = index;
        Ok(Some(crate::text::Str::from_code_point(self.text.get(index))))
    }
    fn length_hint(&self) -> usize {
        self.left
    }
    fn class(&self) -> &'static str {
        "reversed"
    }
}

impl Reversible for crate::text::Str {
    type Item = crate::text::Str;
    type Backward = StrBackward;
    fn backward(&self) -> StrBackward {
        StrBackward { text: self.clone(), left: self.len() }
    }
}

/// `reversed(dict)` and `reversed(d.items())`.
macro_rules! dict_backward {
    ($(
        $source:ty, $iterator:ident, $item:ty, $class:literal, $source_name:ident, $dict:expr, $pick:expr;
    )*) => {
        $(pub struct $iterator<K: Value, V: Value>(crate::dict::Backward<K, V>);

        impl<K: Value, V: Value> Clone for $iterator<K, V> {
            fn clone(&self) -> Self {
                $iterator(self.0.clone())
            }
        }

        impl<K: Value, V: Value> Iter for $iterator<K, V> {
            type Item = $item;
            fn next(&mut self) -> R<Option<$item>> {
                Ok(self.0.step()?.map($pick))
            }
            fn length_hint(&self) -> usize {
                self.0.left()
            }
            fn class(&self) -> &'static str {
                $class
            }
        }

        impl<K: Value, V: Value> Reversible for $source {
            type Item = $item;
            type Backward = $iterator<K, V>;
            fn backward(&self) -> $iterator<K, V> {
                let $source_name = self;
                $iterator(crate::dict::Backward::new($dict))
            }
        })*
    };
}
dict_backward! {
    crate::dict::Dict<K, V>, DictBackward, K,
        "dict_reversekeyiterator", dict, dict, |(key, _)| key;
    crate::dict::DictKeys<K, V>, DictKeysBackward, K,
        "dict_reversekeyiterator", view, &view.0, |(key, _)| key;
    crate::dict::DictValues<K, V>, DictValuesBackward, V,
        "dict_reversevalueiterator", view, &view.0, |(_, value)| value;
    crate::dict::DictItems<K, V>, DictItemsBackward, (K, V),
        "dict_reverseitemiterator", view, &view.0, |item| item;
}
