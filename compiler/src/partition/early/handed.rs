//! Functions and classes that are given to somebody before the statement that makes them binds their name.

use super::Search;
use crate::hir::nodes::{DefId, NameRef, Stmt, StmtKind, TargetKind};

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

    /// The class that the statement makes, where functions of the program decorate it.
    pub(super) fn decorated(&self, stmt: &Stmt) -> Option<DefId> {
        let StmtKind::Class { func, target, .. } = &stmt.kind else { return None };
        let class = self.facts.table.of_body(*func)?;
        match &target.kind {
            TargetKind::Name(NameRef::Global(def)) if !self.facts.table.info(class).decorators.is_empty() => {
                Some(*def)
            }
            _ => None,
        }
    }
}
