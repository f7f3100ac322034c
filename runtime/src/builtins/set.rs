//! `set`: operators and methods.

use hybridc_macros::py;

use crate::error::{Class, Held, R, key_error, raise_new};
use crate::int::Int;
use crate::never::Never;
use crate::protocol::{AnySet, AnyValue, Iterable, Order, Value};
use crate::set::{FrozenSet, Set, core_of, lookup_hash, operations};

/// `set()`
#[py("builtins.set()", pure)]
pub fn empty() -> Set<Never> {
    Set::new()
}

/// `set(iterable)`
#[py("builtins.set(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn set<I: Iterable>(iterable: &I) -> R<Set<I::Item>> {
    Ok(Set(core_of(iterable)?))
}

/// `len(set)`
#[py("set.__len__(self, /)")]
#[inline]
pub fn len<T: Value>(set: &Set<T>) -> Int {
    Int::from(set.len() as i64)
}

/// `value in set`
#[py("set.__contains__(self, value, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn contains<T: Value>(set: &Set<T>, value: &T) -> R<bool> {
    set.contains(value)
}

/// `value in set` for a value of another type.
#[py("set.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains_any<T: Value>(set: &Set<T>, value: &dyn AnyValue) -> R<bool> {
    AnySet::contains_any(set, value)
}

/// `set.add`
#[py("set.add(self, value, /)", writes(self), calls_user, raises = [TypeError])]
#[inline]
pub fn add<T: Value>(set: &Set<T>, value: T) -> R<()> {
    let value = Held::new(value);
    let hash = value.hash()?;
    set.0.add(value.into_inner(), hash)
}

/// `set.discard`
#[py("set.discard(self, value, /)", writes(self), calls_user, raises = [TypeError])]
pub fn discard<T: Value>(set: &Set<T>, value: &T) -> R<()> {
    set.0.discard(value, lookup_hash(value)?)?.into_iter().for_each(T::let_go);
    Ok(())
}

/// `set.remove`
#[py("set.remove(self, value, /)", writes(self), calls_user, raises = [KeyError, TypeError])]
pub fn remove<T: Value>(set: &Set<T>, value: &T) -> R<()> {
    match set.0.discard(value, lookup_hash(value)?)? {
        Some(own) => {
            own.let_go();
            Ok(())
        }
        None => Err(key_error(value)),
    }
}

/// `set.pop`
#[py("set.pop(self, /)", writes(self), raises = [KeyError])]
pub fn pop<T: Value>(set: &Set<T>) -> R<T> {
    set.0.pop().ok_or_else(|| raise_new(Class::KeyError, "pop from an empty set"))
}

/// `set.clear`
#[py("set.clear(self, /)", writes(self))]
pub fn clear<T: Value>(set: &Set<T>) {
    set.0.clear();
}

/// `set.copy`
#[py("set.copy(self, /)")]
pub fn copy<T: Value>(set: &Set<T>) -> Set<T> {
    Set(set.0.copy())
}

/// `set.update(iterable)`
#[py("set.update(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn update<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<()> {
    operations::update(&set.0, other)
}

/// `set.intersection_update(iterable)`
#[py("set.intersection_update(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn intersection_update<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<()> {
    let result = operations::intersection(&set.0, other)?;
    set.0.swap(&result);
    Ok(())
}

/// `set.difference_update(iterable)`
#[py("set.difference_update(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn difference_update<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<()> {
    operations::difference_update(&set.0, other)
}

/// `set.symmetric_difference_update(iterable)`
#[py(
    "set.symmetric_difference_update(self, other, /)",
    writes(self), calls_user, raises = [TypeError, RuntimeError]
)]
pub fn symmetric_difference_update<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<()> {
    operations::symmetric_difference_update(&set.0, other)
}

/// `set |= set`
#[py("set.__ior__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn ior<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    update(set, other)?;
    Ok(set.clone())
}

/// `set &= set`
#[py("set.__iand__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn iand<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    intersection_update(set, other)?;
    Ok(set.clone())
}

/// `set -= set`
#[py("set.__isub__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn isub<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    difference_update(set, other)?;
    Ok(set.clone())
}

/// `set ^= set`
#[py("set.__ixor__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn ixor<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    symmetric_difference_update(set, other)?;
    Ok(set.clone())
}

/// `set |= frozenset`
#[py("set.__ior__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn ior_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    update(set, other)?;
    Ok(set.clone())
}

/// `set &= frozenset`
#[py("set.__iand__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn iand_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    intersection_update(set, other)?;
    Ok(set.clone())
}

/// `set -= frozenset`
#[py("set.__isub__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn isub_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    difference_update(set, other)?;
    Ok(set.clone())
}

/// `set ^= frozenset`
#[py("set.__ixor__(self, other, /)", writes(self), calls_user, raises = [TypeError])]
pub fn ixor_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    symmetric_difference_update(set, other)?;
    Ok(set.clone())
}

/// `set.union(iterable)`
#[py("set.union(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn union<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<Set<T>> {
    Ok(Set(operations::union(&set.0, other)?))
}

/// `set.intersection(iterable)`
#[py("set.intersection(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn intersection<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<Set<T>> {
    Ok(Set(operations::intersection(&set.0, other)?))
}

/// `set.difference(iterable)`
#[py("set.difference(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn difference<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<Set<T>> {
    Ok(Set(operations::difference(&set.0, other)?))
}

/// `set.symmetric_difference(iterable)`
#[py("set.symmetric_difference(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn symmetric_difference<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<Set<T>> {
    Ok(Set(operations::symmetric_difference(&set.0, other)?))
}

/// `set | set`
#[py("set.__or__(self, other, /)", calls_user, raises = [TypeError])]
pub fn or<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    union(set, other)
}

/// `set & set`
#[py("set.__and__(self, other, /)", calls_user, raises = [TypeError])]
pub fn and<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    intersection(set, other)
}

/// `set - set`
#[py("set.__sub__(self, other, /)", calls_user, raises = [TypeError])]
pub fn sub<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    difference(set, other)
}

/// `set ^ set`
#[py("set.__xor__(self, other, /)", calls_user, raises = [TypeError])]
pub fn xor<T: Value>(set: &Set<T>, other: &Set<T>) -> R<Set<T>> {
    symmetric_difference(set, other)
}

/// `set | frozenset`
#[py("set.__or__(self, other, /)", calls_user, raises = [TypeError])]
pub fn or_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    union(set, other)
}

/// `set & frozenset`
#[py("set.__and__(self, other, /)", calls_user, raises = [TypeError])]
pub fn and_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    intersection(set, other)
}

/// `set - frozenset`
#[py("set.__sub__(self, other, /)", calls_user, raises = [TypeError])]
pub fn sub_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    difference(set, other)
}

/// `set ^ frozenset`
#[py("set.__xor__(self, other, /)", calls_user, raises = [TypeError])]
pub fn xor_other<T: Value>(set: &Set<T>, other: &FrozenSet<T>) -> R<Set<T>> {
    symmetric_difference(set, other)
}

/// `set.isdisjoint(iterable)`
#[py("set.isdisjoint(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn isdisjoint<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<bool> {
    operations::is_disjoint(&set.0, other)
}

/// `set.issubset(iterable)`
#[py("set.issubset(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn issubset<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<bool> {
    operations::is_subset(&set.0, &crate::set::core_for_reading(other)?)
}

/// `set.issuperset(iterable)`
#[py("set.issuperset(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn issuperset<T: Value, I: Iterable<Item = T>>(set: &Set<T>, other: &I) -> R<bool> {
    operations::is_subset(&crate::set::core_for_reading(other)?, &set.0)
}

/// `set == set`
#[py("set.__eq__(self, other, /)", calls_user, raises = [TypeError])]
pub fn eq<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    Value::eq(set, other)
}

/// `set != set`
#[py("set.__ne__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ne<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    Ok(!Value::eq(set, other)?)
}

/// `set < set`
#[py("set.__lt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn lt<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    set.order(other, Order::Lt)
}

/// `set <= set`
#[py("set.__le__(self, other, /)", calls_user, raises = [TypeError])]
pub fn le<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    set.order(other, Order::Le)
}

/// `set > set`
#[py("set.__gt__(self, other, /)", calls_user, raises = [TypeError])]
pub fn gt<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    set.order(other, Order::Gt)
}

/// `set >= set`
#[py("set.__ge__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ge<T: Value>(set: &Set<T>, other: &Set<T>) -> R<bool> {
    set.order(other, Order::Ge)
}

/// `set.union(iterable, iterable)`
#[py("set.union(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn union_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &Set<T>,
    first: &I,
    second: &J,
) -> R<Set<T>> {
    let result = union(set, first)?;
    operations::unite(&result.0, &set.0, second)?;
    Ok(result)
}

/// `set.intersection(iterable, iterable)`
#[py("set.intersection(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn intersection_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &Set<T>,
    first: &I,
    second: &J,
) -> R<Set<T>> {
    let result = intersection(set, first)?;
    intersection(&result, second)
}

/// `set.difference(iterable, iterable)`
#[py("set.difference(self, first, second, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn difference_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &Set<T>,
    first: &I,
    second: &J,
) -> R<Set<T>> {
    let result = difference(set, first)?;
    operations::difference_update(&result.0, second)?;
    Ok(result)
}

/// `set.update(iterable, iterable)`
#[py("set.update(self, first, second, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn update_two<T: Value, I: Iterable<Item = T>, J: Iterable<Item = T>>(
    set: &Set<T>,
    first: &I,
    second: &J,
) -> R<()> {
    update(set, first)?;
    update(set, second)
}
