//! Native objects: making them, their attributes, variables of classes, class statements.

use super::Module;
use super::function::Lower;
use crate::hir::nodes::{Arg, NameRef, Stmt};
use crate::infer::table::{ArgSource, Attr, Dispatch, How, InstanceId, NativeClass, VarKey};
use crate::sir::{self, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::{Class, Ty};

impl Module<'_> {
    /// The layouts of instances.
    pub(super) fn classes(&self) -> Vec<sir::Class> {
        let layout = |class: &NativeClass| sir::Class {
            class: class.class,
            full_name: class.full_name.clone(),
            fields: class
                .fields
                .iter()
                .map(|field| sir::Field {
                    name: field.name.clone(),
                    ty: field.ty,
                    maybe_absent: field.maybe_absent,
                })
                .collect(),
            hooks: class.hooks.iter().map(|(name, id)| ((*name).to_owned(), self.functions[id])).collect(),
        };
        self.input.table.classes.iter().map(layout).collect()
    }

    pub(super) fn declare_class_values(&mut self) {
        for class in &self.input.table.classes {
            for value in &class.values {
                self.class_slots
                    .insert((class.class, value.attr), sir::GlobalSlot(self.globals.len() as u32));
                let name = format!("{}.{}", class.class.name(), value.name);
                self.globals.push(sir::Global { name, ty: value.ty, maybe_unbound: false });
            }
        }
    }
}

impl<'a> Lower<'_, 'a> {
    /// `C(…)`: arguments, then the instance, then `__init__`.
    pub(super) fn construct(
        &mut self,
        class: Class,
        init: Option<&(InstanceId, Vec<ArgSource>)>,
        args: &'a [Arg],
        span: Span,
    ) -> Value {
        let values = self.args(args, span);
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let object = self.let_(Ty::Instance(class), Op::NewObject(class));
        if let Some((init, sources)) = init {
            let mut operands = vec![object];
            operands.extend(values);
            let given = self.call_instance(*init, sources, &operands, span);
            if *self.ty(given) == Ty::Never {
                return self.unreachable();
            }
        }
        object
    }

    /// `super().name(…)`
    pub(super) fn call_super(&mut self, dispatch: &Dispatch, args: &'a [Arg], ty: &Ty, span: Span) -> Value {
        let first = NameRef::Local(self.func.params[0].binding);
        let VarKey::Local(..) = self.variable(&first).expect("a parameter") else {
            unreachable!("a parameter is a local")
        };
        let slot = self.variable_slot(VarKey::Local(self.func.id, self.func.params[0].binding));
        let mut operands = vec![self.get(slot)];
        operands.extend(self.args(args, span));
        if operands.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        self.dispatch(dispatch, &mut operands, ty, span)
    }

    fn layout(&self, class: Class) -> &'a NativeClass {
        let classes = &self.module.input.table.classes;
        classes.iter().find(|native| native.class == class).expect("a class with native instances")
    }

    /// An attribute of an instance; where it is missing, what its class has.
    pub(super) fn field(
        &mut self,
        class: Class,
        attr: Attr,
        otherwise: Option<&Dispatch>,
        operands: &mut Vec<Value>,
        ty: &Ty,
        span: Span,
    ) -> Value {
        let layout = self.layout(class);
        let field = layout.field(attr).expect("somebody binds it");
        let info = &layout.fields[field];
        let object = operands[0];
        let get = Op::GetField { object, field: field as u32, checked: false };
        if !info.maybe_absent {
            let value = self.let_(info.ty, get);
            return self.coerce(value, ty);
        }
        let Some(otherwise) = otherwise else {
            let checked = Op::GetField { object, field: field as u32, checked: true };
            let value = self.try_(info.ty, checked, span);
            return self.coerce(value, ty);
        };
        let slot = self.new_slot("attribute", *ty, false);
        let cond = self.let_(Ty::Bool, Op::HasField { object, field: field as u32 });
        let then = self.region(&mut |lower| {
            let value = lower.let_(info.ty, get.clone());
            lower.set(slot, value);
        });
        let orelse = self.region(&mut |lower| {
            let value = lower.dispatch(otherwise, operands, ty, span);
            lower.set(slot, value);
        });
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    pub(super) fn set_field(&mut self, class: Class, attr: Attr, operands: &[Value]) -> Value {
        let layout = self.layout(class);
        let field = layout.field(attr).expect("it is bound here");
        let value = self.coerce(operands[1], &layout.fields[field].ty);
        self.let_(Ty::None, Op::SetField { object: operands[0], field: field as u32, value })
    }

    pub(super) fn class_value(&mut self, class: Class, attr: Attr, ty: &Ty, span: Span) -> Value {
        let Some(slot) = self.module.class_slots.get(&(class, attr)).copied() else {
            return self.unreachable();
        };
        let held = self.module.globals[slot.index()].ty;
        let _ = span;
        let value = self.let_(held, Op::GetGlobal(slot));
        self.coerce(value, ty)
    }

    pub(super) fn set_class_value(&mut self, class: Class, attr: Attr, value: Value) -> Value {
        let slot = self.module.class_slots[&(class, attr)];
        let ty = self.module.globals[slot.index()].ty;
        let value = self.coerce(value, &ty);
        self.push(StmtKind::SetGlobal { global: slot, value });
        self.literal(sir::Literal::None)
    }

    /// The body of a class runs where the statement stands.
    pub(super) fn class_statement(&mut self, stmt: &Stmt) {
        let info = &self.instance.stmts[&(self.func.id, stmt.id)];
        let How::Call(body, sources) = &info.how else { unreachable!("recorded by inference") };
        self.call_instance(*body, sources, &[], stmt.span);
    }
}
