//! Which variables are in cells, and which nested functions take what they see with them.
//!
//! ```text
//! def counter(step):
//!     count = 0
//!     def more():                  returned, so it takes along `step`, which is bound once before it,
//!         nonlocal count           and the cell of `count`
//!         count += step
//!         return count
//!     return more
//! ```
//!
//! A function that is only called by its name, or given to a builtin that calls it at once, stays with the
//! call that has made it and is handed what it sees (Language Reference, 4.2.2: free variables).

use std::collections::{HashMap, HashSet};

use super::super::nodes::{
    Arg, BindingId, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Stmt, StmtKind, Target,
    TargetKind,
};
use super::super::program::{Captures, Program, Variable};
use super::super::visit::each_stmt;

/// The functions that are more than called. `named`: those that a variable may be bound to.
pub(super) fn closures(program: &Program, named: &HashMap<Variable, Vec<FuncId>>) -> HashSet<FuncId> {
    let mut closures = HashSet::new();
    for function in &program.functions {
        let is_member = function
            .parent
            .is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
        if !function.decorators.is_empty() && function.kind == FunctionKind::Def && !is_member {
            closures.insert(function.id);
        }
        let called = called(function);
        let named_here = named_lambdas(function);
        for (index, expr) in function.exprs.iter().enumerate() {
            if called.contains(&ExprId(index as u32)) {
                continue;
            }
            match &expr.kind {
                ExprKind::Name(NameRef::Local(binding)) => {
                    closures.extend(named.get(&(function.id, *binding)).into_iter().flatten());
                }
                ExprKind::Name(NameRef::Free(owner, binding)) => {
                    closures.extend(named.get(&(*owner, *binding)).into_iter().flatten());
                }
                ExprKind::Lambda(func) if !named_here.contains(func) => {
                    closures.insert(*func);
                }
                _ => {}
            }
        }
    }
    closures
}

/// What is in cells.
pub(super) fn cells(program: &Program, named: &HashMap<Variable, Vec<FuncId>>, found: &mut Captures) {
    let closures = std::mem::take(&mut found.closures);
    let has_frame = |(owner, _): &Variable| {
        matches!(program.functions[owner.index()].kind, FunctionKind::Def | FunctionKind::Lambda)
    };
    found.in_cells.extend(found.bound_inside.iter().filter(|variable| has_frame(variable)));
    let outlives = |function: &&Function| {
        let is_generator = function.is_generator && function.kind == FunctionKind::Def;
        closures.contains(&function.id) || is_generator
    };
    let mut own_names = HashMap::new();
    for function in program.functions.iter().filter(outlives) {
        for variable in found.needs(function.id).to_vec() {
            if is_own_name(found, named, function, variable) {
                // (One that is only called is handed itself.)
                if closures.contains(&function.id) {
                    own_names.insert(function.id, variable);
                }
            } else if has_frame(&variable)
                && (found.is_bound_again(variable)
                    || found.in_cells.contains(&variable)
                    || !is_bound_before(program, variable, function))
            {
                found.in_cells.insert(variable);
            }
        }
    }
    let always = found.in_cells.iter().filter(|variable| {
        let is_seen = |function: &&Function| found.needs(function.id).contains(variable);
        let mut sees = program.functions.iter().filter(is_seen);
        !found.unbound.contains(variable) && sees.all(|inner| is_bound_before(program, **variable, inner))
    });
    found.always_bound = always.copied().collect();
    own_names.retain(|_, variable| !found.in_cells.contains(variable));
    found.own_names = own_names;
    found.closures = closures;
}

/// Expressions that are called where they stand, by the text or by a builtin that they are given to.
fn called(function: &Function) -> HashSet<ExprId> {
    let mut found = HashSet::new();
    for expr in &function.exprs {
        let ExprKind::Call { func, args } = &expr.kind else { continue };
        found.insert(*func);
        let is_applied = |arg: &&Arg| match &function.expr(*func).kind {
            ExprKind::Name(NameRef::Builtin(_)) => true,
            // `xs.sort(key=…)`: no method of a builtin class keeps a function.
            ExprKind::Attribute { .. } => matches!(arg, Arg::Keyword(..)),
            _ => false,
        };
        found.extend(args.iter().filter(is_applied).map(Arg::value));
    }
    found
}

/// `square = lambda x: x * x`
fn named_lambdas(function: &Function) -> HashSet<FuncId> {
    let mut found = HashSet::new();
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Assign { target, value } = &stmt.kind
            && let TargetKind::Name(_) = target.kind
            && let ExprKind::Lambda(func) = function.expr(*value).kind
        {
            found.insert(func);
        }
    });
    found
}

/// Is the variable bound by nothing but the definition of this very function?
fn is_own_name(
    found: &Captures,
    named: &HashMap<Variable, Vec<FuncId>>,
    function: &Function,
    variable: Variable,
) -> bool {
    function.parent == Some(variable.0)
        && function.decorators.is_empty()
        && named.get(&variable).is_some_and(|named| named[..] == [function.id])
        && !found.is_bound_again(variable)
        && !found.in_cells.contains(&variable)
}

/// Is the variable bound before the function is made?
fn is_bound_before(program: &Program, (owner, binding): Variable, inner: &Function) -> bool {
    let owner = &program.functions[owner.index()];
    if owner.params.iter().any(|param| param.binding == binding) {
        return true;
    }
    is_bound_on_the_way(&owner.body, binding, inner)
}

/// Has a statement bound the variable whenever control comes to where the function is made?
fn is_bound_on_the_way(block: &[Stmt], binding: BindingId, inner: &Function) -> bool {
    let binds = |target: &Target| {
        let mut is_it = false;
        each_name(target, &mut |name| is_it |= *name == NameRef::Local(binding));
        is_it
    };
    for stmt in block {
        let is_past = stmt.span.end <= inner.span.start;
        let is_around = stmt.span.start <= inner.span.start && inner.span.end <= stmt.span.end;
        let target = match &stmt.kind {
            StmtKind::Assign { target, .. } | StmtKind::Def { target, .. } => Some(target),
            StmtKind::AnnAssign { target, value: Some(_), .. } => Some(target),
            StmtKind::Import { target, .. } => Some(target),
            StmtKind::ImportFrom { target, .. } => target.as_ref(),
            _ => None,
        };
        if is_past && target.is_some_and(binds) {
            return true;
        }
        if !is_around {
            continue;
        }
        if let StmtKind::For { target, body, .. } = &stmt.kind
            && binds(target)
            && body.iter().any(|stmt| stmt.span.start <= inner.span.start && inner.span.end <= stmt.span.end)
        {
            return true;
        }
        if stmt.kind.blocks().iter().any(|block| is_bound_on_the_way(block.body, binding, inner)) {
            return true;
        }
    }
    false
}

/// The names that a target binds.
fn each_name(target: &Target, see: &mut dyn FnMut(&NameRef)) {
    match &target.kind {
        TargetKind::Name(name) => see(name),
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| each_name(item, see)),
        TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
    }
}
