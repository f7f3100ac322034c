//! The verifier's rule 4 for ops: what they take, and the type of what they give. `op_types.rs` knows what
//! the op and its operands decide; here stands what the module and the catalog know.

use super::op_types::{types_of, unless};
use super::verify::Checker;
use super::{CallArg, Field, FnId, Op, RowUse, Yielding};
use crate::ty::relate::coercion;
use crate::ty::{IterKind, Ty};

impl Checker<'_> {
    /// Operand types, and that the result is `result`.
    pub(super) fn op(&mut self, op: &Op, result: &Ty) {
        let types: Vec<Ty> = op.operands().into_iter().map(|value| self.ty(value)).collect();
        let own = types_of(op, &types, result);
        match own.and_then(|own| Ok(own.or(self.given(op, &types, result)?))) {
            Ok(Some(gives)) => {
                self.expect(gives == *result, || format!("`{}` gives `{gives}`, not `{result}`", op.name()));
            }
            Ok(None) => {}
            Err(wrong) => self.error(format!("`{}`: {wrong}", op.name())),
        }
    }

    fn own_generator(&self) -> Result<Yielding, String> {
        self.function.generator.ok_or_else(|| "the function is no generator".to_owned())
    }

    /// The type it gives where the module or the catalog knows, or what is wrong with it.
    fn given(&self, op: &Op, types: &[Ty], result: &Ty) -> Result<Option<Ty>, String> {
        match op {
            Op::Get(slot) | Op::Alias(slot) => {
                let info = self.function.slots.get(slot.index()).ok_or("there is no such slot")?;
                Ok(Some(info.ty))
            }
            Op::GetGlobal(global) => {
                let info = self.module.globals.get(global.index()).ok_or("there is no such global")?;
                Ok(Some(info.ty))
            }
            Op::NewObject(class) => unless(self.module.class(*class).is_some(), "the class has no layout"),
            Op::GetField { field, .. } => {
                let field = self.field(&types[0], *field).ok_or("there is no such field")?;
                Ok(Some(field.ty))
            }
            Op::HasGlobal(global) => {
                let info = self.module.globals.get(global.index()).ok_or("there is no such global")?;
                unless(info.maybe_unbound, "the global is always bound")
            }
            Op::DelField { field, .. } => {
                let field = self.field(&types[0], *field).ok_or("there is no such field")?;
                unless(field.maybe_absent, "the field is always there")
            }
            Op::HasField { field, .. } => {
                unless(self.field(&types[0], *field).is_some(), "there is no such field")
            }
            Op::SetField { field, .. } => {
                let field = self.field(&types[0], *field).ok_or("there is no such field")?;
                unless(field.ty == types[1], "the field has another type")
            }
            Op::Call { row, args } => self.check_call(row, args, types, result),
            Op::CallFn { func, begun: None, .. } => self.function_result(*func, types).map(Some),
            Op::CallFn { func, begun: Some(begun), .. } => {
                let is_asked = |info: &super::Global| info.maybe_unbound && info.ty == Ty::Bool;
                if !self.module.globals.get(begun.index()).is_some_and(is_asked) {
                    return Err("what says whether the body has begun is no such global".to_owned());
                }
                self.function_result(*func, types).map(|_| Some(Ty::None))
            }
            Op::Yield(_) => {
                let Yielding { yielded, sent, .. } = self.own_generator()?;
                if types[0] != yielded {
                    return Err(format!("it yields `{yielded}`, not `{}`", types[0]));
                }
                Ok(Some(sent))
            }
            Op::YieldFrom(_) => {
                let Yielding { yielded, sent, .. } = self.own_generator()?;
                let Ty::Generator(parts) = types[0] else { return Err("it is no generator".to_owned()) };
                let fits = parts[1] == sent && coercion(&parts[0], &yielded).is_some();
                unless(fits, "the generators do not fit each other")
            }
            Op::Convert(_) => self.check_conversion(&types[0], result),
            Op::RunChunk(chunk) => {
                let chunks = self.module.isolate.as_ref().map_or(0, |plan| plan.chunks.len());
                unless(*chunk < chunks, "there is no such chunk")
            }
            // All that there is to know of them is in the op and its operands.
            Op::Const { .. }
            | Op::Unreachable
            | Op::Slice { .. }
            | Op::Unpack { .. }
            | Op::CurrentException
            | Op::Widen { .. }
            | Op::Narrow { .. }
            | Op::Holds { .. }
            | Op::Tuple { .. }
            | Op::TupleOf { .. }
            | Op::TupleItem { .. }
            | Op::TreeItem { .. }
            | Op::Packed { .. }
            | Op::List { .. }
            | Op::Set { .. }
            | Op::Dict { .. }
            | Op::Not { .. }
            | Op::Format { .. }
            | Op::Print { .. }
            | Op::NewException { .. }
            | Op::IsException { .. }
            | Op::NewOwn { .. }
            | Op::InitException { .. }
            | Op::SetCause { .. }
            | Op::SetLack { .. }
            | Op::EnterHandler { .. }
            | Op::LeaveHandler
            | Op::IsSame { .. }
            | Op::ToDyn { .. }
            | Op::FromDyn { .. }
            | Op::IsDyn { .. }
            | Op::DynGlobal { .. }
            | Op::SetDynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::CallDyn { .. }
            | Op::CallDynMethod { .. }
            | Op::GetAttr { .. }
            | Op::SetAttr { .. }
            | Op::Iterate { .. }
            | Op::Import { .. }
            | Op::ImportFrom { .. }
            | Op::BindMethod { .. }
            | Op::MethodSelf(_)
            | Op::Closure { .. }
            | Op::ClosureItem(..)
            | Op::FunctionObject { .. }
            | Op::ClassObject { .. }
            | Op::NewCell
            | Op::GetCell { .. }
            | Op::SetCell { .. }
            | Op::UnsetCell { .. }
            | Op::DynDisplay { .. } => Ok(None),
        }
    }

    fn field(&self, object: &Ty, field: u32) -> Option<&Field> {
        let Ty::Instance(class) = *object else { return None };
        self.module.class(class)?.fields.get(field as usize)
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
            Ok(callee.given())
        } else {
            Err("arguments are not of the parameters' types".to_string())
        }
    }

    fn check_conversion(&self, from: &Ty, result: &Ty) -> Result<Option<Ty>, String> {
        let converts = coercion(from, result).is_some() || self.converts_items(from, result);
        if converts { Ok(None) } else { Err(format!("`{from}` does not become `{result}` so")) }
    }

    /// An iterable seen as one of wider items: how a row gets an iterable whose items have the wrong type.
    fn converts_items(&self, from: &Ty, to: &Ty) -> bool {
        let Ty::Iter(IterKind::Widened, parts) = to else { return false };
        parts[0] == *from && self.rows.item(from).is_some_and(|item| coercion(&item, &parts[1]).is_some())
    }
}
