//! Calls the row a line of the table names.

use hybridc_runtime::builtins::{complex, float, int, number_functions as functions};
use hybridc_runtime::float::sum::FloatSum;
use hybridc_runtime::format::number;
use hybridc_runtime::stdlib::math;
use hybridc_runtime::{AnyValue, Complex, Int, List, R, Str, StrBuf};

/// An argument of the table.
pub enum Arg {
    I(Int),
    F(f64),
    C(Complex),
    B(bool),
    S(Str),
}

use Arg::{B, C, F, I, S};

/// `repr` of what the named operation returns; `None` when there is no such operation.
pub fn answer(name: &str, args: &[Arg]) -> R<Option<String>> {
    for group in
        [int_rows, float_rows, mixed_rows, complex_rows, text_rows, elementary_rows, math_rows, sum_rows]
    {
        if let Some(answer) = group(name, args) {
            return answer.map(Some);
        }
    }
    Ok(None)
}

fn text(out: StrBuf) -> String {
    out.finish().to_utf8_lossy()
}

fn show(value: &dyn AnyValue) -> R<String> {
    let mut out = StrBuf::new();
    value.repr(&mut out)?;
    Ok(text(out))
}

fn pair<A: AnyValue, B: AnyValue>(pair: &(A, B)) -> R<String> {
    Ok(format!("({}, {})", show(&pair.0)?, show(&pair.1)?))
}

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

fn formatted(value: &dyn AnyValue, spec: &Str) -> R<String> {
    let mut out = StrBuf::new();
    value.format(spec, &mut out)?;
    show(&out.finish())
}

/// A conversion letter is its code in the table, a missing precision is -1.
fn kind(code: &Int) -> u8 {
    u8::try_from(code.to_i64().unwrap()).unwrap()
}

fn precision(value: &Int) -> Option<usize> {
    usize::try_from(value.to_i64().unwrap()).ok()
}

/// Calls a function of any number with an int or a float.
macro_rules! number {
    ($arg:expr, |$name:ident| $call:expr) => {
        match $arg {
            I($name) => $call,
            F($name) => $call,
            B($name) => $call,
            C(_) | S(_) => unreachable!("the table has numbers here"),
        }
    };
}

fn floats(args: &[Arg]) -> Vec<f64> {
    let float = |arg: &Arg| match arg {
        F(value) => *value,
        I(_) | C(_) | B(_) | S(_) => unreachable!("the table has floats here"),
    };
    args.iter().map(float).collect()
}

fn sum_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    match name {
        "math.fsum" => Some(math::vector::fsum(&List::from_vec(floats(args))).and_then(|sum| show(&sum))),
        "math.sum" => {
            let mut sum = FloatSum::new(0.0);
            floats(args).into_iter().for_each(|item| sum.add(item));
            Some(show(&sum.finish()))
        }
        _ => None,
    }
}

/// int with int
fn int_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("int.add", [I(a), I(b)]) => show(&int::add(a, b)),
            ("int.sub", [I(a), I(b)]) => show(&int::sub(a, b)),
            ("int.mul", [I(a), I(b)]) => show(&int::mul(a, b)),
            ("int.and", [I(a), I(b)]) => show(&int::bit_and(a, b)),
            ("int.or", [I(a), I(b)]) => show(&int::bit_or(a, b)),
            ("int.xor", [I(a), I(b)]) => show(&int::bit_xor(a, b)),
            ("int.lshift", [I(a), I(b)]) => show(&int::shl(a, b)?),
            ("int.rshift", [I(a), I(b)]) => show(&int::shr(a, b)?),
            ("int.floordiv", [I(a), I(b)]) => show(&int::floordiv(a, b)?),
            ("int.mod", [I(a), I(b)]) => show(&int::modulo(a, b)?),
            ("int.truediv", [I(a), I(b)]) => show(&int::truediv(a, b)?),
            ("int.pow", [I(a), I(b)]) => show(&int::pow(a, b)?),
            ("int.divmod", [I(a), I(b)]) => pair(&int::divmod(a, b)?),
            ("int.pow3", [I(a), I(b), I(c)]) => show(&functions::pow_mod(a, b, c)?),
            ("int.neg", [I(a)]) => show(&int::neg(a)),
            ("int.pos", [I(a)]) => show(&int::pos(a)),
            ("int.invert", [I(a)]) => show(&int::invert(a)),
            ("int.abs", [I(a)]) => show(&int::abs(a)),
            ("int.bit_length", [I(a)]) => show(&int::bit_length(a)),
            ("int.bit_count", [I(a)]) => show(&int::bit_count(a)),
            ("int.hash", [I(a)]) => show(&int::hash(a)),
            ("int.float", [I(a)]) => show(&int::float(a)?),
            ("int.repr", [I(a)]) => show(a),
            ("int.round", [I(a), I(b)]) => show(&int::round(a, Some(b))),
            ("int.hex", [I(a)]) => show(&functions::hex(a)),
            ("int.bin", [I(a)]) => show(&functions::bin(a)),
            ("int.oct", [I(a)]) => show(&functions::oct(a)),
            ("int.eq", [I(a), I(b)]) => show(&int::eq(a, b)),
            ("int.ne", [I(a), I(b)]) => show(&int::ne(a, b)),
            ("int.lt", [I(a), I(b)]) => show(&int::lt(a, b)),
            ("int.le", [I(a), I(b)]) => show(&int::le(a, b)),
            ("int.gt", [I(a), I(b)]) => show(&int::gt(a, b)),
            ("int.ge", [I(a), I(b)]) => show(&int::ge(a, b)),
            ("int.tobytes", [I(a), I(b), S(c), B(d)]) => show(&int::to_bytes(a, Some(b), Some(c), Some(*d))?),
            ("int.rtbytes", [I(a), I(b), S(c), B(d)]) => {
                show(&int::from_bytes(&int::to_bytes(a, Some(b), Some(c), Some(*d))?, Some(c), Some(*d))?)
            }
            ("int.frombytes", [I(a), I(b), S(c), B(d)]) => show(&int::from_bytes(
                &int::to_bytes(&a.abs(), Some(b), Some(c), Some(false))?,
                Some(c),
                Some(*d),
            )?),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// float with float
fn float_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("float.eq", [F(a), F(b)]) => show(&float::eq(*a, *b)),
            ("float.ne", [F(a), F(b)]) => show(&float::ne(*a, *b)),
            ("float.lt", [F(a), F(b)]) => show(&float::lt(*a, *b)),
            ("float.le", [F(a), F(b)]) => show(&float::le(*a, *b)),
            ("float.gt", [F(a), F(b)]) => show(&float::gt(*a, *b)),
            ("float.ge", [F(a), F(b)]) => show(&float::ge(*a, *b)),
            ("float.add", [F(a), F(b)]) => show(&float::add(*a, *b)),
            ("float.sub", [F(a), F(b)]) => show(&float::sub(*a, *b)),
            ("float.mul", [F(a), F(b)]) => show(&float::mul(*a, *b)),
            ("float.truediv", [F(a), F(b)]) => show(&float::truediv(*a, *b)?),
            ("float.floordiv", [F(a), F(b)]) => show(&float::floordiv(*a, *b)?),
            ("float.mod", [F(a), F(b)]) => show(&float::modulo(*a, *b)?),
            ("float.pow", [F(a), F(b)]) => show(&float::pow(*a, *b)?),
            ("float.divmod", [F(a), F(b)]) => pair(&float::divmod(*a, *b)?),
            ("float.int", [F(a)]) => show(&float::int(*a)?),
            ("float.floor", [F(a)]) => show(&float::floor(*a)?),
            ("float.ceil", [F(a)]) => show(&float::ceil(*a)?),
            ("float.round", [F(a)]) => show(&float::round(*a)?),
            ("float.as_integer_ratio", [F(a)]) => pair(&float::as_integer_ratio(*a)?),
            ("float.repr", [F(a)]) => show(a),
            ("float.hash", [F(a)]) => show(&float::hash(*a)),
            ("float.is_integer", [F(a)]) => show(&float::is_integer(*a)),
            ("float.neg", [F(a)]) => show(&float::neg(*a)),
            ("float.abs", [F(a)]) => show(&float::abs(*a)),
            ("float.hex", [F(a)]) => show(&float::to_hex(*a)),
            ("float.round2", [F(a), I(b)]) => show(&float::round_digits(*a, b)?),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// int with float, both ways round
fn mixed_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("intf.eq", [I(a), F(b)]) => show(&int::eq_float(a, *b)),
            ("fint.eq", [F(a), I(b)]) => show(&float::eq_int(*a, b)),
            ("intf.ne", [I(a), F(b)]) => show(&int::ne_float(a, *b)),
            ("fint.ne", [F(a), I(b)]) => show(&float::ne_int(*a, b)),
            ("intf.lt", [I(a), F(b)]) => show(&int::lt_float(a, *b)),
            ("fint.lt", [F(a), I(b)]) => show(&float::lt_int(*a, b)),
            ("intf.le", [I(a), F(b)]) => show(&int::le_float(a, *b)),
            ("fint.le", [F(a), I(b)]) => show(&float::le_int(*a, b)),
            ("intf.gt", [I(a), F(b)]) => show(&int::gt_float(a, *b)),
            ("fint.gt", [F(a), I(b)]) => show(&float::gt_int(*a, b)),
            ("intf.ge", [I(a), F(b)]) => show(&int::ge_float(a, *b)),
            ("fint.ge", [F(a), I(b)]) => show(&float::ge_int(*a, b)),
            ("fint.add", [F(a), I(b)]) => show(&float::add_int(*a, b)?),
            ("intf.add", [I(a), F(b)]) => show(&float::radd_int(*b, a)?),
            ("fint.sub", [F(a), I(b)]) => show(&float::sub_int(*a, b)?),
            ("intf.sub", [I(a), F(b)]) => show(&float::rsub_int(*b, a)?),
            ("fint.mul", [F(a), I(b)]) => show(&float::mul_int(*a, b)?),
            ("intf.mul", [I(a), F(b)]) => show(&float::rmul_int(*b, a)?),
            ("fint.truediv", [F(a), I(b)]) => show(&float::truediv_int(*a, b)?),
            ("intf.truediv", [I(a), F(b)]) => show(&float::rtruediv_int(*b, a)?),
            ("fint.floordiv", [F(a), I(b)]) => show(&float::floordiv_int(*a, b)?),
            ("intf.floordiv", [I(a), F(b)]) => show(&float::rfloordiv_int(*b, a)?),
            ("fint.mod", [F(a), I(b)]) => show(&float::modulo_int(*a, b)?),
            ("intf.mod", [I(a), F(b)]) => show(&float::rmodulo_int(*b, a)?),
            ("fint.pow", [F(a), I(b)]) => show(&float::pow_int(*a, b)?),
            ("intf.pow", [I(a), F(b)]) => show(&float::rpow_int(*b, a)?),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// complex
fn complex_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("complex.add", [C(a), C(b)]) => show(&complex::add(*a, *b)),
            ("complex.sub", [C(a), C(b)]) => show(&complex::sub(*a, *b)),
            ("complex.mul", [C(a), C(b)]) => show(&complex::mul(*a, *b)),
            ("complex.truediv", [C(a), C(b)]) => show(&complex::truediv(*a, *b)?),
            ("complex.pow", [C(a), C(b)]) => show(&complex::pow(*a, *b)?),
            ("complex.abs", [C(a)]) => show(&complex::abs(*a)?),
            ("complex.hash", [C(a)]) => show(&complex::hash(*a)),
            ("complex.repr", [C(a)]) => show(a),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// numbers as text, both ways
fn text_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("str.int", [S(a)]) => show(&functions::int_str(a, None)?),
            ("str.intbase", [S(a), I(b)]) => show(&functions::int_str(a, Some(b))?),
            ("str.float", [S(a)]) => show(&functions::float_str(a)?),
            ("str.complex", [S(a)]) => show(&functions::complex_str(a)?),
            ("str.fromhex", [S(a)]) => show(&float::fromhex(a)?),
            ("int.format", [I(a), S(b)]) => formatted(a, b),
            ("float.format", [F(a), S(b)]) => formatted(a, b),
            ("complex.format", [C(a), S(b)]) => formatted(a, b),
            ("bool.format", [B(a), S(b)]) => formatted(a, b),
            ("pct.int", [I(a), I(k), I(alt), I(p)]) => {
                Ok(quoted(&number::percent_int(a, kind(k), !alt.is_zero(), precision(p))?))
            }
            ("pct.float", [F(a), I(k), I(alt), I(p)]) => {
                Ok(quoted(&number::percent_float(*a, kind(k), !alt.is_zero(), precision(p))?))
            }
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// functions of one number
fn elementary_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("math.sqrt", [x]) => number!(x, |a| show(&math::sqrt(a)?)),
            ("math.fabs", [x]) => number!(x, |a| show(&math::fabs(a)?)),
            ("math.exp", [x]) => number!(x, |a| show(&math::exp(a)?)),
            ("math.log", [x]) => number!(x, |a| show(&math::log(a)?)),
            ("math.log2", [x]) => number!(x, |a| show(&math::log2(a)?)),
            ("math.log10", [x]) => number!(x, |a| show(&math::log10(a)?)),
            ("math.log1p", [x]) => number!(x, |a| show(&math::log1p(a)?)),
            ("math.expm1", [x]) => number!(x, |a| show(&math::expm1(a)?)),
            ("math.sin", [x]) => number!(x, |a| show(&math::sin(a)?)),
            ("math.cos", [x]) => number!(x, |a| show(&math::cos(a)?)),
            ("math.tan", [x]) => number!(x, |a| show(&math::tan(a)?)),
            ("math.asin", [x]) => number!(x, |a| show(&math::asin(a)?)),
            ("math.acos", [x]) => number!(x, |a| show(&math::acos(a)?)),
            ("math.atan", [x]) => number!(x, |a| show(&math::atan(a)?)),
            ("math.sinh", [x]) => number!(x, |a| show(&math::sinh(a)?)),
            ("math.cosh", [x]) => number!(x, |a| show(&math::cosh(a)?)),
            ("math.tanh", [x]) => number!(x, |a| show(&math::tanh(a)?)),
            ("math.asinh", [x]) => number!(x, |a| show(&math::asinh(a)?)),
            ("math.acosh", [x]) => number!(x, |a| show(&math::acosh(a)?)),
            ("math.atanh", [x]) => number!(x, |a| show(&math::atanh(a)?)),
            ("math.isnan", [x]) => number!(x, |a| show(&math::isnan(a)?)),
            ("math.isinf", [x]) => number!(x, |a| show(&math::isinf(a)?)),
            ("math.isfinite", [x]) => number!(x, |a| show(&math::isfinite(a)?)),
            ("math.degrees", [x]) => number!(x, |a| show(&math::degrees(a)?)),
            ("math.radians", [x]) => number!(x, |a| show(&math::radians(a)?)),
            ("math.erf", [x]) => number!(x, |a| show(&math::erf(a)?)),
            ("math.erfc", [x]) => number!(x, |a| show(&math::erfc(a)?)),
            ("math.cbrt", [x]) => number!(x, |a| show(&math::cbrt(a)?)),
            ("math.exp2", [x]) => number!(x, |a| show(&math::exp2(a)?)),
            ("math.ulp", [x]) => number!(x, |a| show(&math::ulp(a)?)),
            ("math.floor", [x]) => number!(x, |a| show(&math::floor(a)?)),
            ("math.ceil", [x]) => number!(x, |a| show(&math::ceil(a)?)),
            ("math.trunc", [x]) => number!(x, |a| show(&math::trunc(a)?)),
            ("math.modf", [x]) => number!(x, |a| pair(&math::modf(a)?)),
            ("math.frexp", [x]) => number!(x, |a| pair(&math::frexp(a)?)),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}

/// functions of several numbers
fn math_rows(name: &str, args: &[Arg]) -> Option<R<String>> {
    let answer = || -> R<Option<String>> {
        let text = match (name, args) {
            ("math.gamma", [F(a)]) => show(&math::gamma::gamma(a)?),
            ("math.gamma", [I(a)]) => show(&math::gamma::gamma(a)?),
            ("math.lgamma", [F(a)]) => show(&math::gamma::lgamma(a)?),
            ("math.lgamma", [I(a)]) => show(&math::gamma::lgamma(a)?),
            ("math.pow", [x, y]) => number!(x, |a| number!(y, |b| show(&math::pow(a, b)?))),
            ("math.fmod", [x, y]) => number!(x, |a| number!(y, |b| show(&math::fmod(a, b)?))),
            ("math.remainder", [x, y]) => number!(x, |a| number!(y, |b| show(&math::remainder(a, b)?))),
            ("math.copysign", [x, y]) => number!(x, |a| number!(y, |b| show(&math::copysign(a, b)?))),
            ("math.atan2", [x, y]) => number!(x, |a| number!(y, |b| show(&math::atan2(a, b)?))),
            ("math.nextafter", [x, y]) => number!(x, |a| number!(y, |b| show(&math::nextafter(a, b)?))),
            ("math.log", [x, y]) => number!(x, |a| number!(y, |b| show(&math::log_base(a, b)?))),
            ("math.isclose", [F(a), F(b)]) => show(&math::isclose(a, b, None, None)?),
            ("math.isclose4", [F(a), F(b), F(c), F(d)]) => show(&math::isclose(a, b, Some(*c), Some(*d))?),
            ("math.ldexp", [F(a), I(b)]) => show(&math::ldexp(a, b)?),
            ("math.hypot", [x, y]) => number!(x, |a| number!(y, |b| show(&math::vector::hypot(a, b)?))),
            ("math.hypot", [F(a), F(b), F(c)]) => show(&math::vector::hypot_three(a, b, c)?),
            ("math.dist", [F(a), F(b), F(c), F(d)]) => {
                show(&math::vector::dist(&List::from_vec(vec![*a, *b]), &List::from_vec(vec![*c, *d]))?)
            }
            ("math.gcd", [I(a), I(b)]) => show(&math::integer::gcd(&[a.clone(), b.clone()])),
            ("math.lcm", [I(a), I(b)]) => show(&math::integer::lcm(&[a.clone(), b.clone()])),
            ("math.isqrt", [I(a)]) => show(&math::integer::isqrt(a)?),
            ("math.factorial", [I(a)]) => show(&math::integer::factorial(a)?),
            ("math.perm", [I(a), I(b)]) => show(&math::integer::perm(a, Some(b))?),
            ("math.comb", [I(a), I(b)]) => show(&math::integer::comb(a, b)?),
            _ => return Ok(None),
        };
        text.map(Some)
    };
    answer().transpose()
}
