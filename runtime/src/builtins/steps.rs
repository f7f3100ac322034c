//! Functions that look at each item before they take the next, item by item: for generator expressions that
//! run in place, so that nothing of them runs after an item is refused.
//!
//! What such a function knows so far stands in a container, which the compiler makes empty, hands to the step
//! with each item, and to the total at the end.

use hybridc_macros::py;

use super::dyn_::add;
use crate::dynamic::{Dyn, ToDyn};
use crate::error::R;
use crate::float::sum::{FloatSum, MixedSum};
use crate::int::Int;
use crate::list::List;
use crate::number::AsFloat;
use crate::protocol::{Order, Value};
use crate::set::{FrozenSet, Set};
use crate::sort;
use crate::stdlib::math::vector::{fsum_add, fsum_total as fsum_of};
use crate::tuple::Tup;
use crate::union::U2;

/// `max(items)`: another one. The list holds the best so far.
#[py("hybridc.max_step(best, item, /)", writes(best), calls_user, raises = [TypeError])]
pub fn max_step<T: Value>(best: &List<T>, item: T) -> R<()> {
    step(best, item, Order::Gt)
}

/// `min(items)`: another one.
#[py("hybridc.min_step(best, item, /)", writes(best), calls_user, raises = [TypeError])]
pub fn min_step<T: Value>(best: &List<T>, item: T) -> R<()> {
    step(best, item, Order::Lt)
}

/// `max(items, key=f)`: another one. The lists hold the best so far and its key.
#[py(
    "hybridc.max_by_key_step(best, best_key, item, key, /)",
    writes(best), writes(best_key), calls_user, raises = [TypeError]
)]
pub fn max_by_key_step<T: Value, K: Value>(best: &List<T>, best_key: &List<K>, item: T, key: K) -> R<()> {
    step_by_key((best, best_key), item, key, Order::Gt)
}

/// `min(items, key=f)`: another one.
#[py(
    "hybridc.min_by_key_step(best, best_key, item, key, /)",
    writes(best), writes(best_key), calls_user, raises = [TypeError]
)]
pub fn min_by_key_step<T: Value, K: Value>(best: &List<T>, best_key: &List<K>, item: T, key: K) -> R<()> {
    step_by_key((best, best_key), item, key, Order::Lt)
}

fn step_by_key<T: Value, K: Value>(
    (best, best_key): (&List<T>, &List<K>),
    item: T,
    key: K,
    order: Order,
) -> R<()> {
    let is_better = match first(best_key) {
        Some(best) => key.order(&best, order)?,
        None => true,
    };
    if is_better {
        // What was kept is let go when the lists hold the new ones.
        let old = best.with_mut(|best| std::mem::replace(best, vec![item]));
        let old_key = best_key.with_mut(|best| std::mem::replace(best, vec![key]));
        drop((old_key, old));
    }
    Ok(())
}

/// `sorted(items, key=f)`, `items.sort(key=f)`: a list and the keys of its elements, which nobody else has.
#[py(
    "hybridc.sort_by_keys(list, keys, reverse, /)",
    writes(list), writes(keys), calls_user, raises = [TypeError]
)]
pub fn sort_by_keys<T: Value, K: Value>(list: &List<T>, keys: &List<K>, reverse: bool) -> R<()> {
    sort::sort_by_keys(list, keys, reverse)
}

fn first<T: Value>(best: &List<T>) -> Option<T> {
    best.with_mut(|best| best.first().cloned())
}

fn step<T: Value>(best: &List<T>, item: T, order: Order) -> R<()> {
    let is_better = match first(best) {
        Some(best) => item.order(&best, order)?,
        None => true,
    };
    if is_better {
        // What was kept is let go when the list holds the new one.
        let old = best.with_mut(|best| match best.first_mut() {
            Some(best) => Some(std::mem::replace(best, item)),
            None => {
                best.push(item);
                None
            }
        });
        drop(old);
    }
    Ok(())
}

/// `max(items)` at the end.
#[py("hybridc.max_total(best, /)", raises = [ValueError])]
pub fn max_total<T: Value>(best: &List<T>) -> R<T> {
    first(best).ok_or_else(|| super::functions::nothing_to_choose("max"))
}

/// `min(items)` at the end.
#[py("hybridc.min_total(best, /)", raises = [ValueError])]
pub fn min_total<T: Value>(best: &List<T>) -> R<T> {
    first(best).ok_or_else(|| super::functions::nothing_to_choose("min"))
}

/// `sum(items)` of floats: another one. The list holds the sum so far, as total and compensation.
#[py("hybridc.float_sum_step(parts, item, /)", writes(parts))]
#[inline]
pub fn float_sum_step(parts: &List<f64>, item: f64) {
    parts.with_mut(|parts| match parts[..] {
        [ref mut total, ref mut compensation] => {
            let mut sum = FloatSum::of_parts(*total, *compensation);
            sum.add(item);
            (*total, *compensation) = sum.parts();
        }
        // `0 + first` is an ordinary addition (it turns -0.0 into 0.0).
        _ => *parts = vec![0.0 + item, 0.0],
    });
}

/// `sum(items)` of floats at the end: the int 0 when there were none.
#[py("hybridc.float_sum_total(parts, /)")]
pub fn float_sum_total(parts: &List<f64>) -> U2<Int, f64> {
    parts.with(|parts| match *parts {
        [total, compensation] => U2::B(FloatSum::of_parts(total, compensation).finish()),
        _ => U2::A(Int::ZERO),
    })
}

/// `sum(items)` of ints and floats mixed: another one. See [`MixedSum::parts`].
#[py("hybridc.sum_step(parts, item, /)", writes(parts), raises = [OverflowError])]
pub fn sum_step(parts: &List<U2<Int, f64>>, item: &U2<Int, f64>) -> R<()> {
    let mut sum = MixedSum::of_parts(&parts.to_vec());
    sum.add(item)?;
    parts.with_mut(|parts| *parts = sum.parts());
    Ok(())
}

/// `sum(items)` at the end.
#[py("hybridc.sum_total(parts, /)")]
pub fn sum_total(parts: &List<U2<Int, f64>>) -> U2<Int, f64> {
    MixedSum::of_parts(&parts.to_vec()).finish()
}

/// `sum(items)` of values of the isolate: another one. As long as they are ints and floats, the list holds
/// the parts of a [`MixedSum`]; then four times the sum so far, to which the others are simply added.
#[py("hybridc.dyn_sum_step(parts, item, /)", writes(parts), raises = [BaseException], calls_user)]
pub fn dyn_sum_step(parts: &List<Dyn>, item: &Dyn) -> R<()> {
    let before = parts.to_vec();
    let sum = match (mixed(&before), number(item)) {
        (Some(mut sum), Some(item)) => {
            sum.add(&item)?;
            match sum {
                MixedSum::Plain(total) => plain(&as_dyn(&total)),
                sum => sum.parts().iter().map(as_dyn).collect(),
            }
        }
        (Some(sum), None) => {
            let is_int = matches!(sum, MixedSum::Ints(_));
            let total = add(&as_dyn(&sum.finish()), item)?;
            // An object may have made a float of the ints so far: from then on floats are summed up.
            match number(&total) {
                Some(U2::B(total)) if is_int => {
                    MixedSum::Floats(FloatSum::new(total)).parts().iter().map(as_dyn).collect()
                }
                _ => plain(&total),
            }
        }
        (None, _) => plain(&add(&before[0], item)?),
    };
    // What was kept is let go when the list holds the new.
    drop(parts.replace(sum));
    drop(before);
    Ok(())
}

/// `sum(items)` at the end.
#[py("hybridc.dyn_sum_total(parts, /)")]
pub fn dyn_sum_total(parts: &List<Dyn>) -> Dyn {
    let parts = parts.to_vec();
    match mixed(&parts) {
        Some(sum) => as_dyn(&sum.finish()),
        None => parts[0].clone(),
    }
}

fn plain(total: &Dyn) -> Vec<Dyn> {
    vec![total.clone(); 4]
}

fn mixed(parts: &[Dyn]) -> Option<MixedSum> {
    let parts: Option<Vec<U2<Int, f64>>> = parts.iter().map(number).collect();
    parts.filter(|parts| parts.len() < 4).map(|parts| MixedSum::of_parts(&parts))
}

/// An exact int or float that is held inline, or a bool.
fn number(item: &Dyn) -> Option<U2<Int, f64>> {
    match (item.as_int(), item.as_bool(), item.as_float()) {
        (Some(item), _, _) => Some(U2::A(Int::from(item))),
        (_, Some(item), _) => Some(U2::A(Int::from(i64::from(item)))),
        (_, _, Some(item)) => Some(U2::B(item)),
        (None, None, None) => None,
    }
}

fn as_dyn(number: &U2<Int, f64>) -> Dyn {
    match number {
        U2::A(number) => number.to_dyn(),
        U2::B(number) => number.to_dyn(),
    }
}

/// `math.fsum(items)`: another one.
#[py("hybridc.fsum_step(parts, item, /)", writes(parts), raises = [OverflowError])]
pub fn fsum_step<N: AsFloat>(parts: &List<f64>, item: &N) -> R<()> {
    let item = item.as_float()?;
    parts.with_mut(|parts| fsum_add(parts, item))
}

/// `math.fsum(items)` at the end.
#[py("hybridc.fsum_total(parts, /)", raises = [ValueError])]
pub fn fsum_total(parts: &List<f64>) -> R<f64> {
    fsum_of(&parts.to_vec())
}

/// `dict(pairs)`: another one.
#[py("hybridc.pair_step(dict, pair, /)", writes(dict), calls_user, raises = [TypeError])]
pub fn pair_step<K: Value, V: Value>(dict: &crate::dict::Dict<K, V>, pair: (K, V)) -> R<()> {
    dict.set(pair.0, pair.1)
}

/// The items of a list that nobody else has, as a tuple.
#[py("hybridc.into_tuple(items, /)")]
pub fn into_tuple<T: Value>(items: &List<T>) -> Tup<T> {
    Tup::from_vec(items.take())
}

/// A list that nobody else has, sorted.
#[py("hybridc.sorted_whole(items, /)", calls_user, raises = [TypeError])]
pub fn sorted_whole<T: Value>(items: &List<T>) -> R<List<T>> {
    let mut sorted = items.take();
    sort::sort_vec(&mut sorted, false)?;
    Ok(List::from_vec(sorted))
}

/// A set that nobody else has, as a frozenset.
#[py("hybridc.frozen(set, /)")]
pub fn frozen<T: Value>(set: &Set<T>) -> FrozenSet<T> {
    FrozenSet(set.0.clone())
}
