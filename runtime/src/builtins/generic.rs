//! Rows of hybridc's own: truth and comparison of values whatever their types.
//!
//! The compiler asks for them by the owner name `hybridc`; Python has operators for them.

use hybridc_macros::py;

use crate::class_object::Type;
use crate::cross;
use crate::dynamic::Dyn;
use crate::error::R;
use crate::file::TextFile;
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::text::Str;
use crate::tuple::Tup;

/// `bool(value)`.
#[py("hybridc.truth(value, /)", raises = [Exception], calls_user)]
pub fn truth<T: Value>(value: &T) -> R<bool> {
    value.truth()
}

/// `not value`.
#[py("hybridc.is_false(value, /)", raises = [Exception], calls_user)]
pub fn is_false<T: Value>(value: &T) -> R<bool> {
    Ok(!value.truth()?)
}

/// `len(value)` of what `__len__` has given.
#[py("hybridc.length(given, /)", raises = [ValueError, OverflowError])]
pub fn length(given: &Int) -> R<Int> {
    crate::instance::length(given)
}

/// `a == b` of one type.
#[py("hybridc.eq(a, b, /)", raises = [Exception], calls_user)]
pub fn eq<T: Value>(a: &T, b: &T) -> R<bool> {
    a.eq(b)
}

/// `a == b` of any two types.
#[py("hybridc.eq(a, b, /)", raises = [Exception], calls_user)]
pub fn eq_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    cross::eq(a, b)
}

/// `a != b` of one type.
#[py("hybridc.ne(a, b, /)", raises = [Exception], calls_user)]
pub fn ne<T: Value>(a: &T, b: &T) -> R<bool> {
    Ok(!a.eq(b)?)
}

/// `a != b` of any two types.
#[py("hybridc.ne(a, b, /)", raises = [Exception], calls_user)]
pub fn ne_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    Ok(!cross::eq(a, b)?)
}

/// `a < b` of one type.
#[py("hybridc.lt(a, b, /)", raises = [TypeError], calls_user)]
pub fn lt<T: Value>(a: &T, b: &T) -> R<bool> {
    a.order(b, Order::Lt)
}

/// `a < b` of any two types.
#[py("hybridc.lt(a, b, /)", raises = [TypeError], calls_user)]
pub fn lt_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    cross::order(a, b, Order::Lt)
}

/// `a <= b` of one type.
#[py("hybridc.le(a, b, /)", raises = [TypeError], calls_user)]
pub fn le<T: Value>(a: &T, b: &T) -> R<bool> {
    a.order(b, Order::Le)
}

/// `a <= b` of any two types.
#[py("hybridc.le(a, b, /)", raises = [TypeError], calls_user)]
pub fn le_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    cross::order(a, b, Order::Le)
}

/// `a > b` of one type.
#[py("hybridc.gt(a, b, /)", raises = [TypeError], calls_user)]
pub fn gt<T: Value>(a: &T, b: &T) -> R<bool> {
    a.order(b, Order::Gt)
}

/// `a > b` of any two types.
#[py("hybridc.gt(a, b, /)", raises = [TypeError], calls_user)]
pub fn gt_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    cross::order(a, b, Order::Gt)
}

/// `a >= b` of one type.
#[py("hybridc.ge(a, b, /)", raises = [TypeError], calls_user)]
pub fn ge<T: Value>(a: &T, b: &T) -> R<bool> {
    a.order(b, Order::Ge)
}

/// `a >= b` of any two types.
#[py("hybridc.ge(a, b, /)", raises = [TypeError], calls_user)]
pub fn ge_any(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    cross::order(a, b, Order::Ge)
}

/// `isinstance(value, class)` where only the isolate knows.
#[py("hybridc.is_instance(value, class, /)", raises = [TypeError], calls_user)]
pub fn is_instance(value: &Dyn, class: &Dyn) -> R<bool> {
    crate::dynamic::isinstance(value, class)
}

/// `isinstance(value, (class, …))` of builtin classes: numbers and None are known here.
#[py("hybridc.is_instance_of(value, *classes)", raises = [BaseException], calls_user)]
pub fn is_instance_of(value: &dyn AnyValue, classes: &[Type]) -> R<bool> {
    let (own, foreign) = match value.view() {
        View::Dyn(value) => (Type::of_inline(value), Some(value.clone())),
        View::Exception(exception) => (None, exception.dynamic().cloned()),
        _ => (None, None),
    };
    let own = if own.is_none() && foreign.is_none() { Some(Type::of(value)) } else { own };
    for class in classes {
        let holds = match (&own, &foreign) {
            (Some(own), _) => own.is_subclass(class)?,
            (None, Some(value)) => crate::dynamic::isinstance(value, &class.object())?,
            (None, None) => unreachable!("a native value has a class"),
        };
        if holds {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `isinstance(value, class)` with a class that is known at run time.
#[py("hybridc.is_instance(value, class, /)", raises = [BaseException], calls_user)]
pub fn is_instance_one(value: &dyn AnyValue, class: &Type) -> R<bool> {
    is_instance_of(value, std::slice::from_ref(class))
}

/// The same with a tuple of them.
#[py("hybridc.is_instance(value, classes, /)", raises = [BaseException], calls_user)]
pub fn is_instance_any(value: &dyn AnyValue, classes: &Tup<Type>) -> R<bool> {
    is_instance_of(value, classes.items())
}

/// `item in container` for lists and tuples, whatever their elements.
#[py("hybridc.contains(container, item, /)", raises = [Exception], calls_user)]
pub fn contains(container: &dyn AnyValue, item: &dyn AnyValue) -> R<bool> {
    cross::contains(container, item)
}

/// `a is b` of values whose classes in common are singletons or objects with an address: the compiler asks
/// for no others.
#[py("hybridc.is_same(a, b, /)", pure)]
pub fn is_same(a: &dyn AnyValue, b: &dyn AnyValue) -> bool {
    match (a.view(), b.view()) {
        (View::Bool(a), View::Bool(b)) => a == b,
        (View::None, View::None) => true,
        (View::Exception(a), View::Exception(b)) => a.is(b),
        _ => a.address() != 0 && a.address() == b.address(),
    }
}

/// `a is not b`, the same way.
#[py("hybridc.is_distinct(a, b, /)", pure)]
pub fn is_distinct(a: &dyn AnyValue, b: &dyn AnyValue) -> bool {
    !is_same(a, b)
}

/// `print(*items)`
#[py("hybridc.print_items(items, flush, sep=None, end=None, /)", io, calls_user, raises = [BaseException])]
pub fn print_items<T: Value>(items: &List<T>, flush: bool, sep: Option<&Str>, end: Option<&Str>) -> R<()> {
    let items = items.to_vec();
    let items: Vec<&dyn AnyValue> = items.iter().map(|item| item as &dyn AnyValue).collect();
    crate::print_values(&items, sep, end, flush)
}

/// `print(*items, file=file)`
#[py(
    "hybridc.print_items_to(items, flush, file, sep=None, end=None, /)",
    io, calls_user, raises = [BaseException]
)]
pub fn print_items_to<T: Value>(
    items: &List<T>,
    flush: bool,
    file: &TextFile,
    sep: Option<&Str>,
    end: Option<&Str>,
) -> R<()> {
    let items = items.to_vec();
    let items: Vec<&dyn AnyValue> = items.iter().map(|item| item as &dyn AnyValue).collect();
    crate::print_to(file, &items, sep, end, flush)
}

/// Has a list so many elements?
#[py("hybridc.is_full(list, count, /)")]
pub fn is_full<T: Value>(list: &List<T>, count: &Int) -> bool {
    Some(list.len() as i64) >= count.to_i64()
}

/// Notes that a `__repr__` of the object runs; true where it does already (`recursive_repr` in
/// `Lib/reprlib.py`).
#[py("hybridc.enter_repr(object, function, /)")]
pub fn enter_repr(object: &dyn AnyValue, function: &Int) -> bool {
    crate::repr_guard::begin(object.address(), function.to_i64().unwrap_or(-1))
}

/// The end of that.
#[py("hybridc.leave_repr(object, function, /)")]
pub fn leave_repr(object: &dyn AnyValue, function: &Int) {
    crate::repr_guard::end(object.address(), function.to_i64().unwrap_or(-1));
}

/// Are they one object, of those that may be unequal to themselves?
#[py("hybridc.same_object(a, b, /)", pure)]
pub fn same_object(a: &dyn AnyValue, b: &dyn AnyValue) -> bool {
    a.address() != 0 && a.address() == b.address() || cross::is_same_nan(a, b)
}
