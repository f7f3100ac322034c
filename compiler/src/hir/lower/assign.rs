//! Assignment: targets, several targets, augmented assignment.

use super::*;
use crate::syntax::ast;

impl Body<'_> {
    /// `a = b = value`: the value once, then the targets left to right.
    pub(super) fn assign(&mut self, targets: &[ast::Expr], value: &ast::Expr, out: &mut Vec<Stmt>) {
        let mut value = self.expr(value);
        let shared = if targets.len() > 1 {
            let temp = self.temp("value");
            out.push(self.set(temp, value, self.statement));
            Some((temp, self.exprs[value.index()].span))
        } else {
            None
        };
        for target in targets {
            if let Some((temp, span)) = shared {
                value = self.local(temp, span);
            }
            let target = self.target(target);
            out.push(self.stmt_at(StmtKind::Assign { target, value }));
        }
    }

    /// Something assigned to, deleted, or bound by a loop. Its expressions run when the value is there, left
    /// to right.
    pub(super) fn target(&mut self, target: &ast::Expr) -> Target {
        let span = target.span;
        let kind = match &target.kind {
            ast::ExprKind::Name { id, .. } => return self.name_target(id, span),
            ast::ExprKind::Attribute { value, attr, .. } => {
                TargetKind::Attribute { object: self.expr(value), name: self.mangled(attr) }
            }
            ast::ExprKind::Subscript { value, slice, .. } => {
                TargetKind::Subscript { object: self.expr(value), index: self.expr(slice) }
            }
            ast::ExprKind::Tuple { elements, .. } | ast::ExprKind::List { elements, .. } => {
                let is_star = |element: &ast::Expr| matches!(element.kind, ast::ExprKind::Starred { .. });
                let star = elements.iter().position(is_star);
                TargetKind::Tuple {
                    items: elements.iter().map(|element| self.target(element)).collect(),
                    star,
                }
            }
            ast::ExprKind::Starred { value, .. } => return self.target(value),
            other => unreachable!("CPython accepts no assignment to {}", expr_name(other)),
        };
        self.new_target(kind, span)
    }

    /// `target op= value`: the parts of the target once, its old value before `value`.
    pub(super) fn aug_assign(
        &mut self,
        target: &ast::Expr,
        op: BinaryOp,
        value: &ast::Expr,
        out: &mut Vec<Stmt>,
    ) {
        let span = target.span;
        let has_walrus = contains_walrus(target) || contains_walrus(value);
        let (old, new) = match &target.kind {
            ast::ExprKind::Name { id, .. } => {
                let old = self.name(id, span);
                (old, self.name_target(id, span).kind)
            }
            ast::ExprKind::Attribute { value: object, attr, attr_span, .. } => {
                let object = self.expr(object);
                let object = self.once(object, has_walrus, false, out);
                let name = self.mangled(attr);
                let kind = ExprKind::Attribute {
                    object: self.again(&object),
                    name: name.clone(),
                    name_span: *attr_span,
                };
                let new = TargetKind::Attribute { object: self.again(&object), name };
                (self.add(kind, span), new)
            }
            ast::ExprKind::Subscript { value: object, slice, .. } => {
                let object = self.expr(object);
                let object = self.once(object, has_walrus, !self.is_plain(slice), out);
                let index = self.index_once(slice, has_walrus, out);
                let kind = ExprKind::Subscript { object: self.again(&object), index: self.again(&index) };
                let new = TargetKind::Subscript { object: self.again(&object), index: self.again(&index) };
                (self.add(kind, span), new)
            }
            other => unreachable!("CPython accepts no augmented assignment to {}", expr_name(other)),
        };
        let right = self.expr(value);
        let value = self.add(ExprKind::Binary { op, left: old, right, inplace: true }, self.statement);
        let target = self.new_target(new, span);
        out.push(self.stmt_at(StmtKind::Assign { target, value }));
    }

    /// Evaluates `value` once, to be read any number of times. A constant, or a local that nothing in this
    /// statement can rebind, needs no temporary; but where something is evaluated between (`more_follows`),
    /// it is looked at here, lest it be unbound.
    fn once(&mut self, value: ExprId, has_walrus: bool, more_follows: bool, out: &mut Vec<Stmt>) -> Again {
        let Expr { kind, span } = &self.exprs[value.index()];
        let span = *span;
        let simple = match kind {
            ExprKind::Const(value) => Some(Again::Const(value.clone(), span)),
            ExprKind::Name(NameRef::Local(binding))
                if !has_walrus && !self.bindings[binding.index()].captured =>
            {
                Some(Again::Local(*binding, span))
            }
            _ => None,
        };
        if let Some(simple) = simple {
            if more_follows && matches!(simple, Again::Local(..)) {
                out.push(self.stmt_at(StmtKind::Expr(value)));
                return simple;
            }
            // The readers make their own expressions; this one, the newest, would stay behind unused.
            self.exprs.pop();
            return simple;
        }
        let temp = self.temp("once");
        let stmt = self.set(temp, value, self.statement);
        out.push(stmt);
        Again::Local(temp, span)
    }

    /// As `once`; the bounds of a slice one by one, so that it stays a slice in sight.
    fn index_once(&mut self, slice: &ast::Expr, has_walrus: bool, out: &mut Vec<Stmt>) -> Again {
        let ast::ExprKind::Slice { lower, upper, step } = &slice.kind else {
            let index = self.expr(slice);
            return self.once(index, has_walrus, false, out);
        };
        let plain =
            |bound: &Option<Box<ast::Expr>>| bound.as_deref().is_none_or(|bound| self.is_plain(bound));
        let more_follows = [!(plain(upper) && plain(step)), !plain(step), false];
        let mut later = more_follows.into_iter();
        let bounds = [lower, upper, step].map(|bound| {
            let more_follows = later.next().unwrap_or(false);
            let bound = self.optional(bound.as_deref())?;
            Some(self.once(bound, has_walrus, more_follows, out))
        });
        Again::Slice(Box::new(bounds), slice.span)
    }

    /// Constants and locals, which are read in the order they have in the text.
    fn is_plain(&self, index: &ast::Expr) -> bool {
        match &index.kind {
            ast::ExprKind::Constant { .. } => true,
            ast::ExprKind::Name { id, .. } => {
                matches!(
                    self.resolve(id),
                    Some(NameRef::Local(binding)) if !self.bindings[binding.index()].captured
                )
            }
            ast::ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().all(|bound| self.is_plain(bound))
            }
            _ => false,
        }
    }

    fn again(&mut self, value: &Again) -> ExprId {
        match value {
            Again::Const(value, span) => self.add(ExprKind::Const(value.clone()), *span),
            Again::Local(binding, span) => self.local(*binding, *span),
            Again::Slice(bounds, span) => {
                let [lower, upper, step] =
                    [0, 1, 2].map(|i: usize| bounds[i].as_ref().map(|bound| self.again(bound)));
                self.add(ExprKind::Slice { lower, upper, step }, *span)
            }
        }
    }
}

/// A value that was evaluated and can be read again.
enum Again {
    Const(Const, Span),
    Local(BindingId, Span),
    Slice(Box<[Option<Again>; 3]>, Span),
}

fn expr_name(kind: &ast::ExprKind) -> &'static str {
    match kind {
        ast::ExprKind::Call { .. } => "a call",
        ast::ExprKind::Constant { .. } => "a constant",
        _ => "this expression",
    }
}

/// Does evaluating this expression bind a local? (A walrus in a nested lambda does not, but is rare enough to
/// count.)
pub(super) fn contains_walrus(expr: &ast::Expr) -> bool {
    let mut found = matches!(expr.kind, ast::ExprKind::Named { .. });
    expr.each_child(&mut |child| found = found || contains_walrus(child));
    found
}
