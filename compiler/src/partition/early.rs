//! Names that may be read before the statement that binds them has run.
//!
//! Native code takes a function of the module for granted, and a module, and a constant. That holds only once the `def`, the
//! `import` or the assignment has run: what runs before, directly or through other functions, has to look the name up (and to
//! raise NameError). A statement runs what the module body has named so far: a function that was named may have been kept by
//! whoever got it.

use std::collections::{HashMap, HashSet};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprKind, FuncId, Function, GlobalId, NameRef, Program, Stmt, StmtKind, Target, TargetKind};
use crate::infer::facts::{GlobalFact, facts};
use crate::source::Span;

/// What may be read too early.
#[derive(Default)]
pub struct Early {
    /// Against the readers of functions and modules.
    pub reasons: Vec<(FuncId, Reason)>,
    /// Constants whose name has to be looked up.
    pub constants: HashSet<GlobalId>,
}

/// Reads the module body in order.
pub fn early(program: &Program) -> Early {
    let body = &program.functions[program.modules[0].body.index()];
    let search = Search { program, body, names: program.functions.iter().map(|function| names(program, function)).collect(), bound_at: bound_at(program, body) };
    let mut found = Early::default();
    let constants: HashSet<GlobalId> = facts(program).constants.into_keys().collect();
    let mut named: HashSet<GlobalId> = HashSet::new();
    for (index, executed) in search.executed().into_iter().enumerate() {
        named.extend(executed.iter().map(|(global, _)| *global));
        // An import of nothing but foreign code, a `def`, a constant: nothing of the program runs.
        let mut read: Vec<(FuncId, GlobalId, Span)> = executed.into_iter().map(|(global, span)| (body.id, global, span)).collect();
        if !is_inert(program, body, &body.body[index]) {
            for func in search.runs(&named, index) {
                read.extend(search.names[func.index()].iter().map(|(global, span)| (func, *global, *span)));
            }
        }
        for (reader, global, span) in read {
            if search.bound_at.get(&global).is_none_or(|at| *at <= index) {
                continue;
            }
            if constants.contains(&global) {
                found.constants.insert(global);
                continue;
            }
            let what = format!("`{}`, which may not be bound yet,", program.modules[0].globals[global.index()].name);
            let reason = (reader, Reason::new(ReasonId::NotLowered, span, what));
            if !found.reasons.contains(&reason) {
                found.reasons.push(reason);
            }
        }
    }
    found
}

struct Search<'a> {
    program: &'a Program,
    body: &'a Function,
    /// By function: the globals it names and where.
    names: Vec<Vec<(GlobalId, Span)>>,
    /// The statement that binds a name which native code takes for granted.
    bound_at: HashMap<GlobalId, usize>,
}

impl Search<'_> {
    /// By statement of the module body: the globals its own expressions name. (A generator expression or lambda in it, and the
    /// body of a class, counts with it.)
    fn executed(&self) -> Vec<Vec<(GlobalId, Span)>> {
        let mut found = vec![vec![]; self.body.body.len()];
        // Decorators stand before the span of their `def`: a name belongs to the first statement that ends after it.
        let statement = |span: Span| self.body.body.iter().position(|stmt| stmt.span.end >= span.end);
        let direct = self.program.functions.iter().filter(|function| self.runs_with_the_body(function));
        for (global, span) in direct.flat_map(|function| &self.names[function.id.index()]) {
            if let Some(index) = statement(*span) {
                found[index].push((*global, *span));
            }
        }
        found
    }

    /// Is its text the module body's, but for a lambda, generator expression or class around it?
    fn runs_with_the_body(&self, function: &Function) -> bool {
        use crate::hir::nodes::FunctionKind;
        let mut at = function;
        while let (Some(parent), true) = (at.parent, at.kind != FunctionKind::Def) {
            at = &self.program.functions[parent.index()];
        }
        at.kind == FunctionKind::Module && at.id == self.body.id
    }

    /// The functions that code which got hold of `named` may run while statement `index` runs. What is not bound by then
    /// leads nowhere.
    fn runs(&self, named: &HashSet<GlobalId>, index: usize) -> Vec<FuncId> {
        let mut todo: Vec<GlobalId> = named.iter().copied().collect();
        let mut seen: HashSet<GlobalId> = named.clone();
        let mut found = vec![];
        while let Some(global) = todo.pop() {
            if self.bound_at.get(&global).is_some_and(|at| *at > index) {
                continue;
            }
            let name = &self.program.modules[0].globals[global.index()].name;
            let own = self.program.functions.iter().filter(|function| self.belongs_to(function, name));
            for function in own {
                found.push(function.id);
                todo.extend(self.names[function.id.index()].iter().map(|(global, _)| *global).filter(|global| seen.insert(*global)));
            }
        }
        found
    }

    /// Is it the top-level function or class of that name, or nested in it?
    fn belongs_to(&self, function: &Function, name: &str) -> bool {
        let mut at = function;
        loop {
            match at.parent {
                Some(parent) if parent == self.body.id => return at.name == *name,
                Some(parent) => at = &self.program.functions[parent.index()],
                None => return false,
            }
        }
    }
}

/// The globals a function's text names, its nested functions apart.
fn names(program: &Program, function: &Function) -> Vec<(GlobalId, Span)> {
    let globals = &program.modules[function.module].globals;
    let named = function.exprs.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Global(global)) => Some((*global, expr.span)),
        // A name in a class body may be the global of that name.
        ExprKind::Name(NameRef::ClassLocal(name)) => {
            let global = globals.iter().position(|global| global.name == *name)?;
            Some((GlobalId(global as u32), expr.span))
        }
        _ => None,
    });
    named.collect()
}

/// Names bound once, by a `def`, an `import` or a constant at top level.
fn bound_at(program: &Program, body: &Function) -> HashMap<GlobalId, usize> {
    let facts = facts(program);
    let mut found = HashMap::new();
    for (index, stmt) in body.body.iter().enumerate() {
        let (StmtKind::Def { target, .. } | StmtKind::Import { target, .. } | StmtKind::ImportFrom { target: Some(target), .. }
        | StmtKind::Assign { target, .. }) = &stmt.kind
        else {
            continue;
        };
        if let Target { kind: TargetKind::Name(NameRef::Global(global)), .. } = target
            && (facts.globals[global.index()] != GlobalFact::Variable || facts.constants.contains_key(global))
        {
            found.insert(*global, index);
        }
    }
    found
}

/// Does the statement run none of the program's functions, whoever holds them?
fn is_inert(program: &Program, body: &Function, stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Import { .. } | StmtKind::ImportFrom { .. } | StmtKind::Pass => true,
        StmtKind::Def { func, target: _ } => is_plain(body, &program.functions[func.index()]),
        StmtKind::Assign { value, .. } => crate::infer::facts::is_constant(body, body.expr(*value)),
        StmtKind::Expr(value) => matches!(body.expr(*value).kind, ExprKind::Const(_)),
        StmtKind::Class { .. } | StmtKind::AnnAssign { .. } | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_) | StmtKind::Return(_) | StmtKind::Raise { .. } | StmtKind::Assert { .. } | StmtKind::If { .. }
        | StmtKind::While { .. } | StmtKind::For { .. } | StmtKind::Break | StmtKind::Continue | StmtKind::Try { .. }
        | StmtKind::With { .. } | StmtKind::Match { .. } | StmtKind::Opaque(_) => false,
    }
}

/// No decorator, no default or annotation that calls anything.
fn is_plain(body: &Function, function: &Function) -> bool {
    let values = function.params.iter().flat_map(|param| [param.default, param.annotation]).chain([function.returns]).flatten();
    let spans: Vec<Span> = values.map(|value| body.expr(value).span).collect();
    let calls = body.exprs.iter().filter(|expr| matches!(expr.kind, ExprKind::Call { .. }));
    function.decorators.is_empty() && !calls.into_iter().any(|call| spans.iter().any(|span| span.start <= call.span.start && call.span.end <= span.end))
}
