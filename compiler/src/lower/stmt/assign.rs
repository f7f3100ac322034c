//! Assignment to a name, an item, an attribute; `del`.

use crate::hir::nodes::{NameRef, Target, TargetKind};
use crate::infer::table::How;
use crate::lower::function::Lower;
use crate::lower::stmt::unpack::BindingOrder;
use crate::sir::{GlobalSlot, Op, StmtKind, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn delete(&mut self, target: &'a Target) {
        let span = self.target_position(target);
        match &target.kind {
            TargetKind::Name(name) => {
                let site = Some(self.site(span));
                if let NameRef::Global(global) = name
                    && let Some(global) = self.module.global_slots.get(global).copied()
                {
                    self.push(StmtKind::UnsetGlobal { global, site });
                    return;
                }
                let var = self.variable(name).expect("partition defers the deletion of other scopes' names");
                if self.is_in_cell(var) {
                    return self.unset_cell(var, matches!(name, NameRef::Free(..)), span);
                }
                let slot = self.variable_slot(var);
                self.push(StmtKind::Unset { slot, site });
            }
            TargetKind::Subscript { object, index } => {
                let object = self.expr(*object);
                let index = self.expr(*index);
                if *self.ty(object) == Ty::Never || *self.ty(index) == Ty::Never {
                    return;
                }
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![object, index], &Ty::None, span);
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| self.delete(item)),
            TargetKind::Attribute { object, .. } => {
                let object = self.expr(*object);
                if *self.ty(object) == Ty::Never {
                    return;
                }
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![object], &Ty::None, span);
            }
        }
    }

    pub fn assign(&mut self, target: &'a Target, value: Value) {
        if *self.ty(value) == Ty::Never {
            return;
        }
        let span = self.target_position(target);
        match &target.kind {
            TargetKind::Name(NameRef::ClassLocal(_)) => {
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![value], &Ty::None, span);
            }
            TargetKind::Name(name) => self.assign_name(name, value),
            TargetKind::Subscript { object, index } => {
                let object = self.expr(*object);
                let index = self.expr(*index);
                if *self.ty(object) == Ty::Never || *self.ty(index) == Ty::Never {
                    return;
                }
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![object, index, value], &Ty::None, span);
            }
            TargetKind::Attribute { .. } if let Some(global) = self.member_bound(target) => {
                let ty = self.module.globals[global.index()].ty;
                let value = self.coerce(value, &ty);
                self.push(StmtKind::SetGlobal { global, value });
            }
            TargetKind::Attribute { object, .. }
                if let Some(info) = self.instance.targets.get(&(self.func.id, target.id)) =>
            {
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                let mut operands = vec![];
                if self.instance.exprs.contains_key(&(self.func.id, *object)) {
                    operands.push(self.expr(*object));
                }
                operands.push(value);
                if *self.ty(operands[0]) != Ty::Never {
                    self.dispatch(dispatch, &mut operands, &Ty::None, span);
                }
            }
            TargetKind::Attribute { object, name } => {
                let object = self.expr(*object);
                if *self.ty(object) == Ty::Never {
                    return;
                }
                let value = self.coerce(value, &Ty::Dyn);
                self.try_(Ty::None, Op::SetAttr { object, name: name.clone(), value }, span);
            }
            TargetKind::Tuple { items, star } => {
                self.unpack(target, items, *star, value, BindingOrder::Forward)
            }
        }
    }

    /// The name of another module of the program that the target binds.
    fn member_bound(&self, target: &Target) -> Option<GlobalSlot> {
        match self.instance.targets.get(&(self.func.id, target.id))?.how {
            How::Member(def) => Some(self.module.global_slots[&def]),
            _ => None,
        }
    }

    fn assign_name(&mut self, name: &NameRef, value: Value) {
        let global = match name {
            NameRef::Global(global) => Some(*global),
            NameRef::Local(_) | NameRef::Free(..) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        };
        if let Some(slot) = global.and_then(|global| self.module.global_slots.get(&global).copied()) {
            let ty = self.module.globals[slot.index()].ty;
            let value = self.coerce(value, &ty);
            self.push(StmtKind::SetGlobal { global: slot, value });
            if !global.is_some_and(|global| self.module.input.table.copied.contains(&global)) {
                return;
            }
        }
        match self.variable(name) {
            Some(var) if self.is_in_cell(var) => self.set_cell(var, value),
            Some(var) => {
                let slot = self.variable_slot(var);
                self.set(slot, value);
            }
            None => {
                let global = global.expect("other names are deferred");
                let def = self.module.input.program.def(global);
                let (name, module) = (def.name.clone(), self.namespace(def.module));
                let value = self.coerce(value, &Ty::Dyn);
                self.let_(Ty::None, Op::SetDynGlobal { name, value, module });
            }
        }
    }
}
