//! Names.

use crate::hir::nodes::{ExprId, NameRef};
use crate::infer::table::{How, VarKey};
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn name(&mut self, id: ExprId, name: &NameRef, how: &How) -> Value {
        let span = self.func.expr(id).span;
        match how {
            How::Constant(row) => {
                let ty = self.instance.exprs[&(self.func.id, id)].ty;
                return self.call_row(*row, vec![], ty, span);
            }
            How::Intrinsic(_) => {
                let module = self.module.input.program.module(self.func.module);
                return self.literal(Literal::Str(module.name.clone()));
            }
            How::ConstantGlobal(owner, expr) => return self.constant_expr(*owner, *expr),
            How::Class(class) => return self.literal(Literal::Class(class.clone())),
            How::Cell { is_free, checked } => {
                let var = self.variable(name).expect("a variable in a cell");
                return self.read_cell(var, (*is_free, *checked), span);
            }
            How::Function(func) => return self.literal(Literal::Function(func.0)),
            How::Bound(def) => {
                let slot = self.module.bound_slots[def];
                self.try_(Ty::None, Op::GetGlobal(slot), span);
                let Ty::Function(func) = self.instance.exprs[&(self.func.id, id)].ty else {
                    unreachable!("recorded for a function or class")
                };
                return self.literal(Literal::Function(func));
            }
            How::Dispatch(dispatch) => {
                let ty = self.instance.exprs[&(self.func.id, id)].ty;
                return self.dispatch(dispatch, &mut vec![], &ty, span);
            }
            _ => {}
        }
        if let NameRef::Builtin(_) = name
            && self.instance.exprs[&(self.func.id, id)].ty == Ty::NotImplemented
        {
            return self.literal(Literal::NotImplemented);
        }
        let checked = matches!(how, How::Checked);
        if let How::Isolate = how {
            let name = match name {
                NameRef::Global(global) => self.module.input.program.def(*global).name.clone(),
                NameRef::Builtin(name) => name.clone(),
                NameRef::Local(_) | NameRef::Free(..) | NameRef::ClassLocal(_) => {
                    unreachable!("not a name of the module dict")
                }
            };
            let module = self.namespace(self.func.module);
            return self.try_(Ty::Dyn, Op::DynGlobal { name, module }, span);
        }
        if let NameRef::Global(global) = name
            && let Some(slot) = self.module.global_slots.get(global).copied()
        {
            let ty = self.module.globals[slot.index()].ty;
            return self.try_(ty, Op::GetGlobal(slot), span);
        }
        match (self.variable(name), name) {
            (Some(var), _) => self.read_variable(var, checked, span),
            (None, NameRef::Global(global)) if self.module.input.chunks.is_some() => {
                // Native code would have a copy of what lives in the isolate, but nothing gives it a value:
                // NameError is the isolate's.
                let name = self.module.input.program.def(*global).name.clone();
                let module = self.namespace(self.func.module);
                self.try_(Ty::Dyn, Op::DynGlobal { name, module }, span);
                self.unreachable()
            }
            (None, _) => panic!("B0006: lower, `{}`: a name without a variable", self.func.qualname),
        }
    }

    /// What a variable of a function around a callee holds, as it is handed over.
    pub fn captured(&mut self, var: VarKey, ty: &Ty, span: crate::source::Span) -> Value {
        let value = self.read_variable(var, false, span);
        self.coerce(value, ty)
    }

    fn read_variable(&mut self, var: VarKey, checked: bool, span: crate::source::Span) -> Value {
        if let Some((_, value)) = self.given.filter(|(given, _)| *given == var) {
            return value;
        }
        let slot = self.variable_slot(var);
        let ty = *self.b.slot_ty(slot);
        if checked { self.try_(ty, Op::Get(slot), span) } else { self.let_(ty, Op::Get(slot)) }
    }
}
