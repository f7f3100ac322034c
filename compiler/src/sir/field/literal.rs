//! Constants.

use crate::sir::constant::Constant;
use crate::sir::field::Field;
use crate::sir::reader::Reader;
use crate::sir::writer::Writer;
use crate::sir::{Display, Literal};

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
pub(super) fn number(word: &str) -> Option<Literal> {
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
