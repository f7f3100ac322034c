//! Nested functions and lambdas that see variables around them, called where these are at hand.
//!
//! ```text
//! def walk(tree, start):
//!     seen = set()
//!     def visit(node):                 the call hands over `seen`, `tree` and `visit` as further arguments
//!         ...
//!     visit(start)
//! ```
//!
//! While the call runs, the function around it waits, so its variables stay what they are: what they hold
//! when the call begins is what the nested function reads, as late as CPython's cells would have it. That
//! needs two things. No nested function binds such a variable, or it is in a cell that is handed over
//! (`shared.rs`), and the function is only called, by the very call of the function around that has made it.
//!
//! A function that is more than called (`hir::Captures::is_closure`) takes what it sees with it
//! ([`Ty::Closure`]): what a variable holds that is bound once, before the function is made, else the
//! variable's cell. What is in cells, and what closures see, is known as the items of containers are.
//!
//! A cell of CPython's lives on after the other variables, and longer still where the function names itself.
//! Where what a variable holds may show when it is let go of, that would be seen: such a function is
//! deferred.

use super::Cx;
use super::rows::Shape;
use super::table::{ArgSource, Dispatch, How, Refusal, Site, StmtInfo, TypeTable, VarKey};
use super::walk::{Sink, Walk};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{BindingId, FuncId, Function, FunctionKind, Stmt, Target};
use crate::hir::{Program, Variable};
use crate::source::Span;
use crate::ty::Ty;

/// The variables that a function is handed with its arguments.
pub(super) fn captured(program: &Program, func: FuncId) -> Vec<VarKey> {
    program.captures.needs(func).iter().map(|(owner, binding)| VarKey::Local(*owner, *binding)).collect()
}

impl<'a> Walk<'_, 'a> {
    /// Is it a variable of a function around that the call has handed over?
    pub fn is_given(&self, owner: FuncId, binding: BindingId) -> bool {
        self.cx.instances[self.id.index()].captured.contains(&VarKey::Local(owner, binding))
    }

    /// May the name of a function stand for another one by now?
    pub fn may_be_another(&self, function: &Function) -> bool {
        self.cx.plan.may_rebind(&function.name) && !self.cx.is_nameless(function.id)
    }

    /// Is it the isolate's function that has to be called?
    pub fn is_elsewhere_function(&self, func: FuncId) -> bool {
        self.cx.is_deferred(func) || self.may_be_another(&self.cx.program.functions[func.index()])
    }

    /// `def` inside of a function.
    pub fn nested_def(&mut self, stmt: &Stmt, func: FuncId, target: &'a Target) {
        let function = &self.cx.program.functions[func.index()];
        let is_plain = function.params.iter().all(|param| {
            let is_fixed = |default| super::facts::is_fixed(self.func, self.func.expr(default));
            !param.takes_many() && param.default.is_none_or(is_fixed)
        });
        let mut annotations =
            function.params.iter().map(|param| param.annotation).chain([function.returns]).flatten();
        let is_quiet = annotations.all(|annotation| self.is_quiet_annotation(annotation));
        let has_form = is_plain && is_quiet && function.decorators.is_empty();
        let ty = if !has_form || self.cx.is_deferred(func) || self.outlives_its_cells(func) {
            self.refuse(ReasonId::NestedFunction, function.name_span, &function.name)
        } else if self.cx.program.captures.is_closure(func) {
            let key = (self.func.id, stmt.id);
            let (ty, how) = self.closure_value(func, Site::Stmt(key), function.name_span);
            self.stmts.insert(key, StmtInfo { ty, how });
            ty
        } else {
            Ty::Function(func.0)
        };
        self.assign(target, ty);
    }

    /// A function as a value of its own, with what it sees.
    pub fn closure_value(&mut self, func: FuncId, site: Site, span: Span) -> (Ty, How) {
        let program = self.cx.program;
        let own_name = program.captures.own_name(func).map(|(owner, binding)| VarKey::Local(owner, binding));
        if self.cx.cells.is_closure_sent(func.0) {
            let what = "a nested function that goes to CPython";
            return (self.refuse(ReasonId::FunctionValue, span, what), How::Plain);
        }
        let (mut parts, mut vars) = (vec![], vec![]);
        for var in captured(program, func).into_iter().filter(|var| Some(*var) != own_name) {
            let local = self.env.locals.get(&var).filter(|local| !local.maybe_unbound);
            let Some(ty) = local.map(|local| local.ty) else {
                return (self.refuse(ReasonId::Closure, span, var.name(program)), How::Plain);
            };
            let ty = self.as_stored(&ty, var);
            let shallow = self.shallow(&ty);
            if shallow.holds_bound() || shallow.members().iter().any(|member| matches!(member, Ty::Iter(..)))
            {
                return (self.refuse(ReasonId::Closure, span, var.name(program)), How::Plain);
            }
            let part = self.site_of(site, parts.len() as u8);
            self.cx.cells.put(&part, &ty);
            self.flow(&ty, Sink::Type(part), span);
            parts.push(part);
            vars.push(var);
        }
        (Ty::Closure(func.0, parts.into()), How::Closure(func, vars))
    }

    /// A call of such a value, the first operand: the things that it sees are further operands.
    pub fn call_closure(
        &mut self,
        (func, parts): (FuncId, &[Ty]),
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let program = self.cx.program;
        let own_name = program.captures.own_name(func).map(|(owner, binding)| VarKey::Local(owner, binding));
        let names = shape.keywords.iter().map(|(name, index)| (Some(name.as_str()), *index));
        let given: Vec<(Option<&str>, usize)> =
            shape.positional[1..].iter().map(|index| (None, *index)).chain(names).collect();
        let types = given.iter().map(|(name, index)| (*name, operands[*index])).collect();
        let mut seen = parts.iter().enumerate();
        let mut sources = vec![];
        // Numbered behind the arguments: the closure, then what it sees.
        for var in captured(program, func) {
            let (at, ty) = match Some(var) == own_name {
                true => (given.len(), operands[0]),
                false => {
                    let (index, part) = seen.next().expect("one for each variable");
                    (given.len() + 1 + index, self.shallow(part))
                }
            };
            sources.push((ArgSource::Arg(at), ty));
        }
        let mut order: Vec<usize> = given.iter().map(|(_, index)| *index).collect();
        order.push(0);
        order.extend((0..parts.len()).map(|index| operands.len() + index));
        match self.call_seeing(func, types, sources, span) {
            (ty, How::Call(instance, mut sources)) => {
                let place =
                    |source: &mut ArgSource| source.each_argument(&mut |index| *index = order[*index]);
                sources.iter_mut().for_each(place);
                (ty, Dispatch::OfClosure(Box::new(Dispatch::Call(instance, sources))))
            }
            (ty, _) => (ty, Dispatch::Dead),
        }
    }

    /// Variables of comprehensions and generator expressions are others each time these run.
    pub fn outlives_its_cells(&self, func: FuncId) -> bool {
        let program = self.cx.program;
        program.captures.needs(func).iter().any(|(owner, binding)| {
            let owner = &program.functions[owner.index()];
            owner.binding(*binding).synthetic
                || matches!(owner.kind, FunctionKind::GeneratorExpression | FunctionKind::Class)
        })
    }

    /// A function that sees variables of a call stays with that call. `var`: where it is kept.
    pub fn check_kept(&mut self, ty: &Ty, var: Option<VarKey>, span: Span) -> bool {
        let program = self.cx.program;
        let mut stays = true;
        for member in self.shallow(ty).members() {
            let Ty::Function(func) = member else { continue };
            let func = FuncId(func);
            let Some((_, seen)) = program.captures.needs(func).first().map(|seen| (func, *seen)) else {
                continue;
            };
            let home = program.functions[func.index()].parent;
            let is_at_home = match var {
                Some(VarKey::Local(owner, _)) => Some(owner) == home && self.root().id == owner,
                Some(VarKey::Global(_)) | None => false,
            };
            if !is_at_home {
                self.refuse(ReasonId::Closure, span, name(program, seen));
                stays = false;
            }
        }
        stays
    }

    /// A value that goes where the isolate sees it: functions without an object stay away.
    pub fn check_object(&mut self, ty: &Ty, span: Span) {
        let is_nameless = |member: &Ty| match member {
            Ty::Function(func) => self.cx.is_nameless(FuncId(*func)),
            other => other.holds_closure(),
        };
        if self.shallow(ty).members().iter().any(is_nameless) {
            self.refuse(ReasonId::FunctionValue, span, "a nested function as a value");
        }
    }

    /// What a call hands over besides its arguments; `None` where that is not at hand.
    pub fn captured_arguments(&mut self, callee: FuncId, span: Span) -> Option<Vec<(ArgSource, Ty)>> {
        let mut found = vec![];
        for var in captured(self.cx.program, callee) {
            let local = self.env.locals.get(&var).filter(|local| !local.maybe_unbound);
            let Some(ty) = local.map(|local| local.ty) else {
                self.refuse(ReasonId::Closure, span, var.name(self.cx.program));
                return None;
            };
            let ty = self.as_stored(&ty, var);
            found.push((ArgSource::Captured(var, ty), ty));
        }
        Some(found)
    }
}

fn name(program: &Program, (owner, binding): Variable) -> &str {
    &program.functions[owner.index()].binding(binding).name
}

impl Cx<'_> {
    /// A lambda or nested function: no name of a module leads to an object of it.
    pub fn is_nameless(&self, func: FuncId) -> bool {
        let function = &self.program.functions[func.index()];
        let parent = function.parent.map(|parent| self.program.functions[parent.index()].kind);
        function.kind != FunctionKind::Def || parent != Some(FunctionKind::Module)
    }
}

/// A function without an object is kept as itself, or as one of several, but not as an object.
pub(super) fn stays_native(cx: &Cx, from: &Ty, to: &Ty) -> bool {
    let is_nameless = |member: &Ty| match member {
        Ty::Function(func) => cx.is_nameless(FuncId(*func)),
        other => other.holds_closure(),
    };
    *to != Ty::Dyn || !from.members().iter().any(is_nameless)
}

/// Variables in cells that show when they are let go of.
pub(super) fn held_by_cells(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let mut found = vec![];
    if !cx.plan.hybrid {
        return found;
    }
    let mut live: Vec<_> = table.live.iter().copied().collect();
    live.sort();
    for id in live {
        let instance = &table.instances[id.index()];
        let is_closure = |var: &VarKey| instance.slots[var].ty.holds_closure();
        let is_in_cell = |var: &VarKey| match var {
            VarKey::Local(owner, binding) if *owner == instance.func => {
                cx.is_in_cell(*var) || cx.program.captures.is_shared((*owner, *binding))
            }
            VarKey::Local(..) => instance.captured.contains(var),
            VarKey::Global(_) => false,
        };
        let mut vars: Vec<VarKey> =
            instance.slots.iter().filter(|(_, slot)| slot.ty.may_hold_dyn()).map(|(var, _)| *var).collect();
        vars.sort();
        let span = cx.program.functions[instance.func.index()].name_span;
        let is_held = |var: &VarKey| is_in_cell(var) || is_closure(var);
        found.extend(vars.into_iter().filter(is_held).map(|var| Refusal {
            instance: id,
            func: instance.func,
            reason: Reason::new(ReasonId::Closure, span, var.name(cx.program)),
        }));
    }
    found
}
