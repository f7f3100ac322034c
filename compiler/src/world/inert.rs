//! Statements of module bodies that run no function of the program, and those that cannot raise.

use super::bound::is_constant;
use super::classes::Classes;
use super::own::is_bound_at_end;
use crate::catalog::names::is_standard_module;
use crate::hir::Program;
use crate::hir::nodes::{DictItem, Element, ExprId, ExprKind, Function, NameRef, Stmt, StmtKind, TargetKind};
use crate::hir::visit::each_below;

/// Does the body of a module end, whatever happens? Its imports are looked at no further: what a module of
/// the program does is a question of that one.
pub fn ends(program: &Program, body: &Function) -> bool {
    body.body.iter().all(|stmt| match &stmt.kind {
        StmtKind::Import { module, .. } => is_there(program, module),
        StmtKind::ImportFrom { module, level, name, .. } => {
            match program.imported(body.module, module, *level) {
                Some(from) => match program.global(from, name) {
                    Some(source) => is_bound_at_end(program, source),
                    None => program.module_named(&format!("{}.{name}", program.module(from).name)).is_some(),
                },
                None => *level == 0 && is_there(program, module),
            }
        }
        StmtKind::Assign { target, value } => {
            matches!(target.kind, TargetKind::Name(_)) && is_plain_value(body, *value)
        }
        StmtKind::Expr(_)
        | StmtKind::AnnAssign { .. }
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::If { .. }
        | StmtKind::While { .. }
        | StmtKind::For { .. }
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Pass
        | StmtKind::Try { .. }
        | StmtKind::With { .. }
        | StmtKind::Def { .. }
        | StmtKind::Class { .. }
        // (Of the classes of such modules nothing is known here.)
        | StmtKind::Opaque { .. } => is_inert(program, &Classes::default(), body, stmt),
    })
}

/// A module of the program, or of the library.
fn is_there(program: &Program, module: &str) -> bool {
    let top = module.split('.').next().unwrap_or(module);
    program.module_named(module).is_some() || !program.has_top(top) && is_standard_module(top)
}

/// Displays and constants: evaluating them cannot raise.
fn is_plain_value(body: &Function, value: ExprId) -> bool {
    let all = |items: &[Element]| {
        items.iter().all(|item| match item {
            Element::One(item) => is_plain_value(body, *item),
            Element::Star(_) => false,
        })
    };
    let expr = body.expr(value);
    match &expr.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) => all(items),
        ExprKind::Dict(items) => items.iter().all(|item| match item {
            DictItem::Pair(key, value) => {
                matches!(body.expr(*key).kind, ExprKind::Const(_)) && is_plain_value(body, *value)
            }
            DictItem::Unpack(_) => false,
        }),
        ExprKind::Name(NameRef::Builtin(name)) => crate::catalog::names::is_module_attribute(name),
        ExprKind::Const(_)
        | ExprKind::Name(_)
        | ExprKind::Set(_)
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
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => is_constant(body, expr),
    }
}

/// Does the statement run none of the program's functions, whoever holds them?
pub fn is_inert(program: &Program, classes: &Classes, body: &Function, stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Import { .. } | StmtKind::ImportFrom { .. } | StmtKind::Pass => true,
        StmtKind::Def { func, target: _ } => is_plain(body, &program.functions[func.index()]),
        StmtKind::Assign { value, .. } => is_constant(body, body.expr(*value)),
        StmtKind::Expr(value) => matches!(body.expr(*value).kind, ExprKind::Const(_)),
        // Its bases are such classes themselves; what it binds are functions and values.
        StmtKind::Class { func, .. }
            if classes.of_body(*func).is_some_and(|class| classes.info(class).decorators.is_empty()) =>
        {
            let class = &program.functions[func.index()];
            class.body.iter().all(|stmt| match &stmt.kind {
                StmtKind::Def { func, .. } => {
                    classes.of_member(*func).is_some()
                        && calls_nothing(class, &program.functions[func.index()])
                }
                StmtKind::AnnAssign { value: None, .. } => true,
                _ => is_inert(program, classes, class, stmt),
            })
        }
        StmtKind::Class { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::If { .. }
        | StmtKind::While { .. }
        | StmtKind::For { .. }
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Try { .. }
        | StmtKind::With { .. }
        | StmtKind::Opaque { .. } => false,
    }
}

/// No decorator, no default or annotation that calls anything.
fn is_plain(body: &Function, function: &Function) -> bool {
    function.decorators.is_empty() && calls_nothing(body, function)
}

/// No default or annotation that calls anything.
fn calls_nothing(body: &Function, function: &Function) -> bool {
    let values = function
        .params
        .iter()
        .flat_map(|param| [param.default, param.annotation])
        .chain([function.returns])
        .flatten();
    let mut calls = false;
    for value in values {
        each_below(body, value, &mut |expr| calls |= matches!(body.expr(expr).kind, ExprKind::Call { .. }));
    }
    !calls
}
