//! Names that may be read before the statement that binds them has run.
//!
//! Native code takes a function of the module for granted, and a module, and a constant. That holds only once
//! the `def`, the `import` or the assignment has run: what runs before, directly or through other functions,
//! has to look the name up (and to raise NameError). A statement runs what the module body has named so far:
//! a function that was named may have been kept by whoever got it.
//!
//! Other names are checked at each read. Their NameError is the same but for what CPython's printer adds to
//! it (`Did you mean: 'total'?`): where that may be anything, the reader has to be a Python frame.

use std::collections::{HashMap, HashSet};

use super::lookalike::Lookalikes;
use crate::catalog::names;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{
    DefId, ExprKind, FuncId, Function, FunctionKind, NameRef, Stmt, StmtKind, Target, TargetKind,
};
use crate::hir::visit::{Block, each_stmt};
use crate::infer::{Plan, Suggestions};
use crate::source::Span;
use crate::world::facts::{Facts, GlobalFact, facts};

/// What may be read too early.
#[derive(Default)]
pub struct Early {
    /// Against the readers of functions and modules.
    pub reasons: Vec<(FuncId, Reason)>,
    /// Constants whose name has to be looked up.
    pub constants: HashSet<DefId>,
    /// Reads of which CPython's printer may say more than the message.
    pub suggestions: Suggestions,
    /// Variables with a name that `builtins` has, or every module, and that may be read before the program
    /// binds them, or after it has unbound them: `print(len); len = 2`.
    pub falls_through: HashSet<DefId>,
    /// Globals that CPython's printer may suggest for another name: where anything is the isolate's, they
    /// live there.
    pub suggested: HashSet<DefId>,
}

impl Early {
    /// What inference is told of a program of which nothing runs in the isolate.
    pub fn plan(&self, minor: u32) -> Plan {
        Plan {
            minor,
            early: self.constants.clone(),
            suggestions: self.suggestions.clone(),
            falls_through: self.falls_through.clone(),
            ..Plan::default()
        }
    }
}

/// Reads the bodies of modules in order, each by itself: who sees another module sees all that it has bound.
pub fn early(program: &Program) -> Early {
    let facts = facts(program);
    let mut search = Search {
        program,
        body: program.main_body(),
        facts: &facts,
        names: program.native_functions().iter().map(|function| names(program, function)).collect(),
        direct: vec![],
        functions: HashMap::new(),
        unsure: deleted_by(program, |kind| kind != FunctionKind::Module),
        unbound: deleted_by(program, |_| true),
        lookalikes: Lookalikes::of(program),
        named: HashSet::new(),
        read: HashSet::new(),
        early: Early::default(),
    };
    for function in program.native_functions() {
        if let Some(top) = top_level(program, function)
            && let Some(global) = program.global(function.module, &top.name)
        {
            search.functions.entry(global).or_default().push(function.id);
        }
    }
    for body in program.native_bodies() {
        search.module(body);
    }
    search.finish()
}

struct Search<'a> {
    program: &'a Program,
    body: &'a Function,
    facts: &'a Facts,
    /// By function: the globals it names and where.
    names: Vec<Vec<(DefId, Span)>>,
    /// The names in the own text of the module body that is read, in order; see [`runs_with`].
    direct: Vec<(FuncId, DefId, Span)>,
    /// The top-level functions and classes of a name, with all that is nested in them.
    functions: HashMap<DefId, Vec<FuncId>>,
    /// Globals that a function deletes.
    unsure: HashSet<DefId>,
    /// Globals that any statement deletes.
    unbound: HashSet<DefId>,
    lookalikes: Lookalikes<'a>,
    /// What the module body has named so far.
    named: HashSet<DefId>,
    /// Reads that may find nothing.
    read: HashSet<(FuncId, DefId)>,
    early: Early,
}

impl<'a> Search<'a> {
    fn module(&mut self, body: &'a Function) {
        self.body = body;
        self.direct.clear();
        self.named.clear();
        for function in self.program.native_functions() {
            if runs_with(self.program, body, function) {
                let names = &self.names[function.id.index()];
                self.direct.extend(names.iter().map(|(global, span)| (function.id, *global, *span)));
            }
        }
        self.direct.sort_by_key(|(_, _, span)| span.start);
        self.block(&body.body, &mut HashSet::new(), 0);
    }

    /// `bound`: what is certainly bound when the block begins, then what is when it ends. `after`: where the
    /// text before ends.
    fn block(&mut self, block: &'a [Stmt], bound: &mut HashSet<DefId>, mut after: u32) {
        for stmt in block {
            let parts = stmt.kind.blocks();
            if matches!(stmt.kind, StmtKind::While { .. } | StmtKind::For { .. }) {
                // A loop's end runs before its beginning, too.
                let named: Vec<DefId> =
                    self.between(stmt.span.start, stmt.span.end).map(|(_, global, _)| *global).collect();
                self.named.extend(named);
            }
            self.execute(stmt, bound, &parts, after);
            let mut inside = bound.clone();
            if !parts.is_empty() {
                bind(stmt, &mut inside);
                deleted(stmt, &mut inside);
            }
            for part in &parts {
                self.block(part.body, &mut inside.clone(), u32::MAX);
            }
            if let StmtKind::If { body, orelse, .. } = &stmt.kind {
                let ends = [body, orelse].map(|block| bound_after(block, bound));
                bound.extend(ends[0].intersection(&ends[1]).copied().collect::<Vec<_>>());
            } else if parts.is_empty() {
                bind(stmt, bound);
            }
            deleted(stmt, bound);
            after = if after == u32::MAX { after } else { stmt.span.end };
        }
    }

    /// The names that the module body's own text has from one position on, up to another.
    fn between(&self, start: u32, end: u32) -> impl Iterator<Item = &(FuncId, DefId, Span)> {
        let first = self.direct.partition_point(|(_, _, span)| span.start < start);
        self.direct[first..].iter().take_while(move |(_, _, span)| span.start < end)
    }

    /// A statement without the blocks in it runs. Decorators stand before the span of their `def`: at top
    /// level, what stands between two statements belongs to the later one.
    fn execute(
        &mut self,
        stmt: &'a Stmt,
        bound: &HashSet<DefId>,
        apart: &[Block<&'a Vec<Stmt>>],
        after: u32,
    ) {
        let apart: Vec<Span> =
            apart.iter().flat_map(|block| block.body.iter().map(|stmt| stmt.span)).collect();
        let own = |span: &Span| !apart.iter().any(|block| block.start <= span.start && span.end <= block.end);
        let mut read: Vec<(FuncId, DefId, Span)> = self
            .between(after.min(stmt.span.start), stmt.span.end)
            .filter(|(_, _, span)| own(span))
            .copied()
            .collect();
        self.named.extend(read.iter().map(|(_, global, _)| *global));
        if !is_inert(self.program, self.body, stmt) {
            for func in self.runs(bound) {
                read.extend(self.names[func.index()].iter().map(|(global, span)| (func, *global, *span)));
            }
        }
        for (reader, global, span) in read {
            if !bound.contains(&global) || self.unsure.contains(&global) {
                self.note(reader, global, span);
            }
        }
    }

    fn note(&mut self, reader: FuncId, global: DefId, span: Span) {
        self.read.insert((reader, global));
        match self.facts.globals[global.index()] {
            GlobalFact::Function(..) | GlobalFact::Module(_) | GlobalFact::Member(..) => {}
            GlobalFact::Variable if self.facts.constants.contains_key(&global) => {
                self.early.constants.insert(global);
                return;
            }
            GlobalFact::Class | GlobalFact::Variable => return,
        }
        let what = format!("`{}`, which may not be bound yet,", self.program.def(global).name);
        let reason = (reader, Reason::new(ReasonId::NotLowered, span, what));
        if !self.early.reasons.contains(&reason) {
            self.early.reasons.push(reason);
        }
    }

    /// The functions that code which got hold of what is named may run now. What is certainly not bound leads
    /// nowhere, but only functions, modules and constants are known not to be.
    fn runs(&self, bound: &HashSet<DefId>) -> Vec<FuncId> {
        let mut todo: Vec<DefId> = self.named.iter().copied().collect();
        let mut seen: HashSet<DefId> = self.named.clone();
        let mut found = vec![];
        while let Some(global) = todo.pop() {
            if matches!(self.facts.globals[global.index()], GlobalFact::Function(..))
                && !bound.contains(&global)
            {
                continue;
            }
            for func in self.functions.get(&global).into_iter().flatten() {
                found.push(*func);
                todo.extend(
                    self.names[func.index()]
                        .iter()
                        .map(|(global, _)| *global)
                        .filter(|global| seen.insert(*global)),
                );
            }
        }
        found
    }

    fn finish(mut self) -> Early {
        let program = self.program;
        for (reader, global) in &self.read {
            let name = &program.def(*global).name;
            if self.lookalikes.among_locals(*reader, name) {
                self.early.suggestions.locals.insert((*reader, *global));
            }
            if self.lookalikes.anywhere(name) {
                self.early.suggestions.unbound.insert((*reader, *global));
            }
        }
        let all = program.native_globals().map(|def| def.id);
        self.early.suggestions.globals =
            all.clone().filter(|global| self.lookalikes.anywhere(&program.def(*global).name)).collect();
        let missing: HashSet<&str> =
            self.read.iter().map(|(_, global)| program.def(*global).name.as_str()).collect();
        let missing: Vec<&str> = missing.into_iter().chain(self.lookalikes.unknown_names()).collect();
        let known: HashSet<&str> = names::bound_from_the_start().collect();
        let read: HashSet<DefId> = self.read.iter().map(|(_, global)| *global).collect();
        self.early.falls_through = read
            .union(&self.unbound)
            .copied()
            .filter(|global| known.contains(program.def(*global).name.as_str()))
            .collect();
        self.early.suggested = all
            .filter(|global| {
                missing.iter().any(|name| self.lookalikes.suggests(name, &program.def(*global).name))
            })
            .collect();
        self.early
    }
}

/// Is its text the module body's, but for a lambda, generator expression or class around it?
fn runs_with(program: &Program, body: &Function, function: &Function) -> bool {
    let mut at = function;
    while let (Some(parent), true) = (at.parent, at.kind != FunctionKind::Def) {
        at = &program.functions[parent.index()];
    }
    at.id == body.id
}

/// The function or class of the module that it is nested in, or is.
fn top_level<'a>(program: &'a Program, function: &'a Function) -> Option<&'a Function> {
    let mut at = function;
    loop {
        let parent = &program.functions[at.parent?.index()];
        if parent.kind == FunctionKind::Module {
            return Some(at);
        }
        at = parent;
    }
}

/// The globals a function's text names, its nested functions apart.
fn names(program: &Program, function: &Function) -> Vec<(DefId, Span)> {
    let named = function.exprs.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Global(global)) => Some((*global, expr.span)),
        // A name in a class body may be the global of that name.
        ExprKind::Name(NameRef::ClassLocal(name)) => {
            Some((program.global(function.module, name)?, expr.span))
        }
        _ => None,
    });
    named.collect()
}

/// Globals that functions of these kinds delete.
fn deleted_by(program: &Program, is_meant: impl Fn(FunctionKind) -> bool) -> HashSet<DefId> {
    let all = program.native_globals().map(|def| def.id).collect();
    let mut left: HashSet<DefId> = HashSet::clone(&all);
    for function in program.native_functions().iter().filter(|function| is_meant(function.kind)) {
        function.body.iter().for_each(|stmt| deleted(stmt, &mut left));
    }
    all.difference(&left).copied().collect()
}

/// What a statement itself binds where its blocks begin (`for`, `with`), or when it has none.
fn bind(stmt: &Stmt, bound: &mut HashSet<DefId>) {
    match &stmt.kind {
        StmtKind::Assign { target, .. }
        | StmtKind::AnnAssign { target, value: Some(_), .. }
        | StmtKind::For { target, .. }
        | StmtKind::Def { target, .. }
        | StmtKind::Class { target, .. }
        | StmtKind::Import { target, .. }
        | StmtKind::ImportFrom { target: Some(target), .. } => bind_target(target, bound),
        StmtKind::With { items, .. } => items
            .iter()
            .filter_map(|(_, target)| target.as_ref())
            .for_each(|target| bind_target(target, bound)),
        _ => {}
    }
}

fn bind_target(target: &Target, bound: &mut HashSet<DefId>) {
    match &target.kind {
        TargetKind::Name(NameRef::Global(global)) => {
            bound.insert(*global);
        }
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| bind_target(item, bound)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
    }
}

/// What a straight block leaves bound, for joining the branches of an `if`.
fn bound_after(block: &[Stmt], bound: &HashSet<DefId>) -> HashSet<DefId> {
    let mut after = bound.clone();
    for stmt in block {
        if stmt.kind.blocks().is_empty() {
            bind(stmt, &mut after);
        }
        deleted(stmt, &mut after);
    }
    after
}

/// What a statement deletes, anywhere in it, is not certain any more.
fn deleted(stmt: &Stmt, bound: &mut HashSet<DefId>) {
    fn remove(target: &Target, bound: &mut HashSet<DefId>) {
        match &target.kind {
            TargetKind::Name(NameRef::Global(global)) => {
                bound.remove(global);
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| remove(item, bound)),
            TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
        }
    }
    each_stmt(std::slice::from_ref(stmt), &mut |stmt| {
        if let StmtKind::Delete(target) = &stmt.kind {
            remove(target, bound);
        }
    });
}

/// Does the statement run none of the program's functions, whoever holds them?
fn is_inert(program: &Program, body: &Function, stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Import { .. } | StmtKind::ImportFrom { .. } | StmtKind::Pass => true,
        StmtKind::Def { func, target: _ } => is_plain(body, &program.functions[func.index()]),
        StmtKind::Assign { value, .. } => crate::world::facts::is_constant(body, body.expr(*value)),
        StmtKind::Expr(value) => matches!(body.expr(*value).kind, ExprKind::Const(_)),
        StmtKind::Class { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::If { .. }
        | StmtKind::While { .. }
        | StmtKind::For { .. }
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Try { .. }
        | StmtKind::With { .. }
        | StmtKind::Match { .. }
        | StmtKind::Opaque { .. } => false,
    }
}

/// No decorator, no default or annotation that calls anything.
fn is_plain(body: &Function, function: &Function) -> bool {
    let values = function
        .params
        .iter()
        .flat_map(|param| [param.default, param.annotation])
        .chain([function.returns])
        .flatten();
    let spans: Vec<Span> = values.map(|value| body.expr(value).span).collect();
    let mut calls = body.exprs.iter().filter(|expr| matches!(expr.kind, ExprKind::Call { .. }));
    function.decorators.is_empty()
        && !calls
            .any(|call| spans.iter().any(|span| span.start <= call.span.start && call.span.end <= span.end))
}
