//! A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use crate::error::{Class, R, Raised, raise_args, value_error};
use crate::text::{Str, StrBuf, unicode};

/// What a specification says. The `0` before the width is already part of `fill` and `align`: it makes the
/// fill `0` unless one was written, and the alignment `=` unless one was written or the value is not a
/// number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The code point to pad with; a space when none was written.
    pub fill: u32,
    /// `<`, `>`, `=` or `^`.
    pub align: Option<u8>,
    /// `+`, `-` or a space.
    pub sign: Option<u8>,
    /// `z`: a negative zero loses its sign.
    pub coerce_zero: bool,
    /// `#`
    pub alternate: bool,
    /// `0` stood before the width.
    pub zero_pad: bool,
    pub width: Option<usize>,
    /// `,` or `_`.
    pub grouping: Option<u8>,
    pub precision: Option<usize>,
    /// The presentation type as written.
    pub kind: Option<u32>,
}

impl Default for Spec {
    fn default() -> Spec {
        Spec {
            fill: u32::from(b' '),
            align: None,
            sign: None,
            coerce_zero: false,
            alternate: false,
            zero_pad: false,
            width: None,
            grouping: None,
            precision: None,
            kind: None,
        }
    }
}

impl Spec {
    /// Parses `text` for a value of the named type. `default_align` is `>` for numbers and `<` for text: with
    /// `>` a `0` before the width also means `=` alignment.
    pub fn parse(text: &Str, type_name: &str, default_align: u8) -> R<Spec> {
        // Specifications are short: no memory is asked for.
        let (mut short, long);
        let code_points: &[u32] = match text.len() {
            length @ 0..=16 => {
                short = [0; 16];
                short.iter_mut().zip(text.code_points()).for_each(|(to, from)| *to = from);
                &short[..length]
            }
            _ => {
                long = text.code_points().collect::<Vec<u32>>();
                &long
            }
        };
        let mut reader = Reader { text: code_points, at: 0 };
        let mut spec = Spec::default();
        let mut fill_given = false;
        if let [fill, align, ..] = reader.text
            && let Some(align) = one_of(*align, b"<>=^")
        {
            (spec.fill, spec.align, fill_given) = (*fill, Some(align), true);
            reader.at = 2;
        } else {
            spec.align = reader.take(b"<>=^");
        }
        spec.sign = reader.take(b" +-");
        spec.coerce_zero = reader.take(b"z").is_some();
        spec.alternate = reader.take(b"#").is_some();
        if !fill_given && reader.take(b"0").is_some() {
            spec.zero_pad = true;
            spec.fill = u32::from(b'0');
            if spec.align.is_none() && default_align == b'>' {
                spec.align = Some(b'=');
            }
        }
        spec.width = reader.number()?;
        reader.grouping(&mut spec)?;
        if reader.take(b".").is_some() {
            spec.precision =
                Some(reader.number()?.ok_or_else(|| value_error("Format specifier missing precision"))?);
        }
        match reader.rest() {
            [] => {}
            [kind] => spec.kind = Some(*kind),
            _ => return Err(invalid(code_points, type_name)),
        }
        // Text without a type is `s`, which has no groups.
        let default_kind = (default_align == b'<').then_some(u32::from(b's'));
        check_grouping(spec.grouping, spec.kind.or(default_kind))?;
        Ok(spec)
    }
}

struct Reader<'a> {
    text: &'a [u32],
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &[u32] {
        &self.text[self.at..]
    }

    /// The next character when it is one of these.
    fn take(&mut self, wanted: &[u8]) -> Option<u8> {
        let found = self.rest().first().and_then(|code_point| one_of(*code_point, wanted));
        self.at += usize::from(found.is_some());
        found
    }

    /// Decimal digits of any script; `None` when there are none.
    fn number(&mut self) -> R<Option<usize>> {
        let start = self.at;
        let mut value = 0i64;
        while let Some(digit) = self.rest().first().and_then(|code_point| unicode::decimal_value(*code_point))
        {
            let next = value.checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
            value = next.ok_or_else(|| value_error("Too many decimal digits in format string"))?;
            self.at += 1;
        }
        Ok(if self.at > start { usize::try_from(value).ok() } else { None })
    }

    fn grouping(&mut self, spec: &mut Spec) -> R<()> {
        let both = || value_error("Cannot specify both ',' and '_'.");
        spec.grouping = self.take(b",");
        if self.take(b"_").is_some() {
            if spec.grouping.is_some() {
                return Err(both());
            }
            spec.grouping = Some(b'_');
        }
        if spec.grouping == Some(b'_') && self.take(b",").is_some() {
            return Err(both());
        }
        Ok(())
    }
}

fn one_of(code_point: u32, wanted: &[u8]) -> Option<u8> {
    u8::try_from(code_point).ok().filter(|byte| wanted.contains(byte))
}

#[cold]
fn invalid(text: &[u32], type_name: &str) -> Raised {
    let mut message = StrBuf::new();
    message.push_str("Invalid format specifier '");
    for code_point in text {
        message.push_code_point(*code_point);
    }
    message.push_str(&format!("' for object of type '{type_name}'"));
    raise_args(Class::ValueError, vec![Box::new(message.finish())])
}

/// `,` goes with decimal numbers only, `_` also with the other bases.
fn check_grouping(grouping: Option<u8>, kind: Option<u32>) -> R<()> {
    let (Some(separator), Some(kind)) = (grouping, kind) else { return Ok(()) };
    if one_of(kind, b"defgEG%F").is_some() || (separator == b'_' && one_of(kind, b"boxX").is_some()) {
        return Ok(());
    }
    let separator = char::from(separator);
    Err(match char::from_u32(kind) {
        Some(shown) if (33..128).contains(&kind) => {
            value_error(format!("Cannot specify '{separator}' with '{shown}'."))
        }
        _ => value_error(format!("Cannot specify '{separator}' with '\\x{kind:x}'.")),
    })
}
