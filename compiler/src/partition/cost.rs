//! Native code that would be slower than the interpreter: loops that mostly work on values of the isolate.
//!
//! An operation of the isolate costs more from native code than from the interpreter, which has it
//! specialised and in place. What is native in the same loop gains; the sum decides. Costs are nanoseconds as
//! measured side by side (CPython 3.12), and only their proportions matter.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::AddAssign;

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{CompareOp, ExprId, ExprKind, FuncId, Function, Stmt, StmtKind, Target, TargetKind};
use crate::hir::visit::{Seen, each};
use crate::infer::table::{Dispatch, How, Instance, TypeTable};
use crate::ty::Ty;

/// What a piece of the program takes.
#[derive(Clone, Copy, Default, Debug)]
struct Cost {
    interpreted: u64,
    native: u64,
}

impl Cost {
    /// It loops, and natively the loops take longer, by more than so many percent: the figures are rough.
    fn is_slower(self, percent: u64) -> bool {
        self.native * 100 > self.interpreted * (100 + percent)
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Cost) {
        self.interpreted += other.interpreted;
        self.native += other.native;
    }
}

const fn cost(interpreted: u64, native: u64) -> Cost {
    Cost { interpreted, native }
}

const NAME_OF_ISOLATE: Cost = cost(8, 40);
const DYN_ATTRIBUTE: Cost = cost(17, 65);
const DYN_ATTRIBUTE_SET: Cost = cost(33, 205);
const DYN_METHOD: Cost = cost(160, 510);
/// The callee decides, and costs the same from anywhere.
const DYN_CALL: Cost = cost(400, 400);
const DYN_ITEM: Cost = cost(46, 100);
const DYN_ITEM_SET: Cost = cost(33, 172);
const DYN_UNPACKING: Cost = cost(42, 206);
const DYN_STEP: Cost = cost(20, 30);
const DYN_OPERATOR: Cost = cost(50, 25);
const DYN_BUILTIN: Cost = cost(94, 60);
const ATTRIBUTE_CALL: Cost = cost(60, 10);
const BUILTIN: Cost = cost(94, 10);
const CALL: Cost = cost(200, 10);
const ITEM: Cost = cost(46, 3);
const STEP: Cost = cost(20, 2);
const OPERATOR: Cost = cost(50, 2);
const DISPLAY: Cost = cost(60, 40);
const NOTHING: Cost = cost(0, 0);

/// Functions run often. A statement at top level runs once, and what it binds would be the isolate's.
const FUNCTIONS: u64 = 33;
const STATEMENTS: u64 = 100;

/// What is in one loop more runs so many times as often, up to so many loops.
const TURNS: u64 = 8;
const MOST_LOOPS: u32 = 5;

/// Gives to the isolate what would be slower natively, with the reasons.
pub fn leave_slow(
    program: &Program,
    table: &TypeTable,
    deferred: &mut HashSet<FuncId>,
    chunks: &mut HashSet<usize>,
) -> Vec<(FuncId, Reason)> {
    let body = program.main_body();
    let statements = slow_statements(program, table, chunks);
    let functions = slow_functions(program, table);
    chunks.extend(&statements);
    deferred.extend(&functions);
    let of_function = |func: &FuncId| {
        (*func, &program.functions[func.index()].name_span, &program.functions[func.index()].name)
    };
    let of_statement = |index: &usize| (body.id, &body.body[*index].span, &body.name);
    let found = functions.iter().map(of_function).chain(statements.iter().map(of_statement));
    found.map(|(func, span, name)| (func, Reason::new(ReasonId::Cost, *span, name))).collect()
}

/// Functions of which every instance would be slower than the original.
fn slow_functions(program: &Program, table: &TypeTable) -> BTreeSet<FuncId> {
    let mut found: BTreeMap<FuncId, bool> = BTreeMap::new();
    for id in table.live.iter().filter(|id| Some(**id) != table.main) {
        let instance = &table.instances[id.index()];
        let function = &program.functions[instance.func.index()];
        *found.entry(instance.func).or_insert(true) &=
            of_loops(function, instance, &function.body).is_slower(FUNCTIONS);
    }
    found.into_iter().filter_map(|(func, slow)| slow.then_some(func)).collect()
}

/// Native top-level statements that would be slower than the original.
fn slow_statements(program: &Program, table: &TypeTable, chunks: &HashSet<usize>) -> BTreeSet<usize> {
    let Some(main) = table.main else { return BTreeSet::new() };
    let instance = &table.instances[main.index()];
    let body = &program.functions[instance.func.index()];
    let native = body.body.iter().enumerate().filter(|(index, _)| !chunks.contains(index));
    native
        .filter(|(_, stmt)| of_loops(body, instance, std::slice::from_ref(*stmt)).is_slower(STATEMENTS))
        .map(|(index, _)| index)
        .collect()
}

/// The loops in these statements of an instance.
fn of_loops(function: &Function, instance: &Instance, body: &[Stmt]) -> Cost {
    let prices = Prices { function, instance };
    let mut sum = Cost::default();
    for stmt in body {
        each(function, stmt, &mut |seen, loops| {
            let own = match seen {
                Seen::Stmt(stmt) => prices.stmt(stmt, loops, &mut sum),
                Seen::Expr(id) => prices.expr(id),
                Seen::Target(target) => prices.target(target),
            };
            add(&mut sum, own, loops);
        });
    }
    sum
}

fn add(sum: &mut Cost, own: Cost, loops: u32) {
    if loops > 0 {
        let times = TURNS.pow(loops.min(MOST_LOOPS) - 1);
        *sum += cost(own.interpreted * times, own.native * times);
    }
}

struct Prices<'a> {
    function: &'a Function,
    instance: &'a Instance,
}

impl Prices<'_> {
    fn is_dyn(&self, id: ExprId) -> bool {
        self.instance.exprs.get(&(self.function.id, id)).is_some_and(|info| may_be_dyn(&info.ty))
    }

    fn expr(&self, id: ExprId) -> Cost {
        let Some(info) = self.instance.exprs.get(&(self.function.id, id)) else { return NOTHING };
        match &self.function.expr(id).kind {
            ExprKind::Name(_) if matches!(info.how, How::Isolate) => NAME_OF_ISOLATE,
            ExprKind::Attribute { object, .. } if self.is_dyn(*object) => DYN_ATTRIBUTE,
            ExprKind::Subscript { object, .. } => {
                if self.is_dyn(*object) {
                    DYN_ITEM
                } else {
                    ITEM
                }
            }
            ExprKind::Unary(_, operand) => self.operator(&[*operand]),
            ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, ..) => OPERATOR,
            ExprKind::Binary { left, right, .. } | ExprKind::Compare(_, left, right) => {
                self.operator(&[*left, *right])
            }
            ExprKind::Call { func, args } => match (&info.how, &self.function.expr(*func).kind) {
                (How::Call(..), _) => CALL,
                (_, ExprKind::Attribute { object, .. }) => {
                    if self.is_dyn(*object) {
                        DYN_METHOD
                    } else {
                        ATTRIBUTE_CALL
                    }
                }
                (How::CallDyn, _) => DYN_CALL,
                (How::Dispatch(Dispatch::Row(_)), _) if args.iter().any(|arg| self.is_dyn(arg.value())) => {
                    DYN_BUILTIN
                }
                _ => BUILTIN,
            },
            ExprKind::List(_)
            | ExprKind::Tuple(_)
            | ExprKind::Dict(_)
            | ExprKind::Set(_)
            | ExprKind::FString(_) => DISPLAY,
            _ => NOTHING,
        }
    }

    fn operator(&self, operands: &[ExprId]) -> Cost {
        if operands.iter().any(|operand| self.is_dyn(*operand)) { DYN_OPERATOR } else { OPERATOR }
    }

    fn target(&self, target: &Target) -> Cost {
        match &target.kind {
            TargetKind::Attribute { .. } => DYN_ATTRIBUTE_SET,
            TargetKind::Subscript { object, .. } => {
                if self.is_dyn(*object) {
                    DYN_ITEM_SET
                } else {
                    ITEM
                }
            }
            TargetKind::Name(_) | TargetKind::Tuple { .. } => NOTHING,
        }
    }

    /// Steps of a loop count in the loop.
    fn stmt(&self, stmt: &Stmt, loops: u32, sum: &mut Cost) -> Cost {
        match &stmt.kind {
            StmtKind::For { target, .. } => {
                let is_dyn = self
                    .instance
                    .stmts
                    .get(&(self.function.id, stmt.id))
                    .is_some_and(|info| may_be_dyn(&info.ty));
                add(sum, if is_dyn { DYN_STEP } else { STEP }, loops + 1);
                if is_dyn {
                    add(sum, unpacking(target), loops + 1);
                }
                NOTHING
            }
            StmtKind::Assign { target, value } if self.is_dyn(*value) => unpacking(target),
            _ => NOTHING,
        }
    }
}

/// Is it a value of the isolate, at least sometimes?
fn may_be_dyn(ty: &Ty) -> bool {
    ty.members().contains(&Ty::Dyn)
}

/// A value of the isolate, and what is in it, taken apart.
fn unpacking(target: &Target) -> Cost {
    let mut sum = Cost::default();
    if let TargetKind::Tuple { items, .. } = &target.kind {
        sum += DYN_UNPACKING;
        items.iter().for_each(|item| sum += unpacking(item));
    }
    sum
}
