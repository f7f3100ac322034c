//! `enum`: members by their values and names (`EnumType.__call__`, `Enum.__new__` and
//! `EnumType.__getitem__` in `Lib/enum.py`).

use hybridc_macros::py;

use crate::cross;
use crate::error::{Class, R, key_error_any, raise_args};
use crate::library::failed;
use crate::list::List;
use crate::protocol::{AnyValue, Value};
use crate::text::{Str, StrBuf};

/// `C(value)`; `qualname` is that of the class. What is equal counts.
#[py("hybridc.member_by_value(members, values, value, qualname, /)", raises = [ValueError])]
pub fn member_by_value<T: Value, V: Value>(
    members: &List<T>,
    values: &List<V>,
    value: &dyn AnyValue,
    qualname: &Str,
) -> R<T> {
    for (index, known) in (0..).map_while(|index| Some((index, values.at(index)?))) {
        if cross::same_or_eq(&known, value)? {
            return Ok(members.at(index).expect("one for each value"));
        }
    }
    let mut text = StrBuf::new();
    value.repr(&mut text)?;
    text.push_str(" is not a valid ");
    text.push(qualname);
    Err(failed(raise_args(Class::ValueError, vec![Box::new(text.finish())]), "enum.Enum('E', 'A')(7)"))
}

/// `C[name]`; `members` has those with several names several times.
#[py("hybridc.member_by_name(members, names, name, /)", raises = [KeyError])]
pub fn member_by_name<T: Value>(members: &List<T>, names: &List<Str>, name: &dyn AnyValue) -> R<T> {
    for (index, known) in (0..).map_while(|index| Some((index, names.at(index)?))) {
        if cross::eq(&known, name)? {
            return Ok(members.at(index).expect("one for each name"));
        }
    }
    Err(failed(key_error_any(name), "enum.Enum('E', 'A')['Z']"))
}
