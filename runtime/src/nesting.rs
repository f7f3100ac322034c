//! How deep `repr`, `str` and comparison go into what is nested: CPython counts the calls of its own C
//! functions (`Py_EnterRecursiveCall`) and raises RecursionError, also where a native stack has room for much
//! more.

use std::cell::Cell;

use crate::error::{Class, R, raise_new};

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// What CPython says it was about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    Repr,
    Str,
    Comparison,
}

impl Doing {
    fn text(self) -> &'static str {
        match self {
            Doing::Repr => "maximum recursion depth exceeded while getting the repr of an object",
            Doing::Str => "maximum recursion depth exceeded while getting the str of an object",
            Doing::Comparison => "maximum recursion depth exceeded in comparison",
        }
    }

    /// How many calls may be open, from a function near the module's body. Up to 3.11 they count with the
    /// frames; the outermost comparison is an instruction, the outermost `repr` a call.
    fn limit(self) -> u32 {
        let calls = match crate::target::version().1 {
            11 => crate::start::recursion_limit().saturating_sub(5),
            12 => 1497,
            _ => 9998,
        };
        calls + u32::from(self == Doing::Comparison)
    }
}

/// One call deeper, until this is dropped.
pub(crate) struct Deeper(());

impl Drop for Deeper {
    #[inline]
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// Enters an object; one that has items will not get by without another call.
#[inline]
pub(crate) fn enter(doing: Doing, has_items: bool) -> R<Deeper> {
    let depth = DEPTH.get() + 1;
    if depth + u32::from(has_items) > doing.limit() {
        return Err(raise_new(Class::RecursionError, doing.text()));
    }
    DEPTH.set(depth);
    Ok(Deeper(()))
}
