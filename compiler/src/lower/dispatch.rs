//! Dispatch trees: what types decide, carried out.

use crate::catalog;
use crate::infer::table::Dispatch;
use crate::lower::function::Lower;
use crate::sir::{Arm, Literal, Op, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// The type a tree gives: `Bool`, unless some arm asks the isolate.
    pub fn dispatch_result(&self, dispatch: &Dispatch, expected: Ty) -> Ty {
        match dispatch {
            Dispatch::Row(call) => call.result,
            Dispatch::Split { .. }
            | Dispatch::ByText { .. }
            | Dispatch::Bind { .. }
            | Dispatch::Operand(_)
            | Dispatch::Truth(_)
            | Dispatch::Raise(..)
            | Dispatch::Lack(_)
            | Dispatch::TupleItem(_)
            | Dispatch::TreeItem
            | Dispatch::TupleConcat
            | Dispatch::Call(..)
            | Dispatch::Field { .. }
            | Dispatch::SetField(..)
            | Dispatch::DelField(..)
            | Dispatch::HasField(..)
            | Dispatch::ClassValue(..)
            | Dispatch::SetClassValue(..)
            | Dispatch::Construct(..)
            | Dispatch::Catches(_)
            | Dispatch::InitException(_)
            | Dispatch::BindMethod(_)
            | Dispatch::OfMethod(_)
            | Dispatch::OfClosure(_)
            | Dispatch::OfValue(..)
            | Dispatch::Text(_)
            | Dispatch::Function(_)
            | Dispatch::Nothing
            | Dispatch::Generic
            | Dispatch::Dead => expected,
        }
    }

    /// Carries out a dispatch tree; the result has type `ty`.
    pub fn dispatch(&mut self, dispatch: &Dispatch, operands: &mut Vec<Value>, ty: &Ty, span: Span) -> Value {
        match dispatch {
            Dispatch::Row(call) => {
                let value = self.row(call, operands, span);
                if *ty == Ty::None || *self.ty(value) == Ty::Never { value } else { self.coerce(value, ty) }
            }
            Dispatch::Split { operand, arms } => self.split(*operand, arms, operands, ty, span),
            Dispatch::ByText { operand, arms } => {
                let slot = (*ty != Ty::Never).then(|| self.new_slot("result", *ty, false));
                self.by_text(*operand, arms, operands, (ty, slot), span);
                match slot {
                    Some(slot) => self.get(slot),
                    None => self.unreachable(),
                }
            }
            Dispatch::Raise(class, message) => self.raise_new(class, message, span),
            Dispatch::Lack(lack) => self.raise_lack(lack, operands[0], span),
            Dispatch::TupleItem(at) => {
                let Ty::Tuple(items) = *self.ty(operands[0]) else { unreachable!("decided for a tuple") };
                let value = self.let_(items[*at], Op::TupleItem(operands[0], *at));
                self.coerce(value, ty)
            }
            Dispatch::TreeItem => {
                let Ty::Tree(leaf) = *self.ty(operands[0]) else { unreachable!("decided for a tree") };
                let value = self.try_(Ty::tree_item(&leaf), Op::TreeItem(operands[0], operands[1]), span);
                self.coerce(value, ty)
            }
            Dispatch::TupleConcat => {
                let mut values = vec![];
                for operand in operands.clone() {
                    let Ty::Tuple(items) = *self.ty(operand) else { unreachable!("decided for tuples") };
                    for (index, item) in items.iter().enumerate() {
                        values.push(self.let_(*item, Op::TupleItem(operand, index)));
                    }
                }
                let types = values.iter().map(|value| *self.ty(*value)).collect();
                let value = self.let_(Ty::Tuple(types), Op::Tuple(values));
                self.coerce(value, ty)
            }
            Dispatch::Call(instance, sources) => {
                let value = self.call_instance(*instance, sources, operands, span);
                if *ty == Ty::None || *self.ty(value) == Ty::Never { value } else { self.coerce(value, ty) }
            }
            Dispatch::Field { class, attr, otherwise } => {
                self.field(*class, *attr, otherwise.as_deref(), operands, ty, span)
            }
            Dispatch::SetField(class, attr) => self.set_field(*class, *attr, operands),
            Dispatch::DelField(class, attr) => self.del_field(*class, *attr, operands[0], span),
            Dispatch::HasField(class, attr) => self.has_field(*class, *attr, operands[0]),
            Dispatch::ClassValue(class, attr, otherwise) => {
                self.class_value(*class, *attr, otherwise.as_deref(), operands, ty, span)
            }
            Dispatch::SetClassValue(class, attr) => {
                let value = *operands.last().expect("what it is bound to");
                self.set_class_value(*class, *attr, value)
            }
            Dispatch::Catches(catches) => {
                let value = self.catches(catches, operands[0]);
                self.coerce(value, ty)
            }
            Dispatch::InitException(args) => self.init_exception(args, operands),
            Dispatch::Construct(making) => {
                let value = self.constructed(making, operands, span);
                if *self.ty(value) == Ty::Never { value } else { self.coerce(value, ty) }
            }
            Dispatch::BindMethod(func) => {
                let value = self.bind_method(*func, operands[0]);
                self.coerce(value, ty)
            }
            Dispatch::OfMethod(dispatch) => {
                let method = operands[0];
                operands[0] = self.method_self(method);
                let value = self.dispatch(dispatch, operands, ty, span);
                operands[0] = method;
                value
            }
            Dispatch::OfClosure(dispatch) => {
                let given = operands.len();
                let seen = self.seen(operands[0]);
                operands.extend(seen);
                let value = self.dispatch(dispatch, operands, ty, span);
                operands.truncate(given);
                value
            }
            Dispatch::OfValue(operand, dispatch) => {
                let object = operands[*operand];
                operands[*operand] = self.held_value(object);
                let value = self.dispatch(dispatch, operands, ty, span);
                operands[*operand] = object;
                value
            }
            Dispatch::Bind { first, given, then } => {
                let value = self.dispatch(first, operands, given, span);
                if *self.ty(value) == Ty::Never {
                    return value;
                }
                operands.push(value);
                let result = self.dispatch(then, operands, ty, span);
                operands.pop();
                result
            }
            // (Nobody asks for a value where a statement stands.)
            Dispatch::Operand(_) if *ty == Ty::None => self.literal(Literal::None),
            Dispatch::Operand(index) => self.coerce(operands[*index], ty),
            Dispatch::Truth(truth) => {
                let value = self.literal(Literal::Bool(*truth));
                self.coerce(value, ty)
            }
            Dispatch::Text(text) => {
                let value = self.literal(Literal::Str(text.clone()));
                self.coerce(value, ty)
            }
            Dispatch::Function(func) => {
                let value = self.literal(Literal::Function(func.0));
                self.coerce(value, ty)
            }
            Dispatch::Nothing => self.literal(Literal::None),
            Dispatch::Generic => unreachable!("comparison goes through rows"),
            Dispatch::Dead => self.unreachable(),
        }
    }

    /// One arm: what it gives goes to the slot.
    fn arm(
        &mut self,
        arm: &Dispatch,
        operands: &mut Vec<Value>,
        (ty, slot): (&Ty, Option<Slot>),
        span: Span,
    ) {
        let value = self.dispatch(arm, operands, ty, span);
        match slot {
            Some(slot) if *self.ty(value) != Ty::Never => {
                let value = match *ty == Ty::None && *self.ty(value) != Ty::None {
                    true => self.literal(Literal::None),
                    false => value,
                };
                self.set(slot, value);
            }
            _ => {
                if !self.ended() {
                    self.push(StmtKind::Unreachable);
                }
            }
        }
    }

    /// Compares the text with those it may be, one after the other; it is the last if it is none before.
    fn by_text(
        &mut self,
        operand: usize,
        arms: &[(String, Dispatch)],
        operands: &mut Vec<Value>,
        (ty, slot): (&Ty, Option<Slot>),
        span: Span,
    ) {
        let [(text, arm), others @ ..] = arms else { unreachable!("it is one of some texts") };
        if others.is_empty() {
            return self.arm(arm, operands, (ty, slot), span);
        }
        let text = self.literal(Literal::Str(text.clone()));
        let cond =
            self.exact_row(catalog::owner_of(&Ty::Str), "__eq__", &[operands[operand], text], Ty::Bool, span);
        let then = self.region(&mut |lower| lower.arm(arm, operands, (ty, slot), span));
        let orelse = self.region(&mut |lower| lower.by_text(operand, others, operands, (ty, slot), span));
        self.push(StmtKind::If { cond, then, orelse });
    }

    fn split(
        &mut self,
        operand: usize,
        arms: &[(Ty, Dispatch)],
        operands: &mut Vec<Value>,
        ty: &Ty,
        span: Span,
    ) -> Value {
        let subject = operands[operand];
        let slot = (*ty != Ty::Never).then(|| self.new_slot("result", *ty, false));
        let mut lowered = vec![];
        for (member, arm) in arms {
            let bound = self.new_value(*member);
            operands[operand] = bound;
            let body = self.region(&mut |lower| lower.arm(arm, operands, (ty, slot), span));
            lowered.push(Arm { ty: *member, bound, body });
        }
        operands[operand] = subject;
        self.push(StmtKind::Match { subject, arms: lowered });
        match slot {
            Some(slot) => self.get(slot),
            None => self.unreachable(),
        }
    }
}
