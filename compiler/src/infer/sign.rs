//! Numbers that are certainly not negative, by what their expression is: their powers are real.
//!
//! ```text
//! (dx * dx + dy * dy) ** -1.5        a float; of a base that may be negative it may be complex
//! ```
//!
//! NaN counts as not negative (its powers are NaN), and so does zero: `-0.0` is no sum of squares, and its
//! power is real, too.

use super::walk::Walk;
use crate::catalog::intrinsics::Power;
use crate::hir::nodes::{
    BinaryOp, BindingId, Const, ExprId, ExprKind, Function, NameRef, Stmt, StmtKind, Target, TargetKind,
};
use crate::hir::visit::{self, Seen};
use crate::ty::Ty;

impl Walk<'_, '_> {
    /// What is known of `base ** exponent`, which have been looked at.
    pub(super) fn power(&self, base: ExprId, exponent: ExprId) -> Option<Power> {
        let constant = self.constant_int(exponent).map(Power::Exponent);
        constant.or_else(|| self.is_not_negative(base).then_some(Power::OfNoNegative))
    }

    /// Is the value of this expression, which has been looked at, a real number that is not negative?
    pub(super) fn is_not_negative(&self, id: ExprId) -> bool {
        self.is_real(id)
            && match &self.func.expr(id).kind {
                ExprKind::Const(Const::Float(value)) => *value >= 0.0,
                ExprKind::Const(Const::Int(value)) => *value >= 0,
                ExprKind::Binary { op, left, right, .. } => match op {
                    BinaryOp::Mul => {
                        self.is_one_variable(*left, *right)
                            || self.is_not_negative(*left) && self.is_not_negative(*right)
                    }
                    BinaryOp::Add | BinaryOp::Div => {
                        self.is_not_negative(*left) && self.is_not_negative(*right)
                    }
                    BinaryOp::Pow => {
                        self.is_not_negative(*left)
                            || self.constant_int(*right).is_some_and(|exponent| exponent % 2 == 0)
                    }
                    BinaryOp::Sub
                    | BinaryOp::MatMul
                    | BinaryOp::FloorDiv
                    | BinaryOp::Mod
                    | BinaryOp::LShift
                    | BinaryOp::RShift
                    | BinaryOp::And
                    | BinaryOp::Or
                    | BinaryOp::Xor => false,
                },
                ExprKind::Name(NameRef::Local(binding)) => self.holds_no_negative(*binding),
                ExprKind::Const(_)
                | ExprKind::Name(_)
                | ExprKind::Tuple(_)
                | ExprKind::List(_)
                | ExprKind::Set(_)
                | ExprKind::Dict(_)
                | ExprKind::Unary(..)
                | ExprKind::And(..)
                | ExprKind::Or(..)
                | ExprKind::Compare(..)
                | ExprKind::IfExp { .. }
                | ExprKind::Call { .. }
                | ExprKind::Attribute { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::FString(_)
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Block { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => false,
            }
    }

    fn is_real(&self, id: ExprId) -> bool {
        let known = self.exprs.get(&self.key(id));
        known.is_some_and(|info| matches!(self.shallow(&info.ty), Ty::Float | Ty::Int | Ty::Bool))
    }

    /// `x * x`: nothing happens between the two reads.
    fn is_one_variable(&self, left: ExprId, right: ExprId) -> bool {
        match (&self.func.expr(left).kind, &self.func.expr(right).kind) {
            (ExprKind::Name(one @ NameRef::Local(_)), ExprKind::Name(two)) => {
                one == two && self.is_real(left)
            }
            _ => false,
        }
    }

    /// Is all that is ever bound to the variable such a number? (`d2 = dx * dx + dy * dy`)
    fn holds_no_negative(&self, binding: BindingId) -> bool {
        let bound = bound_to(self.func, binding);
        bound.is_some_and(|values| values.iter().all(|value| self.is_not_negative(*value)))
    }
}

/// The values that assignments give a variable, none of which reads it; `None` where it gets others, too.
fn bound_to(func: &Function, binding: BindingId) -> Option<Vec<ExprId>> {
    let is_it =
        |target: &Target| matches!(target.kind, TargetKind::Name(NameRef::Local(to)) if to == binding);
    let reads_it = |value: ExprId| {
        let mut reads = false;
        visit::each_below(func, value, &mut |id| {
            reads |= matches!(func.expr(id).kind, ExprKind::Name(NameRef::Local(read)) if read == binding);
        });
        reads
    };
    let (mut values, mut targets) = (vec![], 0);
    let mut see = |seen: Seen, _| match seen {
        Seen::Stmt(Stmt { kind: StmtKind::Assign { target, value }, .. }) if is_it(target) => {
            values.push(*value)
        }
        Seen::Target(target) => targets += usize::from(is_it(target)),
        Seen::Stmt(_) | Seen::Expr(_) => {}
    };
    func.body.iter().for_each(|stmt| visit::each(func, stmt, &mut see));
    let is_param = func.params.iter().any(|param| param.binding == binding);
    let is_shared = func.binding(binding).captured;
    let is_known =
        !is_param && !is_shared && targets == values.len() && !values.iter().any(|id| reads_it(*id));
    is_known.then_some(values)
}
