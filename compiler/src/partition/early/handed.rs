//! Functions and classes that are given to somebody before the statement that makes them binds their name.

use super::Search;
use crate::hir::nodes::{DefId, ExprId, ExprKind, FuncId, NameRef, Stmt, StmtKind, TargetKind};

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
        let is_handed = !self.facts.table.info(class).decorators.is_empty() || self.runs_methods(*func);
        match &target.kind {
            TargetKind::Name(NameRef::Global(def)) => is_handed.then_some(*def),
            _ => None,
        }
    }

    /// May the body of a class call its methods, or those of a class in it? A class in it does when it is
    /// made by what is not known to be a plain class, as an Enum makes its members.
    fn runs_methods(&self, body: FuncId) -> bool {
        let body = &self.program.functions[body.index()];
        let is_own = |expr: &ExprId| matches!(body.expr(*expr).kind, ExprKind::Name(NameRef::ClassLocal(_)));
        let calls_own = body.exprs.iter().any(|expr| match &expr.kind {
            ExprKind::Call { func, args } => is_own(func) || args.iter().any(|arg| is_own(&arg.value())),
            _ => false,
        });
        let mut classes = body.body.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Class { func, args, decorators, .. } => Some((*func, args, decorators)),
            _ => None,
        });
        calls_own
            || classes.any(|(inner, args, decorators)| {
                let is_made_plainly = decorators.is_empty() && args.iter().all(|base| is_own(&base.value()));
                !is_made_plainly || self.runs_methods(inner)
            })
    }
}
