//! Where the values of the isolate come from that a function works on: followed back by the text, from its
//! loops through variables, arguments and results to whatever keeps them in the isolate.

use std::collections::{HashMap, HashSet};

use super::search::{Edge, Mention, Search, To};
use crate::catalog;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{
    Arg, BindingId, DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Stmt, StmtKind, Target,
    TargetKind,
};
use crate::hir::visit::{self, Seen, each_stmt};
use crate::hir::{Bind, Form, Program};
use crate::source::Span;

pub(super) struct Origins<'s, 'a> {
    search: &'s Search<'a>,
    program: &'a Program,
    found: Vec<Edge>,
    seen_values: HashSet<(FuncId, ExprId)>,
    seen_variables: HashSet<(FuncId, BindingId)>,
    seen_globals: HashSet<DefId>,
    /// By function: what its variables are bound to.
    bound: HashMap<FuncId, Vec<(BindingId, ExprId)>>,
}

impl<'s, 'a> Origins<'s, 'a> {
    pub fn new(search: &'s Search<'a>) -> Origins<'s, 'a> {
        Origins {
            search,
            program: search.program,
            found: vec![],
            seen_values: HashSet::new(),
            seen_variables: HashSet::new(),
            seen_globals: HashSet::new(),
            bound: HashMap::new(),
        }
    }

    /// Of what the loops of the function work on; of a module body, those at this place.
    pub fn of_loops(mut self, function: &'a Function, place: Span) -> Vec<Edge> {
        let is_here = |stmt: &&Stmt| function.kind != FunctionKind::Module || stmt.span == place;
        let mut names = vec![];
        for stmt in function.body.iter().filter(is_here) {
            visit::each(function, stmt, &mut |seen, around| match seen {
                Seen::Expr(id) if around.loops > 0 => names.push(id),
                Seen::Stmt(Stmt { kind: StmtKind::For { iter, .. }, .. }) => names.push(*iter),
                Seen::Stmt(_) | Seen::Expr(_) | Seen::Target(_) => {}
            });
        }
        names.into_iter().for_each(|id| self.value(function, id));
        self.found
    }

    /// Of what the expressions at a place work on.
    pub fn of_place(mut self, function: &'a Function, place: Span) -> Vec<Edge> {
        let is_here = |span: Span| place.start <= span.start && span.end <= place.end;
        let exprs = function.exprs.iter().enumerate().filter(|(_, expr)| is_here(expr.span));
        exprs.for_each(|(index, _)| self.value(function, ExprId(index as u32)));
        self.found
    }

    fn value(&mut self, function: &'a Function, value: ExprId) {
        if !self.seen_values.insert((function.id, value)) {
            return;
        }
        let mut names = vec![];
        visit::each_below(function, value, &mut |id| {
            if let ExprKind::Name(name) = &function.expr(id).kind {
                names.push((id, name));
            }
        });
        for (id, name) in names {
            match name {
                NameRef::Local(binding) => self.variable(function, *binding),
                NameRef::Free(owner, binding) => {
                    self.variable(&self.program.functions[owner.index()], *binding)
                }
                NameRef::Global(def) => self.global(*def, function.expr(id).span),
                NameRef::Builtin(_) | NameRef::ClassLocal(_) => {}
            }
        }
    }

    fn variable(&mut self, function: &'a Function, binding: BindingId) {
        if !self.seen_variables.insert((function.id, binding)) {
            return;
        }
        let bound = self.bound.entry(function.id).or_insert_with(|| bindings(function));
        let values: Vec<ExprId> = bound.iter().filter(|(to, _)| *to == binding).map(|(_, id)| *id).collect();
        values.into_iter().for_each(|id| self.value(function, id));
        if let Some(index) = function.params.iter().position(|param| param.binding == binding) {
            self.argument(function, index);
        }
    }

    /// What callers pass.
    fn argument(&mut self, function: &'a Function, index: usize) {
        let Some(def) = self.program.global(function.module, &function.name) else { return };
        for mention in self.search.mentions(def) {
            let caller = &self.program.functions[mention.func.index()];
            let does = format!("passes `{}` to `{}`", function.params[index].name, function.qualname);
            if let Some(edge) = self.search.names(mention, &does) {
                self.found.push(edge);
            } else if let Some(value) = passed(caller, mention, function, index) {
                self.value(caller, value);
            }
        }
    }

    fn global(&mut self, def: DefId, place: Span) {
        if !self.seen_globals.insert(def) {
            return;
        }
        let definition = self.program.def(def);
        for bind in definition.writes() {
            match bind.form {
                Form::Def | Form::Class => self.definition(bind, &definition.name, place),
                Form::Import | Form::FromImport => self.import(bind),
                Form::Assignment
                | Form::Augmented
                | Form::Annotated
                | Form::Walrus
                | Form::For
                | Form::With
                | Form::Handler
                | Form::TypeAlias
                | Form::Delete => {}
            }
        }
        if self.search.partition.table.isolate_globals.contains_key(&def) {
            self.home(def);
        }
    }

    /// A function or class: what it gives.
    fn definition(&mut self, bind: &Bind, name: &str, place: Span) {
        let made = |function: &&Function| function.parent == Some(bind.func) && function.name == name;
        let Some(function) = self.program.native_functions().iter().find(made) else { return };
        if self.search.is_deferred(function.id) {
            let link = format!("what `{}` makes is CPython's", function.qualname);
            self.found.push(Edge { link, span: place, to: To::Function(function.id) });
            return;
        }
        let mut results = vec![];
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::Return(Some(value)) = &stmt.kind {
                results.push(*value);
            }
        });
        results.into_iter().for_each(|id| self.value(function, id));
    }

    /// A module without native code.
    fn import(&mut self, bind: &Bind) {
        let function = &self.program.functions[bind.func.index()];
        let mut named = None;
        each_stmt(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. } if stmt.id == bind.stmt => {
                named = Some(module.clone());
            }
            _ => {}
        });
        if let Some(module) = named.filter(|module| !is_native(module)) {
            let link = format!("what `{module}` makes is CPython's");
            let reason = Reason::new(ReasonId::Import, bind.span, module);
            self.found.push(Edge { link, span: bind.span, to: To::Reason(reason) });
        }
    }

    /// A variable that lives in the isolate because what runs there names it.
    fn home(&mut self, def: DefId) {
        let definition = self.program.def(def);
        let does = format!("uses `{}`, which lives in CPython for that", definition.name);
        let writes = definition.writes().map(|bind| Mention { func: bind.func, span: bind.span });
        let places: Vec<Mention> = self.search.mentions(def).iter().copied().chain(writes).collect();
        self.found.extend(places.iter().filter_map(|place| self.search.names(place, &does)));
    }
}

/// Has native code beside an isolate something of the module?
fn is_native(module: &str) -> bool {
    catalog::names_of(module).iter().any(|name| !catalog::is_of_process(module, name))
}

/// The argument for a parameter where this mention of the function is a call.
fn passed(caller: &Function, mention: &Mention, function: &Function, index: usize) -> Option<ExprId> {
    caller.exprs.iter().find_map(|expr| {
        let ExprKind::Call { func, args } = &expr.kind else { return None };
        if caller.expr(*func).span != mention.span {
            return None;
        }
        let by_name =
            |arg: &&Arg| matches!(arg, Arg::Keyword(name, _) if *name == function.params[index].name);
        let by_place = args.get(index).filter(|arg| matches!(arg, Arg::Positional(_)));
        Some(by_place.or_else(|| args.iter().find(by_name))?.value())
    })
}

/// Every local variable with what is bound to it.
fn bindings(function: &Function) -> Vec<(BindingId, ExprId)> {
    let mut found = vec![];
    for stmt in &function.body {
        visit::each(function, stmt, &mut |seen, _| {
            if let Seen::Stmt(stmt) = seen {
                bound_by(stmt, &mut found);
            }
        });
    }
    found
}

fn bound_by(stmt: &Stmt, found: &mut Vec<(BindingId, ExprId)>) {
    match &stmt.kind {
        StmtKind::Assign { target, value } | StmtKind::AnnAssign { target, value: Some(value), .. } => {
            each_local(target, &mut |binding| found.push((binding, *value)));
        }
        StmtKind::For { target, iter, .. } => each_local(target, &mut |binding| found.push((binding, *iter))),
        StmtKind::CompAdd { target, key, value, .. } => {
            found.extend(key.iter().chain([value]).map(|id| (*target, *id)));
        }
        StmtKind::With { items, .. } => {
            for (value, target) in items {
                if let Some(target) = target {
                    each_local(target, &mut |binding| found.push((binding, *value)));
                }
            }
        }
        StmtKind::Expr(_)
        | StmtKind::AnnAssign { .. }
        | StmtKind::Delete(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::If { .. }
        | StmtKind::While { .. }
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Pass
        | StmtKind::Try { .. }
        | StmtKind::Def { .. }
        | StmtKind::Class { .. }
        | StmtKind::Import { .. }
        | StmtKind::ImportFrom { .. }
        | StmtKind::Opaque { .. } => {}
    }
}

fn each_local(target: &Target, see: &mut dyn FnMut(BindingId)) {
    match &target.kind {
        TargetKind::Name(NameRef::Local(binding)) => see(*binding),
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| each_local(item, see)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
    }
}
