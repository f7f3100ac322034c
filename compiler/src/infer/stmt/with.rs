//! `with` over managers of the isolate; the body stays native.

use crate::catalog::intrinsics::managers;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, ExprKind, NameRef, Stmt, Target};
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// `items`: the managers that are left; each is entered with those before it.
    pub(super) fn with(&mut self, stmt: &'a Stmt, items: &'a [(ExprId, Option<Target>)], body: &'a [Stmt]) {
        let Some(((manager, target), rest)) = items.split_first() else { return self.block(body) };
        let ty = self.expr(*manager);
        if !self.env.reachable {
            return;
        }
        if !self.cx.plan.hybrid || self.shallow(&ty) != Ty::Dyn {
            self.refuse(ReasonId::NotLowered, stmt.span, "`with`");
            self.env.reachable = false;
            return;
        }
        self.handlers.push(self.env.clone());
        if let Some(target) = target {
            self.assign(target, Ty::Dyn);
        }
        self.with(stmt, rest, body);
        let raised = self.handlers.pop().expect("pushed above");
        if self.may_swallow(*manager) {
            self.env.join(&raised, &mut self.cx.cells);
        }
    }

    /// May the manager's `__exit__` end an exception?
    fn may_swallow(&self, manager: ExprId) -> bool {
        let ExprKind::Call { func, .. } = &self.func.expr(manager).kind else { return true };
        match &self.func.expr(*func).kind {
            ExprKind::Name(NameRef::Builtin(name)) => {
                !managers::swallows_nothing(name) || self.cx.plan.may_rebind(name)
            }
            _ => true,
        }
    }
}
