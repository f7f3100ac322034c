//! TypeErrors that the types alone decide: an operation that no value of these types takes, with CPython's
//! text.
//!
//! Only texts that are the same in 3.11, 3.12 and 3.13. What is not listed defers, it is never guessed.

use super::owner_of;
use crate::ty::Ty;

fn number(ty: &Ty) -> bool {
    matches!(ty, Ty::Bool | Ty::Int | Ty::Float | Ty::Complex)
}

fn sequence(ty: &Ty) -> bool {
    matches!(ty, Ty::Str | Ty::Bytes | Ty::List(_) | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_))
}

fn container(ty: &Ty) -> bool {
    sequence(ty) || matches!(ty, Ty::Set(_) | Ty::FrozenSet(_) | Ty::Dict(..))
}

/// A builtin function and the types of its positional arguments.
pub fn argument_error(python: &str, types: &[Ty]) -> Option<String> {
    let first = types.first()?;
    let known = |ty: &Ty| *ty == Ty::None || number(ty) || container(ty);
    if !types.iter().all(known) {
        return None;
    }
    let name = owner_of(first);
    let is_index = |ty: &Ty| matches!(ty, Ty::Int | Ty::Bool);
    Some(match python {
        "builtins.range" if types.len() <= 3 => {
            let wrong = types.iter().find(|ty| !is_index(ty))?;
            format!("'{}' object cannot be interpreted as an integer", owner_of(wrong))
        }
        "builtins.bin" | "builtins.hex" | "builtins.oct" | "builtins.chr"
            if types.len() == 1 && !is_index(first) =>
        {
            format!("'{name}' object cannot be interpreted as an integer")
        }
        "builtins.int" if types.len() == 1 && !matches!(first, Ty::Str | Ty::Bytes) && !is_real(first) => {
            format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'")
        }
        "builtins.float" if types.len() == 1 && !matches!(first, Ty::Str | Ty::Bytes) && !is_real(first) => {
            format!("float() argument must be a string or a real number, not '{name}'")
        }
        "builtins.round" if types.len() == 1 && !is_real(first) => {
            format!("type {name} doesn't define __round__ method")
        }
        "builtins.len" if types.len() == 1 && !container(first) => {
            format!("object of type '{name}' has no len()")
        }
        _ if TAKES_ITEMS.contains(&python.strip_prefix("builtins.").unwrap_or_default())
            && types.len() == 1
            && !container(first) =>
        {
            format!("'{name}' object is not iterable")
        }
        "builtins.abs" if types.len() == 1 && !number(first) => {
            format!("bad operand type for abs(): '{name}'")
        }
        _ if TAKES_ONE_REAL.contains(&python.strip_prefix("math.")?)
            && types.len() == 1
            && !is_real(first) =>
        {
            format!("must be real number, not {name}")
        }
        _ => return None,
    })
}

/// Builtins that go through their only argument.
const TAKES_ITEMS: &[&str] =
    &["all", "any", "enumerate", "frozenset", "iter", "list", "max", "min", "set", "sorted", "sum", "tuple"];

fn is_real(ty: &Ty) -> bool {
    matches!(ty, Ty::Bool | Ty::Int | Ty::Float)
}

/// Functions of `math` that convert their only argument by `float(x)`.
const TAKES_ONE_REAL: &[&str] = &[
    "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf",
    "erfc", "exp", "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan",
    "lgamma", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh",
];

/// What a value answers to a special method it does not have; `first` is the first argument (the index, the
/// item). Other names are not listed completely in the catalog, so only None is known not to have them.
pub fn missing_method(receiver: &Ty, name: &str, first: Option<&Ty>) -> Option<(&'static str, String)> {
    let class = owner_of(receiver);
    let scalar = *receiver == Ty::None || number(receiver);
    let fixed =
        matches!(receiver, Ty::Str | Ty::Bytes | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_) | Ty::Range);
    let set = matches!(receiver, Ty::Set(_) | Ty::FrozenSet(_));
    let never_index =
        |ty: &Ty| matches!(ty, Ty::None | Ty::Float | Ty::Complex | Ty::Str | Ty::Bytes) || container(ty);
    let decided = |ty: &Ty| !matches!(ty, Ty::Union(_) | Ty::Dyn | Ty::Object | Ty::Never | Ty::Var(_));
    let text = match name {
        "__getitem__" if scalar || set => format!("'{class}' object is not subscriptable"),
        "__setitem__" if scalar || set || fixed => {
            format!("'{class}' object does not support item assignment")
        }
        // A sequence that is given an index has a message of its own. (A set counts as a sequence here.)
        "__delitem__" if (set || fixed) && first.is_some_and(|ty| matches!(ty, Ty::Int | Ty::Bool)) => {
            format!("'{class}' object doesn't support item deletion")
        }
        "__delitem__" if (scalar || set || fixed) && first.is_some_and(decided) => {
            format!("'{class}' object does not support item deletion")
        }
        "__contains__" if scalar => format!("argument of type '{class}' is not iterable"),
        "__getitem__" | "__setitem__" | "__delitem__"
            if matches!(receiver, Ty::List(_)) && first.is_some_and(never_index) =>
        {
            format!("list indices must be integers or slices, not {}", owner_of(first?))
        }
        "__getitem__"
            if matches!(receiver, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_))
                && first.is_some_and(never_index) =>
        {
            format!("tuple indices must be integers or slices, not {}", owner_of(first?))
        }
        "__getitem__" if *receiver == Ty::Str && first.is_some_and(never_index) => {
            format!("string indices must be integers, not '{}'", owner_of(first?))
        }
        "__neg__" if *receiver == Ty::None || container(receiver) => {
            format!("bad operand type for unary -: '{class}'")
        }
        "__pos__" if *receiver == Ty::None || container(receiver) => {
            format!("bad operand type for unary +: '{class}'")
        }
        "__invert__" if !matches!(receiver, Ty::Int | Ty::Bool) && (scalar || container(receiver)) => {
            format!("bad operand type for unary ~: '{class}'")
        }
        _ if name.starts_with("__") || *receiver != Ty::None => return None,
        _ => return Some(("AttributeError", format!("'NoneType' object has no attribute '{name}'"))),
    };
    Some(("TypeError", text))
}

/// AttributeError of a function, which has names of CPython's only: none that may be meant by another one
/// (`Did you mean`), as long as that has no underscore at either end.
pub fn missing_of_function(name: &str) -> Option<String> {
    let is_plain = !name.starts_with('_') && !name.ends_with('_');
    is_plain.then(|| format!("'function' object has no attribute '{name}'"))
}

/// The row that refuses to change a sequence by index: it looks at the index first. (A set counts as a
/// sequence here.)
pub fn refusing_row(receiver: &Ty, name: &str, first: Option<&Ty>) -> Option<&'static str> {
    let is_sequence = matches!(
        receiver,
        Ty::Str
            | Ty::Bytes
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::Tree(_)
            | Ty::Range
            | Ty::Set(_)
            | Ty::FrozenSet(_)
    );
    match name {
        "__setitem__" if is_sequence && first == Some(&Ty::Int) => Some("refuse_assignment"),
        "__delitem__" if is_sequence && first == Some(&Ty::Int) => Some("refuse_deletion"),
        _ => None,
    }
}

/// A binary operator that neither side knows. A sequence's own messages are listed as far as types decide
/// them.
pub fn operand_error(symbol: &str, inplace: bool, left: &Ty, right: &Ty) -> Option<String> {
    let plain = |ty: &Ty| *ty == Ty::None || number(ty) || matches!(ty, Ty::Dict(..) | Ty::Instance(_));
    let known = |ty: &Ty| plain(ty) || container(ty);
    if !known(left) || !known(right) {
        return None;
    }
    let spelled = match (symbol, inplace) {
        ("**", true) => "**=".to_owned(),
        ("**", false) => "** or pow()".to_owned(),
        (_, true) => format!("{symbol}="),
        (_, false) => symbol.to_owned(),
    };
    let generic = format!(
        "unsupported operand type(s) for {spelled}: '{}' and '{}'",
        class_name(left),
        class_name(right)
    );
    Some(match symbol {
        "+" if *left == Ty::Str => format!("can only concatenate str (not \"{}\") to str", class_name(right)),
        "+" if matches!(left, Ty::List(_)) && !inplace => {
            format!("can only concatenate list (not \"{}\") to list", class_name(right))
        }
        "+" if matches!(left, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_))
            && !matches!(right, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_)) =>
        {
            format!("can only concatenate tuple (not \"{}\") to tuple", class_name(right))
        }
        "+" if plain(left) || matches!(left, Ty::Set(_) | Ty::FrozenSet(_)) => generic,
        // `d |= items` updates the dict from anything iterable.
        "|" if inplace && matches!(left, Ty::Dict(..)) => return None,
        "-" | "/" | "//" | "**" | "<<" | ">>" | "&" | "|" | "^" | "@" => generic,
        "%" if !matches!(left, Ty::Str | Ty::Bytes) => generic,
        // In place, only the left operand is asked whether it repeats, if it is a container at all.
        "*" if inplace && !sequence(left) && container(left) => generic,
        "*" if sequence(left) => {
            format!("can't multiply sequence by non-int of type '{}'", class_name(right))
        }
        "*" if sequence(right) => {
            format!("can't multiply sequence by non-int of type '{}'", class_name(left))
        }
        "*" => generic,
        _ => return None,
    })
}

/// What `type(x).__name__` is.
fn class_name(ty: &Ty) -> &'static str {
    match ty {
        Ty::Instance(class) => class.name(),
        other => owner_of(other),
    }
}

/// What an operation says to an instance of a class of the program that lacks its method; `first` as in
/// [`missing_method`].
pub fn missing_special(class: &str, method: &str, first: Option<&Ty>) -> Option<String> {
    Some(match method {
        // Every class is a sequence to `PyObject_DelItem`.
        "__delitem__" if first.is_some_and(|ty| matches!(ty, Ty::Int | Ty::Bool)) => {
            format!("'{class}' object doesn't support item deletion")
        }
        "__delitem__" if !first.is_some_and(|ty| *ty == Ty::None || number(ty) || container(ty)) => {
            return None;
        }
        "__getitem__" => format!("'{class}' object is not subscriptable"),
        "__setitem__" => format!("'{class}' object does not support item assignment"),
        "__delitem__" => format!("'{class}' object does not support item deletion"),
        "__call__" => format!("'{class}' object is not callable"),
        "__contains__" => format!("argument of type '{class}' is not iterable"),
        "__neg__" => format!("bad operand type for unary -: '{class}'"),
        "__pos__" => format!("bad operand type for unary +: '{class}'"),
        "__invert__" => format!("bad operand type for unary ~: '{class}'"),
        "__abs__" => format!("bad operand type for abs(): '{class}'"),
        "__len__" => format!("object of type '{class}' has no len()"),
        "__int__" => {
            format!("int() argument must be a string, a bytes-like object or a real number, not '{class}'")
        }
        "__float__" => format!("float() argument must be a string or a real number, not '{class}'"),
        "__next__" => format!("'{class}' object is not an iterator"),
        "__round__" => format!("type {class} doesn't define __round__ method"),
        _ => return None,
    })
}
