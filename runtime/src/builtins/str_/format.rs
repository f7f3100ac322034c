//! `%`, `str.format`, `format_map`, `format`.

use hybridc_macros::py;

use crate::dict::Dict;
use crate::dynamic::{self, Dyn, FromDyn};
use crate::error::R;
use crate::format::template::{Arguments, Named, format_template};
use crate::format::{Conversion, format_value, percent};
use crate::protocol::{AnyValue, Value, View};
use crate::text::{Str, StrBuf};

/// `text % values`: a tuple holds the values, anything else is the only one.
#[py("str.__mod__(self, value, /)", calls_user, raises = [TypeError, ValueError, KeyError, OverflowError])]
pub fn modulo(text: &Str, value: &dyn AnyValue) -> R<Str> {
    if has_dyn(value) {
        let result = dynamic::call_method(
            &Dyn::str(text),
            crate::name!("__mod__"),
            &[&dynamic::to_dyn_any(value)],
            None,
        )?;
        return Ok(FromDyn::from_dyn(&result));
    }
    let mut out = StrBuf::new();
    percent::percent(text, value, &mut out)?;
    Ok(out.finish())
}

/// Objects of the isolate may be numbers or mappings of any kind: then the isolate formats.
fn has_dyn(value: &dyn AnyValue) -> bool {
    match value.view() {
        View::Dyn(_) => true,
        View::Tuple(tuple) => (0..tuple.length()).any(|index| {
            let mut found = false;
            let seen = tuple.element(index, &mut |value| {
                found = matches!(value.view(), View::Dyn(_));
                Ok(())
            });
            seen.is_ok() && found
        }),
        _ => false,
    }
}

/// `text.format(*args)`; keyword arguments go through `format_named`.
#[py(
    "str.format(self, /, *args)",
    calls_user, raises = [ValueError, IndexError, KeyError, TypeError, AttributeError]
)]
pub fn format_positional(text: &Str, args: &[&dyn AnyValue]) -> R<Str> {
    format_named(text, args, &[])
}

/// `text.format(*args, **named)`.
pub fn format_named(text: &Str, args: &[&dyn AnyValue], named: &[(&str, &dyn AnyValue)]) -> R<Str> {
    let mut out = StrBuf::new();
    format_template(text, Arguments { positional: Some(args), named: Named::Keywords(named) }, &mut out)?;
    Ok(out.finish())
}

/// `text.format_map(mapping)`.
#[py(
    "str.format_map(self, mapping, /)",
    calls_user, raises = [ValueError, KeyError, TypeError, AttributeError]
)]
pub fn format_map<V: Value>(text: &Str, mapping: &Dict<Str, V>) -> R<Str> {
    let mut out = StrBuf::new();
    format_template(text, Arguments { positional: None, named: Named::Mapping(mapping) }, &mut out)?;
    Ok(out.finish())
}

/// `format(value, format_spec)`.
#[py("builtins.format(value, format_spec='', /)", calls_user, raises = [ValueError, TypeError])]
pub fn format(value: &dyn AnyValue, format_spec: Option<&Str>) -> R<Str> {
    let mut out = StrBuf::new();
    format_value(value, Conversion::None, format_spec, &mut out)?;
    Ok(out.finish())
}

/// `text.__format__(format_spec)`.
#[py("str.__format__(self, format_spec, /)", raises = [ValueError])]
pub fn format_text(text: &Str, format_spec: &Str) -> R<Str> {
    format(text, Some(format_spec))
}
