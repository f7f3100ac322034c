//! `str.format`: templates with replacement fields.
//!
//! A template is read as it is filled in, as CPython does: a fault behind a field shows only after that field
//! was formatted.

use super::{Conversion, format_value};
use crate::dynamic;
use crate::error::{
    Class, R, Raised, attribute_error, index_error, key_error, raise_args, type_error, value_error,
};
use crate::int::Int;
use crate::protocol::{AnyValue, Sequence, View};
use crate::text::{Str, StrBuf, unicode};

/// What fills the fields.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    /// `None`: there can be none (`format_map`).
    pub positional: Option<&'a [&'a dyn AnyValue]>,
    pub named: Named<'a>,
}

/// Where names are looked up.
#[derive(Clone, Copy)]
pub enum Named<'a> {
    Keywords(&'a [(&'a str, &'a dyn AnyValue)]),
    /// The argument of `format_map`: a dict.
    Mapping(&'a dyn AnyValue),
}

/// One piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Text before the field; braces written twice are one.
    pub literal: Str,
    pub field: Option<Field>,
}

/// A replacement field: `{name!conversion:spec}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Str,
    pub conversion: Option<u32>,
    pub spec: Str,
    /// The specification has fields of its own.
    pub nested: bool,
}

impl PartialEq for Str {
    fn eq(&self, other: &Str) -> bool {
        self.equals(other)
    }
}

impl Eq for Str {}

/// The name of a field, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Path {
    pub first: First,
    pub rest: Vec<Step>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum First {
    /// `{}`
    Next,
    /// `{0}`
    Index(i64),
    /// `{name}`
    Name(Str),
}

#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(Str),
    /// `[0]`
    Index(i64),
    /// `[key]`
    Key(Str),
}

/// All pieces of a template, for who wants to know them beforehand; the error that `str.format` would meet
/// first when all its fields are fine.
pub fn parse_template(template: &Str) -> R<Vec<Piece>> {
    let mut reader = Reader { text: template, at: 0 };
    let mut pieces = Vec::new();
    while let Some(piece) = reader.next()? {
        pieces.push(piece);
    }
    Ok(pieces)
}

/// `template.format(*positional, **named)`, appended.
pub fn format_template(template: &Str, arguments: Arguments, out: &mut StrBuf) -> R<()> {
    let mut filler = Filler { arguments, numbering: Numbering::Unknown, next: 0 };
    filler.fill(template, 2, out)
}

struct Reader<'a> {
    text: &'a Str,
    at: usize,
}

const OPEN: u32 = b'{' as u32;
const CLOSE: u32 = b'}' as u32;
const BRACKET: u32 = b'[' as u32;
const BRACKET_END: u32 = b']' as u32;
const COLON: u32 = b':' as u32;
const EXCLAMATION: u32 = b'!' as u32;
const DOT: u32 = b'.' as u32;
const REPR: u32 = b'r' as u32;
const STR: u32 = b's' as u32;
const ASCII: u32 = b'a' as u32;

impl Reader<'_> {
    fn take(&mut self) -> Option<u32> {
        let code_point = (self.at < self.text.len()).then(|| self.text.get(self.at));
        self.at += usize::from(code_point.is_some());
        code_point
    }

    fn peek(&self) -> Option<u32> {
        (self.at < self.text.len()).then(|| self.text.get(self.at))
    }

    /// The next piece; `None` at the end.
    fn next(&mut self) -> R<Option<Piece>> {
        let start = self.at;
        let mut brace = None;
        while let Some(code_point) = self.take() {
            if code_point == OPEN || code_point == CLOSE {
                brace = Some(code_point);
                break;
            }
        }
        let Some(brace) = brace else {
            let literal = self.text.slice(start, self.at);
            return Ok((!literal.is_empty()).then_some(Piece { literal, field: None }));
        };
        let after = self.peek();
        if brace == CLOSE && after != Some(CLOSE) {
            return Err(value_error("Single '}' encountered in format string"));
        }
        if after.is_none() {
            return Err(value_error("Single '{' encountered in format string"));
        }
        if after == Some(brace) {
            let literal = self.text.slice(start, self.at);
            self.at += 1;
            return Ok(Some(Piece { literal, field: None }));
        }
        let literal = self.text.slice(start, self.at - 1);
        Ok(Some(Piece { literal, field: Some(self.field()?) }))
    }

    /// The field behind a `{`.
    fn field(&mut self) -> R<Field> {
        let start = self.at;
        let end = loop {
            match self.take() {
                Some(OPEN) => return Err(value_error("unexpected '{' in field name")),
                // Anything may stand in brackets; the closing one is then passed as part of the name.
                Some(BRACKET) => {
                    while self.peek().is_some_and(|code_point| code_point != BRACKET_END) {
                        self.at += 1;
                    }
                }
                Some(end @ (CLOSE | COLON | EXCLAMATION)) => break end,
                Some(_) => {}
                None => return Err(value_error("expected '}' before end of string")),
            }
        };
        let mut field = Field {
            name: self.text.slice(start, self.at - 1),
            conversion: None,
            spec: Str::empty(),
            nested: false,
        };
        if end == CLOSE {
            return Ok(field);
        }
        if end == EXCLAMATION {
            let Some(conversion) = self.take() else {
                return Err(value_error("end of string while looking for conversion specifier"));
            };
            field.conversion = Some(conversion);
            match self.take() {
                Some(CLOSE) => return Ok(field),
                Some(COLON) | None => {}
                Some(_) => return Err(value_error("expected ':' after conversion specifier")),
            }
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// The specification, to the brace that closes the field.
    fn spec(&mut self, field: &mut Field) -> R<()> {
        let start = self.at;
        let mut depth = 1;
        while let Some(code_point) = self.take() {
            match code_point {
                OPEN => {
                    field.nested = true;
                    depth += 1;
                }
                CLOSE => {
                    depth -= 1;
                    if depth == 0 {
                        field.spec = self.text.slice(start, self.at - 1);
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Err(value_error("unmatched '{' in format spec"))
    }
}

/// A run of decimal digits of any script; `None` when it is something else.
fn integer(text: &Str) -> R<Option<i64>> {
    let mut value = 0i64;
    for code_point in text.code_points() {
        let Some(digit) = unicode::decimal_value(code_point) else { return Ok(None) };
        let next = value.checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
        value = next.ok_or_else(|| value_error("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}

impl Path {
    /// The first part of a field's name, and where the rest begins.
    fn first(name: &Str) -> R<(First, usize)> {
        let end = name
            .code_points()
            .position(|code_point| matches!(code_point, BRACKET | DOT))
            .unwrap_or(name.len());
        let first = name.slice(0, end);
        let first = match integer(&first)? {
            Some(index) => First::Index(index),
            None if first.is_empty() => First::Next,
            None => First::Name(first),
        };
        Ok((first, end))
    }

    /// Takes a whole name apart.
    pub fn parse(name: &Str) -> R<Path> {
        let (first, mut at) = Path::first(name)?;
        let mut rest = Vec::new();
        while let Some(step) = Path::step(name, &mut at)? {
            rest.push(step);
        }
        Ok(Path { first, rest })
    }

    /// The step at `at`; `None` at the end.
    fn step(name: &Str, at: &mut usize) -> R<Option<Step>> {
        if *at >= name.len() {
            return Ok(None);
        }
        let opening = name.get(*at);
        let start = *at + 1;
        let is_end = |code_point: u32| match opening {
            DOT => matches!(code_point, DOT | BRACKET),
            _ => code_point == BRACKET_END,
        };
        let end = (start..name.len()).find(|index| is_end(name.get(*index)));
        let step = match opening {
            DOT => {
                *at = end.unwrap_or(name.len());
                Step::Attribute(name.slice(start, *at))
            }
            BRACKET => {
                let end = end.ok_or_else(|| value_error("Missing ']' in format string"))?;
                *at = end + 1;
                let key = name.slice(start, end);
                match integer(&key)? {
                    Some(index) => Step::Index(index),
                    None => Step::Key(key),
                }
            }
            _ => return Err(value_error("Only '.' or '[' may follow ']' in format field specifier")),
        };
        match &step {
            Step::Attribute(name) | Step::Key(name) if name.is_empty() => {
                Err(value_error("Empty attribute in format string"))
            }
            _ => Ok(Some(step)),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic,
    Manual,
}

struct Filler<'a> {
    arguments: Arguments<'a>,
    numbering: Numbering,
    next: i64,
}

impl Filler<'_> {
    fn fill(&mut self, template: &Str, depth: u32, out: &mut StrBuf) -> R<()> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let mut reader = Reader { text: template, at: 0 };
        while let Some(piece) = reader.next()? {
            out.push(&piece.literal);
            if let Some(field) = piece.field {
                self.fill_field(&field, depth, out)?;
            }
        }
        Ok(())
    }

    fn fill_field(&mut self, field: &Field, depth: u32, out: &mut StrBuf) -> R<()> {
        let (first, at) = Path::first(&field.name)?;
        let index = match &first {
            First::Name(_) => None,
            First::Next => Some(self.numbered(Numbering::Automatic, 0)?),
            First::Index(index) => Some(self.numbered(Numbering::Manual, *index)?),
        };
        let arguments = self.arguments;
        with_first(&arguments, &first, index, &mut |value| {
            follow(value, &field.name, at, &mut |value| self.format_field(value, field, depth, out))
        })
    }

    /// The index of a numbered field; automatic and written numbers do not mix.
    fn numbered(&mut self, numbering: Numbering, index: i64) -> R<i64> {
        match (self.numbering, numbering) {
            (Numbering::Manual, Numbering::Automatic) => {
                return Err(value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (Numbering::Automatic, Numbering::Manual) => {
                return Err(value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            _ => self.numbering = numbering,
        }
        if numbering == Numbering::Automatic {
            self.next += 1;
            return Ok(self.next - 1);
        }
        Ok(index)
    }

    fn format_field(&mut self, value: &dyn AnyValue, field: &Field, depth: u32, out: &mut StrBuf) -> R<()> {
        let conversion = match field.conversion {
            None => Conversion::None,
            Some(REPR) => Conversion::Repr,
            Some(STR) => Conversion::Str,
            Some(ASCII) => Conversion::Ascii,
            Some(other) => return Err(unknown_conversion(other)),
        };
        // The conversion comes before the fields of the specification.
        let mut converted = StrBuf::new();
        let converted = match conversion {
            Conversion::None => None,
            _ => {
                super::convert(value, conversion, &mut converted)?;
                Some(converted.finish())
            }
        };
        let value = converted.as_ref().map_or(value, |text| text as &dyn AnyValue);
        if !field.nested {
            return format_value(value, Conversion::None, Some(&field.spec), out);
        }
        let mut spec = StrBuf::new();
        self.fill(&field.spec, depth - 1, &mut spec)?;
        format_value(value, Conversion::None, Some(&spec.finish()), out)
    }
}

#[cold]
fn unknown_conversion(conversion: u32) -> Raised {
    match char::from_u32(conversion) {
        Some(shown) if (33..127).contains(&conversion) => {
            value_error(format!("Unknown conversion specifier {shown}"))
        }
        _ => value_error(format!("Unknown conversion specifier \\x{conversion:x}")),
    }
}

type See<'a> = &'a mut dyn FnMut(&dyn AnyValue) -> R<()>;

/// Calls `see` with the argument a field begins with.
fn with_first(arguments: &Arguments, first: &First, index: Option<i64>, see: See) -> R<()> {
    if let Some(index) = index {
        let Some(positional) = arguments.positional else {
            return Err(value_error("Format string contains positional fields"));
        };
        let value = usize::try_from(index).ok().and_then(|index| positional.get(index));
        let value = value.ok_or_else(|| {
            index_error(format!("Replacement index {index} out of range for positional args tuple"))
        })?;
        return see(*value);
    }
    let First::Name(name) = first else { unreachable!("numbered fields have an index") };
    match arguments.named {
        Named::Keywords(named) => match named.iter().find(|(key, _)| name.eq_str(key)) {
            Some((_, value)) => see(*value),
            None => Err(key_error(name)),
        },
        Named::Mapping(mapping) => item(mapping, &Step::Key(name.clone()), see),
    }
}

/// Follows `.name` and `[key]` from `at` on, then calls `see`.
fn follow(value: &dyn AnyValue, name: &Str, at: usize, see: See) -> R<()> {
    let mut at = at;
    match Path::step(name, &mut at)? {
        None => see(value),
        Some(step) => item(value, &step, &mut |value| follow(value, name, at, see)),
    }
}

/// `value.name` or `value[key]`.
fn item(value: &dyn AnyValue, step: &Step, see: See) -> R<()> {
    let key: &dyn AnyValue = match step {
        Step::Index(index) => &Int::from(*index),
        Step::Key(key) => key,
        Step::Attribute(name) => return attribute(value, name, see),
    };
    let out_of_range = |kind: &str| index_error(format!("{kind} index out of range"));
    match (value.view(), step) {
        (View::Dyn(value), _) => see(&dynamic::get_item(value, &dynamic::to_dyn_any(key))?),
        (View::Dict(dict), _) => {
            let found = dict.lookup_any(key, &mut |value| see(value).map(|()| true))?;
            if found { Ok(()) } else { Err(missing_key(step)) }
        }
        (View::List(list), Step::Index(index)) => {
            element(list, *index, see)?.ok_or_else(|| out_of_range("list"))
        }
        (View::Tuple(tuple), Step::Index(index)) => {
            element(tuple, *index, see)?.ok_or_else(|| out_of_range("tuple"))
        }
        (View::Str(text), Step::Index(index)) => match usize::try_from(*index) {
            Ok(index) if index < text.len() => see(&Str::from_code_point(text.get(index))),
            _ => Err(out_of_range("string")),
        },
        (View::List(_), _) => Err(type_error("list indices must be integers or slices, not str")),
        (View::Tuple(_), _) => Err(type_error("tuple indices must be integers or slices, not str")),
        (View::Str(_), _) => Err(type_error("string indices must be integers, not 'str'")),
        _ => Err(type_error(format!("'{}' object is not subscriptable", value.type_name()))),
    }
}

fn element(sequence: &dyn Sequence, index: i64, see: See) -> R<Option<()>> {
    match usize::try_from(index) {
        Ok(index) => sequence.element(index, see),
        Err(_) => Ok(None),
    }
}

#[cold]
fn missing_key(step: &Step) -> Raised {
    match step {
        Step::Index(index) => raise_args(Class::KeyError, vec![Box::new(Int::from(*index))]),
        Step::Key(key) | Step::Attribute(key) => key_error(key),
    }
}

/// `value.name` of the values that have data attributes. (A template that names a *method* shows its address,
/// which no program can rely on.)
fn attribute(value: &dyn AnyValue, name: &Str, see: See) -> R<()> {
    let plain = name.to_utf8_lossy();
    match (value.as_builtin(), &*plain) {
        (View::Dyn(value), _) => see(&dynamic::get_attr(value, dynamic::Name::of(&plain))?),
        (View::Int(int), "real" | "numerator") => see(int),
        (View::Bool(bool), "real" | "numerator") => see(&Int::from(bool)),
        (View::Int(_) | View::Bool(_), "imag") => see(&Int::from(0i64)),
        (View::Int(_) | View::Bool(_), "denominator") => see(&Int::from(1i64)),
        (View::Float(float), "real") => see(&float),
        (View::Float(_), "imag") => see(&0.0),
        (View::Complex(complex), "real") => see(&complex.real),
        (View::Complex(complex), "imag") => see(&complex.imag),
        _ => Err(attribute_error(format!("'{}' object has no attribute '{plain}'", value.type_name()))),
    }
}
