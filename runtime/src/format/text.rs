//! `format(text, spec)`.

use crate::error::R;
use crate::text::{Str, StrBuf};

pub fn format_str(text: &Str, _spec: &Str, out: &mut StrBuf) -> R<()> {
    out.push(text);
    Ok(())
}
