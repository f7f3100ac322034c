//! Element types of containers while they are still growing.
//!
//! `xs = []` has type `List(Var(c))`: the cell `c` belongs to the place where the list is made, and grows
//! with what is put into the list, wherever that happens. Two lists that meet in one variable share one
//! representation, so their cells are merged (union-find). Cells only ever grow, which is what makes the
//! fixpoint end.
//!
//! A cell may be sent to the isolate: the containers typed by it are then objects of the isolate, `Dyn` to
//! native code.

mod items;

use items::depth;
pub(super) use items::iter_item;
use items::tuple_items;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::home::{ClassForced, Edge};
use super::objects::Objects;
use super::table::InstanceId;
use super::worklist::{Node, Worklist};
use crate::ty::relate::{Growing, absorb_exceptions, gather_exceptions};
use crate::ty::{Part, Parts, Ty, UNION_LIMIT, fits_union};

/// Types nested deeper than this are given up (`t = (t, x)` in a loop has no finite type).
const DEPTH_LIMIT: usize = 8;

#[derive(Default, Clone)]
pub(super) struct Cells {
    parent: Vec<u32>,
    content: Vec<Ty>,
    isolate: Vec<bool>,
    /// What sent a cell there first.
    forced: HashMap<u32, Edge>,
    /// The statement being read.
    pub at: Option<Edge>,
    /// Functions whose closures would go there: whoever makes one is deferred.
    closures_sent: HashSet<u32>,
    /// Leaves of trees that an instance being walked has folded tuples into. Nothing that it knew before
    /// mentions them: what is put into them is no growth to it, and who keeps one has grown by that.
    young: HashMap<u32, InstanceId>,
    /// What cells hold that is being joined: tuples among it may hold what the cell holds.
    joining: Vec<(Ty, Ty)>,
    /// The classes of the program and what their instances hold.
    pub objects: Objects,
    pub work: Worklist,
}

impl Cells {
    pub fn fresh(&mut self) -> Ty {
        self.parent.push(self.parent.len() as u32);
        self.content.push(Ty::Never);
        self.isolate.push(false);
        Ty::Var(self.parent.len() as u32 - 1)
    }

    /// The walk of an instance is over: what it has made is known like anything else.
    pub fn end_walk(&mut self) {
        if let Some(id) = self.work.current() {
            self.young.retain(|_, maker| *maker != id);
        }
        self.work.end();
    }

    /// A cell has grown.
    fn grown(&mut self, cell: u32) {
        match self.young.get(&cell) {
            Some(maker) => self.work.grown_but_for(Node::Cell(cell), *maker),
            None => self.work.grown(Node::Cell(cell)),
        }
    }

    /// What is in a cell now.
    fn read(&self, cell: u32) -> &Ty {
        let cell = self.find(cell);
        self.work.read(Node::Cell(cell));
        &self.content[cell as usize]
    }

    fn find(&self, mut cell: u32) -> u32 {
        while self.parent[cell as usize] != cell {
            cell = self.parent[cell as usize];
        }
        cell
    }

    /// The type a variable stands for now; other types are themselves. A container sent to the isolate is
    /// `Dyn`.
    pub fn shallow(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Var(cell) => self.shallow(self.read(*cell)),
            Ty::List(e) | Ty::Set(e) | Ty::FrozenSet(e) | Ty::Dict(e, _) | Ty::Tree(e)
                if self.in_isolate(e) =>
            {
                Ty::Dyn
            }
            Ty::Generator(parts) if parts.iter().any(|part| self.in_isolate(part)) => Ty::Dyn,
            Ty::Iter(kind, parts) if kind.is_object() && self.in_isolate(&parts[0]) => Ty::Dyn,
            Ty::Instance(class) | Ty::Method(_, class) if self.is_class_in_isolate(*class) => Ty::Dyn,
            Ty::Instance(_) | Ty::Method(..) => self.of_contour(ty),
            Ty::Closure(func, _) if self.is_closure_sent(*func) => Ty::Dyn,
            Ty::Bound(_, of) if self.shallow(of) == Ty::Dyn => Ty::Dyn,
            Ty::Union(members) => {
                let mut out = Ty::Never;
                for member in members {
                    let member = self.shallow(member);
                    if member == Ty::Dyn {
                        return Ty::Dyn;
                    }
                    out = out.join(&member);
                }
                out
            }
            other => *other,
        }
    }

    /// Are the containers with this cell objects of the isolate?
    pub fn is_sent(&self, cell: &Ty) -> bool {
        self.in_isolate(cell)
    }

    /// Would closures of the function go there?
    pub fn is_closure_sent(&self, func: u32) -> bool {
        self.work.read(Node::Closure(func));
        self.closures_sent.contains(&func)
    }

    fn in_isolate(&self, element: &Ty) -> bool {
        let Ty::Var(cell) = element else { return false };
        let cell = self.find(*cell);
        self.work.read(Node::Cell(cell));
        self.isolate[cell as usize]
    }

    /// Sends every container reachable from `ty` to the isolate. Was there any that is not there?
    pub fn send_to_isolate(&mut self, ty: &Ty) -> bool {
        match ty {
            Ty::Var(cell) => {
                let cell = self.find(*cell);
                if self.isolate[cell as usize] {
                    return false;
                }
                self.isolate[cell as usize] = true;
                if let Some(edge) = self.at {
                    self.forced.entry(cell).or_insert(edge);
                }
                self.grown(cell);
                let content = self.content[cell as usize];
                self.send_to_isolate(&content);
                true
            }
            Ty::Instance(class) | Ty::Method(_, class) => self.send_class(*class, ClassForced::Instance),
            Ty::Closure(func, _) if self.closures_sent.insert(*func) => {
                self.work.grown(Node::Closure(*func));
                true
            }
            made => made.parts().into_iter().fold(false, |any, part| self.send_to_isolate(part) | any),
        }
    }

    /// What sent the containers with this cell to the isolate, if they are there.
    pub fn forced(&self, cell: &Ty) -> Option<Edge> {
        let Ty::Var(cell) = cell else { return None };
        self.forced.get(&self.find(*cell)).copied()
    }

    /// Puts a value of type `ty` into a cell.
    pub fn put(&mut self, cell: &Ty, ty: &Ty) {
        let Ty::Var(cell) = cell else { return };
        let cell = self.find(*cell);
        if self.isolate[cell as usize] {
            self.send_to_isolate(ty);
        }
        let old = self.content[cell as usize];
        let new = self.join(&old, ty);
        // Joining may have merged this very cell into another.
        let cell = self.find(cell);
        let now = self.content[cell as usize];
        let new = if now == old { new } else { self.join(&now, &new) };
        if new != self.content[cell as usize] {
            self.content[cell as usize] = new;
            self.grown(cell);
        }
    }

    fn merge(&mut self, a: &Ty, b: &Ty) -> Ty {
        let (Ty::Var(x), Ty::Var(y)) = (a, b) else {
            return self.join(a, b);
        };
        let (x, y) = (self.find(*x), self.find(*y));
        if x == y {
            return Ty::Var(x);
        }
        let (keep, drop) = (x.min(y), x.max(y));
        let isolate = self.isolate[keep as usize] || self.isolate[drop as usize];
        if let Some(edge) = self.forced.get(&drop).copied() {
            self.forced.entry(keep).or_insert(edge);
        }
        let (one, two) = (self.content[keep as usize], self.content[drop as usize]);
        if two != one || self.isolate[drop as usize] != self.isolate[keep as usize] {
            self.grown(drop);
        }
        self.work.moved(Node::Cell(drop), Node::Cell(keep));
        if !self.young.contains_key(&drop) {
            self.young.remove(&keep);
        }
        self.parent[drop as usize] = keep;
        let joined = self.join(&one, &two);
        let keep = self.find(keep);
        let now = self.content[keep as usize];
        let all = self.join(&now, &joined);
        if all != one {
            self.grown(keep);
        }
        self.content[keep as usize] = all;
        if isolate && !self.isolate[keep as usize] {
            self.send_to_isolate(&Ty::Var(keep));
        }
        Ty::Var(keep)
    }

    /// The smallest type holding both; containers of one kind become one (their cells merge).
    pub fn join(&mut self, a: &Ty, b: &Ty) -> Ty {
        let of_cell = matches!(a, Ty::Var(_)) || matches!(b, Ty::Var(_));
        let (a, b) = (self.open(a), self.open(b));
        if a == b {
            return a;
        }
        // `xs[0] = (xs[0], n)`, and the same of `ys`: what is in both has no type with an end.
        if a == Ty::Dyn || b == Ty::Dyn || of_cell && self.joining.contains(&(a, b)) {
            self.send_to_isolate(&a);
            self.send_to_isolate(&b);
            return Ty::Dyn;
        }
        let level = self.joining.len();
        self.joining.extend(of_cell.then_some((a, b)));
        let mut members = a.members();
        for member in b.members() {
            self.add_member(&mut members, member);
        }
        self.joining.truncate(level);
        absorb_exceptions(&mut members);
        if !fits_union(&members) {
            gather_exceptions(&mut members);
        }
        if !fits_union(&members) {
            members.iter().for_each(|m| {
                self.send_to_isolate(m);
            });
            return Ty::Dyn;
        }
        members.sort();
        Ty::of_members(&members)
    }

    /// `ty` with an outermost variable replaced by its content.
    fn open(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Var(cell) => self.open(self.read(*cell)),
            Ty::Instance(class) | Ty::Method(_, class) if self.is_class_in_isolate(*class) => Ty::Dyn,
            Ty::Closure(func, _) if self.is_closure_sent(*func) => Ty::Dyn,
            Ty::Instance(_) | Ty::Method(..) => self.of_contour(ty),
            Ty::Union(members) if members.iter().any(|member| self.open(member) == Ty::Dyn) => Ty::Dyn,
            Ty::Union(members) if members.iter().any(|member| self.open(member) != *member) => {
                let members: BTreeSet<Ty> = members.iter().map(|member| self.open(member)).collect();
                Ty::of_members(&members.into_iter().collect::<Vec<Ty>>())
            }
            other => *other,
        }
    }

    fn add_member(&mut self, members: &mut Vec<Ty>, new: Ty) {
        for member in members.iter_mut() {
            if let Some(joined) = self.join_same_kind(member, &new) {
                *member = joined;
                return;
            }
        }
        members.push(new);
    }

    /// Two types of one kind as one type; `None` when a union has to hold both.
    fn join_same_kind(&mut self, a: &Ty, b: &Ty) -> Option<Ty> {
        Some(match (a, b) {
            (x, y) if x == y => *a,
            (Ty::Instance(x), Ty::Instance(y)) if x.is_same(*y) => Ty::Instance(self.meet(*x, *y)),
            (Ty::Method(f, x), Ty::Method(g, y)) if f == g && x.is_same(*y) => {
                Ty::Method(*f, self.meet(*x, *y))
            }
            (Ty::List(x), Ty::List(y)) => Ty::list(self.merge(x, y)),
            (Ty::Set(x), Ty::Set(y)) => Ty::set(self.merge(x, y)),
            (Ty::FrozenSet(x), Ty::FrozenSet(y)) => Ty::frozen_set(self.merge(x, y)),
            (Ty::Dict(k, v), Ty::Dict(l, w)) => Ty::dict(self.merge(k, l), self.merge(v, w)),
            (Ty::Tuple(x), Ty::Tuple(y)) if x.len() == y.len() => {
                let items: Vec<Ty> = x.iter().zip(y).map(|(x, y)| self.join(x, y)).collect();
                if items.iter().any(|item| depth(item) > DEPTH_LIMIT) {
                    self.folded(Ty::Tuple(items.into()))
                } else {
                    Ty::Tuple(items.into())
                }
            }
            (Ty::Tuple(_) | Ty::TupleOf(_), Ty::Tuple(_) | Ty::TupleOf(_)) => {
                let element = [a, b]
                    .into_iter()
                    .flat_map(tuple_items)
                    .fold(Ty::Never, |acc, item| self.join(&acc, &item));
                let all = Ty::tuple_of(element);
                if depth(&all) > DEPTH_LIMIT { self.folded(all) } else { all }
            }
            (Ty::Bound(row, x), Ty::Bound(other, y)) if row == other => {
                Ty::Bound(*row, Part::new(self.join_same_kind(x, y)?))
            }
            (Ty::Generator(x), Ty::Generator(y)) => {
                Ty::Generator(x.iter().zip(y).map(|(x, y)| self.merge(x, y)).collect())
            }
            (Ty::Closure(one, x), Ty::Closure(two, y)) if one == two => {
                Ty::Closure(*one, x.iter().zip(y).map(|(x, y)| self.merge(x, y)).collect())
            }
            (Ty::Cell(x), Ty::Cell(y)) => Ty::Cell(Part::new(self.merge(x, y))),
            (Ty::Tree(x), Ty::Tree(y)) => Ty::tree(self.merge(x, y)),
            (Ty::Tree(leaf), other @ (Ty::Tuple(_) | Ty::TupleOf(_)))
            | (other @ (Ty::Tuple(_) | Ty::TupleOf(_)), Ty::Tree(leaf)) => {
                tuple_items(other).iter().for_each(|item| self.plant(leaf, item));
                Ty::Tree(*leaf)
            }
            (Ty::Iter(k, x), Ty::Iter(l, y)) if k == l && x.len() == y.len() => {
                let one = if k.is_object() { Cells::merge } else { Cells::join };
                Ty::Iter(*k, x.iter().zip(y).map(|(x, y)| one(self, x, y)).collect())
            }
            _ => return None,
        })
    }

    /// Tuples in tuples, deeper than types go: where a tuple holds others of its length, one type for all of
    /// them, and one for what else is in them.
    fn folded(&mut self, deep: Ty) -> Ty {
        let items = tuple_items(&deep);
        if is_tuple(&deep) && items.iter().any(|item| holds_like(item, &deep)) {
            if let Some(maker) = self.work.current() {
                self.young.insert(self.parent.len() as u32, maker);
            }
            let leaf = self.fresh();
            items.iter().for_each(|item| self.plant(&leaf, item));
            return Ty::tree(leaf);
        }
        match deep {
            Ty::Tuple(items) => Ty::Tuple(items.into_iter().map(|item| self.folded(item)).collect()),
            Ty::TupleOf(item) => Ty::tuple_of(self.folded(*item)),
            Ty::Union(members) => members.into_iter().fold(Ty::Never, |acc, member| {
                let member = self.folded(member);
                self.join(&acc, &member)
            }),
            other => other,
        }
    }

    /// `item` may be an item of the tree with these leaves.
    fn plant(&mut self, leaf: &Ty, item: &Ty) {
        for member in self.open(item).members() {
            match &member {
                Ty::Tuple(_) | Ty::TupleOf(_) => {
                    tuple_items(&member).iter().for_each(|item| self.plant(leaf, item))
                }
                Ty::Tree(other) => {
                    self.merge(leaf, other);
                }
                Ty::Never
                | Ty::None
                | Ty::Bool
                | Ty::Int
                | Ty::Float
                | Ty::Complex
                | Ty::Str
                | Ty::Bytes
                | Ty::Range
                | Ty::Slice
                | Ty::Ellipsis
                | Ty::NotImplemented
                | Ty::List(_)
                | Ty::Set(_)
                | Ty::FrozenSet(_)
                | Ty::Dict(..)
                | Ty::Iter(..)
                | Ty::Generator(_)
                | Ty::File(_)
                | Ty::Exception
                | Ty::Type
                | Ty::Object
                | Ty::Instance(_)
                | Ty::Method(..)
                | Ty::Function(_)
                | Ty::Closure(..)
                | Ty::Cell(_)
                | Ty::Bound(..)
                | Ty::Union(_)
                | Ty::Dyn
                | Ty::Var(_) => self.put(leaf, &member),
            }
        }
        let members = self.open(leaf).members();
        if members.contains(&Ty::Dyn) || members.len() >= UNION_LIMIT {
            self.send_to_isolate(leaf);
        }
    }

    /// The finished type: no variables. `Err` when it contains itself.
    pub fn resolve(&self, ty: &Ty) -> Result<Ty, RecursiveType> {
        self.resolve_at(ty, 0)
    }

    fn resolve_at(&self, ty: &Ty, level: usize) -> Result<Ty, RecursiveType> {
        if level > DEPTH_LIMIT * 2 {
            return Err(RecursiveType);
        }
        let all =
            |items: &[Ty]| items.iter().map(|i| self.resolve_at(i, level + 1)).collect::<Result<Parts, _>>();
        let one = |item: &Ty| self.resolve_at(item, level + 1).map(Part::new);
        Ok(match self.shallow(ty) {
            Ty::List(e) => Ty::List(one(&e)?),
            Ty::Set(e) => Ty::Set(one(&e)?),
            Ty::FrozenSet(e) => Ty::FrozenSet(one(&e)?),
            Ty::TupleOf(e) => Ty::TupleOf(one(&e)?),
            Ty::Tree(e) => Ty::Tree(one(&e)?),
            Ty::Bound(row, of) => Ty::Bound(row, one(&of)?),
            Ty::Dict(k, v) => Ty::Dict(one(&k)?, one(&v)?),
            Ty::Tuple(items) => Ty::Tuple(all(&items)?),
            Ty::Iter(kind, items) => Ty::Iter(kind, all(&items)?),
            Ty::Generator(parts) => Ty::Generator(all(&parts)?),
            Ty::Closure(func, parts) => Ty::Closure(func, all(&parts)?),
            Ty::Cell(part) => Ty::Cell(one(&part)?),
            Ty::Union(items) => all(&items)?.iter().fold(Ty::Never, |acc, item| acc.join(item)),
            other => other,
        })
    }
}

impl Growing for Cells {
    fn now(&self, ty: &Ty) -> Ty {
        self.shallow(ty)
    }

    fn finished(&self, ty: &Ty) -> Option<Ty> {
        self.resolve(ty).ok()
    }
}

/// A container that holds itself has no finite native type.
#[derive(Debug, Clone, Copy)]
pub struct RecursiveType;

fn is_tuple(ty: &Ty) -> bool {
    matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_))
}

/// Is there a tuple of this one's length in `ty`? Of unknown length, any may be.
fn holds_like(ty: &Ty, tuple: &Ty) -> bool {
    let alike = match (ty, tuple) {
        (Ty::Tuple(items), Ty::Tuple(others)) => items.len() == others.len(),
        _ => is_tuple(ty) && is_tuple(tuple),
    };
    alike
        || matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Union(_))
            && ty.parts().into_iter().any(|part| holds_like(part, tuple))
}

#[cfg(test)]
mod tests;
