//! Variables of functions that only import statements bind, all of them to the same.
//!
//! ```text
//! def area(r):
//!     import math                 a module of the library
//!     from shapes import circle   what a module of the program has
//!     return circle(math.pi, r)
//! ```
//!
//! What such a name stands for is known wherever it is certain that it is bound.

use std::collections::HashMap;

use super::bound::{Bound, GlobalFact, top_of_all};
use super::things::{Place, each};
use crate::hir::Program;
use crate::hir::nodes::{BindingId, ExprKind, FuncId, Function, NameRef, StmtKind, Target, TargetKind};
use crate::hir::visit::Seen;

/// A variable of a function.
pub type Local = (FuncId, BindingId);

/// What they stand for; and what `import a.b`, `import a.c` name of the program's modules, by what they bind.
#[derive(Default)]
pub struct Locals {
    pub facts: HashMap<Local, GlobalFact>,
    pub imported: HashMap<Place, Vec<String>>,
}

pub fn locals(program: &Program, bound: &Bound) -> Locals {
    let mut search = Search::default();
    for function in program.native_functions() {
        for param in &function.params {
            *search.writes.entry((function.id, param.binding)).or_default() += 1;
        }
        each(function, &mut |seen| match seen {
            Seen::Target(target) => {
                if let Some(local) = local(function, target) {
                    *search.writes.entry(local).or_default() += 1;
                }
            }
            Seen::Stmt(stmt) => search.stmt(program, bound, function, &stmt.kind),
            Seen::Expr(_) => {}
        });
    }
    search.found(program, bound)
}

/// What statements bind variables of functions.
#[derive(Default)]
struct Search {
    /// How many targets name it.
    writes: HashMap<Local, usize>,
    /// By import statement.
    facts: HashMap<Local, Vec<Option<GlobalFact>>>,
    imported: HashMap<Local, Vec<String>>,
    /// `m.count += 1` keeps what `m` is meanwhile.
    kept: Vec<(Local, Option<Place>)>,
}

impl Search {
    fn stmt(&mut self, program: &Program, bound: &Bound, function: &Function, stmt: &StmtKind) {
        if let StmtKind::Import { module, target, asname } = stmt
            && let Some(local) = local(function, target)
        {
            let is_whole = *asname || !module.contains('.');
            let fact = is_whole.then(|| GlobalFact::Module(module.clone()));
            self.facts.entry(local).or_default().push(fact);
            if !asname {
                self.imported.entry(local).or_default().push(module.clone());
            }
        }
        if let StmtKind::ImportFrom { target: Some(target), .. } = stmt
            && let Some(local) = local(function, target)
        {
            self.facts.entry(local).or_default().push(member(program, bound, function, stmt));
        }
        if let StmtKind::Assign { target, value } = stmt
            && let (Some(local), ExprKind::Name(name)) =
                (local(function, target), &function.expr(*value).kind)
            && local.0 == function.id
            && function.binding(local.1).synthetic
        {
            self.kept.push((local, Place::of(function, name)));
        }
    }

    fn found(mut self, program: &Program, bound: &Bound) -> Locals {
        let mut found = Locals::default();
        for (local, facts) in &self.facts {
            if self.writes.get(local) != Some(&facts.len()) {
                continue;
            }
            let imports = self.imported.remove(local).filter(|imports| imports.len() == facts.len());
            if let Some(imports) = imports
                && let Some(top) = top_of_all(program, &imports)
            {
                found.facts.insert(*local, GlobalFact::Module(top));
                found.imported.insert(Place::Local(local.0, local.1), imports);
            } else if let Some(Some(first)) = facts.first()
                && facts.iter().all(|fact| fact.as_ref() == Some(first))
            {
                found.facts.insert(*local, first.clone());
            }
        }
        for (local, source) in self.kept {
            let fact = match source {
                Some(Place::Global(def)) => Some(&bound.globals[def.index()]),
                Some(Place::Local(func, binding)) => found.facts.get(&(func, binding)),
                None => None,
            };
            if let Some(GlobalFact::Module(module)) = fact
                && self.writes.get(&local) == Some(&1)
            {
                found.facts.insert(local, GlobalFact::Module(module.clone()));
            }
        }
        found
    }
}

fn local(function: &Function, target: &Target) -> Option<Local> {
    match &target.kind {
        TargetKind::Name(NameRef::Local(binding)) => Some((function.id, *binding)),
        TargetKind::Name(NameRef::Free(owner, binding)) => Some((*owner, *binding)),
        TargetKind::Name(NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_))
        | TargetKind::Attribute { .. }
        | TargetKind::Subscript { .. }
        | TargetKind::Tuple { .. } => None,
    }
}

/// What `from module import name` gives, where that is no variable.
fn member(program: &Program, bound: &Bound, function: &Function, stmt: &StmtKind) -> Option<GlobalFact> {
    let StmtKind::ImportFrom { module, level, name, .. } = stmt else { return None };
    let Some(from) = program.imported(function.module, module, *level) else {
        return (*level == 0).then(|| GlobalFact::Member(module.clone(), name.clone()));
    };
    if !program.is_native(from) {
        return None;
    }
    let Some(source) = program.global(from, name) else {
        let submodule = format!("{}.{name}", program.module(from).name);
        let is_native = program.module_named(&submodule).is_some_and(|module| program.is_native(module));
        return is_native.then_some(GlobalFact::Module(submodule));
    };
    match &bound.globals[source.index()] {
        GlobalFact::Class(_) | GlobalFact::TypeVariable | GlobalFact::Variable => None,
        fact @ (GlobalFact::Function(..) | GlobalFact::Module(_) | GlobalFact::Member(..)) => {
            Some(fact.clone())
        }
    }
}
