//! Attributes of native instances and classes, read and bound (Language Reference, 3.3.2 and 3.3.2.4: a data
//! descriptor of the class, then the instance, then the class).

use crate::catalog::operators;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, ExprKind, FuncId, NameRef};
use crate::infer::table::Dispatch;
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::{Attr, Member};

/// What classes have under a name.
pub(super) struct Found {
    /// Classes that may have a variable of the name, before what is certainly there.
    pub late: Vec<Class>,
    pub member: Option<(Class, Member)>,
}

impl Found {
    pub fn is_nothing(&self) -> bool {
        self.member.is_none() && self.late.is_empty()
    }

    /// What is certainly found.
    pub fn certain(self) -> Option<(Class, Member)> {
        self.member.filter(|_| self.late.is_empty())
    }
}

impl<'a> Walk<'_, 'a> {
    /// Is it a native instance, or a union with one among its members?
    pub fn holds_instance(&self, ty: &Ty) -> bool {
        self.shallow(ty).members().iter().any(|member| matches!(member, Ty::Instance(_)))
    }

    /// Is an instance among the values, or in them, that `%d` or `%(name)s` asks for what it stands for?
    pub fn converts_itself(&self, ty: &Ty) -> bool {
        match self.cx.cells.resolve(ty) {
            Ok(Ty::Instance(class)) => {
                operators::ASKED_BY_PERCENT.iter().any(|name| self.has_special(class, name))
            }
            Ok(other) => other.parts().into_iter().any(|part| self.converts_itself(part)),
            Err(_) => false,
        }
    }

    /// The native class that an expression names, by itself or as what a module of the program has.
    pub fn class_named(&self, id: ExprId) -> Option<Class> {
        let is_own = matches!(self.func.expr(id).kind, ExprKind::Name(NameRef::ClassLocal(_)));
        if !is_own {
            self.root_fact(id)?;
        }
        let body = self.cx.facts.class_body(self.cx.program, self.func, id)?;
        let class = self.cx.facts.table.of_body(body)?;
        (!self.cx.cells.is_class_in_isolate(class)).then_some(class)
    }

    /// The native class that a value is: what a name stands for, `cls`, `type(x)`.
    pub fn class_of_value(&self, ty: &Ty) -> Option<Class> {
        let (Ty::Function(body) | Ty::Closure(body, _)) = self.shallow(ty) else { return None };
        let class = self.cx.facts.table.of_body(FuncId(body))?;
        (!self.cx.cells.is_class_in_isolate(class)).then_some(class)
    }

    /// Is a native class among what it may be?
    pub fn holds_class(&self, ty: &Ty) -> bool {
        self.shallow(ty).members().iter().any(|member| self.class_of_value(member).is_some())
    }

    /// The native class that an expression stands for: it names the class, or a variable that certainly holds
    /// it.
    pub fn class_bound_to(&self, id: ExprId) -> Option<Class> {
        let of_variable = || {
            let ExprKind::Name(name) = &self.func.expr(id).kind else { return None };
            let local = self.env.locals.get(&self.variable(name)?)?;
            self.class_of_value(&local.ty).filter(|_| !local.maybe_unbound)
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
        match self.exprs.contains_key(&self.key(id)) {
            true => self.value_as_object(id),
            false => ty,
        }
    }

    /// What an expression that has been read gives, as an object.
    pub fn value_as_object(&mut self, id: ExprId) -> Ty {
        let info = self.exprs[&self.key(id)].clone();
        let (ty, how) = self.as_object(id, info.ty, info.how);
        self.record(id, ty, how)
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

    pub(super) fn read_attribute(
        &mut self,
        operands: &mut Vec<Ty>,
        name: &str,
        span: Span,
    ) -> (Ty, Dispatch) {
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

    /// What a class and its bases have under a name.
    pub(super) fn find(&self, class: Class, attr: Attr) -> Found {
        self.find_in(&self.cx.facts.table.info(class).mro, attr)
    }

    /// Does anything but the class statements bind the variable of a class?
    pub fn is_rebound(&self, class: Class, name: &str) -> bool {
        self.cx.facts.table.attr(name).is_some_and(|attr| !self.find(class, attr).late.is_empty())
    }

    /// The same behind `after` in the order of lookup.
    pub(super) fn find_after(&self, class: Class, after: Class, attr: Attr) -> Found {
        let mro = &self.cx.facts.table.info(class).mro;
        let at = mro.iter().position(|index| *index == after.index());
        self.find_in(at.map_or(&[], |at| &mro[at + 1..]), attr)
    }

    fn find_in(&self, mro: &[usize], attr: Attr) -> Found {
        let mut late = vec![];
        for index in mro {
            let info = &self.cx.facts.table.all()[*index];
            if let Some(member) = info.members.get(&attr) {
                return Found { late, member: Some((info.class, member.clone())) };
            }
            if self.shallow(&self.cx.cells.class_value(info.class, attr)) != Ty::Never {
                late.push(info.class);
            }
        }
        Found { late, member: None }
    }

    fn field_or_member(&mut self, class: Class, name: &str, operands: &[Ty], span: Span) -> (Ty, Dispatch) {
        match self.known_attribute(class, name, span) {
            Some(known) => known,
            None => self.attribute_or(class, name, operands, None, span),
        }
    }

    /// `o.name`; `otherwise`: what stands for an attribute that is missing, else AttributeError.
    pub(super) fn attribute_or(
        &mut self,
        class: Class,
        name: &str,
        operands: &[Ty],
        otherwise: Option<(Ty, Dispatch)>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        let Some(attr) = facts.table.attr(name) else {
            return otherwise.unwrap_or_else(|| self.missing(class, name, span));
        };
        let found = self.find(class, attr);
        if found.is_nothing()
            && let Some(builtin) = self.builtin_attribute(class, name, span)
        {
            return builtin;
        }
        match &found.member {
            Some((_, Member::Property { get, .. })) if found.late.is_empty() && otherwise.is_none() => {
                return self.call_on(*get, operands.to_vec(), vec![0], &[], span);
            }
            Some((_, Member::Cached { keep, .. })) if found.late.is_empty() && otherwise.is_none() => {
                let (given, call) = self.call_on(*keep, operands.to_vec(), vec![0], &[], span);
                let held = self.cx.cells.field(class, attr);
                return match self.shallow(&held) == Ty::Never {
                    true => (given, call),
                    false => (held, Dispatch::Field { class, attr, otherwise: Some(Box::new(call)) }),
                };
            }
            // Versions differ.
            Some((owner, Member::Value)) if facts.table.info(*owner).is_enum => {
                let what = format!("the member `{name}` of a member");
                return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
            }
            Some((_, Member::Value)) | None => {}
            Some((_, Member::Method(func))) if found.late.is_empty() => {
                return (Ty::Method(func.0, class), Dispatch::BindMethod(*func));
            }
            Some((
                _,
                Member::Method(_)
                | Member::Static(_)
                | Member::Class(_)
                | Member::Property { .. }
                | Member::Cached { .. },
            )) => {
                let what = format!("the method `{name}` as a value");
                return (self.refuse(ReasonId::FunctionValue, span, what), Dispatch::Dead);
            }
        }
        let held = self.cx.cells.field(class, attr);
        let is_held = self.shallow(&held) != Ty::Never;
        if is_held && facts.table.info(class).definite.contains(attr) {
            return (held, Dispatch::Field { class, attr, otherwise: None });
        }
        let raises = otherwise.is_none();
        let behind = match (otherwise, found.member.is_some()) {
            (Some(otherwise), false) => Some(otherwise),
            (None, false) if !found.late.is_empty() => Some(self.missing(class, name, span)),
            _ => None,
        };
        let of_class = self.class_variables(&found, attr, behind, span);
        match of_class {
            None if is_held => {
                let message = format!("'{}' object has no attribute '{name}'", class.name());
                let lack = Some(self.lack(class, name, message, span));
                let lack = lack.filter(|lack| matches!(lack, Dispatch::Lack(_)));
                (held, Dispatch::Field { class, attr, otherwise: lack.map(Box::new) })
            }
            None => {
                debug_assert!(raises, "what stands for it is there");
                self.missing(class, name, span)
            }
            Some(of_class) if !is_held => of_class,
            Some((value, of_class)) => {
                let ty = self.join(&held, &value);
                [held, value].iter().for_each(|from| self.flow(from, Sink::Type(ty), span));
                (ty, Dispatch::Field { class, attr, otherwise: Some(Box::new(of_class)) })
            }
        }
    }

    /// A variable that classes have: those that may not have it (yet) are asked one after the other.
    fn class_variables(
        &mut self,
        found: &Found,
        attr: Attr,
        behind: Option<(Ty, Dispatch)>,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let mut all = match &found.member {
            Some((owner, _)) => {
                Some((self.cx.cells.class_value(*owner, attr), Dispatch::ClassValue(*owner, attr, None)))
            }
            None => behind,
        };
        for class in found.late.iter().rev() {
            let value = self.cx.cells.class_value(*class, attr);
            let (other, behind) = all.take().expect("somebody says what is behind it");
            let ty = self.join(&value, &other);
            [value, other].iter().for_each(|from| self.flow(from, Sink::Type(ty), span));
            all = Some((ty, Dispatch::ClassValue(*class, attr, Some(Box::new(behind)))));
        }
        all
    }

    /// What every object has.
    fn known_attribute(&mut self, class: Class, name: &str, _: Span) -> Option<(Ty, Dispatch)> {
        let body = &self.cx.program.functions[self.cx.facts.table.info(class).body.index()];
        match name {
            "__module__" => {
                let module = self.cx.program.module(body.module).name.clone();
                Some((Ty::Str, Dispatch::Text(module)))
            }
            // CPython 3.13 takes the indentation out.
            "__doc__" => match &body.docstring {
                Some(text) if text.contains('\n') || text.starts_with([' ', '\t']) => None,
                Some(text) => Some((Ty::Str, Dispatch::Text(text.clone()))),
                // The signature.
                None if self.cx.program.expansion(body.id).is_some() => None,
                None => Some((Ty::None, Dispatch::Nothing)),
            },
            _ => None,
        }
    }

    /// Nobody binds the attribute (as far as is known): AttributeError.
    pub(super) fn missing(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        if name.starts_with("__") {
            let what = format!("attribute `{name}` of `{}`", class.name());
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        let message = format!("'{}' object has no attribute '{name}'", class.name());
        (Ty::Never, self.lack(class, name, message, span))
    }

    /// `C.name`: a variable of the class, or a function of it.
    fn attribute_of_class(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        match name {
            "__name__" => return (Ty::Str, Dispatch::Text(class.name().to_owned())),
            "__qualname__" => {
                let body = &self.cx.program.functions[facts.table.info(class).body.index()];
                return (Ty::Str, Dispatch::Text(body.qualname.clone()));
            }
            _ => {}
        }
        if let Some(known) = self.known_attribute(class, name, span) {
            return known;
        }
        let found = facts.table.attr(name).map(|attr| (attr, self.find(class, attr)));
        match found {
            Some((attr, found)) if matches!(found.member, None | Some((_, Member::Value))) => {
                let is_certain = found.member.is_some();
                let behind = (!is_certain).then(|| self.missing_of_class(class, name, span));
                let all = self.class_variables(&found, attr, behind, span);
                all.expect("what is behind it is there")
            }
            Some((_, Found { member: Some((_, Member::Method(func) | Member::Static(func))), late }))
                if late.is_empty() =>
            {
                (Ty::Function(func.0), Dispatch::Function(func))
            }
            None => self.missing_of_class(class, name, span),
            Some(_) => {
                let what = format!("attribute `{name}` of class `{}`", class.name());
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    fn missing_of_class(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        let table = &self.cx.facts.table;
        let is_slot = table.attr(name).is_some_and(|attr| table.is_slot(class, attr));
        // `type` has attributes of its own: `mro`, `__bases__`.
        let is_enum = table.info(class).is_enum;
        if is_slot || is_enum || name.starts_with("__") || name == "mro" || name == "register" {
            let what = format!("attribute `{name}` of class `{}`", class.name());
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        self.check_suggestions(class, name, span);
        let message = format!("type object '{}' has no attribute '{name}'", class.name());
        (Ty::Never, Dispatch::Raise("AttributeError", message))
    }

    /// The function that `C.name` is.
    pub fn function_of_class(&self, attribute: ExprId) -> Option<FuncId> {
        let ExprKind::Attribute { object, name, .. } = &self.func.expr(attribute).kind else { return None };
        let class = self.class_bound_to(*object)?;
        let table = &self.cx.facts.table;
        let found = self.find(class, table.attr(name)?);
        match found.member? {
            (_, Member::Method(func) | Member::Static(func)) if found.late.is_empty() => Some(func),
            (_, Member::Method(_) | Member::Static(_) | Member::Class(_)) => None,
            (_, Member::Property { .. } | Member::Cached { .. } | Member::Value) => None,
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
                let more = self.no_dict();
                let message = format!("'NoneType' object has no attribute '{name}'{more}");
                Dispatch::Raise("AttributeError", message)
            }
            Ty::Exception if let Some(dispatch) = self.bind_builtin_attribute(operands, name, span) => {
                dispatch
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
        if self.has_builtin(class, name) {
            return self.bind_builtin(operands, name, span);
        }
        let known = facts.table.attr(name).filter(|_| !name.starts_with("__") || !name.ends_with("__"));
        let is_frozen = facts.table.is_frozen(class) && !self.func.is_made;
        let Some(attr) = known.filter(|_| !is_frozen) else {
            self.refuse(ReasonId::Class, span, format!("setting attribute `{name}`"));
            return Dispatch::Dead;
        };
        let found = self.find(class, attr);
        match found.member {
            Some((_, Member::Property { set: Some(set), .. })) if found.late.is_empty() => {
                self.call_on(set, operands.to_vec(), vec![0, operands.len() - 1], &[], span).1
            }
            Some((_, Member::Property { .. } | Member::Method(_) | Member::Static(_) | Member::Class(_))) => {
                let what = format!("setting attribute `{name}`, which the class has as something else,");
                self.refuse(ReasonId::Class, span, what);
                Dispatch::Dead
            }
            Some((_, Member::Value | Member::Cached { .. })) | None => {
                let is_in_class = found.member.is_some() || !found.late.is_empty();
                match self.no_place(class, attr, is_in_class, span) {
                    Some(dispatch) => dispatch,
                    None => {
                        let value = *operands.last().expect("what it is bound to");
                        self.keep_in_field(class, attr, &value, span);
                        Dispatch::SetField(class, attr)
                    }
                }
            }
        }
    }

    /// An instance without a `__dict__` has no place for it: AttributeError.
    fn no_place(&mut self, class: Class, attr: Attr, is_in_class: bool, span: Span) -> Option<Dispatch> {
        let facts = self.cx.facts.clone();
        if facts.table.has_dict(class) || facts.table.is_slot(class, attr) {
            return None;
        }
        let (name, of) = (facts.table.attr_name(attr), class.name());
        if is_in_class {
            // The text is another where the class has it.
            self.refuse(ReasonId::Class, span, format!("setting `{name}`, which is no slot,"));
            return Some(Dispatch::Dead);
        }
        self.check_suggestions(class, name, span);
        let more = self.no_dict();
        let message = format!("'{of}' object has no attribute '{name}'{more}");
        Some(Dispatch::Raise("AttributeError", message))
    }

    /// What is said besides of an object without a `__dict__`.
    fn no_dict(&self) -> &'static str {
        if self.cx.plan.minor >= 13 { " and no __dict__ for setting new attributes" } else { "" }
    }

    pub(super) fn keep_in_field(&mut self, class: Class, attr: Attr, ty: &Ty, span: Span) {
        self.cx.cells.put_field(class, attr, ty);
        self.flow(ty, Sink::Field(class, attr), span);
        self.note_held(class, ty);
    }

    /// Notes where instances of the class get a value of the isolate.
    pub(super) fn note_held(&mut self, class: Class, ty: &Ty) {
        if self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn()) {
            self.cx.cells.note_held(class);
        }
    }
}
