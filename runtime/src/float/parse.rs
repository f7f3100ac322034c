//! `float(text)`.

/// The value of ASCII text, or `None` when it is no float literal. Spaces around it are allowed, underscores
/// between digits.
pub fn parse(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(text)
        .ok()?
        .trim_matches(|c: char| c.is_ascii() && crate::int::text::is_space(c as u8));
    if !text.contains('_') {
        return literal(text);
    }
    literal(&without_underscores(text)?)
}

/// Removes underscores that stand between digits; `None` for any other.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit =
        |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'_' && !(digit(index.checked_sub(1)) && digit(Some(index + 1))) {
            return None;
        }
    }
    Some(text.replace('_', ""))
}

fn literal(text: &str) -> Option<f64> {
    let (negative, body) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match named(body.as_bytes()) {
        Some(value) => value,
        // Rust also reads names and signs; only digits, a point and an exponent may come here.
        None if is_decimal(body.as_bytes()) => body.parse().ok()?,
        None => return None,
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// `inf`, `infinity`, `nan` in any case.
pub(super) fn named(text: &[u8]) -> Option<f64> {
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        Some(f64::INFINITY)
    } else if text.eq_ignore_ascii_case(b"nan") {
        Some(f64::NAN)
    } else {
        None
    }
}

/// Digits, at most one point among them, then perhaps an exponent with digits.
fn is_decimal(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(text);
    let mut rest = &text[whole..];
    let mut fraction = 0;
    if let [b'.', after @ ..] = rest {
        fraction = digits(after);
        rest = &after[fraction..];
    }
    if whole + fraction == 0 {
        return false;
    }
    match rest {
        [] => true,
        [b'e' | b'E', after @ ..] => {
            let after = match after {
                [b'-' | b'+', after @ ..] => after,
                _ => after,
            };
            !after.is_empty() && digits(after) == after.len()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn literals() {
        for (text, expected) in [
            ("1", Some(1.0)),
            (" 1.5e3\n", Some(1500.0)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("1_0.0_1", Some(10.01)),
            ("1e400", Some(f64::INFINITY)),
            ("1e-400", Some(0.0)),
            ("1e99999999999999999999", Some(f64::INFINITY)),
            ("0e99999999999999999999", Some(0.0)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            ("+iNf", Some(f64::INFINITY)),
            ("", None),
            (".", None),
            ("1e", None),
            ("1__0", None),
            ("1_e5", None),
            ("_1", None),
            ("1_", None),
            ("+-1", None),
            ("--1", None),
            ("0x1p3", None),
            ("infx", None),
            ("1 2", None),
        ] {
            assert_eq!(parse(text.as_bytes()), expected, "{text:?}");
        }
        assert!(parse(b"-nan").is_some_and(|value| value.is_nan() && value.is_sign_negative()));
    }
}
