//! Which of the program's other modules may have native functions.
//!
//! A function of another module is known by its `def` like one of the main module. A module of the standard
//! library by name stays with the isolate: CPython may have imported that before the program starts. So does
//! one into which a star import may bring any name. (Who sees a module half done: `partition/early`.)

use std::collections::HashSet;

use super::graph::Imports;
use super::stars;
use crate::catalog::names;
use crate::hir::nodes::ModuleId;
use crate::hir::{Brought, Module, Program};

/// Where a module finds the builtins.
const BUILTINS: &str = "__builtins__";

/// Those among the `eligible` modules, in their order.
pub fn native(program: &Program, eligible: &HashSet<ModuleId>) -> (Vec<ModuleId>, Brought) {
    // What imports nobody can read may import anything.
    if program.others().iter().any(|module| module.body.is_none()) {
        return Default::default();
    }
    let twice = may_be_there_twice(program);
    let is_plain = |module: &&Module| {
        eligible.contains(&module.id)
            && !names::is_standard_module(module.name.split('.').next().unwrap_or(&module.name))
            && program.global(module.id, BUILTINS).is_none()
            && !twice.contains(&module.id)
    };
    let mut found: HashSet<ModuleId> =
        program.others().iter().filter(is_plain).map(|module| module.id).collect();
    loop {
        // What a module brings is known where it is one of these.
        let brought = stars::brought(program, &found);
        let before = found.len();
        found.retain(|module| !takes_any_name(program, *module, &brought));
        if found.len() == before {
            let mut found: Vec<ModuleId> = found.into_iter().collect();
            found.sort();
            return (found, brought);
        }
    }
}

/// Has it a star import that may bring anything?
fn takes_any_name(program: &Program, module: ModuleId, brought: &Brought) -> bool {
    let functions = program.functions.iter().filter(|function| function.module == module);
    let mut stars = functions.flat_map(stars::stars);
    stars.any(|stmt| !brought.contains_key(&stmt.span))
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
