//! Conditions, `return`, `break` and `continue`.

use crate::hir::nodes::ExprId;
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
