//! Imports of the program's own modules.

use crate::hir::nodes::{DefId, NameRef, Stmt, StmtKind as Hir, Target, TargetKind};
use crate::infer::table::{Given, How, VarKey};
use crate::lower::function::Lower;
use crate::sir::{Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// The bodies that run here, then what is bound. (What functions and modules are bound to is known where
    /// they are named.)
    pub(super) fn import(&mut self, stmt: &'a Stmt, target: Option<&'a Target>) {
        let Some(info) = self.instance.stmts.get(&(self.func.id, stmt.id)) else {
            return self.bind_known(target);
        };
        let How::Import(bodies, given) = &info.how else { return };
        for run in bodies {
            let (func, body) =
                (self.module.functions[&run.body], &self.module.input.table.instances[run.body.index()]);
            let frames = self.frames + run.frames;
            let begun = run.unless_begun.map(|module| self.module.begun_slots[&module]);
            let result = if begun.is_some() { Ty::None } else { body.result };
            let done = self.try_(result, Op::CallFn { func, args: vec![], frames, begun }, stmt.span);
            if *self.ty(done) == Ty::Never {
                self.unreachable();
                return;
            }
        }
        let Some(target) = target else { return };
        let value = match given {
            Given::Known => return self.bind_known(Some(target)),
            Given::Function(func) => self.literal(Literal::Function(func.0)),
            Given::Constant(owner, expr) => self.constant_expr(*owner, *expr),
            Given::Member(source) => self.member(*source, stmt.span),
            Given::Isolate => self.import_in_isolate(stmt),
        };
        self.assign(target, value);
    }

    /// A name that stands for something known without it has a value all the same where nested functions see
    /// it: they are given it.
    fn bind_known(&mut self, target: Option<&'a Target>) {
        let Some(TargetKind::Name(NameRef::Local(binding))) = target.map(|target| &target.kind) else {
            return;
        };
        if !self.func.binding(*binding).captured {
            return;
        }
        let variable = VarKey::Local(self.func.id, *binding);
        if self.instance.slots.get(&variable).is_some_and(|info| info.ty == Ty::None) {
            let slot = self.variable_slot(variable);
            let none = self.literal(Literal::None);
            self.set(slot, none);
        }
    }

    /// As CPython's instructions: the module that the whole statement gets, then what each name is in it.
    fn import_in_isolate(&mut self, stmt: &'a Stmt) -> Value {
        let module = self.namespace(self.func.module);
        match &stmt.kind {
            Hir::Import { module: name, asname, .. } => {
                let op = Op::Import { name: name.clone(), level: 0, names: vec![], module };
                let mut value = self.try_(Ty::Dyn, op, stmt.span);
                let inner = name.split('.').skip(1).filter(|_| *asname);
                for name in inner {
                    let op = Op::ImportFrom { module: value, name: name.to_owned() };
                    value = self.try_(Ty::Dyn, op, stmt.span);
                }
                value
            }
            Hir::ImportFrom { module: from, level, name, asked, .. } => {
                let got = match self.imported {
                    Some(got) if asked.is_empty() => got,
                    Some(_) | None => {
                        let (from, names) = (from.clone(), asked.clone());
                        let op = Op::Import { name: from, level: *level, names, module };
                        self.try_(Ty::Dyn, op, stmt.span)
                    }
                };
                self.imported = Some(got);
                self.try_(Ty::Dyn, Op::ImportFrom { module: got, name: name.clone() }, stmt.span)
            }
            _ => unreachable!("an import"),
        }
    }

    /// What an earlier run of a module body has left, which an exception has ended.
    pub fn forget_earlier_run(&mut self) {
        let program = self.module.input.program;
        let module = program.module(self.func.module);
        if !self.module.run_again.contains(&module.id) {
            return;
        }
        for def in &module.globals {
            if let Some(global) = self.module.global_slots.get(def).copied() {
                self.push(StmtKind::UnsetGlobal { global, site: None });
            }
        }
    }

    /// What another module has bound the name to.
    pub fn member(&mut self, def: DefId, span: Span) -> Value {
        let slot = self.module.global_slots[&def];
        let ty = self.module.globals[slot.index()].ty;
        self.try_(ty, Op::GetGlobal(slot), span)
    }
}
