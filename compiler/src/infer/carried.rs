//! Operations without a native form, beside an isolate: it carries them out on values, and gives one back.
//!
//! ```text
//! def shown(path, e):
//!     return path.encode("cp037"), e.args       a method and an attribute that only CPython knows
//! ```
//!
//! A container among the operands lives in the isolate from birth then. That never costs more than deferring
//! the function: it would send these containers there, too, with all else that it works on. Whether what is
//! left is worth a native function decides the price, as for all functions (`partition/cost.rs`).

use super::rows::Shape;
use super::table::{Dispatch, How};
use super::walk::Walk;
use crate::catalog::{self, intrinsics};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{Arg, ExprKind};
use crate::source::Span;
use crate::ty::Ty;

/// What has been recorded up to some point of a walk.
struct Mark {
    refusals: usize,
    flows: usize,
    met: usize,
    has_failed: bool,
    is_reachable: bool,
}

impl Walk<'_, '_> {
    /// May the isolate get these values?
    pub fn can_be_given(&self, operands: &[Ty]) -> bool {
        let crosses = |ty: &Ty| {
            let members = self.shallow(ty).members();
            self.cx.cells.resolve(ty).is_ok()
                && !members.iter().any(|member| {
                    matches!(
                        member, // (A slice has forgotten which of its bounds are bools.)
                        Ty::Iter(..) | Ty::Object | Ty::Slice | Ty::Function(_) | Ty::Bound(..) | Ty::Never
                    )
                })
        };
        self.cx.plan.hybrid && operands.iter().all(crosses)
    }

    /// `sum(f(x) for x in xs)`, `", ".join(map(f, xs))`: what runs in place is no object to be given.
    pub fn runs_in_place(&self, owner: &str, name: &str, args: &[Arg]) -> bool {
        let [Arg::Positional(first), ..] = args else { return false };
        let kind = &self.func.expr(*first).kind;
        intrinsics::exhausts(owner, name)
            && matches!(kind, ExprKind::GeneratorExp { .. } | ExprKind::Call { .. })
    }

    /// `give`, for an operation that has no native form.
    pub fn carry(&mut self, operands: &[Ty], reason: Reason) {
        self.give(operands, reason.span);
        if !self.carried.contains(&reason) {
            self.carried.push(reason);
        }
    }

    /// They go to the isolate: containers among them live there.
    pub fn give(&mut self, operands: &[Ty], span: Span) {
        for operand in operands {
            self.cx.cells.send_to_isolate(operand);
            self.flow(operand, super::walk::Sink::Type(Ty::Dyn), span);
        }
    }

    /// An operator or another special method, `name`, that no row has for these operands.
    pub fn carried_row(
        &mut self,
        name: &str,
        operands: &mut [Ty],
        span: Span,
        what: String,
    ) -> (Ty, Dispatch) {
        let rows = catalog::lookup("Dyn", name);
        if rows.is_empty() || !self.can_be_given(operands) {
            return (self.no_row(operands, span, what), Dispatch::Dead);
        }
        self.carry(operands, Reason::new(ReasonId::NoRow, span, &what));
        let mut given = vec![Ty::Dyn; operands.len()];
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        match self.rows_dispatch(rows, &mut given, &shape, span) {
            Some(found) => found,
            None => (self.no_row(operands, span, what), Dispatch::Dead),
        }
    }

    /// The native form of a call on these operands; where that is refused for what the call is, the isolate's
    /// own function is called.
    pub fn native_or_carried(
        &mut self,
        operands: &[Ty],
        span: Span,
        native: impl FnOnce(&mut Self) -> (Ty, How),
    ) -> (Ty, How) {
        let mark = self.mark();
        let found = native(self);
        let is_refused =
            self.met.len() > mark.met && self.met[mark.met..].iter().all(|id| is_of_operation(*id));
        if !is_refused || !self.can_be_given(operands) {
            return found;
        }
        let reason = self.refusals.get(mark.refusals).map(|refusal| refusal.reason.clone());
        self.forget(&mark);
        match reason {
            Some(reason) => self.carry(operands, reason),
            None => self.give(operands, span),
        }
        (Ty::Dyn, How::CallDyn)
    }

    fn mark(&self) -> Mark {
        Mark {
            refusals: self.refusals.len(),
            flows: self.flows.len(),
            met: self.met.len(),
            has_failed: self.failed_statements.contains(&self.top),
            is_reachable: self.env.reachable,
        }
    }

    fn forget(&mut self, mark: &Mark) {
        self.refusals.truncate(mark.refusals);
        self.flows.truncate(mark.flows);
        self.met.truncate(mark.met);
        self.env.reachable = mark.is_reachable;
        if !mark.has_failed {
            self.failed_statements.remove(&self.top);
        }
    }
}

/// Is it the operation that has no native form, whatever the values are?
fn is_of_operation(id: ReasonId) -> bool {
    matches!(id, ReasonId::NoRow | ReasonId::NotLowered)
}
