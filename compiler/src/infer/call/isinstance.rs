//! `isinstance` and the classes that it and `except` name.

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, NameRef};
use crate::infer::narrow;
use crate::infer::rows::Shape;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;
use crate::ty::relate::crosses_by_value;

impl<'a> Walk<'_, 'a> {
    /// `isinstance` of a value of type `ty`: decided now, or for the members of a union or an exception at
    /// run time.
    pub(super) fn instance_test(
        &mut self,
        func: ExprId,
        args: &'a [Arg],
        ty: &Ty,
        classes: Span,
    ) -> (Ty, How) {
        let [_, Arg::Positional(second)] = args else { unreachable!("counted by the caller") };
        let names = narrow::class_names(self, self.func, *second);
        if let (Some((_, classes)), true) = (narrow::isinstance(self, func, args), *ty != Ty::Dyn) {
            return (Ty::Bool, self.held_of(ty, &classes));
        }
        if let Some(found) = names.as_deref().and_then(|names| self.asked_exception(ty, names)) {
            return found;
        }
        let builtin = names.as_deref().and_then(narrow::builtin_names);
        match builtin {
            Some(names)
                if matches!(ty, Ty::Dyn | Ty::Object)
                    && names.iter().all(|name| intrinsics::has_class_object(name)) =>
            {
                (Ty::Bool, How::IsInstance(names))
            }
            None if names.is_none()
                && let Some(found) = self.instance_of_value(ty, *second, classes) =>
            {
                found
            }
            // The isolate knows.
            _ if self.cx.plan.hybrid && crosses_by_value(ty) => {
                let classes_ty = self.expr(*second);
                let mut operands = vec![*ty, classes_ty];
                let (ty, dispatch) = self.on_isolate(intrinsics::INSTANCE_ROW, &mut operands, classes);
                (ty, How::Dispatch(dispatch))
            }
            _ if *ty == Ty::Dyn => (Ty::Bool, How::Plain),
            _ => (self.refuse(ReasonId::NotLowered, classes, "`isinstance` with this class"), How::Plain),
        }
    }

    /// Which members of the type are instances of one of the classes.
    fn held_of(&self, ty: &Ty, classes: &[narrow::Tested]) -> How {
        let held = ty.members();
        let passing: Vec<Ty> =
            held.iter().copied().filter(|ty| narrow::is_instance_of_any(self, ty, classes)).collect();
        match passing.len() {
            0 => How::Truth(false),
            n if n == held.len() => How::Truth(true),
            _ => How::Holds(passing),
        }
    }

    /// `other.__class__ is self.__class__`
    pub(super) fn same_class_test(&mut self, id: ExprId, args: &'a [Arg]) -> (Ty, How) {
        let types: Vec<Ty> = args.iter().map(|arg| self.expr(arg.value())).collect();
        let types: Vec<Ty> = types.iter().map(|ty| self.shallow(ty)).collect();
        if types.contains(&Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        let span = self.func.expr(id).span;
        let ExprKind::Call { func, .. } = &self.func.expr(id).kind else { unreachable!("a call") };
        match narrow::isinstance(self, *func, args) {
            Some((_, classes)) if types[0] != Ty::Dyn => (Ty::Bool, self.held_of(&types[0], &classes)),
            _ => (self.refuse(ReasonId::NotLowered, span, "comparing the classes of values"), How::Plain),
        }
    }

    /// The class is the value of a variable or an expression.
    fn instance_of_value(&mut self, ty: &Ty, second: ExprId, classes: Span) -> Option<(Ty, How)> {
        let computed = match &self.func.expr(second).kind {
            ExprKind::Name(name) => self.variable(name).is_some(),
            ExprKind::Call { .. } | ExprKind::Subscript { .. } | ExprKind::Attribute { .. } => true,
            ExprKind::Const(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => false,
        };
        if !computed {
            return None;
        }
        let class = self.expr(second);
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let known = match self.shallow(&class) {
            Ty::Dyn if !self.cx.plan.hybrid => return Some((Ty::Bool, How::Plain)),
            Ty::Type => true,
            Ty::Tuple(items) => !items.is_empty() && items.iter().all(|item| self.shallow(item) == Ty::Type),
            Ty::TupleOf(item) => self.shallow(&item) == Ty::Type,
            Ty::Never
            | Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::List(_)
            | Ty::Set(_)
            | Ty::FrozenSet(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_) => false,
        };
        let mut operands = vec![*ty, class];
        let shape = Shape { positional: vec![0, 1], keywords: vec![] };
        let rows = catalog::lookup("hybridc", intrinsics::INSTANCE_ROW);
        let found = if known { self.rows_dispatch(rows, &mut operands, &shape, classes) } else { None };
        found.map(|(ty, dispatch)| (ty, How::Dispatch(dispatch)))
    }

    pub(super) fn constant_truth(&self, value: ExprId) -> Option<bool> {
        match &self.func.expr(value).kind {
            ExprKind::Const(constant) => narrow::constant_truth(constant),
            _ => None,
        }
    }

    /// The builtin exception class an expression names.
    pub fn exception_class(&self, value: ExprId) -> Option<String> {
        match &self.func.expr(value).kind {
            ExprKind::Name(NameRef::Builtin(name)) if !self.cx.plan.may_rebind(name) => {
                intrinsics::exception_class(name).map(str::to_owned)
            }
            _ => None,
        }
    }
}
