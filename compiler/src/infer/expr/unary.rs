//! `-x`, `+x`, `~x`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, UnaryOp};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn unary(&mut self, op: UnaryOp, operand: ExprId, span: crate::source::Span) -> (Ty, How) {
        let ty = self.expr(operand);
        let name = match op {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => unreachable!("handled as a truth test"),
        };
        if self.warns_of_inversion(&ty, name) {
            return (self.refuse(ReasonId::NotLowered, span, "`~` on a bool, which warns,"), How::Plain);
        }
        let (ty, dispatch) = self.method_dispatch(&ty, name, &[], span);
        (ty, How::Dispatch(dispatch))
    }

    /// Does CPython warn at the caller's line when it inverts the value? (`bool_invert` in
    /// Objects/boolobject.c, since 3.12.)
    pub(in crate::infer) fn warns_of_inversion(&self, ty: &Ty, method: &str) -> bool {
        let warns = |member: &Ty| matches!(member, Ty::Bool | Ty::Dyn);
        method == "__invert__" && self.cx.plan.minor >= 12 && self.shallow(ty).members().iter().any(warns)
    }
}
