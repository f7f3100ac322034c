//! Every place that binds a definition.
//!
//! A place is a statement of a function, by one of its targets or by what it is (`from m import *`). Names of
//! a module are bound by its own text, by attribute targets anywhere (`m.limit = 3`, where `m` can be nothing
//! but the module), and by star imports.

mod bound;
mod holder;
#[cfg(test)]
mod tests;

use crate::hir::definition::{Bind, Definition, Form, Way};
pub(super) use crate::hir::defs::bound::each_bound;
use crate::hir::defs::bound::each_of;
use crate::hir::defs::holder::Holders;
use crate::hir::nodes::*;
use crate::hir::program::Program;
use std::collections::{HashMap, HashSet};

/// Lists every binding of every definition, and defines what is bound from outside only.
pub fn list(program: &mut Program) {
    let mut found = Found { program, binds: Vec::new(), added: Vec::new(), names: HashMap::new() };
    let holders = Holders::of(program);
    for function in &program.functions {
        each_bound(function, &mut |stmt, target, form| {
            let bind = |way| Bind { func: function.id, stmt: stmt.id, span: stmt.span, form, way };
            match &target.kind {
                TargetKind::Name(NameRef::Global(def)) => found.binds.push((*def, bind(Way::Name))),
                TargetKind::Attribute { object, name } => {
                    if let Some(module) = holders.module(program, function, *object) {
                        let def = found.def(module, name);
                        found.binds.push((def, bind(Way::Attribute)));
                    }
                }
                TargetKind::Name(_) | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => {}
            }
        });
    }
    found.stars();
    let Found { binds, added, .. } = found;
    for definition in added {
        program.modules[definition.module.index()].added.push(definition.id);
        program.defs.push(definition);
    }
    for (def, bind) in binds {
        program.defs[def.index()].bindings.push(bind);
    }
    program.modules_bound = holders.bound();
}

struct Found<'a> {
    program: &'a Program,
    binds: Vec<(DefId, Bind)>,
    added: Vec<Definition>,
    /// Those by module and name.
    names: HashMap<(ModuleId, String), DefId>,
}

/// `from m import *`
struct Star {
    into: ModuleId,
    /// `None` for what is no module of the program, or nobody can read: it may have any name.
    from: Option<ModuleId>,
    bind: Bind,
}

impl Found<'_> {
    fn def(&mut self, module: ModuleId, name: &str) -> DefId {
        if let Some(def) = self.program.global(module, name) {
            return def;
        }
        let next = DefId((self.program.defs.len() + self.added.len()) as u32);
        let id = *self.names.entry((module, name.to_owned())).or_insert(next);
        if id == next {
            self.added.push(Definition { id, module, name: name.to_owned(), bindings: Vec::new() });
        }
        id
    }

    /// What a star import brings, another may bring on.
    fn stars(&mut self) {
        let stars = stars(self.program);
        let mut bound: HashSet<(DefId, usize)> = HashSet::new();
        loop {
            let before = bound.len();
            for (index, star) in stars.iter().enumerate() {
                for def in self.brought(star, &stars) {
                    if bound.insert((def, index)) {
                        self.binds.push((def, star.bind));
                    }
                }
            }
            if bound.len() == before {
                return;
            }
        }
    }

    /// What the module has, but for names that begin with an underscore unless its `__all__` may list them.
    fn brought(&mut self, star: &Star, stars: &[Star]) -> Vec<DefId> {
        let program = self.program;
        let mut brought = Vec::new();
        if star.from.is_none_or(|from| has_any_name(from, stars, &mut HashSet::new())) {
            brought.extend_from_slice(&program.module(star.into).globals);
        }
        let Some(from) = star.from else { return brought };
        let added = self.added.iter().filter(|def| def.module == from);
        let mut names: Vec<String> = program.globals(from).chain(added).map(|def| def.name.clone()).collect();
        if !names.iter().any(|name| name == "__all__") {
            names.retain(|name| !name.starts_with('_'));
        }
        brought.extend(names.iter().map(|name| self.def(star.into, name)));
        brought
    }
}

fn stars(program: &Program) -> Vec<Star> {
    let mut found = Vec::new();
    for function in &program.functions {
        each_of(function, &mut |stmt, _| {
            if let StmtKind::ImportFrom { module, level, target: None, .. } = &stmt.kind {
                let (func, form, way) = (function.id, Form::FromImport, Way::Star);
                let bind = Bind { func, stmt: stmt.id, span: stmt.span, form, way };
                let from = program.imported(function.module, module, *level);
                let from = from.filter(|from| program.module(*from).body.is_some());
                found.push(Star { into: function.module, from, bind });
            }
        });
    }
    found
}

/// Has the module a star import from what may have any name, itself or through others?
fn has_any_name(module: ModuleId, stars: &[Star], seen: &mut HashSet<ModuleId>) -> bool {
    let mut own = stars.iter().filter(|star| star.into == module);
    seen.insert(module) && own.any(|star| star.from.is_none_or(|from| has_any_name(from, stars, seen)))
}
