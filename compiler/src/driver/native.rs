//! The native half of the pipeline: from a tree to verdicts, and to Slot IR where there is native code.

use std::fmt::Write;

use super::explain::Row;
use super::pipeline::Front;
use super::stage::Stage;
use super::timing::Timings;
use crate::hir::nodes::{FunctionKind, Program};
use crate::partition::{self, Partition};
use crate::syntax::Target;
use crate::{hir, lower, sir, syntax};

/// A program with its verdicts.
pub struct Analysis {
    pub program: Program,
    pub partition: Partition,
    minor: u32,
}

/// `None` when only CPython can read the module.
pub fn analyse(front: &Front, timings: &mut Timings) -> Option<Analysis> {
    let tree = front.tree.as_ref()?;
    let target = Target { minor: front.loaded.python.version.1 };
    let minor = u32::from(target.minor);
    let alone = front.loaded.modules.is_empty();
    let program = timings.stage("hir", || syntax::with_big_stack(|| hir::build(std::slice::from_ref(tree), &front.sources, target)));
    let partition = timings.stage("partition", || syntax::with_big_stack(|| partition::partition(&program, minor, alone)));
    Some(Analysis { program, partition, minor })
}

impl Analysis {
    pub fn rows(&self) -> Vec<Row> {
        let shown = |kind| matches!(kind, FunctionKind::Module | FunctionKind::Def | FunctionKind::Lambda);
        let functions = self.program.functions.iter().filter(|function| shown(function.kind));
        functions
            .map(|function| Row {
                name: function.qualname.clone(),
                span: function.span,
                verdict: self.partition.verdicts[function.id.index()],
                reasons: self.partition.reasons[function.id.index()].clone(),
            })
            .collect()
    }

    /// The native code, typed and structured.
    pub fn lowered(&self, front: &Front, timings: &mut Timings) -> sir::Module {
        let input = lower::Input {
            program: &self.program,
            table: &self.partition.table,
            sources: &front.sources,
            minor: self.minor,
        };
        timings.stage("lower", || syntax::with_big_stack(|| lower::lower(&input)))
    }

    pub fn printed(&self, stage: &Stage, front: &Front) -> String {
        match stage {
            Stage::Hir => hir::print(&self.program, &front.sources),
            Stage::Types => self.types(),
            Stage::Partition => self.verdicts(),
            Stage::Sir | Stage::SirAfter(_) => self.sir(front),
            Stage::Ast | Stage::Rust => unreachable!("printed by the pipeline"),
        }
    }

    fn types(&self) -> String {
        let mut out = String::new();
        let mut live: Vec<_> = self.partition.table.live.iter().collect();
        live.sort();
        for id in live {
            let instance = &self.partition.table.instances[id.index()];
            let params: Vec<String> = instance.params.iter().map(ToString::to_string).collect();
            let name = &self.program.functions[instance.func.index()].qualname;
            let _ = writeln!(out, "{name}({}) -> {}", params.join(", "), instance.result);
            let mut slots: Vec<_> = instance.slots.iter().collect();
            slots.sort_by_key(|(var, _)| **var);
            for (var, slot) in slots {
                let unbound = if slot.maybe_unbound { " (may be unbound)" } else { "" };
                let _ = writeln!(out, "    {}: {}{unbound}", var.name(&self.program), slot.ty);
            }
        }
        out
    }

    fn verdicts(&self) -> String {
        let mut out = String::new();
        for row in self.rows() {
            let _ = writeln!(out, "{}: {}", row.name, row.verdict.name());
            for reason in &row.reasons {
                let _ = writeln!(out, "    {} {}", reason.id.row().code, reason.message());
            }
        }
        out
    }

    fn sir(&self, front: &Front) -> String {
        let _ = front;
        String::new()
    }
}
