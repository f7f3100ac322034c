//! Programs that only switch CPython's collector: `gc.disable()`.
//!
//! The module `gc` shows every object, but a program that calls nothing of it but what switches the
//! collector, or says how it is switched, sees none of them. Native code leaves no garbage in cycles and
//! nothing that a collection could end before its time: `gc.collect()` does what it does under CPython, too,
//! only the number that it gives may be another. (When finalisers run shows, but who defines `__del__` or
//! weak references is watched for that.)

use std::collections::{HashMap, HashSet};

use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};
use crate::hir::Program;
use crate::hir::nodes::{
    Const, DefId, ExprId, ExprKind, Function, NameRef, PyText, StmtKind, Target, TargetKind,
};
use crate::hir::visit::each_stmt;

/// Is all that the main module does with `gc` harmless?
pub fn only_switches(program: &Program) -> bool {
    let mut names: HashSet<DefId> = HashSet::new();
    let mut members: Vec<(DefId, &str)> = vec![];
    let mut is_plain = true;
    let mut imports: HashMap<DefId, usize> = HashMap::new();
    let mut bind = |target: &Target| match &target.kind {
        TargetKind::Name(NameRef::Global(global)) => {
            *imports.entry(*global).or_default() += 1;
            Some(*global)
        }
        _ => None,
    };
    for function in program.native_functions() {
        each_stmt(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Import { module, target, .. } if collects(module) => match bind(target) {
                Some(global) if function.module == program.main().id => {
                    names.insert(global);
                }
                _ => is_plain = false,
            },
            StmtKind::ImportFrom { module, name, target: Some(target), .. } if collects(module) => {
                match bind(target) {
                    Some(global) if function.module == program.main().id => members.push((global, name)),
                    _ => is_plain = false,
                }
            }
            StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. } => {
                is_plain &= !collects(module)
            }
            _ => {}
        });
    }
    // The names stand for nothing else.
    let bound = names.iter().chain(members.iter().map(|(global, _)| global));
    let only_imported =
        bound.into_iter().all(|global| Some(&program.def(*global).writes().count()) == imports.get(global));
    is_plain
        && only_imported
        && program.native_functions().iter().all(|function| uses_are_calls(function, &names, &members))
}

/// Is it the collector's module?
fn collects(module: &str) -> bool {
    modules::is(module, Does::Collects)
}

fn uses_are_calls(function: &Function, names: &HashSet<DefId>, members: &[(DefId, &str)]) -> bool {
    let mut statements: HashSet<ExprId> = HashSet::new();
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Expr(value) = &stmt.kind {
            statements.insert(*value);
        }
    });
    // Names, and attributes of them, that are called in a harmless way.
    let mut called: HashSet<ExprId> = HashSet::new();
    for (index, expr) in function.exprs.iter().enumerate() {
        let ExprKind::Call { func, .. } = &expr.kind else { continue };
        let is_harmless = |name: &str| {
            members::may(name, Act::SwitchesCollector)
                || members::may(name, Act::Collects) && statements.contains(&ExprId(index as u32))
        };
        match &function.expr(*func).kind {
            ExprKind::Attribute { object, name, .. } if is_harmless(name) => {
                called.insert(*object);
            }
            ExprKind::Name(NameRef::Global(global)) => {
                let mut imported = members.iter().filter(|(member, _)| member == global).peekable();
                if imported.peek().is_some() && imported.all(|(_, name)| is_harmless(name)) {
                    called.insert(*func);
                }
            }
            _ => {}
        }
    }
    (0..function.exprs.len() as u32).map(ExprId).all(|id| match &function.expr(id).kind {
        ExprKind::Name(NameRef::Global(global)) => {
            let is_it = names.contains(global) || members.iter().any(|(member, _)| member == global);
            !is_it || called.contains(&id)
        }
        // `sys.modules["gc"]`
        ExprKind::Const(Const::Str(PyText::Text(text))) => !collects(text),
        ExprKind::Name(NameRef::ClassLocal(name)) => !collects(name),
        ExprKind::Attribute { name, .. } => !collects(name),
        ExprKind::Const(_)
        | ExprKind::Name(_)
        | ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary { .. }
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
        | ExprKind::Call { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => true,
    })
}
