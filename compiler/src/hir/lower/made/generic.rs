//! Classes that may be subscripted (`class Stack(Generic[T])`, `class Stack[T]`): what a call of `Stack[int]`
//! runs.

use super::Around;
use super::maker::Maker;
use crate::hir::expansion::Generic;
use crate::hir::lower::*;

/// `None` for a class without brackets: whoever derives from a generic one by its bare name is none itself.
pub(in crate::hir::lower) fn generic(body: &mut Body, around: &Around, parameters: usize) -> Option<Generic> {
    let is_subscript = |arg: &Arg| match arg {
        Arg::Positional(base) => matches!(around.exprs[base.index()].kind, ExprKind::Subscript { .. }),
        Arg::Star(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => false,
    };
    if parameters == 0 && !around.args.iter().any(is_subscript) {
        return None;
    }
    let mut maker = Maker::new(body, "__call__", body.cx.of_library?.alias_call);
    let class = maker.param("self", ParamKind::PositionalOnly, None);
    let args = maker.param("args", ParamKind::VarPositional, None);
    let options = maker.param("kwargs", ParamKind::VarKeyword, None);
    let [func, args, options] = [class, args, options].map(|binding| maker.get(binding));
    let value = maker.add(ExprKind::Call { func, args: vec![Arg::Star(args), Arg::DoubleStar(options)] });
    maker.push(StmtKind::Return(Some(value)));
    Some(Generic { parameters, call: maker.finish(body, "__call__") })
}
