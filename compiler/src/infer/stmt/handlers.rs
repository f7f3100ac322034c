//! `try`: handlers, `else` and `finally`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, Handler, Stmt};
use crate::infer::env::Env;
use crate::infer::table::How;
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
            let caught = handler.class.map_or(Ty::Exception, |class| self.handler_class(class));
            if let Some(name) = &handler.name {
                self.assign(name, caught);
            }
            self.block(&handler.body);
            let env = std::mem::replace(&mut self.env, Env::dead());
            after.join(&env, &mut self.cx.cells);
        }
        self.env = after;
    }

    /// `except X` / `except (X, Y)`: classes that are known, or what the isolate has under these names. Gives
    /// what is caught.
    fn handler_class(&mut self, class: ExprId) -> Ty {
        if let Some((catches, ty)) = self.caught(class) {
            self.record(class, Ty::None, How::Catches(catches, ty));
            return ty;
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
        Ty::Exception
    }
}
