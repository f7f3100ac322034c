//! Classes with a `__new__` of their own (`type_call` in `Objects/typeobject.c`): it gives an instance,
//! perhaps one that there has been before, or anything else; who is an instance is given to `__init__` then.
//!
//! ```text
//! def __new__(cls, *args):
//!     if cls.only is None:
//!         cls.only = super().__new__(cls)     an instance without attributes
//!     return cls.only
//! ```

use super::base::holding;
use crate::catalog::{intrinsics, operators};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, NameRef};
use crate::infer::rows::Shape;
use crate::infer::table::{ArgSource, Dispatch, How, Making};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Member;

impl<'a> Walk<'_, 'a> {
    /// `C(…)` where the class, or a base, has a `__new__`; `None` where it has none.
    pub(super) fn construct_by_new(
        &mut self,
        class: Class,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let facts = self.cx.facts.clone();
        let found = self.find(class, facts.table.attr(operators::NEW)?);
        if found.is_nothing() {
            return None;
        }
        let info = facts.table.info(class);
        let is_plain = info.abstracts.is_empty() && !info.is_protocol && !facts.table.hides_init(&info.mro);
        let Some((_, Member::Static(new))) = found.certain().filter(|_| is_plain) else {
            let what = format!("`{}(…)`, whose `__new__` is no function of its own,", class.name());
            return Some((self.refuse(ReasonId::Class, span, what), Dispatch::Dead));
        };
        let mut given = operands.to_vec();
        given[0] = Ty::Function(info.body.0);
        let keywords: Vec<(&str, usize)> =
            shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
        let (made, mut first) = self.call_on(new, given, shape.positional.clone(), &keywords, span);
        let Dispatch::Call(_, sources) = &mut first else { return Some((made, first)) };
        for source in sources.iter_mut().filter(|source| matches!(source, ArgSource::Arg(0))) {
            *source = ArgSource::Class(info.body);
        }
        if self.shallow(&made) == Ty::Never {
            return Some((made, first));
        }
        let mut operands = operands.to_vec();
        operands.push(made);
        let (ty, then) = self.initialise_given(class, &mut operands, shape, span);
        Some((ty, Dispatch::Bind { first: Box::new(first), given: made, then: Box::new(then) }))
    }

    /// The last operand is what `__new__` has given: an instance of the class goes to its own `__init__`.
    fn initialise_given(
        &mut self,
        class: Class,
        operands: &mut Vec<Ty>,
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let place = operands.len() - 1;
        let facts = self.cx.facts.clone();
        let given = self.shallow(&operands[place]);
        if let Ty::Union(members) = given {
            return self.split(place, members.to_vec(), operands, &mut |walk, operands| {
                walk.initialise_given(class, operands, shape, span)
            });
        }
        if matches!(given, Ty::Dyn | Ty::Object) {
            let what = format!("what `{}.__new__` gives", class.name());
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        let is_own = |own: &Class| facts.table.derives(*own, class);
        let own = if let Ty::Instance(own) = given { Some(own).filter(is_own) } else { None };
        let Some(own) = own else { return (operands[place], Dispatch::Operand(place)) };
        let init = facts.table.attr("__init__").map(|init| self.find(own, init));
        let Some(init) = init.filter(|init| !init.is_nothing()) else {
            return (operands[place], Dispatch::Operand(place));
        };
        let Some((_, member)) = init.certain() else {
            let what = "`__init__`, which may be another one later,";
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        };
        match self.initialised(own, Some(member), operands, shape, span) {
            (ty, Dispatch::Construct(making)) => {
                (ty, Dispatch::Construct(Making { given: Some(place), ..making }))
            }
            other => other,
        }
    }

    /// `object.__new__(cls)`, `int.__new__(cls, value)`
    pub fn new_of_object(
        &mut self,
        object: ExprId,
        name: &str,
        args: &'a [Arg],
        span: Span,
    ) -> Option<(Ty, How)> {
        let ExprKind::Name(NameRef::Builtin(base)) = &self.func.expr(object).kind else { return None };
        let is_it = name == operators::NEW && !self.cx.plan.may_rebind(base);
        let [Arg::Positional(class), more @ ..] = args else { return None };
        let class = self.class_bound_to(*class).filter(|_| is_it)?;
        let held = self.cx.facts.table.info(class).value_base().filter(|held| held.scalar().is_some());
        let is_of_object = intrinsics::is_base_of_all(base) && more.is_empty();
        if !is_of_object && held.is_none_or(|held| held.name() != base) {
            return None;
        }
        let (ty, dispatch) = self.new_object(None, args, span);
        Some((ty, How::New(dispatch)))
    }

    /// An instance without attributes; `behind`: of the class that the `__new__` behind it is asked of.
    pub(super) fn new_object(
        &mut self,
        behind: Option<Class>,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, Dispatch) {
        let taken = self.arguments_or_functions(args);
        if !self.env.reachable {
            return (Ty::Never, Dispatch::Dead);
        }
        let facts = self.cx.facts.clone();
        let class = match taken.first() {
            Some((None, ty)) => self.class_of_value(ty),
            _ => None,
        };
        let is_plain = |class: &Class| {
            let info = facts.table.info(*class);
            let is_known = behind.is_none_or(|own| facts.table.derives(*class, own));
            is_known
                && info.abstracts.is_empty()
                && (info.builtin.is_none() || self.is_scalar_class(*class))
                && !info.is_enum
                && !info.is_protocol
        };
        let Some(class) = class.filter(is_plain) else {
            return (self.refuse(ReasonId::Class, span, "`__new__` of such a class"), Dispatch::Dead);
        };
        let found = behind.zip(facts.table.attr(operators::NEW));
        let found = found.map(|(own, new)| self.find_after(class, own, new));
        if let Some(found) = found.filter(|found| !found.is_nothing()) {
            let Some((_, Member::Static(new))) = found.certain() else {
                let what = "`__new__`, which may be another one later,";
                return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
            };
            let mut operands = vec![Ty::None];
            operands.extend(taken.iter().map(|(_, ty)| *ty));
            let names = taken.iter().enumerate();
            let keywords: Vec<(&str, usize)> =
                names.clone().filter_map(|(at, (name, _))| Some(((*name)?, at + 1))).collect();
            let positional = names.filter(|(_, (name, _))| name.is_none()).map(|(at, _)| at + 1).collect();
            return self.call_on(new, operands, positional, &keywords, span);
        }
        if self.is_scalar_class(class) && taken.iter().all(|(name, _)| name.is_none()) {
            let mut operands = vec![Ty::None];
            operands.extend(taken.iter().map(|(_, ty)| *ty));
            let shape = Shape { positional: (1..operands.len()).collect(), keywords: vec![] };
            return self.new_scalar(class, &operands, &shape, span);
        }
        if taken.len() > 1 {
            return (self.refuse(ReasonId::Class, span, "`object.__new__` with arguments"), Dispatch::Dead);
        }
        self.ask_hooks(class, span);
        (Ty::Instance(class), Dispatch::Construct(bare(class)))
    }

    /// Do its instances hold a number or text?
    fn is_scalar_class(&self, class: Class) -> bool {
        self.cx.facts.table.info(class).value_base().is_some_and(|base| base.scalar().is_some())
    }

    /// An instance that holds what its builtin base makes of the arguments behind the class.
    fn new_scalar(&mut self, class: Class, operands: &[Ty], shape: &Shape, span: Span) -> (Ty, Dispatch) {
        let (value, made) =
            self.new_value(class, operands, Some(shape), span).expect("a class with a builtin base");
        if self.shallow(&value) == Ty::Never {
            return (value, made);
        }
        let held = self.keep_value(class, &value, span);
        self.ask_hooks(class, span);
        holding((held, made), (Ty::Instance(class), Dispatch::Construct(bare(class))))
    }
}

/// A new instance to which nothing has been done.
fn bare(class: Class) -> Making {
    Making { class, given: None, args: vec![], init: None }
}
