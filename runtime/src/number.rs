//! `Number`: what functions of real numbers accept without conversion by the compiler.

use crate::dynamic::{Dyn, FromDyn};
use crate::error::R;
use crate::int::Int;
use crate::never::Never;
use crate::protocol::Value;
use crate::singletons::NoneType;
use crate::text::Str;
use crate::union::{U2, U3, U4, U5};

/// An int or a float; a bool is an int.
#[derive(Clone, Debug)]
pub enum Real {
    Int(Int),
    Float(f64),
}

/// bool, int, float, or a value of the isolate that stands for a real number.
pub trait AsFloat: Value {
    /// `float(self)`; OverflowError for an int that is too large. The isolate asks `__float__`, then
    /// `__index__`.
    fn as_float(&self) -> R<f64>;
}

/// bool, int or float.
pub trait Number: AsFloat {
    fn as_real(&self) -> Real;
}

/// bool or int: what has `__index__`.
pub trait Integral: Number {
    /// `operator.index(self)`
    fn as_int(&self) -> Int;
}

impl Integral for bool {
    #[inline(always)]
    fn as_int(&self) -> Int {
        Int::from(*self)
    }
}

impl Integral for Int {
    #[inline(always)]
    fn as_int(&self) -> Int {
        self.clone()
    }
}

impl Integral for Never {
    fn as_int(&self) -> Int {
        match *self {}
    }
}

impl AsFloat for Dyn {
    #[inline]
    fn as_float(&self) -> R<f64> {
        crate::dynamic::as_double(self)
    }
}

/// What crosses into the isolate by value and has no items but strings: None, bool, int, float, str, unions
/// of them, and values of the isolate.
pub trait Scalar: Value + FromDyn {}

impl Scalar for Never {}
impl Scalar for NoneType {}
impl Scalar for bool {}
impl Scalar for Int {}
impl Scalar for f64 {}
impl Scalar for Str {}
impl Scalar for Dyn {}
impl<A: Scalar, B: Scalar> Scalar for U2<A, B> {}
impl<A: Scalar, B: Scalar, C: Scalar> Scalar for U3<A, B, C> {}
impl<A: Scalar, B: Scalar, C: Scalar, D: Scalar> Scalar for U4<A, B, C, D> {}
impl<A: Scalar, B: Scalar, C: Scalar, D: Scalar, E: Scalar> Scalar for U5<A, B, C, D, E> {}

/// The items of an empty display, `math.fsum([])`.
impl AsFloat for Never {
    fn as_float(&self) -> R<f64> {
        match *self {}
    }
}

impl Number for Never {
    fn as_real(&self) -> Real {
        match *self {}
    }
}

impl AsFloat for bool {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        Ok(f64::from(u8::from(*self)))
    }
}

impl Number for bool {
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Int(Int::from(*self))
    }
}

impl AsFloat for Int {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        self.as_f64()
    }
}

impl Number for Int {
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Int(self.clone())
    }
}

impl AsFloat for f64 {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        Ok(*self)
    }
}

impl Number for f64 {
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Float(*self)
    }
}

impl<A: AsFloat, B: AsFloat> AsFloat for U2<A, B> {
    #[inline]
    fn as_float(&self) -> R<f64> {
        match self {
            U2::A(value) => value.as_float(),
            U2::B(value) => value.as_float(),
        }
    }
}

impl<A: Number, B: Number> Number for U2<A, B> {
    #[inline]
    fn as_real(&self) -> Real {
        match self {
            U2::A(value) => value.as_real(),
            U2::B(value) => value.as_real(),
        }
    }
}

impl<A: AsFloat, B: AsFloat, C: AsFloat> AsFloat for U3<A, B, C> {
    #[inline]
    fn as_float(&self) -> R<f64> {
        match self {
            U3::A(value) => value.as_float(),
            U3::B(value) => value.as_float(),
            U3::C(value) => value.as_float(),
        }
    }
}

impl<A: Number, B: Number, C: Number> Number for U3<A, B, C> {
    #[inline]
    fn as_real(&self) -> Real {
        match self {
            U3::A(value) => value.as_real(),
            U3::B(value) => value.as_real(),
            U3::C(value) => value.as_real(),
        }
    }
}
