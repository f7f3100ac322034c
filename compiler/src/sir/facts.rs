//! What facts about ops depend on, outside of them.

use super::{FnId, Module, RowUse};
use crate::ty::{RowId, Ty};

/// What Slot IR asks of the catalog, which it does not know.
pub trait RowFacts {
    /// `list.append`
    fn name(&self, row: RowId) -> &str;
    /// The same, told apart from other rows of the name: `list.append`, `builtins.sum#sum_ints`.
    fn label(&self, row: RowId) -> String;
    fn labelled(&self, label: &str) -> Option<RowId>;
    /// Returns `R<…>`.
    fn fallible(&self, row: RowId) -> bool;
    /// The type of the items of what can be iterated.
    fn item(&self, iterable: &Ty) -> Option<Ty>;
    /// Do these arguments (types by parameter; several for `*args`) fit the row as it is used, and is this
    /// its result?
    fn check(&self, row: &RowUse, args: &[Vec<&Ty>], result: &Ty) -> Result<(), String>;
}

/// What an op's answer depends on outside of itself.
pub struct OpFacts<'a> {
    pub rows: &'a dyn RowFacts,
    pub slot_unbound: &'a dyn Fn(usize) -> bool,
    pub global_unbound: &'a dyn Fn(usize) -> bool,
    pub function_fallible: &'a dyn Fn(FnId) -> bool,
}

impl Module {
    pub fn class(&self, class: crate::ty::Class) -> Option<&super::Class> {
        self.classes.iter().find(|layout| layout.class == class)
    }

    pub fn function(&self, id: FnId) -> &super::Function {
        self.functions.iter().find(|f| f.id == id).expect("every function that is called is in the module")
    }
}

/// Hashing and comparing values of this type never raises and runs no code of the program.
pub fn hash_is_safe(ty: &Ty) -> bool {
    match ty {
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Complex
        | Ty::Str
        | Ty::Bytes
        | Ty::Range
        | Ty::Ellipsis
        | Ty::NotImplemented => true,
        Ty::Tuple(parts) | Ty::Union(parts) => parts.iter().all(hash_is_safe),
        Ty::TupleOf(part) | Ty::FrozenSet(part) | Ty::Tree(part) => hash_is_safe(part),
        Ty::Slice
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::Dict(..)
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Dyn
        | Ty::Var(_) => false,
    }
}
