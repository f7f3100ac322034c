//! What Slot IR's verifier asks of rows.

use super::bind::{instantiate, substitute};
use super::{Bound, Mode, ParamKind, Pattern, Row, RowId, RowKind, item_type, row};
use crate::sir::RowFacts;
use crate::ty::Ty;

/// The catalog as Slot IR sees it.
pub struct Rows;

impl RowFacts for Rows {
    fn name(&self, id: RowId) -> &str {
        row(id).python
    }
    fn fallible(&self, id: RowId) -> bool {
        row(id).fallible
    }
    fn item(&self, iterable: &Ty) -> Option<Ty> {
        item_type(iterable)
    }
    fn check(&self, id: RowId, args: &[Vec<&Ty>], result: &Ty) -> Result<(), String> {
        check(row(id), args, result)
    }
}

fn check(row: &Row, args: &[Vec<&Ty>], result: &Ty) -> Result<(), String> {
    if matches!(row.kind, RowKind::Constant | RowKind::ComputedConstant) && !args.is_empty() {
        return Err("a constant takes no arguments".to_string());
    }
    if args.len() != row.params.len() {
        return Err(format!("{} arguments for {} parameters", args.len(), row.params.len()));
    }
    let first: Vec<Option<Ty>> = args.iter().map(|types| types.first().map(|ty| (*ty).clone())).collect();
    let bindings = instantiate(row, &first);
    for (generic, bound) in row.generics.iter().zip(&bindings) {
        if let Bound::Iterable(Some(item)) | Bound::Iter(Some(item)) = &generic.bound
            && substitute(item, &bindings) != item_type(bound)
            && *bound != Ty::Never
        {
            return Err(format!("the items of `{bound}` are not what `{}` takes", generic.name));
        }
    }
    for (param, types) in row.params.iter().zip(args) {
        if types.is_empty() && !param.mode.is_optional() && param.kind != ParamKind::VarPositional {
            return Err(format!("`{}` is missing", param.name));
        }
        if matches!(param.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice) {
            continue;
        }
        let wanted =
            substitute(&param.ty, &bindings).ok_or_else(|| format!("`{}` has no items", param.name))?;
        for ty in types {
            // The variable of an empty container is bound by it alone.
            if **ty != wanted && !(wanted == Ty::Never && matches!(param.ty, Pattern::Var(_))) {
                return Err(format!("`{}` is `{ty}`, not `{wanted}`", param.name));
            }
        }
    }
    match substitute(&row.result, &bindings) {
        Some(given) if given == *result => Ok(()),
        Some(given) => Err(format!("gives `{given}`, not `{result}`")),
        None => Err("its result has no items".to_string()),
    }
}
