//! Types from flow: whole program, from the module body and every call site.
//!
//! Abstract interpretation of the HIR. A function is analysed once per tuple of argument types (an
//! *instance*), the first time where it is first called; locals are flow-sensitive; containers are typed by
//! the place that makes them (`cells.rs`). An instance is walked again when something that it has read has
//! grown (`worklist.rs`), and nothing else is. What has no native meaning (yet) is recorded as a reason, with
//! its span, against the function it stands in; `partition` draws the consequences and tells the [`Solver`],
//! which goes on from where it stands.

mod annotations;
mod bound;
mod call;
mod carried;
mod cells;
mod closure;
mod dispatch;
mod env;
mod expr;
mod finish;
mod function_object;
mod functions;
mod generator;
mod holding;
pub mod home;
mod instances;
mod method;
mod narrow;
mod objects;
mod prelude;
mod rows;
mod shared;
mod sign;
mod source;
mod spelling;
mod starred;
mod stmt;
pub mod table;
mod touches;
mod walk;
mod worklist;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::catalog::intrinsics;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{DefId, ExprId, FuncId};
use crate::hir::{Program, Variable};
use crate::source::Span;
use crate::ty::{Class, Ty};
pub use crate::world::facts;
use crate::world::{Rebindable, Runs};
pub use call::constant_type;
use cells::Cells;
use facts::Facts;
use home::{ClassForced, Homes};
use instances::Contexts;
pub use narrow::constant_truth;
pub use objects::Split;
use objects::{Hooks, Objects, Pairs};
pub use rows::is_native_module;
use table::{Instance, InstanceId, Refusal, TypeTable};
pub use touches::{asks_isolate, touches_isolate};
use worklist::Node;

/// What has been decided so far; inference takes it as given.
#[derive(Default, Clone)]
pub struct Plan {
    /// Functions that run in the isolate; calls of them give `Dyn`.
    pub deferred: HashSet<FuncId>,
    /// The program has an isolate.
    pub hybrid: bool,
    /// Top-level statements of the module body that run in the isolate, by index.
    pub chunks: HashSet<usize>,
    /// Functions whose `def` is native: the isolate has no object of them.
    pub without_object: HashSet<FuncId>,
    /// Module globals that code in the isolate names: they live in its module dict.
    pub isolate_globals: Homes,
    /// Those among them that native statements of the module body alone bind: native code reads a copy of its
    /// own, as long as only immutable scalars and tuples of them are bound to the name.
    pub copied: HashSet<DefId>,
    /// Argument types that dynamic code is guessed to pass.
    pub guesses: Vec<(FuncId, Vec<Ty>)>,
    /// Globals that dynamic code may rebind: read through the module dict every time.
    pub rebindable: Rebindable,
    /// Constants whose name may be read before it is bound.
    pub early: HashSet<DefId>,
    /// Variables that may be unbound where they are read, and whose name something else has then: a builtin,
    /// or what every module has.
    pub falls_through: HashSet<DefId>,
    /// Reads of what another module has, while that may be half done.
    pub half_seen: HashSet<(FuncId, DefId)>,
    /// Reads whose NameError CPython's printer may say more about.
    pub suggestions: Suggestions,
    /// Calls by name that ask whether the name is bound: reader, and where the name stands.
    pub asked: HashSet<(FuncId, Span)>,
    /// When the bodies of other modules run, in a program in which nothing else does.
    pub runs: Option<Runs>,
    /// Target minor version: 11, 12, 13.
    pub minor: u32,
    /// Other modules of the program may make subclasses of `str` or `bytes`.
    pub text_classes: bool,
    /// Classes that live in the isolate.
    pub isolate_classes: HashSet<Class>,
    /// Classes whose instances are told apart by where they are made (`objects/contour.rs`).
    pub split: Split,
    /// Nothing there draws from the generator of `random`: it is native.
    pub random_is_own: bool,
    /// Names of attributes that calls give by other means than a constant: all that they may be.
    pub spelled: Rc<HashMap<(FuncId, ExprId), Vec<String>>>,
    /// Operands of `is` that are objects of one place, whatever else is unknown of them.
    pub objects: Rc<HashSet<(FuncId, ExprId)>>,
}

impl Plan {
    /// May dynamic code bind this name again? What only hybridc asks has a name that no program binds.
    pub fn may_rebind(&self, name: &str) -> bool {
        intrinsics::own_row(name).is_none() && self.rebindable.may(name)
    }
}

/// Reads that may find nothing, and of which CPython's printer may say more (`Did you mean: 'total'?`) than
/// the message: only the isolate can print that.
#[derive(Default, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// A local of the reader may be suggested.
    pub locals: HashSet<(FuncId, DefId)>,
    /// A global or builtin may be.
    pub unbound: HashSet<(FuncId, DefId)>,
    /// Names for which a global or builtin would be suggested.
    pub globals: HashSet<DefId>,
    /// Variables of functions around the reader for which anything may be.
    pub cells: HashSet<(FuncId, Variable)>,
}

impl Suggestions {
    /// Are all reads of globals among those of another?
    pub fn is_among(&self, other: &Suggestions) -> bool {
        self.locals.is_subset(&other.locals) && self.unbound.is_subset(&other.unbound)
    }
}

/// How deep calls are followed where they stand; the functions of deeper ones are looked at afterwards.
const CALL_DEPTH: usize = 200;
/// Walks of one instance. Types only grow, and not for ever: what needs more is a fault of inference.
const WALK_LIMIT: u32 = 10_000;

/// Types for everything the plan leaves native.
pub fn infer(program: &Program, plan: &Plan) -> TypeTable {
    let mut solver = Solver::new(program, plan.clone());
    solver.solve();
    solver.table()
}

/// Inference of one program. What is decided meanwhile ([`Solver::decide`]) may only take more to the
/// isolate. A copy goes its own way: what it finds is forgotten with it.
#[derive(Clone)]
pub struct Solver<'a> {
    cx: Cx<'a>,
    main: InstanceId,
    /// Instances that dynamic code may enter.
    entries: Vec<InstanceId>,
}

impl<'a> Solver<'a> {
    pub fn new(program: &'a Program, plan: Plan) -> Solver<'a> {
        let facts = facts::facts(program).but_for(program, &plan.rebindable);
        let mut cells = Cells::default();
        cells.objects = Objects::new(&facts.table);
        cells.put_values(&facts.table);
        let mut cx = Cx {
            program,
            plan: Rc::new(Plan { guesses: vec![], ..plan.clone() }),
            facts: Rc::new(facts),
            cells,
            hooks: Hooks::default(),
            pairs: Pairs::default(),
            instances: vec![],
            by_key: HashMap::new(),
            by_func: HashMap::new(),
            contexts: Contexts::default(),
            first_calls: BTreeMap::new(),
            keyword_values: HashMap::new(),
            sites: HashMap::new(),
            globals: vec![Ty::Never; program.defs.len()],
            defaults: BTreeMap::new(),
            refusals: HashMap::new(),
            carried: HashMap::new(),
            calls_of_values: BTreeSet::new(),
            failed_statements: HashSet::new(),
            flows: HashMap::new(),
            sorted_lists: HashMap::new(),
            callers: vec![],
            walks: vec![],
            is_unsettled: false,
            tells_nans: false,
        };
        let main = cx.instance(program.main_body().id, vec![], vec![]);
        cx.callers[main.index()] += 1;
        let mut solver = Solver { cx, main, entries: vec![] };
        solver.decide(plan);
        solver
    }

    /// Goes on with what has been decided since: more is deferred, more lives in the isolate. Guesses may
    /// come and go.
    pub fn decide(&mut self, plan: Plan) {
        let mut left: Vec<Class> = plan.isolate_classes.iter().copied().collect();
        left.sort();
        for class in left {
            self.cx.cells.send_class(class, ClassForced::Instance);
        }
        let before = std::mem::replace(&mut self.cx.plan, Rc::new(plan));
        let plan = self.cx.plan.clone();
        let work = &mut self.cx.cells.work;
        let deferred = plan.deferred.symmetric_difference(&before.deferred);
        let objects = plan.without_object.symmetric_difference(&before.without_object);
        deferred.chain(objects).for_each(|func| work.grown(Node::Deferred(*func)));
        let (now, then) = (&plan.isolate_globals, &before.isolate_globals);
        let homes = now.keys().filter(|global| !then.contains_key(global));
        let homes = homes.chain(then.keys().filter(|global| !now.contains_key(global)));
        let copies = plan.copied.symmetric_difference(&before.copied);
        homes.chain(copies).for_each(|global| work.grown(Node::Home(*global)));
        if plan.chunks != before.chunks {
            work.walk_again(self.main);
        }
        let left = std::mem::take(&mut self.entries);
        for (func, params) in &plan.guesses {
            let entry = self.cx.instance(*func, params.clone(), vec![]);
            if !self.entries.contains(&entry) {
                self.cx.callers[entry.index()] += 1;
                self.cx.wake(entry);
                self.entries.push(entry);
            }
        }
        left.into_iter().for_each(|entry| self.cx.callers[entry.index()] -= 1);
    }

    /// Dynamic code may also pass this.
    pub fn guess(&mut self, more: &[(FuncId, Vec<Ty>)]) {
        let guesses = self.cx.plan.guesses.iter().chain(more).cloned().collect();
        self.decide(Plan { guesses, ..(*self.cx.plan).clone() });
    }

    /// Walks whatever has something new to read, until nothing has.
    pub fn solve(&mut self) {
        loop {
            while let Some(id) = self.cx.cells.work.next() {
                if self.cx.is_unsettled {
                    return;
                }
                // What nobody calls any more waits until somebody does.
                if self.cx.callers[id.index()] > 0 {
                    walk::analyse(&mut self.cx, id);
                } else {
                    self.cx.walks[id.index()].is_left = true;
                }
            }
            if !self.cx.merge_alike() && !self.cx.merge_contexts() && !self.cx.sends_recursive(self.main) {
                return;
            }
        }
    }

    /// What has been found, without variables.
    pub fn table(&self) -> TypeTable {
        if self.cx.is_unsettled {
            let reason = Reason::new(ReasonId::TypesWithoutEnd, self.cx.program.main_body().span, "");
            return TypeTable { unsettled: Some(reason), ..TypeTable::default() };
        }
        finish::finish(&self.cx, self.main, &self.entries)
    }
}

/// How often an instance has been walked.
#[derive(Clone, Copy, Default)]
struct Walks {
    count: u32,
    /// It has not been walked with all that is known, since nobody called it.
    is_left: bool,
}

/// The state of one inference.
#[derive(Clone)]
struct Cx<'a> {
    program: &'a Program,
    plan: Rc<Plan>,
    facts: Rc<Facts>,
    cells: Cells,
    hooks: Hooks,
    pairs: Pairs,
    instances: Vec<Instance>,
    by_key: HashMap<instances::Key, InstanceId>,
    by_func: HashMap<FuncId, Vec<InstanceId>>,
    contexts: Contexts,
    /// See [`TypeTable::first_calls`].
    first_calls: BTreeMap<(FuncId, InstanceId), usize>,
    /// What the dicts of `**` parameters hold.
    keyword_values: HashMap<FuncId, Ty>,
    /// The cells of a container made at one place of one instance.
    sites: HashMap<(InstanceId, table::Site, u8), Ty>,
    globals: Vec<Ty>,
    /// Defaults evaluated natively, by function and parameter.
    defaults: BTreeMap<(FuncId, usize), Ty>,
    /// By instance, as it was last walked.
    refusals: HashMap<InstanceId, Vec<Refusal>>,
    /// The same: what the isolate carries out.
    carried: HashMap<InstanceId, Vec<Reason>>,
    /// Argument types of calls of values that only the isolate knows.
    calls_of_values: BTreeSet<Vec<Ty>>,
    /// Top-level statements of the module body with a reason against them.
    failed_statements: HashSet<usize>,
    /// Where the values of each instance go.
    flows: HashMap<InstanceId, Vec<walk::Flow>>,
    /// Lists that each instance sorts by keys.
    sorted_lists: HashMap<InstanceId, Vec<walk::SortedList>>,
    /// By instance: in how many it is called, as they were last walked; one more for the module body and for
    /// entries.
    callers: Vec<u32>,
    /// By instance.
    walks: Vec<Walks>,
    is_unsettled: bool,
    /// See [`table::TypeTable::tells_nans`].
    tells_nans: bool,
}

impl Cx<'_> {
    /// A function is looked at where its call stands: what follows the call depends on what it gives. What
    /// cannot be looked at there waits for its turn.
    fn follow(&mut self, call: InstanceId) {
        self.wake(call);
        let work = &self.cells.work;
        if !self.is_unsettled && work.is_dirty(call) && work.depth() < CALL_DEPTH && !work.is_walking(call) {
            walk::analyse(self, call);
        }
    }

    /// An instance that nobody called may have missed what has grown since.
    fn wake(&mut self, id: InstanceId) {
        if self.walks[id.index()].is_left {
            self.cells.work.walk_again(id);
        }
    }

    /// The type of what an instance gives, as far as it is known.
    fn result_of(&self, id: InstanceId) -> Ty {
        self.cells.work.read(Node::Result(id));
        self.instances[id.index()].result
    }

    /// What a global variable holds.
    fn global(&self, global: DefId) -> Ty {
        self.cells.work.read(Node::Global(global));
        self.globals[global.index()]
    }

    fn join_global(&mut self, global: DefId, ty: &Ty) {
        let old = self.globals[global.index()];
        let new = self.cells.join(&old, ty);
        if new != old {
            self.globals[global.index()] = new;
            self.cells.work.grown(Node::Global(global));
        }
    }

    /// The value of a default that `def` has evaluated.
    fn default(&self, func: FuncId, index: usize) -> Ty {
        self.cells.work.read(Node::Default(func, index));
        self.defaults.get(&(func, index)).cloned().unwrap_or_default()
    }

    fn join_default(&mut self, func: FuncId, index: usize, ty: &Ty) {
        let old = self.defaults.get(&(func, index)).cloned().unwrap_or_default();
        let new = self.cells.join(&old, ty);
        if new != old {
            self.cells.work.grown(Node::Default(func, index));
        }
        self.defaults.insert((func, index), new);
    }

    /// Does the function run in the isolate?
    fn is_deferred(&self, func: FuncId) -> bool {
        self.cells.work.read(Node::Deferred(func));
        self.plan.deferred.contains(&func)
    }

    /// Is there a function object of it, made by the isolate?
    fn has_object(&self, func: FuncId) -> bool {
        self.cells.work.read(Node::Deferred(func));
        let table = &self.facts.table;
        let class = table.of_member(func);
        let is_native = class.is_some_and(|class| !self.cells.is_class_in_isolate(class));
        self.plan.hybrid && !self.plan.without_object.contains(&func) && !is_native
    }

    /// Does the global live in the isolate?
    fn is_in_isolate(&self, global: DefId) -> bool {
        self.cells.work.read(Node::Home(global));
        self.plan.isolate_globals.contains_key(&global)
    }

    fn is_copied(&self, global: DefId) -> bool {
        self.cells.work.read(Node::Home(global));
        self.plan.copied.contains(&global)
    }

    /// In a hybrid program, a container of the module body that would hold itself lives in the isolate. (A
    /// function with such a type is deferred.) Is there any?
    fn sends_recursive(&mut self, main: InstanceId) -> bool {
        if !self.plan.hybrid {
            return false;
        }
        let instance = &self.instances[main.index()];
        let types =
            instance.exprs.values().map(|info| &info.ty).chain(instance.slots.values().map(|slot| &slot.ty));
        let endless: Vec<Ty> = types.filter(|ty| self.cells.resolve(ty).is_err()).cloned().collect();
        endless.iter().fold(false, |any, ty| self.cells.send_to_isolate(ty) | any)
    }
}
