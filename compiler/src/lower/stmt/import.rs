//! Imports of the program's own modules.

use crate::hir::nodes::{DefId, Stmt, Target};
use crate::infer::table::How;
use crate::lower::function::Lower;
use crate::sir::{Op, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// The bodies that run here, then what is bound. (What functions and modules are bound to is known where
    /// they are named.)
    pub(super) fn import(&mut self, stmt: &'a Stmt, target: Option<&'a Target>) {
        let Some(info) = self.instance.stmts.get(&(self.func.id, stmt.id)) else { return };
        let How::Import(bodies, copied) = &info.how else { return };
        for run in bodies {
            let (func, body) =
                (self.module.functions[&run.body], &self.module.input.table.instances[run.body.index()]);
            let frames = self.frames + run.frames;
            let done = self.try_(body.result, Op::CallFn { func, args: vec![], frames }, stmt.span);
            if *self.ty(done) == Ty::Never {
                self.unreachable();
                return;
            }
        }
        if let (Some(source), Some(target)) = (copied, target) {
            let value = self.member(*source, stmt.span);
            self.assign(target, value);
        }
    }

    /// What another module has bound the name to.
    pub fn member(&mut self, def: DefId, span: Span) -> Value {
        let slot = self.module.global_slots[&def];
        let ty = self.module.globals[slot.index()].ty;
        self.try_(ty, Op::GetGlobal(slot), span)
    }
}
