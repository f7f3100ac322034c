//! The end of inference: variables are replaced by what they stand for, instances nobody calls any more are
//! dropped.

use std::collections::{BTreeSet, HashSet};

use super::Cx;
use super::closure;
use super::generator;
use super::holding::{self, Holding};
use super::home::IsolateSite;
use super::prelude;
use super::table::{
    Apply, ArgSource, Dispatch, How, Instance, InstanceId, Making, NativeClass, NativeField, Pair, PlacedArg,
    Refusal, RowCall, Site, TypeTable, VarKey,
};
use super::walk::Sink;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{DefId, FuncId};
use crate::hir::visit::target_span;
use crate::source::Span;
use crate::ty::relate::{coercion, crosses_by_value, stays_bound};
use crate::ty::{Class, ExceptionClass, Ty};
use crate::world::classes::{Attr, Builtin, ClassInfo, Classes};

pub(super) fn finish(cx: &Cx, main: InstanceId, entries: &[InstanceId]) -> TypeTable {
    let mut table = TypeTable { instances: cx.instances.clone(), main: Some(main), ..TypeTable::default() };
    table.live = table.reachable(entries.iter().copied().chain([main]));
    table.entries = entries.to_vec();
    let is_abstract = |info: &&ClassInfo| info.is_abc;
    table.abstract_classes = cx.facts.table.all().iter().filter(is_abstract).map(|info| info.body).collect();
    table.mixed_classes = if cx.plan.hybrid { BTreeSet::new() } else { cx.mixed_classes() };
    table.tells_nans = cx.tells_nans;
    table.first_calls = cx.first_calls.clone();
    let mut end = End {
        cx,
        holding: Holding::of(cx),
        recursive: BTreeSet::new(),
        at: InstanceId(0),
        contours: BTreeSet::new(),
    };
    for (index, instance) in table.instances.iter_mut().enumerate() {
        end.at = InstanceId(index as u32);
        if table.live.contains(&end.at) {
            end.instance(instance);
        }
    }
    generator::call_whoever_resumes(&mut table);
    end.at = main;
    table.globals = cx.globals.iter().map(|ty| end.ty(ty)).collect();
    let native = |(func, _): &(FuncId, usize)| !cx.has_object(*func);
    let defaults = cx.defaults.iter().filter(|(place, _)| native(place));
    table.defaults = defaults.map(|(place, ty)| (*place, end.ty(ty))).collect();
    table.classes = end.classes(&table.live);
    table.sent_classes = cx.cells.objects.sent().clone();
    table.sent_classes.extend(holding::misplaced(cx, &table));
    // What instances left over meet says nothing about the program.
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    let mut refusals: Vec<Refusal> =
        live.iter().filter_map(|id| cx.refusals.get(id)).flatten().cloned().collect();
    let holding = end.holding;
    for instance in end.recursive {
        let func = table.instances[instance.index()].func;
        let function = &cx.program.functions[func.index()];
        refusals.push(Refusal {
            instance,
            func,
            reason: Reason::new(ReasonId::RecursiveType, function.name_span, &function.name),
        });
    }
    refusals.extend(closure::held_by_cells(cx, &table));
    refusals.extend(generator::refusals(cx, &table));
    refusals.extend(prelude::refusals(cx, &table));
    refusals.extend(holding::refusals(cx, &table));
    let mut failed_statements = cx.failed_statements.clone();
    refusals.extend(misplaced_values(cx, &table, &holding, &mut failed_statements));
    table.refusals = refusals;
    for id in &live {
        let func = table.instances[id.index()].func;
        for reason in cx.carried.get(id).into_iter().flatten() {
            let one = (func, reason.clone());
            if !table.carried.contains(&one) {
                table.carried.push(one);
            }
        }
    }
    let calls = cx
        .calls_of_values
        .iter()
        .filter_map(|types| types.iter().map(|ty| cx.cells.resolve(ty).ok()).collect());
    table.calls_of_values = calls.collect();
    let by_value = |global: &&DefId| {
        let ty = &table.globals[global.index()];
        crosses_by_value(ty) && !ty.mentions_dyn() && *ty != Ty::Never
    };
    table.copied = cx.plan.copied.iter().filter(by_value).copied().collect();
    table.isolate_globals = cx.plan.isolate_globals.clone();
    table.isolate_sites = isolate_sites(cx, &table);
    table.failed_statements = failed_statements;
    table
}

/// Refusals of values that have no place where they go, and the statements of the module body that these are
/// against.
fn misplaced_values(
    cx: &Cx,
    table: &TypeTable,
    holding: &Holding,
    failed: &mut HashSet<usize>,
) -> Vec<Refusal> {
    let found = misfits(cx, table).into_iter().chain(seen_while_sorted(cx, table, holding));
    let refusal = |(instance, (span, top), text): Found| {
        let func = table.instances[instance.index()].func;
        if func == cx.program.main_body().id {
            failed.insert(top);
        }
        Refusal { instance, func, reason: Reason::new(ReasonId::NotLowered, span, text) }
    };
    found.map(refusal).collect()
}

fn isolate_sites(cx: &Cx, table: &TypeTable) -> BTreeSet<IsolateSite> {
    let live = cx.sites.iter().filter(|((id, _, _), _)| table.live.contains(id));
    let sites = live.filter_map(|((_, site, _), cell)| {
        let forced = cx.cells.forced(cell)?;
        let (func, made) = match *site {
            Site::Expr((func, expr)) => (func, cx.program.functions[func.index()].expr(expr).span),
            Site::Stmt((func, _)) | Site::Variable(VarKey::Local(func, _)) => {
                (func, cx.program.functions[func.index()].name_span)
            }
            Site::Variable(VarKey::Global(_)) => return None,
            Site::Target((func, target)) => (func, target_span(&cx.program.functions[func.index()], target)?),
        };
        Some(IsolateSite { func, made, forced })
    });
    // Of a place that several instances make containers at, one cause is enough.
    let mut seen = BTreeSet::new();
    let all: BTreeSet<IsolateSite> = sites.collect();
    all.into_iter().filter(|site| seen.insert(site.made)).collect()
}

/// Something against an instance: where, in which statement of the module body, what.
type Found = (InstanceId, (Span, usize), String);

/// Lists that code which runs while they are sorted may reach: they are empty meanwhile, and it would be seen
/// if they did not stay so.
fn seen_while_sorted(cx: &Cx, table: &TypeTable, holding: &Holding) -> Vec<Found> {
    fn holds(ty: &Ty, list: &Ty) -> bool {
        ty == list || ty.parts().into_iter().any(|part| holds(part, list))
    }
    let is_inside = |mut func: FuncId, lambda: FuncId| loop {
        if func == lambda {
            return true;
        }
        match cx.program.functions[func.index()].parent {
            Some(parent) => func = parent,
            None => return false,
        }
    };
    let mut found = vec![];
    let mut ids: Vec<InstanceId> = table.live.iter().copied().collect();
    ids.sort();
    for (id, sorted) in ids.iter().flat_map(|id| cx.sorted_lists[id].iter().map(move |one| (*id, one))) {
        let Ok(list) = cx.cells.resolve(&sorted.list).map(|list| holding.ty(&list)) else { continue };
        let sees = |id: InstanceId, func: Option<FuncId>| {
            let here = |at: FuncId| func.is_none_or(|lambda| is_inside(at, lambda));
            let exprs = &table.instances[id.index()].exprs;
            exprs.iter().any(|((at, _), info)| here(*at) && holds(&info.ty, &list))
        };
        let by_lambda = sorted.lambda.is_some_and(|lambda| sees(id, Some(lambda)));
        if by_lambda || table.reachable(sorted.calls.iter().copied()).into_iter().any(|id| sees(id, None)) {
            let text = "sorting a list by keys that may depend on it".to_owned();
            found.push((id, (sorted.span, sorted.top), text));
        }
    }
    found
}

/// Values that cannot be kept as what the place is that they go to.
fn misfits(cx: &Cx, table: &TypeTable) -> Vec<Found> {
    let mut found = vec![];
    let mut ids: Vec<InstanceId> = table.live.iter().copied().collect();
    ids.sort();
    for (id, flow) in ids.iter().flat_map(|id| cx.flows[id].iter().map(move |flow| (*id, flow))) {
        let to = match &flow.to {
            Sink::Type(ty) => ty,
            Sink::Variable(var) => &cx.instances[id.index()].slots[var].ty,
            Sink::Global(global) => &cx.globals[global.index()],
            Sink::Param(instance, index) => &cx.instances[instance.index()].params[*index],
            Sink::Result => &cx.instances[id.index()].result,
            Sink::Field(class, attr) => &cx.cells.field(*class, *attr),
            Sink::ClassValue(class, attr) => &cx.cells.class_value(*class, *attr),
        };
        // What has no finite type has a reason already.
        let (Ok(from), Ok(to)) = (cx.cells.resolve(&flow.from), cx.cells.resolve(to)) else { continue };
        if !stays_bound(&from, &to) {
            found.push((id, (flow.span, flow.top), "a method among other values".to_owned()));
            continue;
        }
        if !closure::stays_native(cx, &from, &to) {
            found.push((id, (flow.span, flow.top), "a nested function among other values".to_owned()));
            continue;
        }
        let (from, to) = (from.erased(), to.erased());
        let is_iterator = from.may_be_passing();
        if coercion(&from, &to).is_none() && !is_iterator {
            found.push((id, (flow.span, flow.top), format!("a `{from}` kept as `{to}`")));
        }
    }
    found
}

struct End<'c, 'a> {
    cx: &'c Cx<'a>,
    holding: Holding,
    recursive: BTreeSet<InstanceId>,
    at: InstanceId,
    /// Those that the types of the program name.
    contours: BTreeSet<Class>,
}

impl End<'_, '_> {
    fn ty(&mut self, ty: &Ty) -> Ty {
        let known = self.cx.cells.resolve(ty).unwrap_or_else(|_| {
            self.recursive.insert(self.at);
            Ty::Dyn
        });
        known.classes().into_iter().for_each(|class| self.note(class));
        self.holding.ty(&known.erased())
    }

    fn class(&mut self, class: Class) -> Class {
        let class = self.cx.cells.contour(class);
        self.note(class);
        self.holding.class(class)
    }

    /// The program names the class.
    fn note(&mut self, class: Class) {
        if class.contour() != 0 {
            self.contours.insert(class);
        }
    }

    fn instance(&mut self, instance: &mut Instance) {
        for param in &mut instance.params {
            *param = self.ty(param);
        }
        instance.result = self.ty(&instance.result);
        for info in instance.exprs.values_mut() {
            info.ty = self.ty(&info.ty);
            self.how(&mut info.how);
        }
        for info in instance.stmts.values_mut().chain(instance.targets.values_mut()) {
            info.ty = self.ty(&info.ty);
            self.how(&mut info.how);
        }
        for others in instance.spreads.values_mut().filter_map(|spread| spread.others.as_mut()) {
            *others = self.ty(others);
        }
        for slot in instance.slots.values_mut() {
            slot.ty = self.ty(&slot.ty);
        }
    }

    /// The classes of which instances are made natively, and their contours.
    fn classes(&mut self, live: &HashSet<InstanceId>) -> Vec<NativeClass> {
        let facts = self.cx.facts.clone();
        let native = facts.table.all().iter().filter(|info| !self.cx.cells.is_class_in_isolate(info.class));
        let mut found: Vec<NativeClass> =
            native.map(|info| self.native_class(info, info.class, live)).collect();
        let mut known = BTreeSet::new();
        while let Some(contour) = self.contours.difference(&known).next().copied() {
            known.insert(contour);
            let info = facts.table.info(contour);
            found.push(NativeClass { values: vec![], ..self.native_class(info, contour, live) });
        }
        found.sort_by_key(|native| native.class);
        found
    }

    fn native_class(&mut self, info: &ClassInfo, class: Class, live: &HashSet<InstanceId>) -> NativeClass {
        let facts = self.cx.facts.clone();
        let objects = &self.cx.cells.objects;
        let body = &self.cx.program.functions[info.body.index()];
        let mut field = |(attr, ty): (Attr, Ty)| NativeField {
            attr,
            name: facts.table.attr_name(attr).to_owned(),
            ty: self.ty(&ty),
            maybe_absent: !info.definite.contains(attr),
            is_slot: facts.table.is_slot(class, attr),
        };
        let mut fields: Vec<NativeField> = objects.fields_of(class).map(&mut field).collect();
        // As they are let go; see `holding.rs`.
        let order = |attr: Attr| info.definite.attrs.iter().position(|bound| *bound == attr);
        let is_value = |attr: Attr| attr == Attr::VALUE;
        fields.sort_by_key(|field| (is_value(field.attr), order(field.attr).is_none(), order(field.attr)));
        let mut values: Vec<NativeField> = objects.values_of(class).map(&mut field).collect();
        // What the class statement does not bind for certain may be asked for before it is bound.
        values.iter_mut().for_each(|value| value.maybe_absent = !info.members.contains_key(&value.attr));
        let hooks = self.cx.hooks.range((class, "")..).take_while(|((of, _), _)| *of == class);
        NativeClass {
            class: self.holding.class(class),
            module: self.cx.program.module(body.module).name.clone(),
            qualname: body.qualname.clone(),
            fields,
            values,
            is_unhashable: super::objects::is_unhashable(&facts.table, class),
            exception: exception_class(&facts.table, info),
            hooks: hooks
                .map(|((_, name), hook)| (*name, *hook))
                .filter(|(_, hook)| live.contains(hook))
                .collect(),
            pairs: self.pairs(class, live),
        }
    }

    fn pairs(&self, class: Class, live: &HashSet<InstanceId>) -> Vec<Pair> {
        let of_class = self.cx.pairs.iter().filter(|((one, ..), _)| *one == class);
        let table = &self.cx.facts.table;
        let pair = |((_, method, other), instance): (&(Class, &'static str, Ty), &InstanceId)| {
            let yields = matches!(other, Ty::Instance(other) if table.derives(*other, class));
            let other = self.holding.ty(&self.cx.cells.of_contour(other));
            Pair { method, other, yields, instance: *instance }
        };
        of_class.filter(|(_, instance)| live.contains(instance)).map(pair).collect()
    }

    fn how(&mut self, how: &mut How) {
        match how {
            How::Dispatch(dispatch)
            | How::New(dispatch)
            | How::Super(_, dispatch)
            | How::CallValue(dispatch)
            | How::OfFirst(dispatch) => self.dispatch(dispatch),
            How::Decorated(made, calls) => {
                made.ty = self.ty(&made.ty);
                for (given, dispatch) in calls {
                    *given = self.ty(given);
                    self.dispatch(dispatch);
                }
            }
            How::EachItem(each) => {
                each.item = self.ty(&each.item);
                each.given = self.ty(&each.given);
                match &mut each.apply {
                    Apply::Dispatch(dispatch, _) => self.dispatch(dispatch),
                    Apply::Call(_, sources) => self.sources(sources),
                    Apply::Items(items) => {
                        for (_, ty, dispatch) in items {
                            *ty = self.ty(ty);
                            self.dispatch(dispatch);
                        }
                    }
                    Apply::Lambda(_) | Apply::Itself => {}
                }
            }
            How::With(managers) => {
                for one in managers.iter_mut().flatten() {
                    one.entered = self.ty(&one.entered);
                    [&mut one.enter, &mut one.exit, &mut one.exit_raising]
                        .into_iter()
                        .for_each(|dispatch| self.dispatch(dispatch));
                }
            }
            How::Holds(members) => members.iter_mut().for_each(|member| *member = self.ty(member)),
            How::Call(_, sources) => self.sources(sources),
            How::Construct(making) => self.making(making),
            How::Catches(_, ty) => *ty = self.ty(ty),
            How::OfAll(_, ty) => *ty = self.ty(ty),
            How::Plain
            | How::Method
            | How::CallDyn
            | How::Isolate
            | How::Checked
            | How::Cell { .. }
            | How::Closure(..)
            | How::Bound(_)
            | How::Truth(_)
            | How::Intrinsic(_)
            | How::Exception(_)
            | How::Generic
            | How::Constant(_)
            | How::ConstantGlobal(..)
            | How::ShortCircuit(_)
            | How::Class(_)
            | How::Called
            | How::IsInstance(_)
            | How::Function(_)
            | How::Member(_)
            | How::Import(..) => {}
        }
    }

    fn making(&mut self, making: &mut Making) {
        making.class = self.class(making.class);
        making.init.iter_mut().for_each(|(_, sources)| self.sources(sources));
    }

    fn sources(&mut self, sources: &mut [ArgSource]) {
        for source in sources {
            if let ArgSource::Captured(_, ty) | ArgSource::Named(_, Some(ty)) = source {
                *ty = self.ty(ty);
            }
        }
    }

    fn dispatch(&mut self, dispatch: &mut Dispatch) {
        match dispatch {
            Dispatch::Row(call) => self.row(call),
            Dispatch::Split { arms, .. } => {
                for (ty, arm) in arms {
                    *ty = self.ty(ty);
                    self.dispatch(arm);
                }
            }
            Dispatch::ByText { arms, .. } => arms.iter_mut().for_each(|(_, arm)| self.dispatch(arm)),
            Dispatch::Bind { first, given, then } => {
                *given = self.ty(given);
                self.dispatch(first);
                self.dispatch(then);
            }
            Dispatch::Field { class, otherwise, .. } | Dispatch::ClassValue(class, _, otherwise) => {
                *class = self.class(*class);
                otherwise.iter_mut().for_each(|dispatch| self.dispatch(dispatch));
            }
            Dispatch::SetField(class, _)
            | Dispatch::DelField(class, _)
            | Dispatch::HasField(class, _)
            | Dispatch::SetClassValue(class, _) => *class = self.class(*class),
            Dispatch::OfMethod(dispatch) | Dispatch::OfClosure(dispatch) | Dispatch::OfValue(_, dispatch) => {
                self.dispatch(dispatch)
            }
            Dispatch::Call(_, sources) => self.sources(sources),
            Dispatch::Construct(making) => self.making(making),
            Dispatch::Raise(..)
            | Dispatch::Lack(_)
            | Dispatch::TupleItem(_)
            | Dispatch::TreeItem
            | Dispatch::TupleConcat
            | Dispatch::Catches(_)
            | Dispatch::InitException(_)
            | Dispatch::BindMethod(_)
            | Dispatch::Text(_)
            | Dispatch::Truth(_)
            | Dispatch::Operand(_)
            | Dispatch::Function(_)
            | Dispatch::Nothing
            | Dispatch::Generic
            | Dispatch::Dead => {}
        }
    }

    fn row(&mut self, call: &mut RowCall) {
        call.result = self.ty(&call.result);
        for var in &mut call.vars {
            *var = self.ty(var);
        }
        for arg in &mut call.args {
            match arg {
                PlacedArg::Operand(_, ty) | PlacedArg::Many(_, ty) => *ty = self.ty(ty),
                PlacedArg::Any(_) | PlacedArg::ManyAny(_) | PlacedArg::Missing => {}
            }
        }
    }
}

fn exception_class(table: &Classes, info: &ClassInfo) -> Option<ExceptionClass> {
    let Some(Builtin::Exception(builtin)) = info.builtin else { return None };
    let has_init = table.attr("__init__").is_some_and(|init| table.lookup(info.class, init).is_some());
    let bases = info.mro.iter().map(|index| table.all()[*index].class).collect();
    Some(ExceptionClass { builtin: builtin.to_owned(), bases, has_init })
}
