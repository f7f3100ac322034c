//! The catalog: every builtin native code knows, as data. Pure functions over [`Ty`]; stages ask, rows
//! answer.
//!
//! A row is a runtime function marked `#[py("…")]`; `cargo dev catalog` reads the sources and writes
//! `generated.rs`. Inference chooses the row of a call; [`instantiate`] says what its type variables stand
//! for there.
//!
//! Nothing here knows HIR, inference or Slot IR.

mod bind;
mod facts;
pub mod failing;
#[rustfmt::skip]
mod generated;
pub mod intrinsics;
mod items;
pub mod members;
pub mod modules;
pub mod names;
pub mod operators;
pub mod rules;
mod type_errors;

pub use crate::ty::RowId;
pub use crate::ty::builtin::Con;
pub use bind::{expected_types, instantiate, substitute};
pub use facts::Rows;
pub use items::{ItemTypes, is_never_iterable, item_of, item_type, iterator_type};
pub use operators::{binary_dunder, compare_dunder, is_operator_method, is_special_method, unary_dunder};
pub use type_errors::{
    argument_error, missing_method, missing_of_function, missing_special, operand_error, refusing_row,
};

use crate::ty::{Ty, builtin};
use std::collections::HashMap;
use std::sync::OnceLock;

/// One builtin: what Python sees of it and how Rust calls it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Row {
    /// `list.index`, `math.sqrt`, `builtins.len`.
    pub python: &'static str,
    /// `list`, `math`, `builtins`: the type or module it belongs to.
    pub owner: &'static str,
    /// `index`
    pub name: &'static str,
    pub kind: RowKind,
    /// In the order of the Rust signature, which is the order of the Python one. `self` first.
    pub params: &'static [Param],
    pub generics: &'static [Generic],
    pub result: Pattern,
    /// Rust returns `()` where Python returns None.
    pub unit: bool,
    /// Returns `R<…>`.
    pub fallible: bool,
    pub raises: &'static [&'static str],
    pub effects: Effects,
    /// `rt::builtins::list::index`
    pub rust: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    Function,
    /// An attribute that is computed when it is read: a function of `self` alone.
    Property,
    /// A Rust `const`: no parameters, the path is the value.
    Constant,
    /// A Python constant that Rust computes: a function without parameters.
    ComputedConstant,
}

/// What a call does beyond its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// Same arguments, same result; nothing else happens. The call may be dropped, repeated or moved.
    pub pure_: bool,
    /// Parameters whose object it changes through the shared handle.
    pub writes: &'static [&'static str],
    /// Reads or writes the outside world.
    pub io: bool,
    /// May run code of the program.
    pub calls_user: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParamKind {
    PositionalOnly,
    Positional,
    VarPositional,
    KeywordOnly,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Param {
    pub name: &'static str,
    pub kind: ParamKind,
    /// Text of the Python default.
    pub default: Option<&'static str>,
    pub mode: Mode,
    /// Of one value: the `T` of `&[T]` and `Option<&T>`. Meaningless (`Dyn`) for `Any` modes.
    pub ty: Pattern,
}

/// How Rust takes a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// `T`
    Owned,
    /// `&T`
    Ref,
    /// `impl Operand`: an int that is looked at or, where nobody needs it any more, used up.
    Either,
    /// `Option<T>`
    OptionalOwned,
    /// `Option<&T>`
    OptionalRef,
    /// `&[T]`
    Slice,
    /// `&dyn AnyValue`
    Any,
    /// `Option<&dyn AnyValue>`
    OptionalAny,
    /// `&[&dyn AnyValue]`
    AnySlice,
}

impl Mode {
    pub fn is_optional(self) -> bool {
        match self {
            Mode::OptionalOwned | Mode::OptionalRef | Mode::OptionalAny => true,
            Mode::Owned | Mode::Ref | Mode::Either | Mode::Slice | Mode::Any | Mode::AnySlice => false,
        }
    }
    /// The value is handed over: it may be stored.
    pub fn is_owned(self) -> bool {
        matches!(self, Mode::Owned | Mode::OptionalOwned)
    }
}

/// A type with variables; they index `Row::generics`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pattern {
    Var(u8),
    /// `I::Item`: what iterating a value of this variable gives.
    Item(u8),
    /// `I::Iterator`
    Iterator(u8),
    Con(Con, &'static [Pattern]),
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Generic {
    pub name: &'static str,
    pub bound: Bound,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Bound {
    /// Any value.
    Value,
    /// bool, int or float.
    Number,
    /// bool or int.
    Integral,
    /// bool, int, float, or a value of the isolate that is asked for a float. What a row says of its effects
    /// is of numbers.
    AsFloat,
    /// None, bool, int, float, str, a value of the isolate, or a union of them.
    Scalar,
    /// `iter(x)` works; `Some` when the item type is constrained.
    Iterable(Option<Pattern>),
    /// `next(x)` works.
    Iter(Option<Pattern>),
}

impl Bound {
    /// Does a row take the items of such an operand?
    pub fn iterates(self) -> bool {
        matches!(self, Bound::Iterable(_) | Bound::Iter(_))
    }

    /// Does a type, which is known in all its parts, satisfy a bound that asks for certain types?
    pub fn admits(self, ty: &Ty) -> bool {
        match self {
            Bound::Value | Bound::Iterable(_) | Bound::Iter(_) => true,
            Bound::Number => matches!(ty, Ty::Int | Ty::Bool | Ty::Float),
            Bound::Integral => matches!(ty, Ty::Int | Ty::Bool),
            Bound::AsFloat => matches!(ty, Ty::Int | Ty::Bool | Ty::Float | Ty::Dyn),
            Bound::Scalar => {
                let is_scalar =
                    |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Dyn);
                ty.members().len() <= 5 && ty.members().iter().all(is_scalar)
            }
        }
    }
}

/// Every row, by [`RowId`].
pub fn rows() -> &'static [Row] {
    generated::ROWS
}

pub fn row(id: RowId) -> &'static Row {
    &generated::ROWS[id.0 as usize]
}

/// The rows of one Python name, in a fixed order. Inherited names are not found here; see [`bases`].
pub fn lookup(owner: &str, name: &str) -> &'static [RowId] {
    index().get(owner).and_then(|names| names.get(name)).map_or(&[], |ids| ids.as_slice())
}

/// The rows of an attribute that is computed when it is read, inherited ones after own ones.
pub fn properties(owner: &str, name: &str) -> Vec<RowId> {
    let owners = std::iter::once(&owner).chain(bases(owner));
    let own = |owner: &str| {
        let owner = owner.to_owned();
        let ids = (0..generated::ROWS.len() as u32).map(RowId);
        ids.filter(move |id| {
            row(*id).kind == RowKind::Property && row(*id).owner == owner && row(*id).name == name
        })
    };
    owners.flat_map(|owner| own(owner).collect::<Vec<RowId>>()).collect()
}

/// The names an owner has, sorted; inherited ones are not in it.
pub fn names_of(owner: &str) -> Vec<&'static str> {
    let mut names: Vec<&'static str> =
        index().get(owner).map_or(vec![], |names| names.keys().copied().collect());
    names.sort_unstable();
    names
}

type Index = HashMap<&'static str, HashMap<&'static str, Vec<RowId>>>;

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for (id, row) in generated::ROWS.iter().enumerate().filter(|(_, row)| row.kind != RowKind::Property) {
            index.entry(row.owner).or_default().entry(row.name).or_default().push(RowId(id as u32));
        }
        index
    })
}

/// The owner name of a type's methods: `type(x).__name__`, and `Dyn`, `Union` for the types Python has no
/// name for.
pub fn owner_of(ty: &Ty) -> &'static str {
    builtin::of(ty).python
}

/// Where a name is looked for after its owner, in order (the method resolution order without the type
/// itself).
pub fn bases(owner: &str) -> &'static [&'static str] {
    match owner {
        "bool" => &["int", "object"],
        "Dyn" | "Union" | "Never" | "object" => &[],
        _ if builtin::BUILTIN_TYPES.iter().any(|row| row.python == owner) => &["object"],
        // A module.
        _ => &[],
    }
}

/// The rows of a name, inherited ones after own ones.
pub fn lookup_inherited(owner: &str, name: &str) -> Vec<RowId> {
    std::iter::once(&owner).chain(bases(owner)).flat_map(|o| lookup(o, name)).copied().collect()
}

/// The functions of a module or class by this name: what a call of it may be.
pub fn functions(owner: &str, name: &str) -> Vec<RowId> {
    lookup(owner, name).iter().copied().filter(|id| row(*id).kind == RowKind::Function).collect()
}

/// The methods of a value by this name, inherited ones after own ones: functions that take it as `self`.
pub fn methods(owner: &str, name: &str) -> Vec<RowId> {
    let takes_self = |id: &RowId| row(*id).params.first().is_some_and(|param| param.name == "self");
    let owners = std::iter::once(&owner).chain(bases(owner));
    owners.flat_map(|owner| functions(owner, name)).filter(takes_self).collect()
}

pub fn has_method(ty: &Ty, name: &str) -> bool {
    let owner = owner_of(ty);
    !lookup(owner, name).is_empty() || bases(owner).iter().any(|base| !lookup(base, name).is_empty())
}

/// Is it a part of the process (`sys.argv`)? Where an isolate lives, that has its own.
pub fn is_of_process(owner: &str, name: &str) -> bool {
    owner != "builtins" && lookup(owner, name).iter().any(|id| row(*id).effects.io)
}

/// A constant (`math.pi`) and its type.
pub fn constant(owner: &str, name: &str) -> Option<(RowId, Ty)> {
    let id = *lookup(owner, name)
        .iter()
        .find(|id| matches!(row(**id).kind, RowKind::Constant | RowKind::ComputedConstant))?;
    Some((id, substitute(&row(id).result, &[])?))
}
