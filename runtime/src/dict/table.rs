//! The compact table of dicts: entries in the order of insertion, and an index of their positions by hash.
//!
//! Entries are only ever added at the end, deleted ones leave a hole, and holes vanish when the table is
//! rebuilt. The table is rebuilt when CPython's would be (2/3 of a power of two used up), because an iterator
//! is a position among the entries: a program that deletes and inserts while iterating can see the
//! difference.

use crate::error::{Class, Held, R, raise_new};
use crate::protocol::Value;
use crate::shared::Shared;

const PERTURB_SHIFT: u32 = 5;
const MINIMUM: usize = 8;
const FREE: u32 = u32::MAX;
const DUMMY: u32 = u32::MAX - 1;

struct Entry<K: Value, V: Value> {
    hash: i64,
    key: K,
    value: V,
}

struct Table<K: Value, V: Value> {
    /// Positions in `entries`, `FREE` or `DUMMY`; a power of two long.
    index: Vec<u32>,
    entries: Vec<Option<Entry<K, V>>>,
    used: usize,
    /// How many entries may still be added before the table is rebuilt.
    usable: usize,
    /// Changes whenever entries move or vanish, so that a lookup whose comparison ran code of the program
    /// notices.
    generation: u64,
}

/// First to last, each key before its value.
impl<K: Value, V: Value> Drop for Table<K, V> {
    #[inline]
    fn drop(&mut self) {
        if K::OBSERVED || V::OBSERVED {
            for Entry { key, value, .. } in std::mem::take(&mut self.entries).into_iter().flatten() {
                key.let_go();
                value.let_go();
            }
        }
    }
}

/// A shared table: what `Dict` is a handle of.
pub struct Core<K: Value, V: Value>(Shared<Table<K, V>>);

impl<K: Value, V: Value> Clone for Core<K, V> {
    #[inline]
    fn clone(&self) -> Core<K, V> {
        Core(self.0.clone())
    }
}

#[derive(Clone, Copy)]
struct Found {
    /// Where in the index.
    slot: usize,
    /// Where among the entries.
    entry: usize,
}

/// How many entries an index of this size takes.
fn usable(size: usize) -> usize {
    size * 2 / 3
}

/// `calculate_log2_keysize`: a power of two that holds `minimum` slots. CPython's bit trick gives exact
/// powers of two from 16 on twice what they need.
fn size_for(minimum: usize) -> usize {
    let highest = ((minimum | MINIMUM) - 1) | (MINIMUM - 1);
    (highest + 1).next_power_of_two()
}

/// `estimate_log2_keysize`: the size for this many entries.
fn size_for_entries(count: usize) -> usize {
    size_for((count * 3).div_ceil(2))
}

impl<K: Value, V: Value> Table<K, V> {
    fn with_size(size: usize) -> Table<K, V> {
        Table { index: vec![FREE; size], entries: Vec::new(), used: 0, usable: usable(size), generation: 0 }
    }

    /// The index slot where a new entry of this hash goes.
    fn free_slot(&self, hash: i64) -> usize {
        let mask = self.index.len() - 1;
        let mut perturb = hash as usize;
        let mut slot = hash as usize & mask;
        while self.index[slot] < DUMMY {
            perturb >>= PERTURB_SHIFT;
            slot = slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1) & mask;
        }
        slot
    }

    /// `dictresize`: drops the holes and takes a new size.
    fn resize(&mut self, size: usize) {
        self.index.clear();
        self.index.resize(size, FREE);
        self.entries.retain(Option::is_some);
        for position in 0..self.entries.len() {
            let hash = self.entries[position].as_ref().map_or(0, |entry| entry.hash);
            let slot = self.free_slot(hash);
            self.index[slot] = position as u32;
        }
        self.usable = usable(size) - self.entries.len();
        self.generation += 1;
    }

    fn insert_new(&mut self, hash: i64, key: K, value: V) {
        if self.usable == 0 {
            self.resize(size_for(self.used * 3));
        }
        let slot = self.free_slot(hash);
        self.index[slot] =
            u32::try_from(self.entries.len()).expect("a dict has fewer than four billion entries");
        self.entries.push(Some(Entry { hash, key, value }));
        self.used += 1;
        self.usable -= 1;
    }

    fn remove(&mut self, found: Found) -> Option<Entry<K, V>> {
        self.index[found.slot] = DUMMY;
        self.used -= 1;
        self.generation += 1;
        self.entries[found.entry].take()
    }
}

impl<K: Value, V: Value> Default for Core<K, V> {
    fn default() -> Core<K, V> {
        Core::new()
    }
}

impl<K: Value, V: Value> Core<K, V> {
    pub fn new() -> Core<K, V> {
        Core(Shared::new(Table::with_size(MINIMUM)))
    }

    /// Room for this many entries, as CPython gives a display.
    pub fn with_room(count: usize) -> Core<K, V> {
        let size = if count <= usable(MINIMUM) { MINIMUM } else { size_for_entries(count) };
        Core(Shared::new(Table::with_size(size)))
    }

    /// Before so many entries are merged in: one big resize when even an empty table of this size could not
    /// take them.
    pub fn make_room(&self, more: usize) {
        self.0.write(|table| {
            if usable(table.index.len()) < more {
                table.resize(size_for_entries(table.used + more));
            }
        });
    }

    pub fn same(&self, other: &Core<K, V>) -> bool {
        self.0.same(&other.0)
    }

    pub fn address(&self) -> usize {
        self.0.address()
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.read(|table| table.used)
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Behind the last entry.
    pub fn end(&self) -> usize {
        self.0.read(|table| table.entries.len())
    }

    /// Empties the table; the entries are let go after it is whole again.
    pub fn clear(&self) {
        let old = self.0.write(|table| {
            let generation = table.generation + 1;
            let old = std::mem::replace(table, Table::with_size(MINIMUM));
            table.generation = generation;
            old
        });
        drop(old);
    }
}

impl<K: Value, V: Value> Core<K, V> {
    /// The first entry at or after a position, with the position to go on from.
    #[inline]
    pub fn next(&self, position: usize) -> Option<(usize, i64, K, V)> {
        self.0.read(|table| {
            let entries = table.entries.get(position..)?;
            let offset = entries.iter().position(Option::is_some)?;
            let entry = entries[offset].as_ref()?;
            Some((position + offset + 1, entry.hash, entry.key.clone(), entry.value.clone()))
        })
    }

    /// The same, of the keys alone.
    #[inline]
    pub fn next_key(&self, position: usize) -> Option<(usize, i64, K)> {
        self.0.read(|table| {
            let entries = table.entries.get(position..)?;
            let offset = entries.iter().position(Option::is_some)?;
            let entry = entries[offset].as_ref()?;
            Some((position + offset + 1, entry.hash, entry.key.clone()))
        })
    }

    /// The last entry before a position, with its position.
    pub fn previous(&self, before: usize) -> Option<(usize, K, V)> {
        self.0.read(|table| {
            let end = before.min(table.entries.len());
            let position = table.entries[..end].iter().rposition(Option::is_some)?;
            let entry = table.entries[position].as_ref()?;
            Some((position, entry.key.clone(), entry.value.clone()))
        })
    }

    /// `popitem` without its error: the entry inserted last.
    pub fn pop_last(&self) -> Option<(K, V)> {
        self.0.write(|table| {
            let position = table.entries.iter().rposition(Option::is_some)?;
            let slot = slot_of(table, position)?;
            let entry = table.remove(Found { slot, entry: position })?;
            // The places after it are used again.
            table.entries.truncate(position);
            Some((entry.key, entry.value))
        })
    }
}

impl<K: Value, V: Value> Core<K, V> {
    #[inline]
    fn find(&self, hash: i64, mut equal: impl FnMut(&K) -> R<bool>) -> R<Option<Found>> {
        'restart: loop {
            let (generation, mask) = self.0.read(|table| (table.generation, table.index.len() - 1));
            let mut perturb = hash as usize;
            let mut slot = hash as usize & mask;
            loop {
                // Up to the next entry of the same hash; the comparison runs outside.
                let candidate = self.0.read(|table| {
                    loop {
                        let entry = table.index[slot];
                        if entry == FREE {
                            return None;
                        }
                        if entry != DUMMY
                            && let Some(found) = &table.entries[entry as usize]
                            && found.hash == hash
                        {
                            return Some((entry as usize, found.key.clone()));
                        }
                        perturb >>= PERTURB_SHIFT;
                        slot = slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1) & mask;
                    }
                });
                let Some((entry, key)) = candidate else { return Ok(None) };
                let key = Held::new(key);
                let equal = equal(&key)?;
                if self.0.read(|table| table.generation) != generation {
                    continue 'restart;
                }
                if equal {
                    return Ok(Some(Found { slot, entry }));
                }
                perturb >>= PERTURB_SHIFT;
                slot = slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1) & mask;
            }
        }
    }

    /// The value under a key.
    #[inline]
    pub fn get(&self, key: &K, hash: i64) -> R<Option<V>> {
        self.get_by(hash, |own| own.same_or_eq(key))
    }

    /// The same for a key of any type.
    pub fn get_by(&self, hash: i64, equal: impl FnMut(&K) -> R<bool>) -> R<Option<V>> {
        let Some(found) = self.find(hash, equal)? else { return Ok(None) };
        Ok(self.0.read(|table| table.entries[found.entry].as_ref().map(|entry| entry.value.clone())))
    }

    #[inline]
    pub fn contains(&self, key: &K, hash: i64) -> R<bool> {
        self.contains_by(hash, |own| own.same_or_eq(key))
    }

    pub fn contains_by(&self, hash: i64, equal: impl FnMut(&K) -> R<bool>) -> R<bool> {
        Ok(self.find(hash, equal)?.is_some())
    }

    /// `d[key] = value`: an equal key that is there already stays.
    #[inline]
    pub fn insert(&self, key: K, hash: i64, value: V) -> R<()> {
        // Where it is not stored, the key goes after the old value.
        let (key, value) = (Held::new(key), Held::new(value));
        let Some(found) = self.find(hash, |own| own.same_or_eq(&key))? else {
            self.0.write(|table| table.insert_new(hash, key.into_inner(), value.into_inner()));
            return Ok(());
        };
        let old = self.0.write(|table| {
            let entry = table.entries[found.entry].as_mut();
            entry.map(|entry| std::mem::replace(&mut entry.value, value.into_inner()))
        });
        old.into_iter().for_each(V::let_go);
        Ok(())
    }

    /// `d.setdefault(key, value)`: one lookup.
    pub fn get_or_insert(&self, key: K, hash: i64, value: V) -> R<V> {
        let (key, value) = (Held::new(key), Held::new(value));
        let found = self.find(hash, |own| own.same_or_eq(&key))?;
        let held = found.and_then(|found| {
            self.0.read(|table| table.entries[found.entry].as_ref().map(|entry| entry.value.clone()))
        });
        match held {
            Some(held) => Ok(held),
            None => {
                let value = value.into_inner();
                self.0.write(|table| table.insert_new(hash, key.into_inner(), value.clone()));
                Ok(value)
            }
        }
    }

    /// Takes a key out.
    pub fn remove(&self, key: &K, hash: i64) -> R<Option<V>> {
        let Some(found) = self.find(hash, |own| own.same_or_eq(key))? else { return Ok(None) };
        let entry = self.0.write(|table| table.remove(found));
        Ok(entry.map(|entry| {
            entry.key.let_go();
            entry.value
        }))
    }

    /// `dict.copy`: with its holes when they are few.
    pub fn copy(&self) -> R<Core<K, V>> {
        let copy = Core::new();
        let few = self.0.read(|table| table.used > 0 && table.used >= table.entries.len() * 2 / 3);
        if few {
            copy.clone_from_table(self);
        } else {
            copy.merge(self)?;
        }
        Ok(copy)
    }

    /// An empty table becomes the twin of another.
    fn clone_from_table(&self, other: &Core<K, V>) {
        self.0.write(|own| {
            other.0.read(|other| {
                own.index.clone_from(&other.index);
                let entries = other.entries.iter().map(|entry| {
                    entry.as_ref().map(|entry| Entry {
                        hash: entry.hash,
                        key: entry.key.clone(),
                        value: entry.value.clone(),
                    })
                });
                own.entries = entries.collect();
                own.used = other.used;
                own.usable = other.usable;
                own.generation += 1;
            });
        });
    }

    /// `dict.update(other)`.
    pub fn merge(&self, other: &Core<K, V>) -> R<()> {
        let count = other.len();
        if self.same(other) || count == 0 {
            return Ok(());
        }
        let clean = other.0.read(|table| {
            let size = table.index.len();
            table.used == table.entries.len() && (size == MINIMUM || usable(size / 2) < table.used)
        });
        if self.is_empty() && clean {
            // What the table still held are holes only.
            self.clone_from_table(other);
            return Ok(());
        }
        self.make_room(count);
        let mut position = 0;
        while let Some((next, hash, key, value)) = other.next(position) {
            self.insert(key, hash, value)?;
            if other.len() != count {
                return Err(raise_new(Class::RuntimeError, "dict mutated during update"));
            }
            position = next;
        }
        Ok(())
    }
}

/// The index slot that names an entry.
fn slot_of<K: Value, V: Value>(table: &Table<K, V>, position: usize) -> Option<usize> {
    let hash = table.entries[position].as_ref()?.hash;
    let mask = table.index.len() - 1;
    let mut perturb = hash as usize;
    let mut slot = hash as usize & mask;
    while table.index[slot] != position as u32 {
        if table.index[slot] == FREE {
            return None;
        }
        perturb >>= PERTURB_SHIFT;
        slot = slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1) & mask;
    }
    Some(slot)
}
