//! `@total_ordering` (`Lib/functools.py`): the order that a class has not itself, made of the one that it
//! has.
//!
//! ```text
//! def _gt_from_lt(self, other):
//!     op_result = type(self).__lt__(self, other)
//!     if op_result is NotImplemented:
//!         return op_result
//!     return not op_result and self != other
//! ```

use super::maker::Maker;
use super::{Around, Read, binds};
use crate::hir::expansion::{Expansion, ORDERINGS, Rest};
use crate::hir::lower::*;

const TOTAL_ORDERING: (&str, &str) = ("functools", "total_ordering");

pub(super) fn expansion(
    body: &mut Body,
    around: &Around,
    stmts: &mut Vec<Stmt>,
    of_library: OfLibrary,
) -> Option<Expansion> {
    let [.., decorator] = *around.decorators else { return None };
    if body.cx.library_member(around.exprs, decorator)? != TOTAL_ORDERING {
        return None;
    }
    let mut found = Expansion { decorator: Some(decorator), is_ordering: true, ..Expansion::default() };
    match root(body, stmts) {
        Ok(root) => add(body, stmts, root, of_library),
        Err(refusal) => found.refusal = Some(refusal),
    }
    Some(found)
}

/// What all others are made of: the first that the class has (`max(roots)`, in the order of the names).
fn root(body: &Body, stmts: &[Stmt]) -> Read<&'static str> {
    let roots = ["lt", "le", "gt", "ge"];
    let root = roots.into_iter().find(|root| stmts.iter().any(|stmt| binds(stmt, &special(root))));
    let root = root.ok_or_else(|| "`total_ordering` of a class without an order".to_owned())?;
    let is_plain = |stmt: &Stmt| match &stmt.kind {
        StmtKind::Def { func, .. } => {
            body.shared.get(*func).is_some_and(|function| function.decorators.is_empty())
        }
        _ => false,
    };
    match stmts.iter().filter(|stmt| binds(stmt, &special(root))).all(is_plain) {
        true => Ok(root),
        false => Err(format!("`total_ordering` of a class with a `{}` that is no method", special(root))),
    }
}

fn special(name: &str) -> String {
    format!("__{name}__")
}

fn add(body: &mut Body, stmts: &mut Vec<Stmt>, root: &str, of_library: OfLibrary) {
    for (index, (from, name, negated, rest)) in ORDERINGS.into_iter().enumerate() {
        if from != root || stmts.iter().any(|stmt| binds(stmt, &special(name))) {
            continue;
        }
        let (asked, whole) = of_library.orderings[index];
        let mut maker = Maker::new(body, &format!("_{name}_from_{root}"), asked);
        let own = maker.param("self", ParamKind::Positional, None);
        let other = maker.param("other", ParamKind::Positional, None);
        let method = maker.attribute(own, &special(root));
        let given = maker.get(other);
        let call = maker.call(method, vec![given]);
        let (result, keep) = maker.keep("op_result", call);
        maker.push_made(keep);
        let (left, right) =
            (maker.get(result), maker.add(ExprKind::Name(NameRef::Builtin("NotImplemented".to_owned()))));
        let test = maker.add(ExprKind::Compare(CompareOp::Is, left, right));
        let value = maker.get(result);
        let give = maker.stmt(StmtKind::Return(Some(value)));
        maker.push(StmtKind::If { test, body: vec![give], orelse: vec![] });
        maker.span = whole;
        let mut answer = maker.get(result);
        if negated {
            answer = maker.add(ExprKind::Unary(UnaryOp::Not, answer));
        }
        let mut compare = |op: CompareOp| {
            let (left, right) = (maker.get(own), maker.get(other));
            maker.add(ExprKind::Compare(op, left, right))
        };
        let answer = match rest {
            Rest::AndUnequal => {
                let unequal = compare(CompareOp::NotEq);
                maker.add(ExprKind::And(answer, unequal))
            }
            Rest::OrEqual => {
                let equal = compare(CompareOp::Eq);
                maker.add(ExprKind::Or(answer, equal))
            }
            Rest::Nothing => answer,
        };
        maker.push(StmtKind::Return(Some(answer)));
        let func = maker.finish(body, &special(name));
        let span = body.cx.scopes.scope(body.root).span;
        let target = body.new_target(TargetKind::Name(NameRef::ClassLocal(special(name))), span);
        let def = body.new_stmt(StmtKind::Def { func, target }, span);
        stmts.push(def);
    }
}
