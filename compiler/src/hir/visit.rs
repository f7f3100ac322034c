//! Walking a function's text: statements with everything nested in them, expressions with their parts.

use super::nodes::{
    Arg, DictItem, Element, ExprId, ExprKind, FPart, Function, Handler, Stmt, StmtKind, Target, TargetId,
    TargetKind,
};
use crate::source::Span;

/// What a walk comes by.
pub enum Seen<'a> {
    Stmt(&'a Stmt),
    Expr(ExprId),
    Target(&'a Target),
}

/// What stands around something: how often it is likely to run.
#[derive(Clone, Copy, Default, Debug)]
pub struct Around {
    pub loops: u32,
    /// Arms of conditions: of two one is taken.
    pub arms: u32,
}

/// Everything in a statement, nested statements and blocks included, parents before parts.
pub fn each(func: &Function, stmt: &Stmt, see: &mut dyn FnMut(Seen, Around)) {
    let mut visit = Visit { func, around: Around::default(), see };
    visit.stmt(stmt);
}

/// The same for an expression.
pub fn each_in_expr(func: &Function, expr: ExprId, see: &mut dyn FnMut(Seen, Around)) {
    let mut visit = Visit { func, around: Around::default(), see };
    visit.expr(expr);
}

/// Every expression of a statement.
pub fn each_expr(func: &Function, stmt: &Stmt, see: &mut dyn FnMut(ExprId)) {
    each(func, stmt, &mut |seen, _| {
        if let Seen::Expr(id) = seen {
            see(id);
        }
    });
}

/// An expression and all its parts.
pub fn each_below(func: &Function, expr: ExprId, see: &mut dyn FnMut(ExprId)) {
    let mut see = |seen: Seen, _| {
        if let Seen::Expr(id) = seen {
            see(id);
        }
    };
    Visit { func, around: Around::default(), see: &mut see }.expr(expr);
}

/// Every assignment target of a statement (also deleted ones).
pub fn each_target(func: &Function, stmt: &Stmt, see: &mut dyn FnMut(&Target)) {
    each(func, stmt, &mut |seen, _| {
        if let Seen::Target(target) = seen {
            see(target);
        }
    });
}

/// Where a target of the function stands.
pub fn target_span(function: &Function, id: TargetId) -> Option<Span> {
    let mut found = None;
    for stmt in &function.body {
        each_target(function, stmt, &mut |target| {
            if target.id == id {
                found = Some(target.span);
            }
        });
    }
    found
}

/// Every statement of a body, nested ones too, in source order.
pub fn each_stmt<'a>(body: &'a [Stmt], see: &mut dyn FnMut(&'a Stmt)) {
    for stmt in body {
        see(stmt);
        stmt.kind.blocks().into_iter().for_each(|block| each_stmt(block.body, see));
    }
}

/// Statements inside a statement, of the same function.
pub struct Block<B> {
    pub body: B,
    /// `break` and `continue` in it belong to the statement it is in.
    pub is_loop: bool,
}

impl<B> Block<B> {
    fn plain(body: B) -> Self {
        Block { body, is_loop: false }
    }
}

/// The blocks of a statement in source order, by shared or by mutable reference.
macro_rules! blocks {
    ($kind:expr, $iter:ident) => {
        match $kind {
            StmtKind::If { test: _, body, orelse } => vec![Block::plain(body), Block::plain(orelse)],
            StmtKind::While { test: _, body, orelse }
            | StmtKind::For { target: _, iter: _, body, orelse, is_async: _ } => {
                vec![Block { body, is_loop: true }, Block::plain(orelse)]
            }
            StmtKind::Try { body, handlers, orelse, finalbody, is_star: _ } => {
                let mut blocks = vec![Block::plain(body)];
                blocks.extend(handlers.$iter().map(|Handler { body, .. }| Block::plain(body)));
                blocks.extend([Block::plain(orelse), Block::plain(finalbody)]);
                blocks
            }
            StmtKind::With { items: _, body, is_async: _ } => vec![Block::plain(body)],
            StmtKind::Expr(_)
            | StmtKind::Assign { .. }
            | StmtKind::AnnAssign { .. }
            | StmtKind::CompAdd { .. }
            | StmtKind::Delete(_)
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass
            | StmtKind::Def { .. }
            | StmtKind::Class { .. }
            | StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Opaque { .. } => vec![],
        }
    };
}

impl StmtKind {
    /// The blocks inside: of a statement that can have any, also those that are empty.
    pub fn blocks(&self) -> Vec<Block<&Vec<Stmt>>> {
        blocks!(self, iter)
    }

    pub fn blocks_mut(&mut self) -> Vec<Block<&mut Vec<Stmt>>> {
        blocks!(self, iter_mut)
    }

    /// What it certainly binds once it has run, statements inside left out.
    pub fn certainly_binds(&self) -> Option<&Target> {
        match self {
            StmtKind::Assign { target, .. }
            | StmtKind::AnnAssign { target, value: Some(_), .. }
            | StmtKind::Def { target, .. }
            | StmtKind::Class { target, .. }
            | StmtKind::Import { target, .. } => Some(target),
            StmtKind::ImportFrom { target, .. } => target.as_ref(),
            // A loop may have no turn, a block be left in its midst; of the others the binding is opaque.
            StmtKind::For { .. } | StmtKind::With { .. } | StmtKind::Try { .. } | StmtKind::Opaque { .. } => {
                None
            }
            StmtKind::AnnAssign { .. }
            | StmtKind::Expr(_)
            | StmtKind::CompAdd { .. }
            | StmtKind::Delete(_)
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass => None,
        }
    }
}

struct Visit<'f, 's> {
    func: &'f Function,
    around: Around,
    see: &'s mut dyn FnMut(Seen, Around),
}

impl Visit<'_, '_> {
    /// What runs only sometimes.
    fn arm(&mut self, visit: impl FnOnce(&mut Self)) {
        self.around.arms += 1;
        visit(self);
        self.around.arms -= 1;
    }

    fn block(&mut self, body: &[Stmt]) {
        body.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn some(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn args(&mut self, args: &[Arg]) {
        for arg in args {
            self.expr(arg.value());
        }
    }

    fn target(&mut self, target: &Target) {
        (self.see)(Seen::Target(target), self.around);
        match &target.kind {
            TargetKind::Name(_) => {}
            TargetKind::Attribute { object, name: _ } => self.expr(*object),
            TargetKind::Subscript { object, index } => {
                self.expr(*object);
                self.expr(*index);
            }
            TargetKind::Tuple { items, star: _ } => items.iter().for_each(|item| self.target(item)),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        (self.see)(Seen::Stmt(stmt), self.around);
        match &stmt.kind {
            StmtKind::Expr(value) => self.expr(*value),
            StmtKind::Assign { target, value } => {
                self.expr(*value);
                self.target(target);
            }
            StmtKind::AnnAssign { target, annotation, value, simple: _ } => {
                self.some(*value);
                self.expr(*annotation);
                self.target(target);
            }
            StmtKind::CompAdd { target: _, kind: _, key, value } => {
                self.some(*key);
                self.expr(*value);
            }
            StmtKind::Delete(target) => self.target(target),
            StmtKind::Return(value) => self.some(*value),
            StmtKind::Raise { exc, cause } => {
                self.some(*exc);
                self.some(*cause);
            }
            StmtKind::Assert { test, message } => {
                self.expr(*test);
                self.arm(|visit| visit.some(*message));
            }
            StmtKind::If { test, body, orelse } => {
                self.expr(*test);
                self.arm(|visit| visit.block(body));
                self.arm(|visit| visit.block(orelse));
            }
            StmtKind::While { test, body, orelse } => {
                self.around.loops += 1;
                self.expr(*test);
                self.block(body);
                self.around.loops -= 1;
                self.block(orelse);
            }
            StmtKind::For { target, iter, body, orelse, is_async: _ } => {
                self.expr(*iter);
                self.around.loops += 1;
                self.target(target);
                self.block(body);
                self.around.loops -= 1;
                self.block(orelse);
            }
            StmtKind::Break | StmtKind::Continue | StmtKind::Pass => {}
            StmtKind::Opaque { what: _, binds } => binds.iter().for_each(|target| self.target(target)),
            StmtKind::Try { body, handlers, orelse, finalbody, is_star: _ } => {
                self.block(body);
                for handler in handlers {
                    self.arm(|visit| {
                        visit.some(handler.class);
                        handler.name.iter().for_each(|name| visit.target(name));
                        visit.block(&handler.body);
                    });
                }
                self.block(orelse);
                self.block(finalbody);
            }
            StmtKind::With { items, body, is_async: _ } => {
                for (item, target) in items {
                    self.expr(*item);
                    target.iter().for_each(|target| self.target(target));
                }
                self.block(body);
            }
            StmtKind::Def { func: _, target } => self.target(target),
            StmtKind::Class { func: _, target, args, decorators } => {
                self.args(args);
                decorators.iter().for_each(|decorator| self.expr(*decorator));
                self.target(target);
            }
            StmtKind::Import { module: _, target, asname: _ } => self.target(target),
            StmtKind::ImportFrom { module: _, level: _, name: _, asked: _, target } => {
                target.iter().for_each(|target| self.target(target))
            }
        }
    }

    fn expr(&mut self, id: ExprId) {
        (self.see)(Seen::Expr(id), self.around);
        match &self.func.expr(id).kind {
            ExprKind::Const(_) | ExprKind::Name(_) | ExprKind::Lambda(_) | ExprKind::Opaque(_) => {}
            ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items) => {
                for item in items {
                    let (Element::One(item) | Element::Star(item)) = item;
                    self.expr(*item);
                }
            }
            ExprKind::Dict(items) => {
                for item in items {
                    match item {
                        DictItem::Pair(key, value) => {
                            self.expr(*key);
                            self.expr(*value);
                        }
                        DictItem::Unpack(value) => self.expr(*value),
                    }
                }
            }
            ExprKind::Unary(_, operand)
            | ExprKind::YieldFrom(operand)
            | ExprKind::Await(operand)
            | ExprKind::Starred(operand) => {
                self.expr(*operand);
            }
            ExprKind::Binary { left, right, .. } | ExprKind::Compare(_, left, right) => {
                self.expr(*left);
                self.expr(*right);
            }
            ExprKind::And(left, right) | ExprKind::Or(left, right) => {
                self.expr(*left);
                self.arm(|visit| visit.expr(*right));
            }
            ExprKind::IfExp { test, then, orelse } => {
                self.expr(*test);
                self.arm(|visit| visit.expr(*then));
                self.arm(|visit| visit.expr(*orelse));
            }
            ExprKind::Call { func, args } => {
                self.expr(*func);
                self.args(args);
            }
            ExprKind::Attribute { object, .. } => self.expr(*object),
            ExprKind::Subscript { object, index } => {
                self.expr(*object);
                self.expr(*index);
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().for_each(|part| self.some(*part))
            }
            ExprKind::FString(parts) => {
                for part in parts {
                    if let FPart::Value { value, spec, .. } = part {
                        self.expr(*value);
                        self.some(*spec);
                    }
                }
            }
            ExprKind::GeneratorExp { func: _, iter } => self.expr(*iter),
            ExprKind::Block { body, value, frame: _ } => {
                self.block(body);
                self.expr(*value);
            }
            ExprKind::Yield(value) => self.some(*value),
        }
    }
}
