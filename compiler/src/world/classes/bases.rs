//! The bases of a class: classes of the program, and builtin classes that it extends.
//!
//! ```text
//! class AppError(Exception): …      its instances are exceptions, `BaseException.__new__` makes them
//! class Stack(list): …               its instances hold a list, of which they have the methods
//! class Missing(AppError, KeyError) the order is Missing, AppError, KeyError, LookupError, Exception, …
//! ```
//!
//! The classes of the program stand before all builtin ones in the order of lookup, or the class is left to
//! CPython: then whatever a class of the program has goes before what is builtin, and there is one builtin
//! class ([`Builtin`]) that says how instances are made.

use super::brackets::{Brackets, erased};
use super::{Classes, OBJECT, Refusal, is_abc, library_member};
use crate::catalog::intrinsics::{self, ErasedBase, ValueBase};
use crate::hir::Program;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, Function, NameRef};
use crate::world::facts::Facts;

/// A builtin class other than `object` that a class extends: the nearest one in its order of lookup.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Builtin {
    Exception(&'static str),
    /// A value of it is in every instance ([`super::Attr::VALUE`]).
    Value(ValueBase),
}

/// The bases of a class, as its statement names them.
#[derive(Default)]
pub(super) struct Bases {
    pub entries: Vec<Entry>,
    pub is_abc: bool,
    /// `Protocol` is one of them.
    pub is_protocol: bool,
    /// So many types stand in brackets where the class is subscripted; with none it is not.
    pub parameters: usize,
}

/// One class in an order of lookup; `object` is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Own(usize),
    Builtin(Builtin),
    Erased(ErasedBase),
}

/// The order of lookup behind a class.
pub(super) struct Order {
    /// Of the classes of the program.
    pub own: Vec<usize>,
    pub builtin: Option<Builtin>,
    /// All of it.
    pub entries: Vec<Entry>,
}

impl Order {
    /// The builtin class of which every instance holds a value.
    pub fn value_base(&self) -> Option<ValueBase> {
        match self.builtin? {
            Builtin::Value(base) => Some(base),
            Builtin::Exception(_) => None,
        }
    }
}

const METACLASS: &str = "metaclass";

impl Builtin {
    /// The builtin class that a name stands for, where it may be extended.
    fn named(name: &str) -> Option<Builtin> {
        if let Some(base) = ValueBase::named(name) {
            return Some(Builtin::Value(base));
        }
        let class = *intrinsics::exception_bases(name).first()?;
        intrinsics::may_be_extended(class).then_some(Builtin::Exception(class))
    }

    /// Itself and its bases, in order.
    fn mro(self) -> Vec<Builtin> {
        match self {
            Builtin::Exception(name) => {
                intrinsics::exception_bases(name).into_iter().map(Builtin::Exception).collect()
            }
            Builtin::Value(_) => vec![self],
        }
    }
}

impl Bases {
    /// Those that are classes of the program.
    pub fn own(&self) -> Vec<usize> {
        let own = |entry: &Entry| match entry {
            Entry::Own(index) => Some(*index),
            Entry::Builtin(_) | Entry::Erased(_) => None,
        };
        self.entries.iter().filter_map(own).collect()
    }
}

/// The function that is called, or the expression itself.
fn called(body: &Function, id: ExprId) -> ExprId {
    match &body.expr(id).kind {
        ExprKind::Call { func, .. } => *func,
        _ => id,
    }
}

/// Is it a base, or what makes one, of named tuples?
fn makes_tuples(member: (&str, &str)) -> bool {
    [("typing", "NamedTuple"), ("collections", "namedtuple")].contains(&member)
}

impl Classes {
    /// The bases that a class statement names, which have to be known.
    pub(super) fn bases(
        &self,
        (program, facts): (&Program, &Facts),
        body: &Function,
        args: &[Arg],
        class: FuncId,
    ) -> Result<Bases, Refusal> {
        let globals = &facts.globals;
        let expansion = program.expansion(class);
        let mut found = Bases::default();
        let mut brackets = Brackets { ahead: args.len(), ..Brackets::default() };
        for arg in args {
            brackets.ahead -= 1;
            let base = match arg {
                Arg::Positional(base) => *base,
                Arg::Keyword(name, value)
                    if name == METACLASS && is_abc(globals, body, *value, "ABCMeta") =>
                {
                    found.is_abc = true;
                    continue;
                }
                _ => return Err("a class with keywords".to_owned()),
            };
            match &body.expr(base).kind {
                ExprKind::Subscript { object, index } => {
                    let entry = self.subscripted((program, facts), body, (*object, *index), &mut brackets)?;
                    brackets.note(body, &args[args.len() - brackets.ahead..], &mut found, entry);
                }
                ExprKind::Name(NameRef::Builtin(name)) if name == OBJECT => {}
                ExprKind::Name(NameRef::Builtin(name)) if let Some(builtin) = Builtin::named(name) => {
                    found.entries.push(Entry::Builtin(builtin));
                }
                _ if let Some(index) = self.named_by(program, facts, body, base) => {
                    found.is_abc |= self.list[index].is_abc;
                    found.entries.push(Entry::Own(index));
                }
                _ if let Some(erased) = erased(globals, body, base) => {
                    if erased == ErasedBase::Generic {
                        return Err("a class with `Generic` without type variables".to_owned());
                    }
                    found.entries.push(Entry::Erased(erased));
                }
                // (All that it has, the class has itself.)
                _ if expansion.is_some_and(|made| made.is_enum)
                    && let Some(("enum", name)) = library_member(globals, body, base)
                    && let Some(value) = intrinsics::mixed_into(name) =>
                {
                    found.entries.extend(value.map(|value| Entry::Builtin(Builtin::Value(value))));
                }
                _ if expansion.is_some_and(|made| made.is_tuple)
                    && library_member(globals, body, called(body, base)).is_some_and(makes_tuples) =>
                {
                    found.entries.push(Entry::Builtin(Builtin::Value(ValueBase::Tuple)));
                }
                _ => return Err("a class with a base that is not native".to_owned()),
            }
        }
        if let Some(generic) = program.generic(class).filter(|generic| generic.parameters > 0) {
            brackets.of_generic.get_or_insert_with(Vec::new);
            found.entries.push(Entry::Erased(ErasedBase::Generic));
            found.parameters = generic.parameters;
        } else {
            found.parameters = brackets.parameters()?;
        }
        self.check_protocol(&mut found)?;
        Ok(found)
    }

    /// The class that an expression names.
    pub(super) fn named_by(
        &self,
        program: &Program,
        facts: &Facts,
        body: &Function,
        expr: ExprId,
    ) -> Option<usize> {
        match facts.class_body(program, body, expr) {
            Some(class) => self.by_body.get(&class).copied(),
            None => None,
        }
    }

    /// C3 (`mro_implementation` in `Objects/typeobject.c`).
    pub(super) fn order(&self, bases: &Bases) -> Result<Order, Refusal> {
        let behind = |entry: &Entry| -> Vec<Entry> {
            match entry {
                Entry::Own(index) => {
                    std::iter::once(*entry).chain(self.list[*index].entries.iter().copied()).collect()
                }
                Entry::Builtin(builtin) => builtin.mro().into_iter().map(Entry::Builtin).collect(),
                Entry::Erased(erased) => erased.mro().iter().copied().map(Entry::Erased).collect(),
            }
        };
        let mut lists: Vec<Vec<Entry>> = bases.entries.iter().map(behind).collect();
        lists.push(bases.entries.clone());
        let mut order = Order { own: vec![], builtin: None, entries: vec![] };
        let mut builtin = vec![];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                break;
            }
            let is_free = |head: &Entry| !lists.iter().any(|list| list[1..].contains(head));
            let next = lists.iter().map(|list| list[0]).find(is_free);
            let next = next.ok_or_else(|| "bases without a consistent order".to_owned())?;
            match next {
                Entry::Own(_) if !builtin.is_empty() => {
                    return Err("a class of the program behind a builtin one".to_owned());
                }
                Entry::Own(index) => order.own.push(index),
                Entry::Builtin(class) => builtin.push(class),
                Entry::Erased(_) => {}
            }
            order.entries.push(next);
            lists.iter_mut().for_each(|list| list.retain(|entry| *entry != next));
        }
        order.builtin = builtin.first().copied();
        if order.builtin.is_some_and(|first| first.mro() != builtin) {
            return Err("several builtin bases".to_owned());
        }
        if order.builtin.is_some() && bases.is_abc {
            return Err("an abstract class with a builtin base".to_owned());
        }
        Ok(order)
    }
}
