//! Builds the tree of scopes: who binds, uses or declares which name (CPython's `symtable.c`, first pass).

use super::Brought;
use super::library::Library;
use super::scope::{ByPlace, Scope, ScopeId, ScopeKind, mangle, new_scope};
use crate::source::Span;
use crate::syntax::ast::*;

/// The scopes of a module in the order they open, and which stands where.
/// `library`: what the module's names are of the library, where calls may make classes.
pub(super) fn collect(
    module: &Module,
    brought: &Brought,
    library: Option<Library>,
    span: Span,
) -> (Vec<Scope>, ByPlace) {
    let root = new_scope(ScopeKind::Module, "<module>", span, None);
    let current = ScopeId(0);
    let by_place = ByPlace::new();
    let mut collector = Collector { brought, library, scopes: vec![root], by_place, current };
    collector.block(&module.body);
    (collector.scopes, collector.by_place)
}

struct Collector<'a> {
    brought: &'a Brought,
    library: Option<Library>,
    scopes: Vec<Scope>,
    by_place: ByPlace,
    current: ScopeId,
}

impl Collector<'_> {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current.0 as usize]
    }

    fn enter(&mut self, kind: ScopeKind, name: &str, span: Span) -> ScopeId {
        let outer = self.current;
        let mut scope = new_scope(kind, name, span, Some(outer));
        scope.private = self.scope().private.clone();
        self.current = ScopeId(self.scopes.len() as u32);
        self.scopes.push(scope);
        let before = self.by_place.insert((kind, span), self.current);
        debug_assert!(before.is_none(), "two scopes at one place");
        outer
    }

    fn leave(&mut self, outer: ScopeId) {
        self.current = outer;
    }

    fn mangled(&mut self, name: &str) -> String {
        mangle(self.scope().private.as_deref(), name)
    }

    fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().symbol_mut(&name).bound = true;
    }

    fn use_name(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().symbol_mut(&name).used = true;
        // `super()` finds its class through the cell `__class__`.
        if name == "super" && !matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class) {
            self.scope().symbol_mut("__class__").used = true;
        }
    }

    fn block(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def, stmt.span),
            StmtKind::ClassDef(def) => self.class_def(def, stmt.span),
            StmtKind::Return(value) => self.optional(value.as_ref()),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.expr(value);
                self.exprs(targets);
                self.called_class(stmt);
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.expr(name);
                let outer = self.enter(ScopeKind::TypeParams, "", stmt.span);
                self.type_params(type_params);
                self.expr(value);
                self.leave(outer);
            }
            StmtKind::AugAssign { target, op: _, value } => {
                self.expr(target);
                self.expr(value);
                // `x += 1` also reads `x`.
                if let ExprKind::Name { id, .. } = &target.kind {
                    self.use_name(id);
                }
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                // `(x): int` without a value binds nothing.
                match &target.kind {
                    ExprKind::Name { .. } if !simple && value.is_none() => {}
                    _ => self.expr(target),
                }
                self.expr(annotation);
                self.optional(value.as_ref());
            }
            StmtKind::For { target, iter, body, orelse, is_async: _ } => {
                self.expr(target);
                self.expr(iter);
                self.block(body);
                self.block(orelse);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test);
                self.block(body);
                self.block(orelse);
            }
            StmtKind::With { items, body, is_async: _ } => {
                for item in items {
                    self.expr(&item.context);
                    self.optional(item.target.as_ref());
                }
                self.block(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_ref());
                    self.block(&case.body);
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref());
                self.optional(cause.as_ref());
            }
            StmtKind::Try(try_) => self.try_(try_),
            StmtKind::Assert { test, message } => {
                self.expr(test);
                self.optional(message.as_ref());
            }
            StmtKind::Import(names) => self.aliases(names, stmt.span),
            StmtKind::ImportFrom { names, .. } => self.aliases(names, stmt.span),
            StmtKind::Global(names) => {
                for name in names {
                    let name = self.mangled(name);
                    self.scope().symbol_mut(&name).global = true;
                }
            }
            StmtKind::Nonlocal(names) => {
                for name in names {
                    let name = self.mangled(name);
                    self.scope().symbol_mut(&name).nonlocal = true;
                }
            }
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
    }

    fn function_def(&mut self, def: &FunctionDef, span: Span) {
        self.bind(&def.name);
        self.exprs(&def.decorators);
        self.defaults(&def.params);
        let around = self.enter_type_params(&def.type_params, span, None);
        self.annotations(&def.params);
        self.optional(def.returns.as_ref());
        let outer = self.enter(ScopeKind::Def, &def.name, span);
        self.parameters(&def.params);
        self.block(&def.body);
        self.leave(outer);
        self.leave(around);
    }

    /// `Point = namedtuple("Point", "x y")`: a class without a body.
    fn called_class(&mut self, stmt: &Stmt) {
        let library = self.library.as_ref().filter(|_| self.current == ScopeId(0));
        let Some((call, _)) = library.and_then(|library| library.tuple_class(stmt)) else { return };
        let outer = self.enter(ScopeKind::Class, call.typename, stmt.span);
        self.leave(outer);
    }

    fn class_def(&mut self, def: &ClassDef, span: Span) {
        self.bind(&def.name);
        self.exprs(&def.decorators);
        let around = self.enter_type_params(&def.type_params, span, Some(&def.name));
        self.exprs(&def.bases);
        for keyword in &def.keywords {
            self.expr(&keyword.value);
        }
        let outer = self.enter(ScopeKind::Class, &def.name, span);
        self.scope().private = Some(def.name.clone());
        self.block(&def.body);
        self.leave(outer);
        self.leave(around);
    }

    /// Opens the scope of `[T]`, if there is one; gives the scope to return to. A class mangles the names
    /// there, too.
    fn enter_type_params(&mut self, params: &[TypeParam], span: Span, class: Option<&str>) -> ScopeId {
        if params.is_empty() {
            return self.current;
        }
        let outer = self.enter(ScopeKind::TypeParams, "", span);
        if let Some(class) = class {
            self.scope().private = Some(class.to_owned());
        }
        self.type_params(params);
        outer
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        for param in params {
            self.bind(&param.name);
            self.optional(param.bound.as_ref());
            self.optional(param.default.as_ref());
        }
    }

    fn defaults(&mut self, params: &Parameters) {
        self.exprs(&params.defaults);
        for default in params.kw_defaults.iter().flatten() {
            self.expr(default);
        }
    }

    fn annotations(&mut self, params: &Parameters) {
        for param in all_parameters(params) {
            self.optional(param.annotation.as_ref());
        }
    }

    fn parameters(&mut self, params: &Parameters) {
        for param in all_parameters(params) {
            self.bind(&param.name);
            let name = self.mangled(&param.name);
            self.scope().symbol_mut(&name).parameter = true;
        }
    }

    fn try_(&mut self, try_: &Try) {
        self.block(&try_.body);
        for handler in &try_.handlers {
            self.optional(handler.class.as_ref());
            if let Some(name) = &handler.name {
                self.bind(name);
            }
            self.block(&handler.body);
        }
        self.block(&try_.orelse);
        self.block(&try_.finalbody);
    }

    fn aliases(&mut self, names: &[Alias], place: Span) {
        for alias in names {
            match &alias.asname {
                Some(name) => self.bind(name),
                None if alias.name == "*" => {
                    self.brought.get(&place).into_iter().flatten().for_each(|name| self.bind(name));
                }
                None => self.bind(alias.name.split('.').next().unwrap_or(&alias.name)),
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Singleton(_) => {}
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                patterns.iter().for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys);
                patterns.iter().for_each(|pattern| self.pattern(pattern));
                rest.iter().for_each(|name| self.bind(name));
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.expr(class);
                patterns.iter().for_each(|pattern| self.pattern(pattern));
                keywords.iter().for_each(|(_, pattern)| self.pattern(pattern));
            }
            PatternKind::Star(name) => name.iter().for_each(|name| self.bind(name)),
            PatternKind::As { pattern, name } => {
                pattern.iter().for_each(|pattern| self.pattern(pattern));
                name.iter().for_each(|name| self.bind(name));
            }
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    fn optional(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::BoolOp { values, .. } => self.exprs(values),
            ExprKind::Named { target, value } => {
                self.walrus(target);
                self.expr(value);
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Lambda { params, body } => {
                self.defaults(params);
                let outer = self.enter(ScopeKind::Lambda, "<lambda>", expr.span);
                self.parameters(params);
                self.expr(body);
                self.leave(outer);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test);
                self.expr(body);
                self.expr(orelse);
            }
            ExprKind::Dict { keys, values } => {
                for (key, value) in keys.iter().zip(values) {
                    self.optional(key.as_ref());
                    self.expr(value);
                }
            }
            ExprKind::Set(elements) | ExprKind::List { elements, .. } | ExprKind::Tuple { elements, .. } => {
                self.exprs(elements);
            }
            ExprKind::ListComp { element, generators } => {
                self.comprehension(expr, ScopeKind::Comprehension("<listcomp>"), &[element], generators);
            }
            ExprKind::SetComp { element, generators } => {
                self.comprehension(expr, ScopeKind::Comprehension("<setcomp>"), &[element], generators);
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, ScopeKind::Comprehension("<dictcomp>"), &[key, value], generators);
            }
            ExprKind::GeneratorExp { element, generators } => {
                self.comprehension(expr, ScopeKind::GeneratorExpression, &[element], generators);
            }
            ExprKind::Await(value) => {
                self.scope().is_async = true;
                self.expr(value);
            }
            ExprKind::Yield(value) => {
                self.scope().is_generator = true;
                self.optional(value.as_deref());
            }
            ExprKind::YieldFrom(value) => {
                self.scope().is_generator = true;
                self.expr(value);
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left);
                self.exprs(comparators);
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func);
                self.exprs(args);
                keywords.iter().for_each(|keyword| self.expr(&keyword.value));
            }
            ExprKind::FormattedValue { value, spec, .. } => {
                self.expr(value);
                self.optional(spec.as_deref());
            }
            ExprKind::JoinedStr(values) => self.exprs(values),
            ExprKind::Constant { .. } => {}
            ExprKind::Unary { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value);
                self.expr(slice);
            }
            ExprKind::Name { id, ctx } => match ctx {
                Context::Load => self.use_name(id),
                Context::Store | Context::Del => self.bind(id),
            },
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref());
                self.optional(upper.as_deref());
                self.optional(step.as_deref());
            }
        }
    }

    fn comprehension(
        &mut self,
        node: &Expr,
        kind: ScopeKind,
        elements: &[&Expr],
        generators: &[Comprehension],
    ) {
        let first = generators.first().expect("a comprehension has a `for`");
        self.expr(&first.iter);
        let name = match kind {
            ScopeKind::Comprehension(frame) => frame,
            _ => "<genexpr>",
        };
        let outer = self.enter(kind, name, node.span);
        for (index, generator) in generators.iter().enumerate() {
            self.expr(&generator.target);
            if index > 0 {
                self.expr(&generator.iter);
            }
            self.exprs(&generator.ifs);
            self.scope().is_async |= generator.is_async;
        }
        for element in elements {
            self.expr(element);
        }
        if kind == ScopeKind::GeneratorExpression {
            self.scope().is_generator = true;
            self.scope().symbol_mut(".0").bound = true;
            self.scope().symbol_mut(".0").parameter = true;
        }
        let is_async = self.scope().is_async && kind != ScopeKind::GeneratorExpression;
        self.leave(outer);
        // An asynchronous list comprehension makes the generator expression around it asynchronous.
        self.scope().is_async |= is_async;
    }

    /// The target of a walrus belongs to the function around all comprehensions and generator expressions.
    fn walrus(&mut self, target: &Expr) {
        let ExprKind::Name { id, .. } = &target.kind else { return self.expr(target) };
        let name = self.mangled(id);
        let mut home = self.current;
        while matches!(
            self.scopes[home.0 as usize].kind,
            ScopeKind::Comprehension(_) | ScopeKind::GeneratorExpression
        ) {
            home = self.scopes[home.0 as usize].parent.expect("only a module has no parent");
        }
        let around = &mut self.scopes[home.0 as usize];
        let is_module = around.kind == ScopeKind::Module;
        let symbol = around.symbol_mut(&name);
        symbol.bound = true;
        let global = is_module || symbol.global;
        if home != self.current {
            let symbol = self.scope().symbol_mut(&name);
            symbol.bound = true;
            symbol.global = global;
            symbol.nonlocal = !global;
        }
    }
}

/// In the order of the signature.
pub(super) fn all_parameters(params: &Parameters) -> impl Iterator<Item = &Parameter> {
    let positional = params.posonly.iter().chain(&params.args);
    positional.chain(&params.vararg).chain(&params.kwonly).chain(&params.kwarg)
}
