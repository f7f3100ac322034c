//! Iteration: what a type's items are, and the type of its iterator.

use crate::ty::{FileKind, IterKind, Ty};

/// Types as somebody knows them: finished, or while they still grow.
pub trait ItemTypes {
    /// What a part of a type is now.
    fn now(&self, part: &Ty) -> Ty;

    /// One type for all of these.
    fn all(&mut self, items: &[Ty]) -> Ty;

    /// The items of an iterable that another iterator takes.
    fn item(&mut self, iterable: &Ty) -> Option<Ty>;
}

struct Finished;

impl ItemTypes for Finished {
    fn now(&self, part: &Ty) -> Ty {
        *part
    }

    fn all(&mut self, items: &[Ty]) -> Ty {
        Ty::of_items(items)
    }

    fn item(&mut self, iterable: &Ty) -> Option<Ty> {
        item_type(iterable)
    }
}

/// The type of the items of `for x in value`; `None` when the type cannot be iterated.
pub fn item_type(ty: &Ty) -> Option<Ty> {
    item_of(&mut Finished, ty)
}

/// The same, of a type whose parts are known in this way.
pub fn item_of(types: &mut impl ItemTypes, ty: &Ty) -> Option<Ty> {
    Some(match ty {
        Ty::List(item) | Ty::TupleOf(item) | Ty::Set(item) | Ty::FrozenSet(item) => types.now(item),
        Ty::Dict(key, _) => types.now(key),
        Ty::Tuple(items) => types.all(items),
        Ty::Tree(leaf) => types.now(leaf).join(ty),
        Ty::Str => Ty::Str,
        Ty::Bytes | Ty::Range => Ty::Int,
        Ty::Dyn => Ty::Dyn,
        Ty::Iter(IterKind::Enumerate, parts) => Ty::tuple(&[Ty::Int, types.item(parts.first()?)?]),
        Ty::Iter(IterKind::Zip, parts) => {
            Ty::Tuple(parts.iter().map(|part| types.item(part)).collect::<Option<Vec<Ty>>>()?.into())
        }
        Ty::Iter(IterKind::Columns, parts) => Ty::tuple_of(types.item(parts.first()?)?),
        Ty::Iter(IterKind::Reversed | IterKind::Of, parts) => types.item(parts.first()?)?,
        Ty::Iter(IterKind::DictKeys | IterKind::Kept, parts) => types.now(parts.first()?),
        Ty::Iter(IterKind::DictValues | IterKind::Widened, parts) => types.now(parts.get(1)?),
        Ty::Iter(IterKind::Instance, parts) => types.now(parts.get(2)?),
        Ty::Generator(parts) => types.now(parts.first()?),
        Ty::File(FileKind::Text) => Ty::Str,
        Ty::File(FileKind::Bytes) => Ty::Bytes,
        Ty::Iter(IterKind::DictItems, parts) => Ty::Tuple(parts.iter().map(|part| types.now(part)).collect()),
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
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Union(_)
        | Ty::Var(_) => return None,
    })
}

/// Values of builtin types whose iteration is a TypeError.
pub fn is_never_iterable(ty: &Ty) -> bool {
    match ty {
        Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Complex | Ty::Slice | Ty::Ellipsis => true,
        Ty::NotImplemented | Ty::Type | Ty::Method(..) | Ty::Bound(..) => true,
        Ty::Function(_) | Ty::Closure(..) | Ty::Cell(_) => true,
        Ty::List(_) | Ty::TupleOf(_) | Ty::Tuple(_) | Ty::Tree(_) | Ty::Set(_) | Ty::FrozenSet(_) => false,
        Ty::Dict(..) | Ty::Str | Ty::Bytes | Ty::Range | Ty::Iter(..) | Ty::Generator(_) => false,
        Ty::File(_) => false,
        // The class of an exception may be the program's own.
        // (A class of the program says so itself.)
        Ty::Exception | Ty::Object | Ty::Instance(_) | Ty::Dyn | Ty::Union(_) | Ty::Var(_) | Ty::Never => {
            false
        }
    }
}

/// The type of `iter(value)`: an iterator is its own iterator.
pub fn iterator_type(ty: &Ty) -> Option<Ty> {
    item_type(ty)?;
    if ty.is_iterator() {
        return Some(*ty);
    }
    Some(Ty::iter(IterKind::Of, &[*ty]))
}
