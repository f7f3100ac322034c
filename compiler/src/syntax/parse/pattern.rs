//! Patterns of `match`.

use crate::syntax::ast::*;
use crate::syntax::parse::Converted;
use crate::syntax::parse::Cx;
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_text_size::Ranged;

// Patterns.
impl Cx<'_> {
    fn patterns(&self, patterns: &[ruff::Pattern]) -> Converted<Vec<Pattern>> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    pub(super) fn pattern(&self, pattern: &ruff::Pattern) -> Converted<Pattern> {
        let name = |name: &Option<ruff::Identifier>| name.as_ref().map(|name| name.to_string());
        let kind = match pattern {
            ruff::Pattern::MatchValue(node) => PatternKind::Value(self.expr(&node.value)?),
            ruff::Pattern::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                ruff::Singleton::None => Const::None,
                ruff::Singleton::True => Const::Bool(true),
                ruff::Singleton::False => Const::Bool(false),
            }),
            ruff::Pattern::MatchSequence(node) => PatternKind::Sequence(self.patterns(&node.patterns)?),
            ruff::Pattern::MatchMapping(node) => PatternKind::Mapping {
                keys: self.exprs(&node.keys)?,
                patterns: self.patterns(&node.patterns)?,
                rest: name(&node.rest),
            },
            ruff::Pattern::MatchClass(node) => PatternKind::Class {
                class: self.expr(&node.cls)?,
                patterns: self.patterns(&node.arguments.patterns)?,
                keywords: node
                    .arguments
                    .keywords
                    .iter()
                    .map(|keyword| Ok((keyword.attr.to_string(), self.pattern(&keyword.pattern)?)))
                    .collect::<Converted<_>>()?,
            },
            ruff::Pattern::MatchStar(node) => PatternKind::Star(name(&node.name)),
            ruff::Pattern::MatchAs(node) => PatternKind::As {
                pattern: node.pattern.as_ref().map(|p| self.pattern(p)).transpose()?.map(Box::new),
                name: name(&node.name),
            },
            ruff::Pattern::MatchOr(node) => PatternKind::Or(self.patterns(&node.patterns)?),
        };
        Ok(Pattern { kind, span: self.span(pattern.range()) })
    }
}
