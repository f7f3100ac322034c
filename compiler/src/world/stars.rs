//! What star imports bring, where the text says it.
//!
//! ```text
//! shapes.py   __all__ = ["area"]            from shapes import *     brings `area`
//! units.py    metre = 1                     from units import *      brings `metre` and `foot`
//!             def foot(x): …
//!             if x: yard = 2                and perhaps `yard`: does anybody name it?
//! ```

use std::collections::{HashMap, HashSet};

use super::graph::Imports;
use super::own::is_bound_at_end;
use crate::hir::nodes::{
    Const, Element, ExprKind, Function, ModuleId, NameRef, PyText, Stmt, StmtKind, Target, TargetKind,
};
use crate::hir::visit::Seen;
use crate::hir::{Brought, Form, Program, Way};
use crate::world::things::each;

/// The names of what a star import brings.
const ALL: &str = "__all__";

/// What star imports from these modules bring.
pub fn brought(program: &Program, from: &HashSet<ModuleId>) -> Brought {
    let mut search = Search {
        program,
        from,
        imports: Imports::of(program),
        mentioned: attributes_and_imports(program),
        exports: HashMap::new(),
        brought: Brought::new(),
    };
    if !search.mentioned.contains(ALL) {
        for module in &program.modules {
            search.module(module.id);
        }
    }
    search.brought
}

/// What a module has for whoever imports all of it.
#[derive(Clone, Default)]
struct Export {
    names: Vec<String>,
    /// Names that it may have, too.
    perhaps: HashSet<String>,
}

struct Search<'a> {
    program: &'a Program,
    from: &'a HashSet<ModuleId>,
    imports: Imports,
    /// Names of attributes and of what is imported by name, anywhere.
    mentioned: HashSet<String>,
    /// `None` while it is looked for, and where it is not known.
    exports: HashMap<ModuleId, Option<Export>>,
    brought: Brought,
}

impl<'a> Search<'a> {
    /// What the module has, its own star imports included.
    fn module(&mut self, module: ModuleId) -> Option<Export> {
        if let Some(known) = self.exports.get(&module) {
            return known.clone();
        }
        self.exports.insert(module, None);
        let found = self.has(module);
        self.exports.insert(module, found.clone());
        found
    }

    fn has(&mut self, module: ModuleId) -> Option<Export> {
        let program = self.program;
        let body = &program.functions[program.module(module).body?.index()];
        let mut all = Export::default();
        for def in program.globals(module) {
            if is_bound_at_end(program, def.id) {
                all.names.push(def.name.clone());
            } else {
                all.perhaps.insert(def.name.clone());
            }
        }
        let mut is_known = true;
        for function in program.functions.iter().filter(|function| function.module == module) {
            for stmt in stars(function) {
                match self.star(function, stmt) {
                    Some(brought) if body.body.iter().any(|top| top.id == stmt.id) => {
                        all.names.extend(brought.names);
                        all.perhaps.extend(brought.perhaps);
                    }
                    Some(_) | None => is_known = false,
                }
            }
        }
        if !is_known || !self.from.contains(&module) {
            return None;
        }
        let prefix = format!("{}.", program.module(module).name);
        let below = program.others().iter().filter_map(|other| other.name.strip_prefix(&prefix));
        all.perhaps.extend(below.filter(|name| !name.contains('.')).map(str::to_owned));
        let added = program.module(module).added.iter().map(|def| program.def(*def));
        let written = added.filter(|def| def.bindings.iter().any(|bind| bind.way == Way::Attribute));
        all.perhaps.extend(written.map(|def| def.name.clone()));
        let mut seen = HashSet::new();
        all.names.retain(|name| seen.insert(name.clone()));
        all.perhaps.retain(|name| !seen.contains(name));
        self.listed(module, body, all)
    }

    /// Of all that: what `__all__` lists, else what begins with no underscore.
    fn listed(&self, module: ModuleId, body: &Function, mut all: Export) -> Option<Export> {
        let program = self.program;
        if !all.names.iter().chain(&all.perhaps).any(|name| name == ALL) {
            all.names.retain(|name| !name.starts_with('_'));
            all.perhaps.retain(|name| !name.starts_with('_'));
            return Some(all);
        }
        let def = program.global(module, ALL)?;
        let is_read = program.functions.iter().filter(|function| function.module == module).any(|function| {
            let reads = |name: &NameRef| match name {
                NameRef::Global(global) => *global == def,
                NameRef::ClassLocal(name) | NameRef::Builtin(name) => name == ALL,
                NameRef::Local(_) | NameRef::Free(..) => false,
            };
            function.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(name) if reads(name)))
        });
        let is_plain =
            program.def(def).bindings.len() == 1 && program.def(def).bindings[0].form == Form::Assignment;
        let value = body.body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                target: Target { kind: TargetKind::Name(NameRef::Global(bound)), .. },
                value,
            } => (*bound == def).then_some(*value),
            _ => None,
        });
        let (ExprKind::List(items) | ExprKind::Tuple(items)) = &body.expr(value?).kind else { return None };
        let text = |item: &Element| match item {
            Element::One(item) => match &body.expr(*item).kind {
                ExprKind::Const(Const::Str(PyText::Text(text))) => Some(text.clone()),
                _ => None,
            },
            Element::Star(_) => None,
        };
        let mut names = items.iter().map(text).collect::<Option<Vec<String>>>()?;
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        let is_module =
            |name: &str| program.module_named(&format!("{}.{name}", program.module(module).name)).is_some();
        let is_there =
            |name: &String| all.names.contains(name) || is_module(name) && !all.perhaps.contains(name);
        let is_sure = !is_read && is_plain && names.iter().all(|name| is_there(name) && name != ALL);
        is_sure.then_some(Export { names, perhaps: HashSet::new() })
    }

    /// What a star import brings; nobody names what it only may bring.
    fn star(&mut self, function: &Function, stmt: &Stmt) -> Option<Export> {
        let StmtKind::ImportFrom { module, level, .. } = &stmt.kind else { return None };
        let from = self.program.imported(function.module, module, *level)?;
        let found = self.module(from)?;
        let is_circle = from == function.module || self.imports.leads(from, function.module);
        let is_named = |name: &String| {
            self.mentioned.contains(name.as_str()) || names(self.program, function.module, name)
        };
        // One that brings nothing runs the module all the same: it stays an import of everything.
        if is_circle || found.names.is_empty() || found.perhaps.iter().any(is_named) {
            return None;
        }
        self.brought.insert(stmt.span, found.names.clone());
        Some(found)
    }
}

pub fn stars(function: &Function) -> Vec<&Stmt> {
    let mut found = vec![];
    crate::hir::visit::each_stmt(&function.body, &mut |stmt| {
        if matches!(stmt.kind, StmtKind::ImportFrom { target: None, .. }) {
            found.push(stmt);
        }
    });
    found
}

/// Does the text of the module name it, as a name at module level?
fn names(program: &Program, module: ModuleId, name: &str) -> bool {
    let is_it = |named: &NameRef| match named {
        NameRef::Global(global) => program.def(*global).name == name,
        NameRef::ClassLocal(named) | NameRef::Builtin(named) => named == name,
        NameRef::Local(_) | NameRef::Free(..) => false,
    };
    let mut exprs = program
        .functions
        .iter()
        .filter(|function| function.module == module)
        .flat_map(|function| &function.exprs);
    exprs.any(|expr| matches!(&expr.kind, ExprKind::Name(named) if is_it(named)))
}

fn attributes_and_imports(program: &Program) -> HashSet<String> {
    let mut found = HashSet::new();
    for function in &program.functions {
        each(function, &mut |seen| match seen {
            Seen::Expr(id) => {
                if let ExprKind::Attribute { name, .. } = &function.expr(id).kind {
                    found.insert(name.clone());
                }
            }
            Seen::Target(target) => {
                if let TargetKind::Attribute { name, .. } = &target.kind {
                    found.insert(name.clone());
                }
            }
            Seen::Stmt(stmt) => {
                if let StmtKind::ImportFrom { name, .. } = &stmt.kind {
                    found.insert(name.clone());
                }
            }
        });
    }
    found
}
