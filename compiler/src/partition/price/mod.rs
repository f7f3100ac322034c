//! What is worth being native: one price, asked at three places.
//!
//! Prices are nanoseconds, of operations measured on both sides by `cargo dev costs` (`generated.rs`): what
//! CPython 3.12 takes for one in its bytecode, what native code takes for the same. So that they are the same
//! whatever machine measures, they are scaled: a turn of the *reference loop* (`for i in range(n): s = s + i`
//! in CPython) takes [`REFERENCE`].
//!
//! - A function or statement whose loops are faster in CPython is left there ([`leave_slow`]): an operation
//!   on a value of the isolate is dearer from native code than from bytecode, which is specialised for it and
//!   has it in place. What is native in the same loop gains; the sum decides.
//! - Python code enters the native form of a function where that is faster, the way in and out included
//!   ([`is_worth_a_crossing`]). (Both do the same, so this is about speed alone.)
//! - A list comes in as a copy where going through it earns the copying ([`is_worth_a_copy`]).

mod answers;
mod cost;
mod generated;
mod kinds;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashSet};

pub use cost::Cost;
pub use kinds::Kind;
use walk::{Prices, TURNS};

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::table::{InstanceId, TypeTable};
use crate::ty::Ty;

/// Nanoseconds of one turn of the reference loop.
pub const REFERENCE: f64 = 20.0;

/// Prices are rough: what is left to CPython is slower by more than so many percent.
const FUNCTIONS: f64 = 10.0;
/// A statement at top level runs once, and what it binds would be CPython's.
const STATEMENTS: f64 = 100.0;

/// Does price decide anything?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pricing {
    Counts,
    /// Whatever has a native form is native and has entries.
    Ignored,
}

/// Gives to the isolate what would be slower natively, with the reasons.
pub fn leave_slow(
    program: &Program,
    table: &TypeTable,
    deferred: &mut HashSet<FuncId>,
    chunks: &mut HashSet<usize>,
) -> Vec<(FuncId, Reason)> {
    let mut prices = Prices::new(program, table);
    let functions = slow_functions(table, &mut prices);
    let statements = slow_statements(program, table, chunks, &mut prices);
    let mut found = vec![];
    for (func, (cost, dearest)) in functions {
        let function = &program.functions[func.index()];
        let mut subject = format!("a turn of the loops of `{}` takes {cost}", function.name);
        if let Some(dearest) = dearest {
            let called = &program.functions[dearest.index()].qualname;
            subject += &format!(", with calls of `{called}`, which is CPython's");
        }
        found.push((func, Reason::new(ReasonId::Cost, function.name_span, subject)));
        deferred.insert(func);
    }
    let body = program.main_body();
    for (index, cost) in statements {
        let subject = format!("a turn of this loop takes {cost}");
        found.push((body.id, Reason::new(ReasonId::Cost, body.body[index].span, subject)));
        chunks.insert(index);
    }
    found
}

/// Functions of which every instance would be slower than the original.
fn slow_functions(table: &TypeTable, prices: &mut Prices) -> BTreeMap<FuncId, (Cost, Option<FuncId>)> {
    let mut found: BTreeMap<FuncId, (Cost, Option<FuncId>)> = BTreeMap::new();
    let mut fast: HashSet<FuncId> = HashSet::new();
    let live: BTreeSet<InstanceId> =
        table.live.iter().copied().filter(|id| Some(*id) != table.main).collect();
    for id in live {
        let func = table.instances[id.index()].func;
        let turn = prices.turn(id);
        if turn.is_slower(FUNCTIONS) {
            found.entry(func).or_insert((turn, prices.dearest(id)));
        } else {
            fast.insert(func);
        }
    }
    found.retain(|func, _| !fast.contains(func));
    found
}

/// Native top-level statements that would be slower than the original.
fn slow_statements(
    program: &Program,
    table: &TypeTable,
    chunks: &HashSet<usize>,
    prices: &mut Prices,
) -> Vec<(usize, Cost)> {
    let Some(main) = table.main else { return vec![] };
    let native = program.main_body().body.iter().enumerate().filter(|(index, _)| !chunks.contains(index));
    let turns = native.map(|(index, stmt)| (index, prices.loops(main, std::slice::from_ref(stmt))));
    turns.filter(|(_, turn)| turn.is_slower(STATEMENTS)).collect()
}

/// Of the instances that Python code may enter those whose native form is faster, the way in and out
/// included.
pub fn worth_a_crossing(program: &Program, table: &TypeTable) -> Vec<InstanceId> {
    let mut prices = Prices::new(program, table);
    let is_worth = |id: &InstanceId| {
        let instance = &table.instances[id.index()];
        let values = instance.params.iter().chain([&instance.result]).map(crossing);
        let cost = values.fold(prices.run(*id) + Kind::Entry.cost(), |sum, value| sum + value);
        !cost.is_slower(0.0)
    };
    table.entries.iter().copied().filter(is_worth).collect()
}

/// Does going through a list of such items pay for copying it?
pub fn is_worth_a_copy(program: &Program, table: &TypeTable, id: InstanceId, item: &Ty) -> bool {
    !(Prices::new(program, table).turn(id) + crossing(item)).is_slower(0.0)
}

/// A value on its way in or out.
fn crossing(ty: &Ty) -> Cost {
    let sum = |types: &[Ty]| types.iter().map(crossing).fold(Cost::default(), |sum, part| sum + part);
    match ty {
        Ty::Int | Ty::Float => Kind::CrossingNumber.cost(),
        Ty::Tuple(items) => Kind::CrossingTuple.cost() + sum(items),
        Ty::TupleOf(item) | Ty::List(item) | Ty::Set(item) | Ty::FrozenSet(item) | Ty::Tree(item) => {
            Kind::CrossingTuple.cost() + crossing(item).times(TURNS)
        }
        Ty::Dict(key, value) => Kind::CrossingTuple.cost() + (crossing(key) + crossing(value)).times(TURNS),
        Ty::Union(members) => members.iter().map(crossing).fold(Cost::default(), Cost::max),
        // As they are, or nothing at run time.
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Dyn
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Ellipsis
        | Ty::NotImplemented => Cost::default(),
        Ty::Complex
        | Ty::Str
        | Ty::Bytes
        | Ty::Range
        | Ty::Slice
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Var(_) => Kind::CrossingText.cost(),
    }
}
