//! Static or deferred: one verdict for each function, always with its reasons. The only place that decides.
//!
//! A program is *pure* when nothing that its module body reaches has a reason against it: then all of it is
//! native and the binary has no isolate. Otherwise it is *hybrid*: the functions with reasons, and those
//! nested in them, run in the isolate, and inference is asked again with that knowledge until no new reason
//! appears.

mod alone;
mod bodies;
mod division;
mod drawing;
mod early;
pub mod effects;
mod entering;
pub mod facts;
mod forced;
mod guesses;
mod homes;
mod identity;
mod leaves;
mod lookalike;
mod nesting;
mod objects;
mod origin;
mod plan;
pub mod price;
mod reach;
pub mod report;
mod roots;
mod rules;
mod search;
mod whole;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{FuncId, Function, FunctionKind};
use crate::infer::home::{ClassForced, ClassHomes};
use crate::infer::table::{Apply, How, TypeTable};
use crate::infer::{Plan, Solver};
use crate::source::Span;
use crate::ty::Class;
use crate::world::classes::Classes;
use crate::world::{Onlooker, Sees, World};
use alone::Alone;
use division::{Division, from_text};
use guesses::Waiting;
use price::Pricing;
use reach::Reach;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Static,
    /// Static, with operations on values of the isolate.
    StaticDyn,
    Deferred,
    /// Nothing calls it, so it is not compiled.
    NeverCalled,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Static => "static",
            Verdict::StaticDyn => "static-dyn",
            Verdict::Deferred => "deferred",
            Verdict::NeverCalled => "never-called",
        }
    }
}

pub struct Partition {
    pub table: TypeTable,
    /// Top-level statements of the module body that run in the isolate; `None` when nothing does.
    pub chunks: Option<HashSet<usize>>,
    /// By function of the program.
    pub verdicts: Vec<Verdict>,
    /// For deferred functions: at least one each.
    pub reasons: Vec<Vec<Reason>>,
    /// The isolate runs the program as CPython would, and only calls native functions that never call back.
    pub is_leaves: bool,
    /// Why it is not native as a whole, where that was looked at.
    pub alone: Alone,
}

impl Partition {
    /// Something runs in the isolate.
    pub fn is_hybrid(&self) -> bool {
        self.chunks.is_some()
    }

    /// Nothing is native.
    pub fn is_all_deferred(&self) -> bool {
        self.verdicts.iter().all(|verdict| matches!(verdict, Verdict::Deferred | Verdict::NeverCalled))
    }
}

/// What is to be decided.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    pub program: &'a Program,
    /// Python's: 3.`minor`.
    pub minor: u32,
    pub world: &'a World,
    pub pricing: Pricing,
}

/// Decides, asking inference as often as needed.
pub fn partition(task: Task) -> Partition {
    let Task { program, minor, world, pricing } = task;
    let mut found = decide(task);
    if let Some(reason) = nesting::reason(program, minor, world, &found.table) {
        return all_deferred(program, &reason);
    }
    if pricing == Pricing::Counts {
        // Functions that are not worth a crossing get no entry: code of the isolate runs the original.
        found.table.entries = price::worth_a_crossing(program, &found.table);
    }
    found
}

fn decide(task: Task) -> Partition {
    let Task { program, minor, world, .. } = task;
    if let Some(reason) = &world.memory {
        return all_deferred(program, reason);
    }
    match &world.onlooker {
        Some(Onlooker { reason, sees: Sees::Everything }) => return all_deferred(program, reason),
        Some(Onlooker { reason, sees: Sees::Frames }) => {
            return leaves::leaves(program, minor, reason, world);
        }
        None => {}
    }
    if let Some(own) = program.others().iter().find(|own| crate::infer::is_native_module(&own.name)) {
        // A module of the program's own stands before the one of the library.
        return all_deferred(
            program,
            &Reason::new(ReasonId::Import, program.main_body().name_span, &own.name),
        );
    }
    let alone = (program.others().is_empty() || world.runs.is_some()) && !world.warns_again;
    let early = early::early(program);
    let mut written = rules::reasons(program);
    written.extend(world.recursion.iter().cloned());
    let runs = world.runs.clone();
    let spelled = world.spelled.clone();
    let plan = Plan { text_classes: world.text_classes, runs, spelled, ..early.plan(minor) };
    let (pure, too_early) = whole::infer_pure(program, &early, plan.clone());
    if let Some(reason) = &pure.unsettled {
        return all_deferred(program, reason);
    }
    if let Some(reason) = nesting::reason(program, minor, world, &pure) {
        return all_deferred(program, &reason);
    }
    let mut known: HashMap<FuncId, Vec<Reason>> = HashMap::new();
    let mut certain = written.clone();
    certain.extend(too_early);
    collect(&mut known, &certain);
    let is_whole = whole::is_whole(&pure, &certain);
    let split = || whole::split(task, (&early, &plan, &written), &pure, is_whole);
    if let Some((split, certain)) = alone.then(split).flatten() {
        let (mut known, reached) = (HashMap::new(), reached(&split));
        collect(&mut known, &certain);
        return finish(program, split, None, known, reached, &Reach::default());
    }
    let reached = reached(&pure);
    let refused: Vec<(FuncId, Reason)> =
        pure.refusals.iter().map(|refusal| (refusal.func, refusal.reason.clone())).collect();
    collect(&mut known, &refused);
    if is_whole && alone {
        return finish(program, pure, None, known, reached, &Reach::default());
    }
    if let Some((_, reason)) = refused.iter().find(|(_, reason)| reason.id == ReasonId::NanIdentity) {
        // A NaN that is a constant is one object to the isolate: a program that could tell stays whole.
        return all_deferred(program, reason);
    }
    // (Of functions the isolate has objects, and binds their names.)
    let classes = crate::world::facts::facts(program).table;
    let split = early.split(early.reasons.clone(), |asked| classes.named(asked.def).is_some());
    written.extend(split.left.iter().cloned());
    written.extend(rules::variable_arguments(program));
    let held = certain.iter().filter(|(func, _)| reached.contains(func)).cloned();
    let against_all = Alone::new(&pure, held);
    let beside =
        |random_is_own| hybrid(task, (&pure, &known), &written, (&early, &split.asked), random_is_own);
    let found = beside(world.random_is_own);
    let found = found.unwrap_or_else(|| beside(false).expect("nobody is taken to draw natively"));
    Partition { alone: against_all, ..found }
}

/// Nothing is native, for one reason; what the functions have against them besides is said, too.
fn all_deferred(program: &Program, reason: &Reason) -> Partition {
    let mut known: HashMap<FuncId, Vec<Reason>> = HashMap::new();
    collect(&mut known, &rules::reasons(program));
    collect(&mut known, &rules::variable_arguments(program));
    let reasons = program.native_functions().iter().map(|function| {
        let mut own = known.remove(&function.id).unwrap_or_default();
        own.push(reason.clone());
        own
    });
    Partition {
        table: TypeTable::default(),
        chunks: Some((0..program.main_body().body.len()).collect()),
        verdicts: vec![Verdict::Deferred; program.native_functions().len()],
        reasons: reasons.collect(),
        is_leaves: false,
        alone: Alone::default(),
    }
}

fn collect(known: &mut HashMap<FuncId, Vec<Reason>>, new: &[(FuncId, Reason)]) {
    for (func, reason) in new {
        let list = known.entry(*func).or_default();
        if !list.contains(reason) {
            list.push(reason.clone());
        }
    }
}

/// The functions that live instances belong to, and those that run inside them: lambdas, generator
/// expressions.
fn reached(table: &TypeTable) -> HashSet<FuncId> {
    let mut found = HashSet::new();
    for instance in table.live.iter().map(|id| &table.instances[id.index()]) {
        found.insert(instance.func);
        found.extend(instance.exprs.keys().map(|(func, _)| *func));
        found.extend(instance.exprs.values().filter_map(|info| match &info.how {
            How::EachItem(each) => match each.apply {
                Apply::Lambda(func) => Some(func),
                Apply::Call(..) | Apply::Dispatch(..) | Apply::Items(_) | Apply::Itself => None,
            },
            _ => None,
        }));
    }
    found
}

/// How often arguments are guessed from bodies.
const TRIALS: usize = 2;

/// Definitions and whatever has a reason run in the isolate; the rest of the module body and functions
/// without reasons are native. Every round can only add to what is deferred, so the rounds end.
///
/// Its solver begins anew beside the isolate and does not go on with the one that took all as native: what
/// that one has sent to the isolate, or joined, for the sake of code that turns out to be deferred would stay
/// (cells only grow), though nothing asks for it any more. It would save little: every instance has to be
/// walked again in any case. `None`: `random` was taken to be native (`random_is_own`), and code of the
/// isolate draws from it.
fn hybrid(
    task: Task,
    (pure, alone): (&TypeTable, &HashMap<FuncId, Vec<Reason>>),
    written: &[(FuncId, Reason)],
    (early, asked): (&early::Early, &HashSet<(FuncId, Span)>),
    random_is_own: bool,
) -> Option<Partition> {
    let Task { program, minor, world, pricing } = task;
    let reach = reach::reach(program, world);
    let shape = plan::Hybrid::new(program, minor, early, world, &reach);
    let mut shape = shape.with_random(random_is_own).asking(asked.clone());
    let entering = entering::entering(program, world);
    let mut division = from_text(program, written, &reach, shape.classes());
    let mut waiting = Waiting(guesses::guesses(program, pure, &division.deferred, &entering, &reach));
    division.complete(program, &shape);
    let mut solver = Solver::new(program, shape.plan(&division.deferred, &division.chunks, &[]));
    // Functions whose arguments are guessed from their bodies alone; `None` until that is done.
    let mut tried: Option<HashSet<FuncId>> = None;
    // What the isolate would have carried out in functions and statements that are left to it.
    let mut given_up: Vec<(FuncId, Reason)> = vec![];
    // How much was deferred at each trial.
    let mut trials: Vec<usize> = vec![];
    loop {
        division.complete(program, &shape);
        division.solve(&mut solver, &shape, &mut waiting);
        let tentative = tried.get_or_insert_with(|| {
            trials.push(division.deferred.len());
            let has_guess = |func| division.guessed.iter().chain(&waiting.0).any(|(other, _)| *other == func);
            let is_open = |f: &&Function| !division.deferred.contains(&f.id) && !has_guess(f.id);
            let open = reach.living(program).filter(is_open);
            let found = bodies::for_dynamic_code(program, open, &solver, &entering);
            waiting.0.extend(found.iter().cloned());
            division.solve(&mut solver, &shape, &mut waiting);
            found.into_iter().map(|(func, _)| func).collect()
        });
        let mut table = solver.table();
        if let Some(reason) = &table.unsettled {
            return Some(all_deferred(program, reason));
        }
        if shape.is_wrong_about_random(&table, &division.deferred, &division.chunks) {
            return None;
        }
        if division.learn_classes(&table) || shape.learn_exit(&table) {
            continue;
        }
        if entering::take_back(program, &table, &division.deferred, &mut division.guessed, pricing) {
            continue;
        }
        let before = division.size();
        division.apply_refusals(program, &table, tentative);
        if division.size() != before {
            continue;
        }
        // What a function is good for may have been hidden by calls from those deferred since.
        if trials.len() < TRIALS && trials.last().is_some_and(|count| *count < division.deferred.len()) {
            division.guessed.retain(|(func, _)| !tentative.contains(func));
            tried = None;
            continue;
        }
        // Whatever is deferred may make more so.
        if pricing == Pricing::Counts {
            given_up.extend(leave_slow(program, &table, &mut division));
        }
        if division.size() != before {
            division.drop_guesses();
            continue;
        }
        let Division { deferred, chunks, mut known, sent, .. } = division;
        if let Some(reason) = identity::asked(program, world, &deferred, &chunks, &table, &reach) {
            return Some(all_deferred(program, &reason));
        }
        let reached = reached(&table);
        explain_unreached(program, &reached, alone, &mut known);
        table.carried.extend(given_up);
        table.isolate_classes = explain_classes(program, &shape, (&sent, &deferred, &chunks), &mut known);
        return Some(finish(program, table, Some(chunks), known, reached, &reach));
    }
}

/// What functions that nobody reaches natively would have against them: that says more.
fn explain_unreached(
    program: &Program,
    reached: &HashSet<FuncId>,
    alone: &HashMap<FuncId, Vec<Reason>>,
    known: &mut HashMap<FuncId, Vec<Reason>>,
) {
    for function in program.functions.iter().filter(|function| !reached.contains(&function.id)) {
        if let Some(reasons) = alone.get(&function.id).filter(|_| !known.contains_key(&function.id)) {
            known.insert(function.id, reasons.clone());
        }
    }
}

/// Why each class of the isolate is there, and with that its functions.
fn explain_classes(
    program: &Program,
    shape: &plan::Hybrid,
    (sent, deferred, chunks): (&BTreeMap<Class, ClassForced>, &HashSet<FuncId>, &HashSet<usize>),
    known: &mut HashMap<FuncId, Vec<Reason>>,
) -> ClassHomes {
    // What is only there for the class says nothing of why the class is.
    let for_themselves = deferred.iter().copied().filter(|func| known.contains_key(func)).collect();
    let of_classes = objects::statements(program, shape.classes()).into_values().collect();
    let others = chunks.difference(&of_classes).copied().collect();
    let left = shape.classes_in_isolate(sent, deferred, chunks);
    objects::explain(program, shape.classes(), &left, known);
    shape.classes_in_isolate(sent, &for_themselves, &others)
}

/// Defers what is not worth being native. Gives what the isolate would have carried out in it: that is what
/// made it slow.
fn leave_slow(program: &Program, table: &TypeTable, division: &mut Division) -> Vec<(FuncId, Reason)> {
    let Division { deferred, chunks, known, .. } = division;
    collect(known, &price::leave_slow(program, table, deferred, chunks));
    let body = program.main_body().id;
    let own = table.carried.iter().filter(|(func, _)| *func == body || deferred.contains(func));
    own.cloned().collect()
}

/// Functions nested in deferred ones are deferred with them.
fn nested(program: &Program, deferred: &mut HashSet<FuncId>) {
    for function in program.native_functions() {
        let mut at = function.parent;
        while let Some(parent) = at {
            let outer = &program.functions[parent.index()];
            if deferred.contains(&parent) && outer.kind != FunctionKind::Module {
                deferred.insert(function.id);
            }
            at = outer.parent;
        }
    }
}

fn finish(
    program: &Program,
    table: TypeTable,
    chunks: Option<HashSet<usize>>,
    mut known: HashMap<FuncId, Vec<Reason>>,
    reached: HashSet<FuncId>,
    reach: &Reach,
) -> Partition {
    let dynamic: HashSet<FuncId> = if chunks.is_some() {
        table
            .live
            .iter()
            .filter(|id| crate::infer::touches_isolate(&table, **id))
            .map(|id| table.instances[id.index()].func)
            .collect()
    } else {
        HashSet::new()
    };
    let classes = crate::world::facts::facts(program).table;
    let native: Vec<Class> = table.classes.iter().map(|native| native.class).collect();
    let of_native = objects::native_functions(program, &classes, &native);
    let mut verdicts = vec![];
    let mut reasons = vec![];
    for function in program.native_functions() {
        let mut own = known.remove(&function.id).unwrap_or_default();
        let inline = function.kind == FunctionKind::GeneratorExpression && own.is_empty();
        if let (true, Some(chunks)) = (function.id == program.main_body().id, &chunks) {
            let (verdict, reason) = module_verdict(program, chunks, own);
            verdicts.push(verdict);
            reasons.push(reason);
            continue;
        }
        if function.kind == FunctionKind::Module && chunks.is_some() {
            // The isolate imports the module.
            own.push(Reason::new(ReasonId::ModuleBody, function.name_span, ""));
            verdicts.push(Verdict::Deferred);
            reasons.push(own);
            continue;
        }
        let verdict = if reached.contains(&function.id) && own.is_empty() || inline {
            if dynamic.contains(&function.id) { Verdict::StaticDyn } else { Verdict::Static }
        } else if chunks.is_none() || reach.is_dead(function.id) || of_native.contains(&function.id) {
            // All that calls functions is native then, and inference has seen it.
            Verdict::NeverCalled
        } else {
            if own.is_empty() {
                own.push(inherited(program, &classes, function.id));
            }
            Verdict::Deferred
        };
        verdicts.push(verdict);
        reasons.push(if verdict == Verdict::Deferred { own } else { vec![] });
    }
    Partition { table, chunks, verdicts, reasons, is_leaves: false, alone: Alone::default() }
}

/// A hybrid program's module body: native but for definitions and the statements with reasons.
fn module_verdict(
    program: &Program,
    chunks: &HashSet<usize>,
    mut own: Vec<Reason>,
) -> (Verdict, Vec<Reason>) {
    let body = program.main_body();
    let definitions = homes::definitions(program);
    let native = (0..body.body.len()).any(|index| !chunks.contains(&index));
    if chunks.iter().all(|index| definitions.contains(index)) && native {
        return (Verdict::StaticDyn, vec![]);
    }
    if own.is_empty() {
        own.push(Reason::new(ReasonId::ModuleBody, body.name_span, ""));
    }
    (Verdict::Deferred, own)
}

/// The reason of a function that has none of its own: what it is, else that nothing is known about it.
fn inherited(program: &Program, classes: &Classes, func: FuncId) -> Reason {
    let function = &program.functions[func.index()];
    let parent = function.parent.map(|parent| &program.functions[parent.index()]);
    let is_inside = |kind| parent.is_some_and(|parent| parent.kind == kind);
    let is_rebound = || {
        program
            .native_functions()
            .iter()
            .any(|f| f.id != func && f.parent == function.parent && f.name == function.name)
    };
    let id = if function.is_async {
        ReasonId::Async
    } else if let Some(param) = function.params.iter().find(|param| param.takes_many()) {
        // Nothing native calls it, and code of the isolate may pass whatever it likes.
        return Reason::new(ReasonId::VariableArguments, param.span, &function.name);
    } else if function.is_generator {
        ReasonId::Generator
    } else if is_inside(FunctionKind::Class) || function.kind == FunctionKind::Class {
        ReasonId::Class
    } else if !is_inside(FunctionKind::Module) {
        ReasonId::NestedFunction
    } else if !function.decorators.is_empty() {
        ReasonId::Decorator
    } else if function.kind == FunctionKind::Def && is_rebound() {
        ReasonId::FunctionRebound
    } else {
        ReasonId::NeverCalled
    };
    if id == ReasonId::Class {
        let class = if function.kind == FunctionKind::Class { Some(function) } else { parent };
        return objects::foreign(classes, class.expect("it stands in one"), function.name_span);
    }
    Reason::new(id, function.name_span, &function.name)
}
