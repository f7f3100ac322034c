//! `range`: construction, operators and methods.

use hybridc_macros::py;

use crate::error::{R, index_error, overflow_error};
use crate::int::Int;
use crate::protocol::{AnyValue, View};
use crate::range::Range;
use crate::slice::Slice;
use crate::text::StrBuf;

/// `range(stop)`
#[py("builtins.range(stop, /)", pure)]
#[inline]
pub fn range_to(stop: &Int) -> Range {
    Range::up_to(Int::ZERO, stop.clone())
}

/// `range(start, stop)`
#[py("builtins.range(start, stop, /)", pure)]
#[inline]
pub fn range_from(start: &Int, stop: &Int) -> Range {
    Range::up_to(start.clone(), stop.clone())
}

/// `range(start, stop, step)`
#[py("builtins.range(start, stop, step, /)", pure, raises = [ValueError])]
pub fn range(start: &Int, stop: &Int, step: &Int) -> R<Range> {
    Range::new(start.clone(), stop.clone(), step.clone())
}

/// `len(range)`
#[py("range.__len__(self, /)", pure, raises = [OverflowError])]
pub fn len(range: &Range) -> R<Int> {
    match range.length().to_i64() {
        Some(_) => Ok(range.length().clone()),
        None => Err(overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// `range[index]`
#[py("range.__getitem__(self, index, /)", pure, raises = [IndexError])]
pub fn getitem(range: &Range, index: &Int) -> R<Int> {
    range.get(index).ok_or_else(|| index_error("range object index out of range"))
}

/// `range[a:b:c]`
#[py("range.__getitem__(self, index, /)", pure, raises = [ValueError])]
pub fn getitem_slice(range: &Range, index: &Slice) -> R<Range> {
    range.slice(&*index.settled()?)
}

/// `value in range`
#[py("range.__contains__(self, value, /)", pure)]
pub fn contains(range: &Range, value: &Int) -> bool {
    range.contains(value)
}

/// `value in range` for a value of another type: only numbers that are whole can be.
#[py("range.__contains__(self, value, /)", calls_user, raises = [TypeError])]
pub fn contains_any(range: &Range, value: &dyn AnyValue) -> R<bool> {
    match value.as_builtin() {
        View::Int(value) => Ok(range.contains(value)),
        View::Bool(value) => Ok(range.contains(&Int::from(value))),
        View::Float(value) => contains_float(range, value),
        View::Complex(value) => Ok(value.imag == 0.0 && contains_float(range, value.real)?),
        View::Dyn(_) => contains_dyn(range, value),
        _ => Ok(false),
    }
}

fn contains_float(range: &Range, value: f64) -> R<bool> {
    Ok(value.fract() == 0.0 && range.contains(&Int::from_f64(value)?))
}

/// A value of the isolate is compared with every element in turn.
fn contains_dyn(range: &Range, value: &dyn AnyValue) -> R<bool> {
    let mut iterator = crate::protocol::Iterable::iterate(range)?;
    while let Some(item) = crate::protocol::Iter::next(&mut iterator)? {
        if crate::cross::eq(&item, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `range.index`
#[py("range.index(self, value, /)", pure, raises = [ValueError])]
pub fn index(range: &Range, value: &Int) -> R<Int> {
    match range.position(value) {
        Some(index) => Ok(index),
        None => {
            let mut text = StrBuf::new();
            value.repr(&mut text)?;
            text.push_str(" is not in range");
            Err(crate::error::raise_args(crate::error::Class::ValueError, vec![Box::new(text.finish())]))
        }
    }
}

/// `range.count`
#[py("range.count(self, value, /)", pure)]
pub fn count(range: &Range, value: &Int) -> Int {
    Int::from(i64::from(range.contains(value)))
}

/// `range == range`
#[py("range.__eq__(self, other, /)", pure)]
pub fn eq(range: &Range, other: &Range) -> bool {
    range.equals(other)
}

/// `range != range`
#[py("range.__ne__(self, other, /)", pure)]
pub fn ne(range: &Range, other: &Range) -> bool {
    !range.equals(other)
}
