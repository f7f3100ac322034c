//! Rows of `Dyn`: operations on values of the isolate, with fast paths for inline ints and floats.
//!
//! Every other mixture is CPython's business, and may run any code of the program.

use hybridc_macros::py;

use crate::dynamic::table::{comparison, operator, unary};
use crate::dynamic::{self, Dyn, DynIter};
use crate::error::R;
use crate::int::Int;
use crate::nan::Made;
use crate::protocol::{AnyValue, Iterable};

/// Two inline ints without overflow; or inline numbers of which one is a float: an int is rounded to the
/// nearest float, half to even, there as here.
#[inline(always)]
fn quick(a: &Dyn, b: &Dyn, ints: fn(i64, i64) -> Option<i64>, floats: fn(f64, f64) -> f64) -> Option<Dyn> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return ints(a, b).map(Dyn::int);
    }
    let float = |value: &Dyn| value.as_float().or_else(|| value.as_int().map(|int| int as f64));
    Some(Dyn::float(floats(float(a)?, float(b)?).made()))
}

/// A quotient of inline numbers that floats give exactly rounded.
#[inline(always)]
fn quick_quotient(a: &Dyn, b: &Dyn) -> Option<Dyn> {
    const EXACT: u64 = 1 << 53;
    let float = |value: &Dyn| match (value.as_float(), value.as_int()) {
        (Some(float), _) => Some(float),
        (_, Some(int)) => (int.unsigned_abs() <= EXACT).then_some(int as f64),
        _ => None,
    };
    let (a, b) = (float(a)?, float(b)?);
    (b != 0.0).then(|| Dyn::float((a / b).made()))
}

/// `a << b` without overflow.
#[inline(always)]
fn quick_left(a: &Dyn, b: &Dyn) -> Option<Dyn> {
    let (a, b) = (a.as_int()?, u32::try_from(b.as_int()?).ok()?);
    let shifted = a.checked_shl(b)?;
    (shifted >> b == a).then(|| Dyn::int(shifted))
}

/// `a >> b`
#[inline(always)]
fn quick_right(a: &Dyn, b: &Dyn) -> Option<Dyn> {
    let (a, b) = (a.as_int()?, u64::try_from(b.as_int()?).ok()?);
    Some(Dyn::int(a >> b.min(63)))
}

/// A unary operator of an inline int without overflow, or an inline float.
#[inline(always)]
fn quick_unary(value: &Dyn, int: fn(i64) -> Option<i64>, float: fn(f64) -> Option<f64>) -> Option<Dyn> {
    match value.as_int() {
        Some(value) => int(value).map(Dyn::int),
        None => float(value.as_float()?).map(Dyn::float),
    }
}

/// A comparison of two inline ints or two inline floats.
#[inline(always)]
fn quick_compare(
    a: &Dyn,
    b: &Dyn,
    ints: fn(&i64, &i64) -> bool,
    floats: fn(&f64, &f64) -> bool,
) -> Option<Dyn> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(Dyn::bool(ints(&a, &b)));
    }
    Some(Dyn::bool(floats(&a.as_float()?, &b.as_float()?)))
}

/// `a + b`.
#[py("Dyn.__add__(self, other, /)", raises = [BaseException], calls_user)]
pub fn add(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_add, |a, b| a + b) {
        return Ok(result);
    }
    dynamic::binary(operator::ADD, value, other)
}

/// `b + a`.
#[py("Dyn.__radd__(self, other, /)", raises = [BaseException], calls_user)]
pub fn radd(value: &Dyn, other: &Dyn) -> R<Dyn> {
    add(other, value)
}

/// `a += b`: the new value of `a`.
#[py("Dyn.__iadd__(self, other, /)", raises = [BaseException], calls_user)]
pub fn iadd(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_add, |a, b| a + b) {
        return Ok(result);
    }
    dynamic::in_place(operator::ADD, value, other)
}

/// `a - b`.
#[py("Dyn.__sub__(self, other, /)", raises = [BaseException], calls_user)]
pub fn sub(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_sub, |a, b| a - b) {
        return Ok(result);
    }
    dynamic::binary(operator::SUB, value, other)
}

/// `b - a`.
#[py("Dyn.__rsub__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rsub(value: &Dyn, other: &Dyn) -> R<Dyn> {
    sub(other, value)
}

/// `a -= b`: the new value of `a`.
#[py("Dyn.__isub__(self, other, /)", raises = [BaseException], calls_user)]
pub fn isub(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_sub, |a, b| a - b) {
        return Ok(result);
    }
    dynamic::in_place(operator::SUB, value, other)
}

/// `a * b`.
#[py("Dyn.__mul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn mul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_mul, |a, b| a * b) {
        return Ok(result);
    }
    dynamic::binary(operator::MUL, value, other)
}

/// `b * a`.
#[py("Dyn.__rmul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rmul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    mul(other, value)
}

/// `a *= b`: the new value of `a`.
#[py("Dyn.__imul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn imul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick(value, other, i64::checked_mul, |a, b| a * b) {
        return Ok(result);
    }
    dynamic::in_place(operator::MUL, value, other)
}

/// `a @ b`.
#[py("Dyn.__matmul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn matmul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    dynamic::binary(operator::MATMUL, value, other)
}

/// `b @ a`.
#[py("Dyn.__rmatmul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rmatmul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    matmul(other, value)
}

/// `a @= b`: the new value of `a`.
#[py("Dyn.__imatmul__(self, other, /)", raises = [BaseException], calls_user)]
pub fn imatmul(value: &Dyn, other: &Dyn) -> R<Dyn> {
    dynamic::in_place(operator::MATMUL, value, other)
}

/// `a / b`.
#[py("Dyn.__truediv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn truediv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_quotient(value, other) {
        return Ok(result);
    }
    dynamic::binary(operator::TRUEDIV, value, other)
}

/// `b / a`.
#[py("Dyn.__rtruediv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rtruediv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    truediv(other, value)
}

/// `a /= b`: the new value of `a`.
#[py("Dyn.__itruediv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn itruediv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_quotient(value, other) {
        return Ok(result);
    }
    dynamic::in_place(operator::TRUEDIV, value, other)
}

/// `a // b`.
#[py("Dyn.__floordiv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn floordiv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int())
        && b > 0
    {
        return Ok(Dyn::int(a.div_euclid(b)));
    }
    dynamic::binary(operator::FLOORDIV, value, other)
}

/// `b // a`.
#[py("Dyn.__rfloordiv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rfloordiv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    floordiv(other, value)
}

/// `a //= b`: the new value of `a`.
#[py("Dyn.__ifloordiv__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ifloordiv(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int())
        && b > 0
    {
        return Ok(Dyn::int(a.div_euclid(b)));
    }
    dynamic::in_place(operator::FLOORDIV, value, other)
}

/// `a % b`.
#[py("Dyn.__mod__(self, other, /)", raises = [BaseException], calls_user)]
pub fn modulo(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int())
        && b > 0
    {
        return Ok(Dyn::int(a.rem_euclid(b)));
    }
    dynamic::binary(operator::MOD, value, other)
}

/// `b % a`.
#[py("Dyn.__rmod__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rmodulo(value: &Dyn, other: &Dyn) -> R<Dyn> {
    modulo(other, value)
}

/// `a %= b`: the new value of `a`.
#[py("Dyn.__imod__(self, other, /)", raises = [BaseException], calls_user)]
pub fn imodulo(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int())
        && b > 0
    {
        return Ok(Dyn::int(a.rem_euclid(b)));
    }
    dynamic::in_place(operator::MOD, value, other)
}

/// `a ** b`.
#[py("Dyn.__pow__(self, other, /)", raises = [BaseException], calls_user)]
pub fn pow(value: &Dyn, other: &Dyn) -> R<Dyn> {
    dynamic::binary(operator::POW, value, other)
}

/// `b ** a`.
#[py("Dyn.__rpow__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rpow(value: &Dyn, other: &Dyn) -> R<Dyn> {
    pow(other, value)
}

/// `a **= b`: the new value of `a`.
#[py("Dyn.__ipow__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ipow(value: &Dyn, other: &Dyn) -> R<Dyn> {
    dynamic::in_place(operator::POW, value, other)
}

/// `a << b`.
#[py("Dyn.__lshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn lshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_left(value, other) {
        return Ok(result);
    }
    dynamic::binary(operator::LSHIFT, value, other)
}

/// `b << a`.
#[py("Dyn.__rlshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rlshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    lshift(other, value)
}

/// `a <<= b`: the new value of `a`.
#[py("Dyn.__ilshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ilshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_left(value, other) {
        return Ok(result);
    }
    dynamic::in_place(operator::LSHIFT, value, other)
}

/// `a >> b`.
#[py("Dyn.__rshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_right(value, other) {
        return Ok(result);
    }
    dynamic::binary(operator::RSHIFT, value, other)
}

/// `b >> a`.
#[py("Dyn.__rrshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rrshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    rshift(other, value)
}

/// `a >>= b`: the new value of `a`.
#[py("Dyn.__irshift__(self, other, /)", raises = [BaseException], calls_user)]
pub fn irshift(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_right(value, other) {
        return Ok(result);
    }
    dynamic::in_place(operator::RSHIFT, value, other)
}

/// `a & b`.
#[py("Dyn.__and__(self, other, /)", raises = [BaseException], calls_user)]
pub fn and_(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a & b));
    }
    dynamic::binary(operator::AND, value, other)
}

/// `b & a`.
#[py("Dyn.__rand__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rand(value: &Dyn, other: &Dyn) -> R<Dyn> {
    and_(other, value)
}

/// `a &= b`: the new value of `a`.
#[py("Dyn.__iand__(self, other, /)", raises = [BaseException], calls_user)]
pub fn iand(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a & b));
    }
    dynamic::in_place(operator::AND, value, other)
}

/// `a | b`.
#[py("Dyn.__or__(self, other, /)", raises = [BaseException], calls_user)]
pub fn or_(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a | b));
    }
    dynamic::binary(operator::OR, value, other)
}

/// `b | a`.
#[py("Dyn.__ror__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ror(value: &Dyn, other: &Dyn) -> R<Dyn> {
    or_(other, value)
}

/// `a |= b`: the new value of `a`.
#[py("Dyn.__ior__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ior(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a | b));
    }
    dynamic::in_place(operator::OR, value, other)
}

/// `a ^ b`.
#[py("Dyn.__xor__(self, other, /)", raises = [BaseException], calls_user)]
pub fn xor(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a ^ b));
    }
    dynamic::binary(operator::XOR, value, other)
}

/// `b ^ a`.
#[py("Dyn.__rxor__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rxor(value: &Dyn, other: &Dyn) -> R<Dyn> {
    xor(other, value)
}

/// `a ^= b`: the new value of `a`.
#[py("Dyn.__ixor__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ixor(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let (Some(a), Some(b)) = (value.as_int(), other.as_int()) {
        return Ok(Dyn::int(a ^ b));
    }
    dynamic::in_place(operator::XOR, value, other)
}

/// `divmod(a, b)`.
#[py("Dyn.__divmod__(self, other, /)", raises = [BaseException], calls_user)]
pub fn divmod(value: &Dyn, other: &Dyn) -> R<Dyn> {
    dynamic::binary(operator::DIVMOD, value, other)
}

/// `divmod(b, a)`.
#[py("Dyn.__rdivmod__(self, other, /)", raises = [BaseException], calls_user)]
pub fn rdivmod(value: &Dyn, other: &Dyn) -> R<Dyn> {
    divmod(other, value)
}

/// `-x`.
#[py("Dyn.__neg__(self, /)", raises = [BaseException], calls_user)]
pub fn neg(value: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_unary(value, i64::checked_neg, |value| Some(-value)) {
        return Ok(result);
    }
    dynamic::unary(unary::NEG, value)
}

/// `+x`.
#[py("Dyn.__pos__(self, /)", raises = [BaseException], calls_user)]
pub fn pos(value: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_unary(value, Some, Some) {
        return Ok(result);
    }
    dynamic::unary(unary::POS, value)
}

/// `~x`.
#[py("Dyn.__invert__(self, /)", raises = [BaseException], calls_user)]
pub fn invert(value: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_unary(value, |value| Some(!value), |_| None) {
        return Ok(result);
    }
    dynamic::unary(unary::INVERT, value)
}

/// `abs(x)`.
#[py("Dyn.__abs__(self, /)", raises = [BaseException], calls_user)]
pub fn abs(value: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_unary(value, i64::checked_abs, |value| Some(value.abs())) {
        return Ok(result);
    }
    dynamic::unary(unary::ABS, value)
}

/// `a == b`: any value, as the class pleases.
#[py("Dyn.__eq__(self, other, /)", raises = [BaseException], calls_user)]
pub fn eq(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialEq::eq, PartialEq::eq) {
        return Ok(result);
    }
    dynamic::compare(comparison::EQ, value, other)
}

/// `a != b`: any value, as the class pleases.
#[py("Dyn.__ne__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ne(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialEq::ne, PartialEq::ne) {
        return Ok(result);
    }
    dynamic::compare(comparison::NE, value, other)
}

/// `a < b`: any value, as the class pleases.
#[py("Dyn.__lt__(self, other, /)", raises = [BaseException], calls_user)]
pub fn lt(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialOrd::lt, PartialOrd::lt) {
        return Ok(result);
    }
    dynamic::compare(comparison::LT, value, other)
}

/// `a <= b`: any value, as the class pleases.
#[py("Dyn.__le__(self, other, /)", raises = [BaseException], calls_user)]
pub fn le(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialOrd::le, PartialOrd::le) {
        return Ok(result);
    }
    dynamic::compare(comparison::LE, value, other)
}

/// `a > b`: any value, as the class pleases.
#[py("Dyn.__gt__(self, other, /)", raises = [BaseException], calls_user)]
pub fn gt(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialOrd::gt, PartialOrd::gt) {
        return Ok(result);
    }
    dynamic::compare(comparison::GT, value, other)
}

/// `a >= b`: any value, as the class pleases.
#[py("Dyn.__ge__(self, other, /)", raises = [BaseException], calls_user)]
pub fn ge(value: &Dyn, other: &Dyn) -> R<Dyn> {
    if let Some(result) = quick_compare(value, other, PartialOrd::ge, PartialOrd::ge) {
        return Ok(result);
    }
    dynamic::compare(comparison::GE, value, other)
}

/// `x[key]`.
#[py("Dyn.__getitem__(self, key, /)", raises = [BaseException], calls_user)]
pub fn getitem(value: &Dyn, key: &Dyn) -> R<Dyn> {
    dynamic::get_item(value, key)
}

/// `x[key] = item`.
#[py("Dyn.__setitem__(self, key, item, /)", raises = [BaseException], calls_user)]
pub fn setitem(value: &Dyn, key: &Dyn, item: &Dyn) -> R<()> {
    dynamic::set_item(value, key, item)
}

/// `del x[key]`.
#[py("Dyn.__delitem__(self, key, /)", raises = [BaseException], calls_user)]
pub fn delitem(value: &Dyn, key: &Dyn) -> R<()> {
    dynamic::del_item(value, key)
}

/// `item in x`.
#[py("Dyn.__contains__(self, item, /)", raises = [BaseException], calls_user)]
pub fn contains(value: &Dyn, item: &Dyn) -> R<bool> {
    dynamic::contains(value, item)
}

/// `len(x)`.
#[py("Dyn.__len__(self, /)", raises = [BaseException], calls_user)]
pub fn len(value: &Dyn) -> R<Int> {
    dynamic::length(value).map(Int::from)
}

/// `bool(x)`.
#[py("Dyn.__bool__(self, /)", raises = [BaseException], calls_user)]
pub fn bool(value: &Dyn) -> R<bool> {
    value.truth()
}

/// `len(x)`.
#[py("builtins.len(obj, /)", raises = [BaseException], calls_user)]
pub fn builtin_len(obj: &Dyn) -> R<Int> {
    dynamic::length(obj).map(Int::from)
}

/// `iter(x)`, as a value.
#[py("builtins.iter(obj, /)", raises = [BaseException], calls_user)]
pub fn builtin_iter(obj: &Dyn) -> R<Dyn> {
    Ok(DynIter::object(&obj.iterate()?).clone())
}

/// `next(x)`: StopIteration at the end.
#[py("builtins.next(iterator, /)", raises = [BaseException], calls_user)]
pub fn builtin_next(iterator: &Dyn) -> R<Dyn> {
    dynamic::next(iterator)
}

/// `abs(x)`.
#[py("builtins.abs(number, /)", raises = [BaseException], calls_user)]
pub fn builtin_abs(number: &Dyn) -> R<Dyn> {
    abs(number)
}

/// `divmod(a, b)`.
#[py("builtins.divmod(a, b, /)", raises = [BaseException], calls_user)]
pub fn builtin_divmod(a: &Dyn, b: &Dyn) -> R<Dyn> {
    divmod(a, b)
}
