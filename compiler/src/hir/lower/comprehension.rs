//! Comprehensions become a `Block` that fills a fresh container, generator expressions a function with the
//! parameter `.0`.

use super::*;
use crate::syntax::ast;

/// What the innermost loop does.
enum Inner<'e> {
    Add { target: BindingId, kind: CompKind, key: Option<&'e ast::Expr>, value: &'e ast::Expr },
    Yield(&'e ast::Expr),
}

impl Body<'_> {
    pub(super) fn comprehension(
        &mut self,
        node: &ast::Expr,
        kind: CompKind,
        key: Option<&ast::Expr>,
        value: &ast::Expr,
        generators: &[ast::Comprehension],
    ) -> ExprId {
        let span = node.span;
        // The first iterable belongs to the scope around.
        let first = self.expr(&generators[0].iter);
        let (container, name, frame) = match kind {
            CompKind::List => (ExprKind::List(Vec::new()), "list", "<listcomp>"),
            CompKind::Set => (ExprKind::Set(Vec::new()), "set", "<setcomp>"),
            CompKind::Dict => (ExprKind::Dict(Vec::new()), "dict", "<dictcomp>"),
        };
        let scope = self.scope_at(ScopeKind::Comprehension(frame), span);
        let target = self.temp(name);
        let empty = self.add(container, span);
        let create = self.set(target, empty, span);
        let inner = Inner::Add { target, kind, key, value };
        let fill = self.in_scope(scope, |this| this.loops(first, generators, &inner, span));
        let value = self.local(target, span);
        let frame = (self.cx.target.minor < 12).then_some(frame);
        self.add(ExprKind::Block { body: vec![create, fill], value, frame }, span)
    }

    pub(super) fn generator(
        &mut self,
        node: &ast::Expr,
        element: &ast::Expr,
        generators: &[ast::Comprehension],
    ) -> ExprKind {
        let span = node.span;
        let scope = self.scope_at(ScopeKind::GeneratorExpression, span);
        let iter = self.expr(&generators[0].iter);
        let mut inner = Body::new(self.cx, self.shared, scope);
        let binding = inner.cx.scopes.local(scope, ".0");
        let first = inner.local(binding, generators[0].iter.span);
        let body = vec![inner.loops(first, generators, &Inner::Yield(element), span)];
        let param = Param {
            name: ".0".to_owned(),
            kind: ParamKind::PositionalOnly,
            binding,
            default: None,
            annotation: None,
            span: generators[0].iter.span,
        };
        let function = inner.finish(Header { params: vec![param], ..Header::default() }, body);
        let func = function.id;
        self.shared.set(function);
        ExprKind::GeneratorExp { func, iter }
    }

    /// The nested loops from the first on; its iterable is given.
    fn loops(
        &mut self,
        iter: ExprId,
        generators: &[ast::Comprehension],
        inner: &Inner<'_>,
        span: Span,
    ) -> Stmt {
        let (generator, rest) = generators.split_first().expect("a comprehension has a `for`");
        let target = self.target(&generator.target);
        let hidden = self.hide_later(rest);
        let tests: Vec<ExprId> = generator.ifs.iter().map(|test| self.expr(test)).collect();
        let step = match rest.first() {
            Some(next) => {
                let iter = self.expr(&next.iter);
                self.not_yet_bound.truncate(hidden);
                self.loops(iter, rest, inner, span)
            }
            None => {
                let kind = self.innermost(inner);
                self.new_stmt(kind, span)
            }
        };
        let body = tests.into_iter().rev().fold(vec![step], |body, test| {
            let span = self.exprs[test.index()].span;
            vec![self.new_stmt(StmtKind::If { test, body, orelse: Vec::new() }, span)]
        });
        let kind = StmtKind::For { target, iter, body, orelse: Vec::new(), is_async: generator.is_async };
        self.new_stmt(kind, span)
    }

    fn innermost(&mut self, inner: &Inner<'_>) -> StmtKind {
        match inner {
            Inner::Add { target, kind, key, value } => {
                let key = key.map(|key| self.expr(key));
                StmtKind::CompAdd { target: *target, kind: *kind, key, value: self.expr(value) }
            }
            Inner::Yield(element) => {
                let value = self.expr(element);
                let span = element.span;
                StmtKind::Expr(self.add(ExprKind::Yield(Some(value)), span))
            }
        }
    }

    /// `[x for x in xs for y in f(y)]`: `y` is unbound where its own iterable is evaluated, whatever it held
    /// when the comprehension ran before. Reads of such variables are marked; gives the length to cut the
    /// list back to.
    fn hide_later(&mut self, rest: &[ast::Comprehension]) -> usize {
        let before = self.not_yet_bound.len();
        for generator in rest {
            self.hide_targets(&generator.target);
        }
        before
    }

    fn hide_targets(&mut self, target: &ast::Expr) {
        if let ast::ExprKind::Name { id, .. } = &target.kind
            && let Some(NameRef::Local(binding)) = self.resolve(id)
        {
            self.not_yet_bound.push(binding);
        }
        target.each_child(&mut |child| self.hide_targets(child));
    }
}
