//! The builtin functions over containers and iterables. Those over numbers are in `number_functions.rs`.

use hybridc_macros::py;

use super::list::collect;
use crate::bytes::Bytes;
use crate::dict::{Dict, DictItems, DictKeys, DictValues};
use crate::error::{R, Raised, type_error, value_error};
use crate::float::sum::FloatSum;
use crate::int::Int;
use crate::iterators::{EnumerateIter, ReversedIter, Zip1Iter, Zip3Iter, Zip4Iter, ZipIter};
use crate::list::List;
use crate::never::Never;
use crate::protocol::{AnyValue, Iter, Iterable, Order, Value, View};
use crate::range::Range;
use crate::set::{FrozenSet, Set};
use crate::text::Str;
use crate::tuple::Tup;
use crate::union::U2;
use crate::{io, sort};

/// `len(list)`
#[py("builtins.len(obj, /)")]
#[inline]
pub fn len_list<T: Value>(obj: &List<T>) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(tuple)`
#[py("builtins.len(obj, /)")]
#[inline]
pub fn len_tuple<T: Value>(obj: &Tup<T>) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(dict)`
#[py("builtins.len(obj, /)")]
#[inline]
pub fn len_dict<K: Value, V: Value>(obj: &Dict<K, V>) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(set)`
#[py("builtins.len(obj, /)")]
#[inline]
pub fn len_set<T: Value>(obj: &Set<T>) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(frozenset)`
#[py("builtins.len(obj, /)")]
pub fn len_frozenset<T: Value>(obj: &FrozenSet<T>) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(str)`
#[py("builtins.len(obj, /)")]
#[inline]
pub fn len_str(obj: &Str) -> Int {
    // No address space has room for a length that is not small.
    Int::small(obj.len() as i64)
}

/// `len(bytes)`
#[py("builtins.len(obj, /)")]
pub fn len_bytes(obj: &Bytes) -> Int {
    Int::from(obj.len() as i64)
}

/// `len(range)`
#[py("builtins.len(obj, /)", raises = [OverflowError])]
pub fn len_range(obj: &Range) -> R<Int> {
    super::range::len(obj)
}

/// `len(d.keys())`
#[py("builtins.len(obj, /)")]
pub fn len_keys<K: Value, V: Value>(obj: &DictKeys<K, V>) -> Int {
    Int::from(obj.0.len() as i64)
}

/// `len(d.values())`
#[py("builtins.len(obj, /)")]
pub fn len_values<K: Value, V: Value>(obj: &DictValues<K, V>) -> Int {
    Int::from(obj.0.len() as i64)
}

/// `len(d.items())`
#[py("builtins.len(obj, /)")]
pub fn len_items<K: Value, V: Value>(obj: &DictItems<K, V>) -> Int {
    Int::from(obj.0.len() as i64)
}

/// `len(x)` of anything else: a union of containers, or what has no length.
#[py("builtins.len(obj, /)", calls_user, raises = [TypeError, OverflowError])]
pub fn len_any(obj: &dyn AnyValue) -> R<Int> {
    let length = match obj.as_builtin() {
        View::List(sequence) | View::Tuple(sequence) => sequence.length(),
        View::Str(text) => text.len(),
        View::Bytes(bytes) => bytes.len(),
        View::Set(set) => set.length(),
        View::Dict(dict) => dict.length(),
        View::Range(range) => return super::range::len(range),
        _ => return Err(type_error(format!("object of type '{}' has no len()", obj.type_name()))),
    };
    Ok(Int::from(length as i64))
}

/// `list()`
#[py("builtins.list()")]
pub fn list_empty() -> List<Never> {
    List::new()
}

/// `list(iterable)`
#[py("builtins.list(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn list<I: Iterable>(iterable: &I) -> R<List<I::Item>> {
    Ok(List::from_vec(collect(iterable)?))
}

/// `sorted(iterable)`
#[py("builtins.sorted(iterable, /, *, reverse=False)", calls_user, raises = [TypeError, RuntimeError])]
pub fn sorted<I: Iterable>(iterable: &I, reverse: Option<bool>) -> R<List<I::Item>> {
    let mut items = collect(iterable)?;
    sort::sort_vec(&mut items, reverse.unwrap_or(false))?;
    Ok(List::from_vec(items))
}

/// `any(iterable)`
#[py("builtins.any(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn any<I: Iterable>(iterable: &I) -> R<bool> {
    let mut items = iterable.iterate()?;
    while let Some(item) = items.next()? {
        if item.truth()? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `all(iterable)`
#[py("builtins.all(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn all<I: Iterable>(iterable: &I) -> R<bool> {
    let mut items = iterable.iterate()?;
    while let Some(item) = items.next()? {
        if !item.truth()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `sum` of ints.
#[py("builtins.sum(iterable, /)", calls_user, raises = [RuntimeError])]
pub fn sum_int<I: Iterable<Item = Int>>(iterable: &I) -> R<Int> {
    sum_int_from(iterable, Int::ZERO)
}

/// `sum` of ints, from an int.
#[py("builtins.sum(iterable, /, start)", calls_user, raises = [RuntimeError])]
pub fn sum_int_from<I: Iterable<Item = Int>>(iterable: &I, start: Int) -> R<Int> {
    let mut items = iterable.iterate()?;
    let mut total = start;
    while let Some(item) = items.next()? {
        total = total.add(&item);
    }
    Ok(total)
}

/// `sum` of bools: how many are true.
#[py("builtins.sum(iterable, /)", calls_user, raises = [RuntimeError])]
pub fn sum_bool<I: Iterable<Item = bool>>(iterable: &I) -> R<Int> {
    let mut items = iterable.iterate()?;
    let mut total = 0;
    while let Some(item) = items.next()? {
        total += i64::from(item);
    }
    Ok(Int::from(total))
}

/// `sum` of floats: the int 0 when there are none.
#[py("builtins.sum(iterable, /)", calls_user, raises = [RuntimeError])]
pub fn sum_float<I: Iterable<Item = f64>>(iterable: &I) -> R<U2<Int, f64>> {
    let mut items = iterable.iterate()?;
    let Some(first) = items.next()? else { return Ok(U2::A(Int::ZERO)) };
    // `0 + first` is an ordinary addition (it turns -0.0 into 0.0); from then on floats are added up.
    let mut total = FloatSum::new(0.0 + first);
    while let Some(item) = items.next()? {
        total.add(item);
    }
    Ok(U2::B(total.finish()))
}

/// `sum` of floats, from a float.
#[py("builtins.sum(iterable, /, start)", calls_user, raises = [RuntimeError])]
pub fn sum_float_from<I: Iterable<Item = f64>>(iterable: &I, start: f64) -> R<f64> {
    let mut items = iterable.iterate()?;
    let mut total = FloatSum::new(start);
    while let Some(item) = items.next()? {
        total.add(item);
    }
    Ok(total.finish())
}

/// `sum` of lists, from a list: concatenation; without items it is `start` itself.
#[py("builtins.sum(iterable, /, start)", calls_user, raises = [RuntimeError])]
pub fn sum_list<T: Value, I: Iterable<Item = List<T>>>(iterable: &I, start: List<T>) -> R<List<T>> {
    let mut items = iterable.iterate()?;
    let Some(first) = items.next()? else { return Ok(start) };
    let total = super::list::add(&start, &first);
    while let Some(item) = items.next()? {
        super::list::extend(&total, &item)?;
    }
    Ok(total)
}

/// The item no other is better than; of equal ones the first.
fn best<I: Iterable>(iterable: &I, order: Order) -> R<Option<I::Item>> {
    let mut items = iterable.iterate()?;
    let Some(mut best) = items.next()? else { return Ok(None) };
    while let Some(item) = items.next()? {
        if item.order(&best, order)? {
            best = item;
        }
    }
    Ok(Some(best))
}

fn best_of<T: Value>(first: T, second: T, rest: &[T], order: Order) -> R<T> {
    let mut best = if second.order(&first, order)? { second } else { first };
    for item in rest {
        if item.order(&best, order)? {
            best = item.clone();
        }
    }
    Ok(best)
}

#[cold]
pub(super) fn nothing_to_choose(name: &str) -> Raised {
    // The words changed with 3.12.
    if crate::target::minor() >= 12 {
        value_error(format!("{name}() iterable argument is empty"))
    } else {
        value_error(format!("{name}() arg is an empty sequence"))
    }
}

/// `min(iterable)`
#[py("builtins.min(iterable, /)", calls_user, raises = [ValueError, TypeError, RuntimeError])]
pub fn min<I: Iterable>(iterable: &I) -> R<I::Item> {
    best(iterable, Order::Lt)?.ok_or_else(|| nothing_to_choose("min"))
}

/// `max(iterable)`
#[py("builtins.max(iterable, /)", calls_user, raises = [ValueError, TypeError, RuntimeError])]
pub fn max<I: Iterable>(iterable: &I) -> R<I::Item> {
    best(iterable, Order::Gt)?.ok_or_else(|| nothing_to_choose("max"))
}

/// `min(iterable, default=value)`
#[py("builtins.min(iterable, /, *, default)", calls_user, raises = [TypeError, RuntimeError])]
pub fn min_or<T: Value, I: Iterable<Item = T>>(iterable: &I, default: T) -> R<T> {
    Ok(best(iterable, Order::Lt)?.unwrap_or(default))
}

/// `max(iterable, default=value)`
#[py("builtins.max(iterable, /, *, default)", calls_user, raises = [TypeError, RuntimeError])]
pub fn max_or<T: Value, I: Iterable<Item = T>>(iterable: &I, default: T) -> R<T> {
    Ok(best(iterable, Order::Gt)?.unwrap_or(default))
}

/// `min(a, b, …)`
#[py("builtins.min(first, second, /, *rest)", calls_user, raises = [TypeError])]
#[inline]
pub fn min_of<T: Value>(first: T, second: T, rest: &[T]) -> R<T> {
    best_of(first, second, rest, Order::Lt)
}

/// `max(a, b, …)`
#[py("builtins.max(first, second, /, *rest)", calls_user, raises = [TypeError])]
#[inline]
pub fn max_of<T: Value>(first: T, second: T, rest: &[T]) -> R<T> {
    best_of(first, second, rest, Order::Gt)
}

/// `hash(x)`
#[py("builtins.hash(obj, /)", calls_user, raises = [TypeError])]
pub fn hash(obj: &dyn AnyValue) -> R<Int> {
    Ok(Int::from(obj.hash()?))
}

/// `input()`
#[py("builtins.input()", io, raises = [EOFError, UnicodeDecodeError, OSError, KeyboardInterrupt])]
pub fn input() -> R<Str> {
    io::input(None)
}

/// `input(prompt)`
#[py(
    "builtins.input(prompt, /)",
    io, calls_user, raises = [EOFError, UnicodeDecodeError, OSError, KeyboardInterrupt]
)]
pub fn input_prompt(prompt: &dyn AnyValue) -> R<Str> {
    io::input(Some(prompt))
}

/// `iter(x)`
#[py("builtins.iter(iterable, /)", calls_user, raises = [TypeError])]
pub fn iter<I: Iterable>(iterable: &I) -> R<I::Iterator> {
    iterable.iterate()
}

/// `next(iterator)` of a generator, or of an iterator made in the same expression: nobody sees how far that
/// one has gone.
#[py("builtins.next(iterator, /)", calls_user, raises = [StopIteration, RuntimeError])]
pub fn next<I: Iterable + Iter>(iterator: &I) -> R<<I as Iterable>::Item> {
    iterator.iterate()?.next_or_stop()
}

/// `next(iterator, default)`
#[py("builtins.next(iterator, default, /)", calls_user, raises = [RuntimeError])]
pub fn next_or<I: Iterable + Iter, D: Value>(iterator: &I, default: D) -> R<U2<<I as Iterable>::Item, D>> {
    Ok(match iterator.iterate()?.next()? {
        Some(item) => U2::A(item),
        None => U2::B(default),
    })
}

/// `enumerate(iterable)`
#[py("builtins.enumerate(iterable, start=0)", calls_user, raises = [TypeError])]
#[inline]
pub fn enumerate<I: Iterable>(iterable: &I, start: Option<&Int>) -> R<EnumerateIter<I::Iterator>> {
    Ok(EnumerateIter::new(iterable.iterate()?, start.cloned().unwrap_or(Int::ZERO)))
}

/// `zip(a)`
#[py("builtins.zip(a, /, *, strict=False)", calls_user, raises = [TypeError])]
pub fn zip1<A: Iterable>(a: &A, strict: Option<bool>) -> R<Zip1Iter<A::Iterator>> {
    Ok(Zip1Iter::new(a.iterate()?, strict.unwrap_or(false)))
}

/// `zip(a, b)`
#[py("builtins.zip(a, b, /, *, strict=False)", calls_user, raises = [TypeError])]
#[inline]
pub fn zip2<A: Iterable, B: Iterable>(
    a: &A,
    b: &B,
    strict: Option<bool>,
) -> R<ZipIter<A::Iterator, B::Iterator>> {
    Ok(ZipIter::new(a.iterate()?, b.iterate()?, strict.unwrap_or(false)))
}

/// `zip(a, b, c)`
#[py("builtins.zip(a, b, c, /, *, strict=False)", calls_user, raises = [TypeError])]
pub fn zip3<A: Iterable, B: Iterable, C: Iterable>(
    a: &A,
    b: &B,
    c: &C,
    strict: Option<bool>,
) -> R<Zip3Iter<A::Iterator, B::Iterator, C::Iterator>> {
    Ok(Zip3Iter::new(a.iterate()?, b.iterate()?, c.iterate()?, strict.unwrap_or(false)))
}

/// `zip(a, b, c, d)`
#[py("builtins.zip(a, b, c, d, /, *, strict=False)", calls_user, raises = [TypeError])]
#[allow(clippy::type_complexity, reason = "one iterator for each argument")]
pub fn zip4<A: Iterable, B: Iterable, C: Iterable, D: Iterable>(
    a: &A,
    b: &B,
    c: &C,
    d: &D,
    strict: Option<bool>,
) -> R<Zip4Iter<A::Iterator, B::Iterator, C::Iterator, D::Iterator>> {
    Ok(Zip4Iter::new(a.iterate()?, b.iterate()?, c.iterate()?, d.iterate()?, strict.unwrap_or(false)))
}

/// `reversed(list)`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_list<T: Value>(sequence: &List<T>) -> ReversedIter<List<T>> {
    ReversedIter::new(sequence)
}

/// `reversed(tuple)`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_tuple<T: Value>(sequence: &Tup<T>) -> ReversedIter<Tup<T>> {
    ReversedIter::new(sequence)
}

/// `reversed(str)`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_str(sequence: &Str) -> ReversedIter<Str> {
    ReversedIter::new(sequence)
}

/// `reversed(range)`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_range(sequence: &Range) -> ReversedIter<Range> {
    ReversedIter::new(sequence)
}

/// `reversed(dict)`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_dict<K: Value, V: Value>(sequence: &Dict<K, V>) -> ReversedIter<Dict<K, V>> {
    ReversedIter::new(sequence)
}

/// `reversed(d.keys())`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_keys<K: Value, V: Value>(sequence: &DictKeys<K, V>) -> ReversedIter<DictKeys<K, V>> {
    ReversedIter::new(sequence)
}

/// `reversed(d.values())`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_values<K: Value, V: Value>(sequence: &DictValues<K, V>) -> ReversedIter<DictValues<K, V>> {
    ReversedIter::new(sequence)
}

/// `reversed(d.items())`
#[py("builtins.reversed(sequence, /)")]
pub fn reversed_items<K: Value, V: Value>(sequence: &DictItems<K, V>) -> ReversedIter<DictItems<K, V>> {
    ReversedIter::new(sequence)
}
