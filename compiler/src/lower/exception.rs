//! `raise`, `assert`, `try`.

use super::exits::{Entered, Exit, FinallyExit, Leaving};
use super::function::Lower;
use crate::catalog::intrinsics;
use crate::hir::nodes::{ExprId, Handler, Stmt, Target, TargetKind};
use crate::infer::table::{Catches, How, Lack, StmtInfo};
use crate::sir::{Literal, Op, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// How a statement has been left whose end runs in any case.
pub(super) struct Ways {
    pub raised: Slot,
    /// The exception.
    pub failure: Slot,
}

impl<'a> Lower<'_, 'a> {
    pub fn raise(&mut self, stmt: &'a Stmt, exc: Option<ExprId>, cause: Option<ExprId>) {
        let span = stmt.span;
        let site = self.site(span);
        let Some(exc) = exc else {
            let exception = self.try_(Ty::Exception, Op::CurrentException, span);
            self.push(StmtKind::Reraise { exception });
            return;
        };
        let exception = self.exception(exc);
        let cause = cause.map(|cause| self.exception(cause));
        if [Some(exception), cause].into_iter().flatten().any(|value| *self.ty(value) == Ty::Never) {
            self.push(StmtKind::Unreachable);
            return;
        }
        let exception = self.raised(stmt, exception);
        if *self.ty(exception) == Ty::Never {
            return;
        }
        if let Some(cause) = cause {
            self.set_cause(exception, cause, span);
        }
        self.push(StmtKind::Raise { exception, site });
    }

    /// `raise … from cause`
    fn set_cause(&mut self, exception: Value, cause: Value, span: Span) {
        let ty = *self.ty(cause);
        if ty == Ty::None {
            self.let_(Ty::None, Op::SetCause { exception, cause: None });
            return;
        }
        if ty == Ty::Dyn {
            return self.dynamic_cause(exception, cause, span);
        }
        let some = |lower: &mut Self| {
            let cause = lower.coerce(cause, &Ty::Exception);
            lower.let_(Ty::None, Op::SetCause { exception, cause: Some(cause) });
        };
        if !ty.members().contains(&Ty::None) {
            return some(self);
        }
        let kept: Vec<Ty> = ty.members().into_iter().filter(|member| *member != Ty::None).collect();
        let cond = self.let_(Ty::Bool, Op::Holds { value: cause, members: vec![Ty::None] });
        let then = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::SetCause { exception, cause: None });
        });
        let orelse = self.region(&mut |lower| {
            let cause = lower.coerce(cause, &Ty::of_members(&kept));
            let cause = lower.coerce(cause, &Ty::Exception);
            lower.let_(Ty::None, Op::SetCause { exception, cause: Some(cause) });
        });
        self.push(StmtKind::If { cond, then, orelse });
    }

    /// A value of the isolate is an exception, or a class that is called for one; else it raises a TypeError.
    /// Of a class of the program, an instance is made.
    fn raised(&mut self, stmt: &Stmt, value: Value) -> Value {
        let made = match self.instance.stmts.get(&(self.func.id, stmt.id)) {
            Some(StmtInfo { ty, how: How::Dispatch(dispatch) }) => {
                self.dispatch(dispatch, &mut vec![value], ty, stmt.span)
            }
            _ => value,
        };
        match *self.ty(made) {
            Ty::Dyn => self.exact_row("hybridc", "exception_of", &[made], Ty::Exception, stmt.span),
            Ty::Never => made,
            ty if ty.members().iter().all(Ty::is_exception) => self.coerce(made, &Ty::Exception),
            _ => self.raise_new("TypeError", intrinsics::NO_EXCEPTION, stmt.span),
        }
    }

    /// `raise … from cause`, which may be None.
    fn dynamic_cause(&mut self, exception: Value, cause: Value, span: Span) {
        let none = self.literal(Literal::None);
        let none = self.coerce(none, &Ty::Dyn);
        let cond = self.let_(Ty::Bool, Op::IsSame(cause, none));
        let then = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::SetCause { exception, cause: None });
        });
        let orelse = self.region(&mut |lower| {
            let cause = lower.exact_row("hybridc", "cause_of", &[cause], Ty::Exception, span);
            lower.let_(Ty::None, Op::SetCause { exception, cause: Some(cause) });
        });
        self.push(StmtKind::If { cond, then, orelse });
    }

    /// An exception value; a class stands for an instance without arguments.
    pub fn exception(&mut self, value: ExprId) -> Value {
        let info = self.instance.exprs.get(&(self.func.id, value));
        let named = matches!(self.func.expr(value).kind, crate::hir::nodes::ExprKind::Name(_));
        match info.map(|info| &info.how) {
            Some(How::Exception(class)) if named => {
                self.let_(Ty::Exception, Op::NewException { class: class.clone(), args: vec![] })
            }
            Some(How::Construct(making)) if named => self.construct(making, &[], self.b.span()),
            _ => self.expr(value),
        }
    }

    pub fn assert(&mut self, test: ExprId, message: Option<ExprId>, statement: Span) {
        let span = self.assert_position(statement, test);
        self.condition(test, statement, &mut |_| {}, &mut |lower| {
            let args = message.map(|message| lower.expr(message)).into_iter().collect::<Vec<_>>();
            if args.iter().any(|arg| *lower.ty(*arg) == Ty::Never) {
                return;
            }
            let exception =
                lower.let_(Ty::Exception, Op::NewException { class: "AssertionError".to_owned(), args });
            let site = lower.site(span);
            lower.push(StmtKind::Raise { exception, site });
        });
    }

    pub fn raise_new(&mut self, class: &str, message: &str, span: Span) -> Value {
        let message = self.literal(Literal::Str(message.to_owned()));
        let exception =
            self.let_(Ty::Exception, Op::NewException { class: class.to_owned(), args: vec![message] });
        let site = self.site(span);
        self.push(StmtKind::Raise { exception, site });
        self.unreachable()
    }

    /// AttributeError of an instance, with what the printer may suggest instead.
    pub fn raise_lack(&mut self, lack: &Lack, object: Value, span: Span) -> Value {
        let message = self.literal(Literal::Str(lack.message.clone()));
        let class = "AttributeError".to_owned();
        let exception = self.let_(Ty::Exception, Op::NewException { class, args: vec![message] });
        let Lack { name, fixed, fields, hides, .. } = lack.clone();
        self.let_(Ty::None, Op::SetLack { exception, object, name, fixed, fields, hides });
        let site = self.site(span);
        self.push(StmtKind::Raise { exception, site });
        self.unreachable()
    }

    pub fn try_statement(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [Handler],
        orelse: &'a [Stmt],
        finalbody: &'a [Stmt],
    ) {
        if finalbody.is_empty() {
            self.try_except(body, handlers, orelse);
        } else {
            self.try_finally(body, handlers, orelse, finalbody);
        }
    }

    /// `else` runs outside of the protection: its exceptions are not caught here.
    fn try_except(&mut self, body: &'a [Stmt], handlers: &'a [Handler], orelse: &'a [Stmt]) {
        if handlers.is_empty() {
            self.block(body);
            self.block(orelse);
            return;
        }
        let done = self.label();
        let whole = self.region(&mut |lower| {
            let caught = lower.new_value(Ty::Exception);
            let protected = lower.region(&mut |lower| lower.block(body));
            let handler = lower.region(&mut |lower| {
                lower.handlers(caught, handlers);
                if !lower.ended() {
                    lower.push(StmtKind::Break(done));
                }
            });
            lower.push(StmtKind::Try { body: protected, caught, handler });
            lower.block(orelse);
        });
        self.push(StmtKind::Block { label: done, body: whole });
    }

    fn handlers(&mut self, caught: Value, handlers: &'a [Handler]) {
        let Some((handler, rest)) = handlers.split_first() else {
            self.push(StmtKind::Reraise { exception: caught });
            return;
        };
        match handler.class {
            None => self.handler_body(caught, Ty::Exception, handler),
            Some(class) => {
                let info = self.instance.exprs.get(&(self.func.id, class)).map(|info| &info.how);
                let (cond, ty) = match info {
                    Some(How::Catches(catches, ty)) => (self.catches(catches, caught), *ty),
                    _ => (self.matches(caught, class, handler.span), Ty::Exception),
                };
                let then = self.region(&mut |lower| lower.handler_body(caught, ty, handler));
                let orelse = self.region(&mut |lower| lower.handlers(caught, rest));
                self.push(StmtKind::If { cond, then, orelse });
            }
        }
    }

    /// Is the exception an instance of one of these?
    pub(super) fn catches(&mut self, catches: &Catches, exception: Value) -> Value {
        let (classes, own) = (catches.builtin.clone(), catches.own.clone());
        self.let_(Ty::Bool, Op::IsException { exception, classes, own })
    }

    /// The classes are the isolate's. They are evaluated and asked while the exception is being handled.
    fn matches(&mut self, caught: Value, classes: ExprId, span: Span) -> Value {
        let found = self.new_slot("matches", Ty::Bool, false);
        self.let_(Ty::None, Op::EnterHandler(caught));
        let inner = self.new_value(Ty::Exception);
        let body = self.region(&mut |lower| {
            let classes = lower.expr(classes);
            if *lower.ty(classes) == Ty::Never {
                return;
            }
            let classes = lower.coerce(classes, &Ty::Dyn);
            let matches = lower.exact_row("hybridc", "exception_matches", &[caught, classes], Ty::Bool, span);
            lower.set(found, matches);
        });
        let handler = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::LeaveHandler);
            lower.push(StmtKind::Reraise { exception: inner });
        });
        self.push(StmtKind::Try { body, caught: inner, handler });
        self.let_(Ty::None, Op::LeaveHandler);
        self.get(found)
    }

    /// The handler runs with the exception as the one being handled, however it is left.
    fn handler_body(&mut self, caught: Value, ty: Ty, handler: &'a Handler) {
        self.let_(Ty::None, Op::EnterHandler(caught));
        let inner = self.new_value(Ty::Exception);
        let body = self.region(&mut |lower| {
            if let Some(name) = &handler.name {
                let caught = lower.coerce(caught, &ty);
                lower.assign(name, caught);
                lower.unbound_at_the_end(name);
            }
            lower.exits.push(Exit::Handler);
            lower.block(&handler.body);
            lower.exits.pop();
        });
        let leave = self.region(&mut |lower| {
            lower.let_(Ty::None, Op::LeaveHandler);
            lower.push(StmtKind::Reraise { exception: inner });
        });
        self.push(StmtKind::Try { body, caught: inner, handler: leave });
        self.let_(Ty::None, Op::LeaveHandler);
    }

    /// The name of a handler is unbound however the handler is left, so no frame keeps it.
    fn unbound_at_the_end(&mut self, target: &Target) {
        if let TargetKind::Name(name) = &target.kind
            && let Some(var) = self.variable(name)
        {
            let slot = self.variable_slot(var);
            let info = self.b.slot_mut(slot);
            info.is_variable &= info.ty.is_watched();
        }
    }

    fn try_finally(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [Handler],
        orelse: &'a [Stmt],
        finalbody: &'a [Stmt],
    ) {
        let mut protected = |lower: &mut Self| lower.try_except(body, handlers, orelse);
        self.leaving_through(&mut protected, &mut |lower, ways| {
            lower.final_block(ways.raised, ways.failure, finalbody);
        });
    }

    /// ```text
    /// block 'final { try { body } catch e { failure = e; raised = True } }
    /// end
    /// if raised { reraise failure }; if returning { return result }; …
    /// ```
    pub fn leaving_through(
        &mut self,
        body: &mut dyn FnMut(&mut Self),
        end: &mut dyn FnMut(&mut Self, &Ways),
    ) {
        let flag = |lower: &mut Self, name: &str| {
            let slot = lower.new_slot(name, Ty::Bool, false);
            let no = lower.literal(Literal::Bool(false));
            lower.set(slot, no);
            slot
        };
        let raised = flag(self, "raised");
        let (returning, breaking, continuing) =
            (flag(self, "returning"), flag(self, "breaking"), flag(self, "continuing"));
        let result_ty = self.instance.returned();
        let result = self.new_slot("result", result_ty, true);
        let failure = self.new_slot("failure", Ty::Exception, true);
        let label = self.label();
        let exit = FinallyExit { label, returning, result, breaking, continuing, used: [false; 3] };
        let mut used = [false; 3];
        let whole = self.region(&mut |lower| {
            let caught = lower.new_value(Ty::Exception);
            lower.exits.push(Exit::Finally(exit.clone()));
            let protected = lower.region(body);
            if let Some(Exit::Finally(exit)) = lower.exits.pop() {
                used = exit.used;
            }
            let handler = lower.region(&mut |lower| {
                lower.push(StmtKind::Set { slot: failure, value: caught });
                let yes = lower.literal(Literal::Bool(true));
                lower.set(raised, yes);
            });
            lower.push(StmtKind::Try { body: protected, caught, handler });
        });
        self.push(StmtKind::Block { label, body: whole });
        end(self, &Ways { raised, failure });
        if self.ended() {
            return;
        }
        self.go_on(raised, &mut |lower| {
            let exception = lower.get(failure);
            lower.push(StmtKind::Reraise { exception });
        });
        if used[0] {
            self.go_on(returning, &mut |lower| {
                let value = lower.get(result);
                lower.return_(value);
            });
        }
        if used[1] {
            self.go_on(breaking, &mut |lower| lower.leave_loop(true));
        }
        if used[2] {
            self.go_on(continuing, &mut |lower| lower.leave_loop(false));
        }
    }

    /// The final block; while an exception is on its way, that one is being handled.
    fn final_block(&mut self, raised: Slot, failure: Slot, finalbody: &'a [Stmt]) {
        let enter = |lower: &mut Self, leave: bool| {
            let cond = lower.get(raised);
            let then = lower.region(&mut |lower| {
                if leave {
                    lower.let_(Ty::None, Op::LeaveHandler);
                } else {
                    let exception = lower.get(failure);
                    lower.let_(Ty::None, Op::EnterHandler(exception));
                }
            });
            lower.push(StmtKind::If { cond, then, orelse: vec![] });
        };
        enter(self, false);
        let inner = self.new_value(Ty::Exception);
        let body = self.region(&mut |lower| {
            lower.exits.push(Exit::Final(Entered { raised, failure }));
            lower.block(finalbody);
            lower.exits.pop();
        });
        let handler = self.region(&mut |lower| {
            enter(lower, true);
            lower.push(StmtKind::Reraise { exception: inner });
        });
        self.push(StmtKind::Try { body, caught: inner, handler });
        enter(self, true);
    }

    /// A final block is left by `return`, `break` or `continue`: an exception on its way is forgotten.
    pub(super) fn give_up(&mut self, entered: Entered) {
        let span = self.b.span();
        self.go_on(entered.raised, &mut |lower| {
            lower.let_(Ty::None, Op::LeaveHandler);
            let site = Some(lower.site(span));
            lower.push(StmtKind::Unset { slot: entered.failure, site });
        });
    }

    pub fn go_on(&mut self, flag: Slot, then: &mut dyn FnMut(&mut Self)) {
        let cond = self.get(flag);
        let then = self.region(then);
        self.push(StmtKind::If { cond, then, orelse: vec![] });
    }

    /// Notes how the statement is left and goes to its final block.
    pub fn leave_through_finally(&mut self, index: usize, leaving: Leaving) {
        let Exit::Finally(exit) = &mut self.exits[index] else { unreachable!("the caller found it") };
        let (which, flag) = match &leaving {
            Leaving::Return(_) => (0, exit.returning),
            Leaving::Break => (1, exit.breaking),
            Leaving::Continue => (2, exit.continuing),
        };
        exit.used[which] = true;
        let (label, result) = (exit.label, exit.result);
        if let Leaving::Return(value) = leaving {
            self.push(StmtKind::Set { slot: result, value });
        }
        let yes = self.literal(Literal::Bool(true));
        self.set(flag, yes);
        self.push(StmtKind::Break(label));
    }
}
