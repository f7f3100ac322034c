//! Why functions are deferred, down to the line of the program that is the root of it.
//!
//! Most functions are deferred in the wake of others: they stand inside one, only such call them, or what
//! they work on lives in the isolate because such name it. That is an *edge* from a reason to another
//! function (or to a reason); a reason without edges is a root. Where several edges lead to roots, the
//! shortest way counts.

use super::origin::Origins;
use super::search::{Edge, Search, To};
use super::{Partition, Verdict};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{ExprKind, FuncId, Function, FunctionKind, ModuleId, Stmt, StmtKind};
use crate::hir::visit::each_stmt;
use crate::source::Span;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

/// Why a function is deferred, and what made it so.
#[derive(Clone, Debug)]
pub struct Cause {
    pub reason: Reason,
    /// `None`: this is the root.
    pub because: Option<Rc<Because>>,
}

/// What a cause follows from.
#[derive(Debug)]
pub struct Because {
    /// `` `main` calls it ``
    pub link: String,
    pub span: Span,
    pub cause: Cause,
}

impl Cause {
    fn root(reason: Reason) -> Cause {
        Cause { reason, because: None }
    }

    /// The steps from here to the root.
    pub fn steps(&self) -> impl Iterator<Item = &Because> {
        std::iter::successors(self.because.as_deref(), |because| because.cause.because.as_deref())
    }

    /// Where the chain ends.
    pub fn end(&self) -> &Reason {
        self.steps().last().map_or(&self.reason, |because| &because.cause.reason)
    }
}

/// What is said of one function of the program.
pub struct Explained {
    pub func: FuncId,
    pub verdict: Verdict,
    /// Empty when it is not deferred.
    pub causes: Vec<Cause>,
    /// What CPython carries out inside it, where it is not.
    pub carried: Vec<Reason>,
}

/// A root, with what it costs.
pub struct Root {
    pub reason: Reason,
    pub functions: Vec<FuncId>,
    /// So many loops stand in them.
    pub loops: usize,
    /// So many of the functions have no other root.
    pub alone: usize,
}

/// Every function of the program, those of other modules after those of the main one.
pub fn report(program: &Program, partition: &Partition) -> Vec<Explained> {
    let search = Search::new(program, partition);
    let mut found: Vec<Explained> = search.chains();
    let others = program.other_functions().iter();
    let others = others.filter(|function| !program.module(function.module).is_unseen);
    found.extend(others.map(|function| Explained {
        func: function.id,
        verdict: Verdict::Deferred,
        causes: vec![Cause::root(foreign(program, function.module))],
        carried: vec![],
    }));
    found
}

/// The roots with the functions they cost, the most costly first. (Bodies run once: they are no functions.)
pub fn roots(program: &Program, explained: &[Explained]) -> Vec<Root> {
    let mut found: Vec<Root> = vec![];
    let mut by_reason: HashMap<&Reason, usize> = HashMap::new();
    let function = |one: &Explained| &program.functions[one.func.index()];
    for one in explained.iter().filter(|one| is_function(function(one)) && !function(one).is_made) {
        let mut own: Vec<&Reason> = vec![];
        for end in one.causes.iter().map(Cause::end) {
            if !own.contains(&end) {
                own.push(end);
            }
        }
        for reason in &own {
            let index = *by_reason.entry(reason).or_insert_with(|| {
                found.push(Root { reason: (*reason).clone(), functions: vec![], loops: 0, alone: 0 });
                found.len() - 1
            });
            let root = &mut found[index];
            root.functions.push(one.func);
            root.loops += loops(function(one));
            root.alone += usize::from(own.len() == 1);
        }
    }
    found.sort_by_key(|root| std::cmp::Reverse((root.functions.len(), root.loops)));
    found
}

/// Not a body that runs once, nor part of the function it stands in.
/// A generator expression is part of the function it stands in; what the library makes, or hybridc has in its
/// place, has no text.
pub fn is_shown(program: &Program, function: &Function) -> bool {
    function.kind != FunctionKind::GeneratorExpression
        && !function.is_made
        && !program.module(function.module).is_unseen
}

pub fn is_function(function: &Function) -> bool {
    match function.kind {
        FunctionKind::Def | FunctionKind::Lambda => true,
        FunctionKind::Module | FunctionKind::Class | FunctionKind::GeneratorExpression => false,
    }
}

fn loops(function: &Function) -> usize {
    let mut count = 0;
    let mut see = |stmt: &Stmt| {
        count += usize::from(matches!(stmt.kind, StmtKind::For { .. } | StmtKind::While { .. }));
    };
    each_stmt(&function.body, &mut see);
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, &mut see);
        }
    }
    count
}

/// Nothing of the module is native; said of the statement that imports it.
fn foreign(program: &Program, module: ModuleId) -> Reason {
    let name = &program.module(module).name;
    let mut place = None;
    for function in &program.functions {
        each_stmt(&function.body, &mut |stmt| {
            let imports = match &stmt.kind {
                StmtKind::Import { module: named, .. } => program.module_named(named) == Some(module),
                StmtKind::ImportFrom { module: named, level, name, .. } => {
                    let from = program.imported(function.module, named, *level);
                    let below = || from.and_then(|from| submodule(program, from, name));
                    from == Some(module) || below() == Some(module)
                }
                _ => false,
            };
            if imports && place.is_none() {
                place = Some(stmt.span);
            }
        });
    }
    let own = program.module(module).body.map(|body| program.functions[body.index()].name_span);
    let place = place.or(own).unwrap_or(program.main_body().name_span);
    Reason::new(ReasonId::Import, place, name)
}

/// `from package import module`
fn submodule(program: &Program, package: ModuleId, name: &str) -> Option<ModuleId> {
    program.module_named(&format!("{}.{name}", program.module(package).name))
}

/// A reason that waits for one of the functions its edges lead to.
struct Waiting {
    func: FuncId,
    /// Among the function's reasons.
    index: usize,
    reason: Reason,
    edges: Vec<Edge>,
    found: Option<Cause>,
}

impl Waiting {
    fn follows(&self, edge: &Edge, cause: Cause) -> Cause {
        let because = Because { link: edge.link.clone(), span: edge.span, cause };
        Cause { reason: self.reason.clone(), because: Some(Rc::new(because)) }
    }

    fn settle(&mut self, cause: Cause, queue: &mut VecDeque<Target>, known: &mut HashMap<Target, Cause>) {
        self.found = Some(cause.clone());
        for target in [(self.func, Some(self.index)), (self.func, None)] {
            if let Entry::Vacant(entry) = known.entry(target) {
                entry.insert(cause.clone());
                queue.push_back(target);
            }
        }
    }
}

impl<'a> Search<'a> {
    /// From each reason the shortest way to a root.
    fn chains(&self) -> Vec<Explained> {
        let mut waiting: Vec<Waiting> = vec![];
        for function in self.program.native_functions() {
            for (index, reason) in self.partition.reasons[function.id.index()].iter().enumerate() {
                let mut edges = self.edges(function, reason);
                if edges.is_empty() {
                    edges.extend(self.beside_isolate(function.id, reason));
                }
                let reason = reason.clone();
                waiting.push(Waiting { func: function.id, index, reason, edges, found: None });
            }
        }
        resolve(&mut waiting);
        let mut causes: BTreeMap<FuncId, Vec<Cause>> = BTreeMap::new();
        for one in waiting {
            let cause = one.found.unwrap_or_else(|| Cause::root(one.reason));
            causes.entry(one.func).or_default().push(cause);
        }
        let carried = |func: FuncId| {
            let own = self.partition.table.carried.iter().filter(move |(of, _)| *of == func);
            own.map(|(_, reason)| reason.clone()).collect::<Vec<Reason>>()
        };
        let decided = self.program.native_functions().iter().zip(&self.partition.verdicts);
        decided
            .map(|(function, verdict)| Explained {
                func: function.id,
                verdict: *verdict,
                causes: causes.remove(&function.id).unwrap_or_default(),
                carried: if *verdict == Verdict::StaticDyn { carried(function.id) } else { vec![] },
            })
            .collect()
    }

    /// What the reason follows from; nothing where it is a root.
    fn edges(&self, function: &Function, reason: &Reason) -> Vec<Edge> {
        let around = function.parent.filter(|parent| self.is_deferred(*parent));
        // It was given to the function for what it is, not for something in it.
        let is_own = reason.span == function.name_span && is_function(function);
        match (reason.id, around) {
            (ReasonId::NestedFunction | ReasonId::Class, Some(around)) if is_own => {
                let outer = &self.program.functions[around.index()];
                if outer.kind == FunctionKind::Module {
                    return vec![];
                }
                let link = format!("it is part of `{}`", outer.qualname);
                vec![Edge { link, span: outer.name_span, to: To::Function(around) }]
            }
            (ReasonId::NestedFunction, _) => self.nested(function, reason),
            (ReasonId::Class, _) => super::forced::edges(self, reason),
            (ReasonId::NeverCalled, _) => self.callers(function),
            (ReasonId::ModuleBody, _) => self.first_deferred(function.id),
            (ReasonId::Cost, _) => {
                let mut edges = self.carried_in_loops(function, reason.span);
                edges.extend(Origins::new(self).of_loops(function, reason.span));
                edges
            }
            _ => vec![],
        }
    }

    /// What the isolate is needed for, where the reason would not stand without it.
    fn beside_isolate(&self, func: FuncId, reason: &Reason) -> Option<Edge> {
        let root = self.partition.alone.behind(func, reason)?;
        Some(Edge {
            link: "part of the program needs CPython".to_owned(),
            span: root.span,
            to: To::Reason(root.clone()),
        })
    }

    /// The function in it that is deferred.
    fn nested(&self, function: &Function, reason: &Reason) -> Vec<Edge> {
        let is_it = |inner: &&Function| {
            inner.parent == Some(function.id) && inner.name_span == reason.span && self.is_deferred(inner.id)
        };
        let inner = self.program.native_functions().iter().find(is_it);
        let edge = |inner: &Function| Edge {
            link: format!("`{}` is part of it", inner.qualname),
            span: inner.name_span,
            to: To::Function(inner.id),
        };
        inner.map(edge).into_iter().collect()
    }

    /// What has no native form in a function that is left to CPython for what that costs; of a module body,
    /// in the statement at this place.
    fn carried_in_loops(&self, function: &Function, place: Span) -> Vec<Edge> {
        let is_here = |span: Span| {
            function.kind != FunctionKind::Module || place.start <= span.start && span.end <= place.end
        };
        let own = self
            .partition
            .table
            .carried
            .iter()
            .filter(|(func, reason)| *func == function.id && is_here(reason.span));
        own.map(|(_, reason)| Edge {
            link: "CPython would carry this out".to_owned(),
            span: reason.span,
            to: To::Reason(reason.clone()),
        })
        .collect()
    }

    /// Whoever calls a function that nothing native calls: all of them are deferred.
    fn callers(&self, function: &Function) -> Vec<Edge> {
        let global = self.program.global(function.module, &function.name);
        let by_name = global.map_or(&[][..], |global| self.mentions(global));
        let places = self.unnamed.get(&function.id).into_iter().chain(by_name);
        let others = places.filter(|mention| mention.func != function.id);
        others.filter_map(|mention| self.names(mention, "calls it")).collect()
    }

    fn first_deferred(&self, body: FuncId) -> Vec<Edge> {
        let others = self.program.native_functions().iter().filter(|function| function.id != body);
        let first = others.into_iter().find(|function| self.is_deferred(function.id));
        let edge = |function: &Function| Edge {
            link: format!("`{}` is deferred", function.qualname),
            span: function.name_span,
            to: To::Function(function.id),
        };
        first.map(edge).into_iter().collect()
    }
}

/// A function, or one reason against it.
type Target = (FuncId, Option<usize>);

/// Breadth first from the roots. What only leads in circles has its first as a root.
fn resolve(waiting: &mut [Waiting]) {
    let mut by_target: HashMap<Target, Vec<(usize, usize)>> = HashMap::new();
    for (index, one) in waiting.iter().enumerate() {
        for (edge, Edge { to, .. }) in one.edges.iter().enumerate() {
            let target = match to {
                To::Function(func) => (*func, None),
                To::ReasonOf(func, reason) => (*func, Some(*reason)),
                To::Reason(_) => continue,
            };
            by_target.entry(target).or_default().push((index, edge));
        }
    }
    let mut known: HashMap<Target, Cause> = HashMap::new();
    let mut queue: VecDeque<Target> = VecDeque::new();
    for one in waiting.iter_mut() {
        let direct = one.edges.iter().find_map(|edge| match &edge.to {
            To::Reason(reason) => Some(one.follows(edge, Cause::root(reason.clone()))),
            To::Function(_) | To::ReasonOf(..) => None,
        });
        let root = || one.edges.is_empty().then(|| Cause::root(one.reason.clone()));
        if let Some(cause) = direct.or_else(root) {
            one.settle(cause, &mut queue, &mut known);
        }
    }
    let mut at = 0;
    loop {
        while let Some(target) = queue.pop_front() {
            for (index, edge) in by_target.remove(&target).unwrap_or_default() {
                let one = &mut waiting[index];
                if one.found.is_none() {
                    let cause = one.follows(&one.edges[edge], known[&target].clone());
                    one.settle(cause, &mut queue, &mut known);
                }
            }
        }
        match waiting[at..].iter().position(|one| one.found.is_none()) {
            None => return,
            Some(next) => at += next,
        }
        let root = Cause::root(waiting[at].reason.clone());
        waiting[at].settle(root, &mut queue, &mut known);
    }
}
