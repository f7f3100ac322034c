//! Operators and subscripts.

use crate::hir::nodes::ExprId;
use crate::infer::table::{Dispatch, How};
use crate::lower::function::Lower;
use crate::sir::{Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// A unary operator or another form whose operands are just expressions.
    pub(super) fn operator(
        &mut self,
        operands: &[ExprId],
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let mut values: Vec<Value> = operands.iter().map(|operand| self.expr(*operand)).collect();
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        self.dispatch(dispatch, &mut values, ty, span)
    }

    pub(super) fn binary(
        &mut self,
        left: ExprId,
        right: ExprId,
        inplace: bool,
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let mut values: Vec<Value> = [left, right].iter().map(|operand| self.expr(*operand)).collect();
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        if inplace
            && let Dispatch::Row(call) = dispatch
            && crate::catalog::row(call.row).name.starts_with("__i")
            && *self.ty(values[0]) != Ty::Dyn
            && crate::catalog::intrinsics::is_in_place(crate::catalog::row(call.row).name)
        {
            // The object itself is the result.
            let object = values[0];
            self.row(call, &values, span);
            return object;
        }
        self.dispatch(dispatch, &mut values, ty, span)
    }

    pub(super) fn subscript(
        &mut self,
        object: ExprId,
        index: ExprId,
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let object = self.expr(object);
        if let How::Dispatch(Dispatch::TupleItem(at)) = how
            && let Ty::Tuple(items) = *self.ty(object)
        {
            return self.let_(items[*at], Op::TupleItem(object, *at));
        }
        let index = self.expr(index);
        if *self.ty(object) == Ty::Never || *self.ty(index) == Ty::Never {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        self.dispatch(dispatch, &mut vec![object, index], ty, span)
    }
}
