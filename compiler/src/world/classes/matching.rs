//! `__match_args__` of classes.

use super::{Classes, Refusal};
use crate::catalog::intrinsics::MATCH_ARGS;
use crate::hir::Program;
use crate::hir::expansion::Expansion;
use crate::hir::nodes::{
    Const, Element, ExprId, ExprKind, Function, NameRef, PyText, StmtKind, Target, TargetKind,
};
use crate::ty::Class;

impl Classes {
    /// The names that the places of a class pattern stand for; `None` where no class says.
    pub fn match_args(&self, program: &Program, class: Class) -> Result<Option<Vec<String>>, Refusal> {
        for index in &self.info(class).mro {
            let body = &program.functions[self.list[*index].body.index()];
            let value = body.body.iter().find_map(|stmt| match &stmt.kind {
                StmtKind::Assign { target, value } if is_match_args(target) => Some(*value),
                _ => None,
            });
            if let Some(value) = value {
                return names(body, value).map(Some);
            }
            if let Some(names) = program.expansion(body.id).and_then(of_expansion) {
                return Ok(Some(names));
            }
        }
        Ok(None)
    }
}

fn is_match_args(target: &Target) -> bool {
    matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(name)) if name == MATCH_ARGS)
}

/// `("x", "y")`
pub(super) fn names(body: &Function, value: ExprId) -> Result<Vec<String>, Refusal> {
    let computed = || format!("a class with computed `{MATCH_ARGS}`");
    let ExprKind::Tuple(items) = &body.expr(value).kind else { return Err(computed()) };
    let name = |item: &Element| match item {
        Element::One(item) => match &body.expr(*item).kind {
            ExprKind::Const(Const::Str(PyText::Text(name))) => Some(name.clone()),
            _ => None,
        },
        Element::Star(_) => None,
    };
    items.iter().map(name).collect::<Option<Vec<_>>>().ok_or_else(computed)
}

/// What `dataclass` (`_process_class` in `Lib/dataclasses.py`) and `namedtuple` set.
fn of_expansion(expansion: &Expansion) -> Option<Vec<String>> {
    if expansion.is_tuple {
        return Some(expansion.items.clone());
    }
    if expansion.decorator.is_none() || expansion.has_no_match_args {
        return None;
    }
    let placed = expansion.fields.iter().filter(|field| field.init && !field.kw_only);
    Some(placed.map(|field| field.name.clone()).collect())
}
