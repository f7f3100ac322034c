//! Builtin classes that classes of the program may extend so that every instance holds a value of them.

use crate::ty::Ty;

/// `dict.get`: what asks a dict for a key that it may not have.
pub const ASKED_KEY: &str = "get";

/// `dict.update`
pub const UPDATE: &str = "update";

/// A method that makes an object of the class of its own object.
pub fn gives_own_class(name: &str) -> bool {
    name == "fromkeys"
}

/// `dict.__init__`
pub fn is_dict_init(name: &str, value: &Ty) -> bool {
    name == "__init__" && matches!(value, Ty::Dict(..))
}

const STR: &str = "\
    capitalize casefold center count encode endswith expandtabs find format format_map index isalnum \
    isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper \
    join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust \
    rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill";

/// One of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueBase {
    List,
    Dict,
    /// (Of named tuples alone.)
    Tuple,
    Int,
    Float,
    Str,
}

impl ValueBase {
    const NAMED: [ValueBase; 5] =
        [ValueBase::List, ValueBase::Dict, ValueBase::Int, ValueBase::Float, ValueBase::Str];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ValueBase::List => "list",
            ValueBase::Dict => "dict",
            ValueBase::Tuple => "tuple",
            ValueBase::Int => "int",
            ValueBase::Float => "float",
            ValueBase::Str => "str",
        }
    }

    /// The class of this name, where a class statement may have it as a base.
    pub fn named(name: &str) -> Option<ValueBase> {
        ValueBase::NAMED.into_iter().find(|base| base.name() == name)
    }

    /// Has it no `__hash__`?
    pub fn is_unhashable(self) -> bool {
        match self {
            ValueBase::List | ValueBase::Dict => true,
            ValueBase::Tuple | ValueBase::Int | ValueBase::Float | ValueBase::Str => false,
        }
    }

    /// The names of its attributes and methods, in any version, but for those with underscores.
    pub fn attributes(self) -> impl Iterator<Item = &'static str> {
        let names = match self {
            ValueBase::List => "append clear copy count extend index insert pop remove reverse sort",
            ValueBase::Dict => "clear copy fromkeys get items keys pop popitem setdefault update values",
            ValueBase::Tuple => "count index",
            ValueBase::Int => {
                "as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer \
                 numerator real to_bytes"
            }
            ValueBase::Float => "as_integer_ratio conjugate fromhex hex imag is_integer real",
            ValueBase::Str => STR,
        };
        names.split_ascii_whitespace()
    }

    /// A number or text: it never changes, and what compares or converts it takes it out of the instance.
    pub fn scalar(self) -> Option<Ty> {
        match self {
            ValueBase::Int => Some(Ty::Int),
            ValueBase::Float => Some(Ty::Float),
            ValueBase::Str => Some(Ty::Str),
            ValueBase::List | ValueBase::Dict | ValueBase::Tuple => None,
        }
    }
}

/// What code that has such a number or text before it, or looks for the value in it, would have to ask the
/// class for (`PyLong_Check`, `PyFloat_AsDouble`, `PyObject_RichCompare` and their like in CPython).
pub fn is_asked_of_scalar(name: &str) -> bool {
    const ASKED: &[&str] = &[
        "__eq__",
        "__ne__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
        "__hash__",
        "__int__",
        "__float__",
        "__index__",
        "__len__",
        "__iter__",
        "__next__",
        "__contains__",
        "__getitem__",
    ];
    ASKED.contains(&name)
}

/// What members of enumerations with this base, a class of module `enum`, are besides; `None` for a base that
/// has no native form.
pub fn mixed_into(base: &str) -> Option<Option<ValueBase>> {
    match base {
        "Enum" => Some(None),
        "IntEnum" => Some(Some(ValueBase::Int)),
        "StrEnum" => Some(Some(ValueBase::Str)),
        _ => None,
    }
}
