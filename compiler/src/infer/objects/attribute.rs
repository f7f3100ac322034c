//! Attributes of native instances and classes, read and bound (Language Reference, 3.3.2 and 3.3.2.4: a data
//! descriptor of the class, then the instance, then the class).

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, ExprKind, FuncId, NameRef, Target};
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::{Attr, Member};
use crate::world::spelling::suggests;

impl<'a> Walk<'_, 'a> {
    /// Is it a native instance, or a union with one among its members?
    pub fn holds_instance(&self, ty: &Ty) -> bool {
        self.shallow(ty).members().iter().any(|member| matches!(member, Ty::Instance(_)))
    }

    /// The native class that an expression names.
    pub fn class_named(&self, id: ExprId) -> Option<Class> {
        let ExprKind::Name(NameRef::Global(def)) = &self.func.expr(id).kind else { return None };
        let class = self.cx.facts.table.named(*def)?;
        (!self.cx.cells.is_class_in_isolate(class)).then_some(class)
    }

    /// The native class that a value is: what a name stands for, `cls`, `type(x)`.
    pub fn class_of_value(&self, ty: &Ty) -> Option<Class> {
        let Ty::Function(body) = self.shallow(ty) else { return None };
        let class = self.cx.facts.table.of_body(FuncId(body))?;
        (!self.cx.cells.is_class_in_isolate(class)).then_some(class)
    }

    /// Is a native class among what it may be?
    pub fn holds_class(&self, ty: &Ty) -> bool {
        self.shallow(ty).members().iter().any(|member| self.class_of_value(member).is_some())
    }

    /// The native class that a name stands for, whatever it is the name of.
    pub fn class_bound_to(&self, id: ExprId) -> Option<Class> {
        let ExprKind::Name(name) = &self.func.expr(id).kind else { return None };
        let of_variable = || {
            let var = self.variable(name)?;
            self.class_of_value(&self.env.locals.get(&var)?.ty)
        };
        self.class_named(id).or_else(of_variable)
    }

    /// An expression of which an attribute is asked: it may be a class.
    pub fn object_or_class(&mut self, id: ExprId) -> Ty {
        let ty = self.expr_or_function(id);
        let members = self.shallow(&ty).members();
        if !members.is_empty() && members.iter().all(|member| self.class_of_value(member).is_some()) {
            return ty;
        }
        match self.exprs.get(&self.key(id)).cloned() {
            Some(info) => {
                let (ty, how) = self.as_object(id, info.ty, info.how);
                self.record(id, ty, how)
            }
            None => ty,
        }
    }

    /// `C.name` of a value that is a class, or one of several.
    pub fn attribute_of_classes(&mut self, ty: &Ty, name: &str, span: Span) -> Option<(Ty, Dispatch)> {
        let members = self.shallow(ty).members();
        let classes: Option<Vec<Class>> = members.iter().map(|member| self.class_of_value(member)).collect();
        let classes = classes.filter(|classes| !classes.is_empty())?;
        if let [only] = classes[..] {
            return Some(self.attribute_of_class(only, name, span));
        }
        let mut classes = classes.into_iter();
        Some(self.split(0, members, &mut vec![*ty], &mut |walk, _| {
            let class = classes.next().expect("one for each member");
            walk.attribute_of_class(class, name, span)
        }))
    }

    /// `o.name` where some of what `o` may be are native instances.
    pub fn attribute_of_instances(&mut self, receiver: &Ty, name: &str, span: Span) -> (Ty, Dispatch) {
        let mut operands = vec![*receiver];
        self.read_attribute(&mut operands, name, span)
    }

    fn read_attribute(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> (Ty, Dispatch) {
        let receiver = self.shallow(&operands[0]);
        match receiver {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.read_attribute(operands, name, span)
            }),
            Ty::Instance(class) if name == "__class__" => {
                let body = self.cx.facts.table.info(class).body;
                (Ty::Function(body.0), Dispatch::Function(body))
            }
            Ty::Instance(class) => self.field_or_member(class, name, operands, span),
            Ty::None => {
                let message = format!("'NoneType' object has no attribute '{name}'");
                (Ty::Never, Dispatch::Raise("AttributeError", message))
            }
            other => match self.property_dispatch(&other, name, span) {
                Some(found) => found,
                None => {
                    let what = format!("attribute `{name}` of `{}`", self.type_name(&other));
                    (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
                }
            },
        }
    }

    fn field_or_member(&mut self, class: Class, name: &str, operands: &[Ty], span: Span) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        let Some(attr) = facts.table.attr(name) else { return self.missing(class, name, span) };
        let member = facts.table.lookup(class, attr);
        if let Some((_, Member::Property { get, .. })) = member {
            return self.call_on(*get, operands.to_vec(), vec![0], &[], span);
        }
        let held = self.cx.cells.field(class, attr);
        let is_held = self.shallow(&held) != Ty::Never;
        match member {
            Some((owner, Member::Value)) => {
                let value = self.cx.cells.class_value(owner, attr);
                let of_class = Dispatch::ClassValue(owner, attr);
                if !is_held {
                    return (value, of_class);
                }
                let ty = self.join(&held, &value);
                [held, value].iter().for_each(|from| self.flow(from, Sink::Type(ty), span));
                (ty, Dispatch::Field { class, attr, otherwise: Some(Box::new(of_class)) })
            }
            Some((_, Member::Method(_) | Member::Static(_) | Member::Class(_) | Member::Property { .. })) => {
                let what = format!("the method `{name}` as a value");
                (self.refuse(ReasonId::FunctionValue, span, what), Dispatch::Dead)
            }
            None if is_held => {
                if !facts.table.info(class).definite.contains(&attr) {
                    self.check_suggestions(class, name, span);
                }
                (held, Dispatch::Field { class, attr, otherwise: None })
            }
            None => self.missing(class, name, span),
        }
    }

    /// Nobody binds the attribute (as far as is known): AttributeError.
    fn missing(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        if name.starts_with("__") {
            let what = format!("attribute `{name}` of `{}`", class.name());
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        self.check_suggestions(class, name, span);
        let message = format!("'{}' object has no attribute '{name}'", class.name());
        (Ty::Never, Dispatch::Raise("AttributeError", message))
    }

    /// CPython's printer may say more of an attribute that is missing, if others are spelt like it.
    fn check_suggestions(&mut self, class: Class, name: &str, span: Span) {
        let facts = self.cx.facts.clone();
        let table = &facts.table;
        let fields: Vec<Attr> = self.cx.cells.objects.fields_of(class).map(|(attr, _)| attr).collect();
        let members = table.info(class).mro.iter().flat_map(|index| table.all()[*index].members.keys());
        let mut all = members.copied().chain(fields).map(|attr| table.attr_name(attr));
        let is_near = all.any(|other| suggests(name, other));
        if is_near {
            let what = format!("attribute `{name}`, which may be missing and looks like others,");
            self.refuse(ReasonId::Class, span, what);
        }
    }

    /// `C.name`: a variable of the class, or a function of it.
    fn attribute_of_class(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        if name == "__name__" {
            return (Ty::Str, Dispatch::Text(class.name().to_owned()));
        }
        let facts = self.cx.facts.clone();
        let found = facts.table.attr(name).and_then(|attr| Some((attr, facts.table.lookup(class, attr)?)));
        match found {
            Some((attr, (owner, Member::Value))) => {
                (self.cx.cells.class_value(owner, attr), Dispatch::ClassValue(owner, attr))
            }
            Some((_, (_, Member::Method(func) | Member::Static(func)))) => {
                (Ty::Function(func.0), Dispatch::Function(*func))
            }
            _ => {
                let what = format!("attribute `{name}` of class `{}`", class.name());
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    /// The function that `C.name` is.
    pub fn function_of_class(&self, attribute: ExprId) -> Option<FuncId> {
        let ExprKind::Attribute { object, name, .. } = &self.func.expr(attribute).kind else { return None };
        let class = self.class_bound_to(*object)?;
        let table = &self.cx.facts.table;
        match table.lookup(class, table.attr(name)?)? {
            (_, Member::Method(func) | Member::Static(func)) => Some(*func),
            (_, Member::Class(_) | Member::Property { .. } | Member::Value) => None,
        }
    }

    /// `o.name = value`; `operands`: the object, the value.
    pub fn bind_attribute(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> Dispatch {
        let receiver = self.shallow(&operands[0]);
        match receiver {
            Ty::Union(members) => {
                let found = self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                    (Ty::None, walk.bind_attribute(operands, name, span))
                });
                found.1
            }
            Ty::Instance(class) => self.bind_field(class, operands, name, span),
            Ty::None => {
                let message = format!("'NoneType' object has no attribute '{name}'");
                Dispatch::Raise("AttributeError", message)
            }
            other => {
                let what = format!("setting attribute `{name}` of `{}`", self.type_name(&other));
                self.refuse(ReasonId::Class, span, what);
                Dispatch::Dead
            }
        }
    }

    fn bind_field(&mut self, class: Class, operands: &[Ty], name: &str, span: Span) -> Dispatch {
        let facts = self.cx.facts.clone();
        let known = facts.table.attr(name).filter(|_| !name.starts_with("__") || !name.ends_with("__"));
        let Some(attr) = known else {
            self.refuse(ReasonId::Class, span, format!("setting attribute `{name}`"));
            return Dispatch::Dead;
        };
        match facts.table.lookup(class, attr) {
            Some((_, Member::Property { set: Some(set), .. })) => {
                self.call_on(*set, operands.to_vec(), vec![0, 1], &[], span).1
            }
            Some((
                _,
                Member::Property { set: None, .. } | Member::Method(_) | Member::Static(_) | Member::Class(_),
            )) => {
                let what = format!("setting attribute `{name}`, which the class has as something else,");
                self.refuse(ReasonId::Class, span, what);
                Dispatch::Dead
            }
            Some((_, Member::Value)) | None => {
                self.keep_in_field(class, attr, &operands[1], span);
                Dispatch::SetField(class, attr)
            }
        }
    }

    fn keep_in_field(&mut self, class: Class, attr: Attr, ty: &Ty, span: Span) {
        self.cx.cells.put_field(class, attr, ty);
        self.flow(ty, Sink::Field(class, attr), span);
        self.keep_native(class, ty);
    }

    /// A native object holds no object of the isolate (yet): then it lives there, too.
    fn keep_native(&mut self, class: Class, ty: &Ty) {
        if self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn()) {
            self.cx.cells.send_class(class);
        }
    }

    /// `C.name = value`
    pub fn bind_class_value(&mut self, class: Class, target: &'a Target, name: &str, ty: &Ty) {
        let facts = self.cx.facts.clone();
        let own = facts
            .table
            .attr(name)
            .filter(|attr| facts.table.info(class).members.get(attr) == Some(&Member::Value));
        let Some(attr) = own else {
            let what = format!("setting attribute `{name}` of class `{}`", class.name());
            self.refuse(ReasonId::Class, target.span, what);
            return;
        };
        self.keep_class_value(class, attr, ty, target.span);
        self.decide(target, *ty, How::Dispatch(Dispatch::SetClassValue(class, attr)));
    }

    pub(super) fn keep_class_value(&mut self, class: Class, attr: Attr, ty: &Ty, span: Span) {
        self.cx.cells.put_class_value(class, attr, ty);
        self.flow(ty, Sink::ClassValue(class, attr), span);
        self.keep_native(class, ty);
    }
}
