//! Functions that are not the program's own and go where they are not followed: to who may ask them for their
//! module (`__self__`) or their globals.
//!
//! ```text
//! f = print; getattr(f, key)            followed: `getattr` is asked of `print`
//! table = [print]                       `getattr(table[0], key)` may be
//! get = lambda x, k: getattr(x, k)      so may `get(get(x, k), key)`
//! ```

use std::collections::HashSet;

use super::computed::Names;
use crate::catalog::{self, intrinsics};
use crate::hir::nodes::{ExprId, ExprKind, Function, NameRef, StmtKind};
use crate::hir::visit::{self, Seen};
use crate::world::things::{Things, each};

/// `print`, `math.sqrt`, `getattr(x, key)`: what may be such a function.
pub fn may_be_function<'a>(names: &Names<'a>, things: &Things, function: &'a Function, expr: ExprId) -> bool {
    let is_builtin = |name: &str| {
        catalog::names::is_builtin_everywhere(name)
            && !intrinsics::is_constant(name)
            && intrinsics::tested_class(name).is_none()
    };
    matches!(&function.expr(expr).kind, ExprKind::Name(NameRef::Builtin(name)) if is_builtin(name))
        || things.member(function, expr).is_some() && things.module(function, expr).is_none()
        || names.may_get_function(things, function, expr)
}

/// Does one go anywhere where it is not followed?
pub fn goes_out<'a>(half: &'a [Function], things: &Things, names: &Names<'a>) -> bool {
    half.iter().any(|function| {
        let declared = declared(half, function);
        things.going_out(function).into_iter().any(|id| {
            !declared.contains(&id) && !names.sources.is_followed(function, id) && {
                let leaves = names.sources.from(function, id).leaves;
                leaves.into_iter().any(|(function, leaf)| may_be_function(names, things, function, leaf))
            }
        })
    })
}

/// Annotations, decorators and bases: classes for the most part, and functions that only take what is
/// declared.
fn declared(half: &[Function], function: &Function) -> HashSet<ExprId> {
    let mut tops: Vec<ExprId> = vec![];
    for inner in half.iter().filter(|inner| inner.parent == Some(function.id)) {
        tops.extend(inner.params.iter().filter_map(|param| param.annotation));
        tops.extend(inner.returns);
        tops.extend(inner.decorators.iter().copied());
    }
    each(function, &mut |seen| {
        if let Seen::Stmt(stmt) = seen {
            match &stmt.kind {
                StmtKind::AnnAssign { annotation, .. } => tops.push(*annotation),
                StmtKind::Class { args, decorators, .. } => {
                    tops.extend(args.iter().map(|arg| arg.value()));
                    tops.extend(decorators.iter().copied());
                }
                _ => {}
            }
        }
    });
    let mut found = HashSet::new();
    for top in tops {
        visit::each_below(function, top, &mut |id| {
            found.insert(id);
        });
    }
    found
}
