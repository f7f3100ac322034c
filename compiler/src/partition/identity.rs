//! Whether code of the isolate asks if two values are one object, of values that native code has unboxed.
//!
//! What crosses as an unboxed scalar comes back as another object, and the same number crosses as a new
//! object each time: such a program stays whole.

use std::collections::HashSet;

use super::homes;
use super::reach::Reach;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::table::TypeTable;
use crate::world::World;
use crate::world::identity::Whose;

/// The first question in what the isolate may run: functions that are deferred, or that it may call otherwise
/// than native code takes, and these statements of the module body. Or anywhere, where anyone may ask it.
pub fn asked(
    program: &Program,
    world: &World,
    deferred: &HashSet<FuncId>,
    chunks: &HashSet<usize>,
    table: &TypeTable,
    reach: &Reach,
) -> Option<Reason> {
    let native: HashSet<FuncId> = table.live.iter().map(|id| table.instances[id.index()].func).collect();
    let named: HashSet<&str> =
        table.isolate_globals.keys().map(|global| program.def(*global).name.as_str()).collect();
    let is_met = |of: Whose| match of {
        Whose::Statement(index) => chunks.contains(&index),
        Whose::Function(id) if reach.is_dead(id) => false,
        Whose::Function(id) => {
            let function = &program.functions[id.index()];
            deferred.contains(&id)
                || !native.contains(&id)
                || !homes::is_top_level(program, function)
                || named.contains(function.name.as_str())
        }
        Whose::Anyone => true,
    };
    let question = world.questions.asked.iter().find(|question| is_met(question.of))?;
    Some(Reason::new(ReasonId::Identity, question.span, ""))
}
