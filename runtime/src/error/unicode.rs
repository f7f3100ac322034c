//! The text of UnicodeDecodeError and UnicodeEncodeError.

use super::R;
use crate::protocol::{AnyValue, View};
use crate::text::StrBuf;

/// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`.
pub fn str_decode(
    encoding: &dyn AnyValue,
    object: &dyn AnyValue,
    start: &dyn AnyValue,
    end: &dyn AnyValue,
    reason: &dyn AnyValue,
    out: &mut StrBuf,
) -> R<()> {
    let (first, last) = (position(start), position(end) - 1);
    open(encoding, "decode", out)?;
    let byte = match object.view() {
        View::Bytes(bytes) if first == last => usize::try_from(first).ok().and_then(|index| bytes.get(index)),
        _ => None,
    };
    match byte {
        Some(byte) => out.push_str(&format!("byte 0x{byte:02x} in position {first}: ")),
        _ => out.push_str(&format!("bytes in position {first}-{last}: ")),
    }
    reason.str(out)
}

/// `'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)`.
pub fn str_encode(
    encoding: &dyn AnyValue,
    object: &dyn AnyValue,
    start: &dyn AnyValue,
    end: &dyn AnyValue,
    reason: &dyn AnyValue,
    out: &mut StrBuf,
) -> R<()> {
    let (first, last) = (position(start), position(end) - 1);
    open(encoding, "encode", out)?;
    let character = match object.view() {
        View::Str(text) if first == last => {
            text.code_points().nth(usize::try_from(first).unwrap_or(usize::MAX))
        }
        _ => None,
    };
    match character {
        Some(code @ ..=0xff) => out.push_str(&format!("character '\\x{code:02x}' in position {first}: ")),
        Some(code @ ..=0xffff) => out.push_str(&format!("character '\\u{code:04x}' in position {first}: ")),
        Some(code) => out.push_str(&format!("character '\\U{code:08x}' in position {first}: ")),
        None => out.push_str(&format!("characters in position {first}-{last}: ")),
    }
    reason.str(out)
}

fn open(encoding: &dyn AnyValue, verb: &str, out: &mut StrBuf) -> R<()> {
    out.push_str("'");
    encoding.str(out)?;
    out.push_str(&format!("' codec can't {verb} "));
    Ok(())
}

fn position(value: &dyn AnyValue) -> i64 {
    match value.view() {
        View::Int(position) => position.to_i64().unwrap_or(0),
        _ => 0,
    }
}
