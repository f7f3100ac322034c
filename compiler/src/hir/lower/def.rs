//! Functions, lambdas and classes: a function of their own, and a statement or expression where they are
//! defined.

use super::*;
use crate::hir::collect::all_parameters;
use crate::syntax::ast;

impl Body<'_> {
    /// Order of evaluation: decorators, defaults, then annotations.
    pub(super) fn function_def(&mut self, def: &ast::FunctionDef, span: Span) -> StmtKind {
        let scope = self.scope_at(ScopeKind::Def, span);
        let decorators = def.decorators.iter().map(|decorator| self.expr(decorator)).collect();
        let defaults = self.defaults(&def.params);
        let around = self.around(&def.type_params, span);
        let (annotations, returns) = self.in_scope(around, |this| {
            let annotations: Vec<Option<ExprId>> =
                all_parameters(&def.params).map(|param| this.optional(param.annotation.as_ref())).collect();
            (annotations, this.optional(def.returns.as_ref()))
        });
        let params = self.params(scope, &def.params, defaults, annotations);
        let docstring = docstring(&def.body);
        let skipped = usize::from(docstring.is_some());
        let mut inner = Body::new(self.cx, self.shared, scope);
        inner.read_outside = handler::names_read_outside_handlers(&def.body);
        let body = inner.block(&def.body[skipped..]);
        let header = Header {
            name_span: Some(def.name_span),
            params,
            returns,
            decorators,
            docstring,
            is_async: def.is_async,
        };
        let mut function = inner.finish(header, body);
        if let [only] = function.decorators[..]
            && function.is_generator
            && !function.is_async
            && self.cx.library_member(&self.exprs, only) == Some(CONTEXT_MANAGER)
        {
            function.manager = Some(only);
            function.decorators.clear();
        }
        if let [only] = function.decorators[..]
            && !function.is_generator
            && !function.is_async
            && let Some(wraps) = self.wraps(only)
        {
            function.wraps = Some(wraps);
            function.decorators.clear();
        }
        let func = function.id;
        self.shared.set(function);
        StmtKind::Def { func, target: self.name_target(&def.name, def.name_span) }
    }

    /// `functools.wraps(f)` of a variable.
    fn wraps(&self, decorator: ExprId) -> Option<Wraps> {
        let ExprKind::Call { func, args } = &self.exprs[decorator.index()].kind else { return None };
        let [Arg::Positional(of)] = args[..] else { return None };
        if self.cx.library_member(&self.exprs, *func) != Some(WRAPS) {
            return None;
        }
        let variable = match self.exprs[of.index()].kind {
            ExprKind::Name(NameRef::Local(binding)) => (self.func, binding),
            ExprKind::Name(NameRef::Free(owner, binding)) => (owner, binding),
            _ => return None,
        };
        Some(Wraps { decorator: *func, variable })
    }

    pub(super) fn lambda(
        &mut self,
        node: &ast::Expr,
        params: &ast::Parameters,
        body: &ast::Expr,
    ) -> ExprKind {
        let scope = self.scope_at(ScopeKind::Lambda, node.span);
        let defaults = self.defaults(params);
        let params = self.params(scope, params, defaults, Vec::new());
        let mut inner = Body::new(self.cx, self.shared, scope);
        inner.statement = body.span;
        let value = inner.expr(body);
        let statements = vec![inner.new_stmt(StmtKind::Return(Some(value)), body.span)];
        let function = inner.finish(Header { params, ..Header::default() }, statements);
        let func = function.id;
        self.shared.set(function);
        ExprKind::Lambda(func)
    }

    pub(super) fn class_def(&mut self, def: &ast::ClassDef, span: Span) -> StmtKind {
        let scope = self.scope_at(ScopeKind::Class, span);
        let decorators: Vec<ExprId> = def.decorators.iter().map(|decorator| self.expr(decorator)).collect();
        let around = self.around(&def.type_params, span);
        let is_asked = self.cx.of_library.is_some() && self.scope == self.cx.scopes.functions()[0];
        let base = def.bases.first().filter(|_| is_asked);
        let tuple = base.and_then(|base| self.cx.library.tuple_call(base));
        let args = self.in_scope(around, |this| match (&tuple, &def.bases[..], &def.keywords[..]) {
            (Some(_), [base], []) => vec![Arg::Positional(this.callee(base))],
            _ => this.args(&def.bases, &def.keywords),
        });
        let docstring = docstring(&def.body);
        let skipped = usize::from(docstring.is_some());
        let mut inner = Body::new(self.cx, self.shared, scope);
        let mut body = inner.block(&def.body[skipped..]);
        let (exprs, args, decorators) = (&self.exprs, args, decorators);
        let around = made::Around { exprs, args: &args, decorators: &decorators, tuple, is_call: false };
        let expansion = made::expansion(&mut inner, &around, &mut body);
        made::cached(&mut inner, &body);
        let generic = made::generic(&mut inner, &around, def.type_params.len());
        let header = Header { name_span: Some(def.name_span), docstring, ..Header::default() };
        let function = inner.finish(header, body);
        let func = function.id;
        self.shared.expansions.extend(expansion.map(|expansion| (func, expansion)));
        self.shared.generics.extend(generic.map(|generic| (func, generic)));
        if self.cx.scopes.scope(self.scope).kind == ScopeKind::Module {
            self.shared.classes.insert(def.name.clone(), func);
        }
        self.shared.set(function);
        StmtKind::Class { func, target: self.name_target(&def.name, def.name_span), args, decorators }
    }

    /// What is called stands for a call that makes a base: only constants are given to it.
    fn callee(&mut self, call: &ast::Expr) -> ExprId {
        match &call.kind {
            ast::ExprKind::Call { func, .. } => self.expr(func),
            _ => self.expr(call),
        }
    }

    /// `Point = namedtuple("Point", "x y")`: the statement makes a class, the base of which stands for the
    /// call.
    pub(super) fn called_class(&mut self, stmt: &ast::Stmt) -> Option<StmtKind> {
        let scope = *self.cx.scopes.by_place.get(&(ScopeKind::Class, stmt.span))?;
        let (tuple, value) = self.cx.library.tuple_class(stmt)?;
        let typename = tuple.typename;
        let args = vec![Arg::Positional(self.callee(value))];
        let mut inner = Body::new(self.cx, self.shared, scope);
        let mut body = vec![];
        let exprs = &self.exprs;
        let around = made::Around { exprs, args: &args, decorators: &[], tuple: Some(tuple), is_call: true };
        let expansion = made::expansion(&mut inner, &around, &mut body);
        let function = inner.finish(Header::default(), body);
        let func = function.id;
        self.shared.expansions.extend(expansion.map(|expansion| (func, expansion)));
        self.shared.classes.insert(typename.to_owned(), func);
        self.shared.set(function);
        let target = self.name_target(typename, stmt.span);
        Some(StmtKind::Class { func, target, args, decorators: vec![] })
    }

    /// The scope of `[T]`, if there is one, around what stands there.
    fn around(&self, params: &[ast::TypeParam], span: Span) -> ScopeId {
        if params.is_empty() { self.scope } else { self.scope_at(ScopeKind::TypeParams, span) }
    }

    /// One for each parameter in the order of the signature, evaluated in that order.
    fn defaults(&mut self, params: &ast::Parameters) -> Vec<Option<ExprId>> {
        let positional = params.posonly.len() + params.args.len();
        let mut defaults = vec![None; positional - params.defaults.len()];
        defaults.extend(params.defaults.iter().map(|default| Some(self.expr(default))));
        defaults.extend(params.vararg.iter().map(|_| None));
        for default in &params.kw_defaults {
            let default = self.optional(default.as_ref());
            defaults.push(default);
        }
        defaults.extend(params.kwarg.iter().map(|_| None));
        defaults
    }

    fn params(
        &self,
        scope: ScopeId,
        params: &ast::Parameters,
        defaults: Vec<Option<ExprId>>,
        annotations: Vec<Option<ExprId>>,
    ) -> Vec<Param> {
        let kinds = std::iter::empty()
            .chain(params.posonly.iter().map(|_| ParamKind::PositionalOnly))
            .chain(params.args.iter().map(|_| ParamKind::Positional))
            .chain(params.vararg.iter().map(|_| ParamKind::VarPositional))
            .chain(params.kwonly.iter().map(|_| ParamKind::KeywordOnly))
            .chain(params.kwarg.iter().map(|_| ParamKind::VarKeyword));
        let annotations = annotations.into_iter().chain(std::iter::repeat(None));
        all_parameters(params)
            .zip(kinds)
            .zip(defaults.into_iter().zip(annotations))
            .map(|((param, kind), (default, annotation))| {
                let name = self.mangled(&param.name);
                let binding = self.cx.scopes.local(scope, &name);
                Param { name, kind, binding, default, annotation, span: param.span }
            })
            .collect()
    }
}
