//! `Never`: the element type of a container nothing is put in. It has no values, so nothing here runs.

use crate::error::R;
use crate::protocol::{AnyValue, Value, View};
use crate::text::StrBuf;

/// A type without values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Never {}

impl AnyValue for Never {
    fn type_name(&self) -> &'static str {
        match *self {}
    }
    fn repr(&self, _out: &mut StrBuf) -> R<()> {
        match *self {}
    }
    fn hash(&self) -> R<i64> {
        match *self {}
    }
    fn view(&self) -> View<'_> {
        match *self {}
    }
}

impl Value for Never {}
