//! Methods of values, kept for calls: `append = xs.append` in front of a loop.
//!
//! Such a value is what the method belongs to ([`Ty::Bound`]): a call of it is the call of the method. Like a
//! function as a value it may be bound to names, passed to native functions, called, or compared with None;
//! anywhere else it has to be the object that CPython makes.

use super::table::How;
use super::walk::Walk;
use crate::catalog;
use crate::hir::nodes::{Arg, ExprId, ExprKind, Target, TargetKind};
use crate::source::Span;
use crate::ty::{Part, RowId, Ty};

impl<'a> Walk<'_, 'a> {
    /// `xs.append` where its value is kept; `None` where it is no method that native code can keep.
    pub(super) fn bound_method(&self, receiver: &Ty, name: &str) -> Option<(Ty, How)> {
        let of = self.shallow(receiver);
        let is_one =
            !matches!(of, Ty::Union(_) | Ty::Dyn | Ty::Never | Ty::Iter(..) | Ty::Exception | Ty::Type);
        let owner = catalog::owner_of(&of);
        let is_plain = !catalog::is_special_method(name)
            && !catalog::intrinsics::is_absent(owner, name, self.cx.plan.minor);
        let row = *catalog::methods(owner, name).first().filter(|_| is_one && is_plain)?;
        Some((Ty::Bound(row, Part::new(of)), How::Method))
    }

    /// The method's name, and what it is a method of.
    pub(super) fn as_bound(&self, ty: &Ty) -> Option<(RowId, Ty)> {
        match self.shallow(ty) {
            Ty::Bound(row, of) => Some((row, *of)),
            _ => None,
        }
    }

    pub(super) fn call_bound(
        &mut self,
        (row, receiver): (RowId, Ty),
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        let operands = self.arguments(args);
        self.method_of(receiver, catalog::row(row).name, operands, args, span)
    }

    /// `add, remove = xs.append, xs.pop`: each is bound to a name, the tuple is never seen.
    pub(super) fn is_taken_apart(&self, target: &Target, value: ExprId) -> bool {
        match (&target.kind, &self.func.expr(value).kind) {
            (TargetKind::Tuple { items, star: None }, ExprKind::Tuple(values)) => {
                items.len() == values.len()
                    && items.iter().all(|item| matches!(item.kind, TargetKind::Name(_)))
            }
            _ => false,
        }
    }
}
