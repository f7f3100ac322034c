//! Builtins that are given `*items`: `max(*xs)`, `zip(*rows)`. All arguments have been taken, into one list.

use hybridc_macros::py;

use crate::dynamic::Dyn;
use crate::error::{R, Raised, type_error};
use crate::int::Int;
use crate::iterators::ColumnsIter;
use crate::list::List;
use crate::protocol::{Iterable, Order, Value};
use crate::singletons::NoneType;
use crate::text::Str;
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

/// The items behind a star from an index on: what `*rest` of a function gets.
#[py("hybridc.items_from(items, first, /)")]
pub fn items_from<T: Value>(items: &List<T>, first: &Int) -> Tup<T> {
    let first = first.to_i64().map_or(0, |first| first as usize);
    Tup::from_vec(items.to_vec().into_iter().skip(first).collect())
}

/// One of the items behind a star, of which there are enough.
#[py("hybridc.argument(items, index, /)")]
pub fn argument<T: Value>(items: &List<T>, index: &Int) -> T {
    let index = index.to_i64().and_then(|index| items.at(index as usize));
    index.expect("the items have been counted before")
}

/// `f(*items)`: has it as many arguments as it takes? `names`: of its positional parameters, of which the
/// last ones have defaults; `given` are there besides the items (`too_many_positional` and
/// `missing_arguments`, `Python/ceval.c`).
#[py("hybridc.wrong_count(items, function, names, given, defaults, any, /)", raises = [TypeError])]
pub fn wrong_count<T: Value>(
    items: &List<T>,
    function: &Str,
    names: &Str,
    given: &Int,
    defaults: &Int,
    any: bool,
) -> R<NoneType> {
    let count = |number: &Int| number.to_i64().map_or(0, |number| number as usize);
    let names = names.to_utf8_lossy();
    let names: Vec<&str> = names.split_whitespace().collect();
    let given = count(given) + items.len();
    let least = names.len() - count(defaults);
    if given < least {
        return Err(missing(&function.to_utf8_lossy(), &names[given..least]));
    }
    if given > names.len() && !any {
        return Err(too_many(&function.to_utf8_lossy(), (least, names.len()), given));
    }
    Ok(NoneType)
}

#[cold]
fn missing(function: &str, names: &[&str]) -> Raised {
    let plural = if names.len() == 1 { "" } else { "s" };
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let listed = match &quoted[..] {
        [only] => only.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let count = names.len();
    type_error(format!("{function}() missing {count} required positional argument{plural}: {listed}"))
}

#[cold]
fn too_many(function: &str, (least, most): (usize, usize), given: usize) -> Raised {
    let takes = if least == most { most.to_string() } else { format!("from {least} to {most}") };
    let plural = if least == most && most == 1 { "" } else { "s" };
    let were = if given == 1 { "was" } else { "were" };
    type_error(format!("{function}() takes {takes} positional argument{plural} but {given} {were} given"))
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
