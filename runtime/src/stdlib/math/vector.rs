//! `math` on several numbers: hypot, dist, fsum, prod.

use hybridc_macros::py;

use crate::builtins::list::collect;
use crate::c_math;
use crate::error::{R, overflow_error, value_error};
use crate::int::Int;
use crate::number::{AsFloat, Number};
use crate::protocol::{Iter, Iterable};
use crate::target;
use crate::union::U2;

/// `math.hypot()` of nothing.
#[py("math.hypot()", pure)]
pub fn hypot_none() -> f64 {
    0.0
}

/// `math.hypot(x)`.
#[py("math.hypot(x, /)", pure, raises = [OverflowError])]
pub fn hypot_one<A: AsFloat>(x: &A) -> R<f64> {
    Ok(norm(&mut [x.as_float()?]))
}

/// `math.hypot(x, y)`: not the C library's `hypot` but CPython's own norm.
#[py("math.hypot(x, y, /)", pure, raises = [OverflowError])]
pub fn hypot<A: AsFloat, B: AsFloat>(x: &A, y: &B) -> R<f64> {
    Ok(norm(&mut [x.as_float()?, y.as_float()?]))
}

/// `math.hypot(x, y, z)`.
#[py("math.hypot(x, y, z, /)", pure, raises = [OverflowError])]
pub fn hypot_three<A: AsFloat, B: AsFloat, C: AsFloat>(x: &A, y: &B, z: &C) -> R<f64> {
    Ok(norm(&mut [x.as_float()?, y.as_float()?, z.as_float()?]))
}

/// `math.dist(p, q)`: the distance of two points.
#[py("math.dist(p, q, /)", raises = [ValueError, OverflowError])]
pub fn dist<A: Number, B: Number, P: Iterable<Item = A>, Q: Iterable<Item = B>>(p: &P, q: &Q) -> R<f64> {
    let (p, q) = (collect(p)?, collect(q)?);
    if p.len() != q.len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (p, q) in p.iter().zip(&q) {
        differences.push(p.as_float()? - q.as_float()?);
    }
    Ok(norm(&mut differences))
}

/// The Euclidean norm as CPython computes it: scaled to below one, squares and sums with their rounding
/// errors kept apart, a corrected square root. `vector` is spoiled.
fn norm(vector: &mut [f64]) -> f64 {
    let mut largest = 0.0f64;
    let mut has_nan = false;
    for value in vector.iter_mut() {
        *value = value.abs();
        has_nan |= value.is_nan();
        if *value > largest {
            largest = *value;
        }
    }
    if largest.is_infinite() {
        return largest;
    }
    if has_nan {
        return f64::NAN;
    }
    if largest == 0.0 || vector.len() <= 1 {
        return largest;
    }
    finite_norm(vector, largest)
}

fn finite_norm(vector: &mut [f64], largest: f64) -> f64 {
    let (_, exponent) = crate::float::frexp(largest);
    if exponent < -1023 {
        // The scale would overflow.
        if target::minor() < 12 {
            return subnormal_norm(vector, largest);
        }
        for value in vector.iter_mut() {
            *value /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * finite_norm(vector, largest / f64::MIN_POSITIVE);
    }
    let scale = c_math::ldexp(1.0, -(exponent as i32));
    let mut sum = Sum { total: 1.0, squares: 0.0, sums: 0.0 };
    for value in vector.iter() {
        let scaled = value * scale;
        sum.add_product(scaled, scaled);
    }
    let mut root = sum.value().sqrt();
    sum.add_product(-root, root);
    root += sum.value() / (2.0 * root);
    root / scale
}

/// Vectors of subnormals before 3.12: divided by the largest, without correcting the root.
fn subnormal_norm(vector: &[f64], largest: f64) -> f64 {
    let (mut total, mut errors) = (1.0, 0.0);
    for value in vector {
        let quotient = value / largest;
        let square = quotient * quotient;
        let before = total;
        total += square;
        errors += (before - total) + square;
    }
    largest * (total - 1.0 + errors).sqrt()
}

/// A sum of products near one, with the rounding errors of products and sums.
struct Sum {
    total: f64,
    squares: f64,
    sums: f64,
}

impl Sum {
    fn add_product(&mut self, a: f64, b: f64) {
        let product = a * b;
        let product_error = c_math::fma(a, b, -product);
        let total = self.total + product;
        let sum_error = (self.total - total) + product;
        self.total = total;
        self.squares += product_error;
        self.sums += sum_error;
    }

    fn value(&self) -> f64 {
        self.total - 1.0 + (self.squares + self.sums)
    }
}

/// `math.fsum`: correctly rounded, by Shewchuk's partial sums.
#[py("math.fsum(seq, /)", raises = [OverflowError, ValueError])]
pub fn fsum<N: AsFloat, I: Iterable<Item = N>>(seq: &I) -> R<f64> {
    let mut parts = Vec::new();
    let mut iterator = seq.iterate()?;
    while let Some(item) = iterator.next()? {
        fsum_add(&mut parts, item.as_float()?)?;
    }
    fsum_total(&parts)
}

/// Adds an item to `fsum`'s parts: the sum of the infinite items and nans, that of the infinite ones, and the
/// partial sums of the others.
pub fn fsum_add(parts: &mut Vec<f64>, item: f64) -> R<()> {
    const FIRST: usize = 2;
    parts.resize(parts.len().max(FIRST), 0.0);
    let mut x = item;
    let mut kept = FIRST;
    for index in FIRST..parts.len() {
        let mut y = parts[index];
        if x.abs() < y.abs() {
            std::mem::swap(&mut x, &mut y);
        }
        let high = x + y;
        let low = y - (high - x);
        if low != 0.0 {
            parts[kept] = low;
            kept += 1;
        }
        x = high;
    }
    parts.truncate(kept);
    if x == 0.0 {
        return Ok(());
    }
    if x.is_finite() {
        parts.push(x);
        return Ok(());
    }
    if item.is_finite() {
        return Err(overflow_error("intermediate overflow in fsum"));
    }
    if item.is_infinite() {
        parts[1] += item;
    }
    parts[0] += item;
    parts.truncate(FIRST);
    Ok(())
}

/// What the parts sum up to.
pub fn fsum_total(parts: &[f64]) -> R<f64> {
    let [specials, infinities, partials @ ..] = parts else { return Ok(0.0) };
    if *specials != 0.0 {
        return if infinities.is_nan() { Err(value_error("-inf + inf in fsum")) } else { Ok(*specials) };
    }
    Ok(rounded_total(partials))
}

/// The partials do not overlap and grow: their sum, rounded once.
fn rounded_total(partials: &[f64]) -> f64 {
    let Some((last, mut rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low) = (*last, 0.0);
    while let Some((next, before)) = rest.split_last() {
        rest = before;
        let x = high;
        high = x + next;
        low = next - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // What is below the half decides a tie.
    if let Some(below) = rest.last()
        && ((low < 0.0 && *below < 0.0) || (low > 0.0 && *below > 0.0))
    {
        let twice = low * 2.0;
        let x = high + twice;
        if twice == x - high {
            high = x;
        }
    }
    high
}

/// `math.prod(ints, start=1)`.
#[py("math.prod(iterable, /, *, start=1)", raises = [OverflowError])]
pub fn prod<I: Iterable<Item = Int>>(iterable: &I, start: Option<&Int>) -> R<Int> {
    let mut iterator = iterable.iterate()?;
    let mut product = start.map_or(Int::ONE, Int::clone);
    while let Some(item) = iterator.next()? {
        product = product.mul(&item);
    }
    Ok(product)
}

/// `math.prod(floats, start=1)`: the int itself when there are none.
#[py("math.prod(iterable, /, *, start=1)", raises = [OverflowError])]
pub fn prod_float<I: Iterable<Item = f64>>(iterable: &I, start: Option<&Int>) -> R<U2<Int, f64>> {
    let mut iterator = iterable.iterate()?;
    let start = start.map_or(Int::ONE, Int::clone);
    let Some(first) = iterator.next()? else { return Ok(U2::A(start)) };
    let mut product = start.as_f64()? * first;
    while let Some(item) = iterator.next()? {
        product *= item;
    }
    Ok(U2::B(product))
}

/// `math.prod(numbers, start=float)`.
#[py("math.prod(iterable, /, *, start)", raises = [OverflowError])]
pub fn prod_from_float<N: Number, I: Iterable<Item = N>>(iterable: &I, start: f64) -> R<f64> {
    let mut iterator = iterable.iterate()?;
    let mut product = start;
    while let Some(item) = iterator.next()? {
        product *= item.as_float()?;
    }
    Ok(product)
}
