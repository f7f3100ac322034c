//! What the answers to the questions of patterns tell (`hir/patterns.rs`).

use std::collections::BTreeSet;

use super::filter;
use crate::hir::nodes::{Arg, ExprId, ExprKind, NameRef};
use crate::hir::patterns;
use crate::infer::table::{Dispatch, How, VarKey};
use crate::infer::walk::Walk;

/// A question of a pattern to a variable: the members that cannot have given this answer are out.
pub(super) fn assume(walk: &mut Walk, test: ExprId, args: &[Arg], truth: bool, rebound: &BTreeSet<VarKey>) {
    let ExprKind::Call { func, .. } = &walk.func.expr(test).kind else { return };
    let ExprKind::Name(NameRef::Builtin(name)) = &walk.func.expr(*func).kind else { return };
    let (true, Some(Arg::Positional(value))) = (patterns::is_question(name), args.first()) else { return };
    let dispatch = match walk.exprs.get(&walk.key(test)).map(|info| info.how.clone()) {
        Some(How::Dispatch(dispatch) | How::OfFirst(dispatch)) => dispatch,
        _ => return,
    };
    let may_be = |dispatch: &Dispatch| match dispatch {
        Dispatch::Truth(value) => *value == truth,
        Dispatch::Raise(..) | Dispatch::Dead => false,
        _ => true,
    };
    match &dispatch {
        Dispatch::Split { operand: 0, arms } => filter(walk, *value, rebound, &|_, member| {
            arms.iter().find(|(ty, _)| ty == member).is_none_or(|(_, arm)| may_be(arm))
        }),
        other => walk.env.reachable &= may_be(other),
    }
}
