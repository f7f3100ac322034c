//! Calls of functions of the program, and what stands for an argument that is left out.

use super::placing::Placed;
use crate::catalog::intrinsics;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{
    Arg, Element, ExprId, ExprKind, FuncId, FunctionKind, NameRef, StmtKind, TargetKind,
};
use crate::infer::function_object::Sees;
use crate::infer::table::{ArgSource, How};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn call_function(&mut self, callee: FuncId, args: &'a [Arg], span: Span) -> (Ty, How) {
        if let Some(class) = self.class_of_value(&Ty::Function(callee.0)) {
            return self.construct(class, args, span);
        }
        let program = self.cx.program;
        let target = &program.functions[callee.index()];
        if self.cx.is_deferred(callee) || self.may_be_another(target) {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        self.spread_to = Some((callee, 0));
        let types = self.arguments_or_functions(args);
        self.call_native(callee, types, span)
    }

    /// The call of a native function with arguments that have been evaluated.
    pub fn call_native(&mut self, callee: FuncId, types: Vec<(Option<&str>, Ty)>, span: Span) -> (Ty, How) {
        let is_reached = self.env.reachable && types.iter().all(|(_, ty)| self.shallow(ty) != Ty::Never);
        let captured = if is_reached { self.captured_arguments(callee, span) } else { Some(vec![]) };
        match captured {
            Some(captures) => {
                let sees = Sees { given: types.len(), captures, defaults: vec![] };
                self.call_seeing(callee, types, sees, span)
            }
            None => (Ty::Dyn, How::Plain),
        }
    }

    /// The same, where what it sees of the functions around it is at hand.
    pub fn call_seeing(
        &mut self,
        callee: FuncId,
        types: Vec<(Option<&str>, Ty)>,
        sees: Sees,
        span: Span,
    ) -> (Ty, How) {
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        if types.iter().any(|(_, ty)| self.shallow(ty) == Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        let target = &self.cx.program.functions[callee.index()];
        let Some(placed) = self.place(target, &types[..sees.given], span) else {
            return (self.refuse(ReasonId::Arity, span, &target.name), How::Plain);
        };
        let Placed { mut sources, keywords } = placed;
        for (param, value) in sees.defaults {
            sources[param].get_or_insert(ArgSource::Arg(value));
        }
        let Some(mut params) = self.parameters(callee, &types, &mut sources) else {
            return (self.refuse(ReasonId::Arity, span, &target.name), How::Plain);
        };
        if target.is_made && self.looks_left_out(callee, &types, &sources) {
            return (self.refuse(ReasonId::Arity, span, &target.name), How::Plain);
        }
        for (source, ty) in sees.captures {
            sources.push(Some(source));
            params.push(ty);
        }
        for (index, ty) in params.clone().iter().enumerate() {
            let shallow = self.shallow(ty);
            if shallow == Ty::Never {
                return (Ty::Never, How::Plain);
            }
            if shallow.may_be_passing() {
                params[index] = self.refuse(ReasonId::IteratorValue, span, self.type_name(&shallow));
            }
        }
        if !params[..target.params.len()].iter().all(|ty| self.check_kept(ty, None, span)) {
            return (Ty::Dyn, How::Plain);
        }
        let context = self.cx.context(self.id, callee, span);
        let instance = self.cx.instance_in(context, callee, params.clone(), keywords);
        self.cx.follow(instance);
        for (index, ty) in params.iter().enumerate() {
            self.flow(ty, Sink::Param(instance, index), span);
        }
        self.note_call(instance);
        let sources = sources.into_iter().map(|source| source.expect("filled above")).collect();
        (self.cx.result_of(instance), How::Call(instance, sources))
    }

    /// Is an argument given that a function of the library's making cannot tell from one that is left out?
    fn looks_left_out(
        &self,
        callee: FuncId,
        types: &[(Option<&str>, Ty)],
        sources: &[Option<ArgSource>],
    ) -> bool {
        let target = &self.cx.program.functions[callee.index()];
        sources.iter().zip(&target.params).any(|(source, param)| match source {
            Some(ArgSource::Arg(index)) if param.default.is_some() => {
                self.shallow(&types[*index].1).members().contains(&Ty::Ellipsis)
            }
            _ => false,
        })
    }

    /// Where a parameter that a call leaves out gets its value: a constant is made anew, another value is the
    /// one that `def` has evaluated.
    pub(super) fn default_source(&self, callee: FuncId, index: usize, default: ExprId) -> (ArgSource, Ty) {
        let program = self.cx.program;
        let owner = &program.functions[program.functions[callee.index()]
            .parent
            .expect("a function with defaults is defined somewhere")
            .index()];
        let fixed = crate::infer::facts::is_fixed(owner, owner.expr(default));
        match self.fixed_type(owner, default).filter(|_| fixed) {
            Some(ty) => (ArgSource::Default(owner.id, default), ty),
            None if let Some((body, value, ty)) = self.constant_default(owner, default) => {
                (ArgSource::Default(body, value), ty)
            }
            None if let Some((global, ty)) = self.copied_default(owner, default) => {
                (ArgSource::Copied(global), ty)
            }
            None if self.cx.has_object(callee) => (ArgSource::Kept(callee, index), Ty::Dyn),
            None => (ArgSource::Evaluated(callee, index), self.cx.default(callee, index)),
        }
    }

    /// The default is a constant of the module by its name. (In a program without an isolate `def` keeps it.)
    fn constant_default(
        &self,
        owner: &crate::hir::nodes::Function,
        default: ExprId,
    ) -> Option<(FuncId, ExprId, Ty)> {
        let ExprKind::Name(NameRef::Global(global)) = owner.expr(default).kind else { return None };
        let is_in_body = owner.kind == FunctionKind::Module && self.cx.plan.hybrid;
        self.constant_global(global).filter(|_| is_in_body)
    }

    /// The default of a function of the module is a global of which native code has a copy, and nothing binds
    /// it again.
    fn copied_default(
        &self,
        owner: &crate::hir::nodes::Function,
        default: ExprId,
    ) -> Option<(crate::hir::nodes::DefId, Ty)> {
        let ExprKind::Name(NameRef::Global(global)) = owner.expr(default).kind else { return None };
        let program = self.cx.program;
        let once = owner.id == program.main_body().id && program.def(global).is_written_once();
        let straight = owner.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Assign { target, .. } => {
                matches!(target.kind, TargetKind::Name(NameRef::Global(bound)) if bound == global)
            }
            _ => false,
        });
        (once && straight).then(|| self.copied_global(global)).flatten().map(|ty| (global, ty))
    }

    /// The type of a constant expression, as long as no class in it may be bound anew.
    pub(super) fn fixed_type(&self, func: &crate::hir::nodes::Function, expr: ExprId) -> Option<Ty> {
        constant_type(func, expr).filter(|_| {
            let mut names = vec![];
            class_names_in(func, expr, &mut names);
            names.iter().all(|name| !self.cx.plan.may_rebind(name))
        })
    }
}

/// The type of a constant expression.
pub fn constant_type(func: &crate::hir::nodes::Function, expr: ExprId) -> Option<Ty> {
    use crate::hir::nodes::{Const, UnaryOp};
    Some(match &func.expr(expr).kind {
        ExprKind::Const(constant) => match constant {
            Const::None => Ty::None,
            Const::Ellipsis => Ty::Ellipsis,
            Const::Bool(_) => Ty::Bool,
            Const::Int(_) | Const::BigInt(_) => Ty::Int,
            Const::Float(_) => Ty::Float,
            Const::Complex(_) => Ty::Complex,
            Const::Str(_) => Ty::Str,
            Const::Bytes(_) => Ty::Bytes,
        },
        ExprKind::Unary(UnaryOp::Neg, operand) => constant_type(func, *operand)?,
        ExprKind::Name(NameRef::Builtin(name)) if intrinsics::class_object(name).is_some() => Ty::Type,
        ExprKind::Tuple(items) => Ty::Tuple(
            items
                .iter()
                .map(|item| match item {
                    Element::One(item) => constant_type(func, *item),
                    Element::Star(_) => None,
                })
                .collect::<Option<Vec<Ty>>>()?
                .into(),
        ),
        ExprKind::Name(_)
        | ExprKind::List(_)
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
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => return None,
    })
}

/// The builtin names in a constant expression.
fn class_names_in<'a>(func: &'a crate::hir::nodes::Function, expr: ExprId, names: &mut Vec<&'a str>) {
    match &func.expr(expr).kind {
        ExprKind::Name(NameRef::Builtin(name)) => names.push(name),
        ExprKind::Tuple(items) => {
            for item in items {
                let (Element::One(item) | Element::Star(item)) = item;
                class_names_in(func, *item, names);
            }
        }
        _ => {}
    }
}

/// Items whose use raises nothing that the order of taking them could change.
pub fn plain(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(items) => items.iter().all(plain),
        Ty::Never
        | Ty::None
        | Ty::Bool
        | Ty::Int
        | Ty::Float
        | Ty::Str
        | Ty::List(_)
        | Ty::Set(_)
        | Ty::Dict(..)
        | Ty::Var(_) => true,
        Ty::Complex
        | Ty::Bytes
        | Ty::Range
        | Ty::Slice
        | Ty::Ellipsis
        | Ty::NotImplemented
        | Ty::TupleOf(_)
        | Ty::FrozenSet(_)
        | Ty::Iter(..)
        | Ty::Generator(_)
        | Ty::File(_)
        | Ty::Exception
        | Ty::Type
        | Ty::Object
        | Ty::Instance(_)
        | Ty::Method(..)
        | Ty::Function(_)
        | Ty::Closure(..)
        | Ty::Cell(_)
        | Ty::Bound(..)
        | Ty::Tree(_)
        | Ty::Union(_)
        | Ty::Dyn => false,
    }
}
