//! Where it would be seen that a function of hybridc's own (`prelude/`) stands for one in C.
//!
//! What `itertools` gives is a generator here. It has other methods and another name, and an exception ends
//! it, where an iterator in C goes on with the next item: so it may only be iterated, and must not be kept
//! where somebody may handle an exception. A cached function is told by its arguments, which a key of C tells
//! apart in its own way.

use super::Cx;
use super::table::{Dispatch, ExprKey, How, Instance, InstanceId, Refusal, TypeTable};
use crate::catalog::intrinsics::{self, applying};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{Arg, CompareOp, ExprId, ExprKind, FPart, FuncId, Function, NameRef, Stmt, StmtKind};
use crate::hir::{Program, visit};
use crate::source::Span;
use crate::ty::{Class, Ty};

/// Against the functions in C's place.
pub(super) fn refusals(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    let (own, others): (Vec<InstanceId>, Vec<InstanceId>) =
        live.into_iter().partition(|id| is_unseen(cx.program, table.instances[id.index()].func));
    if own.is_empty() {
        return vec![];
    }
    let mut found = told_keys(cx, table, &own);
    found.extend(asked_later(cx, table, &own));
    let of = |id: &&InstanceId| table.instances[id.index()].is_generator;
    let made: Vec<Ty> = own.iter().filter(of).map(|id| table.instances[id.index()].result).collect();
    let refuse = |id: InstanceId, span: Span| {
        let func = table.instances[id.index()].func;
        let what = "what the library has in C, and more is done with than to call or iterate it,";
        Refusal { instance: id, func, reason: Reason::new(ReasonId::IteratorValue, span, what) }
    };
    for id in &others {
        let instance = &table.instances[id.index()];
        let uses = Uses { cx, instance, made: &made };
        found.extend(uses.all().map(|span| refuse(*id, span)));
    }
    let early: Vec<Ty> = own
        .iter()
        .filter(|id| begins_early(cx, table, **id))
        .map(|id| table.instances[id.index()].result)
        .collect();
    found.extend(asked_objects(cx, table, &others));
    let told = if may_go_on(cx.program) { &made } else { &early };
    if !told.is_empty() {
        let is_kept = |ty: &Ty| told.iter().any(|made| ty.holds(made));
        let held = |id: &InstanceId| {
            let instance = &table.instances[id.index()];
            instance.slots.values().any(|slot| is_kept(&slot.ty)) || instance.params.iter().any(is_kept)
        };
        let span = |id: InstanceId| cx.program.functions[table.instances[id.index()].func.index()].name_span;
        found.extend(others.iter().filter(|id| held(id)).map(|id| refuse(*id, span(*id))));
        let mut fields = table.classes.iter().flat_map(|class| class.fields.iter().chain(&class.values));
        if fields.any(|field| is_kept(&field.ty)) || table.globals.iter().any(is_kept) {
            found.extend(table.main.map(|main| refuse(main, span(main))));
        }
    }
    found
}

/// A dict or a set tells its iterator when it has grown since: an iterator in C asks for that one when it is
/// made, a generator when it begins, which is later where it is kept.
fn begins_early(cx: &Cx, table: &TypeTable, id: InstanceId) -> bool {
    use crate::ty::IterKind::{DictItems, DictKeys, DictValues};
    let instance = &table.instances[id.index()];
    let is_watched = |ty: &Ty| {
        let is_view = matches!(ty, Ty::Iter(DictKeys | DictValues | DictItems, _));
        is_view || matches!(ty, Ty::Set(_) | Ty::Dict(..))
    };
    let mut params = instance.params.iter().flat_map(Ty::members);
    instance.is_generator && asks_at_once(cx.program, instance.func) && params.any(|ty| is_watched(&ty))
}

/// Does what it stands for ask for the iterator of its argument when it is called?
fn asks_at_once(program: &Program, func: FuncId) -> bool {
    let name = &program.functions[func.index()].name;
    let is_chain = name.starts_with("chain_") && name != "chain_from_iterable_1";
    !is_chain && !name.starts_with("repeat")
}

/// Where an `__iter__` of the program would be seen to be called later than it is in C.
fn asked_later(cx: &Cx, table: &TypeTable, own: &[InstanceId]) -> Vec<Refusal> {
    let gives_itself = |function: &Function| match &function.body[..] {
        [Stmt { kind: StmtKind::Return(Some(value)), .. }] => {
            matches!(function.expr(*value).kind, ExprKind::Name(NameRef::Local(_)))
        }
        _ => false,
    };
    let is_seen = |class: Class| {
        table.live.iter().map(|id| &table.instances[id.index()]).any(|instance| {
            let function = &cx.program.functions[instance.func.index()];
            let is_its = instance.params.first().is_some_and(|ty| *ty == Ty::Instance(class));
            let is_own = is_unseen(cx.program, instance.func);
            is_its
                && function.name == "__iter__"
                && !is_own
                && !instance.is_generator
                && !gives_itself(function)
        })
    };
    let refused = |id: &InstanceId| {
        let instance = &table.instances[id.index()];
        let is_it = instance.is_generator && asks_at_once(cx.program, instance.func);
        let mut classes = instance.params.iter().flat_map(Ty::members).filter_map(|ty| match ty {
            Ty::Instance(class) => Some(class),
            _ => None,
        });
        if !is_it || !classes.any(is_seen) {
            return None;
        }
        let span = cx.program.functions[instance.func.index()].name_span;
        let reason = Reason::new(ReasonId::NotLowered, span, "asking an `__iter__` before its first item");
        Some(Refusal { instance: *id, func: instance.func, reason })
    };
    own.iter().filter_map(refused).collect()
}

/// Where an object of a class in C's place is asked for what an instance of a class in Python has besides, or
/// holds what is let go of later than C would.
fn asked_objects(cx: &Cx, table: &TypeTable, others: &[InstanceId]) -> Vec<Refusal> {
    let classes = &cx.facts.table;
    let is_own = |class: Class| is_unseen(cx.program, classes.info(class).body);
    let has = |class: Class, name: &str| {
        let member = classes.attr(name).and_then(|attr| classes.lookup(class, attr));
        !name.starts_with(HIDDEN) && !name.starts_with("__") && member.is_some()
    };
    let mut found = vec![];
    for id in others {
        let instance = &table.instances[id.index()];
        let own_of = |key: &ExprKey| {
            let info = instance.exprs.get(key);
            let members = info.map(|info| info.ty.members()).unwrap_or_default();
            members.into_iter().filter_map(|ty| match ty {
                Ty::Instance(class) if is_own(class) => Some(class),
                _ => None,
            })
        };
        let mut keys: Vec<ExprKey> = instance.exprs.keys().copied().collect();
        keys.sort();
        let asks = |(func, expr): &ExprKey| {
            let function = &cx.program.functions[func.index()];
            let attribute = match &function.expr(*expr).kind {
                ExprKind::Call { func: callee, .. } => &function.expr(*callee).kind,
                kind => kind,
            };
            let ExprKind::Attribute { object, name, .. } = attribute else { return false };
            own_of(&(*func, *object)).any(|class| !has(class, name))
        };
        // `type(x)`
        let is_class = |key: &ExprKey| {
            let kind = &cx.program.functions[key.0.index()].expr(key.1).kind;
            let is_call = matches!(kind, ExprKind::Call { .. });
            is_call && matches!(instance.exprs[key].how, How::Function(func) if is_unseen(cx.program, func))
        };
        let binds = instance.targets.values().any(|info| match &info.how {
            How::Dispatch(Dispatch::SetField(class, _) | Dispatch::DelField(class, _)) => is_own(*class),
            _ => false,
        });
        let function = &cx.program.functions[instance.func.index()];
        let places = keys.iter().filter(|key| asks(key) || is_class(key));
        let places = places.map(|(func, expr)| cx.program.functions[func.index()].expr(*expr).span);
        for span in places.chain(binds.then_some(function.name_span)) {
            let what = "what the library has in C, and more is done with than to call its methods,";
            let reason = Reason::new(ReasonId::IteratorValue, span, what);
            found.push(Refusal { instance: *id, func: instance.func, reason });
        }
    }
    let own = table.classes.iter().filter(|class| is_own(class.class));
    let mut held = own.flat_map(|class| class.fields.iter()).map(|field| &field.ty);
    if held.any(|ty| ty.holds_file() || ty.closes() || ty.may_hold_dyn())
        && let Some(main) = table.main
    {
        let func = table.instances[main.index()].func;
        let span = cx.program.functions[func.index()].name_span;
        let reason = Reason::new(ReasonId::NotLowered, span, "a container of the library that holds this");
        found.push(Refusal { instance: main, func, reason });
    }
    found
}

/// How names begin that no program has.
const HIDDEN: &str = "hybridc_";

fn is_unseen(program: &Program, func: FuncId) -> bool {
    program.module(program.functions[func.index()].module).is_unseen
}

/// Some code may go on after an exception.
fn may_go_on(program: &Program) -> bool {
    let mut found = false;
    for function in program.functions.iter().filter(|function| !is_unseen(program, function.id)) {
        visit::each_stmt(&function.body, &mut |stmt| {
            found |= matches!(stmt.kind, StmtKind::Try { .. } | StmtKind::With { .. });
        });
    }
    found
}

struct Uses<'a, 'c> {
    cx: &'a Cx<'c>,
    instance: &'a Instance,
    made: &'a [Ty],
}

impl Uses<'_, '_> {
    fn is_made(&self, func: FuncId, expr: ExprId) -> bool {
        let info = self.instance.exprs.get(&(func, expr));
        let is_it = |member: &Ty| match member {
            Ty::Function(func) | Ty::Closure(func, _) => is_unseen(self.cx.program, FuncId(*func)),
            other => self.made.contains(other),
        };
        info.is_some_and(|info| info.ty.members().iter().any(is_it))
    }

    /// Where such an iterator is more than iterated.
    fn all(&self) -> impl Iterator<Item = Span> {
        let mut keys: Vec<_> = self.instance.exprs.keys().copied().collect();
        keys.sort();
        keys.into_iter().filter_map(|(func, expr)| {
            let function = &self.cx.program.functions[func.index()];
            self.shows(function, expr).then(|| function.expr(expr).span)
        })
    }

    fn shows(&self, function: &Function, expr: ExprId) -> bool {
        let made = |expr: &ExprId| self.is_made(function.id, *expr);
        match &function.expr(expr).kind {
            ExprKind::Call { func, args } => {
                args.iter().map(Arg::value).any(|arg| made(&arg))
                    && !self.only_iterates(function, expr, *func)
            }
            ExprKind::Attribute { object, name, .. } => {
                made(object) && !intrinsics::is_name_of_function(name)
            }
            ExprKind::Binary { left, right, .. } => made(left) || made(right),
            ExprKind::Compare(op, left, right) => {
                let is_search = matches!(op, CompareOp::In | CompareOp::NotIn);
                made(left) || made(right) && !is_search
            }
            ExprKind::FString(parts) => parts.iter().any(|part| match part {
                FPart::Value { value, .. } => made(value),
                FPart::Literal(_) => false,
            }),
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => false,
        }
    }

    /// Does the call do nothing with its arguments but iterate over them, or is it one of the program's own
    /// functions, which is looked at, too?
    fn only_iterates(&self, function: &Function, call: ExprId, func: ExprId) -> bool {
        let how = self.instance.exprs.get(&(function.id, call)).map(|info| &info.how);
        let is_own = |how: &How| {
            matches!(how, How::Call(..) | How::Construct(_) | How::New(_) | How::CallValue(_))
                || matches!(how, How::Dispatch(Dispatch::Call(..)) | How::EachItem(_))
        };
        if how.is_some_and(is_own) {
            return true;
        }
        match &function.expr(func).kind {
            ExprKind::Name(NameRef::Builtin(name)) => {
                intrinsics::takes_items(name)
                    || intrinsics::iterates_as_long(name)
                    || intrinsics::takes_next(name)
                    || applying::mapping(name).is_some()
            }
            ExprKind::Attribute { name, .. } => intrinsics::takes_items_in(name),
            _ => false,
        }
    }
}

/// Arguments of cached functions that are other keys to C: a lone int or str is its own key, so that 1 and
/// 1.0 are two; and those whose class compares in the program's own way, which shows how often.
fn told_keys(cx: &Cx, table: &TypeTable, own: &[InstanceId]) -> Vec<Refusal> {
    let cached = |id: &&InstanceId| {
        let func = &cx.program.functions[table.instances[id.index()].func.index()];
        func.name == intrinsics::CALL
    };
    let cached: Vec<InstanceId> = own.iter().filter(cached).copied().collect();
    let compares = |class: &Class| {
        let native = table.classes.iter().find(|native| native.class == *class);
        let hooks = native.map(|native| &native.hooks[..]).unwrap_or_default();
        hooks.iter().any(|(name, instance)| {
            let func = &cx.program.functions[table.instances[instance.index()].func.index()];
            intrinsics::is_of_keys(name) && !func.is_made
        })
    };
    let given = |id: InstanceId| match table.instances[id.index()].params.get(1) {
        Some(Ty::Tuple(items)) => items.to_vec(),
        _ => vec![],
    };
    let mut found = vec![];
    for id in &cached {
        let func = table.instances[id.index()].func;
        let same = cached.iter().filter(|other| table.instances[other.index()].func == func);
        let alone: Vec<Ty> =
            same.map(|other| given(*other)).filter(|items| items.len() == 1).flatten().collect();
        let alone: Vec<Ty> = alone.iter().flat_map(Ty::members).collect();
        let is_number = |ty: &Ty| matches!(ty, Ty::Bool | Ty::Float | Ty::Complex | Ty::Instance(_));
        let mixed = alone.iter().any(|ty| matches!(ty, Ty::Int | Ty::Str)) && alone.iter().any(is_number);
        if mixed || given(*id).iter().any(|ty| ty.classes().iter().any(compares)) {
            let span = cx.program.functions[func.index()].name_span;
            let what = "a cached function with such arguments";
            let reason = Reason::new(ReasonId::NotLowered, span, what);
            found.push(Refusal { instance: *id, func, reason });
        }
    }
    found
}
