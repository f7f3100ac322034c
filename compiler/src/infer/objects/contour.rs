//! Contours: the instances of one class that are made at some places, where these hold other values than
//! those made elsewhere.
//!
//! ```text
//! names = Stack()         one contour: `items` is a list of texts
//! bodies = Stack()        another one: `items` is a list of bodies
//! ```
//!
//! A contour is a layout, not a class: Python sees one class, whose functions are analysed for each contour
//! of `self` as they are for other types of arguments. It belongs to the place that makes the instance, in
//! the instance of the function that the place stands in, so those that a method or a factory makes follow
//! what that is called with. Contours of one class that meet in a variable, an attribute or a container
//! become one (union-find), as cells do; so no union has two of them, and an object has one layout for life.
//! When all is at rest, those that have turned out alike become one, too.
//!
//! Only classes with a need for it are split ([`Plan::split`]), beside no isolate.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Iteration;
use crate::catalog::intrinsics::ValueBase;
use crate::catalog::operators;
use crate::hir::nodes::FuncId;
use crate::infer::Cx;
use crate::infer::cells::Cells;
use crate::infer::table::InstanceId;
use crate::infer::walk::Walk;
use crate::infer::worklist::Node;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::{Attr, ClassInfo, Classes};

/// Contours that one class may have; all further ones are one.
const LIMIT: usize = 128;
/// The same with those that have become part of others.
const EVER: u32 = 1024;

/// What makes instances of a class: the number of the class, and where.
type Site = (usize, Span);

#[derive(Clone, Default)]
pub(in crate::infer) struct Contours {
    by_place: BTreeMap<(Site, InstanceId), Class>,
    /// By class: how many there have been.
    count: BTreeMap<usize, u32>,
    /// The places that it goes back to, each with its contour: its own, and those of the contours that the
    /// function has been given that makes it. A place that is among them makes no other contour: what a node
    /// makes in a method is a node like itself.
    origins: BTreeMap<Class, BTreeMap<Site, Class>>,
    /// What those that are no more have become part of.
    merged: BTreeMap<Class, Class>,
    /// Those that meet now do so because they are alike: where the one is made says nothing of the other.
    are_alike: bool,
}

impl Cells {
    /// What a contour is part of by now.
    pub fn contour(&self, class: Class) -> Class {
        let mut at = class;
        while at.contour() != 0 {
            self.work.read(Node::Contour(at));
            match self.objects.contours.merged.get(&at) {
                Some(whole) => at = *whole,
                None => break,
            }
        }
        at
    }

    /// The same of what a type names.
    pub fn of_contour(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Instance(class) => Ty::Instance(self.contour(*class)),
            Ty::Method(func, class) => Ty::Method(*func, self.contour(*class)),
            other => *other,
        }
    }

    /// Two contours of a class meet: they are one from now on.
    pub fn meet(&mut self, one: Class, two: Class) -> Class {
        let (one, two) = (self.contour(one), self.contour(two));
        if one == two {
            return one;
        }
        let (keep, gone) = (one.min(two), one.max(two));
        self.objects.contours.merged.insert(gone, keep);
        self.work.grown(Node::Contour(gone));
        if let Some(edge) = self.objects.held_by.remove(&gone) {
            self.objects.held_by.entry(keep).or_insert(edge);
        }
        self.objects.iterations.remove(&gone);
        let is_alike = self.objects.contours.are_alike;
        let origins = &mut self.objects.contours.origins;
        let others = origins.remove(&gone).filter(|_| !is_alike).unwrap_or_default();
        others.into_iter().for_each(|(site, contour)| {
            origins.entry(keep).or_default().entry(site).or_insert(contour);
        });
        let fields: Vec<(Attr, Ty)> = self.objects.fields_of(gone).collect();
        for (attr, ty) in fields {
            self.objects.fields.remove(&(gone, attr));
            self.put_field(keep, attr, &ty);
        }
        self.contour(keep)
    }

    /// A contour of which no instance has been made yet; of the class itself where there are too many.
    fn new_contour(&mut self, class: Class, base: Option<ValueBase>) -> Class {
        let is_full = self.contours_of(class).len() > LIMIT;
        let count = self.objects.contours.count.entry(class.index()).or_default();
        if is_full || *count >= EVER {
            return class;
        }
        *count += 1;
        let contour = class.at(*count);
        if self.objects.iterations.contains_key(&class) {
            self.objects.iterations.insert(contour, Iteration::Nothing);
        }
        self.put_value(contour, base);
        contour
    }

    /// The contours of a class that are no part of others, and the class.
    pub(in crate::infer) fn contours_of(&self, class: Class) -> Vec<Class> {
        let count = self.objects.contours.count.get(&class.index()).copied().unwrap_or(0);
        let all = (0..=count).map(|contour| class.at(contour));
        all.filter(|contour| !self.objects.contours.merged.contains_key(contour)).collect()
    }
}

impl Walk<'_, '_> {
    /// The class of an instance that is made here, as the contour that it belongs to.
    pub(super) fn contour_here(&mut self, class: Class, span: Span) -> Class {
        let split = &self.cx.plan.split;
        if !split.classes.contains(&class) {
            return class;
        }
        if self.cx.instances.len() > split.instances {
            self.cx.is_unsettled = true;
            return class;
        }
        let site = (class.index(), span);
        if let Some(contour) = self.cx.cells.objects.contours.by_place.get(&(site, self.id)) {
            return self.cx.cells.contour(*contour);
        }
        let given = self.given_contours();
        let all = &self.cx.cells.objects.contours.origins;
        let mut origins: BTreeMap<Site, Class> = given
            .iter()
            .filter_map(|class| all.get(class))
            .flatten()
            .map(|(site, at)| (*site, *at))
            .collect();
        let contour = match origins.get(&site) {
            Some(contour) => *contour,
            None => {
                let base = self.cx.facts.table.info(class).value_base();
                let contour = self.cx.cells.new_contour(class, base);
                origins.insert(site, contour);
                self.cx.cells.objects.contours.origins.insert(contour, origins);
                contour
            }
        };
        self.cx.cells.objects.contours.by_place.insert((site, self.id), contour);
        self.cx.cells.contour(contour)
    }

    /// The contours in what the function that is being read has been given.
    fn given_contours(&self) -> BTreeSet<Class> {
        let params = &self.cx.instances[self.id.index()].params;
        let known = params.iter().filter_map(|param| self.cx.cells.resolve(param).ok());
        known.flat_map(|ty| ty.classes()).filter(|class| class.contour() != 0).collect()
    }
}

impl Cx<'_> {
    /// Contours of a class whose attributes have the same types become one. Were there any?
    pub(in crate::infer) fn merge_alike(&mut self) -> bool {
        let split: Vec<Class> =
            self.plan.split.classes.iter().flat_map(|class| self.cells.contours_of(*class)).collect();
        // As long as nothing tells them apart, those of one class are the same.
        let mut same: BTreeMap<Class, Class> = split.iter().map(|one| (*one, one.whole())).collect();
        let mut kinds = 0;
        loop {
            let mut first = BTreeMap::new();
            let mut next = BTreeMap::new();
            for one in &split {
                let seen = |ty: Ty| {
                    let known = self.cells.resolve(&ty).ok();
                    known.map(|ty| ty.with_classes(&|class| same.get(&class).copied().unwrap_or(class)))
                };
                let fields = self.cells.objects.fields_of(*one).map(|(attr, ty)| (attr, seen(ty)));
                let kind = (same[one], fields.collect::<Vec<_>>());
                next.insert(*one, *first.entry(kind).or_insert(*one));
            }
            same = next;
            if first.len() == kinds {
                break;
            }
            kinds = first.len();
        }
        let alike: Vec<(Class, Class)> = same.into_iter().filter(|(one, other)| one != other).collect();
        self.cells.objects.contours.are_alike = true;
        alike.iter().for_each(|(one, other)| {
            self.cells.meet(*one, *other);
        });
        self.cells.objects.contours.are_alike = false;
        !alike.is_empty()
    }

    /// The classes whose instances hold values of several types in one attribute, and those that hold such
    /// instances: what is to be split.
    pub(in crate::infer) fn mixed_classes(&self) -> BTreeSet<Class> {
        let table = &self.facts.table;
        let classes: Vec<&ClassInfo> = table.all().iter().filter(|info| may_be_split(table, info)).collect();
        let held = |info: &&ClassInfo| {
            let fields = self.cells.objects.fields_of(info.class);
            let types: Vec<Option<Ty>> = fields.map(|(_, ty)| self.cells.resolve(&ty).ok()).collect();
            (info.class, types)
        };
        let held: Vec<(Class, Vec<Option<Ty>>)> = classes.iter().map(held).collect();
        let is_mixed = |ty: &Option<Ty>| ty.as_ref().is_none_or(mixes);
        let mixed = held.iter().filter(|(_, types)| types.iter().any(is_mixed));
        let mut found: BTreeSet<Class> = mixed.map(|(class, _)| *class).collect();
        loop {
            let holds = |ty: &Option<Ty>| {
                ty.as_ref().is_some_and(|ty| ty.classes().iter().any(|class| found.contains(class)))
            };
            let more = held.iter().filter(|(class, _)| !found.contains(class));
            let more: Vec<Class> =
                more.filter(|(_, types)| types.iter().any(holds)).map(|(class, _)| *class).collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }
}

/// Is there something in it that may be of several types, None aside?
fn mixes(ty: &Ty) -> bool {
    let is_mixed = match ty {
        Ty::Union(members) => members.iter().filter(|member| **member != Ty::None).count() > 1,
        _ => *ty == Ty::Dyn,
    };
    is_mixed || ty.parts().into_iter().any(mixes)
}

/// Instances of the others are made by other means than a call of the class, or are known by their class to
/// the runtime.
fn may_be_split(table: &Classes, info: &ClassInfo) -> bool {
    let makes_itself = table.attr(operators::NEW).is_some_and(|new| table.lookup(info.class, new).is_some());
    !info.class.is_exception() && !info.is_enum && !info.is_protocol && !makes_itself
}

/// Classes that are split: see [`crate::infer::Plan::split`].
#[derive(Clone, Default)]
pub struct Split {
    classes: Rc<BTreeSet<Class>>,
    /// Functions that make instances of them and are given none.
    makers: Rc<BTreeSet<FuncId>>,
    /// More instances of functions than these are not worth it: inference comes to no end then.
    instances: usize,
}

impl Split {
    pub fn new(classes: BTreeSet<Class>, makers: BTreeSet<FuncId>, instances: usize) -> Split {
        Split { classes: Rc::new(classes), makers: Rc::new(makers), instances }
    }

    pub fn is_maker(&self, func: FuncId) -> bool {
        self.makers.contains(&func)
    }

    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }
}
