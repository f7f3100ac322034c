//! `Number`: what functions of real numbers accept without conversion by the compiler.

use crate::error::R;
use crate::int::Int;
use crate::protocol::Value;

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
