//! Statements.

use std::collections::HashSet;

use super::exits::Exit;
use super::function::Lower;
use crate::hir::nodes::{
    CompKind, Element, ExprId, ExprKind, FuncId, NameRef, Stmt, StmtKind as Hir, Target, TargetKind,
};
use crate::infer::facts::{is_constant, is_fixed};
use crate::infer::table::{How, VarKey};
use crate::sir::{self, CallArg, Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// In which order the targets of an unpacking are bound.
#[derive(Clone, Copy)]
enum BindingOrder {
    Forward,
    Backward,
}

impl<'a> Lower<'_, 'a> {
    /// The module body: neighbouring statements of the isolate are one chunk.
    pub fn module_body(&mut self, body: &'a [Stmt]) {
        let input = self.module.input;
        let Some(chunks) = input.chunks else { return self.block(body) };
        let mut index = 0;
        while index < body.len() && !self.ended() {
            let start = index;
            while index < body.len() && chunks.contains(&index) {
                index += 1;
            }
            if start < index {
                let span = body[start].span.to(body[index - 1].span);
                self.b.set_span(span);
                let (from, to) = (input.sources.start(span), input.sources.end(span));
                self.module.chunks.push(crate::sir::Chunk {
                    line: from.line,
                    column: from.column,
                    end_line: to.line,
                    end_column: to.column,
                });
                let chunk = self.module.chunks.len() - 1;
                self.try_(Ty::None, Op::RunChunk(chunk), span);
                continue;
            }
            self.block(&body[index..=index]);
            index += 1;
        }
    }

    pub fn block(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if self.ended() {
                return;
            }
            if !self.instance.live.contains(&(self.func.id, stmt.id)) {
                self.push(StmtKind::Unreachable);
                return;
            }
            let outer = self.b.span();
            self.b.set_span(stmt.span);
            self.stmt(stmt);
            self.b.set_span(outer);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            Hir::Expr(value) => {
                self.expr(*value);
            }
            Hir::Assign { target, value } => {
                let order = self.binding_order(target, *value);
                let value = self.expr(*value);
                match &target.kind {
                    TargetKind::Tuple { items, star } if *self.ty(value) != Ty::Never => {
                        self.unpack(target, items, *star, value, order)
                    }
                    TargetKind::Tuple { .. }
                    | TargetKind::Name(_)
                    | TargetKind::Subscript { .. }
                    | TargetKind::Attribute { .. } => self.assign(target, value),
                }
            }
            Hir::AnnAssign { target, value, .. } => {
                if let Some(value) = value {
                    let value = self.expr(*value);
                    self.assign(target, value);
                }
            }
            Hir::CompAdd { target, kind, key, value } => {
                self.comprehension_add(VarKey::Local(self.func.id, *target), *kind, *key, *value)
            }
            Hir::Delete(target) => self.delete(target),
            Hir::Return(value) => {
                let value = match value {
                    Some(value) => self.expr(*value),
                    None => self.literal(Literal::None),
                };
                let result = self.instance.result;
                let value = self.coerce(value, &result);
                self.return_(value);
            }
            Hir::Raise { exc, cause } => self.raise(*exc, *cause, stmt.span),
            Hir::Assert { test, message } => self.assert(*test, *message, stmt.span),
            Hir::If { test, body, orelse } => {
                self.condition(*test, &mut |lower| lower.block(body), &mut |lower| lower.block(orelse));
            }
            Hir::While { test, body, orelse } => self.while_(*test, body, orelse),
            Hir::For { target, iter, body, orelse, is_async: _ } => {
                self.for_(stmt, target, *iter, body, orelse)
            }
            Hir::Break => self.leave_loop(true),
            Hir::Continue => self.leave_loop(false),
            Hir::Try { body, handlers, orelse, finalbody, is_star: _ } => {
                self.try_statement(body, handlers, orelse, finalbody)
            }
            // Definitions were bound to names at compile time; directives and native modules need nothing at
            // run time.
            Hir::Def { func, .. } => self.defaults(*func),
            Hir::Pass | Hir::Import { .. } | Hir::ImportFrom { .. } => {}
            Hir::With { .. } | Hir::Match { .. } | Hir::Class { .. } | Hir::Opaque { .. } => {
                panic!("B0002: lower, `{}`: a statement that partition defers", self.func.qualname)
            }
        }
    }

    /// Defaults are evaluated when `def` runs; constants need no place of their own.
    fn defaults(&mut self, func: FuncId) {
        let function = &self.module.input.program.functions[func.index()];
        for (index, param) in function.params.iter().enumerate() {
            let Some(default) =
                param.default.filter(|default| !is_fixed(self.func, self.func.expr(*default)))
            else {
                continue;
            };
            let value = self.expr(default);
            if *self.ty(value) == Ty::Never {
                return;
            }
            let slot = self.module.default_slots[&(func, index)];
            let ty = self.module.globals[slot.index()].ty;
            let value = self.coerce(value, &ty);
            self.push(StmtKind::SetGlobal { global: slot, value });
        }
    }

    /// Runs `then` or `orelse` by the truth of an expression.
    pub fn condition(
        &mut self,
        test: ExprId,
        then: &mut dyn FnMut(&mut Self),
        orelse: &mut dyn FnMut(&mut Self),
    ) {
        let value = self.expr(test);
        let cond = self.truth(value, self.func.expr(test).span);
        if *self.ty(cond) == Ty::Never {
            self.push(StmtKind::Unreachable);
            return;
        }
        let then = self.region(then);
        let orelse = self.region(orelse);
        let both = sir::build::ends(&then) && sir::build::ends(&orelse);
        self.push(StmtKind::If { cond, then, orelse });
        if both {
            self.push(StmtKind::Unreachable);
        }
    }

    /// `bool(value)`.
    pub fn truth(&mut self, value: Value, span: Span) -> Value {
        match *self.ty(value) {
            Ty::Bool | Ty::Never => value,
            Ty::None => self.literal(Literal::Bool(false)),
            // An iterator has no length, so it is true; a view of a dict has one.
            ty if ty.is_iterator() => self.literal(Literal::Bool(true)),
            ty @ Ty::Iter(..) => {
                let length =
                    self.exact_row(crate::catalog::owner_of(&ty), "__len__", &[value], Ty::Int, span);
                self.truth(length, span)
            }
            ty => self.generic_row("truth", &[value], vec![ty], Ty::Bool, span),
        }
    }

    pub fn return_(&mut self, value: Value) {
        for index in (0..self.exits.len()).rev() {
            match &mut self.exits[index] {
                Exit::Loop { .. } => {}
                Exit::Handler => {
                    self.let_(Ty::None, Op::LeaveHandler);
                }
                Exit::Finally(_) => {
                    self.leave_through_finally(index, super::exits::Leaving::Return(value));
                    return;
                }
            }
        }
        self.push(StmtKind::Return(value));
    }

    pub fn leave_loop(&mut self, is_break: bool) {
        for index in (0..self.exits.len()).rev() {
            match &self.exits[index] {
                Exit::Loop { on_break, on_continue } => {
                    let kind =
                        if is_break { StmtKind::Break(*on_break) } else { StmtKind::Continue(*on_continue) };
                    self.push(kind);
                    return;
                }
                Exit::Handler => {
                    self.let_(Ty::None, Op::LeaveHandler);
                }
                Exit::Finally(_) => {
                    let leaving =
                        if is_break { super::exits::Leaving::Break } else { super::exits::Leaving::Continue };
                    self.leave_through_finally(index, leaving);
                    return;
                }
            }
        }
        unreachable!("CPython's compiler refuses break and continue outside of loops");
    }

    fn comprehension_add(&mut self, target: VarKey, kind: CompKind, key: Option<ExprId>, value: ExprId) {
        let span = self.add_position(key, value);
        let key = key.map(|key| self.expr(key));
        let value = self.expr(value);
        if *self.ty(value) == Ty::Never || key.is_some_and(|key| *self.ty(key) == Ty::Never) {
            return;
        }
        let slot = self.variable_slot(target);
        let container = self.get(slot);
        let (name, args, types) = match (kind, *self.ty(container)) {
            (CompKind::List, Ty::List(element)) => ("append", vec![container, value], vec![*element]),
            (CompKind::Set, Ty::Set(element)) => ("add", vec![container, value], vec![*element]),
            (CompKind::Dict, Ty::Dict(key_ty, value_ty)) => (
                "__setitem__",
                vec![container, key.expect("a dict comprehension has keys"), value],
                vec![*key_ty, *value_ty],
            ),
            (CompKind::List | CompKind::Set | CompKind::Dict, Ty::Dyn) => {
                self.dyn_add(container, kind, key, value, span);
                return;
            }
            (CompKind::List | CompKind::Set | CompKind::Dict, other) => {
                panic!("B0003: lower, `{}`: a comprehension fills a `{other}`", self.func.qualname)
            }
        };
        let args: Vec<Value> = args
            .into_iter()
            .enumerate()
            .map(|(index, arg)| if index == 0 { arg } else { self.coerce(arg, &types[index - 1]) })
            .collect();
        let owner = crate::catalog::owner_of(self.ty(container));
        self.exact_row(owner, name, &args, Ty::None, span);
    }

    fn dyn_add(&mut self, container: Value, kind: CompKind, key: Option<Value>, value: Value, span: Span) {
        let value = self.coerce(value, &Ty::Dyn);
        let (name, args) = match kind {
            CompKind::List => ("append", vec![value]),
            CompKind::Set => ("add", vec![value]),
            CompKind::Dict => {
                let key = key.expect("a dict comprehension has keys");
                ("__setitem__", vec![self.coerce(key, &Ty::Dyn), value])
            }
        };
        let lookup = self.site(span);
        self.try_(
            Ty::Dyn,
            Op::CallDynMethod { object: container, name: name.to_owned(), args, keywords: vec![], lookup },
            span,
        );
    }

    fn delete(&mut self, target: &'a Target) {
        let span = self.target_position(target);
        match &target.kind {
            TargetKind::Name(name) => {
                let site = Some(self.site(span));
                if let NameRef::Global(global) = name
                    && let Some(global) = self.module.global_slots.get(global).copied()
                {
                    self.push(StmtKind::UnsetGlobal { global, site });
                    return;
                }
                let var = self.variable(name).expect("partition defers the deletion of other scopes' names");
                let slot = self.variable_slot(var);
                self.push(StmtKind::Unset { slot, site });
            }
            TargetKind::Subscript { object, index } => {
                let object = self.expr(*object);
                let index = self.expr(*index);
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![object, index], &Ty::None, span);
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| self.delete(item)),
            TargetKind::Attribute { .. } => {
                panic!("B0002: lower, `{}`: partition defers `del x.a`", self.func.qualname)
            }
        }
    }

    pub fn assign(&mut self, target: &'a Target, value: Value) {
        if *self.ty(value) == Ty::Never {
            return;
        }
        let span = self.target_position(target);
        match &target.kind {
            TargetKind::Name(name) => self.assign_name(name, value),
            TargetKind::Subscript { object, index } => {
                let object = self.expr(*object);
                let index = self.expr(*index);
                if *self.ty(object) == Ty::Never || *self.ty(index) == Ty::Never {
                    return;
                }
                let info = &self.instance.targets[&(self.func.id, target.id)];
                let How::Dispatch(dispatch) = &info.how else { unreachable!("recorded by inference") };
                self.dispatch(dispatch, &mut vec![object, index, value], &Ty::None, span);
            }
            TargetKind::Attribute { object, name } => {
                let object = self.expr(*object);
                let value = self.coerce(value, &Ty::Dyn);
                self.try_(Ty::None, Op::SetAttr { object, name: name.clone(), value }, span);
            }
            TargetKind::Tuple { items, star } => {
                self.unpack(target, items, *star, value, BindingOrder::Forward)
            }
        }
    }

    fn assign_name(&mut self, name: &NameRef, value: Value) {
        let global = match name {
            NameRef::Global(global) => Some(*global),
            NameRef::Local(_) | NameRef::Free(..) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        };
        if let Some(slot) = global.and_then(|global| self.module.global_slots.get(&global).copied()) {
            let ty = self.module.globals[slot.index()].ty;
            let value = self.coerce(value, &ty);
            self.push(StmtKind::SetGlobal { global: slot, value });
            if !global.is_some_and(|global| self.module.input.table.copied.contains(&global)) {
                return;
            }
        }
        match self.variable(name) {
            Some(var) => {
                let slot = self.variable_slot(var);
                self.set(slot, value);
            }
            None => {
                let global = global.expect("other names are deferred");
                let name = self.module.input.program.def(global).name.clone();
                let value = self.coerce(value, &Ty::Dyn);
                self.let_(Ty::None, Op::SetDynGlobal { name, value });
            }
        }
    }

    /// `a, *b = value`: all items are taken before the first is bound.
    fn unpack(
        &mut self,
        target: &'a Target,
        items: &'a [Target],
        star: Option<usize>,
        value: Value,
        order: BindingOrder,
    ) {
        if let (Ty::Union(_), None) = (self.ty(value), star) {
            let info = &self.instance.targets[&(self.func.id, target.id)];
            let whole = info.ty;
            let ty = if whole.parts().contains(&&Ty::Never) { Ty::Never } else { whole };
            let whole = self.by_member(value, &ty, &mut |lower, member| {
                lower.unpacked(target, items.len(), None, member, Some(&ty))
            });
            self.assign_parts(items, whole, order);
            return;
        }
        let whole = self.unpacked(target, items.len(), star, value, None);
        self.assign_parts(items, whole, order);
    }

    /// The items that the targets get, as one tuple; of type `wanted` when there is a choice.
    fn unpacked(
        &mut self,
        target: &'a Target,
        count: usize,
        star: Option<usize>,
        value: Value,
        wanted: Option<&Ty>,
    ) -> Value {
        let value = match (*self.ty(value), star) {
            (Ty::Tuple(parts), None) if parts.len() == count => value,
            // One of several, and of another length: unpacking it raises, so what it holds says nothing of the
            // targets.
            (Ty::Tuple(_), None) if wanted.is_some() => {
                self.unpack_items(target, count, star, value);
                return self.unreachable();
            }
            _ => self.unpack_items(target, count, star, value),
        };
        match (wanted, *self.ty(value)) {
            (Some(Ty::Tuple(wanted)), Ty::Tuple(parts)) => {
                let mut items = vec![];
                for (index, (part, wanted)) in parts.iter().zip(wanted).enumerate() {
                    let item = self.let_(*part, Op::TupleItem(value, index));
                    items.push(self.coerce(item, wanted));
                }
                self.let_(Ty::Tuple(*wanted), Op::Tuple(items))
            }
            _ => value,
        }
    }

    fn unpack_items(&mut self, target: &'a Target, count: usize, star: Option<usize>, value: Value) -> Value {
        let is_tree = matches!(self.ty(value), Ty::Tree(_)) && star.is_none();
        let value = if is_tree {
            value
        } else {
            self.iterable(value, target.span, "cannot unpack non-iterable {} object")
        };
        if *self.ty(value) == Ty::Never {
            return value;
        }
        let element = crate::catalog::item_type(self.ty(value)).expect("inference found it iterable");
        let before = star.unwrap_or(count);
        let after = star.map_or(0, |star| count - star - 1);
        let types: Vec<Ty> =
            (0..count).map(|index| if star == Some(index) { Ty::list(element) } else { element }).collect();
        let op = Op::Unpack { value, before: before as u32, after: after as u32, star: star.is_some() };
        self.try_(Ty::Tuple(types.into()), op, target.span)
    }

    fn assign_parts(&mut self, items: &'a [Target], whole: Value, order: BindingOrder) {
        let Ty::Tuple(types) = *self.ty(whole) else { return };
        let parts: Vec<Value> = types
            .into_iter()
            .enumerate()
            .map(|(index, ty)| self.let_(ty, Op::TupleItem(whole, index)))
            .collect();
        let pairs = items.iter().zip(parts);
        match order {
            BindingOrder::Forward => pairs.for_each(|(item, part)| self.assign(item, part)),
            BindingOrder::Backward => {
                // The frame has its variables in the order in which they are named all the same.
                for item in items {
                    if let TargetKind::Name(name) = &item.kind
                        && let Some(variable) = self.variable(name)
                    {
                        self.variable_slot(variable);
                    }
                }
                pairs.rev().for_each(|(item, part)| self.assign(item, part));
            }
        }
    }

    /// `a, b = f(), g()` makes no tuple in CPython: two or three values are swapped on the stack, and where all
    /// targets are different plain locals, the last is bound first instead. What they held shows it as it is let go.
    fn binding_order(&self, target: &Target, value: ExprId) -> BindingOrder {
        let TargetKind::Tuple { items: targets, star: None } = &target.kind else {
            return BindingOrder::Forward;
        };
        let ExprKind::Tuple(values) = &self.func.expr(value).kind else { return BindingOrder::Forward };
        let plain = |target: &Target| match &target.kind {
            TargetKind::Name(NameRef::Local(binding)) => {
                (!self.func.binding(*binding).captured).then_some(*binding)
            }
            TargetKind::Name(_)
            | TargetKind::Tuple { .. }
            | TargetKind::Subscript { .. }
            | TargetKind::Attribute { .. } => None,
        };
        let locals: HashSet<_> = targets.iter().filter_map(plain).collect();
        let folded = |value: &Element| match value {
            Element::One(value) => self.is_folded(*value),
            Element::Star(_) => false,
        };
        let is_swapped = (2..=3).contains(&values.len())
            && targets.len() == values.len()
            && locals.len() == targets.len()
            && values.iter().all(|value| matches!(value, Element::One(_)))
            && !values.iter().all(folded);
        if is_swapped { BindingOrder::Backward } else { BindingOrder::Forward }
    }

    /// Does CPython work it out as it compiles?
    fn is_folded(&self, value: ExprId) -> bool {
        let expr = self.func.expr(value);
        if let ExprKind::Unary(_, operand) = &expr.kind {
            return self.is_folded(*operand);
        }
        if let ExprKind::Binary { left, right, .. } = &expr.kind {
            return self.is_folded(*left) && self.is_folded(*right);
        }
        is_constant(self.func, expr)
    }

    /// A row whose arguments already have its types.
    pub fn exact_row(&mut self, owner: &str, name: &str, args: &[Value], ty: Ty, span: Span) -> Value {
        let row = *crate::catalog::lookup(owner, name)
            .first()
            .unwrap_or_else(|| panic!("B0004: no row `{owner}.{name}`"));
        self.call_row(row, args.iter().map(|arg| CallArg::Value(*arg)).collect(), ty, span)
    }

    /// One of hybridc's own rows over any type (`truth`, comparison across types).
    pub fn generic_row(&mut self, name: &str, args: &[Value], _types: Vec<Ty>, ty: Ty, span: Span) -> Value {
        self.exact_row("hybridc", name, args, ty, span)
    }
}
