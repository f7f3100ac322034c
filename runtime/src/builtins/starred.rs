//! Builtins that are given `*items`: `max(*xs)`, `zip(*rows)`. All arguments have been taken, into one list.

use hybridc_macros::py;

use crate::dynamic::Dyn;
use crate::error::{R, type_error};
use crate::iterators::ColumnsIter;
use crate::list::List;
use crate::protocol::{Iterable, Order, Value};
use crate::tuple::Tup;

/// `max(*items)`, of items that cannot be iterated.
#[py("hybridc.max_of_all(items, /)", calls_user, raises = [TypeError])]
pub fn max_of_all<T: Value>(items: &List<T>) -> R<T> {
    best_of_all(items, "max", Order::Gt)
}

/// `min(*items)`, of items that cannot be iterated.
#[py("hybridc.min_of_all(items, /)", calls_user, raises = [TypeError])]
pub fn min_of_all<T: Value>(items: &List<T>) -> R<T> {
    best_of_all(items, "min", Order::Lt)
}

fn best_of_all<T: Value>(items: &List<T>, name: &str, order: Order) -> R<T> {
    let mut best = match (items.at(0), items.len()) {
        (Some(first), 2..) => first,
        // It would be what the items are taken from.
        (Some(only), _) => {
            return Err(type_error(format!("'{}' object is not iterable", only.type_name())));
        }
        (None, _) => return Err(type_error(format!("{name} expected at least 1 argument, got 0"))),
    };
    let mut index = 1;
    while let Some(item) = items.at(index) {
        if item.order(&best, order)? {
            best = item;
        }
        index += 1;
    }
    Ok(best)
}

/// `zip(*rows)`
#[py("hybridc.columns(rows, /)", calls_user, raises = [TypeError])]
pub fn columns<Row: Iterable + Value>(rows: &List<Row>) -> R<ColumnsIter<Row::Iterator>> {
    let mut iterators = Vec::with_capacity(rows.len());
    let mut index = 0;
    while let Some(row) = rows.at(index) {
        iterators.push(row.iterate()?);
        index += 1;
    }
    Ok(ColumnsIter::new(iterators))
}

/// A value of the isolate behind a star in a display, which a list is extended by next.
#[py("hybridc.starred(value, /)", raises = [TypeError])]
pub fn starred(value: &Dyn) -> R<Dyn> {
    value.starred()
}

/// `(*items, …)`: the items, which have been taken into a list.
#[py("hybridc.as_tuple(items, /)")]
pub fn as_tuple<T: Value>(items: &List<T>) -> Tup<T> {
    Tup::from_vec(items.to_vec())
}
