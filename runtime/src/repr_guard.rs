//! What `repr` is inside of, so that a container that holds itself prints `[...]`.

use std::cell::RefCell;

use crate::error::R;
use crate::nesting::{self, Deeper, Doing};

thread_local! {
    static INSIDE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
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
