//! Sets that cross: slot by slot, since the order of a set, and of what is made of it later, is that of its
//! table.
//!
//! A set filled anew with the same items may have another order: another size, other collisions, no places of
//! removed items.

use pyo3::ffi::{self, PyObject, PySetObject, setentry};

use crate::objects::Owned;
use crate::table::{DynRepr, SlotRepr, display, tag};
use crate::values::{ERROR, STOP, from_object, look, to_object};

const DUMMY: i64 = -1;

pub unsafe extern "C" fn make_set(what: u32, slots: *const SlotRepr, count: usize, finger: usize) -> DynRepr {
    let slots = std::slice::from_raw_parts(slots, count);
    let made = || -> Option<Owned> {
        let keys: Vec<Option<Owned>> = slots.iter().map(|slot| key(slot)).collect::<Option<_>>()?;
        let empty = std::ptr::null_mut();
        let frozen = what == display::FROZENSET;
        let set = Owned::new(if frozen { ffi::PyFrozenSet_New(empty) } else { ffi::PySet_New(empty) })?;
        if hashes_agree(slots, &keys)? {
            lay_out(set.get().cast(), slots, keys, finger)?;
        } else {
            for key in keys.iter().flatten() {
                if ffi::PySet_Add(set.get(), key.get()) < 0 {
                    return None;
                }
            }
        }
        Some(set)
    };
    made().map_or(ERROR, |set| from_object(set.give()))
}

/// `Some(None)` for a slot without a key.
unsafe fn key(slot: &SlotRepr) -> Option<Option<Owned>> {
    if slot.key.tag == tag::STOP { Some(None) } else { Owned::new(to_object(slot.key)).map(Some) }
}

/// What hashes by its address has another one now.
unsafe fn hashes_agree(slots: &[SlotRepr], keys: &[Option<Owned>]) -> Option<bool> {
    for (slot, key) in slots.iter().zip(keys) {
        let Some(key) = key else { continue };
        // An object of the isolate was hashed by it, perhaps by code of the program.
        if slot.key.tag == tag::OBJECT
            && crate::values::kind_of(slot.key.payload) == crate::table::kind::OTHER
        {
            continue;
        }
        let hash = ffi::PyObject_Hash(key.get());
        if hash == -1 {
            return None;
        }
        if hash as i64 != slot.hash {
            return Some(false);
        }
    }
    Some(true)
}

/// Fills an empty set: the same size, every key in its slot.
unsafe fn lay_out(
    set: *mut PySetObject,
    slots: &[SlotRepr],
    keys: Vec<Option<Owned>>,
    finger: usize,
) -> Option<()> {
    if slots.len() > ffi::PySet_MINSIZE {
        let bytes = slots.len() * size_of::<setentry>();
        let table: *mut setentry = ffi::PyMem_Malloc(bytes).cast();
        if table.is_null() {
            ffi::PyErr_NoMemory();
            return None;
        }
        (*set).table = table;
    }
    let has_dummies = slots.iter().any(|slot| slot.key.tag == tag::STOP && slot.hash == DUMMY);
    let dummy = if has_dummies { dummy()? } else { std::ptr::null_mut() };
    let (mut fill, mut used) = (0, 0);
    for (index, (slot, key)) in slots.iter().zip(keys).enumerate() {
        let entry = match key {
            Some(key) => setentry { key: key.give(), hash: slot.hash as isize },
            None if slot.hash == DUMMY => setentry { key: dummy, hash: DUMMY as isize },
            None => setentry { key: std::ptr::null_mut(), hash: 0 },
        };
        used += isize::from(slot.key.tag != tag::STOP);
        fill += isize::from(!entry.key.is_null());
        (*set).table.add(index).write(entry);
    }
    (*set).fill = fill;
    (*set).used = used;
    (*set).mask = slots.len() as isize - 1;
    (*set).finger = finger as isize;
    Some(())
}

/// What stands where a key was removed; it is never counted.
unsafe fn dummy() -> Option<*mut PyObject> {
    let set = Owned::new(ffi::PySet_New(std::ptr::null_mut()))?;
    if ffi::PySet_Add(set.get(), ffi::Py_None()) < 0 || ffi::PySet_Discard(set.get(), ffi::Py_None()) < 0 {
        return None;
    }
    let set: *mut PySetObject = set.get().cast();
    let entries = std::slice::from_raw_parts((*set).table, (*set).mask as usize + 1);
    entries.iter().map(|entry| entry.key).find(|key| !key.is_null())
}

pub unsafe extern "C" fn set_slots(
    object: u64,
    out: *mut SlotRepr,
    room: usize,
    finger: *mut usize,
) -> usize {
    let set = object as *mut PySetObject;
    *finger = (*set).finger as usize;
    let entries = std::slice::from_raw_parts((*set).table, (*set).mask as usize + 1);
    for (index, entry) in entries.iter().take(room).enumerate() {
        let is_key = !entry.key.is_null() && entry.hash as i64 != DUMMY;
        let key = if is_key { look(entry.key) } else { STOP };
        out.add(index).write(SlotRepr { key, hash: entry.hash as i64 });
    }
    entries.len()
}
