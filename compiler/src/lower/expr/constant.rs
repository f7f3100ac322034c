//! Constants.

use crate::hir::nodes::{Const, Element, ExprId, ExprKind, NameRef, PyText};
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// A constant expression of another function (a default, a global bound once).
    pub fn constant_expr(&mut self, owner: crate::hir::nodes::FuncId, id: ExprId) -> Value {
        let owner_func = &self.module.input.program.functions[owner.index()];
        match &owner_func.expr(id).kind {
            ExprKind::Const(constant) => self.literal(literal(constant)),
            ExprKind::Name(NameRef::Builtin(name)) => {
                let class =
                    crate::catalog::intrinsics::class_object(name).expect("inference took it for a constant");
                self.literal(Literal::Class(class.to_owned()))
            }
            ExprKind::Unary(_, operand) => {
                let ExprKind::Const(constant) = &owner_func.expr(*operand).kind else {
                    unreachable!("a negated literal")
                };
                self.literal(negated(constant))
            }
            ExprKind::Tuple(items) => {
                let mut values = vec![];
                for item in items {
                    let (Element::One(item) | Element::Star(item)) = item;
                    values.push(self.constant_expr(owner, *item));
                }
                let types = values.iter().map(|value| *self.ty(*value)).collect();
                self.let_(Ty::Tuple(types), Op::Tuple(values))
            }
            ExprKind::Name(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
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
            | ExprKind::Opaque(_) => panic!("B0007: lower, `{}`: not a constant", self.func.qualname),
        }
    }
}

pub fn literal(constant: &Const) -> Literal {
    match constant {
        Const::None => Literal::None,
        Const::Ellipsis => Literal::Ellipsis,
        Const::Bool(value) => Literal::Bool(*value),
        Const::Int(value) => Literal::Int(*value),
        Const::BigInt(digits) => Literal::BigInt(digits.clone()),
        Const::Float(value) => Literal::Float(*value),
        Const::Complex(value) => Literal::Complex(*value),
        Const::Str(PyText::Text(text)) => Literal::Str(text.clone()),
        Const::Str(PyText::CodePoints(points)) => Literal::CodePoints(points.clone()),
        Const::Bytes(bytes) => Literal::Bytes(bytes.clone()),
    }
}

pub fn negated(constant: &Const) -> Literal {
    match constant {
        Const::Int(value) => Literal::Int(-value),
        Const::BigInt(digits) => Literal::BigInt(format!("-{digits}")),
        Const::Float(value) => Literal::Float(-value),
        Const::Bool(value) => Literal::Int(-i64::from(*value)),
        Const::Complex(value) => Literal::Complex(-value),
        Const::None | Const::Ellipsis | Const::Str(_) | Const::Bytes(_) => unreachable!("not a number"),
    }
}

/// Formatted without a specification the value gives the same text whenever that is done, and never an error.
/// (An int may be too long to be shown.)
pub(super) fn is_settled(ty: &Ty) -> bool {
    match ty {
        Ty::None | Ty::Bool | Ty::Float | Ty::Str => true,
        Ty::Union(members) => members.iter().all(is_settled),
        Ty::Never
        | Ty::Int
        | Ty::Complex
        | Ty::Bytes
        | Ty::Range
        | Ty::Slice
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::Tuple(_)
        | Ty::TupleOf(_)
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::FrozenSet(_)
        | Ty::Dict(..)
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Tree(_)
        | Ty::Dyn
        | Ty::Var(_) => false,
    }
}
