//! A program as if all of it were native.

use std::collections::{BTreeMap, BTreeSet};

use super::early::in_calls;
use super::{Task, early, nesting, reached};
use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::table::{Instance, InstanceId, TypeTable};
use crate::infer::{Plan, Split, infer, touches_isolate};
use crate::ty::Ty;

/// Functions that classes of several layouts may make of one, on average.
const COPIES: usize = 3;
/// As many are tried, for each one that there is.
const TRIED: usize = 4;
/// As many in any program.
const FEW: usize = 500;

/// Its types; and the reasons of names that are read too early.
pub fn infer_pure(program: &Program, early: &early::Early, plan: Plan) -> (TypeTable, Vec<(FuncId, Reason)>) {
    let (pure, plan) = infer_certain(program, plan);
    let found = (&pure, plan.runs.as_ref());
    let split = early.split(in_calls::reasons(program, early, found), |asked| asked.is_plain);
    match split.asked.is_empty() {
        true => (pure, split.left),
        false => (infer(program, &Plan { asked: split.asked, ..plan }), split.left),
    }
}

/// Its types, where reads that are not made before the name is bound are left alone.
fn infer_certain(program: &Program, plan: Plan) -> (TypeTable, Plan) {
    let pure = infer(program, &plan);
    if pure.refusals.is_empty() {
        return (pure, plan);
    }
    let held =
        |table: &TypeTable| in_calls::suggestions(program, &plan.suggestions, (table, plan.runs.as_ref()));
    let suggestions = held(&pure);
    if suggestions == plan.suggestions {
        return (pure, plan);
    }
    let fewer = Plan { suggestions, ..plan.clone() };
    let certain = infer(program, &fewer);
    // Calls behind such a read have been seen only now.
    match held(&certain).is_among(&fewer.suggestions) {
        true => (certain, fewer),
        false => (pure, plan),
    }
}

/// Is there nothing against any function that is reached?
pub fn is_whole(table: &TypeTable, certain: &[(FuncId, Reason)]) -> bool {
    let against = |func: &FuncId| {
        certain.iter().any(|(f, _)| f == func) || table.refusals.iter().any(|refusal| refusal.func == *func)
    };
    // A type that inference gave up on is a value of the isolate, too.
    !reached(table).iter().any(against) && !table.live.iter().any(|id| touches_isolate(table, *id))
}

/// The same, where instances of a class hold other values depending on where they are made: if all of it is
/// native then, and that is better than what there is (`is_enough`: which is native, too). With the reasons
/// that the text decides.
pub fn split(
    Task { program, minor, world, .. }: Task,
    (early, plan, written): (&early::Early, &Plan, &[(FuncId, Reason)]),
    joined: &TypeTable,
    is_enough: bool,
) -> Option<(TypeTable, Vec<(FuncId, Reason)>)> {
    if joined.mixed_classes.is_empty() {
        return None;
    }
    let most = match is_enough {
        true => TRIED * joined.instances.len(),
        false => TRIED * (joined.instances.len() + program.functions.len()) + FEW,
    };
    let split = Split::new(joined.mixed_classes.clone(), makers(joined), most);
    let plan = Plan { split, ..plan.clone() };
    let (split, too_early) = infer_pure(program, early, plan);
    let certain = [written, &too_early].concat();
    let is_whole = split.unsettled.is_none()
        && is_whole(&split, &certain)
        && nesting::reason(program, minor, world, &split).is_none();
    let is_better = || split.live.len() <= COPIES * joined.live.len() && has_layouts(&split);
    (is_whole && (!is_enough || is_better())).then_some((split, certain))
}

/// Functions that give instances of classes that are to be split, as far as that is known, and are given
/// none.
fn makers(table: &TypeTable) -> BTreeSet<FuncId> {
    let holds = |ty: &Ty| {
        ty.mentions_dyn() || ty.classes().iter().any(|class| table.mixed_classes.contains(&class.whole()))
    };
    let is_live = |index: &usize| table.live.contains(&InstanceId(*index as u32));
    let live = (0..table.instances.len()).filter(is_live).map(|index| &table.instances[index]);
    let given = live.clone().filter(|instance| instance.params.iter().any(holds));
    let given: BTreeSet<FuncId> = given.map(|instance| instance.func).collect();
    let gives = |instance: &&Instance| holds(&instance.result) && !instance.is_generator;
    live.filter(gives).map(|instance| instance.func).filter(|func| !given.contains(func)).collect()
}

/// Is there a class of several layouts?
fn has_layouts(table: &TypeTable) -> bool {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for native in table.classes.iter().filter(|native| native.class.contour() != 0) {
        *count.entry(native.class.index()).or_default() += 1;
    }
    count.values().any(|layouts| *layouts > 1)
}
