//! Numbers under a format specification, and the conversions of `%` formatting.
//!
//! The layout is CPython's: `padding sign prefix fill grouped-digits point remainder padding`, where grouping
//! may itself add zeros (`format(1234, '010,')` is `00,001,234`).

use std::borrow::Cow;

use super::spec::Spec;
use crate::error::{R, Raised, overflow_error, value_error};
use crate::float::repr::{not_finite, shortest, split_exponential};
use crate::float_object::Complex;
use crate::int::Int;
use crate::memory;
use crate::protocol::AnyValue;
use crate::text::{Kind, Str, StrBuf};

/// `format(value, spec)` of a number: an empty specification is `str(value)`.
fn with_spec<T: AnyValue>(
    value: &T,
    text: &Str,
    out: &mut StrBuf,
    format: impl FnOnce(&Spec, &mut StrBuf) -> R<()>,
) -> R<()> {
    if text.is_empty() {
        return value.str(out);
    }
    format(&Spec::parse(text, value.type_name(), b'>')?, out)
}

/// `int.__format__`.
pub fn format_int_value(value: &Int, spec: &Str, out: &mut StrBuf) -> R<()> {
    with_spec(value, spec, out, |spec, out| format_int(value, spec, out))
}

/// `int.__format__` of a bool.
pub fn format_bool_value(value: bool, spec: &Str, out: &mut StrBuf) -> R<()> {
    with_spec(&value, spec, out, |spec, out| format_bool(value, spec, out))
}

/// `float.__format__`.
pub fn format_float_value(value: f64, spec: &Str, out: &mut StrBuf) -> R<()> {
    with_spec(&value, spec, out, |spec, out| format_float(value, spec, out))
}

/// `complex.__format__`.
pub fn format_complex_value(value: Complex, spec: &Str, out: &mut StrBuf) -> R<()> {
    with_spec(&value, spec, out, |spec, out| format_complex(value, spec, out))
}

/// `format(value, spec)` for a specification that is not empty.
pub fn format_int(value: &Int, spec: &Spec, out: &mut StrBuf) -> R<()> {
    format_int_named(value, spec, "int", out)
}

/// `int.__format__` of what holds the value and is of another class.
pub fn format_int_of(value: &Int, spec: &Str, class: &str, out: &mut StrBuf) -> R<()> {
    format_int_named(value, &Spec::parse(spec, class, b'>')?, class, out)
}

/// The same of `float.__format__`.
pub fn format_float_of(value: f64, spec: &Str, class: &str, out: &mut StrBuf) -> R<()> {
    let spec = Spec::parse(spec, class, b'>')?;
    match ascii_kind(&spec) {
        None | Some(b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%') => format_float(value, &spec, out),
        Some(_) => Err(unknown_kind(&spec, class)),
    }
}

/// `format(value, spec)` of a bool: an int's, except for the name in the error.
pub fn format_bool(value: bool, spec: &Spec, out: &mut StrBuf) -> R<()> {
    format_int_named(&Int::from(value), spec, "bool", out)
}

fn format_int_named(value: &Int, spec: &Spec, type_name: &str, out: &mut StrBuf) -> R<()> {
    match ascii_kind(spec) {
        Some(b'c') => format_character(value, spec, out),
        None | Some(b'd' | b'n' | b'b' | b'o' | b'x' | b'X') => format_digits(value, spec, out),
        Some(b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%') => format_float(value.as_f64()?, spec, out),
        Some(_) => Err(unknown_kind(spec, type_name)),
    }
}

/// The presentation type; one outside ASCII counts as an unknown one.
fn ascii_kind(spec: &Spec) -> Option<u8> {
    spec.kind.map(|kind| u8::try_from(kind).unwrap_or(0))
}

#[cold]
fn unknown_kind(spec: &Spec, type_name: &str) -> Raised {
    let kind = spec.kind.unwrap_or(0);
    match char::from_u32(kind) {
        Some(shown) if (33..128).contains(&kind) => {
            value_error(format!("Unknown format code '{shown}' for object of type '{type_name}'"))
        }
        _ => value_error(format!("Unknown format code '\\x{kind:x}' for object of type '{type_name}'")),
    }
}

fn check_int_spec(spec: &Spec) -> R<()> {
    if spec.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if spec.coerce_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

/// `format(value, 'c')`.
fn format_character(value: &Int, spec: &Spec, out: &mut StrBuf) -> R<()> {
    check_int_spec(spec)?;
    if spec.sign.is_some() {
        return Err(value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let code = value.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C long"))?;
    let code = u32::try_from(code).ok().filter(|code| *code <= 0x10ffff);
    let code = code.ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))?;
    let padding = spec.width.unwrap_or(0).saturating_sub(1);
    let (left, right) = match spec.align {
        Some(b'<') => (0, padding),
        Some(b'^') => (padding / 2, padding - padding / 2),
        _ => (padding, 0),
    };
    out.reserve_padded(spec.fill, padding, Kind::of(code), 1)?;
    out.push_repeated(spec.fill, left);
    out.push_code_point(code);
    out.push_repeated(spec.fill, right);
    Ok(())
}

fn format_digits(value: &Int, spec: &Spec, out: &mut StrBuf) -> R<()> {
    check_int_spec(spec)?;
    let kind = ascii_kind(spec).unwrap_or(b'd');
    let (mut digits, mut prefix) = match kind {
        b'b' => (value.abs().to_radix(2, ""), "0b"),
        b'o' => (value.abs().to_radix(8, ""), "0o"),
        b'x' => (value.abs().to_radix(16, ""), "0x"),
        b'X' => (value.abs().to_radix(16, ""), "0X"),
        _ => (value.abs().to_decimal()?, ""),
    };
    if kind == b'X' {
        digits.make_ascii_uppercase();
    }
    if !spec.alternate {
        prefix = "";
    }
    let group = if matches!(kind, b'b' | b'o' | b'x' | b'X') { 4 } else { 3 };
    let number = Parts { negative: value.is_negative(), prefix, digits: &digits, group, remainder: "" };
    number.write(spec, out)
}

/// `format(value, spec)` for a specification that is not empty.
pub fn format_float(value: f64, spec: &Spec, out: &mut StrBuf) -> R<()> {
    let kind = match ascii_kind(spec) {
        None => b'r',
        Some(b'n') => b'g',
        Some(kind @ (b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%')) => kind,
        Some(_) => return Err(unknown_kind(spec, "float")),
    };
    let percent = kind == b'%';
    let (value, kind) = if percent { (value * 100.0, b'f') } else { (value, kind) };
    let style = float_style(kind, spec, true)?;
    let mut text = style.write(value)?;
    if percent {
        text.push('%');
    }
    if spec.width.is_none() && spec.grouping.is_none() && matches!(spec.sign, None | Some(b'-')) {
        out.push_str(&text);
        return Ok(());
    }
    write_number_text(&text, spec, out)
}

/// The conversion a specification asks for; `r` with a precision is a `g` that keeps `.0`.
fn float_style(kind: u8, spec: &Spec, dot_zero: bool) -> R<Style> {
    let precision = match spec.precision {
        // CPython's limit is C's `int`.
        Some(precision) if precision > i32::MAX as usize => return Err(value_error("precision too big")),
        Some(precision) => precision,
        None => 6,
    };
    let keep_dot_zero = kind == b'r' && dot_zero;
    let kind = if kind == b'r' && spec.precision.is_some() { b'g' } else { kind };
    Ok(Style { kind, precision, alternate: spec.alternate, keep_dot_zero, coerce_zero: spec.coerce_zero })
}

/// Splits a formatted float into sign, digits and the rest and lays it out.
fn write_number_text(text: &str, spec: &Spec, out: &mut StrBuf) -> R<()> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let whole = body.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, remainder) = body.split_at(whole);
    Parts { negative, prefix: "", digits, group: 3, remainder }.write(spec, out)
}

/// `format(value, spec)` for a specification that is not empty.
pub fn format_complex(value: Complex, spec: &Spec, out: &mut StrBuf) -> R<()> {
    let kind = match ascii_kind(spec) {
        None => b'r',
        Some(b'n') => b'g',
        Some(kind @ (b'e' | b'E' | b'f' | b'F' | b'g' | b'G')) => kind,
        Some(_) => return Err(unknown_kind(spec, "complex")),
    };
    if spec.fill == u32::from(b'0') {
        return Err(value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Some(b'=') {
        return Err(value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let style = float_style(kind, spec, false)?;
    let skip_real = kind == b'r' && value.real == 0.0 && value.real.is_sign_positive();
    let parentheses = kind == b'r' && !skip_real;
    // The parts are written without padding, the imaginary one with a sign when it follows the real one.
    let part = Spec { fill: u32::from(b' '), align: Some(b'<'), width: None, ..spec.clone() };
    let imaginary = if skip_real { part.clone() } else { Spec { sign: Some(b'+'), ..part.clone() } };
    let mut text = String::new();
    if parentheses {
        text.push('(');
    }
    if !skip_real {
        number_text(&style.write(value.real)?, &part, &mut text)?;
    }
    number_text(&style.write(value.imag)?, &imaginary, &mut text)?;
    text.push('j');
    if parentheses {
        text.push(')');
    }
    let padding = spec.width.unwrap_or(0).saturating_sub(text.len());
    let left = match spec.align {
        Some(b'<') => 0,
        Some(b'^') => padding / 2,
        _ => padding,
    };
    out.reserve_padded(spec.fill, padding, Kind::Latin1, text.len())?;
    out.push_repeated(spec.fill, left);
    out.push_str(&text);
    out.push_repeated(spec.fill, padding - left);
    Ok(())
}

/// One part of a complex number: sign and grouping, no padding.
fn number_text(text: &str, spec: &Spec, out: &mut String) -> R<()> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let whole = body.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, remainder) = body.split_at(whole);
    out.push_str(sign(negative, spec));
    if !digits.is_empty() {
        out.push_str(&grouped(digits, 0, spec.grouping, 3)?);
    }
    out.push_str(remainder);
    Ok(())
}

fn sign(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some(b'+')) => "+",
        (false, Some(b' ')) => " ",
        (false, _) => "",
    }
}

/// A number taken apart for layout.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// The digits before the point; empty for `inf` and `nan`.
    digits: &'a str,
    /// Digits in a group.
    group: usize,
    /// From the point or the exponent on.
    remainder: &'a str,
}

impl Parts<'_> {
    fn write(&self, spec: &Spec, out: &mut StrBuf) -> R<()> {
        let sign = sign(self.negative, spec);
        let width = spec.width.unwrap_or(0);
        let fixed = sign.len() + self.prefix.len() + self.remainder.len();
        let align = spec.align.unwrap_or(b'>');
        // Zeros between sign and digits take part in the grouping.
        let zeros = spec.fill == u32::from(b'0') && align == b'=';
        let least = if zeros { width.saturating_sub(fixed) } else { 0 };
        let digits = if self.digits.is_empty() {
            "".into()
        } else {
            grouped(self.digits, least, spec.grouping, self.group)?
        };
        let padding = width.saturating_sub(fixed + digits.len());
        let (left, middle, right) = match align {
            b'<' => (0, 0, padding),
            b'^' => (padding / 2, 0, padding - padding / 2),
            b'=' => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        out.reserve_padded(spec.fill, padding, Kind::Latin1, fixed + digits.len())?;
        out.push_repeated(spec.fill, left);
        out.push_str(sign);
        out.push_str(self.prefix);
        out.push_repeated(spec.fill, middle);
        out.push_str(&digits);
        out.push_str(self.remainder);
        out.push_repeated(spec.fill, right);
        Ok(())
    }
}

/// The digits with separators, and with zeros in front until they are `least` characters long (a separator
/// never comes first, so the result may be one longer).
fn grouped(digits: &str, least: usize, separator: Option<u8>, group: usize) -> R<Cow<'_, str>> {
    let Some(separator) = separator else {
        return zero_filled(digits, least);
    };
    let mut remaining = digits.len();
    let mut least = i64::try_from(least).unwrap_or(i64::MAX);
    // Written from the right, turned round at the end.
    let length = digits.len().max(usize::try_from(least).unwrap_or(0));
    let mut reversed: Vec<u8> = memory::room(length.saturating_add(length / group + 1))?;
    let source = digits.as_bytes();
    loop {
        let length = (group as i64).min((remaining as i64).max(least).max(1));
        if !reversed.is_empty() {
            reversed.push(separator);
        }
        let taken = remaining.min(length as usize);
        reversed.extend(source[remaining - taken..remaining].iter().rev());
        reversed.extend(std::iter::repeat_n(b'0', length as usize - taken));
        remaining -= taken;
        least -= length;
        if remaining == 0 && least <= 0 {
            break;
        }
        least -= 1;
    }
    reversed.reverse();
    Ok(String::from_utf8(reversed).expect("digits and separators are ASCII").into())
}

/// The digits with zeros in front until there are `least`. (The width of Rust's own formatting ends at
/// 65535.)
fn zero_filled(digits: &str, least: usize) -> R<Cow<'_, str>> {
    if digits.len() >= least {
        return Ok(digits.into());
    }
    let mut text = memory::room(least)?;
    text.resize(least - digits.len(), b'0');
    text.extend_from_slice(digits.as_bytes());
    Ok(String::from_utf8(text).expect("digits are ASCII").into())
}

/// How a float becomes text: the parameters of CPython's `PyOS_double_to_string`.
pub struct Style {
    /// `e E f F g G`, or `r` for the shortest digits.
    pub kind: u8,
    pub precision: usize,
    /// `#`: keep the point and, for `g`, trailing zeros.
    pub alternate: bool,
    /// An integral value keeps `.0`.
    pub keep_dot_zero: bool,
    /// A zero loses its minus sign.
    pub coerce_zero: bool,
}

/// A double has at most this many decimals; beyond there are only zeros, and Rust's formatter has a limit.
const MOST_DECIMALS: usize = 1100;

impl Style {
    /// The text of `value`, with `-` in front when it is negative.
    pub fn write(&self, value: f64) -> R<String> {
        let upper = self.kind.is_ascii_uppercase();
        if let Some(text) = not_finite(value) {
            return Ok(if upper { text.to_ascii_uppercase() } else { text.to_owned() });
        }
        let magnitude = value.abs();
        let mut body = match self.kind {
            b'f' | b'F' => self.fixed(magnitude)?,
            b'e' | b'E' => self.exponential(magnitude)?,
            b'g' | b'G' => self.general(magnitude)?,
            _ => self.shortest(magnitude)?,
        };
        if upper {
            body.make_ascii_uppercase();
        }
        let zero = || {
            body.bytes()
                .take_while(|byte| !byte.eq_ignore_ascii_case(&b'e'))
                .all(|byte| matches!(byte, b'0' | b'.'))
        };
        if value.is_sign_negative() && !(self.coerce_zero && zero()) {
            body.insert(0, '-');
        }
        Ok(body)
    }

    fn fixed(&self, magnitude: f64) -> R<String> {
        let exact = self.precision.min(MOST_DECIMALS);
        let mut text = format!("{magnitude:.exact$}");
        if self.precision > exact {
            let mut longer = memory::room(text.len() + self.precision - exact + 1)?;
            longer.extend_from_slice(text.as_bytes());
            longer.resize(text.len() + self.precision - exact, b'0');
            text = String::from_utf8(longer).expect("digits are ASCII");
        }
        if self.precision == 0 && self.alternate {
            text.push('.');
        }
        Ok(text)
    }

    fn exponential(&self, magnitude: f64) -> R<String> {
        let (digits, point) = significant(magnitude, self.precision.saturating_add(1));
        self.layout(&digits, point, self.precision + 1, true)
    }

    fn general(&self, magnitude: f64) -> R<String> {
        let precision = self.precision.max(1);
        let (digits, point) = significant(magnitude, precision);
        let digits = stripped(&digits);
        let limit = precision as i64 - i64::from(self.keep_dot_zero);
        let exponential = point <= -4 || i64::from(point) > limit;
        let length = if self.alternate { precision } else { digits.len() };
        self.layout(digits, point, length, exponential)
    }

    fn shortest(&self, magnitude: f64) -> R<String> {
        let shortest = shortest(magnitude);
        let (digits, point) = (shortest.digits(), shortest.point);
        self.layout(digits, point, digits.len(), point <= -4 || point > 16)
    }

    /// `0.digits * 10 ** point`, with zeros added until there are `length` digits.
    fn layout(&self, digits: &str, point: i32, length: usize, exponential: bool) -> R<String> {
        let exponent = point - 1;
        let point = if exponential { 1 } else { i64::from(point) };
        let mut end = (length as i64).max(point);
        if !exponential && self.keep_dot_zero {
            end = end.max(point + 1);
        }
        let start = if point <= 0 { point - 1 } else { 0 };
        // A sign, a point and an exponent come on top.
        let mut text = memory::room((end - start) as usize + 8)?;
        let source = digits.as_bytes();
        for position in start..end {
            if position == point {
                text.push(b'.');
            }
            let digit = usize::try_from(position).ok().and_then(|position| source.get(position));
            text.push(*digit.unwrap_or(&b'0'));
        }
        let mut text = String::from_utf8(text).expect("digits are ASCII");
        if end == point && self.alternate {
            text.push('.');
        }
        if exponential {
            let sign = if exponent < 0 { '-' } else { '+' };
            text.push_str(&format!("e{sign}{:02}", exponent.abs()));
        }
        Ok(text)
    }
}

/// Exactly `count` significant digits, correctly rounded (half to even on the exact value), and the position
/// of the point.
fn significant(magnitude: f64, count: usize) -> (String, i32) {
    let exact = count.min(MOST_DECIMALS) - 1;
    // The rest, if any, is zeros, which the layout adds.
    split_exponential(&format!("{magnitude:.exact$e}"))
}

/// The digits without trailing zeros; at least one.
fn stripped(digits: &str) -> &str {
    let stripped = digits.trim_end_matches('0');
    if stripped.is_empty() { &digits[..1] } else { stripped }
}

/// `%d %i %u %o %x %X` on an int, without flags for padding: sign, prefix (with `#`), digits (at least
/// `precision`).
pub fn percent_int(value: &Int, kind: u8, alternate: bool, precision: Option<usize>) -> R<String> {
    let (mut digits, prefix) = match kind {
        b'o' => (value.abs().to_radix(8, ""), "0o"),
        b'x' | b'X' => (value.abs().to_radix(16, ""), "0x"),
        _ => (value.abs().to_decimal()?, ""),
    };
    if let Some(precision) = precision {
        digits = zero_filled(&digits, precision)?.into_owned();
    }
    let sign = if value.is_negative() { "-" } else { "" };
    let mut text = format!("{sign}{}{digits}", if alternate { prefix } else { "" });
    if kind == b'X' {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// `%e %E %f %F %g %G` on a float, without padding or `+`.
pub fn percent_float(value: f64, kind: u8, alternate: bool, precision: Option<usize>) -> R<String> {
    let precision = precision.unwrap_or(6);
    Style { kind, precision, alternate, keep_dot_zero: false, coerce_zero: false }.write(value)
}
