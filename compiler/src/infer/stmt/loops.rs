//! Loops: walked until what their body binds is at rest.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, Stmt, Target};
use crate::infer::cells;
use crate::infer::env::Env;
use crate::infer::narrow;
use crate::infer::table::{How, StmtInfo};
use crate::infer::walk::{LoopFrame, Walk};
use crate::ty::Ty;
use crate::ty::relate::crosses_by_value;

/// Rounds of one loop for each variable before all must have settled: types only grow, and what a round adds
/// may pass from one variable to the next.
const ROUNDS_PER_VARIABLE: usize = 40;

impl<'a> Walk<'_, 'a> {
    pub(super) fn while_(&mut self, test: ExprId, body: &'a [Stmt], orelse: &'a [Stmt]) {
        self.loop_(&mut |walk| {
            walk.tested(test);
            let before = walk.env.clone();
            narrow::assume(walk, test, true);
            walk.block(body);
            let after = std::mem::replace(&mut walk.env, before);
            narrow::assume(walk, test, false);
            after
        });
        self.finish_loop(orelse);
    }

    pub(super) fn for_(
        &mut self,
        stmt: &'a Stmt,
        target: &'a Target,
        iter: ExprId,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) {
        self.taken = Some(self.key(iter));
        let mapped = self.mapped(iter);
        let iterable = if mapped.is_some() { Ty::Never } else { self.expr(iter) };
        if !self.env.reachable {
            return;
        }
        match &mapped {
            Some(mapped) => {
                self.mapped_item(mapped);
            }
            None => {
                let item = self.item_of(&iterable, iter);
                self.stmts.insert((self.func.id, stmt.id), StmtInfo { ty: item, how: How::Plain });
            }
        }
        if !self.env.reachable {
            return;
        }
        self.loop_(&mut |walk| {
            let exhausted = walk.env.clone();
            let item = match &mapped {
                // The calls are made as the items are taken: they see what the body binds.
                Some(mapped) => {
                    let cell = walk.mapped_item(mapped);
                    let item = walk.shallow(&cell);
                    walk.stmts.insert((walk.func.id, stmt.id), StmtInfo { ty: item, how: How::Plain });
                    item
                }
                None => {
                    let iterable = walk.iterable_part(&iterable);
                    cells::iter_item(&mut walk.cx.cells, &iterable).unwrap_or(Ty::Dyn)
                }
            };
            if item == Ty::Never {
                // Nothing is ever in it (so far).
                walk.env.reachable = false;
            } else {
                walk.assign(target, item);
                walk.block(body);
            }
            std::mem::replace(&mut walk.env, exhausted)
        });
        self.finish_loop(orelse);
    }

    /// The type of what iteration gives. Nothing is reached behind the iteration of a value that cannot be
    /// iterated.
    pub fn item_of(&mut self, iterable: &Ty, at: ExprId) -> Ty {
        let part = self.iterable_part(iterable);
        if matches!(part, Ty::Union(_)) {
            return self.refuse(
                ReasonId::NotLowered,
                self.func.expr(at).span,
                "iterating over a value of several types",
            );
        }
        if part == Ty::Never {
            self.env.reachable = false;
            return Ty::Never;
        }
        let all_cross = |walk: &Self, items: &[Ty]| {
            items.iter().all(|item| walk.cx.cells.resolve(item).is_ok_and(|item| crosses_by_value(&item)))
        };
        match cells::iter_item(&mut self.cx.cells, &part) {
            // Items of too many types are values of the isolate then, as far as they can be.
            Some(Ty::Dyn) if matches!(part, Ty::Tuple(items) if !all_cross(self, &items)) => self.refuse(
                ReasonId::NotLowered,
                self.func.expr(at).span,
                "iterating over values of so many types",
            ),
            Some(item) => item,
            None => {
                let name = self.type_name(iterable);
                self.refuse(ReasonId::NotLowered, self.func.expr(at).span, format!("iterating over `{name}`"))
            }
        }
    }

    /// The type without the members whose iteration raises a TypeError.
    pub fn iterable_part(&self, ty: &Ty) -> Ty {
        let members = self.shallow(ty).members();
        members
            .into_iter()
            .filter(|member| !crate::catalog::is_never_iterable(member))
            .fold(Ty::Never, |acc, member| acc.join(&member))
    }

    /// Runs `round` (test, body) until the state at the loop's head settles. `round` leaves the state of the
    /// exhausted or failed test in `env` and returns the state at the end of the body.
    fn loop_(&mut self, round: &mut dyn FnMut(&mut Self) -> Env) {
        let mut head = self.env.clone();
        self.loops.push(LoopFrame { breaks: Env::dead(), continues: Env::dead() });
        let mut rounds = 0;
        let left = loop {
            self.env = head.clone();
            let end = round(self);
            let left = self.env.clone();
            let frame = self.loops.last().expect("pushed above");
            let continues = frame.continues.clone();
            let mut next = head.clone();
            next.join(&end, &mut self.cx.cells);
            next.join(&continues, &mut self.cx.cells);
            if next == head {
                break left;
            }
            rounds += 1;
            if rounds > ROUNDS_PER_VARIABLE * (next.locals.len() + 1) {
                self.cx.is_unsettled = true;
                break left;
            }
            head = next;
        };
        self.env = left;
    }

    fn finish_loop(&mut self, orelse: &'a [Stmt]) {
        let frame = self.loops.pop().expect("pushed by loop_");
        self.block(orelse);
        self.env.join(&frame.breaks, &mut self.cx.cells);
    }
}
