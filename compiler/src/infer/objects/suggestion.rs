//! What CPython's printer adds to an uncaught AttributeError (`Did you mean: 'total'?`;
//! `Python/suggestions.c`, `Lib/traceback.py`): it looks for names close to the missing one among those that
//! the object has when the exception is printed.

use crate::catalog::intrinsics::{self, ValueBase};
use crate::catalog::names;
use crate::diag::reasons::ReasonId;
use crate::infer::table::{Dispatch, Lack};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Attr;
use crate::world::spelling::suggests;

/// CPython looks at no more names than 750.
const FEW: usize = 500;

/// Classes with annotations have it.
const ANNOTATIONS: &str = "__annotations__";

/// Names near to one that is missing.
#[derive(Default)]
struct Near {
    /// Those that the object has for certain.
    fixed: Vec<String>,
    /// Attributes of the instance that may be missing themselves.
    fields: Vec<String>,
    /// Somebody else may or may not have one.
    is_unsure: bool,
}

impl<'a> Walk<'_, 'a> {
    /// AttributeError of an instance of the class.
    pub(super) fn lack(&mut self, class: Class, name: &str, message: String, span: Span) -> Dispatch {
        self.check_value_base(class, name, span);
        let near = self.near(class, name);
        if near.fixed.is_empty() && near.fields.is_empty() && !near.is_unsure {
            return Dispatch::Raise("AttributeError", message);
        }
        let Some(hides) = self.hides(class, name, &near) else {
            self.refuse_suggestion_of(name, span);
            return Dispatch::Raise("AttributeError", message);
        };
        let Near { fixed, fields, .. } = near;
        Dispatch::Lack(Box::new(Lack { name: name.to_owned(), message, fixed, fields, hides }))
    }

    /// The same where nothing is known of what stands beside the message.
    pub(super) fn check_suggestions(&mut self, class: Class, name: &str, span: Span) {
        if self.check_value_base(class, name, span) {
            return;
        }
        let near = self.near(class, name);
        if !near.fixed.is_empty() || !near.fields.is_empty() || near.is_unsure {
            self.refuse_suggestion_of(name, span);
        }
    }

    /// What a builtin class has is looked through, too; it may even have the attribute.
    fn check_value_base(&mut self, class: Class, name: &str, span: Span) -> bool {
        let base = self.cx.facts.table.info(class).value_base();
        let may_have = |base: &ValueBase| name.starts_with('_') || base.attributes().any(|own| own == name);
        let base = base.filter(may_have);
        if let Some(base) = base {
            let what = format!("attribute `{name}`, which a class with the base `{}` may lack,", base.name());
            self.refuse(ReasonId::Class, span, what);
        }
        base.is_some()
    }

    fn refuse_suggestion_of(&mut self, name: &str, span: Span) {
        let what = format!("attribute `{name}`, which may be missing and looks like others,");
        self.refuse(ReasonId::Class, span, what);
    }

    fn near(&self, class: Class, name: &str) -> Near {
        let facts = self.cx.facts.clone();
        let table = &facts.table;
        let info = table.info(class);
        let mut near = Near::default();
        let mut known = 0;
        let mro: Vec<_> = info.mro.iter().map(|index| &table.all()[*index]).collect();
        for (attr, other) in table.attrs() {
            let is_member = |info: &&crate::world::classes::ClassInfo| {
                info.members.contains_key(&attr) || info.slots.as_ref().is_some_and(|all| all.contains(&attr))
            };
            let is_fixed = mro.iter().any(is_member) || info.definite.contains(attr);
            known += usize::from(is_fixed);
            if !suggests(name, other) {
                continue;
            }
            let is_held = |attr: Attr| self.shallow(&self.cx.cells.field(class, attr)) != Ty::Never;
            let is_variable = || {
                let value = |class| self.shallow(&self.cx.cells.class_value(class, attr)) != Ty::Never;
                mro.iter().any(|info| value(info.class))
            };
            if is_fixed {
                near.fixed.push(other.to_owned());
            } else if is_variable() {
                near.is_unsure = true;
            } else if is_held(attr) {
                near.fields.push(other.to_owned());
            }
        }
        near.fixed.extend(self.known_to_all(class).filter(|other| suggests(name, other)).map(str::to_owned));
        near.fixed.sort();
        near.fixed.dedup();
        let builtin = self.builtin_of(class).map(intrinsics::attributes_of_exception).unwrap_or_default();
        let of_value = info.value_base().into_iter().flat_map(ValueBase::attributes);
        near.is_unsure |= known > FEW
            || suggests(name, ANNOTATIONS)
            || builtin.into_iter().chain(of_value).any(|other| suggests(name, other));
        near
    }

    /// What every object has, and every class that says nothing else.
    fn known_to_all(&self, class: Class) -> impl Iterator<Item = &'static str> {
        let minor = self.cx.plan.minor;
        let has_dict = self.cx.facts.table.has_dict(class);
        names::attributes_of_objects(minor).filter(move |name| has_dict || !names::is_of_dict(name))
    }

    /// CPython 3.13 says no name with an underscore for one without, unless the object is the `self` of the
    /// frame that has raised. `None` where that is not known, or more than names of classes count.
    fn hides(&self, class: Class, name: &str, near: &Near) -> Option<bool> {
        let facts = self.cx.facts.clone();
        let info = facts.table.info(class);
        let is_plain = info
            .mro
            .iter()
            .map(|index| &facts.table.all()[*index])
            .all(|info| info.is_plain() && self.cx.program.expansion(info.body).is_none());
        if self.cx.plan.hybrid || near.is_unsure || !is_plain {
            return None;
        }
        if self.cx.plan.minor < 13 || name.starts_with('_') {
            return Some(false);
        }
        let is_hidden = |name: &String| name.starts_with('_');
        if !near.fixed.iter().chain(&near.fields).any(is_hidden) {
            return Some(false);
        }
        let mut at = Some(self.func.id);
        while let Some(function) = at.map(|id| &self.cx.program.functions[id.index()]) {
            if function.bindings.iter().any(|local| local.name == "self") {
                return None;
            }
            at = function.parent;
        }
        Some(true)
    }
}
