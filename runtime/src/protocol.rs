//! The protocols every value obeys. One trait, so that a container of anything can be printed, compared and
//! hashed.
//!
//! Python's protocols are open (any object may be compared with any other), so the defaults here raise what
//! CPython raises: ordering `TypeError: '<' not supported between instances of 'X' and 'Y'`, hashing
//! `TypeError: unhashable type: 'X'`.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::error::{R, Raised, type_error};
use crate::float_object::Complex;
use crate::int::Int;
use crate::text::{Str, StrBuf};

/// One of the four orderings, for the error text and for dispatch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    Lt,
    Le,
    Gt,
    Ge,
}

/// What a value is, seen from code that does not know its type (comparison across types, `print`, exception
/// arguments).
pub enum View<'a> {
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(&'a Int),
    Float(f64),
    Complex(Complex),
    Str(&'a Str),
    Tuple(&'a dyn Sequence),
    List(&'a dyn Sequence),
    Bytes(&'a [u8]),
    /// A set or frozenset: they compare with one another.
    Set(&'a dyn AnySet),
    Dict(&'a dyn AnyDict),
    Range(&'a crate::range::Range),
    Slice(&'a crate::slice::Slice),
    /// An exception; a native one compares by identity, one of the isolate as the isolate pleases.
    Exception(&'a crate::error::Exception),
    /// A builtin class.
    Type(&'a crate::class_object::Type),
    /// An instance of a native class.
    Instance(&'a dyn AnyInstance),
    /// Everything else that compares by identity: functions, iterators …
    Other,
    /// A value of the isolate: comparison is the isolate's business, whatever stands on the other side.
    Dyn(&'a crate::dynamic::Dyn),
}

/// A list or tuple as seen without its element type.
pub trait Sequence {
    fn length(&self) -> usize;
    /// Calls `see` with element `index`; `None` when the list has shrunk meanwhile.
    fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>>;
    /// Another reference to each element.
    fn elements(&self) -> Vec<Box<dyn AnyValue>>;
}

/// A set or frozenset as seen without its element type.
pub trait AnySet {
    fn length(&self) -> usize;
    /// `value in self`, by hash and cross-type equality.
    fn contains_any(&self, value: &dyn AnyValue) -> R<bool>;
    /// The hash of a frozenset with these items; a view of a dict is none.
    fn frozen_hash(&self) -> Option<i64> {
        None
    }
    /// Calls `see` with each element until it answers `false`; the answer says whether all were seen.
    fn all_elements(&self, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool>;
    /// Calls `see` with every slot of the table, its key and hash, and gives where `pop` looks next; `None`
    /// for what has no table.
    fn slots(&self, _see: &mut dyn FnMut(Option<&dyn AnyValue>, i64)) -> Option<usize> {
        None
    }
    /// Another reference to it; `None` for a view of a dict.
    fn shared(&self) -> Option<Rc<dyn AnyValue>> {
        None
    }
}

/// A dict as seen without its types.
pub trait AnyDict {
    fn length(&self) -> usize;
    /// Calls `see` with the value stored under `key`; `false` when there is none.
    fn lookup_any(&self, key: &dyn AnyValue, see: &mut dyn FnMut(&dyn AnyValue) -> R<bool>) -> R<bool>;
    /// Calls `see` with each item until it answers `false`; the answer says whether all were seen.
    fn all_items(&self, see: &mut dyn FnMut(&dyn AnyValue, &dyn AnyValue) -> R<bool>) -> R<bool>;
}

/// An instance of a native class as seen without the class.
pub trait AnyInstance {
    fn as_any(&self) -> &dyn std::any::Any;
    /// Another reference to it.
    fn shared(&self) -> Rc<dyn AnyValue>;
    fn eq_any(&self, other: &dyn AnyInstance) -> R<bool>;
    /// `None` where neither has a method that answers.
    fn order_any(&self, other: &dyn AnyInstance, order: Order) -> Option<R<bool>>;
    /// What its own method answers, given an instance of another class: `==` without an order.
    fn ask_any(&self, other: &dyn AnyInstance, order: Option<Order>) -> Option<R<Option<bool>>>;
    /// The same given a value of a builtin class.
    fn ask_plain_any(&self, other: &View, order: Option<Order>) -> Option<R<Option<bool>>>;
    /// Is the other one's class derived from its own?
    fn yields_to_any(&self, other: &dyn AnyInstance) -> bool;
}

/// The part of the protocols that needs no static type. Object-safe.
pub trait AnyValue: 'static {
    /// `type(x).__name__`.
    fn type_name(&self) -> &'static str;
    /// `repr(x)`, appended.
    fn repr(&self, out: &mut StrBuf) -> R<()>;
    /// `str(x)`, appended; `repr` unless the type says otherwise.
    fn str(&self, out: &mut StrBuf) -> R<()> {
        self.repr(out)
    }
    /// `format(x, spec)`, appended. An empty `spec` is `str(x)`; others raise `unsupported format string
    /// passed to X.__format__` unless the type has its own.
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        crate::format::format_object(self.type_name(), spec, out, &mut |out| self.str(out))
    }
    /// `bool(x)`.
    fn truth(&self) -> R<bool> {
        Ok(true)
    }
    /// `hash(x)`; CPython's number, `-1` excluded.
    fn hash(&self) -> R<i64>;
    fn view(&self) -> View<'_>;
    /// The same, where its class may extend a builtin one: the value of this that it holds, if comparisons
    /// and conversions take it for that.
    fn as_builtin(&self) -> View<'_> {
        self.view()
    }
    /// The address that stands for identity in a recursive `repr` (`[...]`), 0 for values without one.
    fn address(&self) -> usize {
        0
    }
    /// [`Value::let_go`].
    fn let_go_boxed(self: Box<Self>) {
        drop(self);
    }
}

/// A Python value with a static Rust type.
///
/// `Clone` is another reference to the same object. `eq` is `==` (identity counts as equality inside
/// containers, as in CPython's `PyObject_RichCompareBool`; element comparison goes through
/// [`Value::same_or_eq`]).
pub trait Value: AnyValue + Clone + Sized {
    fn eq(&self, other: &Self) -> R<bool> {
        crate::cross::eq(self, other)
    }
    /// `x is y or x == y`.
    fn same_or_eq(&self, other: &Self) -> R<bool> {
        self.eq(other)
    }
    fn order(&self, other: &Self, order: Order) -> R<bool> {
        crate::cross::order(self, other, order)
    }
    /// `self < other`, the only ordering that sorting uses.
    fn lt(&self, other: &Self) -> R<bool> {
        self.order(other, Order::Lt)
    }
    /// Is [`Value::total_cmp`] what `<` says, between this value and every other of which the same holds?
    /// Then sorting need not compare as CPython does. Not so for nan, and wherever a comparison may raise.
    fn has_total_order(&self) -> bool {
        false
    }
    fn total_cmp(&self, _other: &Self) -> Ordering {
        Ordering::Equal
    }
    /// May letting go of it, or comparing it, run code of the program: does it hold values of the isolate?
    const OBSERVED: bool = false;
    /// Lets go of it, and of what a tuple holds in CPython's order: last to first.
    #[inline]
    fn let_go(self) {
        drop(self);
    }
}

/// An iterator: `next(it)`, with `None` for StopIteration.
pub trait Iter {
    type Item: Value;
    fn next(&mut self) -> R<Option<Self::Item>>;
    /// `next(it)`, where the end is a StopIteration.
    fn next_or_stop(&mut self) -> R<Self::Item> {
        self.next()?.ok_or_else(crate::error::stop_iteration)
    }
    /// `operator.length_hint`: only for reserving space.
    fn length_hint(&self) -> usize {
        0
    }
    /// `type(it).__name__`
    fn class(&self) -> &'static str {
        "iterator"
    }
    /// What goes wrong when CPython makes room for all items, so many bytes each: OverflowError or
    /// MemoryError. An iterator over what is in memory already has nothing to say.
    fn make_room(&self, _width: usize) -> R<()> {
        Ok(())
    }
}

/// What an item takes in a list or tuple of CPython, in bytes.
pub(crate) const POINTER: usize = 8;

/// Something `iter(x)` accepts. Iterators are iterables of themselves.
pub trait Iterable {
    type Item: Value;
    type Iterator: Iter<Item = Self::Item>;
    fn iterate(&self) -> R<Self::Iterator>;
    /// The same for `a, *b = value`, which words a refusal differently.
    fn iterate_to_unpack(&self) -> R<Self::Iterator> {
        self.iterate()
    }
    /// The items all at once, where they are simply there: lists and tuples.
    fn items_now(&self) -> Option<Vec<Self::Item>> {
        None
    }
    /// Appends them to the list, where they are simply there; a list may be given itself.
    fn extend_now(&self, list: &crate::list::List<Self::Item>) -> bool {
        let items = self.items_now();
        let is_there = items.is_some();
        list.with_mut(|own| own.extend(items.into_iter().flatten()));
        is_there
    }
    /// What CPython asks an iterable before it makes a container of its items: code of the program may
    /// answer.
    fn announce_length(&self) -> R<()> {
        Ok(())
    }
    /// The items for a slice, where taking them is not as for any other container; `refusal` is said of what
    /// has none.
    fn slice_items(&self, _refusal: &'static str) -> R<Option<Vec<Self::Item>>> {
        Ok(None)
    }
    /// Copies its items into these places of a list, where they are as many, the list is another one, and
    /// nobody sees it happen. False: nothing was done.
    fn overwrite_now(&self, _list: &crate::list::List<Self::Item>, _places: std::ops::Range<usize>) -> bool {
        false
    }
    /// All items, where there are `N` of them and this is seen without asking one by one.
    #[inline]
    fn exactly<const N: usize>(&self) -> Option<[Self::Item; N]> {
        None
    }
    /// What set operations ask: sets and dicts are taken over in ways of their own, which show in the order.
    fn bulk(&self) -> crate::set::Bulk<'_, Self::Item> {
        crate::set::Bulk::Items
    }
}

/// `hash(x)` of a mutable container.
#[cold]
pub fn unhashable(value: &dyn AnyValue) -> Raised {
    type_error(format!("unhashable type: '{}'", value.type_name()))
}
