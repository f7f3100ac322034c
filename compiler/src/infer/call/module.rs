//! Members of modules.

use crate::catalog::{self};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{ExprId, ExprKind, FuncId, ModuleId, NameRef};
use crate::infer::call::rows::display_name;
use crate::infer::facts::GlobalFact;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{RowId, Ty};

impl<'a> Walk<'_, 'a> {
    /// The module a name stands for, when it is a native one.
    pub fn module_of(&self, object: ExprId) -> Option<String> {
        let native = |module: String| crate::infer::rows::is_native_module(&module).then_some(module);
        match &self.func.expr(object).kind {
            ExprKind::Name(name) => match self.fact(name)? {
                GlobalFact::Module(module) => native(module.clone()),
                GlobalFact::Member(module, name) if !self.cx.plan.hybrid => {
                    native(format!("{module}.{name}"))
                }
                GlobalFact::Member(..)
                | GlobalFact::Function(..)
                | GlobalFact::Class(_)
                | GlobalFact::TypeVariable
                | GlobalFact::Variable => None,
            },
            // An object of a module: where an isolate lives, it is the isolate's.
            ExprKind::Attribute { object, name, .. }
                if !self.cx.plan.hybrid && !self.cx.plan.may_rebind(name) =>
            {
                native(format!("{}.{name}", self.module_of(*object)?))
            }
            _ => None,
        }
    }

    /// Part of the process, of which the isolate has the one that counts.
    pub(super) fn is_elsewhere(&self, module: &str, name: &str) -> bool {
        let is_own = module == catalog::modules::RANDOM && self.cx.plan.random_is_own;
        self.cx.plan.hybrid && !is_own && catalog::is_of_process(module, name)
    }

    /// A builtin class that has a native class method or static method of this name: `dict.fromkeys`.
    pub(super) fn class_with(&self, object: ExprId, name: &str) -> Option<&'a str> {
        let ExprKind::Name(NameRef::Builtin(class)) = &self.func.expr(object).kind else { return None };
        // `math.sqrt(2)` without `import math`: the name of a module that nothing binds is a NameError.
        let is_ours = class == "hybridc" && self.cx.program.module(self.func.module).is_unseen;
        if !is_ours && !catalog::names::is_builtin_everywhere(class) {
            return None;
        }
        let rows = catalog::functions(class, name);
        let takes_self =
            |row: &RowId| catalog::row(*row).params.first().is_some_and(|first| first.name == "self");
        let is_bound = rows.iter().any(takes_self);
        (!rows.is_empty() && !is_bound && !self.cx.plan.may_rebind(class)).then_some(class)
    }

    /// Native code has it, or nobody has.
    pub(super) fn is_here(&self, module: &str, name: &str) -> bool {
        !self.cx.plan.hybrid || !catalog::lookup(module, name).is_empty()
    }

    /// `math.pi`, or `pi` imported from there.
    pub fn module_member(&mut self, module: &str, name: &str, at: ExprId, span: Span) -> (Ty, How) {
        // An object that can be changed stays where it is looked at.
        let found = catalog::constant(module, name).filter(|(_, ty)| {
            let only_looked_at = self.cx.facts.looked_at.contains(&(self.func.id, at));
            !self.is_elsewhere(module, name) && (only_looked_at || ty.parts().is_empty())
        });
        match found {
            Some((row, ty)) if !self.cx.plan.may_rebind(name) => (ty, How::Constant(row)),
            _ if self.cx.plan.hybrid => (Ty::Dyn, How::Isolate),
            _ => {
                let what = format!("`{}`", display_name(module, name));
                (self.refuse(ReasonId::FunctionValue, span, what), How::Plain)
            }
        }
    }

    /// The function of another module of the program that an attribute stands for.
    pub(super) fn own_function(&self, attribute: ExprId) -> Option<FuncId> {
        let (Ty::Function(func), _) = self.own_value(attribute)? else { return None };
        let takes_many = |func: FuncId| {
            self.cx.program.functions[func.index()].params.iter().any(|param| param.takes_many())
        };
        Some(FuncId(func)).filter(|func| !takes_many(*func))
    }

    /// What the name stands for with which a dotted name begins, where that is bound.
    pub fn root_fact(&self, expr: ExprId) -> Option<&GlobalFact> {
        let mut root = expr;
        while let ExprKind::Attribute { object, .. } = &self.func.expr(root).kind {
            root = *object;
        }
        let ExprKind::Name(name) = &self.func.expr(root).kind else { return None };
        self.fact(name)
    }

    /// The module of the program that an expression stands for here.
    pub fn own_module_here(&self, expr: ExprId) -> Option<ModuleId> {
        self.root_fact(expr)?;
        self.cx.facts.own_module(self.cx.program, self.func, expr)
    }

    /// What an attribute of a module of the program is for certain: a native function, or a constant.
    pub fn own_value(&self, attribute: ExprId) -> Option<(Ty, How)> {
        self.root_fact(attribute)?;
        let def = self.cx.facts.own_member(self.cx.program, self.func, attribute)?;
        match &self.cx.facts.globals[def.index()] {
            GlobalFact::Function(..) => {
                let value = self.function_name(def);
                matches!(value.0, Ty::Function(_)).then_some(value)
            }
            GlobalFact::Variable if self.cx.is_in_isolate(def) => {
                let (owner, expr, ty) = self.constant_global(def)?;
                Some((ty, How::ConstantGlobal(owner, expr)))
            }
            GlobalFact::Variable if !self.cx.plan.hybrid => {
                let is_there = crate::world::is_bound_at_end(self.cx.program, def)
                    && !self.cx.plan.half_seen.contains(&(self.func.id, def));
                is_there.then(|| (self.cx.global(def), How::Member(def)))
            }
            GlobalFact::Class(body) => {
                self.class_named(attribute)?;
                Some((Ty::Function(body.0), How::Function(*body)))
            }
            GlobalFact::Variable
            | GlobalFact::Module(_)
            | GlobalFact::Member(..)
            | GlobalFact::TypeVariable => None,
        }
    }

    /// The type of a global that is bound once to a constant, wherever it is read.
    pub fn constant_global(&self, global: crate::hir::nodes::DefId) -> Option<(FuncId, ExprId, Ty)> {
        let name = &self.cx.program.def(global).name;
        if self.cx.plan.may_rebind(name) || self.cx.plan.early.contains(&global) {
            return None;
        }
        let (body, expr) = *self.cx.facts.constants.get(&global)?;
        Some((body, expr, self.fixed_type(&self.cx.program.functions[body.index()], expr)?))
    }
}
