//! What the text of a module does with names: how often each stands there, and who binds it.

use std::collections::HashMap;

use crate::syntax::ast::{Alias, Expr, ExprKind, Module, Parameters, Pattern, PatternKind, Stmt, StmtKind};

#[derive(Default)]
pub struct Survey {
    /// Names as expressions, bound or read.
    pub named: HashMap<String, usize>,
    /// Names that are bound by anything else: `def`, `import`, parameters, handlers, patterns.
    pub bound: HashMap<String, usize>,
    /// Names that are called, and attributes of names that are.
    called: HashMap<String, usize>,
    called_of: HashMap<(String, String), usize>,
}

impl Survey {
    pub fn of(module: &Module) -> Survey {
        let mut survey = Survey::default();
        survey.block(&module.body);
        survey
    }

    /// Is the name only called, and asked for these attributes, which are called?
    pub fn only_asked(&self, name: &str, attributes: &[&str]) -> bool {
        let asked = attributes
            .iter()
            .filter_map(|attribute| self.called_of.get(&(name.to_owned(), (*attribute).to_owned())));
        let called = self.called.get(name).copied().unwrap_or(0) + asked.sum::<usize>();
        self.named.get(name).copied().unwrap_or(0) == called
    }

    fn bind(&mut self, name: &str) {
        *self.bound.entry(name.to_owned()).or_default() += 1;
    }

    fn block(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.stmt(stmt);
            stmt.each_expr(&mut |expr| self.expr(expr));
            stmt.each_block(&mut |body| self.block(body));
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                self.bind(&def.name);
                self.params(&def.params);
            }
            StmtKind::ClassDef(def) => self.bind(&def.name),
            StmtKind::Import(names) => names.iter().for_each(|alias| self.import(alias)),
            StmtKind::ImportFrom { names, .. } => names.iter().for_each(|alias| self.import(alias)),
            StmtKind::Global(names) | StmtKind::Nonlocal(names) => {
                names.iter().for_each(|name| self.bind(name));
            }
            StmtKind::Try(try_) => {
                try_.handlers.iter().filter_map(|handler| handler.name.as_deref()).for_each(|n| self.bind(n));
            }
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| self.pattern(&case.pattern)),
            StmtKind::TypeAlias { name, .. } => self.expr(name),
            StmtKind::Return(_)
            | StmtKind::Delete(_)
            | StmtKind::Assign { .. }
            | StmtKind::AugAssign { .. }
            | StmtKind::AnnAssign { .. }
            | StmtKind::For { .. }
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::With { .. }
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Expr(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    fn import(&mut self, alias: &Alias) {
        self.bind(alias.asname.as_deref().unwrap_or(alias.name.split('.').next().unwrap_or(&alias.name)));
    }

    fn params(&mut self, params: &Parameters) {
        let named = params.posonly.iter().chain(&params.args).chain(&params.vararg).chain(&params.kwonly);
        for param in named.chain(&params.kwarg) {
            self.bind(&param.name);
            param.annotation.iter().for_each(|annotation| self.expr(annotation));
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
                keys.iter().for_each(|key| self.expr(key));
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

    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Name { id, .. } = &expr.kind {
            *self.named.entry(id.clone()).or_default() += 1;
        } else if let ExprKind::Lambda { params, .. } = &expr.kind {
            self.params(params);
        } else if let ExprKind::Call { func, .. } = &expr.kind {
            self.call(func);
        }
        expr.each_child(&mut |child| self.expr(child));
    }

    fn call(&mut self, func: &Expr) {
        if let ExprKind::Name { id, .. } = &func.kind {
            *self.called.entry(id.clone()).or_default() += 1;
        } else if let ExprKind::Attribute { value, attr, .. } = &func.kind
            && let ExprKind::Name { id, .. } = &value.kind
        {
            *self.called_of.entry((id.clone(), attr.clone())).or_default() += 1;
        }
    }
}
