//! Comparisons and `is`.

use crate::hir::nodes::{CompareOp, ExprId};
use crate::infer::table::How;
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn compare(
        &mut self,
        op: CompareOp,
        left: ExprId,
        right: ExprId,
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let l = self.expr(left);
        let r = self.expr(right);
        if *self.ty(l) == Ty::Never || *self.ty(r) == Ty::Never {
            return self.unreachable();
        }
        if let How::Truth(value) = how {
            return self.literal(Literal::Bool(*value));
        }
        if let How::Holds(members) = how {
            // One of several classes, and this one.
            let value = if matches!(self.ty(l), Ty::Union(_)) { l } else { r };
            let held = self.let_(Ty::Bool, Op::Holds { value, members: members.clone() });
            let is_negated = matches!(op, CompareOp::IsNot | CompareOp::NotEq);
            return if is_negated { self.let_(Ty::Bool, Op::Not(held)) } else { held };
        }
        match op {
            CompareOp::Is | CompareOp::IsNot => {
                let same = self.identity(l, r);
                if op == CompareOp::Is { same } else { self.let_(Ty::Bool, Op::Not(same)) }
            }
            CompareOp::In | CompareOp::NotIn => {
                let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
                let found = self.dispatch(dispatch, &mut vec![r, l], &Ty::Bool, span);
                // `1 in 2.5` only raises.
                if op == CompareOp::In || *self.ty(found) == Ty::Never {
                    found
                } else {
                    self.let_(Ty::Bool, Op::Not(found))
                }
            }
            CompareOp::Eq
            | CompareOp::NotEq
            | CompareOp::Lt
            | CompareOp::LtE
            | CompareOp::Gt
            | CompareOp::GtE => {
                let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
                // Methods of the program may give anything.
                let ty = self.dispatch_result(dispatch, *ty);
                self.dispatch(dispatch, &mut vec![l, r], &ty, span)
            }
        }
    }

    fn identity(&mut self, l: Value, r: Value) -> Value {
        if *self.ty(l) == Ty::Dyn || *self.ty(r) == Ty::Dyn {
            let (l, r) = (self.coerce(l, &Ty::Dyn), self.coerce(r, &Ty::Dyn));
            return self.let_(Ty::Bool, Op::IsSame(l, r));
        }
        let singleton = |ty: &Ty| matches!(ty, Ty::None | Ty::Ellipsis | Ty::NotImplemented);
        let (value, member) = if singleton(self.ty(r)) { (l, *self.ty(r)) } else { (r, *self.ty(l)) };
        if singleton(&member) {
            return self.let_(Ty::Bool, Op::Holds { value, members: vec![member] });
        }
        let span = self.b.span();
        self.generic_row("is_same", &[l, r], vec![], Ty::Bool, span)
    }
}
