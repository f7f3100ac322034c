//! Imports.

use crate::catalog::intrinsics;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ModuleId, NameRef, Stmt, Target, TargetKind};
use crate::infer::facts::GlobalFact;
use crate::infer::table::{Given, How, RunBody, StmtInfo};
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// A native module needs no import, where the text alone says what the name stands for.
    pub(super) fn import(
        &mut self,
        stmt: &'a Stmt,
        module: &str,
        level: u32,
        name: Option<&str>,
        target: Option<&'a Target>,
    ) {
        if self.cx.plan.hybrid {
            return self.import_in_isolate(stmt, module, target);
        }
        let program = self.cx.program;
        let own = program.imported(self.func.module, module, level).filter(|own| program.is_native(*own));
        let is_done = match (own, target) {
            (_, None) => false,
            (Some(own), Some(target)) => self.import_own(stmt, own, name, target),
            (None, Some(target)) => self.import_library(module, name, target),
        };
        if !is_done {
            let what = own.map_or(module, |own| &program.module(own).name);
            self.refuse(ReasonId::Import, stmt.span, what);
        }
    }

    /// The isolate carries the import out; what the name stands for is known besides, where the text says it.
    fn import_in_isolate(&mut self, stmt: &'a Stmt, module: &str, target: Option<&'a Target>) {
        let Some(target) = target else {
            self.refuse(ReasonId::Import, stmt.span, module);
            return;
        };
        let key = (self.func.id, stmt.id);
        self.stmts.insert(key, StmtInfo { ty: Ty::None, how: How::Import(vec![], Given::Isolate) });
        self.assign(target, Ty::Dyn);
    }

    /// Compiler directives and names that only annotations use do nothing at run time; what native code has
    /// needs no import either.
    fn import_library(&mut self, module: &str, name: Option<&str>, target: &'a Target) -> bool {
        let TargetKind::Name(bound) = &target.kind else { return false };
        let is_native = match name {
            Some(_) if module == "__future__" => true,
            Some(name) => crate::infer::rows::is_native_member(module, name),
            None => intrinsics::is_silent_module(module) || crate::infer::rows::is_native_module(module),
        };
        let fact = self.cx.facts.of_name(self.func, bound);
        if !is_native || !fact.is_some_and(is_known) || self.in_cell(bound).is_some() {
            return false;
        }
        self.bind_known(bound);
        true
    }

    /// The name is bound, to what is known without it.
    pub(super) fn bind_known(&mut self, name: &'a NameRef) {
        if let NameRef::Local(_) | NameRef::Free(..) = name
            && let Some(var) = self.variable(name)
        {
            self.bind(var, Ty::None);
        }
    }

    /// A module of the program: its body runs here, unless it has run. What is no function, module or member
    /// of the library gets bound to what it has been bound to there. Is it known when all this happens?
    fn import_own(&mut self, stmt: &'a Stmt, own: ModuleId, name: Option<&str>, target: &'a Target) -> bool {
        let key = (self.func.id, stmt.id);
        let TargetKind::Name(bound) = &target.kind else { return false };
        let Some(bodies) = self.bodies_run(key) else { return false };
        let (given, ty) = match self.cx.facts.of_name(self.func, bound) {
            Some(GlobalFact::Function(func, _)) if !matches!(bound, NameRef::Global(_)) => {
                (Given::Function(*func), Ty::Function(func.0))
            }
            Some(fact) if is_known(fact) => {
                self.bind_known(bound);
                (Given::Known, Ty::Never)
            }
            Some(_) | None => match name.and_then(|name| self.member_given(own, name)) {
                Some(given) => given,
                None => return false,
            },
        };
        self.stmts.insert(key, StmtInfo { ty: Ty::None, how: How::Import(bodies, given) });
        if !matches!(given, Given::Known) && self.env.reachable {
            self.assign(target, ty);
        }
        true
    }

    /// The bodies of modules that run at this statement, or may; `None` where that is not known.
    fn bodies_run(&mut self, key: crate::infer::table::StmtKey) -> Option<Vec<RunBody>> {
        let plan = self.cx.plan.clone();
        let runs = plan.runs.as_ref()?;
        let mut bodies = vec![];
        for run in runs.at.get(&key).into_iter().flatten() {
            let body = self.cx.program.module(run.module).body.expect("what is native can be read");
            let instance = self.cx.instance(body, vec![], vec![]);
            self.cx.follow(instance);
            self.note_call(instance);
            let is_asked = runs.asked.contains(&run.module);
            bodies.push(RunBody {
                body: instance,
                frames: run.frames(plan.minor),
                unless_begun: is_asked.then_some(run.module),
                anew: runs.again.contains(&run.module),
            });
            if self.cx.result_of(instance) == Ty::Never && !is_asked {
                self.env.reachable = false;
            }
        }
        Some(bodies)
    }

    /// What another module has bound a variable to, by the end of its body.
    fn member_given(&mut self, own: ModuleId, name: &str) -> Option<(Given, Ty)> {
        let program = self.cx.program;
        let source = program.global(own, name)?;
        match &self.cx.facts.globals[source.index()] {
            GlobalFact::Function(func, _) => return Some((Given::Function(*func), Ty::Function(func.0))),
            GlobalFact::Class(body) if self.cx.facts.table.of_body(*body).is_some() => {
                return Some((Given::Function(*body), Ty::Function(body.0)));
            }
            GlobalFact::Module(_)
            | GlobalFact::Member(..)
            | GlobalFact::Class(_)
            | GlobalFact::TypeVariable => return None,
            GlobalFact::Variable => {}
        }
        if let Some((owner, expr, ty)) = self.constant_global(source) {
            return Some((Given::Constant(owner, expr), ty));
        }
        let is_there = crate::world::is_bound_at_end(program, source)
            && !self.cx.plan.half_seen.contains(&(self.func.id, source));
        is_there.then(|| (Given::Member(source), self.cx.global(source)))
    }
}

/// Is what the name stands for known, whatever it holds?
fn is_known(fact: &GlobalFact) -> bool {
    match fact {
        GlobalFact::Module(_)
        | GlobalFact::Member(..)
        | GlobalFact::Function(..)
        | GlobalFact::Class(_)
        | GlobalFact::TypeVariable => true,
        GlobalFact::Variable => false,
    }
}
