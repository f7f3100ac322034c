//! Walking the tree without naming every node.

use super::ast::*;

impl Expr {
    /// Every expression directly below, in source order as far as the tree keeps it. Parameters of a lambda:
    /// their defaults.
    pub fn each_child<'a>(&'a self, see: &mut dyn FnMut(&'a Expr)) {
        match &self.kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr(values) | ExprKind::Set(values) => {
                values.iter().for_each(see);
            }
            ExprKind::List { elements, .. } | ExprKind::Tuple { elements, .. } => {
                elements.iter().for_each(see)
            }
            ExprKind::Named { target: left, value: right } | ExprKind::Binary { left, right, .. } => {
                see(left);
                see(right);
            }
            ExprKind::Unary { operand: value, .. }
            | ExprKind::Await(value)
            | ExprKind::YieldFrom(value)
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => see(value),
            ExprKind::Lambda { params, body } => {
                params.defaults.iter().chain(params.kw_defaults.iter().flatten()).for_each(&mut *see);
                see(body);
            }
            ExprKind::IfExp { test, body, orelse } => [test, body, orelse].into_iter().for_each(|e| see(e)),
            ExprKind::Dict { keys, values } => {
                for (key, value) in keys.iter().zip(values) {
                    key.iter().for_each(&mut *see);
                    see(value);
                }
            }
            ExprKind::ListComp { element, generators }
            | ExprKind::SetComp { element, generators }
            | ExprKind::GeneratorExp { element, generators } => {
                see(element);
                each_generator(generators, see);
            }
            ExprKind::DictComp { key, value, generators } => {
                see(key);
                see(value);
                each_generator(generators, see);
            }
            ExprKind::Yield(value) => value.iter().for_each(|e| see(e)),
            ExprKind::Compare { left, comparators, .. } => {
                see(left);
                comparators.iter().for_each(see);
            }
            ExprKind::Call { func, args, keywords } => {
                see(func);
                args.iter().for_each(&mut *see);
                keywords.iter().for_each(|keyword| see(&keyword.value));
            }
            ExprKind::FormattedValue { value, spec, .. } => {
                see(value);
                spec.iter().for_each(|e| see(e));
            }
            ExprKind::Constant { .. } | ExprKind::Name { .. } => {}
            ExprKind::Subscript { value, slice, .. } => {
                see(value);
                see(slice);
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().for_each(|e| see(e));
            }
        }
    }
}

fn each_generator<'a>(generators: &'a [Comprehension], see: &mut dyn FnMut(&'a Expr)) {
    for generator in generators {
        see(&generator.target);
        see(&generator.iter);
        generator.ifs.iter().for_each(&mut *see);
    }
}

impl Stmt {
    /// Every expression directly in this statement, nested statements not included.
    pub fn each_expr<'a>(&'a self, see: &mut dyn FnMut(&'a Expr)) {
        match &self.kind {
            StmtKind::FunctionDef(def) => {
                def.decorators.iter().for_each(&mut *see);
                let params = &def.params;
                params.defaults.iter().chain(params.kw_defaults.iter().flatten()).for_each(&mut *see);
                def.returns.iter().for_each(see);
            }
            StmtKind::ClassDef(def) => {
                def.decorators.iter().chain(&def.bases).for_each(&mut *see);
                def.keywords.iter().for_each(|keyword| see(&keyword.value));
            }
            StmtKind::Return(value) => value.iter().for_each(see),
            StmtKind::Delete(targets) => targets.iter().for_each(see),
            StmtKind::Assign { targets, value } => {
                targets.iter().for_each(&mut *see);
                see(value);
            }
            StmtKind::TypeAlias { value, .. } | StmtKind::Expr(value) => see(value),
            StmtKind::AugAssign { target, value, .. } => {
                see(target);
                see(value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                see(target);
                see(annotation);
                value.iter().for_each(see);
            }
            StmtKind::For { target, iter, .. } => {
                see(target);
                see(iter);
            }
            StmtKind::While { test, .. } | StmtKind::If { test, .. } => see(test),
            StmtKind::With { items, .. } => {
                for item in items {
                    see(&item.context);
                    item.target.iter().for_each(&mut *see);
                }
            }
            StmtKind::Match { subject, cases } => {
                see(subject);
                cases.iter().filter_map(|case| case.guard.as_ref()).for_each(see);
            }
            StmtKind::Raise { exc, cause } => exc.iter().chain(cause).for_each(see),
            StmtKind::Try(try_) => {
                try_.handlers.iter().filter_map(|handler| handler.class.as_ref()).for_each(see)
            }
            StmtKind::Assert { test, message } => {
                see(test);
                message.iter().for_each(see);
            }
            StmtKind::Import(_)
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global(_)
            | StmtKind::Nonlocal(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    /// The blocks of statements inside, functions and classes included.
    pub fn each_block<'a>(&'a self, see: &mut dyn FnMut(&'a [Stmt])) {
        match &self.kind {
            StmtKind::FunctionDef(def) => see(&def.body),
            StmtKind::ClassDef(def) => see(&def.body),
            StmtKind::For { body, orelse, .. }
            | StmtKind::While { body, orelse, .. }
            | StmtKind::If { body, orelse, .. } => {
                see(body);
                see(orelse);
            }
            StmtKind::With { body, .. } => see(body),
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| see(&case.body)),
            StmtKind::Try(try_) => {
                see(&try_.body);
                try_.handlers.iter().for_each(|handler| see(&handler.body));
                see(&try_.orelse);
                see(&try_.finalbody);
            }
            StmtKind::Return(_)
            | StmtKind::Delete(_)
            | StmtKind::Assign { .. }
            | StmtKind::TypeAlias { .. }
            | StmtKind::AugAssign { .. }
            | StmtKind::AnnAssign { .. }
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Import(_)
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global(_)
            | StmtKind::Nonlocal(_)
            | StmtKind::Expr(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }
}
