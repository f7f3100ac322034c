//! `timeit` runs text as code, in a namespace of its own that sees the program only through `__main__`.
//!
//! Where every text that names `__main__` says `from __main__ import NAME, …`, just these globals are
//! reached, to be read; else any name may be reached and bound again.

use std::collections::HashSet;

use crate::hir::nodes::{Const, ExprId, ExprKind, FPart, NameRef, Program, PyText, StmtKind};
use crate::hir::visit::each_stmt;

/// What text run by `timeit` reaches of the program.
pub enum Reached {
    Names(HashSet<String>),
    Anything,
}

const MODULE: &str = "timeit";
const MAIN: &str = "__main__";

pub fn reached(program: &Program) -> Reached {
    let mut names = HashSet::new();
    if !imports(program) {
        return Reached::Names(names);
    }
    for function in program.main_functions() {
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
                    return Reached::Anything;
                }
                _ => vec![],
            };
            for text in texts {
                let found = match text {
                    PyText::Text(text) => imported(text),
                    _ => None,
                };
                match found {
                    Some(found) => names.extend(found),
                    None => return Reached::Anything,
                }
            }
        }
    }
    Reached::Names(names)
}

fn imports(program: &Program) -> bool {
    let mut found = false;
    for function in program.main_functions() {
        each_stmt(&function.body, &mut |stmt| {
            found |= matches!(&stmt.kind, StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. } if module == MODULE);
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
