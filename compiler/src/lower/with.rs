//! `with` over managers of the isolate.
//!
//! ```text
//! enter, exit = what the manager's class has; target = enter()
//! body, left through:
//!     if raised { raised = not exit(class, exception, traceback) } else { exit(None, None, None) }
//! ```

use super::exception::Ways;
use super::function::Lower;
use crate::catalog::intrinsics::managers::{ENTER, EXIT, EXIT_RAISING};
use crate::hir::nodes::{ExprId, Stmt, Target};
use crate::sir::{Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// Rows of hybridc's own.
const OWN: &str = "hybridc";

impl<'a> Lower<'_, 'a> {
    pub fn with(&mut self, stmt: &'a Stmt, items: &'a [(ExprId, Option<Target>)], body: &'a [Stmt]) {
        let Some(((manager, target), rest)) = items.split_first() else { return self.block(body) };
        // Where a traceback says that the manager was called: until 3.12 at the whole statement.
        let span = if self.module.input.minor < 13 { stmt.span } else { self.func.expr(*manager).span };
        let manager = self.expr(*manager);
        if *self.ty(manager) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let manager = self.coerce(manager, &Ty::Dyn);
        let enter = self.exact_row(OWN, ENTER, &[manager], Ty::Dyn, span);
        let exit = self.exact_row(OWN, EXIT, &[manager], Ty::Dyn, span);
        let call = Op::CallDyn { callee: enter, args: vec![], keywords: vec![] };
        let entered = self.try_(Ty::Dyn, call, span);
        let mut protected = |lower: &mut Self| {
            if let Some(target) = target {
                lower.assign(target, entered);
            }
            lower.with(stmt, rest, body);
        };
        self.leaving_through(&mut protected, &mut |lower, ways| {
            lower.call_exit(exit, ways, span);
        });
    }

    fn call_exit(&mut self, exit: Value, ways: &Ways, span: Span) {
        let cond = self.get(ways.raised);
        let then = self.region(&mut |lower| lower.exit_raising(exit, ways, span));
        let orelse = self.region(&mut |lower| lower.exit_quietly(exit, span));
        self.push(StmtKind::If { cond, then, orelse });
    }

    /// The exception is being handled while the manager is told of it.
    fn exit_raising(&mut self, exit: Value, ways: &Ways, span: Span) {
        let exception = self.get(ways.failure);
        self.let_(Ty::None, Op::EnterHandler(exception));
        let swallowed = self.new_slot("swallowed", Ty::Bool, false);
        let inner = self.new_value(Ty::Exception);
        let body = self.region(&mut |lower| {
            let is_swallowed = lower.exact_row(OWN, EXIT_RAISING, &[exit, exception], Ty::Bool, span);
            lower.set(swallowed, is_swallowed);
        });
        let handler = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::LeaveHandler);
            lower.push(StmtKind::Reraise { exception: inner });
        });
        self.push(StmtKind::Try { body, caught: inner, handler });
        self.let_(Ty::None, Op::LeaveHandler);
        self.go_on(swallowed, &mut |lower| {
            let no = lower.literal(Literal::Bool(false));
            lower.set(ways.raised, no);
            // Nobody keeps the exception any longer.
            let site = Some(lower.site(span));
            lower.push(StmtKind::Unset { slot: ways.failure, site });
        });
    }

    fn exit_quietly(&mut self, exit: Value, span: Span) {
        let args = (0..3)
            .map(|_| {
                let none = self.literal(Literal::None);
                self.coerce(none, &Ty::Dyn)
            })
            .collect();
        self.try_(Ty::Dyn, Op::CallDyn { callee: exit, args, keywords: vec![] }, span);
    }
}
