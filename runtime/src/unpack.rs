//! `a, b = value` and `a, *b, c = value`, for iterables.

use crate::error::{R, Raised, value_error};
use crate::list::{Items, List};
use crate::protocol::{Iter, Iterable, POINTER, Value as _};

/// Exactly `N` items.
#[inline]
pub fn exactly<const N: usize, I: Iterable>(iterable: &I) -> R<[I::Item; N]> {
    match iterable.exactly() {
        Some(items) => Ok(items),
        None => one_by_one(iterable),
    }
}

fn one_by_one<const N: usize, I: Iterable>(iterable: &I) -> R<[I::Item; N]> {
    let mut iterator = iterable.iterate()?;
    let mut items = Items(Vec::with_capacity(N));
    while items.0.len() < N {
        match iterator.next()? {
            Some(item) => items.0.push(item),
            None => return Err(too_few(N, items.0.len(), false)),
        }
    }
    if let Some(more) = iterator.next()? {
        more.let_go();
        return Err(too_many(N));
    }
    Ok(to_array(items.into_vec()))
}

/// `BEFORE` items, a list of what lies between, `AFTER` items.
#[expect(clippy::type_complexity, reason = "it is the shape of the assignment")]
pub fn with_star<const BEFORE: usize, const AFTER: usize, I: Iterable>(
    iterable: &I,
) -> R<([I::Item; BEFORE], List<I::Item>, [I::Item; AFTER])> {
    let mut iterator = iterable.iterate_to_unpack()?;
    let mut items = Items(Vec::new());
    loop {
        if items.0.len() == BEFORE {
            iterator.make_room(POINTER)?;
        }
        match iterator.next()? {
            Some(item) => items.0.push(item),
            None => break,
        }
    }
    if items.0.len() < BEFORE + AFTER {
        return Err(too_few(BEFORE + AFTER, items.0.len(), true));
    }
    let mut items = items.into_vec();
    let last = items.split_off(items.len() - AFTER);
    let rest = items.split_off(BEFORE);
    Ok((to_array(items), List::from_vec(rest), to_array(last)))
}

/// There are `got` items, and not the `wanted` ones.
#[cold]
pub fn wrong_number(wanted: usize, got: usize) -> Raised {
    if got < wanted { too_few(wanted, got, false) } else { too_many(wanted) }
}

fn to_array<T, const N: usize>(items: Vec<T>) -> [T; N] {
    match items.try_into() {
        Ok(array) => array,
        Err(_) => unreachable!("the length was checked"),
    }
}

#[cold]
fn too_few(wanted: usize, got: usize, star: bool) -> Raised {
    let least = if star { "at least " } else { "" };
    value_error(format!("not enough values to unpack (expected {least}{wanted}, got {got})"))
}

#[cold]
fn too_many(wanted: usize) -> Raised {
    value_error(format!("too many values to unpack (expected {wanted})"))
}
