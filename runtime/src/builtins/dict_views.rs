//! `d.keys()`, `d.values()`, `d.items()`: operators and methods.

use hybridc_macros::py;

use crate::dict::{DictItems, DictKeys, DictValues};
use crate::error::R;
use crate::int::Int;
use crate::protocol::{Iter, Iterable, Value};
use crate::set::{Core, Set, core_of, operations};

/// `len(dict.keys())`
#[py("dict_keys.__len__(self, /)")]
pub fn keys_len<K: Value, V: Value>(view: &DictKeys<K, V>) -> Int {
    Int::from(view.0.len() as i64)
}

/// `len(dict.values())`
#[py("dict_values.__len__(self, /)")]
pub fn values_len<K: Value, V: Value>(view: &DictValues<K, V>) -> Int {
    Int::from(view.0.len() as i64)
}

/// `len(dict.items())`
#[py("dict_items.__len__(self, /)")]
pub fn items_len<K: Value, V: Value>(view: &DictItems<K, V>) -> Int {
    Int::from(view.0.len() as i64)
}

/// `key in dict.keys()`
#[py("dict_keys.__contains__(self, key, /)", calls_user, raises = [TypeError])]
pub fn keys_contains<K: Value, V: Value>(view: &DictKeys<K, V>, key: &K) -> R<bool> {
    view.0.contains(key)
}

/// `value in dict.values()`
#[py("dict_values.__contains__(self, value, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn values_contains<K: Value, V: Value>(view: &DictValues<K, V>, value: &V) -> R<bool> {
    let mut values = view.iterate()?;
    while let Some(item) = values.next()? {
        if item.same_or_eq(value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `(key, value) in dict.items()`
#[py("dict_items.__contains__(self, item, /)", calls_user, raises = [TypeError])]
pub fn items_contains<K: Value, V: Value>(view: &DictItems<K, V>, item: &(K, V)) -> R<bool> {
    match view.0.get(&item.0)? {
        Some(value) => value.same_or_eq(&item.1),
        None => Ok(false),
    }
}

/// The items of one side that are keys of a dict.
fn common<K: Value, V: Value, I: Iterable<Item = K>>(view: &DictKeys<K, V>, items: &I) -> R<Set<K>> {
    let result = Core::new();
    let mut items = items.iterate()?;
    while let Some(item) = items.next()? {
        let hash = item.hash()?;
        if view.0.0.contains(&item, hash)? {
            result.add(item, hash)?;
        }
    }
    Ok(Set(result))
}

/// `keys & keys`: the smaller one is gone through.
#[py("dict_keys.__and__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_and<K: Value, V: Value, W: Value>(view: &DictKeys<K, V>, other: &DictKeys<K, W>) -> R<Set<K>> {
    if other.0.len() > view.0.len() { common(other, view) } else { common(view, other) }
}

/// `keys & set`
#[py("dict_keys.__and__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_and_set<K: Value, V: Value>(view: &DictKeys<K, V>, other: &Set<K>) -> R<Set<K>> {
    if view.0.len() <= other.len() {
        Ok(Set(operations::intersection(&other.0, view)?))
    } else {
        common(view, other)
    }
}

/// `keys | iterable`
#[py("dict_keys.__or__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_or<K: Value, V: Value, I: Iterable<Item = K>>(view: &DictKeys<K, V>, other: &I) -> R<Set<K>> {
    let result = core_of(&view.0)?;
    operations::update(&result, other)?;
    Ok(Set(result))
}

/// `keys - iterable`
#[py("dict_keys.__sub__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_sub<K: Value, V: Value, I: Iterable<Item = K>>(view: &DictKeys<K, V>, other: &I) -> R<Set<K>> {
    let result = core_of(&view.0)?;
    operations::difference_update(&result, other)?;
    Ok(Set(result))
}

/// `keys ^ iterable`
#[py("dict_keys.__xor__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_xor<K: Value, V: Value, I: Iterable<Item = K>>(view: &DictKeys<K, V>, other: &I) -> R<Set<K>> {
    let result = core_of(&view.0)?;
    operations::symmetric_difference_update(&result, other)?;
    Ok(Set(result))
}

/// `keys.isdisjoint(iterable)`
#[py("dict_keys.isdisjoint(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn keys_isdisjoint<K: Value, V: Value, I: Iterable<Item = K>>(
    view: &DictKeys<K, V>,
    other: &I,
) -> R<bool> {
    let mut items = other.iterate()?;
    while let Some(item) = items.next()? {
        if view.0.contains(&item)? {
            return Ok(false);
        }
    }
    Ok(true)
}
