//! Statements: what they bind, where control can go.

mod assign;
mod branch;
mod comprehension;
mod def;
mod delete;
mod handlers;
mod import;
mod loops;
mod raise;
mod unpack;
mod with;

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, FunctionKind, Stmt, StmtKind, TargetKind};
use crate::infer::cells;
use crate::infer::env::Env;
use crate::infer::home::Edge;
use crate::infer::table::{Dispatch, Site, VarKey};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{IterKind, Ty};

/// The cell of the items of an iterator that is kept.
const KEPT: u8 = 9;

/// Where a module keeps the annotations of its variables.
const ANNOTATIONS: &str = "__annotations__";

impl<'a> Walk<'_, 'a> {
    /// What the function's own form rules out.
    pub fn check_function(&mut self) {
        let func = self.func;
        let span = func.name_span;
        if func.is_async {
            self.refuse(ReasonId::Async, span, &func.name);
        } else if func.is_generator {
            self.check_generator(func);
        }
        self.check_manager(func);
        self.check_wraps(func);
        let is_inside = func
            .parent
            .is_some_and(|parent| self.cx.program.functions[parent.index()].kind == FunctionKind::Class);
        let is_native = self.is_of_native_class(func.id);
        if is_inside && func.kind != FunctionKind::Lambda && !is_native {
            self.refuse(ReasonId::NestedFunction, span, &func.name);
        }
        let is_object = self.cx.program.captures.is_closure(func.id) && !self.is_of_isolate(func);
        if !func.decorators.is_empty() && !is_native && !is_object {
            self.refuse(ReasonId::Decorator, span, &func.name);
        }
    }

    /// A module body, statement by statement: some of the main module's run in the isolate.
    pub fn module_body(&mut self, body: &'a [Stmt]) {
        let is_main = self.func.id == self.cx.program.main_body().id;
        let own = self.func.id;
        self.cx.first_calls.retain(|(body, _), _| *body != own);
        for (index, stmt) in body.iter().enumerate() {
            if !self.env.reachable {
                return;
            }
            self.top = index;
            if is_main && self.cx.plan.chunks.contains(&index) {
                self.live.insert((self.func.id, stmt.id));
            } else {
                self.stmt(stmt);
            }
        }
    }

    pub fn block(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if !self.env.reachable {
                return;
            }
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        self.live.insert((self.func.id, stmt.id));
        self.at = stmt.span;
        self.cx.cells.at = Some(Edge { func: self.func.id, span: stmt.span });
        match &stmt.kind {
            StmtKind::Expr(value) => {
                self.expr(*value);
            }
            StmtKind::Assign { target, value }
                if self.keeps_module(stmt, target, *value)
                    || self.makes_type_variable(stmt, target, *value) => {}
            StmtKind::Assign { target, value } => {
                let is_name = matches!(target.kind, TargetKind::Name(_));
                let is_unpacked = matches!(target.kind, TargetKind::Tuple { .. });
                let mapped = if is_unpacked { self.mapped_list(*value) } else { None };
                self.taken_apart = self.is_taken_apart(target, *value).then_some(self.key(*value));
                let ty = match mapped {
                    Some(ty) => ty,
                    None if is_name => self.expr_or_function(*value),
                    None => self.expr(*value),
                };
                let ty = if is_unpacked { ty } else { self.storable(&ty, *value) };
                self.assign(target, ty);
            }
            StmtKind::AnnAssign { target, annotation, value, simple: _ } => {
                let facts = &self.cx.facts;
                let seen = facts.reads_annotations || self.cx.plan.may_rebind(ANNOTATIONS);
                let is_kept = self.in_native_module() || self.own_class().is_some();
                if is_kept && (seen || !self.is_quiet_annotation(*annotation)) {
                    self.refuse(ReasonId::NotLowered, stmt.span, "an annotated module variable");
                }
                if let Some(value) = self.cx.program.value_bound(self.func.id, stmt.id, *value) {
                    let ty = self.expr(value);
                    let ty = self.storable(&ty, value);
                    self.assign(target, ty);
                }
            }
            StmtKind::CompAdd { target, kind, key, value } => {
                self.comprehension_add(VarKey::Local(self.func.id, *target), *kind, *key, *value)
            }
            StmtKind::Delete(target) => self.delete(stmt, target),
            StmtKind::Return(value) => {
                let ty = value.map_or(Ty::None, |value| self.expr(value));
                self.join_result(&ty);
                self.env.reachable = false;
            }
            StmtKind::Raise { exc, cause } => self.raise(stmt, *exc, *cause),
            StmtKind::Assert { test, message } => self.assert(*test, *message),
            StmtKind::If { test, body, orelse } => self.if_(*test, body, orelse),
            StmtKind::While { test, body, orelse } => self.while_(*test, body, orelse),
            StmtKind::For { target, iter, body, orelse, is_async } => {
                if *is_async {
                    self.refuse(ReasonId::Async, stmt.span, "async for");
                }
                self.for_(stmt, target, *iter, body, orelse);
            }
            StmtKind::Break => {
                let env = std::mem::replace(&mut self.env, Env::dead());
                let frame =
                    self.loops.last_mut().expect("CPython's compiler refuses break outside of a loop");
                frame.breaks.join(&env, &mut self.cx.cells);
            }
            StmtKind::Continue => {
                let env = std::mem::replace(&mut self.env, Env::dead());
                let frame =
                    self.loops.last_mut().expect("CPython's compiler refuses continue outside of a loop");
                frame.continues.join(&env, &mut self.cx.cells);
            }
            StmtKind::Pass => {}
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                if *is_star {
                    self.refuse(ReasonId::NotLowered, stmt.span, "`except*`");
                }
                self.try_(body, handlers, orelse, finalbody);
            }
            StmtKind::With { items, body, is_async } => {
                if *is_async {
                    self.refuse(ReasonId::Async, stmt.span, "async with");
                }
                self.with(stmt, items, body);
            }
            StmtKind::Def { func, target } => self.def(stmt, *func, target),
            StmtKind::Class { .. } => self.class_statement(stmt),
            StmtKind::Import { module, target, .. } => self.import(stmt, module, 0, None, Some(target)),
            StmtKind::ImportFrom { module, level, name, target, .. } => {
                self.import(stmt, module, *level, Some(name), target.as_ref())
            }
            StmtKind::Opaque { what, binds: _ } => {
                self.refuse(ReasonId::NotLowered, stmt.span, *what);
            }
        }
    }

    /// Stores a value in a container's cell.
    pub fn put(&mut self, cell: &Ty, ty: &Ty, at: ExprId) {
        let ty = self.storable(ty, at);
        self.cx.cells.put(cell, &ty);
        self.flow(&ty, Sink::Type(*cell), self.func.expr(at).span);
    }

    /// A type that a variable or container may hold.
    pub fn storable(&mut self, ty: &Ty, at: ExprId) -> Ty {
        let shallow = self.shallow(ty);
        if !shallow.may_be_passing() {
            return *ty;
        }
        let span = self.func.expr(at).span;
        self.kept(&shallow, Site::Expr(self.key(at)), span)
    }

    /// What is done with the value here takes no iterator that has just been made.
    pub fn check_value(&mut self, ty: &Ty, at: ExprId) {
        let shallow = self.shallow(ty);
        if shallow.may_be_passing() {
            self.refuse(ReasonId::IteratorValue, self.func.expr(at).span, self.type_name(&shallow));
        }
    }

    /// An iterator becomes an object where it is kept. One that may run code of the program, or lets go of
    /// what somebody watches, has none.
    pub fn kept(&mut self, ty: &Ty, site: Site, span: Span) -> Ty {
        let cell = self.site_of(site, KEPT);
        let mut all = Ty::Never;
        for member in ty.members() {
            if !member.is_passing() {
                all = self.join(&all, &member);
                continue;
            }
            let item = cells::iter_item(&mut self.cx.cells, &member).filter(|_| self.is_quiet(&member));
            let Some(item) = item.filter(|_| !self.cx.cells.is_sent(&cell)) else {
                return self.refuse(ReasonId::IteratorValue, span, self.type_name(ty));
            };
            self.cx.cells.put(&cell, &item);
            self.flow(&item, Sink::Type(cell), span);
            all = self.join(&all, &Ty::iter(IterKind::Kept, &[cell]));
        }
        all
    }

    /// Does iterating over it run nothing of the program, and does nobody see what it lets go of?
    fn is_quiet(&self, ty: &Ty) -> bool {
        let is_unwatched = |ty: Ty| !ty.mentions_dyn() && !ty.closes() && !ty.holds_file();
        let ty = self.shallow(ty);
        match ty {
            Ty::Iter(IterKind::Instance | IterKind::Widened, _) => false,
            Ty::Iter(kind, parts) if kind.is_object() => {
                let known = parts.iter().map(|part| self.cx.cells.resolve(part));
                known.into_iter().all(|part| part.is_ok_and(is_unwatched))
            }
            Ty::Iter(_, parts) => parts.iter().all(|part| self.is_quiet(part)),
            Ty::List(_) | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Set(_) | Ty::FrozenSet(_) | Ty::Dict(..) => {
                self.cx.cells.resolve(&ty).is_ok_and(is_unwatched)
            }
            other => matches!(other, Ty::Str | Ty::Bytes | Ty::Range),
        }
    }

    pub fn type_name(&self, ty: &Ty) -> String {
        let known = self.cx.cells.resolve(ty);
        known.map_or_else(|_| "a recursive type".to_owned(), |ty| as_written(&ty).to_string())
    }

    pub fn dead(&mut self) -> (Ty, Dispatch) {
        self.env.reachable = false;
        (Ty::Never, Dispatch::Dead)
    }
}

/// The type as a Python programmer says it: of an object of the isolate nothing else is known.
fn as_written(ty: &Ty) -> Ty {
    match ty {
        Ty::Dyn => Ty::Object,
        Ty::List(item) => Ty::list(as_written(item)),
        Ty::Set(item) => Ty::set(as_written(item)),
        Ty::FrozenSet(item) => Ty::frozen_set(as_written(item)),
        Ty::TupleOf(item) => Ty::tuple_of(as_written(item)),
        Ty::Dict(key, value) => Ty::dict(as_written(key), as_written(value)),
        Ty::Tuple(items) => Ty::Tuple(items.iter().map(as_written).collect()),
        other => *other,
    }
}
