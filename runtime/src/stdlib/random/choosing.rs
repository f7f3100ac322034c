//! `random.choice`, `shuffle`, `sample` and `choices`, over lists, tuples, strings and ranges.

use std::collections::HashSet;

use hybridc_macros::py;

use super::twister::with;
use crate::c_math;
use crate::error::{R, index_error, value_error};
use crate::int::Int;
use crate::library::failed;
use crate::list::List;
use crate::number::{Number, Real};
use crate::protocol::Value;
use crate::range::Range;
use crate::text::Str;
use crate::tuple::Tup;

/// What is indexed by a position below its length.
trait Sequence {
    type Item;
    fn length(&self) -> usize;
    fn item(&self, index: usize) -> Self::Item;
}

impl<T: Value> Sequence for List<T> {
    type Item = T;
    #[inline]
    fn length(&self) -> usize {
        self.len()
    }
    #[inline]
    fn item(&self, index: usize) -> T {
        self.at(index).expect("the position is below the length")
    }
}

impl<T: Value> Sequence for Tup<T> {
    type Item = T;
    fn length(&self) -> usize {
        self.len()
    }
    fn item(&self, index: usize) -> T {
        self.items()[index].clone()
    }
}

impl Sequence for Str {
    type Item = Str;
    fn length(&self) -> usize {
        self.len()
    }
    fn item(&self, index: usize) -> Str {
        self.slice(index, index + 1)
    }
}

/// (A range of more items than a machine word counts raises OverflowError in CPython, at `len`.)
impl Sequence for Range {
    type Item = Int;
    fn length(&self) -> usize {
        self.length().saturating_i64() as usize
    }
    fn item(&self, index: usize) -> Int {
        self.at(&Int::from(index as i64))
    }
}

#[inline]
fn chosen<S: Sequence>(seq: &S) -> R<S::Item> {
    let length = seq.length();
    if length == 0 {
        let error = index_error("Cannot choose from an empty sequence");
        return Err(failed(error, "random.choice([])"));
    }
    Ok(seq.item(with(|twister| twister.below(length as u64)) as usize))
}

/// `random.choice(seq)` of a list.
#[py("random.choice(seq)", io, raises = [IndexError])]
pub fn choice_list<T: Value>(seq: &List<T>) -> R<T> {
    chosen(seq)
}

/// `random.choice(seq)` of a tuple.
#[py("random.choice(seq)", io, raises = [IndexError])]
pub fn choice_tuple<T: Value>(seq: &Tup<T>) -> R<T> {
    chosen(seq)
}

/// `random.choice(seq)` of a string: one of its characters.
#[py("random.choice(seq)", io, raises = [IndexError])]
pub fn choice_str(seq: &Str) -> R<Str> {
    chosen(seq)
}

/// `random.choice(seq)` of a range.
#[py("random.choice(seq)", io, raises = [IndexError])]
pub fn choice_range(seq: &Range) -> R<Int> {
    chosen(seq)
}

/// `random.shuffle(x)`
#[py("random.shuffle(x)", io, writes(x))]
pub fn shuffle<T: Value>(x: &List<T>) {
    with(|twister| {
        x.with_mut(|items| {
            for i in (1..items.len()).rev() {
                items.swap(i, twister.below(i as u64 + 1) as usize);
            }
        });
    });
}

/// `Random.sample`: without replacement, by a copy that shrinks or by a set of what has been taken.
fn sampled<S: Sequence<Item: Value>>(population: &S, k: &Int) -> R<List<S::Item>> {
    let n = population.length();
    let Some(count) = k.to_i64().and_then(|k| usize::try_from(k).ok()).filter(|k| *k <= n) else {
        let error = value_error("Sample larger than population or is negative");
        return Err(failed(error, "random.sample([1], 2)"));
    };
    // As large as a small set is, or as a set of `k` items.
    let mut set_size = 21.0;
    if count > 5 {
        set_size += 4f64.powi((c_math::log(count as f64 * 3.0) / c_math::log(4.0)).ceil() as i32);
    }
    let mut result = Vec::with_capacity(count);
    if n as f64 <= set_size {
        let mut pool: Vec<usize> = (0..n).collect();
        for i in 0..count {
            let j = with(|twister| twister.below((n - i) as u64)) as usize;
            result.push(population.item(pool[j]));
            pool[j] = pool[n - i - 1];
        }
    } else {
        let mut selected = HashSet::new();
        for _ in 0..count {
            let mut j = with(|twister| twister.below(n as u64));
            while !selected.insert(j) {
                j = with(|twister| twister.below(n as u64));
            }
            result.push(population.item(j as usize));
        }
    }
    Ok(List::from_vec(result))
}

/// `random.sample(population, k)` of a list.
#[py("random.sample(population, k)", io, raises = [ValueError])]
pub fn sample_list<T: Value>(population: &List<T>, k: &Int) -> R<List<T>> {
    sampled(population, k)
}

/// `random.sample(population, k)` of a tuple.
#[py("random.sample(population, k)", io, raises = [ValueError])]
pub fn sample_tuple<T: Value>(population: &Tup<T>, k: &Int) -> R<List<T>> {
    sampled(population, k)
}

/// `random.sample(population, k)` of a string: characters.
#[py("random.sample(population, k)", io, raises = [ValueError])]
pub fn sample_str(population: &Str, k: &Int) -> R<List<Str>> {
    sampled(population, k)
}

/// `random.sample(population, k)` of a range.
#[py("random.sample(population, k)", io, raises = [ValueError])]
pub fn sample_range(population: &Range, k: &Int) -> R<List<Int>> {
    sampled(population, k)
}

/// `itertools.repeat(None, k)`: so often.
fn repetitions(k: Option<&Int>) -> usize {
    k.map_or(1, |k| k.saturating_i64().max(0) as usize)
}

/// `random.choices(population, k=k)` of a list: with replacement.
#[py("random.choices(population, *, k=1)", io, raises = [IndexError])]
pub fn choices<T: Value>(population: &List<T>, k: Option<&Int>) -> R<List<T>> {
    let (n, count) = (population.len(), repetitions(k));
    if n == 0 && count > 0 {
        return Err(failed(index_error("list index out of range"), "random.choices([])"));
    }
    let mut result = Vec::new();
    for _ in 0..count {
        let index = with(|twister| twister.float()) * n as f64;
        result.push(population.item(index.floor() as usize));
    }
    Ok(List::from_vec(result))
}

/// `random.choices(population, weights, k=k)` of a list.
#[py("random.choices(population, weights, *, k=1)", io, raises = [IndexError, ValueError, OverflowError])]
pub fn choices_weighted<T: Value, N: Number>(
    population: &List<T>,
    weights: &List<N>,
    k: Option<&Int>,
) -> R<List<T>> {
    let (n, count) = (population.len(), repetitions(k));
    let cumulated = accumulated(&weights.to_vec());
    if cumulated.len() != n {
        let error = value_error("The number of weights does not match the population");
        return Err(failed(error, "random.choices([1], [1, 1])"));
    }
    let Some(last) = cumulated.last() else {
        return Err(failed(index_error("list index out of range"), "random.choices([], [])"));
    };
    let total = match last {
        Real::Int(last) => {
            last.as_f64().map_err(|raised| failed(raised, "random.choices([1], [10 ** 400])"))?
        }
        Real::Float(last) => *last + 0.0,
    };
    if total <= 0.0 {
        let error = value_error("Total of weights must be greater than zero");
        return Err(failed(error, "random.choices([1], [0])"));
    }
    if !total.is_finite() {
        let error = value_error("Total of weights must be finite");
        return Err(failed(error, "random.choices([1], [float('inf')])"));
    }
    let mut result = Vec::new();
    for _ in 0..count {
        let at = with(|twister| twister.float()) * total;
        result.push(population.item(bisected(&cumulated, at, n - 1)));
    }
    Ok(List::from_vec(result))
}

/// `list(itertools.accumulate(weights))`
fn accumulated<N: Number>(weights: &[N]) -> Vec<Real> {
    let mut sums: Vec<Real> = vec![];
    for weight in weights {
        let sum = match (sums.last(), weight.as_real()) {
            (None, first) => first,
            (Some(Real::Int(sum)), Real::Int(more)) => Real::Int(sum.add(&more)),
            (Some(Real::Float(sum)), Real::Float(more)) => Real::Float(sum + more),
            (Some(Real::Int(_)), Real::Float(_)) | (Some(Real::Float(_)), Real::Int(_)) => {
                unreachable!("the numbers of a list have one type")
            }
        };
        sums.push(sum);
    }
    sums
}

/// `bisect.bisect_right(sums, x, 0, hi)`
fn bisected(sums: &[Real], x: f64, mut hi: usize) -> usize {
    let mut lo = 0;
    while lo < hi {
        let middle = usize::midpoint(lo, hi);
        let is_below = match &sums[middle] {
            Real::Int(sum) => sum.compare_float(x).is_some_and(std::cmp::Ordering::is_gt),
            Real::Float(sum) => x < *sum,
        };
        if is_below {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    lo
}
