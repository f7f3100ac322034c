//! What dynamic code is guessed to pass: the argument types that inference saw at the call sites, dynamic
//! ones included.
//!
//! A guess is checked at the entry; arguments that do not fit run the original function.

use std::collections::HashSet;

use super::{entering::Entering, homes, reach::Reach};
use crate::hir::Program;
use crate::hir::nodes::{
    BinaryOp, Const, Element, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, ParamKind,
};
use crate::infer::constant_type;
use crate::infer::table::{InstanceId, TypeTable};
use crate::ty::{Ty, builtin};

/// Ways of calling a function of which only its use as a value is known.
const CALLS_LIMIT: usize = 4;

/// Argument types for the functions that stay native.
pub fn guesses(
    program: &Program,
    table: &TypeTable,
    deferred: &HashSet<FuncId>,
    entering: &Entering,
    reach: &Reach,
) -> Vec<(FuncId, Vec<Ty>)> {
    let mut found: Vec<(FuncId, Vec<Ty>)> = vec![];
    for instance in &table.instances {
        let function = &program.functions[instance.func.index()];
        // Generators do not cross.
        let is_plain = function.kind == FunctionKind::Def
            && !function.is_generator
            && homes::is_top_level(program, function);
        if !is_plain || deferred.contains(&instance.func) {
            continue;
        }
        // Exceptions of the program are the isolate's objects there.
        let is_own =
            |ty: &Ty| ty.members().iter().any(|member| *member != Ty::Exception && member.is_exception());
        let is_known = |ty: &Ty| !ty.has_variables() && !is_own(ty);
        let known: Vec<Ty> =
            instance.params.iter().map(|ty| if is_known(ty) { *ty } else { Ty::Dyn }).collect();
        let guess = (instance.func, entering.crossing(instance.func, &known));
        if !found.contains(&guess) && !instance.params.contains(&Ty::Never) {
            found.push(guess);
        }
    }
    let is_value: HashSet<FuncId> =
        homes::callable(program, homes::function_values(program, reach).into_keys()).collect();
    for function in reach.living(program) {
        if deferred.contains(&function.id)
            || function.is_generator
            || found.iter().any(|(func, _)| *func == function.id)
        {
            continue;
        }
        if is_value.contains(&function.id) {
            let fits = |types: &&Vec<Ty>| {
                types.len() == function.params.len() && entering.takes_all(function.id, types)
            };
            let positional = function
                .params
                .iter()
                .all(|param| param.kind != ParamKind::KeywordOnly && !param.takes_many());
            let calls = table.calls_of_values.iter().filter(fits).filter(|_| positional).take(CALLS_LIMIT);
            found.extend(calls.map(|types| (function.id, types.clone())));
        }
        if let Some(params) = annotated(program, function) {
            found.push((function.id, entering.crossing(function.id, &params)));
        }
    }
    found
}

/// Guesses for functions that dynamic code does not come by (so far): they have no object.
pub struct Waiting(pub Vec<(FuncId, Vec<Ty>)>);

impl Waiting {
    /// Those that are called now are for `guessed`; what is deferred needs none.
    pub fn leave(
        &mut self,
        without_object: &HashSet<FuncId>,
        deferred: &HashSet<FuncId>,
        guessed: &mut Vec<(FuncId, Vec<Ty>)>,
    ) {
        self.0.retain(|(func, _)| !deferred.contains(func));
        guessed.extend(self.0.extract_if(.., |(func, _)| !without_object.contains(func)));
    }
}

/// Takes away the guesses that lead to `refused` instances, where the function has another native instance or
/// the guess is a `tentative` one, and those with values of the isolate, where it has one that knows its
/// arguments: the original runs faster than that. Gives the instances that had something against them and are
/// gone for it.
pub fn drop_wrong(
    guessed: &mut Vec<(FuncId, Vec<Ty>)>,
    table: &TypeTable,
    refused: &HashSet<InstanceId>,
    tentative: &HashSet<FuncId>,
) -> HashSet<InstanceId> {
    let native = table.reachable(table.main);
    let of = |id: &InstanceId| table.instances[id.index()].func;
    let has_other = |func: FuncId, fine: &dyn Fn(&InstanceId) -> bool| {
        table.live.iter().any(|id| of(id) == func && fine(id))
    };
    let wrong: HashSet<InstanceId> = refused
        .iter()
        .copied()
        .filter(|id| {
            !native.contains(id)
                && (tentative.contains(&of(id)) || has_other(of(id), &|other| !refused.contains(other)))
        })
        .collect();
    let dynamic = |id: &InstanceId| table.instances[id.index()].params.contains(&Ty::Dyn);
    let gone: Vec<InstanceId> = table
        .entries
        .iter()
        .copied()
        .filter(|entry| {
            let slow = dynamic(entry)
                && !native.contains(entry)
                && has_other(of(entry), &|other| !dynamic(other) && !refused.contains(other));
            let result = &table.instances[entry.index()].result;
            let stays = result.holds_generator() || result.holds_closure();
            slow || stays || !table.reachable([*entry]).is_disjoint(&wrong)
        })
        .collect();
    guessed.retain(|(func, params)| {
        !gone.iter().any(|id| of(id) == *func && table.instances[id.index()].params == *params)
    });
    wrong
}

/// The types that the annotations of a function of the module name, or its constant defaults.
pub fn annotated(program: &Program, function: &Function) -> Option<Vec<Ty>> {
    let outer = &program.functions[function.parent?.index()];
    if function.kind != FunctionKind::Def
        || outer.kind != FunctionKind::Module
        || function.params.iter().any(|param| param.takes_many())
    {
        return None;
    }
    let types = function.params.iter().map(|param| match (param.annotation, param.default) {
        (Some(annotation), _) => annotation_type(outer, annotation),
        (None, Some(default)) => constant_type(outer, default).filter(|ty| *ty != Ty::None),
        (None, None) => None,
    });
    types.collect()
}

/// The type an annotation names, where all of it is builtin: `int`, `list[str]`, `dict[str, int] | None`.
pub fn annotation_type(outer: &Function, annotation: ExprId) -> Option<Ty> {
    let of = |id: ExprId| annotation_type(outer, id);
    match &outer.expr(annotation).kind {
        ExprKind::Const(Const::None) => Some(Ty::None),
        ExprKind::Name(NameRef::Builtin(name)) => {
            [Ty::Int, Ty::Float, Ty::Str, Ty::Bool, Ty::Bytes, Ty::Complex]
                .into_iter()
                .find(|ty| builtin::of(ty).python == name)
        }
        ExprKind::Binary { op: BinaryOp::Or, left, right, .. } => Some(of(*left)?.join(&of(*right)?)),
        ExprKind::Subscript { object, index } => {
            let ExprKind::Name(NameRef::Builtin(name)) = &outer.expr(*object).kind else { return None };
            let parts: Vec<Ty> = match &outer.expr(*index).kind {
                ExprKind::Tuple(items) => items
                    .iter()
                    .map(|item| match item {
                        Element::One(item) => of(*item),
                        Element::Star(_) => None,
                    })
                    .collect::<Option<Vec<Ty>>>()?,
                _ => vec![of(*index)?],
            };
            builtin::generic(name, parts)
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
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => None,
    }
}
