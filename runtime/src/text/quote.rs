//! `repr` and `ascii` of strings, and the quoting that `repr` of bytes shares.

use crate::text::{Str, StrBuf, Units, unicode};

/// `repr(text)`.
pub fn push_repr(text: &Str, out: &mut StrBuf) {
    push_quoted(text, out, &|code_point| unicode::is_printable(code_point));
}

/// `ascii(text)`.
pub fn push_ascii(text: &Str, out: &mut StrBuf) {
    push_quoted(text, out, &|code_point| (0x20..0x7f).contains(&code_point));
}

/// `ascii(x)` from `repr(x)`: what is not ASCII is escaped; quotes and backslashes stand as they are.
pub fn push_escaped_non_ascii(repr: &Str, out: &mut StrBuf) {
    if repr.is_ascii() {
        return out.push(repr);
    }
    for code_point in repr.code_points() {
        match code_point {
            0..0x80 => out.push_code_point(code_point),
            _ => push_escape(code_point, out),
        }
    }
}

fn push_quoted(text: &Str, out: &mut StrBuf, is_plain: &dyn Fn(u32) -> bool) {
    let quote = match text.units() {
        Units::Latin1(units) => quote_for(units.iter().copied()),
        _ => quote_for(
            text.code_points().map(|code_point| if code_point < 0x80 { code_point as u8 } else { 0 }),
        ),
    };
    out.push_code_point(quote);
    // Stretches that need no escape are copied whole.
    let mut start = 0;
    for (index, code_point) in text.code_points().enumerate() {
        if code_point == quote || code_point == u32::from(b'\\') || !is_plain(code_point) {
            out.push_slice(text, start, index);
            push_escape(code_point, out);
            start = index + 1;
        }
    }
    out.push_slice(text, start, text.len());
    out.push_code_point(quote);
}

/// Single quotes, unless there are single ones inside and no double ones.
pub fn quote_for(bytes: impl Iterator<Item = u8> + Clone) -> u32 {
    let has = |quote| bytes.clone().any(|byte| byte == quote);
    u32::from(if has(b'\'') && !has(b'"') { b'"' } else { b'\'' })
}

/// The shortest escape of a code point that cannot stand for itself.
pub fn push_escape(code_point: u32, out: &mut StrBuf) {
    match code_point {
        0x27 => out.push_str("\\'"),
        // Only reached when it is the quote.
        0x22 => out.push_str("\\\""),
        0x5c => out.push_str("\\\\"),
        0x09 => out.push_str("\\t"),
        0x0a => out.push_str("\\n"),
        0x0d => out.push_str("\\r"),
        0..0x100 => out.push_str(&format!("\\x{code_point:02x}")),
        0x100..0x10000 => out.push_str(&format!("\\u{code_point:04x}")),
        _ => out.push_str(&format!("\\U{code_point:08x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code_points: &[u32], repr: &str, ascii: &str) {
        let text = Str::from_code_points(code_points);
        let mut out = (StrBuf::new(), StrBuf::new());
        push_repr(&text, &mut out.0);
        push_ascii(&text, &mut out.1);
        assert_eq!(
            (out.0.finish().to_utf8_lossy(), out.1.finish().to_utf8_lossy()),
            (repr.into(), ascii.into())
        );
    }

    #[test]
    fn quotes_and_escapes() {
        check(&[], "''", "''");
        check(&[0x27], "\"'\"", "\"'\"");
        check(&[0x22], "'\"'", "'\"'");
        check(&[0x27, 0x22], "'\\'\"'", "'\\'\"'");
        check(&[9, 10, 13, 0, 0x7f, 0x5c], "'\\t\\n\\r\\x00\\x7f\\\\'", "'\\t\\n\\r\\x00\\x7f\\\\'");
        check(&[0xe9, 0xa0, 0xad], "'é\\xa0\\xad'", "'\\xe9\\xa0\\xad'");
        check(&[0x3b1, 0x2028, 0xd800], "'α\\u2028\\ud800'", "'\\u03b1\\u2028\\ud800'");
        check(&[0x1f600, 0xe0001], "'😀\\U000e0001'", "'\\U0001f600\\U000e0001'");
    }
}
