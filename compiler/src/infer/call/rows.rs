//! Calls of rows of the catalog.

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{Arg, BinaryOp, ExprId, ExprKind, NameRef};
use crate::infer::rows::Shape;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// A builtin or module function through the catalog.
    pub(super) fn call_rows(&mut self, owner: &str, name: &str, id: ExprId, args: &'a [Arg]) -> (Ty, How) {
        if let Some(found) = self.call_keyed((owner, name), None, args, id) {
            return found;
        }
        let rows = &catalog::functions(owner, name)[..];
        // A constant is not called.
        let is_function = !rows.is_empty() || catalog::lookup(owner, name).is_empty();
        let knows_codec = self.knows_codec(owner, name, args);
        if !is_function || !knows_codec || !intrinsics::takes_constant(owner, name, self.first_int(args)) {
            return (
                self.refuse(ReasonId::NotLowered, self.func.expr(id).span, display_name(owner, name)),
                How::Plain,
            );
        }
        let mut operands = vec![];
        let mut shape = Shape::default();
        let taken = if intrinsics::exhausts(owner, name) {
            self.arguments_taken_whole((owner, name), args)
        } else {
            self.arguments(args)
        };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index)),
            }
            operands.push(ty);
        }
        let span = self.func.expr(id).span;
        if !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        let asks_code = self.cx.plan.minor < 12 && intrinsics::asks_for_code(owner, name);
        if asks_code && operands.iter().any(|ty| self.is_exception_with(ty, "code")) {
            return (self.refuse(ReasonId::NoRow, span, display_name(owner, name)), How::Plain);
        }
        if intrinsics::orders_elements(name) {
            operands.clone().iter().for_each(|operand| {
                self.check_nan_items(operand, span);
                if operands.len() > 1 {
                    self.check_nan(operand, span);
                }
            });
        }
        match self.rows_dispatch(rows, &mut operands, &shape, span) {
            Some((ty, dispatch)) => {
                self.check_taking(owner, name, args, Some(&dispatch));
                (ty, How::Dispatch(dispatch))
            }
            None if let Some((ty, dispatch)) = self.argument_error(rows, &operands, &shape) => {
                self.check_taking(owner, name, args, Some(&dispatch));
                (ty, How::Dispatch(dispatch))
            }
            None if self.can_be_given(&operands) && self.is_elsewhere_too(owner, name, args, &operands) => {
                self.check_taking(owner, name, args, None);
                let ExprKind::Call { func, .. } = &self.func.expr(id).kind else {
                    unreachable!("called for a call")
                };
                match &self.func.expr(*func).kind {
                    ExprKind::Attribute { object, .. } => {
                        self.expr(*object);
                    }
                    ExprKind::Name(NameRef::Builtin(_)) => {}
                    _ => {
                        self.expr(*func);
                    }
                }
                let what = format!("{}({})", display_name(owner, name), self.type_names(&operands));
                self.carry(&operands, Reason::new(ReasonId::NoRow, span, what));
                (Ty::Dyn, How::CallDyn)
            }
            None if rows.is_empty() => {
                (self.refuse(ReasonId::UnknownBuiltin, span, display_name(owner, name)), How::Plain)
            }
            None => {
                let what = format!("{}({})", display_name(owner, name), self.type_names(&operands));
                (self.no_row(&operands, span, what), How::Plain)
            }
        }
    }

    /// The isolate's own function takes whatever these are, and sees nothing but its arguments.
    fn is_elsewhere_too(&self, owner: &str, name: &str, args: &[Arg], operands: &[Ty]) -> bool {
        if catalog::functions(owner, name).is_empty() {
            return owner == "builtins" && intrinsics::sees_only_arguments(name);
        }
        let has_dyn = operands.iter().any(|ty| self.shallow(ty) == Ty::Dyn);
        has_dyn || !self.runs_in_place(owner, name, args)
    }

    /// A fresh container a row returns gets cells of the place that made it, so that what is put into it
    /// later does not widen the containers it was made from. (Containers that already belong to a cell's
    /// content keep their cells.)
    pub fn own_cells(&mut self, id: ExprId, ty: &Ty) -> Ty {
        let fill = |walk: &mut Self, part: u8, element: &Ty| {
            if matches!(element, Ty::Var(_)) {
                return *element;
            }
            let cell = walk.site(id, part);
            walk.cx.cells.put(&cell, element);
            cell
        };
        match ty {
            Ty::List(element) => Ty::list(fill(self, 0, element)),
            Ty::Set(element) => Ty::set(fill(self, 0, element)),
            Ty::FrozenSet(element) => Ty::frozen_set(fill(self, 0, element)),
            Ty::Dict(key, value) => Ty::dict(fill(self, 0, key), fill(self, 1, value)),
            other => *other,
        }
    }

    /// The first argument's value, where it is an int written down.
    fn first_int(&self, args: &'a [Arg]) -> Option<i64> {
        match args {
            [Arg::Positional(first), ..] => self.written_int(*first),
            _ => None,
        }
    }

    /// `10**6`, `5 * 1000`
    fn written_int(&self, value: ExprId) -> Option<i64> {
        match &self.func.expr(value).kind {
            ExprKind::Binary { op, left, right, .. } => {
                let (left, right) = (self.written_int(*left)?, self.written_int(*right)?);
                match op {
                    BinaryOp::Mul => left.checked_mul(right),
                    BinaryOp::Add => left.checked_add(right),
                    BinaryOp::Pow => left.checked_pow(u32::try_from(right).ok()?),
                    _ => None,
                }
            }
            ExprKind::Const(_) => self.constant_int(value),
            _ => None,
        }
    }
}

pub(super) fn display_name(owner: &str, name: &str) -> String {
    if owner == "builtins" { name.to_owned() } else { format!("{owner}.{name}") }
}
