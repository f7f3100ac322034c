//! What two sets make: CPython's algorithms step by step, since they decide the order of the result and which
//! of two equal keys stays.

use super::table::Core;
use crate::error::{Held, R};
use crate::protocol::{AnyValue, Iter, Iterable, Value};

/// What the other operand of a set operation is: sets and dicts have ways of their own.
pub enum Bulk<'a, T: Value> {
    Set(Core<T>),
    Dict(&'a dyn KeyTable<T>),
    /// Anything else is iterated.
    Items,
}

/// The keys of a dict, with their hashes.
pub trait KeyTable<T> {
    fn count(&self) -> usize;
    fn keys_and_hashes(&self) -> Vec<(T, i64)>;
    fn has(&self, key: &T, hash: i64) -> R<bool>;
}

/// Every entry of a table, asked for one by one.
fn each<T: Value>(core: &Core<T>, mut see: impl FnMut(T, i64) -> R<()>) -> R<()> {
    let mut position = 0;
    while let Some((next, hash, key)) = core.next(position) {
        see(key, hash)?;
        position = next;
    }
    Ok(())
}

fn each_item<I: Iterable>(items: &I, mut see: impl FnMut(I::Item, i64) -> R<()>) -> R<()> {
    let mut iterator = items.iterate()?;
    while let Some(item) = iterator.next()? {
        let item = Held::new(item);
        let hash = item.hash()?;
        see(item.into_inner(), hash)?;
    }
    Ok(())
}

/// Takes a key out, if it is there.
fn remove<T: Value>(core: &Core<T>, key: T, hash: i64) -> R<()> {
    let key = Held::new(key);
    core.discard(&key, hash)?.into_iter().for_each(T::let_go);
    Ok(())
}

/// `set.update`.
pub fn update<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<()> {
    match items.bulk() {
        Bulk::Set(other) => core.merge(&other),
        Bulk::Dict(dict) => {
            core.make_room(dict.count());
            for (key, hash) in dict.keys_and_hashes() {
                core.add(key, hash)?;
            }
            Ok(())
        }
        Bulk::Items => each_item(items, |item, hash| core.add(item, hash)),
    }
}

/// `set.union`.
pub fn union<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<Core<I::Item>> {
    let result = core.copy();
    unite(&result, core, items)?;
    Ok(result)
}

/// A further operand of `core.union(…)`: the set itself has nothing new, and makes no room for it.
pub fn unite<I: Iterable>(result: &Core<I::Item>, core: &Core<I::Item>, items: &I) -> R<()> {
    match items.bulk() {
        Bulk::Set(other) if other.same(core) => Ok(()),
        _ => update(result, items),
    }
}

/// `set.intersection`.
pub fn intersection<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<Core<I::Item>> {
    if let Bulk::Set(other) = items.bulk() {
        return intersection_of(core, &other);
    }
    let result = Core::new();
    each_item(items, |item, hash| {
        let item = Held::new(item);
        if core.contains(&item, hash)? { result.add(item.into_inner(), hash) } else { Ok(()) }
    })?;
    Ok(result)
}

fn intersection_of<T: Value>(a: &Core<T>, b: &Core<T>) -> R<Core<T>> {
    if a.same(b) {
        return Ok(a.copy());
    }
    let (large, small) = if b.len() > a.len() { (b, a) } else { (a, b) };
    let result = Core::new();
    each(small, |key, hash| {
        let key = Held::new(key);
        if large.contains(&key, hash)? { result.add(key.into_inner(), hash) } else { Ok(()) }
    })?;
    Ok(result)
}

/// `set.difference_update`.
pub fn difference_update<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<()> {
    match items.bulk() {
        Bulk::Set(other) => difference_update_by(core, &other),
        Bulk::Dict(_) | Bulk::Items => {
            each_item(items, |item, hash| remove(core, item, hash))?;
            core.sweep();
            Ok(())
        }
    }
}

fn difference_update_by<T: Value>(core: &Core<T>, other: &Core<T>) -> R<()> {
    if core.same(other) {
        core.clear();
        return Ok(());
    }
    // A set more than eight times as large is first cut down to what both have.
    if other.len() >> 3 > core.len() {
        let common = intersection_of(core, other)?;
        each(&common, |key, hash| remove(core, key, hash))?;
    } else {
        each(other, |key, hash| remove(core, key, hash))?;
    }
    core.sweep();
    Ok(())
}

/// `set.difference`.
pub fn difference<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<Core<I::Item>> {
    let other = items.bulk();
    let size = match &other {
        Bulk::Set(other) => other.len(),
        Bulk::Dict(dict) => dict.count(),
        Bulk::Items => 0,
    };
    let result = Core::new();
    match other {
        // Few to take out of many: copy, then remove.
        _ if core.len() >> 2 > size => copy_and_difference(core, items),
        Bulk::Items => copy_and_difference(core, items),
        Bulk::Set(other) => {
            each(core, |key, hash| {
                let key = Held::new(key);
                if other.contains(&key, hash)? { Ok(()) } else { result.add(key.into_inner(), hash) }
            })?;
            Ok(result)
        }
        Bulk::Dict(dict) => {
            each(core, |key, hash| {
                let key = Held::new(key);
                if dict.has(&key, hash)? { Ok(()) } else { result.add(key.into_inner(), hash) }
            })?;
            Ok(result)
        }
    }
}

fn copy_and_difference<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<Core<I::Item>> {
    let result = core.copy();
    difference_update(&result, items)?;
    Ok(result)
}

/// Takes a key out that is there, puts one in that is not.
fn toggle<T: Value>(core: &Core<T>, key: T, hash: i64) -> R<()> {
    let key = Held::new(key);
    match core.discard(&key, hash)? {
        Some(own) => {
            own.let_go();
            Ok(())
        }
        None => core.add(key.into_inner(), hash),
    }
}

/// `set.symmetric_difference_update`.
pub fn symmetric_difference_update<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<()> {
    let toggle = |key: I::Item, hash: i64| toggle(core, key, hash);
    match items.bulk() {
        Bulk::Set(other) if other.same(core) => {
            core.clear();
            Ok(())
        }
        Bulk::Set(other) => each(&other, toggle),
        Bulk::Dict(dict) => dict.keys_and_hashes().into_iter().try_for_each(|(key, hash)| toggle(key, hash)),
        // Repeated items count once.
        Bulk::Items => each(&super::core_of(items)?, toggle),
    }
}

/// `set.symmetric_difference`: starts from the *other* operand.
pub fn symmetric_difference<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<Core<I::Item>> {
    let result = super::core_of(items)?;
    each(core, |key, hash| toggle(&result, key, hash))?;
    Ok(result)
}

pub fn is_subset<T: Value>(a: &Core<T>, b: &Core<T>) -> R<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((next, hash, key)) = a.next(position) {
        if !b.contains(&key, hash)? {
            return Ok(false);
        }
        position = next;
    }
    Ok(true)
}

/// `set.isdisjoint`.
pub fn is_disjoint<I: Iterable>(core: &Core<I::Item>, items: &I) -> R<bool> {
    if let Bulk::Set(other) = items.bulk() {
        if core.same(&other) {
            return Ok(core.is_empty());
        }
        let (large, small) = if other.len() > core.len() { (&other, core) } else { (core, &other) };
        let mut position = 0;
        while let Some((next, hash, key)) = small.next(position) {
            if large.contains(&key, hash)? {
                return Ok(false);
            }
            position = next;
        }
        return Ok(true);
    }
    let mut iterator = items.iterate()?;
    while let Some(item) = iterator.next()? {
        if core.contains(&item, item.hash()?)? {
            return Ok(false);
        }
    }
    Ok(true)
}
