//! `not`, `and`, `or`, `… if … else …`.

use crate::hir::nodes::ExprId;
use crate::lower::function::Lower;
use crate::sir::{Op, StmtKind, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn not(&mut self, operand: ExprId) -> Value {
        let value = self.expr(operand);
        let truth = self.truth(value, self.func.expr(operand).span);
        if *self.ty(truth) == Ty::Never {
            return truth;
        }
        self.let_(Ty::Bool, Op::Not(truth))
    }

    pub(super) fn short_circuit(&mut self, left: ExprId, right: ExprId, and: bool, ty: &Ty) -> Value {
        let l = self.expr(left);
        let cond = self.truth(l, self.func.expr(left).span);
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

    pub(super) fn if_exp(&mut self, test: ExprId, then: ExprId, orelse: ExprId, ty: &Ty) -> Value {
        let slot = self.new_slot("either", *ty, false);
        self.condition(
            test,
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
