//! `format(text, spec)`.

use super::spec::Spec;
use crate::error::{R, Raised, value_error};
use crate::text::{Str, StrBuf};

/// `str.__format__`, appended.
pub fn format_str(text: &Str, spec: &Str, out: &mut StrBuf) -> R<()> {
    if spec.is_empty() {
        out.push(text);
        return Ok(());
    }
    format_str_of(text, spec, "str", out)
}

/// The same of what holds the text and is of another class, for a specification that is not empty.
pub fn format_str_of(text: &Str, spec: &Str, class: &str, out: &mut StrBuf) -> R<()> {
    let spec = Spec::parse(spec, class, b'<')?;
    if let Some(kind) = spec.kind.filter(|kind| *kind != u32::from(b's')) {
        return Err(unknown_code(kind, class));
    }
    check(&spec)?;
    let length = text.len().min(spec.precision.unwrap_or(usize::MAX));
    let padding = spec.width.unwrap_or(0).saturating_sub(length);
    // A part may need a narrower kind than the whole.
    let part = (length < text.len()).then(|| text.slice(0, length));
    let text = part.as_ref().unwrap_or(text);
    let left = match spec.align {
        Some(b'>') => padding,
        Some(b'^') => padding / 2,
        _ => 0,
    };
    out.reserve_padded(spec.fill, padding, text.kind(), length)?;
    out.push_repeated(spec.fill, left);
    out.push(text);
    out.push_repeated(spec.fill, padding - left);
    Ok(())
}

/// What only numbers have.
fn check(spec: &Spec) -> R<()> {
    let refused = match spec {
        Spec { sign: Some(b' '), .. } => "Space not allowed in string format specifier",
        Spec { sign: Some(_), .. } => "Sign not allowed in string format specifier",
        Spec { coerce_zero: true, .. } => "Negative zero coercion (z) not allowed in string format specifier",
        Spec { alternate: true, .. } => "Alternate form (#) not allowed in string format specifier",
        Spec { align: Some(b'='), .. } => "'=' alignment not allowed in string format specifier",
        _ => return Ok(()),
    };
    Err(value_error(refused))
}

/// `Unknown format code 'd' for object of type 'str'`.
#[cold]
pub fn unknown_code(kind: u32, type_name: &str) -> Raised {
    match char::from_u32(kind) {
        Some(shown) if (33..128).contains(&kind) => {
            value_error(format!("Unknown format code '{shown}' for object of type '{type_name}'"))
        }
        _ => value_error(format!("Unknown format code '\\x{kind:x}' for object of type '{type_name}'")),
    }
}
