//! What a value shows of itself beyond what it equals: the address in its hash, which NaN it is, whose class
//! its text has.

use crate::catalog::intrinsics;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, BinaryOp, ExprId, ExprKind, FPart, NameRef};
use crate::infer::walk::Walk;
use crate::ty::{Class, IterKind, Ty};

impl<'a> Walk<'_, 'a> {
    /// `str(x)`, `f"{x}"`, `"%s" % x` are what a method of `x` answers, which may be of a subclass of `str`:
    /// native text never is.
    pub(super) fn check_text(&mut self, kind: &ExprKind, span: crate::source::Span) {
        let of: Vec<ExprId> = match kind {
            ExprKind::Call { func, args } => match &self.func.expr(*func).kind {
                ExprKind::Name(NameRef::Builtin(name)) if intrinsics::hands_text_on(name) => {
                    args.iter().map(Arg::value).collect()
                }
                ExprKind::Attribute { name, .. } if intrinsics::hands_text_on(name) => {
                    args.iter().map(Arg::value).collect()
                }
                _ => return,
            },
            ExprKind::FString(parts) => match parts.as_slice() {
                [FPart::Value { value, .. }] => vec![*value],
                _ => return,
            },
            ExprKind::Binary { op: BinaryOp::Mod, right, .. } => vec![*right],
            ExprKind::Const(_)
            | ExprKind::Name(_)
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
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => return,
        };
        let foreign =
            |id: &ExprId| self.exprs.get(&self.key(*id)).is_some_and(|info| self.holds_foreign(&info.ty));
        if of.iter().any(foreign) {
            self.refuse(ReasonId::NotLowered, span, "text that may be of a subclass of `str`");
        }
    }

    /// Is it a value of the isolate, or does it hold some?
    fn holds_foreign(&self, ty: &Ty) -> bool {
        self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn())
    }

    /// The hash of a NaN is its identity, which an unboxed float does not have.
    pub(super) fn check_hashed_floats(&mut self, ty: &Ty, span: crate::source::Span) {
        if let Ty::Set(key) | Ty::FrozenSet(key) | Ty::Dict(key, _) = self.shallow(ty)
            && self.holds_float(&key)
        {
            self.nans_are_told(span);
        }
    }

    /// Some hashes are addresses: only the interpreter itself knows the order of a set of classes, of
    /// exceptions, of `...`, and before 3.12 of None.
    pub(super) fn check_hashed_addresses(&mut self, ty: &Ty, span: crate::source::Span) {
        let none = self.cx.plan.minor < 12;
        if let Ty::Set(key) | Ty::FrozenSet(key) = self.shallow(ty)
            && self.cx.cells.resolve(&key).is_ok_and(|key| self.holds_address(&key, none, &mut vec![]))
        {
            self.refuse(ReasonId::NotLowered, span, "a set of what is hashed by its address");
        }
    }

    /// `seen`: the classes around it.
    fn holds_address(&self, ty: &Ty, none: bool, seen: &mut Vec<Class>) -> bool {
        if let Ty::Instance(class) = ty {
            if self.has_special(*class, "__hash__") || seen.contains(class) {
                return false;
            }
            seen.push(*class);
            // The hash of a tuple is made of those of its items.
            return match self.cx.cells.held_value(*class).map(|value| self.cx.cells.resolve(&value)) {
                Some(Ok(value @ (Ty::Tuple(_) | Ty::TupleOf(_)))) => self.holds_address(&value, none, seen),
                // (That of a NaN is the address of its object.)
                Some(Ok(Ty::Int | Ty::Str)) => false,
                Some(_) | None => true,
            };
        }
        matches!(
            ty,
            Ty::Type | Ty::Ellipsis | Ty::NotImplemented | Ty::Exception | Ty::Method(..) | Ty::Generator(_)
        ) || matches!(ty, Ty::Closure(..) | Ty::File(_))
            || matches!(ty, Ty::Iter(IterKind::Kept, _))
            || (none && *ty == Ty::None)
            || ty.parts().into_iter().any(|part| self.holds_address(part, none, seen))
    }

    /// Is it a float, or does it hold some?
    pub fn holds_float(&self, ty: &Ty) -> bool {
        fn holds(ty: &Ty) -> bool {
            matches!(ty, Ty::Float | Ty::Complex) || ty.parts().into_iter().any(holds)
        }
        self.cx.cells.resolve(ty).is_ok_and(|ty| holds(&ty))
    }

    /// Containers compare their elements by identity first: with NaN among them, unboxed floats cannot
    /// answer.
    pub fn check_nan(&mut self, container: &Ty, span: crate::source::Span) {
        let shallow = self.shallow(container);
        let scalar =
            |ty: &Ty| matches!(ty, Ty::Float | Ty::Complex | Ty::Int | Ty::Bool | Ty::None | Ty::Str);
        if !shallow.members().iter().all(scalar) && self.holds_float(&shallow) {
            self.nans_are_told(span);
        }
    }

    /// The same where the items of a container are compared: `sorted(pairs)`.
    pub fn check_nan_items(&mut self, container: &Ty, span: crate::source::Span) {
        let parts: Vec<Ty> = self
            .shallow(container)
            .members()
            .iter()
            .flat_map(|member| member.parts().into_iter().cloned().collect::<Vec<_>>())
            .collect();
        parts.iter().for_each(|part| self.check_nan(part, span));
    }

    /// A NaN that an operation gives is numbered then; one that is a constant is the isolate's business.
    fn nans_are_told(&mut self, span: crate::source::Span) {
        self.cx.tells_nans = true;
        if self.cx.facts.folds_nan {
            self.refuse(ReasonId::NanIdentity, span, "");
        }
    }
}
