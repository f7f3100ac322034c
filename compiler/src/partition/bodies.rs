//! Arguments of functions of which no call is known: guessed from what their bodies do with them, and tried.
//!
//! A try is an instance like any other. The first that has a native form for everything, raises no certain
//! TypeError and needs nothing of the isolate is kept. A guess is only a guess: dynamic code that passes
//! something else runs the original.

use std::collections::HashSet;

use super::entering::{self, Entering};
use super::guesses::{annotated, annotation_type};
use crate::catalog;
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, BindingId, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Param, StmtKind, TargetKind,
};
use crate::hir::visit::each_stmt;
use crate::infer::table::{Dispatch, How, InstanceId, TypeTable};
use crate::infer::{Solver, constant_type, touches_isolate};
use crate::ty::Ty;
use crate::world::facts::{GlobalFact, facts};

/// Tries for one function.
const TRIES: usize = 10;
/// Of them kept where lists are copied.
const KINDS: usize = 4;

/// Those among the functions that the text alone knows by their names.
pub fn plain<'a>(program: &Program, functions: impl Iterator<Item = &'a Function>) -> Vec<FuncId> {
    let known: HashSet<FuncId> = facts(program)
        .globals
        .iter()
        .filter_map(|fact| if let GlobalFact::Function(func, _) = fact { Some(*func) } else { None })
        .collect();
    functions
        .filter(|function| known.contains(&function.id) && !function.params.is_empty())
        .map(|function| function.id)
        .collect()
}

/// Tries for functions that dynamic code may call. Containers do not cross.
pub fn for_dynamic_code<'a>(
    program: &Program,
    open: impl Iterator<Item = &'a Function>,
    solver: &Solver,
    entering: &Entering,
) -> Vec<(FuncId, Vec<Ty>)> {
    let good = good(program, &plain(program, open), solver);
    let mut found: Vec<(FuncId, Vec<Ty>)> =
        best(&good).filter(|(func, params)| entering.takes_all(*func, params)).cloned().collect();
    // What the items of a copied list are is seldom to be seen from the body.
    for func in
        found.clone().into_iter().filter(|(_, params)| entering::is_copied(params)).map(|(func, _)| func)
    {
        let others = good.iter().filter(|(other, params)| {
            *other == func && entering::is_copied(params) && entering.takes_all(func, params)
        });
        found.extend(others.skip(1).take(KINDS - 1).cloned());
    }
    found
}

/// The first for each function.
fn best(tries: &[(FuncId, Vec<Ty>)]) -> impl Iterator<Item = &(FuncId, Vec<Ty>)> {
    let is_first = |index: usize| !tries[..index].iter().any(|(func, _)| *func == tries[index].0);
    tries.iter().enumerate().filter(move |(index, _)| is_first(*index)).map(|(_, found)| found)
}

/// The tries that have a native form for everything, likely ones first.
fn good(program: &Program, functions: &[FuncId], solver: &Solver) -> Vec<(FuncId, Vec<Ty>)> {
    let tries: Vec<(FuncId, Vec<Ty>)> = functions
        .iter()
        .map(|func| &program.functions[func.index()])
        .filter(|function| {
            function.params.iter().all(|param| !param.takes_many())
                && !function.is_generator
                && annotated(program, function).is_none()
        })
        .flat_map(|function| combinations(program, function).into_iter().map(|params| (function.id, params)))
        .collect();
    if tries.is_empty() {
        return vec![];
    }
    // In a copy: a try that is not good leaves no trace.
    let mut trial = solver.clone();
    trial.guess(&tries);
    trial.solve();
    let table = trial.table();
    if table.unsettled.is_some() {
        return vec![];
    }
    tries.into_iter().filter(|(func, params)| is_good(&table, *func, params)).collect()
}

fn is_good(table: &TypeTable, func: FuncId, params: &[Ty]) -> bool {
    let is_it = |id: &&InstanceId| {
        let instance = &table.instances[id.index()];
        instance.func == func && instance.params == params
    };
    let Some(entry) = table.entries.iter().find(is_it) else { return false };
    let refused: HashSet<InstanceId> = table.refusals.iter().map(|refusal| refusal.instance).collect();
    let instance = &table.instances[entry.index()];
    let raises = instance.exprs.values().any(|info| {
        matches!(info.how, How::Dispatch(Dispatch::Raise(..) | Dispatch::Lack(_) | Dispatch::Dead))
    }) || instance.targets.values().any(|info| {
        matches!(info.how, How::Dispatch(Dispatch::Raise(..) | Dispatch::Lack(_) | Dispatch::Dead))
    });
    instance.result != Ty::Never
        && !instance.result.holds_generator()
        && !instance.result.holds_closure()
        && !raises
        && !touches_isolate(table, *entry)
        && table.reachable([*entry]).is_disjoint(&refused)
}

/// Argument types to try, likely ones first.
fn combinations(program: &Program, function: &Function) -> Vec<Vec<Ty>> {
    let candidates: Vec<Vec<Ty>> =
        function.params.iter().map(|param| candidates(program, function, param)).collect();
    // Neighbours of one kind have one type more often than not: the first rank of each, then the second of
    // each, then mixtures.
    let ranks = candidates.iter().map(Vec::len).max().unwrap_or(0);
    let at = |rank: usize| {
        candidates.iter().map(|types| types.get(rank).or(types.last()).cloned()).collect::<Option<Vec<Ty>>>()
    };
    let mut found: Vec<Vec<Ty>> = (0..ranks).filter_map(at).collect();
    if let Some(first) = found.first().cloned() {
        for (index, types) in candidates.iter().enumerate() {
            for ty in types.iter().skip(1) {
                let mut mixed = first.clone();
                mixed[index] = *ty;
                found.push(mixed);
            }
        }
    }
    let mut seen = HashSet::new();
    found.retain(|params| seen.insert(params.clone()));
    found.truncate(TRIES);
    found
}

/// What a body does with a parameter.
#[derive(Default)]
struct Uses {
    /// Indexed, iterated, measured, searched.
    is_container: bool,
    /// Indexed twice over.
    is_nested: bool,
    methods: Vec<String>,
    unpacked: Option<usize>,
    /// Its items are unpacked, into so many.
    items_unpacked: Option<usize>,
    /// Items are assigned.
    is_written: bool,
}

fn candidates(program: &Program, function: &Function, param: &Param) -> Vec<Ty> {
    let outer = function.parent.map(|parent| &program.functions[parent.index()]);
    if let (Some(outer), Some(annotation)) = (outer, param.annotation)
        && let Some(ty) = annotation_type(outer, annotation)
    {
        return vec![ty];
    }
    if let (Some(outer), Some(default)) = (outer, param.default)
        && let Some(ty) = constant_type(outer, default).filter(|ty| *ty != Ty::None)
    {
        return vec![ty];
    }
    if let (Some(outer), Some(default)) = (outer, param.default)
        && let Some(func) = function_named(program, outer, default)
    {
        return vec![Ty::Function(func.0)];
    }
    let uses = uses(program, function, param.binding);
    if let Some(count) = uses.unpacked {
        return [Ty::Int, Ty::Float, Ty::Str].into_iter().map(|item| Ty::tuple(&vec![item; count])).collect();
    }
    if let Some(count) = uses.items_unpacked {
        return lists_of_tuples(count);
    }
    let has_methods = |ty: &Ty| uses.methods.iter().all(|name| catalog::has_method(ty, name));
    let list = Ty::list;
    let all = if uses.is_nested {
        vec![
            list(list(Ty::Int)),
            list(list(Ty::Str)),
            list(Ty::Str),
            list(list(Ty::Float)),
            list(Ty::tuple(&[Ty::Int, Ty::Int])),
        ]
    } else if uses.is_container || !uses.methods.is_empty() {
        vec![
            list(Ty::Int),
            Ty::Str,
            list(Ty::Str),
            list(Ty::Float),
            Ty::tuple(&[Ty::Int, Ty::Int]),
            list(list(Ty::Int)),
            Ty::dict(Ty::Str, Ty::Int),
            Ty::dict(Ty::Int, list(Ty::Int)),
            list(Ty::tuple(&[Ty::Str, Ty::Float])),
            Ty::set(Ty::Int),
        ]
    } else {
        vec![Ty::Int, Ty::Float, Ty::Str, list(Ty::Int)]
    };
    all.into_iter()
        .filter(|ty| has_methods(ty) && !(uses.is_written && matches!(ty, Ty::Str | Ty::Tuple(_))))
        .collect()
}

/// What `for name, weight in param` goes through.
fn lists_of_tuples(count: usize) -> Vec<Ty> {
    let alike = [Ty::Int, Ty::Float, Ty::Str].map(|item| vec![item; count]);
    let led_by_text = [Ty::Float, Ty::Int].map(|item| [vec![Ty::Str], vec![item; count - 1]].concat());
    let all = led_by_text.into_iter().chain(alike);
    all.map(|items| Ty::list(Ty::Tuple(items.into()))).collect()
}

/// `def run(x, step=step)`
fn function_named(program: &Program, outer: &Function, default: ExprId) -> Option<FuncId> {
    let ExprKind::Name(NameRef::Global(global)) = &outer.expr(default).kind else { return None };
    if let GlobalFact::Function(func, _) = facts(program).globals[global.index()] { Some(func) } else { None }
}

fn uses(program: &Program, function: &Function, binding: BindingId) -> Uses {
    let mut uses = Uses::default();
    read(function, &NameRef::Local(binding), &mut uses);
    let shared = NameRef::Free(function.id, binding);
    for inner in
        program.native_functions().iter().filter(|inner| inner.kind == FunctionKind::GeneratorExpression)
    {
        read(inner, &shared, &mut uses);
    }
    uses
}

fn read(function: &Function, name: &NameRef, uses: &mut Uses) {
    let is_it = |id: ExprId| matches!(&function.expr(id).kind, ExprKind::Name(found) if found == name);
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Subscript { object, .. } if is_it(*object) => uses.is_container = true,
            ExprKind::Subscript { object, .. } => {
                uses.is_nested |= matches!(
                    function.expr(*object).kind,
                    ExprKind::Subscript { object, .. } if is_it(object)
                );
            }
            ExprKind::Attribute { object, name, .. } if is_it(*object) => uses.methods.push(name.clone()),
            ExprKind::Compare(
                crate::hir::nodes::CompareOp::In | crate::hir::nodes::CompareOp::NotIn,
                _,
                right,
            ) if is_it(*right) => {
                uses.is_container = true;
            }
            ExprKind::GeneratorExp { iter, .. } if is_it(*iter) => uses.is_container = true,
            ExprKind::Call { func, args } => {
                let takes = matches!(
                    &function.expr(*func).kind,
                    ExprKind::Name(NameRef::Builtin(name)) if catalog::intrinsics::takes_items(name)
                );
                uses.is_container |=
                    takes && matches!(args.as_slice(), [Arg::Positional(value)] if is_it(*value));
            }
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
            | ExprKind::Attribute { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => {}
        }
    }
    each_stmt(&function.body, &mut |stmt| statement(&stmt.kind, &is_it, uses));
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, &mut |stmt| statement(&stmt.kind, &is_it, uses));
        }
    }
}

fn statement(stmt: &StmtKind, is_it: &dyn Fn(ExprId) -> bool, uses: &mut Uses) {
    match stmt {
        StmtKind::For { iter, target, .. } if is_it(*iter) => {
            uses.is_container = true;
            if let TargetKind::Tuple { items, star: None } = &target.kind {
                uses.items_unpacked = Some(items.len()).filter(|count| *count > 0);
            }
        }
        StmtKind::Assign { target, value } => match &target.kind {
            TargetKind::Tuple { items, star: None } if is_it(*value) => uses.unpacked = Some(items.len()),
            TargetKind::Subscript { object, .. } if is_it(*object) => {
                uses.is_container = true;
                uses.is_written = true;
            }
            _ => {}
        },
        _ => {}
    }
}
