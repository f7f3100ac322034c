//! `str.encode`.

use hybridc_macros::py;

use crate::bytes::Bytes;
use crate::error::R;
use crate::text::Str;
use crate::text::codec::{self, Encoding};

/// `text.encode()`; the row for the encodings that are native.
#[py("str.encode(self, encoding='utf-8', errors='strict')", raises = [UnicodeEncodeError, LookupError])]
pub fn encode(text: &Str, encoding: Option<&Str>, errors: Option<&Str>) -> R<Bytes> {
    let known = encoding.map_or(Some(Encoding::Utf8), Encoding::by_name);
    match (known, encoding) {
        (Some(known), _) => codec::encode(text, known, errors),
        (None, Some(name)) => Err(codec::unknown_encoding(name)),
        (None, None) => unreachable!("the default is known"),
    }
}
