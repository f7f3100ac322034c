//! Rows as text: Rust code, one line a row, and the listing people read.

use hybridc::catalog::{Bound, Generic, Mode, Param, ParamKind, Pattern, Row, RowKind};
use hybridc::ty::builtin;

const HEAD: &str = "\
//! Made by `cargo dev catalog` from the runtime's `#[py(…)]` functions. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, reason = \"which names the rows need depends on the rows\")]

use super::{Bound as B, Con as C, Effects, Generic as G, Mode as M};
use super::{Param, ParamKind as K, Pattern as P, Row, RowKind};
use crate::ty::{FileKind as F, IterKind as I};

const fn p(name: &'static str, kind: K, default: Option<&'static str>, mode: M, ty: P) -> Param {
    Param { name, kind, default, mode, ty }
}

";

/// `generated.rs`
pub fn code(rows: &[Row]) -> String {
    let mut text = format!("{HEAD}pub static ROWS: &[Row] = &[\n");
    for row in rows {
        let params: Vec<String> = row.params.iter().map(param_code).collect();
        let generics: Vec<String> = row.generics.iter().map(generic_code).collect();
        let e = &row.effects;
        text += &format!(
            "    Row {{ python: {:?}, owner: {:?}, name: {:?}, kind: RowKind::{:?}, params: &[{}], \
             generics: &[{}], result: {}, unit: {}, fallible: {}, raises: &{:?}, \
             effects: Effects {{ pure_: {}, writes: &{:?}, io: {}, calls_user: {} }}, rust: {:?} }},\n",
            row.python,
            row.owner,
            row.name,
            row.kind,
            params.join(", "),
            generics.join(", "),
            pattern_code(&row.result),
            row.unit,
            row.fallible,
            row.raises,
            e.pure_,
            e.writes,
            e.io,
            e.calls_user,
            row.rust,
        );
    }
    text + "];\n"
}

fn param_code(param: &Param) -> String {
    let ty = pattern_code(&param.ty);
    format!("p({:?}, K::{:?}, {:?}, M::{:?}, {ty})", param.name, param.kind, param.default, param.mode)
}

fn generic_code(generic: &Generic) -> String {
    let item = |item: &Option<Pattern>| match item {
        Some(item) => format!("Some({})", pattern_code(item)),
        None => "None".to_string(),
    };
    let bound = match &generic.bound {
        Bound::Value => "B::Value".to_string(),
        Bound::Number => "B::Number".to_string(),
        Bound::Integral => "B::Integral".to_string(),
        Bound::AsFloat => "B::AsFloat".to_string(),
        Bound::Scalar => "B::Scalar".to_string(),
        Bound::Iterable(pattern) => format!("B::Iterable({})", item(pattern)),
        Bound::Iter(pattern) => format!("B::Iter({})", item(pattern)),
    };
    format!("G {{ name: {:?}, bound: {bound} }}", generic.name)
}

fn pattern_code(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Var(var) => format!("P::Var({var})"),
        Pattern::Item(var) => format!("P::Item({var})"),
        Pattern::Iterator(var) => format!("P::Iterator({var})"),
        Pattern::Con(con, parts) => {
            let parts: Vec<String> = parts.iter().map(pattern_code).collect();
            let con = match con {
                builtin::Con::Iter(kind) => format!("Iter(I::{kind:?})"),
                builtin::Con::File(kind) => format!("File(F::{kind:?})"),
                other => format!("{other:?}"),
            };
            format!("P::Con(C::{con}, &[{}])", parts.join(", "))
        }
    }
}

/// `golden/catalog.txt`
pub fn listing(rows: &[Row]) -> String {
    rows.iter().map(|row| listing_line(row) + "\n").collect()
}

fn listing_line(row: &Row) -> String {
    let mut line = row.python.to_string();
    if row.kind == RowKind::Function {
        line += &format!("({})", listing_params(row));
    }
    line += &format!(" -> {}", spelled(row, &row.result));
    if !row.raises.is_empty() {
        line += &format!("  raises {}", row.raises.join(", "));
    }
    if !row.effects.writes.is_empty() {
        line += &format!("  writes {}", row.effects.writes.join(", "));
    }
    if row.kind == RowKind::Property {
        line += "  property";
    }
    for (flag, name) in
        [(row.effects.pure_, "pure"), (row.effects.io, "io"), (row.effects.calls_user, "calls_user")]
    {
        if flag {
            line += &format!("  {name}");
        }
    }
    line
}

fn listing_params(row: &Row) -> String {
    let mut parts: Vec<String> = vec![];
    for (index, param) in row.params.iter().enumerate() {
        let before = index.checked_sub(1).map(|i| row.params[i].kind);
        if before == Some(ParamKind::PositionalOnly) && param.kind != ParamKind::PositionalOnly {
            parts.push("/".to_string());
        }
        if param.kind == ParamKind::KeywordOnly
            && !matches!(before, Some(ParamKind::KeywordOnly | ParamKind::VarPositional))
        {
            parts.push("*".to_string());
        }
        let star = if param.kind == ParamKind::VarPositional { "*" } else { "" };
        let ty = match param.mode {
            Mode::Any | Mode::OptionalAny | Mode::AnySlice => "object".to_string(),
            Mode::Owned | Mode::OptionalOwned => format!("stored {}", spelled(row, &param.ty)),
            Mode::Ref | Mode::Either | Mode::OptionalRef | Mode::Slice => spelled(row, &param.ty),
        };
        let default = param.default.map_or(String::new(), |d| format!(" = {d}"));
        parts.push(format!("{star}{}: {ty}{default}", param.name));
    }
    if row.params.last().is_some_and(|p| p.kind == ParamKind::PositionalOnly) {
        parts.push("/".to_string());
    }
    parts.join(", ")
}

fn spelled(row: &Row, pattern: &Pattern) -> String {
    match pattern {
        Pattern::Var(var) => {
            let generic = &row.generics[*var as usize];
            match &generic.bound {
                Bound::Value => generic.name.to_string(),
                Bound::Number | Bound::AsFloat => "number".to_string(),
                Bound::Integral => "integer".to_string(),
                Bound::Scalar => format!("scalar {}", generic.name),
                Bound::Iterable(Some(item)) => format!("iterable[{}]", spelled(row, item)),
                Bound::Iter(Some(item)) => format!("iterator[{}]", spelled(row, item)),
                Bound::Iterable(None) => format!("iterable {}", generic.name),
                Bound::Iter(None) => format!("iterator {}", generic.name),
            }
        }
        Pattern::Item(var) => format!("item of {}", row.generics[*var as usize].name),
        Pattern::Iterator(var) => format!("iterator of {}", row.generics[*var as usize].name),
        Pattern::Con(builtin::Con::Union, parts) => {
            parts.iter().map(|part| spelled(row, part)).collect::<Vec<String>>().join(" | ")
        }
        Pattern::Con(con, parts) => {
            let name = builtin::by_con(*con, parts.len()).python;
            let name = if name == "NoneType" { "None" } else { name };
            let parts: Vec<String> = parts.iter().map(|part| spelled(row, part)).collect();
            match con {
                builtin::Con::TupleOf => format!("tuple[{}, ...]", parts[0]),
                _ if parts.is_empty() => name.to_string(),
                _ => format!("{name}[{}]", parts.join(", ")),
            }
        }
    }
}
