//! Variables in cells, and functions as values with what they see.

use super::function::Lower;
use crate::catalog::intrinsics::METACLASSES;
use crate::hir::nodes::{BindingId, FuncId, FunctionKind};
use crate::infer::table::{ExprInfo, How, StmtInfo, VarKey};
use crate::sir::{Literal, Op, Slot, Value};
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

    /// A function as a value, with what these variables hold, or are in, and its own defaults.
    pub(super) fn closure(&mut self, how: &How, ty: &Ty) -> Value {
        let How::Closure(func, vars, defaults) = how else { return self.unreachable() };
        let given: Vec<Value> = defaults.iter().map(|default| self.expr(*default)).collect();
        let Ty::Closure(_, parts) = ty else { return self.unreachable() };
        let mut sees = vec![];
        for (var, part) in vars.iter().zip(parts) {
            let slot = self.variable_slot(*var);
            let value = self.get(slot);
            sees.push(self.coerce(value, part));
        }
        for (value, part) in given.into_iter().zip(&parts[vars.len()..]) {
            sees.push(self.coerce(value, part));
        }
        let qualname = self.module.input.program.functions[func.index()].qualname.clone();
        self.let_(*ty, Op::Closure { sees, qualname })
    }

    pub(super) fn lambda(&mut self, func: FuncId, info: &ExprInfo) -> Value {
        match &info.how {
            How::Closure(..) => self.closure(&info.how, &info.ty),
            _ => self.literal(Literal::Function(func.0)),
        }
    }

    /// `def`, where its function is an object: what its decorators give.
    pub(super) fn defined(&mut self, func: FuncId, info: &StmtInfo) -> Value {
        let How::Decorated(made, calls) = &info.how else { return self.closure(&info.how, &info.ty) };
        let decorators = &self.module.input.program.functions[func.index()].decorators;
        let givers: Vec<Value> = decorators.iter().map(|decorator| self.expr(*decorator)).collect();
        if givers.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let mut value = self.closure(&made.how, &made.ty);
        let innermost_first = decorators.iter().zip(givers).rev();
        for ((given, dispatch), (decorator, giver)) in calls.iter().zip(innermost_first) {
            if *self.ty(value) == Ty::Never {
                return value;
            }
            let span = self.position(*decorator);
            value = self.dispatch(dispatch, &mut vec![giver, value], given, span);
        }
        value
    }

    /// The object of a function of a module, or of a class.
    pub(super) fn function_object(&mut self, func: u32) -> Value {
        let program = self.module.input.program;
        let function = &program.functions[func as usize];
        let qualname = function.qualname.clone();
        if function.kind == FunctionKind::Class {
            let name = format!("{}.{qualname}", program.module(function.module).name);
            let is_abstract = self.module.input.table.abstract_classes.contains(&FuncId(func));
            let metaclass = METACLASSES[usize::from(is_abstract)].to_owned();
            return self.let_(Ty::Closure(func, vec![].into()), Op::ClassObject { name, metaclass });
        }
        self.let_(Ty::Closure(func, vec![].into()), Op::FunctionObject { qualname })
    }

    /// What a closure sees.
    pub(super) fn seen(&mut self, closure: Value) -> Vec<Value> {
        let Ty::Closure(_, parts) = *self.ty(closure) else { unreachable!("decided for a closure") };
        let item = |(index, part): (usize, &Ty)| self.let_(*part, Op::ClosureItem(closure, index));
        parts.iter().enumerate().map(item).collect()
    }
}
