//! Which modules of the program import which.

use std::collections::{HashMap, HashSet};

use crate::hir::nodes::{Function, ModuleId, StmtKind};
use crate::hir::visit::Seen;
use crate::hir::{Bind, Definition, Form, Program};
use crate::world::things::each;

/// Which modules each module imports, wherever it does.
pub struct Imports {
    of: Vec<HashSet<ModuleId>>,
}

impl Imports {
    pub fn of(program: &Program) -> Imports {
        let mut of = vec![HashSet::new(); program.modules.len()];
        for function in &program.functions {
            each(function, &mut |seen| {
                if let Seen::Stmt(stmt) = seen {
                    of[function.module.index()].extend(imported(program, function, &stmt.kind));
                }
            });
        }
        Imports { of }
    }

    /// The modules that it imports itself, in the order of their ids.
    pub fn of_module(&self, module: ModuleId) -> Vec<ModuleId> {
        let mut found: Vec<ModuleId> = self.of[module.index()].iter().copied().collect();
        found.sort();
        found
    }

    /// Does the one import the other, perhaps through others?
    pub fn leads(&self, from: ModuleId, to: ModuleId) -> bool {
        self.reached(from).contains(&to)
    }

    /// The modules that it imports, and they, where it is among them.
    pub fn circle(&self, module: ModuleId) -> Option<HashSet<ModuleId>> {
        Some(self.reached(module)).filter(|seen| seen.contains(&module))
    }

    fn reached(&self, module: ModuleId) -> HashSet<ModuleId> {
        let mut seen = HashSet::new();
        let mut todo: Vec<ModuleId> = self.of[module.index()].iter().copied().collect();
        while let Some(next) = todo.pop() {
            if seen.insert(next) {
                todo.extend(&self.of[next.index()]);
            }
        }
        seen
    }
}

/// The import of `p.q` binds `q` in `p`, too: only where `p` gets the name by importing from there, it is the
/// later one that counts.
pub fn is_bound_by_machinery(program: &Program, def: &Definition) -> bool {
    let dotted = format!("{}.{}", program.module(def.module).name, def.name);
    let imports = |bind: &Bind| matches!(bind.form, Form::Import | Form::FromImport);
    program.module_named(&dotted).is_some() && !def.bindings.iter().all(imports)
}

/// By module of which anything may be native: itself, and what is imported for certain where it is, by
/// statements at top level of bodies.
pub fn certain(program: &Program) -> HashMap<ModuleId, HashSet<ModuleId>> {
    let with = |body: &Function| {
        let mut found = HashSet::new();
        let mut todo = vec![body];
        while let Some(body) = todo.pop() {
            if found.insert(body.module) {
                let imported = body.body.iter().flat_map(|stmt| imported(program, body, &stmt.kind));
                let native = imported.filter(|module| program.is_native(*module));
                let bodies = native.filter_map(|module| program.module(module).body);
                todo.extend(bodies.map(|body| &program.functions[body.index()]));
            }
        }
        found
    };
    program.native_bodies().map(|body| (body.module, with(body))).collect()
}

/// The modules of the program that a statement imports. The packages around the importing module are imported
/// already, and are not looked at unless they are named.
pub fn imported(program: &Program, function: &Function, stmt: &StmtKind) -> Vec<ModuleId> {
    let within = &program.module(function.module).name;
    let with_packages = |dotted: &str| -> Vec<ModuleId> {
        let ends = dotted.match_indices('.').map(|(end, _)| end);
        let packages = ends.map(|end| &dotted[..end]).filter(|package| !is_around(package, within));
        packages.chain([dotted]).filter_map(|name| program.module_named(name)).collect()
    };
    match stmt {
        StmtKind::Import { module, .. } => with_packages(module),
        StmtKind::ImportFrom { module, level, name, .. } => {
            let Some(from) = program.imported(function.module, module, *level) else { return vec![] };
            let package = &program.module(from).name;
            let submodule = program.module_named(&format!("{package}.{name}"));
            let mut found = with_packages(package);
            // The package has no other thing of that name.
            let bound = program.global(from, name).map(|def| program.module_bound(def));
            if submodule.is_some()
                && is_around(package, within)
                && bound.is_none_or(|bound| bound == submodule)
            {
                found.retain(|module| *module != from);
            }
            found.extend(submodule);
            found.retain(|module| *module != function.module);
            found
        }
        _ => vec![],
    }
}

fn is_around(package: &str, module: &str) -> bool {
    module.strip_prefix(package).is_some_and(|rest| rest.starts_with('.'))
}
