//! Who draws from the generator that the functions of `random` share.
//!
//! Its state is part of the process: where an isolate lives, it is the isolate's, unless nothing there can
//! come by it. Modules of the library that draw from it, in whatever function, are marked
//! ([`Does::DrawsNumbers`]); others make generators of their own, or none.

use super::Around;
use crate::catalog::intrinsics::reflection;
use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};
use crate::hir::Program;
use crate::hir::nodes::{Const, ExprKind, Function, NameRef, PyText, StmtKind};
use crate::hir::visit::each_stmt;

/// Does only the text of the main module name it, imported by statements of its body?
pub fn is_named_in_main(program: &Program, around: &Around) -> bool {
    let draws = |module: &str| modules::does(module, Does::DrawsNumbers);
    let mut is_imported = false;
    let mut is_elsewhere = around.imports.iter().any(|name| draws(name));
    for function in &program.functions {
        is_elsewhere |= reaches_modules(function);
        each_stmt(&function.body, &mut |stmt| {
            is_elsewhere |= matches!(stmt.kind, StmtKind::Opaque { .. });
            let Some((module, is_named)) = imported(&stmt.kind) else { return };
            let is_main = function.id == program.main_body().id;
            let is_here = is_main && module == modules::RANDOM && is_named;
            is_imported |= is_here;
            is_elsewhere |= draws(module) && !is_here;
        });
    }
    is_imported && !is_elsewhere
}

/// The module that a statement imports; whether it says what names that gives.
fn imported(stmt: &StmtKind) -> Option<(&str, bool)> {
    if let StmtKind::Import { module, .. } = stmt {
        return Some((module, true));
    }
    let StmtKind::ImportFrom { module, target, .. } = stmt else { return None };
    Some((module, target.is_some()))
}

/// Does it come by modules, or by any name, in other ways?
fn reaches_modules(function: &Function) -> bool {
    let hands_out = |name: &str| members::may(name, Act::HandsOutNames);
    let is_way = |kind: &ExprKind| {
        if let ExprKind::Name(NameRef::Builtin(name)) = kind {
            return reflection::evaluates(name);
        }
        // What `getattr` is given, too.
        matches!(kind, ExprKind::Attribute { name, .. } | ExprKind::Const(Const::Str(PyText::Text(name)))
            if hands_out(name))
    };
    function.exprs.iter().any(|expr| is_way(&expr.kind))
}
