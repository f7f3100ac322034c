//! Large displays of constants: one op instead of one for each item.

use super::expr::{literal, negated};
use super::function::Lower;
use crate::hir::nodes::{Const, DictItem, Element, ExprId, ExprKind, UnaryOp};
use crate::sir::{Constant, Op, Value};
use crate::ty::Ty;

/// Displays of more items are data. CPython's compiler takes this number for too many to be on its stack at once.
const FEW: usize = 30;

impl Lower<'_, '_> {
    /// The display as data, where all of it is literals and there are many.
    pub fn packed(&mut self, id: ExprId, ty: &Ty) -> Option<Value> {
        let constant = self.constant_display(id)?;
        if constant.leaves() <= FEW || constant.pack(ty).is_none() {
            return None;
        }
        Some(self.let_(ty.clone(), Op::Packed(constant)))
    }

    fn constant_display(&self, id: ExprId) -> Option<Constant> {
        let expr = self.func.expr(id);
        let one = |item: &Element| match item {
            Element::One(item) => self.constant_display(*item),
            Element::Star(_) => None,
        };
        let all = |items: &[Element]| items.iter().map(one).collect::<Option<Vec<_>>>();
        Some(match &expr.kind {
            ExprKind::Const(constant) => Constant::Literal(literal(constant)),
            ExprKind::Unary(UnaryOp::Neg, operand) => match &self.func.expr(*operand).kind {
                ExprKind::Const(value @ (Const::Int(_) | Const::BigInt(_) | Const::Float(_))) => {
                    Constant::Literal(negated(value))
                }
                _ => return None,
            },
            ExprKind::Tuple(items) => Constant::Tuple(all(items)?),
            ExprKind::List(items) => Constant::List(all(items)?),
            ExprKind::Set(items) => {
                let whole = self.is_constant_set(items, expr.span);
                let items = all(items)?;
                if !items.iter().all(Constant::is_immutable) {
                    return None;
                }
                Constant::Set { items, whole }
            }
            ExprKind::Dict(items) => {
                let pair = |item: &DictItem| match item {
                    DictItem::Pair(key, value) => {
                        let key = self.constant_display(*key).filter(Constant::is_immutable)?;
                        Some((key, self.constant_display(*value)?))
                    }
                    DictItem::Unpack(_) => None,
                };
                Constant::Dict(items.iter().map(pair).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }
}
