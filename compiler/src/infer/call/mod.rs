//! Calls: native functions, builtins, methods, exceptions, functions of the isolate.

mod builtin;
mod each_item;
mod function;
mod isinstance;
mod mapped;
mod module;
mod open;
mod pattern;
mod placing;
mod reduce;
mod rows;
mod spread;

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, NameRef};
use crate::infer::facts::GlobalFact;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;
pub use function::{constant_type, plain};

impl<'a> Walk<'_, 'a> {
    pub fn call(&mut self, id: ExprId, func: ExprId, args: &'a [Arg]) -> (Ty, How) {
        let span = self.func.expr(id).span;
        if let Some(found) = self.call_of_library(id, func, args, span) {
            return found;
        }
        match &self.func.expr(func).kind {
            ExprKind::Name(name @ (NameRef::Global(_) | NameRef::Local(_) | NameRef::Free(..)))
                if let Some(fact) = self.fact(name).cloned() =>
            {
                match fact {
                    GlobalFact::Function(callee, _) => {
                        self.ask_bound(func, callee);
                        self.call_function(callee, args, span)
                    }
                    GlobalFact::Member(_, name) if self.cx.plan.may_rebind(&name) => {
                        self.call_value(func, args, span)
                    }
                    GlobalFact::Member(module, name) if self.is_elsewhere(&module, &name) => {
                        self.call_value(func, args, span)
                    }
                    GlobalFact::Member(module, name)
                        if crate::infer::rows::is_native_member(&module, &name) =>
                    {
                        self.call_rows(&module, &name, id, args)
                    }
                    GlobalFact::Member(..) if self.cx.plan.hybrid => self.call_value(func, args, span),
                    GlobalFact::Member(module, _) => {
                        (self.refuse(ReasonId::Import, span, module), How::Plain)
                    }
                    GlobalFact::Class(body) if let Some(class) = self.class_named(func) => {
                        self.ask_bound(func, body);
                        self.construct(class, args, span)
                    }
                    GlobalFact::Class(_) | GlobalFact::Module(_) | GlobalFact::TypeVariable
                        if self.cx.plan.hybrid =>
                    {
                        self.call_dyn(args);
                        (Ty::Dyn, How::CallDyn)
                    }
                    GlobalFact::Class(_) | GlobalFact::Module(_) | GlobalFact::TypeVariable => {
                        let what = format!("class `{}`", self.spelling(name));
                        (self.refuse(ReasonId::Class, span, what), How::Plain)
                    }
                    GlobalFact::Variable => self.call_value(func, args, span),
                }
            }
            ExprKind::Name(NameRef::Builtin(name)) => self.call_builtin(name, id, args, span),
            ExprKind::Attribute { object, name, .. } => match self.module_of(*object) {
                _ if let Some(callee) = self.own_function(func) => self.call_function(callee, args, span),
                _ if let Some(class) = self.class_named(func) => self.construct(class, args, span),
                _ if let Some(found) = self.new_of_object(*object, name, args, span) => found,
                _ if let Some(found) = self.call_of_builtin_base(*object, name, args, span) => found,
                _ if let Some(callee) = self.function_of_class(func) => {
                    self.spread_to = Some((callee, 0));
                    let types = self.arguments_or_functions(args);
                    self.call_native(callee, types, span)
                }
                None if let Some(class) = self.class_with(*object, name) => {
                    self.call_rows(class, name, id, args)
                }
                Some(module)
                    if !self.cx.plan.may_rebind(name)
                        && !self.is_elsewhere(&module, name)
                        && self.is_here(&module, name) =>
                {
                    self.call_rows(&module, name, id, args)
                }
                _ => self.call_method(id, *object, name, args),
            },
            _ => self.call_value(func, args, span),
        }
    }

    /// A class of the program with types in brackets that certainly are some.
    fn is_generic_class(&self, subscript: ExprId, object: ExprId) -> bool {
        let is_here = self.func.id == self.root().id;
        is_here && self.class_named(object).is_some() && self.is_quiet_subscript(subscript)
    }

    /// The name of what is called, where it may not be bound yet.
    fn ask_bound(&mut self, name: ExprId, callee: FuncId) {
        let expr = self.func.expr(name);
        if let ExprKind::Name(NameRef::Global(def)) = &expr.kind
            && self.cx.plan.asked.contains(&(self.func.id, expr.span))
        {
            self.record(name, Ty::Function(callee.0), How::Bound(*def));
        }
    }

    fn call_value(&mut self, func: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        if let ExprKind::Subscript { object, .. } = &self.func.expr(func).kind
            && self.is_generic_class(func, *object)
        {
            return self.construct_subscripted(*object, args, span);
        }
        let ty = self.expr_or_function(func);
        if let Ty::Function(callee) = self.shallow(&ty) {
            return self.call_function(FuncId(callee), args, span);
        }
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        if self.holds_callable(&ty) {
            return self.call_operand(ty, args, span);
        }
        if let Some(bound) = self.as_bound(&ty) {
            return self.call_bound(bound, args, span);
        }
        if self.shallow(&ty) == Ty::Dyn || self.is_class_elsewhere(&ty) {
            let types = self.call_dyn(args);
            if args.iter().all(|arg| matches!(arg, Arg::Positional(_))) {
                self.cx.calls_of_values.insert(types);
            }
            return (Ty::Dyn, How::CallDyn);
        }
        (
            self.refuse(ReasonId::FunctionValue, span, "a call of a function that is kept as a value"),
            How::Plain,
        )
    }

    /// A class object, in a program with an isolate: what native code does not know of it, the isolate's
    /// class knows.
    pub fn is_class_elsewhere(&self, ty: &Ty) -> bool {
        self.cx.plan.hybrid && self.shallow(ty) == Ty::Type
    }

    /// Arguments of a call into the isolate: containers among them live there.
    pub fn call_dyn(&mut self, args: &'a [Arg]) -> Vec<Ty> {
        let types: Vec<Ty> = self.arguments(args).into_iter().map(|(_, ty)| ty).collect();
        for (index, ty) in types.iter().enumerate() {
            if let Some(arg) = args.get(index).or(args.last()) {
                self.check_value(ty, arg.value());
            }
            self.cx.cells.send_to_isolate(ty);
        }
        types
    }

    fn unknown_number(&mut self, value: ExprId) -> Ty {
        let span = self.func.expr(value).span;
        self.refuse(ReasonId::StarArguments, span, "")
    }

    /// Evaluates the arguments in order: names (of keywords) and types. The items of a tuple behind a star
    /// are arguments like others.
    pub fn arguments(&mut self, args: &'a [Arg]) -> Vec<(Option<&'a str>, Ty)> {
        let mut found = vec![];
        for arg in args {
            match arg {
                Arg::Positional(value) => found.push((None, self.expr(*value))),
                Arg::Keyword(name, value) => found.push((Some(name.as_str()), self.expr(*value))),
                Arg::Star(value) => match self.starred_arguments(*value) {
                    Some(types) => found.extend(types.into_iter().map(|ty| (None, ty))),
                    None => found.push((None, self.unknown_number(*value))),
                },
                Arg::DoubleStar(value) => {
                    self.expr(*value);
                    found.push((None, self.unknown_number(*value)));
                }
            }
        }
        found
    }

    /// A value that a native function is given.
    fn given(&mut self, value: ExprId) -> Ty {
        let ty = self.expr_or_function(value);
        self.storable(&ty, value)
    }

    /// The same for a native function, which may be given functions.
    pub(super) fn arguments_or_functions(&mut self, args: &'a [Arg]) -> Vec<(Option<&'a str>, Ty)> {
        let to = self.spread_to.take();
        if let (Some(to), Some((Arg::Star(value), before))) = (to, args.split_last()) {
            let mut found = self.arguments_or_functions(before);
            found.extend(self.spread(*value, found.len(), to));
            return found;
        }
        let one = |walk: &mut Self, arg: &'a Arg| match arg {
            Arg::Positional(value) => vec![(None, walk.given(*value))],
            Arg::Keyword(name, value) => vec![(Some(name.as_str()), walk.given(*value))],
            Arg::DoubleStar(value) if let Some(names) = walk.keywords_of(*value) => {
                let Ty::Tuple(items) = walk.expr(*value) else { unreachable!("the items of `**`") };
                names.into_iter().map(Some).zip(items).collect()
            }
            Arg::Star(_) | Arg::DoubleStar(_) => walk.arguments(std::slice::from_ref(arg)),
        };
        args.iter().flat_map(|arg| one(self, arg)).collect()
    }
}
