//! The hash table of sets: CPython's, slot for slot, because the order of iteration is the order of the
//! slots.
//!
//! Open addressing; a lookup tries up to ten neighbouring slots, then jumps by the perturbed hash. Removed
//! entries leave a dummy, and a new key takes the last dummy its search has passed; the table is rebuilt when
//! 3/5 of it are filled.

use crate::error::{Held, R};
use crate::protocol::Value;
use crate::shared::Shared;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MINIMUM: usize = 8;

struct Slot<T> {
    hash: i64,
    /// `None` with hash 0 is an unused slot, `None` with hash -1 a dummy (no hash is ever -1).
    key: Option<T>,
}

const DUMMY: i64 = -1;

impl<T> Slot<T> {
    fn unused() -> Slot<T> {
        Slot { hash: 0, key: None }
    }
    fn is_unused(&self) -> bool {
        self.hash == 0 && self.key.is_none()
    }
}

struct Table<T: Value> {
    slots: Vec<Slot<T>>,
    /// Slots that are not unused: entries and dummies.
    fill: usize,
    used: usize,
    /// Where `pop` looks next; survives everything else.
    finger: usize,
    /// Changes whenever entries move or vanish, so that a lookup whose comparison ran code of the program
    /// notices.
    generation: u64,
}

/// First to last.
impl<T: Value> Drop for Table<T> {
    #[inline]
    fn drop(&mut self) {
        release(std::mem::take(&mut self.slots));
    }
}

fn release<T: Value>(slots: Vec<Slot<T>>) {
    if T::OBSERVED {
        slots.into_iter().filter_map(|slot| slot.key).for_each(T::let_go);
    }
}

/// A shared table: what `Set` and `FrozenSet` are handles of.
pub struct Core<T: Value>(Shared<Table<T>>);

impl<T: Value> Clone for Core<T> {
    fn clone(&self) -> Core<T> {
        Core(self.0.clone())
    }
}

/// The places a hash is looked for, in order.
struct Probes {
    index: usize,
    perturb: usize,
    /// Neighbours still to try after `index`.
    left: usize,
    mask: usize,
}

impl Probes {
    #[inline]
    fn new(hash: i64, mask: usize) -> Probes {
        let index = hash as usize & mask;
        Probes { index, perturb: hash as usize, left: neighbours(index, mask), mask }
    }

    #[inline]
    fn advance(&mut self, base: &mut usize) {
        if self.left > 0 {
            self.left -= 1;
            self.index += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        *base = (base.wrapping_mul(5)).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
        self.index = *base;
        self.left = neighbours(*base, self.mask);
    }
}

#[inline]
fn neighbours(index: usize, mask: usize) -> usize {
    if index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
}

/// Where a lookup ended.
#[derive(Clone, Copy)]
enum Found {
    Entry(usize),
    /// Not there; the slot it belongs into, which is unused or a dummy.
    Place(usize),
}

impl<T: Value> Table<T> {
    fn new() -> Table<T> {
        Table { slots: unused_slots(MINIMUM), fill: 0, used: 0, finger: 0, generation: 0 }
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    /// `set_table_resize`: the smallest power of two above `minimum`; dummies vanish. The old slots hold no
    /// keys any more.
    fn resize(&mut self, minimum: usize) {
        let mut size = MINIMUM;
        while size <= minimum {
            size <<= 1;
        }
        if size == MINIMUM && self.slots.len() == MINIMUM && self.fill == self.used {
            return;
        }
        let old = std::mem::replace(&mut self.slots, unused_slots(size));
        self.fill = self.used;
        self.generation += 1;
        for slot in old {
            if let Some(key) = slot.key {
                self.insert_clean(key, slot.hash);
            }
        }
    }

    /// Inserts a key known to be absent into a table without dummies; counts nothing.
    fn insert_clean(&mut self, key: T, hash: i64) {
        let mut probes = Probes::new(hash, self.mask());
        let mut base = probes.index;
        while self.slots[probes.index].key.is_some() {
            probes.advance(&mut base);
        }
        self.slots[probes.index] = Slot { hash, key: Some(key) };
    }

    fn insert_at(&mut self, index: usize, key: T, hash: i64) {
        let unused = self.slots[index].is_unused();
        self.slots[index] = Slot { hash, key: Some(key) };
        self.used += 1;
        if !unused {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(self.growth());
        }
    }

    /// How large the table becomes for what it holds.
    fn growth(&self) -> usize {
        if self.used > 50_000 { self.used * 2 } else { self.used * 4 }
    }

    fn remove_at(&mut self, index: usize) -> Option<T> {
        let key = self.slots[index].key.take();
        self.slots[index].hash = DUMMY;
        self.used -= 1;
        self.generation += 1;
        key
    }
}

fn unused_slots<T>(count: usize) -> Vec<Slot<T>> {
    std::iter::repeat_with(Slot::unused).take(count).collect()
}

impl<T: Value> Default for Core<T> {
    fn default() -> Core<T> {
        Core::new()
    }
}

impl<T: Value> Core<T> {
    pub fn new() -> Core<T> {
        Core(Shared::new(Table::new()))
    }
    pub fn same(&self, other: &Core<T>) -> bool {
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
    /// Entries and dummies.
    fn fill(&self) -> usize {
        self.0.read(|table| table.fill)
    }
    fn mask(&self) -> usize {
        self.0.read(Table::mask)
    }

    /// One big resize before `more` keys come in, as CPython does for sets and dicts.
    pub fn make_room(&self, more: usize) {
        self.0.write(|table| {
            if (table.fill + more) * 5 >= table.mask() * 3 {
                table.resize((table.used + more) * 2);
            }
        });
    }

    /// Removes dummies when they are more than a quarter of the table.
    pub fn sweep(&self) {
        self.0.write(|table| {
            if table.fill - table.used > table.mask() / 4 {
                table.resize(table.growth());
            }
        });
    }

    /// Empties the table. The entries are let go after it is whole again.
    pub fn clear(&self) {
        let old = self.0.write(|table| {
            table.fill = 0;
            table.used = 0;
            table.generation += 1;
            std::mem::replace(&mut table.slots, unused_slots(MINIMUM))
        });
        release(old);
    }

    /// Exchanges the contents (not the fingers) of two tables: `set_swap_bodies`.
    pub fn swap(&self, other: &Core<T>) {
        if self.same(other) {
            return;
        }
        self.0.write(|a| {
            other.0.write(|b| {
                std::mem::swap(&mut a.slots, &mut b.slots);
                std::mem::swap(&mut a.fill, &mut b.fill);
                std::mem::swap(&mut a.used, &mut b.used);
                a.generation += 1;
                b.generation += 1;
            });
        });
    }
}

impl<T: Value> Core<T> {
    /// The first entry at or after a slot, with the slot to go on from.
    #[inline]
    pub fn next(&self, position: usize) -> Option<(usize, i64, T)> {
        self.0.read(|table| {
            let slots = table.slots.get(position..)?;
            let offset = slots.iter().position(|slot| slot.key.is_some())?;
            let slot = &slots[offset];
            Some((position + offset + 1, slot.hash, slot.key.clone()?))
        })
    }

    /// `set.pop` without its error.
    pub fn pop(&self) -> Option<T> {
        self.0.write(|table| {
            if table.used == 0 {
                return None;
            }
            let mut index = table.finger & table.mask();
            while table.slots[index].key.is_none() {
                index = (index + 1) & table.mask();
            }
            table.finger = index + 1;
            table.remove_at(index)
        })
    }
}

impl<T: Value> Core<T> {
    fn find(&self, hash: i64, equal: &mut dyn FnMut(&T) -> R<bool>) -> R<Found> {
        'restart: loop {
            let generation = self.0.read(|table| table.generation);
            let mut probes = Probes::new(hash, self.mask());
            let mut base = probes.index;
            let mut dummy = None;
            loop {
                // One stretch of slots without a candidate.
                let (found, candidate) = self.0.read(|table| {
                    loop {
                        let slot = &table.slots[probes.index];
                        if slot.is_unused() {
                            // A comparison may have put a key where the dummy was.
                            let empty = dummy.filter(|index: &usize| table.slots[*index].key.is_none());
                            return (Found::Place(empty.unwrap_or(probes.index)), None);
                        }
                        if slot.key.is_none() {
                            dummy = Some(probes.index);
                        }
                        if slot.hash == hash && slot.key.is_some() {
                            return (Found::Entry(probes.index), slot.key.clone());
                        }
                        probes.advance(&mut base);
                    }
                });
                let Some(candidate) = candidate.map(Held::new) else { return Ok(found) };
                let equal = equal(&candidate)?;
                if self.0.read(|table| table.generation) != generation {
                    continue 'restart;
                }
                if equal {
                    return Ok(found);
                }
                probes.advance(&mut base);
            }
        }
    }

    /// The same for a key of the table's own type.
    #[inline]
    fn find_key(&self, key: &T, hash: i64) -> R<Found> {
        if T::OBSERVED { self.find(hash, &mut |own| own.same_or_eq(key)) } else { self.find_plain(key, hash) }
    }

    /// Comparisons run no code of the program: nothing changes meanwhile.
    fn find_plain(&self, key: &T, hash: i64) -> R<Found> {
        self.0.read(|table| {
            let mut probes = Probes::new(hash, table.mask());
            let mut base = probes.index;
            let mut dummy = None;
            loop {
                let slot = &table.slots[probes.index];
                match &slot.key {
                    None if slot.hash != DUMMY => return Ok(Found::Place(dummy.unwrap_or(probes.index))),
                    None => dummy = Some(probes.index),
                    Some(own) if slot.hash == hash && own.same_or_eq(key)? => {
                        return Ok(Found::Entry(probes.index));
                    }
                    Some(_) => {}
                }
                probes.advance(&mut base);
            }
        })
    }

    /// Is a key in the table?
    #[inline]
    pub fn contains(&self, key: &T, hash: i64) -> R<bool> {
        Ok(matches!(self.find_key(key, hash)?, Found::Entry(_)))
    }

    /// The same for a key of any type.
    pub fn contains_by(&self, hash: i64, equal: &mut dyn FnMut(&T) -> R<bool>) -> R<bool> {
        Ok(matches!(self.find(hash, equal)?, Found::Entry(_)))
    }

    /// `set_add_entry`: an equal key that is there already stays.
    #[inline]
    pub fn add(&self, key: T, hash: i64) -> R<()> {
        if !T::OBSERVED {
            return self.add_plain(key, hash);
        }
        let key = Held::new(key);
        if let Found::Place(index) = self.find_key(&key, hash)? {
            self.0.write(|table| table.insert_at(index, key.into_inner(), hash));
        }
        Ok(())
    }

    /// Comparisons run no code of the program.
    fn add_plain(&self, key: T, hash: i64) -> R<()> {
        if let Found::Place(index) = self.find_plain(&key, hash)? {
            self.0.write(|table| table.insert_at(index, key, hash));
        }
        Ok(())
    }

    /// Takes a key out; the answer is the key that was there.
    pub fn discard(&self, key: &T, hash: i64) -> R<Option<T>> {
        match self.find_key(key, hash)? {
            Found::Entry(index) => Ok(self.0.write(|table| table.remove_at(index))),
            Found::Place(_) => Ok(None),
        }
    }

    /// `set_merge`: everything of another table.
    pub fn merge(&self, other: &Core<T>) -> R<()> {
        if self.same(other) || other.is_empty() {
            return Ok(());
        }
        self.make_room(other.len());
        if self.fill() == 0 {
            self.fill_from(other);
            return Ok(());
        }
        let mut position = 0;
        while let Some((next, hash, key)) = other.next(position) {
            self.add(key, hash)?;
            position = next;
        }
        Ok(())
    }

    /// Into an empty table: slot by slot when both look alike, else without comparing.
    fn fill_from(&self, other: &Core<T>) {
        self.0.write(|own| {
            other.0.read(|other| {
                let copy = own.slots.len() == other.slots.len() && other.fill == other.used;
                for (index, slot) in other.slots.iter().enumerate() {
                    let Some(key) = &slot.key else { continue };
                    if copy {
                        own.slots[index] = Slot { hash: slot.hash, key: Some(key.clone()) };
                    } else {
                        own.insert_clean(key.clone(), slot.hash);
                    }
                }
                own.fill = other.used;
                own.used = other.used;
            });
        });
    }

    /// A copy with CPython's order, which need not be the original's.
    pub fn copy(&self) -> Core<T> {
        let copy = Core::new();
        copy.merge(self).expect("filling an empty table compares nothing");
        copy
    }

    /// The same set with items of a wider type: it looks, and goes on, as if it always had had them.
    pub fn mapped<U: Value>(&self, map: impl Fn(T) -> U) -> Core<U> {
        Core(Shared::new(self.0.read(|table| {
            Table {
                slots: table
                    .slots
                    .iter()
                    .map(|slot| Slot { hash: slot.hash, key: slot.key.clone().map(&map) })
                    .collect(),
                fill: table.fill,
                used: table.used,
                finger: table.finger,
                generation: table.generation,
            }
        })))
    }

    /// Shows every slot, its key and hash; gives where `pop` looks next.
    pub fn slots(&self, see: &mut dyn FnMut(Option<&T>, i64)) -> usize {
        // Code of the isolate may run for a key.
        let (slots, finger) = self.0.read(|table| {
            let slots: Vec<(Option<T>, i64)> =
                table.slots.iter().map(|slot| (slot.key.clone(), slot.hash)).collect();
            (slots, table.finger)
        });
        slots.iter().for_each(|(key, hash)| see(key.as_ref(), *hash));
        finger
    }

    /// A table of the same slots. Keys that are not hashed like this are added one by one.
    pub fn laid_out(slots: Vec<(Option<T>, i64)>, finger: usize) -> Core<T> {
        let agree = slots.iter().all(|(key, hash)| match key {
            Some(key) => key.hash().is_ok_and(|own| own == *hash),
            None => true,
        });
        let core = Core::new();
        if !agree {
            for key in slots.into_iter().filter_map(|(key, _)| key) {
                let added = key.hash().and_then(|hash| core.add(key, hash));
                added.expect("keys of a set are hashable");
            }
            return core;
        }
        core.0.write(|table| {
            table.slots = slots.into_iter().map(|(key, hash)| Slot { hash, key }).collect();
            table.used = table.slots.iter().filter(|slot| slot.key.is_some()).count();
            table.fill = table.slots.iter().filter(|slot| !slot.is_unused()).count();
            table.finger = finger;
        });
        core
    }

    /// `hash(frozenset)`: independent of order.
    pub fn hash_all(&self) -> i64 {
        let mix = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let (mut hash, used) = self.0.read(|table| {
            let entries = table.slots.iter().filter(|slot| slot.key.is_some());
            (entries.fold(0, |all, slot| all ^ mix(slot.hash as u64)), table.used as u64)
        });
        hash ^= (used + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}
