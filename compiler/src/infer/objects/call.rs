//! Calls of methods and of classes.

use super::base::holding;
use crate::catalog::operators;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, NameRef};
use crate::infer::rows::Shape;
use crate::infer::table::{ArgSource, Dispatch, How, Making};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Member;

impl<'a> Walk<'_, 'a> {
    /// A method of an instance; the operands are the instance and the arguments, in the order in which they
    /// were evaluated.
    pub fn method_of_instance(
        &mut self,
        class: Class,
        name: &str,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        if name == "__class__" {
            return self.construct_on(class, operands, shape, span);
        }
        if self.inherited_value(&operands[0], name).is_some() {
            return self.inherited_method(name, operands, shape, span);
        }
        let attr = self.cx.facts.table.attr(name);
        let is_held = attr.is_some_and(|attr| self.cx.cells.field(class, attr) != Ty::Never);
        let found = attr.and_then(|attr| self.find(class, attr).certain());
        let member = found.map(|(_, member)| member);
        if member.is_none()
            && !is_held
            && let Some(found) = self.builtin_method(class, name, operands, shape, span)
        {
            return found;
        }
        self.call_member(member.as_ref(), is_held, (class, name), operands, shape, span)
    }

    fn call_member(
        &mut self,
        member: Option<&Member>,
        is_held: bool,
        (class, name): (Class, &str),
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let keywords: Vec<(&str, usize)> =
            shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
        match member {
            Some(Member::Method(func)) if !is_held => {
                self.call_on(*func, operands.to_vec(), shape.positional.clone(), &keywords, span)
            }
            Some(Member::Class(func)) if !is_held => {
                let body = self.cx.facts.table.info(class).body;
                let mut given = operands.to_vec();
                given[0] = Ty::Function(body.0);
                let (ty, mut dispatch) =
                    self.call_on(*func, given, shape.positional.clone(), &keywords, span);
                if let Dispatch::Call(_, sources) = &mut dispatch {
                    for source in sources.iter_mut().filter(|source| matches!(source, ArgSource::Arg(0))) {
                        *source = ArgSource::Class(body);
                    }
                }
                (ty, dispatch)
            }
            Some(Member::Static(func)) if !is_held => {
                self.call_on(*func, operands.to_vec(), shape.positional[1..].to_vec(), &keywords, span)
            }
            _ => {
                let what = format!("the call of `{name}` of `{}`, which is no method,", class.name());
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    /// A native function called with some of the operands.
    pub(super) fn call_on(
        &mut self,
        func: FuncId,
        operands: Vec<Ty>,
        positional: Vec<usize>,
        keywords: &[(&str, usize)],
        span: Span,
    ) -> (Ty, Dispatch) {
        let order: Vec<usize> =
            positional.iter().copied().chain(keywords.iter().map(|(_, index)| *index)).collect();
        let names = positional.iter().map(|_| None).chain(keywords.iter().map(|(name, _)| Some(*name)));
        let types = names.zip(&order).map(|(name, index)| (name, operands[*index])).collect();
        match self.call_native(func, types, span) {
            (ty, How::Call(instance, mut sources)) => {
                sources
                    .iter_mut()
                    .for_each(|source| source.each_argument(&mut |index| *index = order[*index]));
                (ty, Dispatch::Call(instance, sources))
            }
            (ty, _) => (ty, Dispatch::Dead),
        }
    }

    /// `C(…)`: a new instance, then `__init__`.
    pub fn construct(&mut self, class: Class, args: &'a [Arg], span: Span) -> (Ty, How) {
        self.spread_to = self.only_initializer(class).map(|init| (init, 1));
        let taken = self.arguments_or_functions(args);
        let mut operands = vec![Ty::None];
        let mut shape = Shape { positional: vec![0], keywords: vec![] };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index + 1),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index + 1)),
            }
            operands.push(ty);
        }
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        match self.construct_on(class, &operands, &shape, span) {
            (ty, Dispatch::Construct(making)) => (ty, How::Construct(making)),
            (ty, Dispatch::Dead) => (ty, How::Plain),
            (ty, dispatch) => (ty, How::New(dispatch)),
        }
    }

    /// The `__init__` that takes all arguments, where that is known before they are.
    fn only_initializer(&self, class: Class) -> Option<FuncId> {
        let table = &self.cx.facts.table;
        let info = table.info(class);
        let is_plain = !info.is_enum && !class.is_exception() && info.value_base().is_none();
        let has_new = table.attr("__new__").is_some_and(|new| table.lookup(class, new).is_some());
        let found = table.attr("__init__").and_then(|init| self.find(class, init).certain());
        match found {
            Some((_, Member::Method(func))) if is_plain && !has_new => Some(func),
            _ => None,
        }
    }

    /// The method that is called on the instance, which it has as its first argument.
    pub fn only_method(&self, receiver: &Ty, name: &str) -> Option<(FuncId, usize)> {
        let Ty::Instance(class) = receiver else { return None };
        let found = self.cx.facts.table.attr(name).and_then(|attr| self.find(*class, attr).certain());
        match found {
            Some((_, Member::Method(func))) => Some((func, 1)),
            _ => None,
        }
    }

    /// The same with arguments that have been evaluated: all operands but the first, whose place the instance
    /// takes.
    pub(super) fn construct_on(
        &mut self,
        class: Class,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        if facts.table.info(class).is_enum {
            return self.member_by_value(class, operands, shape, span);
        }
        if let Some(found) = self.construct_by_new(class, operands, shape, span) {
            return found;
        }
        let init = facts.table.attr("__init__").and_then(|init| self.find(class, init).certain());
        let has_value = facts.table.info(class).value_base().is_some();
        if class.is_exception() {
            if init.is_none() && !shape.keywords.is_empty() {
                let found = self.builtin_method(class, "__init__", operands, shape, span);
                return found.unwrap_or_else(|| {
                    let what = format!("`{}(…)` with keywords", class.name());
                    (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
                });
            }
            self.check_arguments(class, operands, shape, span);
        } else if init.is_none() && operands.len() > 1 && !has_value {
            return (
                Ty::Never,
                Dispatch::Raise("TypeError", format!("{}() takes no arguments", class.name())),
            );
        }
        let info = facts.table.info(class);
        if info.is_protocol || facts.table.hides_init(&info.mro) && (init.is_some() || operands.len() > 1) {
            let what = format!("`{}(…)`, where `typing` has put an `__init__`,", class.name());
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        let abstracts = &info.abstracts;
        if !abstracts.is_empty() {
            let message = abstract_class(class.name(), abstracts, self.cx.plan.minor);
            return (Ty::Never, Dispatch::Raise("TypeError", message));
        }
        let class = self.contour_here(class, span);
        // (`list.__new__` and its like take whatever `__init__` takes; what is immutable is made by it.)
        let is_made_at_once = info.value_base().is_some_and(|base| base.scalar().is_some());
        let taken = (init.is_none() || is_made_at_once).then_some(shape);
        let value = self.new_value(class, operands, taken, span);
        if let Some((ty, made)) = value.clone().filter(|(ty, _)| self.shallow(ty) == Ty::Never) {
            return (ty, made);
        }
        let value = value.map(|(value, made)| (self.keep_value(class, &value, span), made));
        let found = self.initialised(class, init.map(|(_, member)| member), operands, shape, span);
        let found = match value {
            Some((given, made)) => holding((given, made), found),
            None => found,
        };
        // (What they find in the instance is known by now.)
        self.ask_hooks(class, span);
        found
    }

    /// A member of the enumeration whose body runs (`hir/expansion.rs`).
    pub fn new_member(&mut self, args: &'a [Arg], span: Span) -> (Ty, How) {
        let init = self.cx.program.expansion(self.func.id).and_then(|expansion| expansion.initializer);
        let (Some(class), Some(init)) = (self.own_class(), init) else {
            return (self.refuse(ReasonId::Class, span, "a member of an enumeration"), How::Plain);
        };
        let mut operands = vec![Ty::None];
        operands.extend(self.arguments(args).into_iter().map(|(_, ty)| ty));
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        let found = self.initialised(class, Some(Member::Method(init)), &operands, &shape, span);
        // The value stands behind the name.
        let mixed_in = self.cx.facts.table.info(class).value_base().and_then(|base| base.scalar());
        let found = match mixed_in {
            Some(ty) => {
                self.keep_value(class, &ty, span);
                holding((ty, Dispatch::Operand(2)), found)
            }
            None => found,
        };
        self.ask_hooks(class, span);
        match found {
            (ty, Dispatch::Construct(making)) => (ty, How::Construct(making)),
            (ty, Dispatch::Dead) => (ty, How::Plain),
            (ty, dispatch) => (ty, How::New(dispatch)),
        }
    }

    /// `Stack[int](…)`: a function of the library calls the class, and sets an attribute that nothing native
    /// reads.
    pub fn construct_subscripted(&mut self, object: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        let body = self.class_named(object).map(|class| self.cx.facts.table.info(class).body);
        let call = body.and_then(|body| Some((body, self.cx.program.generic(body)?.call)));
        let Some((body, call)) = call else {
            return (self.refuse(ReasonId::Class, span, "a class in brackets"), How::Plain);
        };
        let mut types = vec![(None, Ty::Function(body.0))];
        types.extend(self.arguments_or_functions(args));
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        match self.call_native(call, types, span) {
            (ty, How::Call(instance, sources)) => (ty, How::Call(instance, of_class(sources, body))),
            other => other,
        }
    }

    pub(super) fn initialised(
        &mut self,
        class: Class,
        init: Option<Member>,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let instance = Ty::Instance(class);
        let args = if class.is_exception() { shape.positional[1..].to_vec() } else { vec![] };
        match init {
            Some(Member::Method(func)) => {
                let mut given = operands.to_vec();
                given[0] = instance;
                let keywords: Vec<(&str, usize)> =
                    shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
                let (ty, dispatch) = self.call_on(func, given, shape.positional.clone(), &keywords, span);
                let Dispatch::Call(init, sources) = dispatch else { return (ty, Dispatch::Dead) };
                match self.shallow(&ty) {
                    ty @ (Ty::Never | Ty::None) => {
                        let making = Making { class, given: None, args, init: Some((init, sources)) };
                        (if ty == Ty::Never { ty } else { instance }, Dispatch::Construct(making))
                    }
                    _ => {
                        let what = format!("`{}.__init__`, which gives a value,", class.name());
                        (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
                    }
                }
            }
            Some(_) => (self.refuse(ReasonId::Class, span, "`__init__` that is no method"), Dispatch::Dead),
            None => (instance, Dispatch::Construct(Making { class, given: None, args, init: None })),
        }
    }

    /// `C.name(…)`, `cls.name(…)` of a class method; other functions of a class are called as what they are.
    pub fn call_of_class(
        &mut self,
        object: ExprId,
        name: &'a str,
        args: &'a [Arg],
        span: Span,
    ) -> Option<(Ty, How)> {
        let class = self.class_bound_to(object)?;
        let facts = self.cx.facts.clone();
        let (_, member) = self.find(class, facts.table.attr(name)?).certain()?;
        let Member::Class(func) = member else { return None };
        self.expr_or_function(object);
        let body = facts.table.info(class).body;
        let mut types = vec![(None, Ty::Function(body.0))];
        types.extend(self.arguments_or_functions(args));
        let (ty, how) = self.call_native(func, types, span);
        Some(match how {
            How::Call(instance, sources) => (ty, How::Call(instance, of_class(sources, body))),
            other => (ty, other),
        })
    }

    /// `super()` or `super(C, self)` in a method of a native class: the class behind which to look, and the
    /// name of the object.
    fn is_super(&self, id: ExprId) -> Option<(Class, NameRef)> {
        let ExprKind::Call { func, args } = &self.func.expr(id).kind else { return None };
        let ExprKind::Name(NameRef::Builtin(name)) = &self.func.expr(*func).kind else { return None };
        if name != "super" || self.cx.plan.may_rebind("super") {
            return None;
        }
        match args.as_slice() {
            [] => {
                let own = self.cx.facts.table.of_member(self.func.id)?;
                Some((own, NameRef::Local(self.func.params.first()?.binding)))
            }
            [Arg::Positional(class), Arg::Positional(object)] => match &self.func.expr(*object).kind {
                ExprKind::Name(name @ NameRef::Local(_)) => Some((self.class_named(*class)?, name.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    /// `super().name(…)`; `None` where it is something else.
    pub fn call_super(
        &mut self,
        object: ExprId,
        name: &'a str,
        args: &'a [Arg],
        span: Span,
    ) -> Option<(Ty, How)> {
        let (own, binding) = self.is_super(object)?;
        let var = self.variable(&binding)?;
        let receiver = self.env.locals.get(&var).filter(|local| !local.maybe_unbound)?.ty;
        if name == operators::NEW {
            let (ty, dispatch) = self.new_object(Some(own), args, span);
            return Some((ty, How::Super(var, dispatch)));
        }
        // It is asked what the object is before there are arguments.
        let facts = self.cx.facts.clone();
        let is_of_another = |member: &Ty| {
            let is_own = matches!(member, Ty::Instance(class) if facts.table.derives(*class, own));
            !is_own && !matches!(member, Ty::Dyn | Ty::Never)
        };
        if self.shallow(&receiver).members().iter().any(is_of_another) {
            let refused = self.refuse(ReasonId::Class, span, "`super()` of something else");
            return Some((refused, How::Super(var, Dispatch::Dead)));
        }
        let taken = self.arguments_or_functions(args);
        let mut operands = vec![receiver];
        let mut shape = Shape { positional: vec![0], keywords: vec![] };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index + 1),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index + 1)),
            }
            operands.push(ty);
        }
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let (ty, dispatch) = self.super_dispatch(own, name, &mut operands, &shape, span);
        Some((ty, How::Super(var, dispatch)))
    }

    fn super_dispatch(
        &mut self,
        own: Class,
        name: &'a str,
        operands: &mut Vec<Ty>,
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let receiver = self.shallow(&operands[0]);
        if matches!(receiver, Ty::Dyn | Ty::Never) {
            return (Ty::Dyn, Dispatch::Dead);
        }
        match receiver {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.super_dispatch(own, name, operands, shape, span)
            }),
            Ty::Instance(class) if self.cx.facts.table.derives(class, own) => {
                let facts = self.cx.facts.clone();
                let behind = &facts.table.info(class).mro;
                let behind =
                    &behind[behind.iter().position(|index| *index == own.index()).unwrap_or(0) + 1..];
                if name == "__init__" && facts.table.hides_init(behind) {
                    // It leaves again where the object's class has one of its own.
                    return (Ty::None, Dispatch::Nothing);
                }
                let found = facts.table.attr(name).map(|attr| self.find_after(class, own, attr));
                let is_inherited = found.as_ref().is_none_or(|found| found.is_nothing());
                if is_inherited && facts.table.info(class).value_base().is_some() {
                    return self.inherited_method(name, operands, shape, span);
                }
                let is_object = found.as_ref().is_none_or(|found| found.is_nothing());
                if is_object && let Some(found) = self.builtin_method(class, name, operands, shape, span) {
                    return found;
                }
                if is_object && name == "__init__" && operands.len() == 1 {
                    // `object.__init__`
                    return (Ty::None, Dispatch::Nothing);
                }
                if is_object && name == "__init__" {
                    let message = "object.__init__() takes exactly one argument (the instance to initialize)";
                    return (Ty::Never, Dispatch::Raise("TypeError", message.to_owned()));
                }
                let member = found.and_then(|found| found.certain()).map(|(_, member)| member);
                self.call_member(member.as_ref(), false, (class, name), operands, shape, span)
            }
            _ => (self.refuse(ReasonId::Class, span, "`super()` of something else"), Dispatch::Dead),
        }
    }
}

/// The class as the first argument, in front of those that the call has.
fn of_class(mut sources: Vec<ArgSource>, body: FuncId) -> Vec<ArgSource> {
    for source in &mut sources {
        if let ArgSource::Arg(0) = source {
            *source = ArgSource::Class(body);
        }
        source.each_argument(&mut |index| *index -= 1);
    }
    sources
}

/// `object_new` in `Objects/typeobject.c`.
fn abstract_class(name: &str, methods: &[String], minor: u32) -> String {
    let plural = if methods.len() > 1 { "s" } else { "" };
    if minor < 12 {
        let all = methods.join(", ");
        return format!("Can't instantiate abstract class {name} with abstract method{plural} {all}");
    }
    let all = methods.join("', '");
    format!(
        "Can't instantiate abstract class {name} without an implementation for abstract method{plural} \
         '{all}'"
    )
}
