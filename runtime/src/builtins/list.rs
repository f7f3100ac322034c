//! `list`: operators and methods.

use hybridc_macros::py;

use crate::cross;
use crate::error::{R, Raised, index_error, memory_error, overflow_error, value_error};
use crate::int::{Int, Kept, Operand};
use crate::list::{self, List, int_position, position};
use crate::memory;
use crate::protocol::{AnyValue, Iter, Iterable, Order, POINTER, Value};
use crate::slice::{Positions, Slice};
use crate::sort;
use crate::text::index;

/// The items of an iterable, which may be the very list that is about to change.
pub(crate) fn collect<I: Iterable>(iterable: &I) -> R<Vec<I::Item>> {
    if let Some(items) = iterable.items_now() {
        return Ok(items);
    }
    let iterator = iterable.iterate()?;
    iterable.announce_length()?;
    collect_rest(iterator)
}

/// The same for who asks for the iterator first and knows no more of the iterable (`PySequence_Fast`).
pub(crate) fn collect_unannounced<I: Iterable>(iterable: &I) -> R<Vec<I::Item>> {
    match iterable.items_now() {
        Some(items) => Ok(items),
        None => collect_rest(iterable.iterate()?),
    }
}

fn collect_rest<I: Iter>(mut iterator: I) -> R<Vec<I::Item>> {
    iterator.make_room(POINTER)?;
    let mut items = list::Items(Vec::with_capacity(iterator.length_hint().min(1 << 20)));
    while let Some(item) = iterator.next()? {
        items.0.push(item);
    }
    Ok(items.into_vec())
}

/// `list.append`
#[py("list.append(self, value, /)", writes(self))]
#[inline]
pub fn append<T: Value>(list: &List<T>, value: T) {
    list.push(value);
}

/// `list.extend`: over the live iterable, so that what came in stays when it raises.
#[py("list.extend(self, iterable, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn extend<T: Value, I: Iterable<Item = T>>(list: &List<T>, iterable: &I) -> R<()> {
    // A list or tuple is taken as it is now: `xs.extend(xs)` doubles the list, it does not run for ever.
    if iterable.extend_now(list) {
        return Ok(());
    }
    let mut iterator = iterable.iterate()?;
    iterable.announce_length()?;
    iterator.make_room(POINTER)?;
    list.reserve(iterator.length_hint().min(1 << 20));
    while let Some(item) = iterator.next()? {
        list.push(item);
    }
    Ok(())
}

/// `list.insert`
#[py("list.insert(self, index, value, /)", writes(self), raises = [OverflowError])]
pub fn insert<T: Value>(list: &List<T>, index: &Int, value: T) -> R<()> {
    let index = machine_index(index)?;
    list.with_mut(|items| {
        let length = items.len();
        let at = if index < 0 {
            index.saturating_add(length as i64).max(0) as usize
        } else {
            (index as usize).min(length)
        };
        items.insert(at, value);
    });
    Ok(())
}

/// `list.remove`
#[py("list.remove(self, value, /)", writes(self), calls_user, raises = [ValueError])]
pub fn remove<T: Value>(list: &List<T>, value: &T) -> R<()> {
    list.remove(value)
}

/// `list.remove` of a value of another type.
#[py("list.remove(self, value, /)", writes(self), calls_user, raises = [ValueError])]
pub fn remove_any<T: Value>(list: &List<T>, value: &dyn AnyValue) -> R<()> {
    match find_any(list, value, 0, usize::MAX)? {
        Some(index) => {
            let removed =
                list.with_mut(|items| if index < items.len() { Some(items.remove(index)) } else { None });
            removed.into_iter().for_each(T::let_go);
            Ok(())
        }
        None => Err(value_error("list.remove(x): x not in list")),
    }
}

/// `list.pop`
#[py("list.pop(self, index=-1, /)", writes(self), raises = [IndexError, OverflowError])]
#[inline]
pub fn pop<T: Value>(list: &List<T>, index: Option<&Int>) -> R<T> {
    let popped = match index {
        None => list.with_mut(Vec::pop),
        Some(index) => {
            let index = machine_index(index)?;
            list.with_mut(|items| position(index, items.len()).map(|index| items.remove(index)))
        }
    };
    popped.ok_or_else(|| {
        if list.is_empty() {
            index_error("pop from empty list")
        } else {
            index_error("pop index out of range")
        }
    })
}

/// `list.clear`
#[py("list.clear(self, /)", writes(self))]
pub fn clear<T: Value>(list: &List<T>) {
    list::release(list.take());
}

/// `list.__init__`: begins anew with the items of the iterable.
#[py("list.__init__(self, /)", writes(self))]
pub fn init_empty<T: Value>(list: &List<T>) {
    clear(list);
}

#[py("list.__init__(self, iterable, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn init<T: Value, I: Iterable<Item = T>>(list: &List<T>, iterable: &I) -> R<()> {
    clear(list);
    extend(list, iterable)
}

/// `list.index`
#[py("list.index(self, value, start=0, stop=9223372036854775807, /)", calls_user, raises = [ValueError])]
pub fn index<T: Value>(list: &List<T>, value: &T, start: Option<&Int>, stop: Option<&Int>) -> R<Int> {
    let (start, stop) = bounds(list.len(), start, stop);
    match list.find(value, start, stop)? {
        Some(index) => Ok(Int::from(index as i64)),
        None => Err(not_in_list(value)),
    }
}

/// `list.index` of a value of another type.
#[py("list.index(self, value, start=0, stop=9223372036854775807, /)", calls_user, raises = [ValueError])]
pub fn index_any<T: Value>(
    list: &List<T>,
    value: &dyn AnyValue,
    start: Option<&Int>,
    stop: Option<&Int>,
) -> R<Int> {
    let (start, stop) = bounds(list.len(), start, stop);
    match find_any(list, value, start, stop)? {
        Some(index) => Ok(Int::from(index as i64)),
        None => Err(not_in_list(value)),
    }
}

#[cold]
fn not_in_list(value: &dyn AnyValue) -> Raised {
    let mut text = crate::text::StrBuf::new();
    match value.repr(&mut text) {
        Ok(()) => {
            text.push_str(" is not in list");
            crate::error::raise_args(crate::error::Class::ValueError, vec![Box::new(text.finish())])
        }
        Err(raised) => raised,
    }
}

/// `list.count`
#[py("list.count(self, value, /)", calls_user, raises = [TypeError])]
pub fn count<T: Value>(list: &List<T>, value: &T) -> R<Int> {
    Ok(Int::from(list.count(value)? as i64))
}

/// `list.count` of a value of another type.
#[py("list.count(self, value, /)", calls_user, raises = [TypeError])]
pub fn count_any<T: Value>(list: &List<T>, value: &dyn AnyValue) -> R<Int> {
    let mut found = 0_i64;
    let mut start = 0;
    while let Some(index) = find_any(list, value, start, usize::MAX)? {
        found += 1;
        start = index + 1;
    }
    Ok(Int::from(found))
}

/// `list.sort`
#[py("list.sort(self, /, *, reverse=False)", writes(self), calls_user, raises = [TypeError, ValueError])]
pub fn sort<T: Value>(list: &List<T>, reverse: Option<bool>) -> R<()> {
    sort::sort_list(list, reverse.unwrap_or(false))
}

/// `list.reverse`
#[py("list.reverse(self, /)", writes(self))]
pub fn reverse<T: Value>(list: &List<T>) {
    list.reverse();
}

/// `list.copy`
#[py("list.copy(self, /)")]
pub fn copy<T: Value>(list: &List<T>) -> List<T> {
    List::from_vec(list.to_vec())
}

/// `len(list)`
#[py("list.__len__(self, /)")]
#[inline]
pub fn len<T: Value>(list: &List<T>) -> Int {
    Int::from(list.len() as i64)
}

/// `list[index]`
#[py("list.__getitem__(self, index, /)", raises = [IndexError])]
#[inline]
pub fn getitem<T: Value>(list: &List<T>, index: impl Operand) -> R<T> {
    match list.with(|items| int_position(index.int(), items.len()).map(|index| items[index].clone())) {
        Some(item) => {
            // It is small.
            std::mem::forget(index);
            Ok(item)
        }
        None => Err(outside(index.kept(), "list index out of range")),
    }
}

/// `list[a:b:c]`
#[py("list.__getitem__(self, index, /)", raises = [ValueError])]
pub fn getitem_slice<T: Value>(list: &List<T>, index: &Slice) -> R<List<T>> {
    if let Some((from, to)) = index.plain(list.len()) {
        return Ok(List::from_vec(list.with(|items| items[from..to.max(from)].to_vec())));
    }
    let settled;
    let index = if index.raw().is_none() {
        index
    } else {
        settled = index.settled()?;
        &settled
    };
    let positions = index.positions(list.len())?;
    Ok(List::from_vec(list.with(|items| match positions.step {
        1 => items[positions.start as usize..positions.start as usize + positions.count].to_vec(),
        -1 => {
            let end = (positions.start + 1) as usize;
            items[end - positions.count..end].iter().rev().cloned().collect()
        }
        _ => positions.iter().map(|at| items[at].clone()).collect(),
    })))
}

/// `list[index] = value`
#[py("list.__setitem__(self, index, value, /)", writes(self), raises = [IndexError])]
#[inline]
pub fn setitem<T: Value>(list: &List<T>, index: impl Operand, value: T) -> R<()> {
    let old = list.with_mut(|items| {
        int_position(index.int(), items.len()).map(|index| std::mem::replace(&mut items[index], value))
    });
    match old {
        Some(old) => {
            std::mem::forget(index);
            old.let_go();
            Ok(())
        }
        None => Err(outside(index.kept(), "list assignment index out of range")),
    }
}

/// `list[a:b:c] = iterable`
#[py(
    "list.__setitem__(self, index, value, /)",
    writes(self), calls_user, raises = [ValueError, TypeError, RuntimeError]
)]
pub fn setitem_slice<T: Value, I: Iterable<Item = T>>(list: &List<T>, index: &Slice, value: &I) -> R<()> {
    if let Some((from, to)) = index.plain(list.len())
        && value.overwrite_now(list, from..to.max(from))
    {
        return Ok(());
    }
    let index = index.settled()?;
    let is_plain = index.step.as_ref().is_none_or(|step| *step == Int::ONE);
    let refusal =
        if is_plain { "can only assign an iterable" } else { "must assign iterable to extended slice" };
    let items = match value.slice_items(refusal)? {
        Some(items) => items,
        None => collect_unannounced(value)?,
    };
    let positions = index.positions(list.len())?;
    if positions.step == 1 {
        list::release(list.put(stretch(positions), items));
        return Ok(());
    }
    if items.len() != positions.count {
        let (given, wanted) = (items.len(), positions.count);
        return Err(value_error(format!(
            "attempt to assign sequence of size {given} to extended slice of size {wanted}"
        )));
    }
    let old: Vec<T> = list.with_mut(|own| {
        positions.iter().zip(items).map(|(at, item)| std::mem::replace(&mut own[at], item)).collect()
    });
    // Here CPython counts up.
    old.into_iter().for_each(T::let_go);
    Ok(())
}

/// `del list[index]`
#[py("list.__delitem__(self, index, /)", writes(self), raises = [IndexError])]
pub fn delitem<T: Value>(list: &List<T>, index: &Int) -> R<()> {
    match list.with_mut(|items| int_position(index, items.len()).map(|index| items.remove(index))) {
        Some(old) => {
            old.let_go();
            Ok(())
        }
        None => Err(outside(index.borrowed(), "list assignment index out of range")),
    }
}

/// `del list[a:b:c]`
#[py("list.__delitem__(self, index, /)", writes(self), raises = [ValueError])]
pub fn delitem_slice<T: Value>(list: &List<T>, index: &Slice) -> R<()> {
    let index = index.settled()?;
    let positions = index.positions(list.len())?;
    if positions.step == 1 {
        list::release(list.splice(stretch(positions), Vec::new()));
        return Ok(());
    }
    let removed = list.with_mut(|items| {
        let mut doomed: Vec<usize> = positions.iter().collect();
        doomed.sort_unstable();
        let mut doomed = doomed.into_iter().peekable();
        let (gone, kept) = std::mem::take(items)
            .into_iter()
            .enumerate()
            .partition::<Vec<(usize, T)>, _>(|(at, _)| doomed.next_if_eq(at).is_some());
        *items = kept.into_iter().map(|(_, item)| item).collect();
        gone
    });
    // Here CPython counts up.
    removed.into_iter().for_each(|(_, item)| item.let_go());
    Ok(())
}

/// What a slice with step 1 covers; a stop before the start means nothing at the start.
fn stretch(positions: Positions) -> std::ops::Range<usize> {
    let start = positions.start as usize;
    start..start + positions.count
}

/// `list + list`
#[py("list.__add__(self, other, /)")]
pub fn add<T: Value>(list: &List<T>, other: &List<T>) -> List<T> {
    let mut items = Vec::with_capacity(list.len() + other.len());
    list.with(|own| items.extend_from_slice(own));
    other.with(|own| items.extend_from_slice(own));
    List::from_vec(items)
}

/// `list += iterable`
#[py("list.__iadd__(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn iadd<T: Value, I: Iterable<Item = T>>(list: &List<T>, other: &I) -> R<List<T>> {
    extend(list, other)?;
    Ok(list.clone())
}

/// `list * count`
#[py("list.__mul__(self, count, /)", raises = [OverflowError, MemoryError])]
pub fn mul<T: Value>(list: &List<T>, count: &Int) -> R<List<T>> {
    Ok(List::from_vec(repeated(&list.to_vec(), count)?))
}

/// `count * list`
#[py("list.__rmul__(self, count, /)", raises = [OverflowError, MemoryError])]
pub fn rmul<T: Value>(list: &List<T>, count: &Int) -> R<List<T>> {
    mul(list, count)
}

/// `list *= count`
#[py("list.__imul__(self, count, /)", writes(self), raises = [OverflowError, MemoryError])]
pub fn imul<T: Value>(list: &List<T>, count: &Int) -> R<List<T>> {
    let items = list.with(|items| repeated(items, count))?;
    list::release(list.replace(items));
    Ok(list.clone())
}

/// `items` so many times over; negative counts are 0.
pub(super) fn repeated<T: Clone>(items: &[T], count: &Int) -> R<Vec<T>> {
    let Some(count) = count.to_i64() else {
        return Err(overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let count = usize::try_from(count).unwrap_or(0);
    let length = items.len().checked_mul(count).filter(|length| *length <= isize::MAX as usize / POINTER);
    let mut result = memory::room(length.ok_or_else(memory_error)?)?;
    match items {
        [] => {}
        // The commonest: `[0] * n`.
        [item] => result.resize(count, item.clone()),
        _ => (0..count).for_each(|_| result.extend_from_slice(items)),
    }
    Ok(result)
}

/// `value in list`
#[py("list.__contains__(self, value, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn contains<T: Value>(list: &List<T>, value: &T) -> R<bool> {
    list.contains(value)
}

/// `value in list` for a value of another type.
#[py("list.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains_any<T: Value>(list: &List<T>, value: &dyn AnyValue) -> R<bool> {
    Ok(find_any(list, value, 0, usize::MAX)?.is_some())
}

/// `list == list`
#[py("list.__eq__(self, other, /)", calls_user, raises = [TypeError])]
pub fn eq<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    Value::eq(list, other)
}

/// `list != list`
#[py("list.__ne__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ne<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    Ok(!Value::eq(list, other)?)
}

/// `list < list`
#[py("list.__lt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn lt<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    list.order(other, Order::Lt)
}

/// `list <= list`
#[py("list.__le__(self, other, /)", calls_user, raises = [TypeError])]
pub fn le<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    list.order(other, Order::Le)
}

/// `list > list`
#[py("list.__gt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn gt<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    list.order(other, Order::Gt)
}

/// `list >= list`
#[py("list.__ge__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ge<T: Value>(list: &List<T>, other: &List<T>) -> R<bool> {
    list.order(other, Order::Ge)
}

fn find_any<T: Value>(list: &List<T>, value: &dyn AnyValue, start: usize, stop: usize) -> R<Option<usize>> {
    let mut index = start;
    while index < stop {
        let Some(item) = list.at(index) else { break };
        if cross::same_or_eq(&item, value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// `start` and `stop` of `index`: negative counts from the end, nothing is out of range.
pub(super) fn bounds(length: usize, start: Option<&Int>, stop: Option<&Int>) -> (usize, usize) {
    let clip = |bound: &Int| match bound.to_i64() {
        Some(bound) if bound < 0 => bound.saturating_add(length as i64).max(0) as usize,
        Some(bound) => bound as usize,
        None if bound.is_negative() => 0,
        None => usize::MAX,
    };
    (start.map_or(0, clip), stop.map_or(usize::MAX, clip))
}

/// An index as C's `Py_ssize_t`.
fn machine_index(index: &Int) -> R<i64> {
    index.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
}

/// The error for an index known to lie outside.
#[cold]
#[inline(never)]
fn outside(index: impl Kept, message: &'static str) -> Raised {
    index::element(&index.word().int(), 0, message).expect_err("no index lies inside of nothing")
}
