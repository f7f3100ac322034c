//! Types from flow: whole program, from the module body and every call site.
//!
//! Abstract interpretation of the HIR. A function is analysed once per tuple of argument types (an
//! *instance*), the first time where it is first called; locals are flow-sensitive; containers are typed by
//! the place that makes them (`cells.rs`). All instances are analysed again and again until nothing grows. What has no native meaning (yet) is
//! recorded as a reason, with its span, against the function it stands in; `partition` draws the consequences
//! and may call [`infer`] again with those functions deferred.

mod annotations;
mod call;
mod cells;
mod dispatch;
mod env;
mod expr;
pub mod facts;
mod finish;
mod functions;
mod generator;
mod method;
mod narrow;
pub mod objects;
mod rows;
mod stmt;
pub mod table;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{FuncId, GlobalId, Program};
use crate::ty::Ty;
pub use call::constant_type;
use cells::Cells;
use facts::Facts;
pub use narrow::constant_truth;
pub use table::touches_isolate;
use table::{Instance, InstanceId, Refusal, TypeTable};

/// What has been decided so far; inference takes it as given.
#[derive(Default, Clone)]
pub struct Plan {
    /// Functions that run in the isolate; calls of them give `Dyn`.
    pub deferred: HashSet<FuncId>,
    /// The program has an isolate.
    pub hybrid: bool,
    /// Top-level statements of the module body that run in the isolate, by index.
    pub chunks: HashSet<usize>,
    /// Module globals that code in the isolate names: they live in its module dict.
    pub isolate_globals: HashSet<GlobalId>,
    /// Those among them that native statements of the module body alone bind: native code reads a copy of its
    /// own, as long as only immutable scalars and tuples of them are bound to the name.
    pub copied: HashSet<GlobalId>,
    /// Argument types that dynamic code is guessed to pass.
    pub guesses: Vec<(FuncId, Vec<Ty>)>,
    /// Globals that dynamic code may rebind: read through the module dict every time.
    pub rebindable: HashSet<String>,
    /// Constants whose name may be read before it is bound.
    pub early: HashSet<GlobalId>,
    /// Variables that may be unbound where they are read, and whose name something else has then: a builtin,
    /// or what every module has.
    pub falls_through: HashSet<GlobalId>,
    /// Reads whose NameError CPython's printer may say more about.
    pub suggestions: Suggestions,
    /// Target minor version: 11, 12, 13.
    pub minor: u32,
    /// Other modules of the program may make subclasses of `str` or `bytes`.
    pub text_classes: bool,
}

impl Plan {
    /// May dynamic code bind this name again?
    pub fn may_rebind(&self, name: &str) -> bool {
        self.rebindable.contains(name) || self.rebindable.contains(ANY_NAME)
    }
}

/// Reads that may find nothing, and of which CPython's printer may say more (`Did you mean: 'total'?`) than
/// the message: only the isolate can print that.
#[derive(Default, Clone)]
pub struct Suggestions {
    /// A local of the reader may be suggested.
    pub locals: HashSet<(FuncId, GlobalId)>,
    /// A global or builtin may be.
    pub unbound: HashSet<(FuncId, GlobalId)>,
    /// Names for which a global or builtin would be suggested.
    pub globals: HashSet<GlobalId>,
}

/// In [`Plan::rebindable`]: any name at all.
pub const ANY_NAME: &str = "*";

/// Instances one function may have; later argument types share the last.
const INSTANCE_LIMIT: usize = 24;
/// How deep calls are followed where they stand; the functions of deeper ones are looked at afterwards.
const CALL_DEPTH: usize = 200;
/// Rounds that types may need to settle, besides one for each place they may have to pass through (a global,
/// a function). Types only grow, and not for ever: what needs more is a fault of inference.
const ROUND_LIMIT: usize = 60;

/// Types for everything the plan leaves native.
pub fn infer(program: &Program, plan: &Plan) -> TypeTable {
    let mut cx = Cx {
        program,
        plan,
        facts: facts::facts(program),
        cells: Cells::default(),
        instances: vec![],
        by_key: HashMap::new(),
        sites: HashMap::new(),
        globals: vec![Ty::Never; program.modules[0].globals.len()],
        defaults: BTreeMap::new(),
        refusals: vec![],
        calls_of_values: BTreeSet::new(),
        failed_statements: HashSet::new(),
        flows: HashMap::new(),
        waiting: vec![],
        call_depth: 0,
        grew: false,
        tells_nans: false,
    };
    let main = Some(cx.instance(program.modules[0].body, vec![]));
    let mut entries = vec![];
    for (func, params) in &plan.guesses {
        let entry = cx.instance(*func, params.clone());
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    let mut rounds = 0;
    loop {
        cx.round();
        if !cx.grew && !cx.cells.changed && !cx.sends_recursive(main) {
            return finish::finish(cx, main, entries);
        }
        rounds += 1;
        if rounds > ROUND_LIMIT + cx.globals.len() + cx.instances.len() {
            let body = program.modules[0].body;
            let reason = Reason::new(ReasonId::TypesWithoutEnd, program.functions[body.index()].span, "");
            return TypeTable { unsettled: Some(reason), ..finish::finish(cx, main, entries) };
        }
    }
}

/// The state of one inference.
struct Cx<'a> {
    program: &'a Program,
    plan: &'a Plan,
    facts: Facts,
    cells: Cells,
    instances: Vec<Instance>,
    by_key: HashMap<(FuncId, Vec<Ty>), InstanceId>,
    /// The cells of a container made at one place of one instance.
    sites: HashMap<(InstanceId, table::Site, u8), Ty>,
    globals: Vec<Ty>,
    /// Defaults evaluated natively, by function and parameter.
    defaults: BTreeMap<(FuncId, usize), Ty>,
    refusals: Vec<Refusal>,
    /// Argument types of calls of values that only the isolate knows.
    calls_of_values: BTreeSet<Vec<Ty>>,
    /// Top-level statements of the module body with a reason against them.
    failed_statements: HashSet<usize>,
    /// Where the values of each instance go.
    flows: HashMap<InstanceId, Vec<walk::Flow>>,
    /// New instances that nobody has looked at.
    waiting: Vec<InstanceId>,
    /// Calls being followed.
    call_depth: usize,
    grew: bool,
    /// See [`table::TypeTable::tells_nans`].
    tells_nans: bool,
}

impl Cx<'_> {
    /// Looks once at every instance.
    fn round(&mut self) {
        self.refusals.clear();
        self.failed_statements.clear();
        self.grew = false;
        self.cells.begin_round();
        self.look_at_waiting();
        // The last made first: what a function gives is known before those are looked at that call it.
        for index in (0..self.instances.len()).rev() {
            walk::analyse(self, InstanceId(index as u32));
            self.look_at_waiting();
        }
    }

    fn look_at_waiting(&mut self) {
        while let Some(id) = self.waiting.pop() {
            walk::analyse(self, id);
        }
    }

    /// A function is looked at where its first call stands: what follows the call depends on what it gives.
    fn follow(&mut self, call: InstanceId) {
        if self.call_depth < CALL_DEPTH && self.waiting.last() == Some(&call) {
            self.waiting.pop();
            self.call_depth += 1;
            walk::analyse(self, call);
            self.call_depth -= 1;
        }
    }

    /// The instance of `func` for these argument types; its parameters share the containers' cells.
    fn instance(&mut self, func: FuncId, args: Vec<Ty>) -> InstanceId {
        let key: Vec<Ty> = args.iter().map(|arg| self.cells.resolve(arg).unwrap_or(Ty::Dyn)).collect();
        if let Some(id) = self.by_key.get(&(func, key.clone())) {
            let id = *id;
            self.join_params(id, &args);
            return id;
        }
        let existing: Vec<InstanceId> = (0..self.instances.len())
            .filter(|i| self.instances[*i].func == func)
            .map(|i| InstanceId(i as u32))
            .collect();
        if existing.len() >= INSTANCE_LIMIT {
            let id = *existing.last().expect("the limit is positive");
            self.join_params(id, &args);
            self.by_key.insert((func, key), id);
            return id;
        }
        let id = InstanceId(self.instances.len() as u32);
        self.instances.push(Instance {
            func,
            params: args,
            result: Ty::Never,
            exprs: HashMap::new(),
            stmts: HashMap::new(),
            targets: HashMap::new(),
            slots: HashMap::new(),
            live: HashSet::new(),
            calls: HashSet::new(),
        });
        self.by_key.insert((func, key), id);
        self.waiting.push(id);
        self.grew = true;
        id
    }

    /// In a hybrid program, a container of the module body that would hold itself lives in the isolate. (A
    /// function with such a type is deferred.)
    fn sends_recursive(&mut self, main: Option<InstanceId>) -> bool {
        let Some(main) = main.filter(|_| self.plan.hybrid) else { return false };
        let instance = &self.instances[main.index()];
        let types =
            instance.exprs.values().map(|info| &info.ty).chain(instance.slots.values().map(|slot| &slot.ty));
        let endless: Vec<Ty> = types.filter(|ty| self.cells.resolve(ty).is_err()).cloned().collect();
        self.cells.changed = false;
        endless.iter().for_each(|ty| self.cells.send_to_isolate(ty));
        self.cells.changed
    }

    fn join_params(&mut self, id: InstanceId, args: &[Ty]) {
        for (index, arg) in args.iter().enumerate() {
            let old = self.instances[id.index()].params[index].clone();
            let new = self.cells.join(&old, arg);
            if new != old {
                self.instances[id.index()].params[index] = new;
                self.grew = true;
            }
        }
    }
}
