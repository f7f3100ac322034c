//! Methods of `str` that change case.

use hybridc_macros::py;

use crate::text::{Str, case};

#[py("str.lower(self, /)", pure)]
pub fn lower(text: &Str) -> Str {
    case::lower(text)
}

#[py("str.upper(self, /)", pure)]
pub fn upper(text: &Str) -> Str {
    case::upper(text)
}

#[py("str.title(self, /)", pure)]
pub fn title(text: &Str) -> Str {
    case::title(text)
}

#[py("str.capitalize(self, /)", pure)]
pub fn capitalize(text: &Str) -> Str {
    case::capitalize(text)
}

#[py("str.swapcase(self, /)", pure)]
pub fn swapcase(text: &Str) -> Str {
    case::swapcase(text)
}

#[py("str.casefold(self, /)", pure)]
pub fn casefold(text: &Str) -> Str {
    case::casefold(text)
}
