//! Patterns of `match`.

use crate::syntax::ast::*;
use crate::syntax::print::Cx;
use crate::syntax::print::Value;
use crate::syntax::print::literal::{constant, string};
use crate::syntax::print::plain;

impl Cx<'_> {
    pub(super) fn match_case(&self, case: &MatchCase) -> Value {
        let mut fields = vec![("pattern", self.pattern(&case.pattern))];
        fields.extend(self.optionals([("guard", case.guard.as_ref())]));
        fields.push(("body", self.stmts(&case.body)));
        plain("match_case", fields)
    }

    fn patterns(&self, patterns: &[Pattern]) -> Value {
        Value::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }

    fn pattern(&self, pattern: &Pattern) -> Value {
        let name_field = |field, name: &Option<String>| name.as_ref().map(|name| (field, string(name)));
        let (name, fields) = match &pattern.kind {
            PatternKind::Value(value) => ("MatchValue", vec![("value", self.expr(value))]),
            PatternKind::Singleton(value) => ("MatchSingleton", vec![("value", constant(value))]),
            PatternKind::Sequence(patterns) => ("MatchSequence", vec![("patterns", self.patterns(patterns))]),
            PatternKind::Mapping { keys, patterns, rest } => {
                let mut fields = vec![("keys", self.exprs(keys)), ("patterns", self.patterns(patterns))];
                fields.extend(name_field("rest", rest));
                ("MatchMapping", fields)
            }
            PatternKind::Class { class, patterns, keywords } => {
                let names = keywords.iter().map(|(name, _)| string(name)).collect();
                let values = keywords.iter().map(|(_, pattern)| self.pattern(pattern)).collect();
                let fields = vec![
                    ("cls", self.expr(class)),
                    ("patterns", self.patterns(patterns)),
                    ("kwd_attrs", Value::List(names)),
                    ("kwd_patterns", Value::List(values)),
                ];
                ("MatchClass", fields)
            }
            PatternKind::Star(name) => ("MatchStar", name_field("name", name).into_iter().collect()),
            PatternKind::As { pattern, name } => {
                let inner = pattern.as_ref().map(|pattern| ("pattern", self.pattern(pattern)));
                ("MatchAs", inner.into_iter().chain(name_field("name", name)).collect())
            }
            PatternKind::Or(patterns) => ("MatchOr", vec![("patterns", self.patterns(patterns))]),
        };
        self.located(name, fields, pattern.span)
    }
}
