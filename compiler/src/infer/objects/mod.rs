//! Native objects: what their attributes hold, and where their classes live.
//!
//! The attributes of the instances of a class are nodes that grow, like globals. A class lives where all that
//! it is connected with by bases lives ([`Classes::family`]): once an instance goes to the isolate, all of
//! them are objects of the isolate from birth.

mod apart;
mod attribute;
mod base;
mod call;
mod class;
mod contour;
mod exception;
mod hooks;
mod making;
pub(super) mod manager;
mod member;
mod operator;
mod protocol;
mod reflect;
mod suggestion;
mod value;

pub(super) use base::of_values;
pub use contour::Split;
pub(super) use hooks::{Hooks, Pairs, is_unhashable};

use std::collections::BTreeMap;
use std::rc::Rc;

use contour::Contours;

use super::cells::Cells;
use super::home::{ClassForced, Edge};
use super::worklist::Node;
use crate::catalog::intrinsics::ValueBase;
use crate::ty::{Class, Ty};
use crate::world::classes::{Attr, Classes};

/// The iteration of instances of a class.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Iteration {
    /// `__iter__` has given nothing (so far).
    Nothing,
    /// The iterator, of a class with `__next__` or a builtin one, and what it gives.
    Items(Ty, Ty),
    /// It has no native form.
    Foreign,
}

/// What is known of the classes of the program.
#[derive(Clone, Default)]
pub(super) struct Objects {
    /// By class: those that live where it lives.
    families: Rc<Vec<Vec<Class>>>,
    isolate: Vec<bool>,
    /// What sent it there first; the plan has reasons of its own.
    sent_by: BTreeMap<Class, ClassForced>,
    fields: BTreeMap<(Class, Attr), Ty>,
    /// Where instances got a value of the isolate first.
    held_by: BTreeMap<Class, Edge>,
    /// What is known of the iteration of instances of a class with `__iter__`.
    iterations: BTreeMap<Class, Iteration>,
    /// Variables of classes.
    values: BTreeMap<(Class, Attr), Ty>,
    contours: Contours,
}

impl Objects {
    pub fn new(classes: &Classes) -> Objects {
        let families = classes.all().iter().map(|info| classes.family(info.class)).collect();
        let iter = classes.attr("__iter__");
        let is_iterable = |class: Class| iter.is_some_and(|iter| classes.lookup(class, iter).is_some());
        let iterable = classes.all().iter().map(|info| info.class).filter(|class| is_iterable(*class));
        Objects {
            iterations: iterable.map(|class| (class, Iteration::Nothing)).collect(),
            families: Rc::new(families),
            isolate: vec![false; classes.all().len()],
            ..Objects::default()
        }
    }

    /// The classes that inference has sent to the isolate, and what sent each there.
    pub fn sent(&self) -> &BTreeMap<Class, ClassForced> {
        &self.sent_by
    }

    /// Where instances of the class got a value of the isolate first.
    pub fn held_by(&self, class: Class) -> Option<Edge> {
        self.held_by.get(&class).copied()
    }

    /// The attributes of instances of a class, as far as anybody binds them.
    pub fn fields_of(&self, class: Class) -> impl Iterator<Item = (Attr, Ty)> {
        self.of(&self.fields, class)
    }

    pub fn values_of(&self, class: Class) -> impl Iterator<Item = (Attr, Ty)> {
        self.of(&self.values, class)
    }

    fn of<'o>(
        &self,
        map: &'o BTreeMap<(Class, Attr), Ty>,
        class: Class,
    ) -> impl Iterator<Item = (Attr, Ty)> + use<'o> {
        map.range((class, Attr(0))..=(class, Attr(u32::MAX))).map(|((_, attr), ty)| (*attr, *ty))
    }
}

impl Cells {
    /// Does the class live in the isolate?
    pub fn is_class_in_isolate(&self, class: Class) -> bool {
        self.work.read(Node::Class(class.whole()));
        self.objects.isolate[class.index()]
    }

    /// It does from now on, with all that belongs to it; `by` is what the statement being read does with it.
    /// Did it not before?
    pub fn send_class(&mut self, class: Class, by: impl FnOnce(Edge) -> ClassForced) -> bool {
        if self.objects.isolate[class.index()] {
            return false;
        }
        let families = self.objects.families.clone();
        if let Some(edge) = self.at {
            self.objects.sent_by.insert(class.whole(), by(edge));
            for member in families[class.index()].iter().filter(|member| !member.is_same(class)) {
                self.objects.sent_by.insert(*member, ClassForced::With(class.whole()));
            }
        }
        for member in &families[class.index()] {
            self.objects.isolate[member.index()] = true;
            self.work.grown(Node::Class(*member));
        }
        for member in &families[class.index()] {
            let fields = self.contours_of(*member).into_iter().flat_map(|one| self.objects.fields_of(one));
            let held: Vec<Ty> = fields.chain(self.objects.values_of(*member)).map(|(_, ty)| ty).collect();
            for ty in &held {
                self.send_to_isolate(ty);
            }
        }
        true
    }

    /// An instance of the class gets a value of the isolate in the statement being read.
    pub fn note_held(&mut self, class: Class) {
        if let Some(edge) = self.at {
            let class = self.contour(class);
            self.objects.held_by.entry(class).or_insert(edge);
        }
    }

    /// The value that instances of a class with a builtin base hold.
    pub fn held_value(&self, class: Class) -> Option<Ty> {
        let class = self.contour(class);
        let is_there = self.objects.fields.contains_key(&(class, Attr::VALUE));
        is_there.then(|| self.field(class, Attr::VALUE))
    }

    /// Instances of these classes hold values, of which nothing is known yet.
    pub fn put_values(&mut self, classes: &Classes) {
        classes.all().iter().for_each(|info| self.put_value(info.class, info.value_base()));
    }

    fn put_value(&mut self, class: Class, base: Option<ValueBase>) {
        let value = match base {
            Some(ValueBase::List) => Ty::list(self.fresh()),
            Some(ValueBase::Dict) => Ty::dict(self.fresh(), self.fresh()),
            // Its items are known as the first is made.
            Some(ValueBase::Tuple) | None => return,
            Some(base @ (ValueBase::Int | ValueBase::Float | ValueBase::Str)) => {
                base.scalar().expect("a number or text")
            }
        };
        self.put_field(class, Attr::VALUE, &value);
    }

    /// What instances of the class hold under a name.
    pub fn field(&self, class: Class, attr: Attr) -> Ty {
        let class = self.contour(class);
        self.work.read(Node::Field(class, attr));
        self.objects.fields.get(&(class, attr)).copied().unwrap_or_default()
    }

    pub fn put_field(&mut self, class: Class, attr: Attr, ty: &Ty) {
        let held =
            |cells: &Cells, class| cells.objects.fields.get(&(class, attr)).copied().unwrap_or_default();
        let mut class = self.contour(class);
        let mut old = held(self, class);
        let mut new = self.join(&old, ty);
        // Joining may have made this very contour part of another, and may have put something there.
        loop {
            class = self.contour(class);
            let now = held(self, class);
            if now == old {
                break;
            }
            (old, new) = (now, self.join(&now, &new));
        }
        if new != old {
            self.objects.fields.insert((class, attr), new);
            self.work.grown(Node::Field(class, attr));
        }
    }

    /// `None` where the class has no `__iter__`.
    pub fn iteration(&self, class: Class) -> Option<Iteration> {
        let class = self.contour(class);
        self.work.read(Node::Items(class));
        self.objects.iterations.get(&class).copied()
    }

    /// (All that is known of it comes from what one function gives, which only grows.)
    pub fn put_iteration(&mut self, class: Class, found: Iteration) {
        let class = self.contour(class);
        if self.iteration(class) != Some(found) {
            self.objects.iterations.insert(class, found);
            self.work.grown(Node::Items(class));
        }
    }

    /// What a variable of the class holds.
    pub fn class_value(&self, class: Class, attr: Attr) -> Ty {
        self.work.read(Node::ClassValue(class, attr));
        self.objects.values.get(&(class, attr)).copied().unwrap_or_default()
    }

    pub fn put_class_value(&mut self, class: Class, attr: Attr, ty: &Ty) {
        let old = self.objects.values.get(&(class, attr)).copied().unwrap_or_default();
        let new = self.join(&old, ty);
        if new != old {
            self.objects.values.insert((class, attr), new);
            self.work.grown(Node::ClassValue(class, attr));
        }
    }
}
