//! An iterator as an object: in a variable, a container, an attribute, an argument.
//!
//! ```text
//! it = iter(xs)        KeptIter::new(xs.iterate()?)
//! next(it)             it.iterate()?.next_or_stop()
//! ```
//! All references share one state, so whoever takes an item takes it from all of them. Taking one runs no
//! code of the program (the compiler sees to that), so nobody takes one meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use crate::error::R;
use crate::protocol::{AnyValue, Iter, Iterable, Value, View};
use crate::text::StrBuf;

/// An iterator that gives these items; which one it is, only its state knows.
pub struct KeptIter<T: Value>(Rc<RefCell<dyn Iter<Item = T>>>);

impl<T: Value> KeptIter<T> {
    pub fn new(iterator: impl Iter<Item = T> + 'static) -> KeptIter<T> {
        KeptIter(Rc::new(RefCell::new(iterator)))
    }

    /// Its items become others as they are taken.
    pub fn widened<I: Iter + 'static>(iterator: I, widen: impl Fn(I::Item) -> T + 'static) -> KeptIter<T> {
        KeptIter(Rc::new(RefCell::new(Widening { iterator, widen })))
    }
}

struct Widening<I, F> {
    iterator: I,
    widen: F,
}

impl<I: Iter, T: Value, F: Fn(I::Item) -> T> Iter for Widening<I, F> {
    type Item = T;
    fn next(&mut self) -> R<Option<T>> {
        Ok(self.iterator.next()?.map(&self.widen))
    }
    fn length_hint(&self) -> usize {
        self.iterator.length_hint()
    }
    fn make_room(&self, width: usize) -> R<()> {
        self.iterator.make_room(width)
    }
    fn class(&self) -> &'static str {
        self.iterator.class()
    }
}

impl<T: Value> Clone for KeptIter<T> {
    #[inline]
    fn clone(&self) -> Self {
        KeptIter(Rc::clone(&self.0))
    }
}

impl<T: Value> Iter for KeptIter<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> R<Option<T>> {
        self.0.borrow_mut().next()
    }
    fn length_hint(&self) -> usize {
        self.0.borrow().length_hint()
    }
    fn make_room(&self, width: usize) -> R<()> {
        self.0.borrow().make_room(width)
    }
    fn class(&self) -> &'static str {
        self.0.borrow().class()
    }
}

impl<T: Value> Iterable for KeptIter<T> {
    type Item = T;
    type Iterator = KeptIter<T>;
    #[inline]
    fn iterate(&self) -> R<KeptIter<T>> {
        Ok(self.clone())
    }
}

impl<T: Value> AnyValue for KeptIter<T> {
    fn type_name(&self) -> &'static str {
        self.class()
    }

    /// `object_repr`
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(&format!("<{} object at {:#x}>", self.class(), self.address()));
        Ok(())
    }

    /// `_Py_HashPointer` (`Python/pyhash.c`)
    fn hash(&self) -> R<i64> {
        let hash = (self.address() as u64).rotate_right(4) as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn view(&self) -> View<'_> {
        View::Other
    }

    fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>().addr()
    }
}

impl<T: Value> Value for KeptIter<T> {
    fn eq(&self, other: &Self) -> R<bool> {
        Ok(self.address() == other.address())
    }
}
