//! What code being lowered stands inside of: loops, handlers, final blocks, generator expressions.

use crate::hir::nodes::FuncId;
use crate::infer::table::EachItem;
use crate::sir::{Label, Site, Slot, Value};
use crate::source::Span;

/// What stands between a statement and the place that `return`, `break` or `continue` leave for.
pub(super) enum Exit {
    Loop {
        on_break: Label,
        on_continue: Label,
    },
    /// An exception handler: leaving it ends the handling.
    Handler,
    /// What a `finally` protects: leaving goes through the block.
    Finally(FinallyExit),
    /// The `finally` block itself: leaving it gives up what it was entered with.
    Final(Entered),
}

/// Ways out of a `try … finally` other than its end.
pub(super) enum Leaving {
    Return(Value),
    Break,
    Continue,
}

/// The slots that say, after the final block, how the statement was left.
#[derive(Clone)]
pub(super) struct FinallyExit {
    /// Left to reach the final block.
    pub label: Label,
    pub returning: Slot,
    pub result: Slot,
    pub breaking: Slot,
    pub continuing: Slot,
    pub used: [bool; 3],
}

/// What a final block has been entered with, which goes on after its end.
#[derive(Clone, Copy)]
pub(super) struct Entered {
    /// An exception, which is being handled meanwhile.
    pub raised: Slot,
    pub failure: Slot,
}

/// A frame of Python that code runs in, and how many are between it and the function's own.
pub(super) type Frame = (Option<(&'static str, Site)>, u32);

/// What is called with an item before it is passed on, from the outside in, and the value that is called.
pub(super) type Steps<'a> = Vec<(&'a EachItem, Value)>;

/// What happens to an item.
#[derive(Clone, Copy)]
pub(super) enum Yields {
    /// Appended to the list in this slot.
    Append(Slot),
    /// Given to a row together with the container in this slot, in the frame around: of the function, at
    /// the span.
    /// `taking` is set meanwhile: what is raised then is none of the generator's.
    Step {
        state: Slot,
        row: (&'static str, &'static str),
        func: FuncId,
        span: Span,
        around: Frame,
        taking: Slot,
    },
    /// Tested: the first item with this truth sets the slot and leaves.
    Test { truth: bool, found: Slot, leave: Label, taking: Slot },
}
