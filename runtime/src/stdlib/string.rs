//! The constants of `string`.

use hybridc_macros::py;

use crate::text::Str;

/// One object for each: it is made once.
macro_rules! constant {
    ($text:expr) => {{
        thread_local! {
            static TEXT: Str = Str::from($text);
        }
        TEXT.with(Str::clone)
    }};
}

/// `string.ascii_lowercase`
#[py("string.ascii_lowercase")]
pub fn ascii_lowercase() -> Str {
    constant!("abcdefghijklmnopqrstuvwxyz")
}

/// `string.ascii_uppercase`
#[py("string.ascii_uppercase")]
pub fn ascii_uppercase() -> Str {
    constant!("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

/// `string.ascii_letters`
#[py("string.ascii_letters")]
pub fn ascii_letters() -> Str {
    constant!("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

/// `string.digits`
#[py("string.digits")]
pub fn digits() -> Str {
    constant!("0123456789")
}

/// `string.hexdigits`
#[py("string.hexdigits")]
pub fn hexdigits() -> Str {
    constant!("0123456789abcdefABCDEF")
}

/// `string.octdigits`
#[py("string.octdigits")]
pub fn octdigits() -> Str {
    constant!("01234567")
}

/// `string.punctuation`
#[py("string.punctuation")]
pub fn punctuation() -> Str {
    constant!("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
}

/// `string.whitespace`
#[py("string.whitespace")]
pub fn whitespace() -> Str {
    constant!(" \t\n\r\x0b\x0c")
}

/// `string.printable`
#[py("string.printable")]
pub fn printable() -> Str {
    constant!(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\
         !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c"
    )
}
