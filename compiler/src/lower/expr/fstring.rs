//! f-strings, and expressions that show nothing to anybody.

use crate::hir::nodes::{Conversion as HirConversion, ExprId, ExprKind, FPart, PyText};
use crate::infer::table::How;
use crate::lower::expr::constant::is_settled;
use crate::lower::function::Lower;
use crate::sir::{Conversion, FormatPart, Op, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn fstring(&mut self, parts: &'a [FPart], span: crate::source::Span) -> Value {
        let mut lowered = vec![];
        for (index, part) in parts.iter().enumerate() {
            lowered.push(match part {
                FPart::Literal(PyText::Text(text)) => FormatPart::Literal(text.clone()),
                FPart::Literal(PyText::CodePoints(points)) => FormatPart::CodePoints(points.clone()),
                FPart::Value { value, conversion, spec, span: part } => {
                    let value = self.expr(*value);
                    let spec = spec.map(|spec| self.expr(spec));
                    if *self.ty(value) == Ty::Never {
                        return value;
                    }
                    let conversion = match conversion {
                        HirConversion::None => Conversion::None,
                        HirConversion::Str => Conversion::Str,
                        HirConversion::Repr => Conversion::Repr,
                        HirConversion::Ascii => Conversion::Ascii,
                    };
                    let site = Some(self.site(self.format_position(span, *part)));
                    let settled = spec.is_none() && is_settled(self.ty(value));
                    let field = FormatPart::Value { value, conversion, spec, site };
                    if settled || parts[index + 1..].iter().all(|part| self.is_quiet_part(part)) {
                        field
                    } else {
                        // Each field is formatted before the next is evaluated: `f"{xs} {xs.pop()}"`.
                        let text = self.try_(Ty::Str, Op::Format(vec![field]), span);
                        FormatPart::Value { value: text, conversion: Conversion::None, spec: None, site }
                    }
                }
            });
        }
        self.try_(Ty::Str, Op::Format(lowered), span)
    }

    /// Evaluating this part of an f-string does nothing that formatting an earlier one could notice, and
    /// cannot raise.
    fn is_quiet_part(&self, part: &FPart) -> bool {
        match part {
            FPart::Literal(_) => true,
            FPart::Value { value, spec, .. } => {
                self.is_quiet(*value) && spec.is_none_or(|spec| self.is_quiet(spec))
            }
        }
    }

    /// Evaluating it does nothing and cannot raise; nothing can change it.
    pub fn is_quiet(&self, expr: ExprId) -> bool {
        use crate::hir::nodes::BinaryOp;
        let kind = &self.func.expr(expr).kind;
        if let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, left, right, .. } = kind
        {
            let is_number = |operand: &ExprId| {
                let info = self.instance.exprs.get(&(self.func.id, *operand));
                info.is_some_and(|info| matches!(info.ty, Ty::Int | Ty::Float | Ty::Bool))
            };
            return [left, right].into_iter().all(|operand| is_number(operand) && self.is_quiet(*operand));
        }
        match kind {
            ExprKind::Const(_) => true,
            ExprKind::Name(_) => {
                let info = self.instance.exprs.get(&(self.func.id, expr));
                info.is_some_and(|info| {
                    info.ty != Ty::Never
                        && matches!(info.how, How::Plain | How::Constant(_) | How::ConstantGlobal(..))
                })
            }
            _ => false,
        }
    }
}
