//! The builtin functions of numbers: `abs round divmod pow bin oct hex`, and the calls of `int float complex
//! bool`.

use hybridc_macros::py;

use crate::error::{R, type_error, value_error};
use crate::float::sum::{FloatSum, MixedSum};
use crate::float::{complex as complex_numbers, divide, parse, power, round as rounding};
use crate::float_object::Complex;
use crate::int::Int;
use crate::number::Number;
use crate::number_text;
use crate::protocol::{AnyValue, Iter, Iterable};
use crate::singletons::NoneType;
use crate::text::Str;
use crate::union::U2;

/// `abs(x)`.
#[py("builtins.abs(x, /)", pure)]
#[inline]
pub fn abs(x: &Int) -> Int {
    x.abs()
}

/// `abs(x)` of a float.
#[py("builtins.abs(x, /)", pure)]
#[inline(always)]
pub fn abs_float(x: f64) -> f64 {
    x.abs()
}

/// `abs(x)` of a complex.
#[py("builtins.abs(x, /)", pure, raises = [OverflowError])]
pub fn abs_complex(x: Complex) -> R<f64> {
    complex_numbers::abs(x)
}

/// `round(number)` of an int, with or without digits.
#[py("builtins.round(number, ndigits=None)", pure)]
pub fn round(number: &Int, ndigits: Option<&Int>) -> Int {
    super::int::round(number, ndigits)
}

/// `round(number)` of a float: an int.
#[py("builtins.round(number)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn round_float(number: f64) -> R<Int> {
    rounding::to_int(number)
}

/// `round(number, None)` of a float.
#[py("builtins.round(number, ndigits)", pure, raises = [ValueError, OverflowError])]
pub fn round_float_none(number: f64, _ndigits: NoneType) -> R<Int> {
    rounding::to_int(number)
}

/// `round(number, ndigits)` of a float: a float.
#[py("builtins.round(number, ndigits)", pure, raises = [OverflowError])]
pub fn round_float_digits(number: f64, ndigits: &Int) -> R<f64> {
    rounding::to_digits(number, ndigits)
}

/// `divmod(x, y)`.
#[py("builtins.divmod(x, y, /)", pure, raises = [ZeroDivisionError])]
#[inline]
pub fn divmod(x: &Int, y: &Int) -> R<(Int, Int)> {
    x.divmod(y)
}

/// `divmod(x, y)` of floats.
#[py("builtins.divmod(x, y, /)", pure, raises = [ZeroDivisionError])]
pub fn divmod_float(x: f64, y: f64) -> R<(f64, f64)> {
    divide::divmod(x, y)
}

/// `divmod(x, y)` of a float and an int.
#[py("builtins.divmod(x, y, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn divmod_float_int(x: f64, y: &Int) -> R<(f64, f64)> {
    divide::divmod(x, y.as_f64()?)
}

/// `divmod(x, y)` of an int and a float.
#[py("builtins.divmod(x, y, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn divmod_int_float(x: &Int, y: f64) -> R<(f64, f64)> {
    divide::divmod(x.as_f64()?, y)
}

/// `pow(base, exp)`.
#[py("builtins.pow(base, exp)", pure, raises = [ZeroDivisionError, OverflowError, MemoryError])]
#[inline]
pub fn pow(base: &Int, exp: &Int) -> R<U2<Int, f64>> {
    super::int::pow(base, exp)
}

/// `pow(base, exp)` of floats.
#[py("builtins.pow(base, exp)", pure, raises = [ZeroDivisionError, OverflowError])]
#[inline]
pub fn pow_float(base: f64, exp: f64) -> R<U2<f64, Complex>> {
    power::power(base, exp)
}

/// `pow(base, exp)` of a float and an int.
#[py("builtins.pow(base, exp)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn pow_float_int(base: f64, exp: &Int) -> R<f64> {
    power::real_power(base, exp.as_f64()?)
}

/// `pow(base, exp)` of an int and a float.
#[py("builtins.pow(base, exp)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn pow_int_float(base: &Int, exp: f64) -> R<U2<f64, Complex>> {
    power::power(base.as_f64()?, exp)
}

/// `pow(base, exp, mod)`: a negative exponent asks for the inverse.
#[py("builtins.pow(base, exp, mod)", pure, raises = [ValueError])]
pub fn pow_mod(base: &Int, exp: &Int, modulus: &Int) -> R<Int> {
    base.pow_mod(exp, modulus)
}

/// `bin(number)`.
#[py("builtins.bin(number, /)", pure)]
pub fn bin(number: &Int) -> Str {
    Str::from(number.to_radix(2, "0b").as_str())
}

/// `oct(number)`.
#[py("builtins.oct(number, /)", pure)]
pub fn oct(number: &Int) -> Str {
    Str::from(number.to_radix(8, "0o").as_str())
}

/// `hex(number)`.
#[py("builtins.hex(number, /)", pure)]
pub fn hex(number: &Int) -> Str {
    Str::from(number.to_radix(16, "0x").as_str())
}

/// `int()`.
#[py("builtins.int()", pure)]
pub fn int() -> Int {
    Int::ZERO
}

/// `int(x)` of an int.
#[py("builtins.int(x, /)", pure)]
#[inline(always)]
pub fn int_int(x: &Int) -> Int {
    x.clone()
}

/// `int(x)` of a float: the fraction is cut off.
#[py("builtins.int(x, /)", pure, raises = [ValueError, OverflowError])]
#[inline]
pub fn int_float(x: f64) -> R<Int> {
    Int::from_f64(x)
}

/// `int(text)`, `int(text, base)`.
#[py("builtins.int(x, /, base=10)", pure, raises = [ValueError])]
pub fn int_str(x: &Str, base: Option<&Int>) -> R<Int> {
    let base = match base {
        None => 10,
        Some(base) => checked_base(base)?,
    };
    match Int::parse(&number_text::to_ascii(x), base)? {
        Some(value) => Ok(value),
        None => Err(number_text::invalid_int(x, base)),
    }
}

/// The base of an int's text, which CPython looks at before the text.
fn checked_base(base: &Int) -> R<u32> {
    match base.to_i64() {
        Some(base @ (0 | 2..=36)) => Ok(base.cast_unsigned() as u32),
        _ => Err(value_error("int() base must be >= 2 and <= 36, or 0")),
    }
}

/// `float()`.
#[py("builtins.float()", pure)]
pub fn float() -> f64 {
    0.0
}

/// `float(x)` of a number.
#[py("builtins.float(x, /)", pure, raises = [OverflowError])]
#[inline(always)]
pub fn float_number<N: Number>(x: &N) -> R<f64> {
    x.as_float()
}

/// `float(text)`.
#[py("builtins.float(x, /)", pure, raises = [ValueError])]
pub fn float_str(x: &Str) -> R<f64> {
    parse::parse(&number_text::to_ascii(x)).ok_or_else(|| number_text::invalid_float(x))
}

/// `bool()`.
#[py("builtins.bool()", pure)]
pub fn bool() -> bool {
    false
}

/// `bool(x)`: the truth value of anything.
#[py("builtins.bool(x, /)", calls_user, raises = [TypeError, ValueError, OverflowError])]
#[inline]
pub fn bool_any(x: &dyn AnyValue) -> R<bool> {
    x.truth()
}

/// `complex()`.
#[py("builtins.complex()", pure)]
pub fn complex() -> Complex {
    Complex { real: 0.0, imag: 0.0 }
}

/// `complex(real)` of a number.
#[py("builtins.complex(real)", pure, raises = [OverflowError])]
pub fn complex_number<N: Number>(real: &N) -> R<Complex> {
    Ok(Complex { real: real.as_float()?, imag: 0.0 })
}

/// `complex(real)` of a complex.
#[py("builtins.complex(real)", pure)]
pub fn complex_complex(real: Complex) -> Complex {
    real
}

/// `complex(real, imag)` of numbers.
#[py("builtins.complex(real, imag)", pure, raises = [OverflowError])]
pub fn complex_parts<N: Number, M: Number>(real: &N, imag: &M) -> R<Complex> {
    Ok(Complex { real: real.as_float()?, imag: imag.as_float()? })
}

/// `complex(text)`.
#[py("builtins.complex(real)", pure, raises = [ValueError])]
pub fn complex_str(real: &Str) -> R<Complex> {
    number_text::parse_complex(real)
}

/// `int(x, base)` of what is no text. The base is looked at first (`long_new_impl` in
/// `Objects/longobject.c`).
#[py("builtins.int(x, /, base)", pure, raises = [TypeError, ValueError])]
pub fn int_base<N: Number>(_x: &N, base: &Int) -> R<Int> {
    checked_base(base)?;
    Err(type_error("int() can't convert non-string with explicit base"))
}

/// `pow(base, exp, mod)` with a float somewhere.
#[py("builtins.pow(base, exp, mod)", pure, raises = [TypeError])]
pub fn pow_mod_float<N: Number, M: Number, K: Number>(_base: &N, _exp: &M, _modulus: &K) -> R<Int> {
    Err(type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

/// `sum` of ints and floats mixed.
#[py("builtins.sum(iterable, /)", calls_user, raises = [RuntimeError, OverflowError])]
pub fn sum_mixed<I: Iterable<Item = U2<Int, f64>>>(iterable: &I) -> R<U2<Int, f64>> {
    let mut items = iterable.iterate()?;
    let mut total = MixedSum::Ints(Int::ZERO);
    while let Some(item) = items.next()? {
        total.add(&item)?;
    }
    Ok(total.finish())
}

/// `sum` of ints and floats mixed, from a float.
#[py("builtins.sum(iterable, /, start)", calls_user, raises = [RuntimeError, OverflowError])]
pub fn sum_mixed_from<I: Iterable<Item = U2<Int, f64>>>(iterable: &I, start: f64) -> R<U2<Int, f64>> {
    let mut items = iterable.iterate()?;
    let mut total = MixedSum::Floats(FloatSum::new(start));
    while let Some(item) = items.next()? {
        total.add(&item)?;
    }
    Ok(total.finish())
}
