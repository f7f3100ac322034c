//! `None`, `Ellipsis` and `NotImplemented`: types of one value.

use crate::error::R;
use crate::protocol::{AnyValue, Value, View};
use crate::text::StrBuf;

/// The type of `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NoneType;

/// The type of `...`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ellipsis;

/// The type of `NotImplemented`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NotImplementedType;

/// `hash(None)` since 3.12.
const NONE_HASH: i64 = 0xfca8_6420;

impl AnyValue for NoneType {
    fn type_name(&self) -> &'static str {
        "NoneType"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("None");
        Ok(())
    }
    fn truth(&self) -> R<bool> {
        Ok(false)
    }
    /// A constant since 3.12; before, taken from the address of `None`.
    fn hash(&self) -> R<i64> {
        if crate::target::minor() < 12 { crate::address_hash::of(self, NONE_HASH) } else { Ok(NONE_HASH) }
    }
    fn view(&self) -> View<'_> {
        View::None
    }
}

impl Value for NoneType {
    fn eq(&self, _other: &NoneType) -> R<bool> {
        Ok(true)
    }
}

impl AnyValue for Ellipsis {
    fn type_name(&self) -> &'static str {
        "ellipsis"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("Ellipsis");
        Ok(())
    }
    fn hash(&self) -> R<i64> {
        crate::address_hash::of(self, 0x0e11_1951)
    }
    fn view(&self) -> View<'_> {
        View::Ellipsis
    }
}

impl Value for Ellipsis {
    fn eq(&self, _other: &Ellipsis) -> R<bool> {
        Ok(true)
    }
}

impl AnyValue for NotImplementedType {
    fn type_name(&self) -> &'static str {
        "NotImplementedType"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("NotImplemented");
        Ok(())
    }
    fn hash(&self) -> R<i64> {
        crate::address_hash::of(self, 0x0707_1397)
    }
    /// `bool(NotImplemented)` warns (DeprecationWarning) before 3.14; the warning is not shown by default in
    /// imported code and partition defers programs that test it.
    fn truth(&self) -> R<bool> {
        Ok(true)
    }
    fn view(&self) -> View<'_> {
        View::NotImplemented
    }
}

impl Value for NotImplementedType {
    fn eq(&self, _other: &NotImplementedType) -> R<bool> {
        Ok(true)
    }
}
