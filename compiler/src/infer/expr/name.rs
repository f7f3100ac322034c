//! Names: variables of the function, globals, what the module imports.

use crate::catalog;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, NameRef};
use crate::infer::facts::GlobalFact;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::Ty;
use crate::ty::relate::crosses_by_value;

impl<'a> Walk<'_, 'a> {
    pub(super) fn name(&mut self, id: ExprId, name: &'a NameRef) -> (Ty, How) {
        let span = self.func.expr(id).span;
        if let Some(class) = self.class_named(id) {
            let body = self.cx.facts.table.info(class).body;
            return (Ty::Function(body.0), How::Function(body));
        }
        if let Some(var) = self.in_cell(name) {
            return self.read_cell(var, name, span);
        }
        if let Some(var) = self.variable(name) {
            return match self.imported_local(name, id, span) {
                Some(found) => found,
                None => self.read_variable(var, name, id, span),
            };
        }
        if let NameRef::ClassLocal(name) = name
            && let Some(found) = self.class_local(name)
        {
            return found;
        }
        match name {
            NameRef::Global(global) => match &self.cx.facts.globals[global.index()] {
                GlobalFact::Function(..) => self.function_name(*global),
                GlobalFact::Module(_) | GlobalFact::Class(_) | GlobalFact::TypeVariable
                    if self.cx.plan.hybrid =>
                {
                    (Ty::Dyn, How::Isolate)
                }
                GlobalFact::Module(_) | GlobalFact::Class(_) | GlobalFact::TypeVariable => {
                    (self.refuse_object(*global, span), How::Plain)
                }
                GlobalFact::Member(module, member) => {
                    let (module, member) = (module.clone(), member.clone());
                    self.module_member(&module, &member, id, span)
                }
                GlobalFact::Variable if self.cx.is_in_isolate(*global) => {
                    match self.constant_global(*global) {
                        Some((owner, expr, ty)) => (ty, How::ConstantGlobal(owner, expr)),
                        None if self.cx.plan.suggestions.locals.contains(&(self.func.id, *global)) => {
                            (self.refuse_suggestion(*global, span), How::Isolate)
                        }
                        None => match self.copied_global(*global) {
                            Some(ty) => (ty, How::Checked),
                            None => (Ty::Dyn, How::Isolate),
                        },
                    }
                }
                GlobalFact::Variable => {
                    self.check_bound(*global, span);
                    let read = (self.func.id, *global);
                    let suggestions = &self.cx.plan.suggestions;
                    if suggestions.locals.contains(&read) || suggestions.unbound.contains(&read) {
                        self.refuse_suggestion(*global, span);
                    }
                    (self.cx.global(*global), How::Checked)
                }
            },
            NameRef::Builtin(name) => self.builtin_value(name, span),
            NameRef::Free(..) | NameRef::ClassLocal(_) | NameRef::Local(_) => {
                let name = self.spelling(name).to_owned();
                (self.refuse(ReasonId::Closure, span, name), How::Plain)
            }
        }
    }

    /// What the text says the name stands for: of a variable of a function, where it is bound for certain.
    pub fn fact(&self, name: &NameRef) -> Option<&GlobalFact> {
        let is_bound = match name {
            NameRef::Global(_) => true,
            NameRef::Local(_) | NameRef::Free(..) => {
                let local = self.variable(name).and_then(|var| self.env.locals.get(&var));
                local.is_some_and(|local| !local.maybe_unbound)
            }
            NameRef::Builtin(_) | NameRef::ClassLocal(_) => false,
        };
        self.cx.facts.of_name(self.func, name).filter(|_| is_bound)
    }

    /// A variable of a function that only imports bind: where nothing runs in the isolate, it holds nothing.
    fn imported_local(
        &mut self,
        name: &'a NameRef,
        id: ExprId,
        span: crate::source::Span,
    ) -> Option<(Ty, How)> {
        let fact = match name {
            NameRef::Local(_) | NameRef::Free(..) => self.cx.facts.of_name(self.func, name)?.clone(),
            NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => return None,
        };
        let is_bound = self.fact(name).is_some();
        match fact {
            GlobalFact::Member(module, member) if is_bound => {
                let has_value = catalog::constant(&module, &member).is_some();
                (has_value || !self.cx.plan.hybrid).then(|| self.module_member(&module, &member, id, span))
            }
            GlobalFact::Module(_) | GlobalFact::Member(..) if !self.cx.plan.hybrid => {
                let text = self.spelling(name);
                let what = match is_bound {
                    true => format!("module `{text}`"),
                    false => format!("`{text}`, which may not be bound yet,"),
                };
                Some((self.refuse(ReasonId::FunctionValue, span, what), How::Plain))
            }
            GlobalFact::Module(_)
            | GlobalFact::Member(..)
            | GlobalFact::Function(..)
            | GlobalFact::Class(_)
            | GlobalFact::TypeVariable
            | GlobalFact::Variable => None,
        }
    }

    /// The type of a global of the isolate of which native code has a copy.
    pub fn copied_global(&self, global: crate::hir::nodes::DefId) -> Option<Ty> {
        let is_suggested = self.cx.plan.suggestions.unbound.contains(&(self.func.id, global));
        let ty = self.cx.cells.resolve(&self.cx.global(global)).ok()?;
        let is_copied = self.cx.is_copied(global) && !is_suggested;
        (is_copied && crosses_by_value(&ty) && !ty.mentions_dyn()).then_some(ty)
    }

    /// A name that may be unbound here, with others like it: CPython's printer would suggest one.
    pub fn refuse_suggestion(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) -> Ty {
        let what =
            format!("`{}`, which may be unbound and looks like other names,", self.global_name(global));
        self.refuse(ReasonId::NotLowered, span, what)
    }

    /// `print(len); len = 2`: only the isolate finds what else the name stands for.
    fn check_bound(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) {
        if !self.cx.plan.hybrid && self.cx.plan.falls_through.contains(&global) {
            let what = format!("`{}`, which may not be bound yet,", self.global_name(global));
            self.refuse(ReasonId::NotLowered, span, what);
        }
    }

    /// A module or class, called or not.
    fn refuse_object(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) -> Ty {
        let kind = match self.cx.facts.globals[global.index()] {
            GlobalFact::Class(_) => "class",
            GlobalFact::TypeVariable => "type variable",
            _ => "module",
        };
        let what = format!("{kind} `{}`", self.global_name(global));
        self.refuse(ReasonId::FunctionValue, span, what)
    }

    pub fn global_name(&self, global: crate::hir::nodes::DefId) -> String {
        self.cx.program.def(global).name.clone()
    }

    fn read_variable(
        &mut self,
        var: crate::infer::table::VarKey,
        name: &'a NameRef,
        id: ExprId,
        span: crate::source::Span,
    ) -> (Ty, How) {
        if let NameRef::Global(global) = name {
            match &self.cx.facts.globals[global.index()] {
                GlobalFact::Function(..) => return self.function_name(*global),
                GlobalFact::Module(_) | GlobalFact::Class(_) | GlobalFact::TypeVariable
                    if self.cx.plan.hybrid =>
                {
                    return (Ty::Dyn, How::Isolate);
                }
                GlobalFact::Module(_) | GlobalFact::Class(_) | GlobalFact::TypeVariable => {
                    return (self.refuse_object(*global, span), How::Plain);
                }
                GlobalFact::Member(module, member) => {
                    let (module, member) = (module.clone(), member.clone());
                    return self.module_member(&module, &member, id, span);
                }
                GlobalFact::Variable => self.check_bound(*global, span),
            }
        }
        if let NameRef::Global(global) = name
            && self.written_elsewhere(*global)
        {
            // Functions bind it too: nothing is known about this point.
            if self.cx.plan.suggestions.unbound.contains(&(self.func.id, *global)) {
                self.refuse_suggestion(*global, span);
            }
            return (self.cx.global(*global), How::Checked);
        }
        if let NameRef::Global(global) = name
            && self.env.locals.get(&var).is_none_or(|local| local.maybe_unbound)
            && self.cx.plan.suggestions.globals.contains(global)
        {
            self.refuse_suggestion(*global, span);
        }
        // A name of the function around that is not bound: NameError, in words of its own.
        let is_free = matches!(name, NameRef::Free(..)) || self.is_in_frame;
        if is_free
            && !matches!(name, NameRef::Global(_))
            && self.env.locals.get(&var).is_none_or(|local| local.maybe_unbound)
        {
            let what = "a name of the function around that may be unbound";
            return (self.refuse(ReasonId::NotLowered, span, what), How::Plain);
        }
        match self.env.locals.get(&var) {
            None => {
                // Certainly unbound: the read raises.
                self.slots.entry(var).or_default().maybe_unbound = true;
                (Ty::Never, How::Checked)
            }
            Some(local) => {
                // (What desugaring binds is bound where it is read.)
                let made = matches!(name, NameRef::Local(binding) if self.func.binding(*binding).synthetic);
                let unbound = local.maybe_unbound && !made;
                let ty = self.as_stored(&local.ty.clone(), var);
                if unbound {
                    self.slots.entry(var).or_default().maybe_unbound = true;
                }
                (ty, if unbound { How::Checked } else { How::Plain })
            }
        }
    }

    /// The type here as the variable's slot represents it: a tuple that is stored with wider items, or
    /// without its length, is read back so; what shares its variable with values of the isolate is one.
    pub fn as_stored(&self, ty: &Ty, var: crate::infer::table::VarKey) -> Ty {
        let Some(slot) = self.cx.instances[self.id.index()].slots.get(&var) else { return *ty };
        let (here, stored) = (self.shallow(ty), self.shallow(&slot.ty));
        if stored == Ty::Dyn && here != Ty::Never {
            return Ty::Dyn;
        }
        let stored = stored.members();
        let tuple = |ty: &Ty| matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_));
        if !here.members().iter().any(tuple) {
            return *ty;
        }
        here.members().into_iter().fold(Ty::Never, |acc, member| {
            let kept = if tuple(&member) && !stored.contains(&member) {
                stored.iter().find(|other| tuple(other)).cloned().unwrap_or(member)
            } else {
                member
            };
            acc.join(&kept)
        })
    }

    /// Does any function but the module body bind this global?
    pub(in crate::infer) fn written_elsewhere(&self, global: crate::hir::nodes::DefId) -> bool {
        let program = self.cx.program;
        let def = program.def(global);
        def.bindings.iter().any(|bind| Some(bind.func) != program.module(def.module).body)
    }
}
