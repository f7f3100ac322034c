//! Literal values the parser library does not carry over exactly.

use super::ast::{Const, PyText};

/// An integer literal as written (`0x…`, underscores) to decimal digits, or to an `i64` when it fits.
pub(super) fn big_int(token: &str) -> Option<Const> {
    let digits: String = token.chars().filter(|c| *c != '_').collect();
    let (radix, body) = match digits.get(..2) {
        Some("0x" | "0X") => (16, &digits[2..]),
        Some("0o" | "0O") => (8, &digits[2..]),
        Some("0b" | "0B") => (2, &digits[2..]),
        _ => (10, digits.as_str()),
    };
    let value = num_bigint::BigUint::parse_bytes(body.as_bytes(), radix)?;
    Some(match i64::try_from(&value) {
        Ok(small) => Const::Int(small),
        Err(_) => Const::BigInt(value.to_string()),
    })
}

/// The parser writes U+FFFD for `\ud800`. When a value holds one, the escapes of the literal are read again,
/// in step with the value: every other character is taken over as it is.
///
/// `source` is the literal's content between the quotes (or one text piece of an f-string, where `{{` is one
/// brace).
pub(super) fn restore_surrogates(value: &str, source: &str, braces: bool) -> PyText {
    if !value.contains('\u{FFFD}') {
        return PyText::Text(value.to_owned());
    }
    let mut points: Vec<u32> = value.chars().map(u32::from).collect();
    let source: Vec<char> = source.chars().collect();
    let mut at = 0;
    let mut index = 0;
    while at < source.len() && index < points.len() {
        match (source[at], source.get(at + 1)) {
            ('\\', Some('\n')) => at += 2,
            ('\\', Some(&kind)) => {
                let length = escape_length(&source[at..]);
                if kind == 'u' || kind == 'U' {
                    let digits: String = source[at + 2..at + length].iter().collect();
                    if let Ok(point @ 0xD800..=0xDFFF) = u32::from_str_radix(&digits, 16) {
                        points[index] = point;
                    }
                }
                // An unknown escape (`\d`) stays two characters.
                index += if is_escape(kind) { 1 } else { 2 };
                at += length;
            }
            (brace @ ('{' | '}'), Some(next)) if braces && *next == brace => {
                index += 1;
                at += 2;
            }
            _ => {
                index += 1;
                at += 1;
            }
        }
    }
    PyText::from_code_points(points)
}

fn is_escape(kind: char) -> bool {
    matches!(
        kind,
        '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '0'..='7' | 'x' | 'u' | 'U' | 'N'
    )
}

/// Characters of the escape that starts here, backslash included. The source is valid, so the escape is
/// complete.
fn escape_length(source: &[char]) -> usize {
    match source[1] {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        'N' => source.iter().position(|c| *c == '}').map_or(2, |end| end + 1),
        '0'..='7' => 1 + source[1..].iter().take(3).take_while(|c| matches!(c, '0'..='7')).count(),
        _ => 2,
    }
    .min(source.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_come_back() {
        let check = |value: &str, source: &str, braces: bool, expected: &[u32]| {
            assert_eq!(restore_surrogates(value, source, braces).code_points(), expected, "{source}");
        };
        check("\u{FFFD}", r"\ud800", false, &[0xD800]);
        check("\u{FFFD}\u{FFFD}", "\u{FFFD}\\udfff", false, &[0xFFFD, 0xDFFF]);
        check("a\n\u{FFFD}b", r"a\n\U0000d900b", false, &[97, 10, 0xD900, 98]);
        check("\\d\u{FFFD}", r"\d\ud800", false, &[92, 100, 0xD800]);
        check("S\u{FFFD}", r"\123\ud800", false, &[0x53, 0xD800]);
        check("é\u{FFFD}", r"\N{LATIN SMALL LETTER E WITH ACUTE}\ud800", false, &[0xE9, 0xD800]);
        check("{\u{FFFD}}", r"{{\ud800}}", true, &[0x7B, 0xD800, 0x7D]);
    }

    #[test]
    fn integers() {
        assert_eq!(big_int("0xFFFF_FFFF_FFFF_FFFF"), Some(Const::BigInt("18446744073709551615".to_owned())));
        assert_eq!(big_int("9_223_372_036_854_775_807"), Some(Const::Int(i64::MAX)));
    }
}
