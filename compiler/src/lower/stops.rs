//! StopIteration where something native stands for an iterator: raised by what `map` or `filter` calls, it is
//! the end of the items, as it is for whoever asks an iterator for the next one.

use super::function::Lower;
use crate::catalog;
use crate::infer::table::{Apply, Dispatch, EachItem};
use crate::sir::{Label, Op, Region, StmtKind, Value, flow};
use crate::source::Span;
use crate::ty::{RowId, Ty};

const STOP: &str = "StopIteration";

/// Can a call of the row raise it?
fn row_may_stop(row: RowId) -> bool {
    let row = catalog::row(row);
    row.effects.calls_user
        || row.raises.iter().any(|class| [STOP, "Exception", "BaseException"].contains(class))
}

/// Can a statement of the region raise it? What is not a call of a row that says what it raises, may.
pub(super) fn may_raise_stop_iteration(region: &Region) -> bool {
    flow::any(region, &|stmt| match &stmt.kind {
        StmtKind::Let { op: Op::Call { row, .. }, .. } => row_may_stop(row.row),
        StmtKind::Let { op: Op::CallFn { .. }, .. } => true,
        StmtKind::Let { site, .. } | StmtKind::For { site, .. } => site.is_some(),
        StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::If { .. }
        | StmtKind::Loop { .. }
        | StmtKind::ForRange { .. }
        | StmtKind::Block { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Try { .. }
        | StmtKind::Match { .. }
        | StmtKind::Apart { .. }
        | StmtKind::Unreachable => false,
    })
}

impl Lower<'_, '_> {
    pub(super) fn is_stop_iteration(&mut self, exception: Value) -> Value {
        let classes = vec![STOP.to_owned()];
        self.let_(Ty::Bool, Op::IsException { exception, classes, own: vec![] })
    }

    /// Calls what a `map` or `filter` calls, with an item; a StopIteration leaves the loop, as if there were
    /// no more items (`Objects/abstract.c`, `PyIter_Next`).
    pub(super) fn apply_or_stop(
        &mut self,
        each: &EachItem,
        called: Value,
        item: Value,
        span: Span,
        end: Label,
    ) -> Option<Value> {
        let may_stop = match &each.apply {
            Apply::Itself => false,
            Apply::Dispatch(Dispatch::Row(call), _) => row_may_stop(call.row),
            Apply::Lambda(_) | Apply::Call(..) | Apply::Dispatch(..) | Apply::Items(_) => true,
        };
        if !may_stop {
            return self.apply(each, called, &[item], span);
        }
        let mut given = None;
        let body = self.region(&mut |lower| {
            if let Some(value) = lower.apply(each, called, &[item], span) {
                let slot = lower.new_slot("given", *lower.ty(value), false);
                lower.set(slot, value);
                given = Some(slot);
            }
        });
        let caught = self.new_value(Ty::Exception);
        let handler = self.region(&mut |lower| {
            let stopped = lower.is_stop_iteration(caught);
            let then = lower.region(&mut |lower| lower.push(StmtKind::Break(end)));
            let orelse = lower.region(&mut |lower| lower.push(StmtKind::Reraise { exception: caught }));
            lower.push(StmtKind::If { cond: stopped, then, orelse });
        });
        self.push(StmtKind::Try { body, caught, handler });
        given.map(|slot| self.get(slot))
    }
}
