//! `-x`, `+x`, `~x`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, UnaryOp};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn unary(&mut self, op: UnaryOp, operand: ExprId, span: crate::source::Span) -> (Ty, How) {
        let ty = self.expr(operand);
        let warns = |member: &Ty| matches!(member, Ty::Bool | Ty::Dyn);
        if op == UnaryOp::Invert && self.cx.plan.minor >= 12 && self.shallow(&ty).members().iter().any(warns)
        {
            // CPython says so at the caller's line.
            return (self.refuse(ReasonId::NotLowered, span, "`~` on a bool, which warns,"), How::Plain);
        }
        let name = match op {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => unreachable!("handled as a truth test"),
        };
        let (ty, dispatch) = self.method_dispatch(&ty, name, &[], span);
        (ty, How::Dispatch(dispatch))
    }
}
