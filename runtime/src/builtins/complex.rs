//! `complex`: operators and methods. Ints and floats on either side become complex numbers first.

use hybridc_macros::py;

use crate::error::R;
use crate::float::complex;
use crate::float_object::Complex;
use crate::int::Int;

fn real(value: f64) -> Complex {
    Complex { real: value, imag: 0.0 }
}

fn whole(value: &Int) -> R<Complex> {
    value.as_f64().map(real)
}

/// `self + other`.
#[py("complex.__add__(self, other, /)", pure)]
pub fn add(value: Complex, other: Complex) -> Complex {
    complex::add(value, other)
}

/// `self + other` with a float.
#[py("complex.__add__(self, other, /)", pure)]
pub fn add_float(value: Complex, other: f64) -> Complex {
    complex::add(value, real(other))
}

/// `self + other` with an int.
#[py("complex.__add__(self, other, /)", pure, raises = [OverflowError])]
pub fn add_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::add(value, whole(other)?))
}

/// `other + self` with a float.
#[py("complex.__radd__(self, other, /)", pure)]
pub fn radd_float(value: Complex, other: f64) -> Complex {
    complex::add(real(other), value)
}

/// `other + self` with an int.
#[py("complex.__radd__(self, other, /)", pure, raises = [OverflowError])]
pub fn radd_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::add(whole(other)?, value))
}

/// `self - other`.
#[py("complex.__sub__(self, other, /)", pure)]
pub fn sub(value: Complex, other: Complex) -> Complex {
    complex::sub(value, other)
}

/// `self - other` with a float.
#[py("complex.__sub__(self, other, /)", pure)]
pub fn sub_float(value: Complex, other: f64) -> Complex {
    complex::sub(value, real(other))
}

/// `self - other` with an int.
#[py("complex.__sub__(self, other, /)", pure, raises = [OverflowError])]
pub fn sub_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::sub(value, whole(other)?))
}

/// `other - self` with a float.
#[py("complex.__rsub__(self, other, /)", pure)]
pub fn rsub_float(value: Complex, other: f64) -> Complex {
    complex::sub(real(other), value)
}

/// `other - self` with an int.
#[py("complex.__rsub__(self, other, /)", pure, raises = [OverflowError])]
pub fn rsub_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::sub(whole(other)?, value))
}

/// `self * other`.
#[py("complex.__mul__(self, other, /)", pure)]
pub fn mul(value: Complex, other: Complex) -> Complex {
    complex::mul(value, other)
}

/// `self * other` with a float.
#[py("complex.__mul__(self, other, /)", pure)]
pub fn mul_float(value: Complex, other: f64) -> Complex {
    complex::mul(value, real(other))
}

/// `self * other` with an int.
#[py("complex.__mul__(self, other, /)", pure, raises = [OverflowError])]
pub fn mul_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::mul(value, whole(other)?))
}

/// `other * self` with a float.
#[py("complex.__rmul__(self, other, /)", pure)]
pub fn rmul_float(value: Complex, other: f64) -> Complex {
    complex::mul(real(other), value)
}

/// `other * self` with an int.
#[py("complex.__rmul__(self, other, /)", pure, raises = [OverflowError])]
pub fn rmul_int(value: Complex, other: &Int) -> R<Complex> {
    Ok(complex::mul(whole(other)?, value))
}

/// `self / other`.
#[py("complex.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError])]
pub fn truediv(value: Complex, other: Complex) -> R<Complex> {
    complex::divide(value, other)
}

/// `self / other` with a float.
#[py("complex.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError])]
pub fn truediv_float(value: Complex, other: f64) -> R<Complex> {
    complex::divide(value, real(other))
}

/// `self / other` with an int.
#[py("complex.__truediv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn truediv_int(value: Complex, other: &Int) -> R<Complex> {
    complex::divide(value, whole(other)?)
}

/// `other / self` with a float.
#[py("complex.__rtruediv__(self, other, /)", pure, raises = [ZeroDivisionError])]
pub fn rtruediv_float(value: Complex, other: f64) -> R<Complex> {
    complex::divide(real(other), value)
}

/// `other / self` with an int.
#[py("complex.__rtruediv__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn rtruediv_int(value: Complex, other: &Int) -> R<Complex> {
    complex::divide(whole(other)?, value)
}

/// `self ** other`.
#[py("complex.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn pow(value: Complex, other: Complex) -> R<Complex> {
    complex::power(value, other)
}

/// `self ** other` with a float.
#[py("complex.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn pow_float(value: Complex, other: f64) -> R<Complex> {
    complex::power(value, real(other))
}

/// `self ** other` with an int.
#[py("complex.__pow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn pow_int(value: Complex, other: &Int) -> R<Complex> {
    complex::power(value, whole(other)?)
}

/// `other ** self` with a float.
#[py("complex.__rpow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn rpow_float(value: Complex, other: f64) -> R<Complex> {
    complex::power(real(other), value)
}

/// `other ** self` with an int.
#[py("complex.__rpow__(self, other, /)", pure, raises = [ZeroDivisionError, OverflowError])]
pub fn rpow_int(value: Complex, other: &Int) -> R<Complex> {
    complex::power(whole(other)?, value)
}

/// `-self`.
#[py("complex.__neg__(self, /)", pure)]
pub fn neg(value: Complex) -> Complex {
    complex::neg(value)
}

/// `+self`.
#[py("complex.__pos__(self, /)", pure)]
pub fn pos(value: Complex) -> Complex {
    value
}

/// `abs(self)`.
#[py("complex.__abs__(self, /)", pure, raises = [OverflowError])]
pub fn abs(value: Complex) -> R<f64> {
    complex::abs(value)
}

/// `self == other`.
#[py("complex.__eq__(self, other, /)", pure)]
pub fn eq(value: Complex, other: Complex) -> bool {
    value == other
}

/// `self == other` with a float.
#[py("complex.__eq__(self, other, /)", pure)]
pub fn eq_float(value: Complex, other: f64) -> bool {
    value.imag == 0.0 && value.real == other
}

/// `self == other` with an int: by exact value.
#[py("complex.__eq__(self, other, /)", pure)]
pub fn eq_int(value: Complex, other: &Int) -> bool {
    value.imag == 0.0 && other.compare_float(value.real).is_some_and(|order| order.is_eq())
}

/// `self != other`.
#[py("complex.__ne__(self, other, /)", pure)]
pub fn ne(value: Complex, other: Complex) -> bool {
    value != other
}

/// `self != other` with a float.
#[py("complex.__ne__(self, other, /)", pure)]
pub fn ne_float(value: Complex, other: f64) -> bool {
    !(value.imag == 0.0 && value.real == other)
}

/// `self != other` with an int: by exact value.
#[py("complex.__ne__(self, other, /)", pure)]
pub fn ne_int(value: Complex, other: &Int) -> bool {
    !(value.imag == 0.0 && other.compare_float(value.real).is_some_and(|order| order.is_eq()))
}

/// `complex.__bool__`: the truth value.
#[py("complex.__bool__(self, /)", pure)]
pub fn truth(value: Complex) -> bool {
    value.real != 0.0 || value.imag != 0.0
}

/// `complex.__hash__`.
#[py("complex.__hash__(self, /)", pure)]
pub fn hash(value: Complex) -> Int {
    Int::from(crate::number_hash::complex(value))
}

/// `complex.conjugate`.
#[py("complex.conjugate(self, /)", pure)]
pub fn conjugate(value: Complex) -> Complex {
    Complex { real: value.real, imag: -value.imag }
}
