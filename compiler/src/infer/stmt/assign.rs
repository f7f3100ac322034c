//! Assignment to a name, an item, an attribute.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, NameRef, Stmt, Target, TargetKind};
use crate::hir::{Bind, Way};
use crate::infer::facts::GlobalFact;
use crate::infer::table::{Given, How, StmtInfo, VarKey};
use crate::infer::walk::{Sink, Walk};
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub fn decide(&mut self, target: &Target, ty: Ty, how: How) {
        self.targets.insert((self.func.id, target.id), StmtInfo { ty, how });
    }

    pub fn assign(&mut self, target: &'a Target, ty: Ty) {
        match &target.kind {
            TargetKind::Name(name) => self.assign_name(target, name, ty),
            TargetKind::Subscript { object, index } => {
                let object_ty = self.expr(*object);
                let index_ty = self.expr(*index);
                let (_, dispatch) =
                    self.method_dispatch(&object_ty, "__setitem__", &[index_ty, ty], target.span);
                self.decide(target, ty, How::Dispatch(dispatch));
            }
            TargetKind::Attribute { object, name } if let Some(def) = self.own_target(*object, name) => {
                let held = self.shallow(&ty);
                if holds_iterator(&held) {
                    self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&held));
                }
                self.join_global(def, &ty);
                self.decide(target, Ty::None, How::Member(def));
            }
            TargetKind::Attribute { object, name } => {
                let object_ty = self.object_or_class(*object);
                if self.shallow(&object_ty) == Ty::Never {
                    return;
                }
                if let Some(class) = self.class_of_value(&object_ty) {
                    return self.bind_class_value(class, target, name, &ty);
                }
                let is_none = self.shallow(&object_ty) == Ty::None;
                if is_none || self.holds_instance(&object_ty) || self.is_native_exception(&object_ty) {
                    let held = self.shallow(&ty);
                    if holds_iterator(&held) {
                        self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&held));
                    }
                    let mut operands = vec![object_ty, ty];
                    let dispatch = self.bind_attribute(&mut operands, name, target.span);
                    return self.decide(target, ty, How::Dispatch(dispatch));
                }
                if self.shallow(&object_ty) != Ty::Dyn {
                    self.refuse(ReasonId::NotLowered, target.span, format!("setting attribute `{name}`"));
                }
                let held = self.shallow(&ty);
                if holds_iterator(&held) {
                    self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&held));
                }
                self.cx.cells.send_to_isolate(&ty);
            }
            TargetKind::Tuple { items, star } => self.unpack(target, items, *star, &ty),
        }
    }

    /// The name of a module of the program that `m.name = …` binds, where nothing runs in the isolate.
    fn own_target(&self, object: ExprId, name: &str) -> Option<crate::hir::nodes::DefId> {
        if self.cx.plan.hybrid {
            return None;
        }
        let program = self.cx.program;
        let def = program.global(self.own_module_here(object)?, name)?;
        let is_listed = |bind: &Bind| bind.way == Way::Attribute && bind.func == self.func.id;
        program.def(def).bindings.iter().any(is_listed).then_some(def)
    }

    /// `m.count += 1` keeps what `m` is meanwhile: a module is known by its name.
    pub(super) fn keeps_module(&mut self, stmt: &'a Stmt, target: &'a Target, value: ExprId) -> bool {
        let TargetKind::Name(name @ NameRef::Local(binding)) = &target.kind else { return false };
        let is_kept = self.func.binding(*binding).synthetic && !self.cx.plan.hybrid;
        if !is_kept || self.own_module_here(value).is_none() {
            return false;
        }
        let is_module = matches!(self.cx.facts.of_name(self.func, name), Some(GlobalFact::Module(_)));
        if is_module {
            self.bind_known(name);
            let key = (self.func.id, stmt.id);
            self.stmts.insert(key, StmtInfo { ty: Ty::None, how: How::Import(vec![], Given::Known) });
        }
        is_module
    }

    fn assign_name(&mut self, target: &'a Target, name: &'a NameRef, ty: Ty) {
        if let NameRef::ClassLocal(name) = name
            && self.bind_class_local(target, name, &ty)
        {
            return;
        }
        if let Some(var) = self.in_cell(name) {
            return self.bind_cell(var, target, name, &ty);
        }
        let held = self.shallow(&ty);
        let synthetic = matches!(name, NameRef::Local(binding) if self.func.binding(*binding).synthetic);
        if holds_iterator(&held) && !synthetic {
            self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&held));
        }
        if let Some(var) = self.variable(name) {
            self.check_kept(&ty, Some(var), target.span);
            if let VarKey::Global(global) = var {
                self.join_global(global, &ty);
            }
            self.bind(var, ty);
            return;
        }
        match name {
            NameRef::Global(global) if self.cx.is_in_isolate(*global) => {
                if self.shallow(&ty).holds_bound() {
                    self.refuse(ReasonId::FunctionValue, target.span, "a method as a value");
                }
                self.check_object(&ty, target.span);
                self.cx.cells.send_to_isolate(&ty);
                let held = self.shallow(&ty);
                self.cx.join_global(*global, &held);
            }
            NameRef::Global(global) => self.join_global(*global, &ty),
            NameRef::Free(..) | NameRef::Local(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => {
                let name = self.spelling(name).to_owned();
                self.refuse(ReasonId::Closure, target.span, name);
            }
        }
    }

    /// A function that another module keeps, of a module whose body may run again: that makes other globals,
    /// and the function keeps those it had.
    fn check_outlives(&mut self, global: crate::hir::nodes::DefId, ty: &Ty) {
        let program = self.cx.program;
        let home = program.def(global).module;
        let outlives = |member: &Ty| match member {
            Ty::Function(func) => {
                let module = program.functions[*func as usize].module;
                let runs_again = self.may_run_again(module);
                (runs_again && module != home).then_some(*func)
            }
            _ => None,
        };
        if let Some(func) = self.shallow(ty).members().iter().find_map(outlives) {
            let what = format!("function `{}` kept by another module", program.functions[func as usize].name);
            self.refuse(ReasonId::FunctionValue, self.at, what);
        }
    }

    /// The name as the program's text has it.
    pub fn spelling(&self, name: &'a NameRef) -> &'a str {
        match name {
            NameRef::Local(binding) => &self.func.binding(*binding).name,
            NameRef::Free(owner, binding) => &self.cx.program.functions[owner.index()].binding(*binding).name,
            NameRef::Global(global) => &self.cx.program.def(*global).name,
            NameRef::Builtin(name) | NameRef::ClassLocal(name) => name,
        }
    }

    fn join_global(&mut self, global: crate::hir::nodes::DefId, ty: &Ty) {
        self.check_outlives(global, ty);
        self.cx.join_global(global, ty);
        self.flow(ty, Sink::Global(global), self.at);
    }
}

/// Iterators of native code are no objects: they stay where they are made.
fn holds_iterator(ty: &Ty) -> bool {
    ty.may_be_passing()
}
