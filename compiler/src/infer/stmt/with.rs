//! `with`: over native managers, and over those of the isolate; the body stays native.

use crate::catalog::intrinsics::managers;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, ExprKind, NameRef, Stmt, Target};
use crate::infer::table::{How, Managed, StmtInfo};
use crate::infer::walk::Walk;
use crate::ty::Ty;

type Item = (ExprId, Option<Target>);

impl<'a> Walk<'_, 'a> {
    pub(super) fn with(&mut self, stmt: &'a Stmt, items: &'a [Item], body: &'a [Stmt]) {
        let mut managers = vec![];
        self.with_items(stmt, items, body, &mut managers);
        let info = StmtInfo { ty: Ty::None, how: How::With(managers) };
        self.stmts.insert((self.func.id, stmt.id), info);
    }

    /// `items`: the managers that are left; each is entered with those before it.
    fn with_items(
        &mut self,
        stmt: &'a Stmt,
        items: &'a [Item],
        body: &'a [Stmt],
        managers: &mut Vec<Option<Managed>>,
    ) {
        let Some(((manager, target), rest)) = items.split_first() else { return self.block(body) };
        let ty = self.expr(*manager);
        if !self.env.reachable {
            return;
        }
        let native = if self.shallow(&ty) == Ty::Dyn {
            None
        } else if self.is_made_manager(*manager) {
            self.managed_generator(ty, stmt.span)
        } else {
            self.managed(ty, stmt.span)
        };
        if native.is_none() && (!self.cx.plan.hybrid || self.shallow(&ty) != Ty::Dyn) {
            self.refuse(ReasonId::NotLowered, stmt.span, "`with`");
            self.env.reachable = false;
            return;
        }
        let (entered, ends, swallows) = match &native {
            Some(native) => (native.managed.entered, native.ends, native.swallows),
            None => (Ty::Dyn, true, self.may_swallow(*manager)),
        };
        managers.push(native.map(|native| native.managed));
        if self.shallow(&entered) == Ty::Never {
            self.env.reachable = false;
            return;
        }
        self.handlers.push(self.env.clone());
        if let Some(target) = target {
            self.assign(target, entered);
        }
        self.with_items(stmt, rest, body, managers);
        let raised = self.handlers.pop().expect("pushed above");
        self.env.reachable &= ends;
        if swallows {
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
