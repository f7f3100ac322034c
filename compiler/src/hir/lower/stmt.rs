//! Statements. One Python statement may become several; they stand next to each other and carry its span.

use super::*;
use crate::syntax::ast::{self, Context};

impl Body<'_> {
    pub(super) fn block(&mut self, body: &[ast::Stmt]) -> Vec<Stmt> {
        let outer = self.statement;
        let mut out = Vec::with_capacity(body.len());
        for stmt in body {
            self.statement = stmt.span;
            self.stmt(stmt, &mut out);
        }
        self.statement = outer;
        out
    }

    fn stmt(&mut self, stmt: &ast::Stmt, out: &mut Vec<Stmt>) {
        let kind = match &stmt.kind {
            ast::StmtKind::FunctionDef(def) => self.function_def(def, stmt.span),
            ast::StmtKind::ClassDef(def) => self.class_def(def, stmt.span),
            ast::StmtKind::Return(value) => StmtKind::Return(self.optional(value.as_ref())),
            ast::StmtKind::Delete(targets) => return self.delete(targets, out),
            ast::StmtKind::Assign { targets, value } => match self.called_class(stmt) {
                Some(class) => class,
                None => return self.assign(targets, value, out),
            },
            ast::StmtKind::TypeAlias { name, .. } => {
                // The value is evaluated when somebody asks for it; native code never does.
                let binds = Some(self.target(name));
                StmtKind::Opaque { what: "`type` statement", binds }
            }
            ast::StmtKind::AugAssign { target, op, value } => {
                return self.aug_assign(target, *op, value, out);
            }
            ast::StmtKind::AnnAssign { target, annotation, value, simple } => {
                let value = self.optional(value.as_ref());
                let target = self.annotated_target(target, *simple, value.is_some());
                let annotation = self.expr(annotation);
                StmtKind::AnnAssign { target, annotation, value, simple: *simple }
            }
            ast::StmtKind::For { is_async, target, iter, body, orelse } => {
                let iter = self.expr(iter);
                let target = self.target(target);
                let (body, orelse) = (self.block(body), self.block(orelse));
                StmtKind::For { target, iter, body, orelse, is_async: *is_async }
            }
            ast::StmtKind::While { test, body, orelse } => {
                StmtKind::While { test: self.expr(test), body: self.block(body), orelse: self.block(orelse) }
            }
            ast::StmtKind::If { test, body, orelse } => {
                StmtKind::If { test: self.expr(test), body: self.block(body), orelse: self.block(orelse) }
            }
            ast::StmtKind::With { is_async, items, body } => self.with(items, body, *is_async),
            ast::StmtKind::Match { subject, cases } => return self.match_(subject, cases, out),
            ast::StmtKind::Raise { exc, cause } => {
                StmtKind::Raise { exc: self.optional(exc.as_ref()), cause: self.optional(cause.as_ref()) }
            }
            ast::StmtKind::Try(try_) => self.try_(try_),
            ast::StmtKind::Assert { test, message } => {
                StmtKind::Assert { test: self.expr(test), message: self.optional(message.as_ref()) }
            }
            ast::StmtKind::Import(names) => return self.import(names, out),
            ast::StmtKind::ImportFrom { module, names, level } => {
                return self.import_from(module.as_deref(), names, *level, out);
            }
            // Declarations: `scope.rs` has used them.
            ast::StmtKind::Global(_) | ast::StmtKind::Nonlocal(_) => StmtKind::Pass,
            ast::StmtKind::Expr(value) => StmtKind::Expr(self.expr(value)),
            ast::StmtKind::Pass => StmtKind::Pass,
            ast::StmtKind::Break => StmtKind::Break,
            ast::StmtKind::Continue => StmtKind::Continue,
        };
        out.push(self.stmt_at(kind));
    }

    /// `(x): int` without a value binds nothing and may name what is no local at all.
    fn annotated_target(&mut self, target: &ast::Expr, simple: bool, has_value: bool) -> Target {
        match &target.kind {
            ast::ExprKind::Name { id, ctx: _ } if !simple && !has_value => {
                let name = self.resolve(id).unwrap_or(NameRef::Builtin(id.clone()));
                self.new_target(TargetKind::Name(name), target.span)
            }
            _ => self.target(target),
        }
    }

    fn with(&mut self, items: &[ast::WithItem], body: &[ast::Stmt], is_async: bool) -> StmtKind {
        let items = items
            .iter()
            .map(|item| {
                let context = self.expr(&item.context);
                let target = item.target.as_ref().map(|target| self.target(target));
                self.try_depth += 1;
                (context, target)
            })
            .collect::<Vec<_>>();
        let body = self.block(body);
        self.try_depth -= items.len() as u32;
        StmtKind::With { items, body, is_async }
    }

    /// `import a.b.c` binds `a`; `import a.b.c as d` binds the innermost.
    fn import(&mut self, names: &[ast::Alias], out: &mut Vec<Stmt>) {
        for alias in names {
            let bound =
                alias.asname.as_deref().unwrap_or(alias.name.split('.').next().unwrap_or(&alias.name));
            let target = self.name_target(bound, alias.span);
            let asname = alias.asname.is_some();
            out.push(self.stmt_at(StmtKind::Import { module: alias.name.clone(), target, asname }));
        }
    }

    fn import_from(&mut self, module: Option<&str>, names: &[ast::Alias], level: u32, out: &mut Vec<Stmt>) {
        if let ([star], Some(brought)) = (names, self.cx.brought.get(&self.statement)) {
            let mut asked = brought.clone();
            for name in brought {
                let target = Some(self.name_target(name, star.span));
                let (module, name) = (module.unwrap_or_default().to_owned(), name.clone());
                let asked = std::mem::take(&mut asked);
                out.push(self.stmt_at(StmtKind::ImportFrom { module, level, name, asked, target }));
            }
            return;
        }
        let mut all: Vec<String> = names.iter().map(|alias| alias.name.clone()).collect();
        for alias in names {
            let target = match alias.name.as_str() {
                "*" => None,
                name => Some(self.name_target(alias.asname.as_deref().unwrap_or(name), alias.span)),
            };
            let module = module.unwrap_or_default().to_owned();
            let (name, asked) = (alias.name.clone(), std::mem::take(&mut all));
            out.push(self.stmt_at(StmtKind::ImportFrom { module, level, name, asked, target }));
        }
    }

    fn delete(&mut self, targets: &[ast::Expr], out: &mut Vec<Stmt>) {
        for target in targets {
            match &target.kind {
                // `del (a, [b, c])` deletes each, left to right.
                ast::ExprKind::Tuple { elements, ctx: Context::Del | Context::Load | Context::Store }
                | ast::ExprKind::List { elements, ctx: Context::Del | Context::Load | Context::Store } => {
                    self.delete(elements, out);
                }
                _ => {
                    let target = self.target(target);
                    out.push(self.stmt_at(StmtKind::Delete(target)));
                }
            }
        }
    }
}
