//! `str.maketrans` and `str.translate`.

use hybridc_macros::py;

use crate::dict::Dict;
use crate::error::{R, type_error, value_error};
use crate::int::Int;
use crate::protocol::{AnyDict, AnyValue, Value, View};
use crate::singletons::NoneType;
use crate::text::{Str, StrBuf};
use crate::union::U2;

fn code(code_point: u32) -> Int {
    Int::from(i64::from(code_point))
}

fn check_lengths(x: &Str, y: &Str) -> R<()> {
    match x.len() == y.len() {
        true => Ok(()),
        false => Err(value_error("the first two maketrans arguments must have equal length")),
    }
}

/// `str.maketrans(x, y)`: each character of `x` to that of `y` at its place.
#[py("str.maketrans(x, y, /)", raises = [ValueError])]
pub fn maketrans_pairs(x: &Str, y: &Str) -> R<Dict<Int, Int>> {
    check_lengths(x, y)?;
    Dict::from_items(x.code_points().zip(y.code_points()).map(|(from, to)| (code(from), code(to))).collect())
}

/// `str.maketrans(x, y, z)`: characters of `z` are deleted.
#[py("str.maketrans(x, y, z, /)", raises = [ValueError])]
pub fn maketrans_deleting(x: &Str, y: &Str, z: &Str) -> R<Dict<Int, U2<NoneType, Int>>> {
    check_lengths(x, y)?;
    let pairs = x.code_points().zip(y.code_points()).map(|(from, to)| (code(from), U2::B(code(to))));
    Dict::from_items(pairs.chain(z.code_points().map(|from| (code(from), U2::A(NoneType)))).collect())
}

/// `str.maketrans({"a": …})`.
#[py("str.maketrans(x, /)", raises = [ValueError])]
pub fn maketrans_characters<V: Value>(x: &Dict<Str, V>) -> R<Dict<Int, V>> {
    let mut items = Vec::with_capacity(x.len());
    for (key, value) in x.items_now() {
        if key.len() != 1 {
            return Err(value_error("string keys in translate table must be of length 1"));
        }
        items.push((code(key.get(0)), value));
    }
    Dict::from_items(items)
}

/// `str.maketrans({97: …})`.
#[py("str.maketrans(x, /)", raises = [ValueError])]
pub fn maketrans_codes<V: Value>(x: &Dict<Int, V>) -> R<Dict<Int, V>> {
    Dict::from_items(x.items_now())
}

/// What a table says of one character.
enum Replacement {
    Unknown,
    Keep,
    Character(u32),
    /// Deleted, when it is empty.
    Text(Str),
}

/// `text.translate(table)`.
#[py("str.translate(self, table, /)", raises = [TypeError, ValueError])]
pub fn translate<V: Value>(text: &Str, table: &Dict<Int, V>) -> R<Str> {
    let mut known = [const { Replacement::Unknown }; 128];
    let mut out = StrBuf::new();
    for code_point in text.code_points() {
        let mut asked = Replacement::Unknown;
        let replacement = known.get_mut(code_point as usize).unwrap_or(&mut asked);
        if matches!(replacement, Replacement::Unknown) {
            *replacement = look_up(table, code_point)?;
        }
        match replacement {
            Replacement::Unknown | Replacement::Keep => out.push_code_point(code_point),
            Replacement::Character(other) => out.push_code_point(*other),
            Replacement::Text(other) => out.push(other),
        }
    }
    Ok(out.finish())
}

fn look_up(table: &dyn AnyDict, code_point: u32) -> R<Replacement> {
    let mut replacement = Replacement::Keep;
    table.lookup_any(&code(code_point), &mut |value| {
        replacement = replacement_of(value)?;
        Ok(true)
    })?;
    Ok(replacement)
}

fn replacement_of(value: &dyn AnyValue) -> R<Replacement> {
    let code_point = match value.view() {
        View::None => return Ok(Replacement::Text(Str::empty())),
        View::Str(text) => return Ok(Replacement::Text(text.clone())),
        View::Int(code_point) => code_point.to_i64(),
        View::Bool(code_point) => Some(i64::from(code_point)),
        _ => return Err(type_error("character mapping must return integer, None or str")),
    };
    match code_point {
        Some(code_point @ 0..0x110000) => Ok(Replacement::Character(code_point as u32)),
        _ => Err(value_error("character mapping must be in range(0x110000)")),
    }
}
