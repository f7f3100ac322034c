//! Who has read what, and who has to be looked at again.
//!
//! An instance that has read something is a reader of it until it grows; then the instance is *dirty*: it is
//! walked again, once, whatever else has grown meanwhile. Everything read only grows, so this ends, and when
//! nobody is dirty every instance has been walked with what is known at the end.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::table::InstanceId;
use crate::hir::nodes::{DefId, FuncId};
use crate::ty::Class;
use crate::world::classes::Attr;

/// What one instance can learn of others, and of the plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Node {
    /// The content of a cell, and whether it is the isolate's.
    Cell(u32),
    Result(InstanceId),
    Global(DefId),
    /// The value of a default that `def` has evaluated.
    Default(FuncId, usize),
    /// Does the function run in the isolate, and has it an object there?
    Deferred(FuncId),
    /// Does the global live in the isolate, and has native code a copy of it?
    Home(DefId),
    /// Does the class live in the isolate?
    Class(Class),
    /// Has the contour become part of another?
    Contour(Class),
    /// Would closures of the function go to the isolate?
    Closure(u32),
    /// What instances of the class hold under a name.
    Field(Class, Attr),
    /// What a variable of the class holds.
    ClassValue(Class, Attr),
    /// What the iteration of instances of the class gives.
    Items(Class),
}

#[derive(Default, Clone)]
pub(super) struct Worklist {
    readers: RefCell<HashMap<Node, BTreeSet<InstanceId>>>,
    /// The instances that are being walked, each where the one before calls it.
    walking: Vec<InstanceId>,
    dirty: BTreeSet<InstanceId>,
}

impl Worklist {
    /// The instance being walked depends on it.
    pub fn read(&self, node: Node) {
        if let Some(reader) = self.walking.last() {
            self.readers.borrow_mut().entry(node).or_default().insert(*reader);
        }
    }

    /// It has grown: whoever has read it reads it again.
    pub fn grown(&mut self, node: Node) {
        if let Some(readers) = self.readers.get_mut().remove(&node) {
            self.dirty.extend(readers);
        }
    }

    /// It has grown, and `maker` knows.
    pub fn grown_but_for(&mut self, node: Node, maker: InstanceId) {
        let Some(readers) = self.readers.get_mut().remove(&node) else { return };
        if readers.contains(&maker) {
            self.readers.get_mut().insert(node, BTreeSet::from([maker]));
        }
        self.dirty.extend(readers.into_iter().filter(|reader| *reader != maker));
    }

    /// Whoever has read `from` has read `to`, which stands for it from now on.
    pub fn moved(&mut self, from: Node, to: Node) {
        if let Some(readers) = self.readers.get_mut().remove(&from) {
            self.readers.get_mut().entry(to).or_default().extend(readers);
        }
    }

    pub fn walk_again(&mut self, id: InstanceId) {
        self.dirty.insert(id);
    }

    pub fn is_dirty(&self, id: InstanceId) -> bool {
        self.dirty.contains(&id)
    }

    /// Dirty instances, the one made last first: what a function gives is known before those are walked that
    /// call it.
    pub fn next(&mut self) -> Option<InstanceId> {
        self.dirty.pop_last()
    }

    pub fn begin(&mut self, id: InstanceId) {
        self.dirty.remove(&id);
        self.walking.push(id);
    }

    pub fn end(&mut self) {
        self.walking.pop();
    }

    pub fn current(&self) -> Option<InstanceId> {
        self.walking.last().copied()
    }

    pub fn is_walking(&self, id: InstanceId) -> bool {
        self.walking.contains(&id)
    }

    /// How deep the calls are that are being followed.
    pub fn depth(&self) -> usize {
        self.walking.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: Node = Node::Cell(0);
    const EARLY: InstanceId = InstanceId(1);
    const LATE: InstanceId = InstanceId(5);

    fn read_by(readers: &[InstanceId]) -> Worklist {
        let mut work = Worklist::default();
        for reader in readers {
            work.begin(*reader);
            work.read(CELL);
            work.end();
        }
        work
    }

    #[test]
    fn what_was_made_last_is_walked_first() {
        let mut work = read_by(&[EARLY, LATE]);
        work.grown(CELL);
        assert!(work.is_dirty(EARLY) && work.is_dirty(LATE));
        assert_eq!([work.next(), work.next(), work.next()], [Some(LATE), Some(EARLY), None]);
        // Nobody has read it again.
        work.grown(CELL);
        assert_eq!(work.next(), None);
    }

    #[test]
    fn its_maker_knows_that_it_has_grown() {
        let mut work = read_by(&[EARLY, LATE]);
        work.grown_but_for(CELL, LATE);
        assert_eq!([work.next(), work.next()], [Some(EARLY), None]);
        // It is a reader still.
        work.grown(CELL);
        assert_eq!(work.next(), Some(LATE));
    }

    #[test]
    fn readers_go_where_a_node_goes() {
        let mut work = read_by(&[EARLY]);
        work.moved(CELL, Node::Cell(7));
        work.grown(CELL);
        assert_eq!(work.next(), None);
        work.grown(Node::Cell(7));
        assert_eq!(work.next(), Some(EARLY));
    }

    #[test]
    fn who_is_being_walked_is_not_dirty() {
        let mut work = read_by(&[EARLY]);
        work.grown(CELL);
        work.begin(EARLY);
        assert!(!work.is_dirty(EARLY) && work.is_walking(EARLY) && work.depth() == 1);
        work.read(CELL);
        work.grown(CELL);
        work.end();
        assert_eq!(work.next(), Some(EARLY));
    }
}
