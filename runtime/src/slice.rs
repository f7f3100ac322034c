//! `slice(a, b, c)`, and which positions it means in a sequence of some length.

use std::borrow::Cow;

use crate::dynamic::{Dyn, ToDyn, index_bound};
use crate::error::{R, type_error, value_error};
use crate::int::Int;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::singletons::NoneType;
use crate::text::StrBuf;
use crate::union::U2;

/// A slice; `None` where Python has None.
#[derive(Clone)]
pub struct Slice {
    pub start: Option<Int>,
    pub stop: Option<Int>,
    pub step: Option<Int>,
    /// Start, stop and step as the program gave them, where some are objects of the isolate: what ints they
    /// mean is asked when the slice is applied, since `__index__` may do anything.
    raw: Option<Box<[Dyn; 3]>>,
}

/// The positions a slice means: `start`, `start + step`, … `count` of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Positions {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Positions {
    /// The positions, in the slice's order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |index| (self.start + index * self.step) as usize)
    }
}

impl Slice {
    #[inline]
    pub fn new(start: Option<Int>, stop: Option<Int>, step: Option<Int>) -> Slice {
        Slice { start, stop, step, raw: None }
    }

    /// From bounds of any type that inference lets through: None, int, bool or a value of the isolate.
    pub fn of_any(bounds: [Option<&dyn AnyValue>; 3]) -> Slice {
        let known = bounds.map(|bound| bound.map_or(Some(None), plain));
        if let [Some(start), Some(stop), Some(step)] = known {
            return Slice::new(start, stop, step);
        }
        let raw = bounds.map(|bound| bound.map_or(Dyn::NONE, crate::dynamic::to_dyn_any));
        Slice { start: None, stop: None, step: None, raw: Some(Box::new(raw)) }
    }

    /// The bounds as the program gave them, where they are not ints yet.
    pub fn raw(&self) -> Option<&[Dyn; 3]> {
        self.raw.as_deref()
    }

    /// The slice with ints for bounds, as it is applied to a sequence: the step is asked first, and must not
    /// be 0.
    #[inline]
    pub fn settled(&self) -> R<Cow<'_, Slice>> {
        match &self.raw {
            None => Ok(Cow::Borrowed(self)),
            Some(raw) => settle(raw).map(Cow::Owned),
        }
    }

    /// `[a:b]` with bounds that are small ints or left out: from where to where, both inside; the second may
    /// lie before the first.
    #[inline]
    pub fn plain(&self, length: usize) -> Option<(usize, usize)> {
        if self.step.is_some() || self.raw.is_some() {
            return None;
        }
        let length = length as i64;
        let bound = |bound: &Option<Int>, default: i64| match bound {
            None => Some(default),
            Some(bound) => {
                let bound = bound.as_small()?;
                // A small int and a length: their sum is a word.
                Some(if bound < 0 { bound + length } else { bound }.clamp(0, length))
            }
        };
        Some((bound(&self.start, 0)? as usize, bound(&self.stop, length)? as usize))
    }

    /// `slice.indices(length)`, and how many positions that are.
    #[inline]
    pub fn positions(&self, length: usize) -> R<Positions> {
        let length = length as i64;
        let step = match &self.step {
            None => 1,
            Some(step) => match saturate(step) {
                0 => return Err(value_error("slice step cannot be zero")),
                // So that `-step` exists.
                step => step.max(-i64::MAX),
            },
        };
        let (first, last) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let bound = |bound: &Option<Int>, default: i64| match bound {
            None => default,
            Some(bound) => {
                let bound = saturate(bound);
                let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
                bound.clamp(first, last)
            }
        };
        let (start, stop) = if step < 0 { (last, first) } else { (first, last) };
        let (start, stop) = (bound(&self.start, start), bound(&self.stop, stop));
        // A division takes longer than all the rest; by far the most steps are 1 or -1.
        let count = match step {
            1 => (stop - start).max(0),
            -1 => (start - stop).max(0),
            step if step < 0 && stop < start => (start - stop - 1) / -step + 1,
            step if step > 0 && start < stop => (stop - start - 1) / step + 1,
            _ => 0,
        };
        Ok(Positions { start, stop, step, count: count as usize })
    }
}

/// A bound that needs no code of the program: `Some(None)` for None.
fn plain(bound: &dyn AnyValue) -> Option<Option<Int>> {
    match bound.as_builtin() {
        View::None => Some(None),
        View::Int(int) => Some(Some(int.clone())),
        View::Bool(bool) => Some(Some(Int::from(bool))),
        View::Dyn(value) if value.is_none() => Some(None),
        View::Dyn(value) => value.as_int().map(|int| Some(Int::from(int))),
        _ => None,
    }
}

#[cold]
fn settle([start, stop, step]: &[Dyn; 3]) -> R<Slice> {
    let step = index_bound(step)?;
    if step.as_ref().is_some_and(Int::is_zero) {
        return Err(value_error("slice step cannot be zero"));
    }
    let start = index_bound(start)?;
    Ok(Slice::new(start, index_bound(stop)?, step))
}

/// An int cut to the range of a word, as CPython does with slice bounds.
#[inline]
fn saturate(int: &Int) -> i64 {
    int.as_small().unwrap_or_else(|| saturate_big(int))
}

#[cold]
#[inline(never)]
fn saturate_big(int: &Int) -> i64 {
    int.to_i64().unwrap_or(if int.is_negative() { i64::MIN } else { i64::MAX })
}

/// A bound as the program gave it: None, or an int.
#[inline]
pub fn bound(value: &dyn AnyValue) -> R<Option<Int>> {
    match value.as_builtin() {
        View::None => Ok(None),
        View::Int(int) => Ok(Some(int.clone())),
        View::Bool(bool) => Ok(Some(Int::from(bool))),
        _ => Err(type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

impl Slice {
    fn parts(&self) -> [U2<NoneType, Int>; 3] {
        [&self.start, &self.stop, &self.step].map(|part| match part {
            None => U2::A(NoneType),
            Some(int) => U2::B(int.clone()),
        })
    }
}

impl AnyValue for Slice {
    fn type_name(&self) -> &'static str {
        "slice"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        if self.raw.is_some() {
            return self.to_dyn().repr(out);
        }
        out.push_str("slice(");
        for (index, part) in self.parts().iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            part.repr(out)?;
        }
        out.push_str(")");
        Ok(())
    }
    /// Hashable since 3.12.
    fn hash(&self) -> R<i64> {
        if crate::target::minor() < 12 {
            return Err(crate::protocol::unhashable(self));
        }
        if self.raw.is_some() {
            return self.to_dyn().hash();
        }
        let mut hasher = crate::tuple::TupleHasher::default();
        for part in self.parts() {
            hasher.push(part.hash()?);
        }
        Ok(hasher.finish_slice())
    }
    fn view(&self) -> View<'_> {
        View::Slice(self)
    }
}

impl Value for Slice {
    /// Its bounds may be objects of the isolate.
    const OBSERVED: bool = true;

    fn eq(&self, other: &Slice) -> R<bool> {
        if self.raw.is_some() || other.raw.is_some() {
            return self.to_dyn().eq(&other.to_dyn());
        }
        Ok(self.start == other.start && self.stop == other.stop && self.step == other.step)
    }

    /// As the tuples of their parts.
    fn order(&self, other: &Slice, order: Order) -> R<bool> {
        if self.raw.is_some() || other.raw.is_some() {
            return self.to_dyn().order(&other.to_dyn(), order);
        }
        for (a, b) in self.parts().iter().zip(other.parts()) {
            if !a.same_or_eq(&b)? {
                return a.order(&b, order);
            }
        }
        Ok(order.holds(std::cmp::Ordering::Equal))
    }
}
