//! What a piece of the program takes, on both sides: prices added up over its text, with the types that
//! inference found.
//!
//! Prices are those of operations of Slot IR. There is none yet when this is asked (lowering takes the
//! verdicts that it decides), so it is read off the expressions that become them.

use std::collections::{BTreeMap, HashMap};

use super::answers::Answers;
use super::{Cost, Kind};
use crate::catalog;
use crate::hir::Program;
use crate::hir::nodes::{CompareOp, ExprId, ExprKind, FuncId, Function, Stmt, StmtKind, Target, TargetKind};
use crate::hir::visit::{Around, Seen, each};
use crate::infer::table::{Dispatch, Given, How, Instance, InstanceId, TypeTable};
use crate::ty::Ty;

/// What is in one loop more runs so many times as often, up to so many loops. Nothing is known of how often
/// loops turn; small figures keep one wrong guess from outweighing everything else.
pub const TURNS: f64 = 8.0;
const MOST_LOOPS: u32 = 5;
/// What stands in arms of conditions runs half as often for each, down to so many.
const MOST_ARMS: u32 = 4;

pub struct Prices<'a> {
    program: &'a Program,
    table: &'a TypeTable,
    answers: Answers<'a>,
    runs: HashMap<InstanceId, Run>,
    /// What functions of the program in CPython take more natively, that an instance's loops call by an
    /// operation.
    called: HashMap<InstanceId, Called>,
}

/// How much more it takes natively to call these.
type Called = BTreeMap<FuncId, f64>;

/// One run of an instance, with what it calls.
#[derive(Clone, Copy, Default)]
struct Run {
    cost: Cost,
    /// One turn of its loops; where it calls itself, one such call.
    turn: Cost,
    /// It is being added up: it calls itself.
    is_open: bool,
    recurs: bool,
}

impl<'a> Prices<'a> {
    pub fn new(program: &'a Program, table: &'a TypeTable) -> Prices<'a> {
        let answers = Answers::new(program, table);
        Prices { program, table, answers, runs: HashMap::new(), called: HashMap::new() }
    }

    /// One run of an instance.
    pub fn run(&mut self, id: InstanceId) -> Cost {
        self.sum(id).cost
    }

    /// One turn of what an instance repeats: of its loops, and of itself where it calls itself. Nothing where
    /// it repeats nothing.
    pub fn turn(&mut self, id: InstanceId) -> Cost {
        self.sum(id).turn
    }

    /// The function of the program in CPython that the loops of an instance lose most by calling.
    pub fn dearest(&self, id: InstanceId) -> Option<FuncId> {
        let called = self.called.get(&id)?;
        let dearest = called.iter().max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        Some(*dearest.0)
    }

    fn sum(&mut self, id: InstanceId) -> Run {
        if let Some(run) = self.runs.get_mut(&id) {
            run.recurs |= run.is_open;
            return *run;
        }
        self.runs.insert(id, Run { is_open: true, ..Run::default() });
        let instance = &self.table.instances[id.index()];
        let function = &self.program.functions[instance.func.index()];
        let (once, turn, called) = self.block(instance, function, &function.body);
        self.called.insert(id, called);
        let mut cost = once + turn.times(TURNS);
        let recurs = self.runs[&id].recurs;
        let turn = if recurs { cost } else { turn };
        if recurs {
            cost = cost.times(TURNS);
        }
        let run = Run { cost, turn, is_open: false, recurs };
        self.runs.insert(id, run);
        run
    }

    /// One turn of the loops in these statements of an instance.
    pub fn loops(&mut self, id: InstanceId, body: &[Stmt]) -> Cost {
        let instance = &self.table.instances[id.index()];
        let function = &self.program.functions[instance.func.index()];
        self.block(instance, function, body).1
    }

    /// What is outside of loops, and one turn of the loops.
    fn block(&mut self, instance: &Instance, function: &Function, body: &[Stmt]) -> (Cost, Cost, Called) {
        let (once, turn) = (Cost::default(), Cost::default());
        let mut sums = Sums { prices: self, instance, once, turn, called: Called::new() };
        sums.block(function, body, Around::default());
        (sums.once, sums.turn, sums.called)
    }
}

struct Sums<'a, 'b> {
    prices: &'b mut Prices<'a>,
    instance: &'b Instance,
    once: Cost,
    turn: Cost,
    called: Called,
}

impl Sums<'_, '_> {
    fn add(&mut self, cost: Cost, around: Around) {
        let cost = cost.times(0.5f64.powi(around.arms.min(MOST_ARMS) as i32));
        match around.loops {
            0 => self.once += cost,
            loops => self.turn += cost.times(TURNS.powi(loops.min(MOST_LOOPS) as i32 - 1)),
        }
    }

    /// The same of an operation that a function of the program answers.
    fn add_answered(&mut self, (kind, func): (Kind, FuncId), around: Around) {
        let before = self.turn;
        self.add(kind.cost(), around);
        let Cost { interpreted, native } = self.turn;
        let more = native - before.native - (interpreted - before.interpreted);
        if more > 0.0 {
            *self.called.entry(func).or_default() += more;
        }
    }

    /// `around`: what the statements stand in.
    fn block(&mut self, function: &Function, body: &[Stmt], around: Around) {
        for stmt in body {
            each(function, stmt, &mut |seen, inside| {
                let around = Around { loops: around.loops + inside.loops, arms: around.arms + inside.arms };
                match seen {
                    Seen::Stmt(stmt) => self.stmt(function, stmt, around),
                    Seen::Expr(id) => self.expr(function, id, around),
                    Seen::Target(target) => self.target(function, target, around),
                }
            });
        }
    }

    fn expr(&mut self, function: &Function, id: ExprId, around: Around) {
        let Some(info) = self.instance.exprs.get(&(function.id, id)) else { return };
        if let ExprKind::Subscript { object, index } = &function.expr(id).kind
            && may_be_dyn(&self.ty(function, *object))
        {
            self.key(function, *index, around);
        }
        if let Some(answered) = self.answered(function, id, &info.how) {
            self.add_answered(answered, around);
        } else if let Some(kind) = self.kind(function, id, &info.how) {
            self.add(kind.cost(), around);
        }
        if let How::Call(callee, _) = &info.how {
            let inside = self.prices.run(*callee);
            self.add(inside, around);
        }
        // It runs in place.
        if let ExprKind::GeneratorExp { func, .. } = &function.expr(id).kind {
            let inner = &self.prices.program.functions[func.index()];
            if self.instance.exprs.keys().any(|(owner, _)| owner == func) {
                self.block(inner, &inner.body, around);
            }
        }
    }

    /// An operation on a value of the isolate that a function of the program in CPython answers.
    fn answered(&self, function: &Function, id: ExprId, how: &How) -> Option<(Kind, FuncId)> {
        let is_dyn = |object: &ExprId| may_be_dyn(&self.ty(function, *object));
        let answers = &self.prices.answers;
        let kind = &function.expr(id).kind;
        if let ExprKind::Attribute { object, name, .. } = kind {
            return Some((Kind::DynProperty, answers.property(name).filter(|_| is_dyn(object))?));
        }
        if let ExprKind::Subscript { object, .. } = kind {
            return Some((Kind::DynItemMethod, answers.item().filter(|_| is_dyn(object))?));
        }
        if let (ExprKind::Call { func, .. }, How::CallDyn) = (kind, how)
            && let ExprKind::Attribute { object, name, .. } = &function.expr(*func).kind
        {
            return Some((Kind::DynMethod, answers.method(name).filter(|_| is_dyn(object))?));
        }
        None
    }

    fn kind(&self, function: &Function, id: ExprId, how: &How) -> Option<Kind> {
        let ty = |id: ExprId| self.ty(function, id);
        Some(match &function.expr(id).kind {
            ExprKind::Name(_) => return matches!(how, How::Isolate).then_some(Kind::DynName),
            ExprKind::Attribute { object, .. } => {
                return may_be_dyn(&ty(*object)).then_some(Kind::DynAttribute);
            }
            ExprKind::Subscript { object, .. } if may_be_dyn(&ty(*object)) => Kind::DynItem,
            ExprKind::Subscript { .. } => Kind::Item,
            ExprKind::Unary(_, operand) => operator(&[ty(*operand)]),
            ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, ..) => Kind::Number,
            ExprKind::Binary { left, right, .. } | ExprKind::Compare(_, left, right) => {
                operator(&[ty(*left), ty(*right)])
            }
            ExprKind::Call { func, args } => match (how, &function.expr(*func).kind) {
                (How::Call(..), _) => Kind::Call,
                (_, ExprKind::Attribute { object, name, .. }) if may_be_dyn(&ty(*object)) => {
                    if is_of_builtins(name) { Kind::DynMethodInC } else { Kind::DynMethod }
                }
                (_, ExprKind::Attribute { .. }) => Kind::Method,
                (How::CallDyn, _) => Kind::DynCall,
                (How::Dispatch(Dispatch::Row(_)), _)
                    if args.iter().any(|arg| may_be_dyn(&ty(arg.value()))) =>
                {
                    Kind::DynBuiltin
                }
                _ => Kind::Builtin,
            },
            ExprKind::Tuple(_) => Kind::Tuple,
            ExprKind::List(_) | ExprKind::Dict(_) | ExprKind::Set(_) | ExprKind::FString(_) => Kind::Display,
            ExprKind::Const(_)
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Slice { .. }
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => return None,
        })
    }

    fn ty(&self, function: &Function, id: ExprId) -> Ty {
        self.instance.exprs.get(&(function.id, id)).map_or(Ty::Never, |info| info.ty)
    }

    /// A native tuple as a key of a value of the isolate: it becomes an object there.
    fn key(&mut self, function: &Function, key: ExprId, around: Around) {
        if let Ty::Tuple(_) = self.ty(function, key) {
            let (object, native) = (Kind::DynTuple.cost(), Kind::Tuple.cost());
            let native = (object.native - native.native).max(0.0);
            self.add(Cost { interpreted: 0.0, native }, around);
        }
    }

    fn target(&mut self, function: &Function, target: &Target, around: Around) {
        if let TargetKind::Subscript { object, index } = &target.kind
            && may_be_dyn(&self.ty(function, *object))
        {
            self.key(function, *index, around);
            if let Some(func) = self.prices.answers.set_item() {
                return self.add_answered((Kind::DynSetItemMethod, func), around);
            }
        }
        let is_dyn = |object: &ExprId| may_be_dyn(&self.ty(function, *object));
        let kind = match &target.kind {
            TargetKind::Attribute { .. } => Kind::DynSetAttribute,
            TargetKind::Subscript { object, .. } if is_dyn(object) => Kind::DynSetItem,
            TargetKind::Subscript { .. } => Kind::SetItem,
            TargetKind::Name(_) | TargetKind::Tuple { .. } => return,
        };
        self.add(kind.cost(), around);
    }

    /// Steps of a loop count in the loop.
    fn stmt(&mut self, function: &Function, stmt: &Stmt, around: Around) {
        match &stmt.kind {
            StmtKind::For { target, .. } => {
                let info = self.instance.stmts.get(&(function.id, stmt.id));
                let Some(info) = info else { return };
                let inside = Around { loops: around.loops + 1, ..around };
                if may_be_dyn(&info.ty) {
                    self.add(Kind::DynStep.cost(), inside);
                    self.unpacking(target, inside);
                } else {
                    self.add(Kind::Step.cost(), inside);
                }
            }
            StmtKind::Assign { target, value } if may_be_dyn(&self.ty(function, *value)) => {
                self.unpacking(target, around);
            }
            StmtKind::CompAdd { .. } => self.add(Kind::SetItem.cost(), around),
            // A call of `__import__`.
            StmtKind::Import { .. } | StmtKind::ImportFrom { .. } => {
                let info = self.instance.stmts.get(&(function.id, stmt.id));
                if info.is_some_and(|info| matches!(info.how, How::Import(_, Given::Isolate))) {
                    self.add(Kind::DynCall.cost(), around);
                }
            }
            StmtKind::Expr(_)
            | StmtKind::Assign { .. }
            | StmtKind::AnnAssign { .. }
            | StmtKind::Delete(_)
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass
            | StmtKind::Try { .. }
            | StmtKind::With { .. }
            | StmtKind::Def { .. }
            | StmtKind::Class { .. }
            | StmtKind::Opaque { .. } => {}
        }
    }

    /// A value of the isolate, and what is in it, taken apart.
    fn unpacking(&mut self, target: &Target, around: Around) {
        if let TargetKind::Tuple { items, .. } = &target.kind {
            self.add(Kind::DynUnpacking.cost(), around);
            items.iter().for_each(|item| self.unpacking(item, around));
        }
    }
}

fn operator(operands: &[Ty]) -> Kind {
    let is = |of: fn(&Ty) -> bool| operands.iter().any(of);
    let is_text = |ty: &Ty| matches!(ty, Ty::Str | Ty::Bytes);
    let is_number = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Complex);
    match () {
        () if is(may_be_dyn) => Kind::DynOperator,
        () if operands.iter().all(is_number) => Kind::Number,
        () if operands.iter().all(is_text) => Kind::Text,
        () => Kind::Container,
    }
}

/// Does a builtin class have such a method? (That no class of the program has it, is known.)
fn is_of_builtins(method: &str) -> bool {
    catalog::rows().iter().any(|row| row.name == method)
}

/// Is it a value of the isolate, at least sometimes?
fn may_be_dyn(ty: &Ty) -> bool {
    ty.members().contains(&Ty::Dyn)
}
