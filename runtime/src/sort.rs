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
pub fn sort_vec<T: Value>(items: &mut Vec<T>, reverse: bool) -> R<()> {
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
    let mut places: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items
        .extend(order.into_iter().map(|index| places[index].take().expect("an order names each place once")));
    if reverse {
        items.reverse();
    }
    result
}

/// Sorts a list by keys, one for each of its elements, that nobody else has.
pub fn sort_by_keys<T: Value, K: Value>(list: &List<T>, keys: &List<K>, reverse: bool) -> R<()> {
    let mut keys = keys.take();
    let mut items = list.take();
    if reverse {
        // Equal elements keep their order.
        keys.reverse();
        items.reverse();
    }
    let (order, result) = if keys.iter().all(Value::has_total_order) {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
        (order, Ok(()))
    } else {
        tim::order(keys.len(), &mut |a, b| keys[a].lt(&keys[b]))
    };
    let mut places: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let mut sorted: Vec<T> = order
        .into_iter()
        .map(|index| places[index].take().expect("an order names each place once"))
        .collect();
    if reverse {
        sorted.reverse();
    }
    let meanwhile = list.replace(sorted);
    crate::list::release(meanwhile);
    result
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
