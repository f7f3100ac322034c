//! Homes of module globals, and which statements of the module body run where.
//!
//! A global lives in the isolate's module dict when any code that runs there names it; otherwise native code
//! keeps it to itself. Code that reaches namespaces as data may name anything.

use std::collections::{BTreeMap, HashSet};

use super::reach::{self, Reach};
use crate::diag::reasons::Reason;
use crate::hir::nodes::{
    DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, StmtKind, Target, TargetKind,
};
use crate::hir::visit;
use crate::hir::visit::each_stmt;
use crate::hir::{Bind, Definition, Form, Program};
use crate::infer::home::{Forced, Homes};
use crate::infer::table::{TypeTable, VarKey};
use crate::source::Span;
use crate::world::classes::Classes;
use crate::world::{Rebindable, World};

/// Statements that make functions, classes and modules: real objects of the isolate, whoever calls them.
pub fn definitions(program: &Program) -> HashSet<usize> {
    let body = program.main_body();
    let defines = |kind: &StmtKind| {
        matches!(
            kind,
            StmtKind::Def { .. }
                | StmtKind::Class { .. }
                | StmtKind::Import { .. }
                | StmtKind::ImportFrom { .. }
                | StmtKind::Opaque { .. }
        )
    };
    (0..body.body.len()).filter(|index| defines(&body.body[*index].kind)).collect()
}

/// Those among them that native code cannot do without an isolate: all but plain `def`s and classes that may
/// be native.
pub fn made_by_isolate(program: &Program, classes: &Classes) -> HashSet<usize> {
    let mut plain: HashSet<usize> = plain_functions(program).map(|(index, _, _)| index).collect();
    plain.extend(super::objects::statements(program, classes).into_values());
    definitions(program).difference(&plain).copied().collect()
}

/// `def`s of the module body that native code can run, as far as the text shows (no decorators, and the only
/// binding of the name): the statement, the function, its name.
fn plain_functions(program: &Program) -> impl Iterator<Item = (usize, &Function, DefId)> {
    program.main_body().body.iter().enumerate().filter_map(|(index, stmt)| match &stmt.kind {
        StmtKind::Def { func, target: Target { kind: TargetKind::Name(NameRef::Global(def)), .. } } => {
            let function = &program.functions[func.index()];
            let is_plain = function.decorators.is_empty() && program.def(*def).is_written_once();
            is_plain.then_some((index, function, *def))
        }
        _ => None,
    })
}

/// Functions that code of the isolate comes by have their objects there, so it is the isolate that runs their
/// `def`s: those that run there themselves, and those that live in its module dict. `globals` gives what
/// lives there when these statements run there.
pub fn objects_of_functions(
    program: &Program,
    deferred: &HashSet<FuncId>,
    chunks: &mut HashSet<usize>,
    rebindable: &Rebindable,
    globals: &dyn Fn(&HashSet<usize>) -> Homes,
) {
    loop {
        let there = globals(chunks);
        let needed = |(index, function, def): (usize, &Function, DefId)| {
            let is_needed =
                deferred.contains(&function.id) || there.contains_key(&def) || rebindable.may(&function.name);
            (is_needed && !chunks.contains(&index)).then_some(index)
        };
        let more: Vec<usize> = plain_functions(program).filter_map(needed).collect();
        if more.is_empty() {
            return;
        }
        chunks.extend(more);
        whole_statements(program, chunks);
    }
}

/// Functions that have no object: only native code calls them.
pub fn without_object(program: &Program, chunks: &HashSet<usize>) -> HashSet<FuncId> {
    let native = plain_functions(program).filter(|(index, _, _)| !chunks.contains(index));
    native.map(|(_, function, _)| function.id).collect()
}

/// Statements of the module body that a reason points into.
pub fn statements_named(program: &Program, reasons: &[(FuncId, Reason)], chunks: &mut HashSet<usize>) {
    let body = program.main_body();
    for (_, reason) in reasons.iter().filter(|(func, _)| *func == body.id) {
        for (index, stmt) in body.body.iter().enumerate() {
            if stmt.span.start <= reason.span.start && reason.span.end <= stmt.span.end {
                chunks.insert(index);
            }
        }
    }
}

/// HIR statements made from one Python statement run together.
pub fn whole_statements(program: &Program, chunks: &mut HashSet<usize>) {
    let body = program.main_body();
    let spans: HashSet<_> = chunks.iter().map(|index| body.body[*index].span).collect();
    chunks.extend((0..body.body.len()).filter(|index| spans.contains(&body.body[*index].span)));
}

/// Globals that live in the isolate, and why.
pub fn isolate_globals(
    program: &Program,
    chunks: &HashSet<usize>,
    deferred: &HashSet<FuncId>,
    around: (&World, &Reach),
    of_native_classes: &HashSet<FuncId>,
) -> Homes {
    match forcing(program, chunks, deferred, around, of_native_classes) {
        Ok(forcing) => forcing.homes,
        Err(why) => program.defs.iter().map(|def| (def.id, why)).collect(),
    }
}

/// What the code that runs there reads; `None` where that may be anything.
pub fn read_there(
    program: &Program,
    chunks: &HashSet<usize>,
    deferred: &HashSet<FuncId>,
    around: (&World, &Reach),
    of_native_classes: &HashSet<FuncId>,
) -> Option<HashSet<DefId>> {
    let forcing = forcing(program, chunks, deferred, around, of_native_classes);
    forcing.ok().map(|forcing| forcing.mentioned)
}

/// `Err`: what sends all globals there.
fn forcing<'a>(
    program: &'a Program,
    chunks: &HashSet<usize>,
    deferred: &HashSet<FuncId>,
    (world, reach): (&World, &Reach),
    of_native_classes: &HashSet<FuncId>,
) -> Result<Forcing<'a>, Forced> {
    if let Some(place) = world.rebindable.any() {
        return Err(Forced::Rebound(place));
    }
    if reach::evaluates_later(program) {
        return Err(Forced::EvaluatedLater);
    }
    if ends_at_exit(program) {
        return Err(Forced::SeenAtExit);
    }
    // The bodies of other modules run in the isolate.
    let elsewhere = program.defs.iter().filter(|def| def.module != program.main().id);
    let homes = elsewhere.map(|def| (def.id, Forced::Imported)).collect();
    let mut forcing = Forcing { program, homes, mentioned: HashSet::new(), originals: vec![] };
    forcing.originals(chunks, deferred, reach, of_native_classes);
    forcing.statements(chunks);
    for (global, place) in function_values(program, reach) {
        forcing.mention(global, Forced::Value(place));
    }
    for global in &world.read_by_text {
        forcing.mention(*global, Forced::Text);
    }
    Ok(forcing.follow())
}

/// What code of the isolate names, and what runs there for it.
struct Forcing<'a> {
    program: &'a Program,
    homes: Homes,
    /// What is read there: functions among it may be called.
    mentioned: HashSet<DefId>,
    /// Functions whose original may run.
    originals: Vec<FuncId>,
}

impl Forcing<'_> {
    fn force(&mut self, global: DefId, why: Forced) {
        self.homes.entry(global).or_insert(why);
    }

    fn mention(&mut self, global: DefId, why: Forced) {
        self.mentioned.insert(global);
        self.force(global, why);
    }

    /// Functions whose original may run whoever calls them.
    fn originals(
        &mut self,
        chunks: &HashSet<usize>,
        deferred: &HashSet<FuncId>,
        reach: &Reach,
        of_native_classes: &HashSet<FuncId>,
    ) {
        let program = self.program;
        let body = program.main_body();
        self.originals.extend(deferred.iter().copied().filter(|func| *func != body.id));
        // A decorator may keep the function.
        let is_decorated = |function: &Function| !function.decorators.is_empty();
        // A call that takes such a default from the function object may find another there, and then the
        // original runs.
        let native = without_object(program, chunks);
        let keeps = |function: &Function| {
            let mut defaults = function.params.iter().filter_map(|param| param.default);
            !native.contains(&function.id)
                && defaults.any(|default| {
                    let owner = function.parent.map(|parent| &program.functions[parent.index()]);
                    owner.is_some_and(|owner| !crate::world::facts::is_fixed(owner, owner.expr(default)))
                })
        };
        // What such a name stands for is only known when it is called.
        let is_bound_again = |function: &Function| {
            let global = program.global(program.main().id, &function.name);
            function.parent == Some(body.id)
                && global.is_some_and(|global| program.def(global).writes().count() > 1)
        };
        let living = reach.living(program).filter(|function| !of_native_classes.contains(&function.id));
        let may_run = living.filter(|f| is_decorated(f) || keeps(f) || is_bound_again(f));
        self.originals.extend(may_run.map(|function| function.id));
    }

    /// What the statements name that the isolate runs.
    fn statements(&mut self, chunks: &HashSet<usize>) {
        let body = self.program.main_body();
        // Whatever of the body's text no native statement holds: chunks, with the defaults, annotations and
        // decorators of definitions.
        let native = native_text(self.program, chunks);
        let exprs = body.exprs.iter().enumerate();
        for (_, expr) in exprs.filter(|(index, _)| !native.contains(&ExprId(*index as u32))) {
            if let ExprKind::Name(NameRef::Global(global)) = &expr.kind {
                self.mention(*global, Forced::Statement(expr.span));
            } else if let ExprKind::Lambda(func) | ExprKind::GeneratorExp { func, .. } = &expr.kind {
                self.originals.push(*func);
            }
        }
        // The isolate imports.
        for def in self.program.main_globals() {
            let by_import = |bind: &&Bind| matches!(bind.form, Form::Import | Form::FromImport);
            if let Some(bind) = def.writes().find(by_import) {
                self.force(def.id, Forced::Statement(bind.span));
            }
        }
        let mut chunks: Vec<usize> = chunks.iter().copied().collect();
        chunks.sort();
        for index in chunks {
            let stmt = &body.body[index];
            visit::each_target(body, stmt, &mut |target| {
                if let TargetKind::Name(NameRef::Global(global)) = &target.kind {
                    self.force(*global, Forced::Statement(target.span));
                }
            });
            if let StmtKind::Class { func, .. } = &stmt.kind {
                self.originals.push(*func);
            }
        }
    }

    /// Originals name further functions, whose originals may run then.
    fn follow(mut self) -> Self {
        let program = self.program;
        let mut seen = HashSet::new();
        loop {
            // The first in the text is the cause.
            self.originals.sort();
            for func in std::mem::take(&mut self.originals) {
                if seen.insert(func) {
                    for (global, place) in names(program, &program.functions[func.index()]) {
                        self.mention(global, Forced::Named(func, place));
                    }
                    let inside = program.native_functions().iter().filter(|f| f.parent == Some(func));
                    self.originals.extend(inside.map(|function| function.id));
                }
            }
            self.originals.extend(callable(program, self.mentioned.iter().copied()));
            self.originals.retain(|func| !seen.contains(func));
            if self.originals.is_empty() {
                return self;
            }
        }
    }
}

/// The expressions that the native statements of the module body evaluate. (A `def` is native only where
/// evaluating its annotations would do nothing.)
fn native_text(program: &Program, chunks: &HashSet<usize>) -> HashSet<ExprId> {
    let body = program.main_body();
    let mut native = HashSet::new();
    let mut add = |id: ExprId| {
        native.insert(id);
    };
    for (_, stmt) in body.body.iter().enumerate().filter(|(index, _)| !chunks.contains(index)) {
        visit::each_expr(body, stmt, &mut add);
        if let StmtKind::Def { func, .. } = &stmt.kind {
            let function = &program.functions[func.index()];
            let params = function.params.iter().flat_map(|param| [param.default, param.annotation]);
            let own = params.chain([function.returns]).flatten();
            own.for_each(|id| visit::each_below(body, id, &mut add));
        }
    }
    native
}

fn main_text(program: &Program) -> impl Iterator<Item = &Function> {
    program.native_functions().iter().filter(|function| function.module == program.main().id)
}

/// Globals of the isolate that only native statements of the module body bind, and nothing unbinds.
pub fn copied(
    program: &Program,
    chunks: &HashSet<usize>,
    isolate: &Homes,
    rebindable: &Rebindable,
) -> HashSet<DefId> {
    let body = program.main_body();
    if rebindable.any().is_some() {
        return HashSet::new();
    }
    let in_chunk = |span: &Span| {
        chunks
            .iter()
            .map(|index| body.body[*index].span)
            .any(|chunk| chunk.start <= span.start && span.end <= chunk.end)
    };
    let mut deleted = HashSet::new();
    for function in program.native_functions() {
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::Delete(target) = &stmt.kind {
                names_in(target, &mut deleted);
            }
        });
    }
    let native =
        |global: &Definition| global.writes().all(|bind| bind.func == body.id && !in_chunk(&bind.span));
    let is_copied = |id: &DefId| {
        let global = program.def(*id);
        global.module == program.main().id
            && !rebindable.may(&global.name)
            && native(global)
            && !deleted.contains(id)
    };
    isolate.keys().copied().filter(is_copied).collect()
}

fn names_in(target: &Target, found: &mut HashSet<DefId>) {
    match &target.kind {
        TargetKind::Name(NameRef::Global(global)) => {
            found.insert(*global);
        }
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| names_in(item, found)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
    }
}

/// The names of generator functions that wait inside of `try` or `with`, and of coroutines: who still keeps
/// one when CPython empties the module, name by name, shows it then. (Decorated ones, context managers
/// mostly, are not waiting by then.)
pub fn waiting(program: &Program) -> HashSet<&str> {
    let shows = |function: &Function| {
        let mut waits = function.is_async;
        each_stmt(&function.body, &mut |stmt| {
            waits |= matches!(stmt.kind, StmtKind::Try { .. } | StmtKind::With { .. })
        });
        waits && (function.is_async || function.is_generator) && function.decorators.is_empty()
    };
    let shown = main_text(program).filter(|function| shows(function));
    shown.map(|function| function.name.as_str()).collect()
}

/// Does a native global hold a value of the isolate, or an exception with what its traceback holds? (A name
/// that only `except` binds is unbound again.)
pub fn hold_isolate_values(program: &Program, table: &TypeTable) -> bool {
    let body = table.main.map(|main| &table.instances[main.index()].slots);
    let held = |def: &Definition| {
        let slot = body.and_then(|slots| slots.get(&VarKey::Global(def.id)));
        [table.globals.get(def.id.index()), slot.map(|slot| &slot.ty)].into_iter().flatten().copied()
    };
    let is_kept =
        |def: &&Definition| def.writes().any(|bind| !matches!(bind.form, Form::Handler | Form::Delete));
    let native = program.defs.iter().filter(|def| !table.isolate_globals.contains_key(&def.id));
    native.filter(is_kept).any(|def| held(def).any(|ty| ty.may_hold_dyn()))
}

/// Does the module body keep one of them?
fn ends_at_exit(program: &Program) -> bool {
    let body = program.main_body();
    let shown = waiting(program);
    let mut kept = false;
    if !shown.is_empty() {
        for stmt in body.body.iter().filter(|stmt| matches!(stmt.kind, StmtKind::Assign { .. })) {
            visit::each_expr(body, stmt, &mut |id| {
                kept |= match &body.expr(id).kind {
                    ExprKind::Name(NameRef::Global(global)) => {
                        shown.contains(program.def(*global).name.as_str())
                    }
                    ExprKind::Attribute { name, .. } => shown.contains(name.as_str()),
                    _ => false,
                };
            });
        }
    }
    kept
}

/// Functions of modules that isolate code can name. It may call them with arguments no native entry takes,
/// and then their original runs: it finds its globals in the module dict.
pub fn callable(program: &Program, mentioned: impl Iterator<Item = DefId>) -> impl Iterator<Item = FuncId> {
    let names: HashSet<&str> = mentioned.map(|global| program.def(global).name.as_str()).collect();
    let own =
        move |function: &&Function| is_top_level(program, function) && names.contains(function.name.as_str());
    program.native_functions().iter().filter(own).map(|function| function.id)
}

/// Does it stand in the body of its module?
pub fn is_top_level(program: &Program, function: &Function) -> bool {
    function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Module)
}

/// Globals a function names, by reading or writing, and where.
fn names(program: &Program, function: &Function) -> Vec<(DefId, Span)> {
    let read = function.exprs.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Global(global)) => Some((*global, expr.span)),
        // A name in a class body may be the global of that name.
        ExprKind::Name(NameRef::ClassLocal(name)) => {
            program.global(function.module, name).map(|global| (global, expr.span))
        }
        _ => None,
    });
    let written = program.globals(function.module).filter_map(|def| {
        let bind = def.writes().find(|bind| bind.func == function.id)?;
        Some((def.id, bind.span))
    });
    read.chain(written).collect()
}

/// Globals read other than to call them, and where first: a function among them may be called by whoever gets
/// it. (Where a class is a value that the isolate has to have, inference says so: `isinstance(x, C)` needs no
/// object of a native class.)
pub fn function_values(program: &Program, reach: &Reach) -> BTreeMap<DefId, Span> {
    let mut found = BTreeMap::new();
    for function in reach.living(program) {
        let called: HashSet<ExprId> = function
            .exprs
            .iter()
            .filter_map(|expr| match &expr.kind {
                ExprKind::Call { func, .. } => Some(*func),
                _ => None,
            })
            .collect();
        for (index, expr) in function.exprs.iter().enumerate() {
            if let ExprKind::Name(NameRef::Global(global)) = &expr.kind
                && !called.contains(&ExprId(index as u32))
            {
                found.entry(*global).or_insert(expr.span);
            }
        }
    }
    let is_function =
        |function: &&Function| is_top_level(program, function) && function.kind != FunctionKind::Class;
    let functions = program.native_functions().iter().filter(is_function);
    let names: HashSet<&str> = functions.map(|function| function.name.as_str()).collect();
    found.retain(|global, _| names.contains(program.def(*global).name.as_str()));
    found
}
