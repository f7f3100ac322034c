//! Which of the program's other modules may have native functions.
//!
//! A function of another module is known by its `def` like one of the main module. A module of the standard
//! library by name stays with the isolate: CPython may have imported that before the program starts. So does
//! one into which a star import may bring any name. (Who sees a module half done: `partition/early`.)

use std::collections::HashSet;

use crate::catalog::names;
use crate::hir::nodes::{Function, ModuleId, StmtKind};
use crate::hir::visit::Seen;
use crate::hir::{Module, Program, Way};
use crate::world::things::each;

/// Where a module finds the builtins.
const BUILTINS: &str = "__builtins__";

/// Those among the `eligible` modules, in their order.
pub fn native(program: &Program, eligible: &HashSet<ModuleId>) -> Vec<ModuleId> {
    // What imports nobody can read may import anything.
    if program.others().iter().any(|module| module.body.is_none()) {
        return vec![];
    }
    let twice = may_be_there_twice(program);
    let is_native = |module: &&Module| {
        eligible.contains(&module.id)
            && !names::is_standard_module(module.name.split('.').next().unwrap_or(&module.name))
            && program.global(module.id, BUILTINS).is_none()
            && !takes_any_name(program, module)
            && !twice.contains(&module.id)
    };
    program.others().iter().filter(is_native).map(|module| module.id).collect()
}

/// Has it a star import, or is it bound by one?
fn takes_any_name(program: &Program, module: &Module) -> bool {
    let defs = module.globals.iter().chain(&module.added).map(|def| program.def(*def));
    let mut brought = defs.flat_map(|def| &def.bindings).any(|bind| bind.way == Way::Star);
    for function in program.functions.iter().filter(|function| function.module == module.id) {
        each(function, &mut |seen| {
            if let Seen::Stmt(stmt) = seen {
                brought |= matches!(&stmt.kind, StmtKind::ImportFrom { target: None, .. });
            }
        });
    }
    brought
}

/// Modules that import each other, of which one may be imported again after an exception: another module
/// object then, while the others still have the first one.
pub fn may_be_there_twice(program: &Program) -> HashSet<ModuleId> {
    if !super::runs::has_try(program) {
        return HashSet::new();
    }
    let graph = Imports::of(program);
    let ends = |module: ModuleId| {
        let body = program.module(module).body.map(|body| &program.functions[body.index()]);
        body.is_some_and(|body| super::inert::ends(program, body))
    };
    let all = program.others().iter().map(|module| module.id);
    all.filter(|module| graph.circle(*module).is_some_and(|circle| !circle.into_iter().all(ends))).collect()
}

/// Which modules each module imports, wherever it does.
struct Imports {
    of: Vec<HashSet<ModuleId>>,
}

impl Imports {
    fn of(program: &Program) -> Imports {
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

    /// The modules that it imports, and they, where it is among them.
    fn circle(&self, module: ModuleId) -> Option<HashSet<ModuleId>> {
        let mut seen = HashSet::new();
        let mut todo: Vec<ModuleId> = self.of[module.index()].iter().copied().collect();
        while let Some(next) = todo.pop() {
            if seen.insert(next) {
                todo.extend(&self.of[next.index()]);
            }
        }
        seen.contains(&module).then_some(seen)
    }
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
