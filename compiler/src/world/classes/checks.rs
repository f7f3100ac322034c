//! What a class statement asks of the members and slots that have been read: abstract methods, slots that are
//! something else, too, what may not be in a class of exceptions.

use std::collections::{BTreeMap, HashSet};

use super::bases::{Bases, Order};
use super::{Attr, Builtin, Classes, Member, Own, Refusal};
use crate::catalog::{intrinsics, operators};

impl Classes {
    /// `__abstractmethods__` (`_abc__abc_init` in `Modules/_abc.c`): what is marked here, and what bases have
    /// that is still marked where it is found.
    pub(super) fn abstracts(&self, bases: &Bases, mro: &[usize], own: &Own) -> Vec<String> {
        if !bases.is_abc {
            return vec![];
        }
        let is_marked =
            |member: &Member| member.functions().iter().any(|func| self.abstract_functions.contains(func));
        let mut found: Vec<String> = own
            .members
            .iter()
            .filter(|(_, member)| is_marked(member))
            .map(|(attr, _)| self.attr_name(*attr).to_owned())
            .collect();
        for name in bases.own().iter().flat_map(|base| &self.list[*base].abstracts) {
            let attr = self.attr(name).expect("a member's name is known");
            let here = own.members.get(&attr).or_else(|| self.lookup_in(mro, attr).map(|(_, member)| member));
            if here.is_some_and(is_marked) {
                found.push(name.clone());
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// Slots are descriptors of their class: nothing else may have the name, and only one base may have them.
    pub(super) fn check_slots(&self, bases: &[usize], mro: &[usize], own: &Own) -> Result<(), Refusal> {
        let of = |index: &usize| self.list[*index].slots.iter().flatten().copied();
        let slots: HashSet<Attr> =
            mro.iter().flat_map(of).chain(own.slots.iter().flatten().copied()).collect();
        let mut members =
            mro.iter().flat_map(|index| self.list[*index].members.keys()).chain(own.members.keys());
        if let Some(attr) = members.find(|attr| slots.contains(attr)) {
            return Err(format!("a class with a slot and something else named `{}`", self.attr_name(*attr)));
        }
        let has_slots = |base: &&usize| self.list[**base].mro.iter().flat_map(of).next().is_some();
        if bases.iter().filter(has_slots).count() > 1 {
            return Err("a class with several bases that have slots".to_owned());
        }
        Ok(())
    }

    /// What a class that extends a builtin one may have: its values are asked for by code that does not know
    /// their class.
    pub(super) fn check_builtin(&self, order: &Order, own: &Own) -> Result<(), Refusal> {
        let makes_itself = |members: &BTreeMap<Attr, Member>| {
            self.attr(operators::NEW).is_some_and(|new| members.contains_key(&new))
        };
        let behind = || order.own.iter().map(|index| &self.list[*index].members);
        let is_scalar = matches!(order.builtin, Some(Builtin::Value(base)) if base.scalar().is_some());
        if order.builtin.is_some() && !is_scalar && behind().chain([&own.members]).any(makes_itself) {
            return Err(format!("a class with `{}` and a builtin base", operators::NEW));
        }
        let base = match order.builtin {
            Some(Builtin::Exception(base)) => base,
            Some(Builtin::Value(base)) if base.scalar().is_some() => {
                let own = behind().chain([&own.members]).flat_map(|members| members.keys());
                let mut names = own.map(|attr| self.attr_name(*attr));
                return match names.find(|name| intrinsics::is_asked_of_scalar(name)) {
                    Some(name) => Err(format!("a class with `{name}` and the base `{}`", base.name())),
                    None => Ok(()),
                };
            }
            Some(Builtin::Value(_)) | None => return Ok(()),
        };
        let bases = || order.own.iter().map(|index| &self.list[*index]);
        if own.slots.is_some() || bases().any(|base| base.slots.is_some()) {
            return Err("an exception with `__slots__`".to_owned());
        }
        for attr in bases().flat_map(|base| base.members.keys()).chain(own.members.keys()) {
            let name = self.attr_name(*attr);
            if !intrinsics::may_be_member_of_exception(base, name) {
                return Err(format!("an exception with `{name}`"));
            }
        }
        Ok(())
    }
}
