//! Format specifications, f-strings, `str.format` and `%`.

pub mod number;
pub mod percent;
pub mod spec;
pub mod template;
pub mod text;

use crate::error::{R, type_error};
use crate::protocol::{AnyValue, View};
use crate::text::{Str, StrBuf, quote};

/// `!s`, `!r`, `!a` of an f-string or a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// A replacement field of an f-string: `format(value, spec)`, after the conversion.
pub fn format_value(
    value: &dyn AnyValue,
    conversion: Conversion,
    spec: Option<&Str>,
    out: &mut StrBuf,
) -> R<()> {
    let Some(spec) = spec.filter(|spec| !spec.is_empty()) else {
        return match conversion {
            Conversion::None => format_plain(value, out),
            _ => convert(value, conversion, out),
        };
    };
    if conversion == Conversion::None {
        return value.format(spec, out);
    }
    let mut converted = StrBuf::new();
    convert(value, conversion, &mut converted)?;
    text::format_str(&converted.finish(), spec, out)
}

/// `format(value, "")`.
fn format_plain(value: &dyn AnyValue, out: &mut StrBuf) -> R<()> {
    match value.view() {
        View::Str(text) => {
            out.push(text);
            Ok(())
        }
        View::Instance(_) | View::Other | View::Dyn(_) => value.format(&Str::empty(), out),
        _ => value.str(out),
    }
}

/// `str(value)`, `repr(value)` or `ascii(value)`.
pub fn convert(value: &dyn AnyValue, conversion: Conversion, out: &mut StrBuf) -> R<()> {
    match conversion {
        Conversion::None | Conversion::Str => value.str(out),
        Conversion::Repr => value.repr(out),
        Conversion::Ascii => {
            let mut repr = StrBuf::new();
            value.repr(&mut repr)?;
            quote::push_escaped_non_ascii(&repr.finish(), out);
            Ok(())
        }
    }
}

/// `object.__format__`: only the empty specification.
pub fn format_object(
    type_name: &str,
    spec: &Str,
    out: &mut StrBuf,
    str: &mut dyn FnMut(&mut StrBuf) -> R<()>,
) -> R<()> {
    match spec.is_empty() {
        true => str(out),
        false => Err(type_error(format!("unsupported format string passed to {type_name}.__format__"))),
    }
}
