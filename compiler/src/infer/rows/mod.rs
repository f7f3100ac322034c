//! Catalog rows against operand types, while element types are still growing.
//!
//! First every overload is *tried* without touching anything; the best one is then *applied*: owned arguments
//! flow into the receiver's cells, containers that must have one representation are merged, results get cells
//! of their own.

mod apply;
mod fit;

use super::Cx;
use crate::catalog::{self, ParamKind, Pattern, Row};
use crate::infer::table::RowCall;
use crate::ty::{RowId, Ty};

/// `import module` is native: the catalog has rows of it.
pub fn is_native_module(module: &str) -> bool {
    !catalog::names_of(module).is_empty() && !is_type(module)
}

/// `from module import name` is native.
pub fn is_native_member(module: &str, name: &str) -> bool {
    let is_there =
        || !catalog::lookup(module, name).is_empty() || is_native_module(&format!("{module}.{name}"));
    catalog::intrinsics::is_silent_import(module, name) || (is_native_module(module) && is_there())
}

/// A default that a call may also give: `text.find(part, None)`, but not `data.pop(None)`.
const NO_VALUE: &str = "None";

fn is_type(owner: &str) -> bool {
    owner == "builtins" || crate::ty::builtin::BUILTIN_TYPES.iter().any(|row| row.python == owner)
}

/// Arguments as a call gives them: operand indices.
#[derive(Clone, Default)]
pub struct Shape {
    pub positional: Vec<usize>,
    pub keywords: Vec<(String, usize)>,
}

/// The operand (or operands) of each Rust parameter.
enum Place {
    One(usize),
    Many(Vec<usize>),
    Missing,
}

/// The result of applying a row.
pub struct Applied {
    pub call: RowCall,
    /// The result with variables; a fresh container still has the row's own element types.
    pub result: Ty,
    /// Parameters the row writes through.
    pub row: &'static Row,
}

impl Cx<'_> {
    /// The best row among the overloads, if any fits.
    pub fn choose_row(&self, rows: &[RowId], operands: &[Ty], shape: &Shape) -> Option<RowId> {
        let fitting = rows
            .iter()
            .filter_map(|id| self.fits(catalog::row(*id), operands, shape).map(|score| (score, *id)));
        fitting.min_by_key(|(score, id)| (*score, id.0)).map(|(_, id)| id)
    }

    fn place(row: &Row, shape: &Shape) -> Option<Vec<Place>> {
        let mut places = vec![];
        let mut positional = shape.positional.iter().copied();
        let mut used = 0;
        for param in row.params {
            let keyword =
                shape.keywords.iter().find(|(name, _)| name == param.name).map(|(_, operand)| *operand);
            let place = match param.kind {
                ParamKind::VarPositional => Place::Many(positional.by_ref().collect()),
                ParamKind::PositionalOnly => positional.next().map_or(Place::Missing, Place::One),
                ParamKind::KeywordOnly => match keyword {
                    Some(operand) => {
                        used += 1;
                        Place::One(operand)
                    }
                    None => Place::Missing,
                },
                ParamKind::Positional => match (positional.next(), keyword) {
                    (Some(_), Some(_)) => return None,
                    (Some(operand), None) => Place::One(operand),
                    (None, Some(operand)) => {
                        used += 1;
                        Place::One(operand)
                    }
                    (None, None) => Place::Missing,
                },
            };
            if matches!(place, Place::Missing) && !param.mode.is_optional() {
                return None;
            }
            places.push(place);
        }
        (positional.next().is_none() && used == shape.keywords.len()).then_some(places)
    }
}

/// A pattern without variables as a type.
fn concrete(pattern: &Pattern, parts: &[Pattern]) -> Option<Ty> {
    let Pattern::Con(con, _) = pattern else { return None };
    let parts: Option<Vec<Ty>> = parts
        .iter()
        .map(|part| match part {
            Pattern::Con(_, inner) => concrete(part, inner),
            Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => None,
        })
        .collect();
    Some(Ty::build(*con, parts?))
}
