//! Format specifications, f-strings, `str.format` and `%`.
use crate::error::R;
use crate::text::{Str, StrBuf};

pub mod number;
pub mod spec;
pub mod text;

/// `object.__format__`: only the empty specification.
pub fn format_object(_type_name: &str, _spec: &Str, _out: &mut StrBuf, str: &mut dyn FnMut(&mut StrBuf) -> R<()>) -> R<()> {
    str(_out)
}
