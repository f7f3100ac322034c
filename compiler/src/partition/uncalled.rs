//! Functions of a pure program that nothing calls. They are not compiled; what they would be is said for
//! their annotations, or for arguments that their bodies can do with.

use std::collections::{HashMap, HashSet};

use super::{Verdict, bodies, collect, guesses};
use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::{Plan, Solver, touches_isolate};
use crate::ty::Ty;

/// The verdicts of those whose arguments are known from annotations; reasons against them go to `known`.
pub fn verdicts(
    program: &Program,
    minor: u32,
    reached: &HashSet<FuncId>,
    known: &mut HashMap<FuncId, Vec<Reason>>,
) -> HashMap<FuncId, Verdict> {
    let unreached = || program.main_functions().iter().filter(|function| !reached.contains(&function.id));
    let mut guesses: Vec<(FuncId, Vec<Ty>)> = unreached()
        .filter_map(|function| Some((function.id, guesses::annotated(program, function)?)))
        .collect();
    let mut solver = Solver::new(program, Plan { minor, guesses: guesses.clone(), ..Plan::default() });
    let tried = bodies::tried(program, &bodies::plain(program, unreached()), &solver);
    guesses.extend(tried.iter().cloned());
    if guesses.is_empty() {
        return HashMap::new();
    }
    solver.guess(&tried);
    solver.solve();
    let table = solver.table();
    let mut verdicts = HashMap::new();
    if table.unsettled.is_some() {
        return verdicts;
    }
    for id in &table.live {
        let func = table.instances[id.index()].func;
        if reached.contains(&func) {
            continue;
        }
        let dynamic = touches_isolate(&table, *id);
        let verdict = verdicts.entry(func).or_insert(Verdict::Static);
        if dynamic {
            *verdict = Verdict::StaticDyn;
        }
    }
    for refusal in table.refusals.iter().filter(|refusal| !reached.contains(&refusal.func)) {
        collect(known, &[(refusal.func, refusal.reason.clone())]);
    }
    verdicts
}
