//! Large displays of constants: one op instead of one for each item.

use super::expr::{literal, negated};
use super::function::Lower;
use crate::hir::nodes::{Const, DictItem, Element, ExprId, ExprKind, UnaryOp};
use crate::sir::{Constant, Display, Op, Value};
use crate::source::Span;
use crate::ty::Ty;

/// Displays of more items are data. CPython's compiler takes this number for too many to be on its stack at
/// once.
const FEW: usize = 30;

/// A part of a long list.
enum Piece {
    Constants(Vec<Constant>),
    Others(Vec<ExprId>),
}

fn end_run(run: Vec<(ExprId, Constant)>, pieces: &mut Vec<Piece>) {
    let (items, constants): (Vec<ExprId>, Vec<Constant>) = run.into_iter().unzip();
    if constants.iter().map(Constant::leaves).sum::<usize>() > FEW {
        pieces.push(Piece::Constants(constants));
    } else {
        others(items, pieces);
    }
}

fn others(items: Vec<ExprId>, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        _ if items.is_empty() => {}
        Some(Piece::Others(before)) => before.extend(items),
        Some(Piece::Constants(_)) | None => pieces.push(Piece::Others(items)),
    }
}

impl Lower<'_, '_> {
    /// The display as data, where all of it is literals and there are many.
    pub fn packed(&mut self, id: ExprId, ty: &Ty) -> Option<Value> {
        let constant = self.constant_display(id)?;
        if constant.leaves() <= FEW || constant.pack(ty).is_none() {
            return None;
        }
        Some(self.let_(*ty, Op::Packed(constant)))
    }

    /// A long list of which some items are no constants: made of pieces, so that the others are data.
    pub fn list_in_pieces(&mut self, items: &[Element], ty: &Ty, span: Span) -> Option<Value> {
        let element = match ty {
            Ty::List(element) => **element,
            Ty::Dyn => Ty::Dyn,
            _ => return None,
        };
        let pieces = self.pieces(items, &element)?;
        let mut list = None;
        for piece in pieces {
            let piece = match piece {
                Piece::Constants(items) => self.let_(*ty, Op::Packed(Constant::List(items))),
                Piece::Others(items) => {
                    let values = items
                        .into_iter()
                        .map(|item| {
                            let value = self.expr(item);
                            self.coerce(value, &element)
                        })
                        .collect();
                    match ty {
                        Ty::Dyn => {
                            let op = Op::DynDisplay { kind: Display::List, items: values };
                            self.try_(Ty::Dyn, op, span)
                        }
                        _ => self.let_(*ty, Op::List(values)),
                    }
                }
            };
            list = Some(match list {
                None => piece,
                Some(list) => {
                    let owner = crate::catalog::owner_of(ty);
                    self.exact_row(owner, "__iadd__", &[list, piece], *ty, span)
                }
            });
        }
        list
    }

    /// None where there is no long run of constants among the items.
    fn pieces(&self, items: &[Element], element: &Ty) -> Option<Vec<Piece>> {
        if items.len() <= FEW {
            return None;
        }
        let mut pieces = vec![];
        let mut run: Vec<(ExprId, Constant)> = vec![];
        for item in items {
            let Element::One(item) = item else { return None };
            match self.constant_display(*item).filter(|constant| constant.pack(element).is_some()) {
                Some(constant) => run.push((*item, constant)),
                None => {
                    end_run(std::mem::take(&mut run), &mut pieces);
                    others(vec![*item], &mut pieces);
                }
            }
        }
        end_run(run, &mut pieces);
        pieces.iter().any(|piece| matches!(piece, Piece::Constants(_))).then_some(pieces)
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
            ExprKind::Name(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
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
            | ExprKind::Opaque(_) => return None,
        })
    }
}
