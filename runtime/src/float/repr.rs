//! `repr` of floats and complex numbers: the shortest digits that read back as the same value.

use crate::float_object::Complex;
use crate::int::float::decompose;
use crate::int::text::Digits;

/// The shortest digits that read back as a float: `0.d₁d₂…dₙ * 10 ** point`. Zero is the digit `0` with the
/// point after it.
pub struct Shortest {
    digits: [u8; 24],
    length: usize,
    pub point: i32,
}

impl Shortest {
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).expect("digits are ASCII")
    }

    /// Takes `1.234e-5` apart.
    fn read(text: &[u8]) -> Shortest {
        let mut shortest = Shortest { digits: [0; 24], length: 0, point: 1 };
        let mut bytes = text.iter();
        for byte in bytes.by_ref().take_while(|byte| **byte != b'e').filter(|byte| **byte != b'.') {
            shortest.digits[shortest.length] = *byte;
            shortest.length += 1;
        }
        let mut negative = false;
        let mut exponent = 0;
        for byte in bytes {
            match byte {
                b'-' => negative = true,
                digit => exponent = exponent * 10 + i32::from(digit - b'0'),
            }
        }
        shortest.point = if negative { 1 - exponent } else { 1 + exponent };
        shortest
    }
}

/// A place for one number in Rust's exponential notation.
struct Buffer {
    bytes: [u8; 40],
    length: usize,
}

impl std::fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

impl Buffer {
    fn of(arguments: std::fmt::Arguments) -> Buffer {
        let mut buffer = Buffer { bytes: [0; 40], length: 0 };
        std::fmt::Write::write_fmt(&mut buffer, arguments).expect("at most 17 digits and an exponent");
        buffer
    }

    fn text(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The digits of CPython's `dtoa` mode 0, for a finite value.
pub fn shortest(value: f64) -> Shortest {
    let magnitude = value.abs();
    let found = Shortest::read(Buffer::of(format_args!("{magnitude:e}")).text());
    if !may_be_tie(magnitude, &found) {
        return found;
    }
    // Two shortest candidates are equally near: Rust takes the larger, CPython the even one.
    let places = found.length - 1;
    let even = Buffer::of(format_args!("{magnitude:.places$e}"));
    let same =
        std::str::from_utf8(even.text()).ok().and_then(|text| text.parse::<f64>().ok()) == Some(magnitude);
    if same { Shortest::read(even.text()) } else { found }
}

/// Can the value lie exactly between two decimals of this length? Only when its exact expansion is one digit
/// longer.
fn may_be_tie(magnitude: f64, shortest: &Shortest) -> bool {
    if shortest.length < 16 {
        return false;
    }
    let (mantissa, exponent) = decompose(magnitude);
    // An expansion has as many decimals as the value has binary places.
    let places = -(exponent + i64::from(mantissa.trailing_zeros()));
    places <= 0 || i64::from(shortest.point) + places == shortest.length as i64 + 1
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
    let shortest = shortest(value);
    let (digits, point) = (shortest.digits(), shortest.point);
    if value.is_sign_negative() {
        push("-");
    }
    if point <= -4 || point > 16 {
        let (first, rest) = digits.split_at(1);
        push(first);
        if !rest.is_empty() {
            push(".");
            push(rest);
        }
        let exponent = point - 1;
        push(if exponent < 0 { "e-" } else { "e+" });
        if exponent.abs() < 10 {
            push("0");
        }
        return push(Digits::of(i64::from(exponent.abs())).as_str());
    }
    const ZEROS: &str = "0000000000000000";
    match usize::try_from(point) {
        Ok(whole) if whole > 0 => {
            let (before, after) = digits.split_at(whole.min(digits.len()));
            push(before);
            push(&ZEROS[..whole - before.len()]);
            push(".");
            push(if after.is_empty() { "0" } else { after });
        }
        _ => {
            push("0.");
            push(&ZEROS[..point.unsigned_abs() as usize]);
            push(digits);
        }
    }
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
