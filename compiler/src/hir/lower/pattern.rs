//! `match` (Language Reference, 8.6) as a chain of `if`: `compiler_match` in Python/compile.c.
//!
//! ```text
//! match value:                       if sequence_of(value, 2) and { (k, level) = value; k == "on" }:
//!     case ["on", level]: …      =>      …
//! ```
//!
//! A pattern is a list of questions, each asked only where those before have said yes, with bindings of
//! synthetic variables between. Names are bound when the whole pattern has matched, in the order of the text;
//! they stay bound where the guard says no. What Python has no word for are calls of hybridc's own
//! ([`crate::hir::patterns`]).

use super::*;
use crate::hir::patterns;
use crate::syntax::ast::{self, Pattern, PatternKind};

/// A pattern on its way.
#[derive(Default)]
struct Matching {
    steps: Vec<Step>,
    /// The names it captures, with what they will be bound to.
    binds: Vec<(String, Span, BindingId)>,
}

enum Step {
    Ask(ExprId),
    Do(Stmt),
}

/// What a pattern is about: a variable, and where the expression stands that gave its value.
#[derive(Clone, Copy)]
struct Subject(BindingId, Span);

/// A case without its questions always runs.
struct Lowered {
    test: Option<ExprId>,
    body: Vec<Stmt>,
}

impl Body<'_> {
    pub(super) fn match_(&mut self, value: &ast::Expr, cases: &[ast::MatchCase], out: &mut Vec<Stmt>) {
        let id = self.expr(value);
        let subject = match self.exprs[id.index()].kind {
            // Its own questions tell of a local variable what it is, if nothing binds it meanwhile.
            ExprKind::Name(NameRef::Local(binding))
                if !self.bindings[binding.index()].captured && !rebinds(cases, value) =>
            {
                out.push(self.stmt_at(StmtKind::Expr(id)));
                Subject(binding, value.span)
            }
            _ => {
                let temp = self.temp("subject");
                out.push(self.set(temp, id, self.statement));
                Subject(temp, value.span)
            }
        };
        let lowered: Vec<Lowered> = cases.iter().map(|case| self.case(case, subject)).collect();
        let mut rest = vec![];
        for case in lowered.into_iter().rev() {
            rest = match case.test {
                Some(test) => vec![self.stmt_at(StmtKind::If { test, body: case.body, orelse: rest })],
                None => case.body,
            };
        }
        out.extend(rest);
    }

    fn case(&mut self, case: &ast::MatchCase, subject: Subject) -> Lowered {
        let mut found = Matching::default();
        self.pattern(&case.pattern, subject, &mut found);
        for (name, span, from) in std::mem::take(&mut found.binds) {
            let value = self.local(from, span);
            let target = self.name_target(&name, span);
            found.steps.push(Step::Do(self.stmt_at(StmtKind::Assign { target, value })));
        }
        if let Some(guard) = &case.guard {
            found.steps.push(Step::Ask(self.expr(guard)));
        }
        // What is bound behind the last question is bound where the case runs.
        let asked = found.steps.iter().rposition(|step| matches!(step, Step::Ask(_)));
        let bound = found.steps.split_off(asked.map_or(0, |last| last + 1));
        let mut body: Vec<Stmt> = bound.into_iter().filter_map(Step::statement).collect();
        let test = self.chain(found.steps, case.pattern.span);
        body.extend(self.block(&case.body));
        Lowered { test, body }
    }

    /// The steps as one expression; `None`: nothing is asked or done.
    fn chain(&mut self, steps: Vec<Step>, span: Span) -> Option<ExprId> {
        let mut result: Option<ExprId> = None;
        let mut doing: Vec<Stmt> = vec![];
        for step in steps.into_iter().rev() {
            match step {
                Step::Do(stmt) => doing.insert(0, stmt),
                Step::Ask(test) => {
                    result = self.behind(std::mem::take(&mut doing), result, span);
                    result = Some(match result {
                        Some(then) => self.add(ExprKind::And(test, then), span),
                        None => test,
                    });
                }
            }
        }
        self.behind(doing, result, span)
    }

    fn behind(&mut self, body: Vec<Stmt>, value: Option<ExprId>, span: Span) -> Option<ExprId> {
        if body.is_empty() {
            return value;
        }
        let value = value.unwrap_or_else(|| self.add(ExprKind::Const(Const::Bool(true)), span));
        Some(self.add(ExprKind::Block { body, value, frame: None }, span))
    }

    fn pattern(&mut self, pattern: &Pattern, subject: Subject, found: &mut Matching) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Singleton(value) => {
                let value = self.add(ExprKind::Const(value.clone()), span);
                self.ask_compare(CompareOp::Is, subject, value, span, found);
            }
            PatternKind::Value(value) => {
                let read = self.read(subject);
                let value = self.expr(value);
                found.steps.push(Step::Ask(self.add(ExprKind::Compare(CompareOp::Eq, read, value), span)));
            }
            PatternKind::Sequence(patterns) => self.sequence(patterns, subject, span, found),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping((keys, patterns, rest.as_deref()), subject, span, found)
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.class_pattern((class, patterns, keywords), subject, span, found)
            }
            PatternKind::Star(_) => unreachable!("a star stands in a sequence"),
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern, subject, found);
                }
                if let Some(name) = name {
                    found.binds.push((name.clone(), span, subject.0));
                }
            }
            PatternKind::Or(patterns) => self.or_pattern(patterns, subject, span, found),
        }
    }

    fn read(&mut self, subject: Subject) -> ExprId {
        self.local(subject.0, subject.1)
    }

    fn ask_compare(
        &mut self,
        op: CompareOp,
        subject: Subject,
        value: ExprId,
        span: Span,
        found: &mut Matching,
    ) {
        let read = self.read(subject);
        found.steps.push(Step::Ask(self.add(ExprKind::Compare(op, read, value), span)));
    }

    /// A call of hybridc's own.
    fn own_call(&mut self, name: &str, args: Vec<ExprId>, span: Span) -> ExprId {
        let func = self.add(ExprKind::Name(NameRef::Builtin(name.to_owned())), span);
        let args = args.into_iter().map(Arg::Positional).collect();
        self.add(ExprKind::Call { func, args }, span)
    }

    fn number(&mut self, value: usize, span: Span) -> ExprId {
        self.add(ExprKind::Const(Const::Int(value as i64)), span)
    }

    /// A fresh variable with the value.
    fn keep(&mut self, name: &str, value: ExprId, span: Span, found: &mut Matching) -> Subject {
        let temp = self.temp(name);
        found.steps.push(Step::Do(self.set(temp, value, span)));
        Subject(temp, span)
    }

    /// The names of all alternatives are the same; which of them has matched decides what they stand for.
    fn or_pattern(&mut self, patterns: &[Pattern], subject: Subject, span: Span, found: &mut Matching) {
        let mut shared: Option<Vec<(String, Span, BindingId)>> = None;
        let mut tests = vec![];
        for pattern in patterns {
            let mut one = Matching::default();
            self.pattern(pattern, subject, &mut one);
            let shared = shared.get_or_insert_with(|| {
                let fresh = one.binds.iter().map(|(name, span, _)| (name.clone(), *span, self.temp(name)));
                fresh.collect()
            });
            for (name, span, temp) in shared {
                let own = one.binds.iter().find(|(other, ..)| other == name);
                let (_, _, from) = own.expect("CPython refuses alternatives that bind different names");
                let value = self.local(*from, *span);
                one.steps.push(Step::Do(self.set(*temp, value, *span)));
            }
            let test = self.chain(one.steps, pattern.span);
            tests.push(match test {
                Some(test) => test,
                None => self.add(ExprKind::Const(Const::Bool(true)), pattern.span),
            });
        }
        let mut test = tests.pop().expect("an or-pattern has alternatives");
        while let Some(before) = tests.pop() {
            test = self.add(ExprKind::Or(before, test), span);
        }
        found.steps.push(Step::Ask(test));
        found.binds.extend(shared.into_iter().flatten());
    }

    /// `[a, *rest, b]`: a sequence, of a length that fits, then its items.
    fn sequence(&mut self, patterns: &[Pattern], subject: Subject, span: Span, found: &mut Matching) {
        let star = patterns.iter().position(|item| matches!(item.kind, PatternKind::Star(_)));
        let least = patterns.len() - usize::from(star.is_some());
        let name = if star.is_some() { patterns::SEQUENCE_OF_AT_LEAST } else { patterns::SEQUENCE_OF };
        let args = vec![self.read(subject), self.number(least, span)];
        found.steps.push(Step::Ask(self.own_call(name, args, span)));
        if patterns.iter().all(is_wildcard) {
            return;
        }
        match star {
            // `[a, *_]` takes the items it needs by their places.
            Some(star) if is_wildcard(&patterns[star]) => {
                self.items_by_place(patterns, star, subject, span, found)
            }
            star => {
                let parts: Vec<Subject> =
                    patterns.iter().map(|item| Subject(self.temp("item"), item.span)).collect();
                let items = parts
                    .iter()
                    .map(|part| self.new_target(TargetKind::Name(NameRef::Local(part.0)), part.1))
                    .collect();
                let target = self.new_target(TargetKind::Tuple { items, star }, span);
                let value = self.read(subject);
                found.steps.push(Step::Do(self.new_stmt(StmtKind::Assign { target, value }, span)));
                for (item, part) in patterns.iter().zip(parts) {
                    match &item.kind {
                        PatternKind::Star(Some(name)) => found.binds.push((name.clone(), item.span, part.0)),
                        PatternKind::Star(None) => {}
                        _ => self.pattern(item, part, found),
                    }
                }
            }
        }
    }

    fn items_by_place(
        &mut self,
        patterns: &[Pattern],
        star: usize,
        subject: Subject,
        span: Span,
        found: &mut Matching,
    ) {
        for (place, item) in patterns.iter().enumerate().filter(|(_, item)| !is_wildcard(item)) {
            let object = self.read(subject);
            let index = if place < star {
                self.number(place, span)
            } else {
                let args = vec![self.read(subject), self.number(patterns.len() - place, span)];
                self.own_call(patterns::PLACE_FROM_END, args, span)
            };
            let value = self.add(ExprKind::Subscript { object, index }, item.span);
            let part = self.keep("item", value, item.span, found);
            self.pattern(item, part, found);
        }
    }

    /// `{"key": pattern, **rest}`: all keys are looked up, then come the patterns of their values, then what
    /// is left.
    fn mapping(
        &mut self,
        (keys, patterns, rest): (&[ast::Expr], &[Pattern], Option<&str>),
        subject: Subject,
        span: Span,
        found: &mut Matching,
    ) {
        let args = vec![self.read(subject), self.number(keys.len(), span)];
        found.steps.push(Step::Ask(self.own_call(patterns::MAPPING_OF_AT_LEAST, args, span)));
        let is_literal = |key: &ast::Expr| !matches!(key.kind, ast::ExprKind::Attribute { .. });
        if keys.len() > 1 && !keys.iter().all(is_literal) {
            // Two that are equal are a ValueError.
            let what = "a mapping pattern with several keys, computed ones among them";
            found.steps.push(Step::Ask(self.add(ExprKind::Opaque(what), span)));
        }
        let mut held = vec![];
        for key in keys {
            let key_span = key.span;
            let value = self.expr(key);
            let key = self.keep("key", value, key_span, found);
            let args = vec![self.read(subject), self.read(key)];
            let value = self.own_call(patterns::FIND_KEY, args, span);
            let slot = self.keep("found", value, span, found);
            let none = self.add(ExprKind::Const(Const::None), span);
            self.ask_compare(CompareOp::IsNot, slot, none, span, found);
            held.push((key, slot));
        }
        for ((_, slot), pattern) in held.iter().zip(patterns) {
            if is_wildcard(pattern) {
                continue;
            }
            let (object, index) = (self.read(*slot), self.number(0, span));
            let value = self.add(ExprKind::Subscript { object, index }, pattern.span);
            let part = self.keep("value", value, pattern.span, found);
            self.pattern(pattern, part, found);
        }
        if let Some(name) = rest {
            let whole = self.read(subject);
            let value = self.add(ExprKind::Dict(vec![DictItem::Unpack(whole)]), span);
            let left = self.keep("rest", value, span, found);
            for (key, _) in held {
                let (object, index) = (self.read(left), self.read(key));
                let target = self.new_target(TargetKind::Subscript { object, index }, span);
                found.steps.push(Step::Do(self.new_stmt(StmtKind::Delete(target), span)));
            }
            found.binds.push((name.to_owned(), span, left.0));
        }
    }

    /// `Class(a, name=b)`: an instance, with all these attributes, then their patterns. (Which attribute is
    /// the first, `__match_args__` of the class says.)
    fn class_pattern(
        &mut self,
        (class, patterns, keywords): (&ast::Expr, &[Pattern], &[(String, Pattern)]),
        subject: Subject,
        span: Span,
        found: &mut Matching,
    ) {
        let class = self.expr(class);
        let mut which = vec![];
        for place in 0..patterns.len() {
            which.push(self.number(place, span));
        }
        for (name, _) in keywords {
            let name = Const::Str(PyText::Text(name.clone()));
            which.push(self.add(ExprKind::Const(name), span));
        }
        let args = vec![self.read(subject), class];
        found.steps.push(Step::Ask(self.own_call(patterns::INSTANCE_OF, args, span)));
        if !which.is_empty() {
            let mut args = vec![self.read(subject), class];
            args.extend(&which);
            found.steps.push(Step::Ask(self.own_call(patterns::HAS_PLACES, args, span)));
        }
        let inner: Vec<&Pattern> =
            patterns.iter().chain(keywords.iter().map(|(_, pattern)| pattern)).collect();
        let mut parts = vec![];
        for (pattern, which) in inner.iter().zip(which) {
            let args = vec![self.read(subject), class, which];
            found.steps.push(Step::Ask(self.own_call(patterns::HAS_ATTRIBUTE, args, span)));
            let args = vec![self.read(subject), class, which];
            let value = self.own_call(patterns::ATTRIBUTE, args, span);
            parts.push(self.keep("attribute", value, pattern.span, found));
        }
        for (pattern, part) in inner.into_iter().zip(parts) {
            self.pattern(pattern, part, found);
        }
    }
}

impl Step {
    fn statement(self) -> Option<Stmt> {
        match self {
            Step::Do(stmt) => Some(stmt),
            Step::Ask(_) => None,
        }
    }
}

/// `_` or `*_`
fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { pattern: None, name: None } | PatternKind::Star(None))
}

/// Is the variable bound by a pattern or a guard?
fn rebinds(cases: &[ast::MatchCase], subject: &ast::Expr) -> bool {
    let ast::ExprKind::Name { id, .. } = &subject.kind else { return true };
    cases.iter().any(|case| {
        captures(&case.pattern, id) || case.guard.as_ref().is_some_and(super::assign::contains_walrus)
    })
}

fn captures(pattern: &Pattern, wanted: &str) -> bool {
    let is_wanted = |name: &Option<String>| name.as_deref() == Some(wanted);
    let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| captures(pattern, wanted));
    match &pattern.kind {
        PatternKind::Singleton(_) | PatternKind::Value(_) => false,
        PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => any(patterns),
        PatternKind::Mapping { keys: _, patterns, rest } => is_wanted(rest) || any(patterns),
        PatternKind::Class { class: _, patterns, keywords } => {
            any(patterns) || keywords.iter().any(|(_, pattern)| captures(pattern, wanted))
        }
        PatternKind::Star(name) => is_wanted(name),
        PatternKind::As { pattern, name } => {
            is_wanted(name) || pattern.as_ref().is_some_and(|pattern| captures(pattern, wanted))
        }
    }
}
