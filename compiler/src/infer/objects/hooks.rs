//! Special methods that *values* are asked for wherever they are: a list that is printed prints its items, a
//! dict hashes and compares its keys. They are analysed where an instance is made.
//!
//! Comparison methods are known this way for two instances of one class. Containers that would compare one
//! with a value of another type have no native form.

use super::Iteration;
use crate::catalog::Row;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::FuncId;
use crate::infer::cells::iter_item;
use crate::infer::home::ClassForced;
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How, InstanceId, PlacedArg, RowCall};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, IterKind, Ty};
use crate::world::classes::Member;

/// By class and name of the hook.
pub type Hooks = std::collections::BTreeMap<(Class, &'static str), InstanceId>;

/// Comparison methods given a value of another type: of a class, by name, the other type.
pub type Pairs = std::collections::BTreeMap<(Class, &'static str, Ty), InstanceId>;

/// What a hook may give.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    Text,
    Bool,
    Int,
    /// Anything, of which the truth is asked, or NotImplemented.
    Truth,
    /// An iterator; what is none is refused where something is iterated.
    Iterator,
    Anything,
}

/// What a hook is given besides the instance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Nothing,
    /// Another instance of its class.
    Instance,
    Text,
}

/// The method, what it is given, what it may give.
pub const HOOKS: &[(&str, Given, Gives)] = &[
    ("__format__", Given::Text, Gives::Text),
    ("__repr__", Given::Nothing, Gives::Text),
    ("__str__", Given::Nothing, Gives::Text),
    ("__bool__", Given::Nothing, Gives::Bool),
    ("__len__", Given::Nothing, Gives::Int),
    ("__hash__", Given::Nothing, Gives::Int),
    ("__eq__", Given::Instance, Gives::Truth),
    ("__lt__", Given::Instance, Gives::Truth),
    ("__le__", Given::Instance, Gives::Truth),
    ("__gt__", Given::Instance, Gives::Truth),
    ("__ge__", Given::Instance, Gives::Truth),
    ("__iter__", Given::Nothing, Gives::Iterator),
    ("__next__", Given::Nothing, Gives::Anything),
];

impl Gives {
    fn allows(self, ty: &Ty) -> bool {
        match self {
            Gives::Text => matches!(ty, Ty::Str | Ty::Never),
            Gives::Bool => matches!(ty, Ty::Bool | Ty::Never),
            Gives::Int => matches!(ty, Ty::Int | Ty::Never),
            Gives::Iterator | Gives::Anything => true,
            Gives::Truth => *ty != Ty::Object,
        }
    }
}

impl Walk<'_, '_> {
    /// Whoever holds an instance may ask it.
    pub(super) fn ask_hooks(&mut self, class: Class, span: Span) {
        let facts = self.cx.facts.clone();
        for (name, takes, gives) in HOOKS {
            let Some(attr) = facts.table.attr(name) else { continue };
            let Some((_, Member::Method(func))) = facts.table.lookup(class, attr) else { continue };
            let more = match takes {
                Given::Nothing => None,
                Given::Instance => Some(Ty::Instance(class)),
                Given::Text => Some(Ty::Str),
            };
            let given: Vec<_> = [Ty::Instance(class)].into_iter().chain(more).map(|ty| (None, ty)).collect();
            if !self.takes_just(*func, given.len()) {
                let what = format!("`{}.{name}`, which has parameters that nobody gives,", class.name());
                self.refuse(ReasonId::Class, span, what);
            }
            let (ty, how) = self.call_native(*func, given, span);
            let How::Call(instance, _) = how else { continue };
            self.cx.hooks.insert((class, name), instance);
            let ty = self.shallow(&ty);
            if *gives == Gives::Iterator {
                let found = self.iteration_by(&ty, span);
                self.cx.cells.put_iteration(class, found);
            }
            if !gives.allows(&ty) {
                let what =
                    format!("what `{}.{name}` gives, which is `{}`,", class.name(), self.type_name(&ty));
                self.refuse(ReasonId::Class, span, what);
            }
        }
    }

    /// Has the function as many parameters? Values hand over nothing else: who has asked them is not there to
    /// evaluate a default or to make `*args` of nothing.
    fn takes_just(&self, func: FuncId, given: usize) -> bool {
        self.cx.program.functions[func.index()].params.len() <= given
    }

    /// `__iter__` gives an instance: what does its `__next__` give?
    fn iteration_by(&mut self, iterator: &Ty, span: Span) -> Iteration {
        if *iterator == Ty::Never {
            return Iteration::Nothing;
        }
        if iterator.is_iterator() {
            let item = iter_item(&mut self.cx.cells, iterator);
            return item.map_or(Iteration::Foreign, |item| Iteration::Items(*iterator, item));
        }
        let Ty::Instance(class) = *iterator else { return Iteration::Foreign };
        let facts = self.cx.facts.clone();
        let next = facts.table.attr("__next__").and_then(|attr| facts.table.lookup(class, attr));
        let Some((_, Member::Method(next))) = next else { return Iteration::Foreign };
        if !self.takes_just(*next, 1) {
            return Iteration::Foreign;
        }
        let (item, how) = self.call_native(*next, vec![(None, *iterator)], span);
        let How::Call(next, _) = how else { return Iteration::Nothing };
        self.cx.hooks.insert((class, "__next__"), next);
        Iteration::Items(*iterator, item)
    }

    /// An instance that can be iterated as something that rows take; other types as they are.
    pub fn as_iterated(&self, ty: &Ty) -> Ty {
        let Ty::Instance(class) = self.shallow(ty) else { return *ty };
        if self.cx.plan.minor >= 13 && self.cx.cells.held_value(class).is_some() {
            // `xs.extend(xs)` asks no `__iter__` (`list_extend`, `Objects/listobject.c`).
            return *ty;
        }
        match self.cx.cells.iteration(class) {
            Some(Iteration::Items(iterator, item)) => {
                Ty::iter(IterKind::Instance, &[Ty::Instance(class), iterator, item])
            }
            Some(Iteration::Nothing | Iteration::Foreign) | None => *ty,
        }
    }

    /// Is one of the operands an instance, the iteration of which raises (so far)? Then no row is reached.
    pub fn raised_by_iteration(&mut self, operands: &[Ty], span: Span) -> Option<(Ty, Dispatch)> {
        let (class, index) = operands.iter().enumerate().find_map(|(index, ty)| match self.shallow(ty) {
            Ty::Instance(class) if self.cx.cells.iteration(class) == Some(Iteration::Nothing) => {
                Some((class, index))
            }
            _ => None,
        })?;
        let shape = Shape { positional: vec![index], keywords: vec![] };
        let (ty, dispatch) = self.method_of_instance(class, "__iter__", operands, &shape, span);
        (self.shallow(&ty) == Ty::Never).then_some((Ty::Never, dispatch))
    }

    /// A row that may compare values it is given, or that are in them.
    pub fn check_compared(&mut self, row: &Row, call: &RowCall, operands: &[Ty], span: Span) {
        if !row.effects.calls_user || self.cx.facts.table.all().is_empty() {
            return;
        }
        // (A type without end has a reason against it already.)
        let known = |ty: &Ty| self.cx.cells.resolve(ty).unwrap_or_default();
        let vars: Vec<Ty> = call.vars.iter().map(known).collect();
        let any = call.args.iter().filter_map(|arg| match arg {
            PlacedArg::Any(operand) => Some(known(&operands[*operand])),
            PlacedArg::Operand(..) | PlacedArg::Many(..) | PlacedArg::ManyAny(_) | PlacedArg::Missing => None,
        });
        let any: Vec<Ty> = any.collect();
        let name = row.name.trim_matches('_');
        let comparison = COMPARISONS.iter().find(|(method, _)| method.trim_matches('_') == name);
        let mut met = vec![];
        vars.iter().for_each(|var| meet(var, var, &mut met));
        match (&any[..], comparison) {
            ([one, two], Some(_)) => meet(one, two, &mut met),
            // A container, whose type may be a variable of the row, and what is looked for in it.
            _ => {
                let items = any.iter().rev().skip(1).flat_map(|container| container.parts());
                let last = any.last().into_iter();
                last.for_each(|value| {
                    items.clone().chain(&vars).for_each(|item| meet(item, value, &mut met))
                });
            }
        }
        self.check_met(&met, span);
        if let Some((method, true)) = comparison {
            self.check_verdicts(method, &met, span);
        }
    }

    /// What is raised beside an isolate may reach it, and so may the key in a KeyError. And what class an
    /// instance has that an exception was given, the runtime cannot tell.
    pub fn check_told(&mut self, (row, result): (&Row, &Ty), call: &RowCall, operands: &[Ty], span: Span) {
        if self.cx.facts.table.all().is_empty() {
            return;
        }
        let known = |ty: &Ty| self.cx.cells.resolve(ty).unwrap_or_default();
        let (mut any, mut keys) = (vec![], vec![]);
        for (index, arg) in call.args.iter().enumerate() {
            match arg {
                PlacedArg::Any(operand) => any.push(known(&operands[*operand])),
                PlacedArg::Operand(operand, _) if index > 0 => {
                    instances(&known(&operands[*operand]), &mut keys)
                }
                PlacedArg::Operand(..) | PlacedArg::Many(..) | PlacedArg::ManyAny(_) | PlacedArg::Missing => {
                }
            }
        }
        any.iter().for_each(|ty| instances(ty, &mut keys));
        if row.raises.contains(&"KeyError") && self.cx.plan.hybrid {
            for class in keys {
                self.cx.cells.send_class(class, |_| ClassForced::Raised);
            }
        }
        if *result == Ty::Type && any.iter().any(|ty| ty.members().contains(&Ty::Object)) {
            self.refuse(ReasonId::Class, span, "asking for the class of what an exception was given");
        }
    }

    /// What a display or comprehension makes keys of is compared with each other.
    pub fn check_keys(&mut self, keys: &Ty, span: Span) {
        if !self.cx.facts.table.all().is_empty() {
            let known = self.cx.cells.resolve(keys).unwrap_or_default();
            let mut met = vec![];
            meet(&known, &known, &mut met);
            self.check_met(&met, span);
        }
    }

    fn check_met(&mut self, met: &[(Ty, Ty)], span: Span) {
        let compares = |ty: &Ty| matches!(ty, Ty::Instance(class) if self.compares(*class));
        let mixed: Vec<(Ty, Ty)> =
            met.iter().filter(|(one, two)| one != two && (compares(one) || compares(two))).copied().collect();
        for (one, two) in &mixed {
            // The runtime knows how two of one class are compared.
            if self.meets(one, two) {
                continue;
            }
            if self.ask_pair(one, two, span) && self.ask_pair(two, one, span) {
                continue;
            }
            let what =
                format!("comparing `{}` and `{}` in containers", self.type_name(one), self.type_name(two));
            self.refuse(ReasonId::Class, span, what);
        }
    }

    /// Are they contours of one class? Then they are one from now on.
    fn meets(&mut self, one: &Ty, two: &Ty) -> bool {
        let (Ty::Instance(a), Ty::Instance(b)) = (one, two) else { return false };
        let is_met = a.is_same(*b);
        if is_met {
            self.cx.cells.meet(*a, *b);
        }
        is_met
    }

    /// The comparison methods of an instance that is given one of another class, or a plain value (which
    /// asks nothing itself); false where values of these types are not compared this way.
    fn ask_pair(&mut self, one: &Ty, two: &Ty, span: Span) -> bool {
        let is_plain = |ty: &Ty| match ty {
            Ty::Instance(class) => !class.is_exception() && self.cx.cells.held_value(*class).is_none(),
            other => is_plain_value(other),
        };
        if !is_plain(one) || !is_plain(two) {
            return false;
        }
        let Ty::Instance(class) = one else { return true };
        let facts = self.cx.facts.clone();
        for (name, orders) in COMPARISONS {
            let Some(attr) = facts.table.attr(name) else { continue };
            let Some((_, member)) = facts.table.lookup(*class, attr) else { continue };
            let Member::Method(func) = member else { return false };
            if !self.takes_just(*func, 2) {
                return false;
            }
            let (ty, how) = self.call_native(*func, vec![(None, *one), (None, *two)], span);
            let How::Call(instance, _) = how else { return false };
            let given = self.shallow(&ty);
            // A list that is compared with another one gives what the method has given (`check_verdicts`).
            let is_verdict = !orders || is_plain_value(two) && given.members().iter().all(is_answer);
            if !Gives::Truth.allows(&given) || is_plain_value(two) && !is_verdict {
                return false;
            }
            self.cx.pairs.insert((*class, name, *two), instance);
        }
        true
    }

    /// A list that is compared with another one gives what the method of the first items that differ has
    /// given.
    fn check_verdicts(&mut self, method: &str, met: &[(Ty, Ty)], span: Span) {
        let facts = self.cx.facts.clone();
        for (one, _) in met {
            let Ty::Instance(class) = one else { continue };
            let Some((_, Member::Method(func))) =
                facts.table.attr(method).and_then(|attr| facts.table.lookup(*class, attr))
            else {
                continue;
            };
            let (ty, _) = self.call_native(*func, vec![(None, *one), (None, *one)], span);
            if !self.shallow(&ty).members().iter().all(is_answer) {
                let what =
                    format!("ordering containers by `{}.{method}`, which gives no bool,", class.name());
                self.refuse(ReasonId::Class, span, what);
            }
        }
    }

    fn compares(&self, class: Class) -> bool {
        // (A number or text in an instance is compared as what it is: its class has no say.)
        let has_value = self.cx.cells.held_value(class).is_some();
        let is_scalar = self.scalar_of(&Ty::Instance(class)).is_some();
        has_value && !is_scalar || COMPARISONS.iter().any(|(name, _)| self.has_special(class, name))
    }
}

/// The comparison methods, and whether they order.
const COMPARISONS: &[(&str, bool)] = &[
    ("__eq__", false),
    ("__ne__", false),
    ("__lt__", true),
    ("__le__", true),
    ("__gt__", true),
    ("__ge__", true),
];

/// Values of these types ask nothing of the program where they are compared.
fn is_plain_value(ty: &Ty) -> bool {
    matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str)
}

/// What a comparison method gives as a rule.
fn is_answer(ty: &Ty) -> bool {
    matches!(ty, Ty::Bool | Ty::NotImplemented)
}

/// The types that meet where values of two types are compared.
fn meet(one: &Ty, two: &Ty, met: &mut Vec<(Ty, Ty)>) {
    for a in one.members() {
        for b in two.members() {
            match (&a, &b) {
                (Ty::Tuple(left), Ty::Tuple(right)) => {
                    left.iter().zip(right).for_each(|(a, b)| meet(a, b, met));
                }
                // A dict has two kinds of items, which do not meet.
                _ if a.con() == b.con() && !a.parts().is_empty() => {
                    a.parts().into_iter().zip(b.parts()).for_each(|(a, b)| meet(a, b, met));
                }
                _ if !a.parts().is_empty() && !b.parts().is_empty() => {
                    for part in a.parts() {
                        b.parts().into_iter().for_each(|other| meet(part, other, met));
                    }
                }
                _ => met.push((a, b)),
            }
        }
    }
}

/// Do these methods, of its own or of its bases, make instances of a class unhashable? A class body that
/// binds `__eq__` and not `__hash__` binds the latter to None.
pub fn is_unhashable(table: &crate::world::classes::Classes, class: Class) -> bool {
    let [eq, hash] = ["__eq__", "__hash__"].map(|name| table.attr(name));
    let of = |attr: Option<crate::world::classes::Attr>, index: usize| {
        attr.is_some_and(|attr| table.all()[index].members.contains_key(&attr))
    };
    let first = table.info(class).mro.iter().find(|index| of(eq, **index) || of(hash, **index));
    match first {
        Some(index) => !of(hash, *index),
        None => table.info(class).value_base().is_some_and(|base| base.is_unhashable()),
    }
}

/// The classes whose instances are among it.
fn instances(ty: &Ty, found: &mut Vec<Class>) {
    for member in ty.members() {
        match member {
            Ty::Instance(class) => found.push(class),
            other => other.parts().iter().for_each(|part| instances(part, found)),
        }
    }
}
