//! `float` and `complex` as values.

use std::cmp::Ordering;

use crate::error::R;
use crate::float::repr;
use crate::nan;
use crate::number_hash;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::text::{Str, StrBuf};

/// A Python complex.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl AnyValue for f64 {
    fn type_name(&self) -> &'static str {
        "float"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        repr::write(*self, &mut |text| out.push_str(text));
        Ok(())
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::number::format_float_value(*self, spec, out)
    }
    fn truth(&self) -> R<bool> {
        Ok(*self != 0.0)
    }
    fn hash(&self) -> R<i64> {
        Ok(number_hash::float(*self))
    }
    fn view(&self) -> View<'_> {
        View::Float(*self)
    }
}

impl Value for f64 {
    #[inline(always)]
    fn eq(&self, other: &f64) -> R<bool> {
        Ok(*self == *other)
    }
    #[inline(always)]
    fn same_or_eq(&self, other: &f64) -> R<bool> {
        Ok(*self == *other || nan::is_same(*self, *other))
    }
    #[inline]
    fn order(&self, other: &f64, order: Order) -> R<bool> {
        Ok(match order {
            Order::Lt => *self < *other,
            Order::Le => *self <= *other,
            Order::Gt => *self > *other,
            Order::Ge => *self >= *other,
        })
    }
    #[inline(always)]
    fn lt(&self, other: &f64) -> R<bool> {
        Ok(*self < *other)
    }

    /// With a nan about, what `sort` does depends on which pairs it compares.
    fn has_total_order(&self) -> bool {
        !self.is_nan()
    }

    #[inline]
    fn total_cmp(&self, other: &f64) -> Ordering {
        self.partial_cmp(other).unwrap_or(Ordering::Equal)
    }
}

impl Order {
    /// As [`Order::holds`], with a NaN on one side: nothing holds.
    #[inline]
    pub fn holds_partially(self, ordering: Option<Ordering>) -> bool {
        ordering.is_some_and(|ordering| self.holds(ordering))
    }
}

impl AnyValue for Complex {
    fn type_name(&self) -> &'static str {
        "complex"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(&repr::complex(*self));
        Ok(())
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::number::format_complex_value(*self, spec, out)
    }
    fn truth(&self) -> R<bool> {
        Ok(self.real != 0.0 || self.imag != 0.0)
    }
    fn hash(&self) -> R<i64> {
        Ok(number_hash::complex(*self))
    }
    fn view(&self) -> View<'_> {
        View::Complex(*self)
    }
}

impl Value for Complex {
    #[inline]
    fn eq(&self, other: &Complex) -> R<bool> {
        Ok(*self == *other)
    }
    #[inline]
    fn same_or_eq(&self, other: &Complex) -> R<bool> {
        Ok(*self == *other || nan::is_same(self.real, other.real) && nan::is_same(self.imag, other.imag))
    }
}
