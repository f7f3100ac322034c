//! `d.keys()`, `d.values()`, `d.items()`: windows on the live dict, and their iterators.

use super::{Dict, DictKeyIter, Walk};
use crate::error::R;
use crate::protocol::{AnySet, AnyValue, Iter, Iterable, Value, View};
use crate::repr_guard;
use crate::text::StrBuf;

/// `d.keys()`.
pub struct DictKeys<K: Value, V: Value>(pub Dict<K, V>);
/// `d.values()`.
pub struct DictValues<K: Value, V: Value>(pub Dict<K, V>);
/// `d.items()`.
pub struct DictItems<K: Value, V: Value>(pub Dict<K, V>);

/// `iter(d.values())`.
pub struct DictValueIter<K: Value, V: Value>(Walk<K, V>);
/// `iter(d.items())`.
pub struct DictItemIter<K: Value, V: Value>(Walk<K, V>);

impl<K: Value, V: Value> Iter for DictValueIter<K, V> {
    type Item = V;
    #[inline]
    fn next(&mut self) -> R<Option<V>> {
        self.0.step(|dict, position| dict.next(position).map(|(next, _, _, value)| (next, value)))
    }
    fn length_hint(&self) -> usize {
        self.0.left()
    }
    fn class(&self) -> &'static str {
        "dict_valueiterator"
    }
}

impl<K: Value, V: Value> Iter for DictItemIter<K, V> {
    type Item = (K, V);
    #[inline]
    fn next(&mut self) -> R<Option<(K, V)>> {
        self.0.step(|dict, position| dict.next(position).map(|(next, _, key, value)| (next, (key, value))))
    }
    fn length_hint(&self) -> usize {
        self.0.left()
    }
    fn class(&self) -> &'static str {
        "dict_itemiterator"
    }
}

macro_rules! views {
    ($($view:ident, $iterator:ident, $item:ty, $python:literal, $this:ident => $view_kind:expr;)*) => {
        $(impl<K: Value, V: Value> Clone for $view<K, V> {
            fn clone(&self) -> Self {
                $view(self.0.clone())
            }
        }

        impl<K: Value, V: Value> Iterable for $view<K, V> {
            type Item = $item;
            type Iterator = $iterator<K, V>;
            #[inline]
            fn iterate(&self) -> R<Self::Iterator> {
                Ok($iterator(Walk::new(&self.0)))
            }
        }

        impl<K: Value, V: Value> AnyValue for $view<K, V> {
            fn type_name(&self) -> &'static str {
                $python
            }

            /// `dict_keys([…])`: printed through a list.
            fn repr(&self, out: &mut StrBuf) -> R<()> {
                let Some(_inside) = repr_guard::enter(self.0.address(), true)? else {
                    out.push_str("...");
                    return Ok(());
                };
                out.push_str(concat!($python, "(["));
                let mut items = self.iterate()?;
                let mut first = true;
                while let Some(item) = items.next()? {
                    if !std::mem::take(&mut first) {
                        out.push_str(", ");
                    }
                    item.repr(out)?;
                }
                out.push_str("])");
                Ok(())
            }

            /// The truth of a view is that of its length.
            fn truth(&self) -> R<bool> {
                Ok(!self.0.is_empty())
            }

            fn hash(&self) -> R<i64> {
                Err(crate::protocol::unhashable(self))
            }

            fn view(&self) -> View<'_> {
                let $this = self;
                $view_kind
            }
        }

        impl<K: Value, V: Value> Value for $view<K, V> {
            const OBSERVED: bool = K::OBSERVED || V::OBSERVED;
        })*
    };
}
views! {
    DictKeys, DictKeyIter, K, "dict_keys", view => View::Set(view);
    DictValues, DictValueIter, V, "dict_values", _view => View::Other;
    DictItems, DictItemIter, (K, V), "dict_items", view => View::Set(view);
}

impl<K: Value, V: Value> Clone for DictValueIter<K, V> {
    fn clone(&self) -> Self {
        DictValueIter(self.0.clone())
    }
}

impl<K: Value, V: Value> Clone for DictItemIter<K, V> {
    fn clone(&self) -> Self {
        DictItemIter(self.0.clone())
    }
}

/// Key views compare like sets.
impl<K: Value, V: Value> AnySet for DictKeys<K, V> {
    fn length(&self) -> usize {
        self.0.len()
    }
    fn contains_any(&self, value: &dyn AnyValue) -> R<bool> {
        self.0.0.contains_by(value.hash()?, |own| crate::cross::same_or_eq(own, value))
    }
    fn all_elements(&self, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool> {
        let mut items = self.iterate()?;
        while let Some(item) = items.next()? {
            if !see(&item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Item views too: an item is in them when its key has that value.
impl<K: Value, V: Value> AnySet for DictItems<K, V> {
    fn length(&self) -> usize {
        self.0.len()
    }
    fn contains_any(&self, value: &dyn AnyValue) -> R<bool> {
        let View::Tuple(pair) = value.view() else { return Ok(false) };
        if pair.length() != 2 {
            return Ok(false);
        }
        let mut equal = false;
        pair.element(0, &mut |key| {
            let found = self.0.0.get_by(key.hash()?, |own| crate::cross::same_or_eq(own, key))?;
            let Some(found) = found else { return Ok(()) };
            pair.element(1, &mut |value| {
                equal = crate::cross::same_or_eq(&found, value)?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(equal)
    }
    fn all_elements(&self, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool> {
        let mut items = self.iterate()?;
        while let Some(item) = items.next()? {
            if !see(&item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
