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
use super::table::{ArgSource, Refusal, TypeTable, VarKey};
use super::walk::Walk;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{BindingId, FuncId, Function, FunctionKind};
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
    let may_own: fn(&Ty) -> bool = if cx.plan.hybrid { Ty::may_hold_dyn } else { Ty::holds_file };
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
            instance.slots.iter().filter(|(_, slot)| may_own(&slot.ty)).map(|(var, _)| *var).collect();
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
