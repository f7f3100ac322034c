//! `and`, `or`, `… if … else …`: one of two values.

use crate::diag::reasons::ReasonId;
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
        self.check_truth(&l, left);
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

    /// An expression of which the truth is asked. CPython warns of that of NotImplemented.
    pub fn tested(&mut self, test: ExprId) -> Ty {
        let ty = self.expr(test);
        self.check_truth(&ty, test);
        ty
    }

    fn check_truth(&mut self, ty: &Ty, test: ExprId) {
        if self.shallow(ty).members().contains(&Ty::NotImplemented) {
            let what = "the truth of a value that may be NotImplemented";
            self.refuse(ReasonId::Class, self.func.expr(test).span, what);
        }
    }

    /// May a value of this (plain) type be true, or false? An instance is false only where its class says so.
    pub fn may_be(&self, ty: &Ty, truth: bool) -> bool {
        match ty {
            Ty::None => !truth,
            Ty::Instance(class) => {
                truth
                    || self.has_special(*class, "__bool__")
                    || self.has_special(*class, "__len__")
                    || self.value_of(ty).is_some()
            }
            _ => true,
        }
    }

    /// What is left of a type when its value is known to be true or false.
    fn kept_type(&mut self, ty: &Ty, truth: bool) -> Ty {
        let members = self.shallow(ty).members();
        if members.iter().all(|member| self.may_be(member, truth)) {
            return *ty;
        }
        let kept: Vec<Ty> = members.into_iter().filter(|member| self.may_be(member, truth)).collect();
        kept.iter().fold(Ty::Never, |acc, member| self.join(&acc, member))
    }

    pub(super) fn if_exp(&mut self, test: ExprId, then: ExprId, orelse: ExprId) -> Ty {
        self.tested(test);
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
