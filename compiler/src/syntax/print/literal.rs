//! Constants as `repr` writes them.

use crate::syntax::ast::*;
use crate::syntax::print::Value;

pub(super) fn number(value: u32) -> Value {
    Value::Text(value.to_string())
}

pub(super) fn conversion_number(conversion: Conversion) -> Value {
    let code = match conversion {
        Conversion::None => "-1",
        Conversion::Str => "115",
        Conversion::Repr => "114",
        Conversion::Ascii => "97",
    };
    Value::Text(code.to_owned())
}

pub(super) fn strings(names: &[String]) -> Value {
    Value::List(names.iter().map(|name| string(name)).collect())
}

pub(super) fn string(text: &str) -> Value {
    Value::Text(ascii(text.chars().map(u32::from)))
}

pub(super) fn constant(value: &Const) -> Value {
    Value::Text(repr(value))
}

/// `ascii(value)`.
pub fn repr(value: &Const) -> String {
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(value) => float(*value),
        Const::Complex(value) => {
            let text = float(*value);
            format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
        }
        Const::Str(PyText::Text(text)) => ascii(text.chars().map(u32::from)),
        Const::Str(PyText::CodePoints(points)) => ascii(points.iter().copied()),
        Const::Bytes(bytes) => format!("b{}", quoted(bytes.iter().map(|byte| u32::from(*byte)))),
    }
}

/// `ascii()` of a string.
fn ascii(points: impl Iterator<Item = u32> + Clone) -> String {
    quoted(points)
}

/// Single quotes unless the text has single and no double quotes; bytes and strings escape alike below 128.
fn quoted(points: impl Iterator<Item = u32> + Clone) -> String {
    let has = |quote: char| points.clone().any(|point| point == u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for point in points {
        match point {
            0x09 => out.push_str("\\t"),
            0x0A => out.push_str("\\n"),
            0x0D => out.push_str("\\r"),
            0x5C => out.push_str("\\\\"),
            0x20..=0x7E => {
                let c = char::from(point as u8);
                if c == quote {
                    out.push('\\');
                }
                out.push(c);
            }
            0..=0xFF => out.push_str(&format!("\\x{point:02x}")),
            0x100..=0xFFFF => out.push_str(&format!("\\u{point:04x}")),
            _ => out.push_str(&format!("\\U{point:08x}")),
        }
    }
    out.push(quote);
    out
}

/// Python's `repr` of a float literal (never negative, never nan; an overflowing one is infinite, printed by
/// `ast.dump` as `inf`).
fn float(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').expect("Rust's `{:e}` has an exponent");
    let exponent: i32 = exponent.parse().expect("a decimal exponent");
    if (-4..16).contains(&exponent) || value == 0.0 {
        let text = format!("{value}");
        if text.contains('.') { text } else { text + ".0" }
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{mantissa}e{sign}{:02}", exponent.abs())
    }
}
