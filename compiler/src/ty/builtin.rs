//! The builtin types: one row each. Python name, Rust name, how many type arguments, whether Rust copies it.
//!
//! The catalog reads Rust signatures through these rows, emission writes Rust types through them, printing
//! takes the Python name from here. No `match` over builtin types stands anywhere else without need.

use super::{FileKind, IterKind, Part, Parts, Ty};

/// What a type is made by; a `Ty` without its parts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Con {
    Never,
    None,
    Bool,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    Range,
    Slice,
    Ellipsis,
    NotImplemented,
    Tuple,
    TupleOf,
    List,
    Set,
    FrozenSet,
    Dict,
    Iter(IterKind),
    Generator,
    File(FileKind),
    Exception,
    Type,
    Object,
    Instance,
    Method,
    Function,
    Closure,
    Cell,
    Bound,
    Tree,
    Union,
    Dyn,
}

/// How many type arguments a constructor takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    Exactly(usize),
    /// Rust tuples: any number.
    Any,
}

pub struct BuiltinType {
    pub con: Con,
    /// `type(x).__name__`, and the owner name of its catalog rows.
    pub python: &'static str,
    /// The Rust type: `bool`, `f64`, else a name at the root of the runtime crate. A Rust tuple has no name.
    pub rust: &'static str,
    pub arity: Arity,
    /// `Copy` in Rust: never cloned.
    pub copy: bool,
}

const fn row(
    con: Con,
    python: &'static str,
    rust: &'static str,
    arguments: usize,
    copy: bool,
) -> BuiltinType {
    BuiltinType { con, python, rust, arity: Arity::Exactly(arguments), copy }
}

/// Several Rust names may stand for one constructor (`U2` … `U16`, `Zip2` …): then the number of arguments
/// tells them apart.
pub static BUILTIN_TYPES: &[BuiltinType] = &[
    row(Con::Never, "Never", "Never", 0, true),
    row(Con::None, "NoneType", "NoneType", 0, true),
    row(Con::Bool, "bool", "bool", 0, true),
    row(Con::Int, "int", "Int", 0, false),
    row(Con::Float, "float", "f64", 0, true),
    row(Con::Complex, "complex", "Complex", 0, true),
    row(Con::Str, "str", "Str", 0, false),
    row(Con::Bytes, "bytes", "Bytes", 0, false),
    row(Con::Range, "range", "Range", 0, false),
    row(Con::Slice, "slice", "Slice", 0, false),
    row(Con::Ellipsis, "ellipsis", "Ellipsis", 0, true),
    row(Con::NotImplemented, "NotImplementedType", "NotImplementedType", 0, true),
    BuiltinType { con: Con::Tuple, python: "tuple", rust: "", arity: Arity::Any, copy: false },
    row(Con::TupleOf, "tuple", "Tup", 1, false),
    row(Con::List, "list", "List", 1, false),
    row(Con::Set, "set", "Set", 1, false),
    row(Con::FrozenSet, "frozenset", "FrozenSet", 1, false),
    row(Con::Dict, "dict", "Dict", 2, false),
    row(Con::Iter(IterKind::Enumerate), "enumerate", "EnumerateIter", 1, false),
    row(Con::Iter(IterKind::Zip), "zip", "Zip1Iter", 1, false),
    row(Con::Iter(IterKind::Zip), "zip", "ZipIter", 2, false),
    row(Con::Iter(IterKind::Zip), "zip", "Zip3Iter", 3, false),
    row(Con::Iter(IterKind::Zip), "zip", "Zip4Iter", 4, false),
    row(Con::Iter(IterKind::Zip), "zip", "Zip5Iter", 5, false),
    row(Con::Iter(IterKind::Columns), "columns", "ColumnsIter", 1, false),
    row(Con::Iter(IterKind::Reversed), "reversed", "ReversedIter", 1, false),
    // `<X as Iterable>::Iterator`; `IterOf` is the runtime's alias for that.
    row(Con::Iter(IterKind::Of), "iterator", "IterOf", 1, false),
    row(Con::Iter(IterKind::DictKeys), "dict_keys", "DictKeys", 2, false),
    row(Con::Iter(IterKind::DictValues), "dict_values", "DictValues", 2, false),
    row(Con::Iter(IterKind::DictItems), "dict_items", "DictItems", 2, false),
    row(Con::Iter(IterKind::Widened), "iterable", "Widened", 2, false),
    row(Con::Iter(IterKind::Instance), "iterator", "InstanceIter", 3, false),
    row(Con::Iter(IterKind::Kept), "iterator", "KeptIter", 1, false),
    row(Con::Generator, "generator", "Generator", 4, false),
    row(Con::File(FileKind::Text), "_io.TextIOWrapper", "TextFile", 0, false),
    row(Con::File(FileKind::Bytes), "_io.BufferedIO", "ByteFile", 0, false),
    row(Con::Exception, "BaseException", "Exception", 0, false),
    row(Con::Type, "type", "Type", 0, false),
    row(Con::Object, "object", "Object", 0, false),
    // The Rust type is `rt::Obj` of the struct that emission makes for the class.
    row(Con::Instance, "object", "", 0, false),
    // `rt::Method` of an instance; the function is a constant of the type.
    row(Con::Method, "method", "", 0, false),
    row(Con::Function, "function", "Function", 0, true),
    // `rt::Closure` of a tuple; the function is a constant of the type.
    BuiltinType { con: Con::Closure, python: "function", rust: "", arity: Arity::Any, copy: false },
    row(Con::Cell, "cell", "VarCell", 1, false),
    row(Con::Bound, "builtin_function_or_method", "", 1, false),
    row(Con::Tree, "tuple", "Tree", 1, false),
    row(Con::Union, "Union", "U2", 2, false),
    row(Con::Union, "Union", "U3", 3, false),
    row(Con::Union, "Union", "U4", 4, false),
    row(Con::Union, "Union", "U5", 5, false),
    row(Con::Union, "Union", "U6", 6, false),
    row(Con::Union, "Union", "U7", 7, false),
    row(Con::Union, "Union", "U8", 8, false),
    row(Con::Union, "Union", "U9", 9, false),
    row(Con::Union, "Union", "U10", 10, false),
    row(Con::Union, "Union", "U11", 11, false),
    row(Con::Union, "Union", "U12", 12, false),
    row(Con::Union, "Union", "U13", 13, false),
    row(Con::Union, "Union", "U14", 14, false),
    row(Con::Union, "Union", "U15", 15, false),
    row(Con::Union, "Union", "U16", 16, false),
    row(Con::Dyn, "Dyn", "Dyn", 0, false),
];

/// Rust names of `iter(x)` for one type of `x`; their type arguments are those of `x`.
pub static ITERATORS: &[(&str, Con)] = &[
    ("StrIter", Con::Str),
    ("BytesIter", Con::Bytes),
    ("RangeIter", Con::Range),
    ("ListIter", Con::List),
    ("TupleIter", Con::TupleOf),
    ("SetIter", Con::Set),
];

/// The row a Rust type name stands for.
pub fn by_rust_name(name: &str) -> Option<&'static BuiltinType> {
    BUILTIN_TYPES.iter().find(|row| row.rust == name && !name.is_empty())
}

/// The row of a constructor with this many arguments.
pub fn by_con(con: Con, arguments: usize) -> &'static BuiltinType {
    BUILTIN_TYPES
        .iter()
        .find(|row| {
            row.con == con && matches!(row.arity, Arity::Any) | (row.arity == Arity::Exactly(arguments))
        })
        .expect("every constructor has a row for its number of arguments")
}

pub fn of(ty: &Ty) -> &'static BuiltinType {
    by_con(ty.con(), ty.parts().len())
}

/// `list[int]`, `tuple[int, str]` and the like, as annotations write them.
pub fn generic(name: &str, mut parts: Vec<Ty>) -> Option<Ty> {
    let one = |make: fn(Part) -> Ty, parts: &mut Vec<Ty>| {
        (parts.len() == 1).then(|| make(Part::new(parts.remove(0))))
    };
    match name {
        "list" => one(Ty::List, &mut parts),
        "set" => one(Ty::Set, &mut parts),
        "frozenset" => one(Ty::FrozenSet, &mut parts),
        "dict" if parts.len() == 2 => {
            let value = parts.remove(1);
            Some(Ty::dict(parts.remove(0), value))
        }
        "tuple" if parts.len() <= 12 => Some(Ty::Tuple(parts.into())),
        _ => None,
    }
}

impl Ty {
    pub fn con(&self) -> Con {
        match self {
            // A cell has no representation yet.
            Ty::Never | Ty::Var(_) => Con::Never,
            Ty::None => Con::None,
            Ty::Bool => Con::Bool,
            Ty::Int => Con::Int,
            Ty::Float => Con::Float,
            Ty::Complex => Con::Complex,
            Ty::Str => Con::Str,
            Ty::Bytes => Con::Bytes,
            Ty::Range => Con::Range,
            Ty::Slice => Con::Slice,
            Ty::Ellipsis => Con::Ellipsis,
            Ty::NotImplemented => Con::NotImplemented,
            Ty::Tuple(_) => Con::Tuple,
            Ty::TupleOf(_) => Con::TupleOf,
            Ty::List(_) => Con::List,
            Ty::Set(_) => Con::Set,
            Ty::FrozenSet(_) => Con::FrozenSet,
            Ty::Dict(..) => Con::Dict,
            Ty::Iter(kind, _) => Con::Iter(*kind),
            Ty::Generator(_) => Con::Generator,
            Ty::File(kind) => Con::File(*kind),
            Ty::Exception => Con::Exception,
            Ty::Type => Con::Type,
            Ty::Object => Con::Object,
            Ty::Instance(_) => Con::Instance,
            Ty::Method(..) => Con::Method,
            Ty::Function(_) => Con::Function,
            Ty::Closure(..) => Con::Closure,
            Ty::Cell(_) => Con::Cell,
            Ty::Bound(..) => Con::Bound,
            Ty::Tree(_) => Con::Tree,
            Ty::Union(_) => Con::Union,
            Ty::Dyn => Con::Dyn,
        }
    }

    /// The types it is made from.
    pub fn parts(&self) -> Vec<&Ty> {
        self.lists().into_iter().flatten().flat_map(Parts::all).collect()
    }

    /// The same as they are kept: one list, or two of a dict.
    pub(super) fn lists(&self) -> [Option<Parts>; 2] {
        match self {
            Ty::Tuple(parts)
            | Ty::Iter(_, parts)
            | Ty::Generator(parts)
            | Ty::Closure(_, parts)
            | Ty::Union(parts) => [Some(*parts), None],
            Ty::TupleOf(part)
            | Ty::List(part)
            | Ty::Set(part)
            | Ty::FrozenSet(part)
            | Ty::Tree(part)
            | Ty::Cell(part)
            | Ty::Bound(_, part) => [Some(part.alone()), None],
            Ty::Dict(key, value) => [Some(key.alone()), Some(value.alone())],
            Ty::Never
            | Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Dyn
            | Ty::Var(_) => [None, None],
        }
    }

    /// `con` applied to `parts`. A union is normalised: sorted, flat, `Never` dropped, `Dyn` swallows the
    /// rest.
    pub fn build(con: Con, mut parts: Vec<Ty>) -> Ty {
        let mut one = || Part::new(if parts.is_empty() { Ty::Never } else { parts.remove(0) });
        match con {
            Con::Never => Ty::Never,
            Con::None => Ty::None,
            Con::Bool => Ty::Bool,
            Con::Int => Ty::Int,
            Con::Float => Ty::Float,
            Con::Complex => Ty::Complex,
            Con::Str => Ty::Str,
            Con::Bytes => Ty::Bytes,
            Con::Range => Ty::Range,
            Con::Slice => Ty::Slice,
            Con::Ellipsis => Ty::Ellipsis,
            Con::NotImplemented => Ty::NotImplemented,
            Con::File(kind) => Ty::File(kind),
            Con::Exception => Ty::Exception,
            Con::Type => Ty::Type,
            Con::Object => Ty::Object,
            Con::Function | Con::Closure | Con::Bound | Con::Instance | Con::Method => {
                unreachable!("no row gives one")
            }
            Con::Cell => Ty::Cell(one()),
            Con::Dyn => Ty::Dyn,
            Con::TupleOf => Ty::TupleOf(one()),
            Con::Tree => Ty::Tree(one()),
            Con::List => Ty::List(one()),
            Con::Set => Ty::Set(one()),
            Con::FrozenSet => Ty::FrozenSet(one()),
            Con::Dict => {
                let key = one();
                Ty::Dict(key, one())
            }
            Con::Tuple => Ty::Tuple(parts.into()),
            Con::Iter(kind) => Ty::Iter(kind, parts.into()),
            Con::Generator => Ty::Generator(parts.into()),
            Con::Union => parts.iter().fold(Ty::Never, |joined, part| joined.join(part)),
        }
    }

    /// Rust copies values of this type.
    pub fn is_copy(&self) -> bool {
        match self {
            Ty::Tuple(parts) => parts.iter().all(Ty::is_copy),
            other => of(other).copy,
        }
    }
}

/// Is every value of the (plain) type an instance of the builtin class of this name?
pub fn is_instance(ty: &Ty, class: &str) -> bool {
    let own = of(ty).python;
    class == own || class == "object" || (class == "int" && own == "bool")
}

/// Is this (plain) type's class exactly the builtin class of this name? `type(True) is int` does not hold.
pub fn is_exactly(ty: &Ty, class: &str) -> bool {
    !matches!(ty, Ty::Instance(_)) && of(ty).python == class
}

/// Is there one class that all values of the (plain) type have?
pub fn has_one_class(ty: &Ty) -> bool {
    !matches!(
        ty,
        Ty::Never
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Iter(..)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_)
    )
}

/// Classes that have a native class object (`rt::Type`); exceptions are in the catalog.
const CLASS_OBJECTS: &[&str] = &[
    "object",
    "type",
    "bool",
    "int",
    "float",
    "complex",
    "str",
    "bytes",
    "bytearray",
    "range",
    "slice",
    "tuple",
    "list",
    "set",
    "frozenset",
    "dict",
];

/// Further classes that no native value is an instance of.
const ELSEWHERE: &[&str] = &["memoryview", "property", "staticmethod", "classmethod", "super"];

/// The name of a builtin class, as a value, stands for a native class object.
pub fn is_class_object(name: &str) -> bool {
    CLASS_OBJECTS.contains(&name)
}

/// A builtin class, no exception, that `isinstance` can be decided for by types alone.
pub fn is_class(name: &str) -> bool {
    is_class_object(name) || ELSEWHERE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_build_are_inverse() {
        for ty in [
            Ty::Int,
            Ty::dict(Ty::Str, Ty::list(Ty::Int)),
            Ty::tuple(&[]),
            Ty::tuple(&[Ty::Int, Ty::Str]),
            Ty::Union(vec![Ty::None, Ty::Int].into()),
            Ty::iter(IterKind::Zip, &[Ty::Str, Ty::Range]),
            Ty::generator(Ty::Int, Ty::None, Ty::Str, Ty::None),
        ] {
            assert_eq!(Ty::build(ty.con(), ty.parts().into_iter().cloned().collect()), ty);
        }
    }

    #[test]
    fn rust_names_are_unique() {
        for row in BUILTIN_TYPES.iter().filter(|row| !row.rust.is_empty()) {
            assert!(std::ptr::eq(by_rust_name(row.rust).unwrap(), row), "{}", row.rust);
        }
    }
}
