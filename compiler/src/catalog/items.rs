//! Iteration: what a type's items are, and the type of its iterator.

use crate::ty::{IterKind, Ty};

/// The type of the items of `for x in value`; `None` when the type cannot be iterated.
pub fn item_type(ty: &Ty) -> Option<Ty> {
    Some(match ty {
        Ty::List(item) | Ty::TupleOf(item) | Ty::Set(item) | Ty::FrozenSet(item) => **item,
        Ty::Dict(key, _) => **key,
        Ty::Tuple(items) => Ty::of_items(items),
        Ty::Tree(leaf) => Ty::tree_item(leaf),
        Ty::Str => Ty::Str,
        Ty::Bytes | Ty::Range => Ty::Int,
        Ty::Dyn => Ty::Dyn,
        Ty::Iter(IterKind::Enumerate, parts) => Ty::tuple(&[Ty::Int, item_type(parts.first()?)?]),
        Ty::Iter(IterKind::Zip, parts) => {
            Ty::Tuple(parts.iter().map(item_type).collect::<Option<Vec<Ty>>>()?.into())
        }
        Ty::Iter(IterKind::Reversed | IterKind::Of, parts) => item_type(parts.first()?)?,
        Ty::Iter(IterKind::DictKeys, parts) => *parts.first()?,
        Ty::Iter(IterKind::DictValues | IterKind::Widened, parts) => *parts.get(1)?,
        Ty::Iter(IterKind::DictItems, parts) => Ty::Tuple(*parts),
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Complex
        | Ty::Slice
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Function(_)
        | Ty::Bound(..)
        | Ty::Union(_)
        | Ty::Var(_) => return None,
    })
}

/// Values of builtin types whose iteration is a TypeError.
pub fn is_never_iterable(ty: &Ty) -> bool {
    match ty {
        Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Complex | Ty::Slice | Ty::Ellipsis => true,
        Ty::NotImplemented | Ty::Type | Ty::Function(_) | Ty::Bound(..) => true,
        Ty::List(_) | Ty::TupleOf(_) | Ty::Tuple(_) | Ty::Tree(_) | Ty::Set(_) | Ty::FrozenSet(_) => false,
        Ty::Dict(..) | Ty::Str | Ty::Bytes | Ty::Range | Ty::Iter(..) => false,
        // The class of an exception may be the program's own.
        Ty::Exception | Ty::Object | Ty::Dyn | Ty::Union(_) | Ty::Var(_) | Ty::Never => false,
    }
}

/// The type of `iter(value)`: an iterator is its own iterator.
pub fn iterator_type(ty: &Ty) -> Option<Ty> {
    item_type(ty)?;
    if is_iterator(ty) {
        return Some(*ty);
    }
    Some(Ty::iter(IterKind::Of, &[*ty]))
}

/// `next(value)` works. A `Dyn` may or may not be one: it is asked at run time through its own rows.
pub fn is_iterator(ty: &Ty) -> bool {
    match ty {
        Ty::Iter(IterKind::Enumerate | IterKind::Zip | IterKind::Reversed | IterKind::Of, _) => true,
        Ty::Iter(IterKind::DictKeys | IterKind::DictValues | IterKind::DictItems | IterKind::Widened, _) => {
            false
        }
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
        | Ty::Tuple(_)
        | Ty::TupleOf(_)
        | Ty::Tree(_)
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::FrozenSet(_)
        | Ty::Dict(..)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Function(_)
        | Ty::Bound(..)
        | Ty::Union(_)
        | Ty::Dyn
        | Ty::Var(_) => false,
    }
}
