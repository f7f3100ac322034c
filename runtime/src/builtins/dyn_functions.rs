//! The builtin functions over values of the isolate: the isolate's own function does the work, and the result
//! has the most exact type that Python promises whatever the object is. Inline scalars take a short cut.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn, FromDyn, ToDyn};
use crate::error::R;
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Iter, Iterable};
use crate::range::Range;
use crate::text::Str;
use crate::{keywords, name};

/// `int(x)`: an exact int, whatever `__int__` gives.
#[py("builtins.int(x, /)", raises = [BaseException], calls_user)]
#[inline]
pub fn int(x: &Dyn) -> R<Int> {
    match (x.as_int(), x.as_float()) {
        (Some(value), _) => Ok(Int::from(value)),
        (_, Some(value)) => Int::from_f64(value),
        _ => Ok(dynamic::exactly(&dynamic::call_builtin(name!("int"), &[x])?)),
    }
}

/// `int(text, base)`
#[py("builtins.int(x, /, base)", raises = [BaseException], calls_user)]
pub fn int_base(x: &Dyn, base: &Dyn) -> R<Int> {
    Ok(dynamic::exactly(&dynamic::call_builtin(name!("int"), &[x, base])?))
}

/// `float(x)`: an exact float.
#[py("builtins.float(x, /)", raises = [BaseException], calls_user)]
#[inline]
pub fn float(x: &Dyn) -> R<f64> {
    match (x.as_float(), x.as_int()) {
        (Some(value), _) => Ok(value),
        (_, Some(value)) => Ok(value as f64),
        _ => Ok(dynamic::exactly(&dynamic::call_builtin(name!("float"), &[x])?)),
    }
}

/// `range(stop)`
#[py("builtins.range(stop, /)", raises = [BaseException], calls_user)]
pub fn range_to(stop: &Dyn) -> R<Range> {
    Range::new(Int::ZERO, dynamic::integer(stop)?, Int::ONE)
}

/// `range(start, stop)`
#[py("builtins.range(start, stop, /)", raises = [BaseException], calls_user)]
pub fn range_from(start: &Dyn, stop: &Dyn) -> R<Range> {
    let start = dynamic::integer(start)?;
    Range::new(start, dynamic::integer(stop)?, Int::ONE)
}

/// `range(start, stop, step)`
#[py("builtins.range(start, stop, step, /)", raises = [BaseException], calls_user)]
pub fn range(start: &Dyn, stop: &Dyn, step: &Dyn) -> R<Range> {
    let start = dynamic::integer(start)?;
    let stop = dynamic::integer(stop)?;
    super::range::range(&start, &stop, &dynamic::integer(step)?)
}

/// `operator.index(x)`, as a loop over `range` asks it of its bounds.
#[py("Dyn.__index__(self, /)", raises = [BaseException], calls_user)]
#[inline]
pub fn index(value: &Dyn) -> R<Int> {
    dynamic::integer(value)
}

/// `chr(x)`
#[py("builtins.chr(i, /)", raises = [BaseException], calls_user)]
pub fn chr(i: &Dyn) -> R<Str> {
    Ok(dynamic::exactly(&dynamic::call_builtin(name!("chr"), &[i])?))
}

/// `ord(x)`
#[py("builtins.ord(c, /)", raises = [BaseException], calls_user)]
pub fn ord(c: &Dyn) -> R<Int> {
    Ok(dynamic::exactly(&dynamic::call_builtin(name!("ord"), &[c])?))
}

/// `bin(x)`
#[py("builtins.bin(number, /)", raises = [BaseException], calls_user)]
pub fn bin(number: &Dyn) -> R<Str> {
    Ok(super::number_functions::bin(&dynamic::integer(number)?))
}

/// `oct(x)`
#[py("builtins.oct(number, /)", raises = [BaseException], calls_user)]
pub fn oct(number: &Dyn) -> R<Str> {
    Ok(super::number_functions::oct(&dynamic::integer(number)?))
}

/// `hex(x)`
#[py("builtins.hex(number, /)", raises = [BaseException], calls_user)]
pub fn hex(number: &Dyn) -> R<Str> {
    Ok(super::number_functions::hex(&dynamic::integer(number)?))
}

/// `round(x)`
#[py("builtins.round(number)", raises = [BaseException], calls_user)]
pub fn round(number: &Dyn) -> R<Dyn> {
    match number.as_int() {
        Some(_) => Ok(number.clone()),
        None => dynamic::call_builtin(name!("round"), &[number]),
    }
}

/// `round(x, ndigits)`
#[py("builtins.round(number, ndigits)", raises = [BaseException], calls_user)]
pub fn round_digits(number: &Dyn, ndigits: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("round"), &[number, ndigits])
}

/// `pow(base, exp)`
#[py("builtins.pow(base, exp)", raises = [BaseException], calls_user)]
pub fn pow(base: &Dyn, exp: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("pow"), &[base, exp])
}

/// `pow(base, exp, mod)`
#[py("builtins.pow(base, exp, mod)", raises = [BaseException], calls_user)]
pub fn pow_mod(base: &Dyn, exp: &Dyn, modulus: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("pow"), &[base, exp, modulus])
}

/// `next(iterator, default)`
#[py("builtins.next(iterator, default, /)", raises = [BaseException], calls_user)]
pub fn next_or(iterator: &Dyn, default: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("next"), &[iterator, default])
}

/// `any(iterable)`
#[py("builtins.any(iterable, /)", raises = [BaseException], calls_user)]
pub fn any(iterable: &Dyn) -> R<bool> {
    dynamic::call_builtin(name!("any"), &[iterable])?.truth()
}

/// `all(iterable)`
#[py("builtins.all(iterable, /)", raises = [BaseException], calls_user)]
pub fn all(iterable: &Dyn) -> R<bool> {
    dynamic::call_builtin(name!("all"), &[iterable])?.truth()
}

/// `sum(iterable)`
#[py("builtins.sum(iterable, /)", raises = [BaseException], calls_user)]
pub fn sum(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("sum"), &[iterable])
}

/// `sum(items)`
#[py("builtins.sum(iterable, /)", raises = [BaseException], calls_user)]
pub fn sum_items<I: Iterable<Item = Dyn>>(iterable: &I) -> R<Dyn> {
    let parts = List::new();
    let mut items = iterable.iterate()?;
    while let Some(item) = items.next()? {
        super::steps::dyn_sum_step(&parts, &item)?;
    }
    Ok(super::steps::dyn_sum_total(&parts))
}

/// `sum(iterable, start)`
#[py("builtins.sum(iterable, /, start)", raises = [BaseException], calls_user)]
pub fn sum_from(iterable: &Dyn, start: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("sum"), &[iterable, start])
}

/// `min(iterable)`
#[py("builtins.min(iterable, /)", raises = [BaseException], calls_user)]
pub fn min(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("min"), &[iterable])
}

/// `max(iterable)`
#[py("builtins.max(iterable, /)", raises = [BaseException], calls_user)]
pub fn max(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("max"), &[iterable])
}

/// `sorted(iterable)`: a list of nobody else's.
#[py("builtins.sorted(iterable, /, *, reverse=False)", raises = [BaseException], calls_user)]
pub fn sorted(iterable: &Dyn, reverse: Option<bool>) -> R<List<Dyn>> {
    let sorted = match reverse {
        None => dynamic::call_builtin(name!("sorted"), &[iterable])?,
        Some(reverse) => dynamic::call(
            &dynamic::global(name!("sorted"))?,
            &[iterable, &Dyn::bool(reverse)],
            keywords!["reverse"],
        )?,
    };
    Ok(List::from_vec(dynamic::items_now(&sorted).unwrap_or_default()))
}

/// `set(iterable)`: the order of a set depends on what it is made from, so it stays where it is made.
#[py("builtins.set(iterable, /)", raises = [BaseException], calls_user)]
pub fn set(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("set"), &[iterable])
}

/// `frozenset(iterable)`
#[py("builtins.frozenset(iterable, /)", raises = [BaseException], calls_user)]
pub fn frozenset(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("frozenset"), &[iterable])
}

/// `dict(x)`
#[py("builtins.dict(iterable, /)", raises = [BaseException], calls_user)]
pub fn dict(iterable: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("dict"), &[iterable])
}

/// `reversed(x)`
#[py("builtins.reversed(sequence, /)", raises = [BaseException], calls_user)]
pub fn reversed(sequence: &Dyn) -> R<Dyn> {
    dynamic::call_builtin(name!("reversed"), &[sequence])
}

/// `math.floor(x)`: what `__floor__` gives, else an int.
#[py("math.floor(x, /)", raises = [BaseException], calls_user)]
pub fn floor(x: &Dyn) -> R<Dyn> {
    match (x.as_int(), x.as_float()) {
        (Some(_), _) => Ok(x.clone()),
        (_, Some(value)) => Ok(Int::from_f64(value.floor())?.to_dyn()),
        _ => dynamic::call_library("math", name!("floor"), &[x]),
    }
}

/// `math.ceil(x)`: what `__ceil__` gives, else an int.
#[py("math.ceil(x, /)", raises = [BaseException], calls_user)]
pub fn ceil(x: &Dyn) -> R<Dyn> {
    match (x.as_int(), x.as_float()) {
        (Some(_), _) => Ok(x.clone()),
        (_, Some(value)) => Ok(Int::from_f64(value.ceil())?.to_dyn()),
        _ => dynamic::call_library("math", name!("ceil"), &[x]),
    }
}

/// `math.trunc(x)`: what `__trunc__` gives.
#[py("math.trunc(x, /)", raises = [BaseException], calls_user)]
pub fn trunc(x: &Dyn) -> R<Dyn> {
    match (x.as_int(), x.as_float()) {
        (Some(_), _) => Ok(x.clone()),
        (_, Some(value)) => Ok(Int::from_f64(value)?.to_dyn()),
        _ => dynamic::call_library("math", name!("trunc"), &[x]),
    }
}

/// `math.log(x)`: an int may be beyond the largest float.
#[py("math.log(x, /)", raises = [BaseException], calls_user)]
pub fn log(x: &Dyn) -> R<f64> {
    match (x.as_int(), x.as_float()) {
        (Some(value), _) => crate::stdlib::math::log(&Int::from(value)),
        (_, Some(value)) => crate::stdlib::math::log(&value),
        _ => Ok(f64::from_dyn(&dynamic::call_library("math", name!("log"), &[x])?)),
    }
}

/// `math.log(x, base)`
#[py("math.log(x, base, /)", raises = [BaseException], calls_user)]
pub fn log_base(x: &Dyn, base: &Dyn) -> R<f64> {
    Ok(f64::from_dyn(&dynamic::call_library("math", name!("log"), &[x, base])?))
}

/// `math.log2(x)`
#[py("math.log2(x, /)", raises = [BaseException], calls_user)]
pub fn log2(x: &Dyn) -> R<f64> {
    match (x.as_int(), x.as_float()) {
        (Some(value), _) => crate::stdlib::math::log2(&Int::from(value)),
        (_, Some(value)) => crate::stdlib::math::log2(&value),
        _ => Ok(f64::from_dyn(&dynamic::call_library("math", name!("log2"), &[x])?)),
    }
}

/// `math.log10(x)`
#[py("math.log10(x, /)", raises = [BaseException], calls_user)]
pub fn log10(x: &Dyn) -> R<f64> {
    match (x.as_int(), x.as_float()) {
        (Some(value), _) => crate::stdlib::math::log10(&Int::from(value)),
        (_, Some(value)) => crate::stdlib::math::log10(&value),
        _ => Ok(f64::from_dyn(&dynamic::call_library("math", name!("log10"), &[x])?)),
    }
}
