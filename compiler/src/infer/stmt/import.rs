//! Imports.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ModuleId, NameRef, Stmt, Target, TargetKind};
use crate::infer::facts::GlobalFact;
use crate::infer::table::{How, RunBody, StmtInfo};
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// A native module needs no import, where the text alone says what the name stands for: the one place
    /// that binds it is this statement, at top level.
    pub(super) fn import(
        &mut self,
        stmt: &'a Stmt,
        module: &str,
        level: u32,
        name: Option<&str>,
        target: Option<&'a Target>,
    ) {
        let program = self.cx.program;
        let own = program.imported(self.func.module, module, level);
        if let Some(own) = own.filter(|own| program.is_native(*own)) {
            if !self.import_own(stmt, own, name, target) {
                self.refuse(ReasonId::Import, stmt.span, &program.module(own).name);
            }
            return;
        }
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

    /// A module of the program: its body runs here, unless it has run. What is no function, module or member
    /// of the library gets bound to what it has been bound to there. Is it known when all this happens?
    fn import_own(
        &mut self,
        stmt: &'a Stmt,
        own: ModuleId,
        name: Option<&str>,
        target: Option<&'a Target>,
    ) -> bool {
        let program = self.cx.program;
        let key = (self.func.id, stmt.id);
        let Some(runs) = &self.cx.plan.runs else { return false };
        let mut bodies = vec![];
        for run in runs.get(&key).cloned().unwrap_or_default() {
            let body = program.module(run.module).body.expect("what is native can be read");
            let instance = self.cx.instance(body, vec![]);
            self.cx.follow(instance);
            self.calls.insert(instance);
            bodies.push(RunBody { body: instance, frames: run.frames(self.cx.plan.minor) });
            if self.cx.result_of(instance) == Ty::Never {
                self.env.reachable = false;
            }
        }
        let Some(TargetKind::Name(NameRef::Global(bound))) = target.map(|target| &target.kind) else {
            return false;
        };
        let copied = match &self.cx.facts.globals[bound.index()] {
            GlobalFact::Module(_) | GlobalFact::Function(..) | GlobalFact::Member(..) => None,
            GlobalFact::Class => return false,
            GlobalFact::Variable => {
                let source = name.and_then(|name| program.global(own, name));
                match source.filter(|source| crate::world::is_bound_at_end(program, *source)) {
                    Some(source) => Some(source),
                    None => return false,
                }
            }
        };
        self.stmts.insert(key, StmtInfo { ty: Ty::None, how: How::Import(bodies, copied) });
        if let (Some(source), Some(target), true) = (copied, target, self.env.reachable) {
            let ty = self.cx.global(source);
            self.assign(target, ty);
        }
        true
    }
}
