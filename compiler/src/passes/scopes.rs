//! Puts statements that hand nothing to those behind them into blocks of their own.
//!
//! ```text
//! let %0: list[str] = call str.split…       block 'l0 {
//! let %1: int = call len (%0) !1        =>    let %0: list[str] = call str.split…
//! set n = %1                                  let %1: int = call len (%0) !1
//! …                                           set n = %1
//!                                           }
//!                                           …
//! ```
//!
//! What a statement of Python has made for itself ends with it, as in CPython. Rust lets go of a value at the
//! end of its block, and every way out of a function goes past all values before it: a straight body of a
//! hundred statements would take rustc minutes, since it notes for each value and each way out whether there
//! is something to let go of.
//!
//! Keeps: everything.
//! Does nothing: where no value needs letting go of, and where something made before is taken apart.

use std::collections::HashSet;

use super::runs::runs;
use crate::sir::flow::{self, nested, nested_mut, stmt_diverges};
use crate::sir::{Function, Label, Module, Op, Region, Stmt, StmtKind, Uses};

pub fn run(module: &mut Module) -> bool {
    let mut changed = false;
    for function in &mut module.functions {
        let mut body = std::mem::take(&mut function.body);
        let mut labels = 0;
        body.iter().for_each(|stmt| count_labels(stmt, &mut labels));
        let rest = body.split_off(function.head);
        let mut pass = Scopes { function, labels, changed: false };
        let rest = pass.region(rest);
        changed |= pass.changed;
        body.extend(rest);
        function.body = body;
    }
    changed
}

struct Scopes<'f> {
    function: &'f Function,
    labels: u32,
    changed: bool,
}

impl Scopes<'_> {
    fn region(&mut self, mut region: Region) -> Region {
        for stmt in &mut region {
            for inner in nested_mut(&mut stmt.kind) {
                *inner = self.region(std::mem::take(inner));
            }
        }
        let runs = runs(self.function, &region);
        // One run is the region itself.
        if runs.len() < 2 {
            return region;
        }
        let mut statements = region.into_iter();
        let mut made = vec![];
        for run in runs {
            let body: Region = statements.by_ref().take(run.len()).collect();
            let ends = body.iter().any(stmt_diverges);
            if body.len() > 1 && self.holds(&body) && !ends && !takes_apart(&body) {
                let span = body[0].span;
                let kind = StmtKind::Block { label: Label(self.labels), body };
                self.labels += 1;
                self.changed = true;
                made.push(Stmt { kind, span, uses: Uses::default() });
            } else {
                made.extend(body);
            }
        }
        made
    }

    /// Does it make a value that has to be let go of?
    fn holds(&self, body: &[Stmt]) -> bool {
        body.iter().any(|stmt| {
            let StmtKind::Let { value, op, .. } = &stmt.kind else { return false };
            !matches!(op, Op::Get(_)) && !self.function.values[value.index()].is_copy()
        })
    }
}

/// Does it take apart what is made before it? The items are moved out in the region that makes it
/// (`passes/ownership.rs`).
fn takes_apart(body: &[Stmt]) -> bool {
    let mut made = HashSet::new();
    body.iter().any(|stmt| {
        let StmtKind::Let { value, op, .. } = &stmt.kind else { return false };
        made.insert(*value);
        matches!(op, Op::TupleItem(tuple, _) if !made.contains(tuple))
    })
}

fn count_labels(stmt: &Stmt, labels: &mut u32) {
    if let Some(label) = flow::label(stmt) {
        *labels = (*labels).max(label.0 + 1);
    }
    nested(stmt).into_iter().flatten().for_each(|inner| count_labels(inner, labels));
}
