//! One pass over one instance: the state of the walk, and what expressions and statements share.

use std::collections::{HashMap, HashSet};

use super::env::Env;
use super::home::Edge;
use super::table::{ExprInfo, ExprKey, How, InstanceId, Refusal, Site, SlotType, Spread, StmtInfo, StmtKey};
use super::table::{TargetKey, VarKey};
use super::worklist::Node;
use super::{Cx, WALK_LIMIT, Walks};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{DefId, ExprId, FuncId, Function, FunctionKind, NameRef, StmtKind};
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Attr;

pub(super) struct Walk<'c, 'a> {
    pub cx: &'c mut Cx<'a>,
    pub id: InstanceId,
    /// The function whose text is being read: the instance's, or a generator expression inside it.
    pub func: &'a Function,
    pub env: Env,
    /// Index of the module body's statement being read.
    pub top: usize,
    pub loops: Vec<LoopFrame>,
    /// For each `try` around this point: what may be bound when its handler is entered.
    pub handlers: Vec<Env>,
    /// Where `yield` puts its values, inside a generator expression that runs in place.
    pub yields: Option<Ty>,
    /// Inside a comprehension that is a frame of its own (before 3.12).
    pub is_in_frame: bool,
    /// A set display that is only asked whether something is in it.
    pub asked: Option<ExprKey>,
    /// An expression of which only the items are taken.
    pub taken: Option<ExprKey>,
    /// A tuple that is taken apart at once: its items may be functions.
    pub taken_apart: Option<ExprKey>,
    /// The expression read next may be a function.
    pub wants_function: bool,
    pub result: Ty,
    pub exprs: HashMap<ExprKey, ExprInfo>,
    pub stmts: HashMap<StmtKey, StmtInfo>,
    pub targets: HashMap<TargetKey, StmtInfo>,
    pub spreads: HashMap<ExprKey, Spread>,
    /// Whose arguments are evaluated next, and how many it has besides them.
    pub spread_to: Option<(FuncId, usize)>,
    pub slots: HashMap<VarKey, SlotType>,
    pub live: HashSet<StmtKey>,
    pub calls: HashSet<InstanceId>,
    /// Where values go, to be checked when types are final.
    pub flows: Vec<Flow>,
    pub sorted_lists: Vec<SortedList>,
    pub refusals: Vec<Refusal>,
    /// What they are for, each as often as it was met.
    pub met: Vec<ReasonId>,
    /// What the isolate carries out, since it has no native form.
    pub carried: Vec<Reason>,
    /// Top-level statements of the module body with a reason against them.
    pub failed_statements: HashSet<usize>,
    /// The statement being read.
    pub at: Span,
}

/// A value of one type is kept as another.
#[derive(Clone)]
pub(super) struct Flow {
    pub from: Ty,
    pub to: Sink,
    pub span: Span,
    /// As in [`Walk`].
    pub top: usize,
}

#[derive(Clone)]
pub(super) enum Sink {
    Type(Ty),
    Variable(VarKey),
    Global(DefId),
    Param(InstanceId, usize),
    Result,
    Field(Class, Attr),
    ClassValue(Class, Attr),
}

/// A list that is sorted by keys: nothing that is called for them may reach it, since it is empty meanwhile.
#[derive(Clone)]
pub(super) struct SortedList {
    pub list: Ty,
    /// The lambda that runs in place.
    pub lambda: Option<FuncId>,
    pub calls: Vec<InstanceId>,
    pub span: Span,
    pub top: usize,
}

pub(super) struct LoopFrame {
    pub breaks: Env,
    pub continues: Env,
}

/// Analyses an instance once with what is known so far.
pub(super) fn analyse(cx: &mut Cx, id: InstanceId) {
    cx.cells.work.begin(id);
    let walks = &mut cx.walks[id.index()];
    *walks = Walks { count: walks.count + 1, is_left: false };
    cx.is_unsettled |= walks.count > WALK_LIMIT;
    let program = cx.program;
    let params = cx.instances[id.index()].params.clone();
    // A call is followed while its statement is read.
    let around = cx.cells.at;
    let mut walk = Walk::new(cx, id);
    let func = walk.func;
    walk.cx.cells.at = Some(Edge { func: func.id, span: func.name_span });
    walk.check_function();
    walk.make_cells(func);
    for (param, ty) in func.params.iter().zip(params.iter().copied()) {
        walk.bind_parameter(VarKey::Local(func.id, param.binding), ty);
    }
    let instance = &walk.cx.instances[id.index()];
    let given = instance.params.iter().skip(func.params.len());
    let captured: Vec<(VarKey, Ty)> = instance.captured.iter().copied().zip(given.copied()).collect();
    captured.into_iter().for_each(|(var, ty)| walk.bind(var, ty));
    if func.kind == FunctionKind::Module {
        walk.module_body(&func.body);
    } else {
        walk.block(&func.body);
    }
    let is_main = func.id == program.main_body().id;
    let ends = !is_main && !matches!(func.kind, FunctionKind::Lambda);
    if walk.env.reachable && ends {
        walk.join_result(&Ty::None);
    }
    walk.note_end();
    walk.keep(is_main);
    cx.cells.at = around;
}

impl<'c, 'a> Walk<'c, 'a> {
    fn new(cx: &'c mut Cx<'a>, id: InstanceId) -> Walk<'c, 'a> {
        let instance = &cx.instances[id.index()];
        let func = &cx.program.functions[instance.func.index()];
        let slots = trees(&instance.slots);
        Walk {
            cx,
            id,
            func,
            env: Env::start(),
            top: 0,
            loops: vec![],
            handlers: vec![],
            yields: None,
            is_in_frame: false,
            asked: None,
            taken: None,
            taken_apart: None,
            wants_function: false,
            result: Ty::Never,
            exprs: HashMap::new(),
            stmts: HashMap::new(),
            targets: HashMap::new(),
            spreads: HashMap::new(),
            spread_to: None,
            slots,
            live: HashSet::new(),
            calls: HashSet::new(),
            flows: vec![],
            sorted_lists: vec![],
            refusals: vec![],
            met: vec![],
            carried: vec![],
            failed_statements: HashSet::new(),
            at: func.name_span,
        }
    }

    /// What the walk found is what is known of the instance from now on.
    fn keep(self, is_main: bool) {
        let Walk { cx, id, result, exprs, stmts, targets, spreads, slots, live, calls, .. } = self;
        cx.flows.insert(id, self.flows);
        cx.sorted_lists.insert(id, self.sorted_lists);
        cx.refusals.insert(id, self.refusals);
        cx.carried.insert(id, self.carried);
        if is_main {
            cx.failed_statements = self.failed_statements;
        }
        // Reads of a variable follow what it holds anywhere: when that grew, they are read again.
        let held = |cx: &Cx, slots: &HashMap<VarKey, SlotType>, var: &VarKey| {
            slots.get(var).map(|slot| cx.cells.shallow(&slot.ty))
        };
        let is_new =
            |cx: &Cx, var: &VarKey| held(cx, &slots, var) != held(cx, &cx.instances[id.index()].slots, var);
        if slots.keys().any(|var| is_new(cx, var)) {
            cx.cells.work.walk_again(id);
        }
        let before = std::mem::take(&mut cx.instances[id.index()].calls);
        calls.iter().for_each(|callee| cx.callers[callee.index()] += 1);
        before.iter().for_each(|callee| cx.callers[callee.index()] -= 1);
        let instance = &mut cx.instances[id.index()];
        let old = instance.result;
        instance.exprs = exprs;
        instance.stmts = stmts;
        instance.targets = targets;
        instance.spreads = spreads;
        instance.slots = slots;
        instance.live = live;
        instance.calls = calls;
        let new = cx.cells.join(&old, &result);
        if new != old {
            cx.instances[id.index()].result = new;
            cx.cells.work.grown(Node::Result(id));
        }
        cx.cells.end_walk();
    }
}

/// The variables that held tuples nested to any depth when last looked at: they hold them from the start. One
/// level more around what is read from them is the same type, then, and not a tuple that grows by a level
/// each time.
fn trees(slots: &HashMap<VarKey, SlotType>) -> HashMap<VarKey, SlotType> {
    let tree = |slot: &SlotType| slot.ty.members().into_iter().find(|member| matches!(member, Ty::Tree(_)));
    slots
        .iter()
        .filter_map(|(var, slot)| Some((*var, SlotType { ty: tree(slot)?, ..SlotType::default() })))
        .collect()
}

impl<'a> Walk<'_, 'a> {
    /// Something without native meaning: the function is deferred for it. The value it would have is unknown.
    pub fn refuse(&mut self, id: ReasonId, span: Span, subject: impl Into<String>) -> Ty {
        let func = self.cx.instances[self.id.index()].func;
        let reason = Reason::new(id, span, subject);
        self.met.push(id);
        if self.in_native_module() {
            self.failed_statements.insert(self.top);
            if self.cx.plan.hybrid && matches!(self.root().body[self.top].kind, StmtKind::Def { .. }) {
                // The isolate makes the function then, as it makes others: no reason against the module body.
                return Ty::Dyn;
            }
        }
        let refusal = Refusal { instance: self.id, func, reason };
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
        Ty::Dyn
    }

    /// It calls this instance: the body of a module for the first time, perhaps.
    pub fn note_call(&mut self, callee: InstanceId) {
        self.calls.insert(callee);
        let root = self.root();
        if root.kind == FunctionKind::Module {
            self.cx.first_calls.entry((root.id, callee)).or_insert(self.top);
        }
    }

    pub fn key(&self, expr: ExprId) -> ExprKey {
        (self.func.id, expr)
    }

    /// The cell of a container made by this expression (`part` 1 for a dict's values).
    pub fn site(&mut self, expr: ExprId, part: u8) -> Ty {
        self.site_of(Site::Expr(self.key(expr)), part)
    }

    pub fn site_of(&mut self, site: Site, part: u8) -> Ty {
        let key = (self.id, site, part);
        if let Some(cell) = self.cx.sites.get(&key) {
            return *cell;
        }
        let cell = self.cx.cells.fresh();
        self.cx.sites.insert(key, cell);
        cell
    }

    pub fn record(&mut self, expr: ExprId, ty: Ty, how: How) -> Ty {
        let key = self.key(expr);
        self.exprs.insert(key, ExprInfo { ty, how });
        ty
    }

    pub fn join(&mut self, a: &Ty, b: &Ty) -> Ty {
        self.cx.cells.join(a, b)
    }

    pub fn shallow(&self, ty: &Ty) -> Ty {
        self.cx.cells.shallow(ty)
    }

    pub fn join_result(&mut self, ty: &Ty) {
        if let Some([_, _, returned, _]) = self.own_generator() {
            self.cx.cells.put(&returned, ty);
            self.flow(ty, Sink::Type(returned), self.at);
            return;
        }
        let old = self.result;
        self.result = self.join(&old, ty);
        self.flow(ty, Sink::Result, self.at);
    }

    /// A value of type `from` is kept as what `to` turns out to be.
    pub fn flow(&mut self, from: &Ty, to: Sink, span: Span) {
        self.flows.push(Flow { from: *from, to, span, top: self.top });
    }

    /// Binds a variable: its slot holds every type it ever has, its state here is exactly this one.
    pub fn bind(&mut self, var: VarKey, ty: Ty) {
        let slot = self.slots.entry(var).or_default();
        slot.ty = self.cx.cells.join(&slot.ty.clone(), &ty);
        self.flow(&ty, Sink::Variable(var), self.at);
        self.env.bind(var, ty);
        let local = self.env.locals[&var].clone();
        for handler in &mut self.handlers {
            match handler.locals.get_mut(&var) {
                Some(known) => known.ty = self.cx.cells.join(&known.ty.clone(), &local.ty),
                None => {
                    let mut local = local.clone();
                    local.maybe_unbound = true;
                    handler.locals.insert(var, local);
                }
            }
        }
    }

    /// Forgets a variable (`del x`).
    pub fn unbind(&mut self, var: VarKey) {
        self.slots.entry(var).or_default().maybe_unbound = true;
        self.env.locals.remove(&var);
        for handler in &mut self.handlers {
            if let Some(known) = handler.locals.get_mut(&var) {
                known.maybe_unbound = true;
            }
        }
    }

    /// Is this the module body, running natively?
    pub fn in_native_module(&self) -> bool {
        self.root().kind == FunctionKind::Module
    }

    /// The instance's own function.
    pub fn root(&self) -> &'a Function {
        &self.cx.program.functions[self.cx.instances[self.id.index()].func.index()]
    }

    /// The variable behind a name, when it is one of this instance's own and in no cell.
    pub fn variable(&self, name: &NameRef) -> Option<VarKey> {
        self.any_variable(name).filter(|var| !self.cx.is_in_cell(*var))
    }

    /// The same, in a cell or not.
    pub fn any_variable(&self, name: &NameRef) -> Option<VarKey> {
        match name {
            NameRef::Local(binding) => Some(VarKey::Local(self.func.id, *binding)),
            NameRef::Free(owner, binding) if self.owns(*owner) || self.is_given(*owner, *binding) => {
                Some(VarKey::Local(*owner, *binding))
            }
            NameRef::Global(global) if self.in_native_module() && !self.cx.is_in_isolate(*global) => {
                Some(VarKey::Global(*global))
            }
            NameRef::Free(..) | NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        }
    }

    /// Is `owner` the instance's function, or a generator expression between it and this point?
    fn owns(&self, owner: FuncId) -> bool {
        let root = self.root().id;
        let mut at = self.func.id;
        loop {
            if at == owner {
                return true;
            }
            if at == root {
                return false;
            }
            match self.cx.program.functions[at.index()].parent {
                Some(parent) => at = parent,
                None => return false,
            }
        }
    }
}
