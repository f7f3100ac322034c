//! `repr` of floats and complex numbers: the shortest digits that read back as the same value.

use crate::float_object::Complex;

/// The shortest round-trip digits `d₁d₂…dₙ` and the position of the decimal point: the value is `0.d₁d₂…dₙ * 10 ** point`.
///
/// Rust's shortest digits are those of CPython's `dtoa` mode 0. Zero is the digit `0` with the point after it.
pub fn shortest(value: f64) -> (String, i32) {
    split_exponential(&format!("{:e}", value.abs()))
}

/// Takes Rust's `1.234e-5` apart.
pub(crate) fn split_exponential(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let exponent: i32 = exponent.parse().expect("`{:e}` writes a decimal exponent");
    (digits, exponent + 1)
}

/// Appends `repr(value)`.
pub fn write(value: f64, push: &mut dyn FnMut(&str)) {
    if let Some(text) = not_finite(value) {
        return push(text);
    }
    let magnitude = value.abs();
    // Within the range of positional notation Rust's `{:?}` is CPython's `repr`, digits and `.0` included.
    if magnitude == 0.0 || (1e-4..1e16).contains(&magnitude) {
        return push(&format!("{value:?}"));
    }
    let (digits, point) = shortest(value);
    let sign = if value < 0.0 { "-" } else { "" };
    let (first, rest) = digits.split_at(1);
    let dot = if rest.is_empty() { "" } else { "." };
    let exponent = point - 1;
    let exponent_sign = if exponent < 0 { '-' } else { '+' };
    push(&format!("{sign}{first}{dot}{rest}e{exponent_sign}{:02}", exponent.abs()));
}

/// `repr` of what has no digits.
pub fn not_finite(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("nan")
    } else if value.is_infinite() {
        Some(if value > 0.0 { "inf" } else { "-inf" })
    } else {
        None
    }
}

/// `repr(value)`.
pub fn repr(value: f64) -> String {
    let mut text = String::new();
    write(value, &mut |part| text.push_str(part));
    text
}

/// `repr` without a `.0` at the end, as the parts of a complex number are written.
fn part(value: f64) -> String {
    let mut text = repr(value);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// `repr(value)` of a complex: `(1+2j)`, and `2j` when the real part is +0.
pub fn complex(value: Complex) -> String {
    let imaginary = part(value.imag);
    if value.real == 0.0 && value.real.is_sign_positive() {
        return format!("{imaginary}j");
    }
    // A NaN has no sign here, whatever its sign bit.
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", part(value.real))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        for (value, expected) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e-5, "1.5e-05"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (-1e100, "-1e+100"),
            (f64::NAN, "nan"),
            (-f64::NAN, "nan"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(repr(value), expected);
        }
    }

    #[test]
    fn complex_numbers() {
        let c = |real, imag| complex(Complex { real, imag });
        assert_eq!(c(0.0, 1.0), "1j");
        assert_eq!(c(-0.0, 1.0), "(-0+1j)");
        assert_eq!(c(1.5, -0.0), "(1.5-0j)");
        assert_eq!(c(0.0, f64::NAN), "nanj");
        assert_eq!(c(1e16, f64::NEG_INFINITY), "(1e+16-infj)");
    }
}
