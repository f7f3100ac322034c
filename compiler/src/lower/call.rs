//! Calls and dispatch trees.

use super::function::Lower;
use crate::catalog::intrinsics::applying::{PRINT_ITEMS, PRINT_ITEMS_TO};
use crate::catalog::intrinsics::files::PRINTED_TO;
use crate::catalog::intrinsics::starred::ONLY_ARGUMENT;
use crate::catalog::{self, Mode};
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, Param, ParamKind};
use crate::infer::table::{ArgSource, How, InstanceId, PlacedArg, RowCall};
use crate::sir::{CallArg, Literal, Op, RowUse, Value};
use crate::source::Span;
use crate::ty::{IterKind, Name, RowId, Ty};

impl<'a> Lower<'_, 'a> {
    pub fn call(&mut self, func: ExprId, args: &'a [Arg], how: &How, ty: &Ty, span: Span) -> Value {
        match how {
            How::Call(instance, sources) => {
                // A variable that holds the function may be unbound.
                if self.instance.exprs.contains_key(&(self.func.id, func)) {
                    self.expr(func);
                }
                let values = self.args(args, span);
                self.call_instance(*instance, sources, &values, span)
            }
            How::Dispatch(dispatch) => {
                if let Some(value) = self.stepwise_call(dispatch, args, ty, span) {
                    return value;
                }
                let mut operands = vec![];
                if let ExprKind::Attribute { object, .. } = &self.func.expr(func).kind
                    && self.instance.exprs.contains_key(&(self.func.id, *object))
                {
                    let object = self.expr(*object);
                    if let Some(never) = self.lacks_method(object, func) {
                        return never;
                    }
                    operands.push(object);
                } else if self.instance.exprs.contains_key(&(self.func.id, func)) {
                    // A method that is kept as a value.
                    operands.push(self.expr(func));
                }
                operands.extend(self.args(args, span));
                if operands.iter().any(|value| *self.ty(*value) == Ty::Never) {
                    return self.unreachable();
                }
                self.dispatch(dispatch, &mut operands, ty, span)
            }
            How::Exception(class) => {
                let args = self.args(args, span);
                self.let_(Ty::Exception, Op::NewException { class: class.clone(), args })
            }
            How::Truth(value) => {
                // `isinstance` decided by types: the argument is still evaluated.
                if let [Arg::Positional(value), Arg::Positional(classes)] = args {
                    self.expr(*value);
                    self.unbound_classes(*classes);
                }
                self.literal(crate::sir::Literal::Bool(*value))
            }
            How::Function(func) => {
                // `type(x)`
                self.args(args, span);
                self.literal(Literal::Function(func.0))
            }
            How::IsInstance(names) => self.isinstance(args, names, span),
            How::Holds(members) => self.holds_instance(args, members),
            How::Intrinsic(_) => self.print(args, span),
            How::ShortCircuit(truth) => self.short_circuit_call(*truth, args, span),
            How::OfAll(row, item) => self.call_of_all(func, args, (row, item), ty, span),
            How::EachItem(each) => self.call_each_item(func, each, args, ty, span),
            How::Construct(making) => {
                // `type(x)(…)`: what gives the class is evaluated.
                if self.instance.exprs.contains_key(&(self.func.id, func)) {
                    self.expr(func);
                }
                self.construct(making, args, span)
            }
            How::New(dispatch) => {
                if self.instance.exprs.contains_key(&(self.func.id, func)) {
                    self.expr(func);
                }
                let mut operands = vec![self.literal(Literal::None)];
                operands.extend(self.args(args, span));
                if operands.iter().any(|value| *self.ty(*value) == Ty::Never) {
                    return self.unreachable();
                }
                self.dispatch(dispatch, &mut operands, ty, span)
            }
            How::Super(object, dispatch) => self.call_super(*object, dispatch, args, ty, span),
            How::CallValue(dispatch) => {
                let mut operands = vec![self.expr(func)];
                operands.extend(self.args(args, span));
                if operands.iter().any(|value| *self.ty(*value) == Ty::Never) {
                    return self.unreachable();
                }
                self.dispatch(dispatch, &mut operands, ty, span)
            }
            How::OfFirst(dispatch) => {
                let value = self.expr(args[0].value());
                args[1..].iter().for_each(|arg| self.unbound_classes(arg.value()));
                if *self.ty(value) == Ty::Never {
                    return self.unreachable();
                }
                self.dispatch(dispatch, &mut vec![value], ty, span)
            }
            How::CallDyn => self.call_dyn(func, args, span),
            How::Plain => {
                // What is called, or an argument, never gives a value.
                if self.instance.exprs.contains_key(&(self.func.id, func)) {
                    let callee = self.expr(func);
                    if *self.ty(callee) == Ty::Never {
                        return callee;
                    }
                } else if let ExprKind::Attribute { object, .. } = &self.func.expr(func).kind
                    // Else it is a module or a class, of which nothing is evaluated.
                    && self.instance.exprs.contains_key(&(self.func.id, *object))
                {
                    let object = self.expr(*object);
                    if let Some(never) = self.lacks_method(object, func) {
                        return never;
                    }
                }
                self.args(args, span);
                self.unreachable()
            }
            How::Isolate
            | How::Method
            | How::Called
            | How::Catches(..)
            | How::Checked
            | How::Cell { .. }
            | How::Closure(..)
            | How::Bound(_)
            | How::Decorated(..)
            | How::Generic
            | How::Constant(_)
            | How::ConstantGlobal(..)
            | How::Class(_)
            | How::Member(_)
            | How::With(_)
            | How::Import(..) => {
                panic!("B0008: lower, `{}`: not a way to call", self.func.qualname)
            }
        }
    }

    /// The call of a native function with the values of its argument expressions.
    pub(super) fn call_instance(
        &mut self,
        instance: InstanceId,
        sources: &[ArgSource],
        values: &[Value],
        span: Span,
    ) -> Value {
        let callee = &self.module.input.table.instances[instance.index()];
        let mut operands = vec![];
        for (source, param) in sources.iter().zip(&callee.params) {
            let value = match source {
                ArgSource::Arg(index) => values[*index],
                ArgSource::Class(body) => self.literal(Literal::Function(body.0)),
                ArgSource::Default(owner, expr) => self.constant_expr(*owner, *expr),
                ArgSource::Evaluated(func, index) => {
                    let slot = self.module.default_slots[&(*func, *index)];
                    let ty = self.module.globals[slot.index()].ty;
                    self.let_(ty, Op::GetGlobal(slot))
                }
                ArgSource::Copied(global) => {
                    let slot = self.module.global_slots[global];
                    let ty = self.module.globals[slot.index()].ty;
                    self.try_(ty, Op::GetGlobal(slot), span)
                }
                ArgSource::Kept(func, index) => self.kept_default(*func, *index, span),
                ArgSource::Captured(var, ty) => self.captured(*var, ty, span),
                ArgSource::Rest(indices) => self.tuple_of_arguments(indices.iter().copied(), values),
                ArgSource::RestAnd(indices, others) => {
                    self.tuple_with_others(indices, values[*others], values, span)
                }
                ArgSource::Named(named, None) => {
                    self.tuple_of_arguments(named.iter().map(|(_, index)| *index), values)
                }
                ArgSource::Named(named, Some(dict)) => self.dict_of_arguments(named, dict, values),
            };
            operands.push(self.coerce(value, param));
        }
        let func = self.module.functions[&instance];
        let result = callee.result;
        self.try_(result, Op::CallFn { func, args: operands, frames: self.frames, begun: None }, span)
    }

    fn tuple_of_arguments(&mut self, indices: impl Iterator<Item = usize>, values: &[Value]) -> Value {
        let items: Vec<Value> = indices.map(|index| values[index]).collect();
        let types = items.iter().map(|value| *self.ty(*value)).collect();
        self.let_(Ty::Tuple(types), Op::Tuple(items))
    }

    fn dict_of_arguments(&mut self, named: &[(Name, usize)], dict: &Ty, values: &[Value]) -> Value {
        let Ty::Dict(_, of) = dict else { unreachable!("decided for a dict") };
        let mut items = vec![];
        for (name, index) in named {
            let key = self.literal(Literal::Str((*name).to_owned()));
            items.push((key, self.coerce(values[*index], of)));
        }
        self.let_(*dict, Op::Dict(items))
    }

    /// The default that the function object has. Nothing binds its name or its defaults again, or inference
    /// would have looked the function up.
    fn kept_default(&mut self, func: FuncId, index: usize, span: Span) -> Value {
        let function = &self.module.input.program.functions[func.index()];
        let module = self.namespace(function.module);
        let object = self.try_(Ty::Dyn, Op::DynGlobal { name: function.name.clone(), module }, span);
        let with_default = |param: &&Param| param.default.is_some() && param.kind != ParamKind::KeywordOnly;
        let (name, key) = match function.params[index].kind {
            ParamKind::KeywordOnly => ("__kwdefaults__", Literal::Str(function.params[index].name.clone())),
            ParamKind::PositionalOnly
            | ParamKind::Positional
            | ParamKind::VarPositional
            | ParamKind::VarKeyword => (
                "__defaults__",
                Literal::Int(function.params[..index].iter().filter(with_default).count() as i64),
            ),
        };
        let defaults = self.try_(Ty::Dyn, Op::GetAttr { object, name: name.to_owned() }, span);
        let key = self.literal(key);
        let key = self.coerce(key, &Ty::Dyn);
        self.exact_row("Dyn", "__getitem__", &[defaults, key], Ty::Dyn, span)
    }

    /// Argument values in the order of evaluation.
    /// `span`: where the frame below a generator expression among them stands.
    pub(super) fn args(&mut self, args: &'a [Arg], span: Span) -> Vec<Value> {
        let outer = std::mem::replace(&mut self.call_span, span);
        let mut values = vec![];
        for arg in args {
            match arg {
                Arg::Star(items) | Arg::DoubleStar(items) => values.extend(self.spread_given(*items, span)),
                Arg::Positional(_) | Arg::Keyword(..) => {
                    values.push(self.expr(arg.value()));
                }
            }
        }
        self.call_span = outer;
        values
    }

    fn isinstance(&mut self, args: &'a [Arg], names: &[String], span: Span) -> Value {
        let [Arg::Positional(value), Arg::Positional(classes)] = args else {
            unreachable!("checked by inference")
        };
        let value = self.expr(*value);
        self.unbound_classes(*classes);
        let ty = *self.ty(value);
        if matches!(ty, Ty::Dyn | Ty::Object) {
            let classes = names.iter().map(|name| self.literal(Literal::Class(name.clone()))).collect();
            let row = catalog::lookup("hybridc", catalog::intrinsics::BUILTIN_INSTANCE_ROW)[0];
            return self.call_row(row, vec![CallArg::Value(value), CallArg::Many(classes)], Ty::Bool, span);
        }
        unreachable!("what types decide is `How::Holds`")
    }

    /// `isinstance` of a union.
    fn holds_instance(&mut self, args: &'a [Arg], members: &[Ty]) -> Value {
        let [Arg::Positional(value), Arg::Positional(classes)] = args else {
            unreachable!("checked by inference")
        };
        let value = self.expr(*value);
        self.unbound_classes(*classes);
        self.let_(Ty::Bool, Op::Holds { value, members: members.to_vec() })
    }

    /// A global that holds the classes is read for the NameError it may raise.
    fn unbound_classes(&mut self, classes: ExprId) {
        if self.instance.exprs.contains_key(&(self.func.id, classes)) {
            self.expr(classes);
        }
    }

    fn print(&mut self, args: &'a [Arg], span: Span) -> Value {
        let (mut values, mut sep, mut end, mut flush) = (vec![], None, None, false);
        let mut file = None;
        let mut starred = None;
        for arg in args {
            match arg {
                Arg::Star(items) if args.iter().skip(1).all(|arg| matches!(arg, Arg::Keyword(..))) => {
                    let message = format!("print{ONLY_ARGUMENT}");
                    starred = Some(self.starred(*items, span, &message));
                }
                Arg::Star(items) => values.extend(self.spread(*items)),
                Arg::Positional(value) => values.push(self.expr(*value)),
                Arg::Keyword(name, value) => {
                    let lowered = self.expr(*value);
                    let given = (*self.ty(lowered) == Ty::Str).then_some(lowered);
                    match name.as_str() {
                        "sep" => sep = given,
                        "end" => end = given,
                        PRINTED_TO => file = matches!(self.ty(lowered), Ty::File(_)).then_some(lowered),
                        _ => {
                            flush = matches!(
                                &self.func.expr(*value).kind,
                                ExprKind::Const(constant)
                                    if crate::infer::constant_truth(constant) == Some(true)
                            );
                        }
                    }
                }
                Arg::DoubleStar(_) => unreachable!("partition defers star arguments"),
            }
        }
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let Some(items) = starred else {
            return self.try_(Ty::None, Op::Print { args: values, sep, end, file, flush }, span);
        };
        if *self.ty(items) == Ty::Never {
            return items;
        }
        let flush = self.literal(Literal::Bool(flush));
        let [sep, end] = [sep, end].map(|text| text.map_or(CallArg::Missing, CallArg::Value));
        let mut args = vec![CallArg::Value(items), CallArg::Value(flush)];
        args.extend(file.map(CallArg::Value));
        args.extend([sep, end]);
        let row = if file.is_some() { PRINT_ITEMS_TO } else { PRINT_ITEMS };
        self.call_row(catalog::lookup("hybridc", row)[0], args, Ty::None, span)
    }

    fn call_dyn(&mut self, func: ExprId, args: &'a [Arg], span: Span) -> Value {
        if let ExprKind::Attribute { object, name, .. } = &self.func.expr(func).kind
            && !self.is_native_attribute(func)
        {
            let object = self.expr(*object);
            let object = self.coerce(object, &Ty::Dyn);
            let position = self.position(func);
            // The attribute is looked up before the arguments are evaluated.
            let quiet = args.iter().all(|arg| match arg {
                Arg::Positional(value) | Arg::Keyword(_, value) => self.is_quiet(*value),
                Arg::Star(_) | Arg::DoubleStar(_) => false,
            });
            if !quiet {
                let callee = self.try_(Ty::Dyn, Op::GetAttr { object, name: name.clone() }, position);
                let (args, keywords) = self.dyn_args(args);
                return self.try_(Ty::Dyn, Op::CallDyn { callee, args, keywords }, span);
            }
            let lookup = self.site(position);
            let (args, keywords) = self.dyn_args(args);
            return self.try_(
                Ty::Dyn,
                Op::CallDynMethod { object, name: name.clone(), args, keywords, lookup },
                span,
            );
        }
        let callee = self.callee(func);
        let (args, keywords) = self.dyn_args(args);
        self.try_(Ty::Dyn, Op::CallDyn { callee, args, keywords }, span)
    }

    /// What is called, or has an attribute taken. A name of the isolate is looked up every time, so that
    /// rebinding is seen.
    pub fn callee(&mut self, func: ExprId) -> Value {
        use crate::hir::nodes::NameRef;
        let span = self.func.expr(func).span;
        // A variable that holds something callable, wherever it lives: inference has typed it as a value.
        if self.instance.exprs.contains_key(&(self.func.id, func)) {
            let value = self.expr(func);
            return self.coerce(value, &Ty::Dyn);
        }
        let name = match &self.func.expr(func).kind {
            ExprKind::Name(NameRef::Global(global)) => self.module.input.program.def(*global).name.clone(),
            ExprKind::Name(NameRef::Builtin(name)) => name.clone(),
            _ => {
                let value = self.expr(func);
                return self.coerce(value, &Ty::Dyn);
            }
        };
        self.try_(Ty::Dyn, Op::DynGlobal { name, module: self.namespace(self.func.module) }, span)
    }

    fn dyn_args(&mut self, args: &'a [Arg]) -> (Vec<Value>, Vec<String>) {
        let mut keywords = vec![];
        let mut values = vec![];
        for arg in args {
            let before = values.len();
            match arg {
                Arg::Star(items) => values.extend(self.spread(*items)),
                Arg::Positional(value) | Arg::DoubleStar(value) => values.push(self.expr(*value)),
                Arg::Keyword(name, value) => {
                    keywords.push(name.clone());
                    values.push(self.expr(*value));
                }
            }
            for value in &mut values[before..] {
                *value = self.coerce(*value, &Ty::Dyn);
            }
        }
        (values, keywords)
    }

    /// Iterables whose items have another representation than the row wants of them: `xs.extend([])`, `mixed
    /// += ints`, `names.update(zip(a, b))`. What has a way of its own into a container (a set, a dict) is
    /// copied, of everything else the items are converted as they are taken. What the row writes through is
    /// never copied.
    fn fit_containers(&mut self, row: &catalog::Row, args: &mut [CallArg]) {
        let wanted = catalog::expected_types(row, &self.arg_types(args));
        for ((arg, wanted), param) in args.iter_mut().zip(wanted).zip(row.params) {
            let (CallArg::Value(value), Some(wanted)) = (arg, wanted) else { continue };
            let ty = *self.ty(*value);
            if ty == wanted || wanted == Ty::Never || row.effects.writes.contains(&param.name) {
                continue;
            }
            *value = match crate::ty::relate::coercion(&ty, &wanted) {
                Some(_) => self.coerce(*value, &wanted),
                None => self.let_(wanted, Op::Convert(*value)),
            };
        }
    }

    /// A catalog row with its arguments widened as inference planned.
    pub fn row(&mut self, call: &RowCall, operands: &[Value], span: Span) -> Value {
        if operands.iter().any(|operand| *self.ty(*operand) == Ty::Never) {
            return self.unreachable();
        }
        let row = catalog::row(call.row);
        let mut args = vec![];
        for (placed, param) in call.args.iter().zip(row.params) {
            args.push(match placed {
                PlacedArg::Missing => CallArg::Missing,
                PlacedArg::Any(index) => CallArg::Value(operands[*index]),
                PlacedArg::ManyAny(list) => {
                    CallArg::Many(list.iter().map(|index| operands[*index]).collect())
                }
                PlacedArg::Many(list, ty) => {
                    CallArg::Many(list.iter().map(|index| self.coerce(operands[*index], ty)).collect())
                }
                PlacedArg::Operand(index, ty) => {
                    let value = match (*self.ty(operands[*index]), ty) {
                        (Ty::Instance(class), Ty::Iter(IterKind::Instance, _)) => {
                            self.iterate_instance(class, operands[*index], span)
                        }
                        _ => self.coerce(operands[*index], ty),
                    };
                    if *self.ty(value) == Ty::Never {
                        return value;
                    }
                    match param.mode {
                        Mode::Slice => CallArg::Many(vec![value]),
                        Mode::Owned
                        | Mode::Ref
                        | Mode::Either
                        | Mode::OptionalOwned
                        | Mode::OptionalRef
                        | Mode::Any
                        | Mode::OptionalAny
                        | Mode::AnySlice => CallArg::Value(value),
                    }
                }
            });
        }
        self.fit_containers(row, &mut args);
        self.call_row(call.row, args, call.result, span)
    }

    /// The row with arguments of the types it takes. What its type variables stand for is recorded here;
    /// nobody matches the row again.
    pub fn call_row(&mut self, row: RowId, args: Vec<CallArg>, result: Ty, span: Span) -> Value {
        let substitution = catalog::instantiate(catalog::row(row), &self.arg_types(&args));
        let op = Op::Call { row: RowUse { row, substitution }, args };
        if catalog::row(row).fallible { self.try_(result, op, span) } else { self.let_(result, op) }
    }

    fn arg_types(&self, args: &[CallArg]) -> Vec<Option<Ty>> {
        let first = |arg: &CallArg| match arg {
            CallArg::Value(value) => Some(*self.ty(*value)),
            CallArg::Many(values) => values.first().map(|value| *self.ty(*value)),
            CallArg::Missing => None,
        };
        args.iter().map(first).collect()
    }
}
