//! What dynamic code may hand to native code, besides what crosses by value: functions, and lists as copies.
//!
//! A parameter takes a *function* when its argument is what the name of a function stands for in the module,
//! which the entry checks.
//!
//! It takes a *copy* of a list of immutable values when nobody can tell. The function only reads it (what is
//! read of it are immutable values), and an instance that gets one is closed: no code of the isolate runs
//! below it, it shows nothing and writes nothing but its result. Then all that its reads see is what the list
//! held when the call began, as if nobody else had had a turn since; a function that might wait for another
//! thread's change (`while not xs: pass`) gets no copies. And copying has to pay (`price`): the function goes
//! through the whole list.

use std::collections::HashSet;

use super::price::{self, Pricing};
use super::{effects, homes};
use crate::catalog::intrinsics;
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, CompareOp, Const, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Param, ParamKind, Stmt,
    StmtKind, UnaryOp,
};
use crate::hir::visit;
use crate::hir::visit::each_stmt;
use crate::infer::table::TypeTable;
use crate::infer::touches_isolate;
use crate::ty::Ty;
use crate::ty::relate::crosses_by_value;
use crate::world::World;

pub struct Entering {
    /// By function and parameter: where lists may be copies.
    copied: HashSet<(FuncId, usize)>,
    /// Functions that keep their name and their code.
    functions: HashSet<FuncId>,
}

/// What may enter the functions of a program.
pub fn entering(program: &Program, world: &World) -> Entering {
    let body = program.main_body().id;
    let keeps_name = |function: &&Function| {
        let is_bound_once =
            program.main_globals().any(|global| global.name == function.name && global.is_written_once());
        function.parent == Some(body) && is_bound_once && !world.rebindable.may(&function.name)
    };
    let plain = |function: &&Function| {
        homes::is_top_level(program, function)
            && function.kind == FunctionKind::Def
            && !function.is_async
            && !function.is_generator
    };
    // A copy's items come back as other objects.
    let tells_apart = !world.questions.asked.is_empty();
    let copied =
        program.native_functions().iter().filter(|_| !tells_apart).filter(plain).flat_map(|function| {
            let taken = function
                .params
                .iter()
                .enumerate()
                .filter(move |(_, param)| may_copy(program, function, param));
            taken.map(move |(index, _)| (function.id, index))
        });
    Entering {
        copied: copied.collect(),
        functions: program.native_functions().iter().filter(keeps_name).map(|function| function.id).collect(),
    }
}

impl Entering {
    /// May this parameter be of this type when dynamic code calls?
    pub fn takes(&self, func: FuncId, index: usize, ty: &Ty) -> bool {
        match ty {
            Ty::Function(callee) => self.functions.contains(&FuncId(*callee)),
            Ty::List(item) => is_plain(item) && self.copied.contains(&(func, index)),
            other => crosses_by_value(other),
        }
    }

    pub fn takes_all(&self, func: FuncId, params: &[Ty]) -> bool {
        params.iter().enumerate().all(|(index, ty)| self.takes(func, index, ty))
    }

    /// The types with which dynamic code enters: what the parameter does not take comes as a value of the
    /// isolate.
    pub fn crossing(&self, func: FuncId, params: &[Ty]) -> Vec<Ty> {
        params
            .iter()
            .enumerate()
            .map(|(index, ty)| if self.takes(func, index, ty) { *ty } else { Ty::Dyn })
            .collect()
    }
}

/// Is anything copied for this?
pub fn is_copied(params: &[Ty]) -> bool {
    params.iter().any(|ty| matches!(ty, Ty::List(_)))
}

/// Items that a copy can hold.
fn is_plain(item: &Ty) -> bool {
    *item != Ty::Never && crosses_by_value(item) && !item.mentions_dyn()
}

/// Guesses that turned out to give copies to functions that are not closed or do too little with them, or
/// functions that run in the isolate, take values of the isolate instead. Was there any?
pub fn take_back(
    program: &Program,
    table: &TypeTable,
    deferred: &HashSet<FuncId>,
    guessed: &mut Vec<(FuncId, Vec<Ty>)>,
    pricing: Pricing,
) -> bool {
    let refused: HashSet<_> = table.refusals.iter().map(|refusal| refusal.instance).collect();
    let mut any = false;
    for (func, params) in guessed.iter_mut() {
        let entry = table.entries.iter().find(|id| {
            table.instances[id.index()].func == *func && table.instances[id.index()].params == *params
        });
        let is_closed = entry.is_some_and(|entry| {
            table.reachable([*entry]).iter().all(|id| {
                !refused.contains(id)
                    && !effects::is_open(program, table, *id)
                    && !touches_isolate(table, *id)
            })
        });
        let is_worth = |item: &Ty| {
            pricing == Pricing::Ignored
                || entry.is_some_and(|entry| price::is_worth_a_copy(program, table, *entry, item))
        };
        for ty in params.iter_mut() {
            let is_wrong = match &*ty {
                Ty::List(item) => !is_closed || !is_worth(item),
                Ty::Function(callee) => deferred.contains(&FuncId(*callee)),
                _ => false,
            };
            if is_wrong {
                *ty = Ty::Dyn;
                any = true;
            }
        }
    }
    if any {
        let mut seen = HashSet::new();
        guessed.retain(|guess| seen.insert(guess.clone()));
    }
    any
}

/// Does the text alone allow copies?
fn may_copy(program: &Program, function: &Function, param: &Param) -> bool {
    let name = NameRef::Local(param.binding);
    let shared = NameRef::Free(function.id, param.binding);
    let names = |inner: &Function, name: &NameRef| {
        inner.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(found) if found == name))
    };
    let readers: Vec<&Function> =
        program.native_functions().iter().filter(|inner| names(inner, &shared)).collect();
    matches!(param.kind, ParamKind::Positional | ParamKind::PositionalOnly)
        && readers.iter().all(|reader| {
            reader.kind == FunctionKind::GeneratorExpression && only_reads(reader, &shared) && ends(reader)
        })
        && only_reads(function, &name)
        && ends(function)
        && goes_through(function, &name)
}

fn is_named(function: &Function, id: ExprId, name: &NameRef) -> bool {
    matches!(&function.expr(id).kind, ExprKind::Name(found) if found == name)
}

fn builtin(function: &Function, func: ExprId) -> Option<&str> {
    if let ExprKind::Name(NameRef::Builtin(name)) = &function.expr(func).kind { Some(name) } else { None }
}

/// Every statement of a function, those of comprehensions too.
fn statements<'a>(function: &'a Function, see: &mut dyn FnMut(&'a Stmt)) {
    each_stmt(&function.body, see);
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, see);
        }
    }
}

/// Whatever the function does with the name takes nothing of the list but its items and its length.
fn only_reads(function: &Function, name: &NameRef) -> bool {
    let mut read = HashSet::new();
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Subscript { object, .. } => {
                read.insert(*object);
            }
            ExprKind::Compare(_, left, right) => read.extend([*left, *right]),
            ExprKind::Unary(UnaryOp::Not, operand) => {
                read.insert(*operand);
            }
            ExprKind::GeneratorExp { iter, .. } => {
                read.insert(*iter);
            }
            ExprKind::Call { func, args }
                if builtin(function, *func).is_some_and(intrinsics::only_reads_items) =>
            {
                read.extend(
                    args.iter()
                        .filter_map(|arg| if let Arg::Positional(value) = arg { Some(*value) } else { None }),
                );
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
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => {}
        }
    }
    statements(function, &mut |stmt| {
        if let StmtKind::For { iter, .. } = &stmt.kind {
            read.insert(*iter);
        }
    });
    (0..function.exprs.len() as u32).map(ExprId).all(|id| !is_named(function, id, name) || read.contains(&id))
}

/// Its loops end whatever the items of the list are.
fn ends(function: &Function) -> bool {
    let mut all = true;
    statements(function, &mut |stmt| match &stmt.kind {
        StmtKind::While { .. } => all = false,
        // A list that is still growing.
        StmtKind::For { iter, .. } => {
            let grows = match &function.expr(*iter).kind {
                ExprKind::Name(NameRef::Local(binding)) => {
                    !function.params.iter().any(|param| param.binding == *binding)
                }
                ExprKind::Call { func, .. } => {
                    builtin(function, *func).is_some_and(intrinsics::may_iterate_for_ever)
                }
                _ => false,
            };
            // Synthetic names hold what the text has as an expression.
            let is_synthetic = matches!(
                &function.expr(*iter).kind,
                ExprKind::Name(NameRef::Local(binding)) if function.binding(*binding).synthetic
            );
            all &= !grows || is_synthetic;
        }
        _ => {}
    });
    all
}

/// Before it can return, it has seen every item.
fn goes_through(function: &Function, name: &NameRef) -> bool {
    for stmt in &function.body {
        if loops_over(function, stmt, name) {
            return true;
        }
        if returns(stmt) && !is_for_short_ones(function, stmt, name) {
            return false;
        }
    }
    false
}

fn loops_over(function: &Function, stmt: &Stmt, name: &NameRef) -> bool {
    if let StmtKind::For { iter, body, .. } = &stmt.kind {
        let goes =
            is_whole(function, *iter, name) || body.iter().any(|inner| loops_over(function, inner, name));
        return goes && !body.iter().any(leaves_loop);
    }
    let is_plain = matches!(
        &stmt.kind,
        StmtKind::Expr(_) | StmtKind::Assign { .. } | StmtKind::AnnAssign { .. } | StmtKind::Return(_)
    );
    let mut found = false;
    visit::each_expr(function, stmt, &mut |id| match &function.expr(id).kind {
        ExprKind::Block { body, .. } => each_stmt(body, &mut |inner| {
            found |= matches!(
                &inner.kind,
                StmtKind::For { iter, body, .. }
                    if is_whole(function, *iter, name) && !body.iter().any(leaves_loop)
            );
        }),
        ExprKind::Call { func, args }
            if builtin(function, *func).is_some_and(|name| intrinsics::exhausts("builtins", name)) =>
        {
            let Some(Arg::Positional(first)) = args.first() else { return };
            found |= matches!(
                &function.expr(*first).kind,
                ExprKind::GeneratorExp { iter, .. } if is_whole(function, *iter, name)
            );
        }
        _ => {}
    });
    is_plain && found
}

/// `xs`, `enumerate(xs)`, `range(len(xs) - 1)`, `zip(xs, xs[1:])`.
fn is_whole(function: &Function, iter: ExprId, name: &NameRef) -> bool {
    let whole = |id: ExprId| is_whole(function, id, name);
    match &function.expr(iter).kind {
        ExprKind::Name(found) => found == name,
        ExprKind::Call { func, args } => {
            builtin(function, *func).is_some_and(intrinsics::iterates_as_long)
                && args.iter().any(|arg| whole(arg.value()))
        }
        ExprKind::Subscript { object, index } => {
            whole(*object) && matches!(function.expr(*index).kind, ExprKind::Slice { .. })
        }
        ExprKind::Binary { left, right, .. } => whole(*left) || whole(*right),
        ExprKind::Const(_)
        | ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
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
        | ExprKind::Opaque(_) => false,
    }
}

fn leaves_loop(stmt: &Stmt) -> bool {
    let mut found = false;
    each_stmt(std::slice::from_ref(stmt), &mut |inner| {
        found |= matches!(inner.kind, StmtKind::Break | StmtKind::Return(_))
    });
    found
}

fn returns(stmt: &Stmt) -> bool {
    let mut found = false;
    each_stmt(std::slice::from_ref(stmt), &mut |inner| found |= matches!(inner.kind, StmtKind::Return(_)));
    found
}

/// `if not xs: return 0`, `if len(xs) < 2: return xs[0]`
fn is_for_short_ones(function: &Function, stmt: &Stmt, name: &NameRef) -> bool {
    let StmtKind::If { test, orelse, .. } = &stmt.kind else { return false };
    let is_length = |id: ExprId| match &function.expr(id).kind {
        ExprKind::Call { args, .. } => {
            is_whole(function, id, name)
                && matches!(args.as_slice(), [Arg::Positional(only)] if is_named(function, *only, name))
        }
        _ => false,
    };
    let is_short = match &function.expr(*test).kind {
        ExprKind::Unary(UnaryOp::Not, operand) => is_named(function, *operand, name),
        ExprKind::Compare(CompareOp::Eq | CompareOp::Lt | CompareOp::LtE, left, right) => {
            is_length(*left) && matches!(function.expr(*right).kind, ExprKind::Const(Const::Int(_)))
        }
        _ => false,
    };
    is_short && orelse.is_empty()
}
