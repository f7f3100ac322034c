//! `bool` under the protocols. Arithmetic on bools is the compiler's conversion to `int`.

use crate::error::R;
use crate::int::Int;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::text::{Str, StrBuf};

/// `repr(value)`.
#[inline]
pub fn name(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

impl AnyValue for bool {
    fn type_name(&self) -> &'static str {
        "bool"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(name(*self));
        Ok(())
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::number::format_bool_value(*self, spec, out)
    }
    fn truth(&self) -> R<bool> {
        Ok(*self)
    }
    fn hash(&self) -> R<i64> {
        Ok(i64::from(*self))
    }
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl Value for bool {
    #[inline(always)]
    fn eq(&self, other: &bool) -> R<bool> {
        Ok(*self == *other)
    }
    #[inline]
    fn order(&self, other: &bool, order: Order) -> R<bool> {
        Ok(order.holds(self.cmp(other)))
    }
    #[inline(always)]
    fn lt(&self, other: &bool) -> R<bool> {
        Ok(!*self && *other)
    }

    fn has_total_order(&self) -> bool {
        true
    }

    fn total_cmp(&self, other: &bool) -> std::cmp::Ordering {
        self.cmp(other)
    }
}

/// A bool where an int is asked for.
impl From<&bool> for Int {
    fn from(value: &bool) -> Int {
        Int::from(*value)
    }
}
