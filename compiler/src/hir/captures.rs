//! What nested functions need of the functions around them.
//!
//! ```text
//! def walk(tree):
//!     seen = set()
//!     def visit(node): seen.add(node); go(node)      needs `seen`, and what `go` needs: `tree`, `visit`
//!     def go(node): [visit(n) for n in tree[node]]
//! ```
//!
//! While such a function runs, those around it wait: as long as no nested function binds a variable, it holds
//! what it held when the call began, however often it is bound again between calls. Other variables are in
//! cells, and functions that are more than called take what they see with them (`captures/cells.rs`).

mod cells;

use super::defs::each_bound;
use super::nodes::{
    ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Stmt, StmtId, StmtKind, Target, TargetKind,
};
use super::program::{Captures, Program, Variable};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Reads them off the functions' texts.
pub(super) fn captures(program: &Program) -> Captures {
    let mut found = Captures::default();
    let mut needs: Vec<BTreeSet<Variable>> = vec![BTreeSet::new(); program.functions.len()];
    let mut named: HashMap<Variable, Vec<FuncId>> = HashMap::new();
    let mut bound: HashSet<Variable> = HashSet::new();
    for function in &program.functions {
        bound.extend(function.params.iter().map(|param| (function.id, param.binding)));
    }
    for function in &program.functions {
        let mut own = BTreeSet::new();
        let mut once = HashSet::new();
        run_once(&function.body, &mut once);
        for expr in &function.exprs {
            if let ExprKind::Name(NameRef::Free(owner, binding)) = &expr.kind {
                own.insert((*owner, *binding));
            }
        }
        each_bound(function, &mut |stmt, target, _| {
            let Some(variable) = variable(function, target) else { return };
            if let StmtKind::Delete(_) = stmt.kind {
                found.unbound.insert(variable);
            }
            if !bound.insert(variable) || !once.contains(&stmt.id) {
                found.bound_again.insert(variable);
            }
            if variable.0 != function.id {
                own.insert(variable);
                if frame(program, function.id) != variable.0 {
                    found.bound_inside.insert(variable);
                }
            }
            let made = match &stmt.kind {
                StmtKind::Def { func, .. } => Some(*func),
                StmtKind::Assign { value, .. } => lambda(function, *value),
                _ => None,
            };
            named.entry(variable).or_default().extend(made);
        });
        if matches!(function.kind, FunctionKind::Def | FunctionKind::Class) {
            found.shared.extend(&own);
        }
        // They pass through the functions between.
        for variable in own {
            let mut at = Some(function.id);
            while let Some(id) = at.filter(|id| *id != variable.0) {
                needs[id.index()].insert(variable);
                at = program.functions[id.index()].parent;
            }
        }
    }
    found.closures = cells::closures(program, &named);
    while pass_on(program, &named, &found.closures, &mut needs) {}
    found.needs = needs.into_iter().map(|needs| needs.into_iter().collect()).collect();
    cells::cells(program, &named, &mut found);
    found
}

/// The statements that run at most once in one call.
fn run_once(body: &[Stmt], found: &mut HashSet<StmtId>) {
    for stmt in body {
        if !matches!(stmt.kind, StmtKind::For { .. }) {
            found.insert(stmt.id);
        }
        for block in stmt.kind.blocks().into_iter().filter(|block| !block.is_loop) {
            run_once(block.body, found);
        }
    }
}

/// Who may call a nested function needs what that one needs, unless it has that with it. Was there anything
/// new?
fn pass_on(
    program: &Program,
    named: &HashMap<Variable, Vec<FuncId>>,
    closures: &HashSet<FuncId>,
    needs: &mut [BTreeSet<Variable>],
) -> bool {
    let mut any = false;
    for index in 0..needs.len() {
        let called = needs[index].iter().filter_map(|variable| named.get(variable)).flatten();
        let more: Vec<Variable> = called
            .filter(|callee| !closures.contains(callee))
            .flat_map(|callee| needs[callee.index()].iter().copied())
            .filter(|variable| !needs[index].contains(variable))
            .filter(|(owner, _)| !is_inside(program, *owner, FuncId(index as u32)))
            .collect();
        any |= !more.is_empty();
        needs[index].extend(more);
    }
    any
}

/// Is the function this one, or does it stand in it?
fn is_inside(program: &Program, func: FuncId, outer: FuncId) -> bool {
    let parent = |id: &FuncId| program.functions[id.index()].parent;
    std::iter::successors(Some(func), parent).any(|at| at == outer)
}

/// The function whose variables a function's text binds when it is no function of its own.
fn frame(program: &Program, func: FuncId) -> FuncId {
    let function = &program.functions[func.index()];
    match (function.kind, function.parent) {
        (FunctionKind::GeneratorExpression, Some(parent)) => frame(program, parent),
        _ => func,
    }
}

fn variable(function: &Function, target: &Target) -> Option<Variable> {
    match &target.kind {
        TargetKind::Name(NameRef::Local(binding)) => Some((function.id, *binding)),
        TargetKind::Name(NameRef::Free(owner, binding)) => Some((*owner, *binding)),
        TargetKind::Name(NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_))
        | TargetKind::Attribute { .. }
        | TargetKind::Subscript { .. }
        | TargetKind::Tuple { .. } => None,
    }
}

fn lambda(function: &Function, value: ExprId) -> Option<FuncId> {
    match function.expr(value).kind {
        ExprKind::Lambda(func) => Some(func),
        _ => None,
    }
}
