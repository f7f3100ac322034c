//! Generators whose end is seen: they are let go of where a `finally`, a `with` or a handler has to run.
//!
//! ```python
//! def lines():
//!     try:
//!         yield "a"
//!     finally:
//!         print("closed")        # as the last reference to the generator goes
//! for line in lines():
//!     break                      # here
//! ```
//!
//! CPython throws GeneratorExit into such a generator when nobody has it any more (`_PyGen_Finalize` in
//! `Objects/genobject.c`). So who holds one has to let go of it when CPython would, and its type says so
//! ([`Ty::closes`]). A generator that holds one is such a generator, too: it lets go of it as it is closed.
//!
//! Of some places the moment or the order is not known: containers, attributes, cells (they may lie in a
//! cycle), several names of modules that are still bound as the program ends (CPython's collector takes them
//! in an order that depends on what it has seen before), exceptions that outlive their handler and with them
//! the frames they have left. What makes a generator that gets there stays with CPython.

use std::collections::BTreeSet;

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{
    BindingId, Element, ExprId, ExprKind, FuncId, Function, Handler, NameRef, Stmt, StmtKind, Target,
    TargetKind,
};
use crate::hir::visit;
use crate::infer::Cx;
use crate::infer::table::{ExprKey, How, Instance, InstanceId, Refusal, TypeTable, VarKey};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;

impl Walk<'_, '_> {
    /// Notes that the end of the generators of this function is seen: by what protects a `yield`, or by a
    /// generator they hold.
    pub(in crate::infer) fn note_end(&mut self) {
        let Some([.., end]) = self.own_generator() else { return };
        let function = self.root();
        let closes = |ty: &Ty| self.cx.cells.resolve(ty).is_ok_and(|ty| ty.closes());
        let held = self.exprs.values().map(|info| &info.ty).chain(self.slots.values().map(|slot| &slot.ty));
        if meets_exit(function) || held.into_iter().any(closes) {
            self.cx.cells.put(&end, &Ty::None);
        }
    }
}

/// Does the function do anything when GeneratorExit is raised at one of its `yield`s?
fn meets_exit(func: &Function) -> bool {
    let mut found = false;
    visit::each_stmt(&func.body, &mut |stmt: &Stmt| match &stmt.kind {
        StmtKind::With { body, .. } => found |= yields(func, body),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            let in_handlers = || handlers.iter().any(|handler| yields(func, &handler.body));
            let ends = !finalbody.is_empty() && (yields(func, orelse) || in_handlers());
            let catches =
                !finalbody.is_empty() || handlers.iter().any(|handler| may_catch_exit(func, handler));
            found |= ends || catches && yields(func, body);
        }
        _ => {}
    });
    found
}

fn yields(func: &Function, body: &[Stmt]) -> bool {
    let mut found = false;
    visit::each_stmt(body, &mut |stmt: &Stmt| {
        visit::each_expr(func, stmt, &mut |expr| {
            found |= matches!(func.expr(expr).kind, ExprKind::Yield(_) | ExprKind::YieldFrom(_));
        });
    });
    found
}

/// Classes that are named do nothing when they are asked; what else is evaluated may.
fn may_catch_exit(func: &Function, handler: &Handler) -> bool {
    let Some(class) = handler.class else { return true };
    let of_name = |class: ExprId| match &func.expr(class).kind {
        ExprKind::Name(NameRef::Builtin(name)) => name == "GeneratorExit" || name == "BaseException",
        ExprKind::Name(NameRef::Global(_)) => false,
        _ => true,
    };
    match &func.expr(class).kind {
        ExprKind::Tuple(items) => items.iter().any(|item| match item {
            Element::One(item) => of_name(*item),
            Element::Star(_) => true,
        }),
        _ => of_name(class),
    }
}

/// The refusals of the functions that make generators whose end is seen, where it may be seen at another
/// moment than in CPython.
pub(super) fn refusals(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    let makers: Vec<InstanceId> = live
        .iter()
        .copied()
        .filter(|id| {
            let instance = &table.instances[id.index()];
            instance.is_generator && instance.result.closes()
        })
        .collect();
    if makers.is_empty() {
        return vec![];
    }
    let mut found: Vec<(Ty, Span, String)> = vec![];
    for id in &live {
        Holder { cx, instance: &table.instances[id.index()] }.check(&mut found);
    }
    fields(cx, table, &mut found);
    globals(cx, table, &mut found);
    let keeps_frames = live.iter().any(|id| keeps_generators(&table.instances[id.index()]));
    if keeps_frames && let Some(span) = kept_exception(cx, table, &live) {
        let all = makers.iter().map(|id| table.instances[id.index()].result);
        found.extend(all.map(|ty| (ty, span, "the traceback of a kept exception".to_owned())));
    }
    let mut refusals = vec![];
    for id in makers {
        let instance = &table.instances[id.index()];
        let name = &cx.program.functions[instance.func.index()].name;
        for (_, span, place) in found.iter().filter(|(ty, ..)| ty.holds(&instance.result)) {
            let what = format!("when `{name}` is closed is not known, since {place} holds it: it");
            let reason = Reason::new(ReasonId::Generator, *span, what);
            refusals.push(Refusal { instance: id, func: instance.func, reason });
        }
    }
    refusals
}

/// A variable, an iterator that is asked for the next item, an argument.
fn is_simple(ty: &Ty) -> bool {
    ty.members().iter().all(|member| match member {
        Ty::Generator(parts) => !parts.close(),
        other => !other.closes(),
    })
}

/// One function that may hold such generators.
struct Holder<'a> {
    cx: &'a Cx<'a>,
    instance: &'a Instance,
}

type Found = Vec<(Ty, Span, String)>;

impl Holder<'_> {
    fn function(&self, func: FuncId) -> &Function {
        &self.cx.program.functions[func.index()]
    }

    fn check(&self, found: &mut Found) {
        let own = self.function(self.instance.func);
        let mut exprs: Vec<ExprKey> = self.instance.exprs.keys().copied().collect();
        exprs.sort();
        for (func, id) in exprs {
            let info = &self.instance.exprs[&(func, id)];
            let expr = self.function(func).expr(id);
            if !info.ty.closes() {
                self.check_taker(func, id, found);
                continue;
            }
            if !is_simple(&info.ty) {
                found.push((info.ty, expr.span, "this expression".to_owned()));
            }
        }
        let mut slots: Vec<_> = self.instance.slots.iter().filter(|(_, slot)| slot.ty.closes()).collect();
        slots.sort_by_key(|(var, _)| **var);
        let held: Vec<Ty> = slots.iter().map(|(_, slot)| slot.ty).collect();
        for (var, slot) in slots {
            let is_bound_again = match var {
                VarKey::Local(func, binding) => {
                    let function = self.function(*func);
                    let is_param = function.params.iter().any(|param| param.binding == *binding);
                    is_param && binds(function, *binding)
                }
                VarKey::Global(_) => false,
            };
            if is_bound_again || !is_simple(&slot.ty) {
                found.push((slot.ty, own.name_span, format!("`{}`", var.name(self.cx.program))));
            }
        }
        // The frame of a generator that is closed lets go of what it holds in an order of its own, which is
        // not that of other frames in every version.
        if self.instance.is_generator && held.len() + self.at_once(own, &own.body) > 1 {
            let place = || format!("`{}`", own.name);
            let exprs = self.instance.exprs.values().map(|info| info.ty).filter(Ty::closes);
            let all: BTreeSet<Ty> = held.into_iter().chain(exprs).collect();
            found.extend(all.into_iter().map(|ty| (ty, own.name_span, place())));
        }
    }

    /// How many such generators that are in no variable loops and `yield from` hold at once.
    fn at_once(&self, func: &Function, body: &[Stmt]) -> usize {
        let is_unnamed = |id: &ExprId| {
            let is_name = matches!(func.expr(*id).kind, ExprKind::Name(_));
            !is_name && self.instance.exprs.get(&(func.id, *id)).is_some_and(|info| info.ty.closes())
        };
        let of = |stmt: &Stmt| {
            let blocks = stmt.kind.blocks();
            let own = match &stmt.kind {
                StmtKind::For { iter, .. } => usize::from(is_unnamed(iter)),
                _ if !blocks.is_empty() => 0,
                _ => {
                    let mut delegates = false;
                    visit::each_expr(func, stmt, &mut |expr| {
                        let ExprKind::YieldFrom(iter) = &func.expr(expr).kind else { return };
                        delegates |= is_unnamed(iter);
                    });
                    usize::from(delegates)
                }
            };
            let inner = blocks.into_iter().map(|block| self.at_once(func, block.body)).max();
            own + inner.unwrap_or(0)
        };
        body.iter().map(of).max().unwrap_or(0)
    }

    /// What takes such a generator and gives something else: an iterator over it holds it, too.
    fn check_taker(&self, func: FuncId, id: ExprId, found: &mut Found) {
        let function = self.function(func);
        let expr = function.expr(id);
        let info = &self.instance.exprs[&(func, id)];
        let ty_of = |id: &ExprId| self.instance.exprs.get(&(func, *id)).map_or(Ty::Never, |info| info.ty);
        if let ExprKind::Call { args, .. } = &expr.kind {
            let given = args.iter().map(|arg| ty_of(&arg.value())).find(Ty::closes);
            let is_taken = match &info.how {
                How::Call(..) => true,
                How::Dispatch(_) => !matches!(info.ty, Ty::Iter(..)),
                _ => false,
            };
            if let Some(ty) = given.filter(|_| !is_taken) {
                found.push((ty, expr.span, "this expression".to_owned()));
            }
        }
        // The frame of the expression keeps what it goes through while its exceptions live.
        if let ExprKind::GeneratorExp { func: inner, iter } = &expr.kind {
            let (ty, inner) = (ty_of(iter), self.function(*inner));
            if ty.closes() && !is_plain(inner) {
                found.push((ty, expr.span, "this expression".to_owned()));
            }
        }
        if let ExprKind::Block { body, frame: Some(_), .. } = &expr.kind {
            for stmt in body {
                let StmtKind::For { iter, .. } = &stmt.kind else { continue };
                if ty_of(iter).closes() {
                    found.push((ty_of(iter), expr.span, "this expression".to_owned()));
                }
            }
        }
    }
}

/// Nothing in the generator expression raises an exception of its own.
fn is_plain(func: &Function) -> bool {
    func.exprs.iter().all(|expr| {
        matches!(
            expr.kind,
            ExprKind::Name(NameRef::Local(_)) | ExprKind::Const(_) | ExprKind::Yield(_) | ExprKind::Tuple(_)
        )
    })
}

fn binds(func: &Function, binding: BindingId) -> bool {
    let mut found = false;
    visit::each_stmt(&func.body, &mut |stmt: &Stmt| {
        visit::each_target(func, stmt, &mut |target| {
            found |= matches!(&target.kind, TargetKind::Name(NameRef::Local(bound)) if *bound == binding);
        });
    });
    found
}

/// Attributes and variables of classes.
fn fields(cx: &Cx, table: &TypeTable, found: &mut Found) {
    for native in &table.classes {
        let info = cx.facts.table.info(native.class);
        let span = cx.program.functions[info.body.index()].name_span;
        for field in native.fields.iter().chain(&native.values).filter(|field| field.ty.closes()) {
            found.push((field.ty, span, format!("an instance of `{}`", native.class.name())));
        }
    }
}

/// Names of modules: of one the moment is known, the end of the program.
fn globals(cx: &Cx, table: &TypeTable, found: &mut Found) {
    let names: Vec<(usize, &Ty)> = table.globals.iter().enumerate().filter(|(_, ty)| ty.closes()).collect();
    // A file ends then, too, and which of them comes first the collector says.
    let has_file = table.globals.iter().any(Ty::holds_file);
    for (index, ty) in &names {
        if names.len() > 1 || has_file || !is_simple(ty) {
            let definition = &cx.program.defs[*index];
            let span = definition.bindings.first().map_or(cx.program.main_body().name_span, |bind| bind.span);
            found.push((**ty, span, format!("`{}`", definition.name)));
        }
    }
}

/// Are there variables in the frame of a function that hold such generators?
fn keeps_generators(instance: &Instance) -> bool {
    let is_local = |var: &VarKey| matches!(var, VarKey::Local(..));
    instance.params.iter().any(Ty::closes)
        || instance.slots.iter().any(|(var, slot)| is_local(var) && slot.ty.closes())
}

/// Something that keeps an exception longer than its handler runs.
fn kept_exception(cx: &Cx, table: &TypeTable, live: &[InstanceId]) -> Option<Span> {
    let holds = |ty: &Ty| ty.holds(&Ty::Exception) || ty.classes().iter().any(|class| class.is_exception());
    for id in live {
        let instance = &table.instances[id.index()];
        let function = &cx.program.functions[instance.func.index()];
        let mut names = handler_names(function);
        // Whoever calls is handling what it gives.
        let params = function.params.iter().map(|param| param.binding);
        names.extend(
            params.filter(|binding| !binds(function, *binding)).map(|id| VarKey::Local(function.id, id)),
        );
        // The frame of a function would lie in a ring with an exception that has passed it.
        let in_ring = keeps_generators(instance);
        let is_kept =
            |(var, ty): (&VarKey, &Ty)| !names.contains(var) && (holds(ty) || in_ring && ty.may_hold_dyn());
        let slots = instance.slots.iter().map(|(var, slot)| (var, &slot.ty));
        if slots.into_iter().any(is_kept) || holds(&instance.returned()) {
            return Some(function.name_span);
        }
    }
    let main = cx.program.main_body().name_span;
    let is_field = table.classes.iter().flat_map(|class| class.fields.iter().chain(&class.values));
    is_field.into_iter().any(|field| holds(&field.ty)).then_some(main)
}

/// The names that handlers bind, and unbind at their end.
fn handler_names(function: &Function) -> BTreeSet<VarKey> {
    let mut found = BTreeSet::new();
    let mut see = |target: &Target| match &target.kind {
        TargetKind::Name(NameRef::Local(binding)) => {
            found.insert(VarKey::Local(function.id, *binding));
        }
        TargetKind::Name(NameRef::Global(global)) => {
            found.insert(VarKey::Global(*global));
        }
        _ => {}
    };
    visit::each_stmt(&function.body, &mut |stmt: &Stmt| {
        if let StmtKind::Try { handlers, .. } = &stmt.kind {
            handlers.iter().filter_map(|handler| handler.name.as_ref()).for_each(&mut see);
        }
    });
    found
}
