//! `not`, `and`, `or`, `… if … else …`.

use crate::hir::nodes::{ExprId, ExprKind, UnaryOp};
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn not(&mut self, id: ExprId, operand: ExprId) -> Value {
        let value = self.expr(operand);
        let truth = self.truth(value, self.func.expr(id).span);
        if *self.ty(truth) == Ty::Never {
            return truth;
        }
        self.let_(Ty::Bool, Op::Not(truth))
    }

    pub(super) fn short_circuit(
        &mut self,
        id: ExprId,
        (left, right): (ExprId, ExprId),
        and: bool,
        ty: &Ty,
    ) -> Value {
        let (l, cond) = self.value_and_truth(left, self.func.expr(id).span);
        if *self.ty(cond) == Ty::Never {
            return cond;
        }
        let slot = self.new_slot("either", *ty, false);
        let evaluate = &mut |lower: &mut Self| {
            let r = lower.expr(right);
            lower.set(slot, r);
        };
        // Where the left side decides, what it may still be is what inference kept of it.
        let keep = &mut |lower: &mut Self| {
            let kept = lower.kept(l, !and, ty);
            match kept {
                Some(kept) => lower.set(slot, kept),
                None => lower.push(StmtKind::Unreachable),
            }
        };
        let (then, orelse) = if and {
            (self.region(evaluate), self.region(keep))
        } else {
            (self.region(keep), self.region(evaluate))
        };
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    /// What `a or b` gives in front of the `and` of `(a or b) and c`, and its truth. 3.11 asks for that once:
    /// where `a` decides, its jump leads past the test of the `and`, if both stand on one line
    /// (`jump_thread`, `Python/compile.c`). Later versions ask the value once more.
    fn value_and_truth(&mut self, id: ExprId, around: Span) -> (Value, Value) {
        let span = self.func.expr(id).span;
        let sources = self.module.input.sources;
        let threads = self.module.input.minor < 12
            && self.asks_objects(id)
            && sources.start(span).line == sources.start(around).line;
        let (ExprKind::And(left, right) | ExprKind::Or(left, right)) = self.func.expr(id).kind else {
            return self.value_then_truth(id, around);
        };
        let info = self.instance.exprs.get(&(self.func.id, id)).filter(|info| info.ty != Ty::Never);
        let Some(ty) = info.filter(|_| threads).map(|info| info.ty) else {
            return self.value_then_truth(id, around);
        };
        let and = matches!(self.func.expr(id).kind, ExprKind::And(..));
        let (l, cond) = self.value_and_truth(left, span);
        if *self.ty(cond) == Ty::Never {
            return (cond, cond);
        }
        let (value, truth) = (self.new_slot("either", ty, false), self.new_slot("truth", Ty::Bool, false));
        let evaluate = &mut |lower: &mut Self| {
            let (r, asked) = lower.value_and_truth(right, around);
            lower.set(value, r);
            lower.set(truth, asked);
        };
        let keep = &mut |lower: &mut Self| match lower.kept(l, !and, &ty) {
            Some(kept) => {
                lower.set(value, kept);
                let decided = lower.literal(Literal::Bool(!and));
                lower.set(truth, decided);
            }
            None => lower.push(StmtKind::Unreachable),
        };
        let (then, orelse) = if and {
            (self.region(evaluate), self.region(keep))
        } else {
            (self.region(keep), self.region(evaluate))
        };
        self.push(StmtKind::If { cond, then, orelse });
        (self.get(value), self.get(truth))
    }

    fn value_then_truth(&mut self, id: ExprId, around: Span) -> (Value, Value) {
        let value = self.expr(id);
        (value, self.truth(value, around))
    }

    /// May the truth of one of the values be asked of an object?
    pub(in crate::lower) fn asks_objects(&self, test: ExprId) -> bool {
        let kind = &self.func.expr(test).kind;
        if let ExprKind::Unary(UnaryOp::Not, operand) = kind {
            return self.asks_objects(*operand);
        }
        if let ExprKind::And(left, right) | ExprKind::Or(left, right) = kind {
            return self.asks_objects(*left) || self.asks_objects(*right);
        }
        let is_object = |ty: &Ty| matches!(ty, Ty::Instance(_) | Ty::Dyn | Ty::Object);
        let info = self.instance.exprs.get(&(self.func.id, test));
        info.is_some_and(|info| info.ty.members().iter().any(is_object))
    }

    /// The truth of a condition: CPython jumps where an operand decides, and asks no object twice, as
    /// `x = a and b` and `if x` would (`compiler_jump_if`, `Python/compile.c`). `around`: where 3.11
    /// asks, the statement or the last comparison.
    pub(in crate::lower) fn jump_if(&mut self, test: ExprId, around: &mut Span) -> Value {
        let expr = self.func.expr(test);
        if let ExprKind::Unary(UnaryOp::Not, operand) = &expr.kind {
            let truth = self.jump_if(*operand, around);
            let is_known = *self.ty(truth) == Ty::Never;
            return if is_known { truth } else { self.let_(Ty::Bool, Op::Not(truth)) };
        }
        let is_and = matches!(expr.kind, ExprKind::And(..));
        let (ExprKind::And(left, right) | ExprKind::Or(left, right)) = &expr.kind else {
            let value = self.expr(test);
            if matches!(expr.kind, ExprKind::Compare(..)) {
                *around = expr.span;
            }
            let span = if self.module.input.minor >= 12 { expr.span } else { *around };
            return self.truth(value, span);
        };
        let cond = self.jump_if(*left, around);
        if *self.ty(cond) == Ty::Never {
            return cond;
        }
        let slot = self.new_slot("either", Ty::Bool, false);
        let asked = self.region(&mut |lower: &mut Self| {
            let truth = lower.jump_if(*right, around);
            lower.set(slot, truth);
        });
        let decided = self.region(&mut |lower: &mut Self| {
            let truth = lower.literal(Literal::Bool(!is_and));
            lower.set(slot, truth);
        });
        let (then, orelse) = if is_and { (asked, decided) } else { (decided, asked) };
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    /// A value known to be true (false) as the wider type; `None` when it cannot be that.
    fn kept(&mut self, value: Value, truth: bool, to: &Ty) -> Option<Value> {
        let from = *self.ty(value);
        // What inference did not keep cannot be here (`1 and x` is never `1`).
        let possible = |member: &Ty| crate::ty::relate::coercion(member, to).is_some();
        let members: Vec<Ty> = from
            .members()
            .into_iter()
            .filter(|member| possible(member) && (!truth || *member != Ty::None))
            .collect();
        let kept = members.iter().fold(Ty::Never, |acc, member| acc.join(member));
        if kept == Ty::Never {
            return None;
        }
        let value = self.coerce(value, &kept);
        Some(self.coerce(value, to))
    }

    pub(super) fn if_exp(
        &mut self,
        id: ExprId,
        (test, then, orelse): (ExprId, ExprId, ExprId),
        ty: &Ty,
    ) -> Value {
        let slot = self.new_slot("either", *ty, false);
        self.condition(
            test,
            self.func.expr(id).span,
            &mut |lower| {
                let value = lower.expr(then);
                lower.set(slot, value);
            },
            &mut |lower| {
                let value = lower.expr(orelse);
                lower.set(slot, value);
            },
        );
        if self.ended() || *ty == Ty::Never {
            return self.unreachable();
        }
        self.get(slot)
    }
}
