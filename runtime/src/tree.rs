//! Tuples nested to any depth: `(left, key, right)` where `left` and `right` are such tuples again, or None.
//!
//! A `Tree<L>` is a tuple whose items are leaves of type `L` or trees. It prints, compares and hashes as the
//! tuple it is, up to the depth at which CPython raises RecursionError; letting one go takes no stack.

use std::rc::Rc;

use crate::error::R;
use crate::int::Int;
use crate::list::int_position;
use crate::nesting::{self, Doing};
use crate::protocol::{AnyValue, Order, Sequence, Value, View};
use crate::text::{StrBuf, index};
use crate::tuple::TupleHasher;
use crate::union::{U2, U3, U4, U5, U6};
use crate::unpack;

/// The empty tuple holds nothing.
pub struct Tree<L: Value>(Option<Rc<[Node<L>]>>);

/// An item of a tree.
#[derive(Clone)]
pub enum Node<L: Value> {
    Leaf(L),
    Tree(Tree<L>),
}

impl<L: Value> Clone for Tree<L> {
    #[inline]
    fn clone(&self) -> Tree<L> {
        Tree(self.0.clone())
    }
}

impl<L: Value> Tree<L> {
    #[inline]
    pub fn from_items<const N: usize>(items: [Node<L>; N]) -> Tree<L> {
        if N == 0 { Tree(None) } else { Tree(Some(Rc::new(items))) }
    }

    pub fn from_vec(items: Vec<Node<L>>) -> Tree<L> {
        if items.is_empty() { Tree(None) } else { Tree(Some(items.into())) }
    }

    #[inline]
    pub fn items(&self) -> &[Node<L>] {
        self.0.as_deref().unwrap_or(&[])
    }

    /// `a is b`.
    pub fn same(&self, other: &Tree<L>) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}

/// `tree[index]`, as the union the compiler has for an item.
#[inline]
pub fn item<L: Value, U: From<Node<L>>>(tree: &Tree<L>, index: &Int) -> R<U> {
    match int_position(index, tree.items().len()) {
        Some(at) => Ok(tree.items()[at].clone().into()),
        None => Err(index::element(index, 0, "tuple index out of range")
            .expect_err("no index lies inside of nothing")),
    }
}

/// `a, b = tree`
#[inline]
pub fn unpack<const N: usize, L: Value, U: From<Node<L>>>(tree: &Tree<L>) -> R<[U; N]> {
    match <&[Node<L>; N]>::try_from(tree.items()) {
        Ok(items) => Ok(items.clone().map(U::from)),
        Err(_) => Err(unpack::wrong_number(N, tree.items().len())),
    }
}

/// A chain of a million tuples is let go one after the other, not one inside the other.
impl<L: Value> Drop for Tree<L> {
    #[inline]
    fn drop(&mut self) {
        let Some(mut items) = self.0.take() else { return };
        if L::OBSERVED {
            return release(items);
        }
        let mut waiting = vec![];
        loop {
            if let Some(own) = Rc::get_mut(&mut items) {
                for item in own {
                    if let Node::Tree(tree) = item {
                        waiting.extend(tree.0.take());
                    }
                }
            }
            match waiting.pop() {
                Some(next) => items = next,
                None => return,
            }
        }
    }
}

/// Last to first, in depth.
fn release<L: Value>(items: Rc<[Node<L>]>) {
    let mut waiting = vec![];
    let open = |items: Rc<[Node<L>]>, waiting: &mut Vec<Node<L>>| {
        if Rc::strong_count(&items) == 1 {
            waiting.extend_from_slice(&items);
        }
    };
    open(items, &mut waiting);
    while let Some(item) = waiting.pop() {
        match item {
            Node::Leaf(leaf) => leaf.let_go(),
            Node::Tree(mut tree) => {
                if let Some(items) = tree.0.take() {
                    open(items, &mut waiting);
                }
            }
        }
    }
}

impl<L: Value> AnyValue for Tree<L> {
    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        let _deeper = nesting::enter(Doing::Repr, self.0.is_some())?;
        out.push_str("(");
        for (index, item) in self.items().iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.any().repr(out)?;
        }
        out.push_str(if self.items().len() == 1 { ",)" } else { ")" });
        Ok(())
    }
    #[inline]
    fn truth(&self) -> R<bool> {
        Ok(self.0.is_some())
    }
    fn hash(&self) -> R<i64> {
        let mut hasher = TupleHasher::default();
        for item in self.items() {
            hasher.push(item.any().hash()?);
        }
        Ok(hasher.finish())
    }
    fn view(&self) -> View<'_> {
        View::Tuple(self)
    }
}

impl<L: Value> Sequence for Tree<L> {
    fn length(&self) -> usize {
        self.items().len()
    }
    fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
        match self.items().get(index) {
            Some(item) => see(item.any()).map(Some),
            None => Ok(None),
        }
    }
    fn elements(&self) -> Vec<Box<dyn AnyValue>> {
        let owned = |item: &Node<L>| -> Box<dyn AnyValue> {
            match item {
                Node::Leaf(leaf) => Box::new(leaf.clone()),
                Node::Tree(tree) => Box::new(tree.clone()),
            }
        };
        self.items().iter().map(owned).collect()
    }
}

impl<L: Value> Value for Tree<L> {
    const OBSERVED: bool = L::OBSERVED;

    fn eq(&self, other: &Tree<L>) -> R<bool> {
        let (own, other) = (self.items(), other.items());
        let _deeper = nesting::enter(Doing::Comparison, false)?;
        for (a, b) in own.iter().zip(other) {
            if !a.same_or_eq(b)? {
                return Ok(false);
            }
        }
        Ok(own.len() == other.len())
    }

    fn same_or_eq(&self, other: &Tree<L>) -> R<bool> {
        Ok(self.same(other) || Value::eq(self, other)?)
    }

    fn order(&self, other: &Tree<L>, order: Order) -> R<bool> {
        let (own, other) = (self.items(), other.items());
        let _deeper = nesting::enter(Doing::Comparison, false)?;
        for (a, b) in own.iter().zip(other) {
            if !a.same_or_eq(b)? {
                return a.order(b, order);
            }
        }
        Ok(order.holds(own.len().cmp(&other.len())))
    }
}

impl<L: Value> Node<L> {
    fn any(&self) -> &dyn AnyValue {
        match self {
            Node::Leaf(leaf) => leaf,
            Node::Tree(tree) => tree,
        }
    }

    fn same_or_eq(&self, other: &Node<L>) -> R<bool> {
        match (self, other) {
            (Node::Leaf(a), Node::Leaf(b)) => a.same_or_eq(b),
            (Node::Tree(a), Node::Tree(b)) => a.same_or_eq(b),
            (a, b) => crate::cross::same_or_eq(a.any(), b.any()),
        }
    }

    fn order(&self, other: &Node<L>, order: Order) -> R<bool> {
        match (self, other) {
            (Node::Leaf(a), Node::Leaf(b)) => a.order(b, order),
            (Node::Tree(a), Node::Tree(b)) => a.order(b, order),
            (a, b) => crate::cross::order(a.any(), b.any(), order),
        }
    }
}

impl<L: Value> From<Tree<L>> for Node<L> {
    fn from(tree: Tree<L>) -> Node<L> {
        Node::Tree(tree)
    }
}

impl From<Node<crate::never::Never>> for Tree<crate::never::Never> {
    fn from(item: Node<crate::never::Never>) -> Self {
        match item {
            Node::Leaf(never) => match never {},
            Node::Tree(tree) => tree,
        }
    }
}

/// An item as the compiler's union of a leaf and a tree, and back: the tree is the last member.
macro_rules! items {
    ($($leaf:ty, $item:ty, [$($generic:ident),+], $tree:path, { $($own:path => $wide:path),* };)*) => {
        $(impl<$($generic: Value),+> From<Node<$leaf>> for $item {
            #[inline]
            fn from(item: Node<$leaf>) -> Self {
                match item {
                    $(Node::Leaf($own(held)) => $wide(held),)*
                    Node::Tree(tree) => $tree(tree),
                }
            }
        }

        impl<$($generic: Value),+> From<$item> for Node<$leaf> {
            #[inline]
            fn from(item: $item) -> Self {
                match item {
                    $($wide(held) => Node::Leaf($own(held)),)*
                    $tree(tree) => Node::Tree(tree),
                }
            }
        })*
    };
}
items! {
    U2<A, B>, U3<A, B, Tree<U2<A, B>>>, [A, B], U3::C, { U2::A => U3::A, U2::B => U3::B };
    U3<A, B, C>, U4<A, B, C, Tree<U3<A, B, C>>>, [A, B, C], U4::D,
        { U3::A => U4::A, U3::B => U4::B, U3::C => U4::C };
    U4<A, B, C, D>, U5<A, B, C, D, Tree<U4<A, B, C, D>>>, [A, B, C, D], U5::E,
        { U4::A => U5::A, U4::B => U5::B, U4::C => U5::C, U4::D => U5::D };
    U5<A, B, C, D, E>, U6<A, B, C, D, E, Tree<U5<A, B, C, D, E>>>, [A, B, C, D, E], U6::F,
        { U5::A => U6::A, U5::B => U6::B, U5::C => U6::C, U5::D => U6::D, U5::E => U6::E };
}

impl<L: Value> From<Node<L>> for U2<L, Tree<L>> {
    #[inline]
    fn from(item: Node<L>) -> Self {
        match item {
            Node::Leaf(leaf) => U2::A(leaf),
            Node::Tree(tree) => U2::B(tree),
        }
    }
}

impl<L: Value> From<U2<L, Tree<L>>> for Node<L> {
    #[inline]
    fn from(item: U2<L, Tree<L>>) -> Self {
        match item {
            U2::A(leaf) => Node::Leaf(leaf),
            U2::B(tree) => Node::Tree(tree),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(value: i64) -> Node<Int> {
        Node::Leaf(Int::from(value))
    }

    #[test]
    fn prints_compares_and_hashes_as_a_tuple() {
        let inner = Tree::from_items([leaf(1), leaf(2)]);
        let tree = Tree::from_items([inner.clone().into(), leaf(3), Tree::from_items([]).into()]);
        let mut out = StrBuf::default();
        tree.repr(&mut out).expect("no item raises");
        assert!(Value::eq(&out.finish(), &crate::text::Str::from("((1, 2), 3, ())")).expect("text compares"));
        let pairs = ((Int::from(1_i64), Int::from(2_i64)), Int::from(3_i64), ());
        assert_eq!(tree.hash().ok(), pairs.hash().ok());
        assert!(Value::eq(&tree, &tree.clone()).expect("ints compare"));
        assert!(!Value::eq(&tree, &inner).expect("ints compare"));
        assert!(tree.truth().expect("a tuple has a length"));
    }

    #[test]
    fn a_long_chain_ends_without_a_stack() {
        let mut chain = Tree::from_items([leaf(0)]);
        for index in 0..1_000_000 {
            chain = Tree::from_items([leaf(index), chain.into()]);
        }
        drop(chain);
    }
}
