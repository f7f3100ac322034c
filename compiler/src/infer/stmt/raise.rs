//! `raise`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, Stmt};
use crate::infer::table::{How, StmtInfo};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn raise(&mut self, stmt: &'a Stmt, exc: Option<ExprId>, cause: Option<ExprId>) {
        for (index, value) in [exc, cause].into_iter().enumerate() {
            let Some(value) = value else { continue };
            let ty = match self.exception_class(value) {
                // `raise ValueError` means `raise ValueError()`.
                Some(class) => self.record(value, Ty::Exception, How::Exception(class)),
                None if index == 0 => self.raised_value(stmt, value),
                None if let Some(found) = self.made_by_class(value, stmt.span) => found,
                None => self.expr(value),
            };
            if index == 0 && cause.is_none() && is_plain(&self.shallow(&ty)) {
                // A TypeError, when it has been evaluated.
                continue;
            }
            for member in self.shallow(&ty).members() {
                self.check_raised(&member, index == 1, stmt);
            }
        }
        self.env.reachable = false;
    }

    /// `raise … from C`
    pub fn made_by_class(&mut self, value: ExprId, span: Span) -> Option<Ty> {
        let class = self.class_bound_to(value).filter(|class| class.is_exception())?;
        let (ty, how) = self.construct(class, &[], span);
        Some(self.record(value, ty, how))
    }

    fn raised_value(&mut self, stmt: &'a Stmt, value: ExprId) -> Ty {
        match self.raised(value, stmt.span) {
            Some((ty, dispatch)) => {
                let how = How::Dispatch(dispatch);
                self.stmts.insert((self.func.id, stmt.id), StmtInfo { ty, how });
                ty
            }
            None => {
                let info = self.exprs.get(&self.key(value));
                info.map_or(Ty::Never, |info| info.ty)
            }
        }
    }

    /// What it is of the isolate, is asked when it is raised.
    fn check_raised(&mut self, ty: &Ty, is_cause: bool, stmt: &'a Stmt) {
        let is_asked = *ty == Ty::Dyn && self.cx.plan.hybrid;
        if ty.is_exception() || *ty == Ty::None && is_cause || is_asked {
            return;
        }
        let what = match *ty == Ty::Dyn {
            true => "raising a value of the isolate",
            false => "raising something that is not an exception",
        };
        self.refuse(ReasonId::NotLowered, stmt.span, what);
    }
}

/// A value of a builtin class that is no exception.
fn is_plain(ty: &Ty) -> bool {
    matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Bytes | Ty::Tuple(_) | Ty::List(_))
}
