//! Positions of operations where CPython's bytecode has another one than the expression: methods on a line of
//! their own, loops, assertions, parts of f-strings.

use super::function::Lower;
use crate::hir::nodes::{ExprId, ExprKind, Target, TargetKind};
use crate::source::Span;

impl Lower<'_, '_> {
    /// Where `object.name(…)` and `object.name` stand: from the name on, when the name is on another line
    /// than the beginning.
    ///
    /// ```text
    /// (words
    ///     .index("x"))      # the traceback shows this line
    /// ```
    fn span_from_name(&self, span: Span, attribute_end: u32, name: &str) -> Span {
        let sources = self.module.input.sources;
        let end = Span::new(span.file, attribute_end, attribute_end);
        if sources.start(span).line == sources.start(end).line {
            return span;
        }
        // CPython subtracts characters from bytes.
        Span::new(span.file, attribute_end.saturating_sub(name.chars().count() as u32), span.end)
    }

    /// The position of an expression's own operation.
    pub fn position(&self, id: ExprId) -> Span {
        let expr = self.func.expr(id);
        match &expr.kind {
            ExprKind::Call { func, .. } => match &self.func.expr(*func).kind {
                ExprKind::Attribute { name_span, .. } => {
                    self.span_from_name(expr.span, name_span.end, self.module.input.sources.text(*name_span))
                }
                _ => expr.span,
            },
            ExprKind::Attribute { name_span, .. } => {
                self.span_from_name(expr.span, name_span.end, self.module.input.sources.text(*name_span))
            }
            _ => expr.span,
        }
    }

    /// The position of storing to a target.
    pub fn target_position(&self, target: &Target) -> Span {
        match &target.kind {
            TargetKind::Attribute { name, .. } => self.span_from_name(target.span, target.span.end, name),
            TargetKind::Name(_) | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => target.span,
        }
    }

    /// Where a comprehension keeps an item: what is kept, below 3.12 the comprehension.
    pub fn add_position(&self, key: Option<ExprId>, value: ExprId) -> Span {
        if let Some((_, site)) = self.frame {
            return self.module.sites[site.index()].span;
        }
        let value = self.func.expr(value).span;
        match key {
            Some(key) => Span { start: self.func.expr(key).span.start, ..value },
            None => value,
        }
    }

    /// Where a loop takes its items: the whole statement (comprehension), from 3.13 on the iterable.
    pub fn loop_position(&self, statement: Span, iter: ExprId) -> Span {
        if self.module.input.minor >= 13 { self.func.expr(iter).span } else { statement }
    }

    /// Where an assertion raises: its test, in 3.12 the statement, in 3.11 the statement or the comparison
    /// compiled last.
    pub fn assert_position(&self, statement: Span, test: ExprId) -> Span {
        match self.module.input.minor {
            13.. => self.func.expr(test).span,
            12 => statement,
            _ => self.last_comparison(test).unwrap_or(statement),
        }
    }

    fn last_comparison(&self, test: ExprId) -> Option<Span> {
        let expr = self.func.expr(test);
        match &expr.kind {
            ExprKind::Compare(..) => Some(expr.span),
            ExprKind::Unary(crate::hir::nodes::UnaryOp::Not, operand) => self.last_comparison(*operand),
            ExprKind::And(left, right) | ExprKind::Or(left, right) => {
                self.last_comparison(*right).or_else(|| self.last_comparison(*left))
            }
            ExprKind::IfExp { test, then, orelse } => {
                [orelse, then, test].into_iter().find_map(|part| self.last_comparison(*part))
            }
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
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
            | ExprKind::Opaque(_) => None,
        }
    }

    /// Where a value of an f-string is formatted: its braces, in 3.11 the whole string.
    pub fn format_position(&self, string: Span, part: Span) -> Span {
        if self.module.input.minor >= 12 { part } else { string }
    }
}
