//! `raise`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, Stmt};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn raise(&mut self, stmt: &'a Stmt, exc: Option<ExprId>, cause: Option<ExprId>) {
        for (index, value) in [exc, cause].into_iter().enumerate() {
            let Some(value) = value else { continue };
            let ty = self.exception_value(value);
            let fine = ty == Ty::Exception || ty == Ty::Never || (index == 1 && ty == Ty::None);
            // What it is of the isolate, is asked when it is raised.
            let is_asked = ty == Ty::Dyn && self.cx.plan.hybrid;
            if index == 0 && cause.is_none() && is_plain(&ty) {
                // A TypeError, when it has been evaluated.
                continue;
            }
            if !fine && !is_asked && ty != Ty::Dyn {
                self.refuse(ReasonId::NotLowered, stmt.span, "raising something that is not an exception");
            } else if !fine && !is_asked {
                self.refuse(ReasonId::NotLowered, stmt.span, "raising a value of the isolate");
            }
        }
        self.env.reachable = false;
    }

    /// `raise ValueError` means `raise ValueError()`.
    fn exception_value(&mut self, value: ExprId) -> Ty {
        match self.exception_class(value) {
            Some(class) => self.record(value, Ty::Exception, How::Exception(class)),
            None => {
                let ty = self.expr(value);
                self.shallow(&ty)
            }
        }
    }
}

/// A value of a builtin class that is no exception.
fn is_plain(ty: &Ty) -> bool {
    matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Bytes | Ty::Tuple(_) | Ty::List(_))
}
