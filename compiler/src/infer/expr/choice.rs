//! `and`, `or`, `… if … else …`: one of two values.

use crate::hir::nodes::ExprId;
use crate::infer::narrow;
use crate::infer::walk::{Sink, Walk};
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// An operand that may be the value of the whole, too: any type that a variable may have.
    fn kept_operand(&mut self, operand: ExprId) -> Ty {
        let ty = self.expr(operand);
        self.storable(&ty, operand)
    }

    pub(super) fn short_circuit(&mut self, left: ExprId, right: ExprId, and: bool) -> Ty {
        let l = self.kept_operand(left);
        if !self.env.reachable {
            return Ty::Never;
        }
        let before = self.env.clone();
        // `a and b` is `a` where `a` is false; only then can it keep its type.
        narrow::assume(self, left, !and);
        let kept = if self.env.reachable { self.kept_type(&l, !and) } else { Ty::Never };
        let short = std::mem::replace(&mut self.env, before);
        narrow::assume(self, left, and);
        let r = if self.env.reachable { self.kept_operand(right) } else { Ty::Never };
        self.env.join(&short, &mut self.cx.cells);
        self.either(&kept, &r, left)
    }

    /// One of two values.
    fn either(&mut self, one: &Ty, two: &Ty, at: ExprId) -> Ty {
        let joined = self.join(one, two);
        let span = self.func.expr(at).span;
        [one, two].into_iter().for_each(|ty| self.flow(ty, Sink::Type(joined), span));
        joined
    }

    /// What is left of a type when its value is known to be true or false.
    fn kept_type(&mut self, ty: &Ty, truth: bool) -> Ty {
        let shallow = self.shallow(ty);
        if !truth {
            return *ty;
        }
        shallow
            .members()
            .into_iter()
            .filter(|member| *member != Ty::None)
            .fold(Ty::Never, |acc, m| self.join(&acc, &m))
    }

    pub(super) fn if_exp(&mut self, test: ExprId, then: ExprId, orelse: ExprId) -> Ty {
        self.expr(test);
        if !self.env.reachable {
            return Ty::Never;
        }
        let before = self.env.clone();
        narrow::assume(self, test, true);
        let one = if self.env.reachable { self.kept_operand(then) } else { Ty::Never };
        let after = std::mem::replace(&mut self.env, before);
        narrow::assume(self, test, false);
        let two = if self.env.reachable { self.kept_operand(orelse) } else { Ty::Never };
        self.env.join(&after, &mut self.cx.cells);
        self.either(&one, &two, test)
    }
}
