//! The verifier's rule 4 for ops: what they take, and the type of what they give. What `ops.rs` says in one
//! word (`takes`, `gives`) is checked by it; here stands what depends on operands.

use super::verify::Checker;
use super::{CallArg, FnId, Literal, Op, RowUse};
use crate::ty::coerce::{Coercion, coercion};
use crate::ty::{IterKind, Ty};

impl Checker<'_> {
    /// Operand types, and that the result is `result`.
    pub(super) fn op(&mut self, op: &Op, result: &Ty) {
        let types: Vec<Ty> = op.operands().into_iter().map(|value| self.ty(value)).collect();
        if let Some(taken) = op.takes() {
            self.expect(types.iter().all(|ty| *ty == taken), || {
                format!("`{}` of what is no `{taken}`", op.name())
            });
        }
        match self.given(op, &types, result) {
            Ok(given) => {
                if let Some(gives) = op.gives().or(given) {
                    self.expect(gives == *result, || {
                        format!("`{}` gives `{gives}`, not `{result}`", op.name())
                    });
                }
            }
            Err(wrong) => self.error(format!("`{}`: {wrong}", op.name())),
        }
    }

    /// The type it gives where operands decide that, or what is wrong with them. `None`: `ops.rs` or the row
    /// knows the type, or any that passes is right.
    fn given(&self, op: &Op, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
        match op {
            Op::Const(literal) => Ok(Some(literal_ty(literal))),
            Op::Get(slot) => {
                let info = self.function.slots.get(slot.index()).ok_or("there is no such slot")?;
                Ok(Some(info.ty))
            }
            Op::GetGlobal(global) => {
                let info = self.module.globals.get(global.index()).ok_or("there is no such global")?;
                Ok(Some(info.ty))
            }
            Op::Call { row, args } => self.check_call(row, args, types, result),
            Op::CallFn { func, .. } => self.function_result(*func, types).map(Some),
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
            Op::Widen(_) | Op::Convert(_) | Op::Narrow(_) => self.check_conversion(op, &types[0], result),
            Op::Holds { members, .. } => {
                let held = types[0].members();
                unless(members.iter().all(|member| held.contains(member)), "asks for what is no member")
            }
            Op::Tuple(_) => Ok(Some(Ty::Tuple(types.to_vec().into()))),
            Op::TupleItem(_, index) => match &types[0] {
                Ty::Tuple(items) if *index < items.len() => Ok(Some(items[*index])),
                _ => Err("no such item".to_string()),
            },
            Op::TreeItem(..) => match types {
                [Ty::Tree(leaf), Ty::Int] => Ok(Some(Ty::tree_item(leaf))),
                _ => Err("no tree and an int".to_string()),
            },
            Op::TupleOf(_) | Op::List(_) | Op::Set(_) | Op::Dict(_) => check_items(op, types, result),
            Op::Packed(constant) => {
                unless(constant.pack(result).is_some(), "the constants are not of this type")
            }
            Op::Print { args, .. } => {
                let iterator = types[..args.len()].iter().any(|ty| matches!(ty, Ty::Iter(..)));
                unless(!iterator, "an iterator is no value")
            }
            Op::CallDyn { args, keywords, .. } | Op::CallDynMethod { args, keywords, .. } => {
                unless(keywords.len() <= args.len(), "there are more keywords than arguments")
            }
            Op::RunChunk(chunk) => {
                let chunks = self.module.isolate.as_ref().map_or(0, |plan| plan.chunks.len());
                unless(*chunk < chunks, "there is no such chunk")
            }
            Op::Unreachable
            | Op::CurrentException
            | Op::Not(_)
            | Op::Format(_)
            | Op::NewException { .. }
            | Op::IsException { .. }
            | Op::SetCause { .. }
            | Op::EnterHandler(_)
            | Op::LeaveHandler
            | Op::IsSame(..)
            | Op::ToDyn(_)
            | Op::FromDyn(_)
            | Op::IsDyn { .. }
            | Op::DynGlobal { .. }
            | Op::SetDynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::GetAttr { .. }
            | Op::SetAttr { .. }
            | Op::DynDisplay { .. } => Ok(None),
        }
    }

    fn check_call(
        &self,
        row: &RowUse,
        args: &[CallArg],
        types: &[Ty],
        result: &Ty,
    ) -> Result<Option<Ty>, String> {
        let mut rest = types.iter();
        let args: Vec<Vec<&Ty>> = args
            .iter()
            .map(|arg| match arg {
                CallArg::Value(_) => rest.by_ref().take(1).collect(),
                CallArg::Many(values) => rest.by_ref().take(values.len()).collect(),
                CallArg::Missing => vec![],
            })
            .collect();
        let checked = self.rows.check(row, &args, result);
        checked.map(|()| None).map_err(|wrong| format!("{}: {wrong}", self.rows.name(row.row)))
    }

    fn function_result(&self, func: FnId, types: &[Ty]) -> Result<Ty, String> {
        let callee = self.functions.get(&func).ok_or("the function is not there")?;
        let params = callee.params.iter().map(|slot| &callee.slots[slot.index()].ty);
        if params.eq(types) {
            Ok(callee.result)
        } else {
            Err("arguments are not of the parameters' types".to_string())
        }
    }

    fn check_conversion(&self, op: &Op, from: &Ty, result: &Ty) -> Result<Option<Ty>, String> {
        let members = from.members();
        let holds = match op {
            Op::Widen(_) => matches!(coercion(from, result), Some(Coercion::Same | Coercion::Widen)),
            Op::Convert(_) => coercion(from, result).is_some() || self.converts_items(from, result),
            _ => result.members().iter().all(|member| members.contains(member)),
        };
        if holds { Ok(None) } else { Err(format!("`{from}` does not become `{result}` so")) }
    }

    /// An iterable seen as one of wider items: how a row gets an iterable whose items have the wrong type.
    fn converts_items(&self, from: &Ty, to: &Ty) -> bool {
        let Ty::Iter(IterKind::Widened, parts) = to else { return false };
        parts[0] == *from && self.rows.item(from).is_some_and(|item| coercion(&item, &parts[1]).is_some())
    }
}

fn unless(holds: bool, wrong: &str) -> Result<Option<Ty>, String> {
    if holds { Ok(None) } else { Err(wrong.to_string()) }
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

pub fn literal_ty(literal: &Literal) -> Ty {
    match literal {
        Literal::None => Ty::None,
        Literal::Ellipsis => Ty::Ellipsis,
        Literal::Class(_) => Ty::Type,
        Literal::NotImplemented => Ty::NotImplemented,
        Literal::Function(func) => Ty::Function(*func),
        Literal::Bool(_) => Ty::Bool,
        Literal::Int(_) | Literal::BigInt(_) => Ty::Int,
        Literal::Float(_) => Ty::Float,
        Literal::Complex(_) => Ty::Complex,
        Literal::Str(_) | Literal::CodePoints(_) => Ty::Str,
        Literal::Bytes(_) => Ty::Bytes,
    }
}
