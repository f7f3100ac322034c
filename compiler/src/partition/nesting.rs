//! Values in values to any depth: `repr` and comparison of them end with RecursionError where CPython has
//! counted up to a limit.
//!
//! On 3.11 it counts them with the frames and with calls of C functions that lie around, from 3.12 on with
//! such calls alone; whether a call counts depends on what the interpreter has specialised by then. A program
//! that names RecursionError may be about just that: where its values may nest without end, all of it is
//! CPython's. Others stay native; where the error comes then: `runtime/src/nesting.rs`.

use crate::catalog;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{Arg, ExprKind, FuncId};
use crate::infer::table::{How, Instance, InstanceId, TypeTable};
use crate::infer::touches_isolate;
use crate::ty::Ty;
use crate::world::World;

/// Against the whole program.
pub fn reason(program: &Program, world: &World, table: &TypeTable) -> Option<Reason> {
    let span = world.recursion_error?;
    let has_no_end = table.refusals.iter().any(|refusal| refusal.reason.id == ReasonId::RecursiveType);
    // The same goes for what special methods call: operators and containers lie between them.
    let special = |func: FuncId| {
        let name = &program.functions[func.index()].name;
        catalog::is_special_method(name) && name != "__init__"
    };
    let has_no_end = has_no_end || table.live.iter().any(|id| special(table.instances[id.index()].func));
    // What values of the isolate nest in is not known, and CPython's own count of calls does not know of
    // native ones.
    let of_isolate = |id: &InstanceId| {
        let instance = &table.instances[id.index()];
        let keeps = instance.slots.values().any(|slot| slot.ty.mentions_dyn());
        keeps || table.main != Some(*id) && touches_isolate(table, *id)
    };
    let has_no_end = has_no_end || table.live.iter().any(of_isolate);
    let nests = has_no_end || table.live.iter().any(|id| nests(program, &table.instances[id.index()]));
    nests.then(|| Reason::new(ReasonId::NotLowered, span, "nesting up to the recursion limit"))
}

/// Does it see trees, or put exceptions into exceptions?
fn nests(program: &Program, instance: &Instance) -> bool {
    instance.exprs.iter().any(|((func, id), info)| {
        holds_tree(&info.ty)
            || match (&info.how, &program.functions[func.index()].expr(*id).kind) {
                (How::Exception(_), ExprKind::Call { args, .. }) => args.iter().any(|arg| match arg {
                    Arg::Positional(value) => {
                        instance.exprs.get(&(*func, *value)).is_some_and(|info| info.ty.may_hold_dyn())
                    }
                    _ => false,
                }),
                _ => false,
            }
    })
}

fn holds_tree(ty: &Ty) -> bool {
    matches!(ty, Ty::Tree(_)) || ty.parts().into_iter().any(holds_tree)
}
