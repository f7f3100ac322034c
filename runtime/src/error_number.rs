//! `OverflowError(34, 'Numerical result out of range')`: the error of the C library that `float ** float`
//! raises.

use crate::error::{Class, Raised, raise_args};
use crate::int::Int;
use crate::protocol::AnyValue;
use crate::text::Str;

#[cold]
pub fn out_of_range() -> Raised {
    let arguments: Vec<Box<dyn AnyValue>> =
        vec![Box::new(Int::small(34)), Box::new(Str::from("Numerical result out of range"))];
    raise_args(Class::OverflowError, arguments)
}
