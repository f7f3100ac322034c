//! The end of inference: variables are replaced by what they stand for, instances nobody calls any more are dropped.

use std::collections::HashSet;

use super::Cx;
use super::table::{Dispatch, How, Instance, InstanceId, PlacedArg, RowCall, TypeTable};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::FuncId;
use super::walk::{Flow, Sink};
use crate::ty::Ty;
use crate::ty::coerce::coercion;

pub(super) fn finish(mut cx: Cx, main: Option<InstanceId>, entries: Vec<InstanceId>) -> TypeTable {
    let live = reachable(&cx, main, &entries);
    let mut instances = std::mem::take(&mut cx.instances);
    let reasons = std::mem::take(&mut cx.reasons);
    let mut end = End { cx: &cx, recursive: HashSet::new(), func: FuncId(0) };
    for (index, instance) in instances.iter_mut().enumerate() {
        if live.contains(&InstanceId(index as u32)) {
            end.func = instance.func;
            end.instance(instance);
        }
    }
    end.func = cx.program.modules[0].body;
    let globals = cx.globals.iter().map(|ty| end.ty(ty)).collect();
    let mut reasons: Vec<(FuncId, Reason)> = reasons;
    for func in end.recursive.clone() {
        let span = cx.program.functions[func.index()].name_span;
        reasons.push((func, Reason::new(ReasonId::RecursiveType, span, &cx.program.functions[func.index()].name)));
    }
    let mut failed_statements = std::mem::take(&mut cx.failed_statements);
    for (id, flow, text) in misfits(&cx, &live, &instances) {
        let func = instances[id.index()].func;
        if func == cx.program.modules[0].body {
            failed_statements.insert(flow.top);
        }
        reasons.push((func, Reason::new(ReasonId::NotLowered, flow.span, text)));
    }
    let isolate_globals = cx.plan.isolate_globals.clone();
    TypeTable { instances, isolate_globals, failed_statements, live, globals: vec![globals], reasons, main, entries }
}

/// Values that cannot be kept as what the place is that they go to.
fn misfits<'f>(cx: &'f Cx, live: &HashSet<InstanceId>, instances: &[Instance]) -> Vec<(InstanceId, &'f Flow, String)> {
    let mut found = vec![];
    let mut ids: Vec<InstanceId> = live.iter().copied().collect();
    ids.sort();
    for (id, flow) in ids.iter().flat_map(|id| cx.flows[id].iter().map(move |flow| (*id, flow))) {
        let to = match &flow.to {
            Sink::Type(ty) => ty,
            Sink::Variable(var) => &instances[id.index()].slots[var].ty,
            Sink::Global(global) => &cx.globals[global.index()],
            Sink::Param(instance, index) => &instances[instance.index()].params[*index],
            Sink::Result => &instances[id.index()].result,
        };
        // What has no finite type has a reason already.
        let (Ok(from), Ok(to)) = (cx.cells.resolve(&flow.from), cx.cells.resolve(to)) else { continue };
        if coercion(&from, &to).is_none() && !from.members().iter().any(|member| matches!(member, Ty::Iter(..))) {
            found.push((id, flow, format!("a `{from}` kept as `{to}`")));
        }
    }
    found
}

fn reachable(cx: &Cx, main: Option<InstanceId>, entries: &[InstanceId]) -> HashSet<InstanceId> {
    let mut seen = HashSet::new();
    let mut todo: Vec<InstanceId> = main.into_iter().chain(entries.iter().copied()).collect();
    while let Some(id) = todo.pop() {
        if seen.insert(id) {
            todo.extend(cx.instances[id.index()].calls.iter().copied());
        }
    }
    seen
}

struct End<'c, 'a> {
    cx: &'c Cx<'a>,
    recursive: HashSet<FuncId>,
    func: FuncId,
}

impl End<'_, '_> {
    fn ty(&mut self, ty: &Ty) -> Ty {
        self.cx.cells.resolve(ty).unwrap_or_else(|_| {
            self.recursive.insert(self.func);
            Ty::Dyn
        })
    }

    fn instance(&mut self, instance: &mut Instance) {
        for param in &mut instance.params {
            *param = self.ty(param);
        }
        instance.result = self.ty(&instance.result);
        for info in instance.exprs.values_mut() {
            info.ty = self.ty(&info.ty);
            self.how(&mut info.how);
        }
        for info in instance.stmts.values_mut() {
            info.ty = self.ty(&info.ty);
            self.how(&mut info.how);
        }
        for slot in instance.slots.values_mut() {
            slot.ty = self.ty(&slot.ty);
        }
    }

    fn how(&mut self, how: &mut How) {
        match how {
            How::Dispatch(dispatch) => self.dispatch(dispatch),
            How::Plain | How::Call(..) | How::CallDyn | How::Isolate | How::Checked | How::Truth(_) | How::Intrinsic(_)
            | How::Exception(_) | How::Generic | How::Constant(_) | How::ConstantGlobal(..) | How::ShortCircuit(_)
            | How::Class(_) | How::IsInstance(_) => {}
        }
    }

    fn dispatch(&mut self, dispatch: &mut Dispatch) {
        match dispatch {
            Dispatch::Row(call) => self.row(call),
            Dispatch::Split { arms, .. } => {
                for (ty, arm) in arms {
                    *ty = self.ty(ty);
                    self.dispatch(arm);
                }
            }
            Dispatch::Raise(..) | Dispatch::TupleItem(_) | Dispatch::TupleConcat | Dispatch::Generic | Dispatch::Dead => {}
        }
    }

    fn row(&mut self, call: &mut RowCall) {
        call.result = self.ty(&call.result);
        for var in &mut call.vars {
            *var = self.ty(var);
        }
        for arg in &mut call.args {
            match arg {
                PlacedArg::Operand(_, ty) | PlacedArg::Many(_, ty) => *ty = self.ty(ty),
                PlacedArg::Any(_) | PlacedArg::ManyAny(_) | PlacedArg::Missing => {}
            }
        }
    }
}
