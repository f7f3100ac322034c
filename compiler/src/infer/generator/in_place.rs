//! Generator expressions that run in place, inside the call that takes their items.

use crate::catalog;
use crate::catalog::intrinsics::applying::Form;
use crate::catalog::intrinsics::{Taking, taking};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, Element, ExprId, ExprKind, FuncId, NameRef};
use crate::infer::call::plain;
use crate::infer::facts;
use crate::infer::table::{Dispatch, How, PlacedArg, VarKey};
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    /// The arguments of a function that takes every item before it gives anything: a generator expression as
    /// the first of them runs in place, to its end or (see [`Walk::check_taking`]) step by step. The others
    /// are evaluated after it, which must not be seen.
    pub(in crate::infer) fn arguments_taken_whole(
        &mut self,
        (owner, name): (&str, &str),
        args: &'a [Arg],
    ) -> Vec<(Option<&'a str>, Ty)> {
        let [Arg::Positional(first), ..] = args else { return self.arguments(args) };
        if args.iter().any(|arg| matches!(arg, Arg::Star(_))) {
            return self.arguments(args);
        }
        // Whatever the items are, the first is used when all are there.
        let makes_list = taking(owner, name, &Ty::Object, args.len() - 1) == Taking::Whole;
        let taken = match self.func.expr(*first).kind {
            ExprKind::GeneratorExp { func, iter } => {
                let cell = self.generator(*first, func, iter);
                let ty = Ty::list(cell);
                let one_by_one = self.takes_steps((owner, name), &cell, args.len() - 1);
                let taken = if makes_list || one_by_one { ty } else { self.plain_items(*first, ty) };
                self.record(*first, taken, How::Plain)
            }
            _ => match self.mapped_list(*first) {
                Some(ty) if makes_list => ty,
                Some(ty) => self.plain_items(*first, ty),
                None => return self.arguments(args),
            },
        };
        for arg in &args[1..] {
            if !self.may_wait(arg.value()) {
                let what = "an argument that is evaluated before the items are";
                self.refuse(ReasonId::Generator, self.func.expr(*first).span, what);
            }
        }
        let mut types = vec![(None, taken)];
        types.extend(self.arguments(&args[1..]));
        types
    }

    /// Is each item of a generator expression taken before the next is made?
    fn takes_steps(&self, (owner, name): (&str, &str), cell: &Ty, others: usize) -> bool {
        let item = self.cx.cells.resolve(cell);
        item.is_ok_and(|item| matches!(taking(owner, name, &item, others), Taking::Steps(_)))
    }

    /// A list of items that may be made before the first is used.
    fn plain_items(&mut self, at: ExprId, list: Ty) -> Ty {
        match list {
            Ty::List(item) if !plain(&self.shallow(&item)) => {
                self.refuse(ReasonId::Generator, self.func.expr(at).span, "a generator expression")
            }
            _ => list,
        }
    }

    /// Runs a generator expression in place; gives the cell of its items.
    pub(in crate::infer) fn generator(&mut self, at: ExprId, func: FuncId, iter: ExprId) -> Ty {
        let cell = self.site(at, 0);
        self.taken = Some(self.key(iter));
        let iterable = self.expr(iter);
        if !self.env.reachable {
            return cell;
        }
        let function = &self.cx.program.functions[func.index()];
        if function.is_async {
            self.refuse(ReasonId::Async, function.span, "a generator expression");
        }
        let outer = (self.func, self.yields.take(), std::mem::take(&mut self.loops));
        self.func = function;
        self.yields = Some(cell);
        self.bind(VarKey::Local(func, function.params[0].binding), iterable);
        self.block(&function.body);
        (self.func, self.yields, self.loops) = outer;
        cell
    }

    /// Is it the same value after the items have been made, and does evaluating it do nothing?
    pub(in crate::infer) fn may_wait(&self, value: ExprId) -> bool {
        let expr = self.func.expr(value);
        match &expr.kind {
            ExprKind::Name(NameRef::Local(binding)) => !self.func.binding(*binding).captured,
            ExprKind::Lambda(_) => true,
            ExprKind::List(items) | ExprKind::Tuple(items) => items.iter().all(|item| match item {
                Element::One(item) => self.may_wait(*item),
                Element::Star(_) => false,
            }),
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => facts::is_fixed(self.func, expr),
        }
    }

    /// A function that may refuse an item must not be given all of them at once: those that are known take
    /// them step by step. `dispatch`: none where the function is the isolate's own.
    pub(in crate::infer) fn check_taking(
        &mut self,
        owner: &str,
        name: &str,
        args: &'a [Arg],
        dispatch: Option<&Dispatch>,
    ) {
        let Some(Arg::Positional(first)) = args.first() else { return };
        let is_generator = matches!(self.func.expr(*first).kind, ExprKind::GeneratorExp { .. });
        let how = self.exprs.get(&self.key(*first)).map(|info| &info.how);
        let is_mapped =
            matches!(how, Some(How::EachItem(each)) if matches!(each.form, Form::Map | Form::Filter));
        if !is_generator && !is_mapped {
            return;
        }
        let item = match dispatch {
            Some(Dispatch::Row(call)) => call.args.iter().find_map(|arg| match arg {
                PlacedArg::Operand(0, Ty::List(item)) => Some(self.shallow(item)),
                _ => None,
            }),
            _ => None,
        };
        let (owner, name) = match dispatch {
            Some(Dispatch::Row(call)) => (catalog::row(call.row).owner, catalog::row(call.row).name),
            _ => (owner, name),
        };
        let item = item.map(|item| self.cx.cells.resolve(&item).unwrap_or(item));
        // Whatever takes anything whole takes this, too.
        let manner = taking(owner, name, &item.unwrap_or(Ty::Object), args.len() - 1);
        let is_row = matches!(dispatch, Some(Dispatch::Row(_)));
        if manner == Taking::Unknown || manner != Taking::Whole && (!is_row || is_mapped) {
            let what = "a generator expression whose items may be refused one by one";
            self.refuse(ReasonId::Generator, self.func.expr(*first).span, what);
        }
    }
}
