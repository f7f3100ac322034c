//! What an instance does besides giving its result, each with the first thing in its text that does it:
//! whether it shows anything, has the isolate do something, or writes globals.
//!
//! What it raises is known when it is lowered (`raises` in Slot IR).

use crate::catalog;
use crate::hir::Program;
use crate::hir::nodes::{DefId, FuncId, Function, FunctionKind, StmtId};
use crate::hir::visit::{each_stmt, target_span};
use crate::infer::asks_isolate;
use crate::infer::table::{Apply, Dispatch, How, InstanceId, Managed, TypeTable};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// It prints, reads, or ends the program.
    Shows,
    /// The isolate carries something out.
    Isolate,
    Writes(DefId),
}

/// Where an effect comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    Here(Span),
    /// It is one of this function, which the instance calls.
    Calls(FuncId),
}

pub type Effects = BTreeMap<Effect, Source>;

/// Does it show or write anything but its result?
pub fn is_open(program: &Program, table: &TypeTable, id: InstanceId) -> bool {
    !own(program, table, id).is_empty()
}

/// The effects of every live instance, those of what it calls among them.
pub fn effects(program: &Program, table: &TypeTable) -> BTreeMap<InstanceId, Effects> {
    let live: BTreeSet<InstanceId> = table.live.iter().copied().collect();
    let mut found: BTreeMap<InstanceId, Effects> =
        live.iter().map(|id| (*id, own(program, table, *id))).collect();
    loop {
        let mut has_more = false;
        for id in &live {
            let instance = &table.instances[id.index()];
            let callees: BTreeSet<InstanceId> = instance.calls.iter().copied().collect();
            for callee in callees {
                let func = table.instances[callee.index()].func;
                let theirs: Vec<Effect> =
                    found.get(&callee).into_iter().flat_map(Effects::keys).copied().collect();
                for effect in theirs {
                    let own = found.entry(*id).or_default();
                    has_more |= !own.contains_key(&effect);
                    own.entry(effect).or_insert(Source::Calls(func));
                }
            }
        }
        if !has_more {
            return found;
        }
    }
}

/// What its own text does.
fn own(program: &Program, table: &TypeTable, id: InstanceId) -> Effects {
    let instance = &table.instances[id.index()];
    let mut found = Effects::new();
    let function = |func: FuncId| &program.functions[func.index()];
    let exprs = instance.exprs.iter().map(|((func, id), info)| (function(*func).expr(*id).span, &info.how));
    let targets = instance.targets.iter().filter_map(|((func, id), info)| {
        asks_isolate(&info.how).then_some((target_span(function(*func), *id)?, &info.how))
    });
    let stmts = instance.stmts.iter().filter_map(|((func, id), info)| {
        asks_isolate(&info.how).then_some((stmt_span(function(*func), *id)?, &info.how))
    });
    let all = exprs.chain(targets).chain(stmts).filter_map(|(span, how)| Some((effect(how)?, span)));
    for (effect, span) in all.collect::<BTreeSet<(Effect, Span)>>() {
        found.entry(effect).or_insert(Source::Here(span));
    }
    // What a module body binds is what it is there for.
    let is_body = program.functions[instance.func.index()].kind == FunctionKind::Module;
    for global in program.native_globals().filter(|_| !is_body) {
        if let Some(bind) = global.bindings.iter().find(|bind| bind.func == instance.func) {
            found.entry(Effect::Writes(global.id)).or_insert(Source::Here(bind.span));
        }
    }
    found
}

fn stmt_span(function: &Function, id: StmtId) -> Option<Span> {
    let mut found = None;
    each_stmt(&function.body, &mut |stmt| {
        if stmt.id == id {
            found = Some(stmt.span);
        }
    });
    found
}

fn effect(how: &How) -> Option<Effect> {
    if asks_isolate(how) {
        return Some(Effect::Isolate);
    }
    match how {
        How::Intrinsic(name) => (*name != catalog::intrinsics::MODULE_NAME).then_some(Effect::Shows),
        How::CallDyn | How::Isolate => Some(Effect::Isolate),
        How::Dispatch(dispatch)
        | How::New(dispatch)
        | How::Super(_, dispatch)
        | How::CallValue(dispatch)
        | How::OfFirst(dispatch) => does_io(dispatch).then_some(Effect::Shows),
        How::With(managers) => {
            let mut called = managers.iter().flatten().flat_map(Managed::dispatches);
            called.any(does_io).then_some(Effect::Shows)
        }
        How::EachItem(each) => match &each.apply {
            Apply::Dispatch(dispatch, _) => does_io(dispatch).then_some(Effect::Shows),
            Apply::Items(items) => {
                items.iter().any(|(.., dispatch)| does_io(dispatch)).then_some(Effect::Shows)
            }
            Apply::Lambda(_) | Apply::Call(..) | Apply::Itself => None,
        },
        How::Plain
        | How::Method
        | How::Called
        | How::Call(..)
        | How::Construct(..)
        | How::Holds(_)
        | How::Catches(..)
        | How::Checked
        | How::Cell { .. }
        | How::Closure(..)
        | How::Bound(_)
        | How::Decorated(..)
        | How::Truth(_)
        | How::OfAll(..)
        | How::ShortCircuit(_)
        | How::Exception(_)
        | How::Generic
        | How::Function(_)
        | How::Member(_)
        | How::Import(..)
        | How::ConstantGlobal(..)
        | How::Class(_)
        | How::IsInstance(_)
        | How::Constant(_) => None,
    }
}

fn does_io(dispatch: &Dispatch) -> bool {
    match dispatch {
        Dispatch::Row(call) => catalog::row(call.row).effects.io,
        Dispatch::Split { arms, .. } => arms.iter().any(|(_, arm)| does_io(arm)),
        Dispatch::ByText { arms, .. } => arms.iter().any(|(_, arm)| does_io(arm)),
        Dispatch::Bind { first, then, .. } => does_io(first) || does_io(then),
        Dispatch::Field { otherwise, .. } | Dispatch::ClassValue(_, _, otherwise) => {
            otherwise.as_deref().is_some_and(does_io)
        }
        Dispatch::OfMethod(dispatch) | Dispatch::OfClosure(dispatch) | Dispatch::OfValue(_, dispatch) => {
            does_io(dispatch)
        }
        // A variable of a class is seen by whoever reads it.
        Dispatch::SetClassValue(..) => true,
        Dispatch::Raise(..)
        | Dispatch::Lack(_)
        | Dispatch::TupleItem(_)
        | Dispatch::TreeItem
        | Dispatch::TupleConcat
        | Dispatch::Call(..)
        | Dispatch::SetField(..)
        | Dispatch::DelField(..)
        | Dispatch::HasField(..)
        | Dispatch::Construct(..)
        | Dispatch::Catches(_)
        | Dispatch::InitException(_)
        | Dispatch::BindMethod(_)
        | Dispatch::Text(_)
        | Dispatch::Truth(_)
        | Dispatch::Operand(_)
        | Dispatch::Function(_)
        | Dispatch::Nothing
        | Dispatch::Generic
        | Dispatch::Dead => false,
    }
}
