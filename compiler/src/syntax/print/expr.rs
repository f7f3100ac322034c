//! Expressions.

use crate::syntax::ast::*;
use crate::syntax::print::Cx;
use crate::syntax::print::Field;
use crate::syntax::print::Value;
use crate::syntax::print::literal::{constant, conversion_number, number, string};
use crate::syntax::print::operator::{binary_op, compare_op, context, unary_op};
use crate::syntax::print::plain;

impl Cx<'_> {
    pub(super) fn exprs(&self, exprs: &[Expr]) -> Value {
        Value::List(exprs.iter().map(|expr| self.expr(expr)).collect())
    }

    pub(super) fn optional_list(&self, exprs: &[Option<Expr>]) -> Value {
        let one = |expr: &Option<Expr>| match expr {
            Some(expr) => self.expr(expr),
            None => Value::Text("None".to_owned()),
        };
        Value::List(exprs.iter().map(one).collect())
    }

    /// The fields that are there; `ast.dump` leaves out an optional field that is `None`.
    pub(super) fn optionals<const N: usize>(&self, fields: [(&'static str, Option<&Expr>); N]) -> Vec<Field> {
        fields.into_iter().filter_map(|(name, expr)| Some((name, self.expr(expr?)))).collect()
    }

    pub(super) fn keywords(&self, keywords: &[Keyword]) -> Value {
        let one = |keyword: &Keyword| {
            let name = keyword.name.as_ref().map(|name| ("arg", string(name)));
            let fields = name.into_iter().chain([("value", self.expr(&keyword.value))]).collect();
            self.located("keyword", fields, keyword.span)
        };
        Value::List(keywords.iter().map(one).collect())
    }

    fn generators(&self, generators: &[Comprehension]) -> Value {
        let one = |generator: &Comprehension| {
            let fields = vec![
                ("target", self.expr(&generator.target)),
                ("iter", self.expr(&generator.iter)),
                ("ifs", self.exprs(&generator.ifs)),
                ("is_async", number(u32::from(generator.is_async))),
            ];
            plain("comprehension", fields)
        };
        Value::List(generators.iter().map(one).collect())
    }

    pub(super) fn expr(&self, expr: &Expr) -> Value {
        let (name, fields) = self.expr_fields(expr);
        self.located(name, fields, expr.span)
    }

    fn expr_fields(&self, expr: &Expr) -> (&'static str, Vec<Field>) {
        let comprehension = |element: &Expr, generators: &[Comprehension]| {
            vec![("elt", self.expr(element)), ("generators", self.generators(generators))]
        };
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let op = match op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                ("BoolOp", vec![("op", plain(op, Vec::new())), ("values", self.exprs(values))])
            }
            ExprKind::Named { target, value } => {
                ("NamedExpr", vec![("target", self.expr(target)), ("value", self.expr(value))])
            }
            ExprKind::Binary { left, op, right } => (
                "BinOp",
                vec![("left", self.expr(left)), ("op", binary_op(*op)), ("right", self.expr(right))],
            ),
            ExprKind::Unary { op, operand } => {
                ("UnaryOp", vec![("op", unary_op(*op)), ("operand", self.expr(operand))])
            }
            ExprKind::Lambda { params, body } => {
                ("Lambda", vec![("args", self.parameters(params)), ("body", self.expr(body))])
            }
            ExprKind::IfExp { test, body, orelse } => (
                "IfExp",
                vec![("test", self.expr(test)), ("body", self.expr(body)), ("orelse", self.expr(orelse))],
            ),
            ExprKind::Dict { keys, values } => {
                ("Dict", vec![("keys", self.optional_list(keys)), ("values", self.exprs(values))])
            }
            ExprKind::Set(elements) => ("Set", vec![("elts", self.exprs(elements))]),
            ExprKind::ListComp { element, generators } => ("ListComp", comprehension(element, generators)),
            ExprKind::SetComp { element, generators } => ("SetComp", comprehension(element, generators)),
            ExprKind::GeneratorExp { element, generators } => {
                ("GeneratorExp", comprehension(element, generators))
            }
            ExprKind::DictComp { key, value, generators } => (
                "DictComp",
                vec![
                    ("key", self.expr(key)),
                    ("value", self.expr(value)),
                    ("generators", self.generators(generators)),
                ],
            ),
            ExprKind::Await(value) => ("Await", vec![("value", self.expr(value))]),
            ExprKind::Yield(value) => ("Yield", self.optionals([("value", value.as_deref())])),
            ExprKind::YieldFrom(value) => ("YieldFrom", vec![("value", self.expr(value))]),
            ExprKind::Compare { left, ops, comparators } => {
                let ops = Value::List(ops.iter().map(|op| compare_op(*op)).collect());
                (
                    "Compare",
                    vec![("left", self.expr(left)), ("ops", ops), ("comparators", self.exprs(comparators))],
                )
            }
            ExprKind::Call { func, args, keywords } => (
                "Call",
                vec![
                    ("func", self.expr(func)),
                    ("args", self.exprs(args)),
                    ("keywords", self.keywords(keywords)),
                ],
            ),
            ExprKind::FormattedValue { value, conversion, spec } => {
                let mut fields =
                    vec![("value", self.expr(value)), ("conversion", conversion_number(*conversion))];
                fields.extend(self.optionals([("format_spec", spec.as_deref())]));
                ("FormattedValue", fields)
            }
            ExprKind::JoinedStr(values) => ("JoinedStr", vec![("values", self.exprs(values))]),
            ExprKind::Constant { value, u_prefix } => {
                let mut fields = vec![("value", constant(value))];
                if *u_prefix {
                    fields.push(("kind", string("u")));
                }
                ("Constant", fields)
            }
            ExprKind::Attribute { value, attr, attr_span: _, ctx } => (
                "Attribute",
                vec![("value", self.expr(value)), ("attr", string(attr)), ("ctx", context(*ctx))],
            ),
            ExprKind::Subscript { value, slice, ctx } => (
                "Subscript",
                vec![("value", self.expr(value)), ("slice", self.expr(slice)), ("ctx", context(*ctx))],
            ),
            ExprKind::Starred { value, ctx } => {
                ("Starred", vec![("value", self.expr(value)), ("ctx", context(*ctx))])
            }
            ExprKind::Name { id, ctx } => ("Name", vec![("id", string(id)), ("ctx", context(*ctx))]),
            ExprKind::List { elements, ctx } => {
                ("List", vec![("elts", self.exprs(elements)), ("ctx", context(*ctx))])
            }
            ExprKind::Tuple { elements, ctx } => {
                ("Tuple", vec![("elts", self.exprs(elements)), ("ctx", context(*ctx))])
            }
            ExprKind::Slice { lower, upper, step } => (
                "Slice",
                self.optionals([
                    ("lower", lower.as_deref()),
                    ("upper", upper.as_deref()),
                    ("step", step.as_deref()),
                ]),
            ),
        }
    }
}
