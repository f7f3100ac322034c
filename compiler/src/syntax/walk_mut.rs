//! Changing expressions of a tree where they stand.

use super::ast::*;

impl Expr {
    /// Every expression directly below.
    pub fn each_child_mut(&mut self, see: &mut dyn FnMut(&mut Expr)) {
        match &mut self.kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr(values) | ExprKind::Set(values) => {
                values.iter_mut().for_each(see);
            }
            ExprKind::List { elements, .. } | ExprKind::Tuple { elements, .. } => {
                elements.iter_mut().for_each(see);
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
                each_default(params, see);
                see(body);
            }
            ExprKind::IfExp { test, body, orelse } => [test, body, orelse].into_iter().for_each(|e| see(e)),
            ExprKind::Dict { keys, values } => {
                keys.iter_mut().flatten().for_each(&mut *see);
                values.iter_mut().for_each(see);
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
            ExprKind::Yield(value) => value.iter_mut().for_each(|e| see(e)),
            ExprKind::Compare { left, comparators, .. } => {
                see(left);
                comparators.iter_mut().for_each(see);
            }
            ExprKind::Call { func, args, keywords } => {
                see(func);
                args.iter_mut().for_each(&mut *see);
                keywords.iter_mut().for_each(|keyword| see(&mut keyword.value));
            }
            ExprKind::FormattedValue { value, spec, .. } => {
                see(value);
                spec.iter_mut().for_each(|e| see(e));
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

fn each_default(params: &mut Parameters, see: &mut dyn FnMut(&mut Expr)) {
    params.defaults.iter_mut().chain(params.kw_defaults.iter_mut().flatten()).for_each(see);
}

fn each_generator(generators: &mut [Comprehension], see: &mut dyn FnMut(&mut Expr)) {
    for generator in generators {
        see(&mut generator.target);
        see(&mut generator.iter);
        generator.ifs.iter_mut().for_each(&mut *see);
    }
}

impl Stmt {
    /// Every expression directly in this statement, nested statements not included.
    pub fn each_expr_mut(&mut self, see: &mut dyn FnMut(&mut Expr)) {
        match &mut self.kind {
            StmtKind::FunctionDef(def) => {
                def.decorators.iter_mut().for_each(&mut *see);
                each_default(&mut def.params, see);
                def.returns.iter_mut().for_each(see);
            }
            StmtKind::ClassDef(def) => {
                def.decorators.iter_mut().chain(&mut def.bases).for_each(&mut *see);
                def.keywords.iter_mut().for_each(|keyword| see(&mut keyword.value));
            }
            StmtKind::Return(value) => value.iter_mut().for_each(see),
            StmtKind::Delete(targets) => targets.iter_mut().for_each(see),
            StmtKind::Assign { targets, value } => {
                targets.iter_mut().for_each(&mut *see);
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
                value.iter_mut().for_each(see);
            }
            StmtKind::For { target, iter, .. } => {
                see(target);
                see(iter);
            }
            StmtKind::While { test, .. } | StmtKind::If { test, .. } => see(test),
            StmtKind::With { items, .. } => {
                for item in items {
                    see(&mut item.context);
                    item.target.iter_mut().for_each(&mut *see);
                }
            }
            StmtKind::Match { subject, cases } => {
                see(subject);
                cases.iter_mut().filter_map(|case| case.guard.as_mut()).for_each(see);
            }
            StmtKind::Raise { exc, cause } => exc.iter_mut().chain(cause).for_each(see),
            StmtKind::Try(try_) => {
                try_.handlers.iter_mut().filter_map(|handler| handler.class.as_mut()).for_each(see);
            }
            StmtKind::Assert { test, message } => {
                see(test);
                message.iter_mut().for_each(see);
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
    pub fn each_block_mut(&mut self, see: &mut dyn FnMut(&mut Vec<Stmt>)) {
        match &mut self.kind {
            StmtKind::FunctionDef(def) => see(&mut def.body),
            StmtKind::ClassDef(def) => see(&mut def.body),
            StmtKind::For { body, orelse, .. }
            | StmtKind::While { body, orelse, .. }
            | StmtKind::If { body, orelse, .. } => {
                see(body);
                see(orelse);
            }
            StmtKind::With { body, .. } => see(body),
            StmtKind::Match { cases, .. } => cases.iter_mut().for_each(|case| see(&mut case.body)),
            StmtKind::Try(try_) => {
                see(&mut try_.body);
                try_.handlers.iter_mut().for_each(|handler| see(&mut handler.body));
                see(&mut try_.orelse);
                see(&mut try_.finalbody);
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
