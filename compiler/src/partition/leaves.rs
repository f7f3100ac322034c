//! Programs that show themselves to foreign code: native are only *leaves*, functions below which no code of
//! the isolate runs.
//!
//! Nobody can look at the frame of a function that is never open while somebody looks. The module body and
//! everything else run in the isolate as in a program without native code; a leaf takes and returns what
//! crosses by value, and writes nothing but its result. Other threads and signal handlers get their turn in
//! its loops (`hybridc_runtime::turn`).

use super::{
    Partition, Verdict, all_deferred, bodies, collect, early, effects, entering, finish, guesses, nested,
    plan, reach::Reach, reached, rules,
};
use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::table::{InstanceId, TypeTable};
use crate::infer::{Plan, Solver, infer, touches_isolate};
use crate::world::World;
use std::collections::{HashMap, HashSet};

/// Before 3.12 nothing leads from a function object to native code.
const FIRST_MINOR: u32 = 12;

/// Decides for a program that `reason` keeps in the isolate.
pub fn leaves(program: &Program, minor: u32, reason: &Reason, world: &World) -> Partition {
    let body = program.main_body().id;
    let chunks: HashSet<usize> = (0..program.functions[body.index()].body.len()).collect();
    if minor < FIRST_MINOR || !world.questions.asked.is_empty() {
        return all_deferred(program, reason);
    }
    let early = early::early(program);
    let mut written = rules::reasons(program);
    written.extend(early.reasons.iter().cloned());
    written.extend(rules::variable_arguments(program));
    let pure = infer(program, &early.plan(minor));
    if let Some(reason) = &pure.unsettled {
        return all_deferred(program, reason);
    }
    let mut known: HashMap<FuncId, Vec<Reason>> = HashMap::new();
    collect(&mut known, &written);
    for refusal in &pure.refusals {
        collect(&mut known, &[(refusal.func, refusal.reason.clone())]);
    }
    known.remove(&body);
    let mut deferred: HashSet<FuncId> = known.keys().copied().filter(|func| *func != body).collect();
    nested(program, &mut deferred);
    // Who sees what the module's names are bound to may call any function.
    let reach = Reach::default();
    let shape = plan::Hybrid::new(program, minor, &early, world, &reach).for_any_text();
    let entering = entering::entering(program, world);
    let mut guessed = guesses::guesses(program, &pure, &deferred, &entering, &reach);
    let alone = Solver::new(program, Plan { deferred: deferred.clone(), ..early.plan(minor) });
    let has_guess = |func| guessed.iter().any(|(other, _)| *other == func);
    let functions = program.native_functions().iter();
    let open = functions.filter(|function| !deferred.contains(&function.id) && !has_guess(function.id));
    let found = bodies::for_dynamic_code(program, open, &alone, &entering);
    guessed.extend(found);
    let mut solver = Solver::new(program, shape.plan(&deferred, &chunks, &guessed));
    let table = loop {
        guessed.retain(|(func, _)| !deferred.contains(func));
        if guessed.is_empty() {
            return all_deferred(program, reason);
        }
        solver.decide(shape.plan(&deferred, &chunks, &guessed));
        solver.solve();
        let table = solver.table();
        if let Some(reason) = &table.unsettled {
            return all_deferred(program, reason);
        }
        let before = (deferred.len(), guessed.len());
        let against = against(program, &table);
        let wrong = guesses::drop_wrong(&mut guessed, &table, &against, &HashSet::new());
        deferred.extend(
            against
                .difference(&wrong)
                .map(|id| table.instances[id.index()].func)
                .filter(|func| *func != body),
        );
        nested(program, &mut deferred);
        if (deferred.len(), guessed.len()) == before {
            break table;
        }
    };
    for function in program.native_functions() {
        if deferred.contains(&function.id) || function.id == body {
            collect(&mut known, &[(function.id, reason.clone())]);
        }
    }
    let reached = reached(&table);
    let mut partition = finish(program, table, Some(chunks), known, reached, &reach);
    for (verdict, reasons) in partition.verdicts.iter().zip(&mut partition.reasons) {
        if *verdict == Verdict::Deferred && !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    partition.is_leaves = true;
    partition
}

/// Instances that are no leaves, by what they do or by what they call.
fn against(program: &Program, table: &TypeTable) -> HashSet<InstanceId> {
    let mut found: HashSet<InstanceId> = table.refusals.iter().map(|refusal| refusal.instance).collect();
    let own = |id: &InstanceId| {
        let is_generator = table.instances[id.index()].is_generator;
        is_generator || touches_isolate(table, *id) || effects::is_open(program, table, *id)
    };
    found.extend(table.live.iter().copied().filter(|id| Some(*id) != table.main && own(id)));
    // Whoever calls one of them, however far away.
    let mut callers: HashMap<InstanceId, Vec<InstanceId>> = HashMap::new();
    for id in &table.live {
        for callee in &table.instances[id.index()].calls {
            callers.entry(*callee).or_default().push(*id);
        }
    }
    let mut open: Vec<InstanceId> = found.iter().copied().collect();
    while let Some(id) = open.pop() {
        for caller in callers.get(&id).into_iter().flatten() {
            if Some(*caller) != table.main && found.insert(*caller) {
                open.push(*caller);
            }
        }
    }
    found
}
