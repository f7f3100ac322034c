//! `Number`: what functions of real numbers accept without conversion by the compiler.

use crate::error::R;
use crate::int::Int;
use crate::never::Never;
use crate::protocol::Value;
use crate::union::{U2, U3};

/// An int or a float; a bool is an int.
#[derive(Clone, Debug)]
pub enum Real {
    Int(Int),
    Float(f64),
}

/// bool, int or float.
pub trait Number: Value {
    /// `float(self)`; OverflowError for an int that is too large.
    fn as_float(&self) -> R<f64>;
    fn as_real(&self) -> Real;
}

/// The items of an empty display, `math.fsum([])`.
impl Number for Never {
    fn as_float(&self) -> R<f64> {
        match *self {}
    }
    fn as_real(&self) -> Real {
        match *self {}
    }
}

impl Number for bool {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        Ok(f64::from(u8::from(*self)))
    }
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Int(Int::from(*self))
    }
}

impl Number for Int {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        self.as_f64()
    }
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Int(self.clone())
    }
}

impl Number for f64 {
    #[inline(always)]
    fn as_float(&self) -> R<f64> {
        Ok(*self)
    }
    #[inline(always)]
    fn as_real(&self) -> Real {
        Real::Float(*self)
    }
}

impl<A: Number, B: Number> Number for U2<A, B> {
    #[inline]
    fn as_float(&self) -> R<f64> {
        match self {
            U2::A(value) => value.as_float(),
            U2::B(value) => value.as_float(),
        }
    }
    #[inline]
    fn as_real(&self) -> Real {
        match self {
            U2::A(value) => value.as_real(),
            U2::B(value) => value.as_real(),
        }
    }
}

impl<A: Number, B: Number, C: Number> Number for U3<A, B, C> {
    #[inline]
    fn as_float(&self) -> R<f64> {
        match self {
            U3::A(value) => value.as_float(),
            U3::B(value) => value.as_float(),
            U3::C(value) => value.as_float(),
        }
    }
    #[inline]
    fn as_real(&self) -> Real {
        match self {
            U3::A(value) => value.as_real(),
            U3::B(value) => value.as_real(),
            U3::C(value) => value.as_real(),
        }
    }
}
