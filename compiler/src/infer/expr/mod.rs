//! Expressions: one type each, recorded with how the value is made.

mod access;
mod choice;
mod compare;
mod display;
mod fstring;
mod name;
mod shown;
mod unary;

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{BinaryOp, Const, ExprId, ExprKind, UnaryOp};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;

/// Rust tuples have protocols up to this length.
pub const TUPLE_LIMIT: usize = 12;

impl<'a> Walk<'_, 'a> {
    pub fn expr(&mut self, id: ExprId) -> Ty {
        let wants_function = std::mem::take(&mut self.wants_function);
        if !self.env.reachable {
            return Ty::Never;
        }
        let expr = self.func.expr(id);
        let span = expr.span;
        let (ty, how) = match &expr.kind {
            ExprKind::Const(constant) => (self.constant(constant, id), How::Plain),
            ExprKind::Name(name) => self.name(id, name),
            ExprKind::Tuple(items) => (self.tuple(items, id), How::Plain),
            ExprKind::List(items) => {
                let cell = self.site(id, 0);
                self.elements(items, &cell, &Ty::list(cell));
                (Ty::list(cell), How::Plain)
            }
            ExprKind::Set(items) => {
                self.check_constant_set(items, id);
                let cell = self.site(id, 0);
                self.elements(items, &cell, &Ty::set(cell));
                self.check_keys(&cell, span);
                (Ty::set(cell), How::Plain)
            }
            ExprKind::Dict(items) => (self.dict(items, id), How::Plain),
            ExprKind::Unary(UnaryOp::Not, operand) => {
                self.tested(*operand);
                (Ty::Bool, How::Plain)
            }
            ExprKind::Unary(op, operand) => self.unary(*op, *operand, span),
            ExprKind::Binary { op, left, right, inplace } => {
                let l = self.expr(*left);
                let r = self.expr(*right);
                let power = if *op == BinaryOp::Pow { self.power(*left, *right) } else { None };
                let (ty, dispatch) = self.binary_dispatch(*op, *inplace, &l, &r, power, span);
                (ty, How::Dispatch(dispatch))
            }
            ExprKind::And(left, right) => (self.short_circuit(*left, *right, true), How::Plain),
            ExprKind::Or(left, right) => (self.short_circuit(*left, *right, false), How::Plain),
            ExprKind::Compare(op, left, right) => self.compare(*op, *left, *right, span),
            ExprKind::IfExp { test, then, orelse } => (self.if_exp(*test, *then, *orelse), How::Plain),
            ExprKind::Call { func, args } => self.call(id, *func, args),
            ExprKind::Attribute { object, name, .. } => self.attribute(id, *object, name, wants_function),
            ExprKind::Subscript { object, index } => self.subscript(*object, *index, span),
            ExprKind::Slice { lower, upper, step } => {
                for bound in [lower, upper, step].into_iter().flatten() {
                    let ty = self.expr(*bound);
                    self.slice_bound(&ty, *bound);
                }
                (Ty::Slice, How::Plain)
            }
            ExprKind::FString(parts) => (self.fstring(parts), How::Plain),
            ExprKind::Lambda(func) if wants_function || self.cx.program.captures.is_closure(*func) => {
                self.lambda_value(id, *func, span)
            }
            ExprKind::Lambda(_) => (self.refuse(ReasonId::FunctionValue, span, "a lambda"), How::Plain),
            ExprKind::GeneratorExp { func, iter } => self.generator_value(*func, *iter, span),
            ExprKind::Block { body, value, frame } => {
                let is_around = self.is_in_frame;
                self.is_in_frame |= frame.is_some();
                self.block(body);
                self.is_in_frame = is_around;
                (self.expr(*value), How::Plain)
            }
            ExprKind::Yield(Some(value)) if self.yields.is_some() => {
                let ty = self.expr(*value);
                if let Some(cell) = self.yields {
                    self.put(&cell, &ty, *value);
                }
                (Ty::None, How::Plain)
            }
            ExprKind::Yield(value) => (self.yielded(*value, span), How::Plain),
            ExprKind::YieldFrom(iter) => (self.yielded_from(*iter, span), How::Plain),
            ExprKind::Await(_) => (self.refuse(ReasonId::Async, span, "await"), How::Plain),
            ExprKind::Starred(_) => {
                (self.refuse(ReasonId::NotLowered, span, "a starred expression here"), How::Plain)
            }
            ExprKind::Opaque(what) => (self.refuse(ReasonId::NotLowered, span, *what), How::Plain),
        };
        let is_taken = self.taken == Some(self.key(id));
        let members = if is_taken { self.members_of_class(&ty) } else { None };
        let (ty, how) = members.unwrap_or((ty, how));
        let ty = if matches!(how, How::Dispatch(_)) { self.own_cells(id, &ty) } else { ty };
        let (ty, how) = if wants_function { (ty, how) } else { self.as_object(id, ty, how) };
        self.check_hashed_floats(&ty, span);
        if (self.cx.facts.makes_text_classes || self.cx.plan.text_classes)
            && matches!(self.shallow(&ty), Ty::Str | Ty::Bytes)
        {
            self.check_text(&expr.kind, span);
        }
        if self.asked != Some(self.key(id)) {
            self.check_hashed_addresses(&ty, span);
        }
        // An operand that never gives a value ends the path.
        if self.env.reachable && self.shallow(&ty) == Ty::Never {
            self.env.reachable = false;
        }
        self.record(id, ty, how)
    }

    fn constant(&mut self, constant: &Const, id: ExprId) -> Ty {
        match constant {
            Const::None => Ty::None,
            Const::Ellipsis => Ty::Ellipsis,
            Const::Bool(_) => Ty::Bool,
            Const::Int(_) | Const::BigInt(_) => Ty::Int,
            Const::Float(_) => Ty::Float,
            Const::Complex(_) => Ty::Complex,
            Const::Str(_) => Ty::Str,
            Const::Bytes(_) => {
                let _ = id;
                Ty::Bytes
            }
        }
    }

    /// The value of an int literal, also negated.
    pub fn constant_int(&self, id: ExprId) -> Option<i64> {
        match &self.func.expr(id).kind {
            ExprKind::Const(Const::Int(value)) => Some(*value),
            ExprKind::Const(Const::Float(value)) if value.fract() == 0.0 && value.abs() < 1e15 => {
                Some(*value as i64)
            }
            ExprKind::Unary(UnaryOp::Neg, operand) => self.constant_int(*operand).and_then(i64::checked_neg),
            _ => None,
        }
    }
}
