//! Methods of `str` that ask about its characters: `isdigit`, `isalpha` and their kin.

use hybridc_macros::py;

use crate::text::{Str, case, unicode};

#[py("str.isalpha(self, /)", pure)]
pub fn isalpha(text: &Str) -> bool {
    case::all_have(text, unicode::ALPHA)
}

#[py("str.isalnum(self, /)", pure)]
pub fn isalnum(text: &Str) -> bool {
    case::all_have(text, unicode::ALPHA | unicode::DECIMAL | unicode::DIGIT | unicode::NUMERIC)
}

/// True of the empty string, too.
#[py("str.isascii(self, /)", pure)]
pub fn isascii(text: &Str) -> bool {
    text.is_ascii()
}

#[py("str.isdecimal(self, /)", pure)]
pub fn isdecimal(text: &Str) -> bool {
    case::all_have(text, unicode::DECIMAL)
}

#[py("str.isdigit(self, /)", pure)]
pub fn isdigit(text: &Str) -> bool {
    case::all_have(text, unicode::DIGIT)
}

#[py("str.isnumeric(self, /)", pure)]
pub fn isnumeric(text: &Str) -> bool {
    case::all_have(text, unicode::NUMERIC)
}

#[py("str.isidentifier(self, /)", pure)]
pub fn isidentifier(text: &Str) -> bool {
    case::is_identifier(text)
}

#[py("str.islower(self, /)", pure)]
pub fn islower(text: &Str) -> bool {
    case::is_lower(text)
}

#[py("str.isupper(self, /)", pure)]
pub fn isupper(text: &Str) -> bool {
    case::is_upper(text)
}

#[py("str.istitle(self, /)", pure)]
pub fn istitle(text: &Str) -> bool {
    case::is_title(text)
}

/// True of the empty string, too.
#[py("str.isprintable(self, /)", pure)]
pub fn isprintable(text: &Str) -> bool {
    text.code_points().all(unicode::is_printable)
}

#[py("str.isspace(self, /)", pure)]
pub fn isspace(text: &Str) -> bool {
    case::all_have(text, unicode::SPACE)
}
