//! What `repr` is inside of, so that a container that holds itself prints `[...]`; also CPython's limit on
//! how deep a `repr` may nest.

use std::cell::RefCell;

use crate::error::{Class, R, raise_new};

thread_local! {
    static INSIDE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Held while the `repr` of one container runs.
pub struct Inside(());

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.with_borrow_mut(|inside| inside.pop());
    }
}

/// `None` when the container at this address is being printed already.
pub fn enter(address: usize) -> R<Option<Inside>> {
    INSIDE.with_borrow_mut(|inside| {
        if inside.contains(&address) {
            return Ok(None);
        }
        if inside.len() >= crate::start::RECURSION_LIMIT as usize {
            return Err(raise_new(
                Class::RecursionError,
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        inside.push(address);
        Ok(Some(Inside(())))
    })
}
