//! Statements: what they bind, where control can go.

use super::cells;
use super::env::Env;
use super::facts::GlobalFact;
use super::narrow;
use super::table::{Dispatch, How, Site, StmtInfo, VarKey};
use super::walk::{LoopFrame, Sink, Walk};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{
    CompKind, ExprId, FunctionKind, Handler, NameRef, ParamKind, Stmt, StmtKind, Target, TargetKind,
};
use crate::ty::Ty;
use crate::ty::coerce::crosses_by_value;

/// Where a module keeps the annotations of its variables.
const ANNOTATIONS: &str = "__annotations__";
/// Rounds of one loop for each variable before all must have settled: types only grow, and what a round adds
/// may pass from one variable to the next.
const ROUNDS_PER_VARIABLE: usize = 40;

impl<'a> Walk<'_, 'a> {
    /// What the function's own form rules out.
    pub fn check_function(&mut self) {
        let func = self.func;
        let span = func.name_span;
        if func.is_async {
            self.refuse(ReasonId::Async, span, &func.name);
        } else if func.is_generator {
            self.refuse(ReasonId::Generator, span, &func.name);
        }
        if func
            .parent
            .is_some_and(|parent| self.cx.program.functions[parent.index()].kind != FunctionKind::Module)
        {
            self.refuse(ReasonId::NestedFunction, span, &func.name);
        }
        if !func.decorators.is_empty() {
            self.refuse(ReasonId::Decorator, span, &func.name);
        }
        for param in &func.params {
            match param.kind {
                ParamKind::VarPositional | ParamKind::VarKeyword => {
                    self.refuse(ReasonId::VariableArguments, param.span, &func.name);
                }
                ParamKind::PositionalOnly | ParamKind::Positional | ParamKind::KeywordOnly => {}
            }
        }
    }

    /// The module body, statement by statement: some of them run in the isolate.
    pub fn module_body(&mut self, body: &'a [Stmt]) {
        for (index, stmt) in body.iter().enumerate() {
            if !self.env.reachable {
                return;
            }
            self.top = index;
            if self.cx.plan.chunks.contains(&index) {
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
        match &stmt.kind {
            StmtKind::Expr(value) => {
                self.expr(*value);
            }
            StmtKind::Assign { target, value } => {
                let is_name = matches!(target.kind, TargetKind::Name(_));
                let ty = if is_name { self.expr_or_function(*value) } else { self.expr(*value) };
                self.assign(target, ty);
            }
            StmtKind::AnnAssign { target, annotation, value, simple: _ } => {
                let facts = &self.cx.facts;
                let seen = facts.reads_annotations || self.cx.plan.may_rebind(ANNOTATIONS);
                if self.in_native_module() && (seen || !self.is_quiet_annotation(*annotation)) {
                    self.refuse(ReasonId::NotLowered, stmt.span, "an annotated module variable");
                }
                if let Some(value) = value {
                    let ty = self.expr(*value);
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
            StmtKind::With { .. } => {
                self.refuse(ReasonId::NotLowered, stmt.span, "`with`");
                self.env.reachable = false;
            }
            StmtKind::Match { .. } => {
                self.refuse(ReasonId::NotLowered, stmt.span, "`match`");
                self.env.reachable = false;
            }
            StmtKind::Def { func, target } => self.def(stmt, *func, target),
            StmtKind::Class { .. } => {
                self.refuse(ReasonId::Class, stmt.span, "");
            }
            StmtKind::Import { module, target, .. } => self.import(stmt, module, None, Some(target)),
            StmtKind::ImportFrom { module, level: _, name, target } => {
                self.import(stmt, module, Some(name), target.as_ref())
            }
            StmtKind::Opaque { what, binds: _ } => {
                self.refuse(ReasonId::NotLowered, stmt.span, *what);
            }
        }
    }

    fn def(&mut self, stmt: &'a Stmt, func: crate::hir::nodes::FuncId, target: &'a Target) {
        if !self.in_native_module() {
            self.refuse(ReasonId::NestedFunction, stmt.span, &self.cx.program.functions[func.index()].name);
            return;
        }
        let known = matches!(&target.kind, TargetKind::Name(NameRef::Global(global))
            if matches!(self.cx.facts.globals[global.index()], GlobalFact::Function(f, _) if f == func));
        if !known {
            self.refuse(ReasonId::FunctionRebound, stmt.span, &self.cx.program.functions[func.index()].name);
        }
        let function = &self.cx.program.functions[func.index()];
        let annotations =
            function.params.iter().map(|param| param.annotation).chain([function.returns]).flatten();
        for annotation in annotations {
            if !self.is_quiet_annotation(annotation) {
                self.refuse(
                    ReasonId::NotLowered,
                    self.func.expr(annotation).span,
                    "an annotation that may do something",
                );
            }
        }
        for (index, param) in function.params.iter().enumerate() {
            let Some(default) = param.default else { continue };
            let ty = self.expr_or_function(default);
            if !super::facts::is_fixed(self.func, self.func.expr(default)) {
                let ty = self.storable(&ty, default);
                self.keep_default(func, index, ty);
            }
        }
    }

    /// Defaults are evaluated once, when `def` runs; calls share the value.
    fn keep_default(&mut self, func: crate::hir::nodes::FuncId, index: usize, ty: Ty) {
        self.cx.join_default(func, index, &ty);
    }

    /// A native module needs no import, where the text alone says what the name stands for: the one place
    /// that binds it is this statement, at top level.
    fn import(&mut self, stmt: &'a Stmt, module: &str, name: Option<&str>, target: Option<&'a Target>) {
        let is_variable = target.is_some_and(|target| match &target.kind {
            TargetKind::Name(NameRef::Global(global)) => {
                self.cx.facts.globals[global.index()] == GlobalFact::Variable
            }
            _ => true,
        });
        if !self.in_native_module() || is_variable {
            self.refuse(ReasonId::Import, stmt.span, module);
            return;
        }
        let native = match name {
            // Compiler directives and names that only annotations use do nothing at run time.
            Some(_) if module == "__future__" => true,
            Some(name) => super::rows::is_native_member(module, name),
            None => super::rows::is_native_module(module),
        };
        if !native {
            self.refuse(ReasonId::Import, stmt.span, module);
        }
    }

    fn raise(&mut self, stmt: &'a Stmt, exc: Option<ExprId>, cause: Option<ExprId>) {
        for (index, value) in [exc, cause].into_iter().enumerate() {
            let Some(value) = value else { continue };
            let ty = self.exception_value(value);
            let fine = ty == Ty::Exception || ty == Ty::Never || (index == 1 && ty == Ty::None);
            if !fine && ty != Ty::Dyn {
                self.refuse(ReasonId::NotLowered, stmt.span, "raising something that is not an exception");
            } else if ty == Ty::Dyn {
                self.refuse(ReasonId::NotLowered, stmt.span, "raising a value of the isolate");
            }
        }
        self.env.reachable = false;
    }

    /// `raise ValueError` means `raise ValueError()`.
    fn exception_value(&mut self, value: ExprId) -> Ty {
        match self.exception_class(value) {
            Some(class) => self.record(value, Ty::Exception, How::Exception(class)),
            None => {
                let ty = self.expr(value);
                self.shallow(&ty)
            }
        }
    }

    fn assert(&mut self, test: ExprId, message: Option<ExprId>) {
        self.expr(test);
        let before = self.env.clone();
        narrow::assume(self, test, false);
        if self.env.reachable
            && let Some(message) = message
        {
            let ty = self.expr(message);
            self.storable(&ty, message);
        }
        self.env = before;
        narrow::assume(self, test, true);
    }

    fn if_(&mut self, test: ExprId, body: &'a [Stmt], orelse: &'a [Stmt]) {
        self.expr(test);
        if !self.env.reachable {
            return;
        }
        let before = self.env.clone();
        narrow::assume(self, test, true);
        self.block(body);
        let after = std::mem::replace(&mut self.env, before);
        narrow::assume(self, test, false);
        self.block(orelse);
        self.env.join(&after, &mut self.cx.cells);
    }

    fn while_(&mut self, test: ExprId, body: &'a [Stmt], orelse: &'a [Stmt]) {
        self.loop_(&mut |walk| {
            walk.expr(test);
            let before = walk.env.clone();
            narrow::assume(walk, test, true);
            walk.block(body);
            let after = std::mem::replace(&mut walk.env, before);
            narrow::assume(walk, test, false);
            after
        });
        self.finish_loop(orelse);
    }

    fn for_(
        &mut self,
        stmt: &'a Stmt,
        target: &'a Target,
        iter: ExprId,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) {
        let iterable = self.expr(iter);
        if !self.env.reachable {
            return;
        }
        let item = self.item_of(&iterable, iter);
        if !self.env.reachable {
            return;
        }
        self.stmts.insert((self.func.id, stmt.id), StmtInfo { ty: item, how: How::Plain });
        self.loop_(&mut |walk| {
            let exhausted = walk.env.clone();
            let iterable = walk.iterable_part(&iterable);
            let item = cells::iter_item(&mut walk.cx.cells, &iterable).unwrap_or(Ty::Dyn);
            if item == Ty::Never {
                // Nothing is ever in it (so far).
                walk.env.reachable = false;
            } else {
                walk.assign(target, item);
                walk.block(body);
            }
            std::mem::replace(&mut walk.env, exhausted)
        });
        self.finish_loop(orelse);
    }

    /// The type of what iteration gives. Nothing is reached behind the iteration of a value that cannot be
    /// iterated.
    pub fn item_of(&mut self, iterable: &Ty, at: ExprId) -> Ty {
        let part = self.iterable_part(iterable);
        if matches!(part, Ty::Union(_)) {
            return self.refuse(
                ReasonId::NotLowered,
                self.func.expr(at).span,
                "iterating over a value of several types",
            );
        }
        if part == Ty::Never {
            self.env.reachable = false;
            return Ty::Never;
        }
        let all_cross = |walk: &Self, items: &[Ty]| {
            items.iter().all(|item| walk.cx.cells.resolve(item).is_ok_and(|item| crosses_by_value(&item)))
        };
        match cells::iter_item(&mut self.cx.cells, &part) {
            // Items of too many types are values of the isolate then, as far as they can be.
            Some(Ty::Dyn) if matches!(part, Ty::Tuple(items) if !all_cross(self, &items)) => self.refuse(
                ReasonId::NotLowered,
                self.func.expr(at).span,
                "iterating over values of so many types",
            ),
            Some(item) => item,
            None => {
                let name = self.type_name(iterable);
                self.refuse(ReasonId::NotLowered, self.func.expr(at).span, format!("iterating over `{name}`"))
            }
        }
    }

    /// The type without the members whose iteration raises a TypeError.
    pub fn iterable_part(&self, ty: &Ty) -> Ty {
        let members = self.shallow(ty).members();
        members
            .into_iter()
            .filter(|member| !crate::catalog::is_never_iterable(member))
            .fold(Ty::Never, |acc, member| acc.join(&member))
    }

    /// Runs `round` (test, body) until the state at the loop's head settles. `round` leaves the state of the
    /// exhausted or failed test in `env` and returns the state at the end of the body.
    fn loop_(&mut self, round: &mut dyn FnMut(&mut Self) -> Env) {
        let mut head = self.env.clone();
        self.loops.push(LoopFrame { breaks: Env::dead(), continues: Env::dead() });
        let mut rounds = 0;
        let left = loop {
            self.env = head.clone();
            let end = round(self);
            let left = self.env.clone();
            let frame = self.loops.last().expect("pushed above");
            let continues = frame.continues.clone();
            let mut next = head.clone();
            next.join(&end, &mut self.cx.cells);
            next.join(&continues, &mut self.cx.cells);
            if next == head {
                break left;
            }
            rounds += 1;
            if rounds > ROUNDS_PER_VARIABLE * (next.locals.len() + 1) {
                self.cx.is_unsettled = true;
                break left;
            }
            head = next;
        };
        self.env = left;
    }

    fn finish_loop(&mut self, orelse: &'a [Stmt]) {
        let frame = self.loops.pop().expect("pushed by loop_");
        self.block(orelse);
        self.env.join(&frame.breaks, &mut self.cx.cells);
    }

    fn try_(&mut self, body: &'a [Stmt], handlers: &'a [Handler], orelse: &'a [Stmt], finalbody: &'a [Stmt]) {
        if finalbody.is_empty() {
            return self.try_except(body, handlers, orelse);
        }
        if leaves(finalbody) {
            self.refuse(
                ReasonId::NotLowered,
                finalbody[0].span,
                "leaving a `finally` block by `return`, `break` or `continue`",
            );
        }
        // An exception or `return` may come from anywhere in the statement; `break` and `continue` pass
        // through the final block on their way to the loop.
        self.handlers.push(self.env.clone());
        let in_loop = !self.loops.is_empty();
        if in_loop {
            self.loops.push(LoopFrame { breaks: Env::dead(), continues: Env::dead() });
        }
        self.try_except(body, handlers, orelse);
        let anywhere = self.handlers.pop().expect("pushed above");
        let normal = std::mem::replace(&mut self.env, Env::dead());
        if in_loop {
            let frame = self.loops.pop().expect("pushed above");
            let breaks = self.after(finalbody, frame.breaks);
            let continues = self.after(finalbody, frame.continues);
            let around = self.loops.last_mut().expect("there is a loop around");
            around.breaks.join(&breaks, &mut self.cx.cells);
            around.continues.join(&continues, &mut self.cx.cells);
        }
        let normal = self.after(finalbody, normal);
        // What is recorded is what holds for every way in.
        self.env = anywhere;
        self.block(finalbody);
        self.env = normal;
    }

    /// The state at the end of a final block that is entered with this one.
    fn after(&mut self, finalbody: &'a [Stmt], before: Env) -> Env {
        if !before.reachable {
            return before;
        }
        self.env = before;
        self.block(finalbody);
        std::mem::replace(&mut self.env, Env::dead())
    }

    fn try_except(&mut self, body: &'a [Stmt], handlers: &'a [Handler], orelse: &'a [Stmt]) {
        self.handlers.push(self.env.clone());
        self.block(body);
        let raised = self.handlers.pop().expect("pushed above");
        self.block(orelse);
        let mut after = std::mem::replace(&mut self.env, Env::dead());
        for handler in handlers {
            self.env = raised.clone();
            if let Some(class) = handler.class {
                self.handler_class(class);
            }
            if let Some(name) = &handler.name {
                self.assign(name, Ty::Exception);
            }
            self.block(&handler.body);
            let env = std::mem::replace(&mut self.env, Env::dead());
            after.join(&env, &mut self.cx.cells);
        }
        self.env = after;
    }

    /// `except X` / `except (X, Y)`: builtin exception classes only.
    fn handler_class(&mut self, class: ExprId) {
        let classes = self.exception_classes(class);
        if classes.is_none() {
            self.refuse(
                ReasonId::NotLowered,
                self.func.expr(class).span,
                "catching a class that is not a builtin exception",
            );
        }
    }

    fn comprehension_add(&mut self, target: VarKey, kind: CompKind, key: Option<ExprId>, value: ExprId) {
        let key_ty = key.map(|key| self.expr(key));
        let value_ty = self.expr(value);
        let container = self.env.locals.get(&target).map_or(Ty::Never, |local| local.ty);
        match (kind, self.shallow(&container)) {
            (CompKind::List, Ty::List(element)) | (CompKind::Set, Ty::Set(element)) => {
                self.put(&element, &value_ty, value)
            }
            (CompKind::Dict, Ty::Dict(k, v)) => {
                if let (Some(key), Some(key_ty)) = (key, key_ty) {
                    self.put(&k, &key_ty, key);
                }
                self.put(&v, &value_ty, value);
            }
            (_, Ty::Dyn | Ty::Never) => {}
            (CompKind::List | CompKind::Set | CompKind::Dict, _) => {
                unreachable!("a comprehension fills a fresh container")
            }
        }
    }

    /// Stores a value in a container's cell. Iterators do not live in containers.
    pub fn put(&mut self, cell: &Ty, ty: &Ty, at: ExprId) {
        let ty = self.storable(ty, at);
        self.cx.cells.put(cell, &ty);
        self.flow(&ty, Sink::Type(*cell), self.func.expr(at).span);
    }

    /// A type that a variable or container may hold.
    pub fn storable(&mut self, ty: &Ty, at: ExprId) -> Ty {
        let shallow = self.shallow(ty);
        if shallow.members().iter().any(|member| matches!(member, Ty::Iter(..))) {
            return self.refuse(ReasonId::IteratorValue, self.func.expr(at).span, self.type_name(&shallow));
        }
        *ty
    }

    fn delete(&mut self, stmt: &'a Stmt, target: &'a Target) {
        match &target.kind {
            TargetKind::Name(name) => match self.variable(name) {
                Some(var) => {
                    let local = self.env.locals.get(&var).cloned();
                    if let NameRef::Global(global) = name
                        && local.as_ref().is_none_or(|local| local.maybe_unbound)
                        && self.cx.plan.suggestions.globals.contains(global)
                    {
                        self.refuse_suggestion(*global, target.span);
                    }
                    if local.is_none() {
                        self.env.reachable = false;
                    }
                    self.unbind(var);
                }
                None => {
                    self.refuse(ReasonId::NotLowered, stmt.span, "deleting a name of another scope");
                }
            },
            TargetKind::Subscript { object, index } => {
                let object_ty = self.expr(*object);
                let index_ty = self.expr(*index);
                let (_, dispatch) = self.method_dispatch(&object_ty, "__delitem__", &[index_ty], target.span);
                self.decide(target, Ty::None, How::Dispatch(dispatch));
            }
            TargetKind::Attribute { .. } => {
                self.refuse(ReasonId::NotLowered, stmt.span, "deleting an attribute");
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| self.delete(stmt, item)),
        }
    }

    fn decide(&mut self, target: &Target, ty: Ty, how: How) {
        self.targets.insert((self.func.id, target.id), StmtInfo { ty, how });
    }

    pub fn assign(&mut self, target: &'a Target, ty: Ty) {
        match &target.kind {
            TargetKind::Name(name) => self.assign_name(target, name, ty),
            TargetKind::Subscript { object, index } => {
                let object_ty = self.expr(*object);
                let index_ty = self.expr(*index);
                let (_, dispatch) =
                    self.method_dispatch(&object_ty, "__setitem__", &[index_ty, ty], target.span);
                self.decide(target, ty, How::Dispatch(dispatch));
            }
            TargetKind::Attribute { object, name } => {
                let object_ty = self.expr(*object);
                if self.shallow(&object_ty) != Ty::Dyn {
                    self.refuse(ReasonId::NotLowered, target.span, format!("setting attribute `{name}`"));
                }
                self.cx.cells.send_to_isolate(&ty);
            }
            TargetKind::Tuple { items, star } => self.unpack(target, items, *star, &ty),
        }
    }

    fn assign_name(&mut self, target: &'a Target, name: &'a NameRef, ty: Ty) {
        let held = self.shallow(&ty);
        let synthetic = matches!(name, NameRef::Local(binding) if self.func.binding(*binding).synthetic);
        let iterator = held.members().iter().any(|member| matches!(member, Ty::Iter(..)));
        if iterator && !synthetic {
            self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&held));
        }
        if let Some(var) = self.variable(name) {
            if let VarKey::Local(owner, binding) = var
                && self.cx.program.functions[owner.index()].binding(binding).captured
                && !self.captured_by_generators_only(owner, binding)
            {
                self.refuse(
                    ReasonId::Closure,
                    target.span,
                    &self.cx.program.functions[owner.index()].binding(binding).name,
                );
            }
            if let VarKey::Global(global) = var {
                self.join_global(global, &ty);
            }
            self.bind(var, ty);
            return;
        }
        match name {
            NameRef::Global(global) if self.cx.is_in_isolate(*global) => {
                self.cx.cells.send_to_isolate(&ty);
                let held = self.shallow(&ty);
                self.cx.join_global(*global, &held);
            }
            NameRef::Global(global) => self.join_global(*global, &ty),
            NameRef::Free(..) | NameRef::Local(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => {
                self.refuse(ReasonId::Closure, target.span, "");
            }
        }
    }

    fn join_global(&mut self, global: crate::hir::nodes::DefId, ty: &Ty) {
        self.cx.join_global(global, ty);
        self.flow(ty, Sink::Global(global), self.at);
    }

    /// `a, *b = value`.
    fn unpack(&mut self, target: &'a Target, items: &'a [Target], star: Option<usize>, ty: &Ty) {
        let whole = self.iterable_part(ty);
        if whole == Ty::Never {
            self.decide(target, Ty::Never, How::Plain);
            self.env.reachable = false;
            return;
        }
        if let (Ty::Union(_), None) = (self.shallow(ty), star) {
            self.unpack_union(target, items, &whole.members());
            return;
        }
        if let (Ty::Tuple(parts), None) = (&whole, star)
            && parts.len() == items.len()
        {
            for (item, part) in items.iter().zip(parts) {
                self.assign(item, *part);
            }
            return;
        }
        if matches!(whole, Ty::Union(_)) {
            self.refuse(ReasonId::NotLowered, target.span, "unpacking a value of several types");
        }
        let Some(element) = cells::iter_item(&mut self.cx.cells, &whole) else {
            self.refuse(ReasonId::NotLowered, target.span, format!("unpacking `{}`", self.type_name(&whole)));
            return;
        };
        for (index, item) in items.iter().enumerate() {
            if star == Some(index) {
                let cell = self.site_of(Site::Target((self.func.id, target.id)), index as u8);
                self.cx.cells.put(&cell, &element);
                self.flow(&element, Sink::Type(cell), target.span);
                self.assign(item, Ty::list(cell));
            } else {
                self.assign(item, element);
            }
        }
    }

    /// Each target gets what the members give it; a tuple of another length gives nothing, it raises.
    fn unpack_union(&mut self, target: &'a Target, items: &'a [Target], members: &[Ty]) {
        let mut parts = vec![Ty::Never; items.len()];
        let mut given_by_members = vec![];
        for member in members {
            let given = match member {
                Ty::Tuple(given) if given.len() == items.len() => *given,
                Ty::Tuple(_) => continue,
                other => match cells::iter_item(&mut self.cx.cells, other) {
                    Some(item) => vec![item; items.len()],
                    None => {
                        self.refuse(
                            ReasonId::NotLowered,
                            target.span,
                            format!("unpacking `{}`", self.type_name(other)),
                        );
                        return;
                    }
                }
                .into(),
            };
            for (part, given) in parts.iter_mut().zip(&given) {
                *part = self.cx.cells.join(part, given);
            }
            given_by_members.push(given);
        }
        for (part, given) in given_by_members.iter().flat_map(|given| parts.iter().zip(given)) {
            self.flow(given, Sink::Type(*part), target.span);
        }
        self.decide(target, Ty::Tuple(parts.clone().into()), How::Plain);
        if parts.contains(&Ty::Never) {
            self.env.reachable = false;
            return;
        }
        for (item, part) in items.iter().zip(parts) {
            self.assign(item, part);
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

/// Does the block leave itself by `return`, or by `break`/`continue` of a loop around it?
pub fn leaves(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Return(_) | StmtKind::Break | StmtKind::Continue => true,
        StmtKind::If { body, orelse, .. } => leaves(body) || leaves(orelse),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            leaves(body)
                || leaves(orelse)
                || leaves(finalbody)
                || handlers.iter().any(|handler| leaves(&handler.body))
        }
        StmtKind::While { body, orelse, .. } | StmtKind::For { body, orelse, .. } => {
            returns(body) || leaves(orelse)
        }
        StmtKind::With { body, .. } => leaves(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| leaves(&case.body)),
        StmtKind::Expr(_)
        | StmtKind::Assign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Pass
        | StmtKind::Def { .. }
        | StmtKind::Class { .. }
        | StmtKind::Import { .. }
        | StmtKind::ImportFrom { .. }
        | StmtKind::Opaque { .. } => false,
    })
}

fn returns(body: &[Stmt]) -> bool {
    let mut found = false;
    crate::hir::visit::each_stmt(body, &mut |stmt| found |= matches!(stmt.kind, StmtKind::Return(_)));
    found
}
