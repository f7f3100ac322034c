//! Which of the program's other modules may have native functions.
//!
//! A function of another module is known by its `def` like one of the main module, as long as whoever sees
//! the module sees it whole: one that is in a circle of imports, or is a module of the standard library by
//! name (CPython may have imported that before the program starts), stays with the isolate. So does one into
//! which a star import may bring any name.

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
    let graph = Imports::of(program);
    let is_native = |module: &&Module| {
        eligible.contains(&module.id)
            && !names::is_standard_module(module.name.split('.').next().unwrap_or(&module.name))
            && program.global(module.id, BUILTINS).is_none()
            && !takes_any_name(program, module)
            && !graph.is_in_circle(module.id)
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

    fn is_in_circle(&self, module: ModuleId) -> bool {
        let mut seen = HashSet::new();
        let mut todo: Vec<ModuleId> = self.of[module.index()].iter().copied().collect();
        while let Some(next) = todo.pop() {
            if next == module {
                return true;
            }
            if seen.insert(next) {
                todo.extend(&self.of[next.index()]);
            }
        }
        false
    }
}

/// The modules of the program that a statement imports. The packages around the importing module are imported
/// already, and are not looked at unless they are named.
fn imported(program: &Program, function: &Function, stmt: &StmtKind) -> Vec<ModuleId> {
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
