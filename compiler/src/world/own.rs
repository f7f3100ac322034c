//! What stands for a module of the program, or for what one has.

use super::facts::{Facts, GlobalFact};
use super::things::Place;
use crate::hir::nodes::{
    DefId, ExprId, ExprKind, FuncId, Function, ModuleId, NameRef, StmtKind, Target, TargetKind,
};
use crate::hir::{Form, Program, visit};

/// Is the name bound for certain once the body of its module has run?
pub fn is_bound_at_end(program: &Program, def: DefId) -> bool {
    let definition = program.def(def);
    let Some(body) = program.module(definition.module).body.map(|body| &program.functions[body.index()])
    else {
        return false;
    };
    let binds = |target: &Target| binds(target, def);
    let is_deleted = definition.bindings.iter().any(|bind| bind.form == Form::Delete);
    let is_bound = body.body.iter().any(|stmt| stmt.kind.certainly_binds().is_some_and(binds));
    is_bound && !is_deleted
}

fn binds(target: &Target, def: DefId) -> bool {
    match &target.kind {
        TargetKind::Name(name) => *name == NameRef::Global(def),
        TargetKind::Tuple { items, .. } => items.iter().any(|item| binds(item, def)),
        TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => false,
    }
}

impl Facts {
    /// The module of the program that the expression stands for, once the names in it are bound.
    pub fn own_module(&self, program: &Program, function: &Function, expr: ExprId) -> Option<ModuleId> {
        let held = |fact: Option<&GlobalFact>| match fact? {
            GlobalFact::Module(module) => program.module_named(module).filter(|own| program.is_native(*own)),
            GlobalFact::Function(..)
            | GlobalFact::Member(..)
            | GlobalFact::Class(_)
            | GlobalFact::TypeVariable
            | GlobalFact::Variable => None,
        };
        match &function.expr(expr).kind {
            ExprKind::Name(name) => held(self.of_name(function, name)),
            ExprKind::Attribute { .. } => match self.own_member(program, function, expr) {
                Some(def) => held(Some(&self.globals[def.index()])),
                None => self.submodule(program, function, expr),
            },
            _ => None,
        }
    }

    /// `import a.b` binds `a`, and then there is `a.b`.
    fn submodule(&self, program: &Program, function: &Function, expr: ExprId) -> Option<ModuleId> {
        let mut names = vec![];
        let mut at = expr;
        while let ExprKind::Attribute { object, name, .. } = &function.expr(at).kind {
            names.push(name.as_str());
            at = *object;
        }
        let ExprKind::Name(root) = &function.expr(at).kind else { return None };
        let GlobalFact::Module(top) = self.of_name(function, root)? else { return None };
        let dotted = names.iter().rev().fold(top.clone(), |dotted, name| format!("{dotted}.{name}"));
        let is_below = |import: &String| {
            import.strip_prefix(&dotted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let imports = self.imported.get(&Place::of(function, root)?)?;
        let found = program.module_named(&dotted).filter(|module| program.is_native(*module))?;
        // Of a name of the module, `partition/early` says whether it is there in time.
        let is_imported = match root {
            NameRef::Global(_) => {
                let with = self.imported_with.get(&function.module);
                imports.iter().any(is_below) || with.is_some_and(|with| with.contains(&found))
            }
            NameRef::Local(_) | NameRef::Free(..) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => {
                imports.iter().all(is_below)
            }
        };
        Some(found).filter(|_| is_imported)
    }

    /// The body of the class that the expression stands for, by a name or as what a module has.
    pub fn class_body(&self, program: &Program, function: &Function, expr: ExprId) -> Option<FuncId> {
        let fact = match &function.expr(expr).kind {
            ExprKind::Name(NameRef::ClassLocal(name)) => return self.inner_class(function, name),
            ExprKind::Name(name) => self.of_name(function, name),
            ExprKind::Attribute { object, name, .. } => match self.own_member(program, function, expr) {
                Some(def) => Some(&self.globals[def.index()]),
                None => {
                    let outer = self.class_body(program, function, *object)?;
                    return self.inner_class(&program.functions[outer.index()], name);
                }
            },
            _ => None,
        };
        match fact? {
            GlobalFact::Class(body) => Some(*body),
            GlobalFact::Function(..)
            | GlobalFact::Module(_)
            | GlobalFact::Member(..)
            | GlobalFact::TypeVariable
            | GlobalFact::Variable => None,
        }
    }

    /// The class that stands in the body of another under this name, if nothing else ever has it.
    fn inner_class(&self, outer: &Function, name: &str) -> Option<FuncId> {
        let mut binds = 0;
        let mut found = None;
        for stmt in &outer.body {
            let is_own = |target: &Target| match &target.kind {
                TargetKind::Name(NameRef::ClassLocal(own)) => own == name,
                TargetKind::Name(_)
                | TargetKind::Attribute { .. }
                | TargetKind::Subscript { .. }
                | TargetKind::Tuple { .. } => false,
            };
            visit::each_target(outer, stmt, &mut |target| binds += usize::from(is_own(target)));
            if let StmtKind::Class { func, target, .. } = &stmt.kind
                && is_own(target)
            {
                found = Some(*func);
            }
        }
        found.filter(|_| binds == 1 && !self.bound_attributes.contains(name))
    }

    /// What the attribute of a module of the program stands for.
    pub fn own_member(&self, program: &Program, function: &Function, expr: ExprId) -> Option<DefId> {
        let ExprKind::Attribute { object, name, .. } = &function.expr(expr).kind else { return None };
        program.global(self.own_module(program, function, *object)?, name)
    }
}
