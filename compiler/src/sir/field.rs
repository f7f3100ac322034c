//! The parts of ops: how each kind of field is written, read, and which values it names.
//!
//! ```text
//! %3   (%1, %2)   _                values
//! acc  total  list.append[int]     slots, globals, functions; rows with their substitution
//! (%1, *(%2, %3), _)               arguments of a row
//! ("x = ", {%1!r:%2 !3})           parts of an f-string
//! !3   int | None   "text"         sites, types, literals
//! star  before=2  sep=%4           what may be missing stands by name
//! last=(%1, acc)                   variables, at the end of a statement
//! ```

use super::constant::Constant;
use super::reader::Reader;
use super::writer::Writer;
use super::{
    CallArg, Conversion, Display, FnId, FormatPart, GlobalSlot, Literal, RowUse, Site, Slot, Uses, Value, Var,
};
use crate::ty::Ty;

pub(super) trait Field: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader) -> Result<Self, String>;

    /// The values it names, in evaluation order.
    fn operands(&self, _found: &mut Vec<Value>) {}

    /// As a field of an op, behind what is there already.
    fn write_field(&self, _name: &str, to: &mut Writer) {
        to.push(" ");
        self.write(to);
    }
    fn read_field(_name: &str, from: &mut Reader) -> Result<Self, String> {
        Self::read(from)
    }
}

impl Field for Value {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("%{}", self.0));
    }
    fn read(from: &mut Reader) -> Result<Value, String> {
        from.expect("%")?;
        from.number().map(Value)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.push(*self);
    }
}

/// `name=%1` when there is one.
impl Field for Option<Value> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.push("_"),
        }
    }
    fn read(from: &mut Reader) -> Result<Option<Value>, String> {
        Value::read(from).map(Some)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self);
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if self.is_some() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Option<Value>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(None) }
    }
}

/// Its name when it holds.
impl Field for bool {
    fn write(&self, to: &mut Writer) {
        to.push(if *self { "yes" } else { "no" });
    }
    fn read(from: &mut Reader) -> Result<bool, String> {
        Ok(from.word()? == "yes")
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if *self {
            to.push(&format!(" {name}"));
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<bool, String> {
        Ok(from.take_word(name))
    }
}

/// A count: `name=2` when there are any.
impl Field for u32 {
    fn write(&self, to: &mut Writer) {
        to.push(&self.to_string());
    }
    fn read(from: &mut Reader) -> Result<u32, String> {
        from.number()
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if *self > 0 {
            to.push(&format!(" {name}={self}"));
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<u32, String> {
        if from.take_named(name) { from.number() } else { Ok(0) }
    }
}

/// An index.
impl Field for usize {
    fn write(&self, to: &mut Writer) {
        to.push(&self.to_string());
    }
    fn read(from: &mut Reader) -> Result<usize, String> {
        from.number().map(|number| number as usize)
    }
}

impl Field for Slot {
    fn write(&self, to: &mut Writer) {
        to.slot(*self);
    }
    fn read(from: &mut Reader) -> Result<Slot, String> {
        let name = from.name()?;
        from.slot(&name)
    }
}

impl Field for GlobalSlot {
    fn write(&self, to: &mut Writer) {
        to.global(*self);
    }
    fn read(from: &mut Reader) -> Result<GlobalSlot, String> {
        let name = from.name()?;
        from.global(&name)
    }
}

impl Field for FnId {
    fn write(&self, to: &mut Writer) {
        to.function(*self);
    }
    fn read(from: &mut Reader) -> Result<FnId, String> {
        let name = from.name()?;
        from.function(&name)
    }
}

impl Field for Site {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("!{}", self.0));
    }
    fn read(from: &mut Reader) -> Result<Site, String> {
        from.expect("!")?;
        from.number().map(Site)
    }
}

/// ` !3` at the end of a statement or part that can raise.
impl Field for Option<Site> {
    fn write(&self, to: &mut Writer) {
        if let Some(site) = self {
            to.push(" ");
            site.write(to);
        }
    }
    fn read(from: &mut Reader) -> Result<Option<Site>, String> {
        if from.is_next("!") { Site::read(from).map(Some) } else { Ok(None) }
    }
}

impl Field for Var {
    fn write(&self, to: &mut Writer) {
        match self {
            Var::Value(value) => value.write(to),
            Var::Slot(slot) => slot.write(to),
        }
    }
    fn read(from: &mut Reader) -> Result<Var, String> {
        if from.is_next("%") { Value::read(from).map(Var::Value) } else { Slot::read(from).map(Var::Slot) }
    }
}

/// ` last=(%1, acc) apart owning` behind a statement.
impl Field for Uses {
    fn write(&self, to: &mut Writer) {
        if !self.last.is_empty() {
            to.push(" last=");
            to.list(&self.last, |var, to| var.write(to));
        }
        self.apart.write_field("apart", to);
        self.owning.write_field("owning", to);
    }
    fn read(from: &mut Reader) -> Result<Uses, String> {
        let last = if from.take_named("last") { from.list("(", ")", Var::read)? } else { vec![] };
        let apart = bool::read_field("apart", from)?;
        Ok(Uses { last, apart, owning: bool::read_field("owning", from)? })
    }
}

/// `list.append[int]`
impl Field for RowUse {
    fn write(&self, to: &mut Writer) {
        to.row(self.row);
        for (index, ty) in self.substitution.iter().enumerate() {
            to.push(if index == 0 { "[" } else { ", " });
            ty.write(to);
        }
        if !self.substitution.is_empty() {
            to.push("]");
        }
    }
    fn read(from: &mut Reader) -> Result<RowUse, String> {
        let name = from.name()?;
        let row = from.row(&name)?;
        let substitution = if from.is_next("[") { from.list("[", "]", Ty::read)? } else { vec![] };
        Ok(RowUse { row, substitution })
    }
}

impl Field for Ty {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("{self:#}"));
    }
    fn read(from: &mut Reader) -> Result<Ty, String> {
        from.ty()
    }
}

impl Field for Vec<Ty> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<Ty>, String> {
        from.list("(", ")", Ty::read)
    }
}

impl Field for String {
    fn write(&self, to: &mut Writer) {
        to.name(self);
    }
    fn read(from: &mut Reader) -> Result<String, String> {
        from.name()
    }
}

/// `name=(a, b)` when there are any.
impl Field for Vec<String> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<String>, String> {
        from.list("(", ")", Reader::name)
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if !self.is_empty() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Vec<String>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(vec![]) }
    }
}

impl Field for Vec<Value> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<Value>, String> {
        from.list("(", ")", Value::read)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self);
    }
}

/// `(%1: %2, %3: %4)`
impl Field for Vec<(Value, Value)> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |(key, value), to| {
            key.write(to);
            to.push(": ");
            value.write(to);
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<(Value, Value)>, String> {
        from.list("(", ")", |from| {
            let key = Value::read(from)?;
            from.expect(":")?;
            Ok((key, Value::read(from)?))
        })
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self.iter().flat_map(|(key, value)| [*key, *value]));
    }
}

impl Field for Vec<CallArg> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |arg, to| match arg {
            CallArg::Value(value) => value.write(to),
            CallArg::Many(values) => {
                to.push("*");
                values.write(to);
            }
            CallArg::Missing => to.push("_"),
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<CallArg>, String> {
        from.list("(", ")", |from| {
            if from.take("_") {
                Ok(CallArg::Missing)
            } else if from.take("*") {
                Vec::read(from).map(CallArg::Many)
            } else {
                Value::read(from).map(CallArg::Value)
            }
        })
    }
    fn operands(&self, found: &mut Vec<Value>) {
        for arg in self {
            match arg {
                CallArg::Value(value) => found.push(*value),
                CallArg::Many(values) => found.extend(values),
                CallArg::Missing => {}
            }
        }
    }
}

impl Field for Vec<FormatPart> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |part, to| match part {
            FormatPart::Literal(text) => to.push(&format!("{text:?}")),
            FormatPart::CodePoints(points) => to.push(&format!("points{points:?}")),
            FormatPart::Value { value, conversion, spec, site } => {
                to.push("{");
                value.write(to);
                to.push(conversion_suffix(*conversion));
                if let Some(spec) = spec {
                    to.push(":");
                    spec.write(to);
                }
                site.write(to);
                to.push("}");
            }
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<FormatPart>, String> {
        from.list("(", ")", format_part)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        for part in self {
            match part {
                FormatPart::Literal(_) | FormatPart::CodePoints(_) => {}
                FormatPart::Value { value, spec, .. } => found.extend(std::iter::once(value).chain(spec)),
            }
        }
    }
}

const CONVERSIONS: [Conversion; 4] = [Conversion::Str, Conversion::Repr, Conversion::Ascii, Conversion::None];

fn conversion_suffix(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "",
        Conversion::Str => "!s",
        Conversion::Repr => "!r",
        Conversion::Ascii => "!a",
    }
}

fn format_part(from: &mut Reader) -> Result<FormatPart, String> {
    if from.is_next("\"") {
        return from.string().map(FormatPart::Literal);
    }
    if from.take("points") {
        return from.list("[", "]", Reader::number).map(FormatPart::CodePoints);
    }
    from.expect("{")?;
    let value = Value::read(from)?;
    let conversion = CONVERSIONS.into_iter().find(|conversion| from.take(conversion_suffix(*conversion)));
    let spec = if from.take(":") { Some(Value::read(from)?) } else { None };
    let site = Option::<Site>::read(from)?;
    from.expect("}")?;
    let conversion = conversion.expect("every text begins with nothing");
    Ok(FormatPart::Value { value, conversion, spec, site })
}

const DISPLAYS: [Display; 6] =
    [Display::List, Display::Tuple, Display::Set, Display::ConstantSet, Display::Dict, Display::Slice];

fn display_name(kind: Display) -> &'static str {
    match kind {
        Display::List => "list",
        Display::Tuple => "tuple",
        Display::Set => "set",
        Display::ConstantSet => "constant_set",
        Display::Dict => "dict",
        Display::Slice => "slice",
    }
}

impl Field for Display {
    fn write(&self, to: &mut Writer) {
        to.push(display_name(*self));
    }
    fn read(from: &mut Reader) -> Result<Display, String> {
        let word = from.word()?;
        let kind = DISPLAYS.into_iter().find(|kind| display_name(*kind) == word);
        kind.ok_or_else(|| format!("there is no display `{word}`"))
    }
}

impl Field for Literal {
    fn write(&self, to: &mut Writer) {
        to.push(&match self {
            Literal::None => "None".to_string(),
            Literal::Ellipsis => "...".to_string(),
            Literal::Class(name) => format!("class {name}"),
            Literal::NotImplemented => "NotImplemented".to_string(),
            Literal::Function(func) => format!("function {func}"),
            Literal::Bool(true) => "True".to_string(),
            Literal::Bool(false) => "False".to_string(),
            Literal::Int(value) => value.to_string(),
            Literal::BigInt(digits) => digits.clone(),
            Literal::Float(value) => format!("{value:?}"),
            Literal::Complex(value) => format!("{value:?}j"),
            Literal::Str(text) => format!("{text:?}"),
            Literal::CodePoints(points) => format!("points{points:?}"),
            Literal::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        });
    }
    fn read(from: &mut Reader) -> Result<Literal, String> {
        if from.is_next("\"") {
            return from.string().map(Literal::Str);
        }
        if from.take("b\"") {
            return from.bytes().map(Literal::Bytes);
        }
        if from.take("points") {
            return from.list("[", "]", Reader::number).map(Literal::CodePoints);
        }
        if from.take("...") {
            return Ok(Literal::Ellipsis);
        }
        Ok(match from.word()? {
            "None" => Literal::None,
            "NotImplemented" => Literal::NotImplemented,
            "True" => Literal::Bool(true),
            "False" => Literal::Bool(false),
            "class" => Literal::Class(from.name()?),
            "function" => Literal::Function(from.number()?),
            word => number(word).ok_or_else(|| format!("`{word}` is no literal"))?,
        })
    }
}

/// `3`, `-3`, `3.0`, `1e300`, `inf`, `2.5j`
fn number(word: &str) -> Option<Literal> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(word.parse().map_or_else(|_| Literal::BigInt(word.to_string()), Literal::Int));
    }
    match word.strip_suffix('j') {
        Some(imag) => imag.parse().ok().map(Literal::Complex),
        None => word.parse().ok().map(Literal::Float),
    }
}

/// `(1, 2)`, `[1, 2]`, `set {1, 2}`, `whole {1, 2, 3}`, `{1: 2}`
impl Field for Constant {
    fn write(&self, to: &mut Writer) {
        match self {
            Constant::Literal(literal) => literal.write(to),
            Constant::Tuple(items) => to.list(items, |item, to| item.write(to)),
            Constant::List(items) => to.list_in("[", "]", items, |item, to| item.write(to)),
            Constant::Set { items, whole } => {
                to.push(if *whole { "whole " } else { "set " });
                to.list_in("{", "}", items, |item, to| item.write(to));
            }
            Constant::Dict(items) => to.list_in("{", "}", items, |(key, value), to| {
                key.write(to);
                to.push(": ");
                value.write(to);
            }),
        }
    }
    fn read(from: &mut Reader) -> Result<Constant, String> {
        if from.is_next("(") {
            return from.list("(", ")", Constant::read).map(Constant::Tuple);
        }
        if from.is_next("[") {
            return from.list("[", "]", Constant::read).map(Constant::List);
        }
        if from.is_next("{") {
            let pair = |from: &mut Reader| {
                let key = Constant::read(from)?;
                from.expect(":")?;
                Ok((key, Constant::read(from)?))
            };
            return from.list("{", "}", pair).map(Constant::Dict);
        }
        let whole = from.take_word("whole");
        if whole || from.take_word("set") {
            let items = from.list("{", "}", Constant::read)?;
            return Ok(Constant::Set { items, whole });
        }
        Literal::read(from).map(Constant::Literal)
    }
}
