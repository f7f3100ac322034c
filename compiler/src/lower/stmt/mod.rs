//! Statements.

mod assign;
mod comprehension;
mod control;
mod import;
mod unpack;

use crate::hir::nodes::{
    ExprId, ExprKind, FuncId, FunctionKind, NameRef, Stmt, StmtKind as Hir, Target, TargetKind,
};
use crate::infer::facts::{is_constant, is_fixed};
use crate::infer::table::VarKey;
use crate::lower::function::Lower;
use crate::sir::{CallArg, Literal, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

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
            Hir::Assign { .. } if self.instance.stmts.contains_key(&(self.func.id, stmt.id)) => {}
            Hir::Assign { target, value } => {
                let order = self.binding_order(target, *value);
                let value = self.unpacked_value(target, *value);
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
                let program = self.module.input.program;
                if let Some(value) = program.value_bound(self.func.id, stmt.id, *value) {
                    let value = self.expr(value);
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
                let result = self.instance.returned();
                let value = self.coerce(value, &result);
                self.return_(value);
            }
            Hir::Raise { exc, cause } => self.raise(stmt, *exc, *cause),
            Hir::Assert { test, message } => self.assert(*test, *message, stmt.span),
            Hir::If { test, body, orelse } => {
                let (then, orelse) =
                    (&mut |lower: &mut Self| lower.block(body), &mut |lower: &mut Self| lower.block(orelse));
                // (Below 3.12 a comprehension has a frame, and asks at its own place.)
                let around = self.frame.map(|(_, site)| self.module.sites[site.index()].span);
                self.condition(*test, around.unwrap_or(stmt.span), then, orelse);
            }
            Hir::While { test, body, orelse } => self.while_(stmt.span, *test, body, orelse),
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
            Hir::Def { func, target }
                if !matches!(self.func.kind, FunctionKind::Module | FunctionKind::Class) =>
            {
                let value = match self.instance.stmts.get(&(self.func.id, stmt.id)) {
                    Some(info) => self.defined(*func, info),
                    None => self.literal(Literal::Function(func.0)),
                };
                self.assign(target, value);
            }
            Hir::Def { func, target } => match self.instance.stmts.get(&(self.func.id, stmt.id)) {
                Some(info) => {
                    let value = self.defined(*func, info);
                    self.assign(target, value);
                }
                None => {
                    self.defaults(*func);
                    self.note_bound(target);
                }
            },
            Hir::Pass => {}
            Hir::Import { target, .. } => self.import(stmt, Some(target)),
            Hir::ImportFrom { target, .. } => self.import(stmt, target.as_ref()),
            Hir::Class { func, target, .. } => {
                self.class_statement(stmt);
                match self.instance.targets.contains_key(&(self.func.id, target.id)) {
                    true => {
                        let class = self.literal(Literal::Function(func.0));
                        self.assign(target, class);
                    }
                    false => self.note_bound(target),
                }
            }
            Hir::With { items, body, is_async: _ } => self.with(stmt, items, body),
            Hir::Opaque { .. } => {
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

    /// A function or class has its name from now on.
    fn note_bound(&mut self, target: &Target) {
        if let TargetKind::Name(NameRef::Global(def)) = &target.kind
            && let Some(global) = self.module.bound_slots.get(def).copied()
            && !self.ended()
        {
            let value = self.literal(Literal::None);
            self.push(StmtKind::SetGlobal { global, value });
        }
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
