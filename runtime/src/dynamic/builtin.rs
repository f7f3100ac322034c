//! Python's conversions of values of the isolate, and calls of its builtin functions by name.
#![allow(unsafe_code)] // Calls through the table.

use super::bridge::{done, owned};
use super::convert::{FromDyn, items};
use super::name::Name;
use super::ops::{call, call_method, crossing, global};
use super::table::{kind, tag};
use super::value::Dyn;
use crate::error::{self, Class, R};
use crate::int::Int;
use crate::protocol::{Iter, Iterable};
use crate::text::Str;

/// What a container reserves for the items of an iterable: `__len__` or `__length_hint__` is asked, as
/// CPython does.
pub(crate) fn length_hint(value: &Dyn) -> R<usize> {
    // SAFETY: lives during the call.
    let hint = crossing(|table| unsafe { (table.length_hint)(value.repr_of()) });
    usize::try_from(hint).map_err(|_| super::errors::fetch())
}

/// The items of an exact list or tuple, which are there without asking anybody.
pub(crate) fn items_now(value: &Dyn) -> Option<Vec<Dyn>> {
    matches!(value.kind(), kind::LIST | kind::TUPLE).then(|| items(value).collect())
}

/// The items as `PySequence_Fast` takes them: a TypeError of `iter` is replaced, and the iterator is asked
/// how long it is.
pub(crate) fn sequence(value: &Dyn, refusal: &'static str) -> R<Vec<Dyn>> {
    if let Some(items) = items_now(value) {
        return Ok(items);
    }
    let mut iterator = value.iterate().map_err(|raised| {
        let exception = error::take(raised);
        match exception.is_instance(Class::TypeError) {
            true => error::type_error(refusal),
            false => error::reraise(exception),
        }
    })?;
    length_hint(iterator.object())?;
    let mut items = vec![];
    while let Some(item) = iterator.next()? {
        items.push(item);
    }
    Ok(items)
}

/// The number that a function of real numbers takes a value for.
#[inline]
pub(crate) fn as_double(value: &Dyn) -> R<f64> {
    if let Some(float) = value.as_float() {
        return Ok(float);
    }
    if let Some(int) = value.as_int() {
        return Ok(int as f64);
    }
    let mut double = 0.0;
    // SAFETY: lives during the call; the result goes into a local.
    crossing(|table| done(unsafe { (table.as_double)(value.repr_of(), &mut double) }))?;
    Ok(double)
}

/// `operator.index(value)`; `None` where the type has no `__index__`.
#[inline]
pub(crate) fn index(value: &Dyn) -> R<Option<Int>> {
    if let Some(int) = value.as_int() {
        return Ok(Some(Int::from(int)));
    }
    // SAFETY: lives during the call.
    let index = crossing(|table| unsafe { (table.index)(value.repr_of()) });
    if index.tag == tag::STOP {
        return Ok(None);
    }
    Ok(Some(Int::from_dyn(&owned(index)?)))
}

/// An int, or what CPython says of a value that stands for none.
pub(crate) fn integer(value: &Dyn) -> R<Int> {
    use crate::protocol::AnyValue;
    let missing =
        || error::type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name()));
    index(value)?.ok_or_else(missing)
}

/// A bound of a slice: an int, or None.
pub(crate) fn index_bound(value: &Dyn) -> R<Option<Int>> {
    if value.is_none() {
        return Ok(None);
    }
    let missing = || error::type_error("slice indices must be integers or None or have an __index__ method");
    index(value)?.map_or_else(|| Err(missing()), |index| Ok(Some(index)))
}

/// Is it a slice?
pub(crate) fn is_slice(value: &Dyn) -> bool {
    value.kind() == kind::SLICE
}

/// A builtin function of the isolate, called.
pub(crate) fn call_builtin(builtin: &'static Name, arguments: &[&Dyn]) -> R<Dyn> {
    call(&global(builtin)?, arguments, None)
}

/// A function of one of the isolate's library modules, called.
pub(crate) fn call_library(module: &str, function: &'static Name, arguments: &[&Dyn]) -> R<Dyn> {
    let module = call_builtin(crate::name!("__import__"), &[&Dyn::str(&Str::from(module))])?;
    call_method(&module, function, arguments, None)
}

/// The result of a call that gives exactly this type, whatever it was given.
pub(crate) fn exactly<T: FromDyn>(result: &Dyn) -> T {
    debug_assert!(T::fits(result));
    T::from_dyn(result)
}
