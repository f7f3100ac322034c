//! Generators: functions with `yield`, whose calls give a generator, and generator expressions.
//!
//! What an instance of such a function yields, is sent and returns are cells of its own. A generator is a
//! value like others; whoever iterates it, or asks it for the next item, runs the body a step further
//! (Language Reference, 6.2.9). It does not go to the isolate: a function whose generators go there is
//! deferred.

mod ending;
mod in_place;
mod manager;

use super::Cx;
use super::closure;
use super::objects::Iteration;
use super::table::{How, Instance, InstanceId, Refusal, TypeTable, VarKey};
use super::walk::{Sink, Walk};
use crate::catalog::intrinsics;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{Arg, ExprId, FuncId, Function, FunctionKind};
use crate::source::Span;
use crate::ty::Ty;

/// Do calls of the function give generators?
pub(super) fn is_generator(program: &Program, func: FuncId) -> bool {
    let function = &program.functions[func.index()];
    function.is_generator
        && !function.is_async
        && matches!(function.kind, FunctionKind::Def | FunctionKind::GeneratorExpression)
}

impl Instance {
    /// What `return` gives.
    pub fn returned(&self) -> Ty {
        match self.result {
            Ty::Generator(parts) if self.is_generator => parts[2],
            result => result,
        }
    }
}

impl Cx<'_> {
    /// The type of the generators of one instance: cells for what it yields, is sent and returns. `next` and
    /// `for` send None.
    pub(super) fn new_generator(&mut self) -> Ty {
        let [yielded, sent, returned, end] = [(); 4].map(|()| self.cells.fresh());
        self.cells.put(&sent, &Ty::None);
        Ty::generator(yielded, sent, returned, end)
    }
}

impl<'a> Walk<'_, 'a> {
    /// The cells of the generator whose body is being read.
    pub(super) fn own_generator(&self) -> Option<[Ty; 4]> {
        let instance = &self.cx.instances[self.id.index()];
        match instance.result {
            Ty::Generator(parts) if instance.is_generator => Some([parts[0], parts[1], parts[2], parts[3]]),
            _ => None,
        }
    }

    /// What rules out a native form of a function with `yield`.
    pub(super) fn check_generator(&mut self, func: &'a Function) {
        let Some(cells) = self.own_generator() else {
            self.refuse(ReasonId::Generator, func.name_span, format!("`{}`", func.name));
            return;
        };
        if cells.iter().any(|cell| self.cx.cells.is_sent(cell)) {
            let what = format!("what `{}` gives goes to code of the isolate: it", func.name);
            self.refuse(ReasonId::Generator, func.name_span, what);
        }
        for var in closure::captured(self.cx.program, func.id) {
            let VarKey::Local(owner, binding) = var else { continue };
            if self.cx.program.captures.is_bound_again((owner, binding)) && !self.cx.is_in_cell(var) {
                self.refuse(ReasonId::Closure, func.name_span, var.name(self.cx.program));
            }
        }
    }

    /// A generator expression that is kept: a call of its function with the first iterable, which stands for
    /// its iterator where nobody can tell them apart before the first item is taken.
    pub(super) fn generator_value(&mut self, func: FuncId, iter: ExprId, span: Span) -> (Ty, How) {
        let function = &self.cx.program.functions[func.index()];
        let what = "a generator expression";
        if function.is_async {
            return (self.refuse(ReasonId::Async, span, what), How::Plain);
        }
        let iterable = self.expr(iter);
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        let is_its_iterator = matches!(
            self.shallow(&iterable),
            Ty::List(_) | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Str | Ty::Bytes | Ty::Range | Ty::Generator(_)
        );
        if !is_its_iterator || self.cx.is_deferred(func) {
            return (self.refuse(ReasonId::Generator, span, what), How::Plain);
        }
        self.call_native(func, vec![(None, iterable)], span)
    }

    /// `yield value`: gives what is sent.
    pub(super) fn yielded(&mut self, value: Option<ExprId>, span: Span) -> Ty {
        let Some([yielded, sent, ..]) = self.own_generator() else {
            return self.refuse(ReasonId::Generator, span, "`yield`");
        };
        match value {
            Some(value) => {
                let ty = self.expr(value);
                if !self.env.reachable {
                    return Ty::Never;
                }
                self.put(&yielded, &ty, value);
            }
            None => {
                self.cx.cells.put(&yielded, &Ty::None);
                self.flow(&Ty::None, Sink::Type(yielded), span);
            }
        }
        self.shallow(&sent)
    }

    /// `generator.throw(C)`: an instance is made of the class, as `raise C` makes it.
    pub(super) fn thrown(&mut self, receiver: &Ty, name: &str, args: &'a [Arg]) -> Option<Ty> {
        let (Ty::Generator(_), [Arg::Positional(value)]) = (receiver, args) else { return None };
        if name != intrinsics::RAISES_IN_GENERATOR {
            return None;
        }
        if let Some(class) = self.exception_class(*value) {
            return Some(self.record(*value, Ty::Exception, How::Exception(class)));
        }
        let made = self.made_by_class(*value, self.func.expr(*value).span);
        let ty = made.unwrap_or_else(|| self.expr(*value));
        let members = self.shallow(&ty).members();
        let is_exception = !members.is_empty() && members.iter().all(Ty::is_exception);
        Some(if is_exception { Ty::Exception } else { ty })
    }

    /// `yield from iterable`: another generator is sent what this one is, and its result is the value; other
    /// iterables take nothing.
    pub(super) fn yielded_from(&mut self, iter: ExprId, span: Span) -> Ty {
        let Some([yielded, sent, ..]) = self.own_generator() else {
            return self.refuse(ReasonId::Generator, span, "`yield from`");
        };
        let iterable = self.expr(iter);
        if !self.env.reachable {
            return Ty::Never;
        }
        let item = self.item_of(&iterable, iter);
        if !self.env.reachable {
            return Ty::Never;
        }
        self.put(&yielded, &item, iter);
        let is_fresh = matches!(self.exprs.get(&self.key(iter)).map(|info| &info.how), Some(How::Call(..)));
        match self.iterable_part(&iterable) {
            Ty::Generator(inner) => {
                if !is_fresh {
                    // One that has come to its end gives None.
                    self.cx.cells.put(&inner[2], &Ty::None);
                }
                self.cx.cells.join(&Ty::list(sent), &Ty::list(inner[1]));
                self.shallow(&inner[2])
            }
            _ if self.shallow(&sent) != Ty::None => {
                self.refuse(ReasonId::Generator, span, "`yield from` of what cannot be sent anything: this")
            }
            other if !other.members().iter().all(|member| self.ends_without_value(member)) => self.refuse(
                ReasonId::Generator,
                span,
                "`yield from` of an iterator that may end with a value",
            ),
            _ => Ty::None,
        }
    }

    /// Is what iterates over this a generator that returns None, or of a builtin class? (An iterator of the
    /// program's own may raise a StopIteration with a value, and have methods that a generator calls.)
    fn ends_without_value(&self, iterable: &Ty) -> bool {
        match iterable {
            Ty::Generator(parts) => matches!(self.shallow(&parts[2]), Ty::None | Ty::Never),
            Ty::Instance(class) => match self.cx.cells.iteration(*class) {
                Some(Iteration::Items(Ty::Instance(_), _)) => false,
                Some(Iteration::Items(iterator, _)) => self.ends_without_value(&iterator),
                Some(Iteration::Nothing) => true,
                Some(Iteration::Foreign) | None => false,
            },
            other => !matches!(other, Ty::Dyn),
        }
    }
}

/// Whoever has a generator may run it: the functions that make generators of its type are called there.
pub(super) fn call_whoever_resumes(table: &mut TypeTable) {
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    let makers: Vec<(InstanceId, Ty)> = live
        .iter()
        .map(|id| (*id, &table.instances[id.index()]))
        .filter(|(_, instance)| instance.is_generator)
        .map(|(id, instance)| (id, instance.result))
        .collect();
    if makers.is_empty() {
        return;
    }
    for id in live {
        let instance = &table.instances[id.index()];
        let held = instance.exprs.values().map(|info| &info.ty);
        let held: Vec<&Ty> = held.chain(&instance.params).filter(|ty| ty.holds_generator()).collect();
        let run = makers.iter().filter(|(_, made)| held.iter().any(|ty| ty.holds(made)));
        let run: Vec<InstanceId> = run.map(|(maker, _)| *maker).collect();
        table.instances[id.index()].calls.extend(run);
    }
}

/// Values of the isolate, or files, in variables of a generator, which lets go of them when it is closed.
pub(super) fn refusals(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let mut found = vec![];
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    for id in live {
        let instance = &table.instances[id.index()];
        let function = &cx.program.functions[instance.func.index()];
        let may_own: fn(&Ty) -> bool = if cx.plan.hybrid { Ty::may_hold_dyn } else { Ty::holds_file };
        let is_held = instance.slots.values().any(|slot| may_own(&slot.ty))
            || instance.params.iter().any(may_own)
            || instance.exprs.values().any(|info| info.ty.mentions_dyn() || info.ty.holds_file());
        if instance.is_generator && is_held {
            let held = if cx.plan.hybrid { "values of the isolate" } else { "files" };
            let what = format!("`{}`, which holds {held},", function.name);
            found.push(Refusal {
                instance: id,
                func: instance.func,
                reason: Reason::new(ReasonId::Generator, function.name_span, what),
            });
        }
    }
    found.extend(ending::refusals(cx, table));
    found.extend(manager::refusals(cx, table));
    found
}
