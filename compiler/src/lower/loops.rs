//! `while` and `for`, with their `else`.

use super::exits::{Exit, Steps};
use super::function::Lower;
use crate::catalog::{self, intrinsics};
use crate::hir::nodes::{Arg, ExprId, ExprKind, Stmt, Target};
use crate::infer::table::{Dispatch, How, PlacedArg};
use crate::sir::{Arm, CallArg, Label, Literal, StmtKind, Value};
use crate::source::Span;
use crate::ty::{Class, IterKind, Ty};

/// What a `for` goes over.
#[derive(Clone, Copy)]
enum Iterated {
    /// `range(start, stop, step)`, of which no object is made.
    Range(Value, Value, i64),
    Value(Value),
}

/// The message of the TypeError, `{}` being the name of the value's class.
pub const NOT_ITERABLE: &str = "'{}' object is not iterable";

impl<'a> Lower<'_, 'a> {
    /// `while test: body else: orelse`
    ///
    /// ```text
    /// block 'after {
    ///   loop 'round { if test {} else { break 'round }; body }
    ///   orelse
    /// }
    /// ```
    pub fn while_(&mut self, span: Span, test: ExprId, body: &'a [Stmt], orelse: &'a [Stmt]) {
        let (after, round) = (self.label(), self.label());
        let block = self.region(&mut |lower| {
            let body = lower.region(&mut |lower| {
                lower.condition(test, span, &mut |_| {}, &mut |lower| lower.push(StmtKind::Break(round)));
                lower.loop_body(after, round, body);
            });
            let site = Some(lower.site(lower.func.expr(test).span));
            lower.push(StmtKind::Loop { label: round, site, body });
            lower.block(orelse);
        });
        self.push(StmtKind::Block { label: after, body: block });
    }

    fn loop_body(&mut self, on_break: Label, on_continue: Label, body: &'a [Stmt]) {
        if self.ended() {
            return;
        }
        self.exits.push(Exit::Loop { on_break, on_continue });
        self.block(body);
        self.exits.pop();
    }

    pub fn for_(
        &mut self,
        stmt: &'a Stmt,
        target: &'a Target,
        iter: ExprId,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) {
        // Nothing is known of a loop whose iterable is never there: evaluating it raises.
        let item_ty = self.instance.stmts.get(&(self.func.id, stmt.id)).map_or(Ty::Never, |info| info.ty);
        let (after, round) = (self.label(), self.label());
        let span = self.loop_position(stmt.span, iter);
        let (iterated, steps) = self.for_iterable(iter, span);
        let iterable = match iterated {
            Iterated::Range(..) => None,
            Iterated::Value(value) => Some(value),
        };
        if iterable.is_some_and(|iterable| *self.ty(iterable) == Ty::Never) {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let block = self.region(&mut |lower| {
            // A tuple of different tuples is iterated as what holds them all; the target may be wider.
            let given = iterable.and_then(|iterable| crate::catalog::item_type(lower.ty(iterable)));
            let given = given.unwrap_or(item_ty);
            let item = lower.new_value(given);
            let body = lower.region(&mut |lower| {
                if item_ty == Ty::Never && steps.is_empty() {
                    lower.push(StmtKind::Unreachable);
                    return;
                }
                lower.pass_on(&steps, item, (span, round), &mut |lower, item| {
                    let item = lower.coerce(item, &item_ty);
                    lower.assign(target, item);
                    lower.loop_body(after, round, body);
                });
            });
            let site = Some(lower.site(span));
            lower.push(match iterated {
                Iterated::Range(start, stop, step) => {
                    StmtKind::ForRange { label: round, item, start, stop, step, site, body }
                }
                Iterated::Value(iter) => StmtKind::For { label: round, item, iter, site, body },
            });
            lower.block(orelse);
        });
        self.push(StmtKind::Block { label: after, body: block });
    }

    /// The iterable of a `for`, from which its iterator can be had. The first one of a comprehension that is
    /// a frame of its own is evaluated in the frame around, which asks it for the iterator, too.
    fn for_iterable(&mut self, iter: ExprId, span: Span) -> (Iterated, Steps<'a>) {
        let first = self.first_iterable.take_if(|(first, _)| *first == iter);
        let Some((_, around)) = first else { return self.for_iterable_here(iter, span, false) };
        let inside = std::mem::replace(&mut self.frame, around);
        self.frames -= 1;
        let iterated = self.for_iterable_here(iter, span, true);
        self.frame = inside;
        self.frames += 1;
        iterated
    }

    fn for_iterable_here(&mut self, iter: ExprId, span: Span, ready: bool) -> (Iterated, Steps<'a>) {
        if let Some((start, stop, step)) = self.range_bounds(iter) {
            return (Iterated::Range(start, stop, step), vec![]);
        }
        let (steps, value) = match self.mapped(iter) {
            Some(found) => found,
            None => {
                let value = self.iterated(iter);
                (vec![], self.iterable(value, span, NOT_ITERABLE))
            }
        };
        (Iterated::Value(if ready { self.ready_iterator(value, span) } else { value }), steps)
    }

    /// What another frame than this one will iterate: where asking for the iterator may fail or run code, it
    /// is asked for here.
    pub fn ready_iterator(&mut self, iterable: Value, span: Span) -> Value {
        if *self.ty(iterable) != Ty::Dyn {
            return iterable;
        }
        let iterator = Ty::iter(IterKind::Of, &[Ty::Dyn]);
        self.call_row(intrinsics::iterator_row(), vec![CallArg::Value(iterable)], iterator, span)
    }

    /// The value as something that can be iterated: a tuple of known shape as one of unknown length; what
    /// cannot be iterated raises a TypeError with this message, `{}` being the name of its class.
    pub fn iterable(&mut self, value: Value, span: Span, message: &str) -> Value {
        let value = self.only_iterable(value, span, message);
        match *self.ty(value) {
            Ty::Tuple(items) => self.coerce(value, &Ty::tuple_of(Ty::of_items(&items))),
            Ty::Tree(leaf) => self.coerce(value, &Ty::tuple_of(Ty::tree_item(&leaf))),
            _ => value,
        }
    }

    /// The value as it is, where it can be iterated.
    pub fn only_iterable(&mut self, value: Value, span: Span, message: &str) -> Value {
        self.iterable_by(value, span, message, Self::iterate_instance)
    }

    /// The same, with what is iterated of an instance.
    pub(super) fn iterable_by(
        &mut self,
        value: Value,
        span: Span,
        message: &str,
        of_instance: fn(&mut Self, Class, Value, Span) -> Value,
    ) -> Value {
        match *self.ty(value) {
            Ty::Union(members) => {
                let mut parts = members.iter().filter(|member| !catalog::is_never_iterable(member));
                let part = match (parts.next(), parts.next()) {
                    (None, _) => Ty::Never,
                    (Some(part), None) => *part,
                    (Some(_), Some(_)) => {
                        panic!("B0003: lower, `{}`: inference refuses several iterables", self.func.qualname)
                    }
                };
                let value = self.by_member(value, &part, &mut |lower, member| {
                    let same = *lower.ty(member) == part;
                    if same { member } else { lower.iterable_by(member, span, message, of_instance) }
                });
                match part {
                    Ty::Instance(class) => of_instance(self, class, value, span),
                    _ => value,
                }
            }
            Ty::Instance(class) if self.is_iterated_as_value(class) => {
                let held = self.held_value(value);
                self.only_iterable(held, span, message)
            }
            Ty::Instance(class) => of_instance(self, class, value, span),
            ty if catalog::is_never_iterable(&ty) => {
                let message = message.replace("{}", catalog::owner_of(&ty));
                self.raise_new("TypeError", &message, span)
            }
            _ => value,
        }
    }

    /// For each member of a union a value of its own, of type `ty`; arms that give none have raised.
    pub fn by_member(
        &mut self,
        subject: Value,
        ty: &Ty,
        arm: &mut dyn FnMut(&mut Self, Value) -> Value,
    ) -> Value {
        let Ty::Union(members) = *self.ty(subject) else { unreachable!("asked for a union") };
        let slot = (*ty != Ty::Never).then(|| self.new_slot("member", *ty, false));
        let mut arms = vec![];
        for member in members {
            let bound = self.new_value(member);
            let body = self.region(&mut |lower| {
                let value = arm(lower, bound);
                match slot {
                    Some(slot) if *lower.ty(value) != Ty::Never => lower.set(slot, value),
                    _ if lower.ended() => {}
                    _ => lower.push(StmtKind::Unreachable),
                }
            });
            arms.push(Arm { ty: member, bound, body });
        }
        self.push(StmtKind::Match { subject, arms });
        match slot {
            Some(slot) => self.get(slot),
            None => self.unreachable(),
        }
    }

    /// `range(a, b, c)` as the iterable of a loop, with a constant step: no object is made.
    fn range_bounds(&mut self, iter: ExprId) -> Option<(Value, Value, i64)> {
        let info = self.instance.exprs.get(&(self.func.id, iter))?;
        let How::Dispatch(Dispatch::Row(call)) = &info.how else { return None };
        let ExprKind::Call { args, .. } = &self.func.expr(iter).kind else { return None };
        if intrinsics::is_reversed(call.row) {
            let [Arg::Positional(range)] = args[..] else { return None };
            return self.reversed_bounds(range);
        }
        if !intrinsics::is_range(call.row)
            || call.args.iter().any(|arg| !matches!(arg, PlacedArg::Operand(..) | PlacedArg::Missing))
        {
            return None;
        }
        let mut values = vec![];
        for arg in args {
            let Arg::Positional(value) = arg else { return None };
            values.push(*value);
        }
        let step = self.range_step(iter).filter(|step| *step != 0)?;
        let mut bounds = vec![];
        for value in &values[..values.len().min(2)] {
            let bound = self.expr(*value);
            bounds.push(bound);
        }
        // All bounds are there before the first is asked what int it is.
        let span = self.func.expr(iter).span;
        for bound in &mut bounds {
            *bound = match self.ty(*bound) {
                Ty::Int | Ty::Bool => self.coerce(*bound, &Ty::Int),
                _ => self.index(*bound, span),
            };
        }
        if values.len() == 1 {
            bounds.insert(0, self.literal(Literal::Int(0)));
        }
        Some((bounds[0], bounds[1], step))
    }

    /// `reversed(range(a, b))` as the iterable of a loop: `range(b - 1, a - 1, -1)`, and the other way
    /// around.
    fn reversed_bounds(&mut self, range: ExprId) -> Option<(Value, Value, i64)> {
        let step = self.range_step(range)?;
        if step.abs() != 1 {
            return None;
        }
        let (start, stop, _) = self.range_bounds(range)?;
        let span = self.func.expr(range).span;
        let mut before = |value| {
            let step = self.literal(Literal::Int(step));
            let (owner, name) = intrinsics::INT_SUB;
            self.exact_row(owner, name, &[value, step], Ty::Int, span)
        };
        Some((before(stop), before(start), -step))
    }

    /// The step of `range(a, b, c)`, where it is constant.
    fn range_step(&self, iter: ExprId) -> Option<i64> {
        let info = self.instance.exprs.get(&(self.func.id, iter))?;
        let How::Dispatch(Dispatch::Row(call)) = &info.how else { return None };
        let ExprKind::Call { args, .. } = &self.func.expr(iter).kind else { return None };
        if !intrinsics::is_range(call.row) {
            return None;
        }
        match args.get(2) {
            Some(step) => self.constant_int(step.value()),
            None => Some(1),
        }
    }

    /// The int a value of the isolate stands for.
    fn index(&mut self, value: Value, span: crate::source::Span) -> Value {
        let value = self.coerce(value, &Ty::Dyn);
        self.call_row(intrinsics::index_row(), vec![CallArg::Value(value)], Ty::Int, span)
    }

    fn constant_int(&self, id: ExprId) -> Option<i64> {
        use crate::hir::nodes::{Const, UnaryOp};
        match &self.func.expr(id).kind {
            ExprKind::Const(Const::Int(value)) => Some(*value),
            ExprKind::Unary(UnaryOp::Neg, operand) => self.constant_int(*operand).and_then(i64::checked_neg),
            _ => None,
        }
    }
}
