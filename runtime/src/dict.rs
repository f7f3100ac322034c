//! `dict`: a handle on a [`Core`] table, its iterators and its views. The methods stand in
//! `builtins/dict.rs`.

use crate::error::{Class, Held, R, key_error, raise_new};
use crate::list::Items;
use crate::protocol::{AnyDict, AnyValue, Iter, Iterable, Value, View};
use crate::repr_guard;
use crate::set::{Bulk, KeyTable};
use crate::text::StrBuf;

pub mod table;
mod views;

pub use table::Core;
pub use views::{DictItemIter, DictItems, DictKeys, DictValueIter, DictValues};

/// A Python dict.
pub struct Dict<K: Value, V: Value>(pub(crate) Core<K, V>);

impl<K: Value, V: Value> Clone for Dict<K, V> {
    #[inline]
    fn clone(&self) -> Dict<K, V> {
        Dict(self.0.clone())
    }
}

impl<K: Value, V: Value> Default for Dict<K, V> {
    fn default() -> Dict<K, V> {
        Dict::new()
    }
}

impl<K: Value, V: Value> Dict<K, V> {
    // A call, as of lists.
    #[inline(never)]
    pub fn new() -> Dict<K, V> {
        Dict(Core::new())
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `a is b`.
    pub fn same(&self, other: &Dict<K, V>) -> bool {
        self.0.same(&other.0)
    }
}

impl<K: Value, V: Value> Dict<K, V> {
    /// A display `{key: value, …}` whose parts are evaluated already.
    pub fn from_items(items: Vec<(K, V)>) -> R<Dict<K, V>> {
        // Longer displays are built entry by entry.
        let room = if items.len() < 16 { Core::with_room(items.len()) } else { Core::new() };
        if !K::OBSERVED && !V::OBSERVED {
            let dict = Dict(room);
            items.into_iter().try_for_each(|(key, value)| dict.set(key, value))?;
            return Ok(dict);
        }
        // The stack still holds what is in a dict that fails.
        let items = Items(items);
        let dict = Dict(room);
        items.0.iter().cloned().try_for_each(|(key, value)| dict.set(key, value))?;
        Ok(dict)
    }

    /// `d[key] = value`.
    #[inline]
    pub fn set(&self, key: K, value: V) -> R<()> {
        let (key, value) = (Held::new(key), Held::new(value));
        let hash = key.hash()?;
        self.0.insert(key.into_inner(), hash, value.into_inner())
    }

    /// `d.get(key)`.
    #[inline]
    pub fn get(&self, key: &K) -> R<Option<V>> {
        self.0.get(key, key.hash()?)
    }

    /// `d[key]`.
    #[inline]
    pub fn item(&self, key: &K) -> R<V> {
        match self.get(key)? {
            Some(value) => Ok(value),
            None => Err(key_error(key)),
        }
    }

    #[inline]
    pub fn contains(&self, key: &K) -> R<bool> {
        self.0.contains(key, key.hash()?)
    }

    /// `d.pop(key)`, without its error.
    pub fn remove(&self, key: &K) -> R<Option<V>> {
        self.0.remove(key, key.hash()?)
    }

    /// All items as they are now.
    pub fn items_now(&self) -> Vec<(K, V)> {
        let mut items = Vec::with_capacity(self.len());
        let mut position = 0;
        while let Some((next, _, key, value)) = self.0.next(position) {
            items.push((key, value));
            position = next;
        }
        items
    }

    /// `d.update(other)` with another dict.
    pub fn merge(&self, other: &Dict<K, V>) -> R<()> {
        self.0.merge(&other.0)
    }
}

impl<K: Value, V: Value> KeyTable<K> for Dict<K, V> {
    fn count(&self) -> usize {
        self.len()
    }
    fn keys_and_hashes(&self) -> Vec<(K, i64)> {
        let mut keys = Vec::with_capacity(self.len());
        let mut position = 0;
        while let Some((next, hash, key)) = self.0.next_key(position) {
            keys.push((key, hash));
            position = next;
        }
        keys
    }
    fn has(&self, key: &K, hash: i64) -> R<bool> {
        self.0.contains(key, hash)
    }
}

impl<K: Value, V: Value> AnyDict for Dict<K, V> {
    fn length(&self) -> usize {
        self.len()
    }
    fn lookup_any(&self, key: &dyn AnyValue, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool> {
        match self.0.get_by(key.hash()?, |own| crate::cross::same_or_eq(own, key))? {
            Some(value) => see(&value),
            None => Ok(false),
        }
    }
    fn all_items(&self, see: &mut dyn FnMut(&dyn AnyValue, &dyn AnyValue) -> R<bool>) -> R<bool> {
        let mut position = 0;
        while let Some((next, _, key, value)) = self.0.next(position) {
            if !see(&key, &value)? {
                return Ok(false);
            }
            position = next;
        }
        Ok(true)
    }
}

impl<K: Value, V: Value> AnyValue for Dict<K, V> {
    fn type_name(&self) -> &'static str {
        "dict"
    }

    fn repr(&self, out: &mut StrBuf) -> R<()> {
        let Some(_inside) = repr_guard::enter(self.address(), !self.is_empty())? else {
            out.push_str("{...}");
            return Ok(());
        };
        out.push_str("{");
        let mut position = 0;
        while let Some((next, _, key, value)) = self.0.next(position) {
            if position > 0 {
                out.push_str(", ");
            }
            key.repr(out)?;
            out.push_str(": ");
            value.repr(out)?;
            position = next;
        }
        out.push_str("}");
        Ok(())
    }

    fn truth(&self) -> R<bool> {
        Ok(!self.is_empty())
    }

    fn hash(&self) -> R<i64> {
        Err(crate::protocol::unhashable(self))
    }

    fn view(&self) -> View<'_> {
        View::Dict(self)
    }

    fn address(&self) -> usize {
        self.0.address()
    }
}

impl<K: Value, V: Value> Value for Dict<K, V> {
    const OBSERVED: bool = K::OBSERVED || V::OBSERVED;

    fn eq(&self, other: &Dict<K, V>) -> R<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        let mut position = 0;
        while let Some((next, hash, key, value)) = self.0.next(position) {
            match other.0.get(&key, hash)? {
                Some(other) if value.same_or_eq(&other)? => {}
                _ => return Ok(false),
            }
            position = next;
        }
        Ok(true)
    }

    fn same_or_eq(&self, other: &Dict<K, V>) -> R<bool> {
        Ok(self.same(other) || Value::eq(self, other)?)
    }
}

/// Where an iterator over a dict stands; notices when the dict is changed under it.
pub(crate) struct Walk<K: Value, V: Value> {
    dict: Option<Core<K, V>>,
    used: usize,
    /// How many items are still to come.
    left: usize,
    position: usize,
}

impl<K: Value, V: Value> Clone for Walk<K, V> {
    fn clone(&self) -> Walk<K, V> {
        Walk { dict: self.dict.clone(), used: self.used, left: self.left, position: self.position }
    }
}

impl<K: Value, V: Value> Walk<K, V> {
    pub(crate) fn new(dict: &Dict<K, V>) -> Walk<K, V> {
        Walk { dict: Some(dict.0.clone()), used: dict.len(), left: dict.len(), position: 0 }
    }

    /// Asks for the entry at a position with `get`, which answers with the next position.
    #[inline]
    pub(crate) fn step<A>(
        &mut self,
        get: impl FnOnce(&Core<K, V>, usize) -> Option<(usize, A)>,
    ) -> R<Option<A>> {
        let Some(dict) = &self.dict else { return Ok(None) };
        if dict.len() != self.used {
            // Sticky: every further step fails too.
            self.used = usize::MAX;
            return Err(raise_new(Class::RuntimeError, "dictionary changed size during iteration"));
        }
        match get(dict, self.position) {
            Some((next, item)) => {
                if self.left == 0 {
                    return Err(raise_new(Class::RuntimeError, "dictionary keys changed during iteration"));
                }
                self.left -= 1;
                self.position = next;
                Ok(Some(item))
            }
            None => {
                self.dict = None;
                Ok(None)
            }
        }
    }

    pub(crate) fn left(&self) -> usize {
        if self.dict.is_some() { self.left } else { 0 }
    }
}

/// `reversed(dict)`: the same, backwards.
pub struct Backward<K: Value, V: Value> {
    dict: Option<Core<K, V>>,
    used: usize,
    left: usize,
    /// One more than the next position.
    position: usize,
}

impl<K: Value, V: Value> Clone for Backward<K, V> {
    fn clone(&self) -> Backward<K, V> {
        Backward { dict: self.dict.clone(), used: self.used, left: self.left, position: self.position }
    }
}

impl<K: Value, V: Value> Backward<K, V> {
    pub fn new(dict: &Dict<K, V>) -> Backward<K, V> {
        Backward { dict: Some(dict.0.clone()), used: dict.len(), left: dict.len(), position: dict.0.end() }
    }

    pub fn step(&mut self) -> R<Option<(K, V)>> {
        let Some(dict) = &self.dict else { return Ok(None) };
        if dict.len() != self.used {
            self.used = usize::MAX;
            return Err(raise_new(Class::RuntimeError, "dictionary changed size during iteration"));
        }
        match dict.previous(self.position) {
            Some((position, key, value)) => {
                self.position = position;
                self.left = self.left.saturating_sub(1);
                Ok(Some((key, value)))
            }
            None => {
                self.dict = None;
                Ok(None)
            }
        }
    }

    pub fn left(&self) -> usize {
        if self.dict.is_some() { self.left } else { 0 }
    }
}

/// `iter(dict)`.
pub struct DictKeyIter<K: Value, V: Value>(pub(crate) Walk<K, V>);

impl<K: Value, V: Value> Clone for DictKeyIter<K, V> {
    fn clone(&self) -> Self {
        DictKeyIter(self.0.clone())
    }
}

impl<K: Value, V: Value> Iter for DictKeyIter<K, V> {
    type Item = K;
    #[inline]
    fn next(&mut self) -> R<Option<K>> {
        self.0.step(|dict, position| dict.next_key(position).map(|(next, _, key)| (next, key)))
    }
    fn length_hint(&self) -> usize {
        self.0.left()
    }
    fn class(&self) -> &'static str {
        "dict_keyiterator"
    }
}

impl<K: Value, V: Value> Iterable for Dict<K, V> {
    type Item = K;
    type Iterator = DictKeyIter<K, V>;
    #[inline]
    fn iterate(&self) -> R<DictKeyIter<K, V>> {
        Ok(DictKeyIter(Walk::new(self)))
    }
    fn bulk(&self) -> Bulk<'_, K> {
        Bulk::Dict(self)
    }
}
