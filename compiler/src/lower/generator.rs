//! Generator expressions that run in place, inside the call that takes their items.

use super::function::Lower;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId};
use crate::infer::table::VarKey;
use crate::sir::{Label, Literal, Op, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

/// What happens to an item.
#[derive(Clone, Copy)]
pub(super) enum Yields {
    /// Appended to the list in this slot.
    Append(Slot),
    /// Tested: the first item with this truth sets the slot and leaves.
    Test { truth: bool, found: Slot, leave: Label },
}

impl<'a> Lower<'_, 'a> {
    /// All items as a fresh list. `call` is where the frame below `<genexpr>` stands.
    pub fn generator_list(&mut self, func: FuncId, iter: ExprId, ty: &Ty, call: Span) -> Value {
        let empty = self.let_(ty.clone(), Op::List(vec![]));
        let slot = self.new_slot("items", ty.clone(), false);
        self.set(slot, empty);
        self.generator(func, iter, Yields::Append(slot), call);
        self.get(slot)
    }

    /// `any(generator)` (`truth` true) or `all(generator)`.
    pub fn short_circuit_call(&mut self, truth: bool, args: &'a [Arg], call: Span) -> Value {
        let [Arg::Positional(only)] = args else { unreachable!("checked by inference") };
        let ExprKind::GeneratorExp { func, iter } = self.func.expr(*only).kind else {
            unreachable!("checked by inference")
        };
        let found = self.new_slot("found", Ty::Bool, false);
        let start = self.literal(Literal::Bool(!truth));
        self.set(found, start);
        let leave = self.label();
        let body =
            self.region(&mut |lower| lower.generator(func, iter, Yields::Test { truth, found, leave }, call));
        self.push(StmtKind::Block { label: leave, body });
        self.get(found)
    }

    fn generator(&mut self, func: FuncId, iter: ExprId, yields: Yields, call: Span) {
        let iterable = self.iterated(iter);
        if *self.ty(iterable) == Ty::Never {
            self.push(StmtKind::Unreachable);
            return;
        }
        let function = &self.module.input.program.functions[func.index()];
        let site = self.site(call);
        let outer = (self.func, self.yields.take(), self.frame, self.frames, std::mem::take(&mut self.exits));
        self.func = function;
        self.yields = Some(yields);
        self.frame = Some(("<genexpr>", site));
        self.frames += 1;
        let var = VarKey::Local(func, function.params[0].binding);
        // Read once, by the outermost loop: no variable is needed (an iterator could not live in one).
        let given = self.given.replace((var, iterable));
        self.block(&function.body);
        self.given = given;
        (self.func, self.yields, self.frame, self.frames, self.exits) = outer;
    }

    /// `yield value` inside such a generator expression.
    pub fn yield_(&mut self, value: ExprId) -> Value {
        let span = self.func.expr(value).span;
        let item = self.expr(value);
        if *self.ty(item) == Ty::Never {
            return item;
        }
        match self.yields.expect("inference saw it inside a generator expression") {
            Yields::Append(slot) => {
                let list = self.get(slot);
                let element = match self.ty(list) {
                    Ty::List(element) => (**element).clone(),
                    other => unreachable!("items are collected in a list, not `{other}`"),
                };
                let item = self.coerce(item, &element);
                let owner = crate::catalog::owner_of(self.ty(list));
                self.exact_row(owner, "append", &[list, item], Ty::None, span);
            }
            Yields::Test { truth, found, leave } => {
                let test = self.truth(item, span);
                let decided = self.region(&mut |lower| {
                    let result = lower.literal(Literal::Bool(truth));
                    lower.set(found, result);
                    lower.push(StmtKind::Break(leave));
                });
                let (then, orelse) = if truth { (decided, vec![]) } else { (vec![], decided) };
                self.push(StmtKind::If { cond: test, then, orelse });
            }
        }
        self.literal(Literal::None)
    }
}
