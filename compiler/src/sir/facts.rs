//! Facts about ops that several stages need: which can raise, which values they read.

use super::{CallArg, FnId, FormatPart, Module, Op, Value};
use crate::ty::{RowId, Ty};

/// What Slot IR asks of the catalog, which it does not know.
pub trait RowFacts {
    /// `list.append`
    fn name(&self, row: RowId) -> &str;
    /// Returns `R<…>`.
    fn fallible(&self, row: RowId) -> bool;
    /// The type of the items of what can be iterated.
    fn item(&self, iterable: &Ty) -> Option<Ty>;
    /// Do these arguments (types by parameter; several for `*args`) fit the row, and is this its result?
    fn check(&self, row: RowId, args: &[Vec<&Ty>], result: &Ty) -> Result<(), String>;
}

impl Op {
    /// Can it raise? Exactly then its statement has a site.
    pub fn can_raise(&self, types: &[Ty], facts: &OpFacts) -> bool {
        match self {
            Op::Get(slot) => (facts.slot_unbound)(slot.index()),
            Op::GetGlobal(global) => (facts.global_unbound)(global.index()),
            Op::Call { row, .. } => facts.rows.fallible(*row),
            Op::CallFn { func, .. } => (facts.function_fallible)(*func),
            // Displays hash their elements.
            Op::Set(items) => items.iter().any(|item| !hash_is_safe(&types[item.index()])),
            Op::Dict(items) => items.iter().any(|(key, _)| !hash_is_safe(&types[key.index()])),
            Op::Print { .. }
            | Op::Format(_)
            | Op::Unpack { .. }
            | Op::TreeItem(..)
            | Op::CurrentException => true,
            Op::DynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::CallDyn { .. }
            | Op::CallDynMethod { .. }
            | Op::GetAttr { .. }
            | Op::SetAttr { .. }
            | Op::DynDisplay { .. }
            | Op::RunChunk(_) => true,
            Op::Const(_)
            | Op::Unreachable
            | Op::Slice { .. }
            | Op::Widen(_)
            | Op::Narrow(_)
            | Op::Convert(_)
            | Op::Holds { .. }
            | Op::Tuple(_)
            | Op::TupleOf(_)
            | Op::IsSame(..)
            | Op::TupleItem(..)
            | Op::List(_)
            | Op::Packed(_)
            | Op::Not(_)
            | Op::NewException { .. }
            | Op::IsException { .. }
            | Op::SetCause { .. }
            | Op::EnterHandler(_)
            | Op::LeaveHandler
            | Op::ToDyn(_)
            | Op::FromDyn(_)
            | Op::SetDynGlobal { .. }
            | Op::IsDyn { .. } => false,
        }
    }

    /// The values it reads, in evaluation order.
    pub fn operands(&self) -> Vec<Value> {
        match self {
            Op::Const(_)
            | Op::Packed(_)
            | Op::Unreachable
            | Op::CurrentException
            | Op::Get(_)
            | Op::GetGlobal(_)
            | Op::LeaveHandler
            | Op::DynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::RunChunk(_) => vec![],
            Op::Widen(value)
            | Op::Narrow(value)
            | Op::Convert(value)
            | Op::Holds { value, .. }
            | Op::TupleItem(value, _)
            | Op::Unpack { value, .. }
            | Op::Not(value)
            | Op::IsException { exception: value, .. }
            | Op::EnterHandler(value)
            | Op::ToDyn(value)
            | Op::FromDyn(value)
            | Op::IsDyn { value, .. }
            | Op::SetDynGlobal { value, .. }
            | Op::GetAttr { object: value, .. } => vec![*value],
            Op::TreeItem(tree, index) => vec![*tree, *index],
            Op::Call { args, .. } => args
                .iter()
                .flat_map(|arg| match arg {
                    CallArg::Value(value) => vec![*value],
                    CallArg::Many(values) => values.clone(),
                    CallArg::Missing => vec![],
                })
                .collect(),
            Op::CallFn { args, .. }
            | Op::Tuple(args)
            | Op::TupleOf(args)
            | Op::List(args)
            | Op::Set(args)
            | Op::NewException { args, .. }
            | Op::DynDisplay { items: args, .. } => args.clone(),
            Op::Dict(items) => items.iter().flat_map(|(key, value)| [*key, *value]).collect(),
            Op::Print { args, sep, end, .. } => args.iter().chain(sep).chain(end).copied().collect(),
            Op::Format(parts) => parts
                .iter()
                .flat_map(|part| match part {
                    FormatPart::Literal(_) | FormatPart::CodePoints(_) => vec![],
                    FormatPart::Value { value, spec, .. } => std::iter::once(*value).chain(*spec).collect(),
                })
                .collect(),
            Op::Slice { lower, upper, step } => lower.iter().chain(upper).chain(step).copied().collect(),
            Op::SetCause { exception, cause } => std::iter::once(*exception).chain(*cause).collect(),
            Op::CallDyn { callee, args, .. } => {
                std::iter::once(*callee).chain(args.iter().copied()).collect()
            }
            Op::CallDynMethod { object, args, .. } => {
                std::iter::once(*object).chain(args.iter().copied()).collect()
            }
            Op::IsSame(a, b) => vec![*a, *b],
            Op::SetAttr { object, value, .. } => vec![*object, *value],
        }
    }
}

/// What an op's answer depends on outside of itself.
pub struct OpFacts<'a> {
    pub rows: &'a dyn RowFacts,
    pub slot_unbound: &'a dyn Fn(usize) -> bool,
    pub global_unbound: &'a dyn Fn(usize) -> bool,
    pub function_fallible: &'a dyn Fn(FnId) -> bool,
}

impl Module {
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
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Function(_)
        | Ty::Dyn
        | Ty::Var(_) => false,
    }
}
