//! What Slot IR's verifier asks of rows.

use super::bind::substitute;
use super::{Bound, Mode, ParamKind, Pattern, Row, RowId, RowKind, item_type, row, rows};
use crate::sir::{RowFacts, RowUse};
use crate::ty::Ty;

/// The catalog as Slot IR sees it.
pub struct Rows;

impl RowFacts for Rows {
    fn name(&self, id: RowId) -> &str {
        row(id).python
    }
    fn label(&self, id: RowId) -> String {
        label(row(id))
    }
    fn labelled(&self, label: &str) -> Option<RowId> {
        let python = label.split('#').next().unwrap_or(label);
        let is_meant = |(_, row): &(usize, &Row)| row.python == python && self::label(row) == label;
        rows().iter().enumerate().find(is_meant).map(|(index, _)| RowId(index as u32))
    }
    fn fallible(&self, id: RowId) -> bool {
        row(id).fallible
    }
    fn item(&self, iterable: &Ty) -> Option<Ty> {
        item_type(iterable)
    }
    fn check(&self, used: &RowUse, args: &[Vec<&Ty>], result: &Ty) -> Result<(), String> {
        check(row(used.row), &used.substitution, args, result)
    }
}

/// Its Python name; where several rows have that, with the path of its Rust function below `rt::builtins` or
/// `rt::stdlib`.
fn label(row: &Row) -> String {
    if rows().iter().filter(|other| other.python == row.python).count() < 2 {
        return row.python.to_string();
    }
    let path = row.rust.splitn(3, "::").nth(2).unwrap_or(row.rust);
    format!("{}#{}", row.python, path.replace("::", "."))
}

fn check(row: &Row, bindings: &[Ty], args: &[Vec<&Ty>], result: &Ty) -> Result<(), String> {
    if matches!(row.kind, RowKind::Constant | RowKind::ComputedConstant) && !args.is_empty() {
        return Err("a constant takes no arguments".to_string());
    }
    if args.len() != row.params.len() {
        return Err(format!("{} arguments for {} parameters", args.len(), row.params.len()));
    }
    if bindings.len() != row.generics.len() {
        return Err(format!("{} types for {} type variables", bindings.len(), row.generics.len()));
    }
    for (generic, bound) in row.generics.iter().zip(bindings) {
        if let Bound::Iterable(Some(item)) | Bound::Iter(Some(item)) = &generic.bound
            && substitute(item, bindings) != item_type(bound)
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
            substitute(&param.ty, bindings).ok_or_else(|| format!("`{}` has no items", param.name))?;
        for ty in types {
            // The variable of an empty container is bound by it alone.
            if **ty != wanted && !(wanted == Ty::Never && matches!(param.ty, Pattern::Var(_))) {
                return Err(format!("`{}` is `{ty}`, not `{wanted}`", param.name));
            }
        }
    }
    match substitute(&row.result, bindings) {
        Some(given) if given == *result => Ok(()),
        Some(given) => Err(format!("gives `{given}`, not `{result}`")),
        None => Err("its result has no items".to_string()),
    }
}
