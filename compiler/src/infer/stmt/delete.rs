//! `del`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{NameRef, Stmt, Target, TargetKind};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn delete(&mut self, stmt: &'a Stmt, target: &'a Target) {
        match &target.kind {
            TargetKind::Name(name) if self.in_cell(name).is_some() => {}
            TargetKind::Name(name) => match self.variable(name) {
                Some(var) => {
                    let local = self.env.locals.get(&var).cloned();
                    if let NameRef::Global(global) = name
                        && local.as_ref().is_none_or(|local| local.maybe_unbound)
                        && self.cx.plan.suggestions.globals.contains(global)
                    {
                        self.refuse_suggestion(*global, target.span);
                    }
                    if local.is_none() {
                        self.env.reachable = false;
                    }
                    self.unbind(var);
                }
                None => {
                    self.refuse(ReasonId::NotLowered, stmt.span, "deleting a name of another scope");
                }
            },
            TargetKind::Subscript { object, index } => {
                let object_ty = self.expr(*object);
                let index_ty = self.expr(*index);
                let (_, dispatch) = self.method_dispatch(&object_ty, "__delitem__", &[index_ty], target.span);
                self.decide(target, Ty::None, How::Dispatch(dispatch));
            }
            TargetKind::Attribute { object, name } => {
                let object_ty = self.object_or_class(*object);
                if self.holds_instance(&object_ty) {
                    let dispatch = self.unbind_attribute(&mut vec![object_ty], name, target.span);
                    return self.decide(target, Ty::None, How::Dispatch(dispatch));
                }
                self.refuse(ReasonId::NotLowered, stmt.span, "deleting an attribute");
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| self.delete(stmt, item)),
        }
    }
}
