//! `format % values`: C's conversions, filled from a tuple, a mapping or a single value.

use super::number::{percent_float, percent_int};
use super::{Conversion, convert};
use crate::error::{R, Raised, overflow_error, type_error, value_error};
use crate::int::Int;
use crate::protocol::{AnyValue, View};
use crate::text::{Kind, Str, StrBuf, search};

/// `format % values`, appended.
pub fn percent(format: &Str, values: &dyn AnyValue, out: &mut StrBuf) -> R<()> {
    let count = match values.view() {
        View::Tuple(tuple) => Some(tuple.length()),
        _ => None,
    };
    let mut reader = Reader { format, at: 0, values, count, used: 0, key: None };
    while let Some(percent) = search::find_code_point(format, PERCENT, reader.at) {
        out.push_slice(format, reader.at, percent);
        reader.at = percent + 1;
        reader.conversion(out)?;
    }
    out.push_slice(format, reader.at, format.len());
    let left = match reader.count {
        Some(count) => reader.used < count,
        None => reader.used == 0 && !is_mapping(values),
    };
    match left {
        true => Err(type_error("not all arguments converted during string formatting")),
        false => Ok(()),
    }
}

const PERCENT: u32 = b'%' as u32;

/// Values that `%(key)s` can look into, and that may stay unused. CPython asks whether the type can be
/// subscripted.
fn is_mapping(values: &dyn AnyValue) -> bool {
    match values.view() {
        View::List(_) | View::Dict(_) | View::Bytes(_) | View::Range(_) => true,
        // Objects of the isolate are the business of the compiler, which defers them.
        _ => false,
    }
}

struct Reader<'a> {
    format: &'a Str,
    at: usize,
    values: &'a dyn AnyValue,
    /// Elements of the tuple; `None`: `values` is the only one.
    count: Option<usize>,
    used: usize,
    /// The key of this conversion: its value is the one to use.
    key: Option<Str>,
}

/// What stands between `%` and the letter.
#[derive(Default)]
struct Directive {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

impl Directive {
    /// Is there nothing between `%` and the letter that changes a decimal number?
    fn is_plain(&self) -> bool {
        self.width.is_none() && self.precision.is_none() && !self.plus && !self.blank
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<u32> {
        (self.at < self.format.len()).then(|| self.format.get(self.at))
    }

    fn take(&mut self) -> R<u32> {
        let code_point = self.peek();
        self.at += 1;
        code_point.ok_or_else(|| value_error("incomplete format"))
    }

    /// One conversion, behind its `%`.
    fn conversion(&mut self, out: &mut StrBuf) -> R<()> {
        self.key = None;
        match self.peek() {
            Some(PERCENT) => {
                self.at += 1;
                out.push_code_point(PERCENT);
                return Ok(());
            }
            Some(0x28) => self.read_key()?,
            _ => {}
        }
        let mut directive = Directive::default();
        let letter = self.read_directive(&mut directive)?;
        let at = self.at - 1;
        self.with_next(&mut |value| format_one(value, letter, at, &directive, out))
    }

    /// `(key)`; parentheses inside are balanced.
    fn read_key(&mut self) -> R<()> {
        if !is_mapping(self.values) {
            return Err(type_error("format requires a mapping"));
        }
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                Some(0x28) => depth += 1,
                Some(0x29) => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            self.at += 1;
        }
        let key = self.format.slice(start, self.at - 1);
        // Looked up at once, so that a missing key is reported before a fault in the rest of the conversion.
        with_item(self.values, &key, &mut |_| Ok(()))?;
        // From here on the looked-up value stands for all values, also those of later conversions.
        self.count = None;
        self.used = 0;
        self.key = Some(key);
        Ok(())
    }

    /// Flags, width, precision and length; the letter behind them.
    fn read_directive(&mut self, directive: &mut Directive) -> R<u32> {
        let mut letter = self.take()?;
        loop {
            match letter {
                0x2d => directive.left = true,
                0x2b => directive.plus = true,
                0x20 => directive.blank = true,
                0x23 => directive.alternate = true,
                0x30 => directive.zero = true,
                _ => break,
            }
            letter = self.take()?;
        }
        if letter == 0x2a {
            let width = self.star_width()?;
            directive.left |= width < 0;
            // C's negation leaves the smallest number as it is, which is no width.
            directive.width = Some(usize::try_from(width.wrapping_abs()).unwrap_or(0));
            letter = self.take()?;
        } else if is_digit(letter) {
            (directive.width, letter) = self.number(letter, i64::MAX, "width too big")?;
        }
        if letter == 0x2e {
            directive.precision = Some(0);
            letter = self.take()?;
            if letter == 0x2a {
                directive.precision = Some(self.star_precision()?);
                letter = self.take()?;
            } else if is_digit(letter) {
                (directive.precision, letter) =
                    self.number(letter, i64::from(i32::MAX), "precision too big")?;
            }
        }
        // C's length modifiers mean nothing here.
        if matches!(letter, 0x68 | 0x6c | 0x4c) {
            letter = self.take()?;
        }
        Ok(letter)
    }

    /// Digits that begin with `letter`, and what follows them.
    fn number(&mut self, letter: u32, limit: i64, too_big: &'static str) -> R<(Option<usize>, u32)> {
        let mut value = i64::from(letter - 0x30);
        loop {
            let letter = self.take()?;
            if !is_digit(letter) {
                return Ok((usize::try_from(value).ok(), letter));
            }
            let digit = i64::from(letter - 0x30);
            if value > (limit - digit) / 10 {
                return Err(value_error(too_big));
            }
            value = value * 10 + digit;
        }
    }

    fn star(&mut self) -> R<Int> {
        let mut star = None;
        self.with_next(&mut |value| {
            star = match value.as_builtin() {
                View::Int(int) => Some(int.clone()),
                View::Bool(bool) => Some(Int::from(bool)),
                _ => return Err(type_error("* wants int")),
            };
            Ok(())
        })?;
        Ok(star.expect("seen once"))
    }

    fn star_width(&mut self) -> R<i64> {
        self.star()?.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
    }

    fn star_precision(&mut self) -> R<usize> {
        match self.star()?.to_i64().map(i32::try_from) {
            Some(Ok(precision)) => Ok(usize::try_from(precision).unwrap_or(0)),
            _ => Err(overflow_error("Python int too large to convert to C int")),
        }
    }

    /// Calls `see` with the next value.
    fn with_next(&mut self, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<()> {
        let index = self.used;
        if index >= self.count.unwrap_or(1) {
            return Err(not_enough());
        }
        self.used += 1;
        match (&self.key, self.values.view()) {
            (Some(key), _) => with_item(self.values, key, see),
            (None, View::Tuple(tuple)) => tuple.element(index, see)?.ok_or_else(not_enough),
            (None, _) => see(self.values),
        }
    }
}

#[cold]
fn not_enough() -> Raised {
    type_error("not enough arguments for format string")
}

fn is_digit(code_point: u32) -> bool {
    (0x30..0x3a).contains(&code_point)
}

fn with_item(values: &dyn AnyValue, key: &Str, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<()> {
    match values.view() {
        View::Dict(dict) => match dict.lookup_any(key, &mut |value| see(value).map(|()| true))? {
            true => Ok(()),
            false => Err(crate::error::key_error(key)),
        },
        View::List(_) => Err(type_error("list indices must be integers or slices, not str")),
        View::Bytes(_) => Err(type_error("byte indices must be integers or slices, not str")),
        _ => Err(type_error("range indices must be integers or slices, not str")),
    }
}

/// One value in one conversion; `at` is the letter's place in the format.
fn format_one(
    value: &dyn AnyValue,
    letter: u32,
    at: usize,
    directive: &Directive,
    out: &mut StrBuf,
) -> R<()> {
    let kind = u8::try_from(letter).unwrap_or(0);
    match kind {
        b's' | b'r' | b'a' => {
            let conversion = match kind {
                b's' => Conversion::Str,
                b'r' => Conversion::Repr,
                _ => Conversion::Ascii,
            };
            if directive.width.is_none() && directive.precision.is_none() {
                return convert(value, conversion, out);
            }
            let mut text = StrBuf::new();
            convert(value, conversion, &mut text)?;
            let text = text.finish();
            let length = text.len().min(directive.precision.unwrap_or(usize::MAX));
            push_padded(&text.slice(0, length), directive, out)
        }
        b'c' => push_padded(&character(value)?, directive, out),
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => {
            if kind == b'd' && directive.is_plain() && matches!(value.view(), View::Int(_)) {
                return value.str(out);
            }
            let value = integer(value, kind)?;
            let digits = percent_int(&value, kind, directive.alternate, directive.precision)?;
            push_number(&digits, kind, directive, out)
        }
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let value = real(value)?;
            let digits = percent_float(value, kind, directive.alternate, directive.precision)?;
            push_number(&digits, kind, directive, out)
        }
        _ => Err(unsupported(letter, at)),
    }
}

#[cold]
fn unsupported(letter: u32, at: usize) -> Raised {
    let shown = if (31..128).contains(&letter) { char::from_u32(letter).unwrap_or('?') } else { '?' };
    value_error(format!("unsupported format character '{shown}' (0x{letter:x}) at index {at}"))
}

fn character(value: &dyn AnyValue) -> R<Str> {
    let code_point = match value.as_builtin() {
        View::Str(text) if text.len() == 1 => return Ok(text.clone()),
        View::Int(int) => int.to_i64(),
        View::Bool(bool) => Some(i64::from(bool)),
        _ => return Err(type_error("%c requires int or char")),
    };
    match code_point {
        Some(code_point @ 0..0x110000) => Ok(Str::from_code_point(code_point as u32)),
        _ => Err(overflow_error("%c arg not in range(0x110000)")),
    }
}

fn integer(value: &dyn AnyValue, kind: u8) -> R<Int> {
    match (value.as_builtin(), kind) {
        (View::Int(int), _) => Ok(int.clone()),
        (View::Bool(bool), _) => Ok(Int::from(bool)),
        (View::Float(float), b'd' | b'i' | b'u') => Int::from_f64(float),
        (_, b'o' | b'x' | b'X') => {
            let kind = char::from(kind);
            Err(type_error(format!("%{kind} format: an integer is required, not {}", value.type_name())))
        }
        _ => {
            let kind = char::from(kind);
            Err(type_error(format!("%{kind} format: a real number is required, not {}", value.type_name())))
        }
    }
}

fn real(value: &dyn AnyValue) -> R<f64> {
    match value.as_builtin() {
        View::Float(float) => Ok(float),
        View::Int(int) => int.as_f64(),
        View::Bool(bool) => Ok(f64::from(u8::from(bool))),
        _ => Err(type_error(format!("must be real number, not {}", value.type_name()))),
    }
}

fn push_padded(text: &Str, directive: &Directive, out: &mut StrBuf) -> R<()> {
    let padding = directive.width.unwrap_or(0).saturating_sub(text.len());
    let (left, right) = if directive.left { (0, padding) } else { (padding, 0) };
    out.reserve_padded(0x20, padding, text.kind(), text.len())?;
    out.push_repeated(0x20, left);
    out.push(text);
    out.push_repeated(0x20, right);
    Ok(())
}

/// Sign, prefix and digits at the width; zeros go between prefix and digits, blanks around the whole.
fn push_number(number: &str, kind: u8, directive: &Directive, out: &mut StrBuf) -> R<()> {
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None if directive.plus => ("+", number),
        None if directive.blank => (" ", number),
        None => ("", number),
    };
    let has_prefix = directive.alternate && matches!(kind, b'x' | b'X' | b'o');
    let (prefix, digits) = number.split_at(if has_prefix { 2 } else { 0 });
    let padding = directive.width.unwrap_or(0).saturating_sub(sign.len() + number.len());
    let (zeros, blanks) = if directive.zero { (padding, 0) } else { (0, padding) };
    out.reserve_padded(0x20, padding, Kind::Latin1, sign.len() + number.len())?;
    if !directive.left {
        out.push_repeated(0x20, blanks);
    }
    out.push_str(sign);
    out.push_str(prefix);
    if !directive.left {
        out.push_repeated(0x30, zeros);
    }
    out.push_str(digits);
    if directive.left {
        out.push_repeated(0x20, padding);
    }
    Ok(())
}
