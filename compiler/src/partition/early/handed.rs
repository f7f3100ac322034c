//! Functions and classes that are given to somebody before the statement that makes them binds their name.

use super::Search;
use crate::hir::nodes::{DefId, ExprId, ExprKind, NameRef, Stmt, StmtKind, TargetKind};

impl Search<'_> {
    /// A decorator may keep what it gets, and what a base class does with a class is its own business.
    pub(super) fn keep_defined(&mut self, stmt: &Stmt) {
        let (is_handed, target) = match &stmt.kind {
            StmtKind::Def { func, target } => {
                (!self.program.functions[func.index()].decorators.is_empty(), target)
            }
            StmtKind::Class { args, decorators, target, .. } => {
                (!args.is_empty() || !decorators.is_empty(), target)
            }
            _ => return,
        };
        if let (true, TargetKind::Name(NameRef::Global(def))) = (is_handed, &target.kind) {
            self.kept.insert(*def);
        }
    }

    /// The class that the statement makes, where something may call methods before its name is bound: a
    /// decorator of the program, or its own body, its methods or those of a class in it.
    pub(super) fn handed_early(&self, stmt: &Stmt) -> Option<DefId> {
        let StmtKind::Class { func, target, .. } = &stmt.kind else { return None };
        let class = self.facts.table.of_body(*func)?;
        let body = &self.program.functions[func.index()];
        let has_classes = body.body.iter().any(|stmt| matches!(stmt.kind, StmtKind::Class { .. }));
        let is_own = |expr: &ExprId| matches!(body.expr(*expr).kind, ExprKind::Name(NameRef::ClassLocal(_)));
        let calls_own = body.exprs.iter().any(|expr| match &expr.kind {
            ExprKind::Call { func, args } => is_own(func) || args.iter().any(|arg| is_own(&arg.value())),
            _ => false,
        });
        let is_handed = has_classes || calls_own || !self.facts.table.info(class).decorators.is_empty();
        match &target.kind {
            TargetKind::Name(NameRef::Global(def)) => is_handed.then_some(*def),
            _ => None,
        }
    }
}
