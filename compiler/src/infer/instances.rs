//! Instances of functions: which calls share one.
//!
//! A function is analysed once for each tuple of argument types. Where classes are split
//! (`objects/contour.rs`), one that makes instances of them, and is given none, is besides analysed for each
//! place that calls it (its *context*): what it makes for one caller is of another contour than what it makes
//! for the next.
//!
//! ```text
//! def make(name): return Stack(name)
//! names = make("names")        one context
//! sizes = make("sizes")        another one
//! ```

use std::collections::{BTreeMap, HashMap, HashSet};

use super::table::{Instance, InstanceId};
use super::{Cx, Walks, closure, generator};
use crate::hir::nodes::FuncId;
use crate::source::Span;
use crate::ty::{Class, Name, Ty};

/// Instances one function may have for the functions it is given; later argument types share the last.
const INSTANCE_LIMIT: usize = 24;
/// So many contours may each have as many.
const CONTOURS_LIMIT: usize = 64;
/// So many contexts there are in a program; further calls share what has none.
const CONTEXTS_LIMIT: usize = 1024;

/// What tells instances apart.
pub(super) type Key = (FuncId, Vec<Ty>, Vec<Name>, Option<Context>);

/// What an instance is for that is called from this place only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Context(u32);

/// What is called, and where.
type Call = (FuncId, Span);

#[derive(Clone, Default)]
pub(super) struct Contexts {
    by_call: BTreeMap<(InstanceId, Call), Context>,
    /// By context: the calls that it goes back to. A call that is among them has no other context: functions
    /// that call themselves come to an end.
    origins: Vec<BTreeMap<Call, Context>>,
    of: BTreeMap<InstanceId, Context>,
    /// What those are that are no more.
    merged: BTreeMap<Context, Context>,
}

impl Contexts {
    fn now(&self, context: Context) -> Context {
        self.merged.get(&context).map_or(context, |other| self.now(*other))
    }

    fn of_call(&mut self, caller: InstanceId, call: Call) -> Option<Context> {
        if let Some(context) = self.by_call.get(&(caller, call)) {
            return Some(self.now(*context));
        }
        let around = self.of.get(&caller).map(|context| self.origins[context.0 as usize].clone());
        let mut origins = around.unwrap_or_default();
        let context = match origins.get(&call) {
            Some(context) => *context,
            None if self.origins.len() >= CONTEXTS_LIMIT => return None,
            None => {
                let context = Context(self.origins.len() as u32);
                origins.insert(call, context);
                self.origins.push(origins);
                context
            }
        };
        self.by_call.insert((caller, call), context);
        Some(self.now(context))
    }
}

impl Cx<'_> {
    /// The context of a call, where the function has any.
    pub(super) fn context(&mut self, caller: InstanceId, callee: FuncId, place: Span) -> Option<Context> {
        let is_maker = self.plan.split.is_maker(callee);
        is_maker.then(|| self.contexts.of_call(caller, (callee, place))).flatten()
    }

    /// Instances for several contexts that are given and give the same types become one. Were there any?
    pub(super) fn merge_contexts(&mut self) -> bool {
        let mut first: HashMap<(FuncId, Vec<Ty>, Vec<Name>), Context> = HashMap::new();
        let mut gone: HashSet<InstanceId> = HashSet::new();
        for (id, context) in self.contexts.of.clone() {
            let instance = &self.instances[id.index()];
            let types = instance.params.iter().chain([&instance.result]);
            let known: Option<Vec<Ty>> = types.map(|ty| self.cells.resolve(ty).ok()).collect();
            let (Some(known), true) = (known, self.callers[id.index()] > 0) else { continue };
            let context = self.contexts.now(context);
            let kept = *first.entry((instance.func, known, instance.keywords.clone())).or_insert(context);
            if kept != context {
                self.contexts.merged.insert(context, kept);
                gone.insert(id);
            }
        }
        for id in (0..self.instances.len()).map(|index| InstanceId(index as u32)) {
            if !self.instances[id.index()].calls.is_disjoint(&gone) {
                self.cells.work.walk_again(id);
            }
        }
        !gone.is_empty()
    }

    /// The instance of `func` for these argument types; its parameters share the containers' cells.
    /// `keywords`: see [`Instance::keywords`].
    pub(super) fn instance(&mut self, func: FuncId, args: Vec<Ty>, keywords: Vec<Name>) -> InstanceId {
        self.instance_in(None, func, args, keywords)
    }

    /// The same for calls of this context only.
    pub(super) fn instance_in(
        &mut self,
        context: Option<Context>,
        func: FuncId,
        args: Vec<Ty>,
        keywords: Vec<Name>,
    ) -> InstanceId {
        let key: Vec<Ty> = args.iter().map(|arg| self.cells.resolve(arg).unwrap_or(Ty::Dyn)).collect();
        let key = (func, key, keywords, context);
        if let Some(id) = self.by_key.get(&key) {
            let id = *id;
            self.join_params(id, &args);
            return id;
        }
        // What is called with one function after another calls each of them: they are not joined.
        let function = |ty: &Ty| match ty {
            Ty::Function(func) | Ty::Closure(func, _) => Some(*func),
            _ => None,
        };
        let is_same = |(one, two): (&Ty, &Ty)| one == two || function(one) == function(two);
        let is_alike = |id: &InstanceId| {
            let instance = &self.instances[id.index()];
            instance.keywords == key.2 && instance.params.iter().zip(&key.1).all(is_same)
        };
        let all = self.by_func.get(&func).into_iter().flatten();
        let existing: Vec<InstanceId> = all.copied().filter(is_alike).collect();
        if let Some(id) = self.shared_instance(&existing, &key.1) {
            self.join_params(id, &args);
            self.by_key.insert(key, id);
            return id;
        }
        let id = InstanceId(self.instances.len() as u32);
        let is_generator = generator::is_generator(self.program, func);
        let result = if is_generator { self.new_generator() } else { Ty::Never };
        self.instances.push(Instance {
            func,
            params: args,
            keywords: key.2.clone(),
            captured: closure::captured(self.program, func),
            result,
            is_generator,
            exprs: HashMap::new(),
            stmts: HashMap::new(),
            targets: HashMap::new(),
            spreads: HashMap::new(),
            slots: HashMap::new(),
            live: HashSet::new(),
            calls: HashSet::new(),
        });
        self.by_key.insert(key, id);
        self.by_func.entry(func).or_default().push(id);
        if let Some(context) = context {
            self.contexts.of.insert(id, context);
        }
        self.callers.push(0);
        self.walks.push(Walks::default());
        self.cells.work.walk_again(id);
        id
    }

    /// The one of these that is for further arguments, too, because there are so many: of instances for the
    /// same contours, else of all.
    fn shared_instance(&self, existing: &[InstanceId], key: &[Ty]) -> Option<InstanceId> {
        let last = existing.get(INSTANCE_LIMIT - 1..)?.last().copied();
        if self.plan.split.is_empty() || existing.len() >= INSTANCE_LIMIT * CONTOURS_LIMIT {
            return last;
        }
        let contours = |ty: &Ty| ty.classes().into_iter().filter(|class| class.contour() != 0);
        let own: Vec<Class> = key.iter().flat_map(contours).collect();
        let is_own = |id: &&InstanceId| {
            let params = &self.instances[id.index()].params;
            let known: Vec<Ty> = params.iter().filter_map(|ty| self.cells.resolve(ty).ok()).collect();
            known.iter().flat_map(contours).eq(own.iter().copied())
        };
        existing.iter().filter(is_own).nth(INSTANCE_LIMIT - 1).copied()
    }

    fn join_params(&mut self, id: InstanceId, args: &[Ty]) {
        for (index, arg) in args.iter().enumerate() {
            let old = self.instances[id.index()].params[index];
            let new = self.cells.join(&old, arg);
            if new != old {
                self.instances[id.index()].params[index] = new;
                self.cells.work.walk_again(id);
            }
        }
    }
}
