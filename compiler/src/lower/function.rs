//! One function: its slots, values, regions, and the coercions between types.

use std::collections::HashMap;

use super::Module;
use super::exits::{Exit, Yields};
use crate::catalog::intrinsics;
use crate::hir::nodes::{ExprId, Function, FunctionKind, ModuleId, NameRef};
use crate::infer::table::{Instance, InstanceId, VarKey};
use crate::sir::{self, Builder, Label, Literal, Op, Region, Site, Slot, StmtKind, Value};
use crate::source::Span;
use crate::ty::Ty;

pub(super) struct Lower<'m, 'a> {
    pub module: &'m mut Module<'a>,
    pub instance: &'a Instance,
    /// The function whose text is being lowered: the instance's, or a generator expression inside it.
    pub func: &'a Function,
    pub b: Builder,
    pub variables: HashMap<VarKey, Slot>,
    pub exits: Vec<Exit>,
    /// What `yield` does inside a generator expression that runs in place.
    pub yields: Option<Yields>,
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
    /// The module that a `from … import` statement has got, for its further names.
    pub imported: Option<Value>,
}

pub(super) fn lower_function(module: &mut Module, id: InstanceId, name: String) -> sir::Function {
    let input = module.input;
    let instance = &input.table.instances[id.index()];
    let func = &input.program.functions[instance.func.index()];
    let frame = input.chunks.is_some() && super::uses_isolate(input.table, id);
    let mut b = Builder::new(module.functions[&id], &name, func.span);
    b.set_qualname(&func.qualname);
    b.set_frame(frame);
    let is_unseen = input.program.module(func.module).is_unseen;
    if is_unseen {
        // Before 3.12 what is called with `tp_call` counts like a frame (`_PyObject_MakeTpCall`).
        b.set_unseen(input.minor >= 12 || func.name != intrinsics::CALL);
    }
    let mut lower = Lower {
        module,
        instance,
        func,
        b,
        variables: HashMap::new(),
        exits: vec![],
        yields: None,
        given: None,
        frame: None,
        frames: 0,
        first_iterable: None,
        call_span: func.span,
        imported: None,
    };
    lower.generator_form();
    lower.params();
    let is_main = func.id == input.program.main_body().id;
    if is_main {
        lower.module_body(&func.body);
    } else {
        if func.kind == FunctionKind::Module {
            lower.forget_earlier_run();
        }
        lower.block(&func.body);
    }
    if !lower.ended() {
        lower.fall_off_the_end();
    }
    let result = if is_main { Ty::None } else { instance.returned() };
    lower.b.finish(result, true, false)
}

impl<'a> Lower<'_, 'a> {
    /// `return None`, unless inference has shown that control never comes here.
    fn fall_off_the_end(&mut self) {
        let is_main = self.func.id == self.module.input.program.main_body().id;
        let result = if is_main { Ty::None } else { self.instance.returned() };
        if result != Ty::Dyn && !result.members().contains(&Ty::None) {
            self.push(StmtKind::Unreachable);
            return;
        }
        let none = self.literal(Literal::None);
        let none = self.coerce(none, &result);
        self.push(StmtKind::Return(none));
    }

    fn params(&mut self) {
        let in_cells = self.placed_params();
        self.make_cells(&in_cells);
    }

    /// Gives the parameters that are in cells.
    fn placed_params(&mut self) -> Vec<(VarKey, Slot)> {
        let mut in_cells = vec![];
        let own = self.func.params.iter().map(|param| VarKey::Local(self.func.id, param.binding));
        let vars = own.chain(self.instance.captured.iter().copied());
        for (var, ty) in vars.zip(&self.instance.params) {
            let name = var.name(self.module.input.program);
            if *ty != self.instance.slots[&var].ty && self.is_in_cell(var) {
                let param = self.b.param(name, *ty, false);
                in_cells.push((var, param));
                continue;
            }
            let wide = self.instance.slots.get(&var).cloned().unwrap_or_default();
            let is_variable = wide.ty == *ty && !wide.maybe_unbound;
            let slot = self.b.param(name, *ty, is_variable);
            if is_variable {
                self.variables.insert(var, slot);
            } else {
                // Assigned other types later: the variable is wider than the parameter.
                let value = self.get(slot);
                let variable = self.variable_slot(var);
                let value = self.coerce(value, &wide.ty);
                self.push(StmtKind::Set { slot: variable, value });
            }
        }
        in_cells
    }

    /// A slot that lowering needs; no variable of the program.
    pub fn new_slot(&mut self, name: &str, ty: Ty, maybe_unbound: bool) -> Slot {
        self.b.slot(name, ty, maybe_unbound, false)
    }

    /// The slot of a variable.
    pub fn variable_slot(&mut self, var: VarKey) -> Slot {
        if let Some(slot) = self.variables.get(&var) {
            return *slot;
        }
        let info = self.instance.slots.get(&var).cloned().unwrap_or_default();
        let program = self.module.input.program;
        let (name, synthetic) = match var {
            VarKey::Local(func, binding) => {
                let binding = program.functions[func.index()].binding(binding);
                (binding.name.clone(), binding.synthetic)
            }
            VarKey::Global(global) => (program.def(global).name.clone(), false),
        };
        // What desugaring keeps of the isolate's stays as long as variables do.
        let is_variable = !synthetic || info.ty.mentions_dyn();
        let slot = self.b.slot(&name, info.ty, info.maybe_unbound, is_variable);
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
                    && !self.module.input.table.isolate_globals.contains_key(global) =>
            {
                Some(VarKey::Global(*global))
            }
            NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        }
    }

    pub fn push(&mut self, kind: StmtKind) {
        self.b.push(kind);
    }

    /// Has control left the current region for good?
    pub fn ended(&self) -> bool {
        self.b.ended()
    }

    /// What `inside` lowers, as a region of its own.
    pub fn region(&mut self, inside: &mut dyn FnMut(&mut Self)) -> Region {
        self.b.begin();
        inside(self);
        self.b.end()
    }

    pub fn label(&mut self) -> Label {
        self.b.label()
    }

    pub fn new_value(&mut self, ty: Ty) -> Value {
        self.b.value(ty)
    }

    pub fn ty(&self, value: Value) -> &Ty {
        self.b.ty(value)
    }

    /// An operation that cannot raise.
    pub fn let_(&mut self, ty: Ty, op: Op) -> Value {
        self.b.op(op, ty)
    }

    /// An operation that can raise, at the position that a traceback shows.
    pub fn try_(&mut self, ty: Ty, op: Op, span: Span) -> Value {
        let site = self.site(span);
        self.b.op_at(op, ty, Some(site))
    }

    pub fn literal(&mut self, literal: Literal) -> Value {
        self.let_(literal.ty(), Op::Const(literal))
    }

    /// A slot that certainly holds something.
    pub fn get(&mut self, slot: Slot) -> Value {
        self.b.get(slot)
    }

    pub fn set(&mut self, slot: Slot, value: Value) {
        let ty = *self.b.slot_ty(slot);
        let value = self.coerce(value, &ty);
        self.b.set(slot, value);
    }

    pub fn namespace(&self, module: ModuleId) -> Option<String> {
        super::namespace(self.module.input.program, module)
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
            let function = &self.module.input.program.functions[*func as usize];
            let (name, module) = (function.name.clone(), self.namespace(function.module));
            return self.try_(Ty::Dyn, Op::DynGlobal { name, module }, self.b.span());
        }
        let is_object =
            |member: &Ty| matches!((&from, member), (Ty::Function(f), Ty::Closure(c, _)) if f == c);
        if let (Ty::Function(func), true) = (&from, to.members().iter().any(is_object)) {
            let object = self.function_object(*func);
            return self.coerce(object, to);
        }
        if let Ty::Union(members) = &from
            && members.contains(&Ty::Bool)
            && to.members().contains(&Ty::Int)
            && !to.members().contains(&Ty::Bool)
            && *to != Ty::Dyn
        {
            return self.bool_as_int(value, to);
        }
        let op = if from == Ty::Never {
            Op::Widen(value)
        } else if *to == Ty::Dyn {
            Op::ToDyn(value)
        } else if matches!(&from, Ty::Union(members) if !matches!(to, Ty::Union(_)) && members.contains(to)) {
            // Different tuples that are kept as the widest of them: none is ruled out.
            let widens = matches!(to, Ty::Tuple(_) | Ty::TupleOf(_)) && crate::ty::relate::widens(&from, to);
            if widens { Op::Widen(value) } else { Op::Narrow(value) }
        } else if let (Ty::Union(from), Ty::Union(to)) = (&from, to)
            && to.iter().all(|member| from.contains(member))
        {
            Op::Narrow(value)
        } else {
            match crate::ty::relate::coercion(&from, to) {
                Some(crate::ty::relate::Coercion::Convert) => Op::Convert(value),
                Some(_) => Op::Widen(value),
                None if crate::ty::relate::narrows(&from, to) => Op::Narrow(value),
                None => panic!("B0001: lower, `{}`: `{from}` does not become `{to}`", self.func.qualname),
            }
        };
        self.let_(*to, op)
    }

    /// One of several types as what has ints among them and no bools: a bool is an int there.
    fn bool_as_int(&mut self, value: Value, to: &Ty) -> Value {
        self.by_member(value, to, &mut |lower, member| {
            let ty = *lower.ty(member);
            match ty {
                Ty::Bool => {
                    let int = lower.coerce(member, &Ty::Int);
                    lower.coerce(int, to)
                }
                // (Ruled out where the place was reached.)
                _ if !to.members().contains(&ty) && crate::ty::relate::coercion(&ty, to).is_none() => {
                    lower.unreachable()
                }
                _ => lower.coerce(member, to),
            }
        })
    }
}
