//! Expressions.

use super::*;
use crate::syntax::ast;

/// What hybridc's own texts ask of it: `hybridc.name`.
const OWN: &str = "hybridc";

impl Body<'_> {
    pub(super) fn optional(&mut self, expr: Option<&ast::Expr>) -> Option<ExprId> {
        expr.map(|expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, expr: &ast::Expr) -> ExprId {
        let span = expr.span;
        let kind = match &expr.kind {
            ast::ExprKind::BoolOp { op, values } => return self.bool_op(*op, values, span),
            ast::ExprKind::Named { target, value } => return self.walrus(target, value, span),
            ast::ExprKind::Binary { left, op, right } => {
                let (left, right) = (self.expr(left), self.expr(right));
                let folded = match (&self.exprs[left.index()].kind, &self.exprs[right.index()].kind) {
                    (ExprKind::Const(left), ExprKind::Const(right)) => fold::binary(*op, left, right),
                    _ => None,
                };
                folded.map_or(ExprKind::Binary { op: *op, left, right, inplace: false }, ExprKind::Const)
            }
            ast::ExprKind::Unary { op, operand } => self.unary(*op, operand),
            ast::ExprKind::Lambda { params, body } => self.lambda(expr, params, body),
            ast::ExprKind::IfExp { test, body, orelse } => {
                ExprKind::IfExp { test: self.expr(test), then: self.expr(body), orelse: self.expr(orelse) }
            }
            ast::ExprKind::Dict { keys, values } => {
                let item = |(key, value): (&Option<ast::Expr>, &ast::Expr)| match key {
                    Some(key) => DictItem::Pair(self.expr(key), self.expr(value)),
                    None => DictItem::Unpack(self.expr(value)),
                };
                ExprKind::Dict(keys.iter().zip(values).map(item).collect())
            }
            ast::ExprKind::Set(elements) => ExprKind::Set(self.set_items(elements, span)),
            ast::ExprKind::List { elements, ctx: _ } => ExprKind::List(self.elements(elements)),
            ast::ExprKind::Tuple { elements, ctx: _ } => ExprKind::Tuple(self.elements(elements)),
            ast::ExprKind::ListComp { element, generators } => {
                return self.comprehension(expr, CompKind::List, None, element, generators);
            }
            ast::ExprKind::SetComp { element, generators } => {
                return self.comprehension(expr, CompKind::Set, None, element, generators);
            }
            ast::ExprKind::DictComp { key, value, generators } => {
                return self.comprehension(expr, CompKind::Dict, Some(key), value, generators);
            }
            ast::ExprKind::GeneratorExp { element, generators } => self.generator(expr, element, generators),
            ast::ExprKind::Await(value) => ExprKind::Await(self.expr(value)),
            ast::ExprKind::Yield(value) => ExprKind::Yield(self.optional(value.as_deref())),
            ast::ExprKind::YieldFrom(value) => ExprKind::YieldFrom(self.expr(value)),
            ast::ExprKind::Compare { left, ops, comparators } => {
                return self.compare(left, ops, comparators, span);
            }
            ast::ExprKind::Call { func, args, keywords } => {
                if let Some(string) = self.template_call(func, args, keywords, span) {
                    return string;
                }
                ExprKind::Call { func: self.expr(func), args: self.args(args, keywords) }
            }
            // Only inside of a `JoinedStr`, which takes its parts apart itself.
            ast::ExprKind::FormattedValue { .. } => ExprKind::FString(vec![self.format_part(expr)]),
            ast::ExprKind::JoinedStr(values) => {
                ExprKind::FString(values.iter().map(|value| self.format_part(value)).collect())
            }
            ast::ExprKind::Constant { value, u_prefix: _ } => ExprKind::Const(value.clone()),
            ast::ExprKind::Attribute { value, attr, .. } if self.is_own(value) => {
                ExprKind::Name(NameRef::Builtin(format!("{OWN}.{attr}")))
            }
            ast::ExprKind::Attribute { value, attr, attr_span, ctx: _ } => ExprKind::Attribute {
                object: self.expr(value),
                name: self.mangled(attr),
                name_span: *attr_span,
            },
            ast::ExprKind::Subscript { value, slice, ctx: _ } => {
                ExprKind::Subscript { object: self.expr(value), index: self.expr(slice) }
            }
            ast::ExprKind::Starred { value, ctx: _ } => ExprKind::Starred(self.expr(value)),
            ast::ExprKind::Name { id, ctx: _ } => return self.name(id, span),
            ast::ExprKind::Slice { lower, upper, step } => ExprKind::Slice {
                lower: self.optional(lower.as_deref()),
                upper: self.optional(upper.as_deref()),
                step: self.optional(step.as_deref()),
            },
        };
        self.add(kind, span)
    }

    /// `hybridc`, in a text of hybridc's own.
    fn is_own(&self, value: &ast::Expr) -> bool {
        self.cx.module.is_unseen && matches!(&value.kind, ast::ExprKind::Name { id, .. } if id == OWN)
    }

    pub(super) fn name(&mut self, id: &str, span: Span) -> ExprId {
        if id == "__debug__" {
            // A constant for CPython's compiler: true unless run with `-O`.
            return self.add(ExprKind::Const(Const::Bool(true)), span);
        }
        let kind = match self.resolve(id) {
            Some(NameRef::Local(binding)) if self.not_yet_bound.contains(&binding) => {
                ExprKind::Opaque("comprehension variable read before it is bound")
            }
            Some(name) => ExprKind::Name(name),
            None => ExprKind::Opaque(TYPE_PARAMETER),
        };
        self.add(kind, span)
    }

    fn elements(&mut self, elements: &[ast::Expr]) -> Vec<Element> {
        elements
            .iter()
            .map(|element| match &element.kind {
                ast::ExprKind::Starred { value, .. } => Element::Star(self.expr(value)),
                _ => Element::One(self.expr(element)),
            })
            .collect()
    }

    /// The items of a set display; constants in the order CPython adds them to the frozenset that it keeps.
    fn set_items(&mut self, elements: &[ast::Expr], span: Span) -> Vec<Element> {
        match self.cx.source.set_order(span) {
            Some(order) => order.iter().map(|item| Element::One(self.expr(&elements[*item]))).collect(),
            None => self.elements(elements),
        }
    }

    /// CPython evaluates all positional arguments (`*x` among them) before the keywords, wherever they stand.
    pub(super) fn args(&mut self, args: &[ast::Expr], keywords: &[ast::Keyword]) -> Vec<Arg> {
        let mut out = Vec::with_capacity(args.len() + keywords.len());
        for arg in args {
            out.push(match &arg.kind {
                ast::ExprKind::Starred { value, .. } => Arg::Star(self.expr(value)),
                _ => Arg::Positional(self.expr(arg)),
            });
        }
        for keyword in keywords {
            let value = self.expr(&keyword.value);
            out.push(match &keyword.name {
                // Not mangled, even inside a class.
                Some(name) => Arg::Keyword(name.clone(), value),
                None => Arg::DoubleStar(value),
            });
        }
        out
    }

    /// `a and b and c` is `a and (b and c)`: the same value and the same order of evaluation.
    fn bool_op(&mut self, op: ast::BoolOp, values: &[ast::Expr], span: Span) -> ExprId {
        let mut ids: Vec<ExprId> = values.iter().map(|value| self.expr(value)).collect();
        let mut result = ids.pop().expect("an operator has operands");
        while let Some(left) = ids.pop() {
            let kind = match op {
                ast::BoolOp::And => ExprKind::And(left, result),
                ast::BoolOp::Or => ExprKind::Or(left, result),
            };
            result = self.add(kind, span);
        }
        result
    }

    /// A minus sign belongs to the number behind it, as in CPython's own constant folding.
    fn unary(&mut self, op: UnaryOp, operand: &ast::Expr) -> ExprKind {
        if let (UnaryOp::Neg, ast::ExprKind::Constant { value, .. }) = (op, &operand.kind) {
            match value {
                Const::Int(value) => return ExprKind::Const(Const::Int(-value)),
                Const::Float(value) => return ExprKind::Const(Const::Float(-value)),
                Const::BigInt(digits) if digits == "9223372036854775808" => {
                    return ExprKind::Const(Const::Int(i64::MIN));
                }
                Const::BigInt(_)
                | Const::None
                | Const::Ellipsis
                | Const::Bool(_)
                | Const::Complex(_)
                | Const::Str(_)
                | Const::Bytes(_) => {}
            }
        }
        ExprKind::Unary(op, self.expr(operand))
    }

    /// `(x := value)`. A name other code can write is not read back: the value itself is the result.
    fn walrus(&mut self, target: &ast::Expr, value: &ast::Expr, span: Span) -> ExprId {
        let value = self.expr(value);
        let target = self.target(target);
        let plain = match &target.kind {
            TargetKind::Name(NameRef::Local(binding)) => Some(*binding),
            TargetKind::Name(_)
            | TargetKind::Attribute { .. }
            | TargetKind::Subscript { .. }
            | TargetKind::Tuple { .. } => None,
        };
        let plain = plain.filter(|binding| !self.bindings[binding.index()].captured);
        let mut body = Vec::new();
        let (read, stored) = match plain {
            Some(binding) => (binding, value),
            None => {
                let temp = self.temp("walrus");
                body.push(self.set(temp, value, span));
                (temp, self.local(temp, span))
            }
        };
        body.push(self.new_stmt(StmtKind::Assign { target, value: stored }, span));
        let result = self.local(read, span);
        self.add(ExprKind::Block { body, value: result, frame: None }, span)
    }

    /// `a < b < c` is `a < (t := b) and t < c`.
    fn compare(
        &mut self,
        left: &ast::Expr,
        ops: &[CompareOp],
        comparators: &[ast::Expr],
        span: Span,
    ) -> ExprId {
        let mut left = self.expr(left);
        let mut links = Vec::with_capacity(ops.len());
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let rest = &comparators[index + 1..];
            let id = self.expr(right);
            let (right, next) =
                if rest.is_empty() { (id, id) } else { self.read_twice(id, right.span, rest) };
            links.push(self.add(ExprKind::Compare(*op, left, right), span));
            left = next;
        }
        let mut result = links.pop().expect("a comparison has an operator");
        while let Some(link) = links.pop() {
            result = self.add(ExprKind::And(link, result), span);
        }
        result
    }

    /// The same value at two places, the second one evaluated later, before `rest` of the chain.
    fn read_twice(&mut self, value: ExprId, span: Span, rest: &[ast::Expr]) -> (ExprId, ExprId) {
        let can_rebind = rest.iter().any(super::assign::contains_walrus);
        match &self.exprs[value.index()].kind {
            ExprKind::Const(constant) => {
                let constant = constant.clone();
                (value, self.add(ExprKind::Const(constant), span))
            }
            ExprKind::Name(NameRef::Local(binding))
                if !can_rebind && !self.bindings[binding.index()].captured =>
            {
                let binding = *binding;
                (value, self.local(binding, span))
            }
            _ => {
                let temp = self.temp("middle");
                let body = vec![self.set(temp, value, span)];
                let read = self.local(temp, span);
                let first = self.add(ExprKind::Block { body, value: read, frame: None }, span);
                (first, self.local(temp, span))
            }
        }
    }

    fn format_part(&mut self, part: &ast::Expr) -> FPart {
        match &part.kind {
            ast::ExprKind::Constant { value: Const::Str(text), .. } => FPart::Literal(text.clone()),
            ast::ExprKind::FormattedValue { value, conversion, spec } => {
                let value = self.expr(value);
                let spec = spec.as_ref().map(|spec| self.format_spec(spec));
                FPart::Value { value, conversion: *conversion, spec, span: part.span }
            }
            _ => {
                let value = self.expr(part);
                FPart::Value { value, conversion: Conversion::None, spec: None, span: part.span }
            }
        }
    }

    /// A spec without values in it is a plain string.
    fn format_spec(&mut self, spec: &ast::Expr) -> ExprId {
        let ast::ExprKind::JoinedStr(values) = &spec.kind else { return self.expr(spec) };
        let text = match values.as_slice() {
            [] => Some(PyText::Text(String::new())),
            [ast::Expr { kind: ast::ExprKind::Constant { value: Const::Str(text), .. }, .. }] => {
                Some(text.clone())
            }
            _ => None,
        };
        match text {
            Some(text) => self.add(ExprKind::Const(Const::Str(text)), spec.span),
            None => self.expr(spec),
        }
    }
}
