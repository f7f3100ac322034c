//! What `repr` is inside of, so that a container that holds itself prints `[...]`.

use std::cell::RefCell;

use crate::error::R;
use crate::nesting::{self, Deeper, Doing};

thread_local! {
    static INSIDE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    /// Objects whose `__repr__` runs, by the function that it is.
    static RUNNING: RefCell<Vec<(usize, i64)>> = const { RefCell::new(Vec::new()) };
}

/// Notes that a `__repr__` of an object runs. Does it already?
pub fn begin(address: usize, function: i64) -> bool {
    RUNNING.with_borrow_mut(|running| {
        let runs = running.contains(&(address, function));
        if !runs {
            running.push((address, function));
        }
        runs
    })
}

/// It has ended.
pub fn end(address: usize, function: i64) {
    RUNNING.with_borrow_mut(|running| running.retain(|one| *one != (address, function)));
}

/// Held while the `repr` of one container runs.
pub struct Inside(#[allow(dead_code)] Deeper);

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.with_borrow_mut(|inside| inside.pop());
    }
}

/// `None` when the container at this address is being printed already.
pub fn enter(address: usize, has_items: bool) -> R<Option<Inside>> {
    if INSIDE.with_borrow(|inside| inside.contains(&address)) {
        return Ok(None);
    }
    let deeper = nesting::enter(Doing::Repr, has_items)?;
    INSIDE.with_borrow_mut(|inside| inside.push(address));
    Ok(Some(Inside(deeper)))
}
