//! What no row may claim. The generator refuses such rows, a test checks the committed ones.

use super::{Bound, Con, Mode, ParamKind, Pattern, Row, RowKind};
use crate::ty::builtin::{Arity, BUILTIN_TYPES};

/// Everything wrong with the rows, one sentence each, the row named.
pub fn check(rows: &[Row]) -> Vec<String> {
    let mut errors: Vec<String> = vec![];
    for row in rows {
        errors.extend(check_row(row).into_iter().map(|text| format!("`{}`: {text}", row.python)));
    }
    for (index, row) in rows.iter().enumerate() {
        if rows[..index].iter().any(|other| other.python == row.python && same_call(other, row)) {
            errors.push(format!("`{}`: two rows take the same arguments equally well", row.python));
        }
    }
    errors
}

/// Everything wrong with one row by itself.
pub fn check_row(row: &Row) -> Vec<String> {
    let mut errors = vec![];
    if row.python != format!("{}.{}", row.owner, row.name) {
        errors.push("the name is not owner.name".to_string());
    }
    let effects = &row.effects;
    // The program's own code raises what it likes.
    if row.fallible && row.raises.is_empty() && !effects.calls_user {
        errors.push("returns `R<…>` but the marker has neither `raises = […]` nor `calls_user`".to_string());
    }
    if !row.fallible && !row.raises.is_empty() {
        errors.push("the marker has `raises` but Rust does not return `R<…>`".to_string());
    }
    if effects.pure_ && (!effects.writes.is_empty() || effects.io || effects.calls_user) {
        errors.push("`pure` excludes `writes`, `io` and `calls_user`".to_string());
    }
    for written in effects.writes {
        if !row.params.iter().any(|p| p.name == *written) {
            errors.push(format!("`writes({written})` names no parameter"));
        }
    }
    match row.kind {
        RowKind::Function => {}
        RowKind::Property if row.params.len() == 1 => {}
        RowKind::Property => errors.push("a property takes `self` alone".to_string()),
        RowKind::Constant | RowKind::ComputedConstant if row.params.is_empty() => {}
        RowKind::Constant | RowKind::ComputedConstant => errors.push("a constant has parameters".to_string()),
    }
    check_params(row, &mut errors);
    for generic in row.generics {
        if let Bound::Iterable(Some(item)) | Bound::Iter(Some(item)) = &generic.bound {
            check_pattern(row, item, &mut errors);
        }
    }
    check_pattern(row, &row.result, &mut errors);
    errors
}

fn check_params(row: &Row, errors: &mut Vec<String>) {
    let mut last = ParamKind::PositionalOnly as u8;
    for param in row.params {
        let name = param.name;
        if (param.kind as u8) < last {
            errors.push(format!("parameter `{name}` stands after one of a later kind"));
        }
        last = param.kind as u8;
        let slice = matches!(param.mode, Mode::Slice | Mode::AnySlice);
        if slice != (param.kind == ParamKind::VarPositional) {
            errors.push(format!("parameter `{name}`: `*args` and a Rust slice belong together"));
        }
        if param.default.is_some() != param.mode.is_optional() {
            errors.push(format!("parameter `{name}`: a default and a Rust `Option` belong together"));
        }
        check_pattern(row, &param.ty, errors);
    }
    for (index, generic) in row.generics.iter().enumerate() {
        let var = index as u8;
        let by_item = row.generics.iter().any(|other| match &other.bound {
            Bound::Iterable(Some(item)) | Bound::Iter(Some(item)) => mentions(item, var),
            Bound::Value
            | Bound::Number
            | Bound::Integral
            | Bound::AsFloat
            | Bound::Scalar
            | Bound::Iterable(None)
            | Bound::Iter(None) => false,
        });
        if !by_item && !row.params.iter().any(|p| mentions(&p.ty, var)) {
            errors.push(format!("no parameter determines `{}`", generic.name));
        }
    }
}

fn mentions(pattern: &Pattern, var: u8) -> bool {
    match pattern {
        Pattern::Var(found) => *found == var,
        Pattern::Item(_) | Pattern::Iterator(_) => false,
        Pattern::Con(_, parts) => parts.iter().any(|part| mentions(part, var)),
    }
}

fn check_pattern(row: &Row, pattern: &Pattern, errors: &mut Vec<String>) {
    match pattern {
        Pattern::Var(var) if *var as usize >= row.generics.len() => {
            errors.push("a type variable is not declared".to_string());
        }
        Pattern::Var(_) => {}
        Pattern::Item(var) | Pattern::Iterator(var) => match row.generics.get(*var as usize).map(|g| g.bound)
        {
            Some(Bound::Iterable(_) | Bound::Iter(_)) => {}
            Some(Bound::Value | Bound::Number | Bound::Integral | Bound::AsFloat | Bound::Scalar) | None => {
                errors.push("an item or iterator is taken of a type that is no iterable".to_string());
            }
        },
        Pattern::Con(con, parts) => {
            let fits = |arity: Arity| arity == Arity::Any || arity == Arity::Exactly(parts.len());
            if !BUILTIN_TYPES.iter().any(|b| b.con == *con && fits(b.arity)) {
                errors.push(format!("{con:?} does not take {} type arguments", parts.len()));
            }
            if *con == Con::Union {
                check_union(parts, errors);
            }
            parts.iter().for_each(|part| check_pattern(row, part, errors));
        }
    }
}

/// The members of a union stand in `Ty` order, else the Rust type is another one than the compiler writes.
fn check_union(parts: &[Pattern], errors: &mut Vec<String>) {
    let finished = |pattern: &Pattern| match pattern {
        Pattern::Con(..) => super::bind::substitute_closed(pattern),
        Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => None,
    };
    let types: Option<Vec<_>> = parts.iter().map(finished).collect();
    if types.is_some_and(|types| !types.is_sorted()) {
        errors.push("the members of a union must stand in `Ty` order (ty/mod.rs)".to_string());
    }
}

/// The same arguments fit both, at the same cost.
fn same_call(a: &Row, b: &Row) -> bool {
    let shape = |row: &Row| -> Vec<String> {
        row.params
            .iter()
            .map(|p| {
                let any = matches!(p.mode, Mode::Any | Mode::OptionalAny | Mode::AnySlice);
                let ty = if any { "any".to_string() } else { shape_of(row, &p.ty) };
                format!("{:?} {} {ty}", p.kind, p.default.is_some())
            })
            .collect()
    };
    shape(a) == shape(b)
}

/// The pattern with each variable replaced by its bound and number.
fn shape_of(row: &Row, pattern: &Pattern) -> String {
    match pattern {
        Pattern::Var(var) => format!("{var}: {:?}", row.generics.get(*var as usize).map(|g| g.bound)),
        Pattern::Item(var) => format!("item {var}"),
        Pattern::Iterator(var) => format!("iterator {var}"),
        Pattern::Con(con, parts) => {
            format!("{con:?}{:?}", parts.iter().map(|part| shape_of(row, part)).collect::<Vec<String>>())
        }
    }
}
