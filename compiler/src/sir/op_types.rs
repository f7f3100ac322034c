//! What an op takes and gives, as far as the op and the types of its operands decide that. What `ops.rs`
//! says in one word (`takes`, `gives`) is checked by it.

use super::Op;
use crate::ty::relate::{Coercion, coercion, narrows};
use crate::ty::{IterKind, Ty};

/// The type it gives, or what is wrong with it. `None`: the module or the row knows, or any type is right.
pub(super) fn types_of(op: &Op, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
    if let Some(taken) = op.takes()
        && types.iter().any(|ty| *ty != taken)
    {
        return Err(format!("what it takes is no `{taken}`"));
    }
    let given = from_operands(op, types, result)?;
    Ok(op.gives().or(given))
}

fn from_operands(op: &Op, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
    match op {
        Op::Const(literal) => Ok(Some(literal.ty())),
        Op::Slice { .. } => {
            let is_bound = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Dyn);
            let all = types.iter().all(|ty| ty.members().iter().all(is_bound));
            unless(all, "a bound is neither None, an int nor a value of the isolate")
        }
        Op::Unpack { before, after, star, .. } => {
            let count = (*before + *after) as usize + usize::from(*star);
            let fits = matches!(result, Ty::Tuple(items) if items.len() == count);
            unless(fits, "the result is no tuple of that length")
        }
        Op::Widen(_) => becomes(
            matches!(coercion(&types[0], result), Some(Coercion::Same | Coercion::Widen)),
            types,
            result,
        ),
        Op::Narrow(_) => becomes(narrows(&types[0], result), types, result),
        Op::Holds { members, .. } => {
            let held = types[0].members();
            unless(members.iter().all(|member| held.contains(member)), "asks for what is no member")
        }
        Op::Tuple(_) => Ok(Some(Ty::tuple(types))),
        Op::TupleItem(_, index) => match &types[0] {
            Ty::Tuple(items) if *index < items.len() => Ok(Some(items[*index])),
            _ => Err("no such item".to_string()),
        },
        Op::TreeItem(..) => match types {
            [Ty::Tree(leaf), Ty::Int] => Ok(Some(Ty::tree_item(leaf))),
            _ => Err("no tree and an int".to_string()),
        },
        Op::TupleOf(_) | Op::List(_) | Op::Set(_) | Op::Dict(_) => check_items(op, types, result),
        Op::Packed(constant) => unless(constant.pack(result).is_some(), "the constants are not of this type"),
        Op::Print { args, .. } => {
            let iterator = types[..args.len()].iter().any(Ty::is_passing);
            unless(!iterator, "an iterator is no value")
        }
        Op::CallDyn { args, keywords, .. } | Op::CallDynMethod { args, keywords, .. } => {
            unless(keywords.len() <= args.len(), "there are more keywords than arguments")
        }
        Op::NewObject(class) => Ok(Some(Ty::Instance(*class))),
        Op::NewOwn { class, .. } => match class.is_exception() {
            true => Ok(Some(Ty::Instance(*class))),
            false => Err("it makes exceptions".to_string()),
        },
        Op::InitException { .. } => unless(types[0] == Ty::Exception, "it is no exception"),
        Op::Iterate { .. } => {
            let is_it = matches!(result, Ty::Iter(IterKind::Instance, parts) if parts[..2] == types[..2]);
            unless(is_it, "the result is no iterator of these")
        }
        Op::GetField { .. } | Op::HasField { .. } | Op::SetField { .. } | Op::DelField { .. } => {
            unless(matches!(types[0], Ty::Instance(_)), "the object is no instance")
        }
        Op::BindMethod { .. } => match (&types[0], result) {
            (Ty::Instance(class), Ty::Method(_, of)) => unless(class == of, "a method of another class"),
            _ => Err("it makes a method of an instance".to_string()),
        },
        Op::MethodSelf(_) => match &types[0] {
            Ty::Method(_, class) => Ok(Some(Ty::Instance(*class))),
            _ => Err("it is no method".to_string()),
        },
        Op::Closure { .. } => match result {
            Ty::Closure(_, parts) => unless(parts[..] == *types, "it sees other types"),
            _ => Err("it makes a closure".to_string()),
        },
        Op::FunctionObject { .. } | Op::ClassObject { .. } => {
            unless(matches!(result, Ty::Closure(_, parts) if parts.is_empty()), "it sees nothing")
        }
        Op::ClosureItem(_, index) => match &types[0] {
            Ty::Closure(_, parts) if *index < parts.len() => Ok(Some(parts[*index])),
            _ => Err("it sees no such thing".to_string()),
        },
        Op::NewCell => unless(matches!(result, Ty::Cell(_)), "it makes a cell"),
        Op::GetCell { .. } | Op::UnsetCell { .. } | Op::SetCell { .. } => match &types[0] {
            Ty::Cell(held) => match op {
                Op::GetCell { .. } => Ok(Some(**held)),
                _ => unless(types[1..].iter().all(|ty| *ty == **held), "the cell holds another type"),
            },
            _ => Err("it is no cell".to_string()),
        },
        Op::YieldFrom(_) => match &types[0] {
            Ty::Generator(parts) => Ok(Some(parts[2])),
            _ => Err("it is no generator".to_string()),
        },
        Op::Yield(_)
        | Op::Get(_)
        | Op::Alias(_)
        | Op::GetGlobal(_)
        | Op::HasGlobal(_)
        | Op::Call { .. }
        | Op::CallFn { .. }
        | Op::Convert(_)
        | Op::RunChunk(_)
        | Op::Unreachable
        | Op::CurrentException
        | Op::Not(_)
        | Op::Format(_)
        | Op::NewException { .. }
        | Op::IsException { .. }
        | Op::SetCause { .. }
        | Op::SetLack { .. }
        | Op::EnterHandler(_)
        | Op::LeaveHandler
        | Op::IsSame(..)
        | Op::ToDyn(_)
        | Op::FromDyn(_)
        | Op::IsDyn { .. }
        | Op::DynGlobal { .. }
        | Op::SetDynGlobal { .. }
        | Op::DelDynGlobal { .. }
        | Op::Import { .. }
        | Op::ImportFrom { .. }
        | Op::GetAttr { .. }
        | Op::SetAttr { .. }
        | Op::DynDisplay { .. } => Ok(None),
    }
}

pub(super) fn unless(holds: bool, wrong: &str) -> Result<Option<Ty>, String> {
    if holds { Ok(None) } else { Err(wrong.to_string()) }
}

fn becomes(holds: bool, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
    if holds { Ok(None) } else { Err(format!("`{}` does not become `{result}` so", types[0])) }
}

/// The items of a display are what the container holds.
fn check_items(op: &Op, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
    let all = |item: &Ty| types.iter().all(|ty| ty == item);
    let fits = match (op, result) {
        (Op::TupleOf(_), Ty::TupleOf(item)) | (Op::List(_), Ty::List(item)) | (Op::Set(_), Ty::Set(item)) => {
            all(item)
        }
        (Op::Dict(_), Ty::Dict(key, value)) => {
            types.chunks(2).all(|pair| pair[0] == **key && pair[1] == **value)
        }
        _ => return Err(format!("`{result}` is no such container")),
    };
    unless(fits, "items are not of the element type")
}
