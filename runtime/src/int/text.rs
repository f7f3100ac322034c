//! Ints as text: decimal with CPython's limit on its length, other bases, and parsing.

use std::borrow::Cow;
use std::cell::Cell;

use num_bigint::BigInt;

use super::{Int, decimal};
use crate::dynamic;
use crate::error::{self, R, Raised, value_error};
use crate::target;

/// Below this many digits no limit is ever tested.
const THRESHOLD: usize = 640;
const DEFAULT_LIMIT: usize = 4300;

thread_local! {
    /// `sys.get_int_max_str_digits()`; 0 is no limit, `None` not asked yet.
    static LIMIT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// `sys.get_int_max_str_digits()`. While the isolate runs, it has the say: its code may have set another
/// limit.
pub fn max_str_digits() -> usize {
    if dynamic::is_running() {
        match dynamic::call_library("sys", crate::name!("get_int_max_str_digits"), &[]) {
            Ok(limit) => {
                return limit.as_int().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(DEFAULT_LIMIT);
            }
            Err(raised) => drop(error::take(raised)),
        }
    }
    if let Some(limit) = LIMIT.get() {
        return limit;
    }
    // As in CPython's start: a number that is 0 or at least the threshold.
    let asked = std::env::var("PYTHONINTMAXSTRDIGITS").ok().and_then(|text| text.parse().ok());
    let limit = asked.filter(|limit| *limit == 0 || *limit >= THRESHOLD).unwrap_or(DEFAULT_LIMIT);
    LIMIT.set(Some(limit));
    limit
}

/// Room for any small value: a sign and 19 digits.
pub struct Digits {
    bytes: [u8; 20],
    start: usize,
}

impl Digits {
    /// The decimal digits of a 64-bit value, without going through `fmt`.
    #[inline]
    pub fn of(value: i64) -> Digits {
        let mut bytes = [0; 20];
        let mut start = bytes.len();
        let mut left = value.unsigned_abs();
        loop {
            start -= 1;
            bytes[start] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        if value < 0 {
            start -= 1;
            bytes[start] = b'-';
        }
        Digits { bytes, start }
    }

    #[inline]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.start..]).expect("digits are ASCII")
    }
}

#[cold]
fn too_many_digits_to_print(limit: usize) -> Raised {
    value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

#[cold]
fn too_many_digits_to_read(limit: usize, digits: usize) -> Raised {
    value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

impl Int {
    /// `str(self)`.
    pub fn to_decimal(&self) -> R<String> {
        match self.as_small() {
            Some(value) => Ok(Digits::of(value).as_str().to_owned()),
            None => self.big_to_decimal(),
        }
    }

    #[cold]
    #[inline(never)]
    fn big_to_decimal(&self) -> R<String> {
        // Fewer digits than any limit can be set to.
        let limit = if self.bits() < THRESHOLD as u64 * 3 { 0 } else { max_str_digits() };
        // log2(10) > 3.32: a value of more bits than `limit * 3.33` certainly has too many digits, and
        // converting it to find out would cost what the limit exists to prevent.
        if limit > 0 && self.bits() > (limit as u64).saturating_mul(333) / 100 + 64 {
            return Err(too_many_digits_to_print(limit));
        }
        let text = decimal::text(&self.to_bigint());
        let digits = text.len() - usize::from(self.is_negative());
        if limit > 0 && digits > limit.max(THRESHOLD) {
            return Err(too_many_digits_to_print(limit));
        }
        Ok(text)
    }

    /// The digits in base 2, 8 or 16 with the sign in front: `-` and then `prefix`, as `hex()` writes them.
    pub fn to_radix(&self, radix: u32, prefix: &str) -> String {
        let digits = match self.as_small() {
            Some(value) => match radix {
                2 => format!("{:b}", value.unsigned_abs()),
                8 => format!("{:o}", value.unsigned_abs()),
                _ => format!("{:x}", value.unsigned_abs()),
            },
            None => self.to_bigint().magnitude().to_str_radix(radix),
        };
        let sign = if self.is_negative() { "-" } else { "" };
        format!("{sign}{prefix}{digits}")
    }

    /// A literal of the source: decimal digits, perhaps with a minus sign. There is no limit on its length
    /// here.
    pub fn from_decimal(text: &str) -> Int {
        match text.parse::<i64>() {
            Ok(value) => Int::from(value),
            Err(_) => {
                Int::from(BigInt::parse_bytes(text.as_bytes(), 10).expect("the compiler passes digits only"))
            }
        }
    }

    /// `int(text, base)` for ASCII text (other digits and spaces already translated); `Ok(None)` when it is
    /// no literal.
    pub fn parse(text: &[u8], base: u32) -> R<Option<Int>> {
        let Some(literal) = Literal::read(text, base) else { return Ok(None) };
        if literal.digits > THRESHOLD && !literal.base.is_power_of_two() {
            let limit = max_str_digits();
            if limit > 0 && literal.digits > limit && (target::minor() < 12 || literal.ends_as_in_c()) {
                return Err(too_many_digits_to_read(limit, literal.digits));
            }
        }
        // What follows the digits is judged only after their number, as in CPython 3.11.
        let Some(literal) = literal.accepted() else { return Ok(None) };
        Ok(Some(literal.value()))
    }
}

/// Spaces of `Py_ISSPACE`.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The parts of an int literal as `PyLong_FromString` sees them.
struct Literal<'a> {
    negative: bool,
    base: u32,
    /// The digits with their underscores.
    text: &'a [u8],
    /// The number of digits.
    digits: usize,
    /// What follows.
    rest: &'a [u8],
    /// Base 0 without a prefix but with a leading zero: only zero may be written so.
    only_zero: bool,
}

impl<'a> Literal<'a> {
    fn read(text: &'a [u8], base: u32) -> Option<Literal<'a>> {
        let mut text = text.trim_ascii_start_python();
        let negative = text.first() == Some(&b'-');
        if let Some(b'-' | b'+') = text.first() {
            text = &text[1..];
        }
        let prefixed = match (text.first(), text.get(1)) {
            (Some(b'0'), Some(b'x' | b'X')) => Some(16),
            (Some(b'0'), Some(b'o' | b'O')) => Some(8),
            (Some(b'0'), Some(b'b' | b'B')) => Some(2),
            _ => None,
        };
        let mut only_zero = false;
        let real_base = if base != 0 {
            base
        } else {
            only_zero = prefixed.is_none() && text.first() == Some(&b'0');
            prefixed.unwrap_or(10)
        };
        if prefixed == Some(real_base) {
            text = &text[2..];
            // One underscore is allowed after the prefix.
            if text.first() == Some(&b'_') {
                text = &text[1..];
            }
        }
        let (length, digits) = scan(text, real_base)?;
        Some(Literal {
            negative,
            base: real_base,
            text: &text[..length],
            digits,
            rest: &text[length..],
            only_zero,
        })
    }

    /// Nothing but spaces follows, or what C takes for the end of the text.
    fn ends_as_in_c(&self) -> bool {
        self.rest.iter().find(|byte| !is_space(**byte)).is_none_or(|byte| *byte == 0)
    }

    fn accepted(self) -> Option<Literal<'a>> {
        let ends = self.rest.iter().all(|byte| is_space(*byte));
        let zero = self.text.iter().all(|byte| matches!(byte, b'0' | b'_'));
        if self.digits > 0 && ends && (zero || !self.only_zero) { Some(self) } else { None }
    }

    fn value(&self) -> Int {
        // More digits than a word has bits are never small, but for zeros in front.
        let is_long = self.digits > 64 && self.text[0] != b'0';
        let mut small = (!is_long).then_some(0i64);
        for byte in self.text.iter().filter(|byte| **byte != b'_') {
            let digit = i64::from(digit_value(*byte));
            small = small.and_then(|value| value.checked_mul(i64::from(self.base))?.checked_add(digit));
            if small.is_none() {
                break;
            }
        }
        let magnitude = match small {
            Some(value) => Int::from(value),
            None => {
                let digits = if self.digits == self.text.len() {
                    Cow::Borrowed(self.text)
                } else {
                    self.text.iter().copied().filter(|byte| *byte != b'_').collect()
                };
                let few = self.base == 10 && digits.len() <= decimal::FEW;
                Int::from(if few { decimal::value(&digits) } else { parsed(&digits, self.base) })
            }
        };
        if self.negative { magnitude.neg() } else { magnitude }
    }
}

fn parsed(digits: &[u8], base: u32) -> BigInt {
    BigInt::parse_bytes(digits, base).expect("only digits of the base were taken")
}

/// The length of the digits with their underscores, and the number of digits; `None` for a misplaced
/// underscore.
fn scan(text: &[u8], base: u32) -> Option<(usize, usize)> {
    if text.first() == Some(&b'_') {
        return None;
    }
    let (mut digits, mut previous, mut length) = (0, 0, 0);
    for byte in text {
        if *byte == b'_' {
            if previous == b'_' {
                return None;
            }
        } else if digit_value(*byte) < base {
            digits += 1;
        } else {
            break;
        }
        previous = *byte;
        length += 1;
    }
    if previous == b'_' { None } else { Some((length, digits)) }
}

fn digit_value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'a'..=b'z' => u32::from(byte - b'a') + 10,
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => 37,
    }
}

/// `trim_ascii_start` with the vertical tab, which Rust does not count as a space.
trait TrimPython {
    fn trim_ascii_start_python(&self) -> &Self;
}

impl TrimPython for [u8] {
    fn trim_ascii_start_python(&self) -> &[u8] {
        let start = self.iter().position(|byte| !is_space(*byte)).unwrap_or(self.len());
        &self[start..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, base: u32) -> Option<i64> {
        Int::parse(text.as_bytes(), base).expect("short").and_then(|int| int.to_i64())
    }

    #[test]
    fn literals() {
        for (text, base, expected) in [
            (" 12\n", 10, Some(12)),
            ("-1_000", 10, Some(-1000)),
            ("+0", 10, Some(0)),
            ("1__0", 10, None),
            ("_1", 10, None),
            ("1_", 10, None),
            ("- 1", 10, None),
            ("", 10, None),
            ("0x10", 16, Some(16)),
            ("0X_1f", 0, Some(31)),
            ("0x", 16, None),
            ("0b2", 0, None),
            ("010", 0, None),
            ("0_0", 0, Some(0)),
            ("0b1", 16, Some(0xb1)),
            ("z", 36, Some(35)),
            ("9223372036854775807", 10, Some(i64::MAX)),
            ("-9223372036854775808", 10, Some(i64::MIN)),
            ("12 3", 10, None),
            ("\u{b}1\u{c}", 10, Some(1)),
        ] {
            assert_eq!(parsed(text, base), expected, "{text:?}, {base}");
        }
    }

    #[test]
    fn limits() {
        assert!(Int::parse("1".repeat(4301).as_bytes(), 10).is_err());
        assert!(Int::parse(("0".repeat(4301) + " \0").as_bytes(), 10).is_err());
        assert!(matches!(Int::parse(("0".repeat(4301) + "x").as_bytes(), 10), Ok(None)));
        assert!(Int::parse("1".repeat(4301).as_bytes(), 32).is_ok());
        let ten = Int::small(10);
        let longest = ten.pow_nonnegative(&Int::small(4299)).expect("fits");
        assert_eq!(longest.to_decimal().expect("4300 digits").len(), 4300);
        assert!(longest.mul(&ten).to_decimal().is_err());
        assert_eq!(longest.neg().to_decimal().expect("the sign is no digit").len(), 4301);
    }
}
