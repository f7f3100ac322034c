//! Calls: native functions, builtins, methods, exceptions, functions of the isolate.

use super::facts::GlobalFact;
use super::narrow;
use super::rows::Shape;
use super::table::{ArgSource, How};
use super::walk::{Sink, Walk};
use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{
    Arg, BinaryOp, Element, ExprId, ExprKind, FuncId, NameRef, ParamKind, StmtKind, TargetKind,
};
use crate::source::Span;
use crate::ty::Ty;
use crate::ty::coerce::crosses_by_value;

impl<'a> Walk<'_, 'a> {
    pub fn call(&mut self, id: ExprId, func: ExprId, args: &'a [Arg]) -> (Ty, How) {
        let span = self.func.expr(id).span;
        match &self.func.expr(func).kind {
            ExprKind::Name(NameRef::Global(global)) => match self.cx.facts.globals[global.index()].clone() {
                GlobalFact::Function(callee, _) => self.call_function(callee, args, span),
                GlobalFact::Member(_, name) if self.cx.plan.may_rebind(&name) => {
                    self.call_value(func, args, span)
                }
                GlobalFact::Member(module, name) if self.is_elsewhere(&module, &name) => {
                    self.call_value(func, args, span)
                }
                GlobalFact::Member(module, name) if super::rows::is_native_member(&module, &name) => {
                    self.call_rows(&module, &name, id, args)
                }
                GlobalFact::Member(..) if self.cx.plan.hybrid => self.call_value(func, args, span),
                GlobalFact::Member(module, _) => (self.refuse(ReasonId::Import, span, module), How::Plain),
                GlobalFact::Class | GlobalFact::Module(_) if self.cx.plan.hybrid => {
                    self.call_dyn(args);
                    (Ty::Dyn, How::CallDyn)
                }
                GlobalFact::Class | GlobalFact::Module(_) => {
                    (self.refuse(ReasonId::Class, span, ""), How::Plain)
                }
                GlobalFact::Variable => self.call_value(func, args, span),
            },
            ExprKind::Name(NameRef::Builtin(name)) => self.call_builtin(name, id, args, span),
            ExprKind::Attribute { object, name, .. } => match self.module_of(*object) {
                Some(module)
                    if !self.cx.plan.may_rebind(name)
                        && !self.is_elsewhere(&module, name)
                        && self.is_here(&module, name) =>
                {
                    self.call_rows(&module, name, id, args)
                }
                _ => self.call_method(*object, name, args, span),
            },
            _ => self.call_value(func, args, span),
        }
    }

    fn call_value(&mut self, func: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        let ty = self.expr_or_function(func);
        if let Ty::Function(callee) = self.shallow(&ty) {
            return self.call_function(FuncId(callee), args, span);
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
    pub(super) fn call_dyn(&mut self, args: &'a [Arg]) -> Vec<Ty> {
        let types: Vec<Ty> = self.arguments(args).into_iter().map(|(_, ty)| ty).collect();
        for (arg, ty) in args.iter().zip(&types) {
            let (Arg::Positional(value) | Arg::Keyword(_, value) | Arg::Star(value) | Arg::DoubleStar(value)) =
                arg;
            self.storable(ty, *value);
            self.cx.cells.send_to_isolate(ty);
        }
        types
    }

    /// Evaluates the arguments in order: names (of keywords) and types.
    pub(super) fn arguments(&mut self, args: &'a [Arg]) -> Vec<(Option<&'a str>, Ty)> {
        args.iter()
            .map(|arg| match arg {
                Arg::Positional(value) => (None, self.expr(*value)),
                Arg::Keyword(name, value) => (Some(name.as_str()), self.expr(*value)),
                Arg::Star(value) | Arg::DoubleStar(value) => {
                    self.expr(*value);
                    let span = self.func.expr(*value).span;
                    (None, self.refuse(ReasonId::StarArguments, span, ""))
                }
            })
            .collect()
    }

    /// The same for a native function, which may be given functions.
    fn arguments_or_functions(&mut self, args: &'a [Arg]) -> Vec<(Option<&'a str>, Ty)> {
        let one = |walk: &mut Self, arg: &'a Arg| match arg {
            Arg::Positional(value) => vec![(None, walk.expr_or_function(*value))],
            Arg::Keyword(name, value) => vec![(Some(name.as_str()), walk.expr_or_function(*value))],
            Arg::Star(_) | Arg::DoubleStar(_) => walk.arguments(std::slice::from_ref(arg)),
        };
        args.iter().flat_map(|arg| one(self, arg)).collect()
    }

    fn call_function(&mut self, callee: FuncId, args: &'a [Arg], span: Span) -> (Ty, How) {
        let program = self.cx.program;
        let target = &program.functions[callee.index()];
        // A function of `*args` runs in the isolate, always; its callers need not.
        let takes_many = target.params.iter().any(|param| param.takes_many());
        if takes_many || self.cx.is_deferred(callee) || self.cx.plan.may_rebind(&target.name) {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        let types = self.arguments_or_functions(args);
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        let mut sources: Vec<Option<ArgSource>> = target.params.iter().map(|_| None).collect();
        let mut next = 0;
        for (index, (keyword, _)) in types.iter().enumerate() {
            let place = match keyword {
                None => {
                    let place = next;
                    next += 1;
                    (place < target.params.len() && target.params[place].kind != ParamKind::KeywordOnly)
                        .then_some(place)
                }
                Some(name) => target
                    .params
                    .iter()
                    .position(|param| param.name == *name && param.kind != ParamKind::PositionalOnly),
            };
            match place {
                Some(place) if sources[place].is_none() => sources[place] = Some(ArgSource::Arg(index)),
                _ => return (self.refuse(ReasonId::Arity, span, &target.name), How::Plain),
            }
        }
        let mut params = vec![];
        for (index, (source, param)) in sources.iter_mut().zip(&target.params).enumerate() {
            let ty = match (&source, param.default) {
                (Some(ArgSource::Arg(index)), _) => types[*index].1,
                (
                    Some(
                        ArgSource::Default(..)
                        | ArgSource::Evaluated(..)
                        | ArgSource::Copied(_)
                        | ArgSource::Kept(..),
                    ),
                    _,
                ) => unreachable!("not placed yet"),
                (None, Some(default)) => {
                    let (from, ty) = self.default_source(callee, index, default);
                    *source = Some(from);
                    ty
                }
                (None, None) => return (self.refuse(ReasonId::Arity, span, &target.name), How::Plain),
            };
            params.push(ty);
        }
        for (index, ty) in params.clone().iter().enumerate() {
            let shallow = self.shallow(ty);
            if shallow == Ty::Never {
                return (Ty::Never, How::Plain);
            }
            if shallow.members().iter().any(|member| matches!(member, Ty::Iter(..))) {
                params[index] = self.refuse(ReasonId::IteratorValue, span, self.type_name(&shallow));
            }
        }
        let instance = self.cx.instance(callee, params.clone());
        self.cx.follow(instance);
        for (index, ty) in params.iter().enumerate() {
            self.flow(ty, Sink::Param(instance, index), span);
        }
        self.calls.insert(instance);
        let sources = sources.into_iter().map(|source| source.expect("filled above")).collect();
        (self.cx.result_of(instance), How::Call(instance, sources))
    }

    /// Where a parameter that a call leaves out gets its value: a constant is made anew, another value is the
    /// one that `def` has evaluated.
    fn default_source(&self, callee: FuncId, index: usize, default: ExprId) -> (ArgSource, Ty) {
        let program = self.cx.program;
        let owner = &program.functions[program.functions[callee.index()]
            .parent
            .expect("a function with defaults is defined somewhere")
            .index()];
        let fixed = super::facts::is_fixed(owner, owner.expr(default));
        match self.fixed_type(owner, default).filter(|_| fixed) {
            Some(ty) => (ArgSource::Default(owner.id, default), ty),
            None if let Some((global, ty)) = self.copied_default(owner, default) => {
                (ArgSource::Copied(global), ty)
            }
            None if self.cx.plan.hybrid => (ArgSource::Kept(callee, index), Ty::Dyn),
            None => (ArgSource::Evaluated(callee, index), self.cx.default(callee, index)),
        }
    }

    /// The default of a function of the module is a global of which native code has a copy, and nothing binds
    /// it again.
    fn copied_default(
        &self,
        owner: &crate::hir::nodes::Function,
        default: ExprId,
    ) -> Option<(crate::hir::nodes::DefId, Ty)> {
        let ExprKind::Name(NameRef::Global(global)) = owner.expr(default).kind else { return None };
        let program = self.cx.program;
        let once = owner.id == program.main_body().id && program.def(global).is_written_once();
        let straight = owner.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Assign { target, .. } => {
                matches!(target.kind, TargetKind::Name(NameRef::Global(bound)) if bound == global)
            }
            _ => false,
        });
        (once && straight).then(|| self.copied_global(global)).flatten().map(|ty| (global, ty))
    }

    /// The type of a constant expression, as long as no class in it may be bound anew.
    fn fixed_type(&self, func: &crate::hir::nodes::Function, expr: ExprId) -> Option<Ty> {
        constant_type(func, expr).filter(|_| {
            let mut names = vec![];
            class_names_in(func, expr, &mut names);
            names.iter().all(|name| !self.cx.plan.may_rebind(name))
        })
    }

    fn call_builtin(&mut self, name: &'a str, id: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        if self.cx.plan.may_rebind(name) {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        if let Some(intrinsic) = intrinsics::by_name(name) {
            return self.call_intrinsic(intrinsic, id, args, span);
        }
        if let ([Arg::Positional(only)], true) = (args, intrinsics::is_short_circuit(name))
            && let ExprKind::GeneratorExp { func, iter } = self.func.expr(*only).kind
        {
            self.generator(*only, func, iter);
            return (Ty::Bool, How::ShortCircuit(name == intrinsics::ANY));
        }
        if intrinsics::is_exception_class(name) {
            let positional = args.iter().all(|arg| matches!(arg, Arg::Positional(_)));
            let mut types = vec![];
            for (arg, (_, ty)) in args.iter().zip(self.arguments(args)) {
                if let Arg::Positional(value) = arg {
                    self.storable(&ty, *value);
                }
                types.push(self.shallow(&ty));
            }
            if types.contains(&Ty::Never) {
                return (Ty::Never, How::Plain);
            }
            if !positional || !intrinsics::has_plain_constructor(name, &types) {
                return (
                    self.refuse(ReasonId::NotLowered, span, format!("`{name}(…)` with these arguments")),
                    How::Plain,
                );
            }
            let class = intrinsics::exception_class(name).expect("it is one");
            return (Ty::Exception, How::Exception(class.to_owned()));
        }
        self.call_rows("builtins", name, id, args)
    }

    fn call_intrinsic(
        &mut self,
        intrinsic: &'static str,
        id: ExprId,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        if intrinsics::is_instance_test(intrinsic) {
            let ExprKind::Call { func, .. } = &self.func.expr(id).kind else {
                unreachable!("called for a call")
            };
            let [Arg::Positional(value), Arg::Positional(classes)] = args else {
                return (self.refuse(ReasonId::Arity, span, intrinsic), How::Plain);
            };
            let ty = self.expr(*value);
            let ty = self.shallow(&ty);
            if ty == Ty::Never {
                return (Ty::Never, How::Plain);
            }
            if let ExprKind::Name(NameRef::Global(_)) = self.func.expr(*classes).kind {
                // It may be unbound here.
                self.expr(*classes);
            }
            return self.instance_test(*func, args, &ty, self.func.expr(*classes).span);
        }
        // print
        for (arg, (keyword, ty)) in args.iter().zip(self.arguments(args)) {
            let shallow = self.shallow(&ty);
            match (arg, keyword) {
                (Arg::Positional(value), _) => {
                    self.storable(&ty, *value);
                }
                (_, Some("sep" | "end")) if matches!(shallow, Ty::Str | Ty::None | Ty::Never) => {}
                (Arg::Keyword(_, value), Some(intrinsics::FLUSH))
                    if self.constant_truth(*value).is_some() => {}
                (Arg::Keyword(keyword, value), _) => {
                    let span = self.func.expr(*value).span;
                    self.refuse(ReasonId::NotLowered, span, format!("`print` with this `{keyword}`"));
                }
                (Arg::Star(_) | Arg::DoubleStar(_), _) => {}
            }
        }
        (Ty::None, How::Intrinsic(intrinsic))
    }

    /// `isinstance` of a value of type `ty`: decided now, or for the members of a union or an exception at
    /// run time.
    fn instance_test(&mut self, func: ExprId, args: &'a [Arg], ty: &Ty, classes: Span) -> (Ty, How) {
        let [_, Arg::Positional(second)] = args else { unreachable!("counted by the caller") };
        let names = narrow::class_names(self, self.func, *second);
        if let (Some((_, classes)), true) = (narrow::isinstance(self, func, args), *ty != Ty::Dyn) {
            let held = ty.members();
            let how = match held.iter().filter(|ty| narrow::is_instance_of_any(ty, &classes)).count() {
                0 => How::Truth(false),
                n if n == held.len() => How::Truth(true),
                _ => How::IsInstance(classes),
            };
            return (Ty::Bool, how);
        }
        match names {
            Some(names) if *ty == Ty::Exception => (Ty::Bool, How::IsInstance(names)),
            Some(names)
                if matches!(ty, Ty::Dyn | Ty::Object)
                    && names.iter().all(|name| intrinsics::has_class_object(name)) =>
            {
                (Ty::Bool, How::IsInstance(names))
            }
            None if let Some(found) = self.instance_of_value(ty, *second, classes) => found,
            // The isolate knows.
            _ if self.cx.plan.hybrid && crosses_by_value(ty) => {
                let classes_ty = self.expr(*second);
                let mut operands = vec![*ty, classes_ty];
                let (ty, dispatch) = self.on_isolate(intrinsics::INSTANCE_ROW, &mut operands, classes);
                (ty, How::Dispatch(dispatch))
            }
            _ if *ty == Ty::Dyn => (Ty::Bool, How::Plain),
            _ => (self.refuse(ReasonId::NotLowered, classes, "`isinstance` with this class"), How::Plain),
        }
    }

    /// The class is the value of a variable or an expression.
    fn instance_of_value(&mut self, ty: &Ty, second: ExprId, classes: Span) -> Option<(Ty, How)> {
        let computed = match &self.func.expr(second).kind {
            ExprKind::Name(name) => self.variable(name).is_some(),
            ExprKind::Call { .. } | ExprKind::Subscript { .. } | ExprKind::Attribute { .. } => true,
            _ => false,
        };
        if !computed {
            return None;
        }
        let class = self.expr(second);
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let known = match self.shallow(&class) {
            Ty::Dyn if !self.cx.plan.hybrid => return Some((Ty::Bool, How::Plain)),
            Ty::Type => true,
            Ty::Tuple(items) => !items.is_empty() && items.iter().all(|item| self.shallow(item) == Ty::Type),
            Ty::TupleOf(item) => self.shallow(&item) == Ty::Type,
            _ => false,
        };
        let mut operands = vec![*ty, class];
        let shape = Shape { positional: vec![0, 1], keywords: vec![] };
        let rows = catalog::lookup("hybridc", intrinsics::INSTANCE_ROW);
        let found = if known { self.rows_dispatch(rows, &mut operands, &shape, classes) } else { None };
        found.map(|(ty, dispatch)| (ty, How::Dispatch(dispatch)))
    }

    fn constant_truth(&self, value: ExprId) -> Option<bool> {
        match &self.func.expr(value).kind {
            ExprKind::Const(constant) => narrow::constant_truth(constant),
            _ => None,
        }
    }

    /// A builtin or module function through the catalog.
    fn call_rows(&mut self, owner: &str, name: &str, id: ExprId, args: &'a [Arg]) -> (Ty, How) {
        let rows = &catalog::functions(owner, name)[..];
        // A constant is not called.
        let is_function = !rows.is_empty() || catalog::lookup(owner, name).is_empty();
        let knows_codec = self.knows_codec(owner, name, args);
        if !is_function || !knows_codec || !intrinsics::takes_constant(owner, name, self.first_int(args)) {
            return (
                self.refuse(ReasonId::NotLowered, self.func.expr(id).span, display_name(owner, name)),
                How::Plain,
            );
        }
        let mut operands = vec![];
        let mut shape = Shape::default();
        let taken = if intrinsics::exhausts(owner, name) {
            self.arguments_taken_whole(args)
        } else {
            self.arguments(args)
        };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index)),
            }
            operands.push(ty);
        }
        let span = self.func.expr(id).span;
        if !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        if intrinsics::orders_elements(name) {
            operands.clone().iter().for_each(|operand| {
                self.check_nan_items(operand, span);
                if operands.len() > 1 {
                    self.check_nan(operand, span);
                }
            });
        }
        match self.rows_dispatch(rows, &mut operands, &shape, span) {
            Some((ty, dispatch)) => {
                self.check_taking(owner, name, args, Some(&dispatch));
                (ty, How::Dispatch(dispatch))
            }
            None if let Some((ty, dispatch)) = self.argument_error(rows, &operands, &shape) => {
                self.check_taking(owner, name, args, Some(&dispatch));
                (ty, How::Dispatch(dispatch))
            }
            None if self.isolate_may_answer(owner, name, rows.is_empty(), &operands) => {
                self.check_taking(owner, name, args, None);
                let ExprKind::Call { func, .. } = &self.func.expr(id).kind else {
                    unreachable!("called for a call")
                };
                match &self.func.expr(*func).kind {
                    ExprKind::Attribute { object, .. } => {
                        self.expr(*object);
                    }
                    ExprKind::Name(NameRef::Builtin(_)) => {}
                    _ => {
                        self.expr(*func);
                    }
                }
                self.given_away(&operands)
            }
            None if rows.is_empty() => {
                (self.refuse(ReasonId::UnknownBuiltin, span, display_name(owner, name)), How::Plain)
            }
            None => {
                let what = format!("{}({})", display_name(owner, name), self.type_names(&operands));
                (self.no_row(&operands, span, what), How::Plain)
            }
        }
    }

    /// No row takes these operands, but the isolate's own function does, whatever they are: one of them is a
    /// value of the isolate, or the function sees nothing but its arguments.
    pub(super) fn isolate_may_answer(&self, owner: &str, name: &str, unknown: bool, operands: &[Ty]) -> bool {
        let types: Vec<Ty> = operands.iter().map(|ty| self.shallow(ty)).collect();
        let can_cross =
            !types.iter().any(|ty| ty.members().iter().any(|member| matches!(member, Ty::Iter(..))));
        let known = !unknown || (owner == "builtins" && intrinsics::sees_only_arguments(name));
        self.cx.plan.hybrid && can_cross && known && (unknown || types.contains(&Ty::Dyn))
    }

    /// The call is the isolate's: containers among the operands live there.
    pub(super) fn given_away(&mut self, operands: &[Ty]) -> (Ty, How) {
        for operand in operands {
            self.cx.cells.send_to_isolate(operand);
        }
        (Ty::Dyn, How::CallDyn)
    }

    /// A fresh container a row returns gets cells of the place that made it, so that what is put into it
    /// later does not widen the containers it was made from. (Containers that already belong to a cell's
    /// content keep their cells.)
    pub fn own_cells(&mut self, id: ExprId, ty: &Ty) -> Ty {
        let fill = |walk: &mut Self, part: u8, element: &Ty| {
            if matches!(element, Ty::Var(_)) {
                return *element;
            }
            let cell = walk.site(id, part);
            walk.cx.cells.put(&cell, element);
            cell
        };
        match ty {
            Ty::List(element) => Ty::list(fill(self, 0, element)),
            Ty::Set(element) => Ty::set(fill(self, 0, element)),
            Ty::FrozenSet(element) => Ty::frozen_set(fill(self, 0, element)),
            Ty::Dict(key, value) => Ty::dict(fill(self, 0, key), fill(self, 1, value)),
            other => *other,
        }
    }

    /// The module a name stands for, when it is a native one.
    pub fn module_of(&self, object: ExprId) -> Option<String> {
        let native = |module: String| super::rows::is_native_module(&module).then_some(module);
        match &self.func.expr(object).kind {
            ExprKind::Name(NameRef::Global(global)) => match &self.cx.facts.globals[global.index()] {
                GlobalFact::Module(module) => native(module.clone()),
                GlobalFact::Member(module, name) if !self.cx.plan.hybrid => {
                    native(format!("{module}.{name}"))
                }
                _ => None,
            },
            // An object of a module: where an isolate lives, it is the isolate's.
            ExprKind::Attribute { object, name, .. }
                if !self.cx.plan.hybrid && !self.cx.plan.may_rebind(name) =>
            {
                native(format!("{}.{name}", self.module_of(*object)?))
            }
            _ => None,
        }
    }

    /// Part of the process, of which the isolate has the one that counts.
    fn is_elsewhere(&self, module: &str, name: &str) -> bool {
        self.cx.plan.hybrid && catalog::is_of_process(module, name)
    }

    /// Native code has it, or nobody has.
    fn is_here(&self, module: &str, name: &str) -> bool {
        !self.cx.plan.hybrid || !catalog::lookup(module, name).is_empty()
    }

    /// The first argument's value, where it is an int written down.
    fn first_int(&self, args: &'a [Arg]) -> Option<i64> {
        match args {
            [Arg::Positional(first), ..] => self.written_int(*first),
            _ => None,
        }
    }

    /// `10**6`, `5 * 1000`
    fn written_int(&self, value: ExprId) -> Option<i64> {
        match &self.func.expr(value).kind {
            ExprKind::Binary { op, left, right, .. } => {
                let (left, right) = (self.written_int(*left)?, self.written_int(*right)?);
                match op {
                    BinaryOp::Mul => left.checked_mul(right),
                    BinaryOp::Add => left.checked_add(right),
                    BinaryOp::Pow => left.checked_pow(u32::try_from(right).ok()?),
                    _ => None,
                }
            }
            ExprKind::Const(_) => self.constant_int(value),
            _ => None,
        }
    }

    /// `math.pi`, or `pi` imported from there.
    pub fn module_member(&mut self, module: &str, name: &str, at: ExprId, span: Span) -> (Ty, How) {
        // An object that can be changed stays where it is looked at.
        let found = catalog::constant(module, name).filter(|(_, ty)| {
            let only_looked_at = self.cx.facts.looked_at.contains(&(self.func.id, at));
            !self.is_elsewhere(module, name) && (only_looked_at || ty.parts().is_empty())
        });
        match found {
            Some((row, ty)) if !self.cx.plan.may_rebind(name) => (ty, How::Constant(row)),
            _ if self.cx.plan.hybrid => (Ty::Dyn, How::Isolate),
            _ => {
                let what = format!("`{}`", display_name(module, name));
                (self.refuse(ReasonId::FunctionValue, span, what), How::Plain)
            }
        }
    }

    pub fn builtin_value(&mut self, name: &'a str, span: Span) -> (Ty, How) {
        match catalog::constant("builtins", name) {
            _ if self.cx.plan.may_rebind(name) => (Ty::Dyn, How::Isolate),
            Some((row, ty)) => (ty, How::Constant(row)),
            None if intrinsics::class_object(name).is_some() => {
                (Ty::Type, How::Class(intrinsics::class_object(name).expect("just asked").to_owned()))
            }
            // Most likely a NameError, of which CPython's printer may say more than the message.
            None if !self.in_native_module() && !is_found(name) => {
                (self.refuse(ReasonId::UnknownBuiltin, span, name), How::Plain)
            }
            None if self.cx.plan.hybrid => (Ty::Dyn, How::Isolate),
            None if name == intrinsics::MODULE_NAME => (Ty::Str, How::Intrinsic(intrinsics::MODULE_NAME)),
            None => (self.refuse(ReasonId::FunctionValue, span, format!("`{name}` as a value")), How::Plain),
        }
    }

    /// The type of a global that is bound once to a constant, wherever it is read.
    pub fn constant_global(&self, global: crate::hir::nodes::DefId) -> Option<(FuncId, ExprId, Ty)> {
        let name = &self.cx.program.def(global).name;
        if self.cx.plan.may_rebind(name) || self.cx.plan.early.contains(&global) {
            return None;
        }
        let expr = *self.cx.facts.constants.get(&global)?;
        let body = self.cx.program.main_body().id;
        Some((body, expr, self.fixed_type(&self.cx.program.functions[body.index()], expr)?))
    }

    /// The builtin exception class an expression names.
    pub fn exception_class(&self, value: ExprId) -> Option<String> {
        match &self.func.expr(value).kind {
            ExprKind::Name(NameRef::Builtin(name)) if !self.cx.plan.may_rebind(name) => {
                intrinsics::exception_class(name).map(str::to_owned)
            }
            _ => None,
        }
    }

    /// The classes of an `except` clause.
    pub fn exception_classes(&self, class: ExprId) -> Option<Vec<String>> {
        match &self.func.expr(class).kind {
            ExprKind::Tuple(items) => items
                .iter()
                .map(|item| match item {
                    Element::One(item) => self.exception_class(*item),
                    Element::Star(_) => None,
                })
                .collect(),
            _ => self.exception_class(class).map(|class| vec![class]),
        }
    }
}

/// Has every module this name, though it does not bind it?
fn is_found(name: &str) -> bool {
    catalog::names::is_builtin_everywhere(name) || catalog::names::is_module_attribute(name)
}

fn display_name(owner: &str, name: &str) -> String {
    if owner == "builtins" { name.to_owned() } else { format!("{owner}.{name}") }
}

/// The type of a constant expression.
pub fn constant_type(func: &crate::hir::nodes::Function, expr: ExprId) -> Option<Ty> {
    use crate::hir::nodes::{Const, UnaryOp};
    Some(match &func.expr(expr).kind {
        ExprKind::Const(constant) => match constant {
            Const::None => Ty::None,
            Const::Ellipsis => Ty::Ellipsis,
            Const::Bool(_) => Ty::Bool,
            Const::Int(_) | Const::BigInt(_) => Ty::Int,
            Const::Float(_) => Ty::Float,
            Const::Complex(_) => Ty::Complex,
            Const::Str(_) => Ty::Str,
            Const::Bytes(_) => Ty::Bytes,
        },
        ExprKind::Unary(UnaryOp::Neg, operand) => constant_type(func, *operand)?,
        ExprKind::Name(NameRef::Builtin(name)) if intrinsics::class_object(name).is_some() => Ty::Type,
        ExprKind::Tuple(items) => Ty::Tuple(
            items
                .iter()
                .map(|item| match item {
                    Element::One(item) => constant_type(func, *item),
                    Element::Star(_) => None,
                })
                .collect::<Option<Vec<Ty>>>()?
                .into(),
        ),
        _ => return None,
    })
}

/// The builtin names in a constant expression.
fn class_names_in<'a>(func: &'a crate::hir::nodes::Function, expr: ExprId, names: &mut Vec<&'a str>) {
    match &func.expr(expr).kind {
        ExprKind::Name(NameRef::Builtin(name)) => names.push(name),
        ExprKind::Tuple(items) => {
            for item in items {
                let (Element::One(item) | Element::Star(item)) = item;
                class_names_in(func, *item, names);
            }
        }
        _ => {}
    }
}

/// Items whose use raises nothing that the order of taking them could change.
pub(super) fn plain(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(items) => items.iter().all(plain),
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Str
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::Dict(..)
        | Ty::Var(_) => true,
        _ => false,
    }
}
