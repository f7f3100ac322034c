//! Bases in brackets, and what generic classes derive from (`typing`): nothing of it is seen of instances.
//!
//! ```text
//! class Stack(Generic[T])        one parameter: `Stack[int]`
//! class Pairs(Base[K], Mixin[V]) two: the type variables in the brackets, in order
//! class Ints(Base[int])          none
//! ```

use super::bases::{Bases, Entry};
use super::{Classes, Refusal, library_member};
use crate::catalog::intrinsics::ErasedBase;
use crate::hir::Program;
use crate::hir::nodes::{Arg, DefId, Element, ExprId, ExprKind, Function, NameRef};
use crate::hir::visit::each_below;
use crate::world::bound::GlobalFact;
use crate::world::facts::Facts;

/// What the brackets of a class statement say (`Generic.__init_subclass__` in `Lib/typing.py`).
#[derive(Default)]
pub(super) struct Brackets {
    /// So many arguments of the statement follow.
    pub ahead: usize,
    /// The type variables of `Generic[…]`, or `Protocol[…]`.
    pub of_generic: Option<Vec<DefId>>,
    /// Those of all bases, in order.
    pub all: Vec<DefId>,
}

/// What an expression names, as a base that gives instances nothing.
pub(super) fn erased(globals: &[GlobalFact], body: &Function, base: ExprId) -> Option<ErasedBase> {
    library_member(globals, body, base).and_then(|(module, name)| ErasedBase::named(module, name))
}

/// What stands in brackets.
pub fn in_brackets(body: &Function, index: ExprId) -> Vec<ExprId> {
    let ExprKind::Tuple(items) = &body.expr(index).kind else { return vec![index] };
    let item = |item: &Element| match item {
        Element::One(item) | Element::Star(item) => *item,
    };
    items.iter().map(item).collect()
}

impl Brackets {
    /// A base in brackets; those that follow are `behind`. `Generic[T]` goes where another class in brackets
    /// follows, and where `Protocol` does (`_GenericAlias.__mro_entries__`).
    pub fn note(&self, body: &Function, behind: &[Arg], found: &mut Bases, entry: Entry) {
        let is_subscript = |arg: &Arg| match arg {
            Arg::Positional(base) => matches!(body.expr(*base).kind, ExprKind::Subscript { .. }),
            Arg::Star(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => false,
        };
        let is_generic = entry == Entry::Erased(ErasedBase::Generic);
        if !is_generic || !behind.iter().any(is_subscript) {
            found.entries.push(entry);
        }
    }

    /// How many parameters the class has.
    pub fn parameters(&self) -> Result<usize, Refusal> {
        let Some(own) = &self.of_generic else { return Ok(self.all.len()) };
        match self.all.iter().all(|variable| own.contains(variable)) {
            true => Ok(own.len()),
            false => Err("a class with type variables that `Generic` does not name".to_owned()),
        }
    }
}

impl Classes {
    /// `Generic[T]`, `Base[int]` as a base.
    pub(super) fn subscripted(
        &self,
        (program, facts): (&Program, &Facts),
        body: &Function,
        (object, index): (ExprId, ExprId),
        brackets: &mut Brackets,
    ) -> Result<Entry, Refusal> {
        let refusal = || Err("a class with a base that is not native".to_owned());
        let items = in_brackets(body, index);
        each_below(body, index, &mut |expr| {
            if let ExprKind::Name(NameRef::Global(def)) = &body.expr(expr).kind
                && facts.globals[def.index()] == GlobalFact::TypeVariable
                && !brackets.all.contains(def)
            {
                brackets.all.push(*def);
            }
        });
        if let Some(index) = self.named_by(program, facts, body, object) {
            let info = &self.list[index];
            let is_fine =
                info.parameters > 0 && info.parameters == items.len() && info.value_base().is_none();
            return if is_fine { Ok(Entry::Own(index)) } else { refusal() };
        }
        let Some(base @ (ErasedBase::Generic | ErasedBase::Protocol)) = erased(&facts.globals, body, object)
        else {
            return refusal();
        };
        let variable = |item: &ExprId| match &body.expr(*item).kind {
            ExprKind::Name(NameRef::Global(def))
                if facts.globals[def.index()] == GlobalFact::TypeVariable =>
            {
                Some(*def)
            }
            _ => None,
        };
        let Some(variables) = items.iter().map(variable).collect::<Option<Vec<_>>>() else {
            return refusal();
        };
        let is_twice = |index: usize| variables[..index].contains(&variables[index]);
        if brackets.of_generic.is_some() || (0..variables.len()).any(is_twice) {
            return refusal();
        }
        brackets.of_generic = Some(variables);
        Ok(Entry::Erased(base))
    }

    /// Protocols derive from nothing else (TypeError else), and their metaclass derives from `ABCMeta`.
    pub(super) fn check_protocol(&self, bases: &mut Bases) -> Result<(), Refusal> {
        bases.is_protocol = bases.entries.contains(&Entry::Erased(ErasedBase::Protocol));
        let is_abc = |entry: &Entry| match entry {
            Entry::Own(index) => self.list[*index].is_abc,
            Entry::Erased(base) => *base != ErasedBase::Generic,
            Entry::Builtin(_) => false,
        };
        bases.is_abc |= bases.entries.iter().any(is_abc);
        let is_other = |entry: &Entry| match entry {
            Entry::Own(index) => !self.list[*index].is_protocol,
            Entry::Erased(base) => *base == ErasedBase::Abstract,
            Entry::Builtin(_) => true,
        };
        match bases.is_protocol && bases.entries.iter().any(is_other) {
            true => Err("a protocol with a base that is none".to_owned()),
            false => Ok(()),
        }
    }

    /// A protocol without an `__init__` of its own has one that `typing` has put there
    /// (`_no_init_or_replace_init`): does it stand before the one that is found?
    pub fn hides_init(&self, mro: &[usize]) -> bool {
        let init = self.attr("__init__");
        let has_init = |index: &usize| init.is_some_and(|init| self.list[*index].members.contains_key(&init));
        let found = mro.iter().find(|index| has_init(index) || self.list[**index].is_protocol);
        found.is_some_and(|index| !has_init(index))
    }
}
