//! What dynamic code is guessed to pass: the argument types that inference saw at the call sites, dynamic ones included.
//!
//! A guess is checked at the entry; arguments that do not fit run the original function.

use std::collections::HashSet;

use crate::hir::nodes::{ExprKind, FuncId, Function, FunctionKind, NameRef, Program};
use crate::infer::table::TypeTable;
use crate::ty::Ty;
use crate::ty::coerce::crosses_by_value;

/// Argument types for the functions that stay native.
pub fn guesses(program: &Program, table: &TypeTable, deferred: &HashSet<FuncId>) -> Vec<(FuncId, Vec<Ty>)> {
    let mut found: Vec<(FuncId, Vec<Ty>)> = vec![];
    for instance in &table.instances {
        let function = &program.functions[instance.func.index()];
        if function.kind != FunctionKind::Def || deferred.contains(&instance.func) {
            continue;
        }
        let params: Vec<Ty> =
            instance.params.iter().map(|ty| if !has_variables(ty) && crosses_by_value(ty) { ty.clone() } else { Ty::Dyn }).collect();
        let guess = (instance.func, params);
        if !found.contains(&guess) && !instance.params.contains(&Ty::Never) {
            found.push(guess);
        }
    }
    for function in &program.functions {
        let top = function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Module);
        if function.kind != FunctionKind::Def || !top || deferred.contains(&function.id) || found.iter().any(|(func, _)| *func == function.id) {
            continue;
        }
        if let Some(params) = annotated(program, function) {
            found.push((function.id, params));
        }
    }
    found
}

/// Every parameter annotated with a builtin scalar.
fn annotated(program: &Program, function: &Function) -> Option<Vec<Ty>> {
    let outer = &program.functions[function.parent?.index()];
    function
        .params
        .iter()
        .map(|param| match &outer.expr(param.annotation?).kind {
            ExprKind::Name(NameRef::Builtin(name)) => {
                [Ty::Int, Ty::Float, Ty::Str, Ty::Bool].into_iter().find(|ty| crate::ty::builtin::of(ty).python == name)
            }
            _ => None,
        })
        .collect()
}

fn has_variables(ty: &Ty) -> bool {
    match ty {
        Ty::Var(_) => true,
        other => other.parts().into_iter().any(has_variables),
    }
}
