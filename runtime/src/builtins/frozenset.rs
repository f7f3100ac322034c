//! `frozenset`: operators and methods.

use hybridc_macros::py;

use crate::error::R;
use crate::int::Int;
use crate::never::Never;
use crate::protocol::{AnySet, AnyValue, Iterable, Order, Value};
use crate::set::{FrozenSet, Set, core_of, operations};

/// `frozenset()`
#[py("builtins.frozenset()", pure)]
pub fn empty() -> FrozenSet<Never> {
    FrozenSet::new()
}

/// `frozenset(iterable)`
#[py("builtins.frozenset(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn frozenset<I: Iterable>(iterable: &I) -> R<FrozenSet<I::Item>> {
    Ok(FrozenSet(core_of(iterable)?))
}

/// `frozenset(frozenset)` is the frozenset itself.
#[py("builtins.frozenset(iterable, /)", pure)]
pub fn frozenset_same<T: Value>(iterable: &FrozenSet<T>) -> FrozenSet<T> {
    iterable.clone()
}

/// `frozenset.copy`: itself.
#[py("frozenset.copy(self, /)", pure)]
pub fn copy<T: Value>(set: &FrozenSet<T>) -> FrozenSet<T> {
    set.clone()
}

/// `hash(frozenset)`
#[py("frozenset.__hash__(self, /)", pure)]
pub fn hash<T: Value>(set: &FrozenSet<T>) -> Int {
    Int::from(set.0.hash_all())
}

/// `len(frozenset)`
#[py("frozenset.__len__(self, /)", pure)]
#[inline]
pub fn len<T: Value>(set: &FrozenSet<T>) -> Int {
    Int::from(set.len() as i64)
}

/// `value in frozenset`
#[py("frozenset.__contains__(self, value, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn contains<T: Value>(set: &FrozenSet<T>, value: &T) -> R<bool> {
    set.contains(value)
}

/// `value in frozenset` for a value of another type.
#[py("frozenset.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains_any<T: Value>(set: &FrozenSet<T>, value: &dyn AnyValue) -> R<bool> {
    AnySet::contains_any(set, value)
}

/// `frozenset.union(iterable)`
#[py("frozenset.union(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn union<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<FrozenSet<T>> {
    Ok(FrozenSet(operations::union(&set.0, other)?))
}

/// `frozenset.intersection(iterable)`
#[py("frozenset.intersection(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn intersection<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<FrozenSet<T>> {
    Ok(FrozenSet(operations::intersection(&set.0, other)?))
}

/// `frozenset.difference(iterable)`
#[py("frozenset.difference(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn difference<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<FrozenSet<T>> {
    Ok(FrozenSet(operations::difference(&set.0, other)?))
}

/// `frozenset.symmetric_difference(iterable)`
#[py("frozenset.symmetric_difference(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn symmetric_difference<T: Value, I: Iterable<Item = T>>(
    set: &FrozenSet<T>,
    other: &I,
) -> R<FrozenSet<T>> {
    Ok(FrozenSet(operations::symmetric_difference(&set.0, other)?))
}

/// `frozenset | frozenset`
#[py("frozenset.__or__(self, other, /)", calls_user, raises = [TypeError])]
pub fn or<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<FrozenSet<T>> {
    union(set, other)
}

/// `frozenset & frozenset`
#[py("frozenset.__and__(self, other, /)", calls_user, raises = [TypeError])]
pub fn and<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<FrozenSet<T>> {
    intersection(set, other)
}

/// `frozenset - frozenset`
#[py("frozenset.__sub__(self, other, /)", calls_user, raises = [TypeError])]
pub fn sub<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<FrozenSet<T>> {
    difference(set, other)
}

/// `frozenset ^ frozenset`
#[py("frozenset.__xor__(self, other, /)", calls_user, raises = [TypeError])]
pub fn xor<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<FrozenSet<T>> {
    symmetric_difference(set, other)
}

/// `frozenset | set`
#[py("frozenset.__or__(self, other, /)", calls_user, raises = [TypeError])]
pub fn or_other<T: Value>(set: &FrozenSet<T>, other: &Set<T>) -> R<FrozenSet<T>> {
    union(set, other)
}

/// `frozenset & set`
#[py("frozenset.__and__(self, other, /)", calls_user, raises = [TypeError])]
pub fn and_other<T: Value>(set: &FrozenSet<T>, other: &Set<T>) -> R<FrozenSet<T>> {
    intersection(set, other)
}

/// `frozenset - set`
#[py("frozenset.__sub__(self, other, /)", calls_user, raises = [TypeError])]
pub fn sub_other<T: Value>(set: &FrozenSet<T>, other: &Set<T>) -> R<FrozenSet<T>> {
    difference(set, other)
}

/// `frozenset ^ set`
#[py("frozenset.__xor__(self, other, /)", calls_user, raises = [TypeError])]
pub fn xor_other<T: Value>(set: &FrozenSet<T>, other: &Set<T>) -> R<FrozenSet<T>> {
    symmetric_difference(set, other)
}

/// `frozenset.isdisjoint(iterable)`
#[py("frozenset.isdisjoint(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn isdisjoint<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<bool> {
    operations::is_disjoint(&set.0, other)
}

/// `frozenset.issubset(iterable)`
#[py("frozenset.issubset(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn issubset<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<bool> {
    operations::is_subset(&set.0, &crate::set::core_for_reading(other)?)
}

/// `frozenset.issuperset(iterable)`
#[py("frozenset.issuperset(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn issuperset<T: Value, I: Iterable<Item = T>>(set: &FrozenSet<T>, other: &I) -> R<bool> {
    operations::is_subset(&crate::set::core_for_reading(other)?, &set.0)
}

/// `frozenset == frozenset`
#[py("frozenset.__eq__(self, other, /)", calls_user, raises = [TypeError])]
pub fn eq<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    Value::eq(set, other)
}

/// `frozenset != frozenset`
#[py("frozenset.__ne__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ne<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    Ok(!Value::eq(set, other)?)
}

/// `frozenset < frozenset`
#[py("frozenset.__lt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn lt<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    set.order(other, Order::Lt)
}

/// `frozenset <= frozenset`
#[py("frozenset.__le__(self, other, /)", calls_user, raises = [TypeError])]
pub fn le<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    set.order(other, Order::Le)
}

/// `frozenset > frozenset`
#[py("frozenset.__gt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn gt<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    set.order(other, Order::Gt)
}

/// `frozenset >= frozenset`
#[py("frozenset.__ge__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ge<T: Value>(set: &FrozenSet<T>, other: &FrozenSet<T>) -> R<bool> {
    set.order(other, Order::Ge)
}

/// `frozenset.union(iterable, iterable)`
#[py("frozenset.union(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn union_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &FrozenSet<T>,
    first: &I,
    second: &J,
) -> R<FrozenSet<T>> {
    let result = union(set, first)?;
    operations::unite(&result.0, &set.0, second)?;
    Ok(result)
}

/// `frozenset.intersection(iterable, iterable)`
#[py("frozenset.intersection(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn intersection_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &FrozenSet<T>,
    first: &I,
    second: &J,
) -> R<FrozenSet<T>> {
    let result = intersection(set, first)?;
    intersection(&result, second)
}

/// `frozenset.difference(iterable, iterable)`
#[py("frozenset.difference(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn difference_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &FrozenSet<T>,
    first: &I,
    second: &J,
) -> R<FrozenSet<T>> {
    let result = difference(set, first)?;
    operations::difference_update(&result.0, second)?;
    Ok(result)
}
