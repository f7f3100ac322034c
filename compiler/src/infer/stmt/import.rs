//! Imports.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{NameRef, Stmt, Target, TargetKind};
use crate::infer::facts::GlobalFact;
use crate::infer::walk::Walk;

impl<'a> Walk<'_, 'a> {
    /// A native module needs no import, where the text alone says what the name stands for: the one place
    /// that binds it is this statement, at top level.
    pub(super) fn import(
        &mut self,
        stmt: &'a Stmt,
        module: &str,
        name: Option<&str>,
        target: Option<&'a Target>,
    ) {
        let is_variable = target.is_some_and(|target| match &target.kind {
            TargetKind::Name(NameRef::Global(global)) => {
                self.cx.facts.globals[global.index()] == GlobalFact::Variable
            }
            _ => true,
        });
        if !self.in_native_module() || is_variable {
            self.refuse(ReasonId::Import, stmt.span, module);
            return;
        }
        let native = match name {
            // Compiler directives and names that only annotations use do nothing at run time.
            Some(_) if module == "__future__" => true,
            Some(name) => crate::infer::rows::is_native_member(module, name),
            None => crate::infer::rows::is_native_module(module),
        };
        if !native {
            self.refuse(ReasonId::Import, stmt.span, module);
        }
    }
}
