//! `def`: defaults are evaluated where it stands.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{NameRef, Stmt, Target, TargetKind};
use crate::infer::facts::GlobalFact;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn def(&mut self, stmt: &'a Stmt, func: crate::hir::nodes::FuncId, target: &'a Target) {
        let is_member = self.own_class().is_some();
        let is_decorated = !self.cx.program.functions[func.index()].decorators.is_empty();
        if !is_member && (!self.in_native_module() || is_decorated && !self.cx.plan.hybrid) {
            return self.nested_def(stmt, func, target);
        }
        let known = matches!(&target.kind, TargetKind::Name(NameRef::Global(global))
            if matches!(self.cx.facts.globals[global.index()], GlobalFact::Function(f, _) if f == func));
        if !known && !is_member {
            self.refuse(ReasonId::FunctionRebound, stmt.span, &self.cx.program.functions[func.index()].name);
        }
        let function = &self.cx.program.functions[func.index()];
        let annotations =
            function.params.iter().map(|param| param.annotation).chain([function.returns]).flatten();
        for annotation in annotations {
            if !self.is_quiet_annotation(annotation) {
                self.refuse(
                    ReasonId::NotLowered,
                    self.func.expr(annotation).span,
                    "an annotation that may do something",
                );
            }
        }
        for (index, param) in function.params.iter().enumerate() {
            let Some(default) = param.default else { continue };
            let ty = self.expr_or_function(default);
            if !crate::infer::facts::is_fixed(self.func, self.func.expr(default)) {
                let ty = self.storable(&ty, default);
                self.keep_default(func, index, ty);
            }
        }
    }

    /// Defaults are evaluated once, when `def` runs; calls share the value.
    fn keep_default(&mut self, func: crate::hir::nodes::FuncId, index: usize, ty: Ty) {
        self.cx.join_default(func, index, &ty);
    }
}
