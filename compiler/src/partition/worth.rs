//! Which native functions are worth a call from the isolate.
//!
//! A crossing costs what the interpreter takes for some dozen instructions: arguments are looked at, the
//! result is made an object. A function that neither loops nor recurses, below itself either, and does just a
//! few things is over before that is earned; its calls from Python code run the original. (Both do the same,
//! so this is about speed alone.)

use std::collections::HashMap;

use crate::hir::nodes::{ExprKind, FuncId, StmtKind};

use crate::hir::Program;
use crate::hir::visit::each_stmt;
use crate::infer::table::{InstanceId, TypeTable};
use crate::ty::Ty;

/// Operations on native values that pay for a crossing.
const CROSSING: usize = 8;
/// And those that pay for a value that is copied on its way.
const COPY: usize = 8;

/// Is the native form of the function faster, its way in and out included?
pub fn is_worth_a_crossing(program: &Program, table: &TypeTable, id: InstanceId) -> bool {
    let instance = &table.instances[id.index()];
    let copied = instance.params.iter().chain([&instance.result]).filter(|ty| is_copied(ty)).count();
    operations(program, table, id, &mut HashMap::new()).is_none_or(|count| count >= CROSSING + COPY * copied)
}

/// `None`: as many as one likes, which is also what an instance says that is found below itself.
fn operations(
    program: &Program,
    table: &TypeTable,
    id: InstanceId,
    known: &mut HashMap<InstanceId, Option<usize>>,
) -> Option<usize> {
    if let Some(known) = known.get(&id) {
        return *known;
    }
    known.insert(id, None);
    let instance = &table.instances[id.index()];
    if repeats(program, instance.func) {
        return None;
    }
    let mut count = 0;
    for ((func, expr), info) in &instance.exprs {
        if *func != instance.func {
            return None;
        }
        count += match &program.functions[func.index()].expr(*expr).kind {
            _ if info.ty == Ty::Dyn => 0,
            ExprKind::Call { .. } => 2,
            ExprKind::Binary { .. }
            | ExprKind::Unary(..)
            | ExprKind::Compare(..)
            | ExprKind::Subscript { .. } => 1,
            _ => 0,
        };
    }
    for callee in &instance.calls {
        count += operations(program, table, *callee, known)?;
    }
    known.insert(id, Some(count));
    Some(count)
}

fn repeats(program: &Program, func: FuncId) -> bool {
    let function = &program.functions[func.index()];
    let mut repeats = false;
    let mut see = |kind: &StmtKind| repeats |= matches!(kind, StmtKind::While { .. } | StmtKind::For { .. });
    each_stmt(&function.body, &mut |stmt| see(&stmt.kind));
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, &mut |stmt| see(&stmt.kind));
        }
    }
    repeats
}

fn is_copied(ty: &Ty) -> bool {
    let members = ty.members();
    members.iter().any(|member| {
        !matches!(member, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Dyn | Ty::Never | Ty::Function(_))
    })
}
