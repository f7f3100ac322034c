//! `random` beside an isolate: its generator is native where only native code draws from it.

use std::collections::HashSet;

use crate::catalog::modules;
use crate::hir::Program;
use crate::hir::nodes::{DefId, ExprId, ExprKind, Function, NameRef};
use crate::infer::table::TypeTable;
use crate::ty::Ty;
use crate::world::facts::{GlobalFact, facts};

/// Does code of the isolate come by the module or one of its functions? `read_there`: the globals that such
/// code reads, `None` for all.
pub fn is_drawn_there(program: &Program, table: &TypeTable, read_there: Option<HashSet<DefId>>) -> bool {
    let facts = facts(program);
    let is_of_module = |fact: &GlobalFact| match fact {
        GlobalFact::Module(module) | GlobalFact::Member(module, _) => module == modules::RANDOM,
        GlobalFact::Function(..) | GlobalFact::Class(_) | GlobalFact::TypeVariable | GlobalFact::Variable => {
            false
        }
    };
    let Some(read_there) = read_there else { return true };
    if read_there.iter().any(|def| is_of_module(&facts.globals[def.index()])) {
        return true;
    }
    // What native code evaluates is an object of the isolate; of what it calls natively it evaluates nothing.
    table.live.iter().flat_map(|id| &table.instances[id.index()].exprs).any(|((func, id), info)| {
        let function = &program.functions[func.index()];
        info.ty == Ty::Dyn
            && root(function, *id).is_some_and(|name| facts.of_name(function, name).is_some_and(is_of_module))
    })
}

/// The name that the expression is, or an attribute of.
fn root(function: &Function, id: ExprId) -> Option<&NameRef> {
    match &function.expr(id).kind {
        ExprKind::Name(name) => Some(name),
        ExprKind::Attribute { object, .. } => root(function, *object),
        _ => None,
    }
}
