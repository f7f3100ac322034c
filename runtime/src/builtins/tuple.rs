//! `tuple`: operators and methods. They take tuples of any length; one of known shape is widened first.

use hybridc_macros::py;

use super::list::{bounds, collect, repeated};
use crate::cross;
use crate::error::{R, value_error};
use crate::int::Int;
use crate::list::int_position;
use crate::protocol::{AnyValue, Iterable, Order, Value};
use crate::slice::Slice;
use crate::text::index;
use crate::tuple::Tup;

/// `tuple(iterable)`
#[py("builtins.tuple(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn tuple<I: Iterable>(iterable: &I) -> R<Tup<I::Item>> {
    Ok(Tup::from_vec(collect(iterable)?))
}

/// `tuple()`
#[py("builtins.tuple()", pure)]
pub fn empty() -> Tup<crate::never::Never> {
    Tup::from_vec(Vec::new())
}

/// `len(tuple)`
#[py("tuple.__len__(self, /)", pure)]
pub fn len<T: Value>(tuple: &Tup<T>) -> Int {
    Int::from(tuple.len() as i64)
}

/// `tuple[index]`
#[py("tuple.__getitem__(self, index, /)", raises = [IndexError])]
pub fn getitem<T: Value>(tuple: &Tup<T>, index: &Int) -> R<T> {
    match int_position(index, tuple.len()) {
        Some(at) => Ok(tuple.items()[at].clone()),
        None => Err(index::element(index, 0, "tuple index out of range")
            .expect_err("no index lies inside of nothing")),
    }
}

/// `tuple[a:b:c]`
#[py("tuple.__getitem__(self, index, /)", raises = [ValueError])]
pub fn getitem_slice<T: Value>(tuple: &Tup<T>, index: &Slice) -> R<Tup<T>> {
    let index = index.settled()?;
    let positions = index.positions(tuple.len())?;
    // The whole tuple is the tuple itself.
    if positions.step == 1 && positions.count == tuple.len() {
        return Ok(tuple.clone());
    }
    Ok(Tup::from_vec(positions.iter().map(|at| tuple.items()[at].clone()).collect()))
}

/// `tuple + tuple`
#[py("tuple.__add__(self, other, /)")]
pub fn add<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> Tup<T> {
    match (tuple.is_empty(), other.is_empty()) {
        (true, _) => other.clone(),
        (_, true) => tuple.clone(),
        _ => Tup::from_vec([tuple.items(), other.items()].concat()),
    }
}

/// `tuple * count`
#[py("tuple.__mul__(self, count, /)", raises = [OverflowError, MemoryError])]
pub fn mul<T: Value>(tuple: &Tup<T>, count: &Int) -> R<Tup<T>> {
    Ok(Tup::from_vec(repeated(tuple.items(), count)?))
}

/// `count * tuple`
#[py("tuple.__rmul__(self, count, /)", raises = [OverflowError, MemoryError])]
pub fn rmul<T: Value>(tuple: &Tup<T>, count: &Int) -> R<Tup<T>> {
    mul(tuple, count)
}

/// `tuple.index`
#[py("tuple.index(self, value, start=0, stop=9223372036854775807, /)", calls_user, raises = [ValueError])]
pub fn index<T: Value>(tuple: &Tup<T>, value: &T, start: Option<&Int>, stop: Option<&Int>) -> R<Int> {
    let (start, stop) = bounds(tuple.len(), start, stop);
    for (at, item) in tuple.items().iter().enumerate().take(stop).skip(start) {
        if item.same_or_eq(value)? {
            return Ok(Int::from(at as i64));
        }
    }
    Err(value_error("tuple.index(x): x not in tuple"))
}

/// `tuple.count`
#[py("tuple.count(self, value, /)", calls_user, raises = [TypeError])]
pub fn count<T: Value>(tuple: &Tup<T>, value: &T) -> R<Int> {
    let mut found = 0;
    for item in tuple.items() {
        found += i64::from(item.same_or_eq(value)?);
    }
    Ok(Int::from(found))
}

/// `value in tuple`
#[py("tuple.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains<T: Value>(tuple: &Tup<T>, value: &T) -> R<bool> {
    for item in tuple.items() {
        if item.same_or_eq(value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `value in tuple` for a value of another type.
#[py("tuple.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains_any<T: Value>(tuple: &Tup<T>, value: &dyn AnyValue) -> R<bool> {
    for item in tuple.items() {
        if cross::same_or_eq(item, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `tuple == tuple`
#[py("tuple.__eq__(self, other, /)", calls_user, raises = [TypeError])]
pub fn eq<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    Value::eq(tuple, other)
}

/// `tuple != tuple`
#[py("tuple.__ne__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ne<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    Ok(!Value::eq(tuple, other)?)
}

/// `tuple < tuple`
#[py("tuple.__lt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn lt<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    tuple.order(other, Order::Lt)
}

/// `tuple <= tuple`
#[py("tuple.__le__(self, other, /)", calls_user, raises = [TypeError])]
pub fn le<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    tuple.order(other, Order::Le)
}

/// `tuple > tuple`
#[py("tuple.__gt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn gt<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    tuple.order(other, Order::Gt)
}

/// `tuple >= tuple`
#[py("tuple.__ge__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ge<T: Value>(tuple: &Tup<T>, other: &Tup<T>) -> R<bool> {
    tuple.order(other, Order::Ge)
}
