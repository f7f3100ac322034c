//! Functions with `@contextlib.contextmanager`: what a call gives is a generator to native code, which the
//! `with` statement that the call stands in enters and leaves. Nothing else may have it.

use std::collections::BTreeSet;

use crate::catalog;
use crate::catalog::intrinsics::managers::{DECORATOR, OF_GENERATOR};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprId, FuncId, Function, Stmt, StmtKind};
use crate::hir::visit;
use crate::infer::Cx;
use crate::infer::objects::manager::Native;
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, ExprKey, How, Instance, InstanceId, Managed, Refusal, TypeTable};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;
use crate::world::classes::library_member;

impl<'a> Walk<'_, 'a> {
    /// Is the decorator what the text says, and are there objects of the isolate that it could wrap?
    pub(in crate::infer) fn check_manager(&mut self, func: &'a Function) {
        let Some(decorator) = func.manager else { return };
        let around = func.parent.map(|parent| &self.cx.program.functions[parent.index()]);
        let named = around.and_then(|around| library_member(&self.cx.facts.globals, around, decorator));
        if named != Some(DECORATOR) || self.cx.plan.hybrid {
            self.refuse(ReasonId::Decorator, func.name_span, &func.name);
        }
    }

    /// Does a `with` statement enter what a call of such a function gives?
    pub(in crate::infer) fn is_made_manager(&self, manager: ExprId) -> bool {
        let info = self.exprs.get(&self.key(manager));
        let called = info.and_then(|info| called(&info.how));
        called.is_some_and(|id| {
            let func = self.cx.instances[id.index()].func;
            self.cx.program.functions[func.index()].manager.is_some()
        })
    }

    /// What it calls then.
    pub(in crate::infer) fn managed_generator(&mut self, ty: Ty, span: Span) -> Option<Native> {
        let mut operands = vec![ty, Ty::Type, Ty::Exception, Ty::None];
        let [(entered, enter), (_, exit), (_, exit_raising)] =
            [(OF_GENERATOR[0], vec![0]), (OF_GENERATOR[1], vec![0]), (OF_GENERATOR[2], vec![0, 2])].map(
                |(name, positional)| {
                    let shape = Shape { positional, keywords: vec![] };
                    let rows = catalog::lookup("hybridc", name);
                    let found = self.rows_dispatch(rows, &mut operands, &shape, span);
                    found.unwrap_or((Ty::Never, Dispatch::Dead))
                },
            );
        let managed = Managed { enter, entered, exit, exit_raising };
        Some(Native { managed, ends: true, swallows: true })
    }
}

/// The instance that is called, where it is a single one.
fn called(how: &How) -> Option<InstanceId> {
    match how {
        How::Call(id, _) | How::Dispatch(Dispatch::Call(id, _)) => Some(*id),
        _ => None,
    }
}

/// Such functions that are called, or had, anywhere else.
pub(super) fn refusals(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let function = |func: FuncId| &cx.program.functions[func.index()];
    let mut live: Vec<InstanceId> = table.live.iter().copied().collect();
    live.sort();
    let makers: Vec<InstanceId> = live
        .iter()
        .copied()
        .filter(|id| function(table.instances[id.index()].func).manager.is_some())
        .collect();
    if makers.is_empty() {
        return vec![];
    }
    let mut found = vec![];
    for id in makers {
        let maker = &table.instances[id.index()];
        let made = function(maker.func);
        let elsewhere = live.iter().any(|holder| {
            let instance = &table.instances[holder.index()];
            *holder != id && is_elsewhere(cx, table, instance, maker)
        });
        if elsewhere {
            let reason = Reason::new(ReasonId::Decorator, made.name_span, &made.name);
            found.push(Refusal { instance: id, func: maker.func, reason });
        }
    }
    found
}

/// Does the instance have the function, or what a call of it gives, but for entering it?
fn is_elsewhere(cx: &Cx, table: &TypeTable, instance: &Instance, maker: &Instance) -> bool {
    let entered = entered(cx, instance);
    let is_manager = |id: InstanceId| {
        let func = table.instances[id.index()].func;
        cx.program.functions[func.index()].manager.is_some()
    };
    let is_maker = |ty: &Ty| match ty {
        Ty::Function(func) | Ty::Closure(func, _) => *func == maker.func.index() as u32,
        _ => false,
    };
    let holds = |ty: &Ty| is_maker(ty) || ty.parts().into_iter().any(is_maker);
    let is_made = |ty: &Ty| ty.holds(&maker.result);
    let exprs = instance.exprs.iter().any(|(key, info)| {
        let is_entered = entered.contains(key) && called(&info.how).is_some_and(is_manager);
        holds(&info.ty) || is_made(&info.ty) && !is_entered
    });
    exprs || instance.slots.values().any(|slot| holds(&slot.ty) || is_made(&slot.ty))
}

/// The managers of `with` statements.
fn entered(cx: &Cx, instance: &Instance) -> BTreeSet<ExprKey> {
    let mut found = BTreeSet::new();
    let func = instance.func;
    visit::each_stmt(&cx.program.functions[func.index()].body, &mut |stmt: &Stmt| {
        if let StmtKind::With { items, .. } = &stmt.kind {
            found.extend(items.iter().map(|(manager, _)| (func, *manager)));
        }
    });
    found
}
