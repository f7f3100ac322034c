//! `dict`: operators and methods.

use hybridc_macros::py;

use crate::cross;
use crate::dict::{Dict, DictItems, DictKeys, DictValues};
use crate::error::{Class, R, Raised, key_error, raise_new};
use crate::int::Int;
use crate::never::Never;
use crate::protocol::{AnyValue, Iter, Iterable, Value};
use crate::set::Bulk;
use crate::singletons::NoneType;
use crate::union::U2;

/// `dict()`
#[py("builtins.dict()", pure)]
pub fn empty() -> Dict<Never, Never> {
    Dict::new()
}

/// `dict(dict)`
#[py("builtins.dict(mapping, /)", calls_user, raises = [RuntimeError])]
pub fn dict<K: Value, V: Value>(mapping: &Dict<K, V>) -> R<Dict<K, V>> {
    let result = Dict::new();
    result.merge(mapping)?;
    Ok(result)
}

/// `dict(pairs)`
#[py("builtins.dict(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn dict_of_pairs<K: Value, V: Value, I: Iterable<Item = (K, V)>>(iterable: &I) -> R<Dict<K, V>> {
    let result = Dict::new();
    update_pairs(&result, iterable)?;
    Ok(result)
}

/// `dict.fromkeys(keys, value)`
#[py("dict.fromkeys(iterable, value, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn fromkeys<I: Iterable, V: Value>(iterable: &I, value: V) -> R<Dict<I::Item, V>> {
    let result = Dict::new();
    match iterable.bulk() {
        Bulk::Set(core) => result.0.make_room(core.len()),
        Bulk::Dict(keys) => result.0.make_room(keys.count()),
        Bulk::Items => {}
    }
    let mut keys = iterable.iterate()?;
    while let Some(key) = keys.next()? {
        result.set(key, value.clone())?;
    }
    Ok(result)
}

/// `dict.fromkeys(keys)`
#[py("dict.fromkeys(iterable, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn fromkeys_none<I: Iterable>(iterable: &I) -> R<Dict<I::Item, NoneType>> {
    fromkeys(iterable, NoneType)
}

/// `len(dict)`
#[py("dict.__len__(self, /)")]
#[inline]
pub fn len<K: Value, V: Value>(dict: &Dict<K, V>) -> Int {
    Int::from(dict.len() as i64)
}

/// `dict[key]`
#[py("dict.__getitem__(self, key, /)", calls_user, raises = [KeyError, TypeError])]
#[inline]
pub fn getitem<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<V> {
    dict.item(key)
}

/// `dict[key]` for a key of another type.
#[py("dict.__getitem__(self, key, /)", calls_user, raises = [KeyError, TypeError])]
pub fn getitem_any<K: Value, V: Value>(dict: &Dict<K, V>, key: &dyn AnyValue) -> R<V> {
    lookup_any(dict, key)?.ok_or_else(|| foreign_key_error(key))
}

/// `dict[key] = value`
#[py("dict.__setitem__(self, key, value, /)", writes(self), calls_user, raises = [TypeError])]
#[inline]
pub fn setitem<K: Value, V: Value>(dict: &Dict<K, V>, key: K, value: V) -> R<()> {
    dict.set(key, value)
}

/// `del dict[key]`
#[py("dict.__delitem__(self, key, /)", writes(self), calls_user, raises = [KeyError, TypeError])]
pub fn delitem<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<()> {
    match dict.remove(key)? {
        Some(value) => {
            value.let_go();
            Ok(())
        }
        None => Err(key_error(key)),
    }
}

/// `key in dict`
#[py("dict.__contains__(self, key, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn contains<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<bool> {
    dict.contains(key)
}

/// `key in dict` for a key of another type.
#[py("dict.__contains__(self, key, /)", calls_user, raises = [TypeError])]
pub fn contains_any<K: Value, V: Value>(dict: &Dict<K, V>, key: &dyn AnyValue) -> R<bool> {
    Ok(lookup_any(dict, key)?.is_some())
}

/// `dict.get(key)`
#[py("dict.get(self, key, /)", calls_user, raises = [TypeError])]
pub fn get<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<U2<NoneType, V>> {
    Ok(dict.get(key)?.map_or(U2::A(NoneType), U2::B))
}

/// `dict.get(key, default)`
#[py("dict.get(self, key, default, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn get_or<K: Value, V: Value>(dict: &Dict<K, V>, key: &K, default: V) -> R<V> {
    Ok(dict.get(key)?.unwrap_or(default))
}

/// What `match` finds under a key.
#[py("hybridc.find_key(dict, key, /)", calls_user, raises = [TypeError])]
#[inline]
pub fn find_key<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<U2<NoneType, (V,)>> {
    Ok(dict.get(key)?.map_or(U2::A(NoneType), |value| U2::B((value,))))
}

/// `dict.setdefault(key, default)`
#[py("dict.setdefault(self, key, default, /)", writes(self), calls_user, raises = [TypeError])]
pub fn setdefault<K: Value, V: Value>(dict: &Dict<K, V>, key: K, default: V) -> R<V> {
    let hash = key.hash()?;
    dict.0.get_or_insert(key, hash, default)
}

/// `dict.pop(key)`
#[py("dict.pop(self, key, /)", writes(self), calls_user, raises = [KeyError, TypeError])]
pub fn pop<K: Value, V: Value>(dict: &Dict<K, V>, key: &K) -> R<V> {
    // An empty dict has not even to hash the key.
    if dict.is_empty() {
        return Err(key_error(key));
    }
    dict.remove(key)?.ok_or_else(|| key_error(key))
}

/// `dict.pop(key, default)`
#[py("dict.pop(self, key, default, /)", writes(self), calls_user, raises = [TypeError])]
pub fn pop_or<K: Value, V: Value>(dict: &Dict<K, V>, key: &K, default: V) -> R<V> {
    if dict.is_empty() {
        return Ok(default);
    }
    Ok(dict.remove(key)?.unwrap_or(default))
}

/// `dict.popitem()`
#[py("dict.popitem(self, /)", writes(self), raises = [KeyError])]
pub fn popitem<K: Value, V: Value>(dict: &Dict<K, V>) -> R<(K, V)> {
    dict.0.pop_last().ok_or_else(|| raise_new(Class::KeyError, "popitem(): dictionary is empty"))
}

/// `dict.clear()`
#[py("dict.clear(self, /)", writes(self))]
pub fn clear<K: Value, V: Value>(dict: &Dict<K, V>) {
    dict.0.clear();
}

/// `dict.copy()`
#[py("dict.copy(self, /)", calls_user, raises = [RuntimeError])]
pub fn copy<K: Value, V: Value>(dict: &Dict<K, V>) -> R<Dict<K, V>> {
    Ok(Dict(dict.0.copy()?))
}

/// `dict.update(dict)`
#[py("dict.update(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn update<K: Value, V: Value>(dict: &Dict<K, V>, other: &Dict<K, V>) -> R<()> {
    dict.merge(other)
}

/// `dict.update(pairs)`
#[py("dict.update(self, iterable, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn update_pairs<K: Value, V: Value, I: Iterable<Item = (K, V)>>(
    dict: &Dict<K, V>,
    iterable: &I,
) -> R<()> {
    let mut pairs = iterable.iterate()?;
    while let Some((key, value)) = pairs.next()? {
        dict.set(key, value)?;
    }
    Ok(())
}

/// `dict.keys()`
#[py("dict.keys(self, /)")]
pub fn keys<K: Value, V: Value>(dict: &Dict<K, V>) -> DictKeys<K, V> {
    DictKeys(dict.clone())
}

/// `dict.values()`
#[py("dict.values(self, /)")]
pub fn values<K: Value, V: Value>(dict: &Dict<K, V>) -> DictValues<K, V> {
    DictValues(dict.clone())
}

/// `dict.items()`
#[py("dict.items(self, /)")]
pub fn items<K: Value, V: Value>(dict: &Dict<K, V>) -> DictItems<K, V> {
    DictItems(dict.clone())
}

/// `dict | dict`
#[py("dict.__or__(self, other, /)", calls_user, raises = [TypeError, RuntimeError])]
pub fn or<K: Value, V: Value>(dict: &Dict<K, V>, other: &Dict<K, V>) -> R<Dict<K, V>> {
    let result = copy(dict)?;
    result.merge(other)?;
    Ok(result)
}

/// `dict |= dict`
#[py("dict.__ior__(self, other, /)", writes(self), calls_user, raises = [TypeError, RuntimeError])]
pub fn ior<K: Value, V: Value>(dict: &Dict<K, V>, other: &Dict<K, V>) -> R<Dict<K, V>> {
    dict.merge(other)?;
    Ok(dict.clone())
}

/// `dict == dict`
#[py("dict.__eq__(self, other, /)", calls_user, raises = [TypeError])]
pub fn eq<K: Value, V: Value>(dict: &Dict<K, V>, other: &Dict<K, V>) -> R<bool> {
    Value::eq(dict, other)
}

/// `dict != dict`
#[py("dict.__ne__(self, other, /)", calls_user, raises = [TypeError])]
pub fn ne<K: Value, V: Value>(dict: &Dict<K, V>, other: &Dict<K, V>) -> R<bool> {
    Ok(!Value::eq(dict, other)?)
}

fn lookup_any<K: Value, V: Value>(dict: &Dict<K, V>, key: &dyn AnyValue) -> R<Option<V>> {
    dict.0.get_by(key.hash()?, |own| cross::same_or_eq(own, key))
}

/// KeyError for a key whose type is not known here: the text is all that is kept of it.
#[cold]
fn foreign_key_error(key: &dyn AnyValue) -> Raised {
    crate::error::key_error_any(key)
}
