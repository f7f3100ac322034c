//! Builtins that call what they are given with each item: `sorted(xs, key=f)`, `xs.sort(key=f)`, `max(xs,
//! key=f)`.
//!
//! What is called is known where the call stands: a lambda, whose body runs in place like a generator
//! expression's; a function of the program; a builtin; a method, of the item or of another value.

use crate::catalog::intrinsics::{self, applying};
use crate::catalog::{self, intrinsics::applying::Form};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, NameRef, ParamKind, StmtKind};
use crate::infer::facts::GlobalFact;
use crate::infer::rows::{Shape, is_native_member};
use crate::infer::table::{Apply, Dispatch, EachItem, How, InstanceId, VarKey};
use crate::infer::walk::{Sink, SortedList, Walk};
use crate::source::Span;
use crate::ty::{RowId, Ty};

/// What is called with each item.
pub(super) enum Target {
    Itself,
    Lambda(FuncId),
    Function(FuncId),
    /// `len`, `math.sqrt`
    Builtin(String, String),
    /// `str.lower`
    Method(String, String),
    /// `operator.add`
    Operator(&'static str),
    /// `itemgetter(0, 1)`: the indices.
    Getter(Vec<ExprId>),
    /// `d.get`
    Bound(RowId, Ty),
    /// A method of a native instance.
    Value(Ty),
}

/// The arguments of such a call.
#[derive(Default)]
struct Given {
    /// Types of the positional arguments, and where they stand.
    positional: Vec<(ExprId, Ty)>,
    key: Option<(ExprId, Target)>,
    default: Option<Ty>,
}

/// Parts of the call's site, behind those of its own result.
pub(super) const ITEMS: u8 = 2;
pub(super) const KEYS: u8 = 3;

impl<'a> Walk<'_, 'a> {
    /// The call where it has a `key`; `receiver`: the list of `list.sort`.
    pub(in crate::infer) fn call_keyed(
        &mut self,
        (owner, name): (&str, &str),
        receiver: Option<Ty>,
        args: &'a [Arg],
        at: ExprId,
    ) -> Option<(Ty, How)> {
        let form = applying::keyed(owner, name)?;
        if !args.iter().any(|arg| matches!(arg, Arg::Keyword(name, _) if name == applying::KEY)) {
            return None;
        }
        let span = self.func.expr(at).span;
        let Some(given) = self.keyed_arguments((owner, name), form, args, span) else {
            return Some((Ty::Dyn, How::Plain));
        };
        let Some((key, target)) = given.key.as_ref().filter(|_| self.env.reachable) else {
            return Some((Ty::Never, How::Plain));
        };
        let items = self.site(at, ITEMS);
        match (receiver, &given.positional[..]) {
            (Some(list), _) => {
                let item = self.item_of(&list, at);
                self.cx.cells.put(&items, &item);
            }
            (None, [(_, iterable)]) => {
                let item = self.item_of(iterable, at);
                self.put(&items, &item, at);
            }
            (None, several) => several.iter().for_each(|(value, ty)| self.put(&items, ty, *value)),
        }
        let keys = self.site(at, KEYS);
        if !self.env.reachable {
            // What cannot be iterated raises.
            let apply = Apply::Dispatch(Dispatch::Dead, false);
            return Some((
                Ty::Never,
                How::EachItem(Box::new(EachItem { form, apply, item: items, given: keys })),
            ));
        }
        let item = self.shallow(&items);
        let calls = std::mem::take(&mut self.calls);
        let apply = self.apply_to_each(target, *key, item, &keys, span);
        let inner = std::mem::replace(&mut self.calls, calls);
        self.calls.extend(&inner);
        self.check_nan_items(&Ty::list(keys), span);
        let Some(apply) = apply else { return Some((Ty::Dyn, How::Plain)) };
        if let Some(list) = receiver {
            let inner: Vec<InstanceId> = inner.into_iter().collect();
            let lambda = if let Apply::Lambda(func) = apply { Some(func) } else { None };
            self.sorted_lists.push(SortedList { list, lambda, calls: inner, span, top: self.top });
        }
        let ty = match (form, given.default) {
            (Form::Sorted, _) => Ty::list(items),
            (Form::Sort | Form::Map | Form::Filter | Form::Reduce, _) => Ty::None,
            (Form::Best { .. }, None) => item,
            (Form::Best { .. }, Some(default)) => {
                let ty = self.join(&item, &default);
                [item, default].iter().for_each(|one| self.flow(one, Sink::Type(ty), span));
                ty
            }
        };
        Some((ty, How::EachItem(Box::new(EachItem { form, apply, item: items, given: keys }))))
    }

    /// Evaluates the arguments; `None` where it is no such call after all.
    fn keyed_arguments(
        &mut self,
        (owner, name): (&str, &str),
        form: Form,
        args: &'a [Arg],
        span: Span,
    ) -> Option<Given> {
        let mut given = Given::default();
        for (index, arg) in args.iter().enumerate() {
            let value = arg.value();
            match arg {
                Arg::Positional(_) if index == 0 && form == Form::Sorted => {
                    let others = args[1..].iter().all(|arg| self.may_wait(arg.value()));
                    let is_lazy = matches!(self.func.expr(value).kind, ExprKind::GeneratorExp { .. })
                        || self.mapping(value).is_some();
                    if is_lazy && !others {
                        let what = "an argument that is evaluated before the items are";
                        self.refuse(ReasonId::Generator, self.func.expr(value).span, what);
                    }
                    let ty = self.arguments_taken_whole((owner, name), std::slice::from_ref(arg))[0].1;
                    given.positional.push((value, ty));
                }
                Arg::Positional(_) => {
                    let ty = self.expr(value);
                    given.positional.push((value, ty));
                }
                Arg::Keyword(name, _) if name == applying::KEY => {
                    given.key = self.target(value).map(|target| (value, target));
                }
                Arg::Keyword(name, _) if name == applying::REVERSE && !matches!(form, Form::Best { .. }) => {
                    let ty = self.expr(value);
                    if !matches!(self.shallow(&ty), Ty::Bool | Ty::Never) {
                        self.refuse(ReasonId::NotLowered, span, "sorting with this `reverse`");
                        return None;
                    }
                }
                Arg::Keyword(name, _) if name == applying::DEFAULT && matches!(form, Form::Best { .. }) => {
                    let ty = self.expr(value);
                    given.default = Some(self.storable(&ty, value));
                }
                Arg::Keyword(..) | Arg::Star(_) | Arg::DoubleStar(_) => {
                    self.refuse(ReasonId::StarArguments, span, "");
                    return None;
                }
            }
        }
        let fits = match form {
            Form::Sorted => given.positional.len() == 1,
            Form::Sort | Form::Map | Form::Filter | Form::Reduce => given.positional.is_empty(),
            Form::Best { .. } => {
                given.positional.len() == 1 || given.positional.len() > 1 && given.default.is_none()
            }
        };
        if !fits {
            self.refuse(ReasonId::Arity, span, "a builtin");
            return None;
        }
        Some(given)
    }

    /// What the argument is, as something that is called. `None` where that is not known, which is refused,
    /// or where evaluating it raises.
    pub(super) fn target(&mut self, value: ExprId) -> Option<Target> {
        if let Some(indices) = self.item_getter(value) {
            return Some(Target::Getter(indices));
        }
        let known = match &self.func.expr(value).kind {
            ExprKind::Lambda(func) => Some(Target::Lambda(*func)),
            ExprKind::Name(NameRef::Builtin(name)) if !self.cx.plan.may_rebind(name) => {
                let is_plain = intrinsics::by_name(name).is_none() && !intrinsics::is_exception_class(name);
                let known = is_plain && !catalog::functions("builtins", name).is_empty();
                known.then(|| Target::Builtin("builtins".to_owned(), name.clone()))
            }
            ExprKind::Name(NameRef::Global(global)) => match &self.cx.facts.globals[global.index()] {
                GlobalFact::Member(module, name) => self.member(module.clone(), name),
                GlobalFact::Function(..)
                | GlobalFact::Class(_)
                | GlobalFact::Module(_)
                | GlobalFact::TypeVariable
                | GlobalFact::Variable => None,
            },
            ExprKind::Attribute { object, name, .. } => match &self.func.expr(*object).kind {
                ExprKind::Name(NameRef::Builtin(class)) if !self.cx.plan.may_rebind(class) => {
                    let known = intrinsics::class_object(class).is_some()
                        && !catalog::methods(class, name).is_empty()
                        && !catalog::is_special_method(name)
                        && !intrinsics::is_absent(class, name, self.cx.plan.minor);
                    known.then(|| Target::Method(class.clone(), name.clone()))
                }
                _ => self.library_module(*object).and_then(|module| self.member(module, name)),
            },
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => None,
        };
        if known.is_some() {
            self.record(value, Ty::None, How::Called);
            return known;
        }
        let ty = self.expr_or_function(value);
        if !self.env.reachable {
            return None;
        }
        if let value @ (Ty::Method(..) | Ty::Closure(..)) = self.shallow(&ty) {
            return Some(Target::Value(value));
        }
        if self.class_of_value(&ty).is_some() {
            return Some(Target::Value(ty));
        }
        match self.shallow(&ty) {
            Ty::Function(func) => Some(Target::Function(FuncId(func))),
            Ty::Bound(row, of) => Some(Target::Bound(row, *of)),
            _ => {
                self.refuse(ReasonId::FunctionValue, self.func.expr(value).span, "what is called here");
                None
            }
        }
    }

    /// A function of a native module.
    fn member(&self, module: String, name: &str) -> Option<Target> {
        if let Some(symbol) = intrinsics::operator_of((&module, name)) {
            return (!self.cx.plan.may_rebind(name)).then_some(Target::Operator(symbol));
        }
        let is_native = !self.cx.plan.may_rebind(name)
            && !self.is_elsewhere(&module, name)
            && is_native_member(&module, name)
            && !catalog::functions(&module, name).is_empty();
        is_native.then(|| Target::Builtin(module, name.to_owned()))
    }

    /// Calls it with an item; what it gives goes to the cell. `None` where that has no native form.
    pub(super) fn apply_to_each(
        &mut self,
        target: &Target,
        at: ExprId,
        item: Ty,
        given: &Ty,
        span: Span,
    ) -> Option<Apply> {
        let before = self.env.clone();
        let applied = if item == Ty::Never { None } else { self.apply(target, at, &[item], span) };
        if let Some((ty, _)) = &applied
            && self.env.reachable
        {
            self.put(given, ty, at);
        }
        // There may be no items.
        self.env.join(&before, &mut self.cx.cells);
        match applied {
            Some((_, apply)) => Some(apply),
            None if item == Ty::Never => Some(Apply::Dispatch(Dispatch::Dead, false)),
            None => None,
        }
    }

    /// Calls it with an item, or with what there is so far and an item.
    pub(super) fn apply(
        &mut self,
        target: &Target,
        at: ExprId,
        items: &[Ty],
        span: Span,
    ) -> Option<(Ty, Apply)> {
        let at_span = self.func.expr(at).span;
        let item = items[0];
        let shape = Shape { positional: (0..items.len()).collect(), keywords: vec![] };
        let dispatched = match target {
            Target::Itself => return Some((item, Apply::Itself)),
            Target::Lambda(func) => return self.lambda_in_place(*func, items, at_span),
            Target::Getter(indices) => return Some(self.items_got(item, indices, span)),
            Target::Operator(symbol) if let [left, right] = items => {
                let (ty, dispatch) = self.operator_called(symbol, left, right, span);
                Some((ty, Apply::Dispatch(dispatch, false)))
            }
            Target::Operator(_) => None,
            Target::Function(func) => {
                let function = &self.cx.program.functions[func.index()];
                let takes_many = function.params.iter().any(|param| param.takes_many());
                if takes_many || self.cx.is_deferred(*func) || self.may_be_another(function) {
                    self.refuse(ReasonId::FunctionValue, at_span, format!("`{}` here", function.name));
                    return None;
                }
                let given = items.iter().map(|item| (None, *item)).collect();
                return match self.call_native(*func, given, span) {
                    (ty, How::Call(instance, sources)) => Some((ty, Apply::Call(instance, sources))),
                    _ => None,
                };
            }
            Target::Builtin(_, name)
                if intrinsics::is_class_of(name) && self.refuses_class_of(&item, at_span) =>
            {
                return None;
            }
            Target::Builtin(owner, name) => {
                if intrinsics::orders_elements(name) {
                    self.check_nan_items(&item, span);
                }
                let rows = catalog::functions(owner, name);
                let known = intrinsics::takes_constant(owner, name, None)
                    && intrinsics::codec_parameters(owner, name)
                        .is_none_or(|_| self.shallow(&item) != Ty::Bytes);
                let found = self.rows_dispatch(&rows, &mut items.to_vec(), &shape, span);
                found.filter(|_| known).map(|(ty, dispatch)| (ty, Apply::Dispatch(dispatch, false)))
            }
            Target::Method(owner, name) => {
                let is_of_class = catalog::owner_of(&self.shallow(&item)) == owner;
                let found = is_of_class.then(|| self.method_dispatch(&item, name, &items[1..], span));
                found.map(|(ty, dispatch)| (ty, Apply::Dispatch(dispatch, false)))
            }
            Target::Value(value) => {
                let mut operands = vec![*value];
                operands.extend(items);
                let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
                let (ty, dispatch) = self.call_dispatch(&mut operands, &shape, span);
                Some((ty, Apply::Dispatch(dispatch, true)))
            }
            Target::Bound(row, of) => {
                let (ty, dispatch) = self.method_dispatch(of, catalog::row(*row).name, items, span);
                Some((ty, Apply::Dispatch(dispatch, true)))
            }
        };
        match dispatched {
            Some((ty, apply)) => Some((self.own_cells(at, &ty), apply)),
            None => {
                let what = format!("what is called here with `{}`", self.type_name(&item));
                self.refuse(ReasonId::NoRow, at_span, what);
                None
            }
        }
    }

    /// The body of a lambda of as many parameters, run where it is called.
    fn lambda_in_place(&mut self, func: FuncId, items: &[Ty], span: Span) -> Option<(Ty, Apply)> {
        let function = &self.cx.program.functions[func.index()];
        let is_plain = function.params.len() == items.len()
            && function.params.iter().all(|param| {
                param.default.is_none()
                    && matches!(param.kind, ParamKind::Positional | ParamKind::PositionalOnly)
            });
        let body = match &function.body[..] {
            [stmt] if is_plain => match stmt.kind {
                StmtKind::Return(Some(value)) if !function.is_generator && !function.is_async => Some(value),
                _ => None,
            },
            _ => None,
        };
        let Some(value) = body else {
            self.refuse(ReasonId::FunctionValue, span, "a lambda that takes something else than one item");
            return None;
        };
        let loops = std::mem::take(&mut self.loops);
        let outer = (self.func, self.yields.take(), self.is_in_frame);
        self.func = function;
        self.is_in_frame = true;
        for (param, item) in function.params.iter().zip(items) {
            self.bind(VarKey::Local(func, param.binding), *item);
        }
        let ty = self.expr(value);
        let ty = self.storable(&ty, value);
        (self.func, self.yields, self.is_in_frame) = outer;
        self.loops = loops;
        Some((ty, Apply::Lambda(func)))
    }
}
