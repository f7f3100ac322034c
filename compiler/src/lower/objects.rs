//! Native objects: making them, their attributes, variables of classes, class statements.

use super::Module;
use super::function::Lower;
use crate::hir::nodes::{Arg, ExprId, FuncId, Stmt, StmtKind as Hir};
use crate::infer::table::{ArgSource, Attr, Dispatch, How, Making, NativeClass, Pair, VarKey};
use crate::sir::{self, Op, StmtKind, Value};
use crate::source::Span;
use crate::ty::{Class, IterKind, Ty};

impl Module<'_> {
    /// The layouts of instances.
    pub(super) fn classes(&self) -> Vec<sir::Class> {
        let layout = |class: &NativeClass| sir::Class {
            class: class.class,
            module: class.module.clone(),
            qualname: class.qualname.clone(),
            is_unhashable: class.is_unhashable,
            exception: class.exception.clone(),
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
            pairs: class.pairs.iter().map(|pair| self.pair(pair)).collect(),
        };
        self.input.table.classes.iter().map(layout).collect()
    }

    fn pair(&self, pair: &Pair) -> sir::Pair {
        sir::Pair {
            method: pair.method.to_owned(),
            other: pair.other,
            yields: pair.yields,
            function: self.functions[&pair.instance],
        }
    }

    pub(super) fn declare_class_values(&mut self) {
        for class in &self.input.table.classes {
            for value in &class.values {
                self.class_slots
                    .insert((class.class, value.attr), sir::GlobalSlot(self.globals.len() as u32));
                let name = format!("{}.{}", class.class.name(), value.name);
                let maybe_unbound = value.maybe_absent;
                self.globals.push(sir::Global { name, ty: value.ty, maybe_unbound });
            }
        }
    }
}

impl<'a> Lower<'_, 'a> {
    /// An attribute of a native object, which holds a value of the isolate.
    pub(super) fn is_native_attribute(&self, func: ExprId) -> bool {
        let info = self.instance.exprs.get(&(self.func.id, func));
        info.is_some_and(|info| matches!(info.how, How::Dispatch(_)))
    }

    /// `C(…)`: arguments, then the instance, then `__init__`.
    pub(super) fn construct(&mut self, making: &Making, args: &'a [Arg], span: Span) -> Value {
        let values = self.args(args, span);
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let mut operands = vec![self.literal(sir::Literal::None)];
        operands.extend(values);
        self.constructed(making, &operands, span)
    }

    /// The same with arguments that have been evaluated; the instance takes the place of the first operand.
    pub(super) fn constructed(&mut self, making: &Making, operands: &[Value], span: Span) -> Value {
        let class = making.class;
        let made = if class.is_exception() {
            Op::NewOwn { class, args: making.args.iter().map(|index| operands[*index]).collect() }
        } else {
            Op::NewObject(class)
        };
        let object = match making.given {
            Some(given) => operands[given],
            None => self.let_(Ty::Instance(class), made),
        };
        if making.given.is_none() && self.layout(class).field(Attr::VALUE).is_some() {
            let value = *operands.last().expect("the value stands behind the arguments");
            self.set_field(class, Attr::VALUE, &[object, value]);
        }
        if let Some((init, sources)) = &making.init {
            let mut operands = operands.to_vec();
            operands[0] = object;
            let given = self.call_instance(*init, sources, &operands, span);
            if *self.ty(given) == Ty::Never {
                return self.unreachable();
            }
        }
        object
    }

    /// What is in an instance with a builtin base.
    pub(super) fn held_value(&mut self, object: Value) -> Value {
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("decided for an instance") };
        let layout = self.layout(class);
        let field = layout.field(Attr::VALUE).expect("inference found a builtin base");
        let get = Op::GetField { object, field: field as u32, checked: false };
        self.let_(layout.fields[field].ty, get)
    }

    /// Has its class no `__iter__` of its own?
    pub(super) fn is_iterated_as_value(&self, class: Class) -> bool {
        let layout = self.layout(class);
        layout.field(Attr::VALUE).is_some() && layout.hook("__iter__").is_none()
    }

    /// `__init__` of a builtin class of exceptions.
    pub(super) fn init_exception(&mut self, args: &[usize], operands: &[Value]) -> Value {
        let args = args.iter().map(|index| operands[*index]).collect();
        let exception = self.coerce(operands[0], &Ty::Exception);
        self.let_(Ty::None, Op::InitException { exception, args })
    }

    /// An instance the items of which are taken: `__iter__` is called here, `__next__` by who takes them.
    pub(super) fn iterate_instance(&mut self, class: Class, object: Value, span: Span) -> Value {
        let iterator = self.iterator_of(class, object, span);
        let given = *self.ty(iterator);
        let item = match given {
            Ty::Never => return iterator,
            Ty::Instance(of) => {
                let next = self.layout(of).hook("__next__").expect("inference found it iterable");
                self.module.input.table.instances[next.index()].result
            }
            _ => crate::catalog::item_type(&given).expect("inference found it an iterator"),
        };
        let parts = [Ty::Instance(class), given, item];
        self.let_(Ty::iter(IterKind::Instance, &parts), Op::Iterate { object, iterator })
    }

    /// What `__iter__` of an instance gives.
    fn iterator_of(&mut self, class: Class, object: Value, span: Span) -> Value {
        let iter = self.layout(class).hook("__iter__").expect("inference found it iterable");
        self.call_instance(iter, &[ArgSource::Arg(0)], &[object], span)
    }

    /// An instance that `yield from` goes through: the very generator, where its `__iter__` gives one.
    pub(super) fn delegate_instance(&mut self, class: Class, object: Value, span: Span) -> Value {
        let iter = self.layout(class).hook("__iter__").expect("inference found it iterable");
        match self.module.input.table.instances[iter.index()].result {
            given @ Ty::Generator(_) if !given.closes() => self.iterator_of(class, object, span),
            _ => self.iterate_instance(class, object, span),
        }
    }

    /// `super().name(…)`
    pub(super) fn call_super(
        &mut self,
        object: VarKey,
        dispatch: &Dispatch,
        args: &'a [Arg],
        ty: &Ty,
        span: Span,
    ) -> Value {
        let slot = self.variable_slot(object);
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
            if *lower.ty(value) != Ty::Never {
                lower.set(slot, value);
            }
        });
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    pub(super) fn set_field(&mut self, class: Class, attr: Attr, operands: &[Value]) -> Value {
        let layout = self.layout(class);
        let field = layout.field(attr).expect("it is bound here");
        let value = *operands.last().expect("what it is bound to");
        let value = self.coerce(value, &layout.fields[field].ty);
        self.let_(Ty::None, Op::SetField { object: operands[0], field: field as u32, value })
    }

    pub(super) fn del_field(&mut self, class: Class, attr: Attr, object: Value, span: Span) -> Value {
        let layout = self.layout(class);
        let field = layout.field(attr).expect("somebody binds it");
        let is_slot = layout.fields[field].is_slot;
        self.try_(Ty::None, Op::DelField { object, field: field as u32, is_slot }, span)
    }

    pub(super) fn has_field(&mut self, class: Class, attr: Attr, object: Value) -> Value {
        let field = self.layout(class).field(attr).expect("somebody binds it") as u32;
        self.let_(Ty::Bool, Op::HasField { object, field })
    }

    /// A variable of a class; where it is missing, what else there is.
    pub(super) fn class_value(
        &mut self,
        class: Class,
        attr: Attr,
        otherwise: Option<&Dispatch>,
        operands: &mut Vec<Value>,
        ty: &Ty,
        span: Span,
    ) -> Value {
        let Some(global) = self.module.class_slots.get(&(class, attr)).copied() else {
            return self.unreachable();
        };
        let held = self.module.globals[global.index()].ty;
        let Some(otherwise) = otherwise else {
            let value = self.let_(held, Op::GetGlobal(global));
            return self.coerce(value, ty);
        };
        let slot = self.new_slot("attribute", *ty, false);
        let cond = self.let_(Ty::Bool, Op::HasGlobal(global));
        let then = self.region(&mut |lower| {
            let value = lower.try_(held, Op::GetGlobal(global), span);
            lower.set(slot, value);
        });
        let orelse = self.region(&mut |lower| {
            let value = lower.dispatch(otherwise, operands, ty, span);
            if *lower.ty(value) != Ty::Never {
                lower.set(slot, value);
            }
        });
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    pub(super) fn set_class_value(&mut self, class: Class, attr: Attr, value: Value) -> Value {
        let slot = self.module.class_slots[&(class, attr)];
        let ty = self.module.globals[slot.index()].ty;
        let value = self.coerce(value, &ty);
        self.push(StmtKind::SetGlobal { global: slot, value });
        self.literal(sir::Literal::None)
    }

    pub(super) fn bind_method(&mut self, func: FuncId, object: Value) -> Value {
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("decided for an instance") };
        let qualname = self.module.input.program.functions[func.index()].qualname.clone();
        self.let_(Ty::Method(func.0, class), Op::BindMethod { object, qualname })
    }

    pub(super) fn method_self(&mut self, method: Value) -> Value {
        let Ty::Method(_, class) = *self.ty(method) else { unreachable!("decided for a method") };
        self.let_(Ty::Instance(class), Op::MethodSelf(method))
    }

    /// The body of a class runs where the statement stands.
    pub(super) fn class_statement(&mut self, stmt: &Stmt) {
        let Hir::Class { func, decorators, .. } = &stmt.kind else { unreachable!("a class statement") };
        let info = &self.instance.stmts[&(self.func.id, stmt.id)];
        let (made, calls) = match &info.how {
            How::Decorated(made, calls) => (&made.how, calls.as_slice()),
            how => (how, &[][..]),
        };
        let How::Call(body, sources) = made else { unreachable!("recorded by inference") };
        // (Inference reads those of the program only.)
        let is_own = |decorator: &&ExprId| self.instance.exprs.contains_key(&(self.func.id, **decorator));
        let decorators: Vec<ExprId> = decorators.iter().filter(is_own).copied().collect();
        let givers: Vec<Value> = decorators.iter().map(|decorator| self.expr(*decorator)).collect();
        if givers.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return;
        }
        let given = self.call_instance(*body, sources, &[], stmt.span);
        if *self.ty(given) == Ty::Never {
            return;
        }
        let innermost_first = decorators.iter().zip(givers).rev();
        for ((ty, dispatch), (decorator, giver)) in calls.iter().zip(innermost_first) {
            let class = self.literal(sir::Literal::Function(func.0));
            let span = self.position(*decorator);
            let given = self.dispatch(dispatch, &mut vec![giver, class], ty, span);
            if *self.ty(given) == Ty::Never {
                return;
            }
        }
    }
}
