//! Modules, functions and builtins that look at scopes, used as values: not called where they stand, not just
//! asked for a named attribute. Whoever gets one may do with it what nobody sees.

use std::collections::HashSet;

use super::{Things, called, each};
use crate::catalog::intrinsics::reflection;
use crate::catalog::{modules, names};
use crate::hir::nodes::{
    ExprId, ExprKind, FPart, Function, FunctionKind, NameRef, StmtKind, Target, TargetKind,
};
use crate::hir::visit::Seen;
use crate::source::Span;

impl Things<'_> {
    /// A builtin that looks at the names in scope where it is called, and that may be called under another
    /// name: where it stands. So may whatever the module of builtins is asked for by a computed name.
    pub fn scope_as_value(&self) -> Option<(Span, &'static str)> {
        self.text.iter().find_map(|function| {
            let called = called(function);
            let plain = self.plain(function, &reflection::only_looks_at_object);
            let ids = (0..function.exprs.len() as u32).map(ExprId);
            let mut found = ids.filter(|id| {
                let is_builtins = |id: ExprId| {
                    self.modules(function, id).iter().any(|module| module == reflection::BUILTINS)
                };
                match &function.expr(*id).kind {
                    ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) => {
                        !called.contains(id)
                            && reflection::looks_at_caller(name)
                            && !self.is_bound(function, name)
                            || reflection::is_builtins_of_module(name)
                    }
                    ExprKind::Attribute { object, name, .. } if is_builtins(*object) => {
                        reflection::looks_at_caller(name) || reflection::is_inner_of_module(name)
                    }
                    ExprKind::Attribute { name, .. } => reflection::is_builtins_of_module(name),
                    ExprKind::Name(_)
                        if self.member(function, *id).is_some_and(|(module, name)| {
                            module == reflection::BUILTINS && reflection::looks_at_caller(&name)
                        }) =>
                    {
                        true
                    }
                    ExprKind::Call { args, .. } => args.iter().any(|arg| is_builtins(arg.value())),
                    ExprKind::Const(_)
                    | ExprKind::Name(_)
                    | ExprKind::Tuple(_)
                    | ExprKind::List(_)
                    | ExprKind::Set(_)
                    | ExprKind::Dict(_)
                    | ExprKind::Unary(..)
                    | ExprKind::Binary { .. }
                    | ExprKind::And(..)
                    | ExprKind::Or(..)
                    | ExprKind::Compare(..)
                    | ExprKind::IfExp { .. }
                    | ExprKind::Subscript { .. }
                    | ExprKind::Slice { .. }
                    | ExprKind::FString(_)
                    | ExprKind::Lambda(_)
                    | ExprKind::GeneratorExp { .. }
                    | ExprKind::Block { .. }
                    | ExprKind::Yield(_)
                    | ExprKind::YieldFrom(_)
                    | ExprKind::Await(_)
                    | ExprKind::Starred(_)
                    | ExprKind::Opaque(_) => is_builtins(*id) && !plain.contains(id),
                }
            });
            found.next().map(|id| (function.expr(id).span, reflection::BUILTINS))
        })
    }

    /// Where a module is first used in another way than `module.name`.
    pub fn module_as_value(&self) -> Option<Span> {
        let in_class = |function: &Function, stmt: &StmtKind| {
            let binds_module = match stmt {
                StmtKind::Import { .. } => true,
                StmtKind::ImportFrom { module, name, .. } => modules::submodule(module, name).is_some(),
                _ => false,
            };
            function.kind == FunctionKind::Class && binds_module
        };
        self.text.iter().find_map(|function| {
            let mut found = None;
            // `import math` in a class makes an attribute of it.
            each(function, &mut |seen| {
                if let Seen::Stmt(stmt) = seen
                    && in_class(function, &stmt.kind)
                {
                    found = found.or(Some(stmt.span));
                }
            });
            let plain = self.plain(function, &reflection::only_looks_at_object);
            let mut ids = (0..function.exprs.len() as u32).map(ExprId);
            let is_value = |id: &ExprId| !plain.contains(id) && self.module(function, *id).is_some();
            found.or_else(|| ids.find(is_value).map(|id| function.expr(id).span))
        })
    }

    /// Does a function of the program go where it is not just called, nor handed to a builtin or a standard
    /// module, which only call it?
    pub fn function_as_value(&self) -> bool {
        self.text
            .iter()
            .any(|function| self.going_out(function).into_iter().any(|id| self.is_function(function, id)))
    }

    /// Expressions of values that go so.
    pub fn going_out(&self, function: &Function) -> Vec<ExprId> {
        let plain = self.plain(function, &|name| !reflection::takes_attribute(name));
        let called = called(function);
        let ids = (0..function.exprs.len() as u32).map(ExprId);
        ids.filter(|id| !plain.contains(id) && !called.contains(id)).collect()
    }

    /// Expressions that are used in a way that keeps nothing of them: asked for an attribute, compared,
    /// tested, printed, bound to a name, given to a builtin that `looks`, or to a standard module.
    fn plain(&self, function: &Function, looks: &dyn Fn(&str) -> bool) -> HashSet<ExprId> {
        let mut found = HashSet::new();
        for expr in &function.exprs {
            match &expr.kind {
                ExprKind::Attribute { object, .. } => drop(found.insert(*object)),
                ExprKind::Compare(_, left, right) => found.extend([*left, *right]),
                ExprKind::Unary(_, operand) => drop(found.insert(*operand)),
                ExprKind::IfExp { test, .. } => drop(found.insert(*test)),
                ExprKind::FString(parts) => found.extend(parts.iter().filter_map(|part| match part {
                    FPart::Value { value, .. } => Some(*value),
                    FPart::Literal(_) => None,
                })),
                ExprKind::Call { func, args } => match &function.expr(*func).kind {
                    ExprKind::Name(NameRef::Builtin(name)) if looks(name) => {
                        found.extend(args.iter().map(|arg| arg.value()));
                    }
                    // Its attributes are looked at by name.
                    ExprKind::Name(NameRef::Builtin(name)) if reflection::takes_attribute(name) => {
                        found.extend(args.first().map(|arg| arg.value()));
                    }
                    _ => {
                        let handed = args.iter().map(|arg| arg.value());
                        let standard = self.is_standard(function, *func);
                        found.extend(handed.filter(|arg| standard && self.module(function, *arg).is_none()));
                    }
                },
                ExprKind::Const(_)
                | ExprKind::Name(_)
                | ExprKind::Tuple(_)
                | ExprKind::List(_)
                | ExprKind::Set(_)
                | ExprKind::Dict(_)
                | ExprKind::Binary { .. }
                | ExprKind::And(..)
                | ExprKind::Or(..)
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Block { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => {}
            }
        }
        each(function, &mut |seen| match seen {
            Seen::Stmt(stmt) => match &stmt.kind {
                StmtKind::Expr(value) => drop(found.insert(*value)),
                // A name in a class body is an attribute.
                StmtKind::Assign { target: Target { kind: TargetKind::Name(name), .. }, value }
                    if !matches!(name, NameRef::ClassLocal(_)) =>
                {
                    found.insert(*value);
                }
                StmtKind::If { test, .. } | StmtKind::While { test, .. } | StmtKind::Assert { test, .. } => {
                    found.insert(*test);
                }
                StmtKind::Assign { .. }
                | StmtKind::AnnAssign { .. }
                | StmtKind::CompAdd { .. }
                | StmtKind::Delete(_)
                | StmtKind::Return(_)
                | StmtKind::Raise { .. }
                | StmtKind::For { .. }
                | StmtKind::Break
                | StmtKind::Continue
                | StmtKind::Pass
                | StmtKind::Try { .. }
                | StmtKind::With { .. }
                | StmtKind::Def { .. }
                | StmtKind::Class { .. }
                | StmtKind::Import { .. }
                | StmtKind::ImportFrom { .. }
                | StmtKind::Opaque { .. } => {}
            },
            Seen::Target(Target { kind: TargetKind::Attribute { object, .. }, .. }) => {
                found.insert(*object);
            }
            Seen::Target(_) | Seen::Expr(_) => {}
        });
        found
    }

    /// A member of a standard module, or a class or function below it.
    fn is_standard(&self, function: &Function, callee: ExprId) -> bool {
        let module = match self.member(function, callee) {
            Some((module, _)) => module,
            None => match &function.expr(callee).kind {
                ExprKind::Attribute { object, .. } => match self.member(function, *object) {
                    Some((module, _)) => module,
                    None => return false,
                },
                _ => return false,
            },
        };
        let top = module.split('.').next().unwrap_or(&module);
        names::is_standard_module(top)
    }
}
