//! Variables in cells, and functions as values with what they see.

use super::function::Lower;
use crate::hir::nodes::{BindingId, FuncId};
use crate::infer::table::VarKey;
use crate::sir::{Op, Slot, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn is_in_cell(&self, var: VarKey) -> bool {
        let VarKey::Local(owner, binding) = var else { return false };
        self.module.input.program.captures.is_in_cell((owner, binding))
    }

    /// The cells of the function's own variables. `given`: those of parameters, and what these have got.
    pub(super) fn make_cells(&mut self, given: &[(VarKey, Slot)]) {
        let func = self.func.id;
        for index in 0..self.func.bindings.len() {
            let var = VarKey::Local(func, BindingId(index as u32));
            if !self.is_in_cell(var) || !self.instance.slots.contains_key(&var) {
                continue;
            }
            let slot = self.variable_slot(var);
            let ty = *self.b.slot_ty(slot);
            let cell = self.let_(ty, Op::NewCell);
            self.b.set(slot, cell);
            if let Some((_, param)) = given.iter().find(|(of, _)| *of == var) {
                let value = self.get(*param);
                self.set_cell(var, value);
            }
        }
    }

    fn cell(&mut self, var: VarKey) -> (Value, Ty) {
        let slot = self.variable_slot(var);
        let Ty::Cell(held) = *self.b.slot_ty(slot) else { unreachable!("inference keeps it in a cell") };
        (self.get(slot), *held)
    }

    pub(super) fn read_cell(&mut self, var: VarKey, (is_free, checked): (bool, bool), span: Span) -> Value {
        let (cell, held) = self.cell(var);
        let name = var.name(self.module.input.program).to_owned();
        let op = Op::GetCell { cell, name, is_free, checked };
        if checked { self.try_(held, op, span) } else { self.let_(held, op) }
    }

    pub(super) fn set_cell(&mut self, var: VarKey, value: Value) {
        let (cell, held) = self.cell(var);
        let value = self.coerce(value, &held);
        self.let_(Ty::None, Op::SetCell { cell, value });
    }

    /// `del name`
    pub(super) fn unset_cell(&mut self, var: VarKey, is_free: bool, span: Span) {
        let (cell, _) = self.cell(var);
        let name = var.name(self.module.input.program).to_owned();
        self.try_(Ty::None, Op::UnsetCell { cell, name, is_free }, span);
    }

    /// A function as a value, with what these variables hold, or are in.
    pub(super) fn closure(&mut self, func: FuncId, vars: &[VarKey], ty: &Ty) -> Value {
        let Ty::Closure(_, parts) = ty else { unreachable!("inference makes a closure of it") };
        let mut sees = vec![];
        for (var, part) in vars.iter().zip(parts) {
            let slot = self.variable_slot(*var);
            let value = self.get(slot);
            sees.push(self.coerce(value, part));
        }
        let qualname = self.module.input.program.functions[func.index()].qualname.clone();
        self.let_(*ty, Op::Closure { sees, qualname })
    }

    /// What a closure sees.
    pub(super) fn seen(&mut self, closure: Value) -> Vec<Value> {
        let Ty::Closure(_, parts) = *self.ty(closure) else { unreachable!("decided for a closure") };
        let item = |(index, part): (usize, &Ty)| self.let_(*part, Op::ClosureItem(closure, index));
        parts.iter().enumerate().map(item).collect()
    }
}
