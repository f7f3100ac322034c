//! Expressions: each gives a value of exactly the type inference recorded.

mod choice;
mod compare;
mod constant;
mod display;
mod fstring;
mod name;
mod operator;

use crate::hir::nodes::{ExprId, ExprKind, UnaryOp};
use crate::infer::table::How;
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, Value};
use crate::ty::Ty;
pub use constant::{literal, negated};

impl<'a> Lower<'_, 'a> {
    pub fn expr(&mut self, id: ExprId) -> Value {
        let instance = self.instance;
        let Some(info) = instance.exprs.get(&(self.func.id, id)) else {
            return self.unreachable();
        };
        if let How::Called = info.how {
            return self.literal(Literal::None);
        }
        let expr = self.func.expr(id);
        let span = self.position(id);
        let is_display = matches!(
            &expr.kind,
            ExprKind::Tuple(_) | ExprKind::List(_) | ExprKind::Set(_) | ExprKind::Dict(_)
        );
        if let Some(value) = is_display.then(|| self.packed(id, &info.ty)).flatten() {
            return value;
        }
        let value = match &expr.kind {
            // A class that stands for an instance.
            ExprKind::Name(_) if matches!(info.how, How::Exception(_) | How::Construct(_)) => {
                self.exception(id)
            }
            ExprKind::Const(constant) => self.literal(literal(constant)),
            ExprKind::Name(name) => self.name(id, name, &info.how),
            ExprKind::Tuple(items) => self.tuple(items, &info.ty, span),
            ExprKind::List(items) => self.list(items, &info.ty, false, span),
            ExprKind::Set(items) => self.list(items, &info.ty, true, span),
            ExprKind::Dict(items) => self.dict(items, &info.ty, span),
            ExprKind::Unary(UnaryOp::Not, operand) => self.not(id, *operand),
            ExprKind::Unary(_, operand) => self.operator(&[*operand], &info.how, &info.ty, span),
            ExprKind::Binary { left, right, inplace, .. } => {
                self.binary(*left, *right, *inplace, &info.how, &info.ty, span)
            }
            ExprKind::And(left, right) => self.short_circuit(id, (*left, *right), true, &info.ty),
            ExprKind::Or(left, right) => self.short_circuit(id, (*left, *right), false, &info.ty),
            ExprKind::Compare(op, left, right) => self.compare(*op, *left, *right, &info.how, &info.ty, span),
            ExprKind::IfExp { test, then, orelse } => self.if_exp(id, (*test, *then, *orelse), &info.ty),
            ExprKind::Call { .. } if self.is_mapped(id) => {
                let Ty::List(item) = info.ty else { return self.never_mapped(id) };
                self.mapped_list(id, &item, self.call_span, None)
            }
            ExprKind::Call { func, args } => self.call(*func, args, &info.how, &info.ty, span),
            ExprKind::Attribute { object, name, .. } => match &info.how {
                How::Constant(row) => self.call_row(*row, vec![], info.ty, span),
                // `m.Colour`, of which the members are taken: nobody asks the module.
                How::Dispatch(dispatch) if !instance.exprs.contains_key(&(self.func.id, *object)) => {
                    self.dispatch(dispatch, &mut vec![], &info.ty, span)
                }
                How::Dispatch(_) => self.operator(&[*object], &info.how, &info.ty, span),
                How::Method => self.expr(*object),
                How::ConstantGlobal(owner, expr) => self.constant_expr(*owner, *expr),
                How::Member(def) => self.member(*def, span),
                How::Function(func) => self.literal(Literal::Function(func.0)),
                _ => {
                    let object = self.callee(*object);
                    self.try_(Ty::Dyn, Op::GetAttr { object, name: name.clone() }, span)
                }
            },
            ExprKind::Subscript { object, index } => {
                self.subscript(*object, *index, &info.how, &info.ty, span)
            }
            ExprKind::Slice { lower, upper, step } => {
                let mut bounds =
                    [lower, upper, step].map(|bound| bound.as_ref().map(|bound| self.expr(*bound)));
                for bound in &mut bounds {
                    *bound = match *bound {
                        Some(value) if *self.ty(value) == Ty::None => None,
                        Some(value) if *self.ty(value) == Ty::Bool => Some(self.coerce(value, &Ty::Int)),
                        Some(value) => Some(value),
                        None => None,
                    };
                }
                let [lower, upper, step] = bounds;
                self.let_(Ty::Slice, Op::Slice { lower, upper, step })
            }
            ExprKind::FString(parts) => self.fstring(parts, span),
            ExprKind::Block { body, value, frame } => self.block_expr(body, *value, *frame, span),
            ExprKind::GeneratorExp { iter, .. } if let How::Call(instance, sources) = &info.how => {
                let iterable = self.expr(*iter);
                if *self.ty(iterable) == Ty::Never {
                    return iterable;
                }
                self.call_instance(*instance, sources, &[iterable], span)
            }
            ExprKind::GeneratorExp { func, iter } => {
                self.generator_list(*func, *iter, &info.ty, self.call_span)
            }
            ExprKind::Yield(Some(value)) if self.yields.is_some() => self.yield_(*value),
            ExprKind::Yield(value) => self.yield_value(*value, span),
            ExprKind::YieldFrom(iter) => self.yield_from(*iter, &info.ty, span),
            ExprKind::Lambda(func) => self.lambda(*func, info),
            ExprKind::Await(_) | ExprKind::Starred(_) | ExprKind::Opaque(_) => {
                panic!("B0002: lower, `{}`: an expression that partition defers", self.func.qualname)
            }
        };
        self.as_inferred(value, &info.ty)
    }

    /// The value as what inference has seen it as.
    fn as_inferred(&mut self, value: Value, ty: &Ty) -> Value {
        if let (Ty::Function(func), Ty::Closure(..)) = (*self.ty(value), ty) {
            return self.function_object(func);
        }
        if *ty == Ty::Never && *self.ty(value) != Ty::Never {
            // Inference saw that it always raises: a name that is unbound for certain.
            return self.unreachable();
        }
        self.coerce(value, ty)
    }

    fn block_expr(
        &mut self,
        body: &'a [crate::hir::nodes::Stmt],
        value: ExprId,
        frame: Option<&'static str>,
        span: crate::source::Span,
    ) -> Value {
        let outer = (self.frame, self.frames);
        if let Some(name) = frame {
            let site = self.site(span);
            let iterable = body.iter().find_map(|stmt| match &stmt.kind {
                crate::hir::nodes::StmtKind::For { iter, .. } => Some(*iter),
                _ => None,
            });
            self.first_iterable = iterable.map(|iterable| (iterable, self.frame));
            self.frame = Some((name, site));
            self.frames += 1;
        }
        self.block(body);
        let value = if self.ended() { self.unreachable() } else { self.expr(value) };
        (self.frame, self.frames) = outer;
        value
    }
}
