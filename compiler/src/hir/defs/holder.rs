//! What a name stands for, where only one module can be meant.

use crate::hir::definition::Form;
use crate::hir::defs::bound::each_bound;
use crate::hir::defs::stars;
use crate::hir::nodes::*;
use crate::hir::program::Program;
use std::collections::{HashMap, HashSet};

/// A name that may hold a module.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Def(DefId),
    Local(FuncId, BindingId),
}

/// Names that hold one module of the program and nothing else.
pub(super) struct Holders {
    modules: HashMap<Holder, Option<ModuleId>>,
}

impl Holders {
    pub(super) fn of(program: &Program) -> Holders {
        let mut holders = Holders { modules: HashMap::new() };
        let mut attributes = HashSet::new();
        let mut kept = vec![];
        for function in &program.functions {
            for param in &function.params {
                holders.modules.insert(Holder::Local(function.id, param.binding), None);
            }
            each_bound(function, &mut |stmt, target, form| match &target.kind {
                TargetKind::Name(name) => {
                    // Where it is deleted, reading it raises.
                    let Some(holder) = holder(function, name).filter(|_| form != Form::Delete) else {
                        return;
                    };
                    if let Some(source) = kept_name(function, target, stmt) {
                        kept.push((holder, source));
                        return;
                    }
                    let module = imported_module(program, function, stmt);
                    let held = holders.modules.entry(holder).or_insert(module);
                    if *held != module {
                        *held = None;
                    }
                }
                TargetKind::Attribute { name, .. } => {
                    attributes.insert(name.as_str());
                }
                TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => {}
            });
        }
        // Other places may bind it, too: attributes of what may be its module, star imports.
        let starred: HashSet<ModuleId> = stars(program).iter().map(|star| star.into).collect();
        holders.modules.retain(|holder, _| match holder {
            Holder::Def(def) => {
                let def = program.def(*def);
                !starred.contains(&def.module) && !attributes.contains(def.name.as_str())
            }
            Holder::Local(..) => true,
        });
        for (holder, source) in kept {
            let module = holders.modules.get(&source).copied().flatten();
            holders.modules.insert(holder, module);
        }
        holders
    }

    /// Names at module level that are bound to a module and to nothing else.
    pub(super) fn bound(self) -> HashMap<DefId, ModuleId> {
        let bound = self.modules.into_iter().filter_map(|(holder, module)| match holder {
            Holder::Def(def) => Some((def, module?)),
            Holder::Local(..) => None,
        });
        bound.collect()
    }

    /// The module that an expression stands for, if it can stand for nothing else.
    pub(super) fn module(&self, program: &Program, function: &Function, object: ExprId) -> Option<ModuleId> {
        match &function.expr(object).kind {
            ExprKind::Name(name) => *self.modules.get(&holder(function, name)?)?,
            ExprKind::Attribute { object, name, .. } => {
                let package = program.module(self.module(program, function, *object)?);
                // A name of the package's own hides the module of that name, or is it.
                let is_hidden = program.global(package.id, name).is_some();
                let dotted = format!("{}.{name}", package.name);
                program.module_named(&dotted).filter(|_| !is_hidden)
            }
            _ => None,
        }
    }
}

/// `m.count += 1` keeps what `m` is meanwhile.
fn kept_name(function: &Function, target: &Target, stmt: &Stmt) -> Option<Holder> {
    let (StmtKind::Assign { value, .. }, TargetKind::Name(NameRef::Local(binding))) =
        (&stmt.kind, &target.kind)
    else {
        return None;
    };
    match &function.expr(*value).kind {
        ExprKind::Name(name) if function.binding(*binding).synthetic => holder(function, name),
        _ => None,
    }
}

fn holder(function: &Function, name: &NameRef) -> Option<Holder> {
    match name {
        NameRef::Local(binding) => Some(Holder::Local(function.id, *binding)),
        NameRef::Free(owner, binding) => Some(Holder::Local(*owner, *binding)),
        NameRef::Global(def) => Some(Holder::Def(*def)),
        NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
    }
}

/// What an import statement binds its target to, if that is a module of the program.
fn imported_module(program: &Program, function: &Function, stmt: &Stmt) -> Option<ModuleId> {
    match &stmt.kind {
        StmtKind::Import { module, asname: true, .. } => program.module_named(module),
        StmtKind::Import { module, asname: false, .. } => {
            program.module_named(module.split('.').next().unwrap_or(module))
        }
        StmtKind::ImportFrom { module, level, name, target: Some(target), .. } => {
            let package = program.imported(function.module, module, *level)?;
            // `from . import m` in the package itself makes a name of it.
            let own = program.global(package, name);
            let is_hidden = own.is_some_and(
                |own| !matches!(&target.kind, TargetKind::Name(NameRef::Global(bound)) if *bound == own),
            );
            let dotted = format!("{}.{name}", program.module(package).name);
            program.module_named(&dotted).filter(|_| !is_hidden)
        }
        _ => None,
    }
}
