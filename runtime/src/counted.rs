//! A counted box: what handles to one object share.
//!
//! `Rc` of the standard library does the same, but calls its slow half with the address of the handle: every
//! variable that holds one would live in memory, also where nothing else needs it to. Here the last handle
//! gives its pointer away by value. There are no weak references, so there is one count.
#![allow(unsafe_code, reason = "an object is let go when the last of its handles is")]

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use crate::memory;

pub(crate) struct Counted<T> {
    block: NonNull<Block<T>>,
    owns: PhantomData<Block<T>>,
}

struct Block<T> {
    /// Handles. It cannot overflow: they would need more memory than there is.
    count: Cell<usize>,
    value: T,
}

impl<T> Counted<T> {
    #[inline]
    pub(crate) fn new(value: T) -> Counted<T> {
        let block = memory::block_of::<Block<T>>();
        // SAFETY: the block is new, of this size and alignment.
        unsafe { block.write(Block { count: Cell::new(1), value }) };
        Counted { block, owns: PhantomData }
    }

    /// Are both the same object?
    #[inline(always)]
    pub(crate) fn same(&self, other: &Counted<T>) -> bool {
        self.block == other.block
    }

    #[inline(always)]
    pub(crate) fn address(&self) -> usize {
        self.block.addr().get()
    }

    /// Is this the only handle?
    #[inline(always)]
    pub(crate) fn is_unique(&self) -> bool {
        self.block().count.get() == 1
    }

    #[inline(always)]
    fn block(&self) -> &Block<T> {
        // SAFETY: the block lives as long as it has a handle, and `&mut` to it is never made before the last
        // one is gone.
        unsafe { self.block.as_ref() }
    }
}

impl<T> Deref for Counted<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        &self.block().value
    }
}

impl<T> Clone for Counted<T> {
    #[inline(always)]
    fn clone(&self) -> Counted<T> {
        let count = &self.block().count;
        count.set(count.get() + 1);
        Counted { block: self.block, owns: PhantomData }
    }
}

impl<T> Drop for Counted<T> {
    #[inline(always)]
    fn drop(&mut self) {
        let count = &self.block().count;
        let left = count.get() - 1;
        count.set(left);
        if left == 0 {
            // SAFETY: this was the last handle.
            unsafe { release(self.block) };
        }
    }
}

/// # Safety
/// The block has no handle any more.
#[inline(never)]
unsafe fn release<T>(block: NonNull<Block<T>>) {
    // SAFETY: `memory::block_of` gives blocks of the global allocator with the layout of what is in them, as
    // a box has, and nobody else reaches this one.
    drop(unsafe { Box::from_raw(block.as_ptr()) });
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Counted;

    #[test]
    fn the_last_handle_lets_go() {
        let seen = Rc::new(());
        let one = Counted::new((Rc::clone(&seen), 7_u128));
        let two = one.clone();
        assert!(one.same(&two) && one.address() == two.address() && !one.is_unique());
        drop(one);
        assert!(two.is_unique() && two.1 == 7 && Rc::strong_count(&seen) == 2);
        drop(two);
        assert_eq!(Rc::strong_count(&seen), 1);
    }
}
