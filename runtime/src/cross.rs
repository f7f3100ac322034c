//! Comparison between values whose types differ or are not known: what `==` and `<` mean for any two objects.
//!
//! Numbers compare by value across types, sets with frozensets, lists and tuples element by element (the
//! elements may again be anything); every other mixture is unequal and has no order.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::error::{R, Raised, type_error};
use crate::float_object::Complex;
use crate::int::Int;
use crate::nan;
use crate::nesting::{self, Doing};
use crate::protocol::{AnySet, AnyValue, Order, Sequence, View};

impl Order {
    /// Python's spelling.
    pub fn symbol(self) -> &'static str {
        match self {
            Order::Lt => "<",
            Order::Le => "<=",
            Order::Gt => ">",
            Order::Ge => ">=",
        }
    }

    /// What the other operand is asked.
    pub fn reflected(self) -> Order {
        match self {
            Order::Lt => Order::Gt,
            Order::Le => Order::Ge,
            Order::Gt => Order::Lt,
            Order::Ge => Order::Le,
        }
    }

    /// Does an order that came out as `ordering` answer yes?
    #[inline]
    pub fn holds(self, ordering: Ordering) -> bool {
        match self {
            Order::Lt => ordering.is_lt(),
            Order::Le => ordering.is_le(),
            Order::Gt => ordering.is_gt(),
            Order::Ge => ordering.is_ge(),
        }
    }
}

/// `a == b`.
pub fn eq(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    let (left, right) = (a.as_builtin(), b.as_builtin());
    if let (Some(left), Some(right)) = (number(&left), number(&right)) {
        return Ok(numbers_eq(&left, &right));
    }
    match (left, right) {
        (View::Dyn(_), _) | (_, View::Dyn(_)) => crate::dynamic::eq_any(a, b),
        (View::Exception(exception), _) | (_, View::Exception(exception))
            if exception.dynamic().is_some() =>
        {
            crate::dynamic::eq_any(a, b)
        }
        (View::None, View::None)
        | (View::NotImplemented, View::NotImplemented)
        | (View::Ellipsis, View::Ellipsis) => Ok(true),
        (View::Str(_), View::Str(_)) | (View::Range(_), View::Range(_)) => same_type_eq(a, b),
        (View::Bytes(left), View::Bytes(right)) => Ok(left == right),
        (View::List(left), View::List(right)) | (View::Tuple(left), View::Tuple(right)) => {
            sequences_eq(left, right)
        }
        (View::Set(left), View::Set(right)) => Ok(left.length() == right.length() && is_subset(left, right)?),
        (View::Instance(left), View::Instance(right)) => left.eq_any(right),
        // What is no instance gives NotImplemented.
        (View::Instance(asked), other) | (other, View::Instance(asked)) => {
            Ok(asked.ask_plain_any(&other, None).transpose()?.flatten().unwrap_or(false))
        }
        (View::Dict(left), View::Dict(right)) => {
            if left.length() != right.length() {
                return Ok(false);
            }
            left.all_items(&mut |key, value| right.lookup_any(key, &mut |other| same_or_eq(value, other)))
        }
        _ => Ok(a.address() != 0 && a.address() == b.address()),
    }
}

/// `a is b or a == b`: how containers compare their elements. Values without an address have no identity of
/// their own.
pub fn same_or_eq(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    if a.address() != 0 && a.address() == b.address() {
        return Ok(true);
    }
    Ok(eq(a, b)? || is_same_nan(a, b))
}

/// Are they one NaN?
pub fn is_same_nan(a: &dyn AnyValue, b: &dyn AnyValue) -> bool {
    match (a.as_builtin(), b.as_builtin()) {
        (View::Float(a), View::Float(b)) => nan::is_same(a, b),
        (View::Complex(a), View::Complex(b)) => nan::is_same(a.real, b.real) && nan::is_same(a.imag, b.imag),
        _ => false,
    }
}

/// `item in container`: a list or tuple, asked element by element.
pub fn contains(container: &dyn AnyValue, item: &dyn AnyValue) -> R<bool> {
    let sequence = match container.view() {
        View::List(sequence) | View::Tuple(sequence) => sequence,
        _ => unreachable!("the compiler asks lists and tuples only"),
    };
    let mut index = 0;
    let mut found = false;
    while !found
        && sequence
            .element(index, &mut |element| {
                found = same_or_eq(element, item)?;
                Ok(())
            })?
            .is_some()
    {
        index += 1;
    }
    Ok(found)
}

/// `a < b` and its kin.
pub fn order(a: &dyn AnyValue, b: &dyn AnyValue, order: Order) -> R<bool> {
    let (left, right) = (a.as_builtin(), b.as_builtin());
    if let (Some(left), Some(right)) = (number(&left), number(&right)) {
        return match numbers_cmp(&left, &right) {
            Compared::Ordered(ordering) => Ok(order.holds(ordering)),
            Compared::Unordered => Ok(false),
            Compared::Refused => Err(not_supported(a, b, order)),
        };
    }
    match (left, right) {
        (View::Dyn(_), _) | (_, View::Dyn(_)) => crate::dynamic::order_any(a, b, order),
        (View::Exception(exception), _) | (_, View::Exception(exception))
            if exception.dynamic().is_some() =>
        {
            crate::dynamic::order_any(a, b, order)
        }
        (View::Str(left), View::Str(right)) => Ok(order.holds(left.code_points().cmp(right.code_points()))),
        (View::Bytes(left), View::Bytes(right)) => Ok(order.holds(left.cmp(right))),
        (View::List(left), View::List(right)) | (View::Tuple(left), View::Tuple(right)) => {
            sequences_order(left, right, order)
        }
        (View::Set(left), View::Set(right)) => match order {
            Order::Le => is_subset(left, right),
            Order::Lt => Ok(left.length() < right.length() && is_subset(left, right)?),
            Order::Ge => is_subset(right, left),
            Order::Gt => Ok(right.length() < left.length() && is_subset(right, left)?),
        },
        (View::Instance(left), View::Instance(right)) => {
            left.order_any(right, order).unwrap_or_else(|| Err(not_supported(a, b, order)))
        }
        (View::Instance(asked), other) => {
            match asked.ask_plain_any(&other, Some(order)).transpose()?.flatten() {
                Some(answer) => Ok(answer),
                None => Err(not_supported(a, b, order)),
            }
        }
        (other, View::Instance(asked)) => {
            match asked.ask_plain_any(&other, Some(order.reflected())).transpose()?.flatten() {
                Some(answer) => Ok(answer),
                None => Err(not_supported(a, b, order)),
            }
        }
        _ => Err(not_supported(a, b, order)),
    }
}

/// `'<' not supported between instances of 'int' and 'str'`.
#[cold]
pub fn not_supported(a: &dyn AnyValue, b: &dyn AnyValue, order: Order) -> Raised {
    type_error(format!(
        "'{}' not supported between instances of '{}' and '{}'",
        order.symbol(),
        a.type_name(),
        b.type_name()
    ))
}

/// A number in a comparison.
enum Number<'a> {
    Int(Cow<'a, Int>),
    Float(f64),
    Complex(Complex),
}

fn number<'a>(view: &View<'a>) -> Option<Number<'a>> {
    match view {
        View::Bool(value) => Some(Number::Int(Cow::Owned(Int::from(*value)))),
        View::Int(value) => Some(Number::Int(Cow::Borrowed(value))),
        View::Float(value) => Some(Number::Float(*value)),
        View::Complex(value) => Some(Number::Complex(*value)),
        _ => None,
    }
}

enum Compared {
    Ordered(Ordering),
    /// One side is a nan.
    Unordered,
    /// complex has no order.
    Refused,
}

fn numbers_cmp(a: &Number, b: &Number) -> Compared {
    let ordering = match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(int_cmp(a, b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(a), Number::Float(b)) => int_float_cmp(a, *b),
        (Number::Float(a), Number::Int(b)) => int_float_cmp(b, *a).map(Ordering::reverse),
        (Number::Complex(_), _) | (_, Number::Complex(_)) => return Compared::Refused,
    };
    ordering.map_or(Compared::Unordered, Compared::Ordered)
}

fn numbers_eq(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Complex(a), Number::Complex(b)) => a.real == b.real && a.imag == b.imag,
        (Number::Complex(a), Number::Float(b)) | (Number::Float(b), Number::Complex(a)) => {
            a.imag == 0.0 && a.real == *b
        }
        (Number::Complex(a), Number::Int(b)) | (Number::Int(b), Number::Complex(a)) => {
            a.imag == 0.0 && int_float_cmp(b, a.real) == Some(Ordering::Equal)
        }
        _ => matches!(numbers_cmp(a, b), Compared::Ordered(Ordering::Equal)),
    }
}

fn int_cmp(a: &Int, b: &Int) -> Ordering {
    a.compare(b)
}

/// Exact: neither side is rounded. `None` for nan.
fn int_float_cmp(int: &Int, float: f64) -> Option<Ordering> {
    int.compare_float(float)
}

/// Two values of one Rust type: its own `==`.
fn same_type_eq(a: &dyn AnyValue, b: &dyn AnyValue) -> R<bool> {
    match (a.as_builtin(), b.as_builtin()) {
        (View::Str(a), View::Str(b)) => Ok(a.code_points().eq(b.code_points())),
        (View::Range(a), View::Range(b)) => Ok(a.equals(b)),
        _ => Ok(false),
    }
}

fn is_subset(a: &dyn AnySet, b: &dyn AnySet) -> R<bool> {
    if a.length() > b.length() {
        return Ok(false);
    }
    a.all_elements(&mut |value| b.contains_any(value))
}

/// Compares one pair; `None` when a sequence has become too short meanwhile.
fn with_pair(
    a: &dyn Sequence,
    b: &dyn Sequence,
    index: usize,
    compare: &mut dyn FnMut(&dyn AnyValue, &dyn AnyValue) -> R<bool>,
) -> R<Option<bool>> {
    let mut result = None;
    a.element(index, &mut |left| {
        b.element(index, &mut |right| {
            result = Some(compare(left, right)?);
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(result)
}

fn sequences_eq(a: &dyn Sequence, b: &dyn Sequence) -> R<bool> {
    if a.length() != b.length() {
        return Ok(false);
    }
    let _deeper = nesting::enter(Doing::Comparison, false)?;
    for index in 0.. {
        match with_pair(a, b, index, &mut same_or_eq)? {
            Some(true) => {}
            Some(false) => return Ok(false),
            None => break,
        }
    }
    Ok(a.length() == b.length())
}

/// Lexicographic: the first unequal pair decides, by the order asked for.
fn sequences_order(a: &dyn Sequence, b: &dyn Sequence, by: Order) -> R<bool> {
    let _deeper = nesting::enter(Doing::Comparison, false)?;
    for index in 0.. {
        match with_pair(a, b, index, &mut same_or_eq)? {
            Some(true) => {}
            Some(false) => {
                if let Some(answer) = with_pair(a, b, index, &mut |left, right| order(left, right, by))? {
                    return Ok(answer);
                }
                break;
            }
            None => break,
        }
    }
    Ok(by.holds(a.length().cmp(&b.length())))
}
