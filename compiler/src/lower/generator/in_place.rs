//! Generator expressions that run in place, inside the call that takes their items.

use crate::catalog;
use crate::catalog::intrinsics::{State, Steps, Taking, steps_of_whole, taking};
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId};
use crate::infer::table::{Dispatch, PlacedArg, VarKey};
use crate::lower::exits::{Frame, Yields};
use crate::lower::function::Lower;
use crate::lower::loops::NOT_ITERABLE;
use crate::lower::stops;
use crate::sir::{Label, Literal, Op, Region, Site, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// All items as a fresh list. `call` is where the frame below `<genexpr>` stands.
    pub(in crate::lower) fn generator_list(
        &mut self,
        func: FuncId,
        iter: ExprId,
        ty: &Ty,
        call: Span,
    ) -> Value {
        if *ty == Ty::Never {
            // What it would go through raises.
            self.generator_iterable(func, iter);
            return self.unreachable();
        }
        let empty = self.let_(*ty, Op::List(vec![]));
        let slot = self.new_slot("items", *ty, false);
        self.set(slot, empty);
        self.generator(func, iter, Yields::Append(slot), call);
        self.get(slot)
    }

    /// `any(generator)` (`truth` true) or `all(generator)`.
    pub(in crate::lower) fn short_circuit_call(&mut self, truth: bool, args: &'a [Arg], call: Span) -> Value {
        let [Arg::Positional(only)] = args else { unreachable!("checked by inference") };
        let found = self.new_slot("found", Ty::Bool, false);
        let start = self.literal(Literal::Bool(!truth));
        self.set(found, start);
        let leave = self.label();
        let body = self.region(&mut |lower| match lower.func.expr(*only).kind {
            ExprKind::GeneratorExp { func, iter } => {
                let taking = lower.flag();
                lower.generator(func, iter, Yields::Test { truth, found, leave, taking }, call)
            }
            _ => lower.for_mapped(*only, call, &mut |lower, item, _| {
                lower.test(item, call, (truth, found, leave));
            }),
        });
        self.push(StmtKind::Block { label: leave, body });
        self.get(found)
    }

    /// `set(generator)` and the like: each item is taken before the next is made, since it may be refused or
    /// since nobody needs a list of all. `None` where a list is made first.
    pub(in crate::lower) fn stepwise_call(
        &mut self,
        dispatch: &Dispatch,
        args: &'a [Arg],
        ty: &Ty,
        span: Span,
    ) -> Option<Value> {
        let Arg::Positional(first) = args.first()? else { return None };
        let ExprKind::GeneratorExp { func, iter } = self.func.expr(*first).kind else { return None };
        let (item, steps) = steps(dispatch, args.len() - 1)?;
        let state_ty = steps.state.ty(&item);
        let empty = match steps.state {
            State::Set => self.try_(state_ty, Op::Set(vec![]), span),
            State::Dict => self.try_(state_ty, Op::Dict(vec![]), span),
            State::List | State::Floats => self.let_(state_ty, Op::List(vec![])),
            State::Int => self.literal(Literal::Int(0)),
        };
        let state = self.new_slot("taken", state_ty, false);
        self.set(state, empty);
        let around = (self.frame, self.frames);
        let taking = self.flag();
        self.generator(
            func,
            iter,
            Yields::Step { state, row: steps.step, func: self.func.id, span, around, taking },
            span,
        );
        let taken = self.get(state);
        let total = match steps.total {
            None => taken,
            Some((owner, name)) => {
                let result = match (name, &state_ty) {
                    ("frozen", Ty::Set(item)) => Ty::FrozenSet(*item),
                    ("into_tuple", Ty::List(item)) => Ty::TupleOf(*item),
                    ("sorted_whole", list) => *list,
                    ("float_sum_total", _) => Ty::of_items(&[Ty::Int, Ty::Float]),
                    (_, Ty::List(item)) => **item,
                    _ => unreachable!("the total of such a container"),
                };
                self.exact_row(owner, name, &[taken], result, span)
            }
        };
        Some(self.coerce(total, ty))
    }

    /// What it goes through: the frame around asks for the iterator, before there is any generator.
    fn generator_iterable(&mut self, func: FuncId, iter: ExprId) -> Value {
        let span = self.module.input.program.functions[func.index()].span;
        let iterable = self.iterated(iter);
        let position = self.loop_position(span, iter);
        let iterable = self.only_iterable(iterable, position, NOT_ITERABLE);
        self.ready_iterator(iterable, position)
    }

    fn generator(&mut self, func: FuncId, iter: ExprId, yields: Yields, call: Span) {
        let function = &self.module.input.program.functions[func.index()];
        let iterable = self.generator_iterable(func, iter);
        if *self.ty(iterable) == Ty::Never {
            if !self.ended() {
                self.push(StmtKind::Unreachable);
            }
            return;
        }
        let site = self.site(call);
        let outer = (self.func, self.yields.take(), self.frame, self.frames, std::mem::take(&mut self.exits));
        self.func = function;
        self.yields = Some(yields);
        self.frame = Some(("<genexpr>", site));
        self.frames += 1;
        let var = VarKey::Local(func, function.params[0].binding);
        // Read once, by the outermost loop: no variable is needed (an iterator could not live in one).
        let given = self.given.replace((var, iterable));
        let body = self.region(&mut |lower| lower.block(&function.body));
        self.given = given;
        (self.func, self.yields, self.frame, self.frames, self.exits) = outer;
        let taking = match yields {
            Yields::Append(_) => None,
            Yields::Step { taking, .. } | Yields::Test { taking, .. } => Some(taking),
        };
        self.never_stopping(body, taking, site, call);
    }

    /// A StopIteration that leaves the body is a RuntimeError of the frame around (PEP 479).
    fn never_stopping(&mut self, body: Region, taking: Option<Slot>, site: Site, call: Span) {
        if !stops::may_raise_stop_iteration(&body) {
            return self.b.append(body);
        }
        let caught = self.new_value(Ty::Exception);
        let handler = self.region(&mut |lower| {
            let stopped = lower.is_stop_iteration(caught);
            let then = lower.region(&mut |lower| {
                if let Some(taking) = taking {
                    let cond = lower.get(taking);
                    let then = lower.region(&mut |lower| lower.push(StmtKind::Reraise { exception: caught }));
                    lower.push(StmtKind::If { cond, then, orelse: vec![] });
                }
                let around = lower.literal(Literal::Int(lower.module.entries_of(site)));
                let row = ("hybridc", "stop_iteration_left");
                lower.exact_row(row.0, row.1, &[caught, around], Ty::None, call);
                lower.push(StmtKind::Unreachable);
            });
            lower.push(StmtKind::If { cond: stopped, then, orelse: vec![] });
            lower.push(StmtKind::Reraise { exception: caught });
        });
        self.push(StmtKind::Try { body, caught, handler });
    }

    /// `yield value` inside such a generator expression.
    pub(in crate::lower) fn yield_(&mut self, value: ExprId) -> Value {
        let span = self.func.expr(value).span;
        let item = self.expr(value);
        if *self.ty(item) == Ty::Never {
            return item;
        }
        match self.yields.expect("inference saw it inside a generator expression") {
            Yields::Append(slot) => self.append(slot, item, span),
            Yields::Step { state, row, func, span, around, taking } => {
                self.mark(taking, true);
                self.step(item, state, row, func, span, around);
                self.mark(taking, false);
            }
            Yields::Test { truth, found, leave, taking } => {
                self.mark(taking, true);
                self.test(item, span, (truth, found, leave));
                self.mark(taking, false);
            }
        }
        self.literal(Literal::None)
    }

    /// A slot that holds False.
    fn flag(&mut self) -> Slot {
        let slot = self.new_slot("taking", Ty::Bool, false);
        self.mark(slot, false);
        slot
    }

    fn mark(&mut self, slot: Slot, value: bool) {
        if !self.ended() {
            let value = self.literal(Literal::Bool(value));
            self.set(slot, value);
        }
    }

    /// Leaves where the item has this truth.
    fn test(&mut self, item: Value, span: Span, (truth, found, leave): (bool, Slot, Label)) {
        let test = self.truth(item, span);
        let decided = self.region(&mut |lower| {
            let result = lower.literal(Literal::Bool(truth));
            lower.set(found, result);
            lower.push(StmtKind::Break(leave));
        });
        let (then, orelse) = if truth { (decided, vec![]) } else { (vec![], decided) };
        self.push(StmtKind::If { cond: test, then, orelse });
    }

    /// One item more in the list of this slot.
    pub(in crate::lower) fn append(&mut self, list: Slot, item: Value, span: Span) {
        let list = self.get(list);
        let element = match self.ty(list) {
            Ty::List(element) => **element,
            other => unreachable!("items are collected in a list, not `{other}`"),
        };
        let item = self.coerce(item, &element);
        let owner = crate::catalog::owner_of(self.ty(list));
        self.exact_row(owner, "append", &[list, item], Ty::None, span);
    }

    fn step(
        &mut self,
        item: Value,
        state: Slot,
        (owner, name): (&str, &str),
        func: FuncId,
        span: Span,
        (frame, frames): Frame,
    ) {
        let container = self.get(state);
        let given = *self.ty(container);
        let item = match given {
            Ty::Dict(key, value) => self.coerce(item, &Ty::tuple(&[*key, *value])),
            // What takes floats takes other numbers, too.
            Ty::List(element) if *element != Ty::Float => self.coerce(item, &element),
            Ty::Set(element) => self.coerce(item, &element),
            Ty::Int => self.coerce(item, &Ty::Int),
            Ty::Never
            | Ty::None
            | Ty::Bool
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::List(_)
            | Ty::FrozenSet(_)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_) => item,
        };
        let function = &self.module.input.program.functions[func.index()];
        let inside = (
            std::mem::replace(&mut self.func, function),
            std::mem::replace(&mut self.frame, frame),
            std::mem::replace(&mut self.frames, frames),
        );
        if given == Ty::Int {
            let next = self.exact_row(owner, name, &[container, item], Ty::Int, span);
            self.set(state, next);
        } else {
            self.exact_row(owner, name, &[container, item], Ty::None, span);
        }
        (self.func, self.frame, self.frames) = inside;
    }
}

/// The type the items are taken as, and the steps.
fn steps(dispatch: &Dispatch, others: usize) -> Option<(Ty, Steps)> {
    let Dispatch::Row(call) = dispatch else { return None };
    let item = call.args.iter().find_map(|arg| match arg {
        PlacedArg::Operand(0, Ty::List(item)) => Some(**item),
        _ => None,
    })?;
    let row = catalog::row(call.row);
    let steps = match taking(row.owner, row.name, &item, others) {
        Taking::Steps(steps) => Some(steps),
        Taking::Whole => steps_of_whole(row.owner, row.name, &item, others),
        Taking::Unknown => None,
    };
    steps.map(|steps| (item, steps))
}
