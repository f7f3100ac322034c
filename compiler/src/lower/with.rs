//! `with`.
//!
//! ```text
//! enter, exit = what the manager's class has; target = enter()
//! body, left through:
//!     if raised { raised = not exit(class, exception, traceback) } else { exit(None, None, None) }
//! ```
//!
//! Of a native manager the methods are known; one of the isolate is asked for them.

use super::exception::Ways;
use super::function::Lower;
use crate::catalog::intrinsics::managers::{CLASS_OF, ENTER, EXIT, EXIT_RAISING};
use crate::hir::nodes::{ExprId, Stmt, Target};
use crate::infer::table::{How, Managed};
use crate::sir::{self, Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// Rows of hybridc's own.
const OWN: &str = "hybridc";

/// What is called as the statement ends.
enum End<'m> {
    /// The methods of this object.
    Native(&'m Managed, Value),
    /// This object of the isolate.
    Isolate(Value),
}

type Item = (ExprId, Option<Target>);

impl<'a> Lower<'_, 'a> {
    pub fn with(&mut self, stmt: &'a Stmt, items: &'a [Item], body: &'a [Stmt]) {
        let info = &self.instance.stmts[&(self.func.id, stmt.id)];
        let How::With(managers) = &info.how else { unreachable!("recorded by inference") };
        self.with_items(stmt, items, managers, body);
    }

    fn with_items(
        &mut self,
        stmt: &'a Stmt,
        items: &'a [Item],
        managers: &'a [Option<Managed>],
        body: &'a [Stmt],
    ) {
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
        let (native, managers) = managers.split_first().expect("one for each that is reached");
        let (entered, end) = match native {
            Some(native) => {
                let entered = self.dispatch(&native.enter, &mut vec![manager], &native.entered, span);
                (entered, End::Native(native, manager))
            }
            None => {
                let manager = self.coerce(manager, &Ty::Dyn);
                let enter = self.exact_row(OWN, ENTER, &[manager], Ty::Dyn, span);
                let exit = self.exact_row(OWN, EXIT, &[manager], Ty::Dyn, span);
                let call = Op::CallDyn { callee: enter, args: vec![], keywords: vec![] };
                (self.try_(Ty::Dyn, call, span), End::Isolate(exit))
            }
        };
        if *self.ty(entered) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let mut protected = |lower: &mut Self| {
            if let Some(target) = target {
                lower.assign(target, entered);
            }
            lower.with_items(stmt, rest, managers, body);
        };
        self.leaving_through(&mut protected, &mut |lower, ways| {
            lower.call_exit(&end, ways, span);
        });
    }

    fn call_exit(&mut self, end: &End, ways: &Ways, span: Span) {
        let cond = self.get(ways.raised);
        let then = self.region(&mut |lower| lower.exit_raising(end, ways, span));
        let orelse = self.region(&mut |lower| lower.exit_quietly(end, span));
        let both = sir::build::ends(&then) && sir::build::ends(&orelse);
        self.push(StmtKind::If { cond, then, orelse });
        if both {
            self.push(StmtKind::Unreachable);
        }
    }

    /// The exception is being handled while the manager is told of it.
    fn exit_raising(&mut self, end: &End, ways: &Ways, span: Span) {
        let exception = self.get(ways.failure);
        self.let_(Ty::None, Op::EnterHandler(exception));
        let swallowed = self.new_slot("swallowed", Ty::Bool, false);
        let inner = self.new_value(Ty::Exception);
        let mut answers = true;
        let body = self.region(&mut |lower| {
            let is_swallowed = lower.told(end, exception, span);
            answers = *lower.ty(is_swallowed) != Ty::Never;
            if answers {
                lower.set(swallowed, is_swallowed);
            }
        });
        let handler = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::LeaveHandler);
            lower.push(StmtKind::Reraise { exception: inner });
        });
        self.push(StmtKind::Try { body, caught: inner, handler });
        if !answers {
            return self.push(StmtKind::Unreachable);
        }
        self.let_(Ty::None, Op::LeaveHandler);
        self.go_on(swallowed, &mut |lower| {
            let no = lower.literal(Literal::Bool(false));
            lower.set(ways.raised, no);
            // Nobody keeps the exception any longer.
            let site = Some(lower.site(span));
            lower.push(StmtKind::Unset { slot: ways.failure, site });
        });
    }

    /// The manager is told of the exception: does it end there?
    fn told(&mut self, end: &End, exception: Value, span: Span) -> Value {
        match end {
            End::Isolate(exit) => self.exact_row(OWN, EXIT_RAISING, &[*exit, exception], Ty::Bool, span),
            End::Native(native, manager) => {
                let class = self.exact_row("builtins", CLASS_OF, &[exception], Ty::Type, span);
                let mut operands = vec![*manager, class, exception, self.literal(Literal::None)];
                self.dispatch(&native.exit_raising, &mut operands, &Ty::Bool, span)
            }
        }
    }

    fn exit_quietly(&mut self, end: &End, span: Span) {
        let nones = [0; 3].map(|_| self.literal(Literal::None));
        match end {
            End::Isolate(exit) => {
                let args = nones.map(|none| self.coerce(none, &Ty::Dyn)).to_vec();
                self.try_(Ty::Dyn, Op::CallDyn { callee: *exit, args, keywords: vec![] }, span);
            }
            End::Native(native, manager) => {
                let mut operands = vec![*manager];
                operands.extend(nones);
                self.dispatch(&native.exit, &mut operands, &Ty::None, span);
            }
        }
    }
}
