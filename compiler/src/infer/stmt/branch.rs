//! `if` and `assert`.

use crate::hir::nodes::{ExprId, Stmt};
use crate::infer::narrow;
use crate::infer::walk::Walk;

impl<'a> Walk<'_, 'a> {
    pub(super) fn assert(&mut self, test: ExprId, message: Option<ExprId>) {
        self.tested(test);
        let before = self.env.clone();
        narrow::assume(self, test, false);
        if self.env.reachable
            && let Some(message) = message
        {
            let ty = self.expr(message);
            self.check_value(&ty, message);
        }
        self.env = before;
        narrow::assume(self, test, true);
    }

    pub(super) fn if_(&mut self, test: ExprId, body: &'a [Stmt], orelse: &'a [Stmt]) {
        self.tested(test);
        if !self.env.reachable {
            return;
        }
        let before = self.env.clone();
        narrow::assume(self, test, true);
        self.block(body);
        let after = std::mem::replace(&mut self.env, before);
        narrow::assume(self, test, false);
        self.block(orelse);
        self.env.join(&after, &mut self.cx.cells);
    }
}
