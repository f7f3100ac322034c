//! `range`: three ints of any size.
//!
//! Loops over ranges are compiled to counting loops; this is the object for everything else.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::bytes::LONGEST;
use crate::counted::Counted;
use crate::error::{R, memory_error, overflow_error, value_error};
use crate::int::Int;
use crate::iterators::Reversible;
use crate::memory;
use crate::protocol::{AnyValue, Iter, Iterable, Value, View};
use crate::slice::Slice;
use crate::text::StrBuf;
use crate::tuple::TupleHasher;

/// A Python range.
#[derive(Clone)]
pub struct Range(Counted<Parts>);

struct Parts {
    start: Int,
    stop: Int,
    step: Int,
    length: Int,
}

/// `int + small`.
#[inline]
pub fn int_add(int: &Int, more: i64) -> Int {
    match int.to_i64().and_then(|int| int.checked_add(more)) {
        Some(sum) => Int::from(sum),
        None => Int::from(int.to_bigint() + more),
    }
}

impl Range {
    /// `range(start, stop, step)`.
    pub fn new(start: Int, stop: Int, step: Int) -> R<Range> {
        if step.is_zero() {
            return Err(value_error("range() arg 3 must not be zero"));
        }
        Ok(Range::make(start, stop, step))
    }

    /// `range(start, stop)`.
    pub fn up_to(start: Int, stop: Int) -> Range {
        Range::make(start, stop, Int::ONE)
    }

    fn make(start: Int, stop: Int, step: Int) -> Range {
        let length = length_of(&start, &stop, &step);
        Range(Counted::new(Parts { start, stop, step, length }))
    }

    pub fn start(&self) -> &Int {
        &self.0.start
    }
    pub fn stop(&self) -> &Int {
        &self.0.stop
    }
    pub fn step(&self) -> &Int {
        &self.0.step
    }
    /// The number of elements, which may be too large for `len()`.
    pub fn length(&self) -> &Int {
        &self.0.length
    }

    /// Two ranges are equal when they give the same numbers.
    pub fn equals(&self, other: &Range) -> bool {
        if self.length() != other.length() {
            return false;
        }
        if self.length().is_zero() {
            return true;
        }
        self.start() == other.start() && (self.length() == &Int::ONE || self.step() == other.step())
    }

    /// `start + index * step`, for an index that lies inside.
    pub fn at(&self, index: &Int) -> Int {
        match (self.start().to_i64(), self.step().to_i64(), index.to_i64()) {
            (Some(start), Some(step), Some(index)) => {
                Int::from(i128::from(start) + i128::from(step) * i128::from(index))
            }
            _ => Int::from(self.start().to_bigint() + index.to_bigint() * self.step().to_bigint()),
        }
    }

    /// `range[index]`: the element, or `None` outside.
    pub fn get(&self, index: &Int) -> Option<Int> {
        let index = if index.is_negative() {
            Int::from(index.to_bigint() + self.length().to_bigint())
        } else {
            index.clone()
        };
        if index.is_negative() || &index >= self.length() { None } else { Some(self.at(&index)) }
    }

    /// The position of an int, when it is one of the elements.
    pub fn position(&self, value: &Int) -> Option<Int> {
        let (start, step) = (self.start().to_bigint(), self.step().to_bigint());
        let offset = value.to_bigint() - start;
        if !(&offset % &step).is_zero() {
            return None;
        }
        let index = Int::from(offset / step);
        if index.is_negative() || &index >= self.length() { None } else { Some(index) }
    }

    /// `value in range`, without big arithmetic where it is not needed.
    pub fn contains(&self, value: &Int) -> bool {
        match (self.start().to_i64(), self.stop().to_i64(), self.step().to_i64(), value.to_i64()) {
            (Some(start), Some(stop), Some(step), Some(value)) => {
                let inside =
                    if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
                inside && (i128::from(value) - i128::from(start)) % i128::from(step) == 0
            }
            _ => self.position(value).is_some(),
        }
    }

    /// `range[slice]`: again a range.
    pub fn slice(&self, slice: &Slice) -> R<Range> {
        if let (Some(start), Some(step), Some(length)) =
            (self.start().as_small(), self.step().as_small(), self.length().as_small())
            && let Some((from, to)) = slice.plain(length as usize)
        {
            let place = |index: usize| Int::from(i128::from(start) + i128::from(step) * index as i128);
            return Ok(Range::make(place(from), place(to), self.step().clone()));
        }
        let length = self.length().to_bigint();
        let step = slice.step.as_ref().map_or(BigInt::ONE, Int::to_bigint);
        if step.is_zero() {
            return Err(value_error("slice step cannot be zero"));
        }
        let (first, last) =
            if step.is_negative() { (BigInt::from(-1), &length - 1) } else { (BigInt::ZERO, length.clone()) };
        let bound = |bound: &Option<Int>, default: &BigInt| match bound {
            None => default.clone(),
            Some(bound) => {
                let bound = bound.to_bigint();
                let bound = if bound.is_negative() { bound + &length } else { bound };
                bound.max(first.clone()).min(last.clone())
            }
        };
        let (from, to) = if step.is_negative() { (&last, &first) } else { (&first, &last) };
        let (from, to) = (bound(&slice.start, from), bound(&slice.stop, to));
        let place = |index: BigInt| Int::from(self.start().to_bigint() + index * self.step().to_bigint());
        Range::new(place(from), place(to), Int::from(self.step().to_bigint() * step))
    }
}

fn length_of(start: &Int, stop: &Int, step: &Int) -> Int {
    if let (Some(start), Some(stop), Some(step)) = (start.to_i64(), stop.to_i64(), step.to_i64()) {
        let (start, stop, step) = (i128::from(start), i128::from(stop), i128::from(step));
        let span = if step > 0 { stop - start } else { start - stop };
        return if span <= 0 { Int::ZERO } else { Int::from((span - 1) / step.abs() + 1) };
    }
    let (start, stop, step) = (start.to_bigint(), stop.to_bigint(), step.to_bigint());
    let span = if step.is_positive() { stop - start } else { start - stop };
    if span.is_positive() { Int::from((span - 1) / step.abs() + 1) } else { Int::ZERO }
}

impl AnyValue for Range {
    fn type_name(&self) -> &'static str {
        "range"
    }
    /// The step is shown when it is not 1.
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("range(");
        self.start().repr(out)?;
        out.push_str(", ");
        self.stop().repr(out)?;
        if self.step() != &Int::ONE {
            out.push_str(", ");
            self.step().repr(out)?;
        }
        out.push_str(")");
        Ok(())
    }
    fn truth(&self) -> R<bool> {
        Ok(!self.length().is_zero())
    }
    /// The hash of `(length, start or None, step or None)`, where what does not matter is None.
    fn hash(&self) -> R<i64> {
        let none = crate::singletons::NoneType.hash()?;
        let mut hasher = TupleHasher::default();
        hasher.push(self.length().hash()?);
        hasher.push(if self.length().is_zero() { none } else { self.start().hash()? });
        hasher.push(if self.length() <= &Int::ONE { none } else { self.step().hash()? });
        Ok(hasher.finish())
    }
    fn view(&self) -> View<'_> {
        View::Range(self)
    }
    fn address(&self) -> usize {
        self.0.address()
    }
}

impl Value for Range {
    fn eq(&self, other: &Range) -> R<bool> {
        Ok(self.equals(other))
    }
}

/// `iter(range)`.
#[derive(Clone)]
pub enum RangeIter {
    /// Start, stop and step fit a word, and no step leaves it.
    Small {
        next: i64,
        step: i64,
        left: u64,
    },
    Big {
        next: BigInt,
        step: BigInt,
        left: BigInt,
    },
}

impl RangeIter {
    #[inline]
    fn new(start: &Int, step: &Int, length: &Int) -> RangeIter {
        if let (Some(next), Some(step), Some(length)) = (start.to_i64(), step.to_i64(), length.to_i64())
            && step.checked_mul(length).and_then(|way| next.checked_add(way)).is_some()
        {
            return RangeIter::Small { next, step, left: length as u64 };
        }
        RangeIter::big(start, step, length)
    }

    #[cold]
    fn big(start: &Int, step: &Int, length: &Int) -> RangeIter {
        RangeIter::Big { next: start.to_bigint(), step: step.to_bigint(), left: length.to_bigint() }
    }
}

#[cold]
fn big_next(next: &mut BigInt, step: &BigInt, left: &mut BigInt) -> Option<Int> {
    if left.is_zero() {
        return None;
    }
    let item = Int::from(next.clone());
    *left -= 1;
    *next += step;
    Some(item)
}

impl Iter for RangeIter {
    type Item = Int;
    #[inline]
    fn next(&mut self) -> R<Option<Int>> {
        match self {
            RangeIter::Small { left: 0, .. } => Ok(None),
            RangeIter::Small { next, step, left } => {
                let item = *next;
                *left -= 1;
                *next += *step;
                Ok(Some(Int::from(item)))
            }
            RangeIter::Big { next, step, left } => Ok(big_next(next, step, left)),
        }
    }
    fn length_hint(&self) -> usize {
        match self {
            RangeIter::Small { left, .. } => usize::try_from(*left).unwrap_or(usize::MAX),
            RangeIter::Big { left, .. } => left.to_usize().unwrap_or(usize::MAX),
        }
    }
    fn make_room(&self, width: usize) -> R<()> {
        let length = self.length_hint();
        if length > isize::MAX as usize {
            return Err(overflow_error("Python int too large to convert to C ssize_t"));
        }
        if width == 1 && length > LONGEST {
            return Err(overflow_error("byte string is too large"));
        }
        if length <= SURELY_FITS {
            return Ok(());
        }
        let bytes = length.checked_mul(width).ok_or_else(memory_error)?;
        if memory::is_there(bytes) { Ok(()) } else { Err(memory_error()) }
    }
    fn class(&self) -> &'static str {
        match self {
            RangeIter::Small { .. } => "range_iterator",
            RangeIter::Big { .. } => "longrange_iterator",
        }
    }
}

/// So many items are made without asking whether there is memory for all.
const SURELY_FITS: usize = 1 << 20;

impl Iterable for Range {
    type Item = Int;
    type Iterator = RangeIter;
    fn iterate(&self) -> R<RangeIter> {
        Ok(RangeIter::new(self.start(), self.step(), self.length()))
    }
}

impl Reversible for Range {
    type Item = Int;
    type Backward = RangeIter;
    fn backward(&self) -> RangeIter {
        let last = self.at(&int_add(self.length(), -1));
        RangeIter::new(&last, &self.step().neg(), self.length())
    }
}
