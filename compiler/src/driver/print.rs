//! `--emit`: the stages as text.

use std::io::{self, Write};

use super::Failure;
use super::explain;
use super::front::{self, Front};
use super::native::{self, Analysis};
use super::pipeline;
use super::stage::Stage;
use super::timing::Timings;
use crate::catalog::Rows;
use crate::infer::table::Instance;
use crate::link::{Cache, Unit};
use crate::options::Build;
use crate::partition::effects::effects;
use crate::partition::facts::Words;
use crate::sir::print::Names;
use crate::{emit, hir, sir, syntax};

/// Prints the stages asked for, in the order asked.
pub fn emit(options: &Build, stages: &[Stage]) -> Result<(), Failure> {
    let mut timings = Timings::new(options.compile.timings);
    let loaded = front::load(&options.program, &options.compile, &Cache::open()?, &mut timings)?;
    let front = front::front(loaded, &mut timings)?;
    for stage in stages {
        let text = printed(stage, &front, &mut timings)?;
        // Whoever closed stdout has seen enough.
        if io::stdout().write_all(text.as_bytes()).is_err() {
            break;
        }
    }
    timings.report();
    Ok(())
}

/// All files of Rust, formatted.
fn shown(unit: &Unit) -> String {
    let parts = unit.files.iter().filter(|(name, _)| name.ends_with(".rs"));
    let parts =
        parts.map(|(name, text)| format!("\n// {name}\n{}", emit::pretty(&String::from_utf8_lossy(text))));
    std::iter::once(emit::pretty(&unit.rust)).chain(parts).collect()
}

fn printed(stage: &Stage, front: &Front, timings: &mut Timings) -> Result<String, Failure> {
    if *stage == Stage::Rust {
        return Ok(shown(&pipeline::unit(front, timings)?));
    }
    let Some(tree) = &front.tree else { return Ok(UNREAD.into()) };
    if *stage == Stage::Ast {
        return Ok(format!("{}\n", syntax::print(tree, &front.sources, front.target())));
    }
    let Some(analysis) = native::analyse(front, timings) else { return Ok(UNREAD.into()) };
    Ok(match stage {
        Stage::Ast | Stage::Rust => unreachable!("printed above"),
        Stage::Hir => hir::print(&analysis.program, &front.sources),
        Stage::Types => types(&analysis, &words(&analysis, front)),
        Stage::Partition => verdicts(&analysis, front),
        Stage::Sir | Stage::SirAfter(_) if analysis.partition.is_all_deferred() => {
            "nothing is native\n".into()
        }
        Stage::Sir | Stage::SirAfter(_) => {
            let mut module = native::lowered(front, &analysis, timings);
            if let Stage::SirAfter(pass) = stage {
                native::run_passes(&mut module, Some(pass), timings);
            }
            if module.functions.is_empty() && module.globals.is_empty() {
                return Ok("nothing is native\n".into());
            }
            let text = sir::print::module(&module, &Names { rows: &Rows, sources: Some(&front.sources) });
            // Beside the module: no pass asks for them.
            let homes = words(&analysis, front).homes();
            format!("{text}{}", homes.iter().map(|home| format!("// {home}\n")).collect::<String>())
        }
    })
}

const UNREAD: &str = "only CPython can read this module\n";

fn words<'a>(analysis: &'a Analysis, front: &'a Front) -> Words<'a> {
    Words { program: &analysis.program, partition: &analysis.partition, sources: &front.sources }
}

/// Every instance that is live: the function with the types of its parameters and result, what it does
/// besides, and its variables. Then what lives where.
fn types(analysis: &Analysis, words: &Words) -> String {
    let table = &analysis.partition.table;
    let effects = effects(&analysis.program, table);
    let shown = effects
        .iter()
        .map(|(id, effects)| instance(analysis, &table.instances[id.index()], &words.effects(effects)));
    let shown: String = shown.collect();
    if shown.is_empty() {
        return "nothing is native\n".into();
    }
    let homes: String = words.homes().iter().map(|home| format!("  {home}\n")).collect();
    if homes.is_empty() { shown } else { format!("{shown}homes\n{homes}") }
}

fn instance(analysis: &Analysis, instance: &Instance, effects: &str) -> String {
    let function = &analysis.program.functions[instance.func.index()];
    let params: Vec<String> = function
        .params
        .iter()
        .zip(&instance.params)
        .map(|(param, ty)| format!("{}: {ty}", param.name))
        .collect();
    let mut text = format!("def {}({}) -> {}\n", function.qualname, params.join(", "), instance.result);
    text.push_str(&format!("  effects: {effects}\n"));
    let mut slots: Vec<_> = instance.slots.iter().collect();
    slots.sort_by_key(|(key, _)| **key);
    for (key, slot) in slots {
        let unbound = if slot.maybe_unbound { " (may be unbound)" } else { "" };
        text.push_str(&format!("  {}: {}{unbound}\n", key.name(&analysis.program), slot.ty));
    }
    text
}

/// One line a function: verdict, name, reason codes.
fn verdicts(analysis: &Analysis, front: &Front) -> String {
    let kind = if analysis.partition.is_hybrid() { "hybrid" } else { "pure" };
    let rows = explain::rows(analysis);
    let lines = rows.iter().map(|row| {
        let reasons: Vec<String> =
            row.reasons().map(|r| format!(" {}@{}", r.id.row().code, place(r, front))).collect();
        format!("{:10} {}{}\n", row.verdict.name(), row.name, reasons.concat())
    });
    format!("{kind}\n{}", lines.collect::<String>())
}

fn place(reason: &crate::diag::Reason, front: &Front) -> String {
    let start = front.sources.start(reason.span);
    format!("{}:{}", start.line, start.column)
}
