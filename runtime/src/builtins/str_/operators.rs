//! Operators of `str`, and the builtin functions about characters: `chr`, `ord`, `str`, `repr`, `ascii`,
//! `format`.

use hybridc_macros::py;

use super::int;
use crate::builtins::list::collect_unannounced;
use crate::error::{R, memory_error, overflow_error, type_error, value_error};
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Iterable, View};
use crate::slice::Slice;
use crate::text::{Kind, Str, StrBuf, StrIter, index, quote, search};

/// `text + value`: takes the left operand, so that it can grow in place when this was the only reference to
/// it. That makes a loop of `s += t` (or `s = s + t`) linear.
#[py("str.__add__(self, value, /)", pure)]
pub fn add(text: Str, value: &Str) -> Str {
    let mut text = text;
    text.append(value);
    text
}

/// `text * count`.
#[py("str.__mul__(self, value, /)", raises = [OverflowError, MemoryError])]
pub fn mul(text: &Str, value: &Int) -> R<Str> {
    let Some(count) = value.to_i64() else {
        return Err(overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    text.repeat(usize::try_from(count).unwrap_or(0))
}

/// `count * text`.
#[py("str.__rmul__(self, value, /)", raises = [OverflowError, MemoryError])]
pub fn rmul(text: &Str, value: &Int) -> R<Str> {
    mul(text, value)
}

/// `part in text`.
#[py("str.__contains__(self, key, /)", pure)]
pub fn contains(text: &Str, key: &Str) -> bool {
    search::contains(text, key)
}

/// `text[index]`.
#[py("str.__getitem__(self, key, /)", raises = [IndexError])]
#[inline]
pub fn getitem(text: &Str, key: &Int) -> R<Str> {
    let position = index::element(key, text.len(), "string index out of range")?;
    Ok(Str::from_code_point(text.get(position)))
}

/// `text[start:stop:step]`.
#[py("str.__getitem__(self, key, /)", raises = [ValueError])]
pub fn getslice(text: &Str, key: &Slice) -> R<Str> {
    let key = key.settled()?;
    let positions = key.positions(text.len())?;
    match positions.count {
        0 => Ok(Str::empty()),
        count => Ok(text.slice_step(positions.start as usize, positions.step as isize, count)),
    }
}

/// `len(text)`.
#[py("str.__len__(self, /)", pure)]
#[inline]
pub fn len(text: &Str) -> Int {
    int(text.len())
}

#[py("str.__eq__(self, value, /)", pure)]
#[inline]
pub fn eq(text: &Str, value: &Str) -> bool {
    text.equals(value)
}

#[py("str.__ne__(self, value, /)", pure)]
#[inline]
pub fn ne(text: &Str, value: &Str) -> bool {
    !text.equals(value)
}

#[py("str.__lt__(self, value, /)", pure)]
pub fn lt(text: &Str, value: &Str) -> bool {
    text.compare(value).is_lt()
}

#[py("str.__le__(self, value, /)", pure)]
pub fn le(text: &Str, value: &Str) -> bool {
    text.compare(value).is_le()
}

#[py("str.__gt__(self, value, /)", pure)]
pub fn gt(text: &Str, value: &Str) -> bool {
    text.compare(value).is_gt()
}

#[py("str.__ge__(self, value, /)", pure)]
pub fn ge(text: &Str, value: &Str) -> bool {
    text.compare(value).is_ge()
}

/// `bool(text)`.
#[py("str.__bool__(self, /)", pure)]
#[inline]
pub fn truth(text: &Str) -> bool {
    !text.is_empty()
}

/// `hash(text)`.
#[py("str.__hash__(self, /)", pure)]
#[inline]
pub fn hash(text: &Str) -> Int {
    Int::from(text.hash_value())
}

/// `iter(text)`: its characters.
pub fn iter(text: &Str) -> StrIter {
    text.iter()
}

/// `separator.join(iterable)`. As in CPython all elements are taken before the first is looked at.
#[py(
    "str.join(self, iterable, /)",
    calls_user, raises = [TypeError, RuntimeError, OverflowError, MemoryError]
)]
pub fn join<I: Iterable<Item = Str>>(separator: &Str, iterable: &I) -> R<Str> {
    join_parts(separator, &collect_unannounced(iterable)?)
}

/// Joins parts that are all there: their size is known before anything is copied.
pub fn join_parts(separator: &Str, parts: &[Str]) -> R<Str> {
    let Some((first, rest)) = parts.split_first() else { return Ok(Str::empty()) };
    if rest.is_empty() {
        return Ok(first.clone());
    }
    let separator_kind = if separator.is_empty() { Kind::Latin1 } else { separator.kind() };
    let kind = parts.iter().map(Str::kind).max().unwrap_or(Kind::Latin1).max(separator_kind);
    let length = parts
        .iter()
        .fold(separator.len().saturating_mul(rest.len()), |sum, part| sum.saturating_add(part.len()));
    if length > isize::MAX as usize {
        return Err(overflow_error("join() result is too long for a Python string"));
    }
    let mut result = Str::try_room_for(kind, length).ok_or_else(memory_error)?;
    result.append_copy(first);
    for part in rest {
        result.append_copy(separator);
        result.append_copy(part);
    }
    Ok(result)
}

/// `chr(i)`.
#[py("builtins.chr(i, /)", raises = [ValueError, OverflowError])]
pub fn chr(i: &Int) -> R<Str> {
    match i.to_i64() {
        Some(code_point @ 0..0x110000) => Ok(Str::from_code_point(code_point as u32)),
        // Before 3.13 the number had to fit a C int first.
        Some(other) if crate::target::minor() >= 13 || i32::try_from(other).is_ok() => {
            Err(chr_out_of_range())
        }
        None if crate::target::minor() >= 13 => Err(chr_out_of_range()),
        _ => Err(overflow_error("Python int too large to convert to C int")),
    }
}

#[cold]
fn chr_out_of_range() -> crate::error::Raised {
    value_error("chr() arg not in range(0x110000)")
}

/// `ord(c)`.
#[py("builtins.ord(c, /)", raises = [TypeError])]
#[inline]
pub fn ord(c: &Str) -> R<Int> {
    match c.len() {
        1 => Ok(Int::from(i64::from(c.get(0)))),
        length => Err(type_error(format!("ord() expected a character, but string of length {length} found"))),
    }
}

/// `str(object)`; a str is itself.
#[py("builtins.str(object='', /)", calls_user, raises = [ValueError, RecursionError])]
pub fn str(object: Option<&dyn AnyValue>) -> R<Str> {
    let Some(object) = object else { return Ok(Str::empty()) };
    if let View::Str(text) = object.view() {
        return Ok(text.clone());
    }
    let mut out = StrBuf::new();
    object.str(&mut out)?;
    Ok(out.finish())
}

/// `repr(obj)`.
#[py("builtins.repr(obj, /)", calls_user, raises = [ValueError, RecursionError])]
pub fn repr(obj: &dyn AnyValue) -> R<Str> {
    let mut out = StrBuf::new();
    obj.repr(&mut out)?;
    Ok(out.finish())
}

/// `ascii(obj)`.
#[py("builtins.ascii(obj, /)", calls_user, raises = [ValueError, RecursionError])]
pub fn ascii(obj: &dyn AnyValue) -> R<Str> {
    let repr = repr(obj)?;
    let mut out = StrBuf::new();
    quote::push_escaped_non_ascii(&repr, &mut out);
    Ok(out.finish())
}

/// `list(text)`.
pub fn characters(text: &Str) -> List<Str> {
    List::from_vec(text.code_points().map(Str::from_code_point).collect())
}
