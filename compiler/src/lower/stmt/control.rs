//! Conditions, `return`, `break` and `continue`.

use crate::hir::nodes::{ExprId, ExprKind};
use crate::lower::exits::Exit;
use crate::lower::function::Lower;
use crate::sir::{self, Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// Runs `then` or `orelse` by the truth of an expression. `around`: what it is the condition of.
    pub fn condition(
        &mut self,
        test: ExprId,
        mut around: Span,
        then: &mut dyn FnMut(&mut Self),
        orelse: &mut dyn FnMut(&mut Self),
    ) {
        let cond = if self.asks_objects(test) {
            self.jump_if(test, &mut around)
        } else if self.binds_between(test) {
            return self.stepwise_condition(test, around, then, orelse);
        } else {
            let value = self.expr(test);
            self.truth(value, around)
        };
        if *self.ty(cond) == Ty::Never {
            self.push(StmtKind::Unreachable);
            return;
        }
        let then = self.region(then);
        let orelse = self.region(orelse);
        let both = sir::build::ends(&then) && sir::build::ends(&orelse);
        self.push(StmtKind::If { cond, then, orelse });
        if both {
            self.push(StmtKind::Unreachable);
        }
    }

    /// Does one of the questions of an `and` bind something, as patterns do?
    fn binds_between(&self, test: ExprId) -> bool {
        match &self.func.expr(test).kind {
            ExprKind::And(_, right) => {
                matches!(self.func.expr(*right).kind, ExprKind::Block { .. }) || self.binds_between(*right)
            }
            ExprKind::Block { value, frame: None, .. } => self.binds_between(*value),
            _ => false,
        }
    }

    /// The questions one after the other; the first that says no leads to `orelse`. So it is seen that what
    /// they bind is bound in `then`.
    ///
    /// ```text
    /// block 'done {
    ///   block 'other {
    ///     if a { } else { break 'other }
    ///     …
    ///     then; break 'done
    ///   }
    ///   orelse
    /// }
    /// ```
    fn stepwise_condition(
        &mut self,
        test: ExprId,
        around: Span,
        then: &mut dyn FnMut(&mut Self),
        orelse: &mut dyn FnMut(&mut Self),
    ) {
        let (done, other) = (self.label(), self.label());
        let (mut fails, mut ends) = (false, true);
        let whole = self.region(&mut |lower| {
            let asked = lower.region(&mut |lower| {
                fails = lower.questions(test, around, other);
                if !lower.ended() {
                    then(lower);
                }
                if !lower.ended() {
                    ends = false;
                    lower.push(StmtKind::Break(done));
                }
            });
            lower.push(StmtKind::Block { label: other, body: asked });
            if !fails {
                lower.push(StmtKind::Unreachable);
                return;
            }
            orelse(lower);
            ends &= lower.ended();
        });
        self.push(StmtKind::Block { label: done, body: whole });
        if ends {
            self.push(StmtKind::Unreachable);
        }
    }

    /// Asks; control goes on where all say yes. May one say no?
    fn questions(&mut self, test: ExprId, around: Span, no: sir::Label) -> bool {
        match &self.func.expr(test).kind {
            ExprKind::And(left, right) => {
                let fails = self.questions(*left, around, no);
                let goes_on = !self.ended() && self.instance.exprs.contains_key(&(self.func.id, *right));
                if !goes_on {
                    if !self.ended() {
                        self.push(StmtKind::Unreachable);
                    }
                    return fails;
                }
                self.questions(*right, around, no) || fails
            }
            ExprKind::Block { body, value, frame: None } => {
                self.block(body);
                if self.ended() { false } else { self.questions(*value, around, no) }
            }
            _ => {
                let value = self.expr(test);
                let cond = self.truth(value, around);
                if *self.ty(cond) == Ty::Never {
                    self.push(StmtKind::Unreachable);
                    return false;
                }
                let orelse = self.region(&mut |lower| lower.push(StmtKind::Break(no)));
                self.push(StmtKind::If { cond, then: vec![], orelse });
                true
            }
        }
    }

    /// `bool(value)`.
    pub fn truth(&mut self, value: Value, span: Span) -> Value {
        match *self.ty(value) {
            Ty::Bool | Ty::Never => value,
            Ty::None => self.literal(Literal::Bool(false)),
            // An iterator has no length, so it is true; a view of a dict has one.
            ty if ty.is_iterator() => self.literal(Literal::Bool(true)),
            ty @ Ty::Iter(..) => {
                let length =
                    self.exact_row(crate::catalog::owner_of(&ty), "__len__", &[value], Ty::Int, span);
                self.truth(length, span)
            }
            ty @ (Ty::Int | Ty::Float | Ty::Complex | Ty::Str | Ty::Bytes) => {
                self.exact_row(crate::catalog::owner_of(&ty), "__bool__", &[value], Ty::Bool, span)
            }
            ty => self.generic_row("truth", &[value], vec![ty], Ty::Bool, span),
        }
    }

    pub fn return_(&mut self, value: Value) {
        for index in (0..self.exits.len()).rev() {
            match &mut self.exits[index] {
                Exit::Loop { .. } => {}
                Exit::Handler => {
                    self.let_(Ty::None, Op::LeaveHandler);
                }
                Exit::Final(entered) => {
                    let entered = *entered;
                    self.give_up(entered);
                }
                Exit::Finally(_) => {
                    self.leave_through_finally(index, crate::lower::exits::Leaving::Return(value));
                    return;
                }
            }
        }
        self.push(StmtKind::Return(value));
    }

    pub fn leave_loop(&mut self, is_break: bool) {
        for index in (0..self.exits.len()).rev() {
            match &self.exits[index] {
                Exit::Loop { on_break, on_continue } => {
                    let kind =
                        if is_break { StmtKind::Break(*on_break) } else { StmtKind::Continue(*on_continue) };
                    self.push(kind);
                    return;
                }
                Exit::Handler => {
                    self.let_(Ty::None, Op::LeaveHandler);
                }
                Exit::Final(entered) => {
                    let entered = *entered;
                    self.give_up(entered);
                }
                Exit::Finally(_) => {
                    let leaving = if is_break {
                        crate::lower::exits::Leaving::Break
                    } else {
                        crate::lower::exits::Leaving::Continue
                    };
                    self.leave_through_finally(index, leaving);
                    return;
                }
            }
        }
        unreachable!("CPython's compiler refuses break and continue outside of loops");
    }
}
