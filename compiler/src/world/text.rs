//! Texts that foreign code runs or evaluates, and what of the program they name.
//!
//! `timeit` runs text as code, in a namespace of its own that sees the program only through `__main__`.
//!
//! `doctest` runs the examples that stand in the main module's texts with the names of that module. Where it
//! is known which, they are one more module of the program that the isolate runs (`syntax/examples.rs`).
//!
//! Annotations may be texts, and so may what stands for a type elsewhere:
//!
//! ```text
//! Vector = list[float]
//! def norm(v: "Vector") -> float: …       typing.get_type_hints(norm)
//! ```
//!
//! Whoever evaluates one looks in the module dict, so that these names live there.

use std::collections::HashSet;

use super::Around;
use super::things::{Things, each};
use crate::catalog::intrinsics;
use crate::catalog::modules::{self, Does};
use crate::hir::Program;
use crate::hir::nodes::{Const, DefId, ExprId, ExprKind, FPart, Function, NameRef, PyText, StmtKind};
use crate::hir::visit::{self, Seen, each_stmt};
use crate::source::Span;

/// What text that is run as code reaches of the program.
pub enum Timed {
    Names(HashSet<String>),
    /// And from where.
    Anything(Span),
}

impl Timed {
    /// The globals of the main module among the names.
    pub fn globals(&self, program: &Program) -> HashSet<DefId> {
        match self {
            Timed::Names(names) => {
                let named = program.native_globals().filter(|global| names.contains(&global.name));
                named.map(|global| global.id).collect()
            }
            Timed::Anything(_) => HashSet::new(),
        }
    }
}

/// The globals that texts which are run read: `doctest` looks through all that the main module has, and runs
/// its examples with that.
pub fn read(program: &Program, timed: &Timed, around: &Around) -> HashSet<DefId> {
    let of_main = program.main_globals().filter(|_| around.runs_examples).map(|global| global.id);
    timed.globals(program).into_iter().chain(of_main).collect()
}

const MAIN: &str = "__main__";

/// `timeit`: where every text that names `__main__` says `from __main__ import NAME, …`, just these globals
/// are reached, to be read; else any name may be reached and bound again.
pub fn timed(program: &Program) -> Timed {
    let mut names = HashSet::new();
    if !imports(program) {
        return Timed::Names(names);
    }
    for function in program.native_functions() {
        let compared: Vec<ExprId> = function
            .exprs
            .iter()
            .filter_map(|expr| {
                if let ExprKind::Compare(_, left, right) = &expr.kind { Some([*left, *right]) } else { None }
            })
            .flatten()
            .collect();
        for (index, expr) in function.exprs.iter().enumerate() {
            let texts: Vec<&PyText> = match &expr.kind {
                // `__name__ == "__main__"`
                ExprKind::Const(Const::Str(_)) if compared.contains(&ExprId(index as u32)) => vec![],
                ExprKind::Const(Const::Str(text)) => vec![text],
                ExprKind::FString(parts) => parts
                    .iter()
                    .filter_map(|part| if let FPart::Literal(text) = part { Some(text) } else { None })
                    .collect(),
                ExprKind::Name(NameRef::Builtin(name))
                    if crate::catalog::intrinsics::brings_in_text(name) =>
                {
                    return Timed::Anything(expr.span);
                }
                ExprKind::Const(_)
                | ExprKind::Name(_)
                | ExprKind::Tuple(_)
                | ExprKind::List(_)
                | ExprKind::Set(_)
                | ExprKind::Dict(_)
                | ExprKind::Unary(..)
                | ExprKind::Binary { .. }
                | ExprKind::And(..)
                | ExprKind::Or(..)
                | ExprKind::Compare(..)
                | ExprKind::IfExp { .. }
                | ExprKind::Call { .. }
                | ExprKind::Attribute { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Block { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => vec![],
            };
            for text in texts {
                let found = match text {
                    PyText::Text(text) => imported(text),
                    _ => None,
                };
                match found {
                    Some(found) => names.extend(found),
                    None => return Timed::Anything(expr.span),
                }
            }
        }
    }
    Timed::Names(names)
}

fn imports(program: &Program) -> bool {
    let mut found = false;
    for function in program.native_functions() {
        each_stmt(&function.body, &mut |stmt| {
            found |= matches!(
                &stmt.kind,
                StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. }
                    if modules::is(module, Does::RunsTexts)
            );
        });
    }
    found
}

/// The names that a text takes from `__main__`; `None` when it does something else with it.
fn imported(text: &str) -> Option<HashSet<String>> {
    let mut names = HashSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(MAIN) {
        rest.get(..at)?.trim_end_matches(' ').strip_suffix("from")?;
        let after = rest[at + MAIN.len()..].trim_start_matches(' ').strip_prefix("import")?;
        let end = after.find(['\n', ';']).unwrap_or(after.len());
        let list: Vec<&str> = after[..end].split(',').map(str::trim).collect();
        if !list.iter().all(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        {
            return None;
        }
        names.extend(list.into_iter().map(str::to_owned));
        rest = &after[end..];
    }
    Some(names)
}

/// Globals of the main module that annotations and texts that stand for types name.
pub fn named_by_types(program: &Program, things: &Things) -> HashSet<DefId> {
    let mut words: HashSet<&str> = HashSet::new();
    for function in program.native_functions() {
        for id in types(program, things, function) {
            visit::each_below(function, id, &mut |id| {
                if let ExprKind::Const(Const::Str(PyText::Text(text))) = &function.expr(id).kind {
                    words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '_'));
                }
            });
        }
    }
    let named = program.native_globals().filter(|global| words.contains(global.name.as_str()));
    named.map(|global| global.id).collect()
}

/// Expressions of this function that stand for types.
fn types(program: &Program, things: &Things, function: &Function) -> Vec<ExprId> {
    let mut found = vec![];
    // Annotations of a function are expressions of the one around it.
    for inner in program.native_functions().iter().filter(|inner| inner.parent == Some(function.id)) {
        found.extend(inner.params.iter().filter_map(|param| param.annotation));
        found.extend(inner.returns);
    }
    each(function, &mut |seen| {
        if let Seen::Stmt(stmt) = seen
            && let StmtKind::AnnAssign { annotation, .. } = &stmt.kind
        {
            found.push(*annotation);
        }
    });
    let is_typing = |id: ExprId| match &function.expr(id).kind {
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::is_generic_class(name),
        _ => things.member(function, id).is_some_and(|(module, _)| intrinsics::is_typing_module(&module)),
    };
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Subscript { object, index } if is_typing(*object) => found.push(*index),
            // `NamedTuple("Point", [("x", "Number")])`, `TypeVar("T", bound="Number")`; `dict(…)` is none.
            ExprKind::Call { func, args }
                if is_typing(*func)
                    && !matches!(function.expr(*func).kind, ExprKind::Name(NameRef::Builtin(_))) =>
            {
                found.extend(args.iter().map(|arg| arg.value()));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn texts() {
        let names = |text: &str| imported(text).map(|names| names.len());
        assert_eq!(names("f(3)"), Some(0));
        assert_eq!(names("from __main__ import f, g"), Some(2));
        assert_eq!(names("import sys; from __main__ import f\nx = 3"), Some(1));
        assert_eq!(names("import __main__"), None);
        assert_eq!(names("from __main__ import *"), None);
        assert_eq!(names("from __main__ import "), None);
        assert_eq!(names("from __main__ import f as g"), None);
    }
}
