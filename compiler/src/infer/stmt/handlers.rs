//! `try`: handlers, `else` and `finally`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, Handler, Stmt, StmtKind};
use crate::infer::env::Env;
use crate::infer::walk::{LoopFrame, Walk};
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn try_(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [Handler],
        orelse: &'a [Stmt],
        finalbody: &'a [Stmt],
    ) {
        if finalbody.is_empty() {
            return self.try_except(body, handlers, orelse);
        }
        if leaves(finalbody) {
            self.refuse(
                ReasonId::NotLowered,
                finalbody[0].span,
                "leaving a `finally` block by `return`, `break` or `continue`",
            );
        }
        // An exception or `return` may come from anywhere in the statement; `break` and `continue` pass
        // through the final block on their way to the loop.
        self.handlers.push(self.env.clone());
        let in_loop = !self.loops.is_empty();
        if in_loop {
            self.loops.push(LoopFrame { breaks: Env::dead(), continues: Env::dead() });
        }
        self.try_except(body, handlers, orelse);
        let anywhere = self.handlers.pop().expect("pushed above");
        let normal = std::mem::replace(&mut self.env, Env::dead());
        if in_loop {
            let frame = self.loops.pop().expect("pushed above");
            let breaks = self.after(finalbody, frame.breaks);
            let continues = self.after(finalbody, frame.continues);
            let around = self.loops.last_mut().expect("there is a loop around");
            around.breaks.join(&breaks, &mut self.cx.cells);
            around.continues.join(&continues, &mut self.cx.cells);
        }
        let normal = self.after(finalbody, normal);
        // What is recorded is what holds for every way in.
        self.env = anywhere;
        self.block(finalbody);
        self.env = normal;
    }

    /// The state at the end of a final block that is entered with this one.
    pub(super) fn after(&mut self, finalbody: &'a [Stmt], before: Env) -> Env {
        if !before.reachable {
            return before;
        }
        self.env = before;
        self.block(finalbody);
        std::mem::replace(&mut self.env, Env::dead())
    }

    fn try_except(&mut self, body: &'a [Stmt], handlers: &'a [Handler], orelse: &'a [Stmt]) {
        self.handlers.push(self.env.clone());
        self.block(body);
        let raised = self.handlers.pop().expect("pushed above");
        self.block(orelse);
        let mut after = std::mem::replace(&mut self.env, Env::dead());
        for handler in handlers {
            self.env = raised.clone();
            if let Some(class) = handler.class {
                self.handler_class(class);
            }
            if let Some(name) = &handler.name {
                self.assign(name, Ty::Exception);
            }
            self.block(&handler.body);
            let env = std::mem::replace(&mut self.env, Env::dead());
            after.join(&env, &mut self.cx.cells);
        }
        self.env = after;
    }

    /// `except X` / `except (X, Y)`: builtin exception classes, or what the isolate has under these names.
    fn handler_class(&mut self, class: ExprId) {
        if self.exception_classes(class).is_some() {
            return;
        }
        let ty = if self.cx.plan.hybrid { self.expr(class) } else { Ty::Never };
        if self.can_be_given(&[ty]) {
            self.give(&[ty], self.func.expr(class).span);
        } else if self.env.reachable {
            self.refuse(
                ReasonId::NotLowered,
                self.func.expr(class).span,
                "catching a class that is not a builtin exception",
            );
        }
    }
}

/// Does the block leave itself by `return`, or by `break`/`continue` of a loop around it?
pub fn leaves(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Return(_) | StmtKind::Break | StmtKind::Continue => true,
        StmtKind::If { body, orelse, .. } => leaves(body) || leaves(orelse),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            leaves(body)
                || leaves(orelse)
                || leaves(finalbody)
                || handlers.iter().any(|handler| leaves(&handler.body))
        }
        StmtKind::While { body, orelse, .. } | StmtKind::For { body, orelse, .. } => {
            returns(body) || leaves(orelse)
        }
        StmtKind::With { body, .. } => leaves(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| leaves(&case.body)),
        StmtKind::Expr(_)
        | StmtKind::Assign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Pass
        | StmtKind::Def { .. }
        | StmtKind::Class { .. }
        | StmtKind::Import { .. }
        | StmtKind::ImportFrom { .. }
        | StmtKind::Opaque { .. } => false,
    })
}

pub(super) fn returns(body: &[Stmt]) -> bool {
    let mut found = false;
    crate::hir::visit::each_stmt(body, &mut |stmt| found |= matches!(stmt.kind, StmtKind::Return(_)));
    found
}
