//! `list.sort` and `sorted`.
//!
//! Values with a total order that cannot fail (ints, strings, floats without nan, tuples of them …) go
//! through Rust's stable sort: any stable sort gives the same list. Everything else goes through
//! `sort/tim.rs`, which compares exactly the pairs CPython compares, in its order, because an exception, a
//! nan or a comparison that runs code of the program makes them visible.

use crate::error::{R, value_error};
use crate::list::List;
use crate::protocol::Value;

mod tim;

/// Sorts a vector; when a comparison raises it is left as CPython leaves the list.
pub fn sort_vec<T: Value>(items: &mut [T], reverse: bool) -> R<()> {
    if items.len() < 2 {
        return Ok(());
    }
    if items.iter().all(Value::has_total_order) {
        if reverse {
            // Stable from the other end: equal elements keep their order.
            items.sort_by(|a, b| b.total_cmp(a));
        } else {
            items.sort_by(Value::total_cmp);
        }
        return Ok(());
    }
    if reverse {
        items.reverse();
    }
    let (order, result) = tim::order(items.len(), &mut |a, b| items[a].lt(&items[b]));
    arrange(items, order);
    if reverse {
        items.reverse();
    }
    result
}

/// Sorts a list by keys, one for each of its elements, that nobody else has.
pub fn sort_by_keys<T: Value, K: Value>(list: &List<T>, keys: &List<K>, reverse: bool) -> R<()> {
    let mut keys = keys.take();
    let mut items = list.take();
    let (order, result) = order_of(&mut keys, reverse);
    arrange(&mut items, order);
    let meanwhile = list.replace(items);
    crate::list::release(meanwhile);
    result
}

/// The order that keys give. It is compiled once for a type of keys, whatever is sorted by them.
#[inline(never)]
fn order_of<K: Value>(keys: &mut [K], reverse: bool) -> (Vec<usize>, R<()>) {
    if reverse {
        // Equal elements keep their order.
        keys.reverse();
    }
    let (mut order, result) = if keys.iter().all(Value::has_total_order) {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
        (order, Ok(()))
    } else {
        tim::order(keys.len(), &mut |a, b| keys[a].lt(&keys[b]))
    };
    if reverse {
        order.reverse();
        order.iter_mut().for_each(|place| *place = keys.len() - 1 - *place);
    }
    (order, result)
}

/// Puts at each place what stood at the place that the order names there, along its cycles.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut place = start;
        loop {
            let from = std::mem::replace(&mut order[place], place);
            if from == start {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

/// `list.sort`: the list is empty while its elements are compared.
pub fn sort_list<T: Value>(list: &List<T>, reverse: bool) -> R<()> {
    let mut items = list.take();
    let result = sort_vec(&mut items, reverse);
    let meanwhile = list.replace(items);
    let is_modified = !meanwhile.is_empty();
    crate::list::release(meanwhile);
    if is_modified && result.is_ok() {
        return Err(value_error("list modified during sort"));
    }
    result
}
