//! Format specifications. Skeleton.
use crate::error::R;
use crate::text::{Str, StrBuf};

/// `object.__format__`: only the empty specification.
pub fn format_object(_type_name: &str, _spec: &Str, out: &mut StrBuf, str: &mut dyn FnMut(&mut StrBuf) -> R<()>) -> R<()> {
    str(out)
}
