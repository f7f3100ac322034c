//! Functions as values, where the text says which one: `op = add`, `apply(add, 2)`, `def run(x, f=add)`.
//!
//! The type of such a value is the function itself ([`Ty::Function`]): calling it is a direct call. Only
//! names and lambdas have the type, and only where their value is bound to a name, passed to a native
//! function, called, or compared with None; anywhere else it has to be the function's object, which the
//! isolate has.

use super::facts::GlobalFact;
use super::home::ClassForced;
use super::table::{How, Site};
use super::walk::Walk;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{DefId, ExprId, FuncId, FunctionKind, NameRef};
use crate::source::Span;
use crate::ty::Ty;

impl Walk<'_, '_> {
    /// An expression whose value may be a function of the program.
    pub fn expr_or_function(&mut self, id: ExprId) -> Ty {
        self.wants_function = true;
        let ty = self.expr(id);
        self.wants_function = false;
        ty
    }

    /// What the name of a function stands for.
    pub fn function_name(&self, global: DefId) -> (Ty, How) {
        let GlobalFact::Function(func, _) = self.cx.facts.globals[global.index()] else {
            unreachable!("the name of a function")
        };
        let function = &self.cx.program.functions[func.index()];
        if self.cx.is_deferred(func) || self.cx.plan.may_rebind(&function.name) {
            return (Ty::Dyn, How::Isolate);
        }
        (Ty::Function(func.0), How::Function(func))
    }

    /// A lambda that is bound to a name or passed to a native function. It has no object: beside an isolate
    /// it stays with native code.
    pub fn lambda_value(&mut self, id: ExprId, func: FuncId, span: Span) -> (Ty, How) {
        let function = &self.cx.program.functions[func.index()];
        let is_closure = self.cx.program.captures.is_closure(func);
        let is_plain = function.params.iter().all(|param| {
            let is_fixed = |default: ExprId| super::facts::is_fixed(self.func, self.func.expr(default));
            !param.takes_many() && param.default.is_none_or(is_fixed)
        });
        if !(is_plain || is_closure) || self.cx.is_deferred(func) || self.outlives_its_cells(func) {
            return (self.refuse(ReasonId::FunctionValue, span, "a lambda"), How::Plain);
        }
        if is_closure {
            return self.closure_value(func, Site::Expr(self.key(id)), span);
        }
        (Ty::Function(func.0), How::Function(func))
    }

    /// A class as a value that anybody may ask what any value is asked for; beside an isolate, which has
    /// another object of it, it has none.
    fn object_of_class(&self, body: FuncId) -> Option<Ty> {
        let class = self.class_of_value(&Ty::Function(body.0))?;
        let info = self.cx.facts.table.info(class);
        // Metaclasses of their own say what those are.
        let is_plain = !info.is_enum && !info.is_protocol && info.parameters == 0;
        let is_alone =
            !self.cx.plan.hybrid && !self.may_run_again(self.cx.program.functions[body.index()].module);
        (is_plain && is_alone).then(|| Ty::Closure(body.0, vec![].into()))
    }

    /// The value as something that is not only called: the object that the isolate has.
    pub fn as_object(&mut self, id: ExprId, ty: Ty, how: How) -> (Ty, How) {
        let shallow = self.shallow(&ty);
        let known = match &shallow {
            Ty::Function(func) => Some(FuncId(*func)),
            Ty::Union(members) if members.iter().any(|member| matches!(member, Ty::Function(_))) => None,
            bound if bound.holds_bound() => None,
            _ => return (ty, how),
        };
        let is_of_module = |func: FuncId| {
            let function = &self.cx.program.functions[func.index()];
            !self.cx.is_nameless(func)
                && function.decorators.is_empty()
                && function.kind == FunctionKind::Def
                && !self.may_run_again(function.module)
        };
        if let (Some(class), How::Plain | How::Checked | How::Function(_) | How::Dispatch(_)) =
            (known.and_then(|func| self.object_of_class(func)), &how)
        {
            return (class, how);
        }
        match (known, &how) {
            // The one object that `def` has made.
            (Some(func), How::Plain | How::Checked | How::Function(_) | How::Dispatch(_))
                if !self.cx.plan.hybrid && is_of_module(func) =>
            {
                (Ty::Closure(func.0, vec![].into()), how)
            }
            (Some(func), How::Plain | How::Function(_) | How::Dispatch(_))
                if self.cx.plan.hybrid && !self.cx.is_nameless(func) =>
            {
                if let Some(class) = self.cx.facts.table.of_body(func) {
                    // Only the isolate has an object of the class.
                    self.cx.cells.send_class(class, ClassForced::Value);
                }
                (Ty::Dyn, How::Function(func))
            }
            _ => {
                let expr = self.func.expr(id);
                let name = match &expr.kind {
                    crate::hir::nodes::ExprKind::Name(NameRef::Global(global)) => {
                        let is_class = self.cx.facts.table.named(*global).is_some();
                        let kind = if is_class { "class" } else { "function" };
                        format!("{kind} `{}` as a value", self.global_name(*global))
                    }
                    _ if shallow.holds_bound() => "a method as a value".to_owned(),
                    _ => "a function as a value".to_owned(),
                };
                (self.refuse(ReasonId::FunctionValue, expr.span, name), How::Plain)
            }
        }
    }
}
