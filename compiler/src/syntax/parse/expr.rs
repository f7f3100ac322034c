//! Expressions.

use crate::syntax::ast::*;
use crate::syntax::literal;
use crate::syntax::parse::Converted;
use crate::syntax::parse::Cx;
use crate::syntax::parse::operator::{binary_op, compare_op, constant, context, unary_op};
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_text_size::Ranged;

// Expressions.
impl Cx<'_> {
    pub(super) fn exprs(&self, exprs: &[ruff::Expr]) -> Converted<Vec<Expr>> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    pub(super) fn optional(&self, expr: &Option<Box<ruff::Expr>>) -> Converted<Option<Expr>> {
        expr.as_ref().map(|expr| self.expr(expr)).transpose()
    }

    pub(super) fn boxed(&self, expr: &ruff::Expr) -> Converted<Box<Expr>> {
        Ok(Box::new(self.expr(expr)?))
    }

    fn optional_boxed(&self, expr: &Option<Box<ruff::Expr>>) -> Converted<Option<Box<Expr>>> {
        Ok(self.optional(expr)?.map(Box::new))
    }

    pub(super) fn expr(&self, expr: &ruff::Expr) -> Converted<Expr> {
        let kind = match expr {
            ruff::Expr::BoolOp(node) => ExprKind::BoolOp {
                op: match node.op {
                    ruff::BoolOp::And => BoolOp::And,
                    ruff::BoolOp::Or => BoolOp::Or,
                },
                values: self.exprs(&node.values)?,
            },
            ruff::Expr::Named(node) => {
                ExprKind::Named { target: self.boxed(&node.target)?, value: self.boxed(&node.value)? }
            }
            ruff::Expr::BinOp(node) => ExprKind::Binary {
                left: self.boxed(&node.left)?,
                op: binary_op(node.op),
                right: self.boxed(&node.right)?,
            },
            ruff::Expr::UnaryOp(node) => {
                ExprKind::Unary { op: unary_op(node.op), operand: self.boxed(&node.operand)? }
            }
            ruff::Expr::Lambda(node) => ExprKind::Lambda {
                params: Box::new(match &node.parameters {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Parameters::default(),
                }),
                body: self.boxed(&node.body)?,
            },
            ruff::Expr::If(node) => ExprKind::IfExp {
                test: self.boxed(&node.test)?,
                body: self.boxed(&node.body)?,
                orelse: self.boxed(&node.orelse)?,
            },
            ruff::Expr::Dict(node) => self.dict(node)?,
            ruff::Expr::Set(node) => ExprKind::Set(self.exprs(&node.elts)?),
            ruff::Expr::ListComp(node) => ExprKind::ListComp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::SetComp(node) => ExprKind::SetComp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::DictComp(node) => ExprKind::DictComp {
                key: self.boxed(&node.key)?,
                value: self.boxed(&node.value)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::Generator(node) => ExprKind::GeneratorExp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)?),
            ruff::Expr::Yield(node) => ExprKind::Yield(self.optional_boxed(&node.value)?),
            ruff::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)?),
            ruff::Expr::Compare(node) => ExprKind::Compare {
                left: self.boxed(&node.left)?,
                ops: node.ops.iter().map(|op| compare_op(*op)).collect(),
                comparators: self.exprs(&node.comparators)?,
            },
            ruff::Expr::Call(node) => self.call(node)?,
            ruff::Expr::FString(node) => self.fstring(node)?,
            ruff::Expr::TString(node) => return Err(self.unparsed("template string", node.range)),
            ruff::Expr::StringLiteral(node) => self.string(node),
            ruff::Expr::BytesLiteral(node) => constant(Const::Bytes(node.value.bytes().collect())),
            ruff::Expr::NumberLiteral(node) => constant(self.number(node)?),
            ruff::Expr::BooleanLiteral(node) => constant(Const::Bool(node.value)),
            ruff::Expr::NoneLiteral(_) => constant(Const::None),
            ruff::Expr::EllipsisLiteral(_) => constant(Const::Ellipsis),
            ruff::Expr::Attribute(node) => ExprKind::Attribute {
                value: self.boxed(&node.value)?,
                attr: node.attr.to_string(),
                attr_span: self.span(node.attr.range()),
                ctx: context(node.ctx),
            },
            ruff::Expr::Subscript(node) => ExprKind::Subscript {
                value: self.boxed(&node.value)?,
                slice: self.boxed(&node.slice)?,
                ctx: context(node.ctx),
            },
            ruff::Expr::Starred(node) => {
                ExprKind::Starred { value: self.boxed(&node.value)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Name(node) => ExprKind::Name { id: node.id.to_string(), ctx: context(node.ctx) },
            ruff::Expr::List(node) => {
                ExprKind::List { elements: self.exprs(&node.elts)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Tuple(node) => {
                ExprKind::Tuple { elements: self.exprs(&node.elts)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Slice(node) => ExprKind::Slice {
                lower: self.optional_boxed(&node.lower)?,
                upper: self.optional_boxed(&node.upper)?,
                step: self.optional_boxed(&node.step)?,
            },
            ruff::Expr::IpyEscapeCommand(node) => return Err(self.unparsed("shell escape", node.range)),
        };
        Ok(Expr { kind, span: self.span(expr.range()) })
    }

    fn dict(&self, node: &ruff::ExprDict) -> Converted<ExprKind> {
        let mut keys = Vec::with_capacity(node.items.len());
        let mut values = Vec::with_capacity(node.items.len());
        for item in &node.items {
            keys.push(item.key.as_ref().map(|key| self.expr(key)).transpose()?);
            values.push(self.expr(&item.value)?);
        }
        Ok(ExprKind::Dict { keys, values })
    }

    fn generators(&self, generators: &[ruff::Comprehension]) -> Converted<Vec<Comprehension>> {
        generators
            .iter()
            .map(|node| {
                Ok(Comprehension {
                    target: self.expr(&node.target)?,
                    iter: self.expr(&node.iter)?,
                    ifs: self.exprs(&node.ifs)?,
                    is_async: node.is_async,
                })
            })
            .collect()
    }

    fn call(&self, node: &ruff::ExprCall) -> Converted<ExprKind> {
        let (mut args, keywords) = self.arguments(&node.arguments)?;
        // `f(x for x in xs)`: CPython's generator spans the call's parentheses.
        if let [ruff::Expr::Generator(generator)] = &*node.arguments.args
            && !generator.parenthesized
        {
            args[0].span = self.span(node.arguments.range());
        }
        Ok(ExprKind::Call { func: self.boxed(&node.func)?, args, keywords })
    }

    pub(super) fn arguments(&self, node: &ruff::Arguments) -> Converted<(Vec<Expr>, Vec<Keyword>)> {
        let keywords = node
            .keywords
            .iter()
            .map(|keyword| {
                Ok(Keyword {
                    name: keyword.arg.as_ref().map(|name| name.to_string()),
                    value: self.expr(&keyword.value)?,
                    span: self.span(keyword.range()),
                })
            })
            .collect::<Converted<_>>()?;
        Ok((self.exprs(&node.args)?, keywords))
    }

    fn number(&self, node: &ruff::ExprNumberLiteral) -> Converted<Const> {
        Ok(match &node.value {
            ruff::Number::Float(value) => Const::Float(*value),
            ruff::Number::Complex { imag, .. } => Const::Complex(*imag),
            ruff::Number::Int(value) => match value.as_i64() {
                Some(small) => Const::Int(small),
                None => {
                    literal::big_int(&self.text[node.range]).ok_or(self.unparsed("integer", node.range))?
                }
            },
        })
    }
}
