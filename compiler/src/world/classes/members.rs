//! What the statements of a class body bind.

use std::collections::BTreeMap;

use super::{Attr, Classes, Member, Refusal};
use crate::catalog::operators::{self, SpecialMethod};
use crate::hir::Program;
use crate::hir::nodes::{
    ExprKind, FuncId, Function, FunctionKind, NameRef, ParamKind, StmtKind, Target, TargetKind,
};
use crate::hir::visit;

/// The members of a class; in words, what in its body has no native meaning.
pub(super) fn members(
    program: &Program,
    classes: &mut Classes,
    body: &Function,
) -> Result<BTreeMap<Attr, Member>, Refusal> {
    let mut found = BTreeMap::new();
    for stmt in &body.body {
        match &stmt.kind {
            StmtKind::Def { func, target } => {
                let function = &program.functions[func.index()];
                let name = own_name(target)?;
                let attr = classes.intern(name);
                let before = found.get(&attr);
                let member = method(body, function, before)?;
                if before.is_some() && !matches!(member, Member::Property { set: Some(_), .. }) {
                    return Err(twice(name));
                }
                found.insert(attr, member);
            }
            StmtKind::Assign { target, value } => {
                let name = own_name(target)?;
                let attr = classes.intern(name);
                let alias = match &body.expr(*value).kind {
                    ExprKind::Name(NameRef::ClassLocal(other)) => {
                        classes.attr(other).and_then(|other| found.get(&other)).cloned()
                    }
                    _ => None,
                };
                bind_value(&mut found, attr, name, alias)?;
            }
            StmtKind::AnnAssign { target, value, .. } => {
                let name = own_name(target)?;
                let attr = classes.intern(name);
                if value.is_some() {
                    bind_value(&mut found, attr, name, None)?;
                }
            }
            StmtKind::Pass => {}
            StmtKind::Expr(value) if matches!(body.expr(*value).kind, ExprKind::Const(_)) => {}
            StmtKind::Expr(_)
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
            | StmtKind::Match { .. }
            | StmtKind::Class { .. }
            | StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Opaque { .. } => {
                return Err("a class with statements other than `def` and assignments".to_owned());
            }
        }
    }
    check_reads(body)?;
    check_nesting(program, body)?;
    for function in program.functions.iter().filter(|function| function.module == body.module) {
        note_attributes(classes, function);
    }
    Ok(found)
}

fn twice(name: &str) -> Refusal {
    format!("a class that binds `{name}` twice")
}

fn bind_value(
    found: &mut BTreeMap<Attr, Member>,
    attr: Attr,
    name: &str,
    alias: Option<Member>,
) -> Result<(), Refusal> {
    let is_special = name.starts_with("__") && name.ends_with("__");
    if is_special && alias.is_none() {
        return Err(format!("a class with `{name}`"));
    }
    if let Some(Member::Method(_)) = &alias {
        is_known(name)?;
    }
    match found.insert(attr, alias.unwrap_or(Member::Value)) {
        Some(_) => Err(twice(name)),
        None => Ok(()),
    }
}

fn own_name(target: &Target) -> Result<&str, Refusal> {
    match &target.kind {
        TargetKind::Name(NameRef::ClassLocal(name)) => Ok(name),
        TargetKind::Name(_)
        | TargetKind::Attribute { .. }
        | TargetKind::Subscript { .. }
        | TargetKind::Tuple { .. } => Err("a class body that binds more than its own names".to_owned()),
    }
}

/// Special methods are called by what they are for: each has to have a native caller.
fn is_known(name: &str) -> Result<(), Refusal> {
    match operators::special_method(name) {
        SpecialMethod::Native | SpecialMethod::Ordinary => Ok(()),
        SpecialMethod::Foreign => Err(format!("a class with `{name}`")),
    }
}

fn method(body: &Function, function: &Function, before: Option<&Member>) -> Result<Member, Refusal> {
    is_known(&function.name)?;
    let is_builtin = |name: &str| match function.decorators.as_slice() {
        [only] => matches!(&body.expr(*only).kind, ExprKind::Name(NameRef::Builtin(n)) if n == name),
        _ => false,
    };
    if is_builtin("staticmethod") {
        return Ok(Member::Static(function.id));
    }
    let takes_self = function
        .params
        .first()
        .is_some_and(|param| matches!(param.kind, ParamKind::Positional | ParamKind::PositionalOnly));
    if !takes_self {
        return Err(format!("the method `{}`, which takes no `self`,", function.name));
    }
    if function.decorators.is_empty() {
        return Ok(Member::Method(function.id));
    }
    if is_builtin("classmethod") {
        return Ok(Member::Class(function.id));
    }
    if is_builtin("property") {
        return Ok(Member::Property { get: function.id, set: None });
    }
    if let (Some(Member::Property { get, set: None }), [only]) = (before, function.decorators.as_slice())
        && let ExprKind::Attribute { object, name, .. } = &body.expr(*only).kind
        && name == "setter"
        && matches!(&body.expr(*object).kind, ExprKind::Name(NameRef::ClassLocal(n)) if *n == function.name)
    {
        return Ok(Member::Property { get: *get, set: Some(function.id) });
    }
    Err(format!("the method `{}` with decorators", function.name))
}

/// A name of the class body that is read there must have been bound before: else it is a global.
fn check_reads(body: &Function) -> Result<(), Refusal> {
    let bound_at = |name: &str| {
        body.body.iter().find_map(|stmt| {
            let (StmtKind::Def { target, .. }
            | StmtKind::Assign { target, .. }
            | StmtKind::AnnAssign { target, value: Some(_), .. }) = &stmt.kind
            else {
                return None;
            };
            (own_name(target).ok()? == name).then_some(stmt.span.end)
        })
    };
    for expr in &body.exprs {
        if let ExprKind::Name(NameRef::ClassLocal(name)) = &expr.kind
            && bound_at(name).is_none_or(|end| expr.span.start < end)
        {
            return Err(format!("a class body that reads `{name}` before it is bound"));
        }
    }
    Ok(())
}

/// Classes and lambdas inside the body; `__class__` in a method that is no call of `super()`.
fn check_nesting(program: &Program, body: &Function) -> Result<(), Refusal> {
    let inner = |func: FuncId| program.functions.iter().filter(move |f| f.parent == Some(func));
    if inner(body.id).any(|function| function.kind != FunctionKind::Def) {
        return Err("a class body with functions in expressions".to_owned());
    }
    Ok(())
}

/// Every attribute that the text of the function names.
fn note_attributes(classes: &mut Classes, function: &Function) {
    for expr in &function.exprs {
        if let ExprKind::Attribute { name, .. } = &expr.kind {
            classes.intern(name);
        }
    }
    for stmt in &function.body {
        visit::each_target(function, stmt, &mut |target| {
            if let TargetKind::Attribute { name, .. } = &target.kind {
                classes.intern(name);
            }
        });
    }
}
