//! One function: its slots, values, regions, and the coercions between types.

use std::collections::HashMap;

use super::Module;
use crate::hir::nodes::{ExprId, Function, FunctionKind, NameRef};
use crate::infer::table::{Instance, InstanceId, VarKey};
use crate::sir::{self, Label, Literal, Op, Region, Site, Slot, SlotInfo, Stmt, StmtId, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

pub(super) struct Lower<'m, 'a> {
    pub module: &'m mut Module<'a>,
    pub instance: &'a Instance,
    /// The function whose text is being lowered: the instance's, or a generator expression inside it.
    pub func: &'a Function,
    pub values: Vec<Ty>,
    pub slots: Vec<SlotInfo>,
    pub variables: HashMap<VarKey, Slot>,
    pub regions: Vec<Region>,
    pub span: Span,
    labels: u32,
    statements: u32,
    pub exits: Vec<Exit>,
    /// What `yield` does inside a generator expression that runs in place.
    pub yields: Option<super::generator::Yields>,
    /// The first iterable of the generator expression being run.
    pub given: Option<(VarKey, Value)>,
    /// The frame comprehension code runs in, and the site of the comprehension (targets below 3.12).
    pub frame: Option<(&'static str, Site)>,
    /// How many such frames, generator expressions among them, the code being lowered is inside of: they
    /// count as recursion.
    pub frames: u32,
    /// The iterable of a comprehension's outermost loop, with the frame it is evaluated in.
    pub first_iterable: Option<(ExprId, Option<(&'static str, Site)>)>,
    /// The call whose arguments are being evaluated.
    pub call_span: Span,
}

/// What stands between a statement and the place that `return`, `break` or `continue` leave for.
pub(super) enum Exit {
    Loop {
        on_break: Label,
        on_continue: Label,
    },
    /// An exception handler: leaving it ends the handling.
    Handler,
    /// A `finally` block: leaving goes through it.
    Finally(super::exception::FinallyExit),
}

pub(super) fn lower_function(module: &mut Module, id: InstanceId, name: String) -> sir::Function {
    let input = module.input;
    let instance = &input.table.instances[id.index()];
    let func = &input.program.functions[instance.func.index()];
    let frame = module.frames.contains(&id);
    let depth = module.depth.contains(&id) && !frame;
    let fn_id = module.functions[&id];
    let mut lower = Lower {
        module,
        instance,
        func,
        values: vec![],
        slots: vec![],
        variables: HashMap::new(),
        regions: vec![vec![]],
        span: func.span,
        labels: 0,
        statements: 0,
        exits: vec![],
        yields: None,
        given: None,
        frame: None,
        frames: 0,
        first_iterable: None,
        call_span: func.span,
    };
    let params = lower.params();
    if func.kind == FunctionKind::Module {
        lower.module_body(&func.body);
    } else {
        lower.block(&func.body);
    }
    if !lower.ended() {
        lower.fall_off_the_end();
    }
    let body = lower.regions.pop().expect("the function's own region");
    let (values, mut slots) = (lower.values, lower.slots);
    super::assigned::mark_unproven(&params, &body, &mut slots);
    sir::Function {
        id: fn_id,
        name,
        qualname: func.qualname.clone(),
        span: func.span,
        params,
        result: if func.kind == FunctionKind::Module { Ty::None } else { instance.result },
        fallible: true,
        inline: false,
        head: 0,
        depth,
        frame,
        slots,
        values,
        body,
    }
}

impl<'a> Lower<'_, 'a> {
    /// `return None`, unless inference has shown that control never comes here.
    fn fall_off_the_end(&mut self) {
        let result = if self.func.kind == FunctionKind::Module { Ty::None } else { self.instance.result };
        if result != Ty::Dyn && !result.members().contains(&Ty::None) {
            self.push(StmtKind::Unreachable);
            return;
        }
        let none = self.literal(Literal::None);
        let none = self.coerce(none, &result);
        self.push(StmtKind::Return(none));
    }

    fn params(&mut self) -> Vec<Slot> {
        let mut params = vec![];
        for (param, ty) in self.func.params.iter().zip(&self.instance.params) {
            let var = VarKey::Local(self.func.id, param.binding);
            let wide = self.instance.slots.get(&var).cloned().unwrap_or_default();
            let slot = self.new_slot(&param.name, *ty, false);
            params.push(slot);
            if wide.ty == *ty && !wide.maybe_unbound {
                self.slots[slot.index()].is_variable = true;
                self.variables.insert(var, slot);
            } else {
                // Assigned other types later: the variable is wider than the parameter.
                let value = self.get(slot);
                let variable = self.variable_slot(var);
                let value = self.coerce(value, &wide.ty);
                self.push(StmtKind::Set { slot: variable, value });
            }
        }
        params
    }

    pub fn new_slot(&mut self, name: &str, ty: Ty, maybe_unbound: bool) -> Slot {
        self.slots.push(SlotInfo { name: name.to_owned(), ty, maybe_unbound, is_variable: false });
        Slot(self.slots.len() as u32 - 1)
    }

    /// The slot of a variable.
    pub fn variable_slot(&mut self, var: VarKey) -> Slot {
        if let Some(slot) = self.variables.get(&var) {
            return *slot;
        }
        let info = self.instance.slots.get(&var).cloned().unwrap_or_default();
        let name = match var {
            VarKey::Local(func, binding) => {
                self.module.input.program.functions[func.index()].binding(binding).name.clone()
            }
            VarKey::Global(global) => self.module.input.program.def(global).name.clone(),
        };
        let slot = self.new_slot(&name, info.ty, info.maybe_unbound);
        self.slots[slot.index()].is_variable = true;
        self.variables.insert(var, slot);
        slot
    }

    /// The variable of a name that belongs to this instance.
    pub fn variable(&self, name: &NameRef) -> Option<VarKey> {
        let root = self.instance.func;
        match name {
            NameRef::Local(binding) => Some(VarKey::Local(self.func.id, *binding)),
            NameRef::Free(owner, binding) => Some(VarKey::Local(*owner, *binding)),
            NameRef::Global(global)
                if self.module.input.program.functions[root.index()].kind == FunctionKind::Module
                    && !self.module.input.table.isolate_globals.contains(global) =>
            {
                Some(VarKey::Global(*global))
            }
            NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        }
    }

    pub fn push(&mut self, kind: StmtKind) {
        let (id, span) = (StmtId(self.statements), self.span);
        self.statements += 1;
        self.regions.last_mut().expect("a region is open").push(Stmt { id, kind, span });
    }

    /// Has control left the current region for good?
    pub fn ended(&self) -> bool {
        matches!(
            self.regions.last().expect("a region is open").last().map(|stmt| &stmt.kind),
            Some(
                StmtKind::Return(_)
                    | StmtKind::Break(_)
                    | StmtKind::Continue(_)
                    | StmtKind::Raise { .. }
                    | StmtKind::Reraise { .. }
                    | StmtKind::Unreachable
            )
        )
    }

    /// What `inside` lowers, as a region of its own.
    pub fn region(&mut self, inside: &mut dyn FnMut(&mut Self)) -> Region {
        self.regions.push(vec![]);
        inside(self);
        self.regions.pop().expect("pushed above")
    }

    pub fn label(&mut self) -> Label {
        self.labels += 1;
        Label(self.labels - 1)
    }

    pub fn new_value(&mut self, ty: Ty) -> Value {
        self.values.push(ty);
        Value(self.values.len() as u32 - 1)
    }

    pub fn ty(&self, value: Value) -> &Ty {
        &self.values[value.index()]
    }

    /// An operation that cannot raise.
    pub fn let_(&mut self, ty: Ty, op: Op) -> Value {
        let value = self.new_value(ty);
        self.push(StmtKind::Let { value, op, site: None });
        value
    }

    /// An operation that can raise, at the position that a traceback shows.
    pub fn try_(&mut self, ty: Ty, op: Op, span: Span) -> Value {
        let site = self.site(span);
        let value = self.new_value(ty);
        self.push(StmtKind::Let { value, op, site: Some(site) });
        value
    }

    pub fn literal(&mut self, literal: Literal) -> Value {
        let ty = match &literal {
            Literal::None => Ty::None,
            Literal::Ellipsis => Ty::Ellipsis,
            Literal::Class(_) => Ty::Type,
            Literal::NotImplemented => Ty::NotImplemented,
            Literal::Function(func) => Ty::Function(*func),
            Literal::Bool(_) => Ty::Bool,
            Literal::Int(_) | Literal::BigInt(_) => Ty::Int,
            Literal::Float(_) => Ty::Float,
            Literal::Complex(_) => Ty::Complex,
            Literal::Str(_) | Literal::CodePoints(_) => Ty::Str,
            Literal::Bytes(_) => Ty::Bytes,
        };
        self.let_(ty, Op::Const(literal))
    }

    /// A slot that certainly holds something.
    pub fn get(&mut self, slot: Slot) -> Value {
        let ty = self.slots[slot.index()].ty;
        self.let_(ty, Op::Get(slot))
    }

    pub fn set(&mut self, slot: Slot, value: Value) {
        let ty = self.slots[slot.index()].ty;
        let value = self.coerce(value, &ty);
        self.push(StmtKind::Set { slot, value });
    }

    /// A value for code that is never reached.
    pub fn unreachable(&mut self) -> Value {
        self.let_(Ty::Never, Op::Unreachable)
    }

    /// The value as another type; what inference allowed.
    pub fn coerce(&mut self, value: Value, to: &Ty) -> Value {
        let from = *self.ty(value);
        if from == *to {
            return value;
        }
        if *to == Ty::Never {
            // What made the value has raised (a name that is certainly unbound).
            return self.unreachable();
        }
        if let (Ty::Function(func), Ty::Dyn) = (&from, to) {
            let name = self.module.input.program.functions[*func as usize].name.clone();
            return self.try_(Ty::Dyn, Op::DynGlobal { name }, self.span);
        }
        let op = if from == Ty::Never {
            Op::Widen(value)
        } else if *to == Ty::Dyn {
            Op::ToDyn(value)
        } else if matches!(&from, Ty::Union(members) if !matches!(to, Ty::Union(_)) && members.contains(to)) {
            // Different tuples that are kept as the widest of them: none is ruled out.
            let widens = matches!(to, Ty::Tuple(_) | Ty::TupleOf(_)) && crate::ty::coerce::widens(&from, to);
            if widens { Op::Widen(value) } else { Op::Narrow(value) }
        } else if let (Ty::Union(from), Ty::Union(to)) = (&from, to)
            && to.iter().all(|member| from.contains(member))
        {
            Op::Narrow(value)
        } else {
            match crate::ty::coerce::coercion(&from, to) {
                Some(crate::ty::coerce::Coercion::Convert) => Op::Convert(value),
                Some(_) => Op::Widen(value),
                None => panic!("B0001: lower, `{}`: `{from}` does not become `{to}`", self.func.qualname),
            }
        };
        self.let_(*to, op)
    }
}
