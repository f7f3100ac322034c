//! Sets that cross: slot by slot, since the order of a set, and of what is made of it later, is that of its
//! table.
#![allow(unsafe_code)] // Calls through the table.

use super::bridge::{made, table};
use super::convert::FromDyn;
use super::table::{DynRepr, SlotRepr, tag};
use super::value::Dyn;
use crate::protocol::{AnySet, AnyValue, Value};
use crate::set::Core;

const NO_KEY: DynRepr = DynRepr { tag: tag::STOP, payload: 0 };

/// A set of the isolate with the same table; `None` where there is none.
pub(super) fn to_dyn(
    what: u32,
    set: &dyn AnySet,
    convert: &mut dyn FnMut(&dyn AnyValue) -> Dyn,
) -> Option<Dyn> {
    let (mut keys, mut slots) = (vec![], vec![]);
    let finger = set.slots(&mut |key, hash| {
        let key = key.map_or(NO_KEY, |key| {
            keys.push(convert(key));
            keys.last().map_or(NO_KEY, Dyn::repr_of)
        });
        slots.push(SlotRepr { key, hash });
    })?;
    // SAFETY: slots and keys live during the call.
    Some(made(unsafe { (table().make_set)(what, slots.as_ptr(), slots.len(), finger) }))
}

/// The table of an exact set or frozenset all of whose items fit; a copy in which they are added one by one
/// where they are hashed otherwise here.
pub(super) fn core<T: FromDyn + Value>(value: &Dyn) -> Core<T> {
    let mut finger = 0;
    let mut room: Vec<SlotRepr> = vec![];
    loop {
        // SAFETY: a live set; as much room as said.
        let count =
            unsafe { (table().set_slots)(value.object(), room.as_mut_ptr(), room.len(), &raw mut finger) };
        if count <= room.len() {
            break;
        }
        room.resize(count, SlotRepr { key: NO_KEY, hash: 0 });
    }
    // Owned before anything is made of one of them.
    let slots: Vec<(Option<Dyn>, i64)> = room
        .iter()
        .map(|slot| ((slot.key.tag != tag::STOP).then(|| Dyn::shared(slot.key)), slot.hash))
        .collect();
    let slots: Vec<(Option<T>, i64)> =
        slots.into_iter().map(|(key, hash)| (key.map(|key| T::from_dyn(&key)), hash)).collect();
    Core::laid_out(slots, finger)
}
