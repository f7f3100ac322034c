//! `int` under the protocols.

use super::Int;
use super::text::Digits;
use crate::error::R;
use crate::number_hash;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::text::{Str, StrBuf};

impl AnyValue for Int {
    fn type_name(&self) -> &'static str {
        "int"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        match self.as_small() {
            Some(value) => out.push_str(Digits::of(value).as_str()),
            None => out.push_str(&self.to_decimal()?),
        }
        Ok(())
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::number::format_int_value(self, spec, out)
    }
    fn truth(&self) -> R<bool> {
        Ok(!self.is_zero())
    }
    #[inline]
    fn hash(&self) -> R<i64> {
        Ok(number_hash::int(self))
    }
    fn view(&self) -> View<'_> {
        View::Int(self)
    }
}

impl Value for Int {
    #[inline(always)]
    fn eq(&self, other: &Int) -> R<bool> {
        Ok(self.equals(other))
    }
    #[inline]
    fn order(&self, other: &Int, order: Order) -> R<bool> {
        Ok(order.holds(self.compare(other)))
    }
    #[inline(always)]
    fn lt(&self, other: &Int) -> R<bool> {
        Ok(self.compare(other).is_lt())
    }

    fn has_total_order(&self) -> bool {
        true
    }

    #[inline]
    fn total_cmp(&self, other: &Int) -> std::cmp::Ordering {
        self.compare(other)
    }
}
